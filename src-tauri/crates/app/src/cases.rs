//! The list of cases, and what a person does to a case as a whole.

use crate::{
    api::{
        CaseRequest, Done, RecordView,
        cases::{
            AddPersonRequest, AddressView, CaseListView, DescribeCaseRequest, ListCasesRequest,
            MovePhaseRequest, SetUrgencyRequest,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    closing::enter,
    drafts,
    find::Doors,
    glance::{Glance, glances},
    input::{Edits, case_id, needed, term, terms},
    reader::{Case, Reader, count, instant},
    rows::{self, Beside, Listed, address_line},
};
use casework::{
    address::tidy_postcode,
    calendar::Day,
    case_number::case_number,
    case_row::LeadState,
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
use vault::CaseListRow;

const PAGE: u32 = 200;

/// Every case with its row, open and closed.
pub(crate) fn all_rows(reader: &Reader<'_>) -> Result<Vec<Listed>, ApiError> {
    // A clock that runs ahead by a day is no lie; one that runs further tells nothing about when a case was quiet.
    let rows = reader.vault.case_list(reader.today.plus(2).start_ms())?;
    let drafts = drafts::rows(reader)?;
    let mut by_case: HashMap<CaseId, u32> = HashMap::new();
    for case in drafts
        .iter()
        .filter_map(|draft| draft.case.as_deref()?.parse().ok())
    {
        *by_case.entry(case).or_default() += 1;
    }
    let shared = Doors::of(&rows).shared();
    let listed = rows.into_iter().map(|found| {
        let beside = Beside {
            drafts: by_case.get(&found.case).copied().unwrap_or(0),
            same_address: shared.contains(&found.case),
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
            .filter(|listed| fits(reader, listed, &request))
            .collect();
        sort(reader, &mut rows, &request)?;
        let total = count(rows.len());
        let limit = request.limit.clamp(1, PAGE) as usize;
        let rows = rows
            .into_iter()
            .skip(request.offset as usize)
            .take(limit)
            .map(|listed| listed.view(reader))
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
        listed.needs.extend(needs);
        let fits = pitfalls.is_empty() || glance.is_some_and(|one| one.has_pitfall(pitfalls));
        fits.then_some(listed)
    });
    rows.collect()
}

fn fits(reader: &Reader<'_>, listed: &Listed, request: &ListCasesRequest) -> bool {
    let any = |wanted: &[String], values: &[&str]| {
        wanted.is_empty() || wanted.iter().any(|code| values.contains(&code.as_str()))
    };
    let row = &listed.row;
    let state = match request.state.as_str() {
        "open" => !listed.facts.is_closed,
        "closed" => listed.facts.is_closed,
        _ => true,
    };
    let lead = match request.lead.as_str() {
        "none" => listed.has_no_lead(),
        "mine" => listed.facts.lead != LeadState::Proposed && listed.is_mine(reader),
        _ => true,
    };
    state
        && lead
        && any(&request.phases, &[row.phase.as_str()])
        && any(&request.urgencies, &[row.urgency.as_str()])
        && any(&request.needs, &listed.needs)
        && has_words(row, &request.query)
}

/// Whether every word stands in the address, the number or the names of who leads.
fn has_words(row: &CaseListRow, query: &str) -> bool {
    let query = query.to_lowercase();
    let mut words = query.split_whitespace().peekable();
    if words.peek().is_none() {
        return true;
    }
    let (address, number) = (address_line(row), case_number(row.case));
    let text = format!("{address} {number} {}", row.lead_names).to_lowercase();
    words.all(|word| text.contains(word))
}

fn sort(
    reader: &Reader<'_>,
    rows: &mut [Listed],
    request: &ListCasesRequest,
) -> Result<(), ApiError> {
    let urgency = |listed: &Listed| listed.facts.urgency.map_or(usize::MAX, |it| it as usize);
    match request.sort.as_str() {
        "attention" => rows.sort_by_cached_key(Listed::attention_key),
        "address" => {
            rows.sort_by_cached_key(|one| (address_line(&one.row).to_lowercase(), one.row.case))
        }
        "phase" => rows.sort_by_cached_key(|one| {
            let phase = Phase::parse(&one.row.phase).map(|phase| phase as usize);
            let days = std::cmp::Reverse(one.phase_days(reader.today));
            (phase, days, one.row.case)
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

/// Refuses a case that may not be worked on, by its row in the list; of a case that has none yet it is read.
pub(crate) fn refuse_closed(reader: &Reader<'_>, id: CaseId) -> Result<(), ApiError> {
    match reader.vault.case_list_row(id) {
        Ok(row) if row.closed || row.withdrawn => Err(ErrorCode::CaseClosed.into()),
        Ok(_) => Ok(()),
        Err(vault::Error::UnknownCase(_)) => open_case(reader, id).map(drop),
        Err(error) => Err(error.into()),
    }
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
    app.read(|reader| refuse_closed(reader, id))?;
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
    app.read(|reader| refuse_closed(reader, id))?;
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
    app.read(|reader| refuse_closed(reader, id))?;
    app.create_undoable("add_person", |tx| {
        Edits::of("person/1")
            .set("name", Value::from(name))
            .term("role", role)
            .text("note", &request.note)
            .create(tx, id)
    })
}
