//! One person on several devices: one more, one that is lost and vouched for, other keys, another recovery sheet.

use crate::{
    desk::{Desk, anna, bram, carla, passphrase, place},
    tests_env::{FixedEnv, quick_dir},
};
use ledger::{
    identity::{Card, CardFacts},
    ids::{CaseId, ChangeId, DeviceId, RecordId},
    plan::{Alarm, CardStep, Incoming, QuarantineReason},
    succession::SuccessionReason,
};
use std::sync::Arc;
use vault::{Error, Kdf, NewRoot, OldDevice, RecoveryCode, RootBasis, Vault, unwatched};

/// One more device of the person of a desk.
pub fn second(desk: &Desk, seed: u64) -> Desk {
    let (dir, env) = (quick_dir(), Arc::new(FixedEnv::seeded(seed)));
    let (card, code) = (desk.vault.own_card().unwrap(), desk.code.clone());
    let made = Vault::create_second(
        place(&dir),
        &passphrase(),
        &card,
        &code,
        env.clone(),
        Kdf::CHEAP,
    );
    Desk {
        vault: made.unwrap(),
        dir,
        env,
        code,
    }
}

fn device(desk: &Desk) -> DeviceId {
    desk.vault.own().device
}

pub fn take_card(at: &mut Desk, card: &Card) -> CardStep {
    at.vault
        .transact("import_card", |tx| tx.store_card(card))
        .unwrap()
        .0
}

/// Everything of a case with the vouches that go along.
fn file(desk: &Desk, case: CaseId) -> Incoming {
    Incoming {
        control: desk.vault.controls_of(case).unwrap(),
        ..desk.file(case)
    }
}

fn aside(desk: &Desk) -> Vec<ChangeId> {
    let items = desk.vault.quarantine(50).unwrap();
    assert!(items.iter().all(|item| item.reason == "revoked_device"));
    items.into_iter().map(|item| item.change.id).collect()
}

fn holds(desk: &Desk, record: RecordId) -> bool {
    desk.vault.state(record).is_ok()
}

fn sound(desks: &mut [&mut Desk]) {
    for desk in desks {
        let found = desk.vault.verify().unwrap();
        assert!(found.is_ok(), "{found:?}");
    }
}

/// Anna with a laptop and a phone, and Bram, who has a fact of the laptop.
struct Lost {
    laptop: Desk,
    phone: Desk,
    bram: Desk,
    case: CaseId,
    early: RecordId,
    late: RecordId,
}

/// The phone declares the laptop lost, after that wrote something that nobody else has.
fn lost(mine: bool) -> Lost {
    let (mut laptop, mut bram) = (anna(), bram());
    let case = laptop.open_case("Lindenhof", "12");
    laptop.name_partner(case, &bram);
    let early = laptop.add_fact(case, "harde muziek");
    let mut phone = second(&laptop, 11);
    take_card(&mut laptop, &phone.vault.own_card().unwrap());
    phone.merge(&file(&laptop, case)).unwrap();
    bram.merge(&file(&laptop, case)).unwrap();
    let late = laptop.add_fact(case, "glas op straat");
    let code = phone.code.clone();
    let (card, _) = phone
        .vault
        .revoke_device(&code, &device(&laptop), mine)
        .unwrap();
    assert!(card.has_revoked(&device(&laptop)));
    Lost {
        laptop,
        phone,
        bram,
        case,
        early,
        late,
    }
}

#[test]
fn a_second_device_is_certified_with_the_code_and_both_are_the_same_person() {
    let mut laptop = anna();
    let case = laptop.open_case("Lindenhof", "12");
    let fact = laptop.add_fact(case, "harde muziek");
    let mut phone = second(&laptop, 11);
    let (one, other) = (laptop.vault.own(), phone.vault.own());
    assert_eq!(one.root, other.root);
    assert!(other.finished && one.device != other.device && one.vault != other.vault);
    let card = phone.vault.own_card().unwrap();
    assert_eq!((card.facts.version, card.facts.devices.len()), (2, 2));
    assert_eq!(take_card(&mut laptop, &card), CardStep::Newer);
    phone.merge(&file(&laptop, case)).unwrap();
    // Both go on with what the other began, and nobody has to be named as partner for that.
    phone.change(fact, "text", "harde muziek en glas");
    let more = phone.add_fact(case, "rust na elf uur");
    laptop.merge(&file(&phone, case)).unwrap();
    assert_eq!(
        laptop.vault.state(fact).unwrap(),
        phone.vault.state(fact).unwrap()
    );
    assert_eq!(
        laptop.vault.state(more).unwrap().creator(),
        Some(one.root),
        "what one device made is the person's"
    );
    sound(&mut [&mut laptop, &mut phone]);
    let mut phone = phone.reopen();
    sound(&mut [&mut phone]);
}

