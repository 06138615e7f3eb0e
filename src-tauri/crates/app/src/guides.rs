//! Factors, pitfalls and needs side by side; one pitfall or need with its questions, status, judgement and consents.

use crate::{
    api::{
        CaseRequest, Done, MessageView,
        error::{ApiError, ErrorCode},
        factors::{AnswerQuestionRequest, OverrideView, QuestionView},
        guides::{
            ConfirmGuideRequest, ConsentView, GuideRequest, GuideRowView, GuideView, GuidesView,
            OverrideGuideRequest,
        },
    },
    application::App,
    cases::{open_case, refuse_closed},
    factors::{field_name, overridden},
    input::{Edits, case_id, link, needed, record_id, term},
    links::step_view,
    partners::partner_name,
    reader::{Case, Reader, code, instant},
    text::hex,
};
use casework::{
    calendar::Day,
    casefile::{party::Partner, talk::GuideConsent, value::Uncertain},
    factors::{FactorStatus, all_factors},
    guide::{
        Agreement, Guide, GuideMissing, GuideQuestion, GuideState, GuideStatus, agreement,
        answers_hash,
    },
    needs::{all_needs, need_status},
    pitfalls::{all_pitfalls, pitfall_status},
    step::Step,
    terms::Term,
};
use ledger::cbor::Value;

/// The seven factors, six pitfalls and eight needs of a case.
pub(crate) fn guides(app: &App, request: CaseRequest) -> Result<GuidesView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let (file, team) = (&case.file, reader.team()?);
        let (policy, today) = (reader.policy, reader.today);
        let rows = |all: Vec<GuideStatus>| all.iter().map(|one| row(reader, one)).collect();
        Ok(GuidesView {
            factors: all_factors(file, team, policy, today)
                .iter()
                .map(|status| factor_row(reader, status))
                .collect(),
            pitfalls: rows(all_pitfalls(file, team, policy, today)),
            needs: rows(all_needs(file, team, policy, today)),
        })
    })
}

fn factor_row(reader: &Reader<'_>, status: &FactorStatus) -> GuideRowView {
    let because = status.because.iter().chain(&status.unconfirmed);
    GuideRowView {
        code: code(status.factor),
        name: reader.content.term(status.factor),
        state: code(status.state()),
        state_text: reader.content.term(status.state()),
        computed: code(status.computed),
        because: because.map(|message| reader.message(message)).collect(),
        missing: status
            .missing
            .iter()
            .map(|missing| reader.message(&missing.message))
            .collect(),
        overridden: overridden(reader, status),
    }
}

fn row(reader: &Reader<'_>, status: &GuideStatus) -> GuideRowView {
    GuideRowView {
        code: status.guide.code().to_owned(),
        name: reader.text(&status.guide.text_key()),
        state: code(status.standing()),
        state_text: reader.content.term(status.standing()),
        computed: code(status.state),
        because: status
            .because
            .iter()
            .map(|message| reader.message(message))
            .collect(),
        missing: status
            .missing
            .iter()
            .map(|missing| missing_view(reader, missing))
            .collect(),
        overridden: corrected(reader, &status.correction, |correction| {
            (code(correction.state), correction.reason.clone())
        }),
    }
}

/// What is missing, with the step or the question that helps.
fn missing_view(reader: &Reader<'_>, missing: &GuideMissing) -> MessageView {
    let asked = (missing.step == Step::AnswerQuestion).then_some(missing.question);
    reader.missing(&missing.message, missing.step, asked)
}

/// One pitfall or need with its status, its questions, and who agrees.
pub(crate) fn guide(app: &App, request: GuideRequest) -> Result<GuideView, ApiError> {
    let id = case_id(&request.case)?;
    let guide = pitfall_or_need(&request.code)?;
    app.read(|reader| {
        let case = reader.case(id)?;
        let status = status(reader, &case, guide)?;
        let questions = guide.questions().map(|question| {
            let mut open = status.missing.iter();
            let open = open.find(|missing| missing.question == question);
            question_view(reader, &case, question, open.map(|missing| missing.step))
        });
        Ok(GuideView {
            row: row(reader, &status),
            meaning: reader.text(&format!("{}.meaning", guide.text_key())),
            questions: questions.collect(),
            consents: consents(reader, &case, guide),
            content: hex(&answers_hash(guide, &case.file)),
        })
    })
}

