//! What the file shows of each axis; nature and targeting are for a person to judge.

use super::AxisProposal;
use crate::{
    calendar::Day,
    casefile::CaseFile,
    incidents::{Incident, IncidentSource},
    message::{Message, MessageCode as M},
    policy::{Policy, factors::step_of},
    terms::{formal::Axis, inquiry::Harm},
};
use ledger::ids::RecordId;
use std::collections::BTreeSet;

pub(super) fn propose(
    axis: Axis,
    file: &CaseFile,
    incidents: &[Incident],
    policy: &Policy,
    today: Day,
) -> Option<AxisProposal> {
    match axis {
        Axis::Frequency => frequency(incidents, policy, today),
        Axis::Duration => duration(incidents, policy),
        Axis::TimeOfDay => time_of_day(incidents, policy),
        Axis::Impact => impact(file),
        Axis::Reach => reach(incidents, policy),
        Axis::Trend => trend(incidents, policy, today),
        Axis::Nature | Axis::Targeting => None,
    }
}

fn proposal(level: u8, message: Message, records: Vec<RecordId>) -> Option<AxisProposal> {
    let message = Message { records, ..message };
    Some(AxisProposal { level, message })
}

fn records<'a>(incidents: impl IntoIterator<Item = &'a Incident>) -> Vec<RecordId> {
    incidents.into_iter().map(|one| one.record).collect()
}

fn amount(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Days with an incident in the last twelve weeks.
fn frequency(incidents: &[Incident], policy: &Policy, today: Day) -> Option<AxisProposal> {
    let window = i64::from(policy.severity.frequency_window_days);
    let recent = incidents
        .iter()
        .filter(|one| one.day.days_until(today) <= window);
    let days: BTreeSet<Day> = recent.clone().map(|one| one.day).collect();
    if days.is_empty() {
        return None;
    }
    let count = amount(days.len());
    let message = Message::new(M::ShowsFrequency)
        .with("count", count)
        .with("days", window);
    let level = step_of(&policy.severity.frequency, count);
    proposal(level, message, records(recent))
}

/// From the first incident to the last.
fn duration(incidents: &[Incident], policy: &Policy) -> Option<AxisProposal> {
    let (first, last) = (incidents.first()?, incidents.last()?);
    let days = first.day.days_until(last.day);
    let message = Message::new(M::ShowsDuration)
        .with("first", first.day)
        .with("last", last.day);
    let level = step_of(&policy.severity.duration_days, days);
    proposal(level, message, records([first, last]))
}

/// By day; in the evening; partly at night; mostly at night.
fn time_of_day(incidents: &[Incident], policy: &Policy) -> Option<AxisProposal> {
    let timed: Vec<(&Incident, u8)> = incidents
        .iter()
        .filter_map(|one| Some((one, one.at?.local().hour)))
        .collect();
    if timed.is_empty() {
        return None;
    }
    let hours = &policy.severity;
    let at_night = timed.iter().filter(|(_, hour)| hours.is_night(*hour));
    let at_night = at_night.count();
    let in_evening = timed.iter().any(|(_, hour)| hours.is_evening(*hour));
    let level = match at_night {
        0 => u8::from(in_evening),
        some if some * 2 > timed.len() => 3,
        _some => 2,
    };
    let message = Message::new(M::ShowsTimeOfDay)
        .with("count", amount(at_night))
        .with("total", amount(timed.len()));
    proposal(level, message, records(timed.iter().map(|(one, _)| *one)))
}

/// The worst that people say it does to them.
fn impact(file: &CaseFile) -> Option<AxisProposal> {
    let told = &file.inquiry.impacts;
    let level = |harm: &Harm| match harm {
        Harm::Sleep | Harm::Work => 1,
        Harm::Fear | Harm::Health | Harm::Children => 2,
        Harm::WantsToMove => 3,
    };
    let worst = told
        .iter()
        .flat_map(|impact| &impact.harms)
        .map(level)
        .max();
    if told.is_empty() {
        return None;
    }
    let message = Message::new(M::ShowsImpact).with("count", amount(told.len()));
    let records = told.iter().map(|impact| impact.meta.record).collect();
    proposal(worst.unwrap_or(0), message, records)
}

/// Households that reported: known reporters, and together one for those of whom nothing is known.
fn reach(incidents: &[Incident], policy: &Policy) -> Option<AxisProposal> {
    let reported = incidents.iter().filter(|one| match one.source {
        IncidentSource::Reporter(_) | IncidentSource::UnnamedReporter => true,
        IncidentSource::Witness
        | IncidentSource::Police
        | IncidentSource::Instrument
        | IncidentSource::Organisation(_)
        | IncidentSource::Person(_)
        | IncidentSource::Unknown => false,
    });
    let sources: BTreeSet<&IncidentSource> = reported.clone().map(|one| &one.source).collect();
    if sources.is_empty() {
        return None;
    }
    let named = sources
        .iter()
        .filter(|source| ***source != IncidentSource::UnnamedReporter)
        .count();
    let count = amount(named.max(1));
    let message = Message::new(M::ShowsReach).with("count", count);
    let level = step_of(&policy.severity.households, count);
    proposal(level, message, records(reported))
}

/// Incidents of the last weeks beside those of the weeks before: fewer than half, about as many, or clearly more.
/// That it escalates is for a person to judge.
fn trend(incidents: &[Incident], policy: &Policy, today: Day) -> Option<AxisProposal> {
    let period = i64::from(policy.severity.trend_days);
    let ago = |one: &Incident| one.day.days_until(today);
    let recent = incidents.iter().filter(|one| ago(one) < period);
    let before = incidents
        .iter()
        .filter(|one| (period..2 * period).contains(&ago(one)));
    let (now, then) = (recent.clone().count(), before.clone().count());
    let level = match (now, then) {
        (0, 0) => return None,
        (now, then) if now * 2 < then => 0,
        (now, then) if now * 2 > then * 3 => 2,
        (_, _) => 1,
    };
    let message = Message::new(M::ShowsTrend)
        .with("recent", amount(now))
        .with("before", amount(then))
        .with("days", period);
    proposal(level, message, records(recent.chain(before)))
}
