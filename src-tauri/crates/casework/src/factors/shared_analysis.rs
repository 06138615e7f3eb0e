//! SF3: shared diagnosis, shared goals, a plan that all carry; first what is needed, then who does it (domain.md §7.1).

use super::{Factor, Findings, case_lead::Acceptance, own_word};
use crate::{
    analysis::{self, Consent, NeedFirst, PartnerConsent},
    calendar::Day,
    casefile::{
        CaseFile,
        course::Action,
        party::Partner,
        plan::{Analysis, Goal},
    },
    message::{Message, MessageCode as M},
    policy::Policy,
    step::Step,
    terms::action::ActionState,
};

const FACTOR: Factor = Factor::SharedAnalysis;

pub(crate) fn find(file: &CaseFile, policy: &Policy, today: Day) -> Findings {
    let mut found = Findings::default();
    let analyses = analysis::latest(file);
    match analyses.as_slice() {
        [] => found.miss(
            Message::new(M::AnalysisNone),
            FACTOR.question(1),
            Step::WriteAnalysis,
        ),
        [analysis] => find_in(file, analysis, policy, today, &mut found),
        several => {
            let records = several.iter().map(|one| one.meta.record).collect();
            let message = Message {
                records,
                ..Message::new(M::AnalysisDouble)
            };
            found.miss(message, FACTOR.question(1), Step::WriteAnalysis);
        }
    }
    found.in_order_of_questions()
}

fn find_in(
    file: &CaseFile,
    analysis: &Analysis,
    policy: &Policy,
    today: Day,
    found: &mut Findings,
) {
    find_content(analysis, policy, found);
    find_age(analysis, policy, today, found);
    find_need(file, analysis, found);
    find_goals(file, analysis, found);
    find_consents(file, analysis, found);
    let newer = analysis::important_since_approval(file, analysis);
    if !newer.is_empty() {
        let message = Message {
            records: newer,
            ..Message::new(M::AnalysisOvertaken)
        };
        found.miss(message, FACTOR.question(1), Step::WriteAnalysis);
    }
}

/// Facts, causes, a common interest and a fallback.
fn find_content(analysis: &Analysis, policy: &Policy, found: &mut Findings) {
    let record = analysis.meta.record;
    let counted = [
        (
            M::AnalysisFacts,
            1,
            analysis.facts.len(),
            policy.factors.analysis_facts,
        ),
        (
            M::AnalysisCauses,
            2,
            analysis.causes.len(),
            policy.factors.analysis_causes,
        ),
    ];
    for (code, question, count, limit) in counted {
        if count < usize::from(limit) {
            let message = Message::new(code)
                .with("count", i64::try_from(count).unwrap_or(i64::MAX))
                .with("limit", i64::from(limit))
                .about(record);
            found.miss(message, FACTOR.question(question), Step::WriteAnalysis);
        }
    }
    if analysis.common_interests.is_empty() {
        let message = Message::new(M::CommonInterestNone).about(record);
        found.miss(message, FACTOR.question(5), Step::WriteAnalysis);
    }
    if analysis.fallback.is_conflict() {
        found.settle("analysis/1", "fallback", record, FACTOR.question(7));
    } else if analysis.fallback.filled().is_none() {
        let message = Message::new(M::FallbackNone).about(record);
        found.miss(message, FACTOR.question(7), Step::WriteAnalysis);
    }
}

fn find_age(analysis: &Analysis, policy: &Policy, today: Day, found: &mut Findings) {
    let day = analysis::made_on(analysis);
    let limit = i64::from(policy.factors.analysis_days);
    if day.days_until(today) > limit {
        let message = Message::new(M::AnalysisOld)
            .with("day", day)
            .with("limit", limit)
            .about(analysis.meta.record);
        found.miss(message, FACTOR.question(1), Step::WriteAnalysis);
    } else {
        let message = Message::new(M::AnalysisMade).with("day", day);
        found.because.push(message.about(analysis.meta.record));
    }
}

fn find_need(file: &CaseFile, analysis: &Analysis, found: &mut Findings) {
    let needs = || {
        file.plan
            .needs
            .iter()
            .map(|need| need.meta.record)
            .collect()
    };
    let question = FACTOR.question(4);
    match analysis::need_first(file, analysis) {
        NeedFirst::NoNeed => found.miss(Message::new(M::NeedNone), question, Step::RecordNeed),
        NeedFirst::TaskFirst => {
            let message = Message {
                records: needs(),
                ..Message::new(M::TaskBeforeNeed)
            };
            found.miss(message, question, Step::RecordNeed);
        }
        NeedFirst::NeedFirst => found.because.push(Message {
            records: needs(),
            ..Message::new(M::NeedBeforeTask)
        }),
    }
}

