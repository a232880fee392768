// What one can do with a message: react, answer, copy; and with one's own: change it or take it back.
import * as api from "./api.js";
import { arrows, dismissable, h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

const EMOJIS = ["👍", "❤️", "🙏", "😊", "👌"];

/** `anchor` is an element or a point {x, y} on the screen. */
export function openMenu(chat, message, anchor) {
  const before = document.activeElement;
  const menu = h("div.menu", { role: "menu", "aria-label": t("more") });
  const close = () => {
    stop();
    menu.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
  const then = (run) => () => (close(), run());
  menu.append(emojis(chat, message, then), ...actions(chat, message).map((one) => item(one, then)));
  chat.element.append(arrows(menu));
  settle(menu, chat.element.getBoundingClientRect(), anchor);
  const stop = dismissable(menu, close);
  menu.querySelector(".do").focus({ preventScroll: true });
}

function emojis(chat, message, then) {
  const mine = message.reacts?.[chat.phone.holder];
  const one = (emoji) =>
    h(
      "button",
      { "aria-label": emoji, onclick: then(() => chat.act.react(message, mine === emoji ? "" : emoji)) },
      emoji,
    );
  return h("div.emojis", { role: "group", "aria-label": t("react") }, EMOJIS.map(one));
}

const item = ({ name, label, run, bad }, then) =>
  h("button.do", { class: bad ? "bad" : "", role: "menuitem", onclick: then(run) }, icon(name), label);

function actions(chat, message) {
  const { phone } = chat;
  const own = message.from?.id === phone.holder;
  const text = message.text ?? message.caption;
  const room = phone.room;
  const remove = () => api.remove(room, message.message_id, phone.holder).catch(phone.problem.bind(phone));
  return [
    { name: "reply", label: t("reply"), run: () => phone.reply(message) },
    text && {
      name: "copy",
      label: t("copy"),
      run: () =>
        navigator.clipboard?.writeText(text).then(
          () => phone.toast(t("copied")),
          () => undefined,
        ),
    },
    own && text && { name: "edit", label: t("edit"), run: () => phone.composer.editing(message) },
    own && { name: "bin", label: t("delete"), bad: true, run: remove },
  ].filter(Boolean);
}

/** Inside the glass, whatever was clicked. */
function settle(menu, frame, anchor) {
  const box = anchor instanceof Element ? anchor.getBoundingClientRect() : null;
  const [x, y] = box ? [box.left, box.top] : [anchor.x, anchor.y];
  const limit = (value, most) => Math.max(8, Math.min(value, most));
  menu.style.left = `${limit(x - frame.left - 60, frame.width - menu.offsetWidth - 8)}px`;
  menu.style.top = `${limit(y - frame.top - 20, frame.height - menu.offsetHeight - 8)}px`;
}
