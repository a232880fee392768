// What a message can carry besides words. Sizes come with the message, so a picture takes its place before it loads.
import { fileUrl } from "./api.js";
import { h, svg } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, nameOf } from "./people.js";
import { t } from "./words.js";

export function photo(message, act, extra = "") {
  const sizes = message.photo;
  const best = sizes.at(-1);
  const image = h("img", {
    alt: message.caption || t("kind.photo", { words: "" }),
    loading: "lazy",
    decoding: "async",
  });
  image.addEventListener("load", () => image.classList.add("ready"));
  image.src = fileUrl(best.file_id);
  if (image.complete) image.classList.add("ready");
  const ratio = Math.min(Math.max((best.width || 4) / (best.height || 3), 0.7), 2.4);
  const props = { "aria-label": t("open.photo"), onclick: () => act.view(fileUrl(best.file_id), "image") };
  const button = h("button.photo", { ...props, class: extra }, image);
  if (extra.includes("alone")) button.style.aspectRatio = String(ratio);
  return button;
}

/** Several pictures as one: two side by side, three with a wide one on top, more in rows of three. */
export function album(messages, act) {
  const shapes = {
    2: ["half", "half"],
    3: ["full", "half", "half"],
    4: ["half", "half", "half", "half"],
    5: ["half", "half"],
  };
  const shape = shapes[messages.length] ?? (messages.length % 3 ? ["full"] : []);
  const tile = (message, at) =>
    message.photo ? photo(message, act, shape[at] ?? "") : video(message, act, shape[at] ?? "");
  return h("div.album", {}, messages.map(tile));
}

export function video(message, act, extra = "alone") {
  const clip = message.video ?? message.animation ?? message.video_note;
  const url = fileUrl(clip.file_id);
  const frame = h("video", { src: url, preload: "metadata", muted: true, tabindex: "-1" });
  const props = { "aria-label": t("open.video"), onclick: () => act.view(url, "video") };
  const button = h(
    "button.photo",
    { ...props, class: extra },
    frame,
    h("span.play", {}, icon("play")),
    h("span.length", {}, minutes(clip.duration)),
  );
  if (extra === "alone") button.style.aspectRatio = String((clip.width || 4) / (clip.height || 3));
  return button;
}

export const minutes = (seconds = 0) =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;

/** The wave is invented from the file's name: the same voice looks the same on every phone. */
function wave(seed, bars = 30) {
  let state = [...seed].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) >>> 0, 5381);
  return Array.from({ length: bars }, (_, at) => {
    state = (state * 1103515245 + 12345) >>> 0;
    const envelope = 0.45 + 0.55 * Math.sin((at / bars) * Math.PI);
    return 4 + Math.round(envelope * ((state >>> 16) % 20));
  });
}

export function voice(message) {
  const record = message.voice ?? message.audio;
  const bars = wave(record.file_unique_id ?? record.file_id).map((height) =>
    h("i", { style: { height: `${height}px` } }),
  );
  const sound = new Audio();
  const length = h("small", {}, minutes(record.duration));
  const button = h("button.disc", { "aria-label": t("voice.play") }, icon("play"));
  const show = () => {
    const share = sound.currentTime / (sound.duration || record.duration || 1);
    bars.forEach((bar, at) => bar.classList.toggle("past", !sound.paused && at / bars.length < share));
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
  };
  for (const name of ["timeupdate", "play", "pause", "ended"]) sound.addEventListener(name, show);
  button.addEventListener("click", () => {
    sound.src ||= fileUrl(record.file_id);
    if (sound.paused) sound.play().catch(show);
    else sound.pause();
  });
  return h("div.voice", {}, button, h("span.wave", { "aria-hidden": "true" }, bars), length);
}

const SIZES = ["B", "KB", "MB", "GB"];
function size(bytes = 0) {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 3);
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${SIZES[step]}`;
}

export function file(message) {
  const { file_id: id, file_name: name, file_size: bytes } = message.document;
  return h(
    "a.file",
    { href: fileUrl(id), download: name ?? "file", target: "_blank", rel: "noopener" },
    h("span.disc", {}, icon("file")),
    h("span.what", {}, h("b.cut", {}, name ?? t("kind.document", { words: "" })), h("small", {}, size(bytes))),
  );
}

/** No map is fetched: a drawn street corner with a pin says as much as the demo needs. */
export function place(message) {
  const { latitude, longitude } = message.venue?.location ?? message.location;
  const roads = [
    ["M-10 92 C60 70 90 84 130 62 S220 30 270 34", 13],
    ["M84 -10 C92 40 70 80 96 150", 9],
    ["M196 -10 L178 150", 7],
  ];
  const drawn = svg(
    "svg",
    { viewBox: "0 0 250 130", role: "img", "aria-label": t("kind.location", { words: "" }) },
    svg("rect", { width: 250, height: 130, fill: "color-mix(in srgb, var(--jade) 13%, var(--card-2))" }),
    svg("path", {
      d: "M0 0h72v52c-30 10-52 12-72 16zM112 78c24-12 44-28 62-34l-6 86h-62z",
      fill: "color-mix(in srgb, var(--jade) 22%, var(--card-2))",
    }),
    ...roads.map(([d, width]) => svg("path", { d, fill: "none", stroke: "var(--card)", "stroke-width": width })),
    svg("path", { d: "M125 84c0 0 17-17 17-30a17 17 0 0 0-34 0c0 13 17 30 17 30z", fill: "var(--seal)" }),
    svg("circle", { cx: 125, cy: 54, r: 6, fill: "var(--card)" }),
  );
  const words = [
    h("b.cut", {}, message.venue?.title ?? t("place.title")),
    h("small", {}, message.venue?.address ?? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`),
  ];
  return h("div.place", {}, drawn, h("div.what", {}, words));
}

export function contact(message) {
  const card = message.contact;
  const person = { id: card.user_id ?? card.phone_number, ...card };
  return h(
    "div.contact",
    {},
    avatar(person),
    h("span", {}, h("b", {}, nameOf(person)), h("a", { href: `tel:${card.phone_number}` }, card.phone_number)),
  );
}

/** A picture over everything; Escape or a click closes it and the focus goes back where it was. */
export function view(url, kind) {
  const before = document.activeElement;
  const shown =
    kind === "video"
      ? h("video", { src: url, controls: true, autoplay: true })
      : h("img", { src: url, alt: t("kind.photo", { words: "" }) });
  const close = h("button.round", { "aria-label": t("close") }, icon("close"));
  const viewer = h("div.viewer", { role: "dialog", "aria-modal": "true" }, shown, close);
  const away = () => {
    viewer.remove();
    removeEventListener("keydown", key, true);
    before?.focus?.();
  };
  const key = (event) => {
    if (event.key === "Escape") away();
    if (event.key === "Tab") event.preventDefault();
  };
  viewer.addEventListener("click", (event) => event.target.tagName !== "VIDEO" && away());
  addEventListener("keydown", key, true);
  document.getElementById("over").append(viewer);
  close.focus();
}
