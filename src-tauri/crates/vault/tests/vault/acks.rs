//! What was merged is acknowledged; what everyone acknowledged need not go again; what is missing is known.

use crate::desk::{Desk, anna, bram, carla, passphrase, place, set};
use ledger::{
    acks::{Acked, Acks, FileId, Lack},
    change::Change,
    env::{Env, Wall},
    ids::{CaseId, ChangeId, DeviceId, Epoch, RootId},
    plan::{Incoming, QuarantineReason},
    sharing::{Class, Token},
};
use vault::{Arrived, EpochReason, Gap, RestoreWith, Tx, Vault, unwatched};

pub const FIRST: FileId = [1; 16];
pub const SECOND: FileId = [2; 16];
pub const THIRD: FileId = [3; 16];
const NONE: [FileId; 0] = [];

pub fn root(desk: &Desk) -> RootId {
    desk.vault.own().root
}

pub fn device(desk: &Desk) -> DeviceId {
    desk.vault.own().device
}

/// Every value of a change, and no attachment.
pub fn all(change: &Change) -> Vec<bool> {
    let values = change.body.iter().map(Option::is_some);
    values.chain([false]).collect()
}

/// `from` writes a file with everything of a case for `to`.
pub fn send(from: &mut Desk, to: &Desk, case: CaseId, file: FileId) -> Incoming {
    let incoming = from.file(case);
    note(from, to, &incoming, file);
    incoming
}

pub fn note(from: &mut Desk, to: &Desk, incoming: &Incoming, file: FileId) {
    let to = root(to);
    from.vault
        .transact("export_case", |tx| {
            let items = incoming.changes.iter();
            let items = items.map(|change| (&change.id, all(change)));
            tx.note_sent(&file, &to, items, &[])
        })
        .unwrap();
}

/// How a file arrives: what it builds on, and what it acknowledges.
pub struct Letter<'a> {
    file: FileId,
    is_full: bool,
    created: Wall,
    presumes: &'a [FileId],
    acks: &'a [Acks],
}

pub fn letter(from: &Desk, file: FileId) -> Letter<'static> {
    Letter {
        file,
        is_full: true,
        created: from.env.now(),
        presumes: &[],
        acks: &[],
    }
}

pub fn take(at: &mut Desk, incoming: &Incoming, letter: &Letter<'_>) {
    let planned = at.vault.plan(incoming).unwrap();
    at.vault
        .transact("import_file", |tx| {
            let admitted = tx.admit(&planned, incoming, &[9; 32])?;
            let arrived = Arrived {
                file: letter.file,
                is_full: letter.is_full,
                created: letter.created,
                presumes: letter.presumes,
                acks: letter.acks,
            };
            tx.note_file(admitted.import, incoming, &planned.plan, &arrived)
        })
        .unwrap();
}

/// `at` takes in a file of `from` that only acknowledges.
pub fn hear(at: &mut Desk, from: &Desk, acks: &[Acks], created: Wall) {
    let (sender, device) = (root(from), device(from));
    at.vault
        .transact("import_file", |tx| {
            tx.note_acks(&sender, &device, created, acks)
        })
        .unwrap();
}

/// Of the changes of a file those that `at` would not send again to a person with these devices.
fn known(at: &Desk, to: &Desk, devices: &[DeviceId], incoming: &Incoming) -> Vec<FileId> {
    let presumed = at.vault.presumed(&root(to), devices).unwrap();
    let held = incoming.changes.iter();
    held.filter_map(|change| presumed.file_with(&change.id, &all(change)))
        .collect()
}

