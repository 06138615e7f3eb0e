//! Read tables: what follows from the signed changes of a record and of a case. The one file that knows kinds.
//!
//! Everything here is computed twice: when something is written, and by `verify`, which compares.

use crate::store::state_case;
use casework::{
    case_row::LeadFact,
    casefile::{
        course::Action,
        withdrawal::{Withdrawal, writers},
    },
    kinds::{Format, Rule, kind, linked::count_answers},
};
use ledger::{
    cbor::Value,
    change::{Change, WriteRef},
    ids::{CaseId, RecordId, RootId},
    record::{FieldState, Head, RecordState, is_universal},
};
use std::collections::BTreeSet;

/// The row of a record, without its local number and moment of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecordRow {
    pub(crate) case: CaseId,
    pub(crate) kind: String,
    pub(crate) creator: Option<[u8; 16]>,
    pub(crate) class: Option<&'static str>,
    pub(crate) hidden: bool,
    pub(crate) finished: bool,
    pub(crate) incomplete: bool,
    pub(crate) forked: bool,
    pub(crate) conflicts: u32,
    /// Someone wrote while it was deleted, or unseen by whoever finished it.
    pub(crate) crossed: bool,
    pub(crate) last_ms: i64,
}

/// What a write is in its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum HeadRole {
    Single = 0,
    Member = 1,
    Late = 2,
}

/// The answers in which people differ; fields that belong together are one answer.
fn differences(state: &RecordState) -> usize {
    count_answers(&state.kind, state.conflicts().map(|(field, _)| field))
}

/// The row of a record.
pub(crate) fn record_row(state: &RecordState) -> RecordRow {
    RecordRow {
        case: state_case(state),
        kind: state.kind.clone(),
        creator: state.creator_device.map(|device| *device.as_bytes()),
        class: state.class().map(ledger::sharing::Class::code),
        hidden: state.hidden(),
        finished: state.finished(),
        incomplete: state.incomplete,
        forked: state.forked,
        conflicts: whole(differences(state)),
        crossed: state.is_crossed(),
        last_ms: state.last_wall.ms,
    }
}

/// The writes that stand, field by field; universal fields aside, whose values always travel.
pub(crate) fn head_rows(state: &RecordState) -> impl Iterator<Item = (&str, HeadRole, WriteRef)> {
    let content = state.fields.iter().filter(|(name, _)| !is_universal(name));
    content.flat_map(|(name, field)| {
        part(name, &field.heads, HeadRole::Single)
            .chain(part(name, &field.members, HeadRole::Member))
            .chain(part(name, &field.late, HeadRole::Late))
    })
}

fn part<'s>(
    field: &'s str,
    heads: &'s [Head],
    role: HeadRole,
) -> impl Iterator<Item = (&'s str, HeadRole, WriteRef)> {
    heads.iter().map(move |head| (field, role, head.at))
}

/// The words of a record that can be searched; empty when there are none, or when it was deleted.
///
/// Of a kind that this version does not know every text is taken: better found than lost.
pub(crate) fn searchable(state: &RecordState) -> String {
    if state.hidden() {
        return String::new();
    }
    let known = kind(&state.kind);
    let is_prose = |field: &str| match known {
        Some(kind) => kind.field(field).is_none_or(|field| match field.format {
            Format::Line | Format::Long | Format::Postcode => true,
            Format::Day
            | Format::Moment
            | Format::Code(_)
            | Format::Acute
            | Format::Flag
            | Format::Number(..)
            | Format::Exactly(_)
            | Format::Override(_)
            | Format::Heads
            | Format::Cases
            | Format::SentRecords
            | Format::SentGrounds
            | Format::FieldValues => false,
        }),
        None => true,
    };
    let mut content = String::new();
    for (_, field) in state
        .fields
        .iter()
        .filter(|(name, _)| !is_universal(name) && is_prose(name))
    {
        for text in field_texts(field) {
            if !content.is_empty() {
                content.push('\n');
            }
            content.push_str(text);
        }
    }
    content
}

fn field_texts(field: &FieldState) -> impl Iterator<Item = &str> {
    let standing = field.heads.iter().chain(&field.members).chain(&field.late);
    standing
        .filter_map(|head| head.value.as_ref()?.as_text())
        .filter(|text| !text.trim().is_empty())
}

