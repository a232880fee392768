// The Bot API never tells who voted for what, so each phone remembers its own holder's choice.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

const chosen = new Map(); // "poll|user" -> [option numbers]

export function pollView(message, act) {
  const poll = message.poll;
  const key = `${poll.id}|${act.me}`;
  const mine = chosen.get(key) ?? [];
  const open = mine.length > 0 || poll.is_closed;
  const kind = poll.is_closed ? "poll.closed" : poll.is_anonymous ? "poll.anonymous" : "poll.open";
  const choose = (at) => {
    const next = poll.allows_multiple_answers ? toggled(mine, at) : mine.includes(at) ? [] : [at];
    act
      .vote(message, next)
      .then(() => chosen.set(key, next))
      .then(act.redraw, act.problem);
  };
  const options = poll.options.map((option, at) => optionView(option, at, { poll, mine, open, choose }));
  return h(
    "div.poll",
    { role: "group", "aria-label": poll.question },
    h("h3", {}, poll.question),
    h("small", {}, t(kind)),
    options,
    h("p.total", {}, t("poll.total", { count: poll.total_voter_count })),
  );
}

const toggled = (mine, at) => (mine.includes(at) ? mine.filter((other) => other !== at) : [...mine, at]);

function optionView(option, at, { poll, mine, open, choose }) {
  const share = poll.total_voter_count ? Math.round((option.voter_count / poll.total_voter_count) * 100) : 0;
  const left = open
    ? h("span.share", {}, mine.includes(at) ? "✓ " : "", `${share}%`)
    : h("span.ring", {}, mine.includes(at) && icon("check"));
  const props = {
    role: "checkbox",
    "aria-checked": String(mine.includes(at)),
    disabled: poll.is_closed,
    onclick: () => choose(at),
  };
  return h(
    "button.opt",
    props,
    left,
    h("span", {}, option.text),
    open && h("span.bar", { style: { width: `${share}%` } }),
  );
}
