// The field under a chat. It remembers what one is answering or changing; files wait in a tray until they are sent,
// because a caption belongs to them.
import * as api from "./api.js";
import { attachMenu } from "./attach.js";
import { commandMenu } from "./commands.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { boardState, replyBoard } from "./keys.js";
import { nameOf } from "./people.js";
import { summary } from "./rooms.js";
import { keep } from "./store.js";
import { t } from "./words.js";

const MOST = 4096;

export class Composer {
  constructor(phone, chat) {
    Object.assign(this, { phone, chat, target: null, changing: null, photos: [], folded: new Set(), board: {} });
    this.strip = h("div.strip", { hidden: true });
    this.tray = h("div.tray", { hidden: true });
    this.below = h("div", {});
    this.area = h("textarea", {
      rows: "1",
      maxlength: String(MOST),
      placeholder: t("write"),
      "aria-label": t("write"),
    });
    this.sender = h(
      "button.round.send",
      { "aria-label": t("send"), title: t("send"), onclick: () => this.send() },
      icon("send"),
    );
    this.fold = h(
      "button.round",
      { "aria-label": t("board.toggle"), title: t("board.toggle"), hidden: true, onclick: () => this.toggleBoard() },
      icon("keys"),
    );
    this.slash = h(
      "button.round",
      { "aria-label": t("commands"), title: t("commands"), onclick: () => this.commands.toggle() },
      icon("slash"),
    );
    const clip = h(
      "button.round",
      { "aria-label": t("attach"), title: t("attach"), onclick: () => attachMenu(this) },
      icon("clip"),
    );
    this.writing = h("div.write", {}, clip, h("div.field", {}, this.area, this.slash, this.fold), this.sender);
    this.element = h("div.compose", {}, this.strip, this.tray, this.writing, this.below);
    this.commands = commandMenu(this);
    this.slash.hidden = !this.commands.any;
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("paste", (event) => this.pasted(event));
    this.typed();
  }

  key(event) {
    if (this.commands.key(event)) return;
    if (event.key === "Escape") return this.reset();
    // While an input method composes, Enter chooses a Chinese word and must not send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.send();
  }

  pasted(event) {
    const images = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!images.length) return;
    event.preventDefault();
    this.addPhotos(images);
  }

  typed() {
    this.area.style.height = "38px";
    this.area.style.height = `${Math.min(Math.max(this.area.scrollHeight, 38), 132)}px`;
    this.sender.disabled = !this.area.value.trim() && !this.photos.length;
    this.commands.typed(this.area.value);
  }

  /** Redraw what depends on the chat: the keyboard below, an order to reply, the start button. */
  update() {
    const messages = this.chat.messages();
    const silent = this.chat.room.private && !messages.length;
    this.writing.hidden = silent;
    this.drawBoard(boardState(messages, this.phone.holder, this.phone.person?.username), silent);
  }

  drawBoard(state, silent) {
    const mark = `${silent}|${state.message?.message_id ?? 0}|${this.folded.has(state.message?.message_id)}`;
    if (mark === this.mark) return;
    this.mark = mark;
    this.board = state;
    this.fold.hidden = !state.keyboard;
    const shown = state.keyboard && !this.folded.has(state.message.message_id);
    const start = () => h("button.start", { onclick: () => this.phone.say({ text: "/start" }) }, t("start"));
    this.below.replaceChildren(...[silent && start(), shown && replyBoard(state, this.chat.act)].filter(Boolean));
    this.area.placeholder = (state.keyboard ?? state.force)?.input_field_placeholder ?? t("write");
    if (state.force && this.forced !== state.message.message_id) this.replying(state.message, { quiet: true });
    this.forced = state.force ? state.message.message_id : this.forced;
  }

  toggleBoard() {
    const id = this.board.message?.message_id;
    if (!this.folded.delete(id)) this.folded.add(id);
    this.update();
  }

  /** A keyboard that asked to be used once goes away when it was. */
  usedBoard(state) {
    if (state.keyboard.one_time_keyboard) this.folded.add(state.message.message_id);
    this.update();
  }

  replying(message, { quiet = false } = {}) {
    this.changing = null;
    this.target = message;
    this.showStrip("reply", t("reply.to", { who: nameOf(message.from) }), summary(message));
    if (!quiet) this.area.focus();
  }

  editing(message) {
    this.target = null;
    this.changing = message;
    this.area.value = message.text ?? message.caption ?? "";
    this.showStrip("edit", t("edit"), summary(message));
    this.typed();
    this.area.focus();
  }

  showStrip(name, title, words) {
    const close = h("button.round", { "aria-label": t("close"), onclick: () => this.reset() }, icon("close"));
    this.strip.replaceChildren(icon(name), h("div", {}, h("b.cut", {}, title), h("span.cut", {}, words)), close);
    this.strip.hidden = false;
  }

  reset() {
    const wasEditing = this.changing;
    Object.assign(this, { target: null, changing: null, photos: [] });
    if (wasEditing) this.area.value = "";
    this.strip.hidden = true;
    this.drawTray();
    this.typed();
  }

  addPhotos(files) {
    this.photos = [...this.photos, ...files].slice(0, 10);
    this.drawTray();
    this.area.focus({ preventScroll: true });
  }

  drawTray() {
    this.tray.hidden = !this.photos.length;
    const drop = (file) => {
      this.photos = this.photos.filter((other) => other !== file);
      this.drawTray();
    };
    const tile = (file) => {
      const url = URL.createObjectURL(file);
      const image = h("img", { src: url, alt: file.name, onload: () => URL.revokeObjectURL(url) });
      return h(
        "figure",
        {},
        image,
        h("button", { "aria-label": t("remove"), onclick: () => drop(file) }, icon("close")),
      );
    };
    this.tray.replaceChildren(...this.photos.map(tile));
    this.typed();
  }

  /** What every message of this phone carries along: the topic, and whom it answers. */
  address() {
    const thread = this.chat.thread ? { message_thread_id: this.chat.thread } : {};
    return this.target ? { ...thread, reply_to_message_id: this.target.message_id } : thread;
  }

  /** Send what stands there; false when the simulator refused, and then it stands there again. */
  async send() {
    const text = this.area.value.trim();
    const { photos, changing } = this;
    if (!text && !photos.length) return false;
    const room = this.phone.room;
    const address = this.address();
    this.area.value = "";
    this.reset();
    try {
      if (changing) keep(room.key, await api.edit(room, changing.message_id, this.phone.holder, text), "edited");
      else if (photos.length) await this.phone.sendFiles("photo", photos, { ...address, caption: text || undefined });
      else await this.phone.say({ text, ...address });
      return true;
    } catch (problem) {
      this.area.value = text;
      this.typed();
      this.phone.problem(problem);
      return false;
    }
  }

  focus() {
    this.area.focus({ preventScroll: true });
  }
}
