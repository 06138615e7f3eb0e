//! `identities.cborseq`: contact cards, and which device belongs to whom by them.

use std::collections::BTreeMap;
use std::io::Write;

use ed25519_dalek::VerifyingKey;
use ledger::cbor;
use ledger::change::Change;
use ledger::identity::Card;
use ledger::ids::{DeviceId, RootId};

use crate::error::Error;
use crate::manifest::Manifest;

/// A device that the vault knows: whose it is, and the key that verifies its signatures.
#[derive(Clone, Copy, Debug)]
pub struct KnownDevice {
    /// The person.
    pub root: RootId,
    /// The public key.
    pub key: VerifyingKey,
}

/// What the vault knows already, asked while a file is verified.
pub trait Known {
    /// The owner and key of a device, from the cards that the vault holds.
    fn device(&self, device: &DeviceId) -> Option<KnownDevice>;

    /// Of each change, whether the vault holds it with exactly this signature, so that it need not be verified again.
    fn held(&self, changes: &[Change]) -> Vec<bool> {
        vec![false; changes.len()]
    }
}

/// A vault that knows nobody yet.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Known for Nobody {
    fn device(&self, _: &DeviceId) -> Option<KnownDevice> {
        None
    }
}

/// Writes cards, which the caller has sorted by root.
pub(crate) fn write(out: &mut dyn Write, cards: &[&Card]) -> Result<(), Error> {
    for card in cards {
        out.write_all(&card.item())?;
    }
    Ok(())
}

/// Reads and verifies the cards: each signed by its root, sorted by root id, one per person.
pub(crate) fn read(bytes: &[u8], counted: u64) -> Result<Vec<Card>, Error> {
    let mut cards: Vec<Card> = Vec::new();
    for (index, item) in cbor::sequence(bytes).enumerate() {
        if cards.len() as u64 == counted {
            return Err(Error::CountMismatch("cards"));
        }
        let card = item
            .map_err(ledger::identity::CardError::from)
            .and_then(Card::decode);
        let card = card.map_err(|source| Error::BadCard { index, source })?;
        if cards
            .last()
            .is_some_and(|last| last.root_id() >= card.root_id())
        {
            return Err(Error::CardOrder { index });
        }
        cards.push(card);
    }
    if cards.len() as u64 != counted {
        return Err(Error::CountMismatch("cards"));
    }
    Ok(cards)
}

/// Who certifies which device: the cards of the file, and behind them the vault.
pub(crate) struct Certified<'a> {
    in_file: BTreeMap<DeviceId, KnownDevice>,
    known: &'a dyn Known,
}

impl<'a> Certified<'a> {
    /// Gathers the devices of all cards. A device has one owner, here and in the vault.
    pub(crate) fn of(cards: &[Card], known: &'a dyn Known) -> Result<Certified<'a>, Error> {
        let mut in_file: BTreeMap<DeviceId, KnownDevice> = BTreeMap::new();
        for card in cards {
            let root = card.root_id();
            for certificate in &card.facts.devices {
                let device = DeviceId::of(&certificate.signing);
                let here = in_file.insert(
                    device,
                    KnownDevice {
                        root,
                        key: certificate.signing,
                    },
                );
                let owners = [here, known.device(&device)];
                if owners.into_iter().flatten().any(|owner| owner.root != root) {
                    return Err(Error::DeviceClaimedTwice);
                }
            }
        }
        Ok(Certified { in_file, known })
    }

    /// The key of a certified device.
    pub(crate) fn key_of(&self, device: &DeviceId) -> Option<VerifyingKey> {
        let owner = self
            .in_file
            .get(device)
            .copied()
            .or_else(|| self.known.device(device));
        // A key that does not belong to the id would be the vault's fault; it verifies nothing then.
        owner.map(|owner| owner.key)
    }

    /// Which of the changes the vault holds already.
    pub(crate) fn held(&self, changes: &[Change]) -> Vec<bool> {
        self.known.held(changes)
    }
}

/// The manifest's sender has a card in the file, and that card names the device that signed.
pub(crate) fn check_sender(manifest: &Manifest, cards: &[Card]) -> Result<(), Error> {
    let card = cards
        .iter()
        .find(|card| card.root == manifest.sender_root)
        .ok_or(Error::SenderCardMissing)?;
    let certified = card
        .facts
        .devices
        .iter()
        .any(|device| device.signing == manifest.sender_device);
    if certified {
        Ok(())
    } else {
        Err(Error::SenderDeviceNotCertified)
    }
}
