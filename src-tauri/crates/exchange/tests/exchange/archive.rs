//! What the verifier says of an archive that is whole, and of every way to spoil one.

use exchange::archive::{
    Link, OpenWith, Report, Signature, SlotState, WitnessedBy, examine, examine_plaintext,
};
use exchange::{Limits, OutChange, Outgoing, Passphrase, plaintext, unwatched};
use ledger::control::{ControlHeader, ControlItem, ControlKind, Target};
use ledger::identity::{Card, CardFacts, DeviceCertificate, Revocation};
use ledger::ids::{DeviceId, RootId};

use crate::court::{
    PHOTO, Story, WORDS, broken, codes, counted, dishonest, entry, flip, place_of, report, story,
    story_base, without, words,
};
use crate::desk::{ANNA, BRAM, cast};
use crate::forgery::take_apart;
use crate::people::{FixedEnv, NOON, on_disk, person, sha256, whole};

#[test]
fn a_whole_archive_is_sound_and_says_who_wrote_what_after_whom() {
    let story = story();
    let report = report(&story.plain());
    assert!(
        !report.is_broken() && !report.has_gaps(),
        "{:?}",
        report.flaws
    );
    assert_eq!(report.entries.len(), story.changes.len());
    let (anna, bram) = story.of_fact();
    let first = entry(&report, anna[0]);
    assert_eq!(first.author, Some(cast()[ANNA].card.root_id()));
    assert_eq!(
        (first.link, entry(&report, anna[1]).link),
        (Link::Begins, Link::Follows)
    );
    assert!(first.slots.iter().all(|slot| *slot == SlotState::Kept));
    assert_eq!(report.attachments.len(), 1);
    assert!(report.attachments[0].whole && report.attachments[0].named_by.len() == 1);
    assert_eq!(
        entry(&report, bram).author,
        Some(cast()[BRAM].card.root_id())
    );
}

#[test]
fn the_earliest_word_of_somebody_else_is_the_witness() {
    let story = story();
    let report = report(&story.plain());
    let (anna, bram) = story.of_fact();
    // Bram built on what Anna wrote last, and so on all that she wrote before it.
    for change in &anna[..3] {
        let witness = entry(&report, change).witness.unwrap();
        assert_eq!(witness.by, WitnessedBy::Change(bram.id));
        assert_eq!(witness.wall, bram.header.wall);
        assert_eq!(witness.root, cast()[BRAM].card.root_id());
    }
    let witness = entry(&report, bram).witness.unwrap();
    let archive = NOON.ms < anna[3].header.wall.ms;
    assert!(
        archive,
        "Anna's clock said noon again when she made the archive"
    );
    assert_eq!(witness.by, WitnessedBy::Archive);
    assert!(
        entry(&report, anna[3]).witness.is_none(),
        "only she herself"
    );
}

#[test]
fn only_its_words_open_it_and_no_vault_is_needed() {
    let story = story();
    let mut sealed = Vec::new();
    story.archive(&words(), |outgoing| {
        exchange::write(outgoing, &mut sealed, &mut unwatched).unwrap()
    });
    let (_folder, path) = on_disk(&sealed);
    let open = |text: &str| {
        let words = Passphrase::new(text.to_owned());
        let with = OpenWith::Passphrase(&words);
        examine(&path, with, &Limits::V1, &mut unwatched).map_err(|error| error.code())
    };
    assert!(!open(WORDS).unwrap().is_broken());
    assert_eq!(
        open("kachel vlinder ponton").unwrap_err(),
        "wrong_passphrase"
    );
    let devices = OpenWith::Devices(cast()[BRAM].secrets());
    let refused = examine(&path, devices, &Limits::V1, &mut unwatched);
    assert_eq!(refused.unwrap_err().code(), "passphrase_file");
    let bram = &cast()[BRAM];
    let imported = exchange::open(&path, &bram.receiver(&exchange::Nobody), &mut unwatched);
    assert_eq!(imported.err().unwrap().code(), "passphrase_file");
    assert!(exchange::container::is_under_passphrase(&path, &Limits::V1).unwrap());
}

#[test]
fn more_work_than_the_format_allows_is_not_done() {
    let story = story();
    let mut sealed = Vec::new();
    let costly = Passphrase::with_work(WORDS.to_owned(), 5);
    story.archive(&costly, |outgoing| {
        exchange::write(outgoing, &mut sealed, &mut unwatched).unwrap()
    });
    let (_folder, path) = on_disk(&sealed);
    let mut limits = Limits::V1;
    limits.scrypt_log_n = 4;
    let opened = examine(
        &path,
        OpenWith::Passphrase(&costly),
        &limits,
        &mut unwatched,
    );
    assert_eq!(opened.unwrap_err().code(), "excessive_work");
}

