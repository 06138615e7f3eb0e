//! The own devices: which they are, one more, one that is lost, one that gets other keys.

use crate::{
    api::{
        Nothing, PathRequest,
        contacts::ContactView,
        devices::{
            AddDeviceRequest, DevicesChangedView, NameDeviceRequest, OwnDeviceView, OwnDevicesView,
            RenewDeviceRequest, RevokeDeviceRequest, SentToOwnView, VouchRequest, VouchedView,
        },
        error::{ApiError, ErrorCode},
        session::UnlockedView,
    },
    application::App,
    contacts::{may_get_files, read_card, view},
    input::{Edits, needed},
    outgoing::{gather, stand::until_it_stands},
    progress::Progress,
    reader::{Reader, count, instant, instant_ms},
    sent::{self, Sending},
    session,
    sharing::everything,
    text::hex,
};
use ledger::{
    env::random,
    ids::{CaseId, ChangeId, DeviceId, RecordId},
};
use std::{collections::HashMap, path::Path};
use vault::{OldDevice, RecoveryCode, Secret, Vault};

/// All devices of the own person.
pub(crate) fn own_devices(app: &App, _: Nothing) -> Result<OwnDevicesView, ApiError> {
    app.read(devices)
}

fn devices(reader: &Reader<'_>) -> Result<OwnDevicesView, ApiError> {
    let card = reader.vault.own_card()?;
    let (names, this) = (names(reader)?, reader.vault.own().device);
    let lost = |device: &DeviceId| {
        let mut revoked = card.facts.revoked.iter();
        revoked.find(|lost| lost.device == *device)
    };
    let mut devices: Vec<OwnDeviceView> = card
        .facts
        .devices
        .iter()
        .map(|certificate| {
            let device = DeviceId::of(&certificate.signing);
            let name = names.get(&device).map(|(_, name)| name.clone());
            OwnDeviceView {
                device: device.to_string(),
                name: name.unwrap_or_default(),
                this: device == this,
                since: instant_ms(certificate.since_ms),
                lost_at: lost(&device).map(|lost| instant_ms(lost.at_ms)),
            }
        })
        .collect();
    devices.sort_by_key(|one| (!one.this, one.lost_at.is_some(), one.since.clone()));
    Ok(OwnDevicesView {
        devices,
        this_is_lost: reader.vault.is_declared_lost(),
        card_clash: !reader.vault.rivals(&reader.own)?.is_empty(),
        version: u32::try_from(card.facts.version).unwrap_or(u32::MAX),
    })
}

/// What the person calls his devices, with the records that say so.
fn names(reader: &Reader<'_>) -> Result<HashMap<DeviceId, (RecordId, String)>, ApiError> {
    let notes = reader.vault.records_of_kind(CaseId::NONE, "own_device/1")?;
    let own = notes
        .iter()
        .filter(|note| note.creator() == Some(reader.own) && !note.hidden());
    let named = own.filter_map(|note| {
        let device = DeviceId::from_slice(note.bytes("device")?)?;
        Some((device, (note.id, note.text("name")?.to_owned())))
    });
    Ok(named.collect())
}

/// Gives a device a name.
pub(crate) fn name_device(
    app: &App,
    request: NameDeviceRequest,
) -> Result<OwnDevicesView, ApiError> {
    let device = device_id(&request.device)?;
    let name = needed("name", &request.name)?;
    let held = app.read(|reader| {
        own_device(reader, &device)?;
        Ok(names(reader)?.remove(&device).map(|(record, _)| record))
    })?;
    app.write("name_device", |tx| {
        let edits = Edits::of("own_device/1").set("name", name);
        match held {
            Some(record) => edits.write(tx, record),
            None => {
                let edits = edits.set("device", *device.as_bytes());
                edits.create(tx, CaseId::NONE).map(drop)
            }
        }
    })?;
    app.read(devices)
}

fn device_id(text: &str) -> Result<DeviceId, ApiError> {
    text.parse()
        .map_err(|_| ApiError::invalid("device", "not_an_id"))
}

fn own_device(reader: &Reader<'_>, device: &DeviceId) -> Result<(), ApiError> {
    match reader.vault.own_card()?.device(device) {
        Some(_) => Ok(()),
        None => Err(ErrorCode::NotFound.into()),
    }
}

pub(crate) fn recovery_code(typed: &str) -> Result<RecoveryCode, ApiError> {
    RecoveryCode::parse(typed).map_err(|_| ErrorCode::WrongRecoveryCode.into())
}

/// Makes the vault of one more device. Nothing is in it yet: a file from another own device brings that.
pub(crate) fn add_device(
    app: &App,
    request: AddDeviceRequest,
    progress: &dyn Progress,
) -> Result<UnlockedView, ApiError> {
    let code = recovery_code(&request.recovery_code)?;
    let card = read_card(Path::new(&request.path))?;
    session::discard_unfinished(app)?;
    let passphrase = Secret::new(request.passphrase);
    progress.step(0, 0, "deriving");
    let (place, env) = (app.place(false), app.env.clone());
    let vault = Vault::create_second(place, &passphrase, &card, &code, env, app.kdf)?;
    session::enter(app, vault, false)
}

/// Declares another device of the own person lost; the recovery code is forgotten as soon as the card is signed.
pub(crate) fn revoke_device(
    app: &App,
    request: RevokeDeviceRequest,
) -> Result<DevicesChangedView, ApiError> {
    let device = device_id(&request.device)?;
    let code = recovery_code(&request.recovery_code)?;
    app.read(|reader| own_device(reader, &device))?;
    let (_, changed) =
        app.with(|vault| Ok(vault.revoke_device(&code, &device, request.mine)?))?;
    drop(code);
    app.tell(&changed);
    app.read(changed_view)
}

