// The "/" menu shows what the bot said it can do. A simulator that does not tell the commands of a bot leaves them
// out, and then there is no menu rather than a guessed one.
import { h } from "./dom.js";
import { botNamed, world } from "./store.js";
import { t } from "./words.js";

export function commandMenu(composer) {
  const { chat, phone } = composer;
  const bot = chat.room.private ? botNamed(chat.key.split("@")[1]) : world.bots.find((one) => one.commands?.length);
  const commands = bot?.commands ?? [];
  let menu = null;
  let at = 0;
  let fit = [];

  const close = () => {
    menu?.remove();
    menu = null;
  };
  const choose = (command) => {
    close();
    composer.area.value = "";
    composer.typed();
    phone.say({ text: `/${command.command}`, ...composer.address() }).catch(phone.problem.bind(phone));
  };
  const draw = () => {
    close();
    if (!fit.length) return;
    const item = (command, index) =>
      h(
        "button.do",
        {
          class: index === at ? "on" : "",
          role: "option",
          "aria-selected": String(index === at),
          onclick: () => choose(command),
        },
        h("b", {}, `/${command.command}`),
        h("span.cut", {}, command.description),
      );
    menu = h("div.pop.cmds", { role: "listbox", "aria-label": t("commands") }, fit.map(item));
    composer.element.append(menu);
    menu.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  };
  return {
    any: commands.length > 0,
    typed(text) {
      fit = /^\/\S*$/.test(text) ? commands.filter((one) => `/${one.command}`.startsWith(text)) : [];
      at = 0;
      draw();
    },
    toggle() {
      fit = menu ? [] : commands;
      at = 0;
      draw();
      composer.area.focus();
    },
    /** Whether the key was for the menu. */
    key(event) {
      if (!menu) return false;
      if (event.key === "Enter" && !event.isComposing) choose(fit[at]);
      else if (event.key === "Escape") close();
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        at = (at + (event.key === "ArrowDown" ? 1 : fit.length - 1)) % fit.length;
        draw();
      } else return false;
      event.preventDefault();
      return true;
    },
  };
}
