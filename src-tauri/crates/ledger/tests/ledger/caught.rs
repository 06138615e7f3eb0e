//! The checks of the simulation catch every planted bug.

use crate::{evidence::note, model::Replica, planted::Policy, runs::first_failure};

/// Far more than any of them needs; a check that went blind is found at once.
const SCHEDULES: u64 = 2_000;

#[track_caller]
fn is_caught(policy: Policy, by: &str) {
    let (number, failure) =
        first_failure::<Replica>(policy, 0..SCHEDULES).expect("the planted bug is caught");
    assert!(failure.contains(by), "schedule {number}: {failure}");
    note("planted_bugs", 1);
}

#[test]
fn last_writer_wins_is_caught() {
    is_caught(Policy::LastWriterWins, "vanished");
}

#[test]
fn delete_wins_is_caught() {
    is_caught(Policy::DeleteWins, "hidden");
}

#[test]
fn the_widest_audience_is_caught() {
    is_caught(Policy::WidestAudience, "audience");
}

#[test]
fn a_missing_pending_table_is_caught() {
    is_caught(Policy::NoPendingTable, "dropped");
}

#[test]
fn a_value_lost_after_a_null_is_caught() {
    is_caught(Policy::BodyLostAfterNull, "lost a value");
}

#[test]
fn a_forgetful_purge_is_caught() {
    is_caught(Policy::ForgetfulPurge, "came back");
}

#[test]
fn a_redacted_slot_that_is_filled_again_is_caught() {
    is_caught(Policy::RedactedSlotRefilled, "filled again");
}
