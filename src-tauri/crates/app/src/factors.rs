//! The seven success factors of a case: what they say, what people answer, what a person judges otherwise.

use crate::{
    api::{
        Done, MessageView,
        error::{ApiError, ErrorCode},
        factors::{
            AnswerQuestionRequest, ConfirmFactorRequest, FactorRequest, FactorRowView, FactorView,
            OverrideFactorRequest, OverrideView, QuestionView, SetMandateRequest,
        },
    },
    application::App,
    cases::open_case,
    input::{Edits, case_id, day_at, needed, term},
    reader::{Case, Reader, code, instant},
    timeline_view,
    withdrawing::written_meanwhile,
};
use casework::{
    casefile::value::Uncertain,
    factors::{Factor, FactorState, FactorStatus, Missing, Question, factor_status},
    step::Step,
    terms::Term,
};
use ledger::cbor::Value;

/// One factor with its questions, status and evidence.
pub(crate) fn factor(app: &App, request: FactorRequest) -> Result<FactorView, ApiError> {
    let id = case_id(&request.case)?;
    let factor = term::<Factor>("factor", &request.factor)?;
    let at = request.at.as_deref().map(day_at).transpose()?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let day = at.unwrap_or(reader.today);
        let status = factor_status(factor, &case.file, reader.policy, day);
        let computed = matches!(factor, Factor::CaseLead | Factor::AttentionKept);
        let unconfirmed = status
            .unconfirmed
            .iter()
            .map(|message| reader.message(message));
        Ok(FactorView {
            row: row(reader, &status),
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
            questions: factor
                .questions()
                .map(|question| question_view(reader, &case, question, &status))
                .collect(),
            evidence: evidence(reader, &case, &status),
            is_answered: !computed,
            mandate: case.file.answers.mandate.known().cloned(),
            overview_at: case.file.helicopter_at.known().map(ToString::to_string),
        })
    })
}

/// What is missing, with the step or the question that helps.
fn missing_view(reader: &Reader<'_>, missing: &Missing) -> MessageView {
    let asked = (missing.step == Step::AnswerQuestion).then_some(missing.question);
    reader.missing(&missing.message, missing.step, asked)
}

/// A factor in the task list.
pub(crate) fn row(reader: &Reader<'_>, status: &FactorStatus) -> FactorRowView {
    let first = status.missing.first().map(|missing| &missing.message);
    let summary = first
        .or(status.unconfirmed.first())
        .or(status.because.first());
    let overridden = match &status.correction {
        Uncertain::One(claim) => claim.reading.value().map(|correction| OverrideView {
            state: code(correction.state),
            reason: correction.reason.clone(),
            author: reader.full_name(&claim.author),
            at: instant(claim.wall),
        }),
        Uncertain::Unset | Uncertain::Many(_) => None,
    };
    FactorRowView {
        code: code(status.factor),
        name: reader.content.term(status.factor),
        state: code(status.state()),
        computed: code(status.computed),
        started: !status.because.is_empty() || overridden.is_some(),
        summary: summary
            .map(|message| reader.content.render(message))
            .unwrap_or_default(),
        overridden,
    }
}

fn question_view(
    reader: &Reader<'_>,
    case: &Case,
    question: Question,
    status: &FactorStatus,
) -> QuestionView {
    let answer = case.file.answers.answer(question);
    let claim = match answer {
        Uncertain::One(claim) => Some(claim),
        Uncertain::Unset | Uncertain::Many(_) => None,
    };
    let step = status
        .missing
        .iter()
        .find(|missing| missing.question == question)
        .map(|missing| missing.step);
    QuestionView {
        code: question.code(),
        text: reader.text(&question.text_key()),
        help: reader.text(&format!("help.{}", question.code())),
        answer: answer.known().cloned().unwrap_or_default(),
        disputed: answer.is_conflict(),
        author: claim.map(|claim| reader.full_name(&claim.author)),
        at: claim.map(|claim| instant(claim.wall)),
        screen: step.and_then(screen).map(str::to_owned),
    }
}

