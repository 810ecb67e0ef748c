// What every module needs: questions to the program, its news, sentences on the page.

const LOST = "freshlegs does not answer. Is it still running? Leave this page open: what you tick and tell waits in it.";
const tab = crypto.randomUUID?.() ?? String(Math.random()); // when this page closes, its questions are withdrawn
const latest = new Map(); // what was heard last of each job
const ears = new Map(); // who waits for which job
let refreshes = 0;
let newest; // what was asked for last is what is new, whatever comes in last
export const hold = { on: false, missed: false }; // while something is in the hand, the page stays as it is
export const find = (selector, inside = document) => inside.querySelector(selector);
export const findAll = (selector, inside = document) => [...inside.querySelectorAll(selector)];
export const signed = change => (change === 0 ? "=" : change > 0 ? `+${change}` : `\u2212${-change}`);

/** Return a new element; a text is never read as HTML. */
export const make = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

/** Return the elements that the program has drawn. */
export const draw = html => [...new DOMParser().parseFromString(html, "text/html").body.children];

/** Tell a sentence to people who listen to the page. */
export const say = text => (find("#said").textContent = text);

/** Show what went wrong until something goes right; "" takes it away. */
export function complain(text) {
  find("#alarm").hidden = !text;
  find("#alarm p").textContent = text;
}

/** Ask the program; throws an error whose message is a sentence, and that says whether to ask again later. */
export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const headers = { "X-Freshlegs": "1", "X-Freshlegs-Tab": tab, "Content-Type": "application/json" };
  const refuse = (text, later) => Promise.reject(Object.assign(new Error(text), { later }));
  const answer = await fetch(path, { method, headers, body: JSON.stringify(body) }).catch(() => refuse(LOST, true));
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  const found = await (isJson ? answer.json() : answer.text()).catch(() => refuse(LOST, true));
  if (!answer.ok) return refuse(found.error?.text ?? `freshlegs answered with error ${answer.status}.`, answer.status === 429);
  return found;
}

/** Ask what has to be solved, and return the result; null if it was withdrawn. An element tells how far it is. */
export async function solve(path, body, inside = make("div"), words = "") {
  const { job } = await ask(path, body);
  const stop = make("button", "", "Stop");
  stop.onclick = () => ask(`api/jobs/${job}`, undefined, "DELETE").catch(() => {});
  inside.replaceChildren(make("p", "", words), stop);
  const end = await new Promise(done => {
    const follow = news => {
      if (!["waiting", "running"].includes(news.state)) return done(news);
      if (news.kind !== "solve" || news.best == null) return;
      find("p", inside).textContent = `Best so far: ${news.best} points. No week costs less than ${news.bound ?? 0}.`;
    };
    ears.set(job, follow);
    if (latest.has(job)) follow(latest.get(job));
  });
  ears.delete(job);
  inside.replaceChildren();
  if (end.state === "failed") throw new Error(end.text);
  return end.state === "done" ? end.result : null;
}

/** Do something that may fail; what fails is told, and undefined returned. */
export function attempt(work) {
  complain("");
  return work().catch(error => complain(error.message));
}

/** Put elements in place of those of the page that have their ids. */
export function swap(elements) {
  for (const one of elements) find(`#${one.id}`)?.replaceWith(one);
}

/** Take over what is new on the page; what is open stays open, and the focus where it is. */
export function refresh() {
  hold.missed = hold.on;
  if (!hold.on) newest = takeOver(++refreshes);
  return newest;
}

async function takeOver(mine) {
  const html = await ask(location.pathname + location.search).catch(error => complain(error.message));
  if (mine !== refreshes) return newest;
  if (html === undefined || hold.on) return;
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const open = findAll("details[open][id]").map(one => one.id);
  const { id: focused, dataset, value } = document.activeElement;
  for (const kept of findAll("[data-keep]")) find(`[data-keep="${CSS.escape(kept.dataset.keep)}"]`, fresh)?.replaceWith(kept);
  swap(findAll("[data-part]", fresh));
  document.body.dataset.version = fresh.body.dataset.version;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const again = dataset.key ? find(`[data-key="${CSS.escape(dataset.key)}"]`) : document.getElementById(focused);
  again?.focus({ preventScroll: true });
  if (again?.matches("input:not([type])")) again.value = value;
  document.dispatchEvent(new Event("fresh"));
}

function hear(news) {
  latest.set(news.id, news);
  ears.get(news.id)?.(news);
}

(function listen() {
  const events = new EventSource(`api/events?tab=${tab}`);
  events.addEventListener("job", event => hear(JSON.parse(event.data)));
  events.addEventListener("state", event => {
    if (String(JSON.parse(event.data).version) !== document.body.dataset.version) refresh();
  });
  events.addEventListener("error", () => {
    document.body.dataset.version = ""; // another run of the program counts its versions anew
    complain(LOST);
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000); // after a refusal no browser tries again
  });
  events.addEventListener("open", () => {
    if (find("#alarm p").textContent === LOST) complain("");
    for (const id of ears.keys()) ask(`api/jobs/${id}`).then(hear, lost => hear({ id, state: "failed", text: lost.message }));
  });
})();
document.documentElement.classList.add("live");
