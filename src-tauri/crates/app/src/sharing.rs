//! Sharing: what a colleague receives, what is held back and why, and the file itself.

use crate::{
    api::{
        MessageView,
        error::{ApiError, ErrorCode},
        sharing::{
            DoorView, ExportCaseRequest, ExportedView, HeldItemView, SharePreviewRequest,
            SharePreviewView, SharedItemView,
        },
    },
    application::App,
    attention::around,
    contacts::{is_compared, view},
    glance::points_at,
    input::{case_id, root_id},
    narrowing::{Told, told_of},
    outgoing::{self, Gathered, gather},
    progress::Progress,
    reader::{Case, Reader, code, instant},
    sent::{self, Sending},
    text::hex,
    timeline_view::{shorten, title},
};
use casework::{
    attention::occasion::{Occasion, Parcel},
    case_number::case_number,
    casefile::case_of,
    content::fill,
    may_see::{Recipient, Verdict, class_of, export_set},
    partners::Partners,
    terms::sharing::{Door, HeldReason},
};
use ledger::{
    env::random,
    identity::Card,
    ids::{CaseId, RecordId},
    record::RecordState,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

/// What goes to one colleague.
pub(crate) struct Selection {
    pub recipient: Card,
    pub cases: Vec<Case>,
    pub goes: Vec<RecordState>,
    held: Vec<Held>,
}

/// A record that stays here.
struct Held {
    state: RecordState,
    reason: HeldReason,
    /// What tells the colleague, once, that from now on it does.
    told: Option<Told>,
}

impl Selection {
    /// What goes of records that the colleague may not see any more.
    pub fn told(&self) -> impl Iterator<Item = &Told> {
        self.held.iter().filter_map(|held| held.told.as_ref())
    }

    fn is_empty(&self) -> bool {
        self.goes.is_empty() && self.told().next().is_none()
    }
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
            attention: asked(reader, &selection)?,
            missing_photos: outgoing::missing_photos(reader, &selection)?,
            suggested_name: suggested_name(reader, &selection),
            register_incomplete_since: sent::incomplete_since(reader)?,
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
    let before = sent::told_before(reader, &root)?;
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
                Some(Verdict::Held { reason, door: _ }) => selection.held.push(Held {
                    state: state.clone(),
                    reason: *reason,
                    told: told_of(reader, state, &to, &partners, &before)?,
                }),
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
        class: class_of(state).map(code_of).unwrap_or_default(),
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
    matches!(kind, "confirmation/1" | "contact_verification/1" | "sent/1")
}

fn held_back(reader: &Reader<'_>, selection: &Selection) -> Result<Vec<HeldItemView>, ApiError> {
    let to = selection.recipient.facts.name.as_str();
    let shown = selection
        .held
        .iter()
        .filter(|held| !held.state.hidden() && !is_bookkeeping(&held.state.kind));
    let mut views: Vec<HeldItemView> = shown
        .map(|stays| HeldItemView {
            told_once: stays.told.is_some(),
            ..held(reader, &shared(reader, &stays.state), stays.reason, to)
        })
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
                views.push(held(reader, &item, HeldReason::LocalOnly, to));
            }
        }
    }
    Ok(views)
}

fn held(reader: &Reader<'_>, item: &SharedItemView, reason: HeldReason, to: &str) -> HeldItemView {
    HeldItemView {
        record: item.record.clone(),
        case: item.case.clone(),
        kind: item.kind.clone(),
        kind_label: item.kind_label.clone(),
        title: item.title.clone(),
        class: (!item.class.is_empty()).then(|| item.class.clone()),
        reason: code(reason),
        reason_text: reader.content.term(reason),
        told_once: false,
        doors: reason
            .doors()
            .iter()
            .map(|door| door_view(reader, reason, *door, to))
            .collect(),
    }
}

/// What can be done instead, in words for this reason, and as an action that a person can plan for himself.
fn door_view(reader: &Reader<'_>, reason: HeldReason, door: Door, to: &str) -> DoorView {
    let plan = door.plan_key().map(|key| {
        let names = BTreeMap::from([("name", to.to_owned())]);
        fill(&reader.text(&key), &names)
    });
    DoorView {
        door: code(door),
        how: reader.text(&reason.how_key(door)),
        plan,
    }
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
        records: reader.refs(&photos.iter().map(|photo| photo.id).collect::<Vec<_>>()),
        step: None,
        question: None,
    }]
}

