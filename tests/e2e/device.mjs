// A device: one person's machine with a home of its own, a display of its own and the real window on it.
import { execFile, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { byLabel, byRole, complaints, hasText, listen, runAxe, settled, standsStill } from "./page.mjs";
import { focused } from "./usable.mjs";
import { isReady, Session } from "./webdriver.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
/** Where the tested programs are. */
export const BUILT = process.env.CARGO_TARGET_DIR ? join(process.env.CARGO_TARGET_DIR, "ci") : join(ROOT, "target/ci");
const BINARY = process.env.WOONRUST_BINARY ?? join(BUILT, "woonrust");
const AXE = join(ROOT, "ui/node_modules/axe-core/axe.min.js");
/** Where screenshots go: one folder per test file. */
export const SHOTS = process.env.WOONRUST_SHOTS ?? join(ROOT, "target/e2e", basename(process.argv[1] ?? "", ".test.mjs"));
/** Over all devices, so that a folder of pictures reads as the story. */
let shots = 0;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again until the answer is truthy; the only waiting that these tests do. */
export async function until(what, question, seconds = 60) {
  const end = performance.now() + seconds * 1000;
  let last;
  while (performance.now() < end) {
    try {
      const answer = await question();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(50);
  }
  throw new Error(`waited ${seconds} s in vain for ${what}${last ? ` (${last.message})` : ""}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A virtual display that picks its own number. */
async function startDisplay() {
  const xvfb = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((done, fail) => {
    let text = "";
    xvfb.stdio[3].on("data", (part) => {
      text += part;
      if (text.includes("\n")) done(text.trim());
    });
    xvfb.on("error", fail);
    xvfb.on("exit", (code) => fail(new Error(`Xvfb ended with ${code}`)));
  });
  return { display: `:${number}`, stop: () => xvfb.kill() };
}

export class Device {
  #cleanups = [];
  /** What pages complained of that are gone by now. */
  #heard = [];

  constructor(name) {
    this.name = name;
  }

  /** A device with an empty home. `env` is added to the environment of the program. */
  static async start(name, { env = {}, size = [1180, 780] } = {}) {
    const device = new Device(name);
    mkdirSync(SHOTS, { recursive: true });
    device.home = mkdtempSync(join(tmpdir(), `woonrust-${name}-`));
    device.exchange = join(device.home, "stick");
    mkdirSync(device.exchange);
    device.dialogs = join(device.home, "dialogs");
    writeFileSync(device.dialogs, "");
    const display = await startDisplay();
    device.#cleanups.push(() => rmSync(device.home, { recursive: true, force: true }), display.stop);
    device.env = {
      ...process.env,
      HOME: device.home,
      XDG_DATA_HOME: join(device.home, "data"),
      XDG_CONFIG_HOME: join(device.home, "config"),
      XDG_CACHE_HOME: join(device.home, "cache"),
      XDG_RUNTIME_DIR: join(device.home, "run"),
      TMPDIR: join(device.home, "tmp"),
      DISPLAY: display.display,
      GDK_BACKEND: "x11",
      LC_ALL: "C.UTF-8",
      TZ: "Europe/Amsterdam",
      TAURI_WEBVIEW_AUTOMATION: "true",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
      WOONRUST_TEST_DIALOGS: device.dialogs,
      ...env,
    };
    delete device.env.WAYLAND_DISPLAY;
    for (const folder of [device.env.XDG_RUNTIME_DIR, device.env.TMPDIR]) mkdirSync(folder, { mode: 0o700 });
    try {
      await device.#startDriver();
      await device.openWindow(size);
    } catch (error) {
      await device.stop();
      throw error;
    }
    return device;
  }

  async #startDriver() {
    const port = await freePort();
    this.base = `http://127.0.0.1:${port}`;
    const log = join(SHOTS, `${this.name}-driver.log`);
    writeFileSync(log, "");
    // A group of its own, so that the bus, the driver and the program end together.
    const driver = spawn("dbus-run-session", ["--", "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"], {
      env: this.env,
      detached: true,
    });
    for (const stream of [driver.stdout, driver.stderr]) stream.on("data", (part) => appendFileSync(log, part));
    this.#cleanups.push(() => {
      try {
        process.kill(-driver.pid, "SIGKILL");
      } catch {
        // It ended by itself.
      }
    });
    await until("the driver", () => isReady(this.base), 10);
  }

  /** Opens the window (again) on the same home and waits until it is painted. */
  async openWindow([width, height] = [1180, 780], args = []) {
    this.session = await Session.start(this.base, BINARY, args);
    await this.session.resize(width, height);
    await this.ready();
  }

  /** Waits until the page says that it is painted; earlier clicks get lost. */
  async ready() {
    // Listens from the first moment that there is a page, so that what the start complains of is heard too.
    await until(`${this.name}'s window to be painted`, async () => {
      await this.session.run(listen);
      return this.session.run(() => document.documentElement.dataset.ready === "1");
    });
  }

  /** Starts the page anew, as a change of language or a lock does; `how` makes it so. */
  async anew(how = () => this.session.run(() => location.reload())) {
    await this.session.run(() => (document.documentElement.dataset.ready = "old"));
    this.#heard = await this.complaints();
    await how();
    await this.ready();
  }

  /** Locks the vault; the page that knew it is thrown away. */
  lock() {
    return this.anew(() => this.session.run(() => void window.__TAURI_INTERNALS__.invoke("use_case", { name: "lock", request: {} })));
  }

  /** Goes to an address inside the program and waits until its screen is there. */
  async go(path) {
    await this.session.run((to) => {
      if (location.hash === `#${to}`) return;
      const heading = document.querySelector("main h1");
      if (heading) heading.dataset.left = heading.textContent;
      location.hash = to;
    }, path);
    await this.settles(path);
  }

  /** Waits until the page has all it asked the core for: twice in a row, for an answer may lead to another question. */
  async settles(what = "the page") {
    let before = false;
    await until(`${what} at ${this.name} to be there`, async () => {
      const now = await this.session.run(settled);
      const twice = now && before;
      before = now;
      return twice;
    });
  }

  /** Closes the window as a person does: drafts are saved and the vault is locked first. The home stays. */
  async quit() {
    // The window may be gone before the driver could answer.
    await this.session.run(() => void window.__TAURI_INTERNALS__.invoke("plugin:window|close", { label: "main" })).catch(() => undefined);
    await until(`${this.name}'s program to end`, () => this.processId() === undefined);
    await this.killWindow();
  }

  /** Ends the program from one moment to the next, as a power cut does; the home stays. */
  async kill() {
    process.kill(Number(this.processId()), "SIGKILL");
    await until("the process to be gone", () => this.processId() === undefined);
    await this.killWindow();
  }

  /** Ends the window with the session, as a kill does; the home stays. */
  async killWindow() {
    await this.session?.end().catch(() => undefined);
    this.session = undefined;
  }

  /** Ends everything and removes the home. */
  async stop() {
    await this.killWindow();
    for (const cleanup of this.#cleanups.toReversed()) cleanup();
    this.#cleanups = [];
  }

  /** Number of the process behind the window. */
  processId() {
    const mine = (pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
        return readlinkSync(`/proc/${pid}/exe`) === BINARY && environment.includes(`HOME=${this.home}`);
      } catch {
        return false;
      }
    };
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).find(mine);
  }

  /** Starts the program a second time on this device, as a double click does; gives its exit code, or the signal that ended it. */
  async startAgain(args) {
    const environment = readFileSync(`/proc/${this.processId()}/environ`, "utf8").split("\0");
    const bus = environment.find((line) => line.startsWith("DBUS_SESSION_BUS_ADDRESS=")).slice("DBUS_SESSION_BUS_ADDRESS=".length);
    const second = spawn(BINARY, args, { env: { ...this.env, DBUS_SESSION_BUS_ADDRESS: bus }, stdio: "ignore" });
    return new Promise((done) => second.on("exit", (code, signal) => done(code ?? signal)));
  }

  /** The next paths that dialogs give, in this order; null is "cancelled". */
  chooseNext(...paths) {
    appendFileSync(this.dialogs, paths.map((path) => `${path ?? ""}\n`).join(""));
  }

  /** Waits for an element with this role and name. */
  find(role, name = null, { exact = false, seconds = 60 } = {}) {
    return until(`${role} «${name ?? ""}» at ${this.name}`, () => this.session.run(byRole, role, name, exact), seconds);
  }

  /** Clicks the element with this role and name. */
  async click(role, name, options) {
    for (;;) {
      const element = await this.find(role, name, options);
      try {
        await this.session.runAsync(standsStill, element);
        return await this.session.click(element);
      } catch (error) {
        // The page was drawn anew in between: look again.
        if (!/stale element|no such element/.test(error.message)) throw error;
      }
    }
  }

  /** Types into the field with this label. */
  async fill(label, text) {
    const field = await until(`field «${label}» at ${this.name}`, () => this.session.run(byLabel, label));
    await this.session.type(field, text);
  }

  /** Chooses in the list with this label what holds this text, or the choice with this number. */
  async choose(label, what) {
    const option = await until(`«${what}» in «${label}» at ${this.name}`, async () => {
      const list = await this.session.run(byLabel, label);
      return this.session.run((from, wanted) => {
        const choices = [...from.options].filter((choice) => !choice.disabled);
        return (typeof wanted === "number" ? choices[wanted] : choices.find((choice) => choice.text.includes(wanted))) ?? null;
      }, list, what);
    });
    await this.session.click(option);
  }

  /** Waits until this text can be read. */
  async reads(text, seconds = 60) {
    await until(`«${text}» to be read at ${this.name}`, () => this.session.run(hasText, text), seconds);
  }

  /** Whether there is such an element now. */
  async has(role, name = null) {
    return (await this.session.run(byRole, role, name, false)) !== null;
  }

  press(...keys) {
    return this.session.press(...keys);
  }

  /** Where the focus is and what is wrong with that. */
  focused() {
    return this.session.run(focused);
  }

  /** Calls a use case past the screens, through the same door. */
  call(name, request = {}) {
    return this.session.runAsync(
      (use, body) => window.__TAURI_INTERNALS__.invoke("use_case", { name: use, request: body }), name, request);
  }

  /** Calls a use case that writes to `path`; a path is only taken from a dialog. */
  callSaving(name, path, request = {}) {
    this.chooseNext(path);
    return this.session.runAsync(
      (use, body) => window.__TAURI_INTERNALS__.invoke("use_case_saving", { name: use, request: body, suggestedName: "x" }), name, request);
  }

  /** Calls a use case that reads `path`. */
  callOpening(name, path, request = {}) {
    this.chooseNext(path);
    return this.session.runAsync(
      (use, body) => window.__TAURI_INTERNALS__.invoke("use_case_opening", { name: use, request: body, kinds: [] }), name, request);
  }

  /** What axe finds wrong on the page: of everything, or of its "colour" or "shape" only. */
  async axe(part = "everything") {
    const there = await this.session.run(() => "axe" in window);
    if (!there) await this.session.send("POST", "/execute/sync", { script: readFileSync(AXE, "utf8"), args: [] });
    return this.session.runAsync(runAxe, part);
  }

  /** What the page complained of. */
  async complaints() {
    return [...this.#heard, ...(await this.session.run(complaints))];
  }

  /**
   * Saves a picture; the name gets a number in front, so that a folder reads as the story. Gives the path. The picture is
   * taken from the display, as a person sees it: with the renderer that Woonrust uses, the driver's own never comes.
   */
  async shot(name) {
    shots += 1;
    const file = join(SHOTS, `${String(shots).padStart(2, "0")}-${this.name}-${name}.png`);
    await this.session.runAsync(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));
    const { x, y, width, height } = await this.session.rect();
    const crop = `${width}x${height}+${Math.max(0, x)}+${Math.max(0, y)}`;
    await promisify(execFile)("import", ["-display", this.env.DISPLAY, "-window", "root", "-crop", crop, "+repage", file]);
    return file;
  }
}

/** Whether the window can be driven here at all, or why not. */
export function missing() {
  if (!existsSync(BINARY)) return `${BINARY} is not built: run scripts/test or scripts/run`;
  return undefined;
}
