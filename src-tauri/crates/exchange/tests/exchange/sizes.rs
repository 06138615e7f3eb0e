//! Limits hold before memory is taken, and large files wait for a yes.

use std::io::Read;

use ed25519_dalek::SigningKey;
use exchange::{
    Limits, Nobody, OutBlob, Outgoing, Receiver, inspect, open, open_plaintext, plaintext, save,
    unwatched,
};
use ledger::cbor::Value;
use ledger::change::{Change, Op};
use ledger::identity::{Card, CardFacts};
use sha2::{Digest, Sha256};

use crate::forgery::{change_item, take_apart};
use crate::people::{anna, bram, certificate, change, story, whole};

#[test]
fn every_limit_has_its_own_name() {
    let (story, anna, bram) = (story(3), anna(), bram());
    let plain = story.plain(&anna, &bram);
    let code = |lower: &dyn Fn(&mut Limits)| {
        let mut limits = Limits::V1;
        lower(&mut limits);
        let receiver = Receiver {
            limits: &limits,
            ..bram.receiver(&Nobody)
        };
        let opened = open_plaintext(
            &mut &plain[..],
            plain.len() as u64,
            &receiver,
            &mut unwatched,
        );
        opened.err().map_or("opened", |error| error.code())
    };
    assert_eq!(code(&|_| {}), "opened");
    assert_eq!(code(&|limits| limits.manifest = 100), "too_large_manifest");
    assert_eq!(code(&|limits| limits.manifest_items = 10), "too_many_items");
    assert_eq!(code(&|limits| limits.format = 100), "too_large_format");
    assert_eq!(
        code(&|limits| limits.identities = 100),
        "too_large_identities"
    );
    assert_eq!(code(&|limits| limits.changes = 100), "too_large_changes");
    assert_eq!(code(&|limits| limits.change_count = 3), "too_many_changes");
    assert_eq!(
        code(&|limits| limits.header = 100),
        "too_large_change_header"
    );
    assert_eq!(code(&|limits| limits.body = 20), "too_large_change_body");
    assert_eq!(code(&|limits| limits.blob = 39_999), "too_large_blob");
    assert_eq!(code(&|limits| limits.blob_count = 0), "too_many_blobs");
    assert_eq!(code(&|limits| limits.yes_changes = 3), "needs_yes");
}

#[test]
fn a_large_file_waits_for_a_yes_but_says_who_sent_it() {
    let (story, anna, bram) = (story(3), anna(), bram());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("groot.woonrust");
    save(&story.outgoing(&anna, &bram, vec![]), &path, &mut unwatched).unwrap();
    let small = Limits {
        yes_bytes: 1000,
        ..Limits::V1
    };
    let receiver = Receiver {
        limits: &small,
        ..bram.receiver(&Nobody)
    };
    let asked = open(&path, &receiver, &mut unwatched).err().unwrap();
    assert_eq!(asked.code(), "needs_yes");
    let manifest = inspect(&path, &receiver).unwrap();
    assert_eq!(
        (manifest.sender_root, manifest.counts.changes),
        (anna.card.root, 4)
    );
    let yes = small.clone().allowing_large();
    let receiver = Receiver {
        limits: &yes,
        ..receiver
    };
    assert!(open(&path, &receiver, &mut unwatched).is_ok());
    let tiny = Limits {
        container: 1000,
        ..yes
    };
    let receiver = Receiver {
        limits: &tiny,
        ..receiver
    };
    assert_eq!(
        open(&path, &receiver, &mut unwatched).err().unwrap().code(),
        "too_large_container"
    );
}

/// A file whose only change has this body, whatever it is worth.
fn with_body(body: &[u8]) -> Vec<u8> {
    let (story, anna, bram) = (story(1), anna(), bram());
    let mut parts = take_apart(&story.plain(&anna, &bram));
    let real = &story.changes[0];
    *parts.member("changes.cborseq") = change_item(&real.header_bytes, &real.signature, body);
    parts.manifest[9] = Value::Array([1, 0, 1, 1].map(Value::Int).to_vec());
    parts.put_together(&anna.device)
}

#[test]
fn deep_cbor_is_refused_everywhere() {
    let (anna, bram) = (anna(), bram());
    let mut deep = vec![0x81; 500_000];
    deep.push(0);
    for depth in [9, 100, 500_000] {
        let error = bram
            .open(&with_body(&deep[deep.len() - depth - 1..]))
            .unwrap_err();
        assert!(
            ["bad_change", "change_shape"].contains(&error.code()),
            "{depth}"
        );
    }
    let parts = take_apart(&story(1).plain(&anna, &bram));
    let manifest = parts.with_manifest(&deep[..200_000], &anna.device);
    assert_eq!(bram.open(&manifest).unwrap_err().code(), "manifest_shape");
    let mut parts = take_apart(&story(1).plain(&anna, &bram));
    *parts.member("identities.cborseq") = deep[deep.len() - 50_000..].to_vec();
    assert_eq!(
        bram.open(&parts.put_together(&anna.device))
            .unwrap_err()
            .code(),
        "bad_card"
    );
    let mut parts = take_apart(&story(1).plain(&anna, &bram));
    *parts.member("changes.cborseq") = deep;
    assert_eq!(
        bram.open(&parts.put_together(&anna.device))
            .unwrap_err()
            .code(),
        "change_shape"
    );
}

