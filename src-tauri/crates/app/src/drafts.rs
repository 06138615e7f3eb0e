//! Drafts: what a person typed and did not save yet.

use crate::{
    api::{
        Done, Nothing,
        drafts::{
            DraftContentView, DraftListView, DraftRequest, DraftRowView, DraftView,
            SaveDraftRequest, SavedDraftView,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    kept_answers,
    reader::{Reader, instant},
};
use ledger::{
    env::Wall,
    ids::{CaseId, RecordId},
};
use vault::Draft;

const MAX_DRAFT: usize = 512 * 1024;

/// The form of a visit, as the window names it; its target is `case:visit`.
const VISIT_FORM: &str = "visit";
/// The forms that change an entry while it is not finished; their target is the record.
const ENTRY_FORMS: [&str; 2] = ["edit_entry", "describe_photo"];

/// Keeps what stands in a form. A late save of an older revision changes nothing, and is told so.
pub(crate) fn save_draft(app: &App, request: SaveDraftRequest) -> Result<SavedDraftView, ApiError> {
    let json = request.content.to_string();
    allowed(&request.form_kind)?;
    if json.len() > MAX_DRAFT || request.form_kind.len() + request.target.len() > 300 {
        return Err(ApiError::invalid("content", "too_long"));
    }
    app.with(|vault| {
        let revision = i64::from(request.revision);
        let kept = vault.local("save_draft", |local| {
            local.save_draft(&request.form_kind, &request.target, &json, revision)
        })?;
        let held = vault
            .draft(&request.form_kind, &request.target)?
            .ok_or(ErrorCode::NotFound)?;
        Ok(SavedDraftView {
            kept,
            saved_at: saved_at(&held),
            revision: revision_of(&held),
        })
    })
}

/// The draft of a form. One that cannot be read is an error: taken for an empty one it would be overwritten.
pub(crate) fn draft(app: &App, request: DraftRequest) -> Result<DraftView, ApiError> {
    allowed(&request.form_kind)?;
    app.with(|vault| {
        let draft = vault
            .draft(&request.form_kind, &request.target)?
            .map(content)
            .transpose()?;
        Ok(DraftView { draft })
    })
}

fn content(draft: Draft) -> Result<DraftContentView, ApiError> {
    let unreadable = |_: serde_json::Error| ApiError::new(ErrorCode::Fault).with("detail", "draft");
    Ok(DraftContentView {
        content: serde_json::from_str(&draft.json).map_err(unreadable)?,
        revision: revision_of(&draft),
        saved_at: saved_at(&draft),
        form_kind: draft.form_kind,
        target: draft.target,
    })
}

/// What people answered in the expectations check is no draft: whoever sits at the screen may not read it.
fn allowed(form_kind: &str) -> Result<(), ApiError> {
    if form_kind == kept_answers::PLACE {
        Err(ErrorCode::NotFound.into())
    } else {
        Ok(())
    }
}

/// All drafts, newest first.
pub(crate) fn list_drafts(app: &App, _: Nothing) -> Result<DraftListView, ApiError> {
    app.read(|reader| {
        Ok(DraftListView {
            drafts: rows(reader)?,
        })
    })
}

/// Throws a draft away, because it was saved or the person said so.
pub(crate) fn discard_draft(app: &App, request: DraftRequest) -> Result<Done, ApiError> {
    allowed(&request.form_kind)?;
    app.with(|vault| {
        vault.local("discard_draft", |local| {
            local.remove_draft(&request.form_kind, &request.target)
        })?;
        Ok(Done::DONE)
    })
}

/// Refuses while a change of one of these entries was typed and not saved: once they are finished or gone it would have
/// nowhere to go.
pub(crate) fn all_saved(
    reader: &Reader<'_>,
    case: CaseId,
    records: &[RecordId],
) -> Result<(), ApiError> {
    for record in records {
        for form in ENTRY_FORMS {
            saved(reader, form, record.to_string(), case, *record)?;
        }
    }
    Ok(())
}

/// The same for the form of a visit.
pub(crate) fn visit_saved(
    reader: &Reader<'_>,
    case: CaseId,
    visit: RecordId,
) -> Result<(), ApiError> {
    saved(reader, VISIT_FORM, format!("{case}:{visit}"), case, visit)
}

fn saved(
    reader: &Reader<'_>,
    form: &str,
    target: String,
    case: CaseId,
    record: RecordId,
) -> Result<(), ApiError> {
    if reader.vault.draft(form, &target)?.is_none() {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::UnsavedDraft)
        .with("form_kind", form)
        .with("target", target)
        .with("case", case)
        .with("record", record))
}

/// All drafts with the address of their case.
pub(crate) fn rows(reader: &Reader<'_>) -> Result<Vec<DraftRowView>, ApiError> {
    let drafts = reader.vault.drafts()?;
    Ok(drafts
        .iter()
        .filter(|draft| draft.form_kind != kept_answers::PLACE)
        .map(|draft| row(reader, draft))
        .collect())
}

fn row(reader: &Reader<'_>, draft: &Draft) -> DraftRowView {
    let place = Place::of(reader, &draft.target);
    let title = place
        .case
        .and_then(|case| reader.vault.case_list_row(case).ok());
    DraftRowView {
        form_kind: draft.form_kind.clone(),
        target: draft.target.clone(),
        case: place.case.map(|case| case.to_string()),
        record: place.record.as_ref().map(|(record, _)| record.to_string()),
        record_kind: place.record.map(|(_, kind)| kind),
        title: title
            .map(|row| crate::rows::address_line(&row))
            .unwrap_or_default(),
        saved_at: saved_at(draft),
    }
}

/// What a form is about: a case, `case:visit`, a record, or `record:field`.
struct Place {
    case: Option<CaseId>,
    record: Option<(RecordId, String)>,
}

impl Place {
    fn of(reader: &Reader<'_>, target: &str) -> Place {
        let (first, second) = target.split_once(':').unwrap_or((target, ""));
        let known = |record: &str| {
            let record = record.parse().ok()?;
            let (state, case) = reader.record(record).ok()?;
            Some((case, (record, state.kind)))
        };
        let of_case = first
            .parse()
            .ok()
            .filter(|case| reader.vault.case_list_row(*case).is_ok());
        match of_case {
            Some(case) => Place {
                case: Some(case),
                record: known(second).map(|(_, record)| record),
            },
            None => known(first).map_or(
                Place {
                    case: None,
                    record: None,
                },
                |(case, record)| Place {
                    case: Some(case),
                    record: Some(record),
                },
            ),
        }
    }
}

/// The drafts with which a person can go on: of a new report, of something outside any case, or of something that this
/// vault knows.
pub(crate) fn within_reach(rows: Vec<DraftRowView>) -> Vec<DraftRowView> {
    let outside = |row: &DraftRowView| {
        row.target.is_empty()
            || row.form_kind.starts_with("team:")
            || row.form_kind == "move_meeting"
    };
    rows.into_iter()
        .filter(|row| outside(row) || row.case.is_some())
        .collect()
}

/// The drafts that belong to a case.
pub(crate) fn about(rows: &[DraftRowView], case: &str) -> Vec<DraftRowView> {
    rows.iter()
        .filter(|row| row.case.as_deref() == Some(case))
        .cloned()
        .collect()
}

fn saved_at(draft: &Draft) -> String {
    let offset_minutes = casework::calendar::amsterdam_offset(draft.saved_ms);
    instant(Wall {
        ms: draft.saved_ms,
        offset_minutes,
    })
}

fn revision_of(draft: &Draft) -> u32 {
    u32::try_from(draft.revision).unwrap_or(u32::MAX)
}
