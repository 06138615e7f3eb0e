//! Signed changes, the state that follows from them, and the plan of a merge: no input or output, no clock, no domain.
//!
//! The one rule of this crate: **the state of a record is a pure function of the set of admitted
//! changes and the bodies that are held**, whatever the order in which they arrived.

pub mod acks;
pub mod ancestor;
pub mod author;
pub mod cbor;
mod chain;
pub mod change;
pub mod control;
pub mod derive;
pub mod env;
pub mod erasure;
pub mod identity;
pub mod ids;
pub mod likeness;
pub mod plan;
pub mod record;
pub mod request;
pub mod sharing;
#[cfg(test)]
mod story;
pub mod succession;
pub mod travel;
mod universal;
pub mod vouch;
