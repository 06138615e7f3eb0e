//! Files between anna (care), bram (enforcement) and carla (housing): whole ones, and every way to spoil one.

#![expect(
    clippy::unwrap_used,
    reason = "in a test the line number says enough, in its fixtures too"
)]

mod authors;
mod control;
mod correspondence;
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