#[test]
fn the_code_of_somebody_else_makes_no_second_device_and_leaves_nothing() {
    let (laptop, bram) = (anna(), bram());
    let dir = quick_dir();
    let made = Vault::create_second(
        place(&dir),
        &passphrase(),
        &laptop.vault.own_card().unwrap(),
        &bram.code,
        Arc::new(FixedEnv::seeded(12)),
        Kdf::CHEAP,
    );
    assert!(matches!(made, Err(Error::WrongCode)));
    assert!(!Vault::exists(place(&dir).dir()));
}

#[test]
fn what_was_held_when_a_loss_was_told_stays_and_what_comes_later_waits_for_its_owner() {
    let mut desks = lost(true);
    let (case, late) = (desks.case, desks.late);
    desks.bram.merge(&file(&desks.phone, case)).unwrap();
    // The file of the lost laptop: what it wrote before is held, the rest is set aside, at everyone.
    let stick = desks.laptop.file(case);
    for desk in [&mut desks.bram, &mut desks.phone] {
        let planned = desk.vault.plan(&stick).unwrap();
        let reasons: Vec<_> = planned.plan.quarantine.iter().map(|(_, r)| *r).collect();
        assert_eq!(reasons, [QuarantineReason::RevokedDevice]);
        desk.merge(&stick).unwrap();
        assert!(holds(desk, desks.early) && !holds(desk, late));
        assert!(desk.vault.search("glas", 5).unwrap().is_empty());
    }
    let waiting = aside(&desks.phone);
    // Nobody vouches for somebody else, nor for what does not wait.
    let vouch = |desk: &mut Desk, items: &[ChangeId]| {
        let done = desk.vault.transact("vouch", |tx| tx.vouch(items));
        done.map(|(came, _)| came)
    };
    assert!(matches!(
        vouch(&mut desks.bram, &waiting),
        Err(Error::NotOwn)
    ));
    let unknown = ChangeId::from_bytes([9; 32]);
    assert!(matches!(
        vouch(&mut desks.phone, &[unknown]),
        Err(Error::NotSetAside)
    ));
    assert_eq!(vouch(&mut desks.phone, &waiting).unwrap(), 1);
    assert!(holds(&desks.phone, late) && aside(&desks.phone).is_empty());
    desks.bram.merge(&file(&desks.phone, case)).unwrap();
    assert!(holds(&desks.bram, late) && aside(&desks.bram).is_empty());
    assert_eq!(desks.bram.vault.search("glas", 5).unwrap().len(), 1);
    sound(&mut [&mut desks.bram, &mut desks.phone]);
}

#[test]
fn a_vouch_that_comes_alone_lets_in_what_waited_for_it() {
    let mut desks = lost(true);
    let (case, late) = (desks.case, desks.late);
    desks.bram.merge(&file(&desks.phone, case)).unwrap();
    let stick = desks.laptop.file(case);
    desks.bram.merge(&stick).unwrap();
    desks.phone.merge(&stick).unwrap();
    let waiting = aside(&desks.phone);
    let vouched = desks.phone.vault.transact("vouch", |tx| tx.vouch(&waiting));
    assert_eq!(vouched.unwrap().0, 1);
    let mut only = file(&desks.phone, case);
    only.changes.clear();
    desks.bram.merge(&only).unwrap();
    assert!(
        !holds(&desks.bram, late),
        "a merge does only what its plan says"
    );
    let came = desks.bram.vault.transact("again", |tx| tx.admit_waiting());
    assert_eq!(came.unwrap().0, 1);
    assert!(holds(&desks.bram, late));
    sound(&mut [&mut desks.bram]);
}

