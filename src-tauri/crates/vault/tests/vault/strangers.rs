//! What a file may bring of people who are not known here.

use crate::desk::{Desk, anna, bram, carla};
use ed25519_dalek::SigningKey;
use ledger::{
    identity::{Card, CardFacts, DeviceCertificate},
    ids::{ChangeId, DeviceId, RootId},
    plan::{CardStep, Incoming},
};

/// Somebody with a card of some 13 KiB, and his first device.
fn stranger(seed: u8, like: &Card) -> (Card, DeviceId) {
    let root = SigningKey::from_bytes(&[seed; 32]);
    let id = RootId::of(&root.verifying_key());
    let device = |place: u8| {
        let mut bytes = [seed; 32];
        bytes[0] = place;
        SigningKey::from_bytes(&bytes)
    };
    let devices = (100..180).map(|place| DeviceCertificate::sign(&device(place), &id, [1; 32], 5));
    let facts = CardFacts {
        version: 1,
        name: format!("Wim {seed}"),
        devices: devices.collect(),
        revoked: vec![],
        ..like.facts.clone()
    };
    let first = DeviceId::of(&device(100).verifying_key());
    (Card::sign(facts, &root), first)
}

/// A file in which each of these strangers wrote something.
fn crowded(from: &Desk, base: &Incoming, seeds: std::ops::Range<u8>) -> Incoming {
    let mut file = base.clone();
    let like = from.vault.own_card().unwrap();
    let mut changes = base.changes.iter();
    let words = changes
        .find(|change| change.header.kind == "partner/1")
        .unwrap();
    for seed in seeds {
        let (card, device) = stranger(seed, &like);
        let mut change = words.clone();
        change.id = ChangeId::from_bytes([seed; 32]);
        change.header.device = device;
        file.cards.push(card);
        file.changes.push(change);
    }
    file
}

#[test]
fn a_card_of_somebody_who_wrote_nothing_in_the_file_is_not_kept() {
    let (mut anna, mut bram, carla) = (anna(), bram(), carla());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let mut file = anna.file(case);
    let card = carla.vault.own_card().unwrap();
    file.cards.push(card.clone());
    let steps = bram.vault.plan(&file).unwrap().plan.cards;
    assert_eq!(steps, [CardStep::New, CardStep::NotKept]);
    bram.merge(&file).unwrap();
    assert_eq!(bram.vault.card(&card.root_id()).unwrap(), None);
    assert!(bram.vault.verify().unwrap().is_ok());
}

#[test]
fn one_sender_brings_so_many_strangers_and_no_more_in_however_many_files() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let base = anna.file(case);
    bram.merge(&crowded(&anna, &base, 1..40)).unwrap();
    let kept = bram.vault.cards().unwrap();
    let strangers = kept
        .iter()
        .filter(|card| card.facts.name.starts_with("Wim"));
    let bytes: usize = strangers.clone().map(|card| card.item().len()).sum();
    assert!(strangers.count() > 1 && bytes <= 256 * 1024);
    let next = crowded(&anna, &base, 50..90);
    let steps = bram.vault.plan(&next).unwrap().plan.cards;
    assert!(
        !steps.contains(&CardStep::New),
        "the second file finds no room"
    );
    bram.merge(&next).unwrap();
    assert_eq!(bram.vault.cards().unwrap().len(), kept.len());
}
