//! Two vaults, one case: plan, admit, conflict, choose.

use crate::desk::{Desk, anna, bram, passphrase, place, set};
use casework::may_see::class_of;
use ledger::{
    author::Edit,
    cbor::Value,
    plan::CardStep,
    plan::QuarantineReason,
    sharing::{Class, Token},
};
use vault::{Error, RestoreWith, Tx, Vault, unwatched};

#[test]
fn a_case_travels_and_both_hold_the_same_states() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let fact = anna.add_fact(case, "harde muziek");
    let file = anna.file(case);
    let planned = bram.vault.plan(&file).unwrap();
    assert_eq!(planned.plan.new_cases, vec![case]);
    assert_eq!(planned.plan.cards, vec![CardStep::New]);
    bram.merge(&file).unwrap();
    assert_eq!(bram.vault.case_records(case).unwrap().len(), 4);
    assert_eq!(
        bram.vault.state(fact).unwrap(),
        anna.vault.state(fact).unwrap()
    );
    assert_eq!(
        bram.vault.case_list(i64::MAX).unwrap()[0].street,
        "Lindenhof"
    );
    assert_eq!(bram.vault.search("muziek", 10).unwrap()[0].record, fact);
    assert!(bram.vault.verify().unwrap().is_ok());
    let again = bram.vault.plan(&file).unwrap().plan;
    assert_eq!(
        (again.admit.len(), again.unchanged),
        (0, file.changes.len())
    );
    assert_eq!(bram.vault.imports(5).unwrap()[0].admitted, 4);
}

#[test]
fn a_change_is_known_by_its_very_signature() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let file = anna.file(case);
    let nothing = bram.vault.held(&file.changes).unwrap();
    assert!(nothing.iter().all(|held| !held));
    bram.merge(&file).unwrap();
    let mut changes = file.changes;
    changes[0].signature[0] ^= 1;
    let held = bram.vault.held(&changes).unwrap();
    assert_eq!(held.len(), changes.len());
    assert!(!held[0] && held[1..].iter().all(|held| *held));
}

#[test]
fn two_changes_at_once_stand_side_by_side_until_someone_chooses() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    bram.merge(&anna.file(case)).unwrap();
    anna.change(case.record(), "urgency", "high");
    bram.change(case.record(), "urgency", "low");
    let back = bram.file(case);
    let planned = anna.vault.plan(&back).unwrap();
    assert_eq!(planned.plan.conflicts.len(), 1);
    anna.merge(&back).unwrap();
    let row = anna.vault.case_list_row(case).unwrap();
    assert_eq!((row.conflicts, row.urgency.as_str()), (1, "high"));
    assert_eq!(
        anna.vault.in_conflict(None).unwrap()[0].record,
        case.record()
    );
    anna.change(case.record(), "urgency", "high");
    assert!(anna.vault.in_conflict(Some(case)).unwrap().is_empty());
    bram.merge(&anna.file(case)).unwrap();
    assert_eq!(
        bram.vault.state(case.record()).unwrap(),
        anna.vault.state(case.record()).unwrap()
    );
    for desk in [&mut anna, &mut bram] {
        assert!(desk.vault.verify().unwrap().is_ok());
    }
}

#[test]
fn a_withheld_value_is_filled_in_later() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let fact = anna.add_fact(case, "eerst");
    let whole = anna.file(case);
    let mut thin = whole.clone();
    thin.changes
        .iter_mut()
        .filter(|change| change.header.record == fact)
        .for_each(|change| change.body[2] = None);
    bram.merge(&thin).unwrap();
    assert_eq!(bram.vault.state(fact).unwrap().text("text"), None);
    let planned = bram.vault.plan(&whole).unwrap();
    assert_eq!((planned.plan.fill.len(), planned.plan.admit.len()), (1, 0));
    bram.merge(&whole).unwrap();
    assert_eq!(
        bram.vault.state(fact).unwrap(),
        anna.vault.state(fact).unwrap()
    );
    assert_eq!(bram.vault.search("eerst", 5).unwrap().len(), 1);
    assert!(bram.vault.verify().unwrap().is_ok());
}

