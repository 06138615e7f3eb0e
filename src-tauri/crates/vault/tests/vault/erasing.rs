//! Erasing: hidden at once, taken back or erased for good, and brought back by no file, no backup and no old copy.

use crate::desk::{Desk, anna, bram, passphrase, place, set};
use ledger::{
    control::{ControlHeader, ControlItem, ControlKind, Target},
    erasure::Answer,
    ids::{CaseId, ControlId, RecordId},
    plan::Incoming,
};
use std::fs;
use vault::{DELAY_MS, ErasureState, Error, RestoreWith, Vault, Wanted, unwatched};

pub const WORDS: &str = "kwikstaartmuziek";

pub fn erase(desk: &mut Desk, wanted: &Wanted) -> ControlId {
    let erased = desk
        .vault
        .transact("erase", |tx| tx.erase(wanted, DELAY_MS));
    let (items, _) = erased.unwrap();
    assert_eq!(items.len(), 1);
    items[0].id
}

pub fn wanted(case: CaseId, targets: Vec<Target>) -> Wanted {
    Wanted {
        redact: targets.iter().any(|target| target.change.is_some()),
        case,
        targets,
        basis: "art17".to_owned(),
    }
}

pub fn one(record: RecordId) -> Vec<Target> {
    vec![Target::record(record)]
}

/// Anna's case with a fact, as Bram has it as well.
pub fn shared() -> (Desk, Desk, CaseId, RecordId) {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    let fact = anna.add_fact(case, WORDS);
    bram.merge(&anna.file(case)).unwrap();
    (anna, bram, case, fact)
}

/// What `from` asks of and answers to `to`, in a file of its own.
pub fn asked(from: &Desk, to: &Desk, cases: &[CaseId]) -> Incoming {
    let own = from.vault.own();
    let root = to.vault.own().root;
    Incoming {
        sender: own.root,
        sender_device: own.device,
        scope: cases.to_vec(),
        cards: from.vault.cards().unwrap(),
        control: from.vault.controls_due(&root).unwrap(),
        changes: Vec::new(),
        own_yes: false,
    }
}

pub fn take(desk: &mut Desk, file: &Incoming) {
    desk.merge(file).unwrap();
    desk.vault
        .transact("heed", |tx| tx.heed_file(file, DELAY_MS))
        .unwrap();
}

fn erase_for_good(desk: &mut Desk, id: ControlId) {
    let (gone, _) = desk.vault.erase_for_good(&[id]).unwrap();
    assert_eq!((gone.erasures, gone.files_left), (1, 0));
}

pub fn finds(desk: &Desk) -> bool {
    !desk.vault.search(WORDS, 5).unwrap().is_empty()
}

#[test]
fn what_is_erased_is_in_no_list_no_search_and_no_file_at_once() {
    let (mut anna, _, case, fact) = shared();
    let before = anna.vault.counts().unwrap();
    let id = erase(&mut anna, &wanted(case, one(fact)));
    assert!(!finds(&anna));
    assert!(matches!(
        anna.vault.state(fact),
        Err(Error::UnknownRecord(_))
    ));
    let left = anna.vault.case_records(case).unwrap();
    assert!(left.iter().all(|state| state.id != fact));
    assert_eq!(anna.vault.counts().unwrap().records + 1, before.records);
    let found = anna.vault.erasure(&id).unwrap().unwrap();
    assert_eq!((found.state, found.records), (ErasureState::Waiting, 1));
    assert_eq!(found.due_ms - found.since_ms, DELAY_MS);
    assert!(anna.vault.verify().unwrap().is_ok());
    let again = anna
        .vault
        .transact("change", |tx| tx.write(fact, &[set("text", "weer")]));
    assert!(again.is_err(), "it is not there");
}

