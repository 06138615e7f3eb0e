//! Planted bugs: wrong ways to merge that exist in tests only. The checks of the simulation must catch each.

use ledger::{
    change::Change,
    erasure::Erased,
    ids::ChangeId,
    record::{Life, RecordState},
};

/// How a device merges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// As the ledger does it.
    Real,
    /// Of two values the one with the later clock stands.
    LastWriterWins,
    /// Deleted is deleted, whatever anyone wrote meanwhile.
    DeleteWins,
    /// Who is admitted by one head is admitted.
    WidestAudience,
    /// A change whose parents are not here yet is dropped.
    NoPendingTable,
    /// A copy without a value takes away the value that is held.
    BodyLostAfterNull,
    /// A purge erases and remembers nothing: an old file brings the record back.
    ForgetfulPurge,
    /// A value that was redacted is a missing value like any other: a file fills it.
    RedactedSlotRefilled,
}

impl Policy {
    pub fn show(self, mut state: RecordState) -> RecordState {
        match self {
            Policy::Real
            | Policy::NoPendingTable
            | Policy::BodyLostAfterNull
            | Policy::ForgetfulPurge
            | Policy::RedactedSlotRefilled => {}
            Policy::LastWriterWins => {
                for field in state.fields.values_mut() {
                    let newest = field.heads.iter().map(|head| (head.wall, head.at)).max();
                    field
                        .heads
                        .retain(|head| Some((head.wall, head.at)) == newest);
                }
            }
            Policy::DeleteWins => {
                if let Life::Contested { by } = state.life {
                    state.life = Life::Deleted { by };
                }
            }
            Policy::WidestAudience => {
                let all = state.audience.heads.drain(..).flatten().flatten().collect();
                state.audience.heads = vec![Some(all)];
            }
        }
        state
    }

    /// What it remembers of what was erased, when a file comes.
    pub fn remembers(self, erased: &Erased) -> Erased {
        let mut list = erased.clone();
        match self {
            Policy::ForgetfulPurge => list.records.clear(),
            Policy::RedactedSlotRefilled => list.values.clear(),
            Policy::Real
            | Policy::LastWriterWins
            | Policy::DeleteWins
            | Policy::WidestAudience
            | Policy::NoPendingTable
            | Policy::BodyLostAfterNull => {}
        }
        list
    }

    pub fn keeps(self, change: &Change, holds: impl Fn(&ChangeId) -> bool) -> bool {
        let mut parents = change.header.writes.iter().flat_map(|write| &write.parents);
        self != Policy::NoPendingTable || parents.all(|parent| holds(&parent.change))
    }
}
