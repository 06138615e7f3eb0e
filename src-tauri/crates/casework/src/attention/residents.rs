//! W23–W27 and W36: reporters hear from us, the resident is heard, promises are kept (VK6).

use super::{
    finding::{Finding, RestsOn},
    scene::{Scene, Since, made_on, readable},
};
use crate::{
    calendar::Day,
    casefile::{
        event::Report,
        talk::{ExpectationCard, Feedback},
        value::Uncertain,
    },
    hearing,
    message::{MessageCode as M, Param},
    pitfalls::{is_complete, is_for_neighbours},
    step::Step,
    terms::{attention::Level, case::Phase, talk::ToldWhom},
};
use ledger::ids::RecordId;

/// W23: nobody told the reporter that his report arrived.
pub(super) fn report_not_acknowledged<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let waiting = scene.file.reports.iter().filter_map(|report| {
        let last = report.acknowledge_by(scene.policy)?;
        let days = scene.after_days(last, 0)?;
        let received = report.received_at.known()?.day();
        let finding = Finding::new(Level::Urgent, M::W23NotAcknowledged, days)
            .with("day", received)
            .on(report.meta.record);
        Some(finding)
    });
    waiting.collect()
}

/// W24: reporters heard nothing for too long; in aftercare it may take longer. Anybody may have told them, so that it
/// rests on the files of all partners.
pub(super) fn reporter_without_word<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limits = scene.limits();
    let limit = if scene.phase() >= Phase::Aftercare {
        limits.reporter_word_aftercare_days
    } else {
        limits.reporter_word_days
    };
    let named = scene.file.reports.iter().filter(|one| !is_anonymous(one));
    let waiting = named.filter_map(|report| {
        let since = last_word(scene, report)?;
        let days = scene.after_days(since, limit)?;
        Some((since, days, report.meta.record))
    });
    let waiting: Vec<(Day, i64, RecordId)> = waiting.collect();
    let Some((since, days, _)) = waiting.iter().min() else {
        return Vec::new();
    };
    let finding = Finding::new(Level::Attention, M::W24NoWord, *days)
        .with("count", i64::try_from(waiting.len()).unwrap_or(i64::MAX))
        .with("days", scene.days_since(*since))
        .because(waiting.iter().map(|(_, _, report)| *report))
        .resting_on(RestsOn::AnyOf(scene.file.active_partners().collect()));
    vec![finding]
}

fn is_anonymous(report: &Report) -> bool {
    report.anonymous.known() == Some(&true)
}

/// The last day on which whoever made this report heard something: when he reported it, that it arrived, word about it
/// or about any report of the same reporter, or word to all reporters.
fn last_word(scene: &Scene<'_>, report: &Report) -> Option<Day> {
    let of_him = reports_of_the_same(scene, report);
    let about_him = |about: &Uncertain<RecordId>| match about.known() {
        Some(record) => of_him.contains(record),
        None => true,
    };
    let given = scene.file.talk.feedbacks.iter().filter_map(|one| {
        let told = is_for_neighbours(&one.whom) && about_him(&one.report);
        readable(&one.given_at).max().filter(|_| told)
    });
    let received = readable(&report.received_at).map(|at| at.day()).max();
    let acknowledged = readable(&report.acknowledged_at).map(|at| at.day());
    let days = given.chain(received).chain(acknowledged);
    days.filter(|day| *day <= scene.today).max()
}

/// Every report of the reporter of this one, as far as he is known here by name and how he is reached.
fn reports_of_the_same(scene: &Scene<'_>, report: &Report) -> Vec<RecordId> {
    let reporters = &scene.file.reporters;
    let person = |of: &crate::casefile::party::Reporter| {
        let name = of.name.filled().map(str::to_lowercase);
        let contact = of.contact.filled().map(str::to_lowercase);
        (name.is_some() || contact.is_some()).then_some((name, contact))
    };
    let his = reporters
        .iter()
        .find(|one| one.report.known() == Some(&report.meta.record));
    let key = his.and_then(person);
    let others = reporters
        .iter()
        .filter(|one| key.is_some() && person(one) == key);
    let others = others.filter_map(|one| one.report.known().copied());
    others.chain([report.meta.record]).collect()
}

/// W25: a day that was promised to a reporter, neighbours or the resident passed without word.
pub(super) fn promise_passed<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let promised = scene.file.talk.feedbacks.iter().filter_map(|one| {
        let promised = readable(&one.promised).any(|promised| promised);
        let day = readable(&one.planned_for).min()?;
        (promised && !one.given_at.is_set()).then_some((day, &one.whom, one.meta.record))
    });
    let cards = scene.file.talk.expectation_cards.iter().filter_map(|card| {
        let day = readable(&card.next_word).min()?;
        let kept = is_superseded(scene, card) || has_word_since(scene, card);
        (!kept).then_some((day, &card.whom, card.meta.record))
    });
    let passed = promised.chain(cards).filter_map(|(day, whom, record)| {
        let days = scene.after_days(day, 0)?;
        let whom = whom.known().copied().unwrap_or(ToldWhom::Reporter);
        let finding = Finding::new(Level::Urgent, M::W25PromisePassed, days)
            .with("whom", Param::term(whom))
            .with("day", day)
            .on(record);
        Some(finding)
    });
    passed.collect()
}

