//! A fixed clock and reproducible randomness, for the tests of this crate.

use ledger::env::{Env, Wall};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// A clock that stands still until told, and a counter behind a hash as randomness.
pub struct FixedEnv {
    seed: u64,
    draws: AtomicU64,
    ms: AtomicI64,
}

impl FixedEnv {
    /// On 20 November 2026; two seeds give two devices.
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            draws: AtomicU64::new(0),
            ms: AtomicI64::new(1_795_181_520_000),
        }
    }

    /// Moves the clock.
    pub fn pass_ms(&self, ms: i64) {
        self.ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Env for FixedEnv {
    fn now(&self) -> Wall {
        Wall {
            ms: self.ms.load(Ordering::Relaxed),
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

/// A folder on a file system in memory, where there is one.
pub fn quick_dir() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}
