//! What may never come back: the list of what was purged and redacted, and what people answer to a request to erase.
//!
//! The list is a pure function of the signed items that count in a vault: its own purges and redactions, and its own
//! receipts by which somebody else's request was agreed to. It only grows.

use crate::{
    change::{Change, WriteRef},
    control::{ControlHeader, ControlKind, Target},
    ids::{CaseId, RecordId},
    plan::{Incoming, case_of},
    record::is_universal,
};
use std::{borrow::Cow, collections::BTreeSet};

/// The kind of record by which somebody holds destruction up. As long as a purged case waits to be erased for good, such a
/// record still comes in.
pub const HOLD: &str = "hold/1";

/// What can be erased by a name, without its whole case: a name can be on the list before what it names is here.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// Whether records of this kind can.
    pub record: fn(&str) -> bool,
    /// Whether values of this kind and field can.
    pub value: fn(&str, &str) -> bool,
}

impl Default for Reach {
    /// Everything but what steers a record.
    fn default() -> Reach {
        Reach {
            record: |_| true,
            value: |_, field| !is_universal(field),
        }
    }
}

/// What was purged and redacted. Looked at before every merge.
#[derive(Debug, Clone, Default)]
pub struct Erased {
    /// What of the records and values below can be erased so.
    pub reach: Reach,
    /// Whole cases.
    pub cases: BTreeSet<CaseId>,
    /// Of these the ones that are hidden and wait to be erased for good.
    pub waiting: BTreeSet<CaseId>,
    /// Single records, each in the case that its item names: an item reaches nothing of another case.
    pub records: BTreeSet<(CaseId, RecordId)>,
    /// Single values, each in the case and the record that its item names.
    pub values: BTreeSet<(CaseId, RecordId, WriteRef)>,
}

impl Erased {
    /// Nothing was erased.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.records.is_empty() && self.values.is_empty()
    }

    /// Adds what an item erases.
    pub fn add(&mut self, case: CaseId, targets: &[Target]) {
        if targets.is_empty() && case != CaseId::NONE {
            self.cases.insert(case);
        }
        for target in targets {
            match (target.change, target.write) {
                (None, _) => {
                    self.records.insert((case, target.record));
                }
                (Some(change), Some(index)) => {
                    let at = WriteRef { change, index };
                    self.values.insert((case, target.record, at));
                }
                // A whole change is nothing that can be erased: its header is a link of a chain.
                (Some(_), None) => {}
            }
        }
    }

    /// Whether a change is of something that was purged, so that it may not come in.
    pub fn refuses(&self, change: &Change) -> bool {
        let case = case_of(change);
        let listed = self.records.contains(&(case, change.header.record));
        if listed && (self.reach.record)(&change.header.kind) {
            return true;
        }
        let holds_up = change.header.kind == HOLD && self.waiting.contains(&case);
        self.cases.contains(&case) && !holds_up
    }

    /// Whether a value of a change was redacted. What is out of reach never is, whatever an item names.
    pub fn redacts(&self, change: &Change, index: usize) -> bool {
        let write = change.header.writes.get(index);
        write.is_some_and(|write| (self.reach.value)(&change.header.kind, &write.field))
            && self.holds_value(case_of(change), change.header.record, change.at(index))
    }

    /// Whether a value of a record of a case is on the list.
    pub fn holds_value(&self, case: CaseId, record: RecordId, at: WriteRef) -> bool {
        self.values.contains(&(case, record, at))
    }

    /// Whether a change brings a value that was redacted.
    fn meets(&self, change: &Change) -> bool {
        let slots = change.body.iter().enumerate();
        let mut held = slots.filter(|(_, slot)| slot.is_some());
        held.any(|(index, _)| self.redacts(change, index))
    }

    /// A file without the values that were redacted here; every change stays in its place.
    pub fn clean<'i>(&self, incoming: &'i Incoming) -> Cow<'i, Incoming> {
        let none = self.values.is_empty();
        if none || !incoming.changes.iter().any(|change| self.meets(change)) {
            return Cow::Borrowed(incoming);
        }
        let mut clean = incoming.clone();
        for change in &mut clean.changes {
            for index in 0..change.body.len() {
                if self.redacts(change, index) {
                    change.body[index] = None;
                }
            }
        }
        Cow::Owned(clean)
    }
}

/// What a person answers to a purge or redaction that somebody else asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is hidden here, and erased for good when the time for second thoughts is over.
    Agreed,
    /// It is erased for good here.
    Erased,
    /// It stays, for this reason.
    Refused(String),
}

