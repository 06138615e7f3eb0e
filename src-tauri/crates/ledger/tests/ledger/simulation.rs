//! Deterministic simulation: the same seed plays the same schedule on every machine.

use crate::{cast::Dice, planted::Policy, schedule};
use std::{
    ops::Range,
    sync::atomic::{AtomicBool, Ordering},
};

/// How many schedules a run plays unless the environment says otherwise.
const SCHEDULES: u64 = 200_000;
const THREADS: u64 = 2;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

fn seed(schedule: u64) -> u64 {
    Dice::new(schedule).next()
}

/// The first of `schedules` that breaks a promise, and which.
pub fn first_failure(policy: Policy, mut schedules: Range<u64>) -> Option<(u64, String)> {
    schedules.find_map(|schedule| Some((schedule, schedule::run(seed(schedule), policy).err()?)))
}

/// `WOONRUST_SCHEDULES=n` plays n schedules, `WOONRUST_SCHEDULE=k` only number k.
#[test]
fn every_schedule_keeps_every_promise() {
    if let Some(one) = number("WOONRUST_SCHEDULE") {
        assert_eq!(first_failure(Policy::Real, one..one + 1), None);
        return;
    }
    let all = number("WOONRUST_SCHEDULES").unwrap_or(SCHEDULES);
    let stop = AtomicBool::new(false);
    let part = |thread: u64| {
        let mut own = (thread..all).step_by(THREADS as usize);
        own.find_map(|schedule| {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            let failure = schedule::run(seed(schedule), Policy::Real).err()?;
            stop.store(true, Ordering::Relaxed);
            Some((schedule, failure))
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
        "play it again with WOONRUST_SCHEDULE=<number>: {failures:?}"
    );
}
