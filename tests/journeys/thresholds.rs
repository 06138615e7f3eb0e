//! Terms that a municipality can set come from the policy pack, also where no rule of a case uses them.

use crate::folder;
use casework::{calendar::Day, policy::Policy};
use journeys::{
    Device,
    clock::{DAY, START_MS},
    story::{Story, rows},
};
use serde_json::json;

#[test]
fn a_thought_is_kept_for_the_days_of_the_policy_pack() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let view = story.anna.done("visit", json!({ "visit": story.visit }));
    let until = Day::at(START_MS).plus(Policy::built_in().work_note_days.into());
    assert_eq!(view["think_until"], until.to_string());
}

#[test]
fn the_reminder_of_a_backup_comes_after_the_days_of_the_policy_pack() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let days = i64::from(Policy::built_in().backup_reminder_days);
    let reminded = || rows(&anna.reopen()["alarms"]).any(|alarm| alarm == "backup_old");
    anna.clock.pass((days - 1) * DAY);
    assert!(!reminded());
    anna.clock.pass(2 * DAY);
    assert!(reminded());
    let backup = dir.path().join("reserve.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    assert!(!reminded());
}
