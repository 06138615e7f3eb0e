//! Importing: look first, then merge. Nothing is written before the person says so.

use crate::{
    api::{
        Done, PathRequest,
        error::{ApiError, ErrorCode},
        importing::{
            AlarmView, CancelImportRequest, ConflictAheadView, ImportCaseView, ImportItemView,
            ImportPreviewView, ImportRequest, ImportedView, InspectedView, PreviewImportRequest,
            QuarantinedView,
        },
    },
    application::{App, hold},
    conflicts::shown,
    contacts::view,
    failure::from_io,
    find::at_address,
    partners::confirm,
    progress::Progress,
    reader::{Reader, count, instant},
    rows::line,
    sharing::hex,
    timeline_view::title,
};
use casework::{address::AddressText, case_number::case_number, kinds::kind};
use exchange::{DeviceSecret, FileType, Known, KnownDevice, Limits, Opened, Receiver};
use ledger::{
    derive::{Authors, derive},
    env::random,
    identity::Card,
    ids::{CaseId, DeviceId, RecordId, RootId},
    plan::{Alarm, CardStep, Incoming, Lookup, Plan, QuarantineReason},
    record::RecordState,
    sharing::{Audience, Class},
};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};
use vault::{Planned, VaultLookup};

/// Most items of a file that a preview names one by one.
const NAMED: usize = 200;
/// Files that are looked at and not merged or refused yet.
#[derive(Default)]
pub(crate) struct Previews {
    open: HashMap<String, Preview>,
}

struct Preview {
    copy: PathBuf,
    opened: Opened,
    planned: Planned,
}

impl Previews {
    pub fn clear(&mut self) {
        self.open.drain().for_each(|(_, preview)| preview.discard());
    }
}

impl Preview {
    /// The copy is encrypted; leaving it behind would only cost room.
    fn discard(self) {
        drop(fs::remove_file(&self.copy));
    }
}

/// Whose device is whose, as the vault knew when the file was opened.
struct KnownPeople(HashMap<DeviceId, KnownDevice>);

impl KnownPeople {
    fn of(reader: &Reader<'_>) -> KnownPeople {
        let mut devices = HashMap::new();
        for card in reader.cards() {
            for certificate in &card.facts.devices {
                let device = KnownDevice {
                    root: card.root_id(),
                    key: certificate.signing,
                };
                devices.insert(DeviceId::of(&certificate.signing), device);
            }
        }
        KnownPeople(devices)
    }
}

impl Known for KnownPeople {
    fn device(&self, device: &DeviceId) -> Option<KnownDevice> {
        self.0.get(device).copied()
    }
}

/// Verifies a file whole and shows what it would change.
pub(crate) fn preview_import(
    app: &App,
    request: PreviewImportRequest,
    progress: &dyn Progress,
) -> Result<ImportPreviewView, ApiError> {
    let token = hex(&random::<16>(&*app.env));
    let (copy, bytes) = take_in(app, Path::new(&request.path), &token)?;
    let outcome = verify(app, &copy, request.yes, progress).and_then(|opened| {
        let planned = app.with(|vault| {
            if vault
                .lookup()
                .is_revoked(&opened.contents.incoming.sender_device)
            {
                return Err(
                    ApiError::new(ErrorCode::UnknownSigner).with("detail", "revoked_device")
                );
            }
            Ok(vault.plan(&opened.contents.incoming)?)
        })?;
        let view =
            app.read(|reader| preview_view(reader, &opened, &planned.plan, &token, bytes))?;
        Ok((
            view,
            Preview {
                copy: copy.clone(),
                opened,
                planned,
            },
        ))
    });
    match outcome {
        Ok((view, preview)) => {
            hold(&app.previews).open.insert(token, preview);
            Ok(view)
        }
        Err(error) => {
            drop(fs::remove_file(&copy));
            Err(error)
        }
    }
}

/// Copies the file, still encrypted, into the inbox of the vault: a stick may be pulled out.
fn take_in(app: &App, path: &Path, token: &str) -> Result<(PathBuf, u64), ApiError> {
    let inbox = app.with(|vault| Ok(vault.inbox()))?;
    let copy = inbox.join(format!("{token}.woonrust"));
    let size = fs::metadata(path).map_err(|error| from_io(&error))?.len();
    if size > Limits::V1.container {
        return Err(ApiError::new(ErrorCode::FileTooLarge).with("detail", "container"));
    }
    fs::create_dir_all(&inbox)
        .and_then(|()| fs::copy(path, &copy))
        .map_err(|error| {
            drop(fs::remove_file(&copy));
            from_io(&error)
        })?;
    Ok((copy, size))
}

