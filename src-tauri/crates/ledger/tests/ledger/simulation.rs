//! Deterministic simulation: the same seed plays the same schedule on every machine.

use crate::{model::Replica, runs::keep_every_promise};

/// How many schedules a run plays unless the environment says otherwise.
const SCHEDULES: u64 = 200_000;

/// `WOONRUST_SCHEDULES=n` plays n schedules, `WOONRUST_SCHEDULE=k` only number k.
#[test]
fn every_schedule_keeps_every_promise() {
    let (how_many, which) = ("WOONRUST_SCHEDULES", "WOONRUST_SCHEDULE");
    keep_every_promise::<Replica>("schedules", how_many, which, SCHEDULES);
}
