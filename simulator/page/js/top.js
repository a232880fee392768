// The bar above the table: what this is, in which language, and the few things one can do with the table itself.
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { openIntro } from "./intro.js";
import { addPhoneFor } from "./table.js";
import { FULL_NAMES, NAMES, currentLanguage, languages, onLanguage, setLanguage, t } from "./words.js";

export function startTop(play) {
  draw(play);
  onLanguage(() => draw(play));
}

function draw(play) {
  const tongue = (name) =>
    h(
      "button",
      {
        "aria-pressed": String(name === currentLanguage()),
        title: FULL_NAMES[name],
        lang: name,
        onclick: () => setLanguage(name),
      },
      NAMES[name],
    );
  const button = (extra, name, words, run) =>
    h(
      `button.btn${extra}`,
      { title: words, "aria-label": words, onclick: run },
      icon(name),
      h("span.label", {}, words),
    );
  const panel = () => document.body.classList.toggle("no-panel");
  fill(
    document.getElementById("top"),
    h(
      "div.brand",
      {},
      h("img", { src: "/page/seal.svg", alt: "" }),
      h("div", {}, h("h1", {}, t("name")), h("p", {}, t("subtitle"))),
    ),
    button(".bare.wide-only", "plus", t("phone.add"), addPhoneFor),
    button(".bare.wide-only", "clock", t("timeline"), panel),
    button(".main.narrow-only", "play", t("play"), play),
    button(".bare", "smile", t("about"), () => openIntro(play)),
    h("div.langs", { role: "group", "aria-label": t("language") }, languages().map(tongue)),
  );
}
