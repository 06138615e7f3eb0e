//! W34, W35 and W37–W40: there is a next step, nothing is over time, and the case goes on (SF6).

use super::{
    finding::Finding,
    scene::{Scene, brief, readable},
};
use crate::{
    calendar::Day,
    factors::attention_kept::{aftercare_checks, planned_actions},
    message::{MessageCode as M, Param},
    phase::is_view_settled,
    terms::{
        attention::Level,
        case::{Phase, Urgency},
        formal::{DeadlineState, DeadlineType, DecisionType, OrderForm},
    },
};
use ledger::ids::RecordId;

/// W34: no open action has both a name and a day. In aftercare a planned check is the next step too.
pub(super) fn no_next_action<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if !planned_actions(scene.file).is_empty() || has_check_ahead(scene) {
        return Vec::new();
    }
    let touched = scene.file.actions.iter();
    let touched = touched.map(|action| (Day::today(action.meta.last_wall), action.meta.record));
    let last = touched.max();
    let since = last.map_or(scene.opened().day, |(day, _)| day.max(scene.opened().day));
    let finding = Finding::new(Level::Urgent, M::W34NoNextAction, scene.days_since(since))
        .because(scene.case_record())
        .because(last.map(|(_, record)| record));
    vec![finding]
}

fn has_check_ahead(scene: &Scene<'_>) -> bool {
    if scene.phase() != Phase::Aftercare {
        return false;
    }
    let checks = aftercare_checks(scene.file, scene.policy);
    checks
        .iter()
        .any(|check| check.is_planned() && !check.is_done())
}

/// W35: an open action is over time; after a week it is urgent.
pub(super) fn action_overdue<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let limits = scene.limits();
    let open = scene.file.actions.iter().filter(|action| action.is_open());
    let late = open.filter_map(|action| {
        let due = action.earliest_due()?;
        let days = scene.after_working_days(due, limits.overdue_working_days)?;
        let urgent = scene.after_days(due, limits.overdue_urgent_days);
        let level = if urgent.is_some() {
            Level::Urgent
        } else {
            Level::Attention
        };
        let text = brief(&action.text);
        let owner = action.owner.known().and_then(|by| scene.file.partner(by));
        let finding = match owner {
            Some(owner) => Finding::new(level, M::W35Overdue, days)
                .with("action", text.as_str())
                .with("name", owner.label())
                .with("day", due)
                .resting_on_partner(Some(owner)),
            None => Finding::new(level, M::W35OverdueNobody, days)
                .with("action", text.as_str())
                .with("day", due),
        };
        Some(finding.on(action.meta.record))
    });
    late.collect()
}

/// W37: nobody judged the urgency anew for longer than it holds. What nobody judged at all counts from triage on.
pub(super) fn urgency_old<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let judged = scene.file.urgency.latest_wall().map(Day::today);
    let since = match judged {
        Some(day) => day,
        None => match scene.reached(Phase::Investigation) {
            Some(since) => since.day,
            None => return Vec::new(),
        },
    };
    let limit = urgency_limit(scene);
    let Some(days) = scene.after_days(since, limit) else {
        return Vec::new();
    };
    let code = if judged.is_some() {
        M::W37UrgencyOld
    } else {
        M::W37UrgencyOpen
    };
    let finding = Finding::new(Level::Attention, code, days)
        .with("days", scene.days_since(since))
        .with("limit", i64::from(limit))
        .because(scene.case_record());
    vec![finding]
}

/// An acute case is looked at within its own term, a high urgency holds shorter than the rest.
pub(super) fn urgency_limit(scene: &Scene<'_>) -> u16 {
    let policy = scene.policy;
    let holds = match scene.file.urgency_now() {
        Some(Urgency::Acute) => policy.review_days.acute,
        Some(Urgency::High) => policy.attention.high_urgency_days,
        Some(Urgency::Medium | Urgency::Low) | None => policy.urgency_reassessment_days,
    };
    holds.min(policy.urgency_reassessment_days)
}

/// W38: the case is in the same phase for long; a warning or intention lasts shorter. Aftercare lasts as long as its
/// checks.
pub(super) fn phase_unchanged<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let phase = scene.phase();
    if phase >= Phase::Aftercare {
        return Vec::new();
    }
    let limit = phase_limit(scene);
    let written = readable(&scene.file.phase_since).max();
    let reached = || scene.reached(phase).map(|since| since.day);
    let Some(since) = written.or_else(reached) else {
        return Vec::new();
    };
    let Some(days) = scene.after_days(since, limit) else {
        return Vec::new();
    };
    let finding = Finding::new(Level::Attention, M::W38SamePhase, days)
        .with("phase", Param::term(phase))
        .with("days", scene.days_since(since))
        .because(scene.case_record());
    vec![finding]
}

