//! The files that were merged, and undoing one of them as a whole.

use crate::{
    api::{
        Done, Nothing,
        error::{ApiError, ErrorCode},
        importing::{MergedCaseView, MergedFileView, MergedListView, UndoImportRequest},
    },
    application::App,
    reader::{Reader, instant_ms},
    rows::address_line,
};
use casework::case_number::case_number;
use ledger::ids::CaseId;
use vault::{ImportLine, Undoable};

/// So many merged files are listed.
const LISTED: u32 = 20;

/// The files that were merged and stand, the newest first, and whether each can be undone.
pub(crate) fn list_imports(app: &App, _: Nothing) -> Result<MergedListView, ApiError> {
    app.read(|reader| {
        let lines = reader.vault.imports(LISTED)?;
        let files = lines.iter().map(|line| view(reader, line));
        Ok(MergedListView {
            files: files.collect::<Result<_, _>>()?,
        })
    })
}

/// Takes out exactly what a merged file brought. Its sender is not told that it is here; the same file brings it back.
pub(crate) fn undo_import(app: &App, request: UndoImportRequest) -> Result<Done, ApiError> {
    let import = i64::from(request.import);
    let changed = app.with(|vault| {
        if !vault
            .imports(u32::MAX)?
            .iter()
            .any(|line| line.no == import)
        {
            return Err(ErrorCode::NotFound.into());
        }
        match vault.undoable(import)? {
            Undoable::Possible => Ok(vault.undo_import(import)?),
            why @ (Undoable::Newer
            | Undoable::Exported
            | Undoable::Worked(_)
            | Undoable::Forgotten) => {
                Err(ApiError::new(ErrorCode::NotUndoable).with("why", code(&why)))
            }
        }
    })?;
    app.tell(&changed);
    Ok(Done::DONE)
}

/// The number of a merged file, as the boundary names it.
pub(crate) fn number(import: i64) -> u32 {
    u32::try_from(import).unwrap_or(u32::MAX)
}

fn code(state: &Undoable) -> &'static str {
    match state {
        Undoable::Possible => "possible",
        Undoable::Newer => "newer",
        Undoable::Exported => "exported",
        Undoable::Worked(_) => "worked",
        Undoable::Forgotten => "forgotten",
    }
}

fn view(reader: &Reader<'_>, line: &ImportLine) -> Result<MergedFileView, ApiError> {
    let state = reader.vault.undoable(line.no)?;
    let mut worked_in = Vec::new();
    if let Undoable::Worked(cases) = &state {
        worked_in.extend(cases.iter().filter_map(|case| case_view(reader, *case)));
    }
    Ok(MergedFileView {
        import: number(line.no),
        from: reader.full_name(&line.sender),
        at: instant_ms(line.at_ms),
        came_in: line.admitted + line.filled,
        quarantined: line.quarantined,
        state: code(&state).to_owned(),
        worked_in,
    })
}

/// What belongs to no case has no page to lead to.
fn case_view(reader: &Reader<'_>, case: CaseId) -> Option<MergedCaseView> {
    let row = reader.vault.case_list_row(case).ok()?;
    Some(MergedCaseView {
        case: case.to_string(),
        number: case_number(case),
        address: address_line(&row),
    })
}
