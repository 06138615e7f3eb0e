//! The five bars of the legal test (151d-toets): each stands on its own, there is no total and no chance of success
//! (domain.md §2.2). An aid; the mayor decides.

mod ladder;

use crate::{
    calendar::Day,
    casefile::{CaseFile, inquiry::Weighing, value::Uncertain},
    hearing,
    incidents::{Incident, IncidentSource, incidents},
    kinds::field_text_key,
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    severity::severity,
    step::Step,
    terms::{
        Term,
        formal::{Ability, Axis, Severity},
        inquiry::Affected,
        terms,
    },
};
use ledger::ids::RecordId;
use std::collections::BTreeSet;

terms! {
    /// One question of the test.
    Bar, "bar" {
        /// Is it severe?
        Severity = "b1",
        /// Is there a pattern?
        Repetition = "b2",
        /// Can it be shown?
        Evidence = "b3",
        /// Was something lighter tried?
        OtherWays = "b4",
        /// Does the measure fit this resident?
        Proportion = "b5",
    }
}

terms! {
    /// How a bar stands; from worst to best.
    Light, "light" {
        Red = "red",
        Amber = "amber",
        Green = "green",
    }
}

/// Something that a bar lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarMissing {
    /// What, with the records.
    pub message: Message,
    /// What a person can do about it.
    pub step: Step,
    /// How much it weighs.
    pub light: Light,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarStatus {
    /// Which.
    pub bar: Bar,
    /// How it stands: the worst of what is missing; green when nothing is.
    pub light: Light,
    /// What speaks for it.
    pub because: Vec<Message>,
    /// What is missing.
    pub missing: Vec<BarMissing>,
}

#[derive(Default)]
struct BarFindings {
    because: Vec<Message>,
    missing: Vec<BarMissing>,
}

impl BarFindings {
    fn miss(&mut self, light: Light, message: Message, step: Step) {
        self.missing.push(BarMissing {
            message,
            step,
            light,
        });
    }

    fn status(self, bar: Bar) -> BarStatus {
        let worst = self.missing.iter().map(|missing| missing.light).min();
        BarStatus {
            bar,
            light: worst.unwrap_or(Light::Green),
            because: self.because,
            missing: self.missing,
        }
    }
}

/// The five bars, in order.
pub fn bars(file: &CaseFile, policy: &Policy, today: Day) -> Vec<BarStatus> {
    let all: Vec<Incident> = incidents(file)
        .into_iter()
        .filter(|incident| incident.day <= today.plus(1))
        .collect();
    Bar::ALL
        .iter()
        .map(|bar| {
            let mut found = BarFindings::default();
            match bar {
                Bar::Severity => find_severity(file, policy, today, &mut found),
                Bar::Repetition => find_repetition(&all, policy, today, &mut found),
                Bar::Evidence => find_evidence(file, &all, policy, &mut found),
                Bar::OtherWays => ladder::find(file, &mut found),
                Bar::Proportion => find_proportion(file, &mut found),
            }
            found.status(*bar)
        })
        .collect()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// B1: what it does to neighbours is told, and it is more than one has to put up with.
fn find_severity(file: &CaseFile, policy: &Policy, today: Day, found: &mut BarFindings) {
    find_impact(file, found);
    let status = severity(file, policy, today);
    let tolerable = status
        .axes
        .iter()
        .any(|one| one.axis == Axis::Nature && one.level == Some(0));
    if tolerable {
        let message = Message::new(M::BarTolerable);
        found.miss(Light::Red, message, Step::SetSeverity);
    }
    let say = |code: M, level: Severity| Message {
        records: file
            .inquiry
            .severity
            .iter()
            .map(|one| one.meta.record)
            .collect(),
        ..Message::new(code).with("severity", Param::term(level))
    };
    match status.level {
        None => {
            let message = Message::new(M::BarSeverityOpen);
            found.miss(Light::Amber, message, Step::SetSeverity);
        }
        Some(level @ (Severity::Light | Severity::Moderate)) => {
            let message = say(M::BarNotSerious, level);
            found.miss(Light::Amber, message, Step::SetSeverity);
        }
        Some(level @ (Severity::Serious | Severity::VerySerious)) => {
            found.because.push(say(M::BarSerious, level));
        }
    }
}

fn find_impact(file: &CaseFile, found: &mut BarFindings) {
    let told = file
        .inquiry
        .impacts
        .iter()
        .filter(|impact| match impact.whom.known() {
            Some(Affected::Reporter | Affected::Neighbour | Affected::Children) => true,
            Some(Affected::Resident) | None => false,
        });
    let told: Vec<RecordId> = told.map(|impact| impact.meta.record).collect();
    if told.is_empty() {
        let message = Message::new(M::ImpactNone);
        found.miss(Light::Amber, message, Step::RecordImpact);
    } else {
        found.because.push(Message {
            records: told,
            ..Message::new(M::ImpactTold)
        });
    }
}

/// The day to which an incident belongs: a night is one episode, and belongs to the day on which it began.
fn episode(incident: &Incident, policy: &Policy) -> Day {
    let hour = incident.at.map(|at| u16::from(at.local().hour));
    if hour.is_some_and(|hour| hour < policy.severity.morning_hour) {
        incident.day.minus(1)
    } else {
        incident.day
    }
}

/// B2: several incidents, on several dates, over several weeks, and not only long ago.
fn find_repetition(all: &[Incident], policy: &Policy, today: Day, found: &mut BarFindings) {
    let limit = usize::from(policy.factors.pattern_incidents);
    let span = i64::from(policy.factors.pattern_days);
    let dates: BTreeSet<Day> = all.iter().map(|one| episode(one, policy)).collect();
    let records: Vec<RecordId> = all.iter().map(|incident| incident.record).collect();
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
        found.miss(Light::Red, Message::new(M::BarNoIncident), Step::AddFact);
        return;
    };
    let days = first.days_until(*last);
    let message = |code: M| Message {
        records: records.clone(),
        ..Message::new(code)
            .with("count", count(all.len()))
            .with("dates", count(dates.len()))
            .with("days", days)
    };
    if dates.len() == 1 {
        found.miss(Light::Red, message(M::BarOneEpisode), Step::AddFact);
    } else if all.len() < limit || dates.len() < limit || days < span {
        found.miss(Light::Amber, message(M::BarNoPattern), Step::AddFact);
    } else {
        found.because.push(message(M::BarPattern));
    }
    let old = i64::from(policy.factors.recent_days);
    if last.days_until(today) > old {
        let message = Message::new(M::BarLongAgo)
            .with("day", *last)
            .with("limit", old);
        found.miss(Light::Amber, message, Step::HearReporter);
    }
}

