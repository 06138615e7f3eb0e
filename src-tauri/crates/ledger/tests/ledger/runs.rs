//! Playing schedules: the same number plays the same one on every machine.

use super::{
    cast::Dice,
    evidence::{asked, note, numbers},
    planted::Policy,
    player::Player,
    schedule,
};
use std::{
    ops::Range,
    sync::atomic::{AtomicBool, Ordering},
};

const THREADS: u64 = 2;

fn seed(schedule: u64) -> u64 {
    Dice::new(schedule).next()
}

/// The first of `schedules` that breaks a promise, and which.
pub fn first_failure<P: Player>(
    policy: Policy,
    mut schedules: Range<u64>,
) -> Option<(u64, String)> {
    schedules.find_map(|schedule| {
        let failure = schedule::run::<P>(seed(schedule), policy).err()?;
        Some((schedule, failure))
    })
}

/// Plays schedules on all processors and says so for a row of the evidence. Of two variables of the environment the first
/// says how many (`usual` without it), the second names a single one.
#[track_caller]
pub fn keep_every_promise<P: Player>(row: &str, how_many: &str, which: &str, usual: u64) {
    if let Some(one) = asked(which) {
        assert_eq!(first_failure::<P>(Policy::Real, one..one + 1), None);
        return;
    }
    let all = numbers(how_many, usual);
    let stop = AtomicBool::new(false);
    let part = |thread: u64| {
        let mut own = (all.start + thread..all.end).step_by(THREADS as usize);
        own.find_map(|schedule| {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            let failure = first_failure::<P>(Policy::Real, schedule..schedule + 1)?;
            stop.store(true, Ordering::Relaxed);
            Some(failure)
        })
    };
    let failures: Vec<_> = std::thread::scope(|scope| {
        let part = &part;
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| scope.spawn(move || part(thread)))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    assert!(
        failures.is_empty(),
        "play it again with {which}=<number>: {failures:?}"
    );
    note(row, all.end - all.start);
}
