// The hands of the story: they take a phone, type, choose a picture and tap, so that a watcher sees what a person
// would do. What they do is what anybody can do on this page; nothing is sent behind the phones' back.
import * as api from "./api.js";
import { calm, h, pause } from "./dom.js";
import { sample } from "./samples.js";
import { messageOf, roomOf } from "./store.js";
import { act, showPhone } from "./table.js";

export class Hands {
  constructor(pace) {
    this.pace = pace;
    this.finger = h("div.finger", { "aria-hidden": "true" });
    document.getElementById("over").append(this.finger);
  }

  rest(ms) {
    return pause(ms / this.pace());
  }

  /** Give the phone to this person and open the chat. */
  async take(phone, user, key, thread) {
    showPhone(phone);
    act(phone);
    const same = phone.holder === user.id;
    if (!same) await phone.hold(user.id, key, thread);
    else if (phone.open?.key !== key || (phone.open?.thread ?? null) !== (thread ?? null)) phone.go(key, thread);
    if (!same) await this.rest(700);
  }

  /** Write the text letter by letter, perhaps to somebody, perhaps with a picture, and send it. */
  async write(phone, { text, photo, to }) {
    const { composer } = phone;
    if (to) composer.replying(to, { quiet: true });
    if (photo) composer.addPhotos([await sample(photo)]);
    if (photo) await this.rest(900);
    for (const letter of calm() ? [text ?? ""] : (text ?? "")) {
      composer.area.value += letter;
      composer.typed();
      await this.rest(55);
    }
    await this.rest(350);
    await this.point(composer.sender);
    const sent = await composer.send();
    this.lift();
    return sent;
  }

  async tap(phone, key, id, button) {
    const element = await this.reach(phone, id, button);
    if (element) await this.point(element);
    const answer = phone.press(messageOf(key, id), button);
    this.lift();
    return answer;
  }

  /** Two thumbs at once: the other one has his own phone, which lies on no table. */
  async race(phone, key, id, button, rival) {
    const element = await this.reach(phone, id, button);
    if (element) await this.point(element);
    const first = phone.press(messageOf(key, id), button);
    await pause(12);
    const second = api
      .press(roomOf(key), id, rival.id, { data: button.callback_data })
      .catch((problem) => ({ answered: true, text: problem.message, late: true }));
    this.lift();
    return [await first, await second];
  }

  async reach(phone, id, button) {
    const row = phone.chat?.rowOf(id);
    row?.scrollIntoView({ block: "nearest", behavior: "instant" });
    await this.rest(250);
    return [...(phone.chat?.rowOf(id)?.querySelectorAll(".key") ?? [])].find(
      (key) => key.dataset.callback === button.callback_data,
    );
  }

  /** A person reads an alert and puts it away; so does the story, once it was readable. */
  async dismiss(phone) {
    const ok = phone.glass.querySelector(".veil button");
    if (!ok) return;
    await this.rest(300);
    await this.point(ok);
    ok.click();
    this.lift();
  }

  async point(element) {
    const box = element.getBoundingClientRect();
    const { style, classList } = this.finger;
    style.left = `${box.left + box.width / 2}px`;
    style.top = `${box.top + box.height / 2}px`;
    style.setProperty("--glide", `${0.5 / this.pace()}s`);
    classList.add("on");
    await this.rest(620);
    classList.add("down");
    await this.rest(160);
    classList.remove("down");
  }

  lift() {
    this.finger.classList.remove("on", "down");
  }

  gone() {
    this.finger.remove();
    act(null);
  }
}