/// The row of a case, without its number and moment of arrival.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CaseRow {
    pub(crate) address: [String; 6],
    pub(crate) opened: String,
    pub(crate) phase: String,
    pub(crate) phase_since: String,
    pub(crate) urgency: String,
    pub(crate) urgency_disputed: bool,
    /// Code of [`casework::case_row::LeadState`].
    pub(crate) lead: String,
    /// Who leads; while nobody does, who is asked to.
    pub(crate) lead_names: String,
    /// Root ids, in hexadecimal, of the same people.
    pub(crate) lead_roots: String,
    /// Root ids, in hexadecimal, of the people who are asked to take a role.
    pub(crate) asked: String,
    /// Days of the open actions, the earliest first.
    pub(crate) due_days: String,
    /// Root ids, in hexadecimal, of the people who do an open action.
    pub(crate) owners: String,
    pub(crate) next_due: String,
    pub(crate) open_actions: u32,
    pub(crate) conflicts: u32,
    pub(crate) incomplete: bool,
    pub(crate) closed: bool,
    pub(crate) withdrawn: bool,
    pub(crate) last_ms: i64,
}

/// The fields of `CaseRow::address`, in this order.
const ADDRESS_FIELDS: [&str; 6] = [
    "street",
    "house_number",
    "house_letter",
    "suffix",
    "postcode",
    "town",
];

/// The kinds that the row of a case is read from.
pub(crate) const ROW_KINDS: [&str; 7] = [
    "case/1",
    "address/1",
    "role/1",
    "partner/1",
    "action/1",
    "closing/1",
    "transition/1",
];

/// What the row of a case counts over all its records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CaseTotals {
    pub(crate) conflicts: u32,
    pub(crate) incomplete: bool,
    pub(crate) last_ms: i64,
    /// Who wrote in the case; looked at only when it was taken back.
    pub(crate) writers: BTreeSet<RootId>,
}

impl CaseTotals {
    /// Takes one more record into account.
    pub(crate) fn count(&mut self, row: &RecordRow, state: &RecordState) {
        self.writers.extend(writers(row.case, state));
        if !row.hidden {
            self.conflicts += row.conflicts;
            self.incomplete |= row.incomplete;
        }
        self.last_ms = self.last_ms.max(row.last_ms);
    }
}

/// The row of `case` from the states of its records of [`ROW_KINDS`]; nothing while `case/1` is missing.
pub(crate) fn case_row(
    case: CaseId,
    states: &[&RecordState],
    totals: &CaseTotals,
) -> Option<CaseRow> {
    let own = states.iter().find(|state| state.id == case.record())?;
    let withdrawn = Withdrawal::of(own, &totals.writers).is_some_and(|taken| taken.stands());
    let shown: Vec<&RecordState> = states
        .iter()
        .copied()
        .filter(|state| !state.hidden())
        .collect();
    let mut row = CaseRow {
        opened: text(own, "opened_at"),
        phase: text(own, "phase"),
        phase_since: text(own, "phase_since"),
        urgency: cautious(own, "urgency"),
        urgency_disputed: own
            .fields
            .get("urgency")
            .is_some_and(FieldState::is_conflict),
        // The totals leave deleted records out; that of a case that goes on counts all the same.
        conflicts: totals.conflicts
            + if own.hidden() && !withdrawn {
                whole(differences(own))
            } else {
                0
            },
        incomplete: totals.incomplete,
        closed: is_closed(&shown),
        withdrawn,
        last_ms: totals.last_ms,
        ..CaseRow::default()
    };
    if let Some(address) = first(&shown, "address/1") {
        row.address = ADDRESS_FIELDS.map(|field| text(address, field));
    }
    fill_leads(&mut row, &shown);
    fill_actions(&mut row, &shown);
    Some(row)
}

/// Whether a closing stands that no move reopened.
fn is_closed(shown: &[&RecordState]) -> bool {
    let of_kind = |kind: &'static str| shown.iter().filter(move |state| state.kind == kind);
    let reopened: BTreeSet<RecordId> = of_kind("transition/1")
        .flat_map(|state| state.set("reopens"))
        .filter_map(|value| RecordId::from_slice(value.as_bytes()?))
        .collect();
    of_kind("closing/1").any(|state| !reopened.contains(&state.id))
}

