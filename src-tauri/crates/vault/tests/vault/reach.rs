//! How far a purge or redaction reaches: never out of the case that it names, never into what steers a record, and into no
//! value that another decision keeps out.

use crate::{
    desk::{Desk, anna, carla, set},
    devices::{new_sheet, put_root, second, take_card},
    erasing::{WORDS, erase, one, shared, take, wanted},
};
use casework::{casefile::CaseFile, erasure::is_held};
use ledger::{
    control::{ControlHeader, ControlItem, ControlKind, Target},
    erasure::Answer,
    ids::{CaseId, ControlId, RecordId},
    plan::{Incoming, QuarantineReason},
    record::{RecordState, is_universal},
    sharing::{Class, Token},
    succession::SuccessionReason,
};
use vault::{DELAY_MS, ErasureState, Error, RootBasis, Tx};

/// What somebody asks, as any program could write it.
fn request(from: &Desk, kind: ControlKind, case: CaseId, targets: Vec<Target>) -> ControlItem {
    let header = ControlHeader {
        targets,
        basis: "art17".to_owned(),
        ..ControlHeader::new(&*from.env, kind, from.vault.own().device, case)
    };
    ControlItem::sign(header, &from.vault.device_keys().signing)
}

/// A file with nothing but that, merged.
fn ask(from: &Desk, to: &mut Desk, case: CaseId, item: &ControlItem) {
    let file = Incoming {
        control: vec![item.clone()],
        changes: Vec::new(),
        ..from.file(case)
    };
    take(to, &file);
}

fn agree(desk: &mut Desk, id: ControlId) -> Result<(), Error> {
    let agreed = desk.vault.transact("answer", |tx| {
        tx.answer_erasure(&id, &Answer::Agreed, DELAY_MS)
    });
    agreed.map(drop)
}

fn recall(desk: &mut Desk, id: ControlId) {
    let recalled = desk.vault.transact("recall", |tx| tx.recall_erasure(&id));
    recalled.unwrap();
}

/// The value of a field in the first change of a record.
fn value(desk: &Desk, record: RecordId, field: &str) -> Target {
    let change = &desk.vault.changes_of(record).unwrap()[0];
    let mut writes = change.header.writes.iter();
    let index = writes.position(|write| write.field == field).unwrap();
    Target {
        record,
        change: Some(change.id),
        write: Some(u16::try_from(index).unwrap()),
    }
}

/// What stands in the text of a record; nothing when it is not here.
fn text(desk: &Desk, record: RecordId) -> Option<String> {
    let state = desk.vault.state(record).unwrap();
    state.text("text").map(str::to_owned)
}

#[test]
fn once_a_case_was_purged_its_name_erases_nothing_of_another_case() {
    let (anna, mut bram, case, _) = shared();
    let other = bram.open_case("Parkweg", "3");
    let kept = bram.add_fact(other, "blijft");
    let purge = request(&anna, ControlKind::Purge, case, Vec::new());
    ask(&anna, &mut bram, case, &purge);
    agree(&mut bram, purge.id).unwrap();
    let words = value(&bram, kept, "text");
    for (kind, targets) in [
        (ControlKind::Purge, one(kept)),
        (ControlKind::Redact, vec![words]),
    ] {
        let item = request(&anna, kind, case, targets);
        ask(&anna, &mut bram, case, &item);
        let found = bram.vault.erasure(&item.id).unwrap().unwrap();
        assert_eq!((found.state, found.reply), (ErasureState::Asked, None));
        assert!(matches!(agree(&mut bram, item.id), Err(Error::NotToErase)));
        assert_eq!(text(&bram, kept).as_deref(), Some("blijft"));
    }
    assert!(bram.vault.verify().unwrap().is_ok());
}

