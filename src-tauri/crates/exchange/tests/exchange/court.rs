//! An archive that Anna makes for a court, and how its maker could spoil one with every hash made to fit.

use exchange::archive::{Entry, Report, examine_plaintext};
use exchange::{Audience, FileType, Limits, Outgoing, Passphrase, plaintext, unwatched};
use ledger::author::Edit;
use ledger::cbor::{self, Value};
use ledger::change::Change;
use ledger::control::ControlItem;
use ledger::ids::{CaseId, RecordId};

use crate::desk::{ANNA, BRAM, Desk, Read, Stream, cast, sharing};
use crate::forgery::{Parts, take_apart};
use crate::leaks::Leak;
use crate::people::{NOON, sha256, whole};

pub const WORDS: &str = "kachel vlinder ponton lantaarn mosterd";
pub const PHOTO: &[u8] = b"not a photo, but bytes that stay the same";

/// A fact that Anna wrote and changed, on which Bram built and Anna after him; and the change that is each.
pub struct Story {
    pub case: CaseId,
    pub changes: Vec<Change>,
    pub control: Vec<ControlItem>,
    pub fact: RecordId,
}

pub fn story() -> Story {
    let mut desk = Desk::opened(Leak::None);
    let text = |text: &str| [("text", Edit::Set(Value::from(text)))];
    let case = desk.case;
    let stream = |minute: i64| Stream::new(1000 + minute as u64, minute);
    let mut put = |by: usize, minute: i64, record: Option<RecordId>, words: &str| match record {
        None => desk.create(
            by,
            &stream(minute),
            case,
            "fact/1",
            sharing(&["case"], "K2"),
            &text(words),
        ),
        Some(record) => {
            desk.write(by, &stream(minute), record, Read::All, &text(words));
            record
        }
    };
    let fact = put(ANNA, 1, None, "Muziek tot één uur.");
    put(ANNA, 2, Some(fact), "Muziek tot twee uur.");
    put(ANNA, 3, Some(fact), "Muziek tot drie uur.");
    put(BRAM, 9, Some(fact), "Muziek tot half drie.");
    put(
        ANNA,
        12,
        Some(fact),
        "Muziek tot half drie, ook gehoord door Bram.",
    );
    let photo = [("sha256", Edit::Set(Value::from(sha256(PHOTO))))];
    let shared = sharing(&["case"], "K2");
    desk.create(ANNA, &stream(4), case, "attachment/1", shared, &photo);
    let of_case = |record: &RecordId| desk.states(case).iter().any(|state| state.id == *record);
    let held = desk.records.iter().filter(|(record, _)| of_case(record));
    Story {
        case,
        changes: held.flat_map(|(_, changes)| changes.clone()).collect(),
        control: Vec::new(),
        fact,
    }
}

impl Story {
    /// What Anna makes of it for whoever has the words.
    pub fn archive<T>(&self, words: &Passphrase, use_it: impl FnOnce(&Outgoing<'_>) -> T) -> T {
        let source = || -> std::io::Result<Box<dyn std::io::Read>> { Ok(Box::new(PHOTO)) };
        let cards = cast().iter().map(|person| &person.card).collect();
        use_it(&Outgoing {
            id: [0x1d; 16],
            sender: cast()[ANNA].keys(),
            recipient: Audience::Passphrase(words),
            created: NOON,
            kind: FileType::Archive,
            acks: vec![],
            presumes: vec![],
            scope: vec![self.case],
            cards,
            control: self.control.clone(),
            changes: self.changes.iter().map(whole).collect(),
            blobs: vec![exchange::OutBlob {
                sha256: sha256(PHOTO),
                bytes: PHOTO.len() as u64,
                open: &source,
            }],
            keep_until: None,
            disclosures: vec![],
        })
    }

    pub fn plain(&self) -> Vec<u8> {
        self.archive(&words(), |outgoing| plaintext(outgoing).unwrap())
    }

    /// Anna's chain of the fact, and Bram's change of it.
    pub fn of_fact(&self) -> (Vec<&Change>, &Change) {
        let of_fact = |change: &&Change| change.header.record == self.fact;
        let (bram, mut anna): (Vec<&Change>, Vec<&Change>) = self
            .changes
            .iter()
            .filter(of_fact)
            .partition(|change| change.header.device == cast()[BRAM].device_id());
        anna.sort_by_key(|change| change.header.n);
        (anna, bram[0])
    }
}

/// Words that cost a test next to nothing.
pub fn words() -> Passphrase {
    Passphrase::with_work(WORDS.to_owned(), 4)
}

pub fn report(plain: &[u8]) -> Report {
    let len = plain.len() as u64;
    examine_plaintext(&mut &plain[..], len, &Limits::V1, &mut unwatched).unwrap()
}

pub fn entry<'r>(report: &'r Report, change: &Change) -> &'r Entry {
    let is = |entry: &&Entry| entry.change.as_ref().is_some_and(|one| one.id == change.id);
    report.entries.iter().find(is).unwrap()
}

pub fn codes(report: &Report) -> Vec<(&str, &str)> {
    let flaws = report.flaws.iter();
    flaws.map(|flaw| (flaw.part.as_str(), flaw.code)).collect()
}

/// The archive with one member changed and every hash and count made to fit, signed by Anna: as its maker can.
pub fn dishonest(plain: &[u8], member: &str, spoil: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut parts = take_apart(plain);
    spoil(parts.member(member));
    counted(&mut parts);
    parts.put_together(&cast()[ANNA].device)
}

pub fn counted(parts: &mut Parts) {
    let members = ["identities.cborseq", "control.cborseq", "changes.cborseq"];
    for (place, member) in members.into_iter().enumerate() {
        let count = cbor::sequence(parts.member(member)).count();
        let Value::Array(counts) = &mut parts.manifest[9] else {
            panic!("counts are an array")
        };
        counts[place] = Value::Int(count as i64);
    }
}

/// The sequence without the item that holds these bytes.
pub fn without(sequence: &mut Vec<u8>, part: &[u8]) {
    let items = cbor::sequence(sequence).map(Result::unwrap);
    let kept = items.filter(|item| !item.windows(part.len()).any(|window| window == part));
    *sequence = kept.flatten().copied().collect();
}

pub fn flip(bytes: &mut [u8], part: &[u8], at: usize) {
    let start = bytes.windows(part.len()).position(|window| window == part);
    bytes[start.unwrap() + at] ^= 1;
}

pub fn story_base<'a>(outgoing: &Outgoing<'a>) -> Outgoing<'a> {
    Outgoing {
        id: outgoing.id,
        sender: outgoing.sender,
        recipient: outgoing.recipient,
        created: outgoing.created,
        kind: outgoing.kind,
        acks: vec![],
        presumes: vec![],
        scope: vec![],
        cards: vec![],
        control: vec![],
        changes: vec![],
        blobs: vec![],
        keep_until: None,
        disclosures: vec![],
    }
}

/// The places of the entries that are broken.
pub fn broken(report: &Report) -> Vec<usize> {
    let entries = report.entries.iter().enumerate();
    let broken = entries.filter(|(_, entry)| entry.is_broken());
    broken.map(|(place, _)| place).collect()
}

pub fn place_of(plain: &[u8], change: &Change) -> usize {
    let report = report(plain);
    let is = |entry: &Entry| entry.change.as_ref().is_some_and(|one| one.id == change.id);
    report.entries.iter().position(is).unwrap()
}
