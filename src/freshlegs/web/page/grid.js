// The page around the week: open a session, ask why, undo and redo, look at another week in place of one's own.
import { ask, attempt, button, find, findAll, inPoints, make, refresh, say, solve, stop } from "./net.js";

/** Open the details of a session, and bring them into sight. */
export function openSession(id) {
  for (const one of findAll(".session")) one.open = one.dataset.session === id;
  const summary = find(".session[open] summary");
  summary?.focus({ preventScroll: true });
  summary?.parentElement.scrollIntoView({ block: "nearest" });
}

/** Ask why a session is where it is, or why not somewhere else, and write the answer into an element. */
export async function askWhy(session, at, answer) {
  const begun = job => answer.replaceChildren("Trying the other places \u2026 ", button("Stop", () => stop(job)));
  const found = await attempt(() => solve("api/why", { session, ...(at && { at }) }, { begun }));
  answer.replaceChildren(...(found ? [make("pre", { class: "why", tabindex: "0" }, found.text)] : []));
  if (found) say(found.text);
}

/** Step back or forward: what was kept, accepted or told is as it was before. */
async function step(which) {
  const control = find(`#${which}`);
  if (!control || control.disabled || !(await attempt(() => ask(`api/${which}`, {})))) return;
  await refresh();
  say(`${which === "undo" ? "Undone" : "Done again"}: ${control.title}`);
}

/** Show a week in place of one's own; `html` is drawn by the program. */
export function look(html, name, change, ...buttons) {
  find("#week").classList.add("looking");
  find("#week .grid").innerHTML = html;
  const text = `${name}${change == null ? "" : `: ${inPoints(change)}`}`;
  find("#looking").replaceChildren(make("p", {}, text), ...buttons, button("Back to my week", refresh));
  find("#week").scrollIntoView({ block: "nearest" });
  say(`You see: ${text}`);
}

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button");
  if (!pressed) return;
  if (pressed.matches("#undo, #redo")) step(pressed.id);
  if (pressed.dataset.why) askWhy(pressed.dataset.why, "", find(".answer", pressed.closest("details")));
  if (pressed.id === "write") attempt(() => ask("api/keep", { moves: [] })).then(refresh);
  if (pressed.closest("#alarm")) find("#alarm").hidden = true;
});

document.addEventListener("keydown", event => {
  const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
  if (!["z", "y"].includes(key) || event.target.matches("input:not([type])")) return;
  event.preventDefault();
  const back = key === "z" && !event.shiftKey;
  // What is in the hand, or dropped and not kept, goes back first.
  if (!back || document.dispatchEvent(new CustomEvent("back", { cancelable: true }))) step(back ? "undo" : "redo");
});
