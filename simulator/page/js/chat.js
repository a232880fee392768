// A long chat stays quick because only its last rows exist, and because a row is made anew only when its message
// changed: rows are kept by message number and compared by the change number the store gave them.
import { calm, classes, h, put } from "./dom.js";
import { icon } from "./icons.js";
import { bubbleRow } from "./message.js";
import { openMenu } from "./menu.js";
import { read, summary } from "./rooms.js";
import { isService, serviceLine } from "./service.js";
import { acting, history, messageOf, now } from "./store.js";
import { gestures } from "./touch.js";
import { dayKey, dayName } from "./when.js";
import { currentLanguage, t } from "./words.js";

const PAGE = 200;
const TOGETHER = 5 * 60;

export class Chat {
  constructor(phone, room, thread) {
    Object.assign(this, {
      phone,
      key: room.key,
      thread,
      room,
      limit: PAGE,
      rows: new Map(),
      opened: now(),
      stuck: true,
    });
    this.act = this.actions();
    this.list = h("div.rows", {});
    this.flow = h("div.flow", { role: "log", tabindex: "0", "aria-label": t("messages") }, this.list);
    this.pinned = h("button.pin", { hidden: true });
    this.element = h("section.chat", { class: room.private ? "private" : "grouped" }, this.pinned, this.flow);
    this.flow.addEventListener("scroll", () => this.scrolled());
    this.flow.addEventListener("keydown", (event) => this.walk(event));
    gestures(this.flow, {
      menu: (row, at) => this.menuFor(row, at),
      reply: (row) => this.act.reply(this.messageIn(row)),
    });
    new ResizeObserver(() => (this.stuck ? this.toBottom("auto") : this.drawDown())).observe(this.flow);
  }

  actions() {
    const phone = this.phone;
    const forward =
      (name) =>
      (...facts) =>
        phone[name](...facts);
    const names = ["press", "command", "link", "mention", "view", "vote", "react", "reply", "board", "problem"];
    const act = Object.fromEntries(names.map((name) => [name, forward(name)]));
    const menu = (message, anchor) => openMenu(this, message, anchor);
    return {
      ...act,
      me: phone.holder,
      group: !this.room.private,
      busy: phone.busy,
      jump: (id) => this.jump(id),
      redraw: () => this.draw(true),
      menu,
    };
  }

  messages() {
    return history(this.key, this.thread);
  }

  /** Blocks from old to new: a day, a service line, or a bubble (an album is one bubble). */
  blocks() {
    const all = this.messages();
    const shown = all.slice(-this.limit);
    this.hidden = all.length - shown.length;
    const blocks = [];
    let day = "";
    for (const message of shown) {
      const today = dayKey(message.date);
      if (today !== day) blocks.push({ id: `day ${today}`, day: message.date });
      day = today;
      const before = blocks.at(-1);
      const together = message.media_group_id && before.messages?.[0].media_group_id === message.media_group_id;
      if (together) before.messages.push(message);
      else blocks.push({ id: String(message.message_id), messages: [message], service: isService(message) });
    }
    return blocks;
  }

  draw(force = false) {
    const blocks = this.blocks();
    const nodes = blocks.map((block, at) => this.node(block, blocks[at - 1], blocks[at + 1], force));
    const kept = new Set(blocks.map((block) => block.id));
    for (const id of [...this.rows.keys()]) if (!kept.has(id)) this.rows.delete(id);
    if (this.hidden > 0) nodes.unshift(this.earlier());
    if (!blocks.length)
      nodes.push(h("div.empty", {}, h("p", {}, t(this.room.private ? "chat.empty.private" : "chat.empty"))));
    arrange(this.list, nodes);
    this.drawPin();
    if (this.stuck) this.toBottom("auto");
    this.drawDown();
    read(this.phone.holder, this.key, this.thread);
  }

  node(block, before, after, force) {
    const where = { first: !sameSpeaker(before, block), last: !sameSpeaker(block, after) };
    const mark = this.mark(block, where);
    const old = this.rows.get(block.id);
    if (old && old.mark === mark && !force) return old.node;
    const node = this.make(block, where);
    if (!old && block.messages && block.messages[0].first > this.opened) node.classList.add("new");
    this.rows.set(block.id, { mark, node });
    return node;
  }

  mark(block, where) {
    if (!block.messages) return currentLanguage();
    const busy = [...this.phone.busy].filter((id) => id.startsWith(`${block.messages[0].message_id}|`));
    return [block.messages.map((message) => message.seq), where.first, where.last, busy, currentLanguage()].join(";");
  }

  make(block, where) {
    if (!block.messages) return h("div.between.day", {}, dayName(block.day));
    return block.service ? serviceLine(block.messages[0], this.act) : bubbleRow(block.messages, where, this.act);
  }

  earlier() {
    const more = () => {
      const height = this.flow.scrollHeight;
      this.limit += PAGE;
      this.stuck = false;
      this.draw();
      this.flow.scrollTop += this.flow.scrollHeight - height;
    };
    return h("button.btn.earlier", { onclick: more }, icon("up"), t("earlier", { count: this.hidden }));
  }

