// A session in the hand: moved with a mouse, a finger or the arrow keys, priced while it moves, dropped or put back.
import { look, openSession } from "./grid.js";
import { ask, attempt, draw, find, findAll, hold, make, refresh, say, signed, solve } from "./net.js";

const FAR = 6; // pixels that a pointer moves before it drags
const EDGE = 48; // pixels from the end of the screen within which it scrolls
export const QUARTER = 15;
const moves = new Map(); // what is dropped and not kept yet: by session its start
let hand = null; // what is held: its session and block, its ghost, the starts it may have, and where it is

const wall = start => Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
const findClock = start => find(`.day[data-date="${start.slice(0, 10)}"] .clock`);
const findBlock = session => find(`.block[data-session="${CSS.escape(session)}"]:not(.ghost)`);
const listMoves = (but = "") => [...moves].filter(([one]) => one !== but).map(([session, start]) => ({ session, start }));
const nearest = (starts, minute) =>
  starts.toSorted((one, other) => Math.abs(wall(one.start) - minute) - Math.abs(wall(other.start) - minute))[0];

/** Put an element where minutes of a day are. */
export function place(element, clock, begin, end) {
  const first = clock.closest(".calendar").dataset.first;
  element.style.setProperty("--b", begin - first);
  element.style.setProperty("--e", end - first);
  if (element.parentElement !== clock) clock.append(element);
}

/** Return the minute of a day that a height of the screen is, within the hours that are drawn. */
export function minuteAt(clock, y) {
  const { top, height } = clock.getBoundingClientRect();
  const { first, last } = clock.closest(".calendar").dataset;
  return Number(first) + Math.min(1, Math.max(0, (y - top) / height)) * (last - first);
}

function showPanel(...parts) {
  find("#drop").hidden = parts.length === 0;
  find("#drop").replaceChildren(...parts);
}

async function lift(block, grab) {
  const { session, start } = block.dataset;
  const ghost = find(`.ghost[data-session="${CSS.escape(session)}"]`) ?? makeGhost(block);
  const mine = (hand = { session, block, ghost, grab, starts: [], at: moves.get(session) ?? start });
  hold.on = true;
  block.classList.add("lifted");
  stand(ghost, block, hand.at);
  const priced = await attempt(() => ask("api/price", { session, moves: listMoves(session) }));
  if (hand !== mine) return;
  Object.assign(hand, priced);
  paint(hand.starts);
  if (hand.point) follow(hand.point);
}

function makeGhost(block) {
  const ghost = block.cloneNode(true);
  for (const one of findAll(".grip, .mark", ghost)) one.remove();
  for (const one of findAll("[id]", ghost)) one.removeAttribute("id");
  ghost.classList.add("ghost");
  ghost.ariaHidden = "true";
  ghost.style.cssText = "";
  ghost.append(make("em", "tag"));
  return ghost;
}

const stand = (ghost, block, start) => {
  place(ghost, findClock(start), wall(start), wall(start) + Number(block.dataset.minutes));
  find(".when", ghost).textContent = start.slice(11, 16);
};

/** Light up where the session may start: starts beside each other at one price are one band. */
function paint(starts) {
  const dearest = Math.max(1, ...starts.map(one => one.points ?? 0));
  let band = {};
  for (const { start, points } of starts) {
    const [clock, begin] = [findClock(start), wall(start)];
    if (!clock) continue;
    if (band.clock !== clock || band.points !== points || band.end !== begin) {
      const shade = points === null ? "no" : points < 0 ? "less" : Math.ceil((3 * points) / dearest);
      const label = points === null ? "\u2715" : signed(points);
      band = { clock, points, begin, bar: Object.assign(make("i", "start", label), { ariaHidden: "true" }) };
      band.bar.dataset.shade = shade;
    }
    place(band.bar, clock, band.begin, (band.end = begin + QUARTER));
  }
}

/** Bring what is in the hand to one of its starts, and tell the price. */
function carry({ start, points, text, why }) {
  hand.at = start;
  stand(hand.ghost, hand.block, start);
  hand.ghost.classList.toggle("no", points === null);
  find(".tag", hand.ghost).textContent = points === null ? "\u2715" : signed(points);
  const lines = why.slice(0, 2).map(line => make("p", "soft", line));
  showPanel(make("h3", "", hand.block.dataset.title), make("p", "", text), ...lines);
  say(`${text}. ${why.join(". ")}`);
}

/** Follow the pointer to the nearest start of the day below it. */
function follow({ x, y }) {
  hand.point = { x, y };
  const low = innerHeight - (getComputedStyle(find("#drop")).position === "fixed" ? find("#drop").offsetHeight : 0);
  if (y < EDGE || y > low - EDGE) scrollBy(0, y < EDGE ? -EDGE / 3 : EDGE / 3);
  const clock = document.elementsFromPoint(x, y).find(one => one.matches(".clock"));
  if (!clock) return;
  const there = hand.starts.filter(one => one.start.startsWith(clock.parentElement.dataset.date));
  const near = nearest(there, minuteAt(clock, y - hand.grab));
  if (near && near.start !== hand.at) carry(near);
}

