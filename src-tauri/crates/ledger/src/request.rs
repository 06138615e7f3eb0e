//! Asking for what is missing, and the answer: which files brought it.
//!
//! A request without targets asks for everything of its case; with targets for those records, changes or values. Whoever
//! sends them answers with a receipt that names the files, so that whoever asked knows when he has them all.

use crate::{
    acks::FileId,
    change::{Change, WriteRef},
    control::{ControlHeader, ControlKind, MAX_BASIS},
    ids::{ChangeId, RecordId},
};
use std::{collections::BTreeSet, fmt::Write};

/// The word before the files in the basis of a receipt.
const SENT: &str = "sent";
/// A space and an id in hexadecimal.
const EACH: usize = 1 + 2 * 16;
/// Most files that one answer names.
pub const MOST_FILES: usize = (MAX_BASIS - SENT.len()) / EACH;

/// The basis of a receipt: what was asked went in these files, at most [`MOST_FILES`].
pub fn sent_in(files: &[FileId]) -> String {
    let mut text = SENT.to_owned();
    for file in files.iter().take(MOST_FILES) {
        text.push(' ');
        for byte in file {
            write!(text, "{byte:02x}").expect("writing to a text does not fail");
        }
    }
    text
}

/// The files that a receipt names; nothing when it answers something else.
pub fn files_of(receipt: &ControlHeader) -> Option<Vec<FileId>> {
    let mut words = receipt.basis.split(' ');
    if receipt.kind != ControlKind::Receipt || words.next() != Some(SENT) {
        return None;
    }
    words.map(file_id).collect()
}

fn file_id(text: &str) -> Option<FileId> {
    // Any id of sixteen bytes is written so.
    let id: RecordId = text.parse().ok()?;
    Some(*id.as_bytes())
}

/// What somebody asks for, of cases that are dealt with elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    records: BTreeSet<RecordId>,
    changes: BTreeSet<ChangeId>,
    values: BTreeSet<WriteRef>,
}

impl Asked {
    /// By the targets of these requests.
    pub fn of<'a>(requests: impl IntoIterator<Item = &'a ControlHeader>) -> Asked {
        let mut asked = Asked::default();
        for target in requests.into_iter().flat_map(|request| &request.targets) {
            match (target.change, target.write) {
                (Some(change), Some(index)) => {
                    asked.changes.insert(change);
                    asked.values.insert(WriteRef { change, index });
                }
                (Some(change), None) => drop(asked.changes.insert(change)),
                (None, _) => drop(asked.records.insert(target.record)),
            }
        }
        asked
    }

    /// Whether a change goes though it was acknowledged.
    pub fn wants(&self, change: &Change) -> bool {
        self.records.contains(&change.header.record) || self.changes.contains(&change.id)
    }

    /// Whether a value goes though another one replaced it.
    pub fn wants_value(&self, at: &WriteRef) -> bool {
        self.values.contains(at)
    }

    /// Nothing in particular.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.changes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        control::{Target, VERSION},
        env::Wall,
        ids::{CaseId, DeviceId},
        story::Story,
    };

    fn header(kind: ControlKind, basis: &str, targets: Vec<Target>) -> ControlHeader {
        ControlHeader {
            v: VERSION,
            kind,
            id: [1; 16],
            device: DeviceId::from_bytes([2; 16]),
            case: CaseId::from_bytes([3; 16]),
            targets,
            wall: Wall::default(),
            basis: basis.to_owned(),
        }
    }

    #[test]
    fn an_answer_names_its_files() {
        let files: Vec<FileId> = (0..3).map(|seed| [seed; 16]).collect();
        let receipt = header(ControlKind::Receipt, &sent_in(&files), vec![]);
        assert_eq!(files_of(&receipt), Some(files));
        let none = header(ControlKind::Receipt, &sent_in(&[]), vec![]);
        assert_eq!(files_of(&none), Some(vec![]));
        let many = vec![[9; 16]; MOST_FILES + 5];
        let text = sent_in(&many);
        assert!(text.len() <= MAX_BASIS);
        let receipt = header(ControlKind::Receipt, &text, vec![]);
        assert_eq!(
            files_of(&receipt).map(|files| files.len()),
            Some(MOST_FILES)
        );
    }

    #[test]
    fn another_answer_names_none() {
        for basis in ["", "agreed", "refused: sent", "sent zz", "sent  ", "sender"] {
            let receipt = header(ControlKind::Receipt, basis, vec![]);
            assert_eq!(files_of(&receipt), None, "{basis:?}");
        }
        let request = header(ControlKind::Request, &sent_in(&[]), vec![]);
        assert_eq!(files_of(&request), None);
    }

    #[test]
    fn what_is_asked_is_wanted_and_nothing_else() {
        let (story, text) = Story::shared();
        let (first, record) = (&story.changes[0], story.changes[0].header.record);
        let wanted = |target| Asked::of([&header(ControlKind::Request, "", vec![target])]);
        let whole = wanted(Target::record(record));
        assert!(whole.wants(first) && !whole.wants_value(&text));
        let change = wanted(Target {
            change: Some(first.id),
            ..Target::record(record)
        });
        assert!(change.wants(first) && !change.wants_value(&text));
        let value = wanted(Target {
            record,
            change: Some(text.change),
            write: Some(text.index),
        });
        assert!(value.wants_value(&text));
        let other = wanted(Target::record(RecordId::from_bytes([9; 16])));
        assert!(!other.wants(first));
        assert!(Asked::of([&header(ControlKind::Request, "", vec![])]).is_empty());
    }
}
