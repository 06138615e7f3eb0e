//! The acute check and the urgency that follows from the file; a person sets the urgency.

use super::severity;
use crate::{
    calendar::Day,
    casefile::{CaseFile, event::Report, value::Uncertain},
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    terms::{
        case::{Acute, AcuteAnswer, AcuteDanger, Urgency},
        formal::{Axis, Severity},
        inquiry::SafetyState,
    },
};
use ledger::ids::RecordId;

/// The urgency that follows from the file, with every reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrgencyProposal {
    /// The urgency.
    pub urgency: Urgency,
    /// Why; the reasons that ask for exactly this.
    pub because: Vec<Message>,
}

/// Whether someone answered the acute check with yes, and nobody answered it anew for the case since.
pub fn is_acute(file: &CaseFile) -> bool {
    !acute_answers(file).is_empty()
}

/// The dangers that were seen, in their order; may be empty while it is acute.
pub fn acute_dangers(file: &CaseFile) -> Vec<AcuteDanger> {
    let mut seen: Vec<AcuteDanger> = acute_answers(file)
        .into_iter()
        .flat_map(|(_, acute)| acute.dangers.iter().copied())
        .collect();
    seen.sort();
    seen.dedup();
    seen
}

/// Every standing yes with its record: of the case, and of reports answered after the case's own answer.
fn acute_answers(file: &CaseFile) -> Vec<(Option<RecordId>, &Acute)> {
    let of_case = file.meta.as_ref().map(|meta| meta.record);
    let answered = file.acute.known().is_some_and(Acute::is_answered);
    let since = file.acute.latest_wall().filter(|_| answered);
    let fresh =
        |report: &&Report| since.is_none_or(|since| report.acute.latest_wall() > Some(since));
    let reports = file
        .reports
        .iter()
        .filter(fresh)
        .flat_map(|report| yes(&report.acute).map(|acute| (Some(report.meta.record), acute)));
    yes(&file.acute)
        .map(|acute| (of_case, acute))
        .chain(reports)
        .collect()
}

/// Each claim that says yes: while people disagree, a yes counts.
fn yes(answer: &Uncertain<Acute>) -> impl Iterator<Item = &Acute> {
    let claims = answer.claims().iter();
    claims
        .filter_map(|claim| claim.reading.value())
        .filter(|acute| acute.answer == AcuteAnswer::Yes)
}

/// The urgency that follows from the acute check, severity, trend, a standing safety note and promised days; none
/// while the file says nothing of these.
pub fn propose_urgency(file: &CaseFile, policy: &Policy, today: Day) -> Option<UrgencyProposal> {
    let mut reasons: Vec<(Urgency, Message)> = Vec::new();
    for (record, _) in acute_answers(file) {
        let message = Message {
            records: record.into_iter().collect(),
            ..Message::new(M::UrgentAcute)
        };
        reasons.push((Urgency::Acute, message));
    }
    reasons.extend(by_severity(file, policy, today));
    reasons.extend(by_safety(file));
    reasons.extend(by_promises(file, policy, today));
    let urgency = reasons.iter().map(|(urgency, _)| *urgency).min()?;
    let because = reasons
        .into_iter()
        .filter(|(found, _)| *found == urgency)
        .map(|(_, message)| message)
        .collect();
    Some(UrgencyProposal { urgency, because })
}

/// Serious is high, moderate is medium, light is low; what grows is one step more urgent.
fn by_severity(file: &CaseFile, policy: &Policy, today: Day) -> Option<(Urgency, Message)> {
    let status = severity(file, policy, today);
    let level = status.level?;
    let grows = status
        .axes
        .iter()
        .any(|one| one.axis == Axis::Trend && one.level.is_some_and(|level| level >= 2));
    let urgency = match (level, grows) {
        (Severity::VerySerious | Severity::Serious, _) | (Severity::Moderate, true) => {
            Urgency::High
        }
        (Severity::Moderate, false) | (Severity::Light, true) => Urgency::Medium,
        (Severity::Light, false) => Urgency::Low,
    };
    let code = if grows {
        M::UrgentSeverityGrows
    } else {
        M::UrgentSeverity
    };
    let message = Message::new(code).with("severity", Param::term(level));
    let records = file
        .inquiry
        .severity
        .iter()
        .map(|one| one.meta.record)
        .collect();
    Some((urgency, Message { records, ..message }))
}

/// A safety note that holds asks to look again soon.
fn by_safety(file: &CaseFile) -> Option<(Urgency, Message)> {
    let notes = file.inquiry.safety_notes.iter();
    let holding = notes.filter(|note| note.state.counting() != Some(SafetyState::Withdrawn));
    let records: Vec<RecordId> = holding.map(|note| note.meta.record).collect();
    let message = Message::new(M::UrgentSafety);
    (!records.is_empty()).then_some((Urgency::Medium, Message { records, ..message }))
}

/// A promised day that passed or is near asks to look again before it.
fn by_promises(file: &CaseFile, policy: &Policy, today: Day) -> Vec<(Urgency, Message)> {
    let open = file.talk.feedbacks.iter().filter(|feedback| {
        feedback.promised.known() == Some(&true) && feedback.given_at.known().is_none()
    });
    let due =
        open.filter_map(|feedback| Some((*feedback.planned_for.known()?, feedback.meta.record)));
    due.map(|(day, record)| {
        let left = today.days_until(day);
        let within = |urgency: Urgency| left <= i64::from(policy.review_days.of(urgency));
        let urgency = [Urgency::High, Urgency::Medium]
            .into_iter()
            .find(|urgency| within(*urgency))
            .unwrap_or(Urgency::Low);
        let message = Message::new(M::UrgentPromise).with("day", day);
        (urgency, message.about(record))
    })
    .collect()
}
