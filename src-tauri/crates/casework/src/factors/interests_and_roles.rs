//! SF2: every partner's interests and role are on the table (domain.md §7.1).

use super::{Factor, Findings, case_lead::Acceptance, own_word};
use crate::{
    casefile::{CaseFile, party::Partner, plan::Interest, value::Uncertain},
    message::{Message, MessageCode as M, Param},
    mirror::{TaskRow, Voice, mirror},
    step::Step,
    terms::{people::Domain, plan::InterestOf},
};

pub(crate) fn find(file: &CaseFile) -> Findings {
    let mut found = Findings::default();
    let rows = mirror(file, file.phase_counting());
    found.need_partners(file, Factor::InterestsAndRoles.question(1));
    for partner in file.active_partners() {
        find_interest(file, partner, &mut found);
        find_task(partner, &rows, &mut found);
        find_refusal(partner, &rows, &mut found);
    }
    find_composition(file, &mut found);
    find_landlord(file, &mut found);
    for whose in [InterestOf::Neighbours, InterestOf::Resident] {
        find_interest_of(file, whose, &mut found);
    }
    find_mirror(&rows, &mut found);
    found.in_order_of_questions()
}

fn named(code: M, partner: &Partner) -> Message {
    Message::new(code).with("name", partner.label())
}

/// At least one interest of this partner; in his own words, or written down by another.
fn find_interest(file: &CaseFile, partner: &Partner, found: &mut Findings) {
    let his = |interest: &&Interest| {
        let by = interest.partner.known().and_then(|by| file.partner(by));
        interest.whose.known() == Some(&InterestOf::Partner)
            && by.is_some_and(|by| by.identity() == partner.identity())
    };
    let all: Vec<&Interest> = file.plan.interests.iter().filter(his).collect();
    let said = all.iter().filter(|one| one.wants.filled().is_some());
    let question = Factor::InterestsAndRoles.question(1);
    let own = |one: &&&Interest| own_word(&one.wants, partner.root.known());
    let best = said.clone().find(own).or(said.clone().next());
    match (best, all.iter().find(|one| one.wants.is_conflict())) {
        (Some(interest), _) => {
            let record = interest.meta.record;
            found
                .because
                .push(named(M::InterestRecorded, partner).about(record));
            if !own(&interest) {
                found
                    .unconfirmed
                    .push(named(M::PartnerNotConfirmed, partner).about(record));
            }
        }
        (None, Some(unclear)) => found.settle("interest/1", "wants", unclear.meta.record, question),
        (None, None) => {
            let message = named(M::InterestNone, partner).about(partner.meta.record);
            found.miss(message, question, Step::RecordInterest);
        }
    }
}

