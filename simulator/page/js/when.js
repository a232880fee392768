// The estate's clock is not the reader's: in the demo it can be pushed a day ahead, and it stands in another zone.
// So times are shown in the zone the demo names, and in the browser's own when it names none.
import { currentLanguage } from "./words.js";

const clock = { zone: undefined, at: undefined, read: 0 };
const made = new Map();

export function setClock(now, zone) {
  clock.at = Date.parse(now);
  clock.read = Date.now();
  if (zone && zone !== clock.zone) {
    clock.zone = zone;
    made.clear();
  }
}

/** The estate's now: what the demo said last, plus what passed since. */
export const estateNow = () => (clock.at === undefined ? Date.now() : clock.at + (Date.now() - clock.read));

function format(name, options) {
  const key = `${name}|${currentLanguage()}`;
  if (!made.has(key)) made.set(key, formatter(options));
  return made.get(key);
}

function formatter(options) {
  const language = currentLanguage() === "en" ? "en-GB" : currentLanguage();
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone: clock.zone });
  } catch {
    return new Intl.DateTimeFormat(language, options);
  }
}

export const clockTime = (seconds) =>
  format("time", { hour: "2-digit", minute: "2-digit", hour12: false }).format(seconds * 1000);
export const dayKey = (seconds) =>
  format("day", { year: "numeric", month: "2-digit", day: "2-digit" }).format(seconds * 1000);
export const dayName = (seconds) =>
  format("dayname", { month: "long", day: "numeric", weekday: "short" }).format(seconds * 1000);

/** For the list: the time today, else the date. */
export function shortWhen(seconds) {
  if (dayKey(seconds) === dayKey(estateNow() / 1000)) return clockTime(seconds);
  return format("short", { month: "numeric", day: "numeric" }).format(seconds * 1000);
}

/** Seconds from now until the next `hour` o'clock at the estate. */
export function untilHour(hour) {
  const parts = format("hms", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }).formatToParts(
    estateNow(),
  );
  const part = (type) => Number(parts.find((one) => one.type === type).value);
  const gone = ((part("hour") % 24) * 60 + part("minute")) * 60 + part("second");
  const left = hour * 3600 - gone;
  return left > 0 ? left : left + 86400;
}
