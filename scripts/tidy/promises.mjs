// Every promise names what shows it, and what it names exists: tests by their functions, stories of the window by their files.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { complaints } from "../evidence.mjs";

const DOCS = ["docs/security.md", "docs/ARCHITECTURE.md"];
/** A column under one of these heads says what shows the promise of its row. */
const SHOWN = ["shown by", "evidence", "held by", "by"];
/** Four words or more: shorter names in a text may be anything. */
const NAME = /`([a-z0-9]+(?:_[a-z0-9]+){3,})`/g;
const TEST = /#\[test\]\s*(?:#\[[^\]]*\]\s*|\/\/[^\n]*\n\s*)*fn (\w+)\(/g;
/** What shows a promise and is no test of Rust. */
const OTHER = /`tests\/e2e\/|`scripts\/|`clippy\.toml`/;

/** Complains about a promise without a test, a test that is not there, and evidence that falls short. */
export function promises(root, paths, problems) {
  const tests = new Set();
  for (const path of paths.filter((path) => path.endsWith(".rs"))) {
    for (const [, name] of readFileSync(join(root, path), "utf8").matchAll(TEST)) tests.add(name);
  }
  for (const doc of DOCS) {
    const text = readFileSync(join(root, doc), "utf8");
    for (const name of new Set([...text.matchAll(NAME)].map(([, name]) => name))) {
      if (!tests.has(name)) problems.push(`${doc}: no test is called ${name}`);
    }
    for (const [path] of text.matchAll(/tests\/e2e\/[\w-]+(?:\.test)?\.mjs/g)) {
      if (!existsSync(join(root, path))) problems.push(`${doc}: there is no ${path}`);
    }
    for (const row of unshown(text)) problems.push(`${doc}: nothing shows «${row}»`);
  }
  problems.push(...complaints(readFileSync(join(root, "docs/security.md"), "utf8")));
}

/** First words of the rows, in tables with a column for what shows them, that name nothing there. */
function unshown(text) {
  const tables = text.split(/\n(?!\|)/).map((part) => part.split("\n").filter((line) => line.startsWith("|")));
  return tables.filter((table) => table.length > 2).flatMap(([head, , ...rows]) => {
    const column = cells(head).findLastIndex((cell) => SHOWN.includes(cell));
    const isBare = (row) => column > 0 && cells(row)[column].search(NAME) === -1 && !OTHER.test(cells(row)[column]);
    return rows.filter(isBare).map((row) => row.slice(2, 62));
  });
}

const cells = (line) => line.split("|").map((cell) => cell.trim());
