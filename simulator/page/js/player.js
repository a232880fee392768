// The player walks through the steps. Pauses are only for the reader; what carries the story on is what was really
// seen, and a step that shows nothing for twenty seconds says so and waits for the person at the table.
import { Hands } from "./hands.js";
import { STEPS } from "./story.js";
import { actor, findButton, freshCast, seen, settleRace } from "./sight.js";
import { history, keyOf, load, messageOf, now, onChange, threadOf, world } from "./store.js";
import { addPhone, phones } from "./table.js";

export const PATIENCE = 20000;
const READING = 3000;

class Stopped extends Error {}

/** The phone has already said why; the step only did not happen. */
class Stay extends Error {}

export class Player {
  /** `show(state)` draws {at, total, step, who, mood}; mood: playing, paused, waiting, stuck, over. */
  constructor(show) {
    Object.assign(this, { show, speed: 1, paused: false, stopped: false, named: {}, marks: {}, wake: null });
  }

  async run() {
    this.hands = new Hands(() => this.speed);
    try {
      await this.prepare();
      for (const [at, step] of STEPS.entries()) await this.play(at, step);
      this.tell("over");
    } catch (problem) {
      if (!(problem instanceof Stopped)) throw problem;
    } finally {
      this.hands.gone();
    }
  }

  async prepare() {
    freshCast();
    while (phones().length < 2) addPhone();
    const [left, right] = phones();
    this.phones = { left, right };
    const group =
      [...world.chats.values()].find((chat) => chat.purpose === "engineering") ?? [...world.chats.values()][0];
    const bot = world.bots[0].username;
    this.home = { left: [keyOf(actor("lin").id, bot), null], right: [String(group.id), undefined] };
    await Promise.all([...world.chats.keys()].map((id) => load(String(id))));
    await left.hold(actor("lin").id, ...this.home.left);
    await right.hold(actor("zhang").id, ...this.home.right);
  }

  async play(at, step) {
    Object.assign(this, { at, step });
    this.tell("playing");
    await this.rest(500);
    for (let tries = 0; ; tries += 1) {
      const mark = step.see?.ever ? 0 : step.see?.since ? this.marks[step.see.since] : now();
      this.marks[step.id] ??= mark;
      const did = tries && this.sent ? true : await this.attempt(step);
      if (did && (await this.witness(step, this.marks[step.id]))) break;
      if (step.soft) break;
      await this.stuck();
    }
    this.sent = false;
    await this.turnTo(step.then);
    await this.rest(READING);
    for (const phone of Object.values(this.phones)) await this.hands.dismiss(phone);
  }

  async attempt(step) {
    await this.gate();
    try {
      await this.act(step);
      return true;
    } catch (problem) {
      if (problem instanceof Stopped) throw problem;
      if (!(problem instanceof Stay)) this.phones[step.on].problem(problem);
      return false;
    }
  }

  async act(step) {
    const phone = this.phones[step.on];
    const place = this.place(step);
    await this.hands.take(phone, actor(step.who), ...place);
    await this.gate();
    if (step.press) return this.pressed(step, phone);
    if (step.told) return this.rivalTold && phone.answered(this.rivalTold);
    if (step.type || step.photo) {
      this.sent = await this.hands.write(phone, { text: step.type, photo: step.photo, to: this.message(step.to) });
      if (!this.sent) throw new Stay();
    }
    return this.look(step.look);
  }

  /** The chat a step happens in: the tenant's own, or wherever the card came to lie. */
  place(step) {
    if (step.on === "left") return this.home.left;
    const card = this.named.card;
    const message = card && messageOf(card.key, card.id);
    if (!message) return this.home.right;
    return [card.key, world.chats.get(Number(card.key))?.is_forum ? threadOf(message) : null];
  }

  message(name) {
    const found = name && this.named[name];
    return found ? messageOf(found.key, found.id) : null;
  }

  async pressed(step, phone) {
    const [name, verb] = step.press;
    const found = await this.until(() => this.buttonFor(name, verb));
    if (!found) throw new Error(verb);
    const [message, button] = found;
    const { key } = this.named[name];
    if (!step.race) {
      this.answer = await this.hands.tap(phone, key, message.message_id, button);
      return;
    }
    [this.answer, this.rivalTold] = await this.hands.race(phone, key, message.message_id, button, actor(step.race));
  }

  /** In the message we remember, or in a newer one of the same chat if the card was posted anew. */
  buttonFor(name, verb) {
    const place = this.named[name];
    if (!place) return null;
    const candidates = [messageOf(place.key, place.id), ...history(place.key).reverse()].filter(Boolean);
    const message = candidates.find((one) => findButton(one, verb));
    if (!message) return null;
    place.id = message.message_id;
    return [message, findButton(message, verb)];
  }

  async turnTo(wanted) {
    if (!wanted) return;
    await this.rest(900);
    this.look(wanted);
  }

  look(wanted) {
    for (const [side, name] of Object.entries(wanted ?? {})) {
      const message = this.message(name);
      const phone = this.phones[side];
      if (message && phone.open?.key === this.named[name].key) phone.chat?.jump(message.message_id);
    }
  }

  /** Wait until what the step promises is there; false after PATIENCE. */
  async witness(step, since) {
    const { see } = step;
    if (!see) return true;
    if (see.answer) return Boolean(this.answer?.answered);
    this.tell("waiting");
    const found = await this.until(() => seen(see, since));
    if (found && step.race) settleRace(found.message);
    if (found && see.as) this.named[see.as] = { key: found.key, id: found.message.message_id };
    return Boolean(found);
  }

  /** The first truthy answer of `look`, asked again at every change; null after PATIENCE. */
  async until(look) {
    const found = look();
    if (found) return found;
    return new Promise((done, failed) => {
      const finish = (answer) => {
        clearTimeout(timer);
        off();
        this.abort = null;
        done(answer);
      };
      const timer = setTimeout(() => finish(null), PATIENCE);
      const off = onChange(() => {
        const answer = look();
        if (answer) finish(answer);
      });
      this.abort = () => (clearTimeout(timer), off(), failed(new Stopped()));
    });
  }

  stuck() {
    this.tell("stuck");
    return new Promise((done, failed) => {
      this.wake = done;
      this.abort = () => failed(new Stopped());
    });
  }

  /** Time for the reader; `next` cuts it short, pause stretches it. */
  async rest(ms) {
    await this.gate();
    await new Promise((done) => {
      const timer = setTimeout(done, ms / this.speed);
      this.wake = () => (clearTimeout(timer), done());
    });
    this.wake = null;
    await this.gate();
  }

  async gate() {
    if (this.stopped) throw new Stopped();
    if (!this.paused) return;
    this.tell("paused");
    await new Promise((done) => (this.resume = done));
    if (this.stopped) throw new Stopped();
    this.tell("playing");
  }

  pause() {
    this.paused = true;
    this.tell("paused");
  }

  go() {
    this.paused = false;
    this.resume?.();
    this.tell(this.mood === "stuck" ? "stuck" : "playing");
  }

  next() {
    if (this.paused) this.go();
    this.wake?.();
  }

  stop() {
    this.stopped = true;
    this.resume?.();
    this.abort?.();
    this.wake?.();
  }

  tell(mood) {
    this.mood = mood;
    this.show({ at: this.at ?? 0, total: STEPS.length, step: this.step ?? STEPS[0], mood });
  }
}
