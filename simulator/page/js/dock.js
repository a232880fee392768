// Below the phones: an invitation to watch, and while the story plays its caption and the four things a watcher may
// want: stop, pause, faster, next.
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, botAvatar, nameOf } from "./people.js";
import { Player } from "./player.js";
import { actor } from "./sight.js";
import { onLanguage, t } from "./words.js";

const SPEEDS = [1, 2, 4];

/** Draws the dock and returns the function that starts the story. */
export function startDock(element) {
  let player = null;
  let state = null;
  const speed = { at: Math.max(0, SPEEDS.indexOf(Number(new URLSearchParams(location.search).get("speed")))) };

  const draw = () => fill(element, state ? playing(state, player, speed, again, stop) : idle(play));
  const show = (fresh) => {
    state = fresh;
    element.dataset.mood = fresh.mood;
    element.dataset.step = fresh.step.id;
    draw();
  };
  const play = () => {
    if (player && state?.mood !== "over") return;
    player = new Player(show);
    player.speed = SPEEDS[speed.at];
    player.run();
  };
  const stop = () => {
    player?.stop();
    [player, state] = [null, null];
    delete element.dataset.mood;
    draw();
  };
  const again = () => (stop(), play());
  draw();
  onLanguage(draw);
  return play;
}

function idle(play) {
  return h(
    "div.play.idle",
    {},
    botAvatar(),
    h("div.say", {}, h("p", {}, t("dock.title")), h("p.sub", {}, t("dock.hint"))),
    h("div.ctl", {}, h("button.btn.main", { id: "play", onclick: play }, icon("play"), t("play"))),
  );
}

function playing(state, player, speed, again, stop) {
  const { at, total, step, mood } = state;
  const who = actor(step.who);
  const done = mood === "over";
  const stuck = mood === "stuck";
  const words = done
    ? t("story.over")
    : stuck
      ? t("story.stuck")
      : t(`story.${step.id}`, { fast: nameOf(actor("zhang")), slow: nameOf(actor("li")) });
  const box = h("div.play", { class: stuck ? "stuck" : "", role: "region", "aria-label": t("story") });
  const line = h(
    "small",
    {},
    h("b", {}, `${Math.min(at + 1, total)} / ${total}`),
    done ? "" : nameOf(who),
    mood === "waiting" ? h("span", {}, t("story.waiting")) : "",
  );
  return fill(
    box,
    done ? botAvatar() : avatar(who),
    h("div.say", {}, line, h("p", { "aria-live": "polite" }, words)),
    controls(mood, player, speed, again, stop),
    h("i.sofar", { style: { width: `${((at + (done ? 1 : 0.5)) / total) * 100}%` } }),
  );
}

function controls(mood, player, speed, again, stop) {
  const round = (name, words, run) =>
    h("button.round", { "aria-label": words, title: words, onclick: run }, icon(name));
  if (mood === "over") {
    return h(
      "div.ctl",
      {},
      round("close", t("close"), stop),
      h("button.btn.main", { onclick: again }, icon("again"), t("story.again")),
    );
  }
  const faster = () => {
    speed.at = (speed.at + 1) % SPEEDS.length;
    player.speed = SPEEDS[speed.at];
    player.tell(player.mood);
  };
  const turn = player.paused
    ? round("play", t("story.go"), () => player.go())
    : round("pause", t("story.pause"), () => player.pause());
  const next =
    mood === "stuck"
      ? h("button.btn.main", { onclick: () => player.next() }, icon("again"), t("story.retry"))
      : h("button.btn.main", { onclick: () => player.next() }, icon("next"), t("story.next"));
  return h(
    "div.ctl",
    {},
    round("stop", t("story.stop"), stop),
    turn,
    h(
      "button.btn.bare.speed",
      { "aria-label": t("story.speed"), title: t("story.speed"), onclick: faster },
      `${SPEEDS[speed.at]}×`,
    ),
    next,
  );
}
