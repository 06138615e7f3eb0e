//! What goes to and fro at the desk beside the changes: who acknowledged what, what is asked of whom, whose device was lost.

use crate::desk::{ANNA, Stream, cast};
use exchange::OutChange;
use ledger::acks::{Acked, Acks, FileId};
use ledger::control::{ControlHeader, ControlItem, ControlKind, Target};
use ledger::identity::{Card, CardFacts, Revocation};
use ledger::ids::{CaseId, ChangeId, Epoch, RecordId};
use std::collections::{BTreeMap, BTreeSet};

/// With one person.
#[derive(Default)]
struct With {
    /// Files of his that were merged here.
    merged: BTreeSet<FileId>,
    /// Changes that he acknowledged, and the file by which he has them.
    acked: BTreeMap<ChangeId, FileId>,
    /// What is asked of him.
    due: Vec<ControlItem>,
}

/// With everyone, in the order of the cast.
pub struct Letters {
    with: [With; 4],
    /// Everyone's newest card.
    pub cards: [Card; 4],
}

impl Letters {
    pub fn none() -> Letters {
        Letters {
            with: Default::default(),
            cards: cast().each_ref().map(|person| person.card.clone()),
        }
    }

    /// A file of his came in.
    pub fn hear(&mut self, from: usize, file: FileId) {
        self.with[from].merged.insert(file);
    }

    /// A file by which he has these changes was acknowledged by him.
    pub fn acknowledged(
        &mut self,
        by: usize,
        file: FileId,
        changes: impl Iterator<Item = ChangeId>,
    ) {
        self.with[by]
            .acked
            .extend(changes.map(|change| (change, file)));
    }

    /// Anna asks him to erase a record, or for the rest of it.
    pub fn ask(
        &mut self,
        of: usize,
        env: &Stream,
        case: CaseId,
        kind: ControlKind,
        about: RecordId,
    ) {
        let anna = &cast()[ANNA];
        let header = ControlHeader {
            targets: vec![Target::record(about)],
            ..ControlHeader::new(env, kind, anna.device_id(), case)
        };
        let item = ControlItem::sign(header, &anna.device);
        self.with[of].due.push(item);
    }

    /// His newest card says that a device of his was lost.
    pub fn lost_a_device(&mut self, whose: usize, minute: i64) {
        let (person, card) = (&cast()[whose], &mut self.cards[whose]);
        let lost = Revocation {
            device: person.device_id(),
            at_ms: minute,
        };
        let facts = CardFacts {
            version: card.facts.version + 1,
            revoked: vec![lost],
            ..card.facts.clone()
        };
        *card = Card::sign(facts, &person.root);
    }

    /// What `people` are told of their files.
    pub fn acks(&self, people: &[usize]) -> Vec<Acks> {
        let files = people.iter().flat_map(|person| &self.with[*person].merged);
        let files: BTreeSet<FileId> = files.copied().collect();
        let acked = files.into_iter().map(|file| Acked {
            file,
            lacks: Vec::new(),
        });
        vec![Acks {
            device: cast()[ANNA].device_id(),
            epoch: Epoch::from_bytes([9; 8]),
            files: acked.collect(),
        }]
    }

    /// What is asked of `people`.
    pub fn asked(&self, people: &[usize]) -> Vec<ControlItem> {
        let due = people.iter().flat_map(|person| &self.with[*person].due);
        due.cloned().collect()
    }

    /// Leaves out what `people` acknowledged; gives the files by which they have it.
    pub fn leave_out(&self, people: &[usize], changes: &mut Vec<OutChange<'_>>) -> Vec<FileId> {
        let held = people.iter().flat_map(|person| &self.with[*person].acked);
        let held: BTreeMap<ChangeId, FileId> = held.map(|(id, file)| (*id, *file)).collect();
        let mut files = BTreeSet::new();
        changes.retain(|out| match held.get(&out.change.id) {
            Some(file) => {
                files.insert(*file);
                false
            }
            None => true,
        });
        files.into_iter().collect()
    }

    /// The cards on which somebody's device was declared lost.
    pub fn revocations(&self) -> impl Iterator<Item = &Card> {
        let cards = self.cards.iter();
        cards.filter(|card| !card.facts.revoked.is_empty())
    }
}
