//! The seven success factors of a case: what they say, what people answer, what a person judges otherwise.

use crate::{
    api::{
        Done, MessageView,
        error::{ApiError, ErrorCode},
        factors::{
            AnswerQuestionRequest, ConfirmFactorRequest, FactorRequest, FactorRowView, FactorView,
            OverrideFactorRequest, OverrideView, SetMandateRequest,
        },
    },
    application::App,
    cases::{open_case, refuse_closed},
    guides::{answer, as_seen, consents, corrected, correction_edits, question_view},
    input::{Edits, case_id, day_at, needed, term},
    reader::{Case, Reader, code},
    text::hex,
    timeline_view,
    withdrawing::written_meanwhile,
};
use casework::{
    attention::listing::{Listed, shown},
    factors::{Factor, FactorState, FactorStatus, Missing, Question, factor_status},
    guide::{Guide, GuideQuestion, answers_hash},
    next::Next,
    step::Step,
    terms::Term,
};

/// One factor with its questions, status and evidence.
pub(crate) fn factor(app: &App, request: FactorRequest) -> Result<FactorView, ApiError> {
    let id = case_id(&request.case)?;
    let factor = term::<Factor>("factor", &request.factor)?;
    let at = request.at.as_deref().map(day_at).transpose()?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let day = at.unwrap_or(reader.today);
        let team = reader.team()?;
        let status = factor_status(factor, &case.file, team, reader.policy, day);
        let unconfirmed = status
            .unconfirmed
            .iter()
            .map(|message| reader.message(message));
        let guide = Guide::Factor(factor);
        Ok(FactorView {
            row: row(reader, &case, &status),
            meaning: reader.text(&format!("factor.{}.meaning", factor.code())),
            because: status
                .because
                .iter()
                .map(|message| reader.message(message))
                .chain(unconfirmed)
                .collect(),
            missing: status
                .missing
                .iter()
                .map(|missing| missing_view(reader, missing))
                .collect(),
            questions: guide
                .questions()
                .map(|question| {
                    let mut open = status.missing.iter();
                    let open =
                        open.find(|missing| GuideQuestion::from(missing.question) == question);
                    question_view(reader, &case, question, open.map(|missing| missing.step))
                })
                .collect(),
            evidence: evidence(reader, &case, &status),
            consents: consents(reader, &case, guide),
            content: hex(&answers_hash(guide, &case.file)),
            is_answered: confirmed_field(factor).is_ok(),
            mandate: case.file.answers.mandate.known().cloned(),
            overview_at: case.file.helicopter_at.known().map(ToString::to_string),
        })
    })
}

/// What is missing, with the step or the question that helps.
fn missing_view(reader: &Reader<'_>, missing: &Missing) -> MessageView {
    let asked = (missing.step == Step::AnswerQuestion).then(|| missing.question.into());
    reader.missing(&missing.message, missing.step, asked)
}

/// A factor in the task list.
pub(crate) fn row(reader: &Reader<'_>, case: &Case, status: &FactorStatus) -> FactorRowView {
    let first = status.missing.first().map(|missing| &missing.message);
    let summary = first
        .or(status.unconfirmed.first())
        .or(status.because.first());
    let overridden = overridden(reader, status);
    let mut questions = status.factor.questions();
    let answered = questions.any(|question| case.file.answers.answer(question).is_set());
    FactorRowView {
        code: code(status.factor),
        name: reader.content.term(status.factor),
        state: code(status.state()),
        computed: code(status.computed),
        started: !status.because.is_empty() || answered || overridden.is_some(),
        summary: summary
            .map(|message| reader.content.render(message))
            .unwrap_or_default(),
        overridden,
    }
}

/// What a person decided instead.
pub(crate) fn overridden(reader: &Reader<'_>, status: &FactorStatus) -> Option<OverrideView> {
    corrected(reader, &status.correction, |correction| {
        (code(correction.state), correction.reason.clone())
    })
}

