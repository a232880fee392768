// Links to the bot itself are part of the service: t.me/<bot>?start=... on a poster or under a card must open the
// private chat here, on this phone, and not a website.
import { keyOf, world } from "./store.js";

/** What a link means inside this world, or null when it leads outside. */
export function inside(url, userId) {
  let parts;
  try {
    parts = new URL(url);
  } catch {
    return null;
  }
  if (parts.protocol === "tg:") return bot(parts.searchParams.get("domain"), parts.searchParams.get("start"), userId);
  if (!["t.me", "telegram.me"].includes(parts.hostname)) return null;
  const [first, second, third, fourth] = parts.pathname.split("/").filter(Boolean);
  if (first === "c")
    return { key: `-100${second}`, message: Number(fourth ?? third), thread: fourth ? Number(third) : 0 };
  return bot(first, parts.searchParams.get("start"), userId);
}

function bot(name, start, userId) {
  const found = world.bots.find((one) => one.username?.toLowerCase() === name?.toLowerCase());
  return found ? { key: keyOf(userId, found.username), start } : null;
}
