//! The changes of an archive one by one: form, author, signature, and every value against what was signed.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use ledger::cbor::{self, Value};
use ledger::change::{Change, ChangeError, Header, Slot, WriteRef};
use ledger::control::ControlKind;
use ledger::identity::Card;
use ledger::ids::{ChangeId, DeviceId, RootId};
use ledger::plan::case_of;
use ledger::vouch;

use super::members::{MAX_UNREADABLE, TOO_MANY_UNREADABLE};
use super::people::Certified;
use super::{AttachmentFound, CardFound, ControlFound, Entry, Link, Lost, Signature, SlotState};
use crate::changes::{Item, key, spread, weigh_bodies};
use crate::error::Error;
use crate::limits::Limits;
use crate::manifest::Manifest;
use crate::progress::{Report, Stage, report};

const BATCH: usize = 4096;

/// Every change, and why the sequence could not be read to its end.
pub(super) fn read(
    bytes: &[u8],
    certified: &Certified,
    limits: &Limits,
    watch: &mut Report<'_>,
) -> Result<(Vec<Entry>, Option<&'static str>), Error> {
    let (mut items, mut unread, mut unreadable) = (Vec::new(), None, 0);
    for item in cbor::sequence(bytes) {
        if items.len() as u64 == limits.change_count {
            unread = Some("too_many_changes");
            break;
        }
        match item {
            Ok(item) => {
                let item = Item::cut(item);
                unreadable += usize::from(item.is_none());
                if unreadable > MAX_UNREADABLE {
                    unread = Some(TOO_MANY_UNREADABLE);
                    break;
                }
                items.push(item);
            }
            Err(_) => unread = Some("change_shape"),
        }
    }
    if let Err(error) = weigh_bodies(items.iter().flatten(), bytes.len() as u64, limits) {
        return Ok((Vec::new(), Some(error.code())));
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(items.len());
    for batch in items.chunks(BATCH) {
        let read = |_: usize, item: &Option<Item<'_>>| Ok(entry(item.as_ref(), certified));
        entries.extend(spread(entries.len(), batch, &read)?);
        report(
            watch,
            Stage::Changes,
            entries.len() as u64,
            items.len() as u64,
        )?;
    }
    check_order(&mut entries);
    Ok((entries, unread))
}

fn entry(item: Option<&Item<'_>>, certified: &Certified) -> Entry {
    let shape = Error::ChangeShape { index: 0 }.code();
    let read = item.map_or(Err(shape), |item| {
        change(item).map_err(|error| code(&error))
    });
    let (change, slots) = match read {
        Ok(read) => read,
        Err(code) => return blank(Some(code)),
    };
    let owner = certified.device(&change.header.device);
    let signature = match owner {
        None => Signature::UnknownDevice,
        Some((_, key)) if change.verify(key).is_ok() => Signature::Good,
        Some(_) => Signature::Bad,
    };
    Entry {
        author: owner.map(|(root, _)| *root),
        change: Some(change),
        signature,
        slots,
        ..blank(None)
    }
}

fn blank(flaw: Option<&'static str>) -> Entry {
    Entry {
        change: None,
        author: None,
        signature: Signature::Unreadable,
        slots: Vec::new(),
        link: Link::Begins,
        forked: false,
        unknown_parents: BTreeSet::new(),
        clock_back: false,
        lost: None,
        witness: None,
        flaw,
    }
}

/// The header first; then every value that is here against its own commitment, so that one altered value does not hide
/// the others.
fn change(item: &Item<'_>) -> Result<(Change, Vec<SlotState>), ChangeError> {
    let mut change = Change::decode(item.header.to_vec(), item.signature, None)?;
    let (body, slots) = values(&change.header, item.body);
    change.body = body;
    Ok((change, slots))
}

fn values(header: &Header, body: Option<&[u8]>) -> (Vec<Option<Slot>>, Vec<SlotState>) {
    let count = header.writes.len();
    let Some(bytes) = body else {
        return (vec![None; count], vec![SlotState::Absent; count]);
    };
    let items = match Value::decode(bytes) {
        Ok(Value::Array(items)) if items.len() == count => items,
        _ => return (vec![None; count], vec![SlotState::Altered; count]),
    };
    let judge = |(item, write): (Value, &ledger::change::Write)| match slot(item) {
        None => (None, SlotState::Absent),
        Some(Some(slot)) if slot.commitment() == write.commitment => (Some(slot), SlotState::Kept),
        Some(_) => (None, SlotState::Altered),
    };
    items.into_iter().zip(&header.writes).map(judge).unzip()
}

/// Nothing for a value that is not here; `Some(None)` for bytes that are no value.
fn slot(item: Value) -> Option<Option<Slot>> {
    let parts = match item {
        Value::Null => return None,
        Value::Array(parts) => <[Value; 2]>::try_from(parts).ok(),
        Value::Bool(_) | Value::Int(_) | Value::Bytes(_) | Value::Text(_) | Value::Map(_) => None,
    };
    let read = |[salt, value]: [Value; 2]| {
        let salt = salt.as_bytes()?.try_into().ok()?;
        Some(Slot { salt, value })
    };
    Some(parts.and_then(read))
}

fn code(error: &ChangeError) -> &'static str {
    match error {
        ChangeError::Nonce => "nonce_mismatch",
        ChangeError::Version(_) => "newer_version",
        ChangeError::TooLarge => "too_large_change_header",
        ChangeError::Cbor(_)
        | ChangeError::Header(_)
        | ChangeError::Body
        | ChangeError::Commitment(_)
        | ChangeError::Signature
        | ChangeError::Key => "bad_change",
    }
}

