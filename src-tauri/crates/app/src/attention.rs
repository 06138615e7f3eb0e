//! Attention points: which rules speak in a case and over all cases, and putting one off.

use crate::{
    api::{
        Done,
        attention::{
            AttentionOverAllRequest, AttentionOverAllView, AttentionPointView, AttentionRequest,
            AttentionView, RuleCountView, SnoozeAttentionRequest, StagnationRowView,
        },
        cases::CaseRowView,
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::{all_rows, open_case},
    glance::{Around, Glance, glances, points},
    input::{Edits, case_id, day, day_at, link, record_id, seal, term, terms},
    known_until,
    links::step_view,
    reader::{Case, Reader, code, count, days},
};
use casework::{
    attention::{
        listing::{Listed, check_postponement, shown},
        open_cases::Person,
        table::row,
    },
    casefile::talk::Snooze,
    may_see::is_open_to_case,
    terms::{
        Term,
        attention::{Level, Rule},
    },
};
use ledger::{
    ids::RecordId,
    sharing::{Class, Token},
};
use std::collections::{BTreeMap, BTreeSet};

/// The most rows on one page of the stagnation list.
const PAGE: u32 = 200;

/// The points of a case: those that are told now, the most pressing first, and those that wait.
pub(crate) fn attention(app: &App, request: AttentionRequest) -> Result<AttentionView, ApiError> {
    let id = case_id(&request.case)?;
    let at = request.at.as_deref().map(day_at).transpose()?;
    app.read_on(at, |reader| {
        let case = reader.case(id)?;
        let (on, every) = points(reader, &around(reader)?, &case.file)?;
        let list = if request.all { every } else { on };
        let view = |listed: &Listed| point_view(reader, listed);
        let told = list.iter().filter(|listed| listed.is_told());
        Ok(AttentionView {
            shown: count(shown(&list, reader.policy).len()),
            points: told.map(view).collect(),
            snoozed: list
                .iter()
                .filter(|listed| listed.waits())
                .map(view)
                .collect(),
            known_until: known_until::views(reader, &case)?,
        })
    })
}

/// What surrounds the cases of this vault.
pub(crate) fn around(reader: &Reader<'_>) -> Result<Around, ApiError> {
    let rows = all_rows(reader)?;
    Around::of(reader, rows.iter().map(|listed| &listed.row))
}

fn point_view(reader: &Reader<'_>, listed: &Listed) -> AttentionPointView {
    let point = &listed.point;
    let put_off = listed.postponement.as_ref();
    AttentionPointView {
        rule: code(point.rule),
        name: reader.content.term(point.rule),
        detects: point
            .detects
            .iter()
            .map(|detects| detects.code().to_owned())
            .collect(),
        level: code(point.level),
        level_text: reader.content.term(point.level),
        message: reader.message(&point.message),
        why: reader.text(&point.rule.why_key()),
        who: point
            .who
            .iter()
            .map(|who| reader.content.term(*who))
            .collect(),
        step: step_view(reader, point.step),
        subject: point.subject.map(|record| record.to_string()),
        days: days(point.days),
        known_until: point.known_until.map(|day| day.to_string()),
        lowered: point.is_lowered,
        snoozed_until: put_off.map(|one| one.until.to_string()),
        snooze_reason: put_off.map(|one| one.reason.clone()).unwrap_or_default(),
        postponed_again: listed.is_marked(),
        snooze_at_most: point
            .patience
            .until(reader.today, reader.policy)
            .map(|day| day.to_string()),
    }
}

/// Puts a point off with a reason. A second time does not silence it: it is marked, here and in every list. The reason
/// stays with who gave it when the point rests on something that is not for everyone.
pub(crate) fn snooze_attention(
    app: &App,
    request: SnoozeAttentionRequest,
) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let rule = term::<Rule>("rule", &request.rule)?;
    let until = day("until", &request.until)?;
    let subject = request.subject.as_deref();
    let subject = subject
        .map(|subject| record_id("subject", subject))
        .transpose()?;
    let (today, audience) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let (_, every) = points(reader, &around(reader)?, &case.file)?;
        let mut same = every.iter().map(|listed| &listed.point);
        let point = same.find(|point| point.rule == rule && point.subject == subject);
        let point = point.ok_or(ErrorCode::NotFound)?;
        let (policy, today) = (reader.policy, reader.today);
        check_postponement(point, until, &request.reason, policy, today)
            .map_err(|message| ApiError::invalid("until", message.code.code()))?;
        let mut about = subject.iter().chain(&point.message.records);
        let audience = about
            .all(|record| is_for_all(&case, record))
            .then_some(Token::Case);
        Ok((reader.today, audience))
    })?;
    app.write("snooze_attention", |tx| {
        let snooze = Edits::of(Snooze::KIND)
            .set("rule", rule.code())
            .maybe("subject", subject.map(link))
            .set("until", until.to_string())
            .set("reason", request.reason.trim())
            .set("at", today.to_string())
            .create_as(tx, id, audience.as_slice(), Class::K1)?;
        seal(tx, snooze)?;
        Ok(Done::DONE)
    })
}