/// B3: verified incidents, independent sources, both sides heard.
fn find_evidence(file: &CaseFile, all: &[Incident], policy: &Policy, found: &mut BarFindings) {
    let verified = all.iter().filter(|incident| incident.is_verified);
    let verified: Vec<RecordId> = verified.map(|incident| incident.record).collect();
    let say = |code: M| {
        Message::new(code)
            .with("count", count(verified.len()))
            .with("total", count(all.len()))
    };
    if verified.is_empty() {
        found.miss(Light::Red, say(M::BarNothingVerified), Step::Verify);
    } else {
        found.because.push(Message {
            records: verified.clone(),
            ..say(M::BarVerified)
        });
    }
    let sources: BTreeSet<&IncidentSource> = all
        .iter()
        .map(|incident| &incident.source)
        .filter(|source| **source != IncidentSource::Unknown)
        .collect();
    let of = |code: M| Message::new(code).with("count", count(sources.len()));
    if sources.len() < 2 {
        found.miss(Light::Amber, of(M::BarOneSource), Step::AskPartnerToWrite);
    } else {
        found.because.push(of(M::BarSources));
    }
    if hearing::is_resident_heard(file, policy) {
        found.because.push(hearing::heard_message(file));
    } else {
        let message = hearing::not_heard(file, policy);
        found.miss(Light::Red, message, Step::VisitResident);
    }
}

/// B5: whether the resident can keep to it, and the interests weighed, home and private life among them.
fn find_proportion(file: &CaseFile, found: &mut BarFindings) {
    let weighing = file.inquiry.weighing.as_ref();
    let about = |message: Message| Message {
        records: weighing.iter().map(|one| one.meta.record).collect(),
        ..message
    };
    match weighing.and_then(|one| one.ability.known()).copied() {
        None | Some(Ability::Unknown) => {
            let message = about(Message::new(M::BarAbilityOpen));
            found.miss(Light::Red, message, Step::WeighInterests);
        }
        Some(ability @ (Ability::No | Ability::Partly)) => {
            let message = Message::new(M::BarAbilityLimited).with("ability", Param::term(ability));
            found.miss(Light::Amber, about(message), Step::WeighInterests);
        }
        Some(Ability::Yes) => found.because.push(about(Message::new(M::BarAbility))),
    }
    for (field, light, is_weighed) in weighed(weighing) {
        let name = Param::Term(field_text_key("weighing/1", field));
        let say = |code: M| about(Message::new(code).with("field", name));
        if is_weighed {
            found.because.push(say(M::BarWeighed));
        } else {
            found.miss(light, say(M::BarNotWeighed), Step::WeighInterests);
        }
    }
}

/// What has to be weighed: the field, what its lack weighs, and whether it is there.
fn weighed(weighing: Option<&Weighing>) -> [(&'static str, Light, bool); 5] {
    let said = |of: fn(&Weighing) -> &Uncertain<String>| {
        weighing.is_some_and(|one| of(one).filled().is_some())
    };
    [
        ("home", Light::Red, said(|one| &one.home)),
        ("neighbours", Light::Amber, said(|one| &one.neighbours)),
        ("resident", Light::Amber, said(|one| &one.resident)),
        ("children", Light::Amber, said(|one| &one.children)),
        ("alternatives", Light::Amber, said(|one| &one.alternatives)),
    ]
}
