//! Sharing: what a colleague receives, what is held back and why, the file itself, and what was sent.

use crate::{
    api::{
        MessageView, Nothing,
        error::{ApiError, ErrorCode},
        sharing::{
            ExportCaseRequest, ExportedView, HeldItemView, SentListView, SentView,
            SharePreviewRequest, SharePreviewView, SharedItemView,
        },
    },
    application::App,
    contacts::{is_compared, view},
    input::{Edits, case_id, root_id},
    progress::Progress,
    reader::{Case, Reader, code, count, instant},
    timeline_view::{shorten, title},
};
use casework::{
    case_number::case_number,
    may_see::{Recipient, Verdict, export_set},
    partners::Partners,
    terms::sharing::{Door, HeldReason},
};
use exchange::{FileType, OutBlob, OutChange, Outgoing, SenderKeys};
use ledger::{
    cbor::Value,
    change::{Change, WriteRef},
    env::random,
    identity::Card,
    ids::{CaseId, RecordId, RootId},
    record::{RecordState, is_universal},
};
use std::{
    collections::{BTreeSet, HashMap},
    io::{self, Read},
    ops::ControlFlow,
    path::Path,
};

/// What goes to one colleague.
struct Selection {
    recipient: Card,
    cases: Vec<Case>,
    goes: Vec<RecordState>,
    held: Vec<(RecordState, HeldReason, Door)>,
}

/// What a colleague would receive.
pub(crate) fn share_preview(
    app: &App,
    request: SharePreviewRequest,
) -> Result<SharePreviewView, ApiError> {
    app.read(|reader| {
        let selection = select(reader, &request.cases, &request.contact)?;
        let root = selection.recipient.root_id();
        Ok(SharePreviewView {
            recipient: view(reader, &selection.recipient),
            receives: receives(reader, &selection),
            held_back: held_back(reader, &selection)?,
            needs_yes: !is_compared(reader, &root),
            blockers: blockers(reader, &selection),
            suggested_name: suggested_name(reader, &selection),
        })
    })
}

/// The name says when and for which case number, never who or where.
fn suggested_name(reader: &Reader<'_>, selection: &Selection) -> String {
    let number = match selection.cases.as_slice() {
        [one] => case_number(one.id),
        _ => "zaken".to_owned(),
    };
    format!("{number}-{}.woonrust", reader.today)
}

fn select(reader: &Reader<'_>, cases: &[String], contact: &str) -> Result<Selection, ApiError> {
    let root = root_id("contact", contact)?;
    let recipient = reader.card(&root).cloned().ok_or(ErrorCode::NotFound)?;
    let to = Recipient {
        root,
        is_own_person: root == reader.own,
    };
    let mut selection = Selection {
        recipient,
        cases: Vec::new(),
        goes: Vec::new(),
        held: Vec::new(),
    };
    if cases.is_empty() {
        return Err(ApiError::invalid("cases", "empty"));
    }
    let ids = cases
        .iter()
        .map(|case| case_id(case))
        .collect::<Result<BTreeSet<CaseId>, ApiError>>()?;
    for id in ids {
        let case = reader.case(id)?;
        let partners = Partners::of(&case.records, reader.own);
        if !to.is_own_person && !partners.is_partner(id, &root) {
            return Err(ErrorCode::NotPartner.into());
        }
        let verdicts: HashMap<RecordId, Verdict> = export_set(&case.records, &to, &partners)
            .into_iter()
            .collect();
        for state in &case.records {
            match verdicts.get(&state.id) {
                Some(Verdict::Allowed) => selection.goes.push(state.clone()),
                Some(Verdict::Held { reason, door }) => {
                    selection.held.push((state.clone(), *reason, *door))
                }
                None => {}
            }
        }
        selection.cases.push(case);
    }
    Ok(selection)
}

fn receives(reader: &Reader<'_>, selection: &Selection) -> Vec<SharedItemView> {
    selection
        .goes
        .iter()
        .filter(|state| !state.hidden())
        .map(|state| shared(reader, state))
        .collect()
}