#[test]
fn nobody_can_agree_to_what_leaves_the_case_or_does_not_go_by_itself() {
    let (anna, mut bram, case, fact) = shared();
    let other = bram.open_case("Parkweg", "3");
    let kept = bram.add_fact(other, "blijft");
    let (words, class) = (value(&bram, fact, "text"), value(&bram, fact, "_class"));
    let (purge, redact) = (ControlKind::Purge, ControlKind::Redact);
    let of_other = value(&bram, kept, "text");
    for (kind, named, targets) in [
        (redact, case, one(fact)),
        (redact, case, vec![Target::record(fact), words]),
        (purge, case, vec![words]),
        (purge, case, one(kept)),
        (
            purge,
            case,
            vec![Target::record(fact), Target::record(kept)],
        ),
        (purge, CaseId::NONE, one(fact)),
        (purge, case, one(case.record())),
        (redact, case, vec![class]),
        (redact, case, vec![of_other]),
        (redact, CaseId::NONE, vec![words]),
    ] {
        let item = request(&anna, kind, named, targets);
        ask(&anna, &mut bram, case, &item);
        assert!(!bram.vault.may_agree(&item.header).unwrap(), "{item:?}");
        assert!(matches!(agree(&mut bram, item.id), Err(Error::NotToErase)));
        let found = bram.vault.erasure(&item.id).unwrap().unwrap();
        assert_eq!((found.state, found.reply), (ErasureState::Asked, None));
    }
    assert!(bram.vault.erased().unwrap().is_empty());
    assert_eq!(text(&bram, fact).as_deref(), Some(WORDS));
    assert_eq!(text(&bram, kept).as_deref(), Some("blijft"));
    let fits = request(&anna, purge, case, one(fact));
    ask(&anna, &mut bram, case, &fits);
    assert!(bram.vault.may_agree(&fits.header).unwrap());
    agree(&mut bram, fits.id).unwrap();
    assert!(bram.vault.state(fact).is_err());
}

#[test]
fn what_was_agreed_to_before_it_came_keeps_nothing_of_another_case_out() {
    let (mut anna, mut bram, case, _) = shared();
    let other = anna.open_case("Parkweg", "3");
    let (later, same) = (anna.add_fact(other, "later"), anna.add_fact(case, "ook"));
    let both = vec![Target::record(later), Target::record(same)];
    let item = request(&anna, ControlKind::Purge, case, both);
    ask(&anna, &mut bram, case, &item);
    agree(&mut bram, item.id).unwrap();
    bram.merge(&anna.file(other)).unwrap();
    bram.merge(&anna.file(case)).unwrap();
    assert_eq!(text(&bram, later).as_deref(), Some("later"));
    assert!(bram.vault.state(same).is_err(), "of the case that it names");
}

#[test]
fn a_redaction_of_what_steers_a_record_changes_nothing_wherever_it_comes_first() {
    let (mut anna, mut bram, case, _) = shared();
    let fact = anna.add_fact(case, "glas op straat");
    let class = vec![value(&anna, fact, "_class")];
    // Here the record comes after the redaction, there it was before.
    erase(&mut bram, &wanted(case, class.clone()));
    erase(&mut anna, &wanted(case, class));
    bram.merge(&anna.file(case)).unwrap();
    assert_eq!(
        bram.vault.state(fact).unwrap(),
        anna.vault.state(fact).unwrap()
    );
}

#[test]
fn a_value_that_was_redacted_while_it_was_set_aside_does_not_come_in_with_its_change() {
    let (anna, mut bram, case, _) = shared();
    let mut carla = carla();
    carla.merge(&anna.file(case)).unwrap();
    let fact = carla.add_fact(case, "glas op straat");
    let mut file = anna.file(case);
    file.changes = carla.vault.changes_of(fact).unwrap();
    file.cards.push(carla.vault.own_card().unwrap());
    let reasons = bram.vault.plan(&file).unwrap().plan.quarantine;
    assert_eq!(reasons, [(0, QuarantineReason::NotPartner)]);
    bram.merge(&file).unwrap();
    let words = value(&carla, fact, "text");
    erase(&mut bram, &wanted(case, vec![words]));
    bram.name_partner(case, &carla);
    let came = bram.vault.transact("admit", |tx| tx.admit_waiting());
    assert_eq!(came.unwrap().0, 1);
    assert_eq!(text(&bram, fact), None);
    assert!(bram.vault.verify().unwrap().is_ok());
}

