//! What is written comes back, and nothing else does.

use std::io::Read;
use std::ops::ControlFlow;

use exchange::{
    DeviceSecret, FileType, Nobody, OutBlob, OutChange, Outgoing, inspect, open, plaintext, save,
    unwatched,
};
use ledger::cbor::Value;
use ledger::change::{Change, Op};
use ledger::identity::{Card, Revocation};
use ledger::ids::{DeviceId, RecordId};

use crate::forgery::{change_item, take_apart};
use crate::people::{
    anna, bram, carla, certificate, change, on_disk, open_sealed, seal, sha256, story, whole,
};

#[test]
fn bram_gets_what_anna_sent_and_can_read_the_photo_again() {
    let (story, anna, bram) = (story(20), anna(), bram());
    let photo = story.photo.clone();
    let source = move || -> std::io::Result<Box<dyn Read>> {
        Ok(Box::new(std::io::Cursor::new(photo.clone())))
    };
    let blob = OutBlob {
        sha256: sha256(&story.photo),
        bytes: story.photo.len() as u64,
        open: &source,
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zaak.woonrust");
    let outgoing = story.outgoing(&anna, &bram, vec![blob]);
    let written = save(&outgoing, &path, &mut unwatched).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(
        (written.bytes, written.sha256),
        (bytes.len() as u64, sha256(&bytes))
    );

    let receiver = bram.receiver(&Nobody);
    let opened = open(&path, &receiver, &mut unwatched).unwrap();
    let contents = &opened.contents;
    assert_eq!(contents.manifest_hash, written.manifest_sha256);
    assert_eq!(contents.incoming.sender, anna.card.root_id());
    assert_eq!(contents.incoming.sender_device, anna.device_id());
    assert_eq!(contents.incoming.scope, vec![story.case]);
    assert_eq!(contents.incoming.cards, vec![anna.card.clone()]);
    assert_eq!(sorted(&contents.incoming.changes), sorted(&story.changes));
    assert_eq!(contents.manifest.keep_until.as_deref(), Some("2027-11-20"));
    assert_eq!(inspect(&path, &receiver).unwrap(), contents.manifest);

    let mut again = Vec::new();
    let mut reader = opened.blob(&sha256(&story.photo)).unwrap();
    reader.read_to_end(&mut again).unwrap();
    assert_eq!(again, story.photo);
    assert_eq!(opened.blob(&[0; 32]).err().unwrap().code(), "blob_mismatch");
}

#[test]
fn a_photo_that_changed_between_the_passes_is_not_handed_out() {
    let (story, anna, bram) = (story(3), anna(), bram());
    let plain = story.plain(&anna, &bram);
    let (_folder, path) = on_disk(&seal(&plain, &[&bram]));
    let opened = open(&path, &bram.receiver(&Nobody), &mut unwatched).unwrap();
    let mut swapped = plain;
    let at = swapped
        .windows(100)
        .position(|window| window == &story.photo[..100])
        .unwrap();
    swapped[at + 20_000] ^= 1;
    std::fs::write(&path, seal(&swapped, &[&bram])).unwrap();
    let mut again = Vec::new();
    let mut reader = opened.blob(&sha256(&story.photo)).unwrap();
    assert!(reader.read_to_end(&mut again).is_err());
}

#[test]
fn the_same_content_gives_the_same_plain_bytes_whatever_its_order() {
    let (story, anna, bram) = (story(20), anna(), bram());
    let straight = story.outgoing(&anna, &bram, vec![]);
    let mut turned = story.outgoing(&anna, &bram, vec![]);
    turned.changes.reverse();
    turned.scope.push(story.case);
    // Cards of people who wrote nothing in it do not travel.
    let carla = carla();
    turned.cards = vec![&carla.card, &bram.card];
    assert_eq!(plaintext(&straight).unwrap(), plaintext(&turned).unwrap());
}

#[test]
fn values_that_do_not_travel_are_null_and_the_rest_still_verifies() {
    let (story, anna, bram) = (story(2), anna(), bram());
    let mut outgoing = story.outgoing(&anna, &bram, vec![]);
    outgoing.changes[0].bodies = vec![true, false, true];
    outgoing.changes[1].bodies = vec![false, false];
    let contents = bram.open(&plaintext(&outgoing).unwrap()).unwrap();
    let body = |sent: &Change| {
        let found = contents
            .incoming
            .changes
            .iter()
            .find(|change| change.id == sent.id);
        found
            .unwrap()
            .body
            .iter()
            .map(Option::is_some)
            .collect::<Vec<_>>()
    };
    assert_eq!(body(&story.changes[0]), [true, false, true]);
    assert_eq!(body(&story.changes[1]), [false, false]);
    assert_eq!(body(&story.changes[2]), [true, true]);
}

#[test]
fn unknown_kinds_fields_operations_and_header_keys_come_back_byte_for_byte() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let strange = change(
        &anna,
        story.case,
        "hologram/7",
        5,
        &[
            (
                "_glow",
                Op::Unknown(9),
                Value::map([("x", Value::Array(vec![Value::Null]))]),
            ),
            ("shape", Op::Add, Value::Int(-5)),
        ],
    );
    let Value::Map(mut keys) = Value::decode(&strange.header_bytes).unwrap() else {
        panic!("a map")
    };
    keys.push((Value::Int(10), Value::Array(vec![Value::from("hologram")])));
    keys.push((Value::Int(40), Value::from("from the future")));
    let header = Value::Map(keys).encode();
    let signed = [b"woonrust1:change\0".as_slice(), &header].concat();
    let signature = ed25519_dalek::Signer::sign(&anna.device, &signed).to_bytes();
    let body = strange.body_bytes();
    let strange = Change::decode(header.clone(), signature, Some(&body)).unwrap();

    let mut sent = story.outgoing(&anna, &bram, vec![]);
    sent.changes.push(whole(&strange));
    let first = plaintext(&sent).unwrap();
    let received = bram.open(&first).unwrap().incoming;
    let mut parts = take_apart(&first);
    let item = change_item(&header, &signature, &body);
    let sequence = parts.member("changes.cborseq");
    assert!(sequence.windows(item.len()).any(|window| window == item));

    // Bram sends everything on to carla: her sequence is the very same.
    let carla = carla();
    let forwarded = Outgoing {
        cards: received.cards.iter().collect(),
        changes: received.changes.iter().map(whole).collect(),
        ..story.outgoing(&bram, &carla, vec![])
    };
    let second = plaintext(&forwarded).unwrap();
    assert_eq!(take_apart(&second).member("changes.cborseq"), sequence);
    assert_eq!(carla.open(&second).unwrap().incoming.cards.len(), 2);
}

