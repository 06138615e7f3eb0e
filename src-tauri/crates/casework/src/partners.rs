//! Who counts as partner of a case for the person who exports: only what he wrote or confirmed himself counts.

use crate::casefile::case_of;
use ledger::{
    cbor::Value,
    change::WriteRef,
    ids::{CaseId, RecordId, RootId},
    record::{FieldState, Head, RecordState},
};
use std::collections::{BTreeMap, BTreeSet};

/// The partners per case, as the exporting person knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partners {
    by_case: BTreeMap<CaseId, BTreeSet<RootId>>,
    confirmed: BTreeMap<RecordId, BTreeSet<WriteRef>>,
    own: Option<RootId>,
}

impl Partners {
    /// Reads partners out of `records`, which may belong to any number of cases.
    ///
    /// A `partner/1` record makes its root a partner when the root field holds one value, that value was written by
    /// `own` or stands among heads that `own` confirmed, nobody wrote an end, and the record is neither deleted nor
    /// incomplete: what is missing or cannot be shown might be the end.
    pub fn of<'a>(
        records: impl IntoIterator<Item = &'a RecordState> + Clone,
        own: RootId,
    ) -> Partners {
        let mut partners = Partners {
            own: Some(own),
            ..Partners::default()
        };
        for state in records.clone() {
            if state.kind == "confirmation/1" {
                partners.take_confirmation(state, &own);
            }
        }
        for state in records {
            if let Some(root) = partners.partner_root(state) {
                partners
                    .by_case
                    .entry(case_of(state))
                    .or_default()
                    .insert(root);
            }
        }
        partners
    }

    /// Whether `root` is a partner of `case` now. Nobody is a partner of no case.
    pub fn is_partner(&self, case: CaseId, root: &RootId) -> bool {
        case != CaseId::NONE
            && self
                .by_case
                .get(&case)
                .is_some_and(|roots| roots.contains(root))
    }

    /// The same as if `root` were a partner of `case` too: what he would get once that is written down.
    pub fn with(mut self, case: CaseId, root: RootId) -> Partners {
        self.by_case.entry(case).or_default().insert(root);
        self
    }

    /// The partners of a case.
    pub fn of_case(&self, case: CaseId) -> impl Iterator<Item = &RootId> {
        self.by_case.get(&case).into_iter().flatten()
    }

    /// Whether the exporting person wrote or confirmed this head.
    fn is_trusted(&self, record: RecordId, head: &Head) -> bool {
        self.own == Some(head.author)
            || self
                .confirmed
                .get(&record)
                .is_some_and(|heads| heads.contains(&head.at))
    }

    fn take_confirmation(&mut self, state: &RecordState, own: &RootId) {
        let by_own = |field: &str| {
            state
                .fields
                .get(field)
                .is_some_and(|field| written_by(field, own))
        };
        if state.hidden() || state.creator() != Some(*own) || !by_own("record") || !by_own("saw") {
            return;
        }
        let Some((record, saw)) = state.link("record").zip(state.value("saw")) else {
            return;
        };
        let heads = saw
            .as_array()
            .unwrap_or_default()
            .iter()
            .filter_map(WriteRef::read);
        self.confirmed.entry(record).or_default().extend(heads);
    }

    fn partner_root(&self, state: &RecordState) -> Option<RootId> {
        let whole = state.creator().is_some() && !state.incomplete && state.unshown == 0;
        if state.kind != "partner/1" || state.hidden() || !whole || is_ended(state) {
            return None;
        }
        let field = state.fields.get("root")?;
        let root = RootId::from_slice(field.single()?.as_bytes()?)?;
        field
            .heads
            .iter()
            .any(|head| self.is_trusted(state.id, head))
            .then_some(root)
    }
}

fn written_by(field: &FieldState, own: &RootId) -> bool {
    !field.heads.is_empty() && field.heads.iter().all(|head| head.author == *own)
}

/// Any end that anyone wrote down, readable or not, closes the gate.
fn is_ended(state: &RecordState) -> bool {
    let Some(field) = state.fields.get("ended_at") else {
        return false;
    };
    let mut heads = field.heads.iter().chain(&field.late);
    heads.any(|head| head.value.as_ref() != Some(&Value::Null))
}
