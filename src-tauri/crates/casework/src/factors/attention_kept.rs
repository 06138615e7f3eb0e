//! SF6: urgency does not fade (domain.md §7.1).

use super::{Factor, Findings, own_word, review_days};
use crate::{
    calendar::Day,
    casefile::{CaseFile, course::Action, talk::Evaluation},
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    step::Step,
    terms::{action::ActionState, case::Phase, talk::EvaluationOf},
};
use ledger::ids::RecordId;

pub(crate) fn find(file: &CaseFile, policy: &Policy, today: Day) -> Findings {
    let mut found = Findings::default();
    find_next_action(file, policy, today, &mut found);
    find_overdue(file, today, &mut found);
    find_urgency(file, policy, today, &mut found);
    find_activity(file, policy, today, &mut found);
    if file.phase_counting() == Phase::Aftercare {
        find_aftercare(file, policy, &mut found);
    }
    found
}

/// Open actions with an owner who takes part and a day on which people agree, the earliest first.
pub fn planned_actions(file: &CaseFile) -> Vec<(&Action, Day)> {
    let mut planned: Vec<(&Action, Day)> = file
        .actions
        .iter()
        .filter(|action| action.is_open() && owner(file, action).is_some())
        .filter_map(|action| Some((action, *action.due.known()?)))
        .collect();
    planned.sort_by_key(|(action, due)| (*due, action.meta.record));
    planned
}

/// The active partner who will do it.
fn owner<'a>(file: &'a CaseFile, action: &Action) -> Option<&'a crate::casefile::party::Partner> {
    file.partner(action.owner.known()?)
        .filter(|partner| partner.is_active())
}

/// At least one open action with owner and day, at most T days ahead.
fn find_next_action(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let limit = i64::from(review_days(file, policy));
    let planned = planned_actions(file);
    let next = planned
        .iter()
        .find(|(_, due)| (0..=limit).contains(&today.days_until(*due)));
    let Some((action, due)) = next else {
        let message = Message::new(M::NextActionNone).with("limit", limit);
        found.miss(message, Factor::AttentionKept.question(1), Step::PlanAction);
        return;
    };
    let holder = owner(file, action);
    let name = holder.map(|partner| partner.label()).unwrap_or_default();
    let message = Message::new(M::NextActionPlanned)
        .with("name", name)
        .with("day", *due)
        .about(action.meta.record);
    let root = holder.and_then(|partner| partner.root.known());
    let own = own_word(&action.owner, root) || own_word(&action.due, root);
    if !own {
        found.unconfirmed.push(
            Message::new(M::PartnerNotConfirmed)
                .with("name", name)
                .about(action.meta.record),
        );
    }
    found.because.push(message);
}

fn find_overdue(file: &CaseFile, today: Day, found: &mut Findings) {
    let overdue: Vec<&Action> = file
        .actions
        .iter()
        .filter(|action| action.is_overdue(today))
        .collect();
    if overdue.is_empty() {
        found.because.push(Message::new(M::NothingOverdue));
    }
    for action in overdue {
        let day = action.earliest_due().unwrap_or(today);
        let message = Message::new(M::ActionOverdue)
            .with(
                "action",
                action.text.known().map(String::as_str).unwrap_or_default(),
            )
            .with("day", day)
            .about(action.meta.record);
        found.miss(
            message,
            Factor::AttentionKept.question(1),
            Step::HandleOverdue,
        );
    }
}

/// The urgency was written down at most 30 days ago; writing the same again is judging anew.
fn find_urgency(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let question = Factor::AttentionKept.question(4);
    let limit = i64::from(policy.urgency_reassessment_days);
    let judged = file.urgency.known().zip(file.urgency.latest_wall());
    let Some((urgency, wall)) = judged else {
        let (code, step) = if file.urgency.is_set() {
            (M::UrgencyUnclear, Step::SettleConflict)
        } else {
            (M::UrgencyUnset, Step::SetUrgency)
        };
        found.miss(about_case(file, Message::new(code)), question, step);
        return;
    };
    let day = Day::today(wall);
    match day.days_until(today) {
        // One day of difference between two clocks is no mistake.
        days if days < -1 => {
            let message = Message::new(M::UrgencyInFuture).with("day", day);
            found.miss(about_case(file, message), question, Step::ReassessUrgency);
        }
        days if days > limit => {
            let message = Message::new(M::UrgencyOld)
                .with("day", day)
                .with("limit", limit);
            found.miss(about_case(file, message), question, Step::ReassessUrgency);
        }
        _ => {
            let message = Message::new(M::UrgencyJudged)
                .with("urgency", Param::term(*urgency))
                .with("day", day);
            found.because.push(about_case(file, message));
        }
    }
}

