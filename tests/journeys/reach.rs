//! How far a colleague reaches who asks to erase, or who sends nonsense: not out of the case that he names, not past a hold,
//! and into nobody's files.

use crate::{
    erasing::{ask, erase, list, record_of, thing},
    folder,
};
use app::ErrorCode;
use journeys::{
    Device, inside,
    office::Office,
    story::{Story, report, root, text},
};
use ledger::{
    control::{ControlHeader, ControlItem, ControlKind, MAX_TARGETS, Target},
    ids::{CaseId, ChangeId, RootId},
    plan::Incoming,
};
use serde_json::{Value, json};
use std::fs;

fn agreeing(erasure: &Value) -> Value {
    json!({ "erasure": erasure, "agree": true, "reason": "", "yes": true })
}

#[test]
fn a_request_that_reaches_into_another_case_is_shown_and_nobody_can_agree_to_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let other = text(&bram.done("take_in_report", report(None))["case"]);
    let record = record_of(bram, &other, "address/1");
    let (case, to): (CaseId, RootId) = (story.case.parse().unwrap(), root(bram).parse().unwrap());
    inside::with_vault(anna, |vault| {
        let header = ControlHeader {
            targets: vec![Target::record(record.parse().unwrap())],
            basis: "art17".to_owned(),
            ..ControlHeader::new(&*anna.clock, ControlKind::Purge, vault.own().device, case)
        };
        let item = ControlItem::sign(header, &vault.device_keys().signing);
        let put = vault.transact("test", |tx| {
            tx.add_control(&item)?;
            tx.address_control(&item.id, &to)
        });
        put.unwrap();
    });
    ask(&story, anna, bram);
    let his = list(bram)["asked"][0].clone();
    assert_eq!(
        (&his["state"], &his["may_agree"]),
        (&json!("asked"), &json!(false))
    );
    let refused = bram.refused("answer_erasure", agreeing(&his["erasure"]));
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::InvalidInput, Some("erasure"))
    );
    let records = inside::records(bram, &other);
    assert!(records.contains_key(&record.parse().unwrap()));
    let no = json!({
        "erasure": his["erasure"], "agree": false, "reason": "Dat is een andere zaak.", "yes": false,
    });
    bram.done("answer_erasure", no);
    assert_eq!(list(bram)["asked"][0]["state"], "refused");
}

#[test]
fn a_hold_here_keeps_what_somebody_else_asks_to_erase() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let quote = record_of(anna, &story.case, "quote/1");
    erase(anna, thing(None, Some(&quote), None));
    ask(&story, anna, bram);
    let values = json!({
        "sort": "proceedings", "reason": "Zitting in maart.", "since": "2026-11-20", "state": "holds",
    });
    let form = json!({ "kind": "hold/1", "case": story.case, "record": null, "values": values });
    bram.done("save_form", form);
    let his = list(bram)["asked"][0].clone();
    assert_eq!(his["may_agree"], true);
    let refused = bram.refused("answer_erasure", agreeing(&his["erasure"]));
    assert_eq!(refused.code, ErrorCode::OnHold);
    assert!(inside::records(bram, &story.case).contains_key(&quote.parse().unwrap()));
}

/// A file by Bram that vouches for changes which nobody wrote, in a record that goes to everybody.
fn nonsense(bram: &Device, case: CaseId, round: u8) -> Incoming {
    const ITEMS: u16 = 280;
    let (keys, own, cards) = inside::with_vault(bram, |vault| {
        let cards = vec![vault.own_card().unwrap()];
        (vault.device_keys(), vault.own(), cards)
    });
    let target = |item: u16, place: usize| {
        let mut change = [round; 32];
        change[..2].copy_from_slice(&item.to_be_bytes());
        change[2..10].copy_from_slice(&place.to_be_bytes());
        Target {
            change: Some(ChangeId::from_bytes(change)),
            ..Target::record(case.record())
        }
    };
    let vouch = |item: u16| {
        let header = ControlHeader {
            targets: (0..MAX_TARGETS).map(|place| target(item, place)).collect(),
            basis: "own".to_owned(),
            ..ControlHeader::new(&*bram.clock, ControlKind::Vouch, own.device, case)
        };
        ControlItem::sign(header, &keys.signing)
    };
    Incoming {
        sender: own.root,
        sender_device: own.device,
        scope: vec![case],
        cards,
        control: (0..ITEMS).map(vouch).collect(),
        changes: Vec::new(),
        own_yes: false,
    }
}

#[test]
fn nonsense_of_one_colleague_is_in_no_file_to_another_and_stops_none() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram, phone) = (&office.laptop, &office.bram, office.phone());
    let case: CaseId = office.case.parse().unwrap();
    for round in 0..2 {
        let incoming = nonsense(bram, case, round);
        inside::with_vault(laptop, |vault| {
            let planned = vault.plan(&incoming).unwrap();
            let merged = vault.transact("test", |tx| tx.admit(&planned, &incoming, &[round; 32]));
            merged.unwrap();
            assert!(!vault.controls().unwrap().is_empty());
        });
    }
    let carla = Device::carla(dir.path());
    office.meet(laptop, &carla);
    let partner = json!({
        "case": office.case, "contact": root(&carla), "name": "", "organisation": "", "function": "", "reach": "",
    });
    laptop.done("add_partner", partner);
    let to_carla = office.send(laptop, &carla, "carla.woonrust");
    let to_own = office.file("eigen.woonrust");
    laptop.done("send_to_own_devices", json!({ "path": to_own }));
    for file in [&to_carla, &to_own] {
        let bytes = fs::metadata(file).unwrap().len();
        assert!(bytes < 1_000_000, "{file}: {bytes} bytes");
    }
    office.merge(&carla, &to_carla);
    office.merge(&phone, &to_own);
    office.sound(&[laptop, &carla, &phone]);
}
