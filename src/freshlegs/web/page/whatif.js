// What if: each change of days, sessions and rules is a variant with its price, which can be seen, compared, accepted.
import { place } from "./drag.js";
import { look } from "./grid.js";
import { ask, attempt, find, findAll, make, refresh, say, solve } from "./net.js";

const QUARTER = 15;
const clockText = minute => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const write = windows => `[${windows.map(([begin, end]) => `"${clockText(begin)}-${clockText(end)}"`).join(", ")}]`;

/** Plan a variant of the scenario; it stands in the list at once, and gets its price when it is solved. */
async function tryOut(name, ...changes) {
  say(`What if: ${name} \u2026`);
  const begun = () => refresh();
  const found = await attempt(() => solve("api/variants", { name, changes }, { begun }));
  await refresh();
  if (found) say(`${name}: ${found.text}`);
}

/** Return the edit of one control of a rule. */
function writeRule(control) {
  const { path, parameter } = control.closest(".rule").dataset.path ? { path: control.closest(".rule").dataset.path, parameter: control.name } : {};
  if (parameter === "on") return `${path} = ${control.checked ? "{}" : '"off"'}`;
  if (parameter === "must") return control.checked ? `${path}.weight = "hard"` : `${path}.weight =`;
  return `${path}.${parameter} = ${control.value}`;
}

document.addEventListener("input", event => {
  const output = event.target.type === "range" && find("output", event.target.closest("label"));
  if (output) output.textContent = event.target.value;
});

document.addEventListener("change", event => {
  const control = event.target;
  if (control.closest(".rule")) {
    const said = control.type === "range" ? `${control.dataset.says} ${control.value}` : control.dataset.says[control.checked ? "on" : "off"];
    tryOut(`${control.closest(".rule").dataset.name}: ${said}`, writeRule(control));
  } else if (control.dataset.windows) {
    const texts = control.value.split(",").map(text => text.trim()).filter(Boolean);
    tryOut(`${control.dataset.name}: ${texts.join(", ") || "closed"}`, `${control.dataset.windows} = ${JSON.stringify(texts)}`);
  }
});
