// One week of a programme at a time: the others are a press away, with the arrow keys too.
import { find, findAll, refresh, say } from "./net.js";

async function turn(link, remember = true) {
  if (remember) history.pushState(null, "", link.href);
  await refresh();
  const here = find("#programme [aria-current]");
  here?.focus({ preventScroll: true });
  say(here?.title ?? "");
}

document.addEventListener("click", event => {
  const link = event.target.closest("#programme a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  turn(link);
});
document.addEventListener("keydown", event => {
  if (!event.target.matches("#programme a") || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const links = findAll("#programme a");
  const next = links[links.indexOf(event.target) + (event.key === "ArrowLeft" ? -1 : 1)];
  event.preventDefault();
  if (next) turn(next);
});
addEventListener("popstate", () => refresh());
