//! W20–W22 and W41–W44: the plan moves, carries everyone, fits the facts, and has something practical in it (VK5, SF2,
//! SF3, SF7).

use super::{
    finding::{Finding, RestsOn},
    scene::{Scene, brief, made_on, names, readable, written_on},
};
use crate::{
    analysis::{self, Consent},
    calendar::Day,
    casefile::{
        party::Partner,
        plan::{BudgetRequest, Interest},
        talk::Pulse,
    },
    factors::trust::low_pulses,
    message::{MessageCode as M, Param},
    mirror::{Holders, Outcome, TaskRow, holders},
    pitfalls::still_goals,
    step::Step,
    terms::{attention::Level, case::Phase, plan::BudgetState},
};
use ledger::ids::RecordId;

/// W20: an open goal of the plan without progress for too long.
pub(super) fn goal_still<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.policy.factors.progress_days;
    let goals = still_goals(scene.file, scene.policy, scene.today);
    let still = goals.filter_map(|(goal, since)| {
        let days = scene.after_days(since, limit)?;
        let finding = Finding::new(Level::Attention, M::W20GoalStill, days)
            .with("goal", brief(&goal.text).as_str())
            .with("days", scene.days_since(since))
            .on(goal.meta.record);
        Some(finding)
    });
    still.collect()
}

/// W21: the plan was proposed, and not everyone approved it as it is now.
pub(super) fn plan_not_approved<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let Some(analysis) = scene.analysis() else {
        return Vec::new();
    };
    let Some(proposed) = readable(&analysis.proposed_at).min() else {
        return Vec::new();
    };
    let Some(days) = scene.after_days(proposed, scene.limits().approval_days) else {
        return Vec::new();
    };
    let open = scene.consents().iter().filter(
        |one| !matches!(one.consent, Consent::ThisContent(acceptance) if acceptance.counts()),
    );
    let missing: Vec<&Partner> = open.clone().map(|one| one.partner).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let facts = open.map(|one| {
        one.approval
            .map_or(one.partner.meta.record, |approval| approval.meta.record)
    });
    let finding = Finding::new(Level::Attention, M::W21NotApproved, days)
        .with("names", names(missing.iter().copied()).as_str())
        .with("days", scene.days_since(proposed))
        .on(analysis.meta.record)
        .because(facts)
        .resting_on(RestsOn::AllOf(missing));
    vec![finding]
}

/// W22: a partner says that his interest is not in the plan, or that the co-operation goes badly, and nobody talked
/// about it with him.
pub(super) fn partner_not_heard<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let interests = scene.file.plan.interests.iter();
    let interests = interests.filter_map(|one| interest_waits(scene, one));
    let pulses = low_pulses(scene.file, scene.policy).into_iter();
    let pulses = pulses.filter_map(|one| pulse_waits(scene, one));
    interests.chain(pulses).collect()
}

fn interest_waits<'a>(scene: &Scene<'a>, interest: &'a Interest) -> Option<Finding<'a>> {
    let said = readable(&interest.missing_in_plan).any(|missing| missing);
    let since = written_on(&interest.missing_in_plan)?;
    let days = scene.after_days(since, scene.limits().repair_days)?;
    let partner = interest
        .partner
        .known()
        .and_then(|by| scene.file.partner(by));
    (said && !interest.answered_at.is_set()).then(|| {
        Finding::new(Level::Urgent, M::W22InterestMissing, days)
            .with("name", names(partner).as_str())
            .with("days", scene.days_since(since))
            .on(interest.meta.record)
            .step(Step::Recalibrate)
    })
}

/// Who gave the score stays between the partners: the point does not name him.
fn pulse_waits<'a>(scene: &Scene<'a>, pulse: &'a Pulse) -> Option<Finding<'a>> {
    let since = readable(&pulse.at).max();
    let since = since.unwrap_or_else(|| made_on(&pulse.meta));
    let days = scene.after_days(since, scene.limits().repair_days)?;
    let finding = Finding::new(Level::Urgent, M::W22LowPulse, days)
        .with("days", scene.days_since(since))
        .on(pulse.meta.record);
    Some(finding)
}