fn shared(reader: &Reader<'_>, state: &RecordState) -> SharedItemView {
    SharedItemView {
        record: state.id.to_string(),
        case: casework::casefile::case_of(state).to_string(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title: title(reader, state),
        class: state.class().map(code_of).unwrap_or_default(),
        at: at(state),
    }
}

fn code_of(class: ledger::sharing::Class) -> String {
    class.code().to_owned()
}

fn at(state: &RecordState) -> Option<String> {
    let fields = [
        "occurred_at",
        "received_at",
        "taken_at",
        "started",
        "agreed_at",
        "due",
        "opened_at",
        "at",
    ];
    fields
        .iter()
        .find_map(|field| state.text(field))
        .map(str::to_owned)
}

/// Own bookkeeping is not about the case: nobody expects to share it.
fn is_bookkeeping(kind: &str) -> bool {
    matches!(kind, "confirmation/1" | "verification/1" | "sent/1")
}

fn held_back(reader: &Reader<'_>, selection: &Selection) -> Result<Vec<HeldItemView>, ApiError> {
    let shown = selection
        .held
        .iter()
        .filter(|(state, _, _)| !state.hidden() && !is_bookkeeping(&state.kind));
    let mut views: Vec<HeldItemView> = shown
        .map(|(state, reason, door)| held(reader, &shared(reader, state), *reason, *door))
        .collect();
    for case in &selection.cases {
        for visit in &case.file.visits {
            for thought in reader.vault.interpretations(&visit.meta.record)? {
                let item = SharedItemView {
                    record: visit.meta.record.to_string(),
                    case: case.id.to_string(),
                    kind: "interpretation/1".to_owned(),
                    kind_label: reader.text("kind.interpretation"),
                    title: shorten(&thought.text),
                    class: "K8".to_owned(),
                    at: visit.occurred_at.known().map(ToString::to_string),
                };
                views.push(held(
                    reader,
                    &item,
                    HeldReason::LocalOnly,
                    HeldReason::LocalOnly.door(),
                ));
            }
        }
    }
    Ok(views)
}

fn held(
    reader: &Reader<'_>,
    item: &SharedItemView,
    reason: HeldReason,
    door: Door,
) -> HeldItemView {
    HeldItemView {
        record: item.record.clone(),
        case: item.case.clone(),
        kind: item.kind.clone(),
        kind_label: item.kind_label.clone(),
        title: item.title.clone(),
        class: (!item.class.is_empty()).then(|| item.class.clone()),
        reason: code(reason),
        reason_text: reader.content.term(reason),
        door: code(door),
        door_text: reader.text(&format!("door.{}.how", door_code(door))),
    }
}

fn door_code(door: Door) -> String {
    code(door)
}

/// A photo that nobody described cannot be read aloud, so it is not shared yet.
fn undescribed(selection: &Selection) -> Vec<&RecordState> {
    let photos = selection
        .goes
        .iter()
        .filter(|state| state.kind == "attachment/1" && !state.hidden());
    photos
        .filter(|state| state.text("alt").is_none_or(|alt| alt.trim().is_empty()))
        .collect()
}

fn blockers(reader: &Reader<'_>, selection: &Selection) -> Vec<MessageView> {
    let photos = undescribed(selection);
    if photos.is_empty() {
        return Vec::new();
    }
    vec![MessageView {
        code: "photo_needs_description".to_owned(),
        text: reader.text("share.photo_needs_description"),
        records: photos.iter().map(|photo| photo.id.to_string()).collect(),
    }]
}

/// Writes the file for a colleague and notes what went to whom.
pub(crate) fn export_case(
    app: &App,
    request: ExportCaseRequest,
    progress: &dyn Progress,
) -> Result<ExportedView, ApiError> {
    let path = Path::new(&request.path).to_owned();
    let id: [u8; 16] = random(&*app.env);
    let created = app.env.now();
    let (exported, selection_note) = app.read(|reader| {
        let selection = select(reader, &request.cases, &request.contact)?;
        let photos = undescribed(&selection).len();
        if photos > 0 {
            return Err(ApiError::new(ErrorCode::PhotoNeedsDescription).with("count", photos));
        }
        if !request.yes && !is_compared(reader, &selection.recipient.root_id()) {
            return Err(ErrorCode::NeedsYes.into());
        }
        if selection.goes.is_empty() {
            return Err(ErrorCode::NothingToShare.into());
        }
        let written = write(reader, &selection, id, created, &path, progress)?;
        let view = ExportedView {
            file: hex(&id),
            bytes: written.bytes,
            sha256: hex(&written.sha256),
            receives: receives(reader, &selection),
            held_back: held_back(reader, &selection)?,
        };
        Ok((
            view,
            note(&selection, id, written.sha256, &instant(created), &path),
        ))
    })?;
    let recipient = root_id("contact", &request.contact)?;
    app.write("export_case", |tx| {
        tx.about(recipient.as_bytes());
        selection_note.create(tx, CaseId::NONE).map(drop)
    })?;
    Ok(exported)
}

/// The note in the register of what was sent: for oneself only.
fn note(selection: &Selection, id: [u8; 16], sha256: [u8; 32], at: &str, path: &Path) -> Edits {
    let cases = selection
        .cases
        .iter()
        .map(|case| Value::from(*case.id.as_bytes()))
        .collect();
    let heads = |state: &RecordState| {
        let all = state
            .fields
            .values()
            .flat_map(|field| field.heads.iter().chain(&field.members));
        Value::Array(all.map(|head| head.at.value()).collect())
    };
    let record =
        |state: &RecordState| Value::Array(vec![Value::from(*state.id.as_bytes()), heads(state)]);
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Edits::of("sent/1")
        .set("file", id)
        .set("recipient", *selection.recipient.root_id().as_bytes())
        .set("cases", Value::Array(cases))
        .set("sha256", sha256)
        .set("at", at)
        .text("name", &shorten(&name))
        .set(
            "records",
            Value::Array(selection.goes.iter().map(record).collect()),
        )
}

fn write(
    reader: &Reader<'_>,
    selection: &Selection,
    id: [u8; 16],
    created: ledger::env::Wall,
    path: &Path,
    progress: &dyn Progress,
) -> Result<exchange::Written, ApiError> {
    let keys = reader.vault.device_keys();
    let own = reader.vault.own_card()?;
    let whole = selection.recipient.root_id() == reader.own;
    let changes = changes(reader, selection)?;
    let blobs = blobs(reader, selection)?;
    let sources: Vec<_> = blobs
        .iter()
        .map(|blob| {
            move || -> io::Result<Box<dyn Read>> {
                let opened = reader
                    .vault
                    .open_blob(&blob.record, &blob.sha256)
                    .map_err(io::Error::other)?;
                Ok(Box::new(opened))
            }
        })
        .collect();
    let outgoing = Outgoing {
        id,
        sender: SenderKeys {
            card: &own,
            device: &keys.signing,
        },
        recipient: &selection.recipient,
        created,
        kind: FileType::Full,
        scope: selection.cases.iter().map(|case| case.id).collect(),
        cards: reader.cards().collect(),
        changes: changes
            .iter()
            .map(|(state, change)| outgoing_change(state, change, whole))
            .collect(),
        blobs: blobs
            .iter()
            .zip(&sources)
            .map(|(blob, open)| OutBlob {
                sha256: blob.sha256,
                bytes: blob.bytes,
                open,
            })
            .collect(),
        keep_until: None,
        disclosures: Vec::new(),
    };
    let mut watch = |at: exchange::Progress| {
        progress.step(at.done, at.total, "writing");
        if progress.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    Ok(exchange::save(&outgoing, path, &mut watch)?)
}

fn changes<'s>(
    reader: &Reader<'_>,
    selection: &'s Selection,
) -> Result<Vec<(&'s RecordState, Change)>, ApiError> {
    let mut all = Vec::new();
    for state in &selection.goes {
        all.extend(
            reader
                .vault
                .changes_of(state.id)?
                .into_iter()
                .map(|change| (state, change)),
        );
    }
    Ok(all)
}

/// Bodies of what stands now, of what a seal finished, and of universal fields. What was typed and taken back does not
/// travel, except to oneself.
fn outgoing_change<'c>(state: &RecordState, change: &'c Change, whole: bool) -> OutChange<'c> {
    let standing = standing(state);
    let writes = change.header.writes.iter().enumerate();
    let bodies = writes.map(|(index, write)| {
        change.body[index].is_some()
            && (whole || is_universal(&write.field) || standing.contains(&change.at(index)))
    });
    OutChange {
        change,
        bodies: bodies.collect(),
    }
}

