//! Taking back a case that was opened by mistake, and what others wrote in it.

use crate::kinds::bare_name;
use ledger::{
    cbor::Value,
    env::Wall,
    ids::{CaseId, RootId},
    record::{Life, RecordState},
};
use std::collections::BTreeSet;

/// Whoever opened a case took it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Who.
    pub by: RootId,
    /// When, as claimed.
    pub wall: Wall,
    /// Why.
    pub reason: Option<String>,
    /// Who else wrote in the case: what they wrote keeps it open.
    pub others: BTreeSet<RootId>,
    saw_all: bool,
}

impl Withdrawal {
    /// The withdrawal that the `case/1` record shows; none while nobody took the case back. `writers` are all who wrote
    /// in the case ([`writers`]).
    pub fn of(case: &RecordState, writers: &BTreeSet<RootId>) -> Option<Withdrawal> {
        let by = match &case.life {
            Life::Active => return None,
            Life::Deleted { by } | Life::Contested { by } => by,
        };
        let reason = by.value.as_ref().and_then(|life| life.get("reason"));
        Some(Withdrawal {
            by: by.author,
            wall: by.wall,
            reason: reason.and_then(Value::as_text).map(str::to_owned),
            others: writers
                .iter()
                .copied()
                .filter(|writer| *writer != by.author)
                .collect(),
            saw_all: case.hidden(),
        })
    }

    /// Whether the case is gone: its record is deleted, and nobody else wrote in it.
    pub fn stands(&self) -> bool {
        self.saw_all && self.others.is_empty()
    }
}

/// Who wrote a record of `case`; nobody when it was deleted, so that nothing of it stands. What a person keeps for
/// himself about his partners is no writing in the case: merging alone makes it.
pub fn writers(case: CaseId, state: &RecordState) -> impl Iterator<Item = RootId> {
    let is_case = state.id == case.record();
    let counts = is_case || (!state.hidden() && bare_name(&state.kind) != "confirmation");
    state.authors.iter().copied().filter(move |_| counts)
}
