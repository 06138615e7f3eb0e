//! Actions, interventions and agreements.

use crate::{
    api::{
        Done, RecordView,
        actions::{
            ActionListView, ActionView, AddActionRequest, AddAgreementRequest,
            AddInterventionRequest, AgreementView, EndActionRequest, EndInterventionRequest,
            InterventionView, ListActionsRequest, MoveActionRequest,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::{open_case, refuse_closed},
    fixing::may_fix,
    input::{Edits, case_id, day_or, link, maybe_day, needed, record_id, term},
    partners::partner_name,
    reader::{Case, Reader, code, instant},
    rows::{Listed, address_of},
};
use casework::{
    case_number::case_number,
    casefile::{
        course::{Action, Agreement, Intervention},
        value::Uncertain,
    },
    terms::{action::ActionState, intervention::InterventionType},
};
use ledger::ids::{CaseId, RecordId};

/// Actions by day: the own ones or all.
pub(crate) fn list_actions(
    app: &App,
    request: ListActionsRequest,
) -> Result<ActionListView, ApiError> {
    let only = request.case.as_deref().map(case_id).transpose()?;
    app.read(|reader| {
        let mut actions = match only {
            Some(id) => case_actions(reader, &reader.case(id)?),
            None => all_actions(reader, request.ended, request.scope != "all")?,
        };
        actions.retain(|action| {
            (request.ended || action.state == "open")
                && (request.scope == "all" || action.mine)
                && (!request.overdue.unwrap_or(false) || action.bucket == "overdue")
                && request
                    .organisation
                    .as_ref()
                    .is_none_or(|wanted| action.organisation == *wanted)
        });
        sort(&mut actions);
        Ok(ActionListView { actions })
    })
}

/// The actions of all open cases, or of those in which the own person does one; with `ended` also of cases without
/// an open action.
pub(crate) fn all_actions(
    reader: &Reader<'_>,
    ended: bool,
    mine: bool,
) -> Result<Vec<ActionView>, ApiError> {
    let own = reader.own.to_string();
    let mut actions = Vec::new();
    for Listed { row, .. } in crate::cases::all_rows(reader)? {
        let open = row.open_actions > 0 && (!mine || row.owners.contains(&own));
        if !row.closed && !row.withdrawn && (ended || open) {
            actions.extend(case_actions(reader, &reader.case(row.case)?));
        }
    }
    Ok(actions)
}

/// The actions of a case.
pub(crate) fn case_actions(reader: &Reader<'_>, case: &Case) -> Vec<ActionView> {
    let mut actions: Vec<ActionView> = case
        .file
        .actions
        .iter()
        .map(|action| action_view(reader, case, action))
        .collect();
    sort(&mut actions);
    actions
}

fn sort(actions: &mut [ActionView]) {
    actions.sort_by_cached_key(|action| {
        (
            action.state != "open",
            action.due.is_none(),
            action.due.clone(),
            action.record.clone(),
        )
    });
}

/// An action as the person sees it.
pub(crate) fn action_view(reader: &Reader<'_>, case: &Case, action: &Action) -> ActionView {
    let owner = action
        .owner
        .known()
        .and_then(|owner| case.file.partner(owner));
    let state = action.state.counting().unwrap_or(ActionState::Open);
    let disputed = [
        action.text.is_conflict(),
        action.owner.is_conflict(),
        action.due.is_conflict(),
        action.state.is_conflict(),
    ];
    ActionView {
        record: action.meta.record.to_string(),
        case: case.id.to_string(),
        case_number: case_number(case.id),
        address: address_of(&case.file),
        text: action.text.known().cloned().unwrap_or_default(),
        owner: owner.map(|owner| owner.meta.record.to_string()),
        owner_name: owner.map(partner_name).unwrap_or_default(),
        organisation: owner
            .and_then(|owner| owner.organisation.filled())
            .unwrap_or_default()
            .to_owned(),
        mine: owner.is_some_and(|owner| owner.root.known() == Some(&reader.own)),
        due: action.earliest_due().map(|due| due.to_string()),
        state: code(state),
        bucket: bucket(reader, action, state).to_owned(),
        result: action.result.known().cloned().unwrap_or_default(),
        disputed: disputed.contains(&true),
        planned_by: action
            .meta
            .creator
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
        editable: may_fix(reader, &action.meta),
    }
}

fn bucket(reader: &Reader<'_>, action: &Action, state: ActionState) -> &'static str {
    if state != ActionState::Open {
        return "ended";
    }
    match action
        .earliest_due()
        .map(|due| reader.today.days_until(due))
    {
        None => "no_day",
        Some(..0) => "overdue",
        Some(0) => "today",
        Some(1..=7) => "week",
        Some(_) => "later",
    }
}

/// Plans an action.
pub(crate) fn add_action(app: &App, request: AddActionRequest) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let edits = app.read(|reader| {
        let case = open_case(reader, id)?;
        action_edits(
            reader,
            &case,
            &request.text,
            request.due.as_deref(),
            request.owner.as_deref(),
        )
    })?;
    app.create_undoable("add_action", |tx| edits.create(tx, id))
}

/// The edits of a new action; the own person does it unless another is named.
pub(crate) fn action_edits(
    reader: &Reader<'_>,
    case: &Case,
    text: &str,
    due: Option<&str>,
    owner: Option<&str>,
) -> Result<Edits, ApiError> {
    let owner = match owner {
        Some(owner) => Some(active_partner(case, record_id("owner", owner)?)?),
        None => own_record(reader, case),
    };
    // Who plans it for himself says yes to it.
    let accepted = owner.filter(|owner| own_record(reader, case) == Some(*owner));
    let edits = Edits::of("action/1")
        .set("text", needed("text", text)?)
        .term("state", ActionState::Open);
    Ok(edits
        .maybe("owner", owner.map(link))
        .maybe("due", maybe_day("due", due)?)
        .maybe("accepted_at", accepted.map(|_| reader.today.to_string())))
}

fn active_partner(case: &Case, record: RecordId) -> Result<RecordId, ApiError> {
    let found = case
        .file
        .partner(&record)
        .filter(|partner| partner.is_active());
    found
        .map(|partner| partner.meta.record)
        .ok_or_else(|| ErrorCode::NotPartner.into())
}

/// The own partner record in a case.
pub(crate) fn own_record(reader: &Reader<'_>, case: &Case) -> Option<RecordId> {
    let mut active = case.file.active_partners();
    active
        .find(|partner| partner.root.known() == Some(&reader.own))
        .map(|partner| partner.meta.record)
}

/// The case of a record, which must be of this kind.
pub(crate) fn case_of_kind(
    reader: &Reader<'_>,
    record: RecordId,
    kind: &str,
) -> Result<CaseId, ApiError> {
    let (state, case) = reader.record(record)?;
    if state.kind == kind {
        Ok(case)
    } else {
        Err(ErrorCode::NotFound.into())
    }
}

/// An action is done, will not be done, or is open again.
pub(crate) fn end_action(app: &App, request: EndActionRequest) -> Result<Done, ApiError> {
    let record = record_id("action", &request.action)?;
    let state = term::<ActionState>("state", &request.state)?;
    if state == ActionState::Dropped {
        needed("result", &request.result)?;
    }
    app.read(|reader| {
        let case = case_of_kind(reader, record, "action/1")?;
        refuse_closed(reader, case)
    })?;
    let done_at = (state == ActionState::Done).then(|| instant(app.env.now()));
    app.write_undoable("end_action", record, |tx| {
        Edits::of("action/1")
            .term("state", state)
            .given("result", &request.result)
            .chosen("done_at", done_at)
            .write_changed(tx, record)
    })
}

/// Another day or another person, or none.
pub(crate) fn move_action(app: &App, request: MoveActionRequest) -> Result<Done, ApiError> {
    let record = record_id("action", &request.action)?;
    let owner = request
        .owner
        .map(|owner| owner.map(|owner| record_id("owner", &owner)).transpose())
        .transpose()?;
    let due = request
        .due
        .map(|due| maybe_day("due", due.as_deref()))
        .transpose()?;
    let answer = app.read(|reader| {
        let case = open_case(reader, case_of_kind(reader, record, "action/1")?)?;
        let owner = owner.flatten();
        let owner = owner
            .map(|owner| active_partner(&case, owner))
            .transpose()?;
        Ok(owner.map(|owner| answer_of_new(reader, &case, record, owner)))
    })?;
    let mut edits = Edits::of("action/1");
    if let Some(due) = due {
        edits = edits.chosen("due", due);
    }
    if owner == Some(None) {
        edits = edits.clear("owner");
    }
    app.write_undoable("move_action", record, |tx| {
        edits.write_changed(tx, record)?;
        answer.map_or(Ok(()), |answer| answer.write_changed(tx, record))
    })
}

/// Another owner has not said yes yet; who takes an action himself has.
fn answer_of_new(reader: &Reader<'_>, case: &Case, record: RecordId, owner: RecordId) -> Edits {
    let edits = Edits::of("action/1").set("owner", link(owner));
    let mut actions = case.file.actions.iter();
    let held = actions.find(|action| action.meta.record == record);
    let same = held.is_some_and(|action| action.owner.known() == Some(&owner));
    let edits = match (same, own_record(reader, case) == Some(owner)) {
        (true, _) => return edits,
        (false, true) => edits
            .set("accepted_at", reader.today.to_string())
            .signed("accepted_at"),
        (false, false) => edits.clear("accepted_at"),
    };
    edits.clear("on_behalf")
}

/// Something is tried.
pub(crate) fn add_intervention(
    app: &App,
    request: AddInterventionRequest,
) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let kind = term::<InterventionType>("kind", &request.kind)?;
    let by = request
        .by
        .as_deref()
        .map(|by| record_id("by", by))
        .transpose()?;
    let by = app.read(|reader| {
        let case = open_case(reader, id)?;
        Ok(match by {
            Some(by) => Some(active_partner(&case, by)?),
            None => own_record(reader, &case),
        })
    })?;
    let edits = Edits::of("intervention/1")
        .term("type", kind)
        .maybe("rung", kind.rung().map(i64::from))
        .set(
            "started",
            day_or("started", request.started.as_deref(), app.env.now())?,
        )
        .maybe("by", by.map(link))
        .text("text", &request.text);
    app.create_undoable("add_intervention", |tx| edits.create(tx, id))
}

/// It ended, with what came of it.
pub(crate) fn end_intervention(
    app: &App,
    request: EndInterventionRequest,
) -> Result<Done, ApiError> {
    let record = record_id("intervention", &request.intervention)?;
    let edits = Edits::of("intervention/1")
        .set(
            "ended",
            day_or("ended", request.ended.as_deref(), app.env.now())?,
        )
        .set("result", needed("result", &request.result)?);
    app.read(|reader| {
        let case = case_of_kind(reader, record, "intervention/1")?;
        refuse_closed(reader, case)
    })?;
    app.write_undoable("end_intervention", record, |tx| edits.write(tx, record))
}

/// Something is agreed.
pub(crate) fn add_agreement(
    app: &App,
    request: AddAgreementRequest,
) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| refuse_closed(reader, id))?;
    let edits = Edits::of("agreement/1")
        .set("with", needed("with", &request.with)?)
        .set("text", needed("text", &request.text)?)
        .set(
            "agreed_at",
            day_or("agreed_at", request.agreed_at.as_deref(), app.env.now())?,
        )
        .maybe("until", maybe_day("until", request.until.as_deref())?);
    app.create_undoable("add_agreement", |tx| edits.create(tx, id))
}