/// A later card for the same people took its place.
fn is_superseded(scene: &Scene<'_>, card: &ExpectationCard) -> bool {
    let set = |card: &ExpectationCard| (set_on(card), card.meta.first_wall, card.meta.record);
    let cards = scene.file.talk.expectation_cards.iter();
    let same = cards.filter(|other| {
        other.whom.known() == card.whom.known() && other.report.known() == card.report.known()
    });
    same.clone().any(|other| set(other) > set(card))
}

fn set_on(card: &ExpectationCard) -> Day {
    let set = readable(&card.set_at).max();
    set.unwrap_or_else(|| made_on(&card.meta))
}

/// Word was given to these people after the card was set.
fn has_word_since(scene: &Scene<'_>, card: &ExpectationCard) -> bool {
    let about_it = |one: &Feedback| {
        card.report.known().is_none()
            || one.report.known().is_none()
            || one.report.known() == card.report.known()
    };
    scene.file.talk.feedbacks.iter().any(|one| {
        let given = readable(&one.given_at).max();
        one.whom.known() == card.whom.known()
            && about_it(one)
            && given.is_some_and(|day| day > set_on(card))
    })
}

/// W26: nothing says what reporters and neighbours can expect, some working days after the report phase.
pub(super) fn expectations_not_set<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if scene.phase() >= Phase::Aftercare || scene.file.reports.iter().all(is_anonymous) {
        return Vec::new();
    }
    let Some(Since { day, record }) = scene.reached(Phase::Triage) else {
        return Vec::new();
    };
    let limit = scene.limits().expectation_working_days;
    let Some(days) = scene.after_working_days(day, limit) else {
        return Vec::new();
    };
    let cards = scene.file.talk.expectation_cards.iter();
    let cards: Vec<&ExpectationCard> = cards.filter(|one| is_for_neighbours(&one.whom)).collect();
    if cards.iter().any(|card| is_complete(card)) {
        return Vec::new();
    }
    let finding = Finding::new(Level::Attention, M::W26NoExpectations, days)
        .with("days", scene.days_since(day))
        .because(record)
        .because(cards.iter().map(|card| card.meta.record));
    vec![finding]
}

/// W27: the case goes to, or is in, a formal phase, and the resident was neither heard nor asked often enough. Who goes
/// on writes down why; that reason, or the haste of Awb 4:11, ends it.
pub(super) fn resident_not_heard<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let days = match scene.moving_to() {
        Some(to) => Scene::is_formal(to).then_some(0),
        None => standing_without_reason(scene),
    };
    let Some(days) = days.filter(|_| !hearing::is_resident_heard(scene.file, scene.policy)) else {
        return Vec::new();
    };
    let tried = hearing::attempts(scene.file);
    let facts: Vec<RecordId> = tried.iter().map(|attempt| attempt.record).collect();
    let finding = Finding::new(Level::Urgent, M::W27NotHeard, days)
        .with("attempts", i64::try_from(tried.len()).unwrap_or(i64::MAX))
        .with("limit", i64::from(scene.policy.hearing_attempts))
        .because(scene.case_record())
        .because(facts);
    vec![finding]
}

/// For how many days the case is in a formal phase that it entered without a written reason.
fn standing_without_reason(scene: &Scene<'_>) -> Option<i64> {
    if !Scene::is_formal(scene.phase()) {
        return None;
    }
    let into = scene.file.transitions.iter();
    let into = into.filter(|step| step.to.known().is_some_and(|to| Scene::is_formal(*to)));
    let last = into.max_by_key(|step| (step.at.known().map(|at| at.ms()), step.meta.record));
    let reasoned = last.is_some_and(|step| step.reason.filled().is_some());
    let mut views = scene.file.formal.resident_views.iter();
    let hasty = views.any(|view| view.urgent_reason.filled().is_some());
    let since = scene.reached(Phase::Warning)?;
    (!reasoned && !hasty).then(|| scene.days_since(since.day))
}

/// W36: no report came for a long time while the case is open: good news, or tired neighbours? Someone asks.
pub(super) fn silence<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if scene.phase() >= Phase::Aftercare {
        return Vec::new();
    }
    let reports = scene.file.reports.iter();
    let received = reports.map(|report| {
        let day = readable(&report.received_at).map(|at| at.day()).max();
        let day = day.unwrap_or_else(|| made_on(&report.meta));
        (day, report.meta.record)
    });
    let Some((last, record)) = received.max() else {
        return Vec::new();
    };
    let Some(days) = scene.after_days(last, scene.limits().silence_days) else {
        return Vec::new();
    };
    let finding = Finding::new(Level::Info, M::W36Silence, days)
        .with("days", scene.days_since(last))
        .because([record])
        .step(Step::HearReporter);
    vec![finding]
}
