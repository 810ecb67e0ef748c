// A session in the hand: moved with a mouse, a finger or the arrow keys, priced while it moves, dropped or put back.
import { askWhy, look, openSession } from "./grid.js";
import { ask, attempt, complain, find, findAll, hold, inPoints, make, refresh, say, signed, solve } from "./net.js";

const FAR = 6; // pixels that a pointer moves before it drags
const QUARTER = 15;
const moves = new Map(); // what is dropped and not kept yet: the start of each session
let hand = null; // { block, ghost, starts, at, key, grab }

const listMoves = (but = "") =>
  [...moves].filter(([session]) => session !== but).map(([session, start]) => ({ session, start }));
const wall = start => Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
const findDay = start => find(`.day[data-date="${start.slice(0, 10)}"]`);
const tell = start => `${findDay(start)?.dataset.name ?? start.slice(0, 10)} ${start.slice(11, 16)}`;
const findBlock = session => find(`.block[data-session="${CSS.escape(session)}"]:not(.ghost)`);
const nameOf = session => findBlock(session)?.dataset.title ?? session;

/** Put an element where minutes of a day are. */
export function place(element, clock, begin, end) {
  const first = Number(clock.closest(".calendar").dataset.first);
  element.style.setProperty("--b", begin - first);
  element.style.setProperty("--e", end - first);
  if (element.parentElement !== clock) clock.append(element);
}

async function lift(block, grab = null) {
  const session = block.dataset.session;
  const ghost = find(`.ghost[data-session="${CSS.escape(session)}"]`) ?? makeGhost(block);
  const start = moves.get(session) ?? block.dataset.start;
  hand = { session, block, ghost, starts: [], at: { start, rules: [], why: [] }, grab };
  hold.on = true;
  block.classList.add("lifted");
  place(ghost, find(".clock", findDay(start)), wall(start), wall(start) + Number(block.dataset.minutes));
  const mine = hand;
  const priced = await attempt(() => ask("api/price", { session, moves: listMoves(session) }));
  if (hand !== mine) return;
  hand.starts = priced?.starts ?? [];
  paint(hand.starts);
  if (hand.point) follow(hand.point);
}

function makeGhost(block) {
  const ghost = block.cloneNode(true);
  ghost.classList.add("ghost");
  findAll("[id]", ghost).forEach(one => one.removeAttribute("id"));
  findAll("a, .tip, .grip", ghost).forEach(one => one.remove());
  ghost.append(make("em", { class: "tag" }));
  return ghost;
}

/** Light up where the session may start: starts beside each other of one price are one band. */
function paint(starts) {
  const dearest = Math.max(1, ...starts.map(one => one.points ?? 0));
  let band = null;
  for (const one of starts) {
    const clock = find(".clock", findDay(one.start) ?? document.body);
    if (!clock) continue;
    const begin = wall(one.start);
    if (band?.clock === clock && band.points === one.points && band.end === begin) {
      band.end = begin + QUARTER;
    } else {
      const shade = one.points === null ? "no" : one.points < 0 ? "less" : Math.ceil((3 * one.points) / dearest);
      const price = one.points === null ? "\u2715" : signed(one.points);
      band = { clock, points: one.points, begin, end: begin + QUARTER };
      band.element = make("i", { class: "start", "data-shade": shade, "aria-hidden": "true" }, price);
    }
    place(band.element, clock, band.begin, band.end);
  }
}

/** Move what is in the hand to one of its starts, and tell the price. */
function carry(at) {
  hand.at = at;
  const begin = wall(at.start);
  place(hand.ghost, find(".clock", findDay(at.start)), begin, begin + Number(hand.block.dataset.minutes));
  find(".when", hand.ghost).textContent = at.start.slice(11, 16);
  hand.ghost.classList.toggle("no", at.points === null);
  find(".tag", hand.ghost).textContent = at.points === null ? "not here" : signed(at.points);
  const price = at.points === null ? `not allowed: ${at.rules.join(", ")}` : inPoints(at.points);
  const text = `${tell(at.start)}, ${price}.`;
  show(make("p", {}, make("strong", {}, hand.block.dataset.title), " ", text), listWhy(at.why));
  say([text, ...at.why].join(" "));
}