impl Answer {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Answer::Agreed => "agreed",
            Answer::Erased => "erased",
            Answer::Refused(_) => "refused",
        }
    }

    /// As it stands in the basis of a receipt.
    pub fn text(&self) -> String {
        match self {
            Answer::Agreed | Answer::Erased => self.code().to_owned(),
            Answer::Refused(reason) => format!("{}: {reason}", self.code()),
        }
    }

    /// What the basis of a receipt says; nothing for a receipt about something else.
    pub fn read(basis: &str) -> Option<Answer> {
        match basis {
            "agreed" => Some(Answer::Agreed),
            "erased" => Some(Answer::Erased),
            other => {
                let reason = other.strip_prefix("refused: ")?;
                Some(Answer::Refused(reason.to_owned()))
            }
        }
    }

    /// Whether it erases something in the vaults of who gave it.
    pub fn erases(&self) -> bool {
        match self {
            Answer::Agreed | Answer::Erased => true,
            Answer::Refused(_) => false,
        }
    }
}

/// Whether an item asks to erase.
pub fn asks(header: &ControlHeader) -> bool {
    match header.kind {
        ControlKind::Purge => header.case != CaseId::NONE || !header.targets.is_empty(),
        ControlKind::Redact => !header.targets.is_empty(),
        ControlKind::Receipt | ControlKind::Vouch | ControlKind::Request | ControlKind::Unknown => {
            false
        }
    }
}

/// What a receipt answers to a request to erase; nothing for any other item.
pub fn answer(header: &ControlHeader) -> Option<Answer> {
    match header.kind {
        ControlKind::Receipt => Answer::read(&header.basis),
        ControlKind::Purge
        | ControlKind::Redact
        | ControlKind::Vouch
        | ControlKind::Request
        | ControlKind::Unknown => None,
    }
}

/// Whether a receipt refuses a request to erase: then it carries the reason that a person typed.
pub fn refuses(header: &ControlHeader) -> bool {
    matches!(answer(header), Some(Answer::Refused(_)))
}

/// Whether an item by the own person erases something in his own vaults: what he decided, or agreed to.
pub fn acts(header: &ControlHeader) -> bool {
    asks(header) || answer(header).is_some_and(|answer| answer.erases())
}

/// Whether a receipt is about this very request: the same id, and exactly what was asked.
pub fn is_about(receipt: &ControlHeader, request: &ControlHeader) -> bool {
    receipt.kind == ControlKind::Receipt
        && receipt.id == request.id
        && receipt.case == request.case
        && receipt.targets == request.targets
}

