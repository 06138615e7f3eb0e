//! Phases F0–F10: what is needed to leave one, and whether a move needs a reason (domain.md §2.3).

use crate::{
    calendar::Day,
    casefile::CaseFile,
    factors::{Factor, Question, attention_kept, case_lead, factor_status},
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    resident,
    step::Step,
    terms::{Term, action::ActionState, case::Phase, entry::Source, people::Role},
};

/// What stands between a case and its next phase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhaseExit {
    /// What the file does not show yet, with what to do about it.
    pub missing: Vec<(Message, Step)>,
    /// What a person must check, because the file cannot show it in this version.
    pub by_hand: Vec<Message>,
}

impl PhaseExit {
    /// Whether everything that can be computed is there.
    pub fn is_met(&self) -> bool {
        self.missing.is_empty()
    }

    fn miss(&mut self, code: M, step: Step) {
        self.missing.push((Message::new(code), step));
    }
}

/// How a move relates to the order of the phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the phase that follows.
    Next,
    /// Past one or more phases.
    Skip,
    /// To an earlier phase.
    Back,
}

/// Which way a move goes; `None` when it stays where it is.
pub fn direction(from: Phase, to: Phase) -> Option<Direction> {
    match (to as usize).cmp(&(from as usize)) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => Some(Direction::Back),
        std::cmp::Ordering::Greater if from.following() == Some(to) => Some(Direction::Next),
        std::cmp::Ordering::Greater => Some(Direction::Skip),
    }
}

/// Whether a move may be made: any move may, but going back, skipping, or leaving something undone needs a reason.
///
/// `from` is none while the phase is in conflict; then every phase may be chosen, with a reason.
///
/// # Errors
/// The message says why not.
pub fn check_move(
    from: Option<Phase>,
    to: Phase,
    exit: &PhaseExit,
    reason: &str,
) -> Result<(), Message> {
    let free = match from {
        None => false,
        Some(from) => match direction(from, to) {
            None => return Err(Message::new(M::MoveSamePhase)),
            Some(Direction::Next) => exit.is_met(),
            Some(Direction::Skip | Direction::Back) => false,
        },
    };
    if free || !reason.trim().is_empty() {
        Ok(())
    } else {
        Err(Message::new(M::MoveReasonNeeded))
    }
}

/// What is needed to leave `phase`.
pub fn exit(phase: Phase, file: &CaseFile, policy: &Policy, today: Day) -> PhaseExit {
    let mut exit = PhaseExit::default();
    match phase {
        Phase::Report => leave_report(file, &mut exit),
        Phase::Triage => leave_triage(file, &mut exit),
        Phase::Investigation => leave_investigation(file, policy, &mut exit),
        Phase::JointPlan => leave_joint_plan(file, policy, today, &mut exit),
        Phase::LightApproach => leave_light_approach(file, &mut exit),
        Phase::Warning => leave_warning(file, &mut exit),
        Phase::Intention => leave_intention(file, &mut exit),
        Phase::Decision => exit.by_hand.push(Message::new(M::CheckDecision)),
        Phase::Enforcement => {
            exit.by_hand = vec![
                Message::new(M::CheckBreaches),
                Message::new(M::CheckEndDate),
            ];
        }
        Phase::Aftercare => leave_aftercare(file, policy, &mut exit),
        Phase::Closed => finish(file, &mut exit),
    }
    exit
}

fn leave_report(file: &CaseFile, exit: &mut PhaseExit) {
    if file.reports.is_empty() {
        exit.miss(M::ReportNone, Step::AddReport);
    }
    for report in &file.reports {
        let told =
            report.acknowledged_at.known().is_some() || report.anonymous.known() == Some(&true);
        if !told {
            let message = Message::new(M::ReportNotAcknowledged).about(report.meta.record);
            exit.missing.push((message, Step::AcknowledgeReport));
        }
    }
    if file.address.is_none() {
        exit.miss(M::AddressNone, Step::AddAddress);
    }
    if file.categories.is_empty() {
        exit.miss(M::CategoryNone, Step::ChooseCategory);
    }
    if !acute_is_answered(file) {
        exit.miss(M::AcuteOpen, Step::AnswerAcute);
    }
}

/// Answered with yes or no, on the case or on a report.
fn acute_is_answered(file: &CaseFile) -> bool {
    let on_reports = file.reports.iter().map(|report| &report.acute);
    let mut answers = std::iter::once(&file.acute).chain(on_reports);
    answers.any(|answer| answer.known().is_some_and(|acute| acute.is_answered()))
}

fn leave_triage(file: &CaseFile, exit: &mut PhaseExit) {
    if file.urgency.is_conflict() {
        exit.miss(M::UrgencyUnclear, Step::SettleConflict);
    } else if file.urgency.known().is_none() {
        exit.miss(M::UrgencyUnset, Step::SetUrgency);
    }
    if file.urgency_reason.filled().is_none() {
        exit.miss(M::UrgencyReasonEmpty, Step::SetUrgency);
    }
    if file.route.known().is_none() {
        exit.miss(M::RouteOpen, Step::SetRoute);
    }
    if case_lead::holders(file, Role::CaseLead).is_empty() {
        exit.miss(M::LeadNotProposed, Step::ProposeLead);
    }
}