const listWhy = why => make("ul", {}, ...why.slice(0, 4).map(line => make("li", {}, line)));

/** Follow the pointer to the nearest start of the day below it. */
function follow({ x, y }) {
  hand.point = { x, y };
  const clock = document.elementsFromPoint(x, y).find(one => one.matches(".clock"));
  if (!clock) return;
  const { top, height } = clock.getBoundingClientRect();
  const { first, last } = clock.closest(".calendar").dataset;
  const minute = Number(first) + ((y - hand.grab - top) / height) * (last - first);
  const near = listStarts(clock.closest(".day").dataset.date).reduce(
    (best, one) => (!best || Math.abs(wall(one.start) - minute) < Math.abs(wall(best.start) - minute) ? one : best), null);
  if (near && near.start !== hand.at.start) carry(near);
}

const listStarts = date => hand.starts.filter(one => one.start.startsWith(date));

/** Move by keys: a quarter of an hour within the day, or to about the same time of another one. */
function nudge(key) {
  const date = hand.at.start.slice(0, 10);
  const minute = wall(hand.at.start);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const there = listStarts(date).filter(one => (key === "ArrowUp") === wall(one.start) < minute && wall(one.start) !== minute);
    const next = key === "ArrowUp" ? there.at(-1) : there[0];
    return next ? carry(next) : say("There is no more free time on this day.");
  }
  const dates = [...new Set(hand.starts.map(one => one.start.slice(0, 10)))];
  const other = key === "ArrowLeft" ? dates.filter(one => one < date).at(-1) : dates.find(one => one > date);
  if (!other) return say("There is no more free day on this side.");
  const distance = one => Math.abs(wall(one.start) - minute);
  return carry(listStarts(other).reduce((best, one) => (distance(one) < distance(best) ? one : best)));
}

/** Put back what is in the hand, to where it was before it was lifted. */
function putBack() {
  const { session, ghost, block } = hand;
  const before = moves.get(session);
  release();
  if (before) place(ghost, find(".clock", findDay(before)), wall(before), wall(before) + Number(block.dataset.minutes));
  else ghost.remove();
  block.classList.toggle("lifted", Boolean(before));
  say(`${block.dataset.title} is back ${before ? "where you dropped it" : "in its place"}.`);
  return moves.size ? price() : show();
}

function release() {
  findAll(".start").forEach(one => one.remove());
  hand = null;
  hold.on = moves.size > 0;
}

function drop() {
  const { session, block, at } = hand;
  if (at.start === block.dataset.start) {
    moves.delete(session);
    return putBack();
  }
  moves.set(session, at.start);
  release();
  return price(true);
}

/** Take back all that was dropped and is not kept. */
function forget() {
  moves.clear();
  hold.on = false;
  findAll(".ghost").forEach(one => one.remove());
  findAll(".lifted").forEach(one => one.classList.remove("lifted"));
  show();
}

/** Tell rule by rule what the dropped sessions change, and what can be done about it. */
async function price(focus = false) {
  const found = await attempt(() => ask("api/drop", { moves: listMoves() }));
  if (!found) return;
  const [session, start] = [...moves].at(-1);
  const names = [...moves].map(([one, at]) => `${nameOf(one)} to ${tell(at)}`).join("; ");
  const changed = found.rules.filter(one => one.before !== one.after);
  const rows = changed.map(({ rule, says, before, after, why }) =>
    make("li", {}, make("b", {}, after === null || before === null ? "\u2715" : signed(after - before)), " ",
      make("span", { title: rule }, says), listWhy(why)));
  const answer = make("div", { class: "answer" });
  const button = (label, click, main = false) => make("button", { type: "button", class: main && "main", click }, label);
  show(
    make("h3", {}, names), make("p", { class: found.allowed ? "" : "no" }, found.text), make("ul", { class: "changes" }, ...rows),
    make("p", { class: "buttons" },
      found.allowed ? button("Keep", keep, true) : null,
      button("Undo", forget), button("Let the rest follow", letFollow),
      button("Why not here?", () => askWhy(session, `${findDay(start).dataset.key} ${start.slice(11, 16)}`, answer))),
    answer);
  say(`${names}. ${found.text}`);
  if (focus) find("#drop button")?.focus({ preventScroll: true });
}

