// Prints what the built window weighs and fails when a budget of the design is exceeded.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const gz = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
const assets = readdirSync("dist/assets").map((name) => ({ name, size: gz(`dist/assets/${name}`) }));
const html = readFileSync("dist/index.html", "utf8");

/** The entry chunk with everything that it imports statically, and the catalogue that it awaits. */
function startup() {
  const entry = /assets\/([^"]+\.js)"/.exec(html)?.[1];
  const seen = new Set();
  const walk = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = readFileSync(`dist/assets/${name}`, "utf8");
    for (const match of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) walk(match[1]);
  };
  if (entry) walk(entry);
  const catalogue = assets.find((asset) => /^gate-.*\.js$/.test(asset.name));
  if (catalogue) seen.add(catalogue.name);
  return [...seen];
}

const sum = (names) => names.reduce((total, name) => total + gz(`dist/assets/${name}`), 0);
const js = assets.filter((asset) => asset.name.endsWith(".js"));
const css = assets.filter((asset) => asset.name.endsWith(".css"));
const unlock = sum(startup());

/** Everything that one person can come to load: the catalogues of one language, which is why the lighter ones are left out. */
function ofOnePerson() {
  const catalogues = (name) => js.filter((asset) => new RegExp(`^${name}-.*\\.js$`).test(asset.name)).map((asset) => asset.size);
  const others = ["screens", "gate"].flatMap((name) => catalogues(name).sort((a, b) => b - a).slice(1));
  return js.reduce((total, asset) => total + asset.size, 0) - others.reduce((total, size) => total + size, 0);
}

const budgets = [
  ["unlock screen, JS", unlock, 95_000],
  ["all CSS", css.reduce((total, asset) => total + asset.size, 0), 25_000],
  ["all JS, one language", ofOnePerson(), 560_000],
  ["largest screen", Math.max(0, ...js.filter((asset) => /Screen-/.test(asset.name)).map((asset) => asset.size)), 40_000],
];
for (const asset of js.sort((a, b) => b.size - a.size)) process.stdout.write(`${kB(asset.size)}  ${asset.name}\n`);
process.stdout.write("\n");
const both = js.reduce((total, asset) => total + asset.size, 0);
process.stdout.write(`${kB(both)}               all JS, both languages\n`);
let failed = false;
for (const [name, size, limit] of budgets) {
  failed ||= size > limit;
  process.stdout.write(`${kB(size)} of ${kB(limit)}  ${name}${size > limit ? "  TOO LARGE" : ""}\n`);
}
if (!/<link[^>]*id="react-aria-pressable-style"[^>]*rel="stylesheet"/.test(html)) {
  process.stdout.write("index.html lost the id react-aria-pressable-style on its stylesheet\n");
  failed = true;
}
if (/<style|<script(?![^>]*src=)| style=/.test(html)) {
  process.stdout.write("index.html holds inline style or script\n");
  failed = true;
}
process.exit(failed ? 1 : 0);