#[test]
fn a_strangers_change_is_set_aside_and_does_not_block_the_rest() {
    let (mut anna, mut bram, mut carla) = (anna(), bram(), crate::desk::carla());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    carla.merge(&anna.file(case)).unwrap();
    carla.add_fact(case, "van buiten gezien");
    let mut file = anna.file(case);
    file.changes.extend(
        carla
            .file(case)
            .changes
            .into_iter()
            .filter(|change| change.header.kind == "fact/1"),
    );
    file.cards.push(carla.vault.own_card().unwrap());
    let planned = bram.vault.plan(&file).unwrap();
    assert_eq!(planned.plan.quarantine.len(), 1);
    assert_eq!(planned.plan.quarantine[0].1, QuarantineReason::NotPartner);
    bram.merge(&file).unwrap();
    let aside = bram.vault.quarantine(10).unwrap();
    assert_eq!((aside.len(), aside[0].reason.as_str()), (1, "not_partner"));
    assert!(bram.vault.search("buiten", 5).unwrap().is_empty());
    let id = aside[0].change.id;
    bram.vault
        .local("settle_quarantine", |local| local.settle_quarantine(&id))
        .unwrap();
    assert!(bram.vault.quarantine(10).unwrap().is_empty());
}

#[test]
fn a_plan_of_another_moment_is_refused() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let file = anna.file(case);
    let planned = bram.vault.plan(&file).unwrap();
    bram.open_case("Beukenlaan", "3");
    let refused = bram
        .vault
        .transact("import", |tx| tx.admit(&planned, &file, &[9; 32]));
    assert!(matches!(refused, Err(Error::PlanStale)));
    assert!(matches!(
        bram.vault.case_list_row(case),
        Err(Error::UnknownCase(_))
    ));
}

#[test]
fn answers_given_by_both_offline_meet_in_one_record() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    bram.merge(&anna.file(case)).unwrap();
    let answer = |text: &'static str| {
        move |tx: &mut Tx<'_>| tx.once(case, "factor/1", &[set("sf2_q1", text)])
    };
    let (record, _) = bram.vault.transact("answer", answer("ja")).unwrap();
    assert_eq!(
        bram.vault.state(record).unwrap().class(),
        Some(Class::K1),
        "borrowed from the case"
    );
    anna.merge(&bram.file(case)).unwrap();
    let stricter = [("_class", Edit::Set(Value::from("K2")))];
    anna.vault
        .transact("stricter", |tx| tx.write(case.record(), &stricter))
        .unwrap();
    assert_eq!(anna.vault.state(record).unwrap().class(), Some(Class::K2));
    assert!(
        anna.vault.verify().unwrap().is_ok(),
        "the row follows the class of the case"
    );
    let (same, _) = anna.vault.transact("answer", answer("nee")).unwrap();
    assert_eq!(same, record);
    let state = anna.vault.state(record).unwrap();
    assert_eq!(state.text("sf2_q1"), Some("nee"));
    assert_eq!(state.audience.heads, vec![Some(vec![Token::Case])]);
    bram.merge(&anna.file(case)).unwrap();
    assert_eq!(
        bram.vault.state(record).unwrap(),
        anna.vault.state(record).unwrap()
    );
    assert!(anna.vault.verify().unwrap().is_ok() && bram.vault.verify().unwrap().is_ok());
}

#[test]
fn what_borrows_an_open_class_is_as_sensitive_as_its_kind_until_its_creator_writes() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    bram.merge(&anna.file(case)).unwrap();
    let write = |tx: &mut Tx<'_>| tx.once(case, "care_process/1", &[set("state", "running")]);
    let (record, _) = bram.vault.transact("care", write).unwrap();
    // A file of an older version may bring it to who should not have it: it goes no further from there.
    anna.merge(&bram.file(case)).unwrap();
    for desk in [&anna, &bram] {
        let state = desk.vault.state(record).unwrap();
        assert_eq!(state.class(), Some(Class::K1), "borrowed from the case");
        assert_eq!(class_of(&state), Some(Class::K4));
    }
    anna.vault.transact("care", write).unwrap();
    let state = anna.vault.state(record).unwrap();
    assert_eq!(
        (state.class(), class_of(&state)),
        (Some(Class::K4), Some(Class::K4))
    );
}