/** Move by keys: to the next start of the day, or to about the same time of another one. */
function nudge(key) {
  const date = hand.at.slice(0, 10);
  const isBack = key === "ArrowUp" || key === "ArrowLeft";
  const isHere = key === "ArrowUp" || key === "ArrowDown";
  const beyond = hand.starts.filter(({ start }) =>
    isHere === start.startsWith(date) && (isBack ? start < hand.at : start > hand.at));
  const next = beyond.at(isBack ? -1 : 0);
  if (!next) return say("There is no more free time on this side.");
  const there = beyond.filter(one => one.start.startsWith(next.start.slice(0, 10)));
  return carry(isHere ? next : nearest(there, wall(hand.at)));
}

/** Empty the hand; once nothing is dropped and not kept either, the page follows the program again. */
function letGo() {
  for (const one of findAll(".start")) one.remove();
  hand = null;
  hold.on = moves.size > 0;
  return !hold.on && hold.missed ? refresh() : undefined;
}

/** Put what is in the hand back to where it was before it was lifted. */
function putBack() {
  const { session, ghost, block } = hand;
  letGo();
  moves.has(session) ? stand(ghost, block, moves.get(session)) : ghost.remove();
  block.classList.toggle("lifted", moves.has(session));
  say(`${block.dataset.title} is back in its place.`);
  return moves.size ? tellPrice() : showPanel();
}

function drop() {
  hand.at === hand.block.dataset.start ? moves.delete(hand.session) : moves.set(hand.session, hand.at);
  if (!moves.has(hand.session)) return putBack();
  letGo();
  return tellPrice();
}

/** Take back all that was dropped and is not kept. */
function takeBack() {
  moves.clear();
  for (const one of findAll(".ghost")) one.remove();
  for (const one of findAll(".lifted")) one.classList.remove("lifted");
  showPanel();
  return letGo();
}

/** Tell rule by rule what the dropped sessions change, and offer what can be done. */
async function tellPrice() {
  const shown = find("#drop").firstChild;
  const found = await attempt(() => ask("api/drop", { moves: listMoves() }));
  if (hand || moves.size === 0 || find("#drop").firstChild !== shown) return; // lifted, taken back, dropped again meanwhile
  if (!found) return takeBack();
  showPanel(...draw(found.html));
  say(`${find("#drop h3").textContent}. ${found.text}`);
  return find("#drop button").focus({ preventScroll: true });
}

/** Solve the week anew with what was dropped held where it is, and show it in place of one's own. */
async function letFollow() {
  const found = await attempt(() => solve("api/solve", { moves: listMoves() }, find("#drop"), "Looking for a week \u2026"));
  if (found?.html) {
    await takeBack();
    return look(found.html);
  }
  await tellPrice();
  return found && find("#drop").prepend(make("p", "no", found.text));
}

/** Hear where a pointer goes until it is lifted, wherever that is; `end` is told whether it was, or was lost. */
export function track({ pointerId }, move, end) {
  const heard = new AbortController();
  const hear = (name, then) => document.body.addEventListener(name, then, { signal: heard.signal });
  document.body.setPointerCapture(pointerId);
  hear("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) hear(name, here => [heard.abort(), end(here, name === "pointerup")]);
}

document.addEventListener("pointerdown", event => {
  const touched = event.target.closest?.("#week:not(.looking, .drawing) .block");
  const block = touched && findBlock(touched.dataset.session);
  if (!block || event.button !== 0 || event.target.closest("a") || !find(".grip", block)) return;
  const grab = event.clientY - touched.getBoundingClientRect().top;
  const move = ({ clientX: x, clientY: y }) => {
    if (!hand && Math.hypot(x - event.clientX, y - event.clientY) > FAR) lift(block, grab);
    if (hand) follow({ x, y });
  };
  track(event, move, (_, lifted) => {
    if (hand) lifted ? drop() : putBack();
    else if (lifted) openSession(block.dataset.session);
  });
});

document.addEventListener("keydown", async event => {
  if (event.key === "Escape" && (hand || moves.size > 0)) hand ? putBack() : takeBack();
  const isArrow = event.key.startsWith("Arrow") && !event.altKey;
  const block = event.target.closest?.("#week:not(.looking, .drawing) .block:has(.grip)");
  if (!block || !event.target.matches(".grip") || !(isArrow || event.key === "Enter" || event.key === " ")) return;
  event.preventDefault();
  if (isArrow && !hand) await lift(block, null);
  if (hand) isArrow ? nudge(event.key) : drop();
  else if (!isArrow) openSession(block.dataset.session);
});

document.addEventListener("focusout", ({ target }) => hand?.grab === null && target.matches(".grip") && putBack());
document.addEventListener("dragstart", event => event.target.closest?.("#week") && event.preventDefault());
document.addEventListener("click", ({ target }) => {
  if (target.closest("#take-back")) takeBack();
  if (target.closest("#let-follow")) letFollow();
});
document.addEventListener("back", event => {
  if (hand || moves.size) event.preventDefault();
  hand ? putBack() : takeBack();
});
