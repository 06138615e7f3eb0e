//! Meetings about several cases: planning one, changing its agenda, who came. What is said of a case stands in that case.

use crate::{
    api::{
        Done, RecordReasonRequest, RecordRequest, RecordView,
        error::{ApiError, ErrorCode},
        meetings::{
            MeetingListView, MeetingProposalView, MeetingRowView, MeetingView, MeetingsRequest,
            NoteAttendanceRequest, PlanMeetingRequest, PlannedItemRequest, PrepareMeetingRequest,
            SetAgendaItemRequest,
        },
    },
    application::App,
    cases::{all_rows, open_case},
    input::{Edits, case_id, delete, link, moment, record_id},
    meeting_view::{Urgings, attendance, item_view, proposed_item},
    reader::{Case, Reader, count},
};
use casework::{
    calendar::Moment,
    case_number::case_number,
    casefile::{talk::MeetingItem, team::Meeting},
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId},
    record::RecordState,
};
use std::collections::{BTreeMap, BTreeSet};
use vault::Tx;

/// Most cases on one agenda.
const MOST_ITEMS: u32 = 60;

/// Why a case cannot be discussed any more.
const GONE: [ErrorCode; 2] = [ErrorCode::CaseClosed, ErrorCode::NotFound];

/// A meeting as this vault knows it: by its own record, or by what the cases say of it.
struct Known {
    record: RecordId,
    at: Option<Moment>,
    place: String,
    name: String,
    cases: BTreeSet<CaseId>,
    is_own: bool,
}

/// The meetings that this vault knows, the latest first.
pub(crate) fn meetings(app: &App, request: MeetingsRequest) -> Result<MeetingListView, ApiError> {
    let only = request.case.as_deref().map(case_id).transpose()?;
    app.read(|reader| {
        let mut all: Vec<Known> = known(reader)?.into_values().collect();
        all.retain(|meeting| only.is_none_or(|case| meeting.cases.contains(&case)));
        all.sort_by_key(|meeting| {
            std::cmp::Reverse((meeting.at.map(|at| at.ms()), meeting.record))
        });
        Ok(MeetingListView {
            meetings: all.iter().map(|meeting| row(reader, meeting)).collect(),
        })
    })
}

fn row(reader: &Reader<'_>, meeting: &Known) -> MeetingRowView {
    MeetingRowView {
        record: meeting.record.to_string(),
        at: meeting.at.map(|at| at.to_string()).unwrap_or_default(),
        place: meeting.place.clone(),
        name: meeting.name.clone(),
        cases: count(meeting.cases.len()),
        past: meeting.at.is_some_and(|at| at.ms() < reader.now.ms),
    }
}

fn known(reader: &Reader<'_>) -> Result<BTreeMap<RecordId, Known>, ApiError> {
    let mut all: BTreeMap<RecordId, Known> = BTreeMap::new();
    for meeting in &reader.team()?.meetings {
        let known = Known {
            record: meeting.meta.record,
            at: meeting.at.known().copied(),
            place: meeting.place.known().cloned().unwrap_or_default(),
            name: meeting.name.known().cloned().unwrap_or_default(),
            cases: BTreeSet::new(),
            is_own: meeting.meta.creator == Some(reader.own),
        };
        all.insert(known.record, known);
    }
    for (case, item) in items_of_all(reader)? {
        let Some(meeting) = item.meeting.known() else {
            continue;
        };
        let held = all.entry(*meeting).or_insert_with(|| Known {
            record: *meeting,
            at: item.at.known().copied(),
            place: item.place.known().cloned().unwrap_or_default(),
            name: String::new(),
            cases: BTreeSet::new(),
            is_own: false,
        });
        held.cases.insert(case);
    }
    Ok(all)
}

/// Every item of every case.
fn items_of_all(reader: &Reader<'_>) -> Result<Vec<(CaseId, MeetingItem)>, ApiError> {
    let mut items = Vec::new();
    for case in reader.vault.cases_with(MeetingItem::KIND)? {
        let states = reader.vault.records_of_kind(case, MeetingItem::KIND)?;
        let standing = states.iter().filter(|state| !state.hidden());
        items.extend(standing.map(|state| (case, MeetingItem::read(state))));
    }
    Ok(items)
}

