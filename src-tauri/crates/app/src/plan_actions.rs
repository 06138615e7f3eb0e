//! Actions as promises: planned for a goal, accepted or declined by who does them, told back once they ended.

use crate::{
    actions::{action_edits, case_of_kind},
    api::{
        Done, RecordView,
        analysis::{
            AcceptActionRequest, DeclineActionRequest, PlanActionRequest, ReportBackRequest,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::open_case,
    input::{Edits, link, needed, record_id},
    on_behalf::{active, not_so, past_day_or, word},
    reader::{Case, Reader},
};
use casework::{
    analysis::latest,
    calendar::Day,
    casefile::{course::Action, plan::Goal},
    message::MessageCode,
};
use ledger::ids::RecordId;

/// Plans an action for a goal of the plan that holds, or for one that belongs to no version yet.
pub(crate) fn plan_action(app: &App, request: PlanActionRequest) -> Result<RecordView, ApiError> {
    let goal = record_id("goal", &request.goal)?;
    let (id, edits) = app.read(|reader| {
        let id = case_of_kind(reader, goal, Goal::KIND)?;
        let case = open_case(reader, id)?;
        let mut goals = case.file.plan.goals.iter();
        let found = goals.find(|one| one.meta.record == goal);
        let found = found.ok_or(ErrorCode::NotFound)?;
        let holds = match found.analysis.known() {
            Some(analysis) => latest(&case.file)
                .iter()
                .any(|one| one.meta.record == *analysis),
            None => !found.analysis.is_set(),
        };
        if !holds {
            return Err(ErrorCode::ChangedMeanwhile.into());
        }
        let owner = request.owner.as_deref();
        let due = request.due.as_deref();
        let edits = action_edits(reader, &case, &request.text, due, owner)?;
        Ok((id, edits.set("goal", link(goal))))
    })?;
    app.create_undoable("plan_action", |tx| edits.create(tx, id))
}

/// Who does the action says yes.
pub(crate) fn accept_action(app: &App, request: AcceptActionRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let today = Day::today(app.env.now()).to_string();
    let edits = app.read(|reader| {
        let (case, action) = open_action(reader, record)?;
        let owner = active(&case, action.owner.known().copied())?;
        let word = word(reader, owner, &request.on_behalf)?;
        Ok(Edits::of("action/1")
            .set("accepted_at", today)
            .given("on_behalf", word.how()))
    })?;
    app.write_undoable("accept_action", record, |tx| edits.write(tx, record))
}

/// Who was asked says no, and why: the action waits for someone else.
pub(crate) fn decline_action(app: &App, request: DeclineActionRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let reason = needed("reason", &request.reason)?;
    let today = Day::today(app.env.now()).to_string();
    let edits = app.read(|reader| {
        let (case, action) = open_action(reader, record)?;
        let owner = active(&case, action.owner.known().copied())?;
        let word = word(reader, owner, &request.on_behalf)?;
        Ok(Edits::of("action/1")
            .clear("owner")
            .clear("accepted_at")
            .set("declined_by", link(owner.meta.record))
            .set("declined_reason", reason)
            .set("declined_at", today)
            .given("on_behalf", word.how()))
    })?;
    app.write_undoable("decline_action", record, |tx| {
        edits.write_changed(tx, record)
    })
}

/// Someone was told what came of an action that ended.
pub(crate) fn report_back(app: &App, request: ReportBackRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let to = needed("to", &request.to)?;
    let on = past_day_or(Day::today(app.env.now()), "on", request.on.as_deref())?;
    app.read(|reader| {
        let (_, action) = action(reader, record)?;
        if action.is_open() {
            return Err(not_so("record", MessageCode::ActionStillOpen));
        }
        Ok(())
    })?;
    app.write_undoable("report_back", record, |tx| {
        Edits::of("action/1")
            .set("told_to", to)
            .set("told_at", on)
            .write(tx, record)
    })
}

fn action(reader: &Reader<'_>, record: RecordId) -> Result<(Case, Action), ApiError> {
    let case = open_case(reader, case_of_kind(reader, record, "action/1")?)?;
    let mut actions = case.file.actions.iter();
    let found = actions.find(|one| one.meta.record == record).cloned();
    let found = found.ok_or(ErrorCode::NotFound)?;
    Ok((case, found))
}

fn open_action(reader: &Reader<'_>, record: RecordId) -> Result<(Case, Action), ApiError> {
    let (case, action) = action(reader, record)?;
    if action.is_open() {
        Ok((case, action))
    } else {
        Err(not_so("record", MessageCode::AlreadyEnded))
    }
}
