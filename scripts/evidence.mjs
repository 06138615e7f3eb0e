// The evidence, counted: what each row of the table in docs/security.md counts, how much one run must try at least, and
// what wrote it down. Tests leave their figures in target/evidence (`tests/src/evidence.rs`), long runs in target/soak.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");
const SECURITY = join(ROOT, "docs/security.md");
const RUN = join(ROOT, "target/evidence");
const SOAKED = join(ROOT, "target/soak/state.json");
const BEGIN = "<!-- evidence: scripts/evidence writes the rows below -->";
const END = "<!-- end of the evidence -->";
const HEAD = "| what is tried | one run of `scripts/test` | longest run of `scripts/soak` | by |\n| --- | ---: | ---: | --- |";

/** `least` is what one run of scripts/test must try; rows that count calls of an operating system are counted on Linux only. */
export const ROWS = [
  { row: "schedules", least: 200_000, by: "every_schedule_keeps_every_promise", what: "schedules of devices that write, erase, send, lose and restore, on the pure model" },
  { row: "vault_schedules", least: 500, by: "vaults_and_the_model_hold_the_same_whatever_the_schedule", what: "the same on real vaults beside the model" },
  { row: "planted_bugs", least: 7, by: "a_forgetful_purge_is_caught", what: "planted wrong ways to merge that these schedules catch" },
  { row: "vault_planted_bugs", least: 7, by: "a_model_that_merges_wrongly_is_told_from_the_vault", what: "the same, told from a vault" },
  { row: "oracle_workloads", least: 300, by: "the_values_that_stand_are_those_that_automerge_keeps", what: "workloads whose values and conflicts are compared with Automerge" },
  { row: "pairs", least: 10_000, by: "what_bram_may_not_see_changes_no_byte_of_his_file", what: "pairs that differ only in what somebody may not see, on ledger, gates and writer" },
  { row: "planted_leaks", least: 18, by: "every_planted_leak_is_caught", what: "planted leaks that they catch" },
  { row: "vault_pairs", least: 200, by: "what_bram_may_not_see_in_the_vault_changes_no_byte_of_his_file", what: "the same pairs on real vaults, through the use cases" },
  { row: "vault_planted_leaks", least: 12, by: "every_planted_leak_of_a_vault_is_caught", what: "planted leaks that pairs of vaults catch" },
  { row: "flips", least: 60_000, by: "a_flipped_bit_in_every_plain_byte_is_refused", what: "flipped bits of a file, outside and inside its encryption" },
  { row: "truncations", least: 60_000, by: "every_cut_of_the_file_is_refused", what: "files that are cut off, outside and inside" },
  { row: "kills", least: 33, by: "whatever_a_program_writes_when_it_is_killed_is_whole_or_not_there", what: "kills in the middle of something" },
  { row: "power_cut_states", least: 2_500, linux: true, by: "after_a_power_cut_at_any_moment_the_vault_opens_with_all_that_was_acknowledged", what: "states of the disk after a power cut" },
  { row: "failing_calls", least: 300, linux: true, by: "whichever_call_of_the_system_fails_nothing_is_lost", what: "calls of the operating system that fail, one by one (no room, disk error)" },
  { row: "fuzz_executions", least: 200_000, by: "no_parser_panics_on_what_was_changed_at_random", what: "inputs to parsers that were changed at random" },
];

/** What the last run of scripts/test tried, per row. */
export function tried() {
  const sums = new Map();
  for (const name of existsSync(RUN) ? readdirSync(RUN) : []) {
    const { row, count } = JSON.parse(readFileSync(join(RUN, name), "utf8"));
    sums.set(row, (sums.get(row) ?? 0) + count);
  }
  return sums;
}

/** What is wrong with the table in a text, against the rows and what a run must try at least. */
export function complaints(text) {
  const { figures, body } = read(text);
  if (body === undefined) return ["docs/security.md: the table of evidence is gone"];
  const wrong = [];
  for (const { row, what, least, by } of ROWS) {
    const held = figures.get(what);
    if (!held) wrong.push(`docs/security.md: no row of evidence for ${row}`);
    else if (!(held.run >= least)) wrong.push(`docs/security.md: ${row} says ${held.run}, a run must try ${least}`);
    else if (held.by !== by) wrong.push(`docs/security.md: ${row} names another test than ${by}`);
  }
  if (figures.size > ROWS.length) wrong.push("docs/security.md: a row of evidence that no test counts");
  return wrong;
}

/** The rows of the table in a text, by what they say is tried. */
function read(text) {
  const [, rest] = text.split(BEGIN);
  const body = rest?.split(END)[0];
  const number = (cell) => (cell === "–" ? undefined : Number(cell.replaceAll(",", "")));
  const rows = (body ?? "").split("\n").filter((line) => line.startsWith("| ") && !HEAD.includes(line));
  const figures = rows.map((line) => {
    const [, what, run, soaked, by] = line.split("|").map((cell) => cell.trim());
    return [what, { run: number(run), soaked: number(soaked), by: by.replaceAll("`", "") }];
  });
  return { body, figures: new Map(figures) };
}

const counted = (count) => (count === undefined ? "–" : count.toLocaleString("en-US"));

/** The text with the figures of these runs; a figure that no run gave stays as it was. */
export function rewritten(text, run, soaked) {
  const { body, figures } = read(text);
  if (body === undefined) throw new Error("docs/security.md has no place for the evidence");
  const lines = ROWS.map(({ row, what, by }) => {
    const held = figures.get(what);
    const longest = Math.max(soaked.get(row) ?? 0, held?.soaked ?? 0);
    return `| ${what} | ${counted(run.get(row) ?? held?.run)} | ${counted(longest || undefined)} | \`${by}\` |`;
  });
  return text.replace(`${BEGIN}${body}${END}`, `${BEGIN}\n${HEAD}\n${lines.join("\n")}\n${END}`);
}

/** What a run should have tried and did not. */
function missing(run) {
  const here = ROWS.filter((row) => process.platform === "linux" || !row.linux);
  const short = here.filter(({ row, least }) => !((run.get(row) ?? 0) >= least));
  return short.map(({ row, least }) => `${row}: ${run.get(row) ?? 0} tried, at least ${least} wanted`);
}

if (process.argv[1] === import.meta.filename) {
  const run = tried();
  const short = missing(run);
  for (const [row, count] of run) console.log(`${row} ${count}`);
  if (short.length > 0) {
    console.error(short.join("\n"));
    process.exit(1);
  }
  if (!process.argv.includes("--check")) {
    const soaked = new Map(existsSync(SOAKED) ? Object.entries(JSON.parse(readFileSync(SOAKED, "utf8")).done) : []);
    writeFileSync(SECURITY, rewritten(readFileSync(SECURITY, "utf8"), run, soaked));
    console.log("The figures are in docs/security.md.");
  }
}