/// One meeting with its agenda.
pub(crate) fn meeting(app: &App, request: RecordRequest) -> Result<MeetingView, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| {
        let mut all = known(reader)?;
        let meeting = all.remove(&record).ok_or(ErrorCode::NotFound)?;
        let mut found: Vec<(Case, MeetingItem)> = Vec::new();
        for case in &meeting.cases {
            let case = reader.case(*case)?;
            let items = case.file.talk.meeting_items.iter();
            let here = items.filter(|item| item.meeting.known() == Some(&record));
            let here: Vec<MeetingItem> = here.cloned().collect();
            // A case stands once on an agenda; whoever put it on twice sees the first.
            if let Some(item) = here
                .into_iter()
                .min_by_key(|item| (item.meta.first_wall, item.meta.record))
            {
                found.push((case, item));
            }
        }
        found.sort_by_key(|(_, item)| (item.meta.first_wall, item.meta.record));
        let urgings = Urgings::of(app, reader)?;
        let items = found
            .iter()
            .map(|(case, item)| item_view(reader, &urgings, case, item, meeting.at))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(MeetingView {
            editable: meeting.is_own,
            minutes: items.iter().map(|item| item.minutes).sum(),
            privacy_note: reader.text("meeting.privacy_note"),
            attendance: attendance(&found),
            meeting: row(reader, &meeting),
            items,
        })
    })
}

/// A meeting as it could be planned: which cases, why, how long, with whom, and what changed. Nothing is written. A
/// named case that can no longer be discussed is left out and told.
pub(crate) fn prepare_meeting(
    app: &App,
    request: PrepareMeetingRequest,
) -> Result<MeetingProposalView, ApiError> {
    let at = moment("at", &request.at)?;
    let most = request.most.clamp(1, MOST_ITEMS) as usize;
    app.read(|reader| {
        let urgings = Urgings::of(app, reader)?;
        let wanted = if request.cases.is_empty() {
            urgings.most_pressing(&lead_rows(reader, &request.lead)?, most)
        } else {
            let ids = request.cases.iter().map(|case| case_id(case));
            let ids = ids.collect::<Result<Vec<CaseId>, _>>()?;
            in_order(ids)
        };
        if wanted.len() > MOST_ITEMS as usize {
            return Err(ApiError::invalid("cases", "too_many"));
        }
        let mut items = Vec::new();
        let mut left_out = Vec::new();
        for id in wanted {
            match open_case(reader, id) {
                Ok(case) => items.push(proposed_item(reader, &urgings, &case, at)?),
                Err(error) if GONE.contains(&error.code) => left_out.push(case_number(id)),
                Err(error) => return Err(error),
            }
        }
        Ok(MeetingProposalView {
            at: at.to_string(),
            name: request.name.trim().to_owned(),
            place: request.place.trim().to_owned(),
            minutes: items.iter().map(|item| item.minutes).sum(),
            privacy_note: reader.text("meeting.privacy_note"),
            items,
            left_out,
        })
    })
}

/// Each case once, in this order.
fn in_order(ids: Vec<CaseId>) -> Vec<CaseId> {
    let mut seen = BTreeSet::new();
    ids.into_iter().filter(|id| seen.insert(*id)).collect()
}

/// The open cases of everybody, without a lead, or that the own person leads.
fn lead_rows(reader: &Reader<'_>, lead: &str) -> Result<BTreeSet<CaseId>, ApiError> {
    let rows = all_rows(reader)?.into_iter();
    let fits = rows.filter(|listed| {
        let by_lead = match lead {
            "none" => listed.has_no_lead(),
            "mine" => listed.is_mine(reader),
            _ => true,
        };
        !listed.facts.is_closed && by_lead
    });
    Ok(fits.map(|listed| listed.row.case).collect())
}