async function keep(_, body = { moves: listMoves() }) {
  if (!(await attempt(() => ask("api/keep", body)))) return;
  forget();
  await refresh();
  say("Kept. Your week is written.");
}

/** Solve the week anew with what was dropped held fast, and show it in place of one's own. */
async function letFollow() {
  let job = "";
  const state = make("p", {}, "Looking for the best week around it \u2026");
  show(state, make("button", { type: "button", click: () => ask(`api/jobs/${job}`, undefined, "DELETE") }, "Stop"));
  const progress = ({ best, bound }) => {
    if (best !== null) state.textContent = `Best so far ${best} points; it cannot be fewer than ${bound ?? 0} \u2026`;
  };
  const body = { moves: listMoves() };
  const found = await attempt(() => solve("api/solve", body, { progress, begun: id => (job = id) }));
  if (!found?.html) {
    await price();
    return found?.text && complain(found.text);
  }
  forget();
  const take = make("button", { type: "button", class: "main", click: () => keep(null, { token: found.token }) }, "Keep");
  return look(found.html, found.text, found.change, take);
}

function show(...parts) {
  const panel = find("#drop");
  panel.hidden = parts.length === 0;
  panel.replaceChildren(...parts);
}

document.addEventListener("pointerdown", event => {
  const block = event.target.closest?.("#week:not(.looking):not(.drawing) .block");
  if (!block || event.button !== 0 || event.target.closest("a")) return;
  const own = findBlock(block.dataset.session);
  if (!find(".grip", own)) return;
  const from = { x: event.clientX, y: event.clientY, id: event.pointerId, grab: event.clientY - block.getBoundingClientRect().top };
  document.body.setPointerCapture(event.pointerId);
  const move = ({ clientX: x, clientY: y, pointerId }) => {
    if (pointerId !== from.id) return;
    if (!hand && Math.hypot(x - from.x, y - from.y) > FAR) lift(own, from.grab);
    if (hand) follow({ x, y });
  };
  const end = ({ type, pointerId }) => {
    if (pointerId !== from.id) return;
    for (const [name, hear] of heard) document.body.removeEventListener(name, hear);
    if (!hand) return type === "pointerup" && openSession(own.dataset.session);
    return type === "pointerup" ? drop() : putBack();
  };
  const heard = [["pointermove", move], ["pointerup", end], ["pointercancel", end]];
  for (const [name, hear] of heard) document.body.addEventListener(name, hear);
});

document.addEventListener("keydown", async event => {
  const block = event.target.closest?.(".block");
  if (event.key === "Escape" && hand) return putBack();
  if (!block || !event.target.matches(".grip") || find("#week.looking, #week.drawing")) return;
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    if (!hand) await lift(block);
    if (hand) nudge(event.key);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (hand) drop();
    else openSession(block.dataset.session);
  }
});

document.addEventListener("focusout", event => {
  if (hand && hand.grab === null && event.target.matches(".grip")) putBack();
});
document.addEventListener("dragstart", event => event.target.closest("#week") && event.preventDefault());
for (const which of ["undo", "redo"]) {
  document.addEventListener(which, event => {
    if (which === "undo" && moves.size) {
      event.preventDefault();
      forget();
    }
  });
}