fn standing(state: &RecordState) -> BTreeSet<WriteRef> {
    let fields = state.fields.values();
    let heads =
        fields.flat_map(|field| field.heads.iter().chain(&field.members).chain(&field.late));
    let sealed = state.seal.iter().flat_map(|seal| seal.saw.iter().copied());
    heads.map(|head| head.at).chain(sealed).collect()
}

struct Blob {
    record: RecordId,
    sha256: [u8; 32],
    bytes: u64,
}

fn blobs(reader: &Reader<'_>, selection: &Selection) -> Result<Vec<Blob>, ApiError> {
    let mut found = Vec::new();
    for state in selection
        .goes
        .iter()
        .filter(|state| state.kind == "attachment/1" && !state.hidden())
    {
        let Some(sha256) = state
            .bytes("sha256")
            .and_then(|hash| <[u8; 32]>::try_from(hash).ok())
        else {
            continue;
        };
        let known = found.iter().any(|blob: &Blob| blob.sha256 == sha256);
        if !known && reader.vault.has_blob(&state.id, &sha256)? {
            let bytes = reader.vault.open_blob(&state.id, &sha256)?.size();
            found.push(Blob {
                record: state.id,
                sha256,
                bytes,
            });
        }
    }
    Ok(found)
}

/// Files that were written, newest first.
pub(crate) fn list_sent(app: &App, _: Nothing) -> Result<SentListView, ApiError> {
    app.read(|reader| {
        let mut files: Vec<SentView> = notes(reader)?
            .iter()
            .map(|note| sent_view(reader, note))
            .collect();
        files.sort_by(|a, b| b.at.cmp(&a.at).then(a.file.cmp(&b.file)));
        Ok(SentListView { files })
    })
}

