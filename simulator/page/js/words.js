// The page speaks three languages; the bot speaks whatever each person chose, so changing the page never changes
// a chat. A missing key shows itself as the key: tests/page keeps the three files equal.

const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];
const listeners = new Set();
const books = {};
let language = "zh-Hans";

export const NAMES = { "zh-Hans": "简", "zh-Hant": "繁", en: "EN" };
export const FULL_NAMES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };

export async function loadWords() {
  const load = async (name) => (books[name] = await (await fetch(`/page/words/${name}.json`)).json());
  await Promise.all(LANGUAGES.map(load));
  setLanguage(remembered() ?? closest(navigator.languages ?? [navigator.language]), { quiet: true });
}

function remembered() {
  const asked = new URLSearchParams(location.search).get("lang") ?? read("guanjia.language");
  return LANGUAGES.includes(asked) ? asked : null;
}

function closest(wanted) {
  const tag = String(wanted[0] ?? "zh").toLowerCase();
  if (!tag.startsWith("zh")) return "en";
  return /hant|tw|hk|mo/.test(tag) ? "zh-Hant" : "zh-Hans";
}

export const languages = () => LANGUAGES;
export const currentLanguage = () => language;

export function setLanguage(name, { quiet = false } = {}) {
  language = name;
  document.documentElement.lang = name;
  document.title = t("title");
  if (quiet) return;
  write("guanjia.language", name);
  for (const listener of listeners) listener();
}

export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words for a key, with {facts} put in their places. */
export function t(key, facts = {}) {
  const words = books[language]?.[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? String(facts[name]) : whole));
}

export const has = (key) => key in (books[language] ?? {});

/** Storage may be forbidden (private windows): then the page simply forgets. */
export function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