/// What the rules say because a file is about to be made (W13, W53); what is about the person stands once.
fn asked(reader: &Reader<'_>, selection: &Selection) -> Result<Vec<MessageView>, ApiError> {
    let root = selection.recipient.root_id();
    let mut said: Vec<MessageView> = Vec::new();
    if root == reader.own {
        return Ok(said);
    }
    let around = around(reader)?;
    let before = sent::told_before(reader, &root)?;
    for case in &selection.cases {
        let mut partners = case.file.active_partners();
        let Some(to) = partners.find(|partner| partner.root.known() == Some(&root)) else {
            continue;
        };
        let goes = selection.goes.iter();
        let goes = goes.filter(|state| case_of(state) == case.id);
        let items: Vec<_> = goes.map(|state| (state.id, class_of(state))).collect();
        let parcel = Parcel {
            to: to.meta.record,
            is_first: !case
                .records
                .iter()
                .any(|state| before.contains_key(&state.id)),
            items: &items,
        };
        let occasion = Occasion::Exporting(parcel);
        for point in points_at(reader, &around, &case.file, occasion)? {
            let message = reader.missing(&point.message, point.step, None);
            if !said.iter().any(|held| held.text == message.text) {
                said.push(message);
            }
        }
    }
    Ok(said)
}

/// A file that may be written, and everything that is said about it.
struct Ready {
    gathered: Gathered,
    sending: Sending,
    /// His fingerprint was not compared; the person said yes.
    unverified: bool,
    receives: Vec<SharedItemView>,
    held_back: Vec<HeldItemView>,
    missing_photos: Vec<String>,
}

/// Writes the file for a colleague and notes what went to whom. The vault is not held while the file is written. The
/// file gets its name last, after the note: one that the register does not know must not be carried away.
pub(crate) fn export_case(
    app: &App,
    request: ExportCaseRequest,
    progress: &dyn Progress,
) -> Result<ExportedView, ApiError> {
    let path = Path::new(&request.path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let id: [u8; 16] = random(&*app.env);
    let created = app.env.now();
    let ready = app.read(|reader| make_ready(reader, &request, id, &instant(created), &name))?;
    let (beside, written) = ready.gathered.write_beside(id, created, path, progress)?;
    let recipient = root_id("contact", &request.contact)?;
    let notes = app.write("export_case", |tx| {
        if tx.own_root() != ready.gathered.owner() {
            // Meanwhile this vault was locked and another one opened.
            return Err(ErrorCode::Locked.into());
        }
        tx.about(recipient.as_bytes());
        if ready.unverified {
            // Somebody answers for it later: who said yes is the device, to whom is the person.
            tx.note("export_unverified", Some(recipient.as_bytes()), 1)?;
        }
        ready.sending.note(tx, written.sha256)
    })?;
    if let Err(error) = beside.put_in_place() {
        // Should this fail too: a note without a file is too much caution, a file without a note would be too little.
        drop(app.write("export_undone", |tx| sent::take_back(tx, &notes)));
        return Err(error.into());
    }
    Ok(ExportedView {
        file: hex(&id),
        name: name.into_owned(),
        bytes: written.bytes,
        sha256: hex(&written.sha256),
        receives: ready.receives,
        held_back: ready.held_back,
        missing_photos: ready.missing_photos,
    })
}

fn make_ready(
    reader: &Reader<'_>,
    request: &ExportCaseRequest,
    id: [u8; 16],
    at: &str,
    name: &str,
) -> Result<Ready, ApiError> {
    let selection = select(reader, &request.cases, &request.contact)?;
    let photos = undescribed(&selection).len();
    if photos > 0 {
        return Err(ApiError::new(ErrorCode::PhotoNeedsDescription).with("count", photos));
    }
    let unverified = !is_compared(reader, &selection.recipient.root_id());
    if unverified && !request.yes {
        return Err(ErrorCode::NeedsYes.into());
    }
    if selection.is_empty() {
        return Err(ErrorCode::NothingToShare.into());
    }
    Ok(Ready {
        gathered: gather(reader, &selection)?,
        unverified,
        sending: Sending::of(&selection, id, at, name),
        receives: receives(reader, &selection),
        held_back: held_back(reader, &selection)?,
        missing_photos: outgoing::missing_photos(reader, &selection)?,
    })
}
