// What is told is kept until freshlegs has taken it: sent once the network is back, and by its key taken once.
import { ask, complain, findAll, refresh, say } from "./net.js";

const NAME = `freshlegs ${location.pathname}`;
let memory = [], busy = false; // the first where the browser stores nothing

export function load(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function store(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const list = () => load(NAME, memory);
const dropSent = (rows, sent = []) => rows.map(row => (sent.includes(JSON.stringify(row)) ? {} : { ...row, since: true }));
const keep = things => (memory = store(NAME, things) ? [] : things);

/** Send a body to a path, now or later; of the rows stored as `forget` those that were `sent` go once it is taken. */
export function send(path, body, forget, sent) {
  const key = [...crypto.getRandomValues(new Uint8Array(12))].map(one => one.toString(16).padStart(2, "0")).join("");
  keep([...list(), { key, path, body, forget, sent }]);
  return flush();
}

/** Send what waits, one thing after the other, each on top of the one before. */
export async function flush() {
  if (busy) return;
  busy = true;
  const refused = []; // what was said of things that are not sent again
  for (let next = list()[0]; next; next = list()[0]) {
    const answer = await ask(next.path, { ...next.body, key: next.key }).catch(error => error);
    complain([...refused, answer.message].filter(Boolean).join(" "));
    if (answer.later) break;
    keep(list().filter(one => one.key !== next.key));
    const sure = answer.doubts && confirm(`${answer.doubts.join("\n")}\nIs that right?`);
    if (sure) send(next.path, { ...next.body, sure }, next.forget, next.sent);
    if (answer instanceof Error) refused.push(answer.message);
    if (answer instanceof Error || answer.doubts) continue;
    if (next.forget) store(next.forget, dropSent(load(next.forget, []), next.sent));
    await refresh();
    if (answer.text) say(answer.text);
  }
  busy = false;
  show();
}

function show() {
  const count = list().length;
  const textContent = `${count === 1 ? "One thing waits" : `${count} things wait`} to be sent, until freshlegs answers.`;
  for (const waiting of findAll("#waiting")) Object.assign(waiting, { hidden: count === 0, textContent });
}

setInterval(() => list().length && flush(), 2000); // milliseconds between two tries
addEventListener("online", flush);
document.addEventListener("fresh", show);
flush();