fn verify(app: &App, copy: &Path, yes: bool, progress: &dyn Progress) -> Result<Opened, ApiError> {
    let (me, known, secret) = app.read(|reader| {
        let secret = DeviceSecret::from_bytes(*reader.vault.device_keys().sealing);
        Ok((reader.own, KnownPeople::of(reader), secret))
    })?;
    let limits = if yes {
        Limits::V1.allowing_large()
    } else {
        Limits::V1
    };
    let secrets = [secret];
    let receiver = Receiver {
        me,
        secrets: &secrets,
        known: &known,
        limits: &limits,
    };
    let mut watch = |at: exchange::Progress| {
        progress.step(at.done, at.total, "verifying");
        if progress.cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    // The vault is not held while the file is verified.
    Ok(exchange::open(copy, &receiver, &mut watch)?)
}

/// The records of a file as they would stand after the merge.
struct Outlook<'v> {
    lookup: VaultLookup<'v>,
    devices: HashMap<DeviceId, RootId>,
    creators: HashMap<CaseId, DeviceId>,
}

impl<'v> Outlook<'v> {
    fn of(reader: &'v Reader<'_>, incoming: &Incoming) -> Outlook<'v> {
        let certified = incoming.cards.iter().flat_map(|card| {
            card.facts
                .devices
                .iter()
                .map(|device| (DeviceId::of(&device.signing), card.root_id()))
        });
        let first = incoming
            .changes
            .iter()
            .filter(|change| change.header.kind == "case/1" && change.header.nonce.is_some());
        Outlook {
            lookup: reader.vault.lookup(),
            devices: certified.collect(),
            creators: first
                .map(|change| (CaseId::of(change.header.record), change.header.device))
                .collect(),
        }
    }

    fn states(&self, incoming: &Incoming, plan: &Plan) -> BTreeMap<RecordId, RecordState> {
        let mut by_record: BTreeMap<RecordId, Vec<usize>> = BTreeMap::new();
        for place in &plan.admit {
            by_record
                .entry(incoming.changes[*place].header.record)
                .or_default()
                .push(*place);
        }
        let after = |(record, places): (&RecordId, &Vec<usize>)| {
            let held = self.lookup.changes_of(record);
            let new = places.iter().map(|place| &incoming.changes[*place]);
            let all: Vec<_> = held.iter().chain(new).collect();
            derive(*record, &all, self).map(|state| (*record, state))
        };
        by_record.iter().filter_map(after).collect()
    }
}

impl Authors for Outlook<'_> {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.lookup
            .root_of(device)
            .or_else(|| self.devices.get(device).copied())
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        self.lookup
            .case_creator(case)
            .or_else(|| self.creators.get(case).copied())
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        self.lookup.case_sharing(case)
    }
}

fn preview_view(
    reader: &Reader<'_>,
    opened: &Opened,
    plan: &Plan,
    token: &str,
    bytes: u64,
) -> Result<ImportPreviewView, ApiError> {
    let incoming = &opened.contents.incoming;
    let outlook = Outlook::of(reader, incoming);
    let states = outlook.states(incoming, plan);
    let sender = sender_card(reader, incoming)?;
    let manifest = &opened.contents.manifest;
    Ok(ImportPreviewView {
        token: token.to_owned(),
        file: hex(&manifest.id),
        from: view(reader, &sender),
        known: reader.card(&incoming.sender).is_some(),
        created_at: instant(manifest.created),
        bytes,
        cases: cases(reader, incoming, plan, &states)?,
        new_records: count(plan.new_records.len()),
        changed_records: count(plan.changed_records.len()),
        unchanged: count(plan.unchanged),
        conflicts: plan
            .conflicts
            .iter()
            .filter_map(|ahead| conflict(reader, &states, ahead))
            .collect(),
        deletions: plan
            .deletions
            .iter()
            .filter_map(|record| item(reader, plan, &states, record))
            .collect(),
        incomplete: count(plan.incomplete.len()),
        unknown_kinds: count(plan.unknown_kinds.len()),
        quarantined: quarantined(plan),
        alarms: plan
            .alarms
            .iter()
            .map(|alarm| alarm_view(reader, incoming, alarm))
            .collect(),
        confirms_sender: !plan.new_cases.is_empty(),
        items: states
            .keys()
            .filter_map(|record| item(reader, plan, &states, record))
            .take(NAMED)
            .collect(),
    })
}