/// Anna's case, of which Bram is a partner.
pub fn shared() -> (Desk, Desk, CaseId) {
    let (mut anna, bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    anna.add_fact(case, "harde muziek");
    (anna, bram, case)
}

#[test]
fn what_was_acknowledged_is_presumed_and_nothing_that_was_only_sent() {
    let (mut anna, mut bram, case) = shared();
    let sent = send(&mut anna, &bram, case, FIRST);
    let his = [device(&bram)];
    assert_eq!(known(&anna, &bram, &his, &sent), NONE, "only sent");
    take(&mut bram, &sent, &letter(&anna, FIRST));
    let acks = bram.vault.acks_for(&root(&anna)).unwrap();
    let expected = Acks {
        device: device(&bram),
        epoch: bram.vault.own().epoch,
        files: vec![Acked {
            file: FIRST,
            lacks: vec![],
        }],
    };
    assert_eq!(acks, [expected]);
    hear(&mut anna, &bram, &acks, bram.env.now());
    let held = known(&anna, &bram, &his, &sent);
    assert_eq!(held, vec![FIRST; sent.changes.len()]);
    // What is new since then is not presumed.
    let new = anna.add_fact(case, "nog harder");
    let newer = anna.file(case);
    assert_eq!(known(&anna, &bram, &his, &newer).len(), sent.changes.len());
    let presumed = anna.vault.presumed(&root(&bram), &his).unwrap();
    let change = &anna.vault.changes_of(new).unwrap()[0];
    assert_eq!(presumed.file_with(&change.id, &all(change)), None);
}

#[test]
fn a_value_or_attachment_that_did_not_go_is_not_presumed() {
    let (mut anna, bram, case) = shared();
    let incoming = anna.file(case);
    let change = &incoming.changes[0];
    let mut less = all(change);
    less[0] = false;
    let (to, id) = (root(&bram), change.id);
    anna.vault
        .transact("export_case", |tx| {
            tx.note_sent(&FIRST, &to, [(&id, less.clone())], &[])
        })
        .unwrap();
    let acks = acks_of(&bram, &[FIRST]);
    hear(&mut anna, &bram, &acks, bram.env.now());
    let presumed = anna.vault.presumed(&to, &[device(&bram)]).unwrap();
    assert_eq!(presumed.file_with(&id, &less), Some(FIRST));
    assert_eq!(presumed.file_with(&id, &all(change)), None);
    let mut photo = less;
    *photo.last_mut().unwrap() = true;
    assert_eq!(presumed.file_with(&id, &photo), None);
}

/// What a desk says that it merged.
fn acks_of(desk: &Desk, files: &[FileId]) -> Vec<Acks> {
    let files = files.iter().map(|file| Acked {
        file: *file,
        lacks: vec![],
    });
    vec![Acks {
        device: device(desk),
        epoch: desk.vault.own().epoch,
        files: files.collect(),
    }]
}

#[test]
fn every_device_in_use_must_have_it() {
    let (mut anna, bram, case) = shared();
    let sent = send(&mut anna, &bram, case, FIRST);
    let acks = acks_of(&bram, &[FIRST]);
    hear(&mut anna, &bram, &acks, bram.env.now());
    let phone = DeviceId::from_bytes([77; 16]);
    let (one, both) = ([device(&bram)], [device(&bram), phone]);
    assert_eq!(known(&anna, &bram, &one, &sent).len(), sent.changes.len());
    assert_eq!(known(&anna, &bram, &both, &sent), NONE);
    assert_eq!(known(&anna, &bram, &[], &sent), NONE, "nobody reads");
    assert!(anna.vault.presumed(&root(&bram), &both).unwrap().is_empty());
}

#[test]
fn a_device_speaks_only_for_itself_and_only_of_files_for_its_person() {
    let (mut anna, bram, case) = shared();
    let carla = carla();
    let sent = send(&mut anna, &bram, case, FIRST);
    // Carla's file with Bram's acknowledgement in it, and with her own of a file that was not for her.
    let acks = acks_of(&bram, &[FIRST]);
    hear(&mut anna, &carla, &acks, carla.env.now());
    let acks = acks_of(&carla, &[FIRST]);
    hear(&mut anna, &carla, &acks, carla.env.now());
    for devices in [[device(&bram)], [device(&carla)]] {
        assert_eq!(known(&anna, &bram, &devices, &sent), NONE);
    }
    // And of a file that nobody wrote.
    let acks = acks_of(&bram, &[THIRD]);
    hear(&mut anna, &bram, &acks, bram.env.now());
    assert!(
        anna.vault.sent_files(&root(&bram)).unwrap()[0]
            .acked
            .is_empty()
    );
}

#[test]
fn what_was_set_aside_is_told_and_goes_again_until_it_came_in() {
    let (mut anna, mut bram, case) = shared();
    let mut carla = carla();
    carla.merge(&anna.file(case)).unwrap();
    let strange = carla.add_fact(case, "niet van hem");
    let mut sent = anna.file(case);
    sent.changes
        .extend(carla.vault.changes_of(strange).unwrap());
    sent.cards = carla.vault.cards().unwrap();
    sent.cards.push(bram.vault.own_card().unwrap());
    let aside: ChangeId = sent.changes.last().unwrap().id;
    let planned = bram.vault.plan(&sent).unwrap().plan;
    assert_eq!(
        planned.quarantine,
        [(sent.changes.len() - 1, QuarantineReason::NotPartner)]
    );
    take(&mut bram, &sent, &letter(&anna, FIRST));
    let lack = Lack {
        change: aside,
        write: None,
    };
    let sender = root(&anna);
    let told = |desk: &Desk| {
        desk.vault.acks_for(&sender).unwrap()[0].files[0]
            .lacks
            .clone()
    };
    assert_eq!(told(&bram), [lack]);
    // Anna, who holds Carla's change by now, sends it again and nothing else.
    anna.merge(&carla.file(case)).ok();
    let acks = bram.vault.acks_for(&root(&anna)).unwrap();
    note(&mut anna, &bram, &sent, FIRST);
    hear(&mut anna, &bram, &acks, bram.env.now());
    let presumed = anna.vault.presumed(&root(&bram), &[device(&bram)]).unwrap();
    for change in &sent.changes {
        let held = presumed.file_with(&change.id, &all(change)).is_some();
        assert_eq!(held, change.id != aside);
    }
    // Once Carla is a partner at Bram's, it came in and is not told any more.
    bram.name_partner(case, &carla);
    bram.vault
        .transact("admit", |tx| tx.admit_waiting())
        .unwrap();
    assert_eq!(told(&bram), []);
}

#[test]
fn a_new_life_of_a_vault_voids_what_it_acknowledged_before() {
    let (mut anna, mut bram, case) = shared();
    let sent = send(&mut anna, &bram, case, FIRST);
    take(&mut bram, &sent, &letter(&anna, FIRST));
    let before = bram.vault.acks_for(&root(&anna)).unwrap();
    let (old, his) = (bram.env.now(), [device(&bram)]);
    hear(&mut anna, &bram, &before, old);
    assert_eq!(known(&anna, &bram, &his, &sent).len(), sent.changes.len());

    bram.env.pass_ms(1_000);
    bram.vault.start_epoch(EpochReason::RolledBack).unwrap();
    let after = bram.vault.acks_for(&root(&anna)).unwrap();
    assert_eq!(after[0].files, [], "nothing was merged in this life");
    assert_ne!(after[0].epoch, before[0].epoch);
    hear(&mut anna, &bram, &after, bram.env.now());
    assert_eq!(known(&anna, &bram, &his, &sent), NONE);
    // The older file comes once more, or late: it speaks of a life that is over.
    hear(&mut anna, &bram, &before, old);
    assert_eq!(known(&anna, &bram, &his, &sent), NONE);
    // Merged again, it counts again.
    take(&mut bram, &sent, &letter(&anna, FIRST));
    let again = bram.vault.acks_for(&root(&anna)).unwrap();
    hear(&mut anna, &bram, &again, bram.env.now());
    assert_eq!(known(&anna, &bram, &his, &sent).len(), sent.changes.len());
}

#[test]
fn a_restored_vault_acknowledges_nothing_of_before() {
    let (mut anna, mut bram, case) = shared();
    let sent = send(&mut anna, &bram, case, FIRST);
    take(&mut bram, &sent, &letter(&anna, FIRST));
    let backup = bram.dir.path().join("b.woonrust-backup");
    bram.vault.backup(&backup).unwrap();
    let Desk {
        dir, env, vault, ..
    } = bram;
    let epoch = vault.own().epoch;
    drop(vault);
    std::fs::remove_dir_all(dir.path().join("kluis")).unwrap();
    let with = RestoreWith::Passphrase(&passphrase());
    let restored = Vault::restore(&backup, place(&dir), with, env.clone(), &mut unwatched).unwrap();
    let acks = restored.acks_for(&root(&anna)).unwrap();
    assert_ne!(acks[0].epoch, epoch);
    assert_eq!(acks[0].files, []);
    // It has what was in the backup all the same.
    let missing = restored.not_received(&root(&anna), &[FIRST, SECOND]);
    assert_eq!(missing.unwrap(), [SECOND]);
}

pub fn builds(from: &Desk, file: FileId, presumes: &'static [FileId]) -> Letter<'static> {
    Letter {
        is_full: false,
        presumes,
        ..letter(from, file)
    }
}

#[test]
fn files_that_never_came_are_a_gap_until_they_come_or_everything_does() {
    let (anna, mut bram, case) = shared();
    let (first, sender) = (anna.file(case), root(&anna));
    let gaps = |desk: &Desk| desk.vault.gaps().unwrap();
    take(&mut bram, &first, &builds(&anna, SECOND, &[FIRST]));
    let gap = Gap {
        sender,
        case,
        files: 1,
        since_ms: bram.env.now().ms,
    };
    assert_eq!(gaps(&bram), std::slice::from_ref(&gap));
    // Out of order: the one before comes late.
    take(&mut bram, &first, &letter(&anna, FIRST));
    assert_eq!(gaps(&bram), []);
    take(&mut bram, &first, &builds(&anna, SECOND, &[FIRST]));
    assert_eq!(gaps(&bram), [], "replayed, with what it builds on here");
    take(
        &mut bram,
        &first,
        &builds(&anna, [5; 16], &[THIRD, [4; 16]]),
    );
    assert_eq!(gaps(&bram)[0].files, 2);
    take(&mut bram, &first, &builds(&anna, [6; 16], &[]));
    assert_eq!(
        gaps(&bram)[0].files,
        2,
        "a part of everything closes nothing"
    );
    take(&mut bram, &first, &letter(&anna, [7; 16]));
    assert_eq!(gaps(&bram), [], "everything came");
}

#[test]
fn a_sender_of_nonsense_cannot_make_the_list_of_gaps_grow_without_end() {
    let (anna, mut bram, case) = shared();
    let mut file = anna.file(case);
    file.scope
        .extend((0..50).map(|seed| CaseId::from_bytes([100 + seed; 16])));
    for round in 0..3_u8 {
        let ids = (0..200_u8).map(|seed| {
            let mut id = [round; 16];
            id[0] = seed;
            id
        });
        let ids: Vec<FileId> = ids.collect();
        let letter = Letter {
            is_full: false,
            presumes: &ids,
            ..letter(&anna, [200 + round; 16])
        };
        take(&mut bram, &file, &letter);
    }
    let gaps = bram.vault.gaps().unwrap();
    assert_eq!(gaps.len(), 1, "only of a case that is here");
    assert_eq!(gaps[0].files, 100);
}

#[test]
fn a_file_that_was_never_carried_away_was_never_sent() {
    let (mut anna, bram, case) = shared();
    let sent = send(&mut anna, &bram, case, FIRST);
    anna.vault
        .transact("export_undone", |tx| tx.forget_sent(&FIRST))
        .unwrap();
    assert_eq!(anna.vault.sent_files(&root(&bram)).unwrap(), []);
    let acks = acks_of(&bram, &[FIRST]);
    hear(&mut anna, &bram, &acks, bram.env.now());
    assert_eq!(known(&anna, &bram, &[device(&bram)], &sent), NONE);
}

#[test]
fn of_a_file_that_was_acknowledged_again_and_again_little_is_remembered() {
    let (mut anna, bram, case) = shared();
    let mut acked = Vec::new();
    for round in 0..6 {
        let file = [10 + round; 16];
        anna.env.pass_ms(1_000);
        bram.env.pass_ms(1_000);
        let sent = send(&mut anna, &bram, case, file);
        acked.push(file);
        let acks = acks_of(&bram, &acked);
        hear(&mut anna, &bram, &acks, bram.env.now());
        let held = known(&anna, &bram, &[device(&bram)], &sent);
        assert_eq!(held, vec![file; sent.changes.len()], "the newest one");
    }
    let sent = anna.vault.sent_files(&root(&bram)).unwrap();
    let files: Vec<FileId> = sent.iter().map(|sent| sent.file).collect();
    assert_eq!(files, acked.iter().rev().copied().collect::<Vec<_>>());
    assert!(sent.iter().all(|sent| sent.acked.contains(&device(&bram))));
}

#[test]
fn a_file_of_which_very_much_was_set_aside_is_not_acknowledged() {
    let (anna, mut bram, case) = shared();
    let mut carla = carla();
    carla.merge(&anna.file(case)).unwrap();
    let many = |tx: &mut Tx<'_>| {
        let create = |_| {
            tx.create(
                case,
                "fact/1",
                &[Token::Case],
                Class::K2,
                &[set("text", "een")],
            )
        };
        (0..1001).map(create).collect::<Result<Vec<_>, _>>()
    };
    let (facts, _) = carla.vault.transact("many", many).unwrap();
    let mut sent = anna.file(case);
    let facts = facts.into_iter();
    sent.changes
        .extend(facts.flat_map(|fact| carla.vault.changes_of(fact).unwrap()));
    sent.cards = carla.vault.cards().unwrap();
    sent.cards.push(bram.vault.own_card().unwrap());
    take(&mut bram, &sent, &letter(&anna, FIRST));
    assert_eq!(bram.vault.acks_for(&root(&anna)).unwrap()[0].files, []);
    let missing = bram.vault.not_received(&root(&anna), &[FIRST]).unwrap();
    assert_eq!(missing, NONE, "it was merged all the same");
}

#[test]
fn an_epoch_is_eight_bytes_and_no_clock() {
    // Two lives of one device: what decides is which file is newer by that device's own clock.
    let (mut anna, bram, case) = shared();
    let sent = send(&mut anna, &bram, case, FIRST);
    let mut other = acks_of(&bram, &[FIRST]);
    other[0].epoch = Epoch::from_bytes([8; 8]);
    let now = bram.env.now();
    let earlier = Wall {
        ms: now.ms - 1,
        ..now
    };
    hear(&mut anna, &bram, &acks_of(&bram, &[]), now);
    hear(&mut anna, &bram, &other, earlier);
    assert_eq!(known(&anna, &bram, &[device(&bram)], &sent), NONE);
}