/// Plans a meeting with its agenda, or changes when and where a planned one is and adds to its agenda.
pub(crate) fn plan_meeting(app: &App, request: PlanMeetingRequest) -> Result<RecordView, ApiError> {
    let at = moment("at", &request.at)?;
    let meeting = request.meeting.as_deref();
    let meeting = meeting
        .map(|meeting| record_id("meeting", meeting))
        .transpose()?;
    let plan = app.read(|reader| Plan::of(reader, meeting, &request))?;
    app.create_undoable("plan_meeting", |tx| {
        let cases = plan.cases.iter().map(|case| Value::from(*case.as_bytes()));
        let edits = Edits::of(Meeting::KIND)
            .set("at", at.to_string())
            .given("place", &request.place)
            .given("name", &request.name)
            .set("cases", Value::Array(cases.collect()));
        let record = match meeting {
            Some(record) => {
                edits.write_changed(tx, record)?;
                record
            }
            None => edits.create(tx, CaseId::NONE)?,
        };
        for (_, item) in &plan.standing {
            Edits::of(MeetingItem::KIND)
                .set("at", at.to_string())
                .given("place", &request.place)
                .write_changed(tx, *item)?;
        }
        for (case, edits) in plan.new {
            edits
                .set("meeting", link(record))
                .set("at", at.to_string())
                .text("place", &request.place)
                .create(tx, case)?;
        }
        Ok(record)
    })
}

/// What becomes of an agenda.
struct Plan {
    cases: BTreeSet<CaseId>,
    /// Items that are there and move along.
    standing: Vec<(CaseId, RecordId)>,
    /// Items that come.
    new: Vec<(CaseId, Edits)>,
}

impl Plan {
    fn of(
        reader: &Reader<'_>,
        meeting: Option<RecordId>,
        request: &PlanMeetingRequest,
    ) -> Result<Plan, ApiError> {
        let mut plan = Plan {
            cases: BTreeSet::new(),
            standing: Vec::new(),
            new: Vec::new(),
        };
        if let Some(record) = meeting {
            own_meeting(reader, record)?;
            for (case, item) in items_of_all(reader)? {
                if item.meeting.known() == Some(&record) {
                    plan.cases.insert(case);
                    plan.standing.push((case, item.meta.record));
                }
            }
        }
        for item in &request.items {
            let id = case_id(&item.case)?;
            if !plan.cases.insert(id) {
                return Err(ApiError::invalid("items", "twice"));
            }
            let edits = new_item(&open_case(reader, id)?, item)?;
            plan.new.push((id, edits));
        }
        if plan.cases.is_empty() {
            return Err(ApiError::invalid("items", "empty"));
        }
        if plan.cases.len() > MOST_ITEMS as usize {
            return Err(ApiError::invalid("items", "too_many"));
        }
        Ok(plan)
    }
}

fn own_meeting(reader: &Reader<'_>, record: RecordId) -> Result<(), ApiError> {
    let (state, _) = reader.record(record)?;
    if state.kind != Meeting::KIND || state.hidden() {
        return Err(ErrorCode::NotFound.into());
    }
    if state.creator() == Some(reader.own) {
        Ok(())
    } else {
        Err(ErrorCode::NotCreator.into())
    }
}

fn new_item(case: &Case, item: &PlannedItemRequest) -> Result<Edits, ApiError> {
    let invited = partners_of(case, "invited", &item.invited)?;
    let edits = Edits::of(MeetingItem::KIND)
        .set("minutes", i64::from(item.minutes))
        .text("decision_needed", &item.decision_needed)
        .text("note", &item.note);
    Ok(invited
        .into_iter()
        .fold(edits, |edits, partner| edits.add("invited", link(partner))))
}

/// Partner records of the case.
fn partners_of(
    case: &Case,
    field: &str,
    partners: &[String],
) -> Result<BTreeSet<RecordId>, ApiError> {
    let known = |partner: &String| {
        let record = record_id(field, partner)?;
        match case.file.partner(&record) {
            Some(_) => Ok(record),
            None => Err(ErrorCode::NotPartner.into()),
        }
    };
    partners.iter().map(known).collect()
}