fn notes(reader: &Reader<'_>) -> Result<Vec<RecordState>, ApiError> {
    let notes = reader.vault.records_of_kind(CaseId::NONE, "sent/1")?;
    Ok(notes
        .into_iter()
        .filter(|note| note.creator() == Some(reader.own) && !note.hidden())
        .collect())
}

fn case_ids(note: &RecordState) -> Vec<CaseId> {
    let cases = note
        .value("cases")
        .and_then(Value::as_array)
        .unwrap_or_default();
    cases
        .iter()
        .filter_map(|case| CaseId::from_slice(case.as_bytes()?))
        .collect()
}

fn sent_view(reader: &Reader<'_>, note: &RecordState) -> SentView {
    let recipient = note.bytes("recipient").and_then(RootId::from_slice);
    SentView {
        file: note.bytes("file").map(hex).unwrap_or_default(),
        recipient: recipient
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
        at: note.text("at").unwrap_or_default().to_owned(),
        cases: case_ids(note).into_iter().map(case_number).collect(),
        records: count(
            note.value("records")
                .and_then(Value::as_array)
                .unwrap_or_default()
                .len(),
        ),
        name: note.text("name").unwrap_or_default().to_owned(),
    }
}

/// When the last file about a case went to a person.
pub(crate) fn last_sent(
    reader: &Reader<'_>,
) -> Result<HashMap<(RootId, CaseId), String>, ApiError> {
    let mut last: HashMap<(RootId, CaseId), String> = HashMap::new();
    for note in notes(reader)? {
        let Some(root) = note.bytes("recipient").and_then(RootId::from_slice) else {
            continue;
        };
        let at = note.text("at").unwrap_or_default();
        for case in case_ids(&note) {
            let held = last.entry((root, case)).or_default();
            if at > held.as_str() {
                *held = at.to_owned();
            }
        }
    }
    Ok(last)
}

/// When the last file came from a person.
pub(crate) fn last_received(reader: &Reader<'_>) -> Result<HashMap<RootId, String>, ApiError> {
    let mut last = HashMap::new();
    for import in reader.vault.imports(10_000)? {
        let offset_minutes = casework::calendar::amsterdam_offset(import.at_ms);
        let at = instant(ledger::env::Wall {
            ms: import.at_ms,
            offset_minutes,
        });
        last.entry(import.sender).or_insert(at);
    }
    Ok(last)
}

/// Bytes as lowercase hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