/// Whether every partner may see a record; of what is not in the case nobody knows.
fn is_for_all(case: &Case, record: &RecordId) -> bool {
    let mut states = case.records.iter();
    states.any(|state| state.id == *record && is_open_to_case(state))
}

/// A point with the case in which it speaks.
struct Standing<'a> {
    row: &'a CaseRowView,
    listed: &'a Listed,
}

/// The stagnation list: the points of all open cases, by weight times days. What is about a person stands once.
pub(crate) fn attention_over_all(
    app: &App,
    request: AttentionOverAllRequest,
) -> Result<AttentionOverAllView, ApiError> {
    let wanted: BTreeSet<Rule> = terms::<Rule>("rules", &request.rules)?
        .into_iter()
        .collect();
    app.read(|reader| {
        let rows = all_rows(reader)?;
        let glances = glances(app, reader, rows.iter().map(|listed| &listed.row))?;
        let views: Vec<CaseRowView> = rows.iter().map(|found| found.view(reader)).collect();
        let mut standing: Vec<Standing<'_>> = Vec::new();
        for (found, row) in rows.iter().zip(&views) {
            let glance = glances.get(&found.row.case);
            if let Some(glance) = glance.filter(|_| led(row, &request.lead)) {
                let told = told(glance, request.all)
                    .filter(|listed| wanted.is_empty() || wanted.contains(&listed.point.rule));
                standing.extend(told.map(|listed| Standing { row, listed }));
            }
        }
        standing.sort_by_key(|one| {
            let point = &one.listed.point;
            let heavy = weight(point.level).saturating_mul(point.days.saturating_add(1));
            (
                std::cmp::Reverse(heavy),
                point.rule,
                one.row.case.clone(),
                point.subject,
            )
        });
        once_per_person(&mut standing);
        let limit = request.limit.clamp(1, PAGE) as usize;
        let page = standing.iter().skip(request.offset as usize).take(limit);
        Ok(AttentionOverAllView {
            total: count(standing.len()),
            rules: rule_counts(reader, &standing),
            rows: page
                .map(|one| StagnationRowView {
                    case: one.row.case.clone(),
                    number: one.row.number.clone(),
                    address: one.row.address.clone(),
                    lead: one.row.lead.clone(),
                    point: point_view(reader, one.listed),
                })
                .collect(),
        })
    })
}

fn led(row: &CaseRowView, lead: &str) -> bool {
    match lead {
        "none" => matches!(row.lead.state.as_str(), "none" | "proposed"),
        "mine" => row.lead.mine,
        _ => true,
    }
}

fn told(glance: &Glance, all: bool) -> impl Iterator<Item = &Listed> {
    let list = if all {
        &glance.every_point
    } else {
        &glance.points
    };
    list.iter().filter(|listed| listed.is_told())
}

/// How much a level weighs in the order of the list.
fn weight(level: Level) -> i64 {
    match level {
        Level::Info => 1,
        Level::Attention => 2,
        Level::Urgent => 4,
    }
}

/// What is about a person and not about a case stands only where it comes first.
fn once_per_person(standing: &mut Vec<Standing<'_>>) {
    let mut told: BTreeSet<(Rule, Person)> = BTreeSet::new();
    standing.retain(|one| {
        let point = &one.listed.point;
        match &point.person {
            Some(person) if row(point.rule).once_per_person => {
                told.insert((point.rule, person.clone()))
            }
            Some(_) | None => true,
        }
    });
}

fn rule_counts(reader: &Reader<'_>, standing: &[Standing<'_>]) -> Vec<RuleCountView> {
    let mut counts: BTreeMap<Rule, u32> = BTreeMap::new();
    for one in standing {
        *counts.entry(one.listed.point.rule).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(rule, count)| RuleCountView {
            rule: code(rule),
            name: reader.content.term(rule),
            count,
        })
        .collect()
}

/// What the case itself shows: the messages of its most pressing points, and the one that drives the next step.
pub(crate) fn pressing(reader: &Reader<'_>, case: &Case) -> Result<Vec<Listed>, ApiError> {
    Ok(points(reader, &around(reader)?, &case.file)?.0)
}