/// The item with its case, to change it.
fn open_item(reader: &Reader<'_>, item: &str) -> Result<(Case, RecordState), ApiError> {
    let record = record_id("item", item)?;
    let (state, case) = reader.record(record)?;
    if state.kind != MeetingItem::KIND || state.hidden() {
        return Err(ErrorCode::NotFound.into());
    }
    Ok((open_case(reader, case)?, state))
}

/// Brings a set of partners to exactly these.
fn bring(
    edits: Edits,
    field: &'static str,
    standing: &[RecordId],
    wanted: &BTreeSet<RecordId>,
) -> Edits {
    let gone = standing.iter().filter(|record| !wanted.contains(record));
    let edits = gone.fold(edits, |edits, record| edits.remove(field, link(*record)));
    let new = wanted.iter().filter(|record| !standing.contains(record));
    new.fold(edits, |edits, record| edits.add(field, link(*record)))
}

/// Changes an item: its time box, what has to be decided, who is asked.
pub(crate) fn set_agenda_item(app: &App, request: SetAgendaItemRequest) -> Result<Done, ApiError> {
    let (record, edits) = app.read(|reader| {
        let (case, state) = open_item(reader, &request.item)?;
        let invited = partners_of(&case, "invited", &request.invited)?;
        let edits = Edits::of(MeetingItem::KIND)
            .set("minutes", i64::from(request.minutes))
            .given("decision_needed", &request.decision_needed)
            .given("note", &request.note);
        let held = MeetingItem::read(&state).invited;
        Ok((state.id, bring(edits, "invited", &held, &invited)))
    })?;
    app.write_undoable("set_agenda_item", record, |tx| {
        edits.write_changed(tx, record)
    })
}

/// Who came to an item himself, and who sent someone.
pub(crate) fn note_attendance(app: &App, request: NoteAttendanceRequest) -> Result<Done, ApiError> {
    let (record, edits) = app.read(|reader| {
        let (case, state) = open_item(reader, &request.item)?;
        let present = partners_of(&case, "present", &request.present)?;
        let deputised = partners_of(&case, "deputised", &request.deputised)?;
        if present.intersection(&deputised).next().is_some() {
            return Err(ApiError::invalid("deputised", "twice"));
        }
        let held = MeetingItem::read(&state);
        let edits = Edits::of(MeetingItem::KIND);
        let edits = bring(edits, "present", &held.present, &present);
        Ok((
            state.id,
            bring(edits, "deputised", &held.deputised, &deputised),
        ))
    })?;
    app.write_undoable("note_attendance", record, |tx| {
        edits.write_changed(tx, record)
    })
}

/// Takes a case off the agenda; only who put it there.
pub(crate) fn remove_agenda_item(
    app: &App,
    request: RecordReasonRequest,
) -> Result<Done, ApiError> {
    let reason = crate::input::needed("reason", &request.reason)?;
    let (case, state) = app.read(|reader| {
        let (case, state) = open_item(reader, &request.record)?;
        if state.creator() == Some(reader.own) {
            Ok((case.id, state))
        } else {
            Err(ErrorCode::NotCreator.into())
        }
    })?;
    let meeting = MeetingItem::read(&state).meeting.known().copied();
    app.write_undoable("remove_agenda_item", state.id, |tx| {
        delete(tx, state.id, reason)?;
        match meeting {
            Some(meeting) => take_off(tx, meeting, case),
            None => Ok(()),
        }
    })
}

/// The own meeting no longer names this case.
fn take_off(tx: &mut Tx<'_>, meeting: RecordId, case: CaseId) -> Result<(), ApiError> {
    // A meeting that someone else planned is not here: only his own vault holds it.
    let Ok(state) = tx.state(meeting) else {
        return Ok(());
    };
    if state.creator() != Some(tx.own_root()) {
        return Ok(());
    }
    let named = Meeting::read(&state).cases.known().cloned();
    let left = named.unwrap_or_default().into_iter();
    let left = left.filter(|named| *named != case);
    let left = left.map(|case| Value::from(*case.as_bytes())).collect();
    Edits::of(Meeting::KIND)
        .set("cases", Value::Array(left))
        .write_changed(tx, meeting)
}
