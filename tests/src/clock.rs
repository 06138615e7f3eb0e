//! A clock that stands still until a test moves it, and randomness that a test can repeat.

use app::{Env, Wall};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

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
}

impl Clock {
    /// Two seeds give two devices. Nothing may use one seed twice on one vault.
    pub fn seeded(seed: u64) -> Clock {
        Clock {
            seed,
            draws: AtomicU64::new(0),
            ms: AtomicI64::new(START_MS),
        }
    }

    /// Moves the clock on, or back.
    pub fn pass(&self, ms: i64) {
        self.ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Env for Clock {
    /// Every look at the clock is a second later than the one before, as on a real desk.
    fn now(&self) -> Wall {
        Wall {
            ms: self.ms.fetch_add(1_000, Ordering::Relaxed),
            offset_minutes: 60,
        }
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let draw = self.draws.fetch_add(1, Ordering::Relaxed);
            let hash = Sha256::new()
                .chain_update(self.seed.to_be_bytes())
                .chain_update(draw.to_be_bytes())
                .finalize();
            chunk.copy_from_slice(&hash[..chunk.len()]);
        }
    }
}
