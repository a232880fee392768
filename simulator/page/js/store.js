// Several phones look at one world, so it is kept once; each phone only remembers who holds it and what is open.
// Every change gets a number (`seq`), which is how the story knows that something happened after its tap.
import * as api from "./api.js";

export const world = { bots: [], users: new Map(), chats: new Map(), online: null, zone: undefined };

const rooms = new Map(); // key -> {messages: Map, loading: Promise | null, acting: Map}
const listeners = new Set();
let tick = 0;

export const now = () => tick;
export const onChange = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function tell(change) {
  for (const listener of [...listeners]) listener(change);
}

export const announce = tell;

/** A chat's key: groups by number, private chats by person and bot. */
export const keyOf = (chatId, bot) => (chatId > 0 ? `${chatId}@${bot ?? world.bots[0]?.username}` : String(chatId));

export function roomOf(key) {
  const [id, bot] = key.split("@");
  return { key, chatId: Number(id), bot };
}

function room(key) {
  if (!rooms.has(key)) rooms.set(key, { messages: new Map(), loading: null, acting: new Map() });
  return rooms.get(key);
}

export const messagesOf = (key) => room(key).messages;
export const messageOf = (key, id) => room(key).messages.get(id);

/** All messages of one chat, or of one topic of it, oldest first. */
export function history(key, thread) {
  const all = [...room(key).messages.values()].sort((a, b) => a.message_id - b.message_id);
  return thread === undefined || thread === null ? all : all.filter((message) => threadOf(message) === thread);
}

/** The topic a message lies in; 0 is General, which has no number. */
export const threadOf = (message) => (message.is_topic_message ? message.message_thread_id : 0);

export async function refreshWorld() {
  const told = await api.getWorld();
  world.bots = told.bots;
  world.users = new Map(told.users.map((user) => [user.id, user]));
  world.chats = new Map(told.chats.map((chat) => [chat.id, chat]));
  tell({ type: "world" });
}

export const userOf = (id) => world.users.get(id) ?? world.bots.find((bot) => bot.id === id);
export const botNamed = (name) => world.bots.find((bot) => bot.username === name) ?? world.bots[0];

/** Fetch a chat once; again only after the line was down. A chat nobody ever wrote in is simply empty. */
export function load(key, as) {
  const kept = room(key);
  kept.loading ??= fetchRoom(key, as).catch((problem) => {
    kept.loading = null;
    if (problem.status !== 404 && problem.status !== 400) throw problem;
  });
  return kept.loading;
}

async function fetchRoom(key, as) {
  const told = await api.getMessages(roomOf(key), as);
  const kept = room(key);
  const before = new Map(kept.messages);
  kept.messages.clear();
  for (const message of told) {
    const old = before.get(message.message_id);
    const known = { seq: old?.seq ?? ++tick, first: old?.first ?? 0, reacts: old?.reacts };
    kept.messages.set(message.message_id, { ...message, ...known });
  }
  tell({ type: "loaded", key });
}

/** After the line was down everything known may be stale. */
export async function reload() {
  await refreshWorld();
  const opened = [...rooms].filter(([, kept]) => kept.loading);
  await Promise.all(
    opened.map(([key, kept]) => {
      kept.loading = fetchRoom(key, roomOf(key).chatId > 0 ? roomOf(key).chatId : undefined).catch(
        () => (kept.loading = null),
      );
      return kept.loading;
    }),
  );
}

export function keep(key, message, type = "message") {
  const old = messageOf(key, message.message_id);
  const kept = { reacts: old?.reacts, ...message, seq: ++tick, first: old?.first ?? tick };
  if (old && sameButSeq(old, kept)) return;
  room(key).messages.set(message.message_id, kept);
  tell({ type: old && type === "message" ? "edited" : type, key, message: kept, id: message.message_id });
}

function sameButSeq(old, fresh) {
  const bare = (message) => JSON.stringify({ ...message, seq: 0, first: 0 });
  return bare(old) === bare(fresh);
}

const HANDLERS = {
  message: keepEvent,
  edited: keepEvent,
  reaction: reacted,
  poll: (event) => (event.message ? keepEvent(event) : pollChanged(event.poll)),
  deleted: (event, key) => {
    for (const id of event.message_ids ?? [event.message_id ?? event.message?.message_id])
      room(key).messages.delete(id);
    tell({ type: "deleted", key });
  },
  action: (event, key) => {
    room(key).acting.set(event.from?.id ?? event.user_id ?? 0, Date.now());
    tell({ type: "action", key, action: event.action });
  },
  chat: worldChanged,
  user: worldChanged,
  timeline: (event) => tell({ type: "timeline", event }),
  answer: (event, key) => tell({ type: "answer", key, event }),
};

export function apply(event) {
  const key = event.chat_id ? keyOf(event.chat_id, event.bot) : undefined;
  HANDLERS[event.type]?.(event, key);
}

function keepEvent(event, key) {
  if (event.message) keep(key, event.message, event.type);
}

/** Who put what on a message is told as it happens and never again: the Bot API's message does not carry it. */
function reacted(event, key) {
  const message = messageOf(key, event.message_id);
  if (!message) return;
  const reacts = { ...message.reacts, [event.user_id]: event.emoji };
  if (!event.emoji) delete reacts[event.user_id];
  keep(key, { ...message, reacts }, "reaction");
}

function pollChanged(poll) {
  if (!poll) return;
  for (const [key, kept] of rooms) {
    for (const message of kept.messages.values()) {
      if (message.poll?.id === poll.id) keep(key, { ...message, poll }, "poll");
    }
  }
}

let asked = 0;
function worldChanged() {
  clearTimeout(asked);
  asked = setTimeout(() => refreshWorld().catch(() => undefined), 60);
}

/** Is somebody typing there? Telegram shows it for about five seconds. */
export function acting(key) {
  return [...room(key).acting.values()].some((at) => Date.now() - at < 5000);
}