#[test]
fn a_megabyte_of_body_is_the_most() {
    let body = Value::from(vec![7u8; 1_100_000].as_slice()).encode();
    assert_eq!(
        bram().open(&with_body(&body)).unwrap_err().code(),
        "too_large_change_body"
    );
}

#[test]
fn many_small_items_are_counted_before_they_become_memory() {
    let (story, anna, bram) = (story(0), anna(), bram());
    // Each body holds a million nulls; together they would become 32 bytes per byte.
    let nulls = Value::Array(vec![Value::Null; 1_000_000]);
    let changes: Vec<Change> = (0..15)
        .map(|nonce| {
            change(
                &anna,
                story.case,
                "fact/1",
                nonce,
                &[("x", Op::Set, nulls.clone())],
            )
        })
        .collect();
    let mut outgoing = story.outgoing(&anna, &bram, vec![]);
    outgoing.changes.extend(changes.iter().map(whole));
    let plain = exchange::plaintext(&outgoing).unwrap();
    assert_eq!(bram.open(&plain).unwrap_err().code(), "too_many_items");
}

#[test]
fn a_large_attachment_passes_through_little_memory() {
    const SIZE: u64 = 200 << 20;
    let (story, anna, bram) = (story(3), anna(), bram());
    let content = || std::io::repeat(0x5a).take(SIZE);
    let mut hash = Sha256::new();
    std::io::copy(&mut content(), &mut HashInto(&mut hash)).unwrap();
    let source = || -> std::io::Result<Box<dyn Read>> { Ok(Box::new(content())) };
    let blob = OutBlob {
        sha256: hash.finalize().into(),
        bytes: SIZE,
        open: &source,
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.woonrust");
    let before = peak_memory();
    save(
        &story.outgoing(&anna, &bram, vec![blob]),
        &path,
        &mut unwatched,
    )
    .unwrap();
    let limits = Limits::V1.allowing_large();
    let receiver = Receiver {
        limits: &limits,
        ..bram.receiver(&Nobody)
    };
    let mut told = 0;
    let mut watch = |progress: exchange::Progress| {
        told += 1;
        assert!(progress.done <= progress.total);
        std::ops::ControlFlow::Continue(())
    };
    let opened = open(&path, &receiver, &mut watch).unwrap();
    let mut reader = opened.blob(&blob.sha256).unwrap();
    assert_eq!(
        std::io::copy(&mut reader, &mut std::io::sink()).unwrap(),
        SIZE
    );
    assert!(told > 100);
    assert!(
        peak_memory() - before < 20 << 20,
        "{} bytes",
        peak_memory() - before
    );
}

struct HashInto<'a>(&'a mut Sha256);

impl std::io::Write for HashInto<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The most memory this process had, in bytes; each test is a process of its own. Linux tells, others do not.
fn peak_memory() -> u64 {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return 0;
    };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| {
        line.trim()
            .trim_end_matches(" kB")
            .trim()
            .parse::<u64>()
            .ok()
    });
    kilobytes.unwrap_or(0) * 1024
}

#[test]
fn a_file_to_an_own_device_holds_as_many_cards_as_fit() {
    let (story, anna) = (story(1), anna());
    // The proofs hold for one of them only, which is no matter to whoever writes.
    let device = |place: u8| SigningKey::from_bytes(&[place; 32]);
    let devices = (100..200).map(|place| certificate(&device(place), &anna.root, &anna.secret));
    let facts = CardFacts {
        devices: devices.collect(),
        ..anna.card.facts.clone()
    };
    let stranger = |number: u16| {
        let mut seed = [7; 32];
        seed[..2].copy_from_slice(&number.to_be_bytes());
        Card::sign(facts.clone(), &SigningKey::from_bytes(&seed))
    };
    let strangers: Vec<Card> = (0..400).map(stranger).collect();
    let all: usize = strangers.iter().map(|card| card.item().len()).sum();
    let most = 4 * 1024 * 1024;
    assert!(all > most);
    let plain = plaintext(&Outgoing {
        cards: strangers.iter().collect(),
        ..story.outgoing(&anna, &anna, vec![])
    });
    let held = take_apart(&plain.unwrap())
        .member("identities.cborseq")
        .len();
    assert!(held <= most && held > most - 64 * 1024, "{held}");
}
