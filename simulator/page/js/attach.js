// What one can send besides words. Sample pictures come first: whoever tries this for the first time has none.
import { arrows, dismissable, h } from "./dom.js";
import { icon } from "./icons.js";
import { SAMPLES, sample, sampleUrl } from "./samples.js";
import { t } from "./words.js";

// Somewhere invented; the bot only needs to see that a location came.
const HERE = { latitude: 31.230416, longitude: 121.473701 };

export function attachMenu(composer) {
  const { phone } = composer;
  const menu = h("div.pop", { role: "menu", "aria-label": t("attach") });
  const close = () => {
    stop();
    menu.remove();
  };
  const then = (run) => () => (close(), run());
  const send = (kind, extra) => (files) =>
    phone
      .sendFiles(kind, files, { ...composer.address(), ...extra })
      .then(() => composer.reset(), phone.problem.bind(phone));
  const say = (content) => () =>
    phone.say({ ...content, ...composer.address() }).then(() => composer.reset(), phone.problem.bind(phone));
  const item = (name, label, run) => h("button.do", { role: "menuitem", onclick: then(run) }, icon(name), t(label));
  const picked = (accept, many, run) => () => pick(accept, many).then((files) => files.length && run(files));
  menu.append(
    h("h3", {}, t("samples")),
    h(
      "div.samples",
      {},
      SAMPLES.map((name) => sampleButton(name, then, composer)),
    ),
    item(
      "photo",
      "attach.photo",
      picked("image/*", true, (files) => composer.addPhotos(files)),
    ),
    item("film", "attach.video", picked("video/*", false, send("video"))),
    item(
      "voice",
      "attach.voice",
      picked("audio/*", false, (files) =>
        duration(files[0]).then((seconds) => send("voice", { duration: seconds })(files)),
      ),
    ),
    item("file", "attach.file", picked("", false, send("document"))),
    item("place", "attach.place", say({ location: HERE })),
    item("person", "attach.contact", say({ contact: true })),
  );
  composer.element.append(arrows(menu));
  const stop = dismissable(menu, close);
  menu.querySelector("button").focus({ preventScroll: true });
}

function sampleButton(name, then, composer) {
  const image = h("img", { alt: "" });
  sampleUrl(name).then((url) => (image.src = url));
  const add = () => sample(name).then((file) => composer.addPhotos([file]));
  return h("button", { role: "menuitem", "data-sample": name, onclick: then(add) }, image, t(`sample.${name}`));
}

/** The files a person chooses; none if he changes his mind. */
function pick(accept, multiple) {
  return new Promise((done) => {
    const input = h("input", { type: "file", accept, multiple });
    input.addEventListener("change", () => done([...input.files]));
    input.addEventListener("cancel", () => done([]));
    input.click();
  });
}

function duration(file) {
  return new Promise((done) => {
    const sound = new Audio(URL.createObjectURL(file));
    sound.onloadedmetadata = () =>
      done(Math.max(1, Math.round(Number.isFinite(sound.duration) ? sound.duration : 3)));
    sound.onerror = () => done(3);
  });
}