fn find_activity(file: &CaseFile, policy: &Policy, today: Day, found: &mut Findings) {
    let limit = i64::from(review_days(file, policy));
    // A clock that runs ahead by a day is no gap.
    let Some(last) = file.last_activity(today.plus(1)) else {
        let message = Message::new(M::CaseActivityUnknown);
        found.miss(
            message,
            Factor::AttentionKept.question(3),
            Step::RecordActivity,
        );
        return;
    };
    let days = last.days_until(today);
    if days <= limit {
        found
            .because
            .push(Message::new(M::CaseActive).with("day", last));
    } else {
        let message = Message::new(M::CaseQuiet)
            .with("days", days)
            .with("limit", limit);
        found.miss(
            message,
            Factor::AttentionKept.question(3),
            Step::RecordActivity,
        );
    }
}

/// The first day of aftercare, by the case or else by the latest move to it.
pub fn aftercare_start(file: &CaseFile) -> Option<Day> {
    if file.phase_since.is_set() {
        return file.phase_since.known().copied();
    }
    let moves = file
        .transitions
        .iter()
        .filter(|step| step.to.known() == Some(&Phase::Aftercare));
    moves
        .filter_map(|step| step.at.known())
        .map(|at| at.day())
        .max()
}

/// A day on which aftercare is checked, with what was planned or noted for it.
#[derive(Clone, Copy, Debug)]
pub struct AftercareCheck<'a> {
    /// The day.
    pub day: Day,
    /// The action that plans or does it.
    pub action: Option<&'a Action>,
    /// The look back that plans or does it.
    pub evaluation: Option<&'a Evaluation>,
}

impl AftercareCheck<'_> {
    /// Someone will do it, or did.
    pub fn is_planned(&self) -> bool {
        self.action.is_some() || self.evaluation.is_some()
    }

    /// Someone did it.
    pub fn is_done(&self) -> bool {
        let by_action = self
            .action
            .is_some_and(|action| action.state.counting() == Some(ActionState::Done));
        by_action || self.evaluation.is_some_and(is_looked_back)
    }

    /// The records behind it.
    pub fn records(&self) -> impl Iterator<Item = RecordId> {
        let action = self.action.map(|action| action.meta.record);
        let evaluation = self.evaluation.map(|evaluation| evaluation.meta.record);
        action.into_iter().chain(evaluation)
    }
}

fn is_looked_back(evaluation: &Evaluation) -> bool {
    evaluation.at.known().is_some() && evaluation.result.known().is_some()
}

/// The days on which aftercare is checked, each with the action or look back that does it.
pub fn aftercare_checks<'a>(file: &'a CaseFile, policy: &Policy) -> Vec<AftercareCheck<'a>> {
    let Some(start) = aftercare_start(file) else {
        return Vec::new();
    };
    let near = i64::from(policy.aftercare_tolerance_days);
    let check = |days: &u16| {
        let day = start.plus(u32::from(*days));
        let fits = |due: &Day| due.days_until(day).abs() <= near;
        AftercareCheck {
            day,
            action: action_for(file, fits),
            evaluation: evaluation_for(file, fits),
        }
    };
    policy.aftercare_check_days.iter().map(check).collect()
}

/// An action that was not dropped and fits the day; one that is done comes first.
fn action_for(file: &CaseFile, fits: impl Fn(&Day) -> bool) -> Option<&Action> {
    let kept = |action: &&Action| match action.state.counting().unwrap_or(ActionState::Open) {
        ActionState::Open | ActionState::Done => action.due.known().is_some_and(&fits),
        ActionState::Dropped => false,
    };
    let done = file
        .actions
        .iter()
        .filter(kept)
        .find(|action| !action.is_open());
    done.or_else(|| file.actions.iter().find(kept))
}

/// A look back of aftercare that fits the day; one that was done comes first.
fn evaluation_for(file: &CaseFile, fits: impl Fn(&Day) -> bool) -> Option<&Evaluation> {
    let of_day = |evaluation: &&Evaluation| {
        let due = evaluation.due.known().or(evaluation.at.known());
        evaluation.of.known() == Some(&EvaluationOf::Aftercare) && due.is_some_and(&fits)
    };
    let all = || file.talk.evaluations.iter().filter(of_day);
    let done = all().find(|evaluation| is_looked_back(evaluation));
    done.or_else(|| all().next())
}

fn find_aftercare(file: &CaseFile, policy: &Policy, found: &mut Findings) {
    let question = Factor::AttentionKept.question(5);
    let checks = aftercare_checks(file, policy);
    if checks.is_empty() {
        let message = about_case(file, Message::new(M::AftercareStartUnknown));
        found.miss(message, question, Step::SettlePhase);
        return;
    }
    let missing: Vec<Day> = checks
        .iter()
        .filter(|check| !check.is_planned())
        .map(|check| check.day)
        .collect();
    for day in &missing {
        found.miss(
            Message::new(M::AftercareMissing).with("day", *day),
            question,
            Step::PlanAftercare,
        );
    }
    if missing.is_empty() {
        let count = i64::try_from(checks.len()).unwrap_or(i64::MAX);
        let message = Message::new(M::AftercarePlanned).with("count", count);
        let records = checks.iter().flat_map(AftercareCheck::records).collect();
        found.because.push(Message { records, ..message });
    }
}

fn about_case(file: &CaseFile, message: Message) -> Message {
    let records = file.meta.iter().map(|meta| meta.record).collect();
    Message { records, ..message }
}
