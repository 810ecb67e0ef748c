// What happens: sets ticked on a card, runs as they were, a day with little time. All of it goes through the queue.
import { openSession } from "./grid.js";
import { find, findAll, make, say } from "./net.js";
import { load, send, store } from "./queue.js";

const nameOf = form => `freshlegs card ${form.dataset.log}`;
const findTicked = inside => findAll('.set[aria-pressed="true"]', inside);

/** Draw the sets of each exercise, as they were ticked before: nothing is lost when the page is closed or drawn anew. */
function draw() {
  for (const form of findAll("form.card")) {
    const card = load(nameOf(form), []);
    findAll("fieldset:not(:has(.sets))", form).forEach((one, index) => one.append(drawSets(one, card[index] ?? { did: [] })));
  }
}

function drawSets(one, { did, weight }) {
  const { reps, unit, load: asked } = one.dataset;
  const name = find("legend", one).textContent;
  const button = (text, more) => make("button", { type: "button", ...more }, text);
  const sets = reps.split(" ").map((count, number) =>
    button(did[number] ?? count, { class: "set", "aria-pressed": String(did[number] != null), "data-reps": count, "aria-label": `${name}, set ${number + 1}` }));
  const steps = [["\u2212", -1, "less"], ["+", 1, "more"]].map(([sign, step, word]) =>
    button(sign, { class: "step", "data-step": step, "aria-label": `${name}: one ${word} in the last set` }));
  const field = unit && make("input", { type: "number", inputmode: "decimal", min: 0, step: "any", value: weight ?? asked, "aria-label": `Weight of ${name}` });
  return make("div", { class: "sets" }, ...sets, ...steps, unit && make("label", {}, field, unit));
}

function remember(form) {
  const tell = set => (set.ariaPressed === "true" ? Number(set.textContent) : null);
  const card = findAll("fieldset", form).map(one => ({ did: findAll(".set", one).map(tell), weight: find("input", one)?.value }));
  store(nameOf(form), card);
}

function tick(set) {
  set.ariaPressed = String(set.ariaPressed !== "true");
  set.textContent = set.dataset.reps;
  const inside = set.closest("fieldset");
  say(`${findTicked(inside).length} of ${findAll(".set", inside).length} sets done.`);
}

/** One repetition more or less in the set that was ticked last. */
function step(button) {
  const last = findTicked(button.closest("fieldset")).at(-1);
  if (!last) return say("Tick a set first.");
  last.textContent = Math.max(0, Number(last.textContent) + Number(button.dataset.step));
  return say(`${last.textContent} in the last set.`);
}

function listSets(form) {
  return findAll("fieldset", form).flatMap(one => {
    const weight = find("input", one)?.value;
    const told = weight ? { weight: Number(weight), unit: one.dataset.unit } : {};
    return findTicked(one).map(set => ({ exercise: one.dataset.exercise, reps: Number(set.textContent), ...told }));
  });
}

function save(form, sure = false) {
  const body = { session: form.dataset.log, ...(sure && { sure }) };
  const fields = findAll("input[name]", form).filter(one => one.value !== "");
  if (find("fieldset", form)) body.sets = listSets(form);
  for (const field of fields) body[field.name] = Number(field.value);
  if (body.sets?.length === 0) return say("Tick the sets that you did.");
  say("Kept; it is in your log once freshlegs answers.");
  return send("api/log", body, answer => {
    if (answer.saved) store(nameOf(form), null);
    else if (confirm(`${answer.doubts.join("\n")}\nIs that right?`)) save(form, true);
  });
}

document.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.open) openSession(button.dataset.open);
  if (button.dataset.tell) {
    say("Kept; the week is planned around it once freshlegs answers.");
    send("api/tell", { reports: JSON.parse(button.dataset.tell), ...weekOf() });
  }
  const form = button.closest("form.card");
  if (!form) return;
  if (button.matches(".set")) tick(button);
  if (button.matches(".step")) step(button);
  remember(form);
});

function weekOf() {
  const week = find("#programme [aria-current]")?.dataset.week;
  return week ? { week: Number(week) } : {};
}

document.addEventListener("input", event => {
  const form = event.target.closest("form.card");
  if (form) remember(form);
});
document.addEventListener("submit", event => {
  if (!event.target.matches("form.card")) return;
  event.preventDefault();
  save(event.target);
});
document.addEventListener("fresh", draw);
draw();
