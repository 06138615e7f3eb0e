//! The vault as its users meet it: unlocking, writing, merging, searching, backing up.
#![expect(clippy::unwrap_used, reason = "in a test the line number says enough")]

#[path = "../../src/tests_env.rs"]
mod tests_env;

mod acks;
mod asking;
mod backup;
mod desk;
mod devices;
mod erasing;
mod funnel;
mod hygiene;
mod killed;
mod lists;
mod local_state;
mod merge;
mod unlock;
