//! A clock that stands still until a test moves it, and randomness that a test can repeat.

use app::{Env, Wall};
use sha2::{Digest, Sha256};
use std::sync::{
    Mutex,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

/// 20 November 2026, 14.32 in Amsterdam.
pub const START_MS: i64 = 1_795_181_520_000;
/// Milliseconds of a minute.
pub const MINUTE: i64 = 60_000;
/// Milliseconds of a day.
pub const DAY: i64 = 24 * 60 * MINUTE;

/// The time and the dice of one device.
#[derive(Debug)]
pub struct Clock {
    seed: u64,
    draws: AtomicU64,
    ms: AtomicI64,
    held: Mutex<Option<u64>>,
}

impl Clock {
    /// Two seeds give two devices. Nothing may use one seed twice on one vault.
    pub fn seeded(seed: u64) -> Clock {
        Clock {
            seed,
            draws: AtomicU64::new(0),
            ms: AtomicI64::new(START_MS),
            held: Mutex::default(),
        }
    }

    /// For one act of a test that compares two runs: the clock stands still at `ms`, and all dice fall the same. However
    /// much of either an act takes, the next one, held at another seed and moment, notices nothing of it.
    pub fn hold(&self, seed: u64, ms: i64) {
        self.ms.store(ms, Ordering::Relaxed);
        *self.held.lock().expect("no panic while it is held") = Some(seed);
    }

    fn held(&self) -> Option<u64> {
        *self.held.lock().expect("no panic while it is held")
    }

    /// Moves the clock on, or back.
    pub fn pass(&self, ms: i64) {
        self.ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Env for Clock {
    /// Every look at the clock is a second later than the one before, as on a real desk.
    fn now(&self) -> Wall {
        let step = if self.held().is_some() { 0 } else { 1_000 };
        Wall {
            ms: self.ms.fetch_add(step, Ordering::Relaxed),
            offset_minutes: 60,
        }
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        let held = self.held();
        for (at, chunk) in (0..).zip(buffer.chunks_mut(32)) {
            let draw = match held {
                Some(seed) => seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(at),
                None => self.draws.fetch_add(1, Ordering::Relaxed),
            };
            let hash = Sha256::new()
                .chain_update(self.seed.to_be_bytes())
                .chain_update(draw.to_be_bytes())
                .finalize();
            chunk.copy_from_slice(&hash[..chunk.len()]);
        }
    }
}