fn evidence(
    reader: &Reader<'_>,
    case: &Case,
    status: &FactorStatus,
) -> Vec<crate::api::entries::TimelineItemView> {
    let messages = status
        .because
        .iter()
        .chain(status.missing.iter().map(|missing| &missing.message));
    let named: Vec<_> = messages
        .flat_map(|message| message.records.iter().copied())
        .collect();
    let items = timeline_view::items(reader, case);
    items
        .into_iter()
        .filter(|item| named.iter().any(|record| record.to_string() == item.record))
        .collect()
}

/// An answer to a question of a factor; empty clears it.
pub(crate) fn answer_question(app: &App, request: AnswerQuestionRequest) -> Result<Done, ApiError> {
    let question = Question::parse(&request.question)
        .ok_or_else(|| ApiError::invalid("question", "not_a_code"))?;
    answer(app, "answer_question", &request, question.into())
}

/// A person judges a factor otherwise; the reason stays visible beside what follows from the data.
pub(crate) fn override_factor(app: &App, request: OverrideFactorRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let factor = term::<Factor>("factor", &request.factor)?;
    let state = request.state.as_deref();
    let state = state
        .map(|state| term::<FactorState>("state", state))
        .transpose()?;
    let edits = correction_edits(
        Guide::Factor(factor),
        state.map(FactorState::code),
        &request.reason,
    )?;
    app.read(|reader| refuse_closed(reader, id))?;
    app.change_undoable("override_factor", |tx| edits.once(tx, id))
}

/// The own organisation agrees with the answers as the person saw them.
pub(crate) fn confirm_factor(app: &App, request: ConfirmFactorRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let factor = term::<Factor>("factor", &request.factor)?;
    let field = confirmed_field(factor)?;
    let digest = app.read(|reader| {
        let case = open_case(reader, id)?;
        as_seen(Guide::Factor(factor), &case, &request.content)?;
        Ok(case.file.answers.digest(factor))
    })?;
    app.change_undoable("confirm_factor", |tx| {
        Edits::of("factor/1").add(field, digest).once(tx, id)
    })
}

/// The field with who agrees with the answers of a factor; not every factor has one.
fn confirmed_field(factor: Factor) -> Result<&'static str, ApiError> {
    field_name("factor/1", &format!("{}_confirmed", factor.code()))
}

/// What the lead may decide.
pub(crate) fn set_mandate(app: &App, request: SetMandateRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let mandate = needed("mandate", &request.mandate)?;
    app.read(|reader| refuse_closed(reader, id))?;
    app.change_undoable("set_mandate", |tx| {
        Edits::of("factor/1")
            .set("sf1_mandate", mandate)
            .once(tx, id)
    })
}

/// The name of a field as the table of kinds holds it.
pub(crate) fn field_name(kind: &str, name: &str) -> Result<&'static str, ApiError> {
    let kind = casework::kinds::kind(kind).ok_or(ErrorCode::NotFound)?;
    kind.field(name)
        .map(|field| field.name)
        .ok_or_else(|| ErrorCode::NotFound.into())
}

/// What asks for attention in a case, the most pressing first; at most three. After the points of the rules comes what
/// drives the next step, then what the two factors miss that press from the first day.
pub(crate) fn attention(
    reader: &Reader<'_>,
    case: &Case,
    statuses: &[FactorStatus],
    points: &[Listed],
    next: &Next,
) -> Vec<MessageView> {
    let meanwhile = written_meanwhile(reader, case);
    let told = shown(points, reader.policy).into_iter();
    let told = told.map(|listed| &listed.point.message);
    let step = next.step.because.as_ref();
    let first = meanwhile
        .iter()
        .chain(told)
        .map(|message| reader.message(message))
        .chain(step.map(|message| reader.missing(message, next.step.step, None)));
    let mut found: Vec<MessageView> = Vec::new();
    for message in first {
        if !found.iter().any(|held| held.text == message.text) {
            found.push(message);
        }
    }
    let pressing = [Factor::CaseLead, Factor::AttentionKept];
    let missing = statuses
        .iter()
        .filter(|status| pressing.contains(&status.factor))
        .flat_map(|status| &status.missing);
    for message in missing.map(|missing| missing_view(reader, missing)) {
        if !found.iter().any(|held| held.text == message.text) {
            found.push(message);
        }
    }
    found.truncate(3);
    found
}
