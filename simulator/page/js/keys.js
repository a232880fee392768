// The buttons under a message. While the bot has not answered the callback the button spins, as on a real phone:
// somebody who writes a bot must feel every callback he forgets to answer.
import { classes, h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

export function inlineKeys(message, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return h(
    "div.keys",
    {},
    rows.map((row) =>
      h(
        "div.line",
        {},
        row.map((button) => inlineKey(message, button, act)),
      ),
    ),
  );
}

function inlineKey(message, button, act) {
  const id = `${message.message_id}|${button.callback_data ?? button.text}`;
  const busy = act.busy.has(id);
  const props = {
    class: classes({ [button.style ?? "normal"]: true }),
    "aria-busy": String(busy),
    "data-callback": button.callback_data ?? "",
    onclick: () => act.press(message, button, id),
  };
  const mark = button.url ? "link" : button.copy_text ? "copy" : null;
  return h("button.key", props, h("span", {}, button.text), busy && h("i.spin"), mark && smallMark(mark));
}

function smallMark(name) {
  const mark = icon(name);
  mark.classList.add("mark");
  return mark;
}

const markup = (message, name) => Boolean(message.reply_markup?.[name]);

/** What stands under the field of this person: the latest keyboard, an order to reply, or nothing. */
export function boardState(messages, userId, username) {
  for (const message of [...messages].reverse()) {
    if (!message.from?.is_bot || !message.reply_markup) continue;
    if (message.reply_markup.selective && !meant(message, userId, username)) continue;
    if (markup(message, "keyboard")) return { message, keyboard: message.reply_markup };
    if (markup(message, "force_reply")) return { message, force: message.reply_markup };
    if (markup(message, "remove_keyboard")) return {};
  }
  return {};
}

function meant(message, userId, username) {
  if (message.reply_to_message?.from?.id === userId) return true;
  const mentioned = (message.entities ?? []).some((entity) => entity.user?.id === userId);
  return mentioned || Boolean(username && message.text?.includes(`@${username}`));
}

export function replyBoard(state, act) {
  const rows = state.keyboard.keyboard.map((row) =>
    h(
      "div.line",
      {},
      row.map((button) => replyKey(state, button, act)),
    ),
  );
  return h("div.board", { role: "group", "aria-label": t("board") }, rows);
}

function replyKey(state, button, act) {
  return h("button", { onclick: () => act.board(state, button) }, button.text);
}