#[test]
fn a_value_that_was_redacted_in_a_record_that_waits_stays_away_when_the_record_comes_back() {
    let (mut anna, _, case, fact) = shared();
    let words = value(&anna, fact, "text");
    let whole = erase(&mut anna, &wanted(case, one(fact)));
    let redaction = erase(&mut anna, &wanted(case, vec![words]));
    recall(&mut anna, whole);
    assert_eq!(text(&anna, fact), None);
    let whole = erase(&mut anna, &wanted(case, one(fact)));
    // Its own decision taken back, it goes back into the record that waits.
    recall(&mut anna, redaction);
    recall(&mut anna, whole);
    assert_eq!(text(&anna, fact).as_deref(), Some(WORDS));
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn a_value_that_two_decisions_redact_comes_back_only_when_both_are_taken_back() {
    let (mut anna, _, case, fact) = shared();
    let words = vec![value(&anna, fact, "text")];
    let first = erase(&mut anna, &wanted(case, words.clone()));
    let second = erase(&mut anna, &wanted(case, words));
    recall(&mut anna, first);
    assert_eq!(text(&anna, fact), None);
    recall(&mut anna, second);
    assert_eq!(text(&anna, fact).as_deref(), Some(WORDS));
    assert!(anna.vault.verify().unwrap().is_ok());
}

/// Somebody holds destruction up.
fn hold(desk: &mut Desk, case: CaseId) -> RecordId {
    let edits = [set("reason", "beroep"), set("state", "holds")];
    let create = |tx: &mut Tx<'_>| tx.create(case, "hold/1", &[Token::Case], Class::K1, &edits);
    desk.vault.transact("hold", create).unwrap().0
}

fn holds_up(desk: &Desk, case: CaseId) -> bool {
    let records = desk.vault.case_records(case).unwrap();
    is_held(&CaseFile::read(case, &records, desk.vault.own().root))
}

fn records(desk: &Desk, case: CaseId) -> Vec<RecordState> {
    let mut records = desk.vault.case_records(case).unwrap();
    records.sort_by_key(|state| state.id);
    records
}

#[test]
fn what_was_agreed_to_before_it_came_goes_only_when_it_may_go_by_itself() {
    let (mut anna, mut bram, case, fact) = shared();
    let mut carla = carla();
    anna.name_partner(case, &carla);
    carla.merge(&anna.file(case)).unwrap();
    bram.merge(&anna.file(case)).unwrap();
    let held_up = hold(&mut carla, case);
    let factor = RecordId::once(anna.vault.own().device, case, "factor/1");
    let whole = [fact, held_up, factor].map(Target::record).to_vec();
    let state = vec![value(&carla, held_up, "state")];
    for (kind, targets) in [(ControlKind::Purge, whole), (ControlKind::Redact, state)] {
        let item = request(&bram, kind, case, targets);
        ask(&bram, &mut anna, case, &item);
        agree(&mut anna, item.id).unwrap();
    }
    anna.merge(&carla.file(case)).unwrap();
    assert!(anna.vault.state(fact).is_err());
    let state = anna.vault.state(held_up).unwrap();
    assert_eq!(state.text("state"), Some("holds"));
    assert!(holds_up(&anna, case));
    let answer = [set("sf1_q1", "ja")];
    let wrote = |tx: &mut Tx<'_>| tx.once(case, "factor/1", &answer);
    assert_eq!(anna.vault.transact("factor", wrote).unwrap().0, factor);
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn a_decision_is_taken_back_also_after_a_hold_came_in_again() {
    for round in ["as it was", "without values", "opened again"] {
        let (mut anna, mut bram, case, _) = shared();
        let held_up = hold(&mut bram, case);
        bram.change(held_up, "state", "ended");
        anna.merge(&bram.file(case)).unwrap();
        let before = records(&anna, case);
        let id = erase(&mut anna, &wanted(case, Vec::new()));
        if round == "opened again" {
            bram.change(held_up, "state", "holds");
        }
        let mut file = bram.file(case);
        if round == "without values" {
            for change in &mut file.changes {
                let writes = change.header.writes.iter().zip(&mut change.body);
                let words = writes.filter(|(write, _)| !is_universal(&write.field));
                words.for_each(|(_, slot)| *slot = None);
            }
        }
        anna.merge(&file).unwrap();
        assert!(anna.vault.state(held_up).is_ok(), "{round}: it came again");
        recall(&mut anna, id);
        if round == "opened again" {
            assert_eq!(records(&anna, case).len(), before.len());
            assert!(holds_up(&anna, case));
        } else {
            assert_eq!(records(&anna, case), before, "{round}");
        }
        assert!(anna.vault.erased().unwrap().is_empty());
        assert!(anna.vault.verify().unwrap().is_ok());
    }
}

#[test]
fn a_decision_from_before_a_new_sheet_is_taken_back_on_every_own_device() {
    let mut laptop = anna();
    let mut phone = second(&laptop, 11);
    take_card(&mut laptop, &phone.vault.own_card().unwrap());
    let decided = |desk: &mut Desk| {
        let case = desk.open_case("Lindenhof", "12");
        let fact = desk.add_fact(case, WORDS);
        (fact, erase(desk, &wanted(case, one(fact))))
    };
    let (here, there) = (decided(&mut laptop), decided(&mut phone));
    let card = new_sheet(&mut laptop, SuccessionReason::Lost).card;
    let code = laptop.code.clone();
    put_root(&mut phone, &code, RootBasis::OfOtherDevice(&card));
    for (desk, (fact, id)) in [(&mut laptop, here), (&mut phone, there)] {
        recall(desk, id);
        assert_eq!(text(desk, fact).as_deref(), Some(WORDS));
    }
}
