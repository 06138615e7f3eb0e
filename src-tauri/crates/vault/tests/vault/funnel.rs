//! The write funnel: all or nothing, chains, epochs, what changed.

use crate::desk::{anna, set};
use ledger::{
    author::Edit,
    cbor::Value,
    env::{Env, Wall},
    ids::{CaseId, RecordId},
    record::{Life, delete_value, seal_value},
    sharing::{Class, Token},
};
use vault::{Counts, Error};

#[test]
fn a_first_change_brings_audience_and_class_and_the_next_one_names_all_heads() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let fact = anna.add_fact(case, "vuilniszakken op de galerij");
    let state = anna.vault.state(fact).unwrap();
    assert!(
        state
            .audience
            .admits(&ledger::ids::RootId::from_bytes([1; 32]), true)
    );
    assert_eq!(
        (state.class(), state.text("text")),
        (Some(Class::K2), Some("vuilniszakken op de galerij"))
    );
    anna.change(fact, "text", "drie vuilniszakken op de galerij");
    let changes = anna.vault.changes_of(fact).unwrap();
    assert_eq!(
        (changes[1].header.n, changes[1].header.prev),
        (2, Some(changes[0].id))
    );
    assert_eq!(changes[1].header.writes[0].parents, vec![changes[0].at(2)]);
}

#[test]
fn what_changed_is_told_and_the_counter_moves_only_for_shared_writes() {
    let mut anna = anna();
    let before = anna.vault.own().counter;
    let case = anna.open_case("Lindenhof", "12");
    let write = |tx: &mut vault::Tx<'_>| tx.write(case.record(), &[set("urgency", "high")]);
    let ((), changed) = anna.vault.transact("set_urgency", write).unwrap();
    assert_eq!(
        changed.records.into_iter().collect::<Vec<_>>(),
        vec![case.record()]
    );
    assert_eq!(changed.cases.into_iter().collect::<Vec<_>>(), vec![case]);
    assert_eq!(changed.counter, before + 2);
    let ((), nothing) = anna.vault.transact("look", |_| Ok(())).unwrap();
    assert_eq!((nothing.counter, nothing.records.len()), (before + 2, 0));
}

#[test]
fn a_failing_transaction_stores_nothing_at_all() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let photo = anna.add_fact(case, "foto van de galerij");
    let counts = anna.vault.counts().unwrap();
    let lines = anna.vault.audit_lines(100, 0).unwrap();
    for step in 1..=4 {
        let mut steps = 0;
        let failed = anna.vault.transact("halfway", |tx| {
            let mut stop = || {
                steps += 1;
                if steps == step {
                    Err(Error::Refused("power cut".to_owned()))
                } else {
                    Ok(())
                }
            };
            tx.create(
                case,
                "fact/1",
                &[Token::Case],
                Class::K2,
                &[set("text", "half")],
            )?;
            stop()?;
            tx.write(case.record(), &[set("urgency", "acute")])?;
            stop()?;
            tx.attach(photo, &[7; 200_000])?;
            stop()?;
            tx.once(case, "factor/1", &[set("sf1_q1", "half")])?;
            stop()
        });
        assert!(matches!(failed, Err(Error::Refused(_))), "step {step}");
    }
    assert_eq!(anna.vault.counts().unwrap(), counts);
    assert_eq!(anna.vault.audit_lines(100, 0).unwrap(), lines);
    assert_eq!(
        anna.vault.state(case.record()).unwrap().text("urgency"),
        Some("medium")
    );
    assert!(anna.vault.search("half", 10).unwrap().is_empty());
    assert_eq!(
        std::fs::read_dir(anna.vault.dir().join("blobs"))
            .unwrap()
            .count(),
        0
    );
    assert!(anna.reopen().vault.verify().unwrap().is_ok());
}