fn find_goals(file: &CaseFile, analysis: &Analysis, found: &mut Findings) {
    let goals = analysis::goals(file, analysis);
    if goals.is_empty() {
        found.miss(Message::new(M::GoalNone), FACTOR.question(5), Step::SetGoal);
    }
    for goal in goals {
        find_goal(goal, found);
        find_action(file, goal, found);
    }
}

fn about_goal(code: M, goal: &Goal) -> Message {
    let text = goal.text.known().map(String::as_str).unwrap_or_default();
    Message::new(code)
        .with("goal", text)
        .about(goal.meta.record)
}

fn find_goal(goal: &Goal, found: &mut Findings) {
    let question = FACTOR.question(5);
    let record = goal.meta.record;
    if goal.measure.is_conflict() {
        found.settle("goal/1", "measure", record, question);
    } else if goal.measure.filled().is_none() {
        found.miss(
            about_goal(M::GoalWithoutMeasure, goal),
            question,
            Step::SetGoal,
        );
    }
    if goal.by.is_conflict() {
        found.settle("goal/1", "by", record, question);
    } else if goal.by.known().is_none() {
        found.miss(about_goal(M::GoalWithoutDay, goal), question, Step::SetGoal);
    }
}

/// At least one action for the goal, with an owner who takes part, a day, and his yes.
fn find_action(file: &CaseFile, goal: &Goal, found: &mut Findings) {
    let question = FACTOR.question(6);
    let planned = planned_for(file, goal);
    let own = |one: &(&Action, &Partner)| own_word(&one.0.accepted_at, one.1.root.known());
    let accepted = planned
        .iter()
        .filter(|(action, _)| action.accepted_at.known().is_some());
    let best = accepted
        .clone()
        .find(|one| own(one))
        .or(accepted.clone().next());
    match (best, planned.first()) {
        (Some(one), _) => {
            let record = one.0.meta.record;
            found
                .because
                .push(about_goal(M::GoalHasAction, goal).about(record));
            if !own(one) {
                let message = Message::new(M::PartnerNotConfirmed).with("name", one.1.label());
                found.unconfirmed.push(message.about(record));
            }
        }
        (None, Some((action, owner))) => {
            let text = action.text.known().map(String::as_str).unwrap_or_default();
            let message = Message::new(M::ActionNotAccepted)
                .with("name", owner.label())
                .with("action", text)
                .about(action.meta.record);
            found.miss(message, question, Step::AskOwner);
        }
        (None, None) => {
            let message = about_goal(M::GoalWithoutAction, goal);
            found.miss(message, question, Step::PlanAction);
        }
    }
}

/// Actions for a goal that were not dropped, with a day and an owner who takes part.
fn planned_for<'a>(file: &'a CaseFile, goal: &Goal) -> Vec<(&'a Action, &'a Partner)> {
    let of_goal = file.actions.iter().filter(|action| {
        action.goal.known() == Some(&goal.meta.record)
            && action.state.counting() != Some(ActionState::Dropped)
            && action.due.known().is_some()
    });
    let owned = of_goal.filter_map(|action| Some((action, file.partner(action.owner.known()?)?)));
    owned.filter(|(_, owner)| owner.is_active()).collect()
}

/// Every active partner approved exactly this content.
fn find_consents(file: &CaseFile, analysis: &Analysis, found: &mut Findings) {
    let consents = analysis::consents(file, analysis);
    if consents.is_empty() {
        found.need_partners(file, FACTOR.question(5));
    }
    for one in consents {
        find_consent(&one, found);
    }
}

fn find_consent(one: &PartnerConsent<'_>, found: &mut Findings) {
    let record = one
        .approval
        .map_or(one.partner.meta.record, |approval| approval.meta.record);
    let say = |code: M| {
        Message::new(code)
            .with("name", one.partner.label())
            .about(record)
    };
    let code = match one.consent {
        Consent::ThisContent(Acceptance::Own) => {
            found.because.push(say(M::PlanApproved));
            return;
        }
        Consent::ThisContent(Acceptance::OnBehalf) => {
            found.because.push(say(M::PlanApprovedOnBehalf));
            found.unconfirmed.push(say(M::PartnerNotConfirmed));
            return;
        }
        Consent::ThisContent(Acceptance::Proposed | Acceptance::Unproven) => {
            M::PlanApprovalUnproven
        }
        Consent::EarlierContent => M::PlanChangedSinceApproval,
        Consent::None => M::PlanNotApproved,
    };
    found.miss(say(code), FACTOR.question(5), Step::AskApproval);
}
