// A small W3C WebDriver client over fetch: only what these tests use.

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that `type` and `press` know by name. */
export const Key = {
  Backspace: "\uE003", Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Escape: "\uE00C",
  Space: "\uE00D", PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011", Left: "\uE012", Up: "\uE013",
  Right: "\uE014", Down: "\uE015", Delete: "\uE017", F6: "\uE036",
};

/** One request to the driver; throws what the driver says went wrong. */
async function ask(base, method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    // A driver whose page died never answers.
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value?.error ?? response.status}: ${value?.message ?? ""} (${method} ${path})`);
  return value;
}

/** Whether a driver answers at `base`. */
export async function isReady(base) {
  try {
    return (await ask(base, "GET", "/status")).ready === true;
  } catch {
    return false;
  }
}

/** One session: one window that is driven. */
export class Session {
  constructor(base, id) {
    this.base = base;
    this.path = `/session/${id}`;
  }

  /** Starts `binary` under the driver at `base`. */
  static async start(base, binary, args = []) {
    const wanted = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
    const { sessionId } = await ask(base, "POST", "/session", { capabilities: wanted });
    return new Session(base, sessionId);
  }

  send(method, path, body) {
    return ask(this.base, method, this.path + path, body);
  }

  /** Runs `code` (a function) in the page and gives back what it returns; elements come back as handles. */
  run(code, ...args) {
    return this.send("POST", "/execute/sync", { script: `return (${code}).apply(null, arguments)`, args });
  }

  /** Runs an async function in the page and waits for it. */
  async runAsync(code, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      (${code}).apply(null, [...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error?.message ?? JSON.stringify(error)) }));`;
    const { value, error } = await this.send("POST", "/execute/async", { script, args });
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Clicks an element as a person does. */
  click(element) {
    return this.send("POST", `/element/${element[ELEMENT]}/click`, {});
  }

  /** Types into an element. */
  type(element, text) {
    return this.send("POST", `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Presses keys on whatever has the focus; with several, the first ones are held: `press("Control", "k")`. */
  async press(...keys) {
    const codes = keys.map((key) => Key[key] ?? key);
    const actions = [
      ...codes.map((value) => ({ type: "keyDown", value })),
      ...codes.toReversed().map((value) => ({ type: "keyUp", value })),
    ];
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Types on whatever has the focus, key by key. */
  async keys(text) {
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Place and size of the window on its display. */
  rect() {
    return this.send("GET", "/window/rect");
  }

  /**
   * Gives the page another size, in the middle of its display of 1600 × 1200: without a window manager the keys go to
   * the window under the pointer, and that rests there.
   */
  resize(width, height) {
    const middle = (whole, part) => Math.max(0, Math.round((whole - part) / 2));
    return this.send("POST", "/window/rect", { x: middle(1600, width), y: middle(1200, height), width, height });
  }

  /** Ends the session and with it the program. */
  end() {
    return ask(this.base, "DELETE", this.path);
  }
}
