// The keyboard of one device: nothing but keys, and every stop of the Tab key is judged.
import assert from "node:assert/strict";
import { until } from "./device.mjs";
import { passedOver } from "./usable.mjs";

export class Keys {
  /** What was wrong with the focus at any stop. */
  wrong = [];
  #where = "";

  constructor(device) {
    this.device = device;
  }

  /** The heading of the screen that was asked for has the focus. */
  async arrive(heading) {
    await this.device.settles(heading);
    await until(`the heading «${heading}» to have the focus`, async () => {
      const { tag, said } = await this.device.focused();
      return tag === "h1" && said.includes(heading);
    });
    this.#where = heading;
  }

  press(...keys) {
    return this.device.press(...keys);
  }

  type(text) {
    return this.device.session.keys(text);
  }

  /** One stop further, or back. */
  async tab(back = false) {
    await this.press(...(back ? ["Shift", "Tab"] : ["Tab"]));
    const stop = await this.#stop();
    this.#judge(stop, back ? "back to" : "at");
    return stop;
  }

  /** Where the focus is. A field that lay under a bar comes out from under it, some frames later. */
  async #stop() {
    let stop = await this.device.focused();
    for (let turn = 0; turn < 5 && stop.wrong.length > 0; turn += 1) {
      await this.device.session.runAsync(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));
      stop = await this.device.focused();
    }
    return stop;
  }

  #judge({ name, wrong }, how) {
    this.wrong.push(...wrong.map((line) => `${this.#where}, ${how} ${name}: ${line}`));
  }

  /** Tabs on until something of this name has the focus. */
  to(wanted, { tag = "", back = false } = {}) {
    return this.#until(wanted, (stop) => stop.said.includes(wanted) && stop.name.startsWith(tag), back);
  }

  async #until(wanted, fits, back) {
    const seen = [];
    for (let stops = 0; stops < 90; stops += 1) {
      const stop = await this.tab(back);
      if (fits(stop)) return stop;
      seen.push(stop.name);
    }
    return assert.fail(`Tab never came to «${wanted}» on ${this.#where}; it came to\n  ${seen.join("\n  ")}`);
  }

  /** To a field, and types in it. */
  async fill(label, text) {
    await this.to(label);
    await this.type(text);
  }

  /** To something, and presses it. */
  async hit(wanted, options) {
    await this.to(wanted, options);
    await this.press("Enter");
  }

  /** To a group of radio buttons, then by arrow to the choice. */
  async pick(group, choice) {
    let stop = await this.#until(group, (one) => one.group.startsWith(group), false);
    for (let steps = 0; steps < 20 && !stop.said.startsWith(choice); steps += 1) {
      await this.press("Down");
      stop = await this.device.focused();
    }
    assert.ok(stop.said.startsWith(choice), `the arrows never came to «${choice}»`);
    await this.press("Space");
  }

  /**
   * Through the whole screen and out of it again: every stop is seen, and everything that can be pressed is a stop. With
   * `part` "main" only what the screen itself shows, where all around it was judged on another screen.
   */
  async tour(screen, part = "body") {
    this.#where = screen;
    await this.device.session.run((start) => {
      for (const name of ["data-visited", "data-first"]) for (const node of document.querySelectorAll(`[${name}]`)) node.removeAttribute(name);
      document.querySelector(start).focus();
    }, part === "main" ? "main" : "main h1");
    const stops = part === "main" ? await this.#through() : await this.#round();
    this.wrong.push(...(await this.device.session.run(passedOver, part)).map((line) => `${screen}: ${line}`));
    return stops;
  }

  /** From the heading once round the window. */
  async #round() {
    await this.tab();
    await this.device.session.run(() => document.activeElement.setAttribute("data-first", ""));
    let stops = 1;
    // Past the last stop the focus is with the window for one press, then at the first link of the page.
    for (let outside = 0; stops < 250; stops += 1) {
      await this.press("Tab");
      const stop = await this.#stop();
      if (stop.first) break;
      outside += stop.name === "nothing" ? 1 : 0;
      if (stop.name !== "nothing" || outside > 1) this.#judge(stop, "at");
    }
    return stops;
  }

  /** Through what the screen itself shows, until the focus leaves it. */
  async #through() {
    let stops = 0;
    for (; stops < 250; stops += 1) {
      await this.press("Tab");
      const stop = await this.#stop();
      if (!stop.main) break;
      this.#judge(stop, "at");
    }
    return stops;
  }
}
