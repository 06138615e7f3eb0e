//! One next question and one next step, so that nobody has to find his way through a list (domain.md §7).

use crate::{
    calendar::Day,
    case_row::RowFacts,
    casefile::{CaseFile, Conflict, team::Team},
    factors::{Factor, FactorStatus, Missing, Question, factor_status},
    guide::{Guide, GuideQuestion, Pitfall},
    kinds::{bare_name, field_text_key},
    message::{Message, MessageCode as M, Param},
    phase,
    pitfalls::pitfall_status,
    policy::Policy,
    step::Step,
    terms::{Term, case::Phase},
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
    pub question: GuideQuestion,
    /// What is missing.
    pub because: Message,
    /// The phase asks for this factor or pitfall; otherwise something presses, or it is simply the oldest.
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

/// The factors and pitfalls that a phase asks for, in order.
pub fn drives(phase: Phase) -> &'static [Guide] {
    const FILE: Guide = Guide::Factor(Factor::SharedFile);
    const ATTENTION: Guide = Guide::Factor(Factor::AttentionKept);
    const ROLES: Guide = Guide::Factor(Factor::InterestsAndRoles);
    const TRUST: Guide = Guide::Factor(Factor::Trust);
    match phase {
        Phase::Report | Phase::Triage => &[Guide::Factor(Factor::CaseLead), ATTENTION],
        Phase::Investigation => &[FILE, ROLES],
        Phase::JointPlan => &[ROLES, Guide::Factor(Factor::SharedAnalysis), TRUST],
        Phase::LightApproach => &[Guide::Factor(Factor::Practical), ATTENTION],
        Phase::Warning | Phase::Intention | Phase::Decision | Phase::Enforcement => &[
            FILE,
            ATTENTION,
            Guide::Pitfall(Pitfall::ResidentsOutOfSight),
        ],
        Phase::Aftercare => &[ATTENTION, TRUST],
        Phase::Closed => &[],
    }
}

/// What the case offers to do now. `team` is what this vault holds outside any case; `highest` is the highest
/// attention point of the case with the step that it names, if a rule fired.
pub fn next(
    file: &CaseFile,
    team: &Team,
    policy: &Policy,
    today: Day,
    highest: Option<(Message, Step)>,
) -> Next {
    if file.is_withdrawn() || file.is_closed() {
        return Next {
            question: None,
            step: nothing(),
        };
    }
    let wants = Wants::of(file, team, policy, today);
    let phase = file.phase_counting();
    Next {
        question: next_question(phase, file, &wants, today),
        step: next_step(phase, file, team, &wants, policy, today, highest),
    }
}

fn nothing() -> NextStep {
    NextStep {
        step: Step::Nothing,
        because: None,
        to: None,
    }
}

/// What a factor or pitfall asks for first.
#[derive(Clone)]
struct Want {
    message: Message,
    question: GuideQuestion,
    step: Step,
}

/// What all factors ask for, and the one pitfall that drives.
struct Wants {
    factors: Vec<FactorStatus>,
    residents: Option<Want>,
}

impl Wants {
    fn of(file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> Wants {
        let factor = |factor: &Factor| factor_status(*factor, file, team, policy, today);
        let pitfall = Pitfall::ResidentsOutOfSight;
        let missing = pitfall_status(pitfall, file, team, policy, today).missing;
        Wants {
            factors: Factor::ALL.iter().map(factor).collect(),
            residents: missing.into_iter().next().map(|missing| Want {
                message: missing.message,
                question: missing.question,
                step: missing.step,
            }),
        }
    }

    /// The first thing that this guide asks for, unless it is done.
    fn first(&self, guide: Guide) -> Option<Want> {
        match guide {
            Guide::Factor(factor) => {
                let open = |status: &&FactorStatus| status.factor == factor && !status.is_done();
                self.factors.iter().find(open).and_then(first_of)
            }
            Guide::Pitfall(Pitfall::ResidentsOutOfSight) => self.residents.clone(),
            Guide::Pitfall(
                Pitfall::Sharing
                | Pitfall::NoTime
                | Pitfall::OverTheFence
                | Pitfall::NoLead
                | Pitfall::DriftingApart,
            )
            | Guide::Need(_) => None,
        }
    }
}

fn first_of(status: &FactorStatus) -> Option<Want> {
    let missing = status.missing.first()?;
    Some(Want {
        message: missing.message.clone(),
        question: missing.question.into(),
        step: missing.step,
    })
}

fn next_question(phase: Phase, file: &CaseFile, wants: &Wants, today: Day) -> Option<NextQuestion> {
    let ask = |want: Want, from_phase: bool| NextQuestion {
        question: want.question,
        because: want.message,
        from_phase,
    };
    let driven = drives(phase).iter().find_map(|guide| wants.first(*guide));
    driven
        .map(|want| ask(want, true))
        .or_else(|| pressing(file, today))
        .or_else(|| oldest(file, &wants.factors).map(|want| ask(want, false)))
}

/// The question behind what presses, if there is one: what comes next when an action is overdue, and then the answer or
/// the urgency about which people disagree.
fn pressing(file: &CaseFile, today: Day) -> Option<NextQuestion> {
    let ask = |question: Question, because| NextQuestion {
        question: question.into(),
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

/// The unfinished factor whose answers were touched longest ago; never touched comes first.
fn oldest(file: &CaseFile, factors: &[FactorStatus]) -> Option<Want> {
    let touched = |status: &&FactorStatus| {
        let walls = status
            .factor
            .questions()
            .filter_map(|question| file.answers.answer(question).latest_wall());
        (walls.max(), status.factor)
    };
    let open = factors
        .iter()
        .filter(|status| !status.is_done() && !status.missing.is_empty());
    open.min_by_key(touched).and_then(first_of)
}

fn next_step(
    phase: Phase,
    file: &CaseFile,
    team: &Team,
    wants: &Wants,
    policy: &Policy,
    today: Day,
    highest: Option<(Message, Step)>,
) -> NextStep {
    if file.phase_now().is_none() {
        let because = Some(Message::new(M::PhaseUnclear));
        return NextStep {
            step: Step::SettlePhase,
            because,
            to: None,
        };
    }
    let exit = phase::exit(phase, file, team, policy, today);
    let first = exit.missing.into_iter().next();
    let driven = || {
        let driven = drives(phase).iter().find_map(|guide| wants.first(*guide));
        driven.map(|want| (want.message, want.step))
    };
    let wanted = double_lead(&wants.factors)
        .or(first)
        .or_else(driven)
        .or(highest)
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

/// Two leads come before everything else: nothing that they plan can be relied on.
fn double_lead(factors: &[FactorStatus]) -> Option<(Message, Step)> {
    let missing = factors.iter().flat_map(|status| &status.missing);
    let double = |missing: &&Missing| missing.step == Step::SettleDoubleLead;
    missing
        .into_iter()
        .find(double)
        .map(|missing| (missing.message.clone(), missing.step))
}

/// What asks for attention without a rule: what is overdue, then where people disagree.
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
