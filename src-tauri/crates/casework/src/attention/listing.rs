//! Which attention points a person sees: put off once with a reason they wait, at most three of a case are shown, and
//! what is about a person is told once over all cases.

use super::{AttentionPoint, open_cases::Person, table::row};
use crate::{
    calendar::Day,
    casefile::{CaseFile, talk::Snooze},
    message::{Message, MessageCode as M},
    policy::Policy,
    step::Step,
    terms::{Term, attention::Rule},
};
use ledger::ids::RecordId;
use std::collections::BTreeSet;

/// An attention point was put off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postponement {
    /// The record of the last time.
    pub record: RecordId,
    /// The day on which the point comes back.
    pub until: Day,
    /// Why it can wait.
    pub reason: String,
    /// How often it was put off since the rule speaks of it. A second time is marked, in the case and in every list.
    pub times: usize,
    /// The day has not come yet.
    pub is_running: bool,
}

/// A point as it stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The point.
    pub point: AttentionPoint,
    /// How it was put off, if it was.
    pub postponement: Option<Postponement>,
    /// It rests on a partner of whom no file came for long: that is told instead of it (W50).
    pub gives_way: bool,
}

impl Listed {
    /// It was put off more than once since the rule speaks of it.
    pub fn is_marked(&self) -> bool {
        self.postponement.as_ref().is_some_and(|one| one.times > 1)
    }

    /// It waits: put off for the first time, and its day has not come.
    pub fn waits(&self) -> bool {
        let running = self.postponement.as_ref();
        running.is_some_and(|one| one.is_running && one.times == 1)
    }

    /// It is told now.
    pub fn is_told(&self) -> bool {
        !self.waits() && !self.gives_way
    }
}

/// The points with what was put off; in the same order.
pub fn listed(
    file: &CaseFile,
    points: Vec<AttentionPoint>,
    policy: &Policy,
    today: Day,
) -> Vec<Listed> {
    let silent: BTreeSet<RecordId> = points
        .iter()
        .filter(|point| point.rule == Rule::NothingReceived)
        .filter_map(|point| point.subject)
        .collect();
    let list = points.into_iter().map(|point| Listed {
        postponement: postponement(file, &point, policy, today),
        gives_way: point
            .doubtful
            .iter()
            .any(|partner| silent.contains(partner)),
        point,
    });
    list.collect()
}

/// How this point was put off since the rule speaks of it; what went before belonged to an earlier time.
pub fn postponement(
    file: &CaseFile,
    point: &AttentionPoint,
    policy: &Policy,
    today: Day,
) -> Option<Postponement> {
    let first = today.minus(u32::try_from(point.days).unwrap_or(0));
    let of_point = |one: &&Snooze| {
        let rule = one
            .rule
            .filled()
            .is_some_and(|code| code == point.rule.code());
        let since = one.at.known().is_some_and(|at| *at >= first);
        rule && since && one.subject.known().copied() == point.subject
    };
    let all: Vec<&Snooze> = file.talk.snoozes.iter().filter(of_point).collect();
    let last = all
        .iter()
        .max_by_key(|one| (one.at.known(), one.meta.record))?;
    let (at, asked) = (*last.at.known()?, *last.until.known()?);
    let reason = last.reason.filled()?.to_owned();
    // A day further away than the threshold allows is cut down to it.
    let most = point.patience.until(at, policy);
    let until = most.map_or(at, |most| most.min(asked));
    Some(Postponement {
        record: last.meta.record,
        until,
        reason,
        times: all.len(),
        is_running: today < until,
    })
}

/// At most as many as the policy pack says, the most pressing first.
pub fn shown<'l>(list: &'l [Listed], policy: &Policy) -> Vec<&'l Listed> {
    let most = usize::from(policy.attention.shown_per_case);
    let told = list.iter().filter(|one| one.is_told());
    told.take(most).collect()
}

/// The most pressing point with the step that it names, for the one next step of the case.
pub fn highest(list: &[Listed]) -> Option<(Message, Step)> {
    let first = list.iter().find(|one| one.is_told())?;
    Some((first.point.message.clone(), first.point.step))
}

/// Whether a person may put this point off to `until` for this reason.
///
/// # Errors
/// The message says why not.
pub fn check_postponement(
    point: &AttentionPoint,
    until: Day,
    reason: &str,
    policy: &Policy,
    today: Day,
) -> Result<(), Message> {
    let refuse = |message: Message| {
        Err(Message {
            records: point.subject.into_iter().collect(),
            ..message
        })
    };
    let Some(most) = point.patience.until(today, policy) else {
        return refuse(Message::new(M::SnoozeImpossible));
    };
    if reason.trim().is_empty() {
        refuse(Message::new(M::SnoozeReasonEmpty))
    } else if until <= today {
        refuse(Message::new(M::SnoozeDayPassed))
    } else if until > most {
        refuse(Message::new(M::SnoozeTooLong).with("day", most))
    } else {
        Ok(())
    }
}

/// Points of several cases, one list after the other: what is about a person (W18, W50) stays only where it comes
/// first.
pub fn once_per_person<'p>(cases: impl IntoIterator<Item = &'p mut Vec<AttentionPoint>>) {
    let mut told: BTreeSet<(Rule, Person)> = BTreeSet::new();
    for points in cases {
        points.retain(|point| match &point.person {
            Some(person) if row(point.rule).once_per_person => {
                told.insert((point.rule, person.clone()))
            }
            Some(_) | None => true,
        });
    }
}