#[test]
fn every_device_of_the_recipient_opens_the_file_but_a_lost_one() {
    let (story, anna, mut bram) = (story(2), anna(), bram());
    let secrets = [11, 12, 13].map(|seed| DeviceSecret::from_bytes([seed; 32]));
    let devices = [11, 12, 13].map(|seed| ed25519_dalek::SigningKey::from_bytes(&[seed; 32]));
    let mut facts = bram.card.facts.clone();
    facts.devices = devices
        .iter()
        .zip(&secrets)
        .map(|(device, secret)| certificate(device, &bram.root, secret))
        .collect();
    let lost = DeviceId::of(&devices[1].verifying_key());
    facts.revoked = vec![Revocation {
        device: lost,
        at_ms: 1,
    }];
    bram.card = Card::sign(facts, &bram.root);
    let mut sealed = Vec::new();
    let outgoing = story.outgoing(&anna, &bram, vec![]);
    exchange::write(&outgoing, &mut sealed, &mut unwatched).unwrap();
    for (secret, opens) in secrets.iter().zip([true, false, true]) {
        bram.secret = secret.clone();
        match open_sealed(&sealed, &bram) {
            Ok(_) => assert!(opens),
            Err(error) => assert_eq!((opens, error.code()), (false, "not_for_this_device")),
        }
    }
}

#[test]
fn the_file_names_the_decisions_on_which_it_rests() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let [low, high] = [3, 9].map(|byte| RecordId::from_bytes([byte; 16]));
    let mut outgoing = story.outgoing(&anna, &bram, vec![]);
    outgoing.disclosures = vec![high, low, high];
    let contents = bram.open(&plaintext(&outgoing).unwrap()).unwrap();
    assert_eq!(contents.manifest.disclosures, [low, high]);
}

