// What if: each change of days, sessions and rules is a variant with its price, to be seen, compared and accepted.
import { minuteAt, place, track } from "./drag.js";
import { look } from "./grid.js";
import { ask, attempt, button, find, findAll, make, refresh, say, solve } from "./net.js";

const QUARTER = 15;
const chosen = new Set(); // variants that are to stand side by side
const two = number => String(number).padStart(2, "0");
const write = ([begin, end]) => [begin, end].map(minute => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`).join("-");

/** Plan a variant of the scenario: it is in the list at once, and has its price when it is solved. */
async function tryOut(name, change) {
  say(`What if: ${name} \u2026`);
  const found = await attempt(() => solve("api/variants", { name, changes: [change] }, { begun: refresh }));
  await refresh();
  if (found) say(`${name}: ${found.text}`);
}

const tryWindows = (day, texts) =>
  tryOut(`${day.name}: ${texts.join(", ") || "closed"}`, `${day.path} = ${JSON.stringify(texts)}`);

/** Write a change into the scenario file: a variant, or a way out of an impossible week. */
async function accept(what, name) {
  say(`Planning the week with: ${name} \u2026`);
  if (!(await attempt(() => ask("api/accept", what)))) return;
  await refresh();
  say(`${name}: your file is written, and the week planned anew.`);
}

/** Do what a button of a variant says. */
async function handle(what, { variant, name, change }) {
  if (what === "accept") return accept({ variant }, name);
  if (what === "remove") return attempt(() => ask(`api/variants/${variant}`, undefined, "DELETE")).then(refresh);
  const html = await attempt(() => ask(`api/variants/${variant}/week`));
  return html && look(html, name, Number(change), button("Accept", () => accept({ variant }, name), "main"));
}

/** Show the two chosen variants side by side. */
async function compare() {
  const pair = findAll("#variants :checked").map(box => box.closest("li").dataset.variant);
  const html = await attempt(() => ask(`api/compare/${pair.join("/")}`));
  if (!html) return;
  find("#beside").innerHTML = html;
  find("#beside").prepend(button("Close", () => find("#beside").close()));
  find("#beside").showModal();
}

/** Return the edit that one control of a rule makes. */
function writeRule({ name, type, checked, value }, path) {
  if (name === "on") return `${path} = ${checked ? "{}" : '"off"'}`;
  if (name === "must") return `${path}.weight =${checked ? ' "hard"' : ""}`;
  return `${path}.${name} = ${value}`;
}

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button");
  const { change, fix, name, try: says, do: what } = pressed?.dataset ?? {};
  if (change) tryOut(says, change);
  if (fix) accept({ fix: Number(fix) }, name);
  if (what) handle(what, pressed.closest("li").dataset);
  if (pressed?.id === "compare") compare();
  if (pressed?.id === "draw") pressed.setAttribute("aria-pressed", find("#week").classList.toggle("drawing"));
});

/** Choose on the page, which may be a new one, what was chosen. */
function showChosen() {
  for (const box of findAll("[name=beside]:enabled")) box.checked = chosen.has(box.closest("li").dataset.variant);
  find("#compare")?.toggleAttribute("disabled", findAll("#variants :checked").length !== 2);
}
document.addEventListener("fresh", showChosen);

document.addEventListener("input", ({ target }) => {
  if (target.type === "range") target.nextElementSibling.textContent = target.value;
  if (target.name !== "beside") return;
  chosen[target.checked ? "add" : "delete"](target.closest("li").dataset.variant);
  showChosen();
});

document.addEventListener("change", ({ target }) => {
  const { windows: path, says, name } = target.dataset;
  if (path) tryWindows({ path, name }, target.value.split(",").map(text => text.trim()).filter(Boolean));
  const rule = target.closest(".rule")?.dataset;
  const said = says ? `${says} ${target.value}` : `${target.checked ? "" : "not "}${target.name}`;
  if (rule) tryOut(`${rule.name}: ${said}`, writeRule(target, rule.path));
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
  const bar = make("i", { class: `drawn${erases ? " erase" : ""}` });
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