fn check_order(entries: &mut [Entry]) {
    let mut last: Option<usize> = None;
    for place in 0..entries.len() {
        let Some(change) = &entries[place].change else {
            continue;
        };
        let before = last.and_then(|place| entries[place].change.as_ref());
        let flaw = before.and_then(|before| match key(before).cmp(&key(change)) {
            Ordering::Less => None,
            Ordering::Equal => Some("change_repeated"),
            Ordering::Greater => Some("change_order"),
        });
        entries[place].flaw = flaw;
        last = Some(place);
    }
}

/// What cards, control items and the manifest say of the entries: lost devices, erased values, another case.
pub(super) fn mark(
    entries: &mut [Entry],
    cards: &[CardFound],
    controls: &[ControlFound],
    manifest: Option<&Manifest>,
) {
    let sound = controls
        .iter()
        .filter(|found| found.signature == Signature::Good)
        .filter_map(|found| found.item.as_ref());
    let redactions = sound
        .clone()
        .filter(|item| item.header.kind == ControlKind::Redact);
    let erased: BTreeSet<WriteRef> = redactions
        .flat_map(|item| &item.header.targets)
        .filter_map(|target| {
            Some(WriteRef {
                change: target.change?,
                index: target.write?,
            })
        })
        .collect();
    let mut vouched: BTreeMap<ChangeId, Vec<DeviceId>> = BTreeMap::new();
    for said in vouch::said(sound) {
        vouched.entry(said.change).or_default().push(said.by);
    }
    let people = People::of(cards);
    for entry in entries {
        let Some(change) = &entry.change else {
            continue;
        };
        for (index, slot) in entry.slots.iter_mut().enumerate() {
            if *slot == SlotState::Absent && erased.contains(&change.at(index)) {
                *slot = SlotState::Erased;
            }
        }
        entry.lost = people.lost(change, &vouched);
        if manifest.is_some_and(|manifest| !manifest.scope.contains(&case_of(change))) {
            entry.flaw = Some(Error::OutOfScope { index: 0 }.code());
        }
    }
}

/// Whose a device is and whether its owner declared it lost, by the cards without a flaw.
struct People {
    owners: BTreeMap<DeviceId, RootId>,
    lost: BTreeMap<DeviceId, i64>,
}

impl People {
    fn of(cards: &[CardFound]) -> People {
        let sound: Vec<&Card> = cards
            .iter()
            .filter(|found| found.flaw.is_none())
            .filter_map(|found| found.card.as_ref())
            .collect();
        let (mut owners, mut lost) = (BTreeMap::new(), BTreeMap::new());
        for card in &sound {
            let devices = card.facts.devices.iter();
            owners.extend(devices.map(|one| (DeviceId::of(&one.signing), card.root_id())));
        }
        for card in &sound {
            let own = |device: &DeviceId| owners.get(device) == Some(&card.root_id());
            let revoked = card.facts.revoked.iter();
            let revoked = revoked.filter(|one| own(&one.device));
            lost.extend(revoked.map(|one| (one.device, one.at_ms)));
        }
        People { owners, lost }
    }

    fn lost(&self, change: &Change, vouched: &BTreeMap<ChangeId, Vec<DeviceId>>) -> Option<Lost> {
        let device = change.header.device;
        let at_ms = *self.lost.get(&device)?;
        let root_of = |id: &DeviceId| self.owners.get(id).copied();
        let is_lost = |id: &DeviceId| self.lost.contains_key(id);
        let mut by = vouched.get(&change.id).into_iter().flatten();
        let vouched = by.any(|by| vouch::counts(by, &device, root_of, is_lost));
        Some(Lost { at_ms, vouched })
    }
}

/// Which entries name an attachment.
pub(super) fn named(mut blobs: Vec<AttachmentFound>, entries: &[Entry]) -> Vec<AttachmentFound> {
    let hashes = blobs.iter().enumerate();
    let places: BTreeMap<[u8; 32], usize> = hashes.map(|(at, blob)| (blob.sha256, at)).collect();
    for (place, entry) in entries.iter().enumerate() {
        let Some(change) = &entry.change else {
            continue;
        };
        for (write, slot) in change.header.writes.iter().zip(&change.body) {
            let value = slot.as_ref().and_then(|slot| slot.value.as_bytes());
            let value = value.filter(|_| write.field == "sha256");
            let hash = value.and_then(|value| <[u8; 32]>::try_from(value).ok());
            if let Some(at) = hash.and_then(|hash| places.get(&hash)) {
                blobs[*at].named_by.push(place);
            }
        }
    }
    blobs
}

/// The id of every change that can be read.
pub(super) fn ids(entries: &[Entry]) -> impl Iterator<Item = (ChangeId, usize)> {
    let read = entries.iter().enumerate();
    read.filter_map(|(place, entry)| Some((entry.change.as_ref()?.id, place)))
}
