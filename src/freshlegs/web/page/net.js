// What every module needs: questions to the program, its news, sentences on the page.

const known = new Map(); // jobs by id: what was heard of each, and who waits for it
export const find = (selector, inside = document) => inside.querySelector(selector);
export const findAll = (selector, inside = document) => [...inside.querySelectorAll(selector)];

/** Return a new element; texts are never read as HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child != null));
  return element;
}

/** Say a sentence to people who listen to the page. */
export function say(text) {
  const said = find("#said");
  if (said.textContent !== text) said.textContent = text;
}

/** Show what went wrong, until something goes right; "" clears it. */
export function complain(text) {
  const alarm = find("#alarm");
  alarm.hidden = !text;
  find("p", alarm).textContent = text;
}

export const inPoints = change =>
  change === 0 ? "costs the same" : `${Math.abs(change)} ${Math.abs(change) === 1 ? "point" : "points"} ` +
    (change > 0 ? "more" : "less");
export const signed = change => (change === 0 ? "=" : change > 0 ? `+${change}` : `\u2212${-change}`);

/** Ask the program: GET without a body, else POST. Throws an error whose message is a sentence. */
export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const headers = { "X-Freshlegs": "1", ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Error("freshlegs does not answer. Is it still running?");
  }
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  const found = isJson ? await answer.json() : await answer.text();
  if (!answer.ok) throw new Error(found.error?.text ?? `freshlegs answered with error ${answer.status}.`);
  return found;
}

/** Ask what has to be solved, tell the progress, and return the result; `begun` is given the job's id. */
export async function solve(path, body, { progress = () => {}, begun = () => {} } = {}) {
  const { job } = await ask(path, body);
  begun(job);
  const news = await new Promise(done => {
    const heard = known.get(job);
    known.set(job, { done, progress });
    if (heard) hear(heard.news);
  });
  if (news.state === "cancelled") return null;
  if (news.state === "failed") throw new Error(news.text);
  return news.result;
}

function hear(news) {
  const job = known.get(news.id);
  if (!job?.done) known.set(news.id, { news });
  else if (news.state === "running") job.progress(news);
  else {
    known.delete(news.id);
    job.done(news);
  }
}

/** Do something that may fail; what fails is told. */
export async function attempt(work) {
  try {
    const found = await work();
    complain("");
    return found;
  } catch (error) {
    complain(error.message);
    return undefined;
  }
}

export const hold = { on: false }; // while something is in the hand, the page stays as it is

/** Take over what is new on the page, keeping what is open and where the focus is. */
export async function refresh() {
  if (hold.on) return;
  const html = await attempt(() => ask(location.pathname + location.search));
  if (html === undefined || hold.on) return;
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const open = findAll("details[open][id]").map(one => one.id);
  const focus = document.activeElement?.dataset?.key ?? document.activeElement?.id;
  for (const part of findAll("[data-part]", fresh)) find(`#${part.id}`)?.replaceWith(document.adoptNode(part));
  document.body.dataset.version = fresh.body.dataset.version;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focus) (document.getElementById(focus) ?? find(`[data-key="${CSS.escape(focus)}"]`))?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("fresh"));
}

document.documentElement.classList.add("live");
const events = new EventSource("api/events");
events.addEventListener("state", event => {
  if (String(JSON.parse(event.data).version) !== document.body.dataset.version) refresh();
});
events.addEventListener("job", event => hear(JSON.parse(event.data)));
events.addEventListener("open", () => complain(""));
events.addEventListener("error", () => complain("freshlegs does not answer. Is it still running?"));