#[test]
fn who_gets_the_case_after_the_loss_takes_it_in_only_when_it_was_said_to_be_ones_own() {
    for mine in [true, false] {
        let mut desks = lost(mine);
        let mut carla = carla();
        desks.phone.name_partner(desks.case, &carla);
        carla.merge(&file(&desks.phone, desks.case)).unwrap();
        assert_eq!(holds(&carla, desks.early), mine);
        if !mine {
            // Said later, it comes later.
            assert!(desks.phone.vault.vouch_for_lost().unwrap().0 > 0);
            assert_eq!(desks.phone.vault.vouch_for_lost().unwrap().0, 0);
            carla.merge(&file(&desks.phone, desks.case)).unwrap();
            assert!(holds(&carla, desks.early) && aside(&carla).is_empty());
        }
        sound(&mut [&mut carla, &mut desks.phone]);
    }
}

#[test]
fn a_laptop_that_was_found_again_gets_other_keys_and_is_believed_again() {
    let mut desks = lost(true);
    let case = desks.case;
    take_card(&mut desks.laptop, &desks.phone.vault.own_card().unwrap());
    assert!(desks.laptop.vault.is_declared_lost());
    assert!(matches!(
        desks.laptop.vault.vouch_for_lost(),
        Err(Error::ThisDeviceIsLost)
    ));
    let before = device(&desks.laptop);
    let code = desks.laptop.code.clone();
    let (card, _) = desks
        .laptop
        .vault
        .renew_device(&code, OldDevice::Ends, true)
        .unwrap();
    assert!(!desks.laptop.vault.is_declared_lost());
    assert_ne!(device(&desks.laptop), before);
    assert_eq!(card.active_devices().count(), 2, "the phone, and this one");
    let former = desks.laptop.vault.former().unwrap();
    assert_eq!((former.len(), former[0].device), (1, before));
    desks
        .laptop
        .change(desks.late, "text", "glas op straat, opgeruimd");
    let state = desks.laptop.vault.state(desks.late).unwrap();
    assert!(!state.incomplete && !state.forked);
    desks.bram.merge(&file(&desks.laptop, case)).unwrap();
    assert!(aside(&desks.bram).is_empty());
    assert_eq!(
        desks.bram.vault.state(desks.late).unwrap().text("text"),
        Some("glas op straat, opgeruimd")
    );
    let mut laptop = desks.laptop.reopen();
    sound(&mut [&mut laptop, &mut desks.bram]);
}

#[test]
fn a_device_does_not_declare_itself_or_a_stranger_lost() {
    let (mut anna, bram) = (anna(), bram());
    let (code, own, other) = (anna.code.clone(), device(&anna), device(&bram));
    let itself = anna.vault.revoke_device(&code, &own, true);
    assert!(matches!(itself, Err(Error::ThisDevice)));
    let stranger = anna.vault.revoke_device(&code, &other, true);
    assert!(matches!(stranger, Err(Error::UnknownDevice)));
    let wrong = anna.vault.renew_device(&bram.code, OldDevice::Ends, true);
    assert!(matches!(wrong, Err(Error::WrongCode)));
    assert_eq!(anna.vault.own_card().unwrap().facts.version, 1);
}

#[test]
fn what_is_lost_stays_lost_whatever_a_later_card_says() {
    let mut desks = lost(true);
    let told = desks.phone.vault.own_card().unwrap();
    take_card(&mut desks.bram, &told);
    let root = desks.phone.code.root_keys().signing;
    let facts = CardFacts {
        version: 9,
        revoked: vec![],
        ..told.facts.clone()
    };
    let forgetful = Card::sign(facts, &root);
    assert_eq!(take_card(&mut desks.bram, &forgetful), CardStep::Clash);
    assert_eq!(desks.bram.vault.rivals(&told.root_id()).unwrap().len(), 1);
    let stick = desks.laptop.file(desks.case);
    desks.bram.merge(&stick).unwrap();
    assert!(!holds(&desks.bram, desks.late));
}