fn sender_card(reader: &Reader<'_>, incoming: &Incoming) -> Result<Card, ApiError> {
    let in_file = incoming
        .cards
        .iter()
        .find(|card| card.root_id() == incoming.sender);
    in_file
        .or_else(|| reader.card(&incoming.sender))
        .cloned()
        .ok_or_else(|| ErrorCode::UnknownSigner.into())
}

fn cases(
    reader: &Reader<'_>,
    incoming: &Incoming,
    plan: &Plan,
    states: &BTreeMap<RecordId, RecordState>,
) -> Result<Vec<ImportCaseView>, ApiError> {
    let mut views = Vec::new();
    for id in &incoming.scope {
        let in_file = states
            .values()
            .find(|state| state.kind == "address/1" && state.case == *id);
        let here = reader.vault.case_list_row(*id).ok();
        let address = in_file
            .map(address_of)
            .or_else(|| here.as_ref().map(crate::find::address))
            .unwrap_or_default();
        let others = at_address(reader, &address)?;
        let a = &address;
        views.push(ImportCaseView {
            case: id.to_string(),
            number: case_number(*id),
            address: line(
                [&a.street, &a.house_number, &a.house_letter, &a.suffix],
                &a.postcode,
                &a.town,
            ),
            new: plan.new_cases.contains(id),
            same_address: others
                .iter()
                .any(|other| other.case != id.to_string() && other.state != "withdrawn"),
        });
    }
    Ok(views)
}

fn address_of(state: &RecordState) -> AddressText {
    let text = |field: &str| state.text(field).unwrap_or_default().to_owned();
    AddressText {
        street: text("street"),
        house_number: text("house_number"),
        house_letter: text("house_letter"),
        suffix: text("suffix"),
        postcode: text("postcode"),
        town: text("town"),
    }
}

fn conflict(
    reader: &Reader<'_>,
    states: &BTreeMap<RecordId, RecordState>,
    ahead: &ledger::plan::ConflictAhead,
) -> Option<ConflictAheadView> {
    let after = states.get(&ahead.record)?;
    let before = reader.vault.state(ahead.record).ok();
    let rules = kind(&after.kind)?.field(&ahead.field)?;
    let held: Vec<_> = before
        .iter()
        .flat_map(|state| state.fields.get(&ahead.field))
        .flat_map(|field| &field.heads)
        .collect();
    let words = |value: Option<&ledger::cbor::Value>| {
        value
            .map(|value| shown(reader, &after.kind, rules, value))
            .unwrap_or_default()
    };
    let theirs = after.fields.get(&ahead.field)?.heads.iter();
    let theirs = theirs.filter(|head| !held.iter().any(|held| held.at == head.at));
    Some(ConflictAheadView {
        record: ahead.record.to_string(),
        case: casework::casefile::case_of(after).to_string(),
        kind_label: reader.kind_label(&after.kind),
        field_label: reader.field_label(&after.kind, &ahead.field),
        own: held
            .iter()
            .map(|head| words(head.value.as_ref()))
            .collect::<Vec<_>>()
            .join(" · "),
        theirs: theirs
            .map(|head| words(head.value.as_ref()))
            .collect::<Vec<_>>()
            .join(" · "),
    })
}

fn item(
    reader: &Reader<'_>,
    plan: &Plan,
    states: &BTreeMap<RecordId, RecordState>,
    record: &RecordId,
) -> Option<ImportItemView> {
    let state = states.get(record)?;
    Some(ImportItemView {
        record: record.to_string(),
        case: casework::casefile::case_of(state).to_string(),
        kind: state.kind.clone(),
        kind_label: reader.kind_label(&state.kind),
        title: title(reader, state),
        new: plan.new_records.contains_key(record),
    })
}

fn quarantined(plan: &Plan) -> Vec<QuarantinedView> {
    let mut counts: BTreeMap<QuarantineReason, u32> = BTreeMap::new();
    for (_, reason) in &plan.quarantine {
        *counts.entry(*reason).or_default() += 1;
    }
    let view = |(reason, count)| QuarantinedView {
        reason: vault::reason_code(reason).to_owned(),
        count,
    };
    counts.into_iter().map(view).collect()
}

