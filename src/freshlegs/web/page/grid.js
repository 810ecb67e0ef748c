// The page around the week: open a session, ask why, do what a button says, look at another week in place of one's own.
import { ask, attempt, draw, find, findAll, make, refresh, say, solve, swap } from "./net.js";

/** Open the details of a session, and bring them into sight. */
export function openSession(id) {
  const session = find(`.session[data-session="${CSS.escape(id)}"]`);
  if (!session) return;
  session.open = true; // the others close by themselves
  find("summary", session).focus({ preventScroll: true });
  session.scrollIntoView({ block: "nearest" });
}

/** Ask why a session is where it is, or why not somewhere else, and write the answer below the button. */
async function askWhy({ why: session, at }, inside) {
  const found = await attempt(() => solve("api/why", { session, at }, inside, "Trying the other places \u2026 "));
  if (!found) return;
  inside.replaceChildren(Object.assign(make("pre", "why", found.text), { tabIndex: 0 }));
  say(found.text);
}

/** Call the program as a button says, and tell that it is done. */
async function press({ call, method, body, first, says }) {
  if (first) say(first);
  if (!(await attempt(() => ask(call, body && JSON.parse(body), method)))) return;
  document.dispatchEvent(new Event("back")); // what was in the hand is part of it now, or would stand in a week that is gone
  await refresh();
  say(says);
}

/** Show a week in place of one's own, with its sessions and its costs, as the program has drawn them. */
export function look(html) {
  find("#week").classList.add("looking");
  swap(draw(html));
  find("#week").scrollIntoView({ block: "nearest" });
  say(`You see: ${find("#looking p").textContent}`);
}

document.addEventListener("click", async ({ target }) => {
  const pressed = target.closest("button");
  const { call, look: path, open, why } = pressed?.dataset ?? {};
  if (call) press(pressed.dataset);
  if (open) openSession(open);
  if (why) askWhy(pressed.dataset, find(".answer", pressed.closest("details, #drop")));
  if (path) attempt(() => ask(path).then(look));
  if (pressed?.id === "back") refresh();
  if (pressed?.closest("#alarm")) find("#alarm").hidden = true;
});

document.addEventListener("keydown", event => {
  const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
  const weeks = findAll("#programme a");
  const step = !event.altKey && { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step && weeks.includes(event.target)) weeks[weeks.indexOf(event.target) + step]?.click();
  if (!["z", "y"].includes(key) || event.target.matches("input:not([type=checkbox], [type=range])")) return;
  event.preventDefault();
  const isBack = key === "z" && !event.shiftKey;
  // What is in the hand, or dropped and not kept, goes back first.
  if (!isBack || document.dispatchEvent(new Event("back", { cancelable: true }))) find(isBack ? "#undo" : "#redo")?.click();
});