#[test]
fn two_devices_that_change_the_card_at_once_find_each_other_in_the_next_one() {
    let laptop = anna();
    let mut phone = second(&laptop, 11);
    let tablet = second(&phone, 12);
    let code = phone.code.clone();
    let renewed = phone.vault.renew_device(&code, OldDevice::StaysInUse, true);
    let (mine, theirs) = (renewed.unwrap().0, tablet.vault.own_card().unwrap());
    assert_eq!(mine.facts.version, theirs.facts.version);
    assert_eq!(take_card(&mut phone, &theirs), CardStep::Clash);
    let kept = phone.vault.rivals(&mine.root_id()).unwrap();
    assert_eq!(kept, std::slice::from_ref(&theirs));
    let next = phone.vault.revoke_device(&code, &device(&laptop), true);
    let next = next.unwrap().0;
    assert_eq!(next.facts.version, mine.facts.version + 1);
    assert_eq!(next.facts.devices.len(), 4);
    assert!(next.device(&device(&tablet)).is_some());
    assert!(phone.vault.rivals(&mine.root_id()).unwrap().is_empty());
}

/// Another recovery sheet for the person of a desk.
pub fn new_sheet(desk: &mut Desk, reason: SuccessionReason) -> NewRoot {
    let code = RecoveryCode::generate(&*desk.env);
    let made = put_root(desk, &code, RootBasis::New(reason));
    desk.code = code;
    made
}

pub fn put_root(desk: &mut Desk, code: &RecoveryCode, basis: RootBasis<'_>) -> NewRoot {
    let keys = desk.vault.rekeying();
    let keys = keys.renew_for(&passphrase(), code, Kdf::CHEAP).unwrap();
    let made = desk.vault.put_new_root(keys, code, basis, &mut unwatched);
    made.unwrap()
}

#[test]
fn a_new_sheet_gives_a_new_root_and_the_old_code_opens_nothing_any_more() {
    let mut desk = anna();
    let case = desk.open_case("Lindenhof", "12");
    let fact = desk.add_fact(case, "harde muziek");
    let (before, old_code) = (desk.vault.own(), desk.code.clone());
    let made = new_sheet(&mut desk, SuccessionReason::Leaked);
    let after = desk.vault.own();
    assert!(after.root != before.root && after.device != before.device);
    assert_eq!(made.card, desk.vault.own_card().unwrap());
    assert_eq!((made.card.root_id(), made.old_files_left), (after.root, 0));
    let said = made.card.succession.as_ref().unwrap();
    assert_eq!((said.from, said.device_id()), (before.root, before.device));
    // What was made before is still his, and can be gone on with.
    assert_eq!(desk.vault.state(fact).unwrap().creator(), Some(after.root));
    desk.change(fact, "text", "harde muziek, nu stil");
    sound(&mut [&mut desk]);
    let mut desk = desk.reopen();
    assert_eq!(desk.vault.own().root, after.root);
    sound(&mut [&mut desk]);
    let Desk {
        dir,
        env,
        code,
        vault,
    } = desk;
    drop(vault);
    let recover = |code: &RecoveryCode| {
        let (place, env) = (place(&dir), env.clone());
        Vault::recover(place, code, &passphrase(), env, Kdf::CHEAP)
    };
    assert!(matches!(recover(&old_code), Err(Error::WrongCode)));
    assert_eq!(recover(&code).unwrap().own().root, after.root);
}

#[test]
fn another_own_device_joins_the_new_sheet_and_a_stranger_cannot_make_it() {
    let mut laptop = anna();
    let mut phone = second(&laptop, 11);
    take_card(&mut laptop, &phone.vault.own_card().unwrap());
    let made = new_sheet(&mut laptop, SuccessionReason::Lost);
    let code = laptop.code.clone();
    let joined = put_root(&mut phone, &code, RootBasis::OfOtherDevice(&made.card));
    assert_eq!(joined.card.root_id(), laptop.vault.own().root);
    assert_eq!(joined.card.facts.devices.len(), 2);
    sound(&mut [&mut phone]);
    // A sheet that another person made is none for him.
    let mut carla = carla();
    let theirs = new_sheet(&mut carla, SuccessionReason::Lost);
    let keys = phone.vault.rekeying();
    let keys = keys
        .renew_for(&passphrase(), &carla.code, Kdf::CHEAP)
        .unwrap();
    let basis = RootBasis::OfOtherDevice(&theirs.card);
    let refused = phone
        .vault
        .put_new_root(keys, &carla.code, basis, &mut unwatched);
    assert!(matches!(refused, Err(Error::Succession)));
    assert_eq!(phone.vault.own().root, laptop.vault.own().root);
    sound(&mut [&mut phone]);
}

