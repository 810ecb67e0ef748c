// What if: each change of days, sessions and rules is a variant with its price, to be seen, compared and accepted.
import { place, track } from "./drag.js";
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

/** Do what a button of a variant says. */
async function handle(what, { variant: id, name } = {}) {
  if (what === "remove") await attempt(() => ask(`api/variants/${id}`, undefined, "DELETE")).then(refresh);
  if (what === "show") {
    const item = find(`[data-variant="${id}"]`);
    const html = await attempt(() => ask(`api/variants/${id}/week`));
    if (html) look(html, name, Number(item.dataset.change), button("Accept", () => handle("accept", item.dataset), "main"));
  }
  if (what === "accept" && (await attempt(() => ask("api/accept", { variant: id })))) {
    await refresh();
    say(`${name}: your file is written, and the week planned anew.`);
  }
  if (what === "beside") {
    const html = await attempt(() => ask(`api/compare/${[...chosen].filter(one => find(`[data-variant="${one}"]`)).join("/")}`));
    if (!html) return;
    find("#beside").innerHTML = html;
    find("#beside").prepend(button("Close", () => find("#beside").close()));
    find("#beside").showModal();
  }
}

/** Return the edit that one control of a rule makes. */
function writeRule({ name, type, checked, value }, path) {
  if (name === "on") return `${path} = ${checked ? "{}" : '"off"'}`;
  if (name === "must") return `${path}.weight =${checked ? ' "hard"' : ""}`;
  return `${path}.${name} = ${value}`;
}

document.addEventListener("click", ({ target }) => {
  const { change, try: name, do: what } = target.closest("button")?.dataset ?? {};
  if (change) tryOut(name, change);
  if (what) handle(what, target.closest("li")?.dataset);
  if (target.id === "draw") {
    const drawing = find("#week").classList.toggle("drawing");
    target.setAttribute("aria-pressed", drawing);
    if (drawing) find("#week").scrollIntoView({ block: "nearest" });
  }
});

/** Choose on the page, which may be a new one, what was chosen. */
function showChosen() {
  const boxes = findAll("#variants [name=beside]:enabled");
  for (const box of boxes) box.checked = chosen.has(box.closest("li").dataset.variant);
  if (find("[data-do=beside]")) find("[data-do=beside]").disabled = boxes.filter(box => box.checked).length !== 2;
}
document.addEventListener("fresh", showChosen);

document.addEventListener("input", ({ target }) => {
  if (target.type === "range") find("output", target.parentElement).textContent = target.value;
  if (target.name !== "beside") return;
  chosen[target.checked ? "add" : "delete"](target.closest("li").dataset.variant);
  showChosen();
});

document.addEventListener("change", ({ target }) => {
  const rule = target.closest(".rule")?.dataset;
  if (rule) {
    const said = target.type === "range" ? `${target.dataset.says} ${target.value}` : `${target.checked ? "" : "not "}${target.name}`;
    tryOut(`${rule.name}: ${said}`, writeRule(target, rule.path));
  }
  if (target.dataset.windows) tryWindows({ ...target.dataset, path: target.dataset.windows }, target.value.split(",").map(text => text.trim()).filter(Boolean));
});

// Free time drawn on a day, or erased where there is some.
document.addEventListener("pointerdown", event => {
  const clock = event.target.closest?.("#week.drawing .day[data-path] .clock");
  if (!clock || event.button !== 0) return;
  event.preventDefault();
  const day = clock.parentElement.dataset;
  const windows = JSON.parse(day.windows);
  const { first, last } = clock.closest(".calendar").dataset;
  const read = ({ clientY }) => {
    const { top, height } = clock.getBoundingClientRect();
    const minute = Number(first) + Math.min(1, Math.max(0, (clientY - top) / height)) * (last - first);
    return Math.round(minute / QUARTER) * QUARTER;
  };
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
