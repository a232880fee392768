// The first screen of a phone: this person's chats, newest first, and for a forum the list of its topics.
import { arrows, h } from "./dom.js";
import { botAvatar, groupAvatar, nameOf, topicAvatar } from "./people.js";
import { roomsOf, summary, topicsOf, unread } from "./rooms.js";
import { isService } from "./service.js";
import { history } from "./store.js";
import { shortWhen } from "./when.js";
import { t } from "./words.js";

export function roomList(phone) {
  const rooms = roomsOf(phone.holder);
  const row = (room) =>
    item({
      face: room.private ? botAvatar() : groupAvatar(room.chat),
      title: room.title,
      last: history(room.key).at(-1),
      me: phone.holder,
      named: !room.private,
      count: unread(phone.holder, room.key),
      run: () => (room.forum ? phone.goTopics(room.key) : phone.go(room.key)),
    });
  const list = rooms.length ? rooms.map(row) : h("p.none", {}, t("chats.none"));
  return arrows(h("nav.chats", { "aria-label": t("chats") }, list));
}

export function topicList(phone, room) {
  const last = (topic) => history(room.key, topic.thread).at(-1);
  const topics = topicsOf(room.key).sort((a, b) => (last(b)?.date ?? 0) - (last(a)?.date ?? 0));
  const row = (topic) =>
    item({
      face: topicAvatar(topic),
      title: topic.name,
      last: last(topic),
      me: phone.holder,
      named: true,
      count: unread(phone.holder, room.key, topic.thread),
      run: () => phone.go(room.key, topic.thread),
    });
  return arrows(h("nav.chats", { "aria-label": room.title }, topics.map(row)));
}

function item({ face, title, last, me, named, count, run }) {
  const service = last && isService(last);
  const who = last && named && !service && (last.from?.id === me ? t("you") : nameOf(last.from));
  const words = service ? "" : summary(last);
  return h(
    "button.item",
    { onclick: run },
    face,
    h(
      "span",
      {},
      h("span.line", {}, h("b.cut", {}, title), last && h("time", {}, shortWhen(last.date))),
      h(
        "span.line",
        {},
        h("span.last.cut", {}, who && h("i", {}, `${who}: `), words || " "),
        count > 0 && h("span.count", { "aria-label": t("unread", { count }) }, String(count)),
      ),
    ),
  );
}
