// Everything shown comes from people and bots, so nothing is ever parsed as HTML: elements are made one by one
// and words enter as text. There is no other way in this page to make an element.

const SVG = "http://www.w3.org/2000/svg";

/** h("button.round", {title, onclick, "aria-label"}, child, ...): children are nodes, strings, lists or nothing. */
export function h(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  if (props instanceof Node || typeof props === "string" || Array.isArray(props))
    [props, children] = [{}, [props, ...children]];
  for (const [key, value] of Object.entries(props ?? {})) set(element, key, value);
  put(element, children);
  return element;
}

function set(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
  else if (key === "style") for (const [name, word] of Object.entries(value)) element.style.setProperty(name, word);
  else if (key === "class") for (const name of value.split(" ").filter(Boolean)) element.classList.add(name);
  else if (key in element && typeof value !== "string") element[key] = value;
  else element.setAttribute(key, value === true ? "" : value);
}

export function put(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren();
  return put(element, ...children);
}

export function svg(name, props = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(props)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The names of the classes that are true: classes({own: true, last: false}) is "own". */
export const classes = (map) =>
  Object.keys(map)
    .filter((name) => map[name])
    .join(" ");

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Close something when a person clicks elsewhere or presses Escape; returns a function that stops watching. */
export function dismissable(element, close) {
  const away = (event) => {
    if (event.type === "keydown" ? event.key === "Escape" : !element.contains(event.target)) {
      event.stopPropagation();
      stop();
      close();
    }
  };
  const stop = () => {
    removeEventListener("pointerdown", away, true);
    removeEventListener("keydown", away, true);
  };
  addEventListener("pointerdown", away, true);
  addEventListener("keydown", away, true);
  return stop;
}

/** Up and down arrows move between the buttons of a menu. */
export function arrows(element) {
  element.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [...element.querySelectorAll("button:not(:disabled)")];
    const at = stops.indexOf(document.activeElement);
    stops.at((at + step + stops.length) % stops.length)?.focus();
    event.preventDefault();
  });
  return element;
}
