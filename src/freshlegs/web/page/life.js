// What happens: sets ticked on a card, runs as they were, a day with little time. All of it goes through the queue.
import { find, findAll, say } from "./net.js";
import { load, send, store } from "./queue.js";

const nameOf = form => `freshlegs card ${form.dataset.log}`;
const findTicked = inside => findAll('.set[aria-pressed="true"]', inside);

/** Tick the sets of each exercise as they were ticked before: nothing is lost when the page is closed or drawn anew. */
function restore() {
  for (const form of findAll("form.card")) load(nameOf(form), []).forEach(({ did, weight }, number) => {
    const inside = findAll("fieldset", form)[number];
    findAll(".set", inside).forEach((set, at) => did[at] != null && mark(set, true, did[at]));
    if (weight != null && find("input", inside)) find("input", inside).value = weight;
  });
}

function mark(set, isDone, reps = set.dataset.reps) {
  set.ariaPressed = String(isDone);
  set.textContent = reps;
}

const readCard = form => findAll("fieldset", form).map(one => ({
  ...one.dataset,
  did: findAll(".set", one).map(set => (set.ariaPressed === "true" ? Number(set.textContent) : null)),
  weight: find("input", one)?.value,
}));

const listSets = form => readCard(form).flatMap(({ exercise, unit, did, weight }) =>
  did.filter(reps => reps !== null).map(reps => ({ exercise, reps, ...(weight && { weight: Number(weight), unit }) })));

function tick(set) {
  mark(set, set.ariaPressed !== "true");
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

function save(form, sure = false) {
  const body = { session: form.dataset.log, ...(sure && { sure }) };
  if (find("fieldset", form)) body.sets = listSets(form);
  for (const [name, value] of new FormData(form)) if (value !== "") body[name] = Number(value);
  if (body.sets?.length === 0) return say("Tick the sets that you did.");
  say("Kept; it is in your log once freshlegs answers.");
  return send("api/log", body, answer => {
    if (answer.saved) store(nameOf(form), null);
    else if (confirm(`${answer.doubts.join("\n")}\nIs that right?`)) save(form, true);
  });
}

function tell(reports) {
  const week = find("#programme [aria-current]")?.dataset.week;
  say("Kept; the week is planned around it once freshlegs answers.");
  send("api/tell", { reports, ...(week && { week: Number(week) }) });
}

for (const kind of ["click", "input"]) document.addEventListener(kind, ({ target }) => {
  if (target.matches("[data-tell]")) tell(JSON.parse(target.dataset.tell));
  if (target.matches(".set")) tick(target);
  if (target.matches(".step")) step(target);
  const form = target.closest("form.card");
  if (form) store(nameOf(form), readCard(form));
});
document.addEventListener("submit", event => {
  const { report, words } = event.target.dataset;
  if (!report && !event.target.matches("form.card")) return;
  event.preventDefault();
  const write = () => words.replace(/\{(\w+)\}/g, (_, name) => event.target.elements[name].value);
  report ? tell({ [report]: write() }) : save(event.target);
});
document.addEventListener("fresh", restore);
restore();
