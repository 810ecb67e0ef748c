// An impossible week: its ways out are buttons.
import { ask, attempt, find, refresh, say } from "./net.js";

document.addEventListener("click", async ({ target }) => {
  if (!target.matches("#clash [data-fix]")) return;
  say("Planning the week with this change \u2026");
  if (!(await attempt(() => ask("api/accept", { fix: Number(target.dataset.fix) })))) return;
  await refresh();
  say(`${target.dataset.name}. ${find(".verdict").textContent}`);
});
