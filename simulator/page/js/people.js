// A face must be known at a glance on every phone: initials and a colour that depend only on who it is.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { has, t } from "./words.js";

const TINTS = [
  ["#2f7f8c", "#1f5f6b"],
  ["#b0673c", "#8c4b28"],
  ["#6b6aa8", "#4e4d86"],
  ["#4d8255", "#386540"],
  ["#a85268", "#85394e"],
  ["#94762f", "#745a1e"],
  ["#4a75a6", "#345985"],
  ["#8a5f95", "#6c4577"],
];
const CJK = /[㐀-鿿豈-﫿]/;

export function nameOf(user) {
  if (!user) return "?";
  const [first, last] = [user.first_name ?? "", user.last_name ?? ""];
  if (!first && !last) return t("person.gone");
  // A Chinese name puts the family first and knows no space.
  return CJK.test(first + last) ? last + first : [first, last].filter(Boolean).join(" ");
}

const TITLE = /(师傅|師傅|阿姨|主管|经理|經理|会计|會計)$/;

/** 林晓梅 is 晓梅, 张师傅 is 张, Emily Carter is EC. */
export function initials(name) {
  const clean = name.replace(/[^\p{L}\p{N} ]/gu, "").trim();
  if (TITLE.test(clean)) return [...clean][0];
  if (CJK.test(clean)) return [...clean].slice(-2).join("");
  return (
    clean
      .split(/\s+/)
      .map((word) => word[0])
      .slice(0, 2)
      .join("")
      .toUpperCase() || "#"
  );
}

export function tintOf(id) {
  // Neighbouring numbers are usually neighbours in a chat: they must not share a colour.
  const number = Math.abs(Number(id)) || 0;
  return TINTS[(number * 7 + Math.floor(number / 1000) * 3) % TINTS.length];
}

export function tintStyle(id) {
  const [a, b] = tintOf(id);
  return { "--tint-a": a, "--tint-b": b };
}

export function avatar(user) {
  if (user?.is_bot) return botAvatar();
  const name = nameOf(user);
  return h(
    "span.avatar",
    { style: tintStyle(user?.id ?? 0), "aria-hidden": "true", class: [...initials(name)].length > 1 ? "two" : "" },
    initials(name),
  );
}

export function botAvatar() {
  return h(
    "span.avatar.bot",
    { style: { "--tint-a": "#1b7a6b", "--tint-b": "#0f5147" }, "aria-hidden": "true" },
    icon("house"),
  );
}

/** A group's title often begins with the estate's name; what follows tells the groups apart. */
export function groupAvatar(chat) {
  const short = [
    ...(chat.title ?? "")
      .split(/[·・|｜]/)
      .at(-1)
      .trim(),
  ]
    .slice(0, 2)
    .join("");
  return h(
    "span.avatar",
    { style: tintStyle(chat.id), "aria-hidden": "true" },
    CJK.test(short) ? short : initials(chat.title ?? ""),
  );
}

export function topicAvatar(topic) {
  const colour = `#${(topic.color ?? 0x6fb9f0).toString(16).padStart(6, "0")}`;
  const dim = `color-mix(in srgb, ${colour} 62%, #33413c)`;
  return h(
    "span.avatar.topic",
    { style: { "--tint-a": dim, "--tint-b": dim }, "aria-hidden": "true" },
    topic.thread ? [...topic.name][0] : icon("hash"),
  );
}

const STAFF = ["worker", "desk", "cashier", "butler", "supervisor", "manager", "guard", "cleaner"];

export const roleName = (user) => (has(`role.${user?.role}`) ? t(`role.${user.role}`) : t("role.none"));

export function roleBadge(user) {
  const kind = user?.role === "tenant" ? "tenant" : STAFF.includes(user?.role) ? "staff" : "none";
  return h("span.badge", { class: kind }, roleName(user));
}

/** Groups for the picker, in the order in which a newcomer looks for them. */
export function byRole(users) {
  const group = (test) => users.filter(test);
  return [
    ["people.tenants", group((user) => user.role === "tenant")],
    ["people.staff", group((user) => STAFF.includes(user.role))],
    ["people.others", group((user) => user.role !== "tenant" && !STAFF.includes(user.role))],
  ].filter(([, some]) => some.length);
}
