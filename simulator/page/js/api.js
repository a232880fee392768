// The page can do exactly what a person with a phone can do, through the people face, and nothing else: if a thing
// cannot be done from here, no tenant could do it either.

export class Refused extends Error {
  constructor(status, why) {
    super(why);
    this.status = status;
  }
}

async function call(method, path, body) {
  const form = body instanceof FormData;
  const options = { method };
  if (body !== undefined) options.body = form ? body : JSON.stringify(body);
  if (body !== undefined && !form) options.headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, options);
  const text = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, words(text) || `${answer.status}`);
  return text ? JSON.parse(text) : null;
}

function words(text) {
  try {
    const read = JSON.parse(text);
    return read.description ?? read.error ?? read.detail ?? text;
  } catch {
    return text.slice(0, 200);
  }
}

/** A private chat's number is the person's, so the bot must be named too. */
const inRoom = (room) => (room.bot ? { bot: room.bot } : {});
const messages = (room) => `/people/chats/${room.chatId}/messages`;
const query = (facts) => new URLSearchParams(Object.entries(facts).filter(([, value]) => value !== undefined));

export const getWorld = () => call("GET", "/people/world");

export const getMessages = (room, as) => call("GET", `${messages(room)}?${query({ as, ...inRoom(room) })}`);

export const say = (room, from, content) => call("POST", messages(room), { from, ...inRoom(room), ...content });

/** Files go as multipart; several photos in one call are an album. */
export function sendFiles(room, from, kind, files, content = {}) {
  const form = new FormData();
  const fields = { from, ...inRoom(room), ...content };
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, String(value));
  for (const file of files) form.append(kind, file, file.name);
  return call("POST", messages(room), form);
}

const one = (room, id, verb) => `${messages(room)}/${id}/${verb}`;

export const press = (room, id, from, what) =>
  call("POST", one(room, id, "press"), { from, ...inRoom(room), ...what });
export const vote = (room, id, from, options) =>
  call("POST", one(room, id, "vote"), { from, ...inRoom(room), option_ids: options });
export const pay = (room, id, from) => call("POST", one(room, id, "pay"), { from, ...inRoom(room) });
export const react = (room, id, from, emoji) =>
  call("POST", one(room, id, "react"), { from, ...inRoom(room), emoji });
export const edit = (room, id, from, text) => call("POST", one(room, id, "edit"), { from, ...inRoom(room), text });
export const remove = (room, id, from) => call("POST", one(room, id, "delete"), { from, ...inRoom(room) });

export const getClock = () => call("GET", "/demo/clock");
export const pushClock = (seconds) =>
  call("POST", "/demo/clock", { advance_seconds: seconds, language: document.documentElement.lang });

export const fileUrl = (id) => `/people/files/${encodeURIComponent(id)}`;

/** Server-sent events; `up` and `down` tell whether the line stands. EventSource redials by itself. */
export function listen({ event, up, down }) {
  const source = new EventSource("/people/events");
  source.onmessage = (message) => event(JSON.parse(message.data));
  source.onopen = up;
  source.onerror = down;
  addEventListener("pagehide", () => source.close());
  return source;
}
