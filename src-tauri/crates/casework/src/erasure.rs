//! What may be erased of a case, what goes with it, and what holds it up. Erasing itself is the work of the vault.

use crate::{
    casefile::{CaseFile, formal::Hold, inquiry::AccessRequest},
    kinds::{Format, Rule, kind},
    terms::{
        formal::{DeadlineState, DeadlineType},
        keeping::{DestructionBlock, ErasureBasis, HoldState},
        talk::{AccessType, OpenState},
    },
};
use ledger::{
    change::{Change, WriteRef},
    control::Target,
    ids::{RecordId, RootId},
    record::{RecordState, is_universal},
};
use std::collections::BTreeSet;

/// What a case hangs on, and own bookkeeping: it goes with the whole case, never alone.
const ONLY_WITH_THE_CASE: [&str; 10] = [
    "case/1",
    "partner/1",
    "role/1",
    "transition/1",
    "closing/1",
    "link/1",
    "confirmation/1",
    "disclosure/1",
    "extract_source/1",
    ledger::erasure::HOLD,
];

/// Fields by which a record belongs to another one.
const BELONGS: [&str; 7] = [
    "visit", "record", "report", "to", "entry", "handover", "source",
];

/// Whether a record of this kind can be purged by itself. Of a kind that this version does not know, yes: it may hold
/// anything.
pub fn may_purge(name: &str) -> bool {
    let alone = !ONLY_WITH_THE_CASE.contains(&name);
    alone && kind(name).is_none_or(|kind| !kind.once && !kind.no_case)
}

/// Whether a record of this kind can be purged along with others: own bookkeeping about what goes, though it does not go
/// alone.
pub fn may_go_along(name: &str) -> bool {
    may_purge(name) || matches!(name, "confirmation/1" | "extract_source/1" | "link/1")
}

/// Whether a value of this field can be redacted: words that a person typed, not what records hang together by.
pub fn may_redact(kind_name: &str, field: &str) -> bool {
    if is_universal(field) {
        return false;
    }
    let Some(kind) = kind(kind_name) else {
        return true;
    };
    let Some(rules) = kind.field(field) else {
        return !kind.no_case;
    };
    let words = match rules.format {
        Format::Line | Format::Long | Format::Postcode | Format::Moment | Format::Day => true,
        Format::FieldValues => true,
        Format::Code(_)
        | Format::Acute
        | Format::Flag
        | Format::Number(..)
        | Format::Exactly(_)
        | Format::Override(_)
        | Format::Heads
        | Format::Cases
        | Format::SentRecords
        | Format::SentGrounds => false,
    };
    let steers = matches!(rules.rule, Rule::Status(_));
    words && !steers && !kind.no_case
}

/// The records of a case that go with these: corrections, what was seen during a visit, photos, what was taken out of it
/// for others. Whoever made them.
pub fn belonging(records: &[RecordState], of: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
    let mut found = of.clone();
    loop {
        let before = found.len();
        for state in records {
            let mut named = BELONGS.iter().filter_map(|field| state.link(field));
            if state.kind != "case/1" && named.any(|record| found.contains(&record)) {
                found.insert(state.id);
                // A note of where an extract came from leads to the extract.
                if state.kind == "extract_source/1" {
                    found.extend(state.link("extract"));
                }
            }
        }
        if found.len() == before {
            break;
        }
    }
    found.retain(|record| !of.contains(record));
    found
}

/// The values of one field as they are held, old ones too: what was typed before may say the same.
pub fn values_of(changes: &[Change], field: &str) -> Vec<Target> {
    let writes = changes.iter().flat_map(|change| {
        let slots = change.header.writes.iter().zip(&change.body).enumerate();
        let held = slots.filter(|(_, (write, slot))| write.field == field && slot.is_some());
        held.map(move |(index, _)| (change.header.record, change.at(index)))
    });
    writes
        .map(|(record, at): (RecordId, WriteRef)| Target {
            record,
            change: Some(at.change),
            write: Some(at.index),
        })
        .collect()
}

/// Whether a hold stands: then nothing of the case is erased. It is over when whoever made it says so, or the own person;
/// what anybody else says lifts nothing here. Of several values, and of one that nobody can read, the most cautious counts.
pub fn is_held(file: &CaseFile) -> bool {
    file.formal
        .holds
        .iter()
        .any(|hold| !is_ended(hold, file.own))
}

fn is_ended(hold: &Hold, own: Option<RootId>) -> bool {
    let may_say = |by: &RootId| hold.meta.creator == Some(*by) || own == Some(*by);
    let claims = hold.state.claims();
    let mut others = claims.iter().filter(|claim| {
        let says = claim.reading.value() == Some(&HoldState::Ended);
        !(says && claim.backers.iter().any(may_say))
    });
    !claims.is_empty() && others.next().is_none()
}

/// Open requests by which a person may want to see, keep or lose what is here.
fn open_requests(file: &CaseFile) -> impl Iterator<Item = &AccessRequest> {
    file.inquiry.access_requests.iter().filter(|request| {
        let open = request.state.counting().unwrap_or(OpenState::Open) == OpenState::Open;
        let about_keeping = matches!(
            request.asks.known(),
            Some(AccessType::Erasure | AccessType::Restriction | AccessType::Access) | None
        );
        open && about_keeping
    })
}

/// What refuses a decision to erase on this ground. A hold refuses any. The rest refuses a whole case, and what would go
/// because its term is over; a request to erase does not keep from doing what it asks (AVG art. 17).
pub fn refused_by(file: &CaseFile, whole: bool, basis: ErasureBasis) -> Vec<DestructionBlock> {
    let bound = whole || basis == ErasureBasis::TermOver;
    let asked = basis == ErasureBasis::OnRequest
        && open_requests(file).all(|one| one.asks.known() == Some(&AccessType::Erasure));
    let mut found = blocks(file);
    found.retain(|block| match block {
        DestructionBlock::Hold => true,
        DestructionBlock::Objection => bound,
        DestructionBlock::RightsRequest => bound && !asked,
    });
    found
}

/// What keeps a case from being destroyed.
pub fn blocks(file: &CaseFile) -> Vec<DestructionBlock> {
    let objection = file.formal.deadlines.iter().any(|deadline| {
        let open = deadline.state.counting().unwrap_or(DeadlineState::Open) == DeadlineState::Open;
        open && deadline.sort.known() == Some(&DeadlineType::Objection)
    });
    let asked = open_requests(file).next().is_some();
    [
        (is_held(file), DestructionBlock::Hold),
        (objection, DestructionBlock::Objection),
        (asked, DestructionBlock::RightsRequest),
    ]
    .into_iter()
    .filter_map(|(stands, block)| stands.then_some(block))
    .collect()
}
