// The head of a phone is drawn anew only when what it says changed: it is asked every second, for "typing" fades.
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { botAvatar, groupAvatar, topicAvatar } from "./people.js";
import { topicsOf } from "./rooms.js";
import { acting } from "./store.js";
import { currentLanguage, t } from "./words.js";

export function drawHead(phone, room) {
  const facts = room ? roomFacts(phone, room) : { title: t("chats") };
  const mark = JSON.stringify([
    facts.title,
    facts.line,
    facts.busy,
    facts.away,
    room?.key,
    phone.open,
    currentLanguage(),
  ]);
  if (phone.headMark === mark) return;
  phone.headMark = mark;
  if (!room) {
    fill(phone.head, h("h2.plain", {}, facts.title));
    return;
  }
  const back = h(
    "button.round.back",
    { "aria-label": t("back"), onclick: () => phone.back() },
    icon("back"),
    facts.away > 0 && h("span.count", {}, String(facts.away)),
  );
  const line = h("small.cut", { class: facts.busy ? "busy" : "" }, facts.line, facts.busy && h("i.dots"));
  fill(phone.head, back, facts.face, h("div.title", {}, h("b.cut", {}, facts.title), line));
}

function roomFacts(phone, room) {
  const away = phone.unreadElsewhere();
  const busy = acting(room.key);
  const members = room.chat && t("members", { count: (room.chat.members ?? []).length });
  const inTopic = room.forum && phone.open.thread !== undefined && phone.open.thread !== null;
  const topic = inTopic && topicsOf(room.key).find((one) => one.thread === phone.open.thread);
  const line = busy ? t("typing") : topic ? `${room.title}` : room.private ? t("bot") : members;
  const face = topic ? topicAvatar(topic) : room.private ? botAvatar() : groupAvatar(room.chat);
  return { title: topic ? topic.name : room.title, line, busy, away, face };
}