fn status(reader: &Reader<'_>, case: &Case, guide: Guide) -> Result<GuideStatus, ApiError> {
    let (file, team) = (&case.file, reader.team()?);
    match guide {
        Guide::Pitfall(pitfall) => Ok(pitfall_status(
            pitfall,
            file,
            team,
            reader.policy,
            reader.today,
        )),
        Guide::Need(need) => Ok(need_status(need, file, team, reader.policy, reader.today)),
        Guide::Factor(_) => Err(ApiError::invalid("code", "not_a_code")),
    }
}

fn pitfall_or_need(code: &str) -> Result<Guide, ApiError> {
    match Guide::parse(code) {
        Some(guide @ (Guide::Pitfall(_) | Guide::Need(_))) => Ok(guide),
        Some(Guide::Factor(_)) | None => Err(ApiError::invalid("code", "not_a_code")),
    }
}

/// What a person decided instead of what follows from the data.
pub(crate) fn corrected<T>(
    reader: &Reader<'_>,
    correction: &Uncertain<T>,
    words: impl Fn(&T) -> (String, String),
) -> Option<OverrideView> {
    let Uncertain::One(claim) = correction else {
        return None;
    };
    let (state, reason) = words(claim.reading.value()?);
    Some(OverrideView {
        state,
        reason,
        author: reader.full_name(&claim.author),
        at: instant(claim.wall),
    })
}

/// A question of a factor, pitfall or need with its answer; `step` is what a person can do when it is still open.
pub(crate) fn question_view(
    reader: &Reader<'_>,
    case: &Case,
    question: GuideQuestion,
    step: Option<Step>,
) -> QuestionView {
    let answer = question.answer(&case.file);
    let claim = match answer {
        Uncertain::One(claim) => Some(claim),
        Uncertain::Unset | Uncertain::Many(_) => None,
    };
    QuestionView {
        code: question.code(),
        text: reader.text(&question.text_key()),
        help: reader.text_or_empty(&format!("help.{}", question.code())),
        answer: answer.known().cloned().unwrap_or_default(),
        disputed: answer.is_conflict(),
        author: claim.map(|claim| reader.full_name(&claim.author)),
        at: claim.map(|claim| instant(claim.wall)),
        step: step.map(|step| step_view(reader, step)),
    }
}

/// How each partner stands to the answers of a guide.
pub(crate) fn consents(reader: &Reader<'_>, case: &Case, guide: Guide) -> Vec<ConsentView> {
    let partners = case.file.active_partners();
    partners
        .map(|partner| consent(reader, case, guide, partner))
        .collect()
}

fn consent(reader: &Reader<'_>, case: &Case, guide: Guide, partner: &Partner) -> ConsentView {
    let root = partner.root.known();
    let signed = match (guide, root) {
        (Guide::Factor(factor), Some(root)) => case.file.answers.is_confirmed_by(factor, root),
        (Guide::Factor(_), None) | (Guide::Pitfall(_) | Guide::Need(_), _) => false,
    };
    let (state, found): (&str, Option<&GuideConsent>) = match agreement(guide, &case.file, partner)
    {
        Agreement::Himself(one) => ("himself", Some(one)),
        _ if signed => ("himself", None),
        Agreement::OnBehalf(one) => ("on_behalf", Some(one)),
        Agreement::Earlier(one) => ("earlier", Some(one)),
        Agreement::None => ("none", None),
    };
    ConsentView {
        partner: partner.meta.record.to_string(),
        name: partner_name(partner),
        own: root == Some(&reader.own),
        state: state.to_owned(),
        how: found
            .and_then(|one| one.on_behalf.known().cloned())
            .unwrap_or_default(),
        author: found
            .and_then(|one| one.meta.creator)
            .map(|root| reader.full_name(&root)),
        at: found.and_then(|one| Some(one.at.known()?.to_string())),
    }
}