#[test]
fn attachments_that_records_refer_to_are_named_and_stored() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let photo = vec![3; 70_000];
    let attach = |tx: &mut Tx<'_>| {
        let record = tx.create(
            case,
            "attachment/1",
            &[Token::Case],
            Class::K2,
            &[set("name", "galerij")],
        )?;
        let sha256 = tx.attach(record, &photo)?;
        tx.write(record, &[("sha256", Edit::Set(Value::from(sha256)))])?;
        Ok((record, sha256))
    };
    let ((record, sha256), _) = anna.vault.transact("attach", attach).unwrap();
    let file = anna.file(case);
    let planned = bram.vault.plan(&file).unwrap();
    let import = |tx: &mut Tx<'_>| {
        let admitted = tx.admit(&planned, &file, &[9; 32])?;
        for (record, sha256) in &admitted.attachments {
            let mut source = anna.vault.open_blob(record, sha256)?;
            tx.attach_from(*record, &mut source, Some(sha256))?;
        }
        Ok(admitted)
    };
    let (admitted, _) = bram.vault.transact("import", import).unwrap();
    assert_eq!(admitted.attachments, vec![(record, sha256)]);
    assert_eq!(bram.vault.blob(&record, &sha256).unwrap(), photo);
    let other = bram.vault.transact("attach", |tx| {
        tx.attach_from(record, &mut &photo[1..], Some(&sha256))
    });
    assert!(matches!(other, Err(Error::AttachmentDamaged)));
}

#[test]
fn a_file_brings_back_an_attachment_that_was_lost_or_damaged() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let photo = vec![3; 70_000];
    let attach = |tx: &mut Tx<'_>| {
        let record = tx.create(case, "attachment/1", &[Token::Case], Class::K2, &[])?;
        let sha256 = tx.attach(record, &photo)?;
        tx.write(record, &[("sha256", Edit::Set(Value::from(sha256)))])?;
        Ok((record, sha256))
    };
    let ((record, sha256), _) = anna.vault.transact("attach", attach).unwrap();
    let file = anna.file(case);
    let merge = |bram: &mut crate::desk::Desk| {
        let planned = bram.vault.plan(&file).unwrap();
        let import = |tx: &mut Tx<'_>| {
            let admitted = tx.admit(&planned, &file, &[9; 32])?;
            for (record, sha256) in &admitted.attachments {
                let mut source = anna.vault.open_blob(record, sha256)?;
                tx.attach_from(*record, &mut source, Some(sha256))?;
            }
            Ok(admitted.attachments.len())
        };
        bram.vault.transact("import", import).unwrap()
    };
    assert_eq!(merge(&mut bram).0, 1);
    assert_eq!(merge(&mut bram).0, 0, "it is whole");
    for damage in [
        |path: &std::path::Path| std::fs::remove_file(path).unwrap(),
        |path: &std::path::Path| std::fs::write(path, [7; 900]).unwrap(),
    ] {
        let blobs = bram.dir.path().join("kluis/blobs");
        let files: Vec<_> = std::fs::read_dir(blobs).unwrap().collect();
        files
            .into_iter()
            .for_each(|file| damage(&file.unwrap().path()));
        assert!(!bram.vault.verify().unwrap().is_ok());
        assert_eq!(bram.vault.lacking(&file).unwrap(), [(record, sha256)]);
        let (count, changed) = merge(&mut bram);
        assert_eq!((count, changed.records), (1, [record].into()));
        assert!(bram.vault.verify().unwrap().is_ok());
        assert_eq!(bram.vault.blob(&record, &sha256).unwrap(), photo);
    }
}

/// Her vault as it was at the backup, in the place of the one that she worked on in.
fn restored(anna: Desk, backup: &std::path::Path) -> Desk {
    let Desk {
        dir,
        env,
        code,
        vault,
    } = anna;
    drop(vault);
    std::fs::remove_dir_all(dir.path().join("kluis")).unwrap();
    let secret = passphrase();
    let with = RestoreWith::Passphrase(&secret);
    let vault = Vault::restore(backup, place(&dir), with, env.clone(), &mut unwatched).unwrap();
    Desk {
        dir,
        env,
        code,
        vault,
    }
}

