//! A committed file of this version: it must stay readable, and its inside must stay the same bytes.
//!
//! Until the first release the format may change; then run these tests once with
//! `WOONRUST_WRITE_GOLDEN=1` and commit what changed, with the reason.

use std::path::PathBuf;

use exchange::archive::{OpenWith, examine};
use exchange::{Limits, Nobody, Outgoing, plaintext, unwatched};
use ledger::cbor::Value;
use ledger::change::{Change, Op};

use crate::control::{acks, asks};
use crate::court;
use crate::people::{Person, Story, anna, bram, carla, change, sha256, story, whole};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Anna sends bram two facts, a later version's record, and one change by carla of which a value stays behind.
fn golden(anna: &Person, bram: &Person, carla: &Person) -> (Story, Vec<Change>) {
    let mut story = story(2);
    story.photo = b"not a photo, but bytes that stay the same".to_vec();
    let strange = Value::map([("when", Value::Int(-7)), ("seen", Value::Bool(true))]);
    let more = vec![
        change(
            anna,
            story.case,
            "hologram/7",
            3,
            &[("glow", Op::Unknown(9), strange)],
        ),
        change(
            carla,
            story.case,
            "fact/1",
            4,
            &[
                ("text", Op::Set, Value::from("Été: één huurder.")),
                ("place", Op::Set, Value::Null),
            ],
        ),
    ];
    assert_ne!(bram.card.root, carla.card.root);
    (story, more)
}

fn with_outgoing<T>(use_it: impl FnOnce(&Outgoing<'_>) -> T) -> T {
    let (anna, bram, carla) = (anna(), bram(), carla());
    let (story, more) = golden(&anna, &bram, &carla);
    let photo = story.photo.clone();
    let source = move || -> std::io::Result<Box<dyn std::io::Read>> {
        Ok(Box::new(std::io::Cursor::new(photo.clone())))
    };
    let blob = exchange::OutBlob {
        sha256: sha256(&story.photo),
        bytes: story.photo.len() as u64,
        open: &source,
    };
    let mut outgoing = story.outgoing(&anna, &bram, vec![blob]);
    outgoing.cards = vec![&carla.card];
    outgoing.changes.extend(more.iter().map(whole));
    outgoing.control = asks(&anna, story.case, 2);
    outgoing.acks = vec![acks()];
    outgoing.changes.last_mut().unwrap().bodies[1] = false;
    use_it(&outgoing)
}

fn golden_bytes(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = folder().join(name);
    if std::env::var_os("WOONRUST_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, make()).unwrap();
    }
    std::fs::read(&path).unwrap()
}

#[test]
fn the_inside_of_a_file_is_the_committed_bytes() {
    let plain = with_outgoing(|outgoing| plaintext(outgoing).unwrap());
    let committed = golden_bytes("v1-full.tar", || plain.clone());
    assert!(plain == committed, "the format changed");
}

#[test]
fn the_committed_file_opens() {
    let seal = || {
        let mut sealed = Vec::new();
        with_outgoing(|outgoing| exchange::write(outgoing, &mut sealed, &mut unwatched).unwrap());
        sealed
    };
    golden_bytes("v1-full.woonrust", seal);
    let bram = bram();
    let path = folder().join("v1-full.woonrust");
    let opened = exchange::open(&path, &bram.receiver(&Nobody), &mut unwatched).unwrap();
    let contents = opened.contents;
    assert_eq!(contents.incoming.sender, anna().card.root_id());
    assert_eq!(contents.incoming.changes.len(), 5);
    assert_eq!(contents.incoming.cards.len(), 2);
    assert_eq!(contents.incoming.control.len(), 2);
    assert_eq!(contents.manifest.acks, [acks()]);
    assert_eq!(contents.blobs.len(), 1);
    for change in &contents.incoming.changes {
        let (header, body) = (change.header_bytes.clone(), change.body_bytes());
        let held = Change::decode_held(header, change.signature, &body);
        assert_eq!(held.as_ref(), Ok(change));
    }
    let values = contents
        .incoming
        .changes
        .iter()
        .flat_map(|change| &change.body)
        .flatten();
    assert!(
        values
            .clone()
            .any(|slot| slot.value.as_text() == Some("Été: één huurder."))
    );
}

#[test]
fn the_committed_archive_opens_with_its_words_and_is_sound() {
    let (told, words) = (court::story(), court::words());
    let plain = told.archive(&words, |outgoing| plaintext(outgoing).unwrap());
    let committed = golden_bytes("v1-archive.tar", || plain.clone());
    assert!(plain == committed, "the format changed");
    let seal = || {
        let mut sealed = Vec::new();
        told.archive(&words, |outgoing| {
            exchange::write(outgoing, &mut sealed, &mut unwatched).unwrap()
        });
        sealed
    };
    golden_bytes("v1-archive.woonrust", seal);
    let path = folder().join("v1-archive.woonrust");
    let with = OpenWith::Passphrase(&words);
    let report = examine(&path, with, &Limits::V1, &mut unwatched).unwrap();
    assert!(!report.is_broken() && !report.has_gaps());
    assert_eq!(report.entries.len(), told.changes.len());
}
