// A phone is whoever holds it plus what is open on it. Everything it does goes out in the name of that person.
import * as api from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { fill, h, put, svg } from "./dom.js";
import { drawHead } from "./head.js";
import { roomList, topicList } from "./list.js";
import { inside } from "./links.js";
import { view } from "./media.js";
import { nameOf } from "./people.js";
import { roomFor, roomsOf, startReading, unread } from "./rooms.js";
import { keep, load, onChange, roomOf, userOf } from "./store.js";
import { clockTime, estateNow } from "./when.js";
import { onLanguage, t } from "./words.js";

let count = 0;

export class Phone extends EventTarget {
  constructor() {
    super();
    this.id = `phone-${(count += 1)}`;
    this.busy = new Set();
    this.open = null; // {key, thread} or null for the list; thread undefined: the topics of a forum
    this.time = h("span", {});
    this.head = h("header.head", {});
    this.screen = h("div.screen", {});
    this.toasts = h("div.toasts", { role: "status", "aria-live": "polite" });
    this.glass = h(
      "div.glass",
      {},
      h("div.status", { "aria-hidden": "true" }, this.time, signs()),
      this.head,
      this.screen,
      this.toasts,
    );
    this.element = h("div.phone", { id: this.id }, this.glass);
    const seconds = setInterval(() => this.tick(), 1000);
    this.ends = [
      onChange((change) => this.changed(change)),
      onLanguage(() => this.show()),
      () => clearInterval(seconds),
    ];
  }

  /** Put away: nothing wakes it any more. */
  end() {
    for (const end of this.ends) end();
  }

  get person() {
    return userOf(this.holder);
  }

  /** Where the open chat is, for the people face. */
  get room() {
    return this.open && roomOf(this.open.key);
  }

  async hold(userId, key, thread) {
    this.holder = userId;
    this.busy.clear();
    this.toasts.replaceChildren();
    this.closeAlert?.();
    const rooms = roomsOf(userId);
    await Promise.all(rooms.map((room) => load(room.key, userId).catch((problem) => this.problem(problem))));
    if (this.holder !== userId) return;
    for (const room of rooms) startReading(userId, room.key);
    const wanted = rooms.find((room) => room.key === key);
    this.open = wanted ? { key: wanted.key, thread: wanted.forum ? thread : null } : null;
    this.show();
    this.dispatchEvent(new Event("held"));
  }

  go(key, thread = null) {
    const room = roomFor(this.holder, key);
    if (!room) return this.toast(t("room.none"));
    this.open = { key, thread: room.forum ? thread : null };
    this.show();
    return this.dispatchEvent(new Event("moved"));
  }

  goTopics(key) {
    this.open = { key, thread: undefined };
    this.show();
    this.dispatchEvent(new Event("moved"));
  }

  back() {
    const topics = this.open && this.open.thread !== null && this.open.thread !== undefined;
    this.open = topics ? { key: this.open.key, thread: undefined } : null;
    this.show();
    this.dispatchEvent(new Event("moved"));
  }

  show() {
    if (!this.holder) return;
    this.chat = this.composer = null;
    const room = this.open && roomFor(this.holder, this.open.key);
    if (!room) this.open = null;
    drawHead(this, room);
    if (!room) fill(this.screen, roomList(this));
    else if (room.forum && this.open.thread === undefined) fill(this.screen, topicList(this, room));
    else this.showChat(room);
    this.tick();
  }

  showChat(room) {
    this.chat = new Chat(this, room, this.open.thread);
    this.composer = new Composer(this, this.chat);
    this.chat.element.append(this.composer.element);
    fill(this.screen, this.chat.element);
    this.chat.draw();
    this.composer.update();
    this.chat.toBottom("auto");
  }

  changed(change) {
    if (!this.holder) return;
    const here = this.open && change.key === this.open.key;
    if (here && this.chat && change.type !== "action") {
      if (change.type === "loaded") this.chat.draw(true);
      else this.chat.changed(change);
      this.composer.update();
    } else if (!this.chat && this.concerns(change)) this.redrawList();
    drawHead(this, this.open && roomFor(this.holder, this.open.key));
    this.dispatchEvent(new Event("news"));
  }

  /** A list changes only by what happens in this person's own chats. */
  concerns(change) {
    return (
      change.type === "world" ||
      (change.type !== "action" && roomsOf(this.holder).some((room) => room.key === change.key))
    );
  }

  /** The keyboard's place in a list survives that the list is drawn anew. */
  redrawList() {
    const at = [...this.screen.querySelectorAll("button")].indexOf(document.activeElement);
    this.show();
    if (at >= 0) this.screen.querySelectorAll("button")[at]?.focus({ preventScroll: true });
  }

  tick() {
    this.time.textContent = clockTime(estateNow() / 1000);
    if (this.chat) drawHead(this, this.chat.room);
  }

  unreadElsewhere() {
    return roomsOf(this.holder).reduce(
      (sum, room) => sum + (room.key === this.open?.key ? 0 : unread(this.holder, room.key)),
      0,
    );
  }

