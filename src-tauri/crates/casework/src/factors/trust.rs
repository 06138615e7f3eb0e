//! SF4: people know and find each other, also outside crises (domain.md §7.1).

use super::{Factor, Findings, own_word};
use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        party::{Partner, PartnerIdentity},
        talk::{InformationRequest, Pulse},
        team::{ContactPerson, Team},
    },
    message::{Message, MessageCode as M},
    policy::Policy,
    step::Step,
    terms::talk::RequestState,
};
use ledger::ids::RecordId;
use std::collections::BTreeSet;

const FACTOR: Factor = Factor::Trust;

pub(crate) fn find(file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> Findings {
    let mut found = Findings::default();
    found.need_partners(file, FACTOR.question(1));
    for contact in contacts(file, policy, today) {
        contact.tell(&mut found);
    }
    find_answers(file, policy, today, &mut found);
    find_spoken(file, team, policy, today, &mut found);
    find_pulses(file, policy, today, &mut found);
    found.in_order_of_questions()
}

/// How well a partner can be reached.
pub struct Contact<'a> {
    /// The partner.
    pub partner: &'a Partner,
    /// What is missing, with the number of the question of SF4 that it answers.
    pub missing: Vec<(Message, u8)>,
    /// He confirmed these details himself.
    pub is_own_word: bool,
}

/// The contacts of all active partners: a face, a reserve, how to reach him, confirmed lately (SF4, BH3).
pub fn contacts<'a>(file: &'a CaseFile, policy: &Policy, today: Day) -> Vec<Contact<'a>> {
    file.active_partners()
        .map(|partner| contact(partner, policy, today))
        .collect()
}

fn contact<'a>(partner: &'a Partner, policy: &Policy, today: Day) -> Contact<'a> {
    let say = |code: M| {
        Message::new(code)
            .with("name", partner.label())
            .about(partner.meta.record)
    };
    let mut missing = Vec::new();
    if partner.name.filled().is_none() {
        missing.push((say(M::ContactFaceNone), 1));
    }
    if partner.reserve.filled().is_none() {
        missing.push((say(M::ContactReserveNone), 1));
    }
    if partner.reach.filled().is_none() {
        missing.push((say(M::ContactReachNone), 2));
    }
    let limit = i64::from(policy.factors.contact_days);
    match partner.contact_confirmed_at.known() {
        None => missing.push((say(M::ContactUnconfirmed), 1)),
        Some(day) if day.days_until(today) > limit => {
            let message = say(M::ContactOld).with("day", *day).with("limit", limit);
            missing.push((message, 1));
        }
        Some(_) => {}
    }
    Contact {
        partner,
        missing,
        is_own_word: own_word(&partner.contact_confirmed_at, partner.root.known()),
    }
}

impl Contact<'_> {
    fn tell(self, found: &mut Findings) {
        let say = |code: M| {
            Message::new(code)
                .with("name", self.partner.label())
                .about(self.partner.meta.record)
        };
        if self.missing.is_empty() {
            found.because.push(say(M::ContactComplete));
        }
        if !self.is_own_word {
            found.unconfirmed.push(say(M::PartnerNotConfirmed));
        }
        for (message, question) in self.missing {
            found.miss(message, FACTOR.question(question), Step::CompleteContact);
        }
    }
}

/// The middle answer to a question between partners takes at most so many working days; one that waits counts as
/// long as it waits, once that is longer than the term.
fn find_answers(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let limit = i64::from(policy.factors.answer_working_days);
    let mut waits: Vec<(i64, RecordId)> = file
        .talk
        .information_requests
        .iter()
        .filter_map(|request| Some((waited(request, policy, today)?, request.meta.record)))
        .collect();
    waits.sort();
    let Some((days, _)) = waits.get(waits.len() / 2) else {
        return;
    };
    let records: Vec<RecordId> = waits.iter().map(|(_, record)| *record).collect();
    let message = |code: M| Message {
        records: records.clone(),
        ..Message::new(code).with("days", *days).with("limit", limit)
    };
    if *days > limit {
        found.miss(
            message(M::AnswersSlow),
            FACTOR.question(2),
            Step::AnswerRequest,
        );
    } else {
        found.because.push(message(M::AnswersQuick));
    }
}

