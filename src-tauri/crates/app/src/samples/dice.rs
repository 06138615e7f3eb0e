//! Repeatable throws.

/// Repeatable throws (SplitMix64): nothing here is secret.
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of one case.
    pub fn of(seed: u64, number: u32) -> Dice {
        Dice(
            seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .wrapping_add(u64::from(number)),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to and including `most`.
    pub fn up_to(&mut self, most: i64) -> i64 {
        i64::try_from(self.next() % u64::try_from(most.max(0) + 1).unwrap_or(1)).unwrap_or(0)
    }

    /// One of these; there must be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.next() % from.len() as u64).unwrap_or(0)]
    }
}
