//! Time, taken of several sides in turn, so that a slow minute of the machine is nobody's alone.

use std::{
    fs,
    time::{Duration, Instant},
};

/// So long does a round wait for others to finish, at most.
const PATIENCE: u32 = 100;
/// Between two looks at what the machine is doing.
const LOOK: Duration = Duration::from_millis(200);

/// Milliseconds that `work` takes, with what it gives.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is about the machine's own clock"
)]
pub fn time<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let value = work();
    (start.elapsed().as_secs_f64() * 1000.0, value)
}

/// One side: runs once and says how many milliseconds it took.
pub type Side<'a> = &'a mut dyn FnMut() -> f64;

/// The median of every side. The first round warms up and is not counted; every other round goes backwards.
pub fn in_turn<const N: usize>(rounds: usize, sides: [Side<'_>; N]) -> [f64; N] {
    let mut taken: [Vec<f64>; N] = std::array::from_fn(|_| Vec::new());
    for round in 0..=rounds {
        for step in 0..N {
            let side = if round % 2 == 0 { step } else { N - 1 - step };
            await_quiet();
            let took = sides[side]();
            if round > 0 {
                taken[side].push(took);
            }
        }
    }
    taken.map(median)
}

/// Waits until the machine has little else to do, where that can be asked; not for ever.
#[expect(
    clippy::disallowed_methods,
    reason = "other programs finish when they finish"
)]
fn await_quiet() {
    let mut before = busy_and_all();
    for _ in 0..PATIENCE {
        std::thread::sleep(LOOK);
        let now = busy_and_all();
        let (Some((busy, all)), Some((busy_then, all_then))) = (now, before) else {
            return;
        };
        if (busy - busy_then) * 10 <= all - all_then {
            return;
        }
        before = now;
    }
}

/// Ticks that all processors worked, and all ticks, since the machine started.
fn busy_and_all() -> Option<(u64, u64)> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    let ticks = stat.lines().next()?.split_whitespace().skip(1).take(8);
    let ticks: Vec<u64> = ticks.map(str::parse).collect::<Result<_, _>>().ok()?;
    let (all, idle) = (ticks.iter().sum::<u64>(), ticks.get(3)? + ticks.get(4)?);
    Some((all - idle, all))
}

/// The middle value.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
