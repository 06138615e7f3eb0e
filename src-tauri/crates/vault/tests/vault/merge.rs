//! Two vaults, one case: plan, admit, conflict, choose.

use crate::desk::{anna, bram, set};
use ledger::{
    author::Edit,
    cbor::Value,
    plan::CardStep,
    plan::QuarantineReason,
    sharing::{Class, Token},
};
use vault::{CaseQuery, Error, Tx};

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
        bram.vault.case_list(&CaseQuery::default()).unwrap().rows[0].street,
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
