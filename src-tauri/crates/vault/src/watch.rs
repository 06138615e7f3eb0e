//! Slow work tells how far it is, and hears whether it goes on.

use crate::error::Error;
use std::{
    io::{self, Read},
    ops::ControlFlow,
};

/// Hears that `done` of `total` is done (0: not known), and says whether the work goes on.
pub type Watch<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// Nobody watches.
pub fn unwatched(_done: u64, _total: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Tells how far the work is; an error when it must stop.
pub(crate) fn tell(watch: &mut Watch<'_>, done: u64, total: u64) -> Result<(), Error> {
    match watch(done, total) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Cancelled),
    }
}

/// How far work over bytes is.
pub(crate) struct Meter<'w, 'a> {
    watch: &'w mut Watch<'a>,
    done: u64,
    total: u64,
}

impl<'w, 'a> Meter<'w, 'a> {
    pub(crate) fn new(watch: &'w mut Watch<'a>, total: u64) -> Meter<'w, 'a> {
        Meter {
            watch,
            done: 0,
            total,
        }
    }

    /// So many bytes more.
    pub(crate) fn add(&mut self, bytes: usize) -> Result<(), Error> {
        self.done += bytes as u64;
        tell(self.watch, self.done.min(self.total), self.total)
    }

    /// Reads through this meter.
    pub(crate) fn through<'m, R>(&'m mut self, source: R) -> Metered<'m, 'w, 'a, R> {
        Metered {
            meter: self,
            source,
        }
    }
}

/// A source whose bytes are counted.
pub(crate) struct Metered<'m, 'w, 'a, R> {
    meter: &'m mut Meter<'w, 'a>,
    source: R,
}

impl<R: Read> Read for Metered<'_, '_, '_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.meter.add(count).map_err(io::Error::other)?;
        Ok(count)
    }
}
