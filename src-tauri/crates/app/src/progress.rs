//! How slow work tells how far it is, and hears that it should stop.

/// Where slow work reports to.
pub trait Progress: Send + Sync {
    /// `done` of `total` steps; `what` is a stable code.
    fn step(&self, done: u64, total: u64, what: &str);
    /// Whether the person cancelled.
    fn cancelled(&self) -> bool;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _done: u64, _total: u64, _what: &str) {}

    fn cancelled(&self) -> bool {
        false
    }
}
