//! A case for a meeting: why it should be discussed, how long that takes, and which partners it concerns (domain.md R4).

use crate::{
    analysis::{self, Consent},
    calendar::Day,
    casefile::{CaseFile, party::Partner, team::Team},
    factors::case_lead,
    handover,
    message::{Message, MessageCode as M, Param},
    needs::has_way,
    phase,
    policy::Policy,
    step::Step,
    terms::{
        Term,
        attention::{Level, Rule},
        case::{Phase, Urgency},
        people::{Role, RoleState},
        plan::BudgetState,
        talk::{HandoverState, RequestState},
        terms,
    },
};
use ledger::ids::RecordId;
use std::cmp::Reverse;

terms! {
    /// Why a case stands on an agenda, what presses most first.
    Reason, "agenda_reason" {
        Urgent = "urgent",
        DecisionNeeded = "decision_needed",
        Stagnating = "stagnating",
        FeedbackDue = "feedback_due",
    }
}

/// An attention point, as far as an agenda needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urging {
    /// The rule that speaks.
    pub rule: Rule,
    /// How pressing it is.
    pub level: Level,
    /// What it says.
    pub message: Message,
    /// For how many days.
    pub days: i64,
}

/// What a case asks of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The reasons that are there, each with what led to it.
    pub reasons: Vec<(Reason, Vec<Message>)>,
    /// Its time box.
    pub minutes: u16,
    /// The partners whom it concerns, and by what.
    pub attends: Vec<(RecordId, Vec<Attends>)>,
    /// How much it presses.
    pub weight: Weight,
}

/// What a partner has to do with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attends {
    /// He has this role.
    Role(Role),
    /// He does this many open actions.
    Actions(usize),
    /// A question of or to him is open.
    Question,
    /// Something is handed over by or to him.
    Handover,
}

/// How much a case presses; greater comes first. Compare, do not read: it is no score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    is_asked: bool,
    urgency: Option<Reverse<Urgency>>,
    has_decision: bool,
    level: Option<Level>,
    reasons: usize,
    days: i64,
}

impl Weight {
    /// Whether there is any reason to discuss the case.
    pub fn is_asked(&self) -> bool {
        self.is_asked
    }
}

/// What a case asks of a meeting on the day `meets`.
pub fn agenda(
    file: &CaseFile,
    team: &Team,
    policy: &Policy,
    today: Day,
    meets: Day,
    urgings: &[Urging],
) -> Agenda {
    let reasons: Vec<(Reason, Vec<Message>)> = Reason::ALL
        .iter()
        .map(|reason| {
            let own = match reason {
                Reason::Urgent => urgent(file),
                Reason::DecisionNeeded => decisions(file, team, policy, today),
                Reason::Stagnating => quiet(file, policy, today).into_iter().collect(),
                Reason::FeedbackDue => feedback(file, meets),
            };
            (*reason, joined(own, *reason, urgings))
        })
        .filter(|(_, because)| !because.is_empty())
        .collect();
    let has = |wanted: Reason| reasons.iter().any(|(reason, _)| *reason == wanted);
    let more = [has(Reason::Urgent), has(Reason::DecisionNeeded)];
    let more = more.iter().filter(|more| **more).count();
    let more = u16::try_from(more).unwrap_or(u16::MAX);
    let limits = &policy.factors;
    Agenda {
        minutes: limits
            .agenda_minutes
            .saturating_add(limits.agenda_more_minutes.saturating_mul(more)),
        attends: attends(file, today),
        weight: Weight {
            is_asked: !reasons.is_empty(),
            urgency: file.urgency_now().map(Reverse),
            has_decision: has(Reason::DecisionNeeded),
            level: urgings.iter().map(|urging| urging.level).max(),
            reasons: reasons.len(),
            days: urgings.iter().map(|urging| urging.days).max().unwrap_or(0),
        },
        reasons,
    }
}

/// Own findings with what the rules say for the same reason; nothing twice.
fn joined(own: Vec<Message>, reason: Reason, urgings: &[Urging]) -> Vec<Message> {
    let said = urgings
        .iter()
        .filter(|urging| reason_of(urging.rule) == Some(reason))
        .map(|urging| urging.message.clone());
    let mut all = own;
    for message in said {
        let told = |held: &Message| held.code == message.code && held.records == message.records;
        if !all.iter().any(told) {
            all.push(message);
        }
    }
    all
}