#[test]
fn a_whole_case_goes_out_of_the_list_and_comes_back_as_it_was_when_it_is_taken_back() {
    let (mut anna, _, case, fact) = shared();
    let (sha256, _) = anna
        .vault
        .transact("attach", |tx| tx.attach(fact, &[8; 100_000]))
        .unwrap();
    let before = anna.vault.case_records(case).unwrap();
    let row = anna.vault.case_list_row(case).unwrap();
    let id = erase(&mut anna, &wanted(case, Vec::new()));
    assert!(anna.vault.case_list(i64::MAX).unwrap().is_empty());
    assert!(anna.vault.case_records(case).unwrap().is_empty());
    let mut anna = anna.reopen();
    anna.vault
        .transact("recall", |tx| tx.recall_erasure(&id))
        .unwrap();
    let mut after = anna.vault.case_records(case).unwrap();
    let mut before = before;
    before.sort_by_key(|state| state.id);
    after.sort_by_key(|state| state.id);
    assert_eq!(after, before);
    let again = anna.vault.case_list_row(case).unwrap();
    assert_eq!((again.street, again.urgency), (row.street, row.urgency));
    assert_eq!(anna.vault.blob(&fact, &sha256).unwrap(), vec![8; 100_000]);
    assert!(finds(&anna) && anna.vault.erased().unwrap().is_empty());
    assert!(anna.vault.erasures().unwrap().is_empty() && anna.vault.controls().unwrap().is_empty());
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn what_was_erased_for_good_is_not_taken_back() {
    let (mut anna, _, case, fact) = shared();
    let id = erase(&mut anna, &wanted(case, one(fact)));
    erase_for_good(&mut anna, id);
    let back = anna.vault.transact("recall", |tx| tx.recall_erasure(&id));
    assert!(matches!(back, Err(Error::Erased)));
    let none = ControlId::from_bytes([7; 32]);
    let back = anna.vault.transact("recall", |tx| tx.recall_erasure(&none));
    assert!(matches!(back, Err(Error::UnknownErasure)));
}

#[test]
fn an_old_file_brings_nothing_back_before_and_after_and_its_author_hears_of_it() {
    let (mut anna, mut bram, case, fact) = shared();
    bram.change(fact, "place", "trappenhuis");
    let old = bram.file(case);
    let id = erase(&mut anna, &wanted(case, one(fact)));
    for round in 0..2 {
        let planned = anna.vault.plan(&old).unwrap();
        assert_eq!(planned.plan.refused.len(), 2, "his change and hers");
        anna.merge(&old).unwrap();
        assert!(!finds(&anna) && anna.vault.state(fact).is_err());
        let found = anna.vault.erasure(&id).unwrap().unwrap();
        assert_eq!(found.parties.len(), 1, "round {round}");
        assert_eq!(found.parties[0].root, bram.vault.own().root);
        if round == 0 {
            erase_for_good(&mut anna, id);
            anna = anna.reopen();
        }
    }
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn who_wrote_in_one_of_several_erased_records_hears_of_that_one_alone() {
    let (mut anna, mut bram, case, fact) = shared();
    bram.change(fact, "place", "trappenhuis");
    let old = bram.file(case);
    let hidden = anna.add_fact(case, "nooit verstuurd");
    let both = [fact, hidden].map(Target::record).to_vec();
    // A policy with another time for second thoughts than most.
    let begun = |tx: &mut vault::Tx<'_>| tx.erase(&wanted(case, both), DELAY_MS / 2);
    let id = anna.vault.transact("erase", begun).unwrap().0[0].id;
    let him = bram.vault.own().root;
    for _ in 0..2 {
        anna.env.pass_ms(60_000);
        anna.merge(&old).unwrap();
        let due = anna.vault.controls_due(&him).unwrap();
        let targets: Vec<Vec<Target>> =
            due.iter().map(|item| item.header.targets.clone()).collect();
        assert_eq!(targets, [one(fact)], "nothing of the other record");
    }
    // The decision is taken back: what he was told of stays away, and the rest comes back.
    let alone = anna.vault.controls_due(&him).unwrap()[0].id;
    let due = |desk: &Desk, id: &ControlId| desk.vault.erasure(id).unwrap().unwrap().due_ms;
    assert_eq!(due(&anna, &alone), due(&anna, &id), "over at the same time");
    let recall = |desk: &mut Desk, id: &ControlId| {
        let done = desk.vault.transact("recall", |tx| tx.recall_erasure(id));
        done.map(drop)
    };
    recall(&mut anna, &id).unwrap();
    assert!(anna.vault.state(hidden).is_ok() && anna.vault.state(fact).is_err());
    assert_eq!(anna.vault.erasure(&alone).unwrap().unwrap().records, 1);
    recall(&mut anna, &alone).unwrap();
    assert!(finds(&anna) && anna.vault.verify().unwrap().is_ok());
}

#[test]
fn a_redacted_value_is_never_filled_again_and_the_chain_still_verifies() {
    let (mut anna, bram, case, fact) = shared();
    let changes = anna.vault.changes_of(fact).unwrap();
    let place_of = |field: &str| {
        let mut writes = changes[0].header.writes.iter();
        let index = writes.position(|write| write.field == field).unwrap();
        vec![Target {
            record: fact,
            change: Some(changes[0].id),
            write: Some(u16::try_from(index).unwrap()),
        }]
    };
    let id = erase(&mut anna, &wanted(case, place_of("text")));
    assert!(!finds(&anna));
    let state = anna.vault.state(fact).unwrap();
    assert_eq!(state.fields["text"].heads[0].value, None);
    assert_eq!(
        state.fields["text"].heads.len(),
        1,
        "who wrote it and when stays"
    );
    let old = bram.file(case);
    for _ in 0..2 {
        let planned = anna.vault.plan(&old).unwrap();
        assert_eq!(planned.plan.fill, []);
        anna.merge(&old).unwrap();
        assert_eq!(anna.vault.state(fact).unwrap(), state);
        let check = anna.vault.verify().unwrap();
        assert!(check.is_ok(), "{:?}", check.problems);
        if anna.vault.erasure(&id).unwrap().unwrap().state == ErasureState::Waiting {
            erase_for_good(&mut anna, id);
        }
    }
    let universal = erase(&mut anna, &wanted(case, place_of("_class")));
    let found = anna.vault.erasure(&universal).unwrap().unwrap();
    assert_eq!(found.records, 0, "what steers a record is not redacted");
}

#[test]
fn elsewhere_it_is_a_request_until_a_person_there_answers_and_the_receipt_says_what() {
    let (mut anna, mut bram, case, fact) = shared();
    let id = erase(&mut anna, &wanted(case, one(fact)));
    let root = bram.vault.own().root;
    anna.vault
        .transact("ask", |tx| tx.ask_to_erase(&id, [&root]))
        .unwrap();
    let request = asked(&anna, &bram, &[case]);
    assert_eq!(request.control.len(), 1);
    take(&mut bram, &request);
    let found = bram.vault.erasure(&id).unwrap().unwrap();
    assert_eq!((found.state, found.records), (ErasureState::Asked, 0));
    assert!(finds(&bram), "nothing is hidden by a request");

    let answer = |desk: &mut Desk, answer: Answer| {
        let done = desk
            .vault
            .transact("answer", |tx| tx.answer_erasure(&id, &answer, DELAY_MS));
        done.map(drop)
    };
    answer(
        &mut bram,
        Answer::Refused("er loopt een bezwaar".to_owned()),
    )
    .unwrap();
    assert!(finds(&bram));
    let told = asked(&bram, &anna, &[case]);
    take(&mut anna, &told);
    let party = |desk: &Desk| desk.vault.erasure(&id).unwrap().unwrap().parties[0].clone();
    let refused = Answer::Refused("er loopt een bezwaar".to_owned());
    assert_eq!(party(&anna).answer, Some(refused));

    bram.env.pass_ms(60_000);
    answer(&mut bram, Answer::Agreed).unwrap();
    assert!(!finds(&bram));
    assert!(matches!(
        answer(&mut bram, Answer::Agreed),
        Err(Error::Erased)
    ));
    let told = asked(&bram, &anna, &[case]);
    take(&mut anna, &told);
    assert_eq!(party(&anna).answer, Some(Answer::Agreed));

    bram.env.pass_ms(DELAY_MS);
    erase_for_good(&mut bram, id);
    let told = asked(&bram, &anna, &[case]);
    take(&mut anna, &told);
    assert_eq!(party(&anna).answer, Some(Answer::Erased));
    let old = anna.file(case);
    bram.merge(&old).unwrap();
    assert!(bram.vault.verify().unwrap().is_ok());
}

#[test]
fn who_asks_again_got_no_receipt_and_gets_it_again() {
    let (mut anna, mut bram, case, fact) = shared();
    let id = erase(&mut anna, &wanted(case, one(fact)));
    let (annas, brams) = (anna.vault.own().root, bram.vault.own().root);
    anna.vault
        .transact("ask", |tx| tx.ask_to_erase(&id, [&brams]))
        .unwrap();
    let request = asked(&anna, &bram, &[case]);
    take(&mut bram, &request);
    bram.vault
        .transact("answer", |tx| {
            tx.answer_erasure(&id, &Answer::Agreed, DELAY_MS)
        })
        .unwrap();
    let receipt: Vec<ControlItem> = bram.vault.controls_due(&annas).unwrap();
    bram.vault
        .transact("settle", |tx| tx.settle_control(&receipt[0].id, &annas))
        .unwrap();
    assert!(bram.vault.controls_due(&annas).unwrap().is_empty());
    take(&mut bram, &request);
    assert_eq!(bram.vault.controls_due(&annas).unwrap(), receipt);
}

#[test]
fn of_what_one_person_asks_the_newest_ten_thousand_stay() {
    let (anna, mut bram, case, _) = shared();
    let keys = anna.vault.device_keys();
    let mut file = asked(&anna, &bram, &[case]);
    let mut last = None;
    for round in 0..2u8 {
        let ask = |number: u16| {
            let mut record = [round; 16];
            record[..2].copy_from_slice(&number.to_be_bytes());
            let device = anna.vault.own().device;
            let header = ControlHeader {
                targets: one(RecordId::from_bytes(record)),
                ..ControlHeader::new(&*anna.env, ControlKind::Purge, device, case)
            };
            ControlItem::sign(header, &keys.signing)
        };
        file.control = (0..6_000).map(ask).collect();
        take(&mut bram, &file);
        last = file.control.last().map(|item| item.id);
    }
    let stay = bram.vault.erasures().unwrap();
    assert_eq!(stay.len(), 10_000);
    assert_eq!(stay.first().map(vault::Erasure::id), last);
}

#[test]
fn a_backup_and_an_old_copy_of_the_vault_bring_nothing_back() {
    let (mut anna, _, case, fact) = shared();
    let file = anna.dir.path().join("reserve.woonrust-backup");
    anna.vault.backup(&file).unwrap();
    let old = anna.dir.path().join("oud");
    copy(place(&anna.dir).dir(), &old);
    let id = erase(&mut anna, &wanted(case, one(fact)));
    erase_for_good(&mut anna, id);

    let named = anna.vault.backups().unwrap();
    assert_eq!((named.len(), named[0].reachable), (1, true));
    assert_eq!(anna.vault.note_in_backups(&mut unwatched).unwrap(), []);

    // Elsewhere, without the marker of this machine: the backup says it itself.
    let target = anna.dir.path().join("elders");
    let restored = Vault::restore(
        &file,
        &*target,
        RestoreWith::Passphrase(&passphrase()),
        anna.env.clone(),
        &mut unwatched,
    );
    let restored = restored.unwrap();
    assert!(restored.search(WORDS, 5).unwrap().is_empty());
    assert!(restored.state(fact).is_err());
    let erased = restored.erasure(&id).unwrap().unwrap();
    assert_eq!(erased.state, ErasureState::Erased);

    // The folder as it was, put back over the vault: the list beside the marker says it.
    let Desk {
        dir, env, vault, ..
    } = anna;
    drop(vault);
    fs::remove_dir_all(place(&dir).dir()).unwrap();
    copy(&old, place(&dir).dir());
    let back = Vault::open(place(&dir), &passphrase(), env).unwrap();
    assert!(back.search(WORDS, 5).unwrap().is_empty() && back.state(fact).is_err());
    assert_eq!(
        back.erasure(&id).unwrap().unwrap().state,
        ErasureState::Erased
    );
}

#[test]
fn a_list_that_nobody_of_ours_signed_erases_nothing() {
    let (mut anna, mut bram, case, fact) = shared();
    erase(&mut bram, &wanted(case, one(fact)));
    let list = bram.dir.path().join("buiten").join("marker.erased");
    let theirs = fs::read(list).unwrap();
    fs::write(anna.dir.path().join("buiten").join("marker.erased"), theirs).unwrap();
    anna = anna.reopen();
    assert!(finds(&anna));
    assert!(anna.vault.erasures().unwrap().is_empty());
}

#[test]
fn it_is_erased_by_itself_only_when_two_days_agree_that_the_time_is_over() {
    let (mut anna, _, case, fact) = shared();
    let id = erase(&mut anna, &wanted(case, one(fact)));
    assert!(anna.vault.erasures_due().unwrap().is_empty());
    anna.env.pass_ms(DELAY_MS + 1_000);
    let anna = anna.reopen();
    assert!(
        anna.vault.erasures_due().unwrap().is_empty(),
        "one day says so"
    );
    anna.env.pass_ms(25 * 3600 * 1000);
    let anna = anna.reopen();
    assert_eq!(anna.vault.erasures_due().unwrap(), [id]);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
