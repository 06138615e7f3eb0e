// Writes what was measured into docs/performance.md, between its two marks, with the machine and the versions.
// Use: node tests/bench/write.mjs SPEED START PACKAGE
import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { arch, cpus, release, totalmem, type } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const PAGE = join(ROOT, "docs/performance.md");
const [BEGIN, END] = ["<!-- measured: begin -->", "<!-- measured: end -->"];
const [speedFile, startFile, packageFile] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const [speed, start, deb] = [read(speedFile), read(startFile), statSync(packageFile).size];

const says = (command, ...words) => execFileSync(command, words, { encoding: "utf8", cwd: ROOT }).trim().split("\n")[0];
const version = (crate) => {
  const lock = readFileSync(join(ROOT, "Cargo.lock"), "utf8");
  return new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock)[1];
};
const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toPrecision(2));
const ms = (value) => (value >= 1000 ? `${short(value / 1000)} s` : `${short(value)} ms`);
const mb = (bytes) => `${short(bytes / 1e6)} MB`;
const verdict = (met, what) => (met ? what : `${what}: **not met**`);
const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const ratios = [
  ["import of 60,000 changes (decode, plan, apply, commit), against a raw SQLCipher insert of the same bytes", "import", 3.5],
  ["the same with all signatures verified, against Automerge `load_incremental` (unsigned, in memory)", "import_verified", 2],
  ["importing a known file again through the use cases, against the first time", "import_again", 0.5],
  ["durable save of a form, against a raw SQLCipher commit of the same rows", "save", 1.5],
  ["unlock to first list without key derivation, against plain SQLite", "unlock", 3],
  ["the same, against loading the same changes in Automerge", "unlock_beside_automerge", 1 / 50],
  ["bytes of a change of one field, against Automerge's raw change", "one_field_bytes", 2.1],
  ["export for one recipient (10,000 of 60,000 changes), against a SELECT of the same rows", "export", 3],
];
const bound = (value) => (value < 0.1 ? `≤ 1/${1 / value}` : `≤ ${value}×`);
const ratio = (value) => (value < 0.1 ? `1/${(1 / value).toFixed(0)}` : `${short(value)}×`);
const ratioRows = ratios
  .filter(([, name]) => speed[name])
  .map(([what, name, most]) => {
    const { ours, yardstick, ratio: measured } = speed[name];
    const both = name === "one_field_bytes" ? `${ours} B · ${yardstick} B` : `${ms(ours)} · ${ms(yardstick)}`;
    return [what, bound(most), verdict(measured <= most, ratio(measured)), both];
  });

const budgets = [
  ["exec to painted unlock screen, release build under Xvfb", 600, start.start_ms, ms, `slowest of the run ${ms(start.start_slowest_ms)}`],
  [`memory then, Pss of all ${start.start_processes} processes`, 280e6, start.start_pss_bytes, mb, ""],
  ["unlock to list without key derivation, 1,000 cases, 60,000 changes", 100, speed.unlock.ours, ms, `of which the list ${ms(speed.list)}`],
  ["search, ordinary words", 50, speed.search, ms, ""],
  ["search, words that are in nearly everything", 50, speed.search_worst, ms, ""],
  ["list of conflicts over 60,000 changes", 10, speed.conflicts, ms, ""],
  ["the window as .deb", 30e6, deb, mb, ""],
];
const budgetRows = budgets.map(([what, most, measured, show, note]) => [what, `≤ ${show(most)}`, verdict(measured <= most, show(measured)), note]);

const memory = Math.round(totalmem() / 2 ** 30);
const measured = `${BEGIN}
Measured on ${says("date", "+%-d %B %Y")}: ${cpus().length} × ${cpus()[0].model.trim()}, ${memory} GiB, ${type()} ${release().split("-")[0]} ${arch()}; ${says("rustc", "--version").replace(/ \(.*/, "")}, Node ${process.versions.node}, WebKitGTK ${says("pkg-config", "--modversion", "webkit2gtk-4.1")}, rusqlite ${version("rusqlite")} (SQLCipher inside), Automerge ${version("automerge")}. Release build.

### Ratios

${table(["workload", "bound", "measured", "ours · yardstick"], ratioRows)}

### Budgets

${table(["what", "budget", "measured", ""], budgetRows)}

### Where an import spends its time

${table(
  ["step, of 60,000 changes", "time"],
  [
    ["decrypt, decode, verify every signature", ms(speed.import_verify)],
    ["decrypt, decode, no signature", ms(speed.import_decode)],
    ["plan", ms(speed.import_plan)],
    ["apply: changes, read tables, full text", ms(speed.import_admit)],
    ["commit", ms(speed.import_commit)],
  ],
)}
${END}`;

const page = readFileSync(PAGE, "utf8");
const [before, rest] = page.split(BEGIN);
if (rest === undefined || !rest.includes(END)) throw new Error(`${PAGE} has no marks`);
writeFileSync(PAGE, before + measured + rest.slice(rest.indexOf(END) + END.length));
