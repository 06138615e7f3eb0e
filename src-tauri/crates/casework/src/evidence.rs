//! The evidence meter: how well the file shows what happens, in six aspects that each stand on their own
//! (domain.md §6.3). No total: a file can be strong in one and empty in another.

use crate::{
    calendar::Day,
    casefile::{CaseFile, event::EntryKind},
    factors::shared_file::is_complete,
    hearing,
    incidents::{Incident, IncidentSource, incidents},
    message::{Message, MessageCode as M},
    policy::{Policy, factors::step_of},
    terms::{Term, terms},
};
use ledger::ids::RecordId;
use std::collections::BTreeSet;

terms! {
    /// One aspect of how well something is shown.
    EvidenceAspect, "evidence_aspect" {
        /// When, where, what, and whether it was checked.
        Concrete = "concrete",
        /// From how many sides it is known.
        Sources = "sources",
        /// Established by someone else or a measurement.
        Objective = "objective",
        /// Over how long a time.
        Spread = "spread",
        /// Both sides told theirs.
        Heard = "heard",
        /// How long ago the last one was.
        Recent = "recent",
    }
}

/// How one aspect stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceStatus {
    /// Which.
    pub aspect: EvidenceAspect,
    /// 0 to 3.
    pub level: u8,
    /// Why, with the records.
    pub because: Message,
}

/// The six aspects, in order.
pub fn evidence(file: &CaseFile, policy: &Policy, today: Day) -> Vec<EvidenceStatus> {
    let known: Vec<Incident> = incidents(file)
        .into_iter()
        .filter(|incident| incident.day <= today.plus(1))
        .collect();
    let aspects = EvidenceAspect::ALL.iter();
    aspects
        .map(|aspect| {
            let (level, because) = match aspect {
                EvidenceAspect::Concrete => concrete(file, policy),
                EvidenceAspect::Sources => sources(&known, policy),
                EvidenceAspect::Objective => objective(&known, policy),
                EvidenceAspect::Spread => spread(&known, policy),
                EvidenceAspect::Heard => heard(file, policy),
                EvidenceAspect::Recent => recent(&known, policy, today),
            };
            EvidenceStatus {
                aspect: *aspect,
                level,
                because,
            }
        })
        .collect()
}

fn amount(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Of a hundred; none of nothing.
fn percent(part: usize, whole: usize) -> i64 {
    amount(part * 100 / whole.max(1))
}

fn about(message: Message, records: Vec<RecordId>) -> Message {
    Message { records, ..message }
}

/// Facts that say when, where and what, and whether they were checked.
fn concrete(file: &CaseFile, policy: &Policy) -> (u8, Message) {
    let facts: Vec<_> = file
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Fact)
        .collect();
    let whole = facts.iter().filter(|fact| is_complete(file, fact));
    let whole: Vec<RecordId> = whole.map(|fact| fact.meta.record).collect();
    let message = Message::new(M::EvidenceConcrete)
        .with("count", amount(whole.len()))
        .with("total", amount(facts.len()));
    let level = step_of(
        &policy.severity.evidence_complete_percent,
        percent(whole.len(), facts.len()),
    );
    (level, about(message, whole))
}

/// Sources that do not rest on each other.
fn sources(known: &[Incident], policy: &Policy) -> (u8, Message) {
    let sources: BTreeSet<&IncidentSource> = known
        .iter()
        .map(|incident| &incident.source)
        .filter(|source| **source != IncidentSource::Unknown)
        .collect();
    let count = amount(sources.len());
    let message = Message::new(M::EvidenceSources).with("count", count);
    let level = step_of(&policy.severity.evidence_sources, count);
    (level, about(message, records(known)))
}

fn records(known: &[Incident]) -> Vec<RecordId> {
    known.iter().map(|incident| incident.record).collect()
}

/// Incidents that someone else or a measurement shows.
fn objective(known: &[Incident], policy: &Policy) -> (u8, Message) {
    let verified = known.iter().filter(|incident| incident.is_verified);
    let verified: Vec<RecordId> = verified.map(|incident| incident.record).collect();
    let message = Message::new(M::EvidenceObjective)
        .with("count", amount(verified.len()))
        .with("total", amount(known.len()));
    let level = step_of(
        &policy.severity.evidence_verified_percent,
        percent(verified.len(), known.len()),
    );
    (level, about(message, verified))
}

/// From the first incident to the last.
fn spread(known: &[Incident], policy: &Policy) -> (u8, Message) {
    let dates: BTreeSet<Day> = known.iter().map(|incident| incident.day).collect();
    let days = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) => first.days_until(*last),
        (None, _) | (_, None) => 0,
    };
    let message = Message::new(M::EvidenceSpread)
        .with("dates", amount(dates.len()))
        .with("days", days);
    let level = step_of(&policy.severity.evidence_spread_days, days);
    (level, about(message, records(known)))
}

/// An attempt to hear the resident; the resident heard, or asked often enough; the neighbours as well.
fn heard(file: &CaseFile, policy: &Policy) -> (u8, Message) {
    let resident = hearing::of_resident(file);
    let attempts = hearing::attempts(file);
    let neighbours = hearing::of_neighbours(file);
    let is_heard = hearing::is_resident_heard(file, policy);
    let level = match (is_heard, neighbours.is_empty()) {
        (true, false) => 3,
        (true, true) => 2,
        (false, _) => u8::from(!attempts.is_empty() || !neighbours.is_empty()),
    };
    let message = Message::new(M::EvidenceHeard)
        .with("resident", amount(resident.len()))
        .with("attempts", amount(attempts.len()))
        .with("neighbours", amount(neighbours.len()));
    let accounts = resident.iter().chain(&attempts).chain(&neighbours);
    let records = accounts.map(|account| account.record).collect();
    (level, about(message, records))
}

/// How long ago the last incident was.
fn recent(known: &[Incident], policy: &Policy, today: Day) -> (u8, Message) {
    let Some(last) = known.last() else {
        return (0, Message::new(M::EvidenceNotRecent));
    };
    let ago = last.day.days_until(today);
    let level = if ago <= i64::from(policy.severity.evidence_fresh_days) {
        3
    } else if ago <= i64::from(policy.factors.recent_days) {
        2
    } else {
        1
    };
    let message = Message::new(M::EvidenceRecent).with("day", last.day);
    (level, message.about(last.record))
}
