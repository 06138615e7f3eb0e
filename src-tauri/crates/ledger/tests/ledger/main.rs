//! Proof of the ledger: simulation, planted bugs, a second opinion, properties, frozen bytes, situations of a merge.

mod cast;
mod check;
mod desk;
mod model;
mod oracle;
mod planted;
mod properties;
mod schedule;
mod simulation;
mod situations;
mod vectors;