pub(super) fn phase_limit(scene: &Scene<'_>) -> u16 {
    match scene.phase() {
        Phase::Warning | Phase::Intention => scene.limits().formal_phase_days,
        Phase::Report
        | Phase::Triage
        | Phase::Investigation
        | Phase::JointPlan
        | Phase::LightApproach
        | Phase::Decision
        | Phase::Enforcement
        | Phase::Aftercare
        | Phase::Closed => scene.limits().phase_days,
    }
}

/// A formal term that runs.
struct Term {
    sort: DeadlineType,
    on: Day,
    record: RecordId,
}

/// W39: a formal term ends soon, or has ended and nothing says how.
pub(super) fn deadline_near<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let terms = written_terms(scene).into_iter().chain(other_terms(scene));
    let near = terms.filter_map(|term| {
        let left = scene.today.days_until(term.on);
        let reminders = reminders(scene, term.sort);
        let reach = i64::from(*reminders.first()?);
        let what = Param::term(term.sort);
        let finding = match left {
            ..0 => Finding::new(Level::Urgent, M::W39TermPassed, reach - left)
                .with("term", what)
                .with("day", term.on),
            left if left <= reach => Finding::new(Level::Urgent, M::W39TermNear, reach - left)
                .with("term", what)
                .with("day", term.on)
                .with("days", left),
            _later => return None,
        };
        let next = reminders.iter().find(|days| i64::from(**days) < left);
        let look = next.map_or(scene.today, |days| term.on.minus(u32::from(*days)));
        Some(finding.on(term.record).no_later_than(look))
    });
    near.collect()
}

/// At how many days before the end a person is reminded, the first reminder first.
fn reminders<'s>(scene: &'s Scene<'_>, sort: DeadlineType) -> &'s [u16] {
    match sort {
        DeadlineType::HomeBanEnd => &scene.limits().home_ban_end_days,
        DeadlineType::ResidentView
        | DeadlineType::Compliance
        | DeadlineType::OrderEnd
        | DeadlineType::Objection
        | DeadlineType::Other => &scene.limits().deadline_days,
    }
}

/// Terms that people wrote down and that are open; while they disagree about the day, the earliest counts.
fn written_terms(scene: &Scene<'_>) -> Vec<Term> {
    let open =
        scene.file.formal.deadlines.iter().filter(|one| {
            one.state.counting().unwrap_or(DeadlineState::Open) == DeadlineState::Open
        });
    let terms = open.filter_map(|one| {
        Some(Term {
            sort: one.sort.known().copied().unwrap_or(DeadlineType::Other),
            on: readable(&one.on).min()?,
            record: one.meta.record,
        })
    });
    terms.collect()
}

/// Terms that follow from what was asked and decided, unless someone wrote that term down.
fn other_terms(scene: &Scene<'_>) -> Vec<Term> {
    let formal = &scene.file.formal;
    let asked = formal.resident_views.iter();
    let asked = asked.filter(|view| !is_view_settled(view, scene.today));
    let views = asked.filter_map(|view| {
        Some(Term {
            sort: DeadlineType::ResidentView,
            on: *view.until.known()?,
            record: view.meta.record,
        })
    });
    let imposed = formal
        .decisions
        .iter()
        .filter(|one| one.sort.known() == Some(&DecisionType::Impose));
    let ends = imposed.clone().filter_map(|one| {
        let sort = match one.form.known() {
            Some(OrderForm::HomeBan) => DeadlineType::HomeBanEnd,
            Some(OrderForm::Penalty | OrderForm::Coercion) | None => DeadlineType::OrderEnd,
        };
        Some(Term {
            sort,
            on: *one.until.known()?,
            record: one.meta.record,
        })
    });
    let objection = u32::from(scene.limits().objection_days);
    let objections = imposed.filter_map(|one| {
        Some(Term {
            sort: DeadlineType::Objection,
            on: one.at.known()?.plus(objection),
            record: one.meta.record,
        })
    });
    let unwritten = |term: &Term| {
        let mut written = formal.deadlines.iter();
        !written.any(|one| {
            let about = one.about.known().is_none_or(|about| *about == term.record);
            one.sort.known() == Some(&term.sort) && about
        })
    };
    // What follows from a decision is over when its day passed: nobody has to note that.
    let runs = |term: &Term| term.on >= scene.today;
    let all = views.chain(ends).chain(objections);
    all.filter(|term| unwritten(term) && runs(term)).collect()
}

/// W40: a check of aftercare was not done around its day.
pub(super) fn aftercare_missed<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    if scene.phase() != Phase::Aftercare {
        return Vec::new();
    }
    let limit = scene.policy.aftercare_tolerance_days;
    let checks = aftercare_checks(scene.file, scene.policy);
    let missed = checks.iter().filter_map(|check| {
        let days = scene.after_days(check.day, limit)?;
        let facts: Vec<RecordId> = check.records().collect();
        let case = scene.case_record().filter(|_| facts.is_empty());
        (!check.is_done()).then(|| {
            Finding {
                subject: facts.first().copied(),
                ..Finding::new(Level::Attention, M::W40CheckMissed, days)
            }
            .with("day", check.day)
            .because(facts)
            .because(case)
        })
    });
    missed.collect()
}