#[test]
fn an_archive_for_one_person_is_checked_by_him_and_merged_by_nobody() {
    let story = story();
    let mut sealed = Vec::new();
    story.archive(&words(), |outgoing| {
        let recipient = (&cast()[BRAM].card).into();
        let changes = story.changes.iter().map(whole).collect();
        let outgoing = Outgoing {
            recipient,
            changes,
            control: vec![],
            cards: outgoing.cards.clone(),
            blobs: outgoing.blobs.clone(),
            scope: outgoing.scope.clone(),
            ..story_base(outgoing)
        };
        exchange::write(&outgoing, &mut sealed, &mut unwatched).unwrap()
    });
    let (_folder, path) = on_disk(&sealed);
    let bram = &cast()[BRAM];
    let with = OpenWith::Devices(bram.secrets());
    assert!(
        !examine(&path, with, &Limits::V1, &mut unwatched)
            .unwrap()
            .is_broken()
    );
    let merged = exchange::open(&path, &bram.receiver(&exchange::Nobody), &mut unwatched);
    assert_eq!(merged.err().unwrap().code(), "archive_not_imported");
}

#[test]
fn an_ordinary_file_is_no_archive() {
    let (story, anna) = (crate::people::story(1), crate::people::anna());
    let plain = story.plain(&anna, &crate::people::bram());
    let len = plain.len() as u64;
    let read = examine_plaintext(&mut &plain[..], len, &Limits::V1, &mut unwatched);
    assert_eq!(read.unwrap_err().code(), "not_an_archive");
}

#[test]
fn a_flipped_byte_in_a_header_a_signature_or_a_value_is_told_of_that_entry_alone() {
    let story = story();
    let plain = story.plain();
    let (anna, _) = story.of_fact();
    let spoiled = anna[1];
    let text = "Muziek tot twee uur.".as_bytes();
    let wall = spoiled.header_bytes.len() - 3;
    let parts: [(&[u8], usize); 3] = [
        (&spoiled.header_bytes, wall),
        (&spoiled.signature, 7),
        (text, 3),
    ];
    for (part, at) in parts {
        let report = report(&dishonest(&plain, "changes.cborseq", |bytes| {
            flip(bytes, part, at)
        }));
        let told: Vec<usize> = broken(&report);
        let place = place_of(&plain, spoiled);
        assert!(told.contains(&place), "{told:?}");
        assert!(told.iter().all(|one| *one == place), "{told:?}");
        assert!(
            codes(&report).is_empty(),
            "the maker signed what stands there"
        );
    }
}

#[test]
fn an_altered_value_says_which_one_and_the_signature_still_holds() {
    let story = story();
    let (anna, _) = story.of_fact();
    let text = "Muziek tot twee uur.".as_bytes();
    let report = report(&dishonest(&story.plain(), "changes.cborseq", |bytes| {
        flip(bytes, text, 3);
    }));
    let told = entry(&report, anna[1]);
    assert_eq!(told.signature, Signature::Good);
    assert_eq!(told.slots, [SlotState::Altered]);
}

#[test]
fn a_flipped_byte_of_each_member_is_told_of_that_member() {
    let plain = story().plain();
    for member in [
        "FORMAT.txt",
        "identities.cborseq",
        "changes.cborseq",
        &exchange::ustar::blob_name(&sha256(PHOTO)),
    ] {
        let mut parts = take_apart(&plain);
        let content = parts.member(member).clone();
        let mut spoiled = plain.clone();
        flip(&mut spoiled, &content, content.len() / 2);
        let report = report(&spoiled);
        assert!(
            codes(&report).contains(&(member, "member_hash")),
            "{member}: {:?}",
            codes(&report)
        );
    }
    let mut parts = take_apart(&plain);
    counted(&mut parts);
    let mut spoiled = plain.clone();
    let manifest = parts.manifest_bytes();
    flip(&mut spoiled, &manifest, 20);
    assert!(codes(&report(&spoiled)).contains(&("manifest.cbor", "manifest_signature")));
    let end = plain.len() - 1;
    let mut spoiled = plain.clone();
    spoiled[end] ^= 1;
    assert_eq!(codes(&report(&spoiled)), [("pad", "padding")]);
    assert_eq!(codes(&report(&plain[..end])), [("pad", "truncated")]);
}