/// Gives this device other keys.
pub(crate) fn renew_device(
    app: &App,
    request: RenewDeviceRequest,
) -> Result<DevicesChangedView, ApiError> {
    let old = match request.old.as_str() {
        "ends" => OldDevice::Ends,
        "stays" => OldDevice::StaysInUse,
        _ => return Err(ApiError::invalid("old", "not_a_code")),
    };
    let code = recovery_code(&request.recovery_code)?;
    let (before, name) = app.read(|reader| {
        let device = reader.vault.own().device;
        let name = names(reader)?.remove(&device);
        Ok((device, name.map(|(_, name)| name)))
    })?;
    let (_, changed) = app.with(|vault| Ok(vault.renew_device(&code, old, request.mine)?))?;
    drop(code);
    app.tell(&changed);
    // It is still the same computer to whoever sits in front of it, unless the other one goes on under that name.
    if let (Some(name), OldDevice::Ends) = (name, old) {
        let device = app.with(|vault| Ok(vault.own().device))?;
        debug_assert_ne!(device, before);
        let (device, name) = (device.to_string(), name);
        name_device(app, NameDeviceRequest { device, name })?;
    }
    app.read(changed_view)
}

fn changed_view(reader: &Reader<'_>) -> Result<DevicesChangedView, ApiError> {
    Ok(DevicesChangedView {
        devices: devices(reader)?,
        tell: to_tell(reader)?,
    })
}

/// Who has the card of the own person, as far as this vault knows: everyone with whom a file was exchanged.
pub(crate) fn to_tell(reader: &Reader<'_>) -> Result<Vec<ContactView>, ApiError> {
    let sent = sent::last_sent(reader)?;
    let received = sent::last_received(reader)?;
    let mut people: Vec<_> = sent.into_keys().map(|(root, _)| root).collect();
    people.extend(received.into_keys());
    people
        .iter_mut()
        .for_each(|root| *root = reader.vault.heir(root));
    people.sort_unstable();
    people.dedup();
    people.retain(|root| *root != reader.own && reader.left(root).is_none());
    let cards = people.iter().filter_map(|root| reader.card(root));
    let mut views: Vec<ContactView> = cards.map(|card| view(reader, card)).collect();
    views.sort_by_key(|contact| (contact.name.to_lowercase(), contact.contact.clone()));
    Ok(views)
}

/// What a lost device wrote and is here is the person's own: others may take it in.
pub(crate) fn vouch_for_lost(app: &App, _: Nothing) -> Result<VouchedView, ApiError> {
    let (changes, changed) = app.with(|vault| Ok(vault.vouch_for_lost()?))?;
    app.tell(&changed);
    Ok(vouched(changes))
}

/// Changes of a lost device that are set aside are the person's own: they come in, and go along with their records.
pub(crate) fn vouch_quarantined(app: &App, request: VouchRequest) -> Result<VouchedView, ApiError> {
    let items: Result<Vec<ChangeId>, _> = request.items.iter().map(|item| item.parse()).collect();
    let items = items.map_err(|_| ApiError::invalid("items", "not_an_id"))?;
    if items.is_empty() {
        return Err(ApiError::invalid("items", "empty"));
    }
    let came = app.write("vouch", |tx| Ok(tx.vouch(&items)?))?;
    Ok(vouched(came))
}

fn vouched(changes: u64) -> VouchedView {
    VouchedView {
        changes: u32::try_from(changes).unwrap_or(u32::MAX),
    }
}

/// Writes a file with everything that is not local, for the other devices of the own person. The register knows of the
/// file; what stood in it need not be listed, because one's own devices erase by themselves.
pub(crate) fn send_to_own_devices(
    app: &App,
    request: PathRequest,
    progress: &dyn Progress,
) -> Result<SentToOwnView, ApiError> {
    until_it_stands(|| send_to_own(app, Path::new(&request.path), progress))
}

fn send_to_own(app: &App, path: &Path, progress: &dyn Progress) -> Result<SentToOwnView, ApiError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (id, created): ([u8; 16], _) = (random(&*app.env), app.env.now());
    let (gathered, sending, cases, records) = app.read(|reader| {
        let selection = everything(reader)?;
        may_get_files(reader, &selection.recipient)?;
        if selection.recipient.active_devices().count() < 2 {
            return Err(ErrorCode::NothingToShare.into());
        }
        let sending = Sending::unlisted(&selection, id, &instant(created), &name);
        let counts = (count(selection.cases.len()), count(selection.goes.len()));
        Ok((gather(reader, &selection)?, sending, counts.0, counts.1))
    })?;
    let (beside, written) = gathered.write_beside(id, created, path, progress)?;
    let notes = app.write("send_to_own_devices", |tx| {
        gathered.stand.check(tx)?;
        gathered.note_sent(tx, &gathered.parts(None)[0], &id)?;
        sending.note(tx, written.sha256)
    })?;
    if let Err(error) = beside.put_in_place() {
        drop(app.write("export_undone", |tx| {
            tx.forget_sent(&id)?;
            sent::take_back(tx, &notes)
        }));
        return Err(error.into());
    }
    Ok(SentToOwnView {
        name: name.into_owned(),
        bytes: written.bytes,
        sha256: hex(&written.sha256),
        cases,
        records,
    })
}
