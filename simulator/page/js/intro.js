// Three sentences for whoever opens this for the first time; after that it stays away until it is asked for.
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { FULL_NAMES, currentLanguage, languages, onLanguage, read, setLanguage, t, write } from "./words.js";

const SEEN = "guanjia.seen";

export function startIntro(play) {
  if (!read(SEEN) && !new URLSearchParams(location.search).has("quiet")) openIntro(play);
}

export function openIntro(play) {
  const before = document.activeElement;
  const sheet = h("div.sheet", {});
  const layer = h("div.intro", { role: "dialog", "aria-modal": "true", "aria-label": t("title") }, sheet);
  const close = () => {
    write(SEEN, "yes");
    layer.remove();
    removeEventListener("keydown", key, true);
    before?.focus?.();
  };
  const key = (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Tab") keepInside(event, layer);
  };
  const draw = () => {
    const line = (n) => h("li", { "data-n": String(n) }, t(`intro.${n}`));
    const switcher = h(
      "div.langs",
      { role: "group", "aria-label": t("language") },
      languages().map((name) =>
        h(
          "button",
          { "aria-pressed": String(name === currentLanguage()), onclick: () => setLanguage(name) },
          FULL_NAMES[name],
        ),
      ),
    );
    fill(
      sheet,
      h("img", { src: "/page/seal.svg", alt: "" }),
      h("h2", {}, t("intro.title")),
      h("p.motto", {}, t("motto")),
      h("ol", {}, [1, 2, 3].map(line)),
      h(
        "div.row",
        {},
        h("button.btn.main", { onclick: () => (close(), play()) }, icon("play"), t("play")),
        h("button.btn", { onclick: close }, t("intro.alone")),
        switcher,
      ),
    );
    sheet.querySelector(".btn.main").focus({ preventScroll: true });
  };
  draw();
  onLanguage(() => layer.isConnected && draw());
  layer.addEventListener("click", (event) => event.target === layer && close());
  addEventListener("keydown", key, true);
  document.getElementById("over").append(layer);
  sheet.querySelector(".btn.main").focus({ preventScroll: true });
}

function keepInside(event, layer) {
  const stops = [...layer.querySelectorAll("button")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  event.preventDefault();
}
