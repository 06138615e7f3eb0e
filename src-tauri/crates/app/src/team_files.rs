//! The team file: a colleague of the own organisation reads along in several cases, and gets one file with them through
//! the ordinary gates.

use crate::{
    api::{
        Done,
        error::{ApiError, ErrorCode},
        sharing::ExportCaseRequest,
        team_files::{
            ConfirmColleagueRequest, ExportTeamFileRequest, TeamCaseView, TeamFileRequest,
            TeamFileView, TeamFileWrittenView,
        },
    },
    application::App,
    cases::refuse_closed,
    contacts::view,
    exporting,
    input::{Edits, case_id, root_id},
    progress::Progress,
    reader::{COLLEAGUE, Reader, count},
    sent,
    sharing::{Standing, check_ready, preview, select},
};
use casework::{case_number::case_number, partners::Partners};
use ledger::{
    identity::CardFacts,
    ids::{CaseId, RecordId, RootId},
};
use std::collections::BTreeSet;
use vault::Tx;

/// What a colleague who reads along would receive.
pub(crate) fn team_file(app: &App, request: TeamFileRequest) -> Result<TeamFileView, ApiError> {
    app.read(|reader| {
        let selection = select(reader, &request.cases, &request.contact, Standing::AsReader)?;
        let root = selection.recipient.root_id();
        let joins = joins(reader, &request.cases, &root)?.into_iter();
        Ok(TeamFileView {
            recipient: view(reader, &selection.recipient),
            colleague: reader.colleague(&root)?.is_some(),
            organisation: own_facts(reader)?.organisation,
            joins: joins
                .map(|case| TeamCaseView {
                    case: case.to_string(),
                    number: case_number(case),
                })
                .collect(),
            preview: preview(reader, &selection)?,
        })
    })
}

fn own_facts(reader: &Reader<'_>) -> Result<CardFacts, ApiError> {
    Ok(reader.vault.own_card()?.facts)
}

/// The cases in which he is no partner yet; where nobody joins any more, the file is refused.
fn joins(
    reader: &Reader<'_>,
    cases: &[String],
    root: &RootId,
) -> Result<BTreeSet<CaseId>, ApiError> {
    if *root == reader.own {
        return Err(ErrorCode::NotPartner.into());
    }
    let mut joins = BTreeSet::new();
    for case in cases {
        let id = case_id(case)?;
        let held = reader.case(id)?;
        if !Partners::of(&held.records, reader.own).is_partner(id, root) {
            refuse_closed(reader, id)?;
            joins.insert(id);
        }
    }
    Ok(joins)
}

/// What is written before the file.
struct Joining {
    root: RootId,
    /// Absent when it was said before.
    colleague: Option<Edits>,
    reader: Edits,
    cases: BTreeSet<CaseId>,
}

impl Joining {
    fn of(reader: &Reader<'_>, request: &ExportTeamFileRequest) -> Result<Joining, ApiError> {
        let root = root_id("contact", &request.contact)?;
        let cases = joins(reader, &request.cases, &root)?;
        let known = reader.colleague(&root)?.is_some();
        if !known && !request.own_organisation {
            return Err(ApiError::invalid("own_organisation", "not_colleague"));
        }
        let card = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        let organisation = own_facts(reader)?.organisation;
        let today = reader.today.to_string();
        let edits = Edits::of("partner/1")
            .set("root", *root.as_bytes())
            .text("name", &card.facts.name)
            .text("organisation", &organisation)
            .text("function", &card.facts.function)
            .set("active_from", today.as_str())
            .set("reads_along", true);
        Ok(Joining {
            colleague: (!known).then(|| confirmed(&root, &organisation, &today)),
            reader: edits,
            root,
            cases,
        })
    }

    /// Writes it down; gives the records.
    fn write(&self, tx: &mut Tx<'_>) -> Result<Vec<RecordId>, ApiError> {
        let mut made = Vec::new();
        if let Some(colleague) = &self.colleague {
            made.push(colleague.create(tx, CaseId::NONE)?);
        }
        for case in &self.cases {
            made.push(self.reader.create(tx, *case)?);
        }
        tx.about(self.root.as_bytes());
        tx.admit_waiting()?;
        Ok(made)
    }
}

fn confirmed(root: &RootId, organisation: &str, today: &str) -> Edits {
    Edits::of(COLLEAGUE)
        .set("root", *root.as_bytes())
        .set("organisation", organisation)
        .set("confirmed_at", today)
}

/// Writes down in each case that lacks it that a colleague reads along, which the other partners see, and then one file
/// for him, through the same gates as every other file. Without a file nobody reads along.
pub(crate) fn export_team_file(
    app: &App,
    request: ExportTeamFileRequest,
    progress: &dyn Progress,
) -> Result<TeamFileWrittenView, ApiError> {
    let joining = app.read(|reader| {
        let standing = Standing::AsReader;
        let selection = select(reader, &request.cases, &request.contact, standing)?;
        // Nothing is written down when there will be no file.
        check_ready(reader, &selection, request.yes)?;
        Joining::of(reader, &request)
    })?;
    let joined = if joining.colleague.is_some() || !joining.cases.is_empty() {
        app.write("join_readers", |tx| joining.write(tx))?
    } else {
        Vec::new()
    };
    let export = ExportCaseRequest {
        cases: request.cases,
        contact: request.contact,
        yes: request.yes,
        path: request.path,
        only_new: false,
        // The file is made at once for several cases: nobody looks there at an older text that was asked for.
        send_asked: false,
        mail: false,
    };
    let exported = exporting::export_case(app, export, progress).inspect_err(|_| {
        // Should this fail too: he reads along, and the next try makes his file.
        drop(app.write("join_undone", |tx| sent::take_back(tx, &joined)));
    })?;
    Ok(TeamFileWrittenView {
        exported,
        joined: count(joining.cases.len()),
    })
}

/// Says that somebody works in the own organisation, or no more. It changes nothing in any case.
pub(crate) fn confirm_colleague(
    app: &App,
    request: ConfirmColleagueRequest,
) -> Result<Done, ApiError> {
    let root = root_id("contact", &request.contact)?;
    let (known, organisation, today): (Option<RecordId>, String, String) = app.read(|reader| {
        if root == reader.own || reader.card(&root).is_none() {
            return Err(ErrorCode::NotFound.into());
        }
        let known = reader.colleague(&root)?.map(|state| state.id);
        Ok((
            known,
            own_facts(reader)?.organisation,
            reader.today.to_string(),
        ))
    })?;
    let edits = match (known, request.works_here) {
        (None, true) => confirmed(&root, &organisation, &today),
        (Some(_), false) => Edits::of(COLLEAGUE).set("ended_at", today.as_str()),
        (Some(_), true) | (None, false) => return Ok(Done::DONE),
    };
    app.write("confirm_colleague", |tx| {
        tx.about(root.as_bytes());
        match known {
            Some(record) => edits.write(tx, record)?,
            None => drop(edits.create(tx, CaseId::NONE)?),
        }
        Ok(Done::DONE)
    })
}
