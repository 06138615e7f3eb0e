//! One case as a person sees it: where it is, who does what, and what to do now.

use crate::{
    actions::{agreement_view, case_actions, intervention_view},
    api::{
        CaseRequest,
        cases::{
            AddressView, CaseView, NextQuestionView, NextStepView, NextView, PersonView, PhaseView,
            ReporterView, UrgencyView,
        },
        error::ApiError,
    },
    application::App,
    attention,
    closing::closings,
    drafts, factors,
    find::at_address,
    fixing::may_fix,
    input::case_id,
    partners::{partner_views, reader_views, role_views},
    reader::{Case, Reader, code, count, days},
    rows::{address_of, lead_of},
    withdrawing::{can_withdraw, withdrawal},
};
use casework::{
    attention::listing::highest,
    case_number::case_number,
    casefile::value::Uncertain,
    factors::{all_factors, review_days},
    narrowing::stopped_by,
    next::{Next, next},
    phase::{exit, question_of},
    terms::Term,
};

/// One case.
pub(crate) fn case(app: &App, request: CaseRequest) -> Result<CaseView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| view(reader, &reader.case(id)?))
}

fn view(reader: &Reader<'_>, case: &Case) -> Result<CaseView, ApiError> {
    let file = &case.file;
    let statuses = all_factors(file, reader.team()?, reader.policy, reader.today);
    let points = attention::pressing(reader, case)?;
    let next = next(
        file,
        reader.team()?,
        reader.policy,
        reader.today,
        highest(&points),
    );
    let state = if file.is_withdrawn() {
        "withdrawn"
    } else if file.is_closed() {
        "closed"
    } else {
        "open"
    };
    let mut same_address = match &file.address {
        Some(address) => at_address(reader, &address.certain())?,
        None => Vec::new(),
    };
    same_address.retain(|row| row.case != case.id.to_string() && row.state != "withdrawn");
    let last = file.last_activity(reader.today.plus(1));
    Ok(CaseView {
        case: case.id.to_string(),
        number: case_number(case.id),
        state: state.to_owned(),
        address: address_view(case),
        address_text: address_of(file),
        same_address,
        categories: file
            .categories
            .iter()
            .map(|category| code(*category))
            .collect(),
        tenure: file.tenure.known().map(|tenure| code(*tenure)),
        route: file.route.known().map(|route| code(*route)),
        acute: file.acute.known().map(|acute| code(acute.answer)),
        opened_at: file.opened_at.known().map(ToString::to_string),
        phase: phase_view(reader, case)?,
        urgency: urgency_view(reader, case),
        lead: lead_of(file, &reader.own),
        last_activity: last.map(|day| day.to_string()),
        next: next_view(reader, &next),
        factors: statuses
            .iter()
            .map(|status| factors::row(reader, case, status))
            .collect(),
        attention: if state == "open" {
            factors::attention(reader, case, &statuses, &points, &next)
        } else {
            Vec::new()
        },
        partners: partner_views(reader, case)?,
        readers: reader_views(reader, case)?,
        roles: role_views(reader, case),
        people: people(reader, case),
        reporters: reporters(reader, case),
        actions: case_actions(reader, case),
        interventions: file
            .interventions
            .iter()
            .map(|found| intervention_view(reader, case, found))
            .collect(),
        agreements: file
            .agreements
            .iter()
            .map(|agreement| agreement_view(reader, agreement))
            .collect(),
        conflicts: count(file.differences()),
        drafts: drafts::about(&drafts::rows(reader)?, &case.id.to_string()),
        closings: closings(reader, case),
        withdrawal: withdrawal(reader, case),
        can_withdraw: can_withdraw(case, reader),
        incomplete: incomplete(reader, case),
        unknown_records: count(file.unknown_records),
    })
}

/// How many records miss something that the person may see.
fn incomplete(reader: &Reader<'_>, case: &Case) -> u32 {
    let gaps = case.records.iter().filter(|state| state.incomplete);
    count(
        gaps.filter(|state| stopped_by(state, &reader.own).is_none())
            .count(),
    )
}

