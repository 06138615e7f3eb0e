//! Fewer people see a record after it was written: which records, what is stricter, what goes along, and who did it.

use crate::{kinds::kind, may_see::goes_to_partners};
use ledger::{
    ids::{RecordId, RootId},
    record::{CLASS, Head, RecordState},
    sharing::Class,
};
use std::collections::BTreeSet;

/// What people saw, heard, did and agreed. What a case hangs on is the same for everyone who takes part: its address,
/// its partners and their roles, its answers, its phases and how it ended.
const NARROWED: [&str; 20] = [
    "report/1",
    "reporter/1",
    "person/1",
    "fact/1",
    "quote/1",
    "care_note/1",
    "visit/1",
    "attachment/1",
    "action/1",
    "intervention/1",
    "agreement/1",
    "addendum/1",
    "verification/1",
    "hearing/1",
    "impact/1",
    "expectation_card/1",
    "feedback/1",
    "interest/1",
    "need/1",
    "extract/1",
];

/// Fields by which a record belongs to another one.
const BELONGS: [&str; 5] = ["visit", "record", "report", "to", "entry"];

/// Whether records of this kind can be shown to fewer people.
pub fn may_narrow(kind: &str) -> bool {
    NARROWED.contains(&kind)
}

/// The classes that are stricter than that of the record, the least strict first; none when it is closed.
pub fn stricter(record: &RecordState) -> Vec<Class> {
    let now = record.class().map_or(u8::MAX, Class::rank);
    let mut found: Vec<Class> = Class::ALL
        .into_iter()
        .filter(|class| class.rank() > now)
        .collect();
    found.sort_by_key(|class| (class.rank(), *class));
    found
}

/// What `person` made that belongs to a record, or to something that does: a correction beside it, what was seen during
/// a visit, its photos. Without the record it would tell of it.
pub fn parts_of<'r>(
    record: RecordId,
    records: &'r [RecordState],
    person: &RootId,
) -> Vec<&'r RecordState> {
    let is_part = |state: &&RecordState| {
        may_narrow(&state.kind) && state.creator() == Some(*person) && !state.hidden()
    };
    let own: Vec<&RecordState> = records.iter().filter(is_part).collect();
    let mut found = BTreeSet::from([record]);
    loop {
        let before = found.len();
        let belongs = |state: &&&RecordState| {
            let mut named = BELONGS.iter().filter_map(|field| state.link(field));
            named.any(|of| found.contains(&of))
        };
        let more: Vec<RecordId> = own.iter().filter(belongs).map(|state| state.id).collect();
        found.extend(more);
        if found.len() == before {
            break;
        }
    }
    let parts = own.into_iter();
    parts
        .filter(|state| state.id != record && found.contains(&state.id))
        .collect()
}

/// Who no longer shares a record with `own`, though it came here: its creator, when its audience does not admit him any
/// more, or whoever gave it a class that does not go to partners. What is held stays; changes do not come. What was as
/// sensitive from its first change on came here by a decision to disclose, and was never narrowed.
pub fn stopped_by(record: &RecordState, own: &RootId) -> Option<RootId> {
    let creator = record.creator()?;
    if !record.audience.admits(own, true) {
        return Some(creator);
    }
    let of_kind = kind(&record.kind).map(|kind| kind.class);
    let shut = |head: &&Head| {
        let code = head.value.as_ref().and_then(|value| value.as_text());
        let class = code.and_then(Class::parse);
        let from_the_start = record.order.first() == Some(&head.at.change);
        let is_usual = class.is_some() && class == of_kind;
        head.author != *own && !class.is_some_and(goes_to_partners) && !from_the_start && !is_usual
    };
    let classes = record.fields.get(CLASS)?;
    classes.heads.iter().find(shut).map(|head| head.author)
}
