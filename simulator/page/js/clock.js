// Most of what the scheduler does takes hours; in the demo the estate's clock can be pushed, and what falls due on
// the way is done in order and told. A simulator that runs alone has no such clock: then nothing is shown of it.
import * as api from "./api.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { announce } from "./store.js";
import { told } from "./timeline.js";
import { clockTime, dayName, estateNow, setClock, untilHour } from "./when.js";
import { onLanguage, t } from "./words.js";

const PUSHES = [
  ["push.minute", () => 60],
  ["push.quarter", () => 15 * 60],
  ["push.hour", () => 3600],
  ["push.morning", () => untilHour(9)],
  ["push.day", () => 86400],
];
let box = null;
let busy = false;

/** Whether there is a clock at all. */
export async function startClock(element) {
  try {
    const answer = await api.getClock();
    setClock(answer.now, answer.zone);
  } catch {
    element.hidden = true;
    return false;
  }
  box = element;
  draw();
  onLanguage(draw);
  setInterval(drawTime, 1000);
  setInterval(
    () =>
      document.hidden ||
      api.getClock().then(
        (answer) => setClock(answer.now, answer.zone),
        () => undefined,
      ),
    30000,
  );
  return true;
}

function draw() {
  const button = ([name, seconds], at) =>
    h(
      "button.btn",
      { disabled: busy, onclick: () => push(seconds(), at) },
      busy === at + 1 ? h("i.spin") : null,
      t(name),
    );
  fill(
    box,
    h("div.now", {}, h("span.time", {}), h("span.date", {})),
    h("p", {}, t("clock.about")),
    h("div.push", { role: "group", "aria-label": t("clock") }, PUSHES.map(button)),
  );
  drawTime();
}

function drawTime() {
  const seconds = estateNow() / 1000;
  box.querySelector(".time").textContent = clockTime(seconds);
  box.querySelector(".date").textContent = dayName(seconds);
}

async function push(seconds, at) {
  if (busy) return;
  busy = at + 1;
  draw();
  try {
    const answer = await api.pushClock(Math.round(seconds));
    setClock(answer.now);
    for (const one of answer.did) told(one);
    announce({ type: "clock", did: answer.did });
  } catch (problem) {
    told({
      at: new Date(estateNow()).toISOString(),
      why: problem.message,
      job: "clock",
      key: `clock ${Date.now()}`,
      emergency: true,
    });
  }
  busy = false;
  draw();
}

export const clockIcon = () => icon("clock");
