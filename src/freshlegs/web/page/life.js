// What happens: sets ticked on a card, runs as they were, a day with little time. All of it goes through the queue.
import { find, findAll, say } from "./net.js";
import { load, send, store } from "./queue.js";

const nameOf = form => `freshlegs card ${form.dataset.log}`;
const findTicked = inside => findAll('.set[aria-pressed="true"]', inside);

/** Tick the sets of each exercise as they were ticked before: nothing is lost when the page is closed or drawn anew. */
function restore() {
  for (const form of findAll("form.card")) load(nameOf(form), []).forEach(({ exercise, did, weight, logged, since }, number) => {
    const inside = findAll("fieldset", form)[number];
    if (inside?.dataset.exercise !== exercise || (!since && inside.dataset.logged !== logged)) return; // Another one by now.
    findAll(".set", inside).forEach((set, at) => mark(set, did[at] != null, did[at] ?? undefined));
    if (weight != null && find("input", inside)) find("input", inside).value = weight;
  });
}

const mark = (set, isDone, reps = set.dataset.reps) => Object.assign(set, { ariaPressed: String(isDone), textContent: reps });
const readCard = form => findAll("fieldset", form).map(one => ({
  ...one.dataset,
  did: findAll(".set", one).map(set => (set.ariaPressed === "true" ? Number(set.textContent) : null)),
  weight: find("input", one)?.value,
}));
/** What the log has another way, or not yet; what stands in it and is ticked no more goes, and that is asked first. */
function compare(form) {
  const rows = readCard(form).map(row => ({ ...row, reps: row.did.filter(one => one !== null) }));
  const isNew = ({ reps, weight, logged }) => reps.join(" ") + (weight ? ` @ ${Number(weight)}` : "") !== logged;
  const sets = rows.filter(isNew).flatMap(({ exercise, unit, reps, weight }) =>
    reps.map(one => ({ exercise, reps: one, ...(weight && { weight: Number(weight), unit }) })));
  return { sets, skipped: rows.filter(row => row.logged && !row.reps.length).map(row => row.exercise) };
}

function tick(set) {
  mark(set, set.ariaPressed !== "true");
  say(`${findTicked(set.parentElement).length} of ${findAll(".set", set.parentElement).length} sets done.`);
}

/** One repetition more or less in the set that was ticked last. */
function step(button) {
  const last = findTicked(button.closest("fieldset")).at(-1);
  if (!last) return say("Tick a set first.");
  last.textContent = Math.max(0, Number(last.textContent) + Number(button.dataset.step));
  return say(`${last.textContent} in the last set.`);
}

function save(form) {
  const body = { session: form.dataset.log, ...(find("fieldset", form) && compare(form)) };
  for (const [name, value] of new FormData(form)) if (value !== "") body[name] = Number(value);
  const names = body.skipped?.map(one => find(`[data-exercise="${one}"] legend`, form).textContent).join(", ");
  if (body.sets?.length === 0 && !names) return say("Your log has nothing else: tick the sets that you did.");
  if (names && !confirm(`No set of ${names} is ticked now: take it out of your log?`)) return say("Not saved.");
  say("Writing it into your log \u2026");
  return send("api/log", body, nameOf(form), readCard(form).map(row => JSON.stringify(row)));
}

function tell(reports) {
  say("Planning the week around it \u2026");
  send("api/tell", { reports, week: Number(find("#programme [aria-current]")?.dataset.week) || null });
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
  if (!report) save(event.target);
  else tell({ [report]: words.replace(/\{(\w+)\}/g, (_, name) => event.target.elements[name].value) });
});
document.addEventListener("fresh", restore);
restore();