/// An answer to a question of a pitfall or need; empty clears it.
pub(crate) fn answer_guide_question(
    app: &App,
    request: AnswerQuestionRequest,
) -> Result<Done, ApiError> {
    let question = GuideQuestion::parse(&request.question)
        .ok_or_else(|| ApiError::invalid("question", "not_a_code"))?;
    answer(app, "answer_guide_question", &request, question)
}

/// Writes an answer under the name `op`; empty clears it.
pub(crate) fn answer(
    app: &App,
    op: &'static str,
    request: &AnswerQuestionRequest,
    question: GuideQuestion,
) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| refuse_closed(reader, id))?;
    let field = field_name(question.kind(), &question.code())?;
    app.change_undoable(op, |tx| {
        Edits::of(question.kind())
            .given(field, &request.answer)
            .once(tx, id)
    })
}

/// A person judges a pitfall or need otherwise; the reason stays visible beside what follows from the data.
pub(crate) fn override_guide(app: &App, request: OverrideGuideRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let guide = pitfall_or_need(&request.code)?;
    let state = request.state.as_deref();
    let state = state
        .map(|state| term::<GuideState>("state", state))
        .transpose()?;
    let edits = correction_edits(guide, state.map(GuideState::code), &request.reason)?;
    app.read(|reader| refuse_closed(reader, id))?;
    app.change_undoable("override_guide", |tx| edits.once(tx, id))
}

/// The edits with which a person judges a guide otherwise; without a state the judgement is taken back.
pub(crate) fn correction_edits(
    guide: Guide,
    state: Option<&str>,
    reason: &str,
) -> Result<Edits, ApiError> {
    let kind = guide.question(1).kind();
    let field = field_name(kind, &format!("{}_override", guide.code()))?;
    let Some(state) = state else {
        return Ok(Edits::of(kind).clear(field));
    };
    let value = Value::map([
        ("state", Value::from(state)),
        ("reason", Value::from(needed("reason", reason)?)),
    ]);
    Ok(Edits::of(kind).set(field, value))
}

/// The hash of the answers, which must be those that the person saw: nobody agrees with what came in since.
pub(crate) fn as_seen(guide: Guide, case: &Case, seen: &str) -> Result<[u8; 32], ApiError> {
    let content = answers_hash(guide, &case.file);
    if hex(&content) == seen.to_lowercase() {
        Ok(content)
    } else {
        Err(ErrorCode::ChangedMeanwhile.into())
    }
}

/// A partner agrees with the answers as he saw them: the own person, or someone for whom it is recorded.
pub(crate) fn confirm_guide(app: &App, request: ConfirmGuideRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let guide =
        Guide::parse(&request.code).ok_or_else(|| ApiError::invalid("code", "not_a_code"))?;
    let partner = request.partner.as_deref();
    let partner = partner
        .map(|partner| record_id("partner", partner))
        .transpose()?;
    let edits = app.read(|reader| {
        let case = open_case(reader, id)?;
        let content = as_seen(guide, &case, &request.content)?;
        let own = |partner: &&Partner| partner.root.known() == Some(&reader.own);
        let mut partners = case.file.active_partners();
        let found = match partner {
            None => partners.find(own),
            Some(record) => partners.find(|partner| partner.meta.record == record),
        };
        let found = found.ok_or(ErrorCode::NotPartner)?;
        let edits = Edits::of(GuideConsent::KIND)
            .set("guide", guide.code())
            .set("partner", link(found.meta.record))
            .set("content", content)
            .set("at", Day::today(reader.now).to_string());
        if own(&found) {
            Ok(edits)
        } else {
            Ok(edits.set("on_behalf", needed("how", &request.how)?))
        }
    })?;
    app.write("confirm_guide", |tx| {
        edits.create_finished(tx, id)?;
        Ok(Done::DONE)
    })
}
