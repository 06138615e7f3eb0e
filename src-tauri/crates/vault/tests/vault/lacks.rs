//! What does not come in while its record waits to be erased is told as missing, and comes again once that is taken back.

use crate::{
    acks::{
        FIRST, SECOND, THIRD, all, builds, device, hear, letter, note, root, send, shared, take,
    },
    desk::Desk,
};
use ledger::{
    acks::{FileId, Lack},
    change::Change,
    control::Target,
    env::Env,
    ids::{CaseId, ControlId, RecordId},
    plan::Incoming,
};
use vault::{DELAY_MS, Tx, Wanted};

/// Bram has Anna's fact and purged it; then a change by Anna came. The file that brought it, and his decision.
fn purged_meanwhile() -> (Desk, Desk, RecordId, ControlId, Incoming) {
    let (mut anna, mut bram, case) = shared();
    let sent = send(&mut anna, &bram, case, FIRST);
    take(&mut bram, &sent, &letter(&anna, FIRST));
    let fact = fact(&bram, case);
    let wanted = Wanted {
        redact: false,
        case,
        targets: vec![Target::record(fact)],
        basis: "mistake".to_owned(),
    };
    let erase = |tx: &mut Tx<'_>| tx.erase(&wanted, DELAY_MS);
    let id = bram.vault.transact("erase", erase).unwrap().0[0].id;
    anna.change(fact, "place", "trappenhuis");
    let sent = send(&mut anna, &bram, case, SECOND);
    take(&mut bram, &sent, &letter(&anna, SECOND));
    (anna, bram, fact, id, sent)
}

fn fact(desk: &Desk, case: CaseId) -> RecordId {
    let records = desk.vault.case_records(case).unwrap();
    let mut facts = records.iter().filter(|state| state.kind == "fact/1");
    facts.next().unwrap().id
}

/// What Bram tells Anna that he lacks of a file.
fn lacks(bram: &Desk, anna: &Desk, file: FileId) -> Vec<Lack> {
    let acks = bram.vault.acks_for(&root(anna)).unwrap();
    let mut files = acks[0].files.iter();
    let acked = files.find(|acked| acked.file == file).unwrap();
    acked.lacks.clone()
}

#[test]
fn a_change_that_came_while_its_record_waited_comes_again_once_that_is_taken_back() {
    let (mut anna, mut bram, fact, id, sent) = purged_meanwhile();
    assert_eq!(
        lacks(&bram, &anna, SECOND).len(),
        2,
        "the record and the change"
    );
    let acks = bram.vault.acks_for(&root(&anna)).unwrap();
    hear(&mut anna, &bram, &acks, bram.env.now());
    let presumed = anna.vault.presumed(&root(&bram), &[device(&bram)]).unwrap();
    let is_new = |change: &&Change| presumed.file_with(&change.id, &all(change)).is_none();
    let new: Vec<Change> = sent.changes.iter().filter(is_new).cloned().collect();
    assert_eq!(new.len(), 1, "what he held before goes no more");

    bram.vault
        .transact("recall", |tx| tx.recall_erasure(&id))
        .unwrap();
    let delta = Incoming {
        changes: new,
        ..sent.clone()
    };
    note(&mut anna, &bram, &delta, THIRD);
    let third = builds(&anna, THIRD, &[FIRST]);
    take(&mut bram, &delta, &third);
    assert_eq!(bram.vault.changes_of(fact).unwrap().len(), 2);
    assert_eq!(lacks(&bram, &anna, SECOND), [], "it is here by now");
}

#[test]
fn what_was_erased_for_good_need_not_come_again() {
    let (anna, mut bram, _, id, _) = purged_meanwhile();
    bram.vault.erase_for_good(&[id]).unwrap();
    assert_eq!(lacks(&bram, &anna, SECOND), []);
}
