//! One next question and one next step, so that nobody has to find his way through a list (domain.md §7).

use crate::{
    calendar::Day,
    case_row::RowFacts,
    casefile::{CaseFile, Conflict},
    factors::{Factor, FactorStatus, Missing, Question, all_factors},
    kinds::{bare_name, field_text_key},
    message::{Message, MessageCode as M, Param},
    phase,
    policy::Policy,
    step::Step,
    terms::case::Phase,
};

/// What the case offers to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The next question; none when every question of every factor is settled.
    pub question: Option<NextQuestion>,
    /// The next step.
    pub step: NextStep,
}

/// A question with the reason for asking it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextQuestion {
    /// The question.
    pub question: Question,
    /// What is missing.
    pub because: Message,
    /// The phase asks for this factor; otherwise something presses, or it is simply the oldest.
    pub from_phase: bool,
}

/// A step with the reason for offering it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The step.
    pub step: Step,
    /// What it is about; none when there is nothing to do.
    pub because: Option<Message>,
    /// The phase to move to, for [`Step::MovePhase`].
    pub to: Option<Phase>,
}

/// The factors that a phase asks for, in order.
pub fn drives(phase: Phase) -> &'static [Factor] {
    match phase {
        Phase::Report | Phase::Triage => &[Factor::CaseLead, Factor::AttentionKept],
        Phase::Investigation => &[Factor::SharedFile, Factor::InterestsAndRoles],
        Phase::JointPlan => &[
            Factor::InterestsAndRoles,
            Factor::SharedAnalysis,
            Factor::Trust,
        ],
        Phase::LightApproach => &[Factor::Practical, Factor::AttentionKept],
        Phase::Warning | Phase::Intention | Phase::Decision | Phase::Enforcement => {
            &[Factor::SharedFile, Factor::AttentionKept]
        }
        Phase::Aftercare => &[Factor::AttentionKept, Factor::Trust],
        Phase::Closed => &[],
    }
}

/// What the case offers to do now.
pub fn next(file: &CaseFile, policy: &Policy, today: Day) -> Next {
    if file.is_withdrawn() || file.is_closed() {
        return Next {
            question: None,
            step: nothing(),
        };
    }
    let factors = all_factors(file, policy, today);
    let phase = file.phase_counting();
    Next {
        question: next_question(phase, file, &factors, today),
        step: next_step(phase, file, &factors, policy, today),
    }
}

fn nothing() -> NextStep {
    NextStep {
        step: Step::Nothing,
        because: None,
        to: None,
    }
}

fn next_question(
    phase: Phase,
    file: &CaseFile,
    factors: &[FactorStatus],
    today: Day,
) -> Option<NextQuestion> {
    let ask = |status: &FactorStatus, from_phase: bool| {
        let missing = status.missing.first()?;
        Some(NextQuestion {
            question: missing.question,
            because: missing.message.clone(),
            from_phase,
        })
    };
    let driven = drives(phase)
        .iter()
        .filter_map(|factor| open(factors, *factor));
    let first = driven.filter_map(|status| ask(status, true)).next();
    first
        .or_else(|| pressing(file, today))
        .or_else(|| oldest(file, factors).and_then(|status| ask(status, false)))
}

/// The question behind the highest point of attention, if there is one: what comes next when an action is overdue, and
/// then the answer or the urgency about which people disagree.
fn pressing(file: &CaseFile, today: Day) -> Option<NextQuestion> {
    let ask = |question, because| NextQuestion {
        question,
        because,
        from_phase: false,
    };
    if let Some(because) = overdue(file, today) {
        return Some(ask(Factor::AttentionKept.question(1), because));
    }
    let mut conflicts = file.conflicts.iter();
    conflicts.find_map(|conflict| Some(ask(question_of(conflict)?, in_conflict(conflict))))
}

/// The question that a field answers.
fn question_of(conflict: &Conflict) -> Option<Question> {
    match (bare_name(&conflict.kind), conflict.field.as_str()) {
        ("factor", field) => Question::parse(field),
        ("case", "urgency") => Some(Factor::AttentionKept.question(4)),
        _ => None,
    }
}

fn open(factors: &[FactorStatus], factor: Factor) -> Option<&FactorStatus> {
    factors
        .iter()
        .find(|status| status.factor == factor && !status.is_done())
}

/// The unfinished factor whose answers were touched longest ago; never touched comes first.
fn oldest<'a>(file: &CaseFile, factors: &'a [FactorStatus]) -> Option<&'a FactorStatus> {
    let touched = |status: &FactorStatus| {
        let walls = status
            .factor
            .questions()
            .filter_map(|question| file.answers.answer(question).latest_wall());
        walls.max()
    };
    factors
        .iter()
        .filter(|status| !status.is_done() && !status.missing.is_empty())
        .min_by_key(|status| (touched(status), status.factor))
}

fn next_step(
    phase: Phase,
    file: &CaseFile,
    factors: &[FactorStatus],
    policy: &Policy,
    today: Day,
) -> NextStep {
    if file.phase_now().is_none() {
        let because = Some(Message::new(M::PhaseUnclear));
        return NextStep {
            step: Step::SettlePhase,
            because,
            to: None,
        };
    }
    let exit = phase::exit(phase, file, policy, today);
    let first = exit.missing.into_iter().next();
    let driven = || {
        drives(phase)
            .iter()
            .filter_map(|factor| open(factors, *factor))
            .find_map(first_step)
    };
    let wanted = double_lead(factors)
        .or(first)
        .or_else(driven)
        .or_else(|| attention(file, today));
    match wanted {
        Some((message, step)) => NextStep {
            step,
            because: Some(message),
            to: None,
        },
        None => onward(phase),
    }
}

/// Nothing is missing here: the case can go on.
fn onward(phase: Phase) -> NextStep {
    match phase.following() {
        Some(Phase::Closed) => NextStep {
            step: Step::CloseCase,
            because: None,
            to: Some(Phase::Closed),
        },
        Some(to) => NextStep {
            step: Step::MovePhase,
            because: None,
            to: Some(to),
        },
        None => nothing(),
    }
}

fn first_step(status: &FactorStatus) -> Option<(Message, Step)> {
    status
        .missing
        .first()
        .map(|missing| (missing.message.clone(), missing.step))
}

/// Two leads come before everything else: nothing that they plan can be relied on.
fn double_lead(factors: &[FactorStatus]) -> Option<(Message, Step)> {
    let missing = factors.iter().flat_map(|status| &status.missing);
    let double = |missing: &&Missing| missing.step == Step::SettleDoubleLead;
    missing
        .into_iter()
        .find(double)
        .map(|missing| (missing.message.clone(), missing.step))
}

/// The highest point of attention: what is overdue, then where people disagree.
fn attention(file: &CaseFile, today: Day) -> Option<(Message, Step)> {
    if let Some(message) = overdue(file, today) {
        return Some((message, Step::HandleOverdue));
    }
    let conflict = file.conflicts.first()?;
    Some((in_conflict(conflict), Step::SettleConflict))
}

fn overdue(file: &CaseFile, today: Day) -> Option<Message> {
    let (action, day) = RowFacts::first_overdue(file, today)?;
    let text = action.text.known().map(String::as_str).unwrap_or_default();
    let message = Message::new(M::ActionOverdue)
        .with("action", text)
        .with("day", day);
    Some(message.about(action.meta.record))
}

fn in_conflict(conflict: &Conflict) -> Message {
    let field = Param::Term(field_text_key(&conflict.kind, &conflict.field));
    Message::new(M::FieldInConflict)
        .with("field", field)
        .about(conflict.record)
}
