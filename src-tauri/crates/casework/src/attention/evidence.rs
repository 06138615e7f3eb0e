//! W29–W33: the file can stand: verified, written down in time, proven, with results, from more than one source (SF5).

use super::{
    finding::Finding,
    occasion::{Draft, Occasion},
    scene::{Scene, readable},
};
use crate::{
    calendar::{Day, Moment},
    casefile::{course::Intervention, event::Entry},
    incidents::IncidentSource,
    message::{MessageCode as M, Param},
    terms::{attention::Level, case::Phase, category::Category},
};
use ledger::{env::Wall, ids::RecordId};

/// W29: no incident of a kind of nuisance was verified, while the case goes to, or is near or in, a formal phase. From
/// the intention on it is urgent.
pub(super) fn category_unverified<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let (phase, days) = match scene.moving_to() {
        Some(to) if Scene::is_formal(to) => (to, 0),
        Some(_) => return Vec::new(),
        None => {
            let near = Phase::LightApproach..=Phase::Enforcement;
            let Some(since) = scene.reached(Phase::LightApproach) else {
                return Vec::new();
            };
            if !near.contains(&scene.phase()) {
                return Vec::new();
            }
            (scene.phase(), scene.days_since(since.day))
        }
    };
    let level = if phase >= Phase::Intention {
        Level::Urgent
    } else {
        Level::Attention
    };
    let categories = scene.file.categories.iter();
    categories
        .filter_map(|category| unverified(scene, *category, level, days))
        .collect()
}

fn unverified<'a>(
    scene: &Scene<'a>,
    category: Category,
    level: Level,
    days: i64,
) -> Option<Finding<'a>> {
    let all = scene.incidents().iter();
    let mut of_kind = all.filter(|incident| incident.categories.contains(&category));
    if of_kind.clone().any(|incident| incident.is_verified) {
        return None;
    }
    let first = of_kind.clone().map(|incident| incident.record).min();
    let finding = Finding::new(level, M::W29Unverified, days)
        .with("category", Param::term(category))
        .because(of_kind.by_ref().map(|incident| incident.record))
        .because(scene.case_record().filter(|_| first.is_none()));
    Some(Finding {
        subject: first,
        ..finding
    })
}

/// W30: an entry is or was written down long after it happened.
pub(super) fn written_late<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = i64::from(scene.policy.late_entry_hours);
    let tell = |hours: i64, days: i64| {
        Finding::new(Level::Info, M::W30WrittenLate, days)
            .with("hours", hours)
            .with("limit", limit)
    };
    match scene.occasion {
        Occasion::Saving(Draft::Entry {
            occurred_at, now, ..
        }) => {
            let late = occurred_at.and_then(|at| hours_late(at, now, limit));
            late.map(|hours| tell(hours, 0)).into_iter().collect()
        }
        Occasion::Standing => {
            let late = scene.file.entries.iter().filter_map(|entry| {
                let hours = hours_late(happened(entry)?, entry.meta.first_wall, limit)?;
                let days = scene.days_since(Day::today(entry.meta.first_wall));
                Some(tell(hours, days).on(entry.meta.record))
            });
            late.collect()
        }
        Occasion::Saving(Draft::Word { .. })
        | Occasion::Exporting(_)
        | Occasion::HandingOver { .. }
        | Occasion::Moving { .. } => Vec::new(),
    }
}

/// When it was over; while people disagree, nobody knows.
fn happened(entry: &Entry) -> Option<Moment> {
    let until = entry.occurred_until.known();
    until.or(entry.occurred_at.known()).copied()
}

fn hours_late(at: Moment, written: Wall, limit: i64) -> Option<i64> {
    const HOUR: i64 = 3_600_000;
    let late = written.ms.saturating_sub(at.ms());
    (late > limit * HOUR).then_some(late / HOUR)
}

/// W31: a warning was sent, and nothing proves that it arrived.
pub(super) fn warning_without_proof<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.limits().proof_days;
    let bare = scene.file.formal.warnings.iter();
    let bare = bare.filter(|warning| warning.proof.known().is_none());
    let late = bare.filter_map(|warning| {
        let sent = readable(&warning.sent_at).min()?;
        let days = scene.after_days(sent, limit)?;
        let finding = Finding::new(Level::Urgent, M::W31NoProof, days)
            .with("day", sent)
            .on(warning.meta.record);
        Some(finding)
    });
    late.collect()
}

/// W32: an intervention ended, and nothing says what came of it.
pub(super) fn intervention_without_result<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.limits().result_days;
    let without =
        |one: &&Intervention| one.result.filled().is_none() && one.not_suitable.filled().is_none();
    let ended = scene.file.interventions.iter().filter(without);
    let late = ended.filter_map(|one| {
        let day = readable(&one.ended).max()?;
        let days = scene.after_days(day, limit)?;
        let name = match one.kind.known() {
            Some(kind) => Param::term(*kind),
            None => Param::Term("kind.intervention".to_owned()),
        };
        let finding = Finding::new(Level::Attention, M::W32NoResult, days)
            .with("intervention", name)
            .with("day", day)
            .on(one.meta.record);
        Some(finding)
    });
    late.collect()
}

/// W33: everything that is known to have happened comes from one source, from the joint plan on.
pub(super) fn one_source<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let planned = |phase: Phase| (Phase::JointPlan..=Phase::Enforcement).contains(&phase);
    let days = match scene.moving_to() {
        Some(to) => (scene.phase() < Phase::JointPlan && planned(to)).then_some(0),
        None => planned(scene.phase())
            .then(|| scene.reached(Phase::JointPlan))
            .flatten()
            .map(|since| scene.days_since(since.day)),
    };
    let Some(days) = days else {
        return Vec::new();
    };
    let incidents = scene.incidents();
    let sources: std::collections::BTreeSet<&IncidentSource> =
        incidents.iter().map(|incident| &incident.source).collect();
    if sources.len() != 1 {
        return Vec::new();
    }
    let facts: Vec<RecordId> = incidents.iter().map(|incident| incident.record).collect();
    let finding = Finding::new(Level::Attention, M::W33OneSource, days)
        .with("count", i64::try_from(facts.len()).unwrap_or(i64::MAX))
        .because(facts);
    vec![finding]
}