fn address_view(case: &Case) -> AddressView {
    let address = case
        .file
        .address
        .as_ref()
        .map(|address| address.certain())
        .unwrap_or_default();
    AddressView {
        street: address.street,
        house_number: address.house_number,
        house_letter: address.house_letter,
        suffix: address.suffix,
        postcode: address.postcode,
        town: address.town,
    }
}

fn phase_view(reader: &Reader<'_>, case: &Case) -> Result<PhaseView, ApiError> {
    let (now, counting) = (case.file.phase_now(), case.file.phase_counting());
    let team = reader.team()?;
    let leaving = exit(counting, &case.file, team, reader.policy, reader.today);
    let since = case.file.phase_since.known();
    let missing = leaving.missing.iter().map(|(message, step)| {
        let question = question_of(message, &case.file, team, reader.policy, reader.today);
        reader.missing(message, *step, question.map(Into::into))
    });
    let by_hand = leaving
        .by_hand
        .iter()
        .map(|message| reader.message(message));
    Ok(PhaseView {
        code: now.map(code),
        name: now.map_or_else(
            || reader.text("phase.unclear"),
            |phase| reader.content.term(phase),
        ),
        goal: now
            .map(|phase| reader.text(&format!("phase.{}.goal", phase.code())))
            .unwrap_or_default(),
        unclear: now.is_none(),
        since: since.map(ToString::to_string),
        days: since.map(|since| days(since.days_until(reader.today))),
        next: counting.following().map(code),
        to_leave: missing.chain(by_hand).collect(),
    })
}

pub(crate) fn urgency_view(reader: &Reader<'_>, case: &Case) -> UrgencyView {
    let file = &case.file;
    let latest = file.urgency.latest_wall();
    let review = latest.map(|wall| {
        casework::calendar::Day::at(wall.ms).plus(u32::from(review_days(file, reader.policy)))
    });
    UrgencyView {
        code: file.urgency_now().map(code),
        reason: file.urgency_reason.known().cloned(),
        disputed: file.urgency.is_conflict(),
        review_by: review.map(|day| day.to_string()),
    }
}

fn next_view(reader: &Reader<'_>, next: &Next) -> NextView {
    let question = next.question.as_ref().map(|asked| NextQuestionView {
        guide: asked.question.guide.code().to_owned(),
        question: asked.question.code(),
        text: reader.text(&asked.question.text_key()),
        why: reader.content.render(&asked.because),
    });
    let step = &next.step;
    let nothing = step.step == casework::step::Step::Nothing;
    let step = (!nothing).then(|| NextStepView {
        code: code(step.step),
        text: reader.content.term(step.step),
        why: step
            .because
            .as_ref()
            .map(|because| reader.content.render(because))
            .unwrap_or_default(),
        record: step
            .because
            .as_ref()
            .and_then(|because| because.records.first())
            .map(ToString::to_string),
    });
    NextView { question, step }
}

fn people(reader: &Reader<'_>, case: &Case) -> Vec<PersonView> {
    let views = case.file.people.iter().map(|person| PersonView {
        record: person.meta.record.to_string(),
        name: text(&person.name),
        role: person
            .role
            .known()
            .map_or_else(|| "other".to_owned(), |role| code(*role)),
        note: text(&person.note),
        editable: may_fix(reader, &person.meta),
    });
    views.collect()
}

fn reporters(reader: &Reader<'_>, case: &Case) -> Vec<ReporterView> {
    let views = case.file.reporters.iter().map(|reporter| ReporterView {
        record: reporter.meta.record.to_string(),
        report: reporter.report.known().map(ToString::to_string),
        name: text(&reporter.name),
        contact: text(&reporter.contact),
        wishes_secrecy: reporter.wishes_secrecy.known().copied().unwrap_or(false),
        note: text(&reporter.note),
        editable: may_fix(reader, &reporter.meta),
    });
    views.collect()
}

fn text(value: &Uncertain<String>) -> String {
    value.known().cloned().unwrap_or_default()
}
