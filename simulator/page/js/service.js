// Lines that nobody wrote: who came, which topic was made, what was pinned. Each phone reads them in the page's words.
import { h } from "./dom.js";
import { amountOf } from "./invoice.js";
import { nameOf } from "./people.js";
import { summary } from "./rooms.js";
import { t } from "./words.js";

const names = (users) => users.map(nameOf).join(t("and"));

const LINES = {
  new_chat_members: (message) => t("service.joined", { who: names(message.new_chat_members) }),
  left_chat_member: (message) => t("service.left", { who: nameOf(message.left_chat_member) }),
  new_chat_title: (message) => t("service.title", { title: message.new_chat_title }),
  group_chat_created: () => t("service.created"),
  supergroup_chat_created: () => t("service.created"),
  migrate_to_chat_id: () => t("service.migrated"),
  migrate_from_chat_id: () => t("service.migrated"),
  successful_payment: (message) =>
    t("service.paid", { who: nameOf(message.from), amount: amountOf(message.successful_payment) }),
  pinned_message: (message) =>
    t("service.pinned", { who: nameOf(message.from), words: summary(message.pinned_message).slice(0, 40) }),
  forum_topic_created: (message) => t("service.topic", { name: message.forum_topic_created.name }),
  forum_topic_edited: (message) => t("service.topic.edited", { name: message.forum_topic_edited.name ?? "" }),
  forum_topic_closed: () => t("service.topic.closed"),
  forum_topic_reopened: () => t("service.topic.opened"),
  general_forum_topic_hidden: () => t("service.topic.closed"),
  general_forum_topic_unhidden: () => t("service.topic.opened"),
};

const kindOf = (message) => Object.keys(LINES).find((name) => message[name] !== undefined);

export const isService = (message) => kindOf(message) !== undefined;

export function serviceLine(message, act) {
  const kind = kindOf(message);
  const words = LINES[kind](message);
  if (kind !== "pinned_message") return h("div.between", { "data-id": message.message_id }, words);
  return h(
    "button.between",
    { "data-id": message.message_id, onclick: () => act.jump(message.pinned_message.message_id) },
    words,
  );
}
