//! W15–W17, W19, W45 and W50: partners make room and stay in touch, as far as is known here (VK2, VK5, SF4).

use super::{
    contributions::Contribution,
    finding::{Finding, RestsOn},
    scene::{Scene, joined, readable},
};
use crate::{
    calendar::Day,
    casefile::{party::Partner, talk::MeetingItem},
    message::MessageCode as M,
    pitfalls::{is_too_much, overdue_of},
    terms::{attention::Level, case::Phase},
};
use ledger::ids::RecordId;
use std::collections::BTreeMap;

/// W15: a partner was asked to several meetings in a row, and neither he nor a stand-in came.
pub(super) fn meetings_missed<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let mut held: Vec<(Day, &MeetingItem)> = scene
        .file
        .talk
        .meeting_items
        .iter()
        .filter(|item| !item.present.is_empty() || !item.deputised.is_empty())
        .filter_map(|item| Some((readable(&item.at).map(|at| at.day()).max()?, item)))
        .filter(|(day, _)| *day <= scene.today)
        .collect();
    held.sort_by_key(|(day, item)| (*day, item.meta.record));
    let parties = scene.parties().into_iter();
    parties
        .filter_map(|partner| missed(scene, partner, &held))
        .collect()
}

fn missed<'a>(
    scene: &Scene<'a>,
    partner: &'a Partner,
    held: &[(Day, &MeetingItem)],
) -> Option<Finding<'a>> {
    let is_his = |record: &RecordId| {
        let other = scene.file.partner(record);
        other.is_some_and(|other| other.identity() == partner.identity())
    };
    let asked = held
        .iter()
        .rev()
        .filter(|(_, item)| item.invited.iter().any(is_his));
    let away = |item: &MeetingItem| !item.present.iter().chain(&item.deputised).any(is_his);
    let missed: Vec<&(Day, &MeetingItem)> = asked.take_while(|(_, item)| away(item)).collect();
    let enough = usize::from(scene.limits().missed_meetings);
    let (reached, _) = missed
        .len()
        .checked_sub(enough)
        .and_then(|at| missed.get(at))?;
    let finding = Finding::new(Level::Attention, M::W15Missed, scene.days_since(*reached))
        .with("name", partner.label())
        .with("count", i64::try_from(missed.len()).unwrap_or(i64::MAX))
        .on(partner.meta.record)
        .because(missed.iter().map(|(_, item)| item.meta.record))
        .resting_on_partner(Some(partner));
    Some(finding)
}

/// W16: a partner has several actions over time, or one that is far over time.
pub(super) fn overdue_at_partner<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let parties = scene.parties().into_iter();
    let late = parties.filter_map(|partner| {
        let late = overdue_of(scene.file, partner, scene.today);
        if !is_too_much(&late, scene.policy, scene.today) {
            return None;
        }
        let first = late.iter().map(|(_, due)| *due).min()?;
        let finding = Finding::new(Level::Attention, M::W16Overdue, scene.days_since(first))
            .with("name", partner.label())
            .with("count", i64::try_from(late.len()).unwrap_or(i64::MAX))
            .on(partner.meta.record)
            .because(late.iter().map(|(action, _)| action.meta.record))
            .resting_on_partner(Some(partner));
        Some(finding)
    });
    late.collect()
}

/// W17: a partner added nothing for longer than the urgency allows. Aftercare has its own rhythm.
pub(super) fn no_contribution<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if scene.phase() >= Phase::Aftercare {
        return Vec::new();
    }
    let limit = scene.limits().contribution_days.of(scene.urgency());
    let parties = scene.parties().into_iter();
    let quiet = parties.filter_map(|partner| {
        let last = last_of(scene, partner);
        let days = scene.after_days(last.day, limit)?;
        let finding = Finding::new(Level::Attention, M::W17Quiet, days)
            .with("name", partner.label())
            .with("days", scene.days_since(last.day))
            .on(partner.meta.record)
            .because([last.record])
            .resting_on_partner(Some(partner));
        Some(finding)
    });
    quiet.collect()
}

/// What he did last; joining counts as well.
fn last_of(scene: &Scene<'_>, partner: &Partner) -> Contribution {
    let start = Contribution {
        day: joined(partner),
        record: partner.meta.record,
    };
    let last = scene.contributions().of(partner);
    last.map_or(start, |last| last.max(start))
}

/// W19: there is nothing in which two organisations took part for longer than the urgency allows. A case that one
/// organisation does alone has nobody to drift away from, and aftercare has its own rhythm.
pub(super) fn nothing_together<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if scene.phase() >= Phase::Aftercare {
        return Vec::new();
    }
    let mut by_organisation: BTreeMap<String, Contribution> = BTreeMap::new();
    for partner in scene.file.active_partners() {
        let done = last_of(scene, partner);
        let last = by_organisation.entry(partner.party()).or_insert(done);
        *last = (*last).max(done);
    }
    let mut last: Vec<Contribution> = by_organisation.into_values().collect();
    last.sort();
    let [.., together, _] = last.as_slice() else {
        return Vec::new();
    };
    let limit = scene.limits().together_days.of(scene.urgency());
    let Some(days) = scene.after_days(together.day, limit) else {
        return Vec::new();
    };
    let double = scene.after_days(together.day, limit.saturating_mul(2));
    let level = if double.is_some() {
        Level::Urgent
    } else {
        Level::Attention
    };
    let finding = Finding::new(level, M::W19Apart, days)
        .with("days", scene.days_since(together.day))
        .because(last.iter().map(|done| done.record))
        .resting_on(RestsOn::AnyOf(scene.file.active_partners().collect()));
    vec![finding]
}

/// W45: nobody made sure for a long time that the details of a partner hold.
pub(super) fn contact_unconfirmed<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.policy.factors.contact_days;
    let parties = scene.parties().into_iter();
    let old = parties.filter_map(|partner| {
        let confirmed = readable(&partner.contact_confirmed_at).max();
        let since = confirmed.unwrap_or_else(|| joined(partner));
        let days = scene.after_days(since, limit)?;
        let finding = Finding::new(Level::Info, M::W45ContactOld, days)
            .with("name", partner.label())
            .with("days", scene.days_since(since))
            .on(partner.meta.record);
        Some(finding)
    });
    old.collect()
}

/// W50: no file of a partner came for a long time, so that what he did may not be known here. Who does not use
/// Woonrust sends none.
pub(super) fn nothing_received<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = scene.limits().last_file_days;
    let parties = scene.parties().into_iter();
    let silent = parties.filter_map(|partner| {
        let known = scene.known_until(partner);
        let days = scene.after_days(known, limit)?;
        let root = partner.root.known()?;
        let ever = scene.heard_until(root).is_some();
        let code = if ever { M::W50LastFile } else { M::W50NoFile };
        let finding = Finding::new(Level::Info, code, days)
            .with("name", partner.label())
            .with("day", known)
            .on(partner.meta.record)
            .about_person(partner);
        Some(finding)
    });
    silent.collect()
}
