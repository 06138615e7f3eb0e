//! The moment that own changes claim: the present one, or one of the past for what was made up at once.

use crate::transact::Tx;
use ledger::env::{Env, Wall};

/// An `Env` whose clock can stand still.
pub(crate) struct Claimed<'e> {
    pub env: &'e dyn Env,
    pub wall: Option<Wall>,
}

impl Env for Claimed<'_> {
    fn now(&self) -> Wall {
        self.wall.unwrap_or_else(|| self.env.now())
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        self.env.fill_random(buffer);
    }
}

impl<'v> Tx<'v> {
    /// From now on own changes claim this moment; with none the present one. For made-up cases, which tell of weeks and
    /// are written at once.
    pub fn claim(&mut self, wall: Option<Wall>) {
        self.claimed = wall;
    }

    /// The clock that own changes go by.
    pub(crate) fn clock(&self) -> Claimed<'v> {
        Claimed {
            env: self.env,
            wall: self.claimed,
        }
    }
}
