//! What of a record travels to somebody else: every header, and of the values only those that stand.

use crate::{
    change::{Change, Op, Write, WriteRef},
    record::{RecordState, is_universal},
};
use std::collections::BTreeSet;

/// Chooses the values of one record that go along in a file for somebody else.
///
/// Those are: of a field what stands now, all concurrent values of it; what a seal finished; every universal field; and
/// what a later version wrote, unless it was replaced. What was typed and taken back does not travel, and of a record
/// that its author deleted only that he did.
#[derive(Debug)]
pub struct Travel {
    standing: BTreeSet<WriteRef>,
    hidden: bool,
}

impl Travel {
    /// Of a record with this state, of which these changes are held.
    pub fn of(state: &RecordState, changes: &[Change]) -> Travel {
        let fields = state.fields.values();
        let heads =
            fields.flat_map(|field| field.heads.iter().chain(&field.members).chain(&field.late));
        let sealed = state.seal.iter().flat_map(|seal| seal.saw.iter().copied());
        let known = heads.map(|head| head.at).chain(sealed);
        Travel {
            standing: known.chain(unshown(changes)).collect(),
            hidden: state.hidden(),
        }
    }

    /// Per write of a change of the record, whether its value goes along; one that is not held cannot.
    pub fn bodies(&self, change: &Change) -> Vec<bool> {
        let writes = change.header.writes.iter().enumerate();
        let goes = writes.map(|(index, write)| {
            change.body[index].is_some()
                && (is_universal(&write.field)
                    || (!self.hidden && self.standing.contains(&change.at(index))))
        });
        goes.collect()
    }
}

/// What a later version wrote has no effect here, so nothing tells whether it stands: it counts, unless another write
/// replaced it.
fn unshown(changes: &[Change]) -> Vec<WriteRef> {
    let later = changes.iter().flat_map(|change| {
        let writes = change.header.writes.iter().enumerate();
        let unknown = |write: &Write| matches!(write.op, Op::Unknown(_));
        let later =
            writes.filter(move |(_, write)| !change.header.crit.is_empty() || unknown(write));
        later.map(|(index, _)| change.at(index))
    });
    let mut later: Vec<WriteRef> = later.collect();
    if !later.is_empty() {
        let writes = changes.iter().flat_map(|change| &change.header.writes);
        let replaced: BTreeSet<&WriteRef> = writes.flat_map(|write| &write.parents).collect();
        later.retain(|at| !replaced.contains(at));
    }
    later
}
