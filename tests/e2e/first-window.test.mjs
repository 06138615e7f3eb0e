// The window opens, is painted, can be used by everyone, and keeps its promises about the web engine.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { story } from "./story.mjs";

/** Every file below a folder, relative to it. */
function files(folder, base = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path, base) : [relative(base, path)];
  });
}

story("a first start shows a screen that axe finds nothing wrong with", ["anna"], async ({ anna }) => {
  await anna.find("heading");
  await anna.shot("first-start");
  assert.deepEqual(await anna.axe(), []);
  assert.deepEqual(await anna.complaints(), []);
});

story("the page cannot leave, open a window, or reach anything but the core", ["anna"], async ({ anna }) => {
  const tried = await anna.session.runAsync(async () => {
    const attempt = async (work) => {
      try {
        return await work();
      } catch (error) {
        return `refused: ${error?.name ?? error}`;
      }
    };
    const opened = window.open("about:blank");
    // Would be there at once if it were let through; then the answer of this function would never come.
    location.assign("about:blank");
    await new Promise((done) => setTimeout(done, 500));
    const written = document.createElement("div");
    return {
      opened: opened === null,
      markup: await attempt(() => (written.innerHTML = "<b>x</b>")),
      fetched: await attempt(async () => (await fetch("https://example.org/")).status),
      evaluated: await attempt(async () => new Function("return 1")()),
      globals: typeof window.__TAURI__,
      foreign: await attempt(() => window.__TAURI_INTERNALS__.invoke("plugin:dialog|open", { options: {} })),
      unknown: await attempt(() => window.__TAURI_INTERNALS__.invoke("plugin:window|create", {})),
    };
  });
  assert.equal(tried.opened, true);
  for (const name of ["markup", "fetched", "evaluated", "foreign", "unknown"]) assert.match(String(tried[name]), /^refused/, name);
  assert.equal(tried.globals, "undefined");
  // What the first test relies on: a page that does something forbidden is heard.
  const heard = await anna.complaints();
  assert.ok(heard.some((line) => line.startsWith("csp: connect-src")), heard.join("\n"));
});

story("the web engine writes only to a folder of its own, which is emptied when the window closes and when it opens", ["anna"], async ({ anna }) => {
  const own = join(anna.home, "cache/nl.woonrust.app/webview");
  const engine = /webkit|hsts|cookie|mediakeys|serviceworker|deviceidhash|localstorage|indexeddb|(^|\/)storage\//i;
  const elsewhere = () => files(anna.home).filter((path) => engine.test(path) && !join(anna.home, path).startsWith(own));
  assert.ok(files(own).length > 0, "the engine writes where we look");
  assert.deepEqual(elsewhere(), []);
  await anna.quit();
  assert.deepEqual(files(dirname(own)).map((path) => [path, statSync(join(dirname(own), path)).size]), [["webview", 0]]);
  assert.deepEqual(elsewhere(), []);

  await anna.openWindow();
  await anna.killWindow();
  writeFileSync(join(own, "left-by-a-killed-process"), "x");
  await anna.openWindow();
  assert.ok(!existsSync(join(own, "left-by-a-killed-process")));
});

story("a second start gives its file to the first and ends; the page gets the file and no path", ["anna"], async ({ anna }) => {
  const waiting = () => anna.session.runAsync(() => window.__TAURI_INTERNALS__.invoke("waiting_file"));
  assert.equal(await waiting(), null);
  assert.equal(await anna.startAgain([join(anna.exchange, "van bram.woonrust")]), 0);
  assert.equal(await waiting(), "exchange");
  assert.equal(await anna.startAgain([join(anna.exchange, "bram.woonrust-card")]), 0);
  assert.equal(await waiting(), "card");
});

story("the process leaves no core dump", ["anna"], async ({ anna }) => {
  const limit = readFileSync(`/proc/${anna.processId()}/limits`, "utf8").match(/Max core file size\s+(\S+)\s+(\S+)/);
  assert.deepEqual(limit.slice(1), ["0", "0"]);
});