#[test]
fn a_record_that_exists_once_per_case_is_made_once() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let answer = |text: &'static str| {
        move |tx: &mut vault::Tx<'_>| tx.once(case, "factor/1", &[set("sf1_q1", text)])
    };
    let (first, _) = anna.vault.transact("answer", answer("ja")).unwrap();
    let (second, _) = anna.vault.transact("answer", answer("nee")).unwrap();
    assert_eq!(first, second);
    let state = anna.vault.state(first).unwrap();
    assert_eq!(
        (state.text("sf1_q1"), state.class()),
        (Some("nee"), Some(Class::K1))
    );
    assert_eq!(state.audience.heads, vec![Some(vec![Token::Case])]);
    let wrong = anna.vault.transact("wrong", |tx| {
        tx.create(case, "factor/1", &[], Class::K1, &[])
    });
    assert!(matches!(wrong, Err(Error::Kind(_))));
    let unknown = anna.vault.transact("wrong", |tx| {
        tx.create(case, "nothing/1", &[], Class::K1, &[])
    });
    assert!(matches!(unknown, Err(Error::Kind(_))));
    let nowhere = anna.vault.transact("wrong", |tx| {
        tx.once(CaseId::from_bytes([3; 16]), "factor/1", &[])
    });
    assert!(matches!(nowhere, Err(Error::UnknownCase(_))));
}

#[test]
fn a_record_that_exists_once_per_case_begins_anew_after_it_was_withdrawn() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let answer = |field: &'static str, text: &'static str| {
        move |tx: &mut vault::Tx<'_>| tx.once(case, "factor/1", &[set(field, text)])
    };
    let first = answer("sf1_q1", "vergissing");
    let (record, _) = anna.vault.transact("answer", first).unwrap();
    let delete = |tx: &mut vault::Tx<'_>| {
        let value = delete_value(&tx.state(record)?, None);
        tx.write(record, &[("_life", Edit::Set(value))])
    };
    anna.vault.transact("withdraw", delete).unwrap();
    assert!(anna.vault.state(record).unwrap().hidden());
    let second = answer("sf1_q2", "Bram");
    let (same, _) = anna.vault.transact("answer", second).unwrap();
    let state = anna.vault.state(record).unwrap();
    assert_eq!((same, &state.life), (record, &Life::Active));
    assert_eq!(
        (state.text("sf1_q1"), state.text("sf1_q2")),
        (None, Some("Bram"))
    );
    assert!(anna.vault.search("vergissing", 10).unwrap().is_empty());
    assert!(anna.reopen().vault.verify().unwrap().is_ok());
}

#[test]
fn a_made_up_change_claims_the_moment_that_is_told_and_the_next_one_the_present() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let past = Wall {
        ms: 1_000,
        offset_minutes: 60,
    };
    let tell = |tx: &mut vault::Tx<'_>| {
        tx.claim(Some(past));
        let then = tx.create(
            case,
            "fact/1",
            &[Token::Case],
            Class::K2,
            &[set("text", "toen")],
        )?;
        tx.claim(None);
        tx.write(then, &[set("text", "nu")])?;
        Ok(then)
    };
    let (fact, _) = anna.vault.transact("fill_samples", tell).unwrap();
    let state = anna.vault.state(fact).unwrap();
    assert_eq!(state.first_wall, past);
    assert_eq!(state.last_wall, anna.env.now());
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn a_deleted_record_leaves_lists_and_search_but_not_the_vault() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let fact = anna.add_fact(case, "per ongeluk opgeschreven");
    let delete = |tx: &mut vault::Tx<'_>| {
        let value = delete_value(&tx.state(fact)?, None);
        tx.write(fact, &[("_life", Edit::Set(value))])
    };
    anna.vault.transact("delete", delete).unwrap();
    assert!(anna.vault.state(fact).unwrap().hidden());
    assert!(anna.vault.search("ongeluk", 10).unwrap().is_empty());
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn a_finished_record_keeps_a_late_write_beside_it() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let fact = anna.add_fact(case, "gezien om drie uur");
    let finish = |tx: &mut vault::Tx<'_>| {
        let value = seal_value(&tx.state(fact)?);
        tx.write(fact, &[("_seal", Edit::Set(value))])
    };
    anna.vault.transact("finish", finish).unwrap();
    anna.change(fact, "text", "gezien om vier uur");
    let state = anna.vault.state(fact).unwrap();
    assert!(state.finished());
    assert_eq!(state.text("text"), Some("gezien om drie uur"));
    assert_eq!(
        anna.vault.search("vier", 10).unwrap().len(),
        1,
        "late words are found too"
    );
    assert!(anna.vault.verify().unwrap().is_ok());
}

