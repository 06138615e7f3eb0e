//! SF7: small, practical solutions, tried and looked back on (domain.md §7.1).

use super::{Factor, Findings};
use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        plan::{BudgetRequest, PracticalOption},
    },
    message::{Message, MessageCode as M},
    policy::Policy,
    step::Step,
    terms::plan::{BudgetState, OptionState},
};

const FACTOR: Factor = Factor::Practical;

pub(crate) fn find(file: &CaseFile, policy: &Policy, today: Day) -> Findings {
    let mut found = Findings::default();
    find_options(file, policy, &mut found);
    find_tried(file, &mut found);
    for request in &file.plan.budget_requests {
        find_decision(request, policy, today, &mut found);
    }
    for option in &file.plan.practical_options {
        find_effect(option, policy, today, &mut found);
    }
    found.confirm_answers(FACTOR, file);
    found.in_order_of_questions()
}

fn find_options(file: &CaseFile, policy: &Policy, found: &mut Findings) {
    let options = &file.plan.practical_options;
    let limit = i64::from(policy.factors.practical_options);
    let count = i64::try_from(options.len()).unwrap_or(i64::MAX);
    let message = |code: M| Message {
        records: options.iter().map(|option| option.meta.record).collect(),
        ..Message::new(code)
    };
    if options.is_empty() {
        found.miss(message(M::OptionNone), FACTOR.question(1), Step::AddOption);
    } else if count < limit {
        let message = message(M::OptionsFew)
            .with("count", count)
            .with("limit", limit);
        found.miss(message, FACTOR.question(2), Step::AddOption);
    } else {
        found
            .because
            .push(message(M::OptionsEnough).with("count", count));
    }
}

/// One was tried with a result, or each was rejected with a reason.
fn find_tried(file: &CaseFile, found: &mut Findings) {
    let options = &file.plan.practical_options;
    let state = |option: &PracticalOption| option.state.counting().unwrap_or(OptionState::Idea);
    let tried = |option: &&PracticalOption| {
        state(option) == OptionState::Tried && option.result.filled().is_some()
    };
    let rejected = |option: &PracticalOption| {
        state(option) == OptionState::Rejected && option.reason.filled().is_some()
    };
    if let Some(option) = options.iter().find(tried) {
        found
            .because
            .push(Message::new(M::OptionTried).about(option.meta.record));
    } else if !options.is_empty() && options.iter().all(rejected) {
        found.because.push(Message::new(M::OptionsRejected));
    } else if !options.is_empty() {
        found.miss(
            Message::new(M::OptionNotTried),
            FACTOR.question(5),
            Step::TryOption,
        );
    }
}

/// Money that was asked for is decided within the term; while the term runs nothing is missing.
fn find_decision(request: &BudgetRequest, policy: &Policy, today: Day, found: &mut Findings) {
    let purpose = request
        .purpose
        .known()
        .map(String::as_str)
        .unwrap_or_default();
    let say = |code: M| {
        Message::new(code)
            .with("purpose", purpose)
            .about(request.meta.record)
    };
    let state = request.state.counting().unwrap_or(BudgetState::Asked);
    if state != BudgetState::Asked {
        found.because.push(say(M::BudgetDecided));
        return;
    }
    let limit = policy.factors.budget_working_days;
    let waited = request
        .asked_at
        .known()
        .map(|asked| policy.working_days().between(*asked, today));
    if waited.is_none_or(|days| days > u32::from(limit)) {
        let message = say(M::BudgetUndecided).with("limit", i64::from(limit));
        found.miss(message, FACTOR.question(4), Step::DecideBudget);
    }
}

/// What was started is looked back on within the term.
fn find_effect(option: &PracticalOption, policy: &Policy, today: Day, found: &mut Findings) {
    let limit = i64::from(policy.factors.effect_days);
    let old = option
        .started
        .known()
        .is_some_and(|started| started.days_until(today) > limit);
    let rejected = option.state.counting() == Some(OptionState::Rejected);
    if old && !rejected && option.effect_at.known().is_none() {
        let text = option.text.known().map(String::as_str).unwrap_or_default();
        let message = Message::new(M::EffectNotNoted)
            .with("option", text)
            .with("limit", limit)
            .about(option.meta.record);
        found.miss(message, FACTOR.question(5), Step::NoteEffect);
    }
}