#[test]
fn what_cannot_be_sent_is_named() {
    let (story, anna, bram, carla) = (story(2), anna(), bram(), carla());
    let by_carla = [("text", Op::Set, Value::from("x"))];
    let by_carla = change(&carla, story.case, "fact/1", 1, &by_carla);
    let base = || story.outgoing(&anna, &bram, vec![]);
    let code = |outgoing: Outgoing<'_>| {
        let written = exchange::write(&outgoing, &mut Vec::new(), &mut unwatched);
        written.unwrap_err().code()
    };
    let kind = |kind| Outgoing { kind, ..base() };
    assert_eq!(code(kind(FileType::Handover)), "type_not_supported");
    let presumes = vec![[7; 16]];
    assert_eq!(
        code(Outgoing { presumes, ..base() }),
        "manifest_shape",
        "whoever gets everything is presumed to have nothing"
    );
    let words = exchange::Passphrase::with_work("kachel vlinder ponton".into(), 4);
    let recipient = exchange::Audience::Passphrase(&words);
    assert_eq!(
        code(Outgoing {
            recipient,
            ..base()
        }),
        "type_not_supported",
        "only an archive is for whoever has the words"
    );
    assert_eq!(
        code(Outgoing {
            scope: vec![],
            ..base()
        }),
        "out_of_scope"
    );
    let keep_until = Some("morgen".to_owned());
    assert_eq!(
        code(Outgoing {
            keep_until,
            ..base()
        }),
        "manifest_shape"
    );
    let with = |more: OutChange<'_>| {
        let mut changes: Vec<OutChange<'_>> = story.changes.iter().map(whole).collect();
        changes.push(more);
        let outgoing = Outgoing { changes, ..base() };
        code(outgoing)
    };
    assert_eq!(with(whole(&story.changes[0])), "change_repeated");
    let bodies = vec![true; 2];
    assert_eq!(
        with(OutChange {
            change: &by_carla,
            bodies
        }),
        "bodies_mismatch"
    );
    assert_eq!(with(whole(&by_carla)), "uncertified_device");
    let sender = exchange::SenderKeys {
        card: &anna.card,
        device: &carla.device,
    };
    assert_eq!(
        code(Outgoing { sender, ..base() }),
        "sender_device_not_certified"
    );
}

#[test]
fn a_card_without_a_usable_key_gets_no_file() {
    let (story, anna, mut bram) = (story(1), anna(), bram());
    let mut facts = bram.card.facts.clone();
    facts.devices[0].sealing = [0; 32];
    bram.card = Card::sign(facts.clone(), &bram.root);
    let code = |bram: &crate::people::Person| {
        let outgoing = story.outgoing(&anna, bram, vec![]);
        exchange::write(&outgoing, &mut Vec::new(), &mut unwatched)
            .unwrap_err()
            .code()
    };
    assert_eq!(code(&bram), "unusable_key");
    facts.devices.clear();
    bram.card = Card::sign(facts, &bram.root);
    assert_eq!(code(&bram), "no_recipient_device");
}

#[test]
fn an_attachment_with_other_bytes_than_stated_stops_the_file() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zaak.woonrust");
    for content in [
        &b"short"[..],
        b"other bytes here",
        b"much longer than was stated",
    ] {
        let source = || -> std::io::Result<Box<dyn Read>> { Ok(Box::new(content)) };
        let blob = OutBlob {
            sha256: sha256(b"the right bytes!"),
            bytes: 16,
            open: &source,
        };
        let outgoing = story.outgoing(&anna, &bram, vec![blob]);
        let error = save(&outgoing, &path, &mut unwatched).unwrap_err();
        assert_eq!(error.code(), "blob_mismatch");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn stopping_leaves_no_file_and_opens_nothing() {
    let (story, anna, bram) = (story(2), anna(), bram());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zaak.woonrust");
    let outgoing = story.outgoing(&anna, &bram, vec![]);
    let mut stop = |_| ControlFlow::Break(());
    assert_eq!(
        save(&outgoing, &path, &mut stop).unwrap_err().code(),
        "cancelled"
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    save(&outgoing, &path, &mut unwatched).unwrap();
    let receiver = bram.receiver(&Nobody);
    let stopped = open(&path, &receiver, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.err().unwrap().code(), "cancelled");
}

fn sorted(changes: &[Change]) -> Vec<Change> {
    let mut changes = changes.to_vec();
    changes.sort_by_key(|change| change.id);
    changes
}