#[test]
fn sets_values_and_attachments_come_back() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let fact = anna.add_fact(case, "foto");
    let photo = vec![0x5a; 150_000];
    let (sha256, _) = anna
        .vault
        .transact("attach", |tx| tx.attach(fact, &photo))
        .unwrap();
    let (again, _) = anna
        .vault
        .transact("attach", |tx| tx.attach(fact, &photo))
        .unwrap();
    assert_eq!(sha256, again);
    let add = |tx: &mut vault::Tx<'_>| {
        let codes = [
            ("categories", Edit::Add(Value::from("noise"))),
            ("categories", Edit::Add(Value::from("waste"))),
        ];
        tx.write(case.record(), &codes)?;
        tx.write(
            case.record(),
            &[("categories", Edit::Remove(Value::from("noise")))],
        )
    };
    anna.vault.transact("categories", add).unwrap();
    let anna = anna.reopen();
    assert_eq!(anna.vault.blob(&fact, &sha256).unwrap(), photo);
    assert!(matches!(
        anna.vault.blob(&fact, &[0; 32]),
        Err(Error::AttachmentMissing)
    ));
    assert_eq!(
        anna.vault.counts().unwrap(),
        Counts {
            attachments: 1,
            changes: 5,
            records: 3,
            cases: 1,
            people: 1,
            quarantined: 0
        }
    );
    assert_eq!(
        anna.vault.state(case.record()).unwrap().set("categories"),
        vec![&Value::from("waste")]
    );
}

#[test]
fn a_record_that_was_named_beforehand_is_made_once() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let make = |anna: &mut crate::desk::Desk, text: &'static str| {
        let work = |tx: &mut vault::Tx<'_>| {
            let edits = [set("text", text)];
            tx.create_named([5; 16], case, "fact/1", &[Token::Case], Class::K2, &edits)
        };
        anna.vault.transact("add_entry", work).unwrap().0
    };
    let first = make(&mut anna, "gezien");
    let device = anna.vault.own().device;
    assert_eq!(first, RecordId::derive(device, case, "fact/1", &[5; 16]));
    let changes = anna.vault.counts().unwrap().changes;
    assert_eq!(make(&mut anna, "iets anders"), first);
    assert_eq!(anna.vault.counts().unwrap().changes, changes);
    assert_eq!(
        anna.vault.state(first).unwrap().text("text"),
        Some("gezien")
    );
}

#[test]
fn what_stood_before_is_remembered_once_it_is_asked_for_and_only_of_what_was_written() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let fact = anna.add_fact(case, "gezien");
    let looked = anna.vault.transact("look_back", |tx| {
        tx.write(case.record(), &[set("urgency", "low")])?;
        tx.remember();
        tx.write(fact, &[set("text", "gehoord")])?;
        tx.write(fact, &[set("text", "geroken")])?;
        let edits = [set("text", "ook")];
        let new = tx.create(case, "fact/1", &[Token::Case], Class::K2, &edits)?;
        Ok((new, tx.remembered(), tx.remembered()))
    });
    let ((new, first, again), _) = looked.unwrap();
    assert_eq!(first.len(), 2);
    let before = first[&fact].as_ref();
    assert_eq!(before.and_then(|state| state.text("text")), Some("gezien"));
    assert!(first[&new].is_none(), "it was not there");
    assert!(again.is_empty());
}
