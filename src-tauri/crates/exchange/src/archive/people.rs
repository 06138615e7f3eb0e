//! Who is who in an archive: the cards that hold, their devices, and the control items by them.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::VerifyingKey;
use ledger::cbor;
use ledger::control::ControlItem;
use ledger::identity::Card;
use ledger::ids::{DeviceId, RootId};

use super::members::bounded;
use super::{CardFound, ControlFound, Signature};
use crate::error::Error;

/// Every card, good or bad, and whether too many could not be read.
pub(super) fn cards(bytes: &[u8]) -> (Vec<CardFound>, bool) {
    let mut roots = BTreeSet::new();
    let cards = cbor::sequence(bytes).map(|item| {
        let card = item.ok().and_then(|item| Card::decode(item).ok());
        let flaw = match &card {
            None => Some("bad_card"),
            Some(card) if !roots.insert(card.root_id()) => Some("card_order"),
            Some(_) => None,
        };
        CardFound { card, flaw }
    });
    let (mut found, too_many) = bounded(cards, |found| found.card.is_some());
    claimed_twice(&mut found);
    (found, too_many)
}

/// A device has one owner: two people who claim it prove nothing of it, neither of them.
fn claimed_twice(found: &mut [CardFound]) {
    let ids = |card: &Card| -> Vec<DeviceId> {
        let devices = card.facts.devices.iter();
        devices
            .map(|device| DeviceId::of(&device.signing))
            .collect()
    };
    let (mut owners, mut twice) = (BTreeMap::new(), BTreeSet::new());
    for card in found.iter().filter_map(|one| one.card.as_ref()) {
        let root = card.root_id();
        for id in ids(card) {
            if *owners.entry(id).or_insert(root) != root {
                twice.insert(id);
            }
        }
    }
    for one in found {
        let card = one.card.as_ref();
        if card.is_some_and(|card| ids(card).iter().any(|id| twice.contains(id))) {
            one.flaw = Some(Error::DeviceClaimedTwice.code());
        }
    }
}

/// Which device is whose, by the cards without a flaw.
pub(super) struct Certified(BTreeMap<DeviceId, (RootId, VerifyingKey)>);

impl Certified {
    pub fn of(cards: &[CardFound]) -> Certified {
        let sound = cards.iter().filter(|found| found.flaw.is_none());
        let devices = sound
            .filter_map(|found| found.card.as_ref())
            .flat_map(|card| {
                let root = card.root_id();
                let devices = card.facts.devices.iter();
                devices.map(move |device| (DeviceId::of(&device.signing), (root, device.signing)))
            });
        Certified(devices.collect())
    }

    /// The owner and key of a device.
    pub fn device(&self, id: &DeviceId) -> Option<&(RootId, VerifyingKey)> {
        self.0.get(id)
    }
}

/// Every control item, good or bad, and whether too many could not be read.
pub(super) fn controls(bytes: &[u8], certified: &Certified) -> (Vec<ControlFound>, bool) {
    let items = cbor::sequence(bytes).map(|item| {
        let item = item
            .ok()
            .and_then(|item| ControlItem::decode_item(item).ok());
        let device = item.as_ref().map(|item| item.header.device);
        let owner = device.and_then(|device| certified.device(&device));
        let signature = match (&item, owner) {
            (None, _) => Signature::Unreadable,
            (Some(_), None) => Signature::UnknownDevice,
            (Some(item), Some((_, key))) if item.verify(key).is_ok() => Signature::Good,
            (Some(_), Some(_)) => Signature::Bad,
        };
        let author = owner.map(|(root, _)| *root);
        ControlFound {
            item,
            author,
            signature,
        }
    });
    bounded(items, |found| found.item.is_some())
}
