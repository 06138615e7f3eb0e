//! The one place where the product reads the clock and the randomness of the operating system.

use ledger::env::{Env, Wall};
use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

struct System;

impl Env for System {
    #[expect(
        clippy::disallowed_methods,
        reason = "the system clock enters here and nowhere else"
    )]
    fn now(&self) -> Wall {
        let now = SystemTime::now();
        let ms = match now.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
            Err(before) => -i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX),
        };
        Wall {
            ms,
            offset_minutes: casework::calendar::amsterdam_offset(ms),
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the system's randomness enters here and nowhere else"
    )]
    fn fill_random(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("a system without randomness cannot keep anything secret");
    }
}

/// Clock and randomness of this machine. Times are shown as in Amsterdam.
pub fn system_env() -> Arc<dyn Env> {
    Arc::new(System)
}
