//! Phases F0–F10: what is needed to leave one, and whether a move needs a reason (domain.md §2.3).

use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        course::Intervention,
        formal::{Decision, ResidentView, Warning},
        team::Team,
        value::Uncertain,
    },
    factors::{Factor, Question, attention_kept, case_lead, factor_status},
    hearing,
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    step::Step,
    terms::{
        Term,
        case::{Phase, Track},
        formal::{DeadlineType, DecisionType, ViewState},
        inquiry::TrackState,
        intervention::InterventionType,
        people::Role,
        talk::ToldWhom,
    },
};
use ledger::ids::RecordId;

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

/// What is needed to leave `phase`; `team` is what this vault holds outside any case.
pub fn exit(phase: Phase, file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> PhaseExit {
    let mut exit = PhaseExit::default();
    match phase {
        Phase::Report => leave_report(file, &mut exit),
        Phase::Triage => leave_triage(file, &mut exit),
        Phase::Investigation => leave_investigation(file, policy, &mut exit),
        Phase::JointPlan => leave_joint_plan(file, team, policy, today, &mut exit),
        Phase::LightApproach => leave_light_approach(file, &mut exit),
        Phase::Warning => leave_warning(file, &mut exit),
        Phase::Intention => leave_intention(file, today, &mut exit),
        Phase::Decision => leave_decision(file, &mut exit),
        Phase::Enforcement => leave_enforcement(file, today, &mut exit),
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
    if hearing::of_neighbours(file).is_empty() {
        exit.miss(M::ReporterNotHeard, Step::HearReporter);
    }
    if !hearing::is_resident_heard(file, policy) {
        exit.missing
            .push((hearing::not_heard(file, policy), Step::VisitResident));
    }
    let answered = |question: Question| file.answers.answer(question).filled().is_some();
    let care = file.inquiry.care_process.as_ref();
    let help_known = care.is_some_and(|care| care.help_known.known().is_some());
    if !help_known && !answered(HELP_CHECK.0.question(HELP_CHECK.1)) {
        exit.miss(M::HelpCheckOpen, Step::AnswerQuestion);
    }
    if file.inquiry.verifications.is_empty() && !answered(VERIFICATION.0.question(VERIFICATION.1)) {
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
    team: &Team,
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
    let status = factor_status(factor, file, team, policy, today);
    status.missing.first().map(|missing| missing.question)
}

fn leave_joint_plan(
    file: &CaseFile,
    team: &Team,
    policy: &Policy,
    today: Day,
    exit: &mut PhaseExit,
) {
    for factor in [
        Factor::CaseLead,
        Factor::InterestsAndRoles,
        Factor::SharedAnalysis,
    ] {
        let status = factor_status(factor, file, team, policy, today);
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
    let open = file
        .interventions
        .iter()
        .filter(|one| one.result.filled().is_none() && one.not_suitable.filled().is_none());
    for intervention in open {
        exit.missing
            .push((without_result(intervention), Step::RecordResult));
    }
}

/// That this intervention has no result yet.
pub(crate) fn without_result(intervention: &Intervention) -> Message {
    let name = match intervention.kind.known() {
        Some(kind) => Param::term(*kind),
        None => Param::Term("kind.intervention".to_owned()),
    };
    Message::new(M::InterventionWithoutResult)
        .with("intervention", name)
        .about(intervention.meta.record)
}

/// One warning was sent, arrived for certain, and has a period in which is looked how it goes.
fn leave_warning(file: &CaseFile, exit: &mut PhaseExit) {
    let sent = |warning: &&Warning| warning.sent_at.known().is_some();
    let proven = |warning: &Warning| warning.proof.known().is_some();
    let observed = |warning: &Warning| warning.observe_until.known().is_some();
    let warnings = || file.formal.warnings.iter().filter(sent);
    if warnings().any(|warning| proven(warning) && observed(warning)) {
        return;
    }
    let Some(latest) = warnings().max_by_key(|one| (one.sent_at.known(), one.meta.record)) else {
        exit.miss(M::WarningNone, Step::SendWarning);
        return;
    };
    let about = |code: M| Message::new(code).about(latest.meta.record);
    if !proven(latest) {
        exit.missing
            .push((about(M::WarningWithoutProof), Step::ProveReceipt));
    }
    if !observed(latest) {
        exit.missing
            .push((about(M::WarningWithoutPeriod), Step::SetObservation));
    }
}

/// The intention stands, the resident could react, and the five bars were looked at.
fn leave_intention(file: &CaseFile, today: Day, exit: &mut PhaseExit) {
    let intended = file
        .interventions
        .iter()
        .any(|one| one.kind.known() == Some(&InterventionType::Intention));
    if !intended {
        exit.miss(M::IntentionNone, Step::AddIntervention);
    }
    let views = &file.formal.resident_views;
    if !views.iter().any(|view| is_view_settled(view, today)) {
        let records = views.iter().map(|view| view.meta.record).collect();
        let code = if views.is_empty() {
            M::ResidentViewNone
        } else {
            M::ResidentViewWaits
        };
        let message = Message {
            records,
            ..Message::new(code)
        };
        exit.missing.push((message, Step::AskResidentView));
    }
    let weighed = file.inquiry.weighing.as_ref();
    if weighed.is_none_or(|one| one.reviewed_at.known().is_none()) {
        exit.miss(M::BarsNotReviewed, Step::ReviewBars);
    }
}

/// Received, waived or expired; or its term passed; or haste stands with a reason (Awb 4:11).
pub fn is_view_settled(view: &ResidentView, today: Day) -> bool {
    let said = match view.state.counting() {
        Some(ViewState::Received | ViewState::Waived | ViewState::Expired) => true,
        Some(ViewState::Asked) | None => false,
    };
    let passed = view.until.known().is_some_and(|until| *until < today);
    said || passed || view.urgent_reason.filled().is_some()
}

/// One decision is complete; of several the latest tells what is missing.
fn leave_decision(file: &CaseFile, exit: &mut PhaseExit) {
    let decisions = &file.formal.decisions;
    if decisions.iter().any(|one| decision_gaps(one).is_empty()) {
        return;
    }
    let Some(latest) = decisions
        .iter()
        .max_by_key(|one| (one.at.known(), one.meta.record))
    else {
        exit.miss(M::DecisionNone, Step::RecordDecision);
        return;
    };
    for field in decision_gaps(latest) {
        let field = Param::Term(crate::kinds::field_text_key("decision/1", field));
        let message = Message::new(M::DecisionIncomplete).with("field", field);
        exit.missing
            .push((message.about(latest.meta.record), Step::RecordDecision));
    }
}

/// Fields that a decision still needs; an order also its form, its end and the snapshot of the file.
fn decision_gaps(decision: &Decision) -> Vec<&'static str> {
    let imposes = match decision.sort.known() {
        Some(DecisionType::Impose | DecisionType::Extend) => true,
        Some(DecisionType::NotImpose | DecisionType::Withdraw) | None => false,
    };
    let said = |text: &Uncertain<String>| text.filled().is_some();
    let needed = [
        ("sort", decision.sort.known().is_some(), true),
        ("at", decision.at.known().is_some(), true),
        ("text", said(&decision.text), true),
        ("reason", said(&decision.reason), true),
        ("decided_by", said(&decision.decided_by), true),
        ("form", decision.form.known().is_some(), imposes),
        ("until", decision.until.known().is_some(), imposes),
        ("snapshot", decision.snapshot.known().is_some(), imposes),
    ];
    let gaps = needed
        .into_iter()
        .filter(|(_, is_there, needed)| *needed && !is_there);
    gaps.map(|(field, _, _)| field).collect()
}

/// Every breach is verified, and someone watches the day on which an order ends.
fn leave_enforcement(file: &CaseFile, today: Day, exit: &mut PhaseExit) {
    let verified = |record: &RecordId| {
        crate::incidents::verifications(file, record)
            .next()
            .is_some()
    };
    let bare =
        file.formal.breaches.iter().filter(|breach| {
            breach.verified_by.filled().is_none() && !verified(&breach.meta.record)
        });
    for breach in bare {
        let message = Message::new(M::BreachUnverified).about(breach.meta.record);
        exit.missing.push((message, Step::VerifyBreach));
    }
    let watched = file.formal.deadlines.iter().any(|deadline| {
        matches!(
            deadline.sort.known(),
            Some(DeadlineType::OrderEnd | DeadlineType::HomeBanEnd)
        ) && deadline.on.known().is_some()
    });
    let running = file.formal.decisions.iter().filter(|decision| {
        decision.sort.known() == Some(&DecisionType::Impose)
            && decision.until.known().is_none_or(|until| *until >= today)
    });
    for decision in running.filter(|_| !watched) {
        let message = Message::new(M::OrderEndUnwatched).about(decision.meta.record);
        exit.missing.push((message, Step::WatchEndDate));
    }
}

fn leave_aftercare(file: &CaseFile, policy: &Policy, exit: &mut PhaseExit) {
    let checks = attention_kept::aftercare_checks(file, policy);
    if checks.is_empty() {
        exit.miss(M::AftercareStartUnknown, Step::SettlePhase);
    }
    for check in checks.iter().filter(|check| !check.is_done()) {
        let message = Message {
            records: check.records().collect(),
            ..Message::new(M::AftercareCheckNotDone).with("day", check.day)
        };
        exit.missing.push((message, Step::DoAftercareCheck));
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
    if !closed().any(|closing| closing.closed_at.known().is_some()) {
        exit.miss(M::ClosingDayOpen, Step::CloseCase);
    }
    for whom in [ToldWhom::Reporter, ToldWhom::Resident] {
        if !is_told_of_the_end(file, whom) {
            let message = Message::new(M::ClosingNotTold).with("whom", Param::term(whom));
            exit.missing.push((message, Step::TellClosing));
        }
    }
    if !closed().any(|closing| closing.destroy_on.known().is_some()) {
        exit.by_hand = vec![Message::new(M::CheckRetention)];
    }
}

/// Word was given since the case came to its end; nobody can tell reporters who gave no name.
fn is_told_of_the_end(file: &CaseFile, whom: ToldWhom) -> bool {
    let nameless = file
        .reports
        .iter()
        .all(|report| report.anonymous.known() == Some(&true));
    if whom == ToldWhom::Reporter && nameless {
        return true;
    }
    let ending = file.phase_now() == Some(Phase::Closed);
    let since = file.phase_since.known().filter(|_| ending);
    file.talk.feedbacks.iter().any(|feedback| {
        let given = feedback.given_at.known();
        feedback.whom.known() == Some(&whom)
            && given.is_some_and(|given| since.is_none_or(|since| given >= since))
    })
}

/// How one of the parallel tracks stands (domain.md §2.3, sporen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackStatus {
    /// The track.
    pub track: Track,
    /// What people say; while they disagree, see [`Uncertain::counting`].
    pub state: Uncertain<TrackState>,
    /// It is the track that leads.
    pub leads: bool,
    /// The record that says so; none while there is none.
    pub record: Option<RecordId>,
}

/// The five parallel tracks, in order; the track of care is told as a process, without content.
pub fn tracks(file: &CaseFile) -> Vec<TrackStatus> {
    let care = file.inquiry.care_process.as_ref();
    let other = file.inquiry.tracks.as_ref();
    let of = |track: Track| match track {
        Track::Care => care.map(|care| (&care.state, care.meta.record)),
        Track::Tenancy => other.map(|one| (&one.tenancy, one.meta.record)),
        Track::Administrative => other.map(|one| (&one.administrative, one.meta.record)),
        Track::Criminal => other.map(|one| (&one.criminal, one.meta.record)),
        Track::Mediation => other.map(|one| (&one.mediation, one.meta.record)),
    };
    let status = |track: &Track| TrackStatus {
        track: *track,
        state: of(*track)
            .map(|(state, _)| state.clone())
            .unwrap_or_default(),
        leads: file.route.known() == Some(track),
        record: of(*track).map(|(_, record)| record),
    };
    Track::ALL.iter().map(status).collect()
}
