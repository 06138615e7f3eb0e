//! The vault as its users meet it: unlocking, writing, merging, searching, backing up.
#![expect(clippy::unwrap_used, reason = "in a test the line number says enough")]

#[path = "../../src/tests_env.rs"]
mod tests_env;

#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "the journeys, whose file this is, use all of it")]
#[path = "../../../../../tests/src/calls.rs"]
mod calls;
#[cfg(target_os = "linux")]
#[path = "../../../../../tests/src/evidence.rs"]
mod evidence;

mod acks;
mod asking;
mod backup;
mod desk;
mod devices;
mod erasing;
mod funnel;
mod hygiene;
mod killed;
mod lacks;
mod lists;
mod local_state;
mod merge;
mod nonsense;
#[cfg(target_os = "linux")]
mod power_cut;
mod purge_list;
mod reach;
#[cfg(target_os = "linux")]
mod replay;
mod strangers;
mod unlock;
