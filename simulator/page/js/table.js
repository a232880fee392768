// The table with the phones on it. On a wide screen they lie side by side; on a narrow one the tabs choose one.
import { avatar, byRole, nameOf, roleBadge, roleName } from "./people.js";
import { arrows, dismissable, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { Phone } from "./phone.js";
import { onChange, world } from "./store.js";
import { onLanguage, read, t, write } from "./words.js";

const MOST = 6;
const sets = []; // {phone, element, held}
let front = 0;

const place = () => document.getElementById("table");
const tabs = () => document.getElementById("tabs");

export const phones = () => sets.map((set) => set.phone);

export function addPhone() {
  if (sets.length >= MOST) return null;
  const phone = new Phone();
  const held = h("div.held", {});
  const element = h("section.set", { "aria-label": t("phone") }, held, phone.element);
  const set = { phone, element, held };
  sets.push(set);
  phone.addEventListener("held", () => (drawHeld(set), changed()));
  phone.addEventListener("moved", changed);
  phone.addEventListener("news", drawTabs);
  place().append(element);
  turnTo(sets.length - 1);
  return phone;
}

export function removePhone(phone) {
  const at = sets.findIndex((set) => set.phone === phone);
  if (at < 0 || sets.length < 2) return;
  phone.end();
  sets[at].element.remove();
  sets.splice(at, 1);
  turnTo(0);
  changed();
}

/** Give a new phone to somebody who holds none yet. */
export function addPhoneFor() {
  const taken = new Set(phones().map((phone) => phone.holder));
  const free = [...world.users.values()].find((user) => !taken.has(user.id));
  const phone = addPhone();
  if (phone && free) phone.hold(free.id);
}

/** Bring a phone to the front where only one fits, and into view where more do. */
export function turnTo(at) {
  front = at;
  document.body.classList.remove("tab-panel");
  sets.forEach((set, index) => set.element.classList.toggle("front", index === at));
  drawTabs();
}

export function showPhone(phone) {
  const at = sets.findIndex((set) => set.phone === phone);
  if (at < 0) return;
  if (at !== front || document.body.classList.contains("tab-panel")) turnTo(at);
  sets[at].element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function act(phone) {
  for (const set of sets) set.element.classList.toggle("acting", set.phone === phone);
}

function drawHeld({ phone, held, element }) {
  const user = phone.person;
  if (!user) return;
  const unit = user.unit ? ` · ${user.unit.replaceAll(",", " · ")}` : "";
  const about = unit
    ? `${t("holding")}${unit}`
    : user.username
      ? `${t("holding")} · @${user.username}`
      : t("holding");
  const holder = h(
    "button.holder.handed",
    {
      "aria-haspopup": "listbox",
      "aria-label": t("choose.holder", { who: nameOf(user) }),
      onclick: () => pick(phone, held),
    },
    avatar(user),
    h("span.who", {}, h("b", {}, h("span.cut", {}, nameOf(user)), roleBadge(user)), h("small.cut", {}, about)),
    icon("down"),
  );
  const away =
    sets.length > 1 &&
    h(
      "button.round",
      { "aria-label": t("phone.remove"), title: t("phone.remove"), onclick: () => removePhone(phone) },
      icon("close"),
    );
  fill(held, holder, away);
  element.setAttribute("aria-label", t("phone.of", { who: nameOf(user) }));
}

/** Who should hold this phone? Everybody of the world, by what they do. */
function pick(phone, held) {
  const close = () => (stop(), menu.remove(), held.querySelector(".holder")?.focus());
  const choose = (user) => () => (close(), phone.hold(user.id, keyFor(phone, user)));
  const row = (user) =>
    h(
      "button",
      { role: "option", "aria-selected": String(user.id === phone.holder), onclick: choose(user) },
      avatar(user),
      h(
        "span.who",
        {},
        h("b.cut", {}, nameOf(user)),
        h("small.cut", {}, [roleName(user), user.unit?.replaceAll(",", " · ")].filter(Boolean).join(" · ")),
      ),
      user.id === phone.holder && icon("check"),
    );
  const groups = byRole([...world.users.values()]).map(([title, users]) => [h("h3", {}, t(title)), users.map(row)]);
  const menu = arrows(h("div.picker", { role: "listbox", "aria-label": t("people") }, groups));
  held.append(menu);
  const stop = dismissable(menu, close);
  (menu.querySelector("[aria-selected=true]") ?? menu.querySelector("button")).focus();
}

/** Stay in the same group when the next person is in it too. */
function keyFor(phone, user) {
  const { open } = phone;
  return open && !open.key.includes("@") ? open.key : world.bots[0] && `${user.id}@${world.bots[0].username}`;
}

function drawTabs() {
  const panel = document.body.classList.contains("tab-panel");
  const tab = (set, at) => {
    const away = set.phone.holder ? set.phone.unreadElsewhere() : 0;
    return h(
      "button",
      { role: "tab", "aria-selected": String(at === front && !panel), onclick: () => turnTo(at) },
      avatar(set.phone.person),
      h("span.cut", {}, nameOf(set.phone.person)),
      away > 0 && h("span.count", {}, String(away)),
    );
  };
  const showPanel = () => (document.body.classList.add("tab-panel"), drawTabs());
  const mark = JSON.stringify([
    front,
    panel,
    sets.map((set) => [set.phone.holder, set.phone.holder && set.phone.unreadElsewhere()]),
    t("timeline"),
  ]);
  if (tabs().dataset.mark === mark) return;
  tabs().dataset.mark = mark;
  tabs().setAttribute("role", "tablist");
  fill(
    tabs(),
    sets.map(tab),
    h(
      "button",
      { role: "tab", "aria-selected": String(panel), onclick: showPanel },
      icon("clock"),
      h("span.cut", {}, t("timeline")),
    ),
  );
}

/** Which phones lie here, and who holds them, is kept for the next visit of this browser. */
function changed() {
  drawTabs();
  write("guanjia.phones", JSON.stringify(phones().map((phone) => ({ who: phone.holder, ...phone.open }))));
}

export async function setTable() {
  let kept = [];
  try {
    kept = JSON.parse(read("guanjia.phones") ?? "[]").filter((one) => world.users.has(one.who));
  } catch {
    kept = [];
  }
  const wanted = kept.length ? kept : usual();
  fill(place());
  await Promise.all(wanted.slice(0, MOST).map((one) => addPhone().hold(one.who, one.key, one.thread)));
  turnTo(0);
}

/** A tenant beside a worker: what the whole thing is about. */
function usual() {
  const users = [...world.users.values()];
  const tenant =
    users.find((user) => nameOf(user) === "林晓梅") ?? users.find((user) => user.role === "tenant") ?? users[0];
  const worker =
    users.find((user) => nameOf(user) === "张师傅") ?? users.find((user) => user.role === "worker") ?? users[1];
  const chats = [...world.chats.values()];
  const staff =
    chats.find((chat) => chat.purpose === "engineering") ?? chats.find((chat) => chat.members?.includes(worker?.id));
  const bot = world.bots[0]?.username;
  return [
    tenant && { who: tenant.id, key: `${tenant.id}@${bot}` },
    worker && { who: worker.id, key: String(staff?.id ?? "") },
  ].filter(Boolean);
}

onLanguage(() => sets.forEach(drawHeld));
onChange((change) => change.type === "world" && sets.forEach(drawHeld));
