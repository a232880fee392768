// Start-up, read from top to bottom: words, world, phones, panel, and then the line that tells what happens.
import { listen } from "./api.js";
import { startClock } from "./clock.js";
import { fill, h, pause } from "./dom.js";
import { startDock } from "./dock.js";
import { icon } from "./icons.js";
import { startIntro } from "./intro.js";
import { apply, refreshWorld, reload, world } from "./store.js";
import { setTable } from "./table.js";
import { startTimeline } from "./timeline.js";
import { startTop } from "./top.js";
import { loadWords, t } from "./words.js";

const element = (id) => document.getElementById(id);

async function worldWhenReady() {
  for (;;) {
    try {
      return await refreshWorld();
    } catch {
      fill(element("table"), h("p.wait", {}, h("i.spin"), t("waiting")));
      await pause(1500);
    }
  }
}

function line(panel) {
  const off = h("p.line-off", { hidden: true, role: "status" }, icon("lost"), h("span", {}, t("line.lost")));
  panel.prepend(off);
  return {
    event: apply,
    up: () => {
      off.hidden = true;
      if (world.online === false) reload();
      world.online = true;
    },
    down: () => {
      off.hidden = false;
      off.querySelector("span").textContent = t("line.lost");
      world.online = false;
    },
  };
}

async function start() {
  await loadWords();
  const panel = element("panel");
  const [clock, timeline] = [h("section.clock", {}), h("section.tl", {})];
  fill(panel, clock, timeline);
  // Two phones come first; where the panel would push one off the table it waits for its button.
  document.body.classList.toggle("no-panel", innerWidth > 760 && innerWidth < 1120);
  const play = startDock(element("dock"));
  startTop(play);
  await worldWhenReady();
  listen(line(panel));
  await startClock(clock);
  startTimeline(timeline);
  await setTable();
  startIntro(play);
  document.documentElement.dataset.ready = "yes";
}

start();
