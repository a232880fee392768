// Offsets and lengths of entities count UTF-16 units, and so do JavaScript's strings: slicing needs no conversion.
// Entities may lie inside one another but never cross, so a text is a tree.
import { h, put } from "./dom.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const SAFE = /^(https?:|tg:|mailto:|tel:)/i;

/** Nodes for a text; `act` is asked for what a click does: {command(text), link(url), mention(text)}. */
export function rich(text, entities = [], act = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return range(text, 0, text.length, sorted, act);
}

function range(text, start, end, entities, act) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [entity] = rest;
    const stop = Math.min(entity.offset + entity.length, end);
    const inside = rest.slice(1).filter((other) => other.offset < stop);
    rest = rest.slice(1).filter((other) => other.offset >= stop);
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const from = Math.max(entity.offset, at);
    nodes.push(wrap(entity, text.slice(from, stop), range(text, from, stop, inside, act), act));
    at = stop;
    // The line break after a block is the block's own end.
    if (isBlock(entity) && text[at] === "\n" && !rest.some((other) => other.offset <= at)) at += 1;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

const isBlock = (entity) => ["pre", "blockquote", "expandable_blockquote"].includes(entity.type);

function wrap(entity, words, children, act) {
  if (PLAIN[entity.type]) return put(h(PLAIN[entity.type]), children);
  return (WRAPPERS[entity.type] ?? ((_, __, inner) => put(h("span"), inner)))(entity, words, children, act);
}

const WRAPPERS = {
  pre: (entity, _, children) => put(h("pre", entity.language ? { "data-language": entity.language } : {}), children),
  blockquote: (_, __, children) => put(h("blockquote"), children),
  expandable_blockquote: (_, words, children) => expandable(words, children),
  spoiler: (_, __, children) => {
    const open = (event) => {
      if (event.type === "keydown" && event.key !== "Enter") return;
      event.currentTarget.classList.add("open");
    };
    return put(h("span.spoiler", { role: "button", tabindex: "0", onclick: open, onkeydown: open }), children);
  },
  text_link: (entity, _, children, act) => link(entity.url, children, act),
  url: (_, words, children, act) => link(/^[a-z]+:/i.test(words) ? words : `http://${words}`, children, act),
  email: (_, words, children, act) => link(`mailto:${words}`, children, act),
  phone_number: (_, words, children, act) => link(`tel:${words.replace(/[^+\d]/g, "")}`, children, act),
  bot_command: (_, words, children, act) => asButton("span.cmd", children, () => act.command?.(words)),
  mention: (_, words, children, act) => asButton("span.cmd", children, () => act.mention?.(words)),
  text_mention: (_, words, children, act) => asButton("span.cmd", children, () => act.mention?.(words)),
  hashtag: (_, __, children) => put(h("span.cmd"), children),
  cashtag: (_, __, children) => put(h("span.cmd"), children),
};

function expandable(words, children) {
  const long = words.length > 90 || words.split("\n").length > 3;
  const quote = put(h(long ? "blockquote.long" : "blockquote"), children);
  if (!long) return quote;
  const toggle = () => quote.setAttribute("aria-expanded", String(quote.classList.toggle("open")));
  for (const [name, value] of [
    ["role", "button"],
    ["tabindex", "0"],
    ["aria-expanded", "false"],
  ])
    quote.setAttribute(name, value);
  quote.addEventListener("click", toggle);
  quote.addEventListener("keydown", (event) => event.key === "Enter" && toggle());
  return quote;
}

function link(url, children, act) {
  if (!SAFE.test(url)) return put(h("span"), children);
  const anchor = put(h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }), children);
  anchor.addEventListener("click", (event) => {
    if (act.link?.(url)) event.preventDefault();
  });
  return anchor;
}

function asButton(tag, children, run) {
  const key = (event) => event.key === "Enter" && run();
  return put(h(tag, { role: "button", tabindex: "0", onclick: run, onkeydown: key }), children);
}
