//! What an incident is, from whom it is known, and when it counts as verified (domain.md §2.2, §2.5).

use crate::{
    calendar::{Day, Moment},
    casefile::{
        CaseFile,
        event::{Entry, EntryKind, Report},
        inquiry::Verification,
        party::Reporter,
    },
    terms::{category::Category, entry::Source, inquiry::VerificationResult},
};
use ledger::ids::{RecordId, RootId};

/// Something that happened: a report, or a fact that someone wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// The report or fact.
    pub record: RecordId,
    /// The day on which it happened; else it was received, else written down.
    pub day: Day,
    /// When it happened, if the file says so.
    pub at: Option<Moment>,
    /// Kinds of nuisance. A fact that names none belongs to the case's kind, if the case has one kind.
    pub categories: Vec<Category>,
    /// From whom it is known.
    pub source: IncidentSource,
    /// Someone else, or a measurement, shows it.
    pub is_verified: bool,
}

/// From whom an incident is known; two that differ are independent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IncidentSource {
    /// A reporter, by the first record of this person.
    Reporter(RecordId),
    /// A reporter of whom nothing is known here.
    UnnamedReporter,
    /// A witness.
    Witness,
    /// The police.
    Police,
    /// A measurement, picture, sound or document.
    Instrument,
    /// People of one organisation, by name without case.
    Organisation(String),
    /// Someone whose organisation is not known here.
    Person(RootId),
    /// Not known.
    Unknown,
}

/// Every incident of the case, the oldest first.
pub fn incidents(file: &CaseFile) -> Vec<Incident> {
    let reports = file.reports.iter().map(|report| of_report(file, report));
    let facts = file
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Fact)
        .map(|entry| of_fact(file, entry));
    let mut all: Vec<Incident> = reports.chain(facts).collect();
    all.sort_by_key(|incident| (incident.day, incident.record));
    all
}

fn of_report(file: &CaseFile, report: &Report) -> Incident {
    let at = report.occurred_at.known().copied();
    let received = report.received_at.known().copied();
    Incident {
        record: report.meta.record,
        day: day_of(at.or(received), report.meta.first_wall),
        at,
        categories: report.categories.clone(),
        source: reporter_of(file, report),
        is_verified: is_confirmed(file, &report.meta.record),
    }
}

fn of_fact(file: &CaseFile, fact: &Entry) -> Incident {
    let at = fact.occurred_at.known().copied();
    let of_case = || match file.categories.as_slice() {
        [only] => vec![*only],
        _none_or_several => Vec::new(),
    };
    Incident {
        record: fact.meta.record,
        day: day_of(at, fact.meta.first_wall),
        at,
        categories: if fact.categories.is_empty() {
            of_case()
        } else {
            fact.categories.clone()
        },
        source: source_of(file, fact),
        is_verified: is_verified(file, fact),
    }
}

fn day_of(at: Option<Moment>, written: ledger::env::Wall) -> Day {
    at.map_or_else(|| Day::today(written), |at| at.day())
}

/// The first reporter record of the person who made this report.
fn reporter_of(file: &CaseFile, report: &Report) -> IncidentSource {
    let his = |reporter: &&Reporter| reporter.report.known() == Some(&report.meta.record);
    let Some(reporter) = file.reporters.iter().find(his) else {
        return IncidentSource::UnnamedReporter;
    };
    let person = person_key(reporter);
    let first = file
        .reporters
        .iter()
        .find(|other| person.is_some() && person_key(other) == person);
    IncidentSource::Reporter(first.unwrap_or(reporter).meta.record)
}

fn person_key(reporter: &Reporter) -> Option<(String, String)> {
    let part = |text: Option<&str>| text.unwrap_or_default().to_lowercase();
    let key = (
        part(reporter.name.filled()),
        part(reporter.contact.filled()),
    );
    (!key.0.is_empty() || !key.1.is_empty()).then_some(key)
}

fn source_of(file: &CaseFile, fact: &Entry) -> IncidentSource {
    match fact.source.known() {
        Some(Source::Reporter) => IncidentSource::UnnamedReporter,
        Some(Source::Witness) => IncidentSource::Witness,
        Some(Source::Police) => IncidentSource::Police,
        Some(Source::Measurement | Source::Recording | Source::Document) => {
            IncidentSource::Instrument
        }
        Some(Source::Own | Source::Housing | Source::Care) | None => author_of(file, fact),
    }
}

fn author_of(file: &CaseFile, fact: &Entry) -> IncidentSource {
    let Some(root) = fact.meta.creator else {
        return IncidentSource::Unknown;
    };
    let organisation = file
        .everyone()
        .filter(|partner| partner.root.known() == Some(&root))
        .find_map(|partner| partner.organisation.filled());
    match organisation {
        Some(organisation) => IncidentSource::Organisation(organisation.to_lowercase()),
        None => IncidentSource::Person(root),
    }
}

/// Whether this fact is shown by someone else or by something objective: named as verified, confirmed by a
/// verification, or itself of the police, a measurement or a recording.
pub fn is_verified(file: &CaseFile, fact: &Entry) -> bool {
    let objective = matches!(
        fact.source.known(),
        Some(Source::Police | Source::Measurement | Source::Recording)
    );
    objective || fact.verified_by.filled().is_some() || is_confirmed(file, &fact.meta.record)
}

/// Every verification of this report or fact.
pub fn verifications<'a>(
    file: &'a CaseFile,
    record: &RecordId,
) -> impl Iterator<Item = &'a Verification> {
    let all = file.inquiry.verifications.iter();
    all.filter(move |one| one.entry.known() == Some(record))
}

fn is_confirmed(file: &CaseFile, record: &RecordId) -> bool {
    verifications(file, record).any(|one| match one.result.known() {
        Some(VerificationResult::Confirmed | VerificationResult::Partly) => true,
        Some(VerificationResult::NotConfirmed) | None => false,
    })
}
