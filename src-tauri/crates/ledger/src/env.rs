//! Time and randomness come in through `Env`, so that the same inputs always give the same bytes.

/// What a device needs from the world to make a change.
pub trait Env: Send + Sync {
    /// The moment that the device's clock claims.
    fn now(&self) -> Wall;
    /// Fills `buffer` with unpredictable bytes.
    fn fill_random(&self, buffer: &mut [u8]);
}

/// A claimed moment: for display and evidence only, never for a decision of the merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Wall {
    /// Milliseconds since 1970-01-01 UTC.
    pub ms: i64,
    /// Minutes that the local time was ahead of UTC.
    pub offset_minutes: i16,
}

/// `N` unpredictable bytes from `env`.
pub fn random<const N: usize>(env: &dyn Env) -> [u8; N] {
    let mut bytes = [0; N];
    env.fill_random(&mut bytes);
    bytes
}
