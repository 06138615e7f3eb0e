// Who may import whom: the two tables of docs/ARCHITECTURE.md against every Cargo.toml, and the shapes that stay apart.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withoutTests } from "./rust.mjs";

const CRATES = {
  ledger: "src-tauri/crates/ledger", casework: "src-tauri/crates/casework", vault: "src-tauri/crates/vault",
  exchange: "src-tauri/crates/exchange", documents: "src-tauri/crates/documents", app: "src-tauri/crates/app",
  shell: "src-tauri", cli: "src-tauri/crates/cli", journeys: "tests",
};

/** Files that may turn values into JSON or read them from it, per crate that has serde; the shell and the documents may everywhere. */
const SERDE = {
  app: /^src-tauri\/crates\/app\/src\/(api(\/\w+)?|application|calls|theme\/file|typescript)\.rs$/,
  casework: /^src-tauri\/crates\/casework\/src\/(content|policy(\/\w+)?)\.rs$/,
  vault: /^src-tauri\/crates\/vault\/src\/(backup|extract|header|hex|kdf|keys|marker|purge_list)\.rs$/,
};

/** Complains about a line in a Cargo.toml that the tables do not allow, and about one that they claim and that is not there. */
export function rooms(root, problems) {
  const text = readFileSync(join(root, "docs/ARCHITECTURE.md"), "utf8");
  const crates = table(text, "| crate | of ours | in its tests as well |");
  const libraries = table(text, "| library | only in |");
  for (const [crate, folder] of Object.entries(CRATES)) {
    const toml = readFileSync(join(root, folder, "Cargo.toml"), "utf8");
    const complain = (what) => problems.push(`${folder}/Cargo.toml: ${what}`);
    const row = crates.find(([name]) => name === crate);
    if (!row) return complain(`no row for ${crate} in the table of docs/ARCHITECTURE.md`);
    const [uses, tests] = [dependencies(toml, false), dependencies(toml, true)];
    same(ours(uses), row[1], "imports", complain);
    same(ours(tests).filter((name) => !uses.has(name)), row[2], "imports in its tests", complain);
    for (const [pattern, only] of libraries) {
      const named = new RegExp(`^(${pattern.replaceAll("…", ".*").split(", ").join("|")})$`);
      const found = [...uses, ...tests].filter((name) => named.test(name));
      if (found.length > 0 && !list(only).includes(crate)) complain(`${found} belongs to: ${only}`);
    }
  }
}

/** A type that crosses a boundary is no domain type: views and requests only in `app/src/api`, and nothing of ours in there. */
export function shapes(path, text, complain) {
  const crate = /^src-tauri\/crates\/(\w+)\/src\//.exec(path)?.[1];
  const allowed = SERDE[crate];
  if (!allowed) return;
  const code = withoutTests(text);
  if (/\b(Serialize|Deserialize|DeserializeOwned|TS)\b/.test(code) && !allowed.test(path)) complain("a shape of the boundary outside its room");
  if (/^src-tauri\/crates\/app\/src\/api/.test(path) && /\b(ledger|casework|vault|exchange|documents)::/.test(code)) complain("a view made of the types of another crate");
}

/** The rows of a table of a Markdown text, cells as plain text. */
function table(text, head) {
  const [, rest] = text.split(`\n${head}`);
  if (!rest) throw new Error(`docs/ARCHITECTURE.md has no table ${head}`);
  const rows = rest.split("\n\n")[0].split("\n").slice(2);
  return rows.map((row) => row.split("|").slice(1, -1).map((cell) => cell.replaceAll("`", "").trim()));
}

/** The words of a cell before the first remark in brackets; "nothing" is none. */
const list = (cell) => cell.replace(/\(.*?\)/g, "").split(",").map((word) => word.trim()).filter((word) => word !== "" && word !== "nothing");

const ours = (names) => [...names].filter((name) => name in CRATES);

function same(found, cell, what, complain) {
  const [is, says] = [found.sort().join(", "), list(cell ?? "").sort().join(", ")];
  if (is !== says) complain(`${what} «${is}», docs/ARCHITECTURE.md says «${says}»`);
}

/** Names under `[dependencies]`, `[build-dependencies]` and those of one platform, or under `[dev-dependencies]`. */
function dependencies(toml, inTests) {
  const names = new Set();
  let counts = false;
  for (const line of toml.split("\n")) {
    const section = /^\[(?:target\..*\.)?((?:dev-|build-)?dependencies)\]/.exec(line);
    if (line.startsWith("[")) counts = section !== null && (section[1] === "dev-dependencies") === inTests;
    else if (counts) names.add(/^([\w-]+)/.exec(line)?.[1]);
  }
  names.delete(undefined);
  return names;
}