/// An intervention as the person sees it.
pub(crate) fn intervention_view(
    reader: &Reader<'_>,
    case: &Case,
    intervention: &Intervention,
) -> InterventionView {
    let by = intervention.by.known().and_then(|by| case.file.partner(by));
    InterventionView {
        record: intervention.meta.record.to_string(),
        kind: intervention.kind.known().map(|kind| code(*kind)),
        rung: intervention
            .rung
            .known()
            .and_then(|rung| u8::try_from(*rung).ok()),
        started: intervention.started.known().map(ToString::to_string),
        ended: intervention.ended.known().map(ToString::to_string),
        by: by.map(partner_name).unwrap_or_default(),
        text: text(&intervention.text),
        result: text(&intervention.result),
        editable: may_fix(reader, &intervention.meta),
    }
}

/// An agreement as the person sees it.
pub(crate) fn agreement_view(reader: &Reader<'_>, agreement: &Agreement) -> AgreementView {
    AgreementView {
        record: agreement.meta.record.to_string(),
        with: text(&agreement.with),
        text: text(&agreement.text),
        agreed_at: agreement.agreed_at.known().map(ToString::to_string),
        until: agreement.until.known().map(ToString::to_string),
        editable: may_fix(reader, &agreement.meta),
    }
}

fn text(value: &Uncertain<String>) -> String {
    value.known().cloned().unwrap_or_default()
}
