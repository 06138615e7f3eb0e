//! The six pitfalls: what in the file points to one, and what resolves it (domain.md §7.3).

use crate::{
    analysis::{self, Consent},
    calendar::Day,
    casefile::{
        CaseFile,
        course::Action,
        party::Partner,
        plan::Goal,
        talk::{ExpectationCard, InformationRequest},
        team::Team,
        value::Uncertain,
    },
    factors::{Factor, attention_kept::planned_actions, factor_status, trust::low_pulses},
    guide::{Guide, GuideFindings, GuideStatus, Pitfall},
    handover, hearing,
    message::{Message, MessageCode as M},
    mirror::{Outcome, mirror},
    policy::Policy,
    step::Step,
    terms::{
        Term,
        plan::GoalState,
        talk::{NotShared, RequestState, ResolutionType, ToldWhom},
    },
};
use ledger::ids::RecordId;

/// How one pitfall stands; `team` is what this vault holds outside any case.
pub fn pitfall_status(
    pitfall: Pitfall,
    file: &CaseFile,
    team: &Team,
    policy: &Policy,
    today: Day,
) -> GuideStatus {
    let mut found = GuideFindings::of(Guide::Pitfall(pitfall));
    match pitfall {
        Pitfall::Sharing => find_sharing(file, &mut found),
        Pitfall::NoTime => find_no_time(file, policy, today, &mut found),
        Pitfall::OverTheFence => find_over_the_fence(file, policy, today, &mut found),
        Pitfall::NoLead => find_no_lead(file, team, policy, today, &mut found),
        Pitfall::DriftingApart => find_drifting(file, policy, today, &mut found),
        Pitfall::ResidentsOutOfSight => find_residents(file, policy, today, &mut found),
    }
    found.status(file)
}

/// All six, in order.
pub fn all_pitfalls(file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> Vec<GuideStatus> {
    Pitfall::ALL
        .iter()
        .map(|pitfall| pitfall_status(*pitfall, file, team, policy, today))
        .collect()
}

/// VK1: every question was answered whole or in part, or refused with a kind of reason and another way.
fn find_sharing(file: &CaseFile, found: &mut GuideFindings) {
    for request in &file.talk.information_requests {
        match request.state.counting().unwrap_or(RequestState::Open) {
            RequestState::Withdrawn => {}
            RequestState::Shared | RequestState::Partly => {
                found.speak(asked(M::RequestAnswered, request))
            }
            RequestState::Refused => match refusal_gap(request) {
                None => found.speak(asked(M::RequestRefusedWithWay, request)),
                Some((code, number)) => found.miss(asked(code, request), number, Step::OpenDoor),
            },
            RequestState::Open => {
                found.miss(asked(M::RequestOpen, request), 2, Step::AnswerRequest)
            }
        }
    }
}

fn asked(code: M, request: &InformationRequest) -> Message {
    let question = request
        .question
        .known()
        .map(String::as_str)
        .unwrap_or_default();
    Message::new(code)
        .with("question", question)
        .about(request.meta.record)
}

/// What a refusal lacks, with the question that asks for it.
pub fn refusal_gap(request: &InformationRequest) -> Option<(M, u8)> {
    let named = request
        .not_shared
        .known()
        .is_some_and(|why| *why != NotShared::Unknown);
    if !named {
        Some((M::RefusalWithoutReason, 3))
    } else if request.alternative.filled().is_none() {
        Some((M::RefusalWithoutWay, 4))
    } else {
        None
    }
}

/// VK2: a partner with too much over time makes a new promise with a day, or leaves and others fill his place.
fn find_no_time(file: &CaseFile, policy: &Policy, today: Day, found: &mut GuideFindings) {
    for partner in file.active_partners() {
        let late = overdue_of(file, partner, today);
        if is_too_much(&late, policy, today) {
            let message = Message {
                records: late.iter().map(|(action, _)| action.meta.record).collect(),
                ..Message::new(M::PromiseNeeded).with("name", partner.label())
            };
            found.miss(message, 2, Step::HandleOverdue);
        }
    }
    for partner in file.partners.iter().filter(|partner| !partner.is_active()) {
        find_place_of(file, partner, found);
    }
}

/// Open actions of this partner whose day passed, with that day.
pub fn overdue_of<'a>(file: &'a CaseFile, partner: &Partner, today: Day) -> Vec<(&'a Action, Day)> {
    let his = |action: &&Action| {
        let owner = action.owner.known().and_then(|owner| file.partner(owner));
        action.is_overdue(today)
            && owner.is_some_and(|owner| owner.identity() == partner.identity())
    };
    let late = file.actions.iter().filter(his);
    late.filter_map(|action| Some((action, action.earliest_due()?)))
        .collect()
}

