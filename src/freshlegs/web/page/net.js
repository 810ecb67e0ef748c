// What every module needs: questions to the program, its news, sentences on the page.

const tab = crypto.randomUUID?.() ?? String(Math.random()); // when this page closes, its questions are withdrawn
const latest = new Map(); // what was heard last of each job
const ears = new Map(); // who waits for which job
let refreshes = 0;
export const hold = { on: false, missed: false }; // while something is in the hand, the page stays as it is
export const find = (selector, inside = document) => inside.querySelector(selector);
export const findAll = (selector, inside = document) => [...inside.querySelectorAll(selector)];

/** Return a new element; texts are never read as HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(child => child != null));
  return element;
}
export const button = (label, onclick, kind = "") =>
  Object.assign(make("button", { type: "button", class: kind }, label), { onclick });

/** Tell a sentence to people who listen to the page. */
export const say = text => (find("#said").textContent = text);

/** Show what went wrong until something goes right; "" takes it away. */
export function complain(text) {
  find("#alarm").hidden = !text;
  find("#alarm p").textContent = text;
}

export const signed = change => (change === 0 ? "=" : change > 0 ? `+${change}` : `\u2212${-change}`);
export const inPoints = change =>
  change === 0 ? "the same price"
    : `${Math.abs(change)} ${Math.abs(change) === 1 ? "point" : "points"} ${change > 0 ? "more" : "less"}`;

/** Ask the program; throws an error whose message is a sentence. */
export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const headers = { "X-Freshlegs": "1", "X-Freshlegs-Tab": tab, "Content-Type": "application/json" };
  const lost = () => {
    throw Object.assign(new Error("freshlegs does not answer. Is it still running?"), { offline: true });
  };
  const answer = await fetch(path, { method, headers, body: JSON.stringify(body) }).catch(lost);
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  const found = await (isJson ? answer.json() : answer.text()).catch(lost);
  if (!answer.ok) throw new Error(found.error?.text ?? `freshlegs answered with error ${answer.status}.`);
  return found;
}

/** Ask what has to be solved, tell the progress and the job's id, and return the result; null if it was withdrawn. */
export async function solve(path, body, { progress = () => {}, begun = () => {} } = {}) {
  const { job } = await ask(path, body);
  begun(job);
  const end = await new Promise(done => {
    const hear = news => (["waiting", "running"].includes(news.state) ? progress(news) : done(news));
    ears.set(job, hear);
    if (latest.has(job)) hear(latest.get(job));
  });
  ears.delete(job);
  if (end.state === "failed") throw new Error(end.text);
  return end.state === "done" ? end.result : null;
}
export const stop = job => ask(`api/jobs/${job}`, undefined, "DELETE").catch(() => {});

/** Do something that may fail; what fails is told, and undefined returned. */
export function attempt(work) {
  complain("");
  return work().catch(error => complain(error.message));
}

/** Take over what is new on the page; what is open stays open, and the focus where it is. */
export async function refresh() {
  hold.missed = hold.on;
  if (hold.on) return;
  const mine = ++refreshes; // what was asked for last is what is new, whatever comes in last
  const html = await ask(location.pathname + location.search).catch(error => complain(error.message));
  if (html === undefined || hold.on || mine !== refreshes) return;
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const open = findAll("details[open][id]").map(one => one.id);
  const { id: focused, dataset, value } = document.activeElement;
  for (const kept of findAll("[data-keep]")) find(`[data-keep="${CSS.escape(kept.dataset.keep)}"]`, fresh)?.replaceWith(kept);
  for (const part of findAll("[data-part]", fresh)) find(`#${part.id}`)?.replaceWith(document.adoptNode(part));
  document.body.dataset.version = fresh.body.dataset.version;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const again = dataset.key ? find(`[data-key="${CSS.escape(dataset.key)}"]`) : document.getElementById(focused);
  again?.focus({ preventScroll: true });
  if (again?.matches("input:not([type])")) again.value = value;
  document.dispatchEvent(new CustomEvent("fresh"));
}

function hear(news) {
  latest.set(news.id, news);
  ears.get(news.id)?.(news);
}

const events = new EventSource(`api/events?tab=${tab}`);
events.addEventListener("job", event => hear(JSON.parse(event.data)));
events.addEventListener("state", event => {
  if (String(JSON.parse(event.data).version) !== document.body.dataset.version) refresh();
});
events.addEventListener("error", () => complain("freshlegs does not answer. Is it still running?"));
events.addEventListener("open", () => {
  if (!find("#alarm").hidden) refresh(); // another run of the program counts its versions anew
  complain("");
  for (const id of ears.keys()) ask(`api/jobs/${id}`).then(hear, lost => hear({ id, state: "failed", text: lost.message }));
});
document.documentElement.classList.add("live");
