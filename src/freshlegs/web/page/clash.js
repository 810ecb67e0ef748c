// An impossible week: the ways out as buttons, and the places of the clash by the rule that they belong to.
import { ask, attempt, find, refresh, say } from "./net.js";

document.addEventListener("click", async event => {
  const button = event.target.closest("#clash [data-fix]");
  if (!button) return;
  button.disabled = true;
  say("Planning the week with this change \u2026");
  const done = await attempt(() => ask("api/accept", { fix: Number(button.dataset.fix) }));
  button.disabled = false;
  if (!done) return;
  await refresh();
  say(`${button.dataset.name}. ${find(".verdict").textContent}`);
});