/// Several actions over time, or one that is far over time.
pub fn is_too_much(late: &[(&Action, Day)], policy: &Policy, today: Day) -> bool {
    let far = |due: &Day| due.days_until(today) > i64::from(policy.factors.overdue_days);
    late.len() >= usize::from(policy.factors.overdue_actions)
        || late.iter().any(|(_, due)| far(due))
}

/// Who left has a reason, and what he did is done by another.
fn find_place_of(file: &CaseFile, partner: &Partner, found: &mut GuideFindings) {
    let say = |code: M| {
        Message::new(code)
            .with("name", partner.label())
            .about(partner.meta.record)
    };
    if partner.ended_reason.filled().is_none() {
        found.miss(say(M::LeftWithoutReason), 4, Step::AddPartner);
        return;
    }
    let gaps = mirror(file, file.phase_counting())
        .into_iter()
        .filter(|row| {
            let his = file.plan.claims.iter().any(|claim| {
                claim.task.known() == Some(&row.task)
                    && claim.partner.known() == Some(&partner.meta.record)
            });
            his && row.outcome == Outcome::Gap
        });
    let gaps: Vec<Message> = gaps.filter_map(|row| row.message()).collect();
    if gaps.is_empty() {
        found.speak(say(M::LeftInOrder));
    }
    for gap in gaps {
        found.miss(gap, 3, Step::FillMirror);
    }
}

/// VK3: each handover was accepted after warm contact, with receipt, and the sender asked how it goes.
fn find_over_the_fence(file: &CaseFile, policy: &Policy, today: Day, found: &mut GuideFindings) {
    for one in &file.talk.handovers {
        let missing = handover::missing(file, one, policy, today);
        if missing.is_empty() {
            let state = handover::standing(file, one, today).state;
            let message = Message::new(M::HandoverSettled);
            let message = message.with("state", crate::message::Param::term(state));
            found.speak(message.about(one.meta.record));
        }
        for (message, step) in missing {
            let question = if step == Step::SpeakReceiver {
                2
            } else if step == Step::FollowUpHandover {
                4
            } else {
                1
            };
            found.miss(message, question, step);
        }
    }
}

/// VK4: SF1 is done.
fn find_no_lead(
    file: &CaseFile,
    team: &Team,
    policy: &Policy,
    today: Day,
    found: &mut GuideFindings,
) {
    let status = factor_status(Factor::CaseLead, file, team, policy, today);
    if status.is_done() {
        let reasons = status.because.into_iter();
        reasons.for_each(|message| found.speak(message));
        return;
    }
    for missing in status.missing {
        found.miss(missing.message, 1, missing.step);
    }
}

/// VK5: when something shows that partners drift apart, they look again together, agree on the plan as it then is,
/// and take a next step.
fn find_drifting(file: &CaseFile, policy: &Policy, today: Day, found: &mut GuideFindings) {
    let signs = drifting_signs(file, policy, today);
    let looked = file
        .talk
        .resolutions
        .iter()
        .filter(|one| one.sort.known() == Some(&ResolutionType::Recalibration));
    let looked = looked
        .filter_map(|one| Some((*one.at.known()?, one.meta.record)))
        .max();
    match looked {
        None if signs.is_empty() => return,
        None => {
            for (message, question) in signs {
                found.miss(message, question, Step::Recalibrate);
            }
            return;
        }
        Some((day, record)) => {
            let message = Message::new(M::Recalibrated).with("day", day);
            found.speak(message.about(record));
            find_new_agreement(file, day, found);
        }
    }
    for (message, question) in signs {
        found.miss(message, question, Step::Recalibrate);
    }
    if planned_actions(file).is_empty() {
        found.miss(Message::new(M::NoNextAction), 3, Step::PlanAction);
    }
}

/// After the talk all agreed on the plan as it is now.
fn find_new_agreement(file: &CaseFile, day: Day, found: &mut GuideFindings) {
    let agreed = match analysis::latest(file).as_slice() {
        [analysis] => analysis::consents(file, analysis).iter().all(|one| {
            let later = one
                .approval
                .is_some_and(|approval| Day::today(approval.meta.first_wall) >= day);
            let yes = matches!(one.consent, Consent::ThisContent(how) if how.counts());
            yes && later
        }),
        _none_or_several => false,
    };
    if !agreed {
        found.miss(
            Message::new(M::NotAgreedAnew).with("day", day),
            2,
            Step::AskApproval,
        );
    }
}

