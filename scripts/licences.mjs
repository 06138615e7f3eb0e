// Whose work is in Woonrust: checks every shipped crate and npm package against deny.toml, and writes the list that the
// app shows. `node scripts/licences.mjs --check` fails when the list is stale; without it the list is written.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");
const LIST = join(ROOT, "ui/src/features/about/third-party.json");
const PROGRAMS = ["woonrust", "cli"];

const policy = readPolicy(readFileSync(join(ROOT, "deny.toml"), "utf8"));
const problems = [];
const parts = [...crates(), ...packages()];
for (const part of parts) judge(part);
const text = listOf(parts);

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
if (process.argv.includes("--check")) {
  const written = existsSync(LIST) ? readFileSync(LIST, "utf8") : "";
  if (written !== text) {
    console.error("ui/src/features/about/third-party.json is stale: run node scripts/licences.mjs");
    process.exit(1);
  }
  console.log(`${parts.length} parts, all licences allowed, list up to date`);
} else {
  writeFileSync(LIST, text);
  console.log(`${parts.length} parts, all licences allowed, list written`);
}

/** The three tables of deny.toml that this script holds: plain arrays, read without a TOML library. */
function readPolicy(toml) {
  const bare = toml.replace(/^\s*#.*$/gm, "");
  const array = (key) => {
    const body = bare.match(new RegExp(`^${key}\\s*=\\s*\\[([\\s\\S]*?)\\n?\\]$`, "m"))?.[1];
    if (body === undefined) throw new Error(`deny.toml has no ${key}`);
    return body;
  };
  const strings = (body) => [...body.matchAll(/"([^"]+)"/g)].map((m) => m[1]);
  const exceptions = [...array("exceptions").matchAll(/name = "([^"]+)", allow = \[([^\]]*)\]/g)];
  return {
    targets: strings(array("targets")),
    allow: new Set(strings(array("allow"))),
    exceptions: new Map(exceptions.map(([, name, allow]) => [name, new Set(strings(allow))])),
    deny: new Set([...array("deny").matchAll(/name = "([^"]+)"/g)].map((m) => m[1])),
    registries: new Set(strings(array("allow-registry"))),
  };
}

/** Every crate that is linked into a program of ours on one of the desktops. */
function crates() {
  const found = new Map();
  for (const target of policy.targets) {
    const args = ["metadata", "--locked", "--format-version", "1", "--filter-platform", target];
    const metadata = JSON.parse(execFileSync("cargo", args, { cwd: ROOT, maxBuffer: 1 << 28 }));
    const packages = new Map(metadata.packages.map((p) => [p.id, p]));
    const nodes = new Map(metadata.resolve.nodes.map((n) => [n.id, n]));
    const start = metadata.packages.filter((p) => p.source === null && PROGRAMS.includes(p.name)).map((p) => p.id);
    const seen = new Set();
    for (const todo = [...start]; todo.length > 0; ) {
      const id = todo.pop();
      if (seen.has(id)) continue;
      seen.add(id);
      for (const dep of nodes.get(id).deps) if (dep.dep_kinds.some((k) => k.kind === null)) todo.push(dep.pkg);
    }
    for (const id of seen) {
      const p = packages.get(id);
      if (p.source !== null) found.set(`${p.name} ${p.version}`, { from: "crate", name: p.name, version: p.version, licence: p.license, source: p.source });
    }
  }
  return [...found.values()];
}

/** Every npm package that goes into the bundle, by the lock file. */
function packages() {
  const lock = JSON.parse(readFileSync(join(ROOT, "ui/package-lock.json"), "utf8"));
  const found = new Map();
  for (const [path, p] of Object.entries(lock.packages)) {
    if (path === "" || p.dev || p.devOptional || p.optional) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    found.set(`${name} ${p.version}`, { from: "npm", name, version: p.version, licence: p.license, source: p.resolved });
  }
  return [...found.values()];
}

function judge({ from, name, version, licence, source }) {
  const what = `${from} ${name} ${version}`;
  if (!licence) return problems.push(`${what}: names no licence`);
  const allowed = (id) => policy.allow.has(id) || policy.exceptions.get(name)?.has(id);
  if (!satisfied(licence, allowed)) problems.push(`${what}: ${licence} is not allowed by deny.toml`);
  if (from !== "crate") return undefined;
  if (policy.deny.has(name)) problems.push(`${what}: kept out by deny.toml`);
  const registry = source.replace(/^registry\+/, "");
  if (!policy.registries.has(registry)) problems.push(`${what}: comes from ${source}`);
  return undefined;
}

/** Whether an SPDX expression can be met with allowed licences: OR = one of them, AND = all. "/" is the old way to write OR. */
function satisfied(expression, allowed) {
  const tokens = expression.replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  const either = () => {
    let value = both();
    while (tokens[0] === "OR") {
      tokens.shift();
      value = both() || value;
    }
    return value;
  };
  const both = () => {
    let value = one();
    while (tokens[0] === "AND") {
      tokens.shift();
      value = one() && value;
    }
    return value;
  };
  const one = () => {
    const token = tokens.shift();
    if (token === "(") {
      const value = either();
      tokens.shift();
      return value;
    }
    if (tokens[0] !== "WITH") return allowed(token);
    tokens.shift();
    return allowed(`${token} WITH ${tokens.shift()}`);
  };
  return either();
}

/** One line per part, sorted, so that a change of one version is one changed line. */
function listOf(all) {
  const rows = all.map(({ name, version, licence }) => JSON.stringify({ name, version, licence }));
  return `[\n${[...new Set(rows)].sort().join(",\n")}\n]\n`;
}
