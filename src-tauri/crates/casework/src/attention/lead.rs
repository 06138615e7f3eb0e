//! W01–W04 and W18: one person leads, is there or has a deputy, looks at the whole, and has room for it (VK4, SF1).

use super::{
    finding::{Finding, RestsOn},
    scene::{Scene, Since, readable},
};
use crate::{
    calendar::Day,
    casefile::party::Partner,
    factors::{
        case_lead::{Holder, holders},
        review_days,
    },
    message::MessageCode as M,
    step::Step,
    terms::{
        attention::Level,
        case::{Phase, Urgency},
        people::Role,
    },
};

/// W01: nobody who takes part said yes to the lead, some working days after triage; when it is acute, one day after the
/// case was opened, whatever the phase.
pub(super) fn no_lead<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if !scene.leads().is_empty() {
        return Vec::new();
    }
    let Some((since, days)) = without_lead(scene) else {
        return Vec::new();
    };
    let asked = holders(scene.file, Role::CaseLead);
    let waiting: Vec<&Partner> = asked
        .iter()
        .filter(|holder| !holder.is_accepted())
        .filter_map(|holder| holder.partner.filter(|partner| partner.is_active()))
        .collect();
    let facts = asked.iter().map(|holder| holder.assignment.meta.record);
    let finding = match waiting.as_slice() {
        [] => Finding::new(Level::Urgent, M::W01NoLead, days)
            .with("days", scene.days_since(since.day)),
        several => Finding::new(Level::Urgent, M::W01LeadWaits, days)
            .with(
                "names",
                super::scene::names(several.iter().copied()).as_str(),
            )
            .step(Step::AskLead)
            .resting_on(RestsOn::AllOf(waiting.clone())),
    };
    vec![finding.because(since.record).because(facts)]
}

fn without_lead(scene: &Scene<'_>) -> Option<(Since, i64)> {
    let limits = scene.limits();
    let acute = || {
        let opened = scene.opened();
        let days = scene.after_days(opened.day, limits.lead_acute_days)?;
        (scene.file.urgency_now() == Some(Urgency::Acute)).then_some((opened, days))
    };
    let after_triage = || {
        let since = scene.reached(Phase::Investigation)?;
        let days = scene.after_working_days(since.day, limits.lead_working_days)?;
        Some((since, days))
    };
    acute().or_else(after_triage)
}

/// W02: two or more people lead, as after merging offline files.
pub(super) fn double_lead<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let leads = scene.leads();
    if leads.len() < 2 {
        return Vec::new();
    }
    let names: Vec<&str> = leads.iter().map(Holder::label).collect();
    let walls = leads
        .iter()
        .filter_map(|lead| lead.assignment.state.latest_wall());
    let since = walls.max().map_or(scene.today, Day::today);
    let finding = Finding::new(Level::Urgent, M::W02DoubleLead, scene.days_since(since))
        .with("names", names.join(", ").as_str())
        .because(leads.iter().map(|lead| lead.assignment.meta.record));
    vec![finding]
}

/// W03: the lead is away or left, and no deputy who is there said yes.
pub(super) fn no_deputy<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let leads = crate::factors::case_lead::leads_or_left(scene.file);
    let [lead] = leads.as_slice() else {
        return Vec::new();
    };
    let Some(partner) = lead.partner else {
        return Vec::new();
    };
    let Some(since) = absent_since(partner, scene.today) else {
        return Vec::new();
    };
    let limit = scene.limits().lead_away_working_days;
    let Some(days) = scene.after_working_days(since, limit) else {
        return Vec::new();
    };
    if has_deputy(scene, partner) {
        return Vec::new();
    }
    let deputies = holders(scene.file, Role::Deputy);
    let finding = Finding::new(Level::Attention, M::W03NoDeputy, days)
        .with("name", partner.label())
        .with("days", scene.days_since(since))
        .because([lead.assignment.meta.record, partner.meta.record])
        .because(deputies.iter().map(|deputy| deputy.assignment.meta.record));
    let finding = if deputies.is_empty() {
        finding
    } else {
        finding.step(Step::AskDeputy)
    };
    vec![finding]
}

/// Since when this partner is away or has left; none while he is there.
fn absent_since(partner: &Partner, today: Day) -> Option<Day> {
    let left = readable(&partner.ended_at)
        .min()
        .filter(|day| *day <= today);
    let away = partner.away_from.known().copied().filter(|from| {
        let until = partner.away_until.known();
        *from <= today && until.is_none_or(|until| *until >= today)
    });
    left.into_iter().chain(away).min()
}

/// Another person said yes to being deputy, takes part and is not away himself.
fn has_deputy(scene: &Scene<'_>, lead: &Partner) -> bool {
    let deputies = holders(scene.file, Role::Deputy);
    deputies.iter().any(|deputy| {
        deputy.is_accepted()
            && deputy.partner.is_some_and(|partner| {
                partner.identity() != lead.identity()
                    && partner.is_active()
                    && absent_since(partner, scene.today).is_none()
            })
    })
}

/// W04: nobody checked the overview for longer than the urgency allows.
pub(super) fn overview_old<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = review_days(scene.file, scene.policy);
    let checked = readable(&scene.file.helicopter_at).max();
    let since = checked.unwrap_or_else(|| scene.opened().day);
    let Some(days) = scene.after_days(since, limit) else {
        return Vec::new();
    };
    let code = if checked.is_some() {
        M::W04OverviewOld
    } else {
        M::W04OverviewNever
    };
    let finding = Finding::new(Level::Attention, code, days)
        .with("days", scene.days_since(since))
        .with("limit", i64::from(limit))
        .because(scene.case_record());
    vec![finding]
}

/// W18: the lead has more open cases than the local limit. Only the count, and only to plan by.
pub(super) fn lead_has_many_cases<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limit = usize::from(scene.limits().open_cases);
    let crowded = scene.leads().iter().filter_map(|lead| {
        let partner = lead.partner?;
        let count = scene.around.open_cases.led_by(partner);
        (count > limit).then(|| {
            Finding::new(Level::Info, M::W18ManyCases, 0)
                .with("count", i64::try_from(count).unwrap_or(i64::MAX))
                .with("limit", i64::try_from(limit).unwrap_or(i64::MAX))
                .on(lead.assignment.meta.record)
                .about_person(partner)
        })
    });
    crowded.collect()
}