/// For which reason a rule puts a case on an agenda; none for what one person settles by himself.
pub fn reason_of(rule: Rule) -> Option<Reason> {
    match rule {
        Rule::DeadlineNear | Rule::PlaceNotFound => Some(Reason::Urgent),
        Rule::NoLead
        | Rule::DoubleLead
        | Rule::NoDeputy
        | Rule::OfferUnanswered
        | Rule::PingPong
        | Rule::LeftTooEarly
        | Rule::RefusedAgain
        | Rule::PlanNotApproved
        | Rule::PartnerNotHeard
        | Rule::BudgetUndecided
        | Rule::MirrorOpen
        | Rule::NewFactAfterApproval
        | Rule::AbilityOpen
        | Rule::NoWayOut => Some(Reason::DecisionNeeded),
        Rule::OverviewOld
        | Rule::QuestionUnanswered
        | Rule::MeetingsMissed
        | Rule::OverdueAtPartner
        | Rule::NoContribution
        | Rule::NothingTogether
        | Rule::GoalStill
        | Rule::NoNextAction
        | Rule::ActionOverdue
        | Rule::Silence
        | Rule::PhaseUnchanged
        | Rule::AftercareMissed
        | Rule::NoPracticalOption
        | Rule::ExpertiseNotFound => Some(Reason::Stagnating),
        Rule::ReportNotAcknowledged
        | Rule::ReporterWithoutWord
        | Rule::PromisePassed
        | Rule::ExpectationsNotSet => Some(Reason::FeedbackDue),
        Rule::ColdHandover
        | Rule::RefusalWithoutReason
        | Rule::ConsentExpires
        | Rule::ExportWithoutGround
        | Rule::CareWordsInFacts
        | Rule::LeadHasManyCases
        | Rule::ResidentNotHeard
        | Rule::WordTellsTooMuch
        | Rule::CategoryUnverified
        | Rule::WrittenLate
        | Rule::WarningWithoutProof
        | Rule::InterventionWithoutResult
        | Rule::OneSource
        | Rule::UrgencyOld
        | Rule::ContactUnconfirmed
        | Rule::AccessRequestOpen
        | Rule::SafetyNoteOld
        | Rule::PastDestruction
        | Rule::NothingReceived
        | Rule::NotExplained
        | Rule::NotToldBack
        | Rule::NoSharingBasis
        | Rule::PartyMissing => None,
    }
}

fn urgent(file: &CaseFile) -> Vec<Message> {
    let urgency = file.urgency_now();
    let high = urgency.filter(|urgency| matches!(urgency, Urgency::Acute | Urgency::High));
    let message = high.map(|urgency| {
        let message = Message::new(M::AgendaUrgency).with("urgency", Param::term(urgency));
        let record = file.meta.as_ref().map(|meta| meta.record);
        Message {
            records: record.into_iter().collect(),
            ..message
        }
    });
    message.into_iter().collect()
}