fn fill_leads(row: &mut CaseRow, shown: &[&RecordState]) {
    let lead = LeadFact::among(shown);
    row.lead = lead.state.code().to_owned();
    row.lead_names = lead.names.join(" · ");
    row.lead_roots = root_list(lead.roots.into_iter());
    let proposed = shown
        .iter()
        .filter(|state| state.kind == "role/1" && cautious(state, "state") == "proposed");
    row.asked = root_list(proposed.filter_map(|role| {
        RootId::from_slice(by_id(shown, role.link("partner")?)?.bytes("root")?)
    }));
}

fn fill_actions(row: &mut CaseRow, shown: &[&RecordState]) {
    let open: Vec<Action> = shown
        .iter()
        .filter(|state| state.kind == "action/1")
        .map(|state| Action::read(state))
        .filter(Action::is_open)
        .collect();
    row.open_actions = whole(open.len());
    let mut days: Vec<String> = open
        .iter()
        .filter_map(Action::earliest_due)
        .map(|day| day.to_string())
        .collect();
    days.sort();
    row.next_due = days.first().cloned().unwrap_or_default();
    row.due_days = days.join(" ");
    row.owners = root_list(open.iter().filter_map(|action| {
        let partner = by_id(shown, *action.owner.known()?)?;
        RootId::from_slice(partner.bytes("root")?)
    }));
}

/// Root ids in hexadecimal, each once, with spaces between.
fn root_list(roots: impl Iterator<Item = RootId>) -> String {
    let roots: BTreeSet<String> = roots.map(|root| root.to_string()).collect();
    Vec::from_iter(roots).join(" ")
}

/// The record of a kind with the lowest id, as the case itself takes it.
fn first<'a>(shown: &[&'a RecordState], kind: &str) -> Option<&'a RecordState> {
    let of_kind = shown.iter().copied().filter(|state| state.kind == kind);
    of_kind.min_by_key(|state| state.id)
}

fn by_id<'a>(shown: &[&'a RecordState], id: RecordId) -> Option<&'a RecordState> {
    shown.iter().copied().find(|state| state.id == id)
}

fn text(state: &RecordState, field: &str) -> String {
    state.text(field).unwrap_or_default().to_owned()
}

/// The code of a status field; in a conflict the most cautious head, an unknown code before all known ones.
fn cautious(state: &RecordState, field: &str) -> String {
    let Some(heads) = state.fields.get(field).map(|field| &field.heads) else {
        return String::new();
    };
    let order = match kind(&state.kind)
        .and_then(|kind| kind.field(field))
        .map(|field| field.rule)
    {
        Some(Rule::Status(cautious_first)) => cautious_first,
        Some(Rule::Single | Rule::Set | Rule::LongText) | None => &[],
    };
    let rank = |code: &str| {
        order
            .iter()
            .position(|known| *known == code)
            .map_or(0, |place| place + 1)
    };
    let codes = heads
        .iter()
        .filter_map(|head| head.value.as_ref()?.as_text());
    codes
        .min_by_key(|code| (rank(code), *code))
        .unwrap_or_default()
        .to_owned()
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether this version can show records of the kind.
pub(crate) fn knows_kind(name: &str) -> bool {
    kind(name).is_some()
}

/// The person that a change names as partner of its case.
pub(crate) fn named_partner(change: &Change) -> Option<RootId> {
    if change.header.kind != "partner/1" {
        return None;
    }
    let place = change
        .header
        .writes
        .iter()
        .rposition(|write| write.field == "root")?;
    RootId::from_slice(change.body[place].as_ref()?.value.as_bytes()?)
}

/// The persons that a record names as partners; in a conflict all of them.
pub(crate) fn partners_named(state: &RecordState) -> Vec<RootId> {
    if state.kind != "partner/1" || state.hidden() {
        return Vec::new();
    }
    let heads = state
        .fields
        .get("root")
        .map(|field| field.heads.as_slice())
        .unwrap_or_default();
    heads
        .iter()
        .filter_map(|head| RootId::from_slice(head.value.as_ref().and_then(Value::as_bytes)?))
        .collect()
}

/// The hash of the attachment that a record stands for.
pub(crate) fn attachment_hash(state: &RecordState) -> Option<[u8; 32]> {
    if state.kind != "attachment/1" || state.hidden() {
        return None;
    }
    state.bytes("sha256")?.try_into().ok()
}
