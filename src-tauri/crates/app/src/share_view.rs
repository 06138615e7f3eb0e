//! What a colleague receives and what stays, in words: why, who can change that, and which door is open instead.

use crate::{
    api::{
        error::ApiError,
        sharing::{DoorView, HeldItemView, SharedItemView},
    },
    reader::{Case, Reader, code},
    sharing::{Held, Selection},
    timeline_view::{shorten, title},
};
use casework::{
    casefile::case_of,
    content::fill,
    extract::may_extract,
    may_see::class_of,
    terms::sharing::{Door, HeldReason},
};
use ledger::{ids::RecordId, record::RecordState, sharing::Class};
use std::collections::BTreeMap;

/// What goes, what was taken back aside.
pub(crate) fn receives(reader: &Reader<'_>, selection: &Selection) -> Vec<SharedItemView> {
    going(reader, &selection.goes, &selection.grounds)
}

/// The same of records with the decisions on which they go.
pub(crate) fn going(
    reader: &Reader<'_>,
    goes: &[RecordState],
    grounds: &BTreeMap<RecordId, Vec<RecordId>>,
) -> Vec<SharedItemView> {
    let shown = goes.iter().filter(|state| !state.hidden());
    shown
        .map(|state| SharedItemView {
            decision: grounds
                .get(&state.id)
                .and_then(|decisions| decisions.first())
                .map(ToString::to_string),
            ..shared(reader, state)
        })
        .collect()
}

/// A record as something that travels.
pub(crate) fn shared(reader: &Reader<'_>, state: &RecordState) -> SharedItemView {
    SharedItemView {
        decision: None,
        record: state.id.to_string(),
        case: case_of(state).to_string(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title: title(reader, state),
        class: class_of(state).map(code_of).unwrap_or_default(),
        at: at(state),
    }
}

fn code_of(class: Class) -> String {
    class.code().to_owned()
}

fn at(state: &RecordState) -> Option<String> {
    let fields = [
        "occurred_at",
        "received_at",
        "taken_at",
        "started",
        "agreed_at",
        "due",
        "opened_at",
        "at",
    ];
    fields
        .iter()
        .find_map(|field| state.text(field))
        .map(str::to_owned)
}

/// Own bookkeeping is not about the case: nobody expects to share it.
pub(crate) fn is_bookkeeping(kind: &str) -> bool {
    matches!(
        kind,
        "confirmation/1"
            | "contact_verification/1"
            | "sent/1"
            | "consent/1"
            | "disclosure/1"
            | "extract_source/1"
    )
}

/// What stays, and the work notes that never leave this device.
pub(crate) fn held_back(
    reader: &Reader<'_>,
    selection: &Selection,
) -> Result<Vec<HeldItemView>, ApiError> {
    let to = selection.recipient.facts.name.as_str();
    staying(reader, selection.held(), &selection.cases, to)
}

/// The same of records that stay when somebody with this name receives others of these cases.
pub(crate) fn staying<'h>(
    reader: &Reader<'_>,
    stays: impl Iterator<Item = &'h Held>,
    cases: &[Case],
    to: &str,
) -> Result<Vec<HeldItemView>, ApiError> {
    let mut views: Vec<HeldItemView> = stays
        .map(|stays| HeldItemView {
            told_once: stays.told.is_some(),
            lapse: stays.lapse.map(code),
            lapse_text: stays.lapse.map(|lapse| reader.content.term(lapse)),
            who: who(reader, stays),
            ..held(reader, &shared(reader, &stays.state), stays.reason, to)
        })
        .collect();
    for case in cases {
        for visit in &case.file.visits {
            for thought in reader.vault.interpretations(&visit.meta.record)? {
                let item = SharedItemView {
                    decision: None,
                    record: visit.meta.record.to_string(),
                    case: case.id.to_string(),
                    kind: "interpretation/1".to_owned(),
                    kind_label: reader.text("kind.interpretation"),
                    title: shorten(&thought.text),
                    class: "K8".to_owned(),
                    at: visit.occurred_at.known().map(ToString::to_string),
                };
                views.push(held(reader, &item, HeldReason::LocalOnly, to));
            }
        }
    }
    Ok(views)
}

fn held(reader: &Reader<'_>, item: &SharedItemView, reason: HeldReason, to: &str) -> HeldItemView {
    HeldItemView {
        record: item.record.clone(),
        case: item.case.clone(),
        kind: item.kind.clone(),
        kind_label: item.kind_label.clone(),
        title: item.title.clone(),
        class: (!item.class.is_empty()).then(|| item.class.clone()),
        reason: code(reason),
        reason_text: reader.content.term(reason),
        lapse: None,
        lapse_text: None,
        who: reader.text(&reason.who_key()),
        told_once: false,
        extractable: reason.doors().contains(&Door::Decide) && may_extract(&item.kind),
        doors: reason
            .doors()
            .iter()
            .map(|door| door_view(reader, reason, *door, to))
            .collect(),
    }
}

/// Who can change that a record stays; of what its creator decides it is he, by name.
fn who(reader: &Reader<'_>, held: &Held) -> String {
    let name = match held.state.creator() {
        Some(root) if root == reader.own => reader.text("share.who_you"),
        Some(root) => reader.full_name(&root),
        None => reader.text("share.who_author"),
    };
    let names = BTreeMap::from([("name", name)]);
    fill(&reader.text(&held.reason.who_key()), &names)
}

/// What can be done instead, in words for this reason, and as an action that a person can plan for himself.
fn door_view(reader: &Reader<'_>, reason: HeldReason, door: Door, to: &str) -> DoorView {
    let plan = door.plan_key().map(|key| {
        let names = BTreeMap::from([("name", to.to_owned())]);
        fill(&reader.text(&key), &names)
    });
    DoorView {
        door: code(door),
        how: reader.text(&reason.how_key(door)),
        plan,
    }
}
