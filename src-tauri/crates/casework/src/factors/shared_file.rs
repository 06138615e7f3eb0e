//! SF5: all partners build the file, and it holds what a decision needs (domain.md §7.1, §2.5).

use super::{Factor, Findings};
use crate::{
    calendar::Day,
    casefile::{
        CaseFile, Meta,
        event::{Entry, EntryKind},
        party::PartnerIdentity,
    },
    hearing,
    incidents::{incidents, is_verified, verifications},
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    step::Step,
    terms::{entry::Precision, inquiry::Affected},
};
use ledger::{ids::RecordId, sharing::Class};
use std::collections::BTreeSet;

const FACTOR: Factor = Factor::SharedFile;

pub(crate) fn find(file: &CaseFile, policy: &Policy, today: Day) -> Findings {
    let mut found = Findings::default();
    find_entries(file, policy, today, &mut found);
    find_organisations(file, policy, today, &mut found);
    find_verified(file, &mut found);
    find_hearing(file, policy, today, &mut found);
    find_impact(file, &mut found);
    find_results(file, today, &mut found);
    find_gaps(file, &mut found);
    find_confirmed(file, &mut found);
    found.in_order_of_questions()
}

/// Facts and quotes of class K2 that were written in the last days.
fn recent<'a>(file: &'a CaseFile, policy: &Policy, today: Day) -> Vec<&'a Entry> {
    let limit = i64::from(policy.factors.file_days);
    let entries = file.entries.iter().filter(|entry| match entry.kind {
        EntryKind::Fact | EntryKind::Quote => entry.meta.class == Some(Class::K2),
        EntryKind::CareNote => false,
    });
    entries
        .filter(|entry| Day::today(entry.meta.first_wall).days_until(today) <= limit)
        .collect()
}

/// What an entry holds of D1–D5: when and how exactly, the source, what and where, and whether it was verified or
/// expressly was not. For the words of a resident: when, and who said them.
pub fn is_complete(file: &CaseFile, entry: &Entry) -> bool {
    let dated = entry.occurred_at.known().is_some();
    let said = entry.text.filled().is_some();
    match entry.kind {
        EntryKind::Fact => {
            let lasted = entry.precision.known() != Some(&Precision::Period)
                || entry.occurred_until.known().is_some();
            let checked = is_verified(file, entry)
                || verifications(file, &entry.meta.record).next().is_some();
            dated
                && said
                && lasted
                && checked
                && entry.precision.known().is_some()
                && entry.source.known().is_some()
                && entry.place.filled().is_some()
        }
        EntryKind::Quote => dated && said && entry.speaker.filled().is_some(),
        EntryKind::CareNote => dated && said,
    }
}

fn find_entries(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let entries = recent(file, policy, today);
    let limit = usize::from(policy.factors.complete_percent);
    if entries.is_empty() {
        let message = Message::new(M::EntryNone).with("days", i64::from(policy.factors.file_days));
        found.miss(message, FACTOR.question(1), Step::AddFact);
        return;
    }
    let (whole, part): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|entry| is_complete(file, entry));
    let say = |code: M, of: &[&Entry]| Message {
        records: of.iter().map(|entry| entry.meta.record).collect(),
        ..Message::new(code)
            .with("count", i64::try_from(of.len()).unwrap_or(i64::MAX))
            .with("total", i64::try_from(entries.len()).unwrap_or(i64::MAX))
    };
    if whole.len() * 100 < entries.len() * limit {
        found.miss(
            say(M::EntriesIncomplete, &part),
            FACTOR.question(1),
            Step::CompleteEntry,
        );
    } else {
        found.because.push(say(M::EntriesComplete, &whole));
    }
}

/// Who wrote something: the organisation of the partner, else the person.
fn author(file: &CaseFile, meta: &Meta) -> Option<String> {
    let root = meta.creator?;
    let of_root = file
        .everyone()
        .find(|partner| partner.root.known() == Some(&root));
    Some(of_root.map_or_else(|| root.to_string(), |partner| partner.party()))
}

fn find_organisations(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let entries = recent(file, policy, today);
    let authors: BTreeSet<String> = entries
        .iter()
        .filter_map(|entry| author(file, &entry.meta))
        .collect();
    let records = entries.iter().map(|entry| entry.meta.record).collect();
    match authors.len() {
        0 => {}
        1 => {
            let message = Message {
                records,
                ..Message::new(M::OneOrganisationWrites)
            };
            found.miss(message, FACTOR.question(2), Step::AskPartnerToWrite);
        }
        several => {
            let message = Message {
                records,
                ..Message::new(M::OrganisationsWrite)
            };
            found
                .because
                .push(message.with("count", i64::try_from(several).unwrap_or(i64::MAX)));
        }
    }
}

