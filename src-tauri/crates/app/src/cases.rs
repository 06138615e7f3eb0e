//! The list of cases, and what a person does to a case as a whole.

use crate::{
    api::{
        CaseRequest, Done, RecordView,
        cases::{
            AddPersonRequest, AddressView, CaseListView, CaseRowView, DescribeCaseRequest,
            ListCasesRequest, MovePhaseRequest, SetUrgencyRequest,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    closing::enter,
    drafts,
    find::{Doors, address},
    glance::{Glance, glances},
    input::{Edits, case_id, needed, term, terms},
    reader::{Case, Reader, count, instant},
    rows::{self, Beside, Listed},
};
use casework::{
    address::tidy_postcode,
    calendar::Day,
    guide::Pitfall,
    phase::{check_move, exit},
    terms::{
        Term,
        case::{Phase, Tenure, Track, Urgency},
        category::Category,
        people::PersonRole,
    },
};
use ledger::{cbor::Value, ids::CaseId};
use std::{collections::HashMap, sync::Arc};

const PAGE: u32 = 200;

/// Every case with its row, open and closed.
pub(crate) fn all_rows(reader: &Reader<'_>) -> Result<Vec<Listed>, ApiError> {
    // A clock that runs ahead by a day is no lie; one that runs further tells nothing about when a case was quiet.
    let rows = reader.vault.case_list(reader.today.plus(2).start_ms())?;
    let drafts = drafts::rows(reader)?;
    let mut by_case: HashMap<&str, u32> = HashMap::new();
    for case in drafts.iter().filter_map(|draft| draft.case.as_deref()) {
        *by_case.entry(case).or_default() += 1;
    }
    let doors = Doors::of(&rows);
    let listed = rows.into_iter().map(|found| {
        let beside = Beside {
            drafts: by_case
                .get(found.case.to_string().as_str())
                .copied()
                .unwrap_or(0),
            same_address: !found.withdrawn && doors.has_other(found.case, &address(&found)),
        };
        Listed::of(reader, found, beside)
    });
    Ok(listed.collect())
}

/// A page of cases.
pub(crate) fn list_cases(app: &App, request: ListCasesRequest) -> Result<CaseListView, ApiError> {
    terms::<Phase>("phases", &request.phases)?;
    terms::<Urgency>("urgencies", &request.urgencies)?;
    terms::<Pitfall>("pitfalls", request.pitfalls.as_deref().unwrap_or_default())?;
    app.read(|reader| {
        let mut all = all_rows(reader)?;
        let counts = rows::counts(&all);
        if looks_inside(&request) {
            let glances = glances(app, reader, all.iter().map(|listed| &listed.row))?;
            all = narrowed(all, &glances, &request);
        }
        let mut rows: Vec<Listed> = all
            .into_iter()
            .filter(|listed| fits(&listed.view, &request))
            .collect();
        sort(&mut rows, &request)?;
        let total = count(rows.len());
        let limit = request.limit.clamp(1, PAGE) as usize;
        let rows = rows
            .into_iter()
            .skip(request.offset as usize)
            .take(limit)
            .map(|listed| listed.view)
            .collect();
        Ok(CaseListView {
            total,
            rows,
            counts,
        })
    })
}

/// Whether the request asks for what only the cases themselves tell.
fn looks_inside(request: &ListCasesRequest) -> bool {
    const INSIDE: [&str; 3] = ["handover", "question", "feedback_due"];
    let pitfalls = request.pitfalls.as_deref().unwrap_or_default();
    !pitfalls.is_empty()
        || request
            .needs
            .iter()
            .any(|need| INSIDE.contains(&need.as_str()))
}

/// The rows with all that they need; where pitfalls are asked for, only cases with one of them.
fn narrowed(
    rows: Vec<Listed>,
    glances: &HashMap<CaseId, Arc<Glance>>,
    request: &ListCasesRequest,
) -> Vec<Listed> {
    let pitfalls = request.pitfalls.as_deref().unwrap_or_default();
    let rows = rows.into_iter().filter_map(|mut listed| {
        let glance = glances.get(&listed.row.case);
        let needs = glance.into_iter().flat_map(|glance| glance.needs());
        listed.view.needs.extend(needs.map(str::to_owned));
        let fits = pitfalls.is_empty() || glance.is_some_and(|one| one.has_pitfall(pitfalls));
        fits.then_some(listed)
    });
    rows.collect()
}

fn fits(row: &CaseRowView, request: &ListCasesRequest) -> bool {
    let any = |wanted: &[String], value: Option<&String>| {
        wanted.is_empty() || value.is_some_and(|value| wanted.contains(value))
    };
    let words = format!("{} {} {}", row.address, row.number, row.lead.name).to_lowercase();
    let state = match request.state.as_str() {
        "open" => row.state == "open",
        "closed" => row.state != "open",
        _ => true,
    };
    let lead = match request.lead.as_str() {
        "none" => matches!(row.lead.state.as_str(), "none" | "proposed"),
        "mine" => row.lead.mine && row.lead.state != "proposed",
        _ => true,
    };
    state
        && lead
        && any(&request.phases, row.phase.as_ref())
        && any(&request.urgencies, row.urgency.as_ref())
        && (request.needs.is_empty() || row.needs.iter().any(|need| request.needs.contains(need)))
        && request
            .query
            .to_lowercase()
            .split_whitespace()
            .all(|word| words.contains(word))
}

fn sort(rows: &mut [Listed], request: &ListCasesRequest) -> Result<(), ApiError> {
    let urgency = |listed: &Listed| listed.facts.urgency.map_or(usize::MAX, |it| it as usize);
    match request.sort.as_str() {
        "attention" => rows.sort_by_cached_key(Listed::attention_key),
        "address" => rows.sort_by_cached_key(|one| (one.view.address.to_lowercase(), one.row.case)),
        "phase" => rows.sort_by_cached_key(|one| {
            let phase = Phase::parse(&one.row.phase).map(|phase| phase as usize);
            (phase, std::cmp::Reverse(one.view.phase_days), one.row.case)
        }),
        "urgency" => rows.sort_by_cached_key(|one| (urgency(one), one.row.case)),
        "activity" => {
            rows.sort_by_cached_key(|one| (one.facts.days_quiet.unwrap_or(i64::MAX), one.row.case))
        }
        _ => return Err(ApiError::invalid("sort", "not_a_code")),
    }
    if request.descending {
        rows.reverse();
    }
    Ok(())
}

/// A case that may be worked on.
pub(crate) fn open_case(reader: &Reader<'_>, id: CaseId) -> Result<Case, ApiError> {
    let case = reader.case(id)?;
    if case.file.is_closed() || case.file.is_withdrawn() {
        return Err(ErrorCode::CaseClosed.into());
    }
    Ok(case)
}

/// Facts about the case itself.
pub(crate) fn describe_case(app: &App, request: DescribeCaseRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let (held, address) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let record = case
            .file
            .address
            .as_ref()
            .map(|address| address.meta.record);
        let own: Vec<String> = case
            .records
            .iter()
            .filter(|state| state.kind == "case/1")
            .flat_map(|state| {
                state
                    .set("categories")
                    .into_iter()
                    .filter_map(|value| value.as_text().map(str::to_owned))
                    .collect::<Vec<_>>()
            })
            .collect();
        Ok((own, record))
    })?;
    let mut edits = Edits::of("case/1");
    if let Some(tenure) = &request.tenure {
        edits = edits.term("tenure", term::<Tenure>("tenure", tenure)?);
    }
    if let Some(wanted) = &request.categories {
        terms::<Category>("categories", wanted)?;
        for code in wanted.iter().filter(|code| !held.contains(code)) {
            edits = edits.add("categories", code.as_str());
        }
        for code in held.iter().filter(|code| !wanted.contains(code)) {
            edits = edits.remove("categories", code.as_str());
        }
    }
    if let Some(route) = &request.route {
        edits = edits.term("route", term::<Track>("route", route)?);
    }
    if let Some(acute) = &request.acute {
        edits = edits.set("acute", acute.as_str());
    }
    app.write_undoable("describe_case", id.record(), |tx| {
        edits.write_changed(tx, id.record())?;
        if let Some(new) = &request.address {
            match address {
                Some(record) => address_edits(new).write_changed(tx, record)?,
                None => drop(address_edits(new).create(tx, id)?),
            }
        }
        Ok(())
    })
}