fn alarm_view(reader: &Reader<'_>, incoming: &Incoming, alarm: &Alarm) -> AlarmView {
    let (code, root) = match alarm {
        Alarm::CardClash(root) => ("card_clash", Some(*root)),
        Alarm::LookAlike { known, .. } => ("look_alike", Some(*known)),
        Alarm::UnknownOwn(_) => ("unknown_own", None),
        Alarm::Fork(_) => ("fork", None),
    };
    let in_file = |root: &RootId| incoming.cards.iter().find(|card| card.root_id() == *root);
    let card = root
        .as_ref()
        .and_then(|root| reader.card(root).or_else(|| in_file(root)));
    AlarmView {
        code: code.to_owned(),
        contact: card.map(|card| view(reader, card)),
    }
}

/// Merges a file that was looked at: all of it at once, or nothing.
pub(crate) fn import_file(
    app: &App,
    request: ImportRequest,
    progress: &dyn Progress,
) -> Result<ImportedView, ApiError> {
    let preview = hold(&app.previews)
        .open
        .remove(&request.token)
        .ok_or(ErrorCode::PreviewStale)?;
    progress.step(0, 1, "merging");
    let outcome = merge(app, &preview);
    progress.step(1, 1, "merging");
    match outcome {
        Err(error) if error.code != ErrorCode::PreviewStale => {
            // The file is sound and nothing was written: the person may try again.
            hold(&app.previews).open.insert(request.token, preview);
            Err(error)
        }
        outcome => {
            preview.discard();
            outcome
        }
    }
}

fn merge(app: &App, preview: &Preview) -> Result<ImportedView, ApiError> {
    let (opened, planned) = (&preview.opened, &preview.planned);
    let contents = &opened.contents;
    let (incoming, plan) = (&contents.incoming, &planned.plan);
    app.write("import_file", |tx| {
        let admitted = tx.admit(planned, incoming, &contents.manifest_hash)?;
        for (record, sha256) in &admitted.attachments {
            if contents.blobs.iter().any(|blob| blob.sha256 == *sha256) {
                let mut blob = opened.blob(sha256)?;
                tx.attach_from(*record, &mut blob, Some(sha256))?;
            }
        }
        for case in &plan.new_cases {
            let partners = tx.records_of_kind(*case, "partner/1")?;
            let named = |state: &&RecordState| {
                state.bytes("root").and_then(RootId::from_slice) == Some(incoming.sender)
                    && !state.hidden()
            };
            if let Some(partner) = partners.iter().find(named).map(|partner| partner.id) {
                confirm(tx, *case, partner)?;
            }
        }
        Ok(())
    })?;
    app.read(|reader| {
        let sender = sender_card(reader, incoming)?;
        let applied = !plan.admit.is_empty()
            || !plan.fill.is_empty()
            || plan
                .cards
                .iter()
                .any(|step| matches!(step, CardStep::New | CardStep::Newer));
        Ok(ImportedView {
            from: view(reader, &sender),
            cases: cases(reader, incoming, plan, &BTreeMap::new())?,
            new_records: count(plan.new_records.len()),
            changed_records: count(plan.changed_records.len()),
            conflicts: count(plan.conflicts.len()),
            quarantined: count(plan.quarantine.len()),
            applied,
        })
    })
}

/// Leaves no trace of a preview.
pub(crate) fn cancel_import(app: &App, request: CancelImportRequest) -> Result<Done, ApiError> {
    if let Some(preview) = hold(&app.previews).open.remove(&request.token) {
        preview.discard();
    }
    Ok(Done::DONE)
}

/// What a file says of itself, after its signature was checked.
pub(crate) fn inspect_file(app: &App, request: PathRequest) -> Result<InspectedView, ApiError> {
    let path = Path::new(&request.path);
    let opened = verify(app, path, true, &crate::progress::Silent)?;
    let manifest = &opened.contents.manifest;
    let kind = match manifest.kind {
        FileType::Full => "full",
        FileType::Delta => "delta",
        FileType::Handover => "handover",
        FileType::Archive => "archive",
    };
    app.read(|reader| {
        Ok(InspectedView {
            file: hex(&manifest.id),
            kind: kind.to_owned(),
            from: view(reader, &sender_card(reader, &opened.contents.incoming)?),
            created_at: instant(manifest.created),
            cases: opened
                .contents
                .incoming
                .scope
                .iter()
                .map(ToString::to_string)
                .collect(),
            changes: count(opened.contents.incoming.changes.len()),
            attachments: count(opened.contents.blobs.len()),
            bytes: fs::metadata(path).map_or(0, |metadata| metadata.len()),
        })
    })
}