#[test]
fn a_colleague_is_told_of_a_new_root_and_takes_it_for_the_same_person_once_he_compared() {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let fact = anna.add_fact(case, "harde muziek");
    bram.merge(&file(&anna, case)).unwrap();
    let from = anna.vault.own().root;
    let card = new_sheet(&mut anna, SuccessionReason::Lost).card;
    let to = card.root_id();
    anna.change(fact, "text", "harde muziek, nu stil");
    let sent = file(&anna, case);
    let planned = bram.vault.plan(&sent).unwrap();
    assert_eq!(planned.plan.alarms, [Alarm::Succession { new: to, from }]);
    bram.merge(&sent).unwrap();
    // A claim: two people until it was compared. Her earlier words stay whose they were.
    assert_eq!(bram.vault.state(fact).unwrap().creator(), Some(from));
    assert!(bram.vault.is_sound_succession(&card));
    let follow = |desk: &mut Desk, card: &Card| {
        let done = desk.vault.transact("follow", |tx| tx.follow(card));
        done.map(drop)
    };
    follow(&mut bram, &card).unwrap();
    assert_eq!((bram.vault.heir(&from), bram.vault.heir(&to)), (to, to));
    assert_eq!(bram.vault.state(fact).unwrap().creator(), Some(to));
    sound(&mut [&mut bram]);
    let mut bram = bram.reopen();
    assert_eq!(bram.vault.heir(&from), to);
    sound(&mut [&mut bram]);
    // The file again is no news, and who was followed is followed once.
    assert!(bram.vault.plan(&sent).unwrap().plan.alarms.is_empty());
    assert!(matches!(follow(&mut bram, &card), Err(Error::Succession)));
}

#[test]
fn a_succession_that_somebody_else_claims_is_followed_by_nobody() {
    let (mut anna, mut bram, mut carla) = (anna(), bram(), carla());
    let case = anna.open_case("Lindenhof", "12");
    bram.merge(&file(&anna, case)).unwrap();
    take_card(&mut bram, &carla.vault.own_card().unwrap());
    // Carla says of a new key that it follows Anna's: her device does not say so for Anna.
    let theirs = new_sheet(&mut carla, SuccessionReason::Lost).card;
    let mut facts = theirs.facts.clone();
    facts.name = anna.vault.own_card().unwrap().facts.name;
    let said = ledger::succession::Succession::sign(
        anna.vault.own().root,
        &theirs.root,
        SuccessionReason::Lost,
        1,
        &carla.vault.device_keys().signing,
    );
    let root = carla.code.root_keys().signing;
    let forged = Card::sign_after(facts, Some(said), &root);
    take_card(&mut bram, &forged);
    assert!(!bram.vault.is_sound_succession(&forged));
    let followed = bram.vault.transact("follow", |tx| tx.follow(&forged));
    assert!(matches!(followed, Err(Error::Succession)));
}

#[test]
fn backups_that_the_old_sheet_opens_stay_on_a_list_until_they_are_destroyed() {
    let mut desk = anna();
    desk.open_case("Lindenhof", "12");
    let at = |name: &str| desk.dir.path().join(name);
    let (old, gone, new) = (at("oud.backup"), at("weg.backup"), at("nieuw.backup"));
    for path in [&old, &gone] {
        desk.vault.backup(path).unwrap();
        desk.env.pass_ms(1_000);
    }
    assert!(desk.vault.old_backups().unwrap().is_empty());
    desk.env.pass_ms(1_000);
    new_sheet(&mut desk, SuccessionReason::Leaked);
    desk.env.pass_ms(1_000);
    desk.vault.backup(&new).unwrap();
    std::fs::remove_file(&gone).unwrap();
    let listed = |desk: &Desk| {
        let backups = desk.vault.old_backups().unwrap();
        let named = backups.into_iter();
        named
            .map(|backup| (backup.path, backup.reachable))
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&desk), [(gone.clone(), false), (old.clone(), true)]);
    desk.vault.destroy_backup(&old).unwrap();
    assert!(!old.exists());
    assert_eq!(listed(&desk), [(gone.clone(), false)]);
    // Another file that took the name is left alone.
    std::fs::write(&gone, b"boodschappen").unwrap();
    assert!(desk.vault.destroy_backup(&gone).is_err());
    assert!(gone.exists());
    desk.vault.forget_backup(&gone).unwrap();
    assert!(listed(&desk).is_empty());
}
