//! How far the work is, and the way to stop it.

use std::ops::ControlFlow;

use crate::error::Error;

/// Which part of the work is going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes of the file are read and hashed, or written.
    Bytes,
    /// Changes are decoded and their signatures checked.
    Changes,
}

/// A report to the caller: `done` of `total`, in the unit of the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is counted.
    pub stage: Stage,
    /// How much is done.
    pub done: u64,
    /// How much there is.
    pub total: u64,
}

/// Called now and then; `Break` stops the work with [`Error::Cancelled`].
pub type Report<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// A report that nobody looks at.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn report(
    to: &mut Report<'_>,
    stage: Stage,
    done: u64,
    total: u64,
) -> Result<(), Error> {
    match to(Progress { stage, done, total }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Cancelled),
    }
}
