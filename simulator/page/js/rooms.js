// What one person sees in the list: his chat with each bot, his groups, and inside a forum its topics. Unread is
// counted per person, so the same message can be new on one phone and old on the phone beside it.
import { history, keyOf, messagesOf, threadOf, world } from "./store.js";
import { nameOf } from "./people.js";
import { t } from "./words.js";

const seen = new Map(); // "user|key|thread" -> message id

/** [{key, chat | bot, title, forum}] in the order of the last message. */
export function roomsOf(userId) {
  const bots = world.bots.map((bot) => ({
    key: keyOf(userId, bot.username),
    bot,
    title: nameOf(bot),
    private: true,
  }));
  const groups = [...world.chats.values()]
    .filter(
      (chat) => chat.type !== "private" && (chat.members ?? []).some((member) => (member.id ?? member) === userId),
    )
    .map((chat) => ({ key: String(chat.id), chat, title: chat.title, forum: Boolean(chat.is_forum) }));
  const latest = (room) => history(room.key).at(-1)?.date ?? 0;
  return [...bots, ...groups].sort((a, b) => latest(b) - latest(a));
}

export const roomFor = (userId, key) => roomsOf(userId).find((room) => room.key === key);

/** The topics of a forum, General first; their names and colours come from the service messages that made them. */
export function topicsOf(key) {
  const topics = new Map([[0, { thread: 0, name: t("topic.general"), color: 0x7f8d88 }]]);
  const told = world.chats.get(Number(key))?.topics ?? [];
  for (const topic of told) add(topics, topic.message_thread_id, topic.name, topic.icon_color);
  for (const message of messagesOf(key).values()) {
    const made = message.forum_topic_created ?? message.forum_topic_edited;
    const thread = threadOf(message) || message.message_thread_id;
    if (made && thread)
      add(topics, thread, made.name ?? topics.get(thread)?.name, made.icon_color ?? topics.get(thread)?.color);
    else if (thread && !topics.has(thread)) add(topics, thread, `# ${thread}`);
  }
  return [...topics.values()];
}

function add(topics, thread, name, color = 0x6fb9f0) {
  if (thread) topics.set(thread, { thread, name, color });
}

const mark = (userId, key, thread) => `${userId}|${key}|${thread ?? "all"}`;

/** What lay there when a phone was picked up is old; only what comes later is unread. */
export function startReading(userId, key) {
  const last = Math.max(0, ...messagesOf(key).keys());
  const name = mark(userId, key, null);
  if (!seen.has(name)) seen.set(name, last);
}

export function read(userId, key, thread) {
  const last = history(key, thread).at(-1)?.message_id ?? 0;
  seen.set(mark(userId, key, thread), last);
}

export function unread(userId, key, thread) {
  const start = seen.get(mark(userId, key, null)) ?? Infinity;
  const from = Math.max(start, thread === undefined ? 0 : (seen.get(mark(userId, key, thread)) ?? 0));
  let count = 0;
  for (const message of messagesOf(key).values()) {
    if (message.message_id <= from || message.from?.id === userId) continue;
    if (thread !== undefined && thread !== null && threadOf(message) !== thread) continue;
    if (thread === undefined && message.message_id <= (seen.get(mark(userId, key, threadOf(message))) ?? 0)) continue;
    count += 1;
  }
  return count;
}

/** One line for the list: what the last message says. */
export function summary(message) {
  if (!message) return "";
  const words = message.text ?? message.caption;
  const kind = [
    "photo",
    "video",
    "voice",
    "audio",
    "document",
    "location",
    "venue",
    "contact",
    "poll",
    "invoice",
    "sticker",
  ].find((name) => message[name]);
  if (words) return words.replace(/\s+/g, " ").slice(0, 120);
  const named = message.poll?.question ?? message.invoice?.title ?? message.document?.file_name ?? "";
  return kind ? t(`kind.${kind}`, { words: named }).trim() : t("kind.other");
}
