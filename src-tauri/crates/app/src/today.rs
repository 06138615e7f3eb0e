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
    drafts,
    partners::role_view,
    reader::{Case, Reader, count},
    rows::{address_of, attention_key},
};
use casework::{case_number::case_number, terms::people::RoleState};

/// What the person has to do today.
pub(crate) fn today(app: &App, _: Nothing) -> Result<TodayView, ApiError> {
    app.read(|reader| {
        let mut rows: Vec<_> = all_rows(reader)?
            .into_iter()
            .map(|(_, view)| view)
            .collect();
        rows.retain(|row| row.state == "open");
        rows.sort_by_cached_key(attention_key);
        let (cases, conflicts) = (
            count(rows.len()),
            rows.iter().map(|row| row.conflicts).sum(),
        );
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
        rows.retain(|row| !row.needs.is_empty());
        rows.truncate(10);
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
            needs_attention: rows,
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
    let visits = case.file.visits.iter();
    let open =
        visits.filter(|visit| visit.meta.creator == Some(reader.own) && !visit.meta.finished);
    open.map(|visit| UnfinishedView {
        visit: visit.meta.record.to_string(),
        case: case.id.to_string(),
        number: case_number(case.id),
        address: address_of(&case.file),
        occurred_at: visit.occurred_at.known().map(ToString::to_string),
    })
    .collect()
}
