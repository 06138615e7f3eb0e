// Long runs of the evidence, slice by slice, each with numbers that none before it had; what was done is kept after each.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const ROOT = resolve(import.meta.dirname, "..");
const FOLDER = join(ROOT, "target/soak");
const STATE = join(FOLDER, "state.json");
const SAID = join(FOLDER, "evidence");
/** Numbers of one seed; no job comes so far. Seed 0 is what scripts/test plays. */
const SEED_APART = 1e10;

const inside = (crate, test) => ["-p", crate, "--test", crate, "--", "--exact", test];
const JOBS = {
  schedules: { goal: 10_000_000, slice: 200_000, variable: "WOONRUST_SCHEDULES", test: inside("ledger", "simulation::every_schedule_keeps_every_promise") },
  vault_schedules: { goal: 25_000, slice: 500, variable: "WOONRUST_VAULT_SCHEDULES", test: ["-p", "vault", "--lib", "--", "--exact", "simulation::vaults_and_the_model_hold_the_same_whatever_the_schedule"] },
  pairs: { goal: 1_000_000, slice: 20_000, variable: "WOONRUST_PAIRS", test: inside("exchange", "interference::what_bram_may_not_see_changes_no_byte_of_his_file") },
  vault_pairs: { goal: 20_000, slice: 200, variable: "WOONRUST_PAIRS", test: inside("journeys", "interference::what_bram_may_not_see_in_the_vault_changes_no_byte_of_his_file") },
  power_cut_states: { goal: 250_000, slice: 5_000, variable: "WOONRUST_POWER_CUTS", test: inside("vault", "power_cut::after_a_power_cut_at_any_moment_the_vault_opens_with_all_that_was_acknowledged") },
  failing_calls: { goal: 1, slice: 1, variable: "WOONRUST_FAILING_CALLS", test: inside("journeys", "failing_calls::whichever_call_of_the_system_fails_nothing_is_lost") },
  kills: { goal: 1_100, slice: 10, variable: "WOONRUST_KILLS", test: inside("journeys", "killed::whatever_a_program_writes_when_it_is_killed_is_whole_or_not_there") },
  fuzz_executions: { goal: 100_000_000, slice: 1_000_000, variable: "WOONRUST_FUZZ", test: inside("journeys", "parsers::no_parser_panics_on_what_was_changed_at_random") },
};
const FUZZ = ["container", "tar", "manifest", "change", "card", "control", "header"];
const FUZZ_RUNS = 2_000_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: "string" } } });
mkdirSync(FOLDER, { recursive: true });
const state = existsSync(STATE) ? JSON.parse(readFileSync(STATE, "utf8")) : { seed: Number(values.seed ?? 1), done: {} };
if (values.seed !== undefined && Number(values.seed) !== state.seed) {
  fail(`target/soak goes on with seed ${state.seed}: remove that folder to begin with another one`);
}
const wanted = positionals.length > 0 ? positionals : Object.keys(JOBS);
for (const name of wanted) if (name !== "fuzz" && !JOBS[name]) fail(`nothing is called ${name}: ${Object.keys(JOBS).join(", ")}, fuzz`);

if (wanted.includes("fuzz")) FUZZ.forEach(fuzz);
// In turn, so that one that is stopped early has tried something of everything.
for (let left = wanted.filter((name) => name !== "fuzz"); left.length > 0; ) {
  left = left.filter((name) => (state.done[name] ?? 0) < JOBS[name].goal);
  left.forEach(slice);
}
console.log("Done. scripts/evidence writes the figures into docs/security.md.");

/** One slice of a job, with the numbers that come next. */
function slice(name) {
  const { goal, slice, variable, test } = JOBS[name];
  const from = state.seed * SEED_APART + (state.next?.[name] ?? 0);
  rmSync(SAID, { recursive: true, force: true });
  const env = { ...process.env, WOONRUST_EVIDENCE: SAID, WOONRUST_FROM: String(from), [variable]: String(slice) };
  run("cargo", ["test", "--profile", "ci", ...test], env, `${name}, numbers from ${from}`);
  const said = (existsSync(SAID) ? readdirSync(SAID) : []).map((file) => JSON.parse(readFileSync(join(SAID, file), "utf8")));
  const count = said.filter(({ row }) => row === name).reduce((sum, one) => sum + one.count, 0);
  if (count === 0) fail(`${name} counted nothing: is the test still called so?`);
  state.next = { ...state.next, [name]: (state.next?.[name] ?? 0) + slice };
  keep(name, count);
  console.log(`${name} ${state.done[name].toLocaleString("en-US")} of ${goal.toLocaleString("en-US")}`);
}

/** libFuzzer on one target, from where its examples came to. */
function fuzz(target) {
  if (spawnSync("cargo", ["fuzz", "--version"]).status !== 0) fail("cargo-fuzz is not installed: cargo install --locked cargo-fuzz");
  const corpus = join(FOLDER, "corpus", target);
  mkdirSync(corpus, { recursive: true });
  const examples = join(ROOT, "src-tauri/crates/exchange/tests/golden");
  const where = ["--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz"];
  const seed = (state.seed + (state.done.fuzz_executions ?? 0)) % 2 ** 31;
  const env = { ...process.env, RUSTC_BOOTSTRAP: "1", RUSTC_WORKSPACE_WRAPPER: "" };
  run("cargo", ["fuzz", "run", ...where, target, corpus, examples, "--", `-runs=${FUZZ_RUNS}`, `-seed=${seed || 1}`, "-rss_limit_mb=2048"], env, `fuzz ${target}`);
  keep("fuzz_executions", FUZZ_RUNS);
  console.log(`fuzz ${target} ${FUZZ_RUNS.toLocaleString("en-US")}`);
}

function keep(name, count) {
  state.done[name] = (state.done[name] ?? 0) + count;
  writeFileSync(STATE, `${JSON.stringify(state, null, 2)}\n`);
}

function run(program, argv, env, what) {
  const { status, stdout, stderr } = spawnSync(program, argv, { cwd: ROOT, env, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status === 0) return;
  const log = join(FOLDER, "failed.log");
  writeFileSync(log, `${stdout}\n${stderr}`);
  fail(`${what} failed; all that was said is in target/soak/failed.log\n${`${stdout}\n${stderr}`.trim().split("\n").slice(-30).join("\n")}`);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
