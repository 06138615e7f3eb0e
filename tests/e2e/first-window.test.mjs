// The window opens, is painted, can be used by everyone, and keeps its promises about the web engine.
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
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
    const before = location.href;
    const opened = window.open("https://example.org/");
    location.assign("https://example.org/");
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return {
      stayed: location.href === before,
      opened: opened === null,
      fetched: await attempt(async () => (await fetch("https://example.org/")).status),
      evaluated: await attempt(async () => new Function("return 1")()),
      globals: typeof window.__TAURI__,
      foreign: await attempt(() => window.__TAURI_INTERNALS__.invoke("plugin:dialog|open", { options: {} })),
      unknown: await attempt(() => window.__TAURI_INTERNALS__.invoke("plugin:window|create", {})),
    };
  });
  assert.equal(tried.stayed, true);
  assert.equal(tried.opened, true);
  for (const name of ["fetched", "evaluated", "foreign", "unknown"]) assert.match(String(tried[name]), /^refused/, name);
  assert.equal(tried.globals, "undefined");
});

story("the web engine writes only to its own folder, which is empty after the window closes", ["anna"], async ({ anna }) => {
  await anna.closeWindow();
  const engine = /webkit|hsts|cookies|mediakeys|serviceworkers|deviceidhash|localstorage|\/storage\//i;
  const left = files(anna.home).filter((path) => engine.test(path) && statSync(join(anna.home, path)).isFile());
  assert.deepEqual(left.filter((path) => !path.startsWith("cache/nl.woonrust.app/webview/")), []);
});
