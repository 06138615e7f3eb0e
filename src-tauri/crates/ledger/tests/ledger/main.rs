//! Proof of the ledger: simulation, planted bugs, a second opinion, properties, frozen bytes, situations of a merge.

mod cast;
mod caught;
mod check;
mod desk;
mod devices;
#[path = "../../../../../tests/src/evidence.rs"]
mod evidence;
mod model;
mod narrowing;
mod oracle;
mod planted;
mod player;
mod properties;
mod runs;
mod schedule;
mod simulation;
mod situations;
mod vectors;