/// What shows that partners drift apart, with the question that asks after it.
fn drifting_signs(file: &CaseFile, policy: &Policy, today: Day) -> Vec<(Message, u8)> {
    let unseen = file
        .plan
        .interests
        .iter()
        .filter(|interest| interest.missing_in_plan.known() == Some(&true));
    let unseen = unseen.map(|interest| {
        let partner = interest.partner.known().and_then(|by| file.partner(by));
        let name = partner.map(Partner::label).unwrap_or_default();
        let message = Message::new(M::InterestNotInPlan).with("name", name);
        (message.about(interest.meta.record), 1)
    });
    let low: Vec<RecordId> = low_pulses(file, policy)
        .iter()
        .map(|pulse| pulse.meta.record)
        .collect();
    let low = (!low.is_empty()).then(|| {
        let message = Message {
            records: low,
            ..Message::new(M::PulseLow)
        };
        (message, 2)
    });
    unseen
        .chain(low)
        .chain(still_signs(file, policy, today))
        .collect()
}

/// Open goals of the plan without progress for too long, with the day since when.
pub(crate) fn still_goals<'a>(
    file: &'a CaseFile,
    policy: &Policy,
    today: Day,
) -> impl Iterator<Item = (&'a Goal, Day)> {
    let limit = i64::from(policy.factors.progress_days);
    let goals = analysis::latest(file)
        .into_iter()
        .flat_map(|analysis| analysis::goals(file, analysis));
    goals.filter_map(move |goal| {
        let open = goal.state.counting().unwrap_or(GoalState::Open) == GoalState::Open;
        let moved = goal.progress_at.known().copied();
        let since = moved.unwrap_or_else(|| Day::today(goal.meta.first_wall));
        (open && since.days_until(today) > limit).then_some((goal, since))
    })
}

fn still_signs(
    file: &CaseFile,
    policy: &Policy,
    today: Day,
) -> impl Iterator<Item = (Message, u8)> {
    let limit = i64::from(policy.factors.progress_days);
    still_goals(file, policy, today).map(move |(goal, _)| {
        let text = goal.text.known().map(String::as_str).unwrap_or_default();
        let message = Message::new(M::GoalStill)
            .with("goal", text)
            .with("limit", limit);
        (message.about(goal.meta.record), 2)
    })
}

/// VK6: an expectation card is complete, word to the reporter is planned or given, the resident was heard.
fn find_residents(file: &CaseFile, policy: &Policy, today: Day, found: &mut GuideFindings) {
    find_expectations(file, found);
    let word = file.talk.feedbacks.iter().find(|feedback| {
        let day = feedback.planned_for.known();
        let ahead = day.is_some_and(|day| *day >= today);
        is_for_neighbours(&feedback.whom) && (ahead || feedback.given_at.known().is_some())
    });
    match word {
        Some(word) => found.speak(Message::new(M::FeedbackPlanned).about(word.meta.record)),
        None => found.miss(Message::new(M::FeedbackNotPlanned), 3, Step::PlanFeedback),
    }
    if hearing::is_resident_heard(file, policy) {
        found.speak(hearing::heard_message(file));
    } else {
        let message = hearing::not_heard(file, policy);
        found.miss(message, 4, Step::VisitResident);
    }
}

fn find_expectations(file: &CaseFile, found: &mut GuideFindings) {
    let cards = file.talk.expectation_cards.iter();
    let cards = cards.filter(|card| is_for_neighbours(&card.whom));
    match cards.clone().find(|card| is_complete(card)) {
        Some(card) => found.speak(Message::new(M::ExpectationsSet).about(card.meta.record)),
        None => {
            let message = Message {
                records: cards.map(|card| card.meta.record).collect(),
                ..Message::new(M::ExpectationsNotSet)
            };
            found.miss(message, 1, Step::SetExpectations);
        }
    }
}

/// Word for who reported or lives nearby.
pub fn is_for_neighbours(whom: &Uncertain<ToldWhom>) -> bool {
    match whom.known() {
        Some(ToldWhom::Reporter | ToldWhom::Neighbours) => true,
        Some(ToldWhom::Resident) | None => false,
    }
}

/// What yes, what no, and when there is word again.
pub fn is_complete(card: &ExpectationCard) -> bool {
    card.will.filled().is_some()
        && card.will_not.filled().is_some()
        && card.next_word.known().is_some()
}