  async say(content) {
    const room = this.room;
    const sent = await api.say(room, this.holder, content);
    keep(room.key, sent);
    return sent;
  }

  async sendFiles(kind, files, content) {
    const room = this.room;
    const sent = [await api.sendFiles(room, this.holder, kind, files, content)].flat();
    for (const message of sent) keep(room.key, message);
    return sent;
  }

  /** Press an inline button and show what the bot answers; resolves with the answer. */
  async press(message, button, id = `${message.message_id}|${button.callback_data ?? button.text}`) {
    if (button.url) return this.visit(button.url);
    if (button.copy_text)
      return navigator.clipboard?.writeText(button.copy_text.text).then(() => this.toast(t("copied")));
    if (this.busy.has(id)) return null;
    this.busy.add(id);
    this.chat?.draw();
    try {
      if (button.pay) return this.paid(await api.pay(this.room, message.message_id, this.holder));
      const what = button.callback_data ? { data: button.callback_data } : { button: button.text };
      const answer = await api.press(this.room, message.message_id, this.holder, what);
      this.answered(answer);
      return answer;
    } catch (problem) {
      return this.problem(problem);
    } finally {
      this.busy.delete(id);
      this.chat?.draw();
    }
  }

  paid(answer) {
    if (!answer.paid) this.alert(t("invoice.refused", { words: answer.error }));
    return answer;
  }

  answered(answer) {
    if (!answer.answered) return this.toast(t("press.silent"), { bad: true });
    if (answer.url) return this.visit(answer.url);
    if (!answer.text) return undefined;
    return answer.show_alert ? this.alert(answer.text) : this.toast(answer.text);
  }

  board(state, button) {
    const location = button.request_location ? { location: { latitude: 31.230416, longitude: 121.473701 } } : {};
    api
      .press(this.room, state.message.message_id, this.holder, { button: button.text, ...location })
      .catch((problem) => this.problem(problem));
    this.composer.usedBoard(state);
  }

  command(words) {
    this.say({ text: words, ...this.composer.address() }).catch((problem) => this.problem(problem));
  }

  visit(url) {
    if (!this.link(url)) window.open(url, "_blank", "noopener");
  }

  /** Follow a link that stays in this world; false when it leads outside. */
  link(url) {
    const target = inside(url, this.holder);
    if (!target) return false;
    this.go(target.key, target.thread ?? null);
    if (target.start) this.say({ text: `/start ${target.start}` }).catch((problem) => this.problem(problem));
    if (target.message) this.chat?.jump(target.message);
    return true;
  }

  mention(words) {
    this.link(`https://t.me/${words.replace("@", "")}`);
  }

  view(url, kind) {
    view(url, kind);
  }

  vote(message, options) {
    return api.vote(this.room, message.message_id, this.holder, options);
  }

  react(message, emoji) {
    return api.react(this.room, message.message_id, this.holder, emoji).catch((problem) => this.problem(problem));
  }

  reply(message) {
    this.composer?.replying(message);
  }

  toast(words, { bad = false, ms = 4200 } = {}) {
    const toast = h("div.toast", { class: bad ? "bad" : "" }, words);
    this.toasts.append(toast);
    while (this.toasts.children.length > 3) this.toasts.firstChild.remove();
    setTimeout(() => toast.classList.add("going"), ms);
    setTimeout(() => toast.remove(), ms + 300);
  }

  alert(words) {
    const before = document.activeElement;
    const close = () => (veil.remove(), before?.focus?.({ preventScroll: true }));
    this.closeAlert = close;
    const ok = h("button", { onclick: close }, t("ok"));
    const title = nameOf(
      this.open?.key.includes("@")
        ? roomFor(this.holder, this.open.key)?.bot
        : userOf(this.chat?.messages().findLast((message) => message.from?.is_bot)?.from.id),
    );
    const veil = h(
      "div.veil",
      { role: "alertdialog", "aria-modal": "true" },
      h("div.alert", {}, h("h2", {}, title), h("p", {}, words), h("div.row", {}, ok)),
    );
    veil.addEventListener("keydown", (event) => event.key === "Escape" && close());
    this.glass.append(veil);
    ok.focus({ preventScroll: true });
    return ok;
  }

  problem(problem) {
    this.toast(problem?.message ?? String(problem), { bad: true });
    return null;
  }
}

function signs() {
  const bars = [2, 4.5, 7, 9.5].map((height, at) =>
    svg("rect", { x: at * 4.4, y: 11 - height, width: 3, height, rx: 1 }),
  );
  const cell = [
    svg("rect", { x: 0.5, y: 0.5, width: 20, height: 10, rx: 3, fill: "none", stroke: "currentColor", opacity: 0.5 }),
    svg("rect", { x: 2, y: 2, width: 14, height: 7, rx: 1.6 }),
    svg("rect", { x: 21.5, y: 3.7, width: 1.6, height: 3.6, rx: 0.8, opacity: 0.5 }),
  ];
  return put(
    h("span", {}),
    svg("svg", { viewBox: "0 0 17 11" }, ...bars),
    svg("svg", { viewBox: "0 0 24 11" }, ...cell),
  );
}
