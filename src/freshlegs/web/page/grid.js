// The page around the grid: open a session, ask why, undo and redo, look at another week in place of one's own.
import { ask, attempt, find, findAll, inPoints, make, refresh, say, solve } from "./net.js";

/** Open the details of a session, and bring them into sight. */
export function openSession(id) {
  const details = find(`.session[data-session="${CSS.escape(id)}"]`);
  if (!details) return;
  findAll(".session[open]").forEach(one => (one.open = one === details));
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  find("summary", details).focus({ preventScroll: true });
}

/** Ask why a session is where it is, or not somewhere else, and write the answer into an element. */
export async function askWhy(session, at, answer) {
  let job = "";
  const stop = make("button", { type: "button", click: () => ask(`api/jobs/${job}`, undefined, "DELETE") }, "Stop");
  answer.replaceChildren("Looking at the other places \u2026 ", stop);
  const found = await attempt(() => solve("api/why", { session, ...(at && { at }) }, { begun: id => (job = id) }));
  answer.replaceChildren(found ? make("pre", { class: "why", tabindex: "0" }, found.text) : "");
  if (found) say(found.text);
}

/** Step back or forward; what was kept, accepted or told is then as it was before. */
export async function step(which) {
  if (find(`#${which}`)?.disabled !== false) return;
  const done = find(`#${which}`).title;
  if (await attempt(() => ask(`api/${which}`, {}))) {
    await refresh();
    say(`${which === "undo" ? "Undone" : "Done again"}: ${done}.`);
  }
}

/** Show a week in place of one's own, with buttons above it; `html` is drawn by the program. */
export function look(html, name, change, ...buttons) {
  const week = find("#week");
  week.classList.add("looking");
  find(".grid", week).innerHTML = html;
  const back = make("button", { type: "button", click: refresh }, "Back to my week");
  const price = change == null ? "" : `, ${inPoints(change)}`;
  find("#looking").replaceChildren(make("p", {}, make("strong", {}, name), price), ...buttons, back);
  week.scrollIntoView({ block: "nearest" });
  say(`Shown: ${name}${price}.`);
}

document.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "undo" || button.id === "redo") step(button.id);
  if (button.dataset.why) askWhy(button.dataset.why, "", find(".answer", button.closest("details")));
  if (button.closest("#alarm")) find("#alarm").hidden = true;
});

document.addEventListener("keydown", event => {
  if (!(event.ctrlKey || event.metaKey) || event.target.matches("input, select, textarea")) return;
  const key = event.key.toLowerCase();
  const which = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
  if (!which) return;
  event.preventDefault();
  if (!document.dispatchEvent(new CustomEvent(which, { cancelable: true }))) return; // something in the hand went back
  step(which);
});
