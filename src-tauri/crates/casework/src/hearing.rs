//! Both sides heard: who told his side, and the dated attempts to ask him (hoor en wederhoor, D6).

use crate::{
    calendar::Day,
    casefile::{CaseFile, event::Entry, inquiry::Hearing},
    message::{Message, MessageCode},
    policy::Policy,
    resident,
    terms::{
        entry::Source,
        inquiry::{HeardSide, HearingOutcome},
    },
};
use ledger::ids::RecordId;

/// Someone told his side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Account {
    /// When; none when the file does not say.
    pub day: Option<Day>,
    /// The record that shows it.
    pub record: RecordId,
}

/// The accounts of the resident, the oldest first: a hearing, a visit at which he was spoken, his words.
pub fn of_resident(file: &CaseFile) -> Vec<Account> {
    let heard = heard(file, &[HeardSide::Resident, HeardSide::Network]);
    let visits = file.visits.iter();
    let visits = visits
        .filter(|visit| resident::spoke(file, visit))
        .map(|visit| Account {
            day: visit.occurred_at.known().map(|at| at.day()),
            record: visit.meta.record,
        });
    let quotes = file.entries.iter();
    let quotes = quotes
        .filter(|entry| resident::said(file, entry))
        .map(account_of);
    sorted(heard.chain(visits).chain(quotes))
}

/// The accounts of reporters and neighbours, the oldest first: a hearing, a report with a text, what a witness said.
pub fn of_neighbours(file: &CaseFile) -> Vec<Account> {
    let heard = heard(file, &[HeardSide::Reporter, HeardSide::Neighbour]);
    let reports = file
        .reports
        .iter()
        .filter(|report| report.text.filled().is_some())
        .map(|report| Account {
            day: report.received_at.known().map(|at| at.day()),
            record: report.meta.record,
        });
    let told = |entry: &&Entry| {
        matches!(
            entry.source.known(),
            Some(Source::Reporter | Source::Witness)
        ) && entry.text.filled().is_some()
    };
    let facts = file.entries.iter().filter(told).map(account_of);
    sorted(heard.chain(reports).chain(facts))
}

/// Dated attempts to hear the resident that failed, by day.
pub fn attempts(file: &CaseFile) -> Vec<Account> {
    let failed = |hearing: &&Hearing| {
        let asked = hearing.side.known() == Some(&HeardSide::Resident);
        let missed = match hearing.outcome.known() {
            Some(HearingOutcome::NoAnswer | HearingOutcome::Declined) => true,
            Some(HearingOutcome::Heard) | None => false,
        };
        asked && missed && hearing.at.known().is_some()
    };
    let hearings = file
        .inquiry
        .hearings
        .iter()
        .filter(failed)
        .map(hearing_account);
    let visits = file
        .visits
        .iter()
        .filter(|visit| visit.is_failed_attempt())
        .map(|visit| Account {
            day: visit.occurred_at.known().map(|at| at.day()),
            record: visit.meta.record,
        });
    sorted(hearings.chain(visits))
}

/// Whether the resident was heard, or asked often enough on dated occasions.
pub fn is_resident_heard(file: &CaseFile, policy: &Policy) -> bool {
    !of_resident(file).is_empty() || attempts(file).len() >= usize::from(policy.hearing_attempts)
}

/// Whether the resident was heard in the last `days` days, or ever asked often enough on dated occasions.
pub fn is_resident_heard_lately(file: &CaseFile, policy: &Policy, today: Day, days: u16) -> bool {
    let lately = |account: &Account| {
        account
            .day
            .is_some_and(|day| day.days_until(today) <= i64::from(days))
    };
    of_resident(file).iter().any(lately)
        || attempts(file).len() >= usize::from(policy.hearing_attempts)
}

fn heard<'a>(file: &'a CaseFile, sides: &'a [HeardSide]) -> impl Iterator<Item = Account> + 'a {
    let of_side = |hearing: &&Hearing| {
        let side = hearing
            .side
            .known()
            .is_some_and(|side| sides.contains(side));
        side && hearing.outcome.known() == Some(&HearingOutcome::Heard)
    };
    file.inquiry
        .hearings
        .iter()
        .filter(of_side)
        .map(hearing_account)
}

fn hearing_account(hearing: &Hearing) -> Account {
    Account {
        day: hearing.at.known().map(|at| at.day()),
        record: hearing.meta.record,
    }
}

fn account_of(entry: &Entry) -> Account {
    Account {
        day: entry.occurred_at.known().map(|at| at.day()),
        record: entry.meta.record,
    }
}

fn sorted(accounts: impl Iterator<Item = Account>) -> Vec<Account> {
    let mut all: Vec<Account> = accounts.collect();
    all.sort();
    all
}

/// That the resident was not heard, with how often someone tried.
pub fn not_heard(file: &CaseFile, policy: &Policy) -> Message {
    let tried = attempts(file);
    let message = Message::new(MessageCode::ResidentNotHeard)
        .with("attempts", i64::try_from(tried.len()).unwrap_or(i64::MAX))
        .with("limit", i64::from(policy.hearing_attempts));
    Message {
        records: tried.into_iter().map(|attempt| attempt.record).collect(),
        ..message
    }
}

/// That the resident was heard or asked often enough, with every account and attempt.
pub fn heard_message(file: &CaseFile) -> Message {
    let accounts = of_resident(file).into_iter().chain(attempts(file));
    Message {
        records: accounts.map(|account| account.record).collect(),
        ..Message::new(MessageCode::ResidentHeard)
    }
}
