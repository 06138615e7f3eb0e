//! The one place of the shell that asks the machine how much time went by.

use std::time::{Duration, Instant};

/// Time that goes by monotonically; says nothing about the date.
#[derive(Clone, Copy)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// A stopwatch that runs from now.
    #[expect(
        clippy::disallowed_methods,
        reason = "auto-lock and durations in the log are about this machine, not about cases"
    )]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    #[expect(
        clippy::disallowed_methods,
        reason = "auto-lock and durations in the log are about this machine, not about cases"
    )]
    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
