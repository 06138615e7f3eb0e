// From exec to the painted unlock screen, and what all processes of the window then weigh. Linux with Xvfb only.
// Use: dbus-run-session -- node tests/bench/start.mjs BINARY CLI OUTPUT
import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [binary, cli, output] = process.argv.slice(2);
/** Counted starts; one more goes first, so that the disk is warm as on a machine in use. */
const STARTS = 9;
/** How long a start is watched. */
const WATCH_MS = 2500;
/** Between two looks at the screen. */
const LOOK_MS = 4;
/** Share of the final picture that may still differ: the caret blinks. */
const STILL_OPEN = 0.001;
const [WIDTH, HEIGHT] = [1280, 900];

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A display whose picture lies in a file, so that looking at it costs nothing. */
async function startDisplay(folder) {
  const xvfb = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", `${WIDTH}x${HEIGHT}x24`, "-fbdir", folder, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((done, fail) => {
    xvfb.stdio[3].once("data", (part) => done(String(part).trim()));
    xvfb.on("exit", (code) => fail(new Error(`Xvfb ended with ${code}`)));
  });
  const file = openSync(join(folder, "Xvfb_screen0"), "r");
  const size = WIDTH * HEIGHT * 4;
  const whole = readFileSync(join(folder, "Xvfb_screen0")).length;
  const picture = () => {
    const bytes = Buffer.alloc(size);
    readSync(file, bytes, 0, size, whole - size);
    return bytes;
  };
  return { display: `:${number}`, picture, stop: () => (closeSync(file), xvfb.kill()) };
}

/** Share of the pixels in which two pictures differ; every eighth is looked at. */
function difference(one, other) {
  let different = 0;
  for (let at = 0; at < one.length; at += 32) if (one.readUInt32LE(at) !== other.readUInt32LE(at)) different += 1;
  return different / (one.length / 32);
}

/** Pss of a process and of all that it started, in bytes. */
function weight(root) {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          return [[Number(pid), Number(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/, "").split(" ")[2])]];
        } catch {
          return [];
        }
      }),
  );
  const family = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents) if (family.has(parent) && !family.has(pid)) grown = !!family.add(pid);
  }
  const pss = (pid) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) * 1024;
  return { bytes: [...family].reduce((sum, pid) => sum + pss(pid), 0), processes: family.size };
}

/** One start: milliseconds until the screen looks as it will stay, and the weight then. */
async function start(env, screen) {
  const empty = screen.picture();
  const begin = performance.now();
  const program = spawn(binary, [], { env, stdio: "ignore", detached: true });
  const looks = [];
  let last = empty;
  while (performance.now() - begin < WATCH_MS) {
    const now = screen.picture();
    const at = performance.now() - begin;
    if (!now.equals(last)) looks.push({ at, picture: now });
    last = now;
    await pause(LOOK_MS);
  }
  const weighed = weight(program.pid);
  process.kill(-program.pid, "SIGKILL");
  await new Promise((done) => program.once("exit", done));
  await pause(300);
  if (difference(empty, last) < 0.05) throw new Error("no window came");
  const painted = looks.find(({ picture }) => difference(picture, last) <= STILL_OPEN);
  return { ms: painted.at, ...weighed };
}

const home = mkdtempSync(join(tmpdir(), "woonrust-start-"));
const env = {
  PATH: process.env.PATH,
  DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS,
  HOME: home,
  LC_ALL: "C.UTF-8",
  TZ: "Europe/Amsterdam",
  GDK_BACKEND: "x11",
  LIBGL_ALWAYS_SOFTWARE: "1",
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  NO_AT_BRIDGE: "1",
};
for (const [name, folder] of Object.entries({ XDG_DATA_HOME: "data", XDG_CONFIG_HOME: "config", XDG_CACHE_HOME: "cache", XDG_RUNTIME_DIR: "run", TMPDIR: "tmp" })) {
  env[name] = join(home, folder);
  mkdirSync(env[name], { mode: 0o700 });
}
const screens = join(home, "screen");
mkdirSync(screens);
const screen = await startDisplay(screens);
try {
  env.DISPLAY = screen.display;
  execFileSync(cli, ["vault", "create", "--name", "Anna de Wit", "--organisation", "GGD Kade", "--domain", "care"], {
    env: { ...env, WOONRUST_PASSPHRASE: "lantaarn kade zwaluw stoomboot rozijn" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const starts = [];
  for (let number = 0; number <= STARTS; number += 1) starts.push(await start(env, screen));
  starts.shift();
  const figures = {
    start_ms: Math.round(median(starts.map(({ ms }) => ms))),
    start_slowest_ms: Math.round(Math.max(...starts.map(({ ms }) => ms))),
    start_pss_bytes: median(starts.map(({ bytes }) => bytes)),
    start_processes: starts[0].processes,
  };
  writeFileSync(output, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(JSON.stringify(figures));
} finally {
  screen.stop();
  rmSync(home, { recursive: true, force: true });
}
