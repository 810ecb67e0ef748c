// What if: each change of days, sessions and rules is a variant with its price, to be seen, compared and accepted.
import { minuteAt, place, QUARTER, track } from "./drag.js";
import { attempt, find, findAll, make, refresh, say, solve } from "./net.js";

const SWITCHES = { on: ['off| = "off"', "on| = {}"], must: ["no must|.weight =", 'a must|.weight = "hard"'] };
const two = number => String(number).padStart(2, "0");
const write = ([begin, end]) => [begin, end].map(minute => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`).join("-");

/** Plan a variant of the scenario: it is in the list at once, and has its price when it is solved. */
async function tryOut(name, changes, together) {
  say(`What if: ${name} \u2026`);
  const found = await attempt(() => solve("api/variants", { name, changes, together }));
  await refresh();
  if (found) say(`${found.name}: ${found.text}`);
}

const tryWindows = (day, texts) =>
  tryOut(`${day.name}: ${texts.join(", ") || "closed"}`, [`${day.path} = ${JSON.stringify(texts)}`]);

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button");
  if (pressed?.dataset.change) tryOut(pressed.dataset.try, [pressed.dataset.change]);
  if (pressed?.id === "together") tryOut("all of these", null, findAll("#variants :checked").map(one => one.value));
  if (pressed?.id === "draw") pressed.ariaPressed = find("#week").classList.toggle("drawing");
});

document.addEventListener("input", ({ target }) => {
  if (target.type === "range") target.nextElementSibling.textContent = target.value;
});

document.addEventListener("change", ({ target }) => {
  const { windows: path, name, edit } = target.dataset;
  const slid = edit && `${target.labels[0].firstChild.data.trim()}|${edit}`;
  const [word, change] = (slid ?? SWITCHES[target.name]?.[Number(target.checked)] ?? "").split("|");
  const [rule, value] = [change && target.closest(".rule"), edit ? target.value : ""];
  if (path) tryWindows({ path, name }, target.value.split(",").map(text => text.trim()).filter(Boolean));
  if (rule) tryOut(`${find("summary span", rule).textContent}: ${word} ${value}`.trim(), [rule.dataset.path + change + value]);
});

// Free time drawn on a day, or erased where there is some.
document.addEventListener("pointerdown", event => {
  const clock = event.target.closest?.("#week.drawing .day[data-path] .clock");
  if (!clock || event.button !== 0) return;
  event.preventDefault();
  const day = clock.parentElement.dataset;
  const windows = JSON.parse(day.windows);
  const read = ({ clientY }) => Math.round(minuteAt(clock, clientY) / QUARTER) * QUARTER;
  const from = read(event);
  const erases = windows.some(([begin, end]) => begin <= from && from < end);
  const bar = make("i", `drawn${erases ? " erase" : ""}`);
  const span = here => [Math.min(from, read(here)), Math.max(from, read(here))];
  track(event, here => place(bar, clock, ...span(here)), (here, lifted) => {
    const [begin, end] = span(here);
    bar.remove();
    if (!lifted || begin === end) return;
    const kept = windows.flatMap(([from, to]) => [[from, Math.min(to, begin)], [Math.max(from, end), to]]);
    const drawn = erases ? kept : [...kept, [begin, end]];
    tryWindows(day, drawn.filter(([from, to]) => from < to).sort((one, other) => one[0] - other[0]).map(write));
  });
});
