//! The lead's board: counts over all open cases, each with the query that gives its list. Counts only, nobody is ranked.

use crate::{
    api::{
        Nothing,
        actions::ListActionsRequest,
        board::{BoardListView, BoardNumberView, BoardPartnerView, BoardView},
        cases::{CaseRowView, ListCasesRequest},
        error::ApiError,
        forms::ListRecordsRequest,
    },
    application::App,
    cases::all_rows,
    glance::{Glance, Load, glances},
    reader::{Reader, count},
};
use casework::{
    casefile::team::Shortage,
    guide::Pitfall,
    terms::{Term, case::Phase, talk::OpenState},
};
use ledger::ids::CaseId;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// What a row of the list of cases tells by itself.
const ROW_NEEDS: [&str; 6] = [
    "no_lead",
    "double_lead",
    "overdue",
    "urgent",
    "quiet",
    "conflict",
];
/// What waits between people.
const WAITING: [&str; 3] = ["handover", "question", "feedback_due"];

/// The board.
pub(crate) fn board(app: &App, _: Nothing) -> Result<BoardView, ApiError> {
    app.read(|reader| {
        let rows = all_rows(reader)?;
        let glances = glances(app, reader, rows.iter().map(|listed| &listed.row))?;
        let open = rows.iter().filter(|listed| !listed.facts.is_closed);
        let open: Vec<CaseRowView> = open.map(|listed| listed.view(reader)).collect();
        let mut waiting: Vec<BoardNumberView> = WAITING
            .iter()
            .map(|code| {
                let with = |glance: &Glance| glance.needs().any(|need| need == *code);
                need(reader, code, matching(&glances, with))
            })
            .collect();
        waiting.push(shortages(reader)?);
        Ok(BoardView {
            open: count(open.len()),
            phases: phases(reader, &open),
            needs: ROW_NEEDS
                .iter()
                .map(|code| {
                    let with = |row: &&CaseRowView| row.needs.iter().any(|need| need == code);
                    need(reader, code, count(open.iter().filter(with).count()))
                })
                .collect(),
            pitfalls: Pitfall::ALL
                .iter()
                .map(|pitfall| of_pitfall(reader, *pitfall, &glances))
                .collect(),
            waiting,
            partners: partners(reader, &glances),
        })
    })
}

fn matching(glances: &HashMap<CaseId, Arc<Glance>>, fits: impl Fn(&Glance) -> bool) -> u32 {
    count(glances.values().filter(|glance| fits(glance)).count())
}

/// The list of open cases that fit nothing in particular yet.
fn open_cases() -> ListCasesRequest {
    ListCasesRequest {
        query: String::new(),
        phases: Vec::new(),
        urgencies: Vec::new(),
        needs: Vec::new(),
        pitfalls: None,
        lead: "any".to_owned(),
        state: "open".to_owned(),
        sort: "attention".to_owned(),
        descending: false,
        offset: 0,
        limit: 50,
    }
}

fn number(code: &str, label: String, count: u32, cases: ListCasesRequest) -> BoardNumberView {
    BoardNumberView {
        code: code.to_owned(),
        label,
        count,
        list: BoardListView {
            cases: Some(cases),
            actions: None,
            records: None,
        },
    }
}

fn need(reader: &Reader<'_>, code: &str, count: u32) -> BoardNumberView {
    let cases = ListCasesRequest {
        needs: vec![code.to_owned()],
        ..open_cases()
    };
    number(code, reader.text(&format!("board.{code}")), count, cases)
}

fn phases(reader: &Reader<'_>, open: &[CaseRowView]) -> Vec<BoardNumberView> {
    let of = |phase: &Phase| {
        let here = |row: &&CaseRowView| row.phase.as_deref() == Some(phase.code());
        let cases = ListCasesRequest {
            phases: vec![phase.code().to_owned()],
            ..open_cases()
        };
        let amount = count(open.iter().filter(here).count());
        number(phase.code(), reader.content.term(*phase), amount, cases)
    };
    let standing = Phase::ALL.iter().filter(|phase| **phase != Phase::Closed);
    standing.map(of).collect()
}

fn of_pitfall(
    reader: &Reader<'_>,
    pitfall: Pitfall,
    glances: &HashMap<CaseId, Arc<Glance>>,
) -> BoardNumberView {
    let cases = ListCasesRequest {
        pitfalls: Some(vec![pitfall.code().to_owned()]),
        ..open_cases()
    };
    let amount = matching(glances, |glance| glance.pitfalls.contains(&pitfall));
    number(pitfall.code(), reader.content.term(pitfall), amount, cases)
}

/// Help and housing that is not to be found: nobody's fault, and to be seen upwards.
fn shortages(reader: &Reader<'_>) -> Result<BoardNumberView, ApiError> {
    let all = reader.team()?.shortages.iter();
    let open = all.filter(|one| one.state.known() == Some(&OpenState::Open));
    Ok(BoardNumberView {
        code: "shortage".to_owned(),
        label: reader.text("board.shortage"),
        count: count(open.count()),
        list: BoardListView {
            cases: None,
            actions: None,
            records: Some(ListRecordsRequest {
                case: None,
                kinds: vec![Shortage::KIND.to_owned()],
                state: Some(OpenState::Open.code().to_owned()),
            }),
        },
    })
}

fn partners(reader: &Reader<'_>, glances: &HashMap<CaseId, Arc<Glance>>) -> Vec<BoardPartnerView> {
    let mut loads: BTreeMap<&str, Load> = BTreeMap::new();
    for (organisation, load) in glances.values().flat_map(|glance| &glance.actions) {
        let sum = loads.entry(organisation).or_default();
        sum.open += load.open;
        sum.overdue += load.overdue;
    }
    loads
        .into_iter()
        .map(|(organisation, load)| BoardPartnerView {
            organisation: organisation.to_owned(),
            open: actions(reader, organisation, "open_actions", load.open),
            overdue: actions(reader, organisation, "overdue_actions", load.overdue),
        })
        .collect()
}

fn actions(reader: &Reader<'_>, organisation: &str, code: &str, count: u32) -> BoardNumberView {
    BoardNumberView {
        code: code.to_owned(),
        label: reader.text(&format!("board.{code}")),
        count,
        list: BoardListView {
            cases: None,
            actions: Some(ListActionsRequest {
                scope: "all".to_owned(),
                case: None,
                ended: false,
                organisation: Some(organisation.to_owned()),
                overdue: (code == "overdue_actions").then_some(true),
            }),
            records: None,
        },
    }
}
