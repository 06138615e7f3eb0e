//! How long each thing of a closed case is kept, and which cases are over their term. Destroying is proposed to a person,
//! never done by itself.

use crate::{
    calendar::Day,
    casefile::{CaseFile, course::Closing, value::Uncertain},
    erasure::blocks,
    policy::{Policy, retention::RetentionPolicy},
    terms::{
        Term,
        case::ClosingResult,
        intervention::InterventionType,
        keeping::{DestructionBlock, RetentionClass},
    },
};
use ledger::{ids::RecordId, record::RecordState};

/// How long one record is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// Its class.
    pub class: RetentionClass,
    /// The day from which its term is counted.
    pub from: Day,
    /// The first day on which it may be destroyed.
    pub until: Day,
}

/// How long a closed case is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Every record that was not taken back.
    pub records: Vec<Kept>,
    /// The first day on which all of it may be destroyed.
    pub until: Day,
    /// What keeps it from being destroyed then.
    pub blocks: Vec<DestructionBlock>,
}

impl Retention {
    /// Of a case; nothing while it is open, or while nobody knows when it was closed.
    pub fn of(file: &CaseFile, records: &[RecordState], policy: &Policy) -> Option<Retention> {
        let closed = closed_on(file)?;
        let order_end = file.formal.decided_until();
        let terms = Terms {
            closed,
            order_ends: order_end.map_or(closed, |end| end.max(closed)),
            case: of_case(file),
            destroy_on: destroy_on(file, &policy.retention)?,
        };
        let shown = records.iter().filter(|state| !state.hidden());
        let records: Vec<Kept> = shown.map(|state| terms.kept(state, policy)).collect();
        Some(Retention {
            until: records.iter().map(|kept| kept.until).max()?,
            blocks: blocks(file),
            records,
        })
    }

    /// Whether all of it may be proposed for destruction.
    pub fn is_over(&self, today: Day) -> bool {
        self.until <= today && self.blocks.is_empty()
    }

    /// Whether the term of one record is over, or that of the whole case.
    pub fn is_over_for(&self, record: RecordId, today: Day) -> bool {
        let own = self.over(today);
        self.is_over(today) || own.iter().any(|kept| kept.record == record)
    }

    /// The records whose own term is over, though that of the case is not.
    pub fn over(&self, today: Day) -> Vec<&Kept> {
        if !self.blocks.is_empty() {
            return Vec::new();
        }
        self.records
            .iter()
            .filter(|kept| kept.until <= today && crate::erasure::may_purge(&kept.kind))
            .collect()
    }
}

/// What the terms of a case are counted from.
struct Terms {
    closed: Day,
    order_ends: Day,
    case: RetentionClass,
    /// From when the file as a whole may be destroyed.
    destroy_on: Day,
}

impl Terms {
    fn kept(&self, state: &RecordState, policy: &Policy) -> Kept {
        let class = class_of(state, self.case);
        let from = match class {
            RetentionClass::Order => self.order_ends,
            RetentionClass::Handled
            | RetentionClass::NotTakenUp
            | RetentionClass::Enforcement
            | RetentionClass::Meeting
            | RetentionClass::Care
            | RetentionClass::Safety
            | RetentionClass::Reporter => self.closed,
        };
        let own = policy.retention.months(class);
        Kept {
            record: state.id,
            kind: state.kind.clone(),
            class,
            from,
            until: own.map_or(self.destroy_on, |months| from.plus_months(months)),
        }
    }
}

/// The class of a record; what has none of its own follows the case.
fn class_of(state: &RecordState, case: RetentionClass) -> RetentionClass {
    match state.kind.as_str() {
        "reporter/1" => RetentionClass::Reporter,
        "care_note/1" | "care_process/1" | "consent/1" => RetentionClass::Care,
        "safety_note/1" => RetentionClass::Safety,
        "meeting_item/1" | "resolution/1" => RetentionClass::Meeting,
        "decision/1" | "breach/1" | "warning/1" | "resident_view/1" => RetentionClass::Order,
        "intervention/1" if is_enforcement(state) => RetentionClass::Enforcement,
        _ => case,
    }
}

fn is_enforcement(state: &RecordState) -> bool {
    let sort = state.text("type").and_then(InterventionType::parse);
    sort.and_then(InterventionType::rung)
        .is_some_and(|rung| rung >= 4)
}

/// Whether the case was taken up, by how it ended. Two people who closed it differently: the longer one.
fn of_case(file: &CaseFile) -> RetentionClass {
    let mut ends = file
        .standing_closings()
        .map(|closing| closing.result.known());
    let dropped = |result: Option<&ClosingResult>| {
        matches!(
            result,
            Some(
                ClosingResult::NotEstablished
                    | ClosingResult::ReferredAccepted
                    | ClosingResult::EnforcementRequestRefused
                    | ClosingResult::BrokenOff
            )
        )
    };
    if ends.all(dropped) {
        RetentionClass::NotTakenUp
    } else {
        RetentionClass::Handled
    }
}

fn closed_on(file: &CaseFile) -> Option<Day> {
    file.standing_closings().map(closing_day).max()
}

fn closing_day(closing: &Closing) -> Day {
    let said = days_of(&closing.closed_at).max();
    said.unwrap_or_else(|| Day::today(closing.meta.first_wall))
}

/// From when the file may be destroyed: the day that a closing tells goes before the term of its result, and of several
/// closings or results the last day counts.
fn destroy_on(file: &CaseFile, terms: &RetentionPolicy) -> Option<Day> {
    let order_end = file.formal.decided_until();
    let of_closing = |closing: &Closing| {
        let said = days_of(&closing.destroy_on).max();
        let closed = closing_day(closing);
        let claims = closing.result.claims().iter();
        let results = claims.filter_map(|claim| claim.reading.value());
        let by_result = results.map(|result| terms.destroy_on(*result, closed, order_end));
        // A result that nobody knows here keeps it as long as any.
        let longest = || {
            let any = ClosingResult::ALL.iter();
            any.map(|result| terms.destroy_on(*result, closed, order_end))
                .max()
        };
        said.or_else(|| by_result.max()).or_else(longest)
    };
    file.standing_closings().filter_map(of_closing).max()
}

fn days_of(value: &Uncertain<Day>) -> impl Iterator<Item = Day> {
    let claims = value.claims().iter();
    claims.filter_map(|claim| claim.reading.value().copied())
}
