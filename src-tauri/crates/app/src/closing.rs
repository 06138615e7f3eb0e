//! The end of a case, and opening it again. Each is written by who does it, and finished at once.

use crate::{
    api::{
        CaseReasonRequest, Done,
        cases::{CloseCaseRequest, ClosingView},
        error::ApiError,
    },
    application::App,
    cases::open_case,
    input::{Edits, case_id, link, needed, term},
    kept_answers,
    reader::{Case, Reader, code, instant},
};
use casework::{
    calendar::Day,
    terms::{
        Term,
        case::{ClosingResult, Phase, Relation},
    },
};
use ledger::{env::Wall, ids::CaseId};
use vault::Tx;

/// The case ends with a result and a reason; a case that goes on elsewhere is linked. From when the file can be destroyed
/// follows from the result, the end of an order, and the policy of today.
pub(crate) fn close_case(app: &App, request: CloseCaseRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let result = term::<ClosingResult>("result", &request.result)?;
    let reason = needed("reason", &request.reason)?;
    let onward = request.continued_in.as_deref().map(case_id).transpose()?;
    let now = app.env.now();
    let today = Day::today(now);
    let (from, destroy_on) = app.read(|reader| {
        if let Some(onward) = onward {
            reader.case(onward)?;
        }
        let file = open_case(reader, id)?.file;
        let order_end = file.formal.decided_until();
        let retention = &reader.policy.retention;
        let destroy_on = retention.destroy_on(result, today, order_end);
        Ok((file.phase_now(), destroy_on))
    })?;
    app.write_undoable("close_case", id.record(), |tx| {
        Edits::of("closing/1")
            .term("result", result)
            .set("reason", reason)
            .set("closed_at", today.to_string())
            .set("destroy_on", destroy_on.to_string())
            .create_finished(tx, id)?;
        if from != Some(Phase::Closed) {
            enter(tx, id, Phase::Closed, now)?;
            Edits::of("transition/1")
                .maybe("from", from.map(|from| from.code()))
                .term("to", Phase::Closed)
                .set("reason", reason)
                .set("at", instant(now))
                .create_finished(tx, id)?;
        }
        if let Some(onward) = onward {
            let there = link(onward.record());
            let edits = Edits::of("link/1")
                .set("from", link(id.record()))
                .set("to", there.clone());
            edits
                .set("to_case", there)
                .term("relation", Relation::ContinuedIn)
                .create(tx, id)?;
        }
        Ok(())
    })
}

/// A closed case goes on, in the phase of aftercare unless someone moves it. Every closing that stands is undone; one
/// that is not here yet is not. What people answered in the expectations check ended with the case: only taking the
/// closing back, before the vault is opened anew, finds it again.
pub(crate) fn reopen_case(app: &App, request: CaseReasonRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let reason = needed("reason", &request.reason)?;
    let (closings, answers) = app.read(|reader| {
        let case = reader.case(id)?;
        let standing = case.file.standing_closings();
        let closings: Vec<_> = standing.map(|closing| closing.meta.record).collect();
        let mut answers = kept_answers::all(reader)?;
        answers.retain(|kept| kept.case == id);
        let answers: Vec<_> = answers.iter().map(|kept| (id, kept.partner)).collect();
        Ok((closings, answers))
    })?;
    if closings.is_empty() {
        return Err(ApiError::invalid("case", "not_closed"));
    }
    let now = app.env.now();
    app.write_undoable("reopen_case", id.record(), |tx| {
        enter(tx, id, Phase::Aftercare, now)?;
        let step = Edits::of("transition/1")
            .term("from", Phase::Closed)
            .term("to", Phase::Aftercare)
            .set("reason", reason)
            .set("at", instant(now));
        let undone = closings.iter().map(|closing| link(*closing));
        undone
            .fold(step, |step, closing| step.add("reopens", closing))
            .create_finished(tx, id)?;
        Ok(tx.local(|local| kept_answers::remove(local, &answers))?)
    })
}

/// From now on the case is in this phase.
pub(crate) fn enter(
    tx: &mut Tx<'_>,
    case: CaseId,
    phase: Phase,
    now: Wall,
) -> Result<(), ApiError> {
    Edits::of("case/1")
        .term("phase", phase)
        .set("phase_since", Day::today(now).to_string())
        .write(tx, case.record())
}

/// The closings that stand, with who wrote them.
pub(crate) fn closings(reader: &Reader<'_>, case: &Case) -> Vec<ClosingView> {
    let onward = case
        .file
        .links
        .iter()
        .find(|link| link.relation.known() == Some(&Relation::ContinuedIn))
        .and_then(|link| link.to_case.known())
        .map(ToString::to_string);
    let mut standing: Vec<_> = case.file.standing_closings().collect();
    standing.sort_by_key(|closing| (closing.meta.first_wall, closing.meta.record));
    let views = standing.into_iter().map(|closing| {
        let author = closing.meta.creator;
        ClosingView {
            record: closing.meta.record.to_string(),
            author: author.map(|root| reader.name(&root)).unwrap_or_default(),
            organisation: author
                .map(|root| reader.organisation(&root))
                .unwrap_or_default(),
            result: closing.result.known().map(|result| code(*result)),
            reason: closing.reason.known().cloned().unwrap_or_default(),
            closed_at: closing.closed_at.known().map(ToString::to_string),
            destroy_on: closing.destroy_on.known().map(ToString::to_string),
            continued_in: onward.clone(),
        }
    });
    views.collect()
}
