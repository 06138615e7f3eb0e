//! One case as a row of a list, and the words that describe a case in one line.

use crate::{
    api::cases::{CaseCountsView, CaseRowView, LeadView},
    reader::{Reader, code, count, days},
};
use casework::{
    calendar::Day,
    case_number::case_number,
    case_row::{LeadFact, LeadState, RowFacts},
    casefile::CaseFile,
    terms::{
        Term,
        case::{Phase, Urgency},
    },
};
use ledger::ids::RootId;
use vault::CaseListRow;

/// Address in one line.
pub(crate) fn address_line(row: &CaseListRow) -> String {
    line(
        [
            &row.street,
            &row.house_number,
            &row.house_letter,
            &row.suffix,
        ],
        &row.postcode,
        &row.town,
    )
}

/// Address in one line, from its parts.
pub(crate) fn line(street: [&str; 4], postcode: &str, town: &str) -> String {
    let [name, number, letter, suffix] = street;
    let house = format!(
        "{number}{letter}{}",
        if suffix.is_empty() {
            String::new()
        } else {
            format!("-{suffix}")
        }
    );
    let first = [name, house.as_str()]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    let postcode = written(postcode);
    let place = [postcode.as_str(), town]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    [first, place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A Dutch postcode as people write it, with a space; anything else as it is.
fn written(postcode: &str) -> String {
    match postcode.split_at_checked(4) {
        Some((digits, letters)) if postcode.len() == 6 => format!("{digits} {letters}"),
        Some(_) | None => postcode.to_owned(),
    }
}

/// The address of a case that was read whole.
pub(crate) fn address_of(file: &CaseFile) -> String {
    file.address
        .as_ref()
        .map(|address| {
            let a = address.certain();
            line(
                [&a.street, &a.house_number, &a.house_letter, &a.suffix],
                &a.postcode,
                &a.town,
            )
        })
        .unwrap_or_default()
}

/// What a row needs beside what the vault keeps: how many drafts, and whether another case has the address.
pub(crate) struct Beside {
    pub drafts: u32,
    pub same_address: bool,
}

/// A case of the list: as the vault keeps it, and what decides over its place.
pub(crate) struct Listed {
    pub row: CaseListRow,
    pub facts: RowFacts,
    /// Codes of why it stands where it stands.
    pub needs: Vec<&'static str>,
    beside: Beside,
}

impl Listed {
    /// A row with what follows from it today.
    pub fn of(reader: &Reader<'_>, row: CaseListRow, beside: Beside) -> Listed {
        let facts = facts(&row, reader.today);
        let needs = facts.needs(reader.policy).into_iter();
        Listed {
            needs: needs.map(|need| need.code()).collect(),
            row,
            facts,
            beside,
        }
    }

    /// Nobody leads it, though somebody may be asked to.
    pub fn has_no_lead(&self) -> bool {
        matches!(self.facts.lead, LeadState::None | LeadState::Proposed)
    }

    /// The own person leads it, or is asked to.
    pub fn is_mine(&self, reader: &Reader<'_>) -> bool {
        let own = reader.own.to_string();
        self.row
            .lead_roots
            .split_whitespace()
            .any(|root| root == own)
    }

    /// Days in its phase; none when unknown.
    pub fn phase_days(&self, today: Day) -> Option<u32> {
        Day::parse(&self.row.phase_since).map(|since| days(since.days_until(today)))
    }

    /// What needs someone comes first; a tie goes by the case, so that the list never jumps.
    pub fn attention_key(&self) -> impl Ord + use<> {
        (self.facts.sort_key(), self.row.case)
    }

    /// The row as the person sees it.
    pub fn view(&self, reader: &Reader<'_>) -> CaseRowView {
        let (row, facts) = (&self.row, &self.facts);
        let state = if row.withdrawn {
            "withdrawn"
        } else if row.closed {
            "closed"
        } else {
            "open"
        };
        CaseRowView {
            case: row.case.to_string(),
            number: case_number(row.case),
            address: address_line(row),
            phase: Phase::parse(&row.phase).map(code),
            phase_days: self.phase_days(reader.today),
            urgency: facts.urgency.map(code),
            urgency_disputed: row.urgency_disputed,
            lead: LeadView {
                state: facts.lead.code().to_owned(),
                name: row.lead_names.clone(),
                mine: self.is_mine(reader),
            },
            next_due: (!row.next_due.is_empty()).then(|| row.next_due.clone()),
            overdue: count(facts.overdue),
            last_activity: (row.last_ms > 0).then(|| Day::at(row.last_ms).to_string()),
            quiet_days: facts.days_quiet.map_or(0, days),
            conflicts: row.conflicts,
            drafts: self.beside.drafts,
            needs: self.needs.iter().copied().map(str::to_owned).collect(),
            same_address: self.beside.same_address,
            state: state.to_owned(),
        }
    }
}

fn facts(row: &CaseListRow, today: Day) -> RowFacts {
    let due = row.due_days.split_whitespace().filter_map(Day::parse);
    RowFacts {
        lead: LeadState::parse(&row.lead).unwrap_or_default(),
        overdue: due.filter(|day| *day < today).count(),
        urgency: Urgency::parse(&row.urgency),
        next_due: Day::parse(&row.next_due),
        days_quiet: (row.last_ms > 0).then(|| Day::at(row.last_ms).days_until(today).max(0)),
        conflicts: usize::try_from(row.conflicts).unwrap_or(usize::MAX),
        is_closed: row.closed || row.withdrawn,
    }
}

/// How many cases need what.
pub(crate) fn counts(rows: &[Listed]) -> CaseCountsView {
    let with = |wanted: &[&str]| {
        let wants = |one: &&Listed| one.needs.iter().any(|need| wanted.contains(need));
        count(rows.iter().filter(wants).count())
    };
    let closed = rows.iter().filter(|one| one.facts.is_closed).count();
    CaseCountsView {
        open: count(rows.len() - closed),
        closed: count(closed),
        no_lead: with(&["no_lead", "double_lead"]),
        overdue: with(&["overdue"]),
        urgent: with(&["urgent"]),
        conflicts: with(&["conflict"]),
        quiet: with(&["quiet"]),
    }
}

/// Who leads a case that was read whole.
pub(crate) fn lead_of(file: &CaseFile, own: &RootId) -> LeadView {
    let lead = LeadFact::of(file);
    LeadView {
        state: lead.state.code().to_owned(),
        name: lead.names.join(" · "),
        mine: lead.roots.contains(own),
    }
}
