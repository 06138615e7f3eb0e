//! Planted bugs: wrong ways to merge that exist in these tests only. The checks of the simulation must catch each.

use crate::simulation::first_failure;
use ledger::{
    change::Change,
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
}

impl Policy {
    pub fn show(self, mut state: RecordState) -> RecordState {
        match self {
            Policy::Real | Policy::NoPendingTable | Policy::BodyLostAfterNull => {}
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

    pub fn keeps(self, change: &Change, holds: impl Fn(&ChangeId) -> bool) -> bool {
        let mut parents = change.header.writes.iter().flat_map(|write| &write.parents);
        self != Policy::NoPendingTable || parents.all(|parent| holds(&parent.change))
    }
}

/// Far more than any of them needs; a check that went blind is found at once.
const SCHEDULES: u64 = 2_000;

fn is_caught(policy: Policy, by: &str) {
    let (number, failure) = first_failure(policy, 0..SCHEDULES).expect("the planted bug is caught");
    assert!(failure.contains(by), "schedule {number}: {failure}");
}

#[test]
fn last_writer_wins_is_caught() {
    is_caught(Policy::LastWriterWins, "vanished");
}

#[test]
fn delete_wins_is_caught() {
    is_caught(Policy::DeleteWins, "hidden");
}

#[test]
fn the_widest_audience_is_caught() {
    is_caught(Policy::WidestAudience, "audience");
}

#[test]
fn a_missing_pending_table_is_caught() {
    is_caught(Policy::NoPendingTable, "dropped");
}

#[test]
fn a_value_lost_after_a_null_is_caught() {
    is_caught(Policy::BodyLostAfterNull, "lost a value");
}