/// The cases that are in a file only because it asks to erase something of them, or answers that: of what else happened
/// in them it tells nothing.
pub fn only_asked(incoming: &Incoming) -> BTreeSet<CaseId> {
    let headers = incoming.control.iter().map(|item| &item.header);
    let asked = headers.filter(|header| asks(header) || answer(header).is_some());
    let mut cases: BTreeSet<CaseId> = asked.map(|header| header.case).collect();
    if !cases.is_empty() {
        for change in &incoming.changes {
            cases.remove(&case_of(change));
        }
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        control::ControlItem,
        env::Wall,
        ids::{DeviceId, RootId},
        story::{ANNA, BRAM, Story, set},
    };

    fn file(story: &Story) -> Incoming {
        Incoming {
            sender: RootId::from_bytes([1; 32]),
            sender_device: DeviceId::from_bytes([1; 16]),
            scope: Vec::new(),
            cards: Vec::new(),
            control: Vec::new(),
            changes: story.changes.clone(),
            own_yes: false,
        }
    }

    fn header(kind: ControlKind, targets: Vec<Target>, basis: &str) -> ControlHeader {
        ControlHeader {
            v: 1,
            kind,
            id: [5; 16],
            device: DeviceId::from_bytes([1; 16]),
            case: CaseId::from_bytes([2; 16]),
            targets,
            wall: Wall::default(),
            basis: basis.to_owned(),
        }
    }

    #[test]
    fn a_redacted_value_is_taken_out_of_a_file_and_nothing_else_is() {
        let (mut story, text) = Story::shared();
        story.one(BRAM, set("place", "hall", &[]));
        let record = story.changes[0].header.record;
        let mut erased = Erased::default();
        assert!(matches!(erased.clean(&file(&story)), Cow::Borrowed(_)));
        let at = Target {
            record,
            change: Some(text.change),
            write: Some(text.index),
        };
        erased.add(case_of(&story.changes[0]), &[at]);
        let held = file(&story);
        let clean = erased.clean(&held);
        let slots = |file: &Incoming| -> usize {
            let bodies = file.changes.iter().map(|change| &change.body);
            bodies.map(|body| body.iter().flatten().count()).sum()
        };
        assert_eq!(slots(&clean) + 1, slots(&held));
        let change = clean.changes.iter().find(|change| change.id == text.change);
        assert_eq!(change.unwrap().body[usize::from(text.index)], None);
        assert!(!held.changes.iter().any(|change| erased.refuses(change)));
    }

    #[test]
    fn what_steers_a_record_and_what_is_of_another_record_or_case_than_an_item_names_stays() {
        let (story, text) = Story::shared();
        let first = &story.changes[0];
        let (case, record) = (case_of(first), first.header.record);
        let of = |record: RecordId, at: WriteRef| Target {
            record,
            change: Some(at.change),
            write: Some(at.index),
        };
        let mut writes = first.header.writes.iter();
        let class = writes.position(|write| write.field == "_class").unwrap();
        let other = CaseId::from_bytes([9; 16]);
        for (named, target) in [
            (case, of(record, first.at(class))),
            (case, of(RecordId::from_bytes([9; 16]), text)),
            (other, of(record, text)),
        ] {
            let mut erased = Erased::default();
            erased.add(named, &[target]);
            assert!(matches!(erased.clean(&file(&story)), Cow::Borrowed(_)));
        }
        let mut elsewhere = Erased::default();
        elsewhere.add(other, &[Target::record(record)]);
        assert!(!elsewhere.refuses(first));
    }

    #[test]
    fn what_cannot_be_erased_by_a_name_stays_whatever_is_on_the_list() {
        let (story, text) = Story::shared();
        let first = &story.changes[0];
        let (case, record) = (case_of(first), first.header.record);
        let value = Target {
            record,
            change: Some(text.change),
            write: Some(text.index),
        };
        let mut erased = Erased {
            reach: Reach {
                record: |_| false,
                value: |_, _| false,
            },
            ..Erased::default()
        };
        erased.add(case, &[Target::record(record), value]);
        assert!(!story.changes.iter().any(|change| erased.refuses(change)));
        assert!(matches!(erased.clean(&file(&story)), Cow::Borrowed(_)));
        erased.add(case, &[]);
        assert!(erased.refuses(first), "with its whole case it goes");
    }

    #[test]
    fn a_purged_record_or_case_refuses_every_change_of_it() {
        let (mut story, _) = Story::shared();
        story.one(ANNA, set("text", "again", &[]));
        let header = story.changes[0].header.clone();
        let mut of_record = Erased::default();
        of_record.add(header.case, &[Target::record(header.record)]);
        assert!(story.changes.iter().all(|change| of_record.refuses(change)));
        let mut of_case = Erased::default();
        of_case.add(case_of(&story.changes[0]), &[]);
        let other = Erased {
            cases: BTreeSet::from([CaseId::from_bytes([9; 16])]),
            ..Erased::default()
        };
        assert!(story.changes.iter().all(|change| of_case.refuses(change)));
        assert!(!story.changes.iter().any(|change| other.refuses(change)));
    }

    #[test]
    fn a_case_of_which_something_is_only_asked_is_told_apart() {
        let (story, _) = Story::shared();
        let mut held = file(&story);
        let case = case_of(&held.changes[0]);
        let other = CaseId::from_bytes([9; 16]);
        let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
        for of in [case, other] {
            let mut asked = header(ControlKind::Purge, vec![], "art17");
            asked.device = DeviceId::of(&key.verifying_key());
            asked.case = of;
            held.control.push(ControlItem::sign(asked, &key));
        }
        assert_eq!(only_asked(&held), BTreeSet::from([other]));
    }

    #[test]
    fn a_hold_still_comes_in_while_the_case_only_waits_to_be_erased() {
        let (story, _) = Story::shared();
        let mut change = story.changes[0].clone();
        change.header.kind = HOLD.to_owned();
        let case = case_of(&change);
        let mut erased = Erased::default();
        erased.add(case, &[]);
        assert!(erased.refuses(&change));
        erased.waiting.insert(case);
        assert!(!erased.refuses(&change));
        assert!(erased.refuses(&story.changes[0]), "nothing else does");
    }

    #[test]
    fn an_answer_survives_its_text_and_only_a_yes_erases() {
        let refused = Answer::Refused("bezwaar loopt".to_owned());
        for answer in [Answer::Agreed, Answer::Erased, refused.clone()] {
            assert_eq!(Answer::read(&answer.text()), Some(answer));
        }
        assert_eq!(Answer::read("received"), None);
        let says = |answer: &Answer| acts(&header(ControlKind::Receipt, vec![], &answer.text()));
        assert!(says(&Answer::Agreed) && says(&Answer::Erased) && !says(&refused));
        let no = |answer: &Answer| refuses(&header(ControlKind::Receipt, vec![], &answer.text()));
        assert!(no(&refused) && !no(&Answer::Agreed) && !no(&Answer::Erased));
    }

    #[test]
    fn a_receipt_is_about_exactly_what_was_asked() {
        let one = vec![Target::record(RecordId::from_bytes([3; 16]))];
        let request = header(ControlKind::Purge, one.clone(), "art17");
        let receipt = header(ControlKind::Receipt, one, "agreed");
        assert!(is_about(&receipt, &request));
        let wider = header(ControlKind::Receipt, vec![], "agreed");
        assert!(
            !is_about(&wider, &request),
            "a record is not the whole case"
        );
        assert!(asks(&request) && !asks(&receipt));
        assert!(!asks(&header(ControlKind::Redact, vec![], "art17")));
    }
}