  /** Something happened in this chat. */
  changed(change) {
    const mine = change.type === "message" && change.message.from?.id === this.phone.holder;
    if (mine) this.stuck = true;
    const wasStuck = this.stuck;
    this.stuck = false;
    this.draw();
    this.stuck = wasStuck;
    if (change.type === "message" && !wasStuck) this.fresh = (this.fresh ?? 0) + 1;
    if (this.stuck) this.toBottom(change.type === "message" ? "smooth" : "auto");
    if (change.type === "edited") this.flash(change.id);
    this.drawDown();
  }

  rowOf(id) {
    const album = messageOf(this.key, id)?.media_group_id;
    const first = album && this.messages().find((message) => message.media_group_id === album);
    return this.rows.get(String(first?.message_id ?? id))?.node;
  }

  messageIn(row) {
    return messageOf(this.key, Number(row.dataset.id));
  }

  /** Living cards are edited in place: a gentle light where it happened, a pill when that is out of sight. */
  flash(id) {
    const row = this.rowOf(id);
    if (!row) return;
    row.classList.add("flash");
    setTimeout(() => row.classList.remove("flash"), 2400);
    const [seen, box] = [this.flow.getBoundingClientRect(), row.getBoundingClientRect()];
    if (box.bottom < seen.top + 50 || box.top > seen.bottom - 30) this.showPill(id);
  }

  showPill(id) {
    this.pill?.remove();
    const go = () => this.jump(id);
    this.pill = h("button.pill", { onclick: go }, icon("up"), h("span.cut", {}, t("card.changed")));
    this.pill.style.top = `${this.flow.offsetTop + 10}px`;
    this.element.append(this.pill);
    const pill = this.pill;
    setTimeout(() => pill.remove(), 7000);
  }

  jump(id) {
    let row = this.rowOf(id);
    if (!row && messageOf(this.key, id)) {
      this.limit = Infinity;
      this.draw();
      row = this.rowOf(id);
    }
    if (!row) return this.phone.toast(t("jump.gone"));
    this.pill?.remove();
    this.stuck = false;
    row.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    row.classList.add("found");
    setTimeout(() => row.classList.remove("found"), 1700);
  }

  toBottom(behavior) {
    const far = this.flow.scrollHeight - this.flow.scrollTop - this.flow.clientHeight;
    const smooth = behavior === "smooth" && far < 900 && !calm();
    if (smooth) this.gliding = Date.now() + 700;
    this.flow.scrollTo({ top: this.flow.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.fresh = 0;
  }

  scrolled() {
    const far = this.flow.scrollHeight - this.flow.scrollTop - this.flow.clientHeight;
    if (far < 60) this.stuck = true;
    else if (Date.now() > (this.gliding ?? 0)) this.stuck = false;
    if (this.stuck) this.fresh = 0;
    this.drawDown();
  }

  drawDown() {
    if (this.stuck) {
      this.down?.remove();
      this.down = null;
      return;
    }
    const go = () => {
      this.stuck = true;
      this.toBottom("smooth");
      this.drawDown();
    };
    if (!this.down) {
      this.down = h("button.down", { "aria-label": t("to.bottom"), onclick: go });
      this.element.append(this.down);
    }
    this.down.style.bottom = `${this.overFlow() + 12}px`;
    this.down.replaceChildren(
      ...put(h("i"), icon("down"), this.fresh ? h("span.count", {}, String(this.fresh)) : null).childNodes,
    );
  }

  /** How much of the chat lies below the running messages: the composer, whatever its height. */
  overFlow() {
    return this.element.clientHeight - this.flow.offsetTop - this.flow.clientHeight;
  }

  drawPin() {
    const line = this.messages()
      .filter((message) => message.pinned_message)
      .at(-1);
    const target = line && messageOf(this.key, line.pinned_message.message_id);
    this.pinned.hidden = !target;
    if (!target) return;
    this.pinned.onclick = () => this.jump(target.message_id);
    this.pinned.replaceChildren(h("span.cut", {}, h("b", {}, t("pinned")), h("span.cut", {}, summary(target))));
  }

  /** Arrows walk through the messages, Enter opens what one can do with one. */
  walk(event) {
    const row = event.target.closest(".row");
    if (event.key === "Enter" && event.target === row) return this.menuFor(row, row);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.target.closest("button, a")) return undefined;
    const all = [...this.list.querySelectorAll(".row")];
    const next = row ? all[all.indexOf(row) + step] : all.at(-1);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return event.preventDefault();
  }

  menuFor(row, anchor) {
    const message = this.messageIn(row);
    if (message) openMenu(this, message, anchor);
  }

  get busyTyping() {
    return acting(this.key);
  }
}

function sameSpeaker(one, other) {
  if (!one?.messages || !other?.messages || one.service || other.service) return false;
  const [a, b] = [one.messages.at(-1), other.messages[0]];
  return a.from?.id === b.from?.id && b.date - a.date < TOGETHER && !a.reply_markup?.inline_keyboard;
}

/** Put the nodes into this order while moving as few as possible. */
function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
  parent.className = classes({ rows: true });
}