#[test]
fn no_flipped_byte_of_the_whole_archive_goes_untold() {
    let plain = story().plain();
    // A prime step: every part is hit, in a moment.
    for at in (0..plain.len()).step_by(7) {
        let mut spoiled = plain.clone();
        spoiled[at] ^= 0x10;
        let len = spoiled.len() as u64;
        let read = examine_plaintext(&mut &spoiled[..], len, &Limits::V1, &mut unwatched);
        // A manifest may turn into one of another type or a newer version: then that is said.
        assert!(read.is_err() || read.unwrap().is_broken(), "byte {at}");
    }
}

#[test]
fn a_change_dropped_from_the_middle_of_a_chain_is_told_where_it_is_missed() {
    let story = story();
    let (anna, bram) = story.of_fact();
    let dropped = anna[1];
    let report = report(&dishonest(&story.plain(), "changes.cborseq", |bytes| {
        without(bytes, &dropped.signature);
    }));
    assert!(!report.is_broken() && report.has_gaps());
    let after = entry(&report, anna[2]);
    assert_eq!(after.link, Link::Missing);
    assert!(after.unknown_parents.contains(&dropped.id));
    assert_eq!(entry(&report, bram).link, Link::Begins);
    assert!(!entry(&report, bram).has_gap());
}

#[test]
fn a_record_without_its_first_change_has_no_known_creator() {
    let story = story();
    let (anna, _) = story.of_fact();
    let report = report(&dishonest(&story.plain(), "changes.cborseq", |bytes| {
        without(bytes, &anna[0].signature);
    }));
    assert_eq!(report.without_start, [story.fact]);
}

#[test]
fn a_card_that_was_replaced_proves_nothing_of_whom_it_names() {
    let story = story();
    let bram = &cast()[BRAM].card;
    let other = person(40, "Bram Smit", "Gemeente Proefstad", "enforcement");
    let report = report(&dishonest(&story.plain(), "identities.cborseq", |bytes| {
        without(bytes, bram.root.as_bytes());
        bytes.extend(other.card.item());
    }));
    let (anna, by_bram) = story.of_fact();
    let told = entry(&report, by_bram);
    assert_eq!(
        (told.signature, told.author),
        (Signature::UnknownDevice, None)
    );
    assert_eq!(entry(&report, anna[0]).signature, Signature::Good);
    let report = report_of_bad_card(&story, bram);
    assert!(
        report
            .people
            .iter()
            .any(|found| found.flaw == Some("bad_card"))
    );
    assert_eq!(entry(&report, by_bram).signature, Signature::UnknownDevice);
}

fn report_of_bad_card(story: &Story, card: &Card) -> Report {
    let name = card.facts.organisation.as_bytes().to_vec();
    report(&dishonest(&story.plain(), "identities.cborseq", |bytes| {
        flip(bytes, &name, 2);
    }))
}

#[test]
fn a_device_that_two_people_claim_is_nobodys() {
    let story = story();
    let bram = &cast()[BRAM];
    let thief = person(40, "Bram Smit", "Gemeente Proefstad", "enforcement");
    let on_his_card = |device: DeviceCertificate| {
        let facts = CardFacts {
            devices: vec![device],
            ..thief.card.facts.clone()
        };
        Card::sign(facts, &thief.root)
    };
    let his = &bram.card.facts.devices[0];
    let copied = on_his_card(his.clone());
    let told = report(&dishonest(&story.plain(), "identities.cborseq", |bytes| {
        drop(bytes.splice(0..0, copied.item()));
    }));
    let (_, by_bram) = story.of_fact();
    assert_eq!(
        entry(&told, by_bram).signature,
        Signature::Good,
        "a copy proves nothing"
    );

    // Whoever has the key of the device itself can say so.
    let (to, sealing) = (thief.card.root_id(), his.sealing);
    let stolen = on_his_card(DeviceCertificate::sign(
        &bram.device,
        &to,
        sealing,
        his.since_ms,
    ));
    let report = report(&dishonest(&story.plain(), "identities.cborseq", |bytes| {
        drop(bytes.splice(0..0, stolen.item()));
    }));
    let told = entry(&report, by_bram);
    assert_eq!(
        (told.signature, told.author),
        (Signature::UnknownDevice, None)
    );
    let claimed =
        |found: &&exchange::archive::CardFound| found.flaw == Some("device_claimed_twice");
    assert_eq!(report.people.iter().filter(claimed).count(), 2);
}

