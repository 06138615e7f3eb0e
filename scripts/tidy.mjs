// The house rules that no other tool holds: length of files, the first line, paths of one machine, things left open; who may
// import whom, which crates are pure, names that anyone can read, and whether what the documents promise names its test.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { names } from "./tidy/names.mjs";
import { promises } from "./tidy/promises.mjs";
import { rooms, shapes } from "./tidy/rooms.mjs";
import { purity } from "./tidy/rust.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const BANNED_NAMES = /^(mod|prelude|util|utils|helper|helpers|common|misc|manager|service|processor)\.rs$|^(index|utils?|helpers?|common|misc)\.tsx?$/;
const problems = [];

const paths = tracked();
for (const path of paths) {
  if (/\.(png|ico|icns|ttf|otf|woff2|pdf|age|woonrust|db)$/.test(path) || path.startsWith("tests/golden/")) continue;
  if (path.startsWith("LICENSE") || path.endsWith(".lock") || path.endsWith("package-lock.json")) continue;
  const text = readFileSync(join(ROOT, path), "utf8");
  const complain = (what) => problems.push(`${path}: ${what}`);
  if (BANNED_NAMES.test(basename(path))) complain("a name that says nothing");
  everyText(path, text, complain);
  if (path.endsWith(".rs")) rust(path, text, complain);
  if (/\.tsx?$/.test(path)) typescript(path, text, complain);
}

rooms(ROOT, problems);
promises(ROOT, paths, problems);

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log("tidy");

/** Tracked files and new ones that are not ignored; a tree without git is looked at as it is in the index. */
function tracked() {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" });
  const gone = new Set(execFileSync("git", ["ls-files", "-z", "--deleted"], { cwd: ROOT, encoding: "utf8" }).split("\0"));
  return list.split("\0").filter((path) => path !== "" && !gone.has(path));
}

function everyText(path, text, complain) {
  // Written so that this file does not find itself.
  if (new RegExp("/(w" + "ork|f" + "arm|r" + "oot|Users|home/(?!(anna|bram|carla)/)[a-z][a-z0-9]*)/").test(text)) complain("a path of one machine");
  if (new RegExp("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b").test(text) && !path.startsWith("docs/adr/")) complain("something left open");
}

function rust(path, text, complain) {
  const lines = text.split("\n");
  if (!path.startsWith("tests/fuzz/") && !lines[0].startsWith("//! ")) complain("does not open with one //! sentence");
  const tests = lines.findIndex((line) => line.startsWith("#[cfg(test)]"));
  const length = tests === -1 ? lines.length - 1 : tests;
  const isTest = /(^|\/)tests\//.test(path);
  if (length > 500 && !isTest) complain(`${length} lines before its tests (stop: 500)`);
  if (/^pub use .*\*;/m.test(text)) complain("pub use *");
  shapes(path, text, complain);
  purity(path, text, complain);
  if (/\bunsafe\s*\{/.test(text) && path !== "src-tauri/src/main.rs") complain("unsafe");
}

function typescript(path, text, complain) {
  names(path, text, complain);
  const lines = text.split("\n").length - 1;
  if (path.endsWith(".tsx") && lines > 300) complain(`${lines} lines (stop: 300)`);
  if (/\b(localStorage|sessionStorage|indexedDB)\b/.test(text) && !/test/i.test(path)) complain("web storage is plain text on disk");
  if (/from "@tauri-apps\//.test(text) && !path.startsWith("ui/src/ipc/") && !/test|preview/i.test(path)) complain("only ui/src/ipc may import @tauri-apps");
}
