//! What differs from place to place: the pot, telephone numbers, lists (domain.md §5).

use super::{
    bounds::{
        Bound::{Line, Lines, Number, Phone},
        Key,
    },
    error::Reason,
    section::section,
};

section! {
    /// The pot for practical solutions (R11).
    PotPolicy, "pot" {
        /// Euros for one request at most.
        ceiling_euros: u32 = Number(0, 1_000_000),
        /// Euros for a whole year; 0 when there is no pot.
        amount_euros: u32 = Number(0, 1_000_000),
        /// Who says yes or no.
        decider: String = Line(1, 100),
    }
}

section! {
    /// Lists of the municipality.
    ListPolicy, "lists" {
        /// Small, practical solutions to think of (SF7).
        practical_ideas: Vec<String> = Lines(40, 100),
    }
}

impl PotPolicy {
    /// What does not fit together, with the key that says so.
    pub(super) fn clash(&self) -> Option<(&'static str, Reason)> {
        let more = self.amount_euros < self.ceiling_euros;
        more.then_some(("pot.amount_euros", Reason::NotGrowing))
    }
}

/// Whom to call (V9): the key, and the code under which the content pack says for what (`emergency.<code>`).
pub const PHONES: &[(Key, &str)] = &[
    (phone("numbers.112"), "112"),
    (phone("numbers.police"), "police"),
    (phone("numbers.crisis_service"), "crisis_service"),
    (phone("numbers.suicide_prevention"), "suicide_prevention"),
    (phone("numbers.safe_home"), "safe_home"),
    (phone("numbers.care_concern"), "care_concern"),
    (phone("numbers.animal"), "animal"),
];

const fn phone(path: &'static str) -> Key {
    Key { path, bound: Phone }
}