/// The screen on which a step is taken.
fn screen(step: Step) -> Option<&'static str> {
    match step {
        Step::ProposeLead
        | Step::AskLead
        | Step::SettleDoubleLead
        | Step::ProposeDeputy
        | Step::AskDeputy
        | Step::TellPartner => Some("partners"),
        Step::PlanAction | Step::HandleOverdue | Step::PlanAftercare | Step::DoAftercareCheck => {
            Some("actions")
        }
        Step::RecordActivity | Step::HearReporter | Step::VisitResident | Step::AddReport => {
            Some("timeline")
        }
        Step::SetUrgency | Step::ReassessUrgency => Some("urgency"),
        Step::MovePhase | Step::SettlePhase => Some("phase"),
        Step::SettleConflict
        | Step::AcknowledgeReport
        | Step::AddAddress
        | Step::ChooseCategory
        | Step::AnswerAcute
        | Step::SetRoute
        | Step::WriteMandate
        | Step::CheckOverview
        | Step::AnswerQuestion
        | Step::AddIntervention
        | Step::RecordResult
        | Step::CloseCase
        | Step::Nothing => None,
    }
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

/// An answer to a question; empty clears it.
pub(crate) fn answer_question(app: &App, request: AnswerQuestionRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let question = Question::parse(&request.question)
        .ok_or_else(|| ApiError::invalid("question", "not_a_code"))?;
    app.read(|reader| open_case(reader, id).map(drop))?;
    let field = field_name(&question.code())?;
    let answer = request.answer.trim();
    app.write("answer_question", |tx| {
        let edits = Edits::of("factor/1");
        let edits = if answer.is_empty() {
            edits.clear(field)
        } else {
            edits.set(field, answer)
        };
        edits.once(tx, id)?;
        Ok(Done::DONE)
    })
}

/// A person judges a factor otherwise; the reason stays visible beside what follows from the data.
pub(crate) fn override_factor(app: &App, request: OverrideFactorRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let factor = term::<Factor>("factor", &request.factor)?;
    let field = field_name(&format!("{}_override", factor.code()))?;
    let edits = match &request.state {
        None => Edits::of("factor/1").clear(field),
        Some(state) => {
            let state = term::<FactorState>("state", state)?;
            let reason = needed("reason", &request.reason)?;
            let value = Value::map([
                ("state", Value::from(state.code())),
                ("reason", Value::from(reason)),
            ]);
            Edits::of("factor/1").set(field, value)
        }
    };
    app.read(|reader| open_case(reader, id).map(drop))?;
    app.write("override_factor", |tx| {
        edits.once(tx, id)?;
        Ok(Done::DONE)
    })
}

/// The own organisation agrees with the answers as they stand now.
pub(crate) fn confirm_factor(app: &App, request: ConfirmFactorRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let factor = term::<Factor>("factor", &request.factor)?;
    let field = field_name(&format!("{}_confirmed", factor.code()))?;
    let digest = app.read(|reader| Ok(open_case(reader, id)?.file.answers.digest(factor)))?;
    app.write("confirm_factor", |tx| {
        Edits::of("factor/1").add(field, digest).once(tx, id)?;
        Ok(Done::DONE)
    })
}

/// What the lead may decide.
pub(crate) fn set_mandate(app: &App, request: SetMandateRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let mandate = needed("mandate", &request.mandate)?;
    app.read(|reader| open_case(reader, id).map(drop))?;
    app.write("set_mandate", |tx| {
        Edits::of("factor/1")
            .set("sf1_mandate", mandate)
            .once(tx, id)?;
        Ok(Done::DONE)
    })
}

/// The name of a field as the table of kinds holds it.
fn field_name(name: &str) -> Result<&'static str, ApiError> {
    let kind = casework::kinds::kind("factor/1").expect("the table has the factors");
    kind.field(name)
        .map(|field| field.name)
        .ok_or_else(|| ErrorCode::NotFound.into())
}

/// What asks for attention in a case, the most pressing first; at most three.
pub(crate) fn attention(
    reader: &Reader<'_>,
    case: &Case,
    statuses: &[FactorStatus],
) -> Vec<MessageView> {
    let next = casework::next::next(&case.file, reader.policy, reader.today);
    let written = written_meanwhile(reader, case);
    let step = next.step.because.as_ref();
    let mut found: Vec<MessageView> = written
        .iter()
        .map(|message| reader.message(message))
        .chain(step.map(|message| reader.missing(message, next.step.step, None)))
        .collect();
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
