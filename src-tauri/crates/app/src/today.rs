//! What the person has to do today.

use crate::{
    actions::all_actions,
    api::{
        Nothing,
        error::ApiError,
        today::{NavigationCountsView, ProposalView, TodayView, UnfinishedView},
    },
    application::App,
    cases::all_rows,
    crossings, drafts,
    partners::role_view,
    reader::{Case, Reader, count},
    rows::{Listed, address_of},
};
use casework::{
    calendar::Moment,
    case_number::case_number,
    casefile::{Meta, value::Uncertain},
    terms::people::RoleState,
};

/// What the person has to do today.
pub(crate) fn today(app: &App, _: Nothing) -> Result<TodayView, ApiError> {
    app.read(|reader| {
        let mut rows = all_rows(reader)?;
        rows.retain(|listed| !listed.facts.is_closed);
        rows.sort_by_cached_key(Listed::attention_key);
        let cases = count(rows.len());
        let differing: u32 = rows.iter().map(|listed| listed.row.conflicts).sum();
        let conflicts = differing + count(crossings::all(reader, None)?.len());
        let mine: Vec<_> = all_actions(reader, false, true)?
            .into_iter()
            .filter(|action| action.mine)
            .collect();
        let open = count(mine.len());
        let due = |bucket: &str| matches!(bucket, "overdue" | "today" | "week");
        let actions: Vec<_> = mine
            .into_iter()
            .filter(|action| due(&action.bucket))
            .collect();
        let waiting = waiting(reader)?;
        let proposals: Vec<ProposalView> = waiting
            .iter()
            .flat_map(|case| proposals(reader, case))
            .collect();
        let unfinished: Vec<UnfinishedView> = waiting
            .iter()
            .flat_map(|case| unfinished(reader, case))
            .collect();
        let drafts = drafts::within_reach(drafts::rows(reader)?);
        let now = actions
            .iter()
            .filter(|action| action.bucket != "week")
            .count();
        let pressing = rows.iter().filter(|listed| !listed.needs.is_empty());
        let first = pressing.take(10).map(|listed| listed.view(reader));
        Ok(TodayView {
            day: reader.today.to_string(),
            counts: NavigationCountsView {
                today: count(now + proposals.len() + drafts.len() + unfinished.len()),
                cases,
                actions: open,
                conflicts,
            },
            actions,
            proposals,
            drafts,
            needs_attention: first.collect(),
            unfinished,
        })
    })
}

/// The open cases in which something waits for the own person.
fn waiting(reader: &Reader<'_>) -> Result<Vec<Case>, ApiError> {
    let ids = reader.vault.cases_waiting_for(&reader.own)?;
    ids.into_iter().map(|id| reader.case(id)).collect()
}

fn proposals(reader: &Reader<'_>, case: &Case) -> Vec<ProposalView> {
    let asked = case
        .file
        .roles
        .iter()
        .filter(|role| role.state.counting() == Some(RoleState::Proposed));
    let views = asked
        .filter_map(|role| role_view(reader, case, role))
        .filter(|role| role.mine);
    views
        .map(|role| ProposalView {
            role,
            case: case.id.to_string(),
            number: case_number(case.id),
            address: address_of(&case.file),
        })
        .collect()
}

fn unfinished(reader: &Reader<'_>, case: &Case) -> Vec<UnfinishedView> {
    let own = |meta: &Meta| meta.creator == Some(reader.own) && !meta.finished;
    let view = |meta: &Meta, at: &Uncertain<Moment>, text: String| UnfinishedView {
        record: meta.record.to_string(),
        kind: meta.kind.clone(),
        case: case.id.to_string(),
        number: case_number(case.id),
        address: address_of(&case.file),
        occurred_at: at.known().map(ToString::to_string),
        text,
    };
    let visits = case.file.visits.iter().filter(|visit| own(&visit.meta));
    // What was written during a visit is finished with it.
    let notes = case.file.entries.iter();
    let notes = notes.filter(|note| own(&note.meta) && !note.visit.is_set());
    let visits = visits.map(|visit| view(&visit.meta, &visit.occurred_at, String::new()));
    let notes = notes.map(|note| {
        let text = note.text.known().cloned().unwrap_or_default();
        view(&note.meta, &note.occurred_at, text)
    });
    visits.chain(notes).collect()
}
