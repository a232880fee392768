// One bubble. It is drawn anew whenever its message changes and is never patched: a living card must show exactly
// what the bot last said.
import { classes, h, put } from "./dom.js";
import { rich } from "./entities.js";
import { icon } from "./icons.js";
import { inlineKeys } from "./keys.js";
import { album, contact, file, photo, place, video, voice } from "./media.js";
import { avatar, nameOf, roleName, tintStyle } from "./people.js";
import { invoiceView } from "./invoice.js";
import { pollView } from "./poll.js";
import { summary } from "./rooms.js";
import { userOf } from "./store.js";
import { clockTime } from "./when.js";
import { t } from "./words.js";

/** `messages` is one message or an album; `place` says where it stands among its author's: {first, last}. */
export function bubbleRow(messages, where, act) {
  const [message] = messages;
  const own = message.from?.id === act.me;
  const faces = act.group && !own;
  const names = { own, first: where.first, last: where.last, wide: Boolean(message.reply_markup?.inline_keyboard) };
  const keys = { "--keys": String(message.reply_markup?.inline_keyboard?.length ?? 0) };
  const row = h("article.row", {
    class: classes(names),
    style: keys,
    "data-id": message.message_id,
    tabindex: "-1",
    "aria-label": spoken(message),
  });
  if (faces) row.append(where.last ? avatar(userOf(message.from?.id) ?? message.from) : h("span.gap"));
  const body = h("div.body", {}, bubble(messages, where, faces, act), inlineKeys(message, act));
  return put(row, body, tools(message, act));
}

const spoken = (message) => `${nameOf(message.from)}: ${summary(message)}, ${clockTime(message.date)}`;

/** Kinds that fill the bubble from edge to edge. */
const SEEN = ["photo", "video", "animation", "video_note", "location", "venue"];

/** How each kind is drawn; the first that a message has is its kind. */
const DRAWN = {
  photo: (message, act) => photo(message, act, "alone"),
  video: (message, act) => video(message, act),
  animation: (message, act) => video(message, act),
  video_note: (message, act) => video(message, act),
  voice: (message) => voice(message),
  audio: (message) => voice(message),
  document: (message) => file(message),
  venue: (message) => place(message),
  location: (message) => place(message),
  contact: (message) => contact(message),
  poll: (message, act) => pollView(message, act),
  invoice: (message) => invoiceView(message),
  sticker: (message) => h("span.words.big", {}, message.sticker.emoji ?? ""),
};

function bubble(messages, where, faces, act) {
  const [message] = messages;
  const said = messages.find((one) => one.caption ?? one.text) ?? message;
  const text = said.text ?? said.caption ?? "";
  const visual = messages.length > 1 || SEEN.some((kind) => message[kind]);
  const box = h("div.bubble", { class: classes({ flush: Boolean(visual) }) });
  if (faces && where.first) box.append(nameLine(message.from));
  if (message.forward_origin)
    box.append(h("span.from", {}, t("forwarded", { who: originName(message.forward_origin) })));
  if (shownReply(message)) box.append(quote(message, act));
  put(box, media(messages, act));
  if (text) put(box, words(text, said.entities ?? said.caption_entities, act, message));
  put(box, meta(message, act, visual && !text && !message.location));
  return put(box, reactions(message, act));
}

function words(text, entities, act, message) {
  const alone = /^\p{Extended_Pictographic}️?$/u.test(text) && message.text;
  return h("span.words", { class: alone ? "big" : "" }, rich(text, entities, act));
}

function nameLine(from) {
  const user = userOf(from?.id) ?? from;
  const role = user?.is_bot
    ? h("span.badge.bot", {}, t("bot"))
    : user?.role
      ? h("span.badge", {}, roleName(user))
      : null;
  return h("div.name", { style: tintStyle(from?.id ?? 0) }, nameOf(from), role);
}

function originName(origin) {
  return origin.sender_user ? nameOf(origin.sender_user) : (origin.sender_user_name ?? origin.chat?.title ?? "");
}

/** In a forum everything replies to the topic's first line; that says nothing and is not shown. */
const shownReply = (message) => message.reply_to_message && !message.reply_to_message.forum_topic_created;

function quote(message, act) {
  const target = message.reply_to_message;
  const from = target.from;
  return h(
    "button.quote",
    { style: from?.is_bot ? {} : tintStyle(from?.id ?? 0), onclick: () => act.jump(target.message_id) },
    h("b.cut", {}, nameOf(from)),
    h("span.cut", {}, message.quote?.text ?? summary(target)),
  );
}

function media(messages, act) {
  if (messages.length > 1 && messages.every((one) => one.photo || one.video)) return album(messages, act);
  return messages.map((message) => {
    const kind = Object.keys(DRAWN).find((name) => message[name]);
    return kind ? DRAWN[kind](message, act) : null;
  });
}

/** Kinds without a last line of words: the time gets a line of its own. */
const BELOW = ["voice", "audio", "document", "contact", "poll", "invoice", "location", "venue"];

function meta(message, act, over) {
  const own = message.from?.id === act.me;
  const line = h(
    "span.meta",
    { class: classes({ over: Boolean(over) }) },
    message.edit_date && h("span", {}, t("edited")),
    clockTime(message.date),
    own && icon("twice"),
  );
  if (BELOW.some((kind) => message[kind])) line.classList.add("below");
  return line;
}

function reactions(message, act) {
  const counts = new Map();
  for (const [user, emoji] of Object.entries(message.reacts ?? {}))
    counts.set(emoji, [...(counts.get(emoji) ?? []), Number(user)]);
  if (!counts.size) return null;
  const one = ([emoji, users]) => {
    const mine = users.includes(act.me);
    const props = {
      "aria-pressed": String(mine),
      title: users.map((id) => nameOf(userOf(id))).join(", "),
      onclick: () => act.react(message, mine ? "" : emoji),
    };
    return h("button.react", props, emoji, h("small", {}, String(users.length)));
  };
  return h("div.reacts", {}, [...counts].map(one));
}

/** Beside the bubble on hover: answer, and everything else. */
function tools(message, act) {
  const button = (name, label, run) =>
    h("button.round", { tabindex: "-1", title: label, "aria-label": label, onclick: run }, icon(name));
  return h(
    "div.tools",
    {},
    button("reply", t("reply"), () => act.reply(message)),
    button("more", t("more"), (event) => act.menu(message, event.currentTarget)),
  );
}