/// At least one task that this partner says he does.
fn find_task(partner: &Partner, rows: &[TaskRow<'_>], found: &mut Findings) {
    let question = Factor::InterestsAndRoles.question(2);
    let said = rows.iter().flat_map(|row| &row.claims);
    let his = |voice: &&Voice<'_>| voice.partner.identity() == partner.identity();
    if let Some(voice) = said.filter(his).max_by_key(|voice| voice.acceptance) {
        taken(M::TaskTaken, voice, partner, found);
        return;
    }
    let waiting = rows.iter().find_map(|row| {
        let voice = row.waiting.iter().find(|voice| his(voice))?;
        Some((row, voice))
    });
    let (message, step) = match waiting {
        Some((row, voice)) => (
            named(M::TaskWaits, partner)
                .with("task", Param::term(row.task))
                .about(voice.record),
            Step::AcceptTask,
        ),
        None => (
            named(M::TaskNone, partner).about(partner.meta.record),
            Step::FillMirror,
        ),
    };
    found.miss(message, question, step);
}

/// At least one task that this partner says he does not do.
fn find_refusal(partner: &Partner, rows: &[TaskRow<'_>], found: &mut Findings) {
    let said = rows.iter().flat_map(|row| &row.refusals);
    let his = |voice: &&Voice<'_>| voice.partner.identity() == partner.identity();
    let best = said.filter(his).max_by_key(|voice| voice.acceptance);
    match best.filter(|voice| voice.acceptance.counts()) {
        Some(voice) => taken(M::TaskRefused, voice, partner, found),
        None => {
            let record = best.map_or(partner.meta.record, |voice| voice.record);
            let message = named(M::TaskRefusalNone, partner).about(record);
            let question = Factor::InterestsAndRoles.question(2);
            found.miss(message, question, Step::FillMirror);
        }
    }
}

fn taken(code: M, voice: &Voice<'_>, partner: &Partner, found: &mut Findings) {
    found.because.push(named(code, partner).about(voice.record));
    if voice.acceptance != Acceptance::Own {
        found
            .unconfirmed
            .push(named(M::PartnerNotConfirmed, partner).about(voice.record));
    }
}

/// Enforcement and care take part, or it says why not.
fn find_composition(file: &CaseFile, found: &mut Findings) {
    let reasons = file.plan.composition.as_ref();
    let of = |domain: Domain| match domain {
        Domain::Care => reasons.map(|one| &one.no_care),
        Domain::Enforcement => reasons.map(|one| &one.no_enforcement),
        Domain::Housing => reasons.map(|one| &one.no_landlord),
        Domain::Police => reasons.map(|one| &one.no_police),
        Domain::Mediation | Domain::Other => None,
    };
    for domain in [Domain::Enforcement, Domain::Care] {
        find_domain(file, domain, of(domain), found);
    }
}

fn find_landlord(file: &CaseFile, found: &mut Findings) {
    let rented = file
        .tenure
        .known()
        .is_some_and(|tenure| tenure.has_landlord());
    if rented {
        let reason = file.plan.composition.as_ref().map(|one| &one.no_landlord);
        find_domain(file, Domain::Housing, reason, found);
    }
}

/// A partner of this field of work, or a reason why there is none.
fn find_domain(
    file: &CaseFile,
    domain: Domain,
    reason: Option<&Uncertain<String>>,
    found: &mut Findings,
) {
    let code = |code: M| Message::new(code).with("domain", Param::term(domain));
    let mut of_domain = file
        .active_partners()
        .filter(|partner| partner.domain.known() == Some(&domain));
    let composed = file.plan.composition.as_ref().map(|one| one.meta.record);
    match (
        of_domain.next(),
        reason.and_then(Uncertain::filled),
        composed,
    ) {
        (Some(partner), _, _) => found
            .because
            .push(code(M::DomainPresent).about(partner.meta.record)),
        (None, Some(_), Some(record)) => found.because.push(code(M::DomainReasoned).about(record)),
        (None, _, _) => found.miss(
            code(M::DomainMissing),
            Factor::InterestsAndRoles.question(3),
            Step::AddPartner,
        ),
    }
}

fn find_interest_of(file: &CaseFile, whose: InterestOf, found: &mut Findings) {
    let code = |code: M| Message::new(code).with("whose", Param::term(whose));
    let recorded = file.plan.interests.iter().find(|interest| {
        interest.whose.known() == Some(&whose) && interest.wants.filled().is_some()
    });
    match recorded {
        Some(interest) => found
            .because
            .push(code(M::InterestOfRecorded).about(interest.meta.record)),
        None => found.miss(
            code(M::InterestOfNone),
            Factor::InterestsAndRoles.question(4),
            Step::RecordInterest,
        ),
    }
}

/// No task with two holders where one may be, and nobody missing for what is needed.
fn find_mirror(rows: &[TaskRow<'_>], found: &mut Findings) {
    let blocking = rows.iter().filter(|row| row.blocks_sf2());
    let messages: Vec<Message> = blocking.filter_map(TaskRow::message).collect();
    if messages.is_empty() {
        found.because.push(Message::new(M::MirrorFits));
    }
    for message in messages {
        found.miss(
            message,
            Factor::InterestsAndRoles.question(5),
            Step::FillMirror,
        );
    }
}
