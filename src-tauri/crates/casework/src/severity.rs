//! How severe and how urgent the nuisance is: eight axes that a person sets, with what the file proposes for each, the
//! acute check and a proposed urgency (domain.md §6). About the situation, never about a person; never shown as a score.

mod proposals;
mod urgency;

pub use urgency::{UrgencyProposal, acute_dangers, is_acute, propose_urgency};

use crate::{
    calendar::Day,
    casefile::{CaseFile, inquiry::Severity as Judged, value::Uncertain},
    incidents::incidents,
    message::{Message, MessageCode as M, Param},
    policy::{Policy, factors::step_of},
    terms::{
        Term,
        formal::{Axis, Severity},
    },
};
use ledger::ids::RecordId;

/// One axis: what a person set and what the file proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisStatus {
    /// The axis.
    pub axis: Axis,
    /// What was set, 0–3; while people disagree, the highest. None while nobody set it.
    pub level: Option<u8>,
    /// People disagree about it.
    pub is_disputed: bool,
    /// The records that a person named for it.
    pub because: Vec<RecordId>,
    /// What the file shows, where it can.
    pub proposal: Option<AxisProposal>,
}

/// What the file shows of an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisProposal {
    /// The proposed level, 0–3.
    pub level: u8,
    /// Why, with the records.
    pub message: Message,
}

/// How severe the nuisance is, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeverityStatus {
    /// What the axes say together; none while axes are open and none of them lifts it.
    pub level: Option<Severity>,
    /// The axes in their order.
    pub axes: Vec<AxisStatus>,
    /// What was set, what lifts it, what is open.
    pub explanation: Vec<Message>,
}

/// Key of the words for a level of an axis.
pub fn level_key(axis: Axis, level: u8) -> String {
    format!("{}.{}", axis.text_key(), level.min(3))
}

/// How severe the nuisance is. All eight axes give light to very serious by their sum; the highest level of nature or
/// impact alone makes it at least serious.
pub fn severity(file: &CaseFile, policy: &Policy, today: Day) -> SeverityStatus {
    let known: Vec<_> = incidents(file)
        .into_iter()
        .filter(|incident| incident.day <= today.plus(1))
        .collect();
    let axes: Vec<AxisStatus> = Axis::ALL
        .iter()
        .map(|axis| AxisStatus {
            proposal: proposals::propose(*axis, file, &known, policy, today),
            ..judged(*axis, file.inquiry.severity.as_ref())
        })
        .collect();
    let lifting: Vec<Axis> = axes
        .iter()
        .filter(|one| matches!(one.axis, Axis::Nature | Axis::Impact) && one.level == Some(3))
        .map(|one| one.axis)
        .collect();
    let set: Vec<u8> = axes.iter().filter_map(|one| one.level).collect();
    let by_sum = (set.len() == axes.len()).then(|| {
        let sum = set.iter().map(|level| i64::from(*level)).sum();
        of_step(step_of(&policy.severity.sums, sum))
    });
    let least = (!lifting.is_empty()).then_some(Severity::Serious);
    SeverityStatus {
        level: by_sum.max(least),
        explanation: explain(file, &axes, &lifting),
        axes,
    }
}

fn of_step(step: u8) -> Severity {
    match step {
        0 => Severity::Light,
        1 => Severity::Moderate,
        2 => Severity::Serious,
        _three => Severity::VerySerious,
    }
}

fn judged(axis: Axis, judged: Option<&Judged>) -> AxisStatus {
    let parts = judged.map(|one| match axis {
        Axis::Frequency => (&one.frequency, &one.frequency_because),
        Axis::Duration => (&one.duration, &one.duration_because),
        Axis::TimeOfDay => (&one.time_of_day, &one.time_of_day_because),
        Axis::Nature => (&one.nature, &one.nature_because),
        Axis::Targeting => (&one.targeting, &one.targeting_because),
        Axis::Impact => (&one.impact, &one.impact_because),
        Axis::Reach => (&one.reach, &one.reach_because),
        Axis::Trend => (&one.trend, &one.trend_because),
    });
    AxisStatus {
        axis,
        level: parts.and_then(|(level, _)| highest(level)),
        is_disputed: parts.is_some_and(|(level, _)| level.is_conflict()),
        because: parts
            .map(|(_, records)| records.clone())
            .unwrap_or_default(),
        proposal: None,
    }
}

/// The highest readable level from 0 to 3.
fn highest(level: &Uncertain<i64>) -> Option<u8> {
    let claims = level.claims().iter();
    let read = claims.filter_map(|claim| u8::try_from(*claim.reading.value()?).ok());
    read.filter(|level| *level <= 3).max()
}

fn explain(file: &CaseFile, axes: &[AxisStatus], lifting: &[Axis]) -> Vec<Message> {
    let record = file.inquiry.severity.as_ref().map(|one| one.meta.record);
    let set = axes.iter().filter_map(|one| {
        let message = Message::new(M::SeverityAxis)
            .with("axis", Param::term(one.axis))
            .with("level", Param::Term(level_key(one.axis, one.level?)));
        let records = record.iter().chain(&one.because).copied().collect();
        Some(Message { records, ..message })
    });
    let lifted = lifting.iter().map(|axis| {
        let message = Message::new(M::SeverityLifted).with("axis", Param::term(*axis));
        Message {
            records: record.into_iter().collect(),
            ..message
        }
    });
    let open = axes.iter().filter(|one| one.level.is_none()).count();
    let open = (open > 0).then(|| {
        Message::new(M::SeverityOpen).with("count", i64::try_from(open).unwrap_or(i64::MAX))
    });
    set.chain(lifted).chain(open).collect()
}
