// What the scheduler did, newest first. The same deed may be told twice, by the event and by the answer to a push:
// its unique key keeps it one line.
import { fill, h } from "./dom.js";
import { clockTime, dayName } from "./when.js";
import { onChange } from "./store.js";
import { onLanguage, t } from "./words.js";

const MOST = 200;
const deeds = new Map();
let list = null;

export function startTimeline(element) {
  list = h("ol", { "aria-live": "polite" });
  const title = h("h2", {});
  const words = () => ((title.textContent = t("timeline")), draw());
  fill(element, title, list);
  words();
  onLanguage(words);
  onChange((change) => change.type === "timeline" && (change.event.did ?? [change.event]).forEach(told));
}

export function told(deed) {
  const key = deed.key ?? `${deed.at}|${deed.job}|${deed.subject}`;
  if (deeds.has(key)) return;
  deeds.set(key, deed);
  if (deeds.size > MOST) deeds.delete(deeds.keys().next().value);
  draw();
}

function draw() {
  const newest = [...deeds.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const row = (deed) => {
    const seconds = Date.parse(deed.at) / 1000;
    return h(
      "li",
      { class: deed.emergency ? "hot" : "" },
      h("div.at", {}, h("b", {}, clockTime(seconds)), dayName(seconds)),
      h("p", {}, deed.why || deed.job),
      h("code", {}, [deed.job, deed.subject].filter(Boolean).join(" · ")),
    );
  };
  fill(list, newest.length ? newest.map(row) : h("li.none", {}, t("timeline.none")));
}