/// The edits of an address. What is empty is cleared; in a new address there is nothing to clear.
pub(crate) fn address_edits(address: &AddressView) -> Edits {
    Edits::of("address/1")
        .given("street", &address.street)
        .given("house_number", &address.house_number)
        .given("house_letter", &address.house_letter.to_uppercase())
        .given("suffix", &address.suffix)
        .given("postcode", &tidy_postcode(&address.postcode))
        .given("town", &address.town)
}

/// How urgent the case is, and why.
pub(crate) fn set_urgency(app: &App, request: SetUrgencyRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let urgency = term::<Urgency>("urgency", &request.urgency)?;
    let reason = needed("reason", &request.reason)?;
    app.read(|reader| open_case(reader, id).map(drop))?;
    app.write_undoable("set_urgency", id.record(), |tx| {
        Edits::of("case/1")
            .term("urgency", urgency)
            .set("urgency_reason", reason)
            .write(tx, id.record())
    })
}

/// The case goes on, back, or skips. Every move leaves a transition with its reason.
pub(crate) fn move_phase(app: &App, request: MovePhaseRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let to = term::<Phase>("to", &request.to)?;
    let from = app.read(|reader| {
        let case = open_case(reader, id)?;
        let from = case.file.phase_now();
        let leaving = exit(
            case.file.phase_counting(),
            &case.file,
            reader.team()?,
            reader.policy,
            reader.today,
        );
        check_move(from, to, &leaving, &request.reason)
            .map_err(|message| ApiError::invalid("reason", message.code.code()))?;
        Ok(from)
    })?;
    let now = app.env.now();
    app.write_undoable("move_phase", id.record(), |tx| {
        enter(tx, id, to, now)?;
        Edits::of("transition/1")
            .maybe("from", from.map(|from| from.code()))
            .term("to", to)
            .text("reason", &request.reason)
            .set("at", instant(now))
            .create_finished(tx, id)
            .map(drop)
    })
}

/// The lead went through the whole case.
pub(crate) fn go_through_overview(app: &App, request: CaseRequest) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| open_case(reader, id).map(drop))?;
    let today = Day::today(app.env.now()).to_string();
    app.write_undoable("go_through_overview", id.record(), |tx| {
        Edits::of("case/1")
            .set("helicopter_at", today)
            .write(tx, id.record())
    })
}

/// A resident, neighbour or someone of the network.
pub(crate) fn add_person(app: &App, request: AddPersonRequest) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let role = term::<PersonRole>("role", &request.role)?;
    let name = needed("name", &request.name)?;
    app.read(|reader| open_case(reader, id).map(drop))?;
    app.create_undoable("add_person", |tx| {
        Edits::of("person/1")
            .set("name", Value::from(name))
            .term("role", role)
            .text("note", &request.note)
            .create(tx, id)
    })
}