/// What people have to decide together.
fn decisions(file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> Vec<Message> {
    let mut found = Vec::new();
    found.extend(double_lead(file));
    for one in &file.talk.handovers {
        let missing = handover::missing(file, one, policy, today).into_iter();
        let waits = missing.filter(|(_, step)| *step == Step::AnswerHandover);
        found.extend(waits.map(|(message, _)| message));
    }
    let asked = file.plan.budget_requests.iter();
    let asked = asked.filter(|one| one.state.counting() == Some(BudgetState::Asked));
    found.extend(asked.map(|one| {
        let purpose = one.purpose.known().map(String::as_str).unwrap_or_default();
        Message::new(M::AgendaBudget)
            .with("purpose", purpose)
            .about(one.meta.record)
    }));
    let blocked = file.plan.impasses.iter().filter(|one| !has_way(one));
    found.extend(blocked.map(|one| {
        let cannot = one.cannot.known().map(String::as_str).unwrap_or_default();
        Message::new(M::ImpasseWithoutWay)
            .with("cannot", cannot)
            .about(one.meta.record)
    }));
    found.extend(unapproved(file));
    found.extend(next_phase(file, team, policy, today));
    found
}

fn double_lead(file: &CaseFile) -> Option<Message> {
    let leads = case_lead::active_leads(file);
    let names: Vec<&str> = leads.iter().map(|lead| lead.label()).collect();
    (leads.len() > 1).then(|| Message {
        records: leads
            .iter()
            .map(|lead| lead.assignment.meta.record)
            .collect(),
        ..Message::new(M::LeadDouble).with("names", names.join(", ").as_str())
    })
}

/// A plan that lies there waits for a yes.
fn unapproved(file: &CaseFile) -> Vec<Message> {
    let latest = analysis::latest(file);
    let [only] = latest.as_slice() else {
        return Vec::new();
    };
    if only.proposed_at.known().is_none() {
        return Vec::new();
    }
    let consents = analysis::consents(file, only);
    let open = consents.iter().filter(|one| match one.consent {
        Consent::ThisContent(acceptance) => !acceptance.counts(),
        Consent::EarlierContent | Consent::None => true,
    });
    open.map(|one| {
        Message::new(M::PlanNotApproved)
            .with("name", one.partner.label())
            .about(only.meta.record)
    })
    .collect()
}

/// Everything is there to go on to a formal phase: people decide that, not one of them.
fn next_phase(file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> Option<Message> {
    let phase = file.phase_now()?;
    let next = phase.following()?;
    let formal = matches!(next, Phase::Warning | Phase::Intention | Phase::Decision);
    let ready = formal && phase::exit(phase, file, team, policy, today).is_met();
    ready.then(|| Message::new(M::AgendaNextPhase).with("phase", Param::term(next)))
}

fn quiet(file: &CaseFile, policy: &Policy, today: Day) -> Option<Message> {
    let last = file.last_activity(today.plus(1))?;
    let long = last.days_until(today) > i64::from(policy.quiet_case_days);
    long.then(|| Message::new(M::AgendaQuiet).with("day", last))
}

/// Word that is planned before or on the day of the meeting.
fn feedback(file: &CaseFile, meets: Day) -> Vec<Message> {
    let open = file.talk.feedbacks.iter();
    let open = open.filter(|one| one.given_at.known().is_none());
    let due = open.filter_map(|one| {
        let day = *one.planned_for.known()?;
        (day <= meets).then(|| {
            Message::new(M::AgendaFeedback)
                .with("day", day)
                .about(one.meta.record)
        })
    });
    due.collect()
}

/// The partners whom the case concerns now; nobody else has to hear it.
fn attends(file: &CaseFile, today: Day) -> Vec<(RecordId, Vec<Attends>)> {
    let partners = file.active_partners();
    partners
        .map(|partner| (partner.meta.record, concerns(file, partner, today)))
        .filter(|(_, by)| !by.is_empty())
        .collect()
}

fn concerns(file: &CaseFile, partner: &Partner, today: Day) -> Vec<Attends> {
    let record = &partner.meta.record;
    let mut by: Vec<Attends> = file
        .roles
        .iter()
        .filter(|role| role.partner.known() == Some(record))
        .filter(|role| match role.state.counting() {
            Some(RoleState::Accepted | RoleState::Proposed) => true,
            Some(RoleState::Refused | RoleState::Ended) | None => false,
        })
        .filter_map(|role| Some(Attends::Role(*role.role.known()?)))
        .collect();
    let actions = file
        .actions
        .iter()
        .filter(|action| action.is_open() && action.owner.known() == Some(record))
        .count();
    if actions > 0 {
        by.push(Attends::Actions(actions));
    }
    let asks = file.talk.information_requests.iter().any(|one| {
        let open = one.state.counting().unwrap_or(RequestState::Open) == RequestState::Open;
        open && [one.from.known(), one.to.known()].contains(&Some(record))
    });
    if asks {
        by.push(Attends::Question);
    }
    let hands = file.talk.handovers.iter().any(|one| {
        let waits = match handover::standing(file, one, today).state {
            HandoverState::Offered | HandoverState::AcceptedWithConditions => true,
            HandoverState::Accepted
            | HandoverState::Refused
            | HandoverState::Withdrawn
            | HandoverState::Expired => false,
        };
        waits && [one.from.known(), one.to.known()].contains(&Some(record))
    });
    if hands {
        by.push(Attends::Handover);
    }
    by
}