fn waited(request: &InformationRequest, policy: &Policy, today: Day) -> Option<i64> {
    let limit = i64::from(policy.factors.answer_working_days);
    let window = i64::from(policy.factors.answer_window_days);
    let working_days = policy.working_days();
    let asked = *request.asked_at.known()?;
    if !(0..=window).contains(&asked.days_until(today)) {
        return None;
    }
    if let Some(answered) = request.answered_at.known() {
        return Some(i64::from(working_days.between(asked, *answered)));
    }
    let open = request.state.counting().unwrap_or(RequestState::Open) == RequestState::Open;
    let so_far = i64::from(working_days.between(asked, today));
    (open && so_far > limit).then_some(so_far)
}

/// Everyone spoke the others lately without a crisis. A vault knows only whom its own person spoke: contacts belong
/// to no case and stay with who wrote them.
fn find_spoken(file: &CaseFile, team: &Team, policy: &Policy, today: Day, found: &mut Findings) {
    let limit = i64::from(policy.factors.spoken_days);
    let own = file.own.map(PartnerIdentity::Root);
    for partner in file
        .active_partners()
        .filter(|partner| Some(partner.identity()) != own)
    {
        let his = team
            .contact_people
            .iter()
            .filter(|face| is_face(face, partner));
        let spoken = his.filter_map(|face| Some((*face.spoken_at.known()?, face.meta.record)));
        let say = |code: M| Message::new(code).with("name", partner.label());
        match spoken.max() {
            Some((day, record)) if day.days_until(today) <= limit => {
                found
                    .because
                    .push(say(M::SpokenWithoutCrisis).with("day", day).about(record));
            }
            Some(_) | None => {
                let message = say(M::SpokenNotLately).with("limit", limit);
                found.miss(
                    message.about(partner.meta.record),
                    FACTOR.question(3),
                    Step::SpeakPartner,
                );
            }
        }
    }
}

/// Whether this contact is the partner: by root, else by organisation and name.
fn is_face(face: &ContactPerson, partner: &Partner) -> bool {
    let same = |one: Option<&str>, two: Option<&str>| match (one, two) {
        (Some(one), Some(two)) => one.to_lowercase() == two.to_lowercase(),
        (_, _) => false,
    };
    match (face.root.known(), partner.root.known()) {
        (Some(face), Some(partner)) => face == partner,
        (_, _) => {
            same(face.organisation.filled(), partner.organisation.filled())
                && same(face.name.filled(), partner.name.filled())
        }
    }
}

/// Polls in which a low score was not talked about yet.
pub fn low_pulses<'a>(file: &'a CaseFile, policy: &Policy) -> Vec<&'a Pulse> {
    let low = |pulse: &&Pulse| {
        let lowest = pulse.score.claims().iter();
        let lowest = lowest.filter_map(|claim| claim.reading.value()).min();
        lowest.is_some_and(|score| *score <= i64::from(policy.factors.pulse_low))
            && pulse.addressed_at.known().is_none()
    };
    file.talk.pulses.iter().filter(low).collect()
}

/// At least half of the partners answered the short poll lately, and low scores were talked about.
fn find_pulses(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let question = FACTOR.question(5);
    let partners: BTreeSet<PartnerIdentity> =
        file.active_partners().map(Partner::identity).collect();
    let answered = answered_lately(file, policy, today);
    let count = partners.intersection(&answered).count();
    let counted = |code: M| {
        Message::new(code)
            .with("count", i64::try_from(count).unwrap_or(i64::MAX))
            .with(
                "partners",
                i64::try_from(partners.len()).unwrap_or(i64::MAX),
            )
    };
    if count * 2 < partners.len() || partners.is_empty() {
        found.miss(counted(M::PulseFew), question, Step::AskPulse);
    } else {
        found.because.push(counted(M::PulseEnough));
    }
    let low = low_pulses(file, policy);
    if !low.is_empty() {
        let message = Message {
            records: low.iter().map(|pulse| pulse.meta.record).collect(),
            ..Message::new(M::PulseLow)
        };
        found.miss(message, question, Step::TalkAboutCooperation);
    }
}

fn answered_lately(file: &CaseFile, policy: &Policy, today: Day) -> BTreeSet<PartnerIdentity> {
    let limit = i64::from(policy.factors.pulse_days);
    let lately = file.talk.pulses.iter().filter(|pulse| {
        let day = pulse.at.known();
        day.is_some_and(|day| day.days_until(today) <= limit) && pulse.score.is_set()
    });
    lately
        .filter_map(|pulse| Some(file.partner(pulse.partner.known()?)?.identity()))
        .collect()
}