/// Each kind of nuisance of the case has at least one verified incident.
fn find_verified(file: &CaseFile, found: &mut Findings) {
    let all = incidents(file);
    for category in &file.categories {
        let of_kind = all
            .iter()
            .filter(|incident| incident.categories.contains(category));
        let verified: Vec<RecordId> = of_kind
            .clone()
            .filter(|incident| incident.is_verified)
            .map(|incident| incident.record)
            .collect();
        let say = |code: M| Message::new(code).with("category", Param::term(*category));
        if verified.is_empty() {
            let message = Message {
                records: of_kind.map(|incident| incident.record).collect(),
                ..say(M::CategoryUnverified)
            };
            found.miss(message, FACTOR.question(2), Step::Verify);
        } else {
            found.because.push(Message {
                records: verified,
                ..say(M::CategoryVerified)
            });
        }
    }
}

fn find_hearing(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    if hearing::is_resident_heard_lately(file, policy, today, policy.factors.hearing_days) {
        found.because.push(hearing::heard_message(file));
    } else {
        let message = hearing::not_heard(file, policy);
        found.miss(message, FACTOR.question(3), Step::VisitResident);
    }
}

/// What it does to at least one reporter or neighbour.
fn find_impact(file: &CaseFile, found: &mut Findings) {
    let told = file.inquiry.impacts.iter().find(|impact| {
        let says = impact.text.filled().is_some() || !impact.harms.is_empty();
        let neighbour = match impact.whom.known() {
            Some(Affected::Reporter | Affected::Neighbour | Affected::Children) => true,
            Some(Affected::Resident) | None => false,
        };
        says && neighbour
    });
    match told {
        Some(impact) => found
            .because
            .push(Message::new(M::ImpactTold).about(impact.meta.record)),
        None => found.miss(
            Message::new(M::ImpactNone),
            FACTOR.question(4),
            Step::RecordImpact,
        ),
    }
}

/// Every intervention that ended has a result.
fn find_results(file: &CaseFile, today: Day, found: &mut Findings) {
    let ended = file
        .interventions
        .iter()
        .filter(|one| one.ended.known().is_some_and(|day| *day <= today));
    let open = ended.filter(|one| one.result.filled().is_none());
    for one in open {
        let message = crate::phase::without_result(one);
        found.miss(message, FACTOR.question(5), Step::RecordResult);
    }
}

/// No gap in the file: an entry, report or warning of which a part did not arrive, or about which people disagree.
fn find_gaps(file: &CaseFile, found: &mut Findings) {
    let evidence = file
        .entries
        .iter()
        .map(|entry| &entry.meta)
        .chain(file.reports.iter().map(|report| &report.meta))
        .chain(file.formal.warnings.iter().map(|warning| &warning.meta))
        .chain(file.formal.breaches.iter().map(|breach| &breach.meta));
    let metas: Vec<&Meta> = evidence.collect();
    let broken = metas.iter().filter(|meta| meta.incomplete || meta.forked);
    let broken: Vec<RecordId> = broken.map(|meta| meta.record).collect();
    if !broken.is_empty() {
        let message = Message {
            records: broken,
            ..Message::new(M::FileGap)
        };
        found.miss(message, FACTOR.question(6), Step::AskFullCopy);
    }
    let disputed = file
        .conflicts
        .iter()
        .filter(|conflict| metas.iter().any(|meta| meta.record == conflict.record));
    for conflict in disputed {
        found.settle(
            &conflict.kind,
            &conflict.field,
            conflict.record,
            FACTOR.question(6),
        );
    }
}

/// A partner confirms by what he wrote into the file himself, or by his own yes to the answers.
fn find_confirmed(file: &CaseFile, found: &mut Findings) {
    let metas = file
        .entries
        .iter()
        .map(|entry| &entry.meta)
        .chain(file.visits.iter().map(|visit| &visit.meta))
        .chain(file.reports.iter().map(|report| &report.meta))
        .chain(file.inquiry.hearings.iter().map(|hearing| &hearing.meta))
        .chain(file.inquiry.verifications.iter().map(|one| &one.meta));
    let writers: BTreeSet<PartnerIdentity> = metas
        .filter_map(|meta| Some(PartnerIdentity::Root(meta.creator?)))
        .collect();
    let mut partners = 0;
    for partner in file.active_partners() {
        partners += 1;
        let root = partner.root.known();
        let said = root.is_some_and(|root| file.answers.is_confirmed_by(FACTOR, root));
        found.confirm(partner, said || writers.contains(&partner.identity()));
    }
    if partners == 0 {
        found.unconfirmed.push(Message::new(M::NobodyToConfirm));
    }
}
