//! Files between anna (care), bram (enforcement) and carla (housing): whole ones, and every way to spoil one.

#![expect(
    clippy::unwrap_used,
    reason = "in a test the line number says enough, in its fixtures too"
)]

mod archive;
// `script`, which gives `age` a terminal to ask on, has other words on other systems.
#[cfg(target_os = "linux")]
mod archive_stranger;
mod authors;
mod control;
mod correspondence;
mod court;
mod damage;
mod decisions;
mod deeds;
mod desk;
#[path = "../../../../../tests/src/evidence.rs"]
mod evidence;
mod forgery;
mod golden;
mod interference;
mod leaks;
mod members;
mod people;
mod round_trip;
mod sizes;
mod stranger;