#[test]
fn own_work_that_a_restore_lost_waits_for_a_yes_and_then_both_hold_the_same() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let fact = anna.add_fact(case, "harde muziek");
    let backup = anna.dir.path().join("reserve.woonrust-backup");
    anna.vault.backup(&backup).unwrap();
    anna.change(fact, "text", "harde muziek tot twee uur");
    let lost = anna.add_fact(case, "daarna stil");
    bram.merge(&anna.file(case)).unwrap();
    bram.change(case.record(), "urgency", "high");

    let mut anna = restored(anna, &backup);
    anna.change(fact, "text", "harde muziek, opnieuw opgeschreven");
    let epoch = anna.vault.own().epoch;
    let mut file = bram.file(case);
    anna.merge(&file).unwrap();
    let aside = anna.vault.quarantine(10).unwrap();
    assert_eq!(aside.len(), 2);
    assert!(aside.iter().all(|item| item.reason == "unknown_own"));
    assert!(matches!(
        anna.vault.state(lost),
        Err(Error::UnknownRecord(_))
    ));

    file.own_yes = true;
    let planned = anna.vault.plan(&file).unwrap();
    assert_eq!(
        (planned.plan.admit.len(), planned.plan.conflicts.len()),
        (2, 1)
    );
    anna.merge(&file).unwrap();
    assert!(anna.vault.quarantine(10).unwrap().is_empty());
    assert_eq!(anna.vault.own().epoch, epoch, "the restore began a new one");
    bram.merge(&anna.file(case)).unwrap();
    let records = |desk: &Desk| {
        let mut records = desk.vault.case_records(case).unwrap();
        records.sort_by_key(|state| state.id);
        records
    };
    let hers = records(&anna);
    assert_eq!(hers, records(&bram));
    assert!(hers.iter().any(|state| state.id == lost));
    assert!(!hers.iter().any(|state| state.forked || state.incomplete));
    for desk in [&mut anna, &mut bram] {
        assert!(desk.vault.verify().unwrap().is_ok());
    }
}

#[test]
fn a_vault_that_meets_the_work_of_its_own_copy_starts_a_new_epoch() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let mut anna = anna.reopen();
    let copy = anna.dir.path().join("kopie");
    crate::desk::copy(anna.vault.dir(), &copy);
    // Without a marker beside it nobody notices that it is a copy.
    let mut twin = Vault::open(copy, &passphrase(), anna.env.clone()).unwrap();
    assert_eq!(twin.own().epoch, anna.vault.own().epoch);
    twin.transact("change", |tx| {
        tx.write(case.record(), &[set("urgency", "high")])
    })
    .unwrap();
    std::mem::swap(&mut twin, &mut anna.vault);
    bram.merge(&anna.file(case)).unwrap();
    std::mem::swap(&mut twin, &mut anna.vault);

    let before = anna.vault.own().epoch;
    anna.merge(&bram.file(case)).unwrap();
    assert_ne!(anna.vault.own().epoch, before);
    assert_eq!(anna.vault.quarantine(5).unwrap().len(), 1);
    anna.change(case.record(), "urgency", "low");
    let mut file = bram.file(case);
    file.own_yes = true;
    anna.merge(&file).unwrap();
    bram.merge(&anna.file(case)).unwrap();
    let state = anna.vault.state(case.record()).unwrap();
    assert_eq!(state, bram.vault.state(case.record()).unwrap());
    assert!(!state.forked, "two lives never share a chain");
    assert_eq!(state.conflicts().count(), 1);
}

#[test]
fn what_a_stranger_wrote_comes_in_once_he_is_a_partner_and_nothing_else_does() {
    let (mut anna, mut bram, mut carla) = (anna(), bram(), crate::desk::carla());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    carla.merge(&anna.file(case)).unwrap();
    let fact = carla.add_fact(case, "van buiten gezien");
    carla.change(fact, "text", "van buiten gehoord");
    let other = anna.open_case("Beukenlaan", "3");
    let mut file = anna.file(case);
    let hers = carla.file(case).changes.into_iter();
    file.changes
        .extend(hers.filter(|change| change.header.kind == "fact/1"));
    file.changes.extend(anna.file(other).changes);
    file.cards.push(carla.vault.own_card().unwrap());
    bram.merge(&file).unwrap();
    let reasons = |desk: &Desk| {
        let aside = desk.vault.quarantine(50).unwrap();
        let count = |reason: &str| aside.iter().filter(|item| item.reason == reason).count();
        (count("not_partner"), count("out_of_scope"))
    };
    let out_of_scope = reasons(&bram).1;
    assert!(reasons(&bram).0 == 2 && out_of_scope > 0);
    let look_again = |desk: &mut Desk| {
        desk.vault
            .transact("look", |tx| tx.admit_waiting())
            .unwrap()
            .0
    };
    assert_eq!(look_again(&mut bram), 0, "she is no partner yet");
    bram.name_partner(case, &carla);
    assert_eq!(look_again(&mut bram), 2);
    assert_eq!(reasons(&bram), (0, out_of_scope));
    let state = bram.vault.state(fact).unwrap();
    assert_eq!(state.text("text"), Some("van buiten gehoord"));
    assert_eq!(state.creator(), Some(carla.vault.own().root));
    assert_eq!(look_again(&mut bram), 0);
    assert!(bram.vault.verify().unwrap().is_ok());
}