#[test]
fn an_erased_value_is_told_from_one_that_is_merely_absent() {
    let mut story = story();
    let (anna, _) = story.of_fact();
    let target = Target {
        change: Some(anna[0].id),
        write: Some(2),
        ..Target::record(story.fact)
    };
    let (erased, absent) = (anna[0].clone(), anna[1].clone());
    let header = ControlHeader {
        targets: vec![target],
        ..ControlHeader::new(
            &FixedEnv::new(),
            ControlKind::Redact,
            cast()[BRAM].device_id(),
            story.case,
        )
    };
    story.control = vec![ControlItem::sign(header, &cast()[BRAM].device)];
    let plain = story.archive(&words(), |outgoing| {
        let changes = story.changes.iter().map(|change| {
            let hides =
                |index: usize| (change.id == erased.id && index == 2) || change.id == absent.id;
            let bodies = (0..change.header.writes.len()).map(|index| !hides(index));
            OutChange {
                change,
                bodies: bodies.collect(),
            }
        });
        let changes = changes.collect();
        let control = story.control.clone();
        plaintext(&Outgoing {
            changes,
            control,
            cards: outgoing.cards.clone(),
            blobs: outgoing.blobs.clone(),
            scope: outgoing.scope.clone(),
            ..story_base(outgoing)
        })
        .unwrap()
    });
    let report = report(&plain);
    assert!(!report.is_broken(), "{:?}", report.flaws);
    let told = entry(&report, &erased);
    assert_eq!(
        (told.slots[2], told.signature),
        (SlotState::Erased, Signature::Good)
    );
    assert_eq!(entry(&report, &absent).slots, [SlotState::Absent]);
    let witness = entry(&report, &erased).witness.unwrap();
    assert!(
        matches!(witness.by, WitnessedBy::Control(_)),
        "Bram named it at noon"
    );
}

#[test]
fn what_a_lost_device_signed_is_marked() {
    let story = story();
    let bram = &cast()[BRAM];
    let device = bram.device_id();
    let facts = CardFacts {
        version: 2,
        revoked: vec![Revocation {
            device,
            at_ms: NOON.ms,
        }],
        ..bram.card.facts.clone()
    };
    let newer = Card::sign(facts, &bram.root);
    let report = report(&dishonest(&story.plain(), "identities.cborseq", |bytes| {
        without(bytes, bram.card.root.as_bytes());
        bytes.extend(newer.item());
    }));
    let (anna, by_bram) = story.of_fact();
    let lost = entry(&report, by_bram).lost.unwrap();
    assert_eq!((lost.at_ms, lost.vouched), (NOON.ms, false));
    assert!(entry(&report, anna[0]).lost.is_none());
    assert_eq!(entry(&report, by_bram).signature, Signature::Good);
}

#[test]
fn whoever_made_it_must_stand_in_it() {
    let story = story();
    let anna = &cast()[ANNA].card;
    let report = report(&dishonest(&story.plain(), "identities.cborseq", |bytes| {
        without(bytes, anna.root.as_bytes());
    }));
    assert!(codes(&report).contains(&("identities.cborseq", "sender_card_missing")));
    assert_eq!(RootId::ARCHIVE, report.manifest.unwrap().recipient);
}

#[test]
fn the_id_of_a_device_follows_from_its_key() {
    // What the commands of the specification rest on.
    let key = cast()[ANNA].device.verifying_key();
    assert_eq!(
        DeviceId::of(&key).as_bytes()[..],
        sha256(key.as_bytes())[..16]
    );
}

#[test]
fn of_what_cannot_be_read_an_archive_tells_so_much_and_no_more() {
    let parts = ["identities.cborseq", "control.cborseq", "changes.cborseq"];
    let spoilt = parts.iter().fold(story().plain(), |plain, part| {
        dishonest(&plain, part, |bytes| *bytes = vec![0; 1 << 20])
    });
    let report = report(&spoilt);
    assert_eq!(report.people.len(), 1_000);
    assert_eq!(report.controls.len(), 1_000);
    assert_eq!(report.entries.len(), 1_000);
    for part in parts {
        let told = codes(&report).into_iter().filter(|(of, _)| *of == part);
        let told = told.filter(|(_, code)| *code == "too_many_unreadable");
        assert_eq!(told.count(), 1, "{part}");
    }
    assert!(report.is_broken());
}