fn leave_investigation(file: &CaseFile, policy: &Policy, exit: &mut PhaseExit) {
    if !neighbours_heard(file) {
        exit.miss(M::ReporterNotHeard, Step::HearReporter);
    }
    let attempts = file
        .visits
        .iter()
        .filter(|visit| visit.is_failed_attempt())
        .count();
    if !resident::is_heard(file) && attempts < usize::from(policy.hearing_attempts) {
        let message = Message::new(M::ResidentNotHeard)
            .with("attempts", i64::try_from(attempts).unwrap_or(i64::MAX))
            .with("limit", i64::from(policy.hearing_attempts));
        exit.missing.push((message, Step::VisitResident));
    }
    let answered = |question: Question| file.answers.answer(question).filled().is_some();
    if !answered(HELP_CHECK.0.question(HELP_CHECK.1)) {
        exit.miss(M::HelpCheckOpen, Step::AnswerQuestion);
    }
    if !answered(VERIFICATION.0.question(VERIFICATION.1)) {
        exit.miss(M::VerificationOpen, Step::AnswerQuestion);
    }
}

/// Whether help is there already, and how facts are confirmed: questions that the investigation cannot leave open.
const HELP_CHECK: (Factor, u8) = (Factor::SharedAnalysis, 3);
const VERIFICATION: (Factor, u8) = (Factor::SharedFile, 2);

/// The question to answer for a message of [`exit`]; none when something else than an answer is missing.
pub fn question_of(
    message: &Message,
    file: &CaseFile,
    policy: &Policy,
    today: Day,
) -> Option<Question> {
    let of = |(factor, number): (Factor, u8)| factor.question(number);
    if message.code == M::HelpCheckOpen {
        return Some(of(HELP_CHECK));
    }
    if message.code == M::VerificationOpen {
        return Some(of(VERIFICATION));
    }
    let named = |factor: &&Factor| message.params.contains(&("factor", factor_name(**factor)));
    let factor = *Factor::ALL.iter().find(named)?;
    let status = factor_status(factor, file, policy, today);
    status.missing.first().map(|missing| missing.question)
}

/// A report with a text, or a fact from a reporter or witness.
fn neighbours_heard(file: &CaseFile) -> bool {
    let told = |entry: &crate::casefile::event::Entry| {
        matches!(
            entry.source.known(),
            Some(Source::Reporter | Source::Witness)
        ) && entry.text.filled().is_some()
    };
    file.reports
        .iter()
        .any(|report| report.text.filled().is_some())
        || file.entries.iter().any(told)
}

fn leave_joint_plan(file: &CaseFile, policy: &Policy, today: Day, exit: &mut PhaseExit) {
    for factor in [
        Factor::CaseLead,
        Factor::InterestsAndRoles,
        Factor::SharedAnalysis,
    ] {
        let status = factor_status(factor, file, policy, today);
        if !status.is_done() {
            let message = Message::new(M::FactorNotDone).with("factor", factor_name(factor));
            let step = status
                .missing
                .first()
                .map_or(Step::AnswerQuestion, |missing| missing.step);
            exit.missing.push((message, step));
        }
    }
}

/// The factor's short name as a parameter.
pub fn factor_name(factor: Factor) -> Param {
    Param::term(factor)
}

fn leave_light_approach(file: &CaseFile, exit: &mut PhaseExit) {
    if file.interventions.is_empty() {
        exit.miss(M::InterventionNone, Step::AddIntervention);
    }
    for intervention in file
        .interventions
        .iter()
        .filter(|one| one.result.filled().is_none())
    {
        let name = match intervention.kind.known() {
            Some(kind) => Param::term(*kind),
            None => Param::Term("kind.intervention".to_owned()),
        };
        let message = Message::new(M::InterventionWithoutResult)
            .with("intervention", name)
            .about(intervention.meta.record);
        exit.missing.push((message, Step::RecordResult));
    }
}

fn leave_warning(file: &CaseFile, exit: &mut PhaseExit) {
    let warned = |one: &crate::casefile::course::Intervention| {
        one.kind.known().is_some_and(|kind| kind.is_warning()) && one.started.known().is_some()
    };
    if !file.interventions.iter().any(warned) {
        exit.miss(M::WarningNone, Step::AddIntervention);
    }
    exit.by_hand = vec![
        Message::new(M::CheckProofOfReceipt),
        Message::new(M::CheckObservationPeriod),
    ];
}

fn leave_intention(file: &CaseFile, exit: &mut PhaseExit) {
    use crate::terms::intervention::InterventionType;
    let intended = file
        .interventions
        .iter()
        .any(|one| one.kind.known() == Some(&InterventionType::Intention));
    if !intended {
        exit.miss(M::IntentionNone, Step::AddIntervention);
    }
    exit.by_hand = vec![
        Message::new(M::CheckResidentView),
        Message::new(M::CheckLegalTest),
    ];
}

fn leave_aftercare(file: &CaseFile, policy: &Policy, exit: &mut PhaseExit) {
    let checks = attention_kept::aftercare_checks(file, policy);
    if checks.is_empty() {
        exit.miss(M::AftercareStartUnknown, Step::SettlePhase);
    }
    for (day, action) in checks {
        let done = action.is_some_and(|action| action.state.counting() == Some(ActionState::Done));
        if !done {
            let message = Message::new(M::AftercareCheckNotDone).with("day", day);
            exit.missing.push((message, Step::DoAftercareCheck));
        }
    }
}

fn finish(file: &CaseFile, exit: &mut PhaseExit) {
    let closed = || file.standing_closings();
    if !closed().any(|closing| closing.result.known().is_some()) {
        exit.miss(M::ClosingResultOpen, Step::CloseCase);
    }
    if !closed().any(|closing| closing.reason.filled().is_some()) {
        exit.miss(M::ClosingReasonEmpty, Step::CloseCase);
    }
    exit.by_hand = vec![
        Message::new(M::CheckFeedback),
        Message::new(M::CheckRetention),
    ];
}
