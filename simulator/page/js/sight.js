// How the story knows that something happened: it looks at the world, never at a stopwatch. A message counts when it
// came or changed after the step began.
import { BUTTONS, CAST } from "./story.js";
import { nameOf } from "./people.js";
import { history, keyOf, world } from "./store.js";

let cast = { ...CAST };

export const freshCast = () => (cast = { ...CAST });

/** Whoever the card names has won: the database decides, so the story must be ready for either. */
export function settleRace(card) {
  const text = `${card.text ?? ""}${card.caption ?? ""}`;
  if (text.includes(nameOf(actor("li"))) && !text.includes(nameOf(actor("zhang"))))
    cast = { ...cast, zhang: cast.li, li: cast.zhang };
}

/** Who plays a part: by name, else anybody with that role who plays no other part. */
export function actor(part) {
  const users = [...world.users.values()];
  const wanted = cast[part];
  const named = users.find((user) => nameOf(user) === wanted.name);
  const taken = Object.values(CAST).map((one) => one.name);
  return named ?? users.find((user) => (user.role ?? null) === wanted.role && !taken.includes(nameOf(user)));
}

export function roomsToWatch(where) {
  if (where === "private") return world.bots.map((bot) => keyOf(actor("lin").id, bot.username));
  return [...world.chats.values()].map((chat) => String(chat.id));
}

export function buttonsOf(message) {
  return (message?.reply_markup?.inline_keyboard ?? []).flat();
}

export function findButton(message, name) {
  const [prefix, ...words] = BUTTONS[name];
  const all = buttonsOf(message);
  return (
    all.find((button) => button.callback_data?.startsWith(prefix)) ??
    all.find((button) => words.some((word) => button.text.includes(word)))
  );
}

/** {message, key} of the newest message that fits, or null. */
export function seen(wanted, since) {
  for (const key of roomsToWatch(wanted.in)) {
    const found = history(key)
      .filter((message) => fits(message, wanted, since))
      .sort((a, b) => b.seq - a.seq)[0];
    if (found) return { message: found, key };
  }
  return null;
}

function fits(message, wanted, since) {
  const text = `${message.text ?? ""}${message.caption ?? ""}`;
  const inside =
    text +
    buttonsOf(message)
      .map((button) => button.text)
      .join(" ");
  if (message.seq <= since || !message.from?.is_bot) return false;
  if (wanted.button && !findButton(message, wanted.button)) return false;
  if (wanted.text && !inside.includes(wanted.text)) return false;
  return !wanted.names || text.includes(nameOf(actor(wanted.names)));
}