/// W41: the light approach ends, or ended, and nobody wrote down a practical idea.
pub(super) fn no_practical_option<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let days = match scene.moving_to() {
        Some(to) => (scene.phase() <= Phase::LightApproach && Scene::is_formal(to)).then_some(0),
        None => Scene::is_formal(scene.phase())
            .then(|| scene.reached(Phase::Warning))
            .flatten()
            .map(|since| scene.days_since(since.day)),
    };
    let options = &scene.file.plan.practical_options;
    let Some(days) = days.filter(|_| options.is_empty()) else {
        return Vec::new();
    };
    vec![Finding::new(Level::Attention, M::W41NoOption, days).because(scene.case_record())]
}

/// W42: nobody decided about the money.
pub(super) fn budget_undecided<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.policy.factors.budget_working_days;
    let asked = |one: &&BudgetRequest| {
        one.state.counting().unwrap_or(BudgetState::Asked) == BudgetState::Asked
    };
    let open = scene.file.plan.budget_requests.iter().filter(asked);
    let late = open.filter_map(|one| {
        let since = readable(&one.asked_at).min();
        let since = since.unwrap_or_else(|| made_on(&one.meta));
        let days = scene.after_working_days(since, limit)?;
        let finding = Finding::new(Level::Attention, M::W42Undecided, days)
            .with("purpose", brief(&one.purpose).as_str())
            .with("days", scene.days_since(since))
            .on(one.meta.record);
        Some(finding)
    });
    late.collect()
}

/// W43: some days after the kick-off a task is held twice where one should hold it, or nobody holds what is expected
/// or needed. In aftercare the roles are no longer divided.
pub(super) fn mirror_open<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if scene.phase() >= Phase::Aftercare {
        return Vec::new();
    }
    let kick_off = scene.reached(Phase::JointPlan);
    let late = kick_off.and_then(|since| scene.after_days(since.day, scene.limits().mirror_days));
    let Some(days) = late else {
        return Vec::new();
    };
    let rows = scene.mirror().iter();
    rows.filter_map(|row| open_row(scene, row, days)).collect()
}

fn open_row<'a>(scene: &Scene<'a>, row: &TaskRow<'a>, days: i64) -> Option<Finding<'a>> {
    let finding = match row.outcome {
        Outcome::Double if holders(row.task) == Holders::One => {
            let holding = row.claims.iter().map(|voice| voice.partner);
            Finding::new(Level::Attention, M::W43Double, days)
                .with("task", Param::term(row.task))
                .with("names", names(holding).as_str())
        }
        Outcome::Gap => {
            Finding::new(Level::Attention, M::W43Gap, days).with("task", Param::term(row.task))
        }
        Outcome::Double
        | Outcome::Misunderstanding
        | Outcome::Question
        | Outcome::Offer
        | Outcome::Invisible
        | Outcome::Clear => return None,
    };
    let facts = row.records();
    let subject = facts.first().copied();
    let case = scene.case_record().filter(|_| facts.is_empty());
    Some(Finding {
        subject,
        ..finding.because(facts).because(case)
    })
}

/// W44: an important fact came after all approved the plan, and the plan still stands as it was.
pub(super) fn new_fact_after_approval<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let Some(analysis) = scene.analysis() else {
        return Vec::new();
    };
    let facts = analysis::important_since_approval(scene.file, analysis);
    let limit = scene.limits().new_fact_days;
    let first = facts
        .iter()
        .filter_map(|record| written(scene, record))
        .min();
    let Some(days) = first.and_then(|day| scene.after_days(day, limit)) else {
        return Vec::new();
    };
    let finding = Finding::new(Level::Attention, M::W44NewFact, days)
        .with("count", i64::try_from(facts.len()).unwrap_or(i64::MAX))
        .on(analysis.meta.record)
        .because(facts);
    vec![finding]
}

/// The day on which an entry, report or breach was written down.
fn written(scene: &Scene<'_>, record: &RecordId) -> Option<Day> {
    let file = scene.file;
    let metas = file
        .entries
        .iter()
        .map(|entry| &entry.meta)
        .chain(file.reports.iter().map(|report| &report.meta))
        .chain(file.formal.breaches.iter().map(|breach| &breach.meta));
    let mut of_record = metas.filter(|meta| meta.record == *record);
    of_record.next().map(made_on)
}
