//! Files in the wild: what was acknowledged need not go again; what got lost, came late, twice or by another way costs
//! nothing; what never came is seen and asked for.

use crate::folder;
use journeys::{
    Device, inside, leaks,
    letters::{fact, finds, go_back, inspect, preview, send_new, with},
    office::Office,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::fs;

#[test]
fn only_what_is_new_goes_once_it_was_acknowledged() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let sent = preview(anna, &story.case, bram, true);
    assert_eq!(
        (&sent["extent"]["acked_at"], &sent["extent"]["new"]),
        (&Value::Null, &sent["extent"]["all"]),
        "sent is not acknowledged"
    );
    assert_eq!(with(anna, &story.case, bram)["not_acked"], 1);
    story.pass_on(bram, anna);
    let known = preview(anna, &story.case, bram, false);
    assert!(known["extent"]["acked_at"].is_string(), "{known}");
    assert_eq!(known["extent"]["new"], 0);
    assert_eq!(known["extent"]["all"], sent["extent"]["all"]);
    let letters = with(anna, &story.case, bram);
    assert_eq!(
        (
            &letters["devices"],
            &letters["devices_acked"],
            &letters["not_acked"]
        ),
        (&json!(1), &json!(1), &json!(0))
    );

    fact(anna, &story.case, "Een kwikstaart op de galerij.");
    let new = preview(anna, &story.case, bram, true);
    assert_eq!(rows(&new["receives"]).count(), 1);
    assert_eq!(
        rows(&preview(anna, &story.case, bram, false)["receives"]).count(),
        { usize::try_from(known["extent"]["all"].as_u64().unwrap()).unwrap() + 1 }
    );
    let file = send_new(&story, anna, bram, "nieuw.woonrust");
    let inside = inspect(bram, &file);
    assert_eq!(
        (&inside["kind"], &inside["changes"], &inside["attachments"]),
        (&json!("delta"), &json!(1), &json!(0))
    );
    let (ahead, merged) = story.merge(bram, &file);
    assert_eq!(
        (
            &ahead["partial"],
            &ahead["missing_files"],
            &ahead["acknowledges"]
        ),
        (&json!(true), &json!(0), &json!(1))
    );
    assert_eq!(
        (&merged["new_records"], &merged["missing_files"]),
        (&json!(1), &json!(0))
    );
    assert!(finds(bram, "kwikstaart"));
    story.records_agree();
}

#[test]
fn a_file_that_got_lost_or_came_late_or_twice_costs_nothing() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    story.pass_on(bram, anna);
    fact(anna, &story.case, "Eerst een kwikstaart.");
    let lost = send_new(&story, anna, bram, "eerste.woonrust");
    fact(anna, &story.case, "Daarna een wielewaal.");
    let second = send_new(&story, anna, bram, "tweede.woonrust");
    assert_eq!(
        inspect(bram, &second)["changes"],
        2,
        "sent is not acknowledged"
    );
    // The second one comes, and the first one is still in a coat.
    let (ahead, merged) = story.merge(bram, &second);
    assert_eq!(
        (&ahead["missing_files"], &merged["new_records"]),
        (&json!(0), &json!(2))
    );
    story.records_agree();
    // It comes after all, and the second one once more.
    for late in [&lost, &second, &lost] {
        assert_eq!(story.merge(bram, late).1["applied"], false);
    }
    story.records_agree();
    story.pass_on(bram, anna);
    assert_eq!(with(anna, &story.case, bram)["not_acked"], 0);
    assert_eq!(preview(anna, &story.case, bram, true)["extent"]["new"], 0);
    let old = story.file("oud.woonrust");
    fs::copy(&lost, &old).unwrap();
    assert_eq!(story.merge(bram, &old).1["applied"], false);
    for device in [anna, bram] {
        assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
    }
}

#[test]
fn what_never_came_is_seen_asked_for_and_sent_again() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let backup = story.file("bram.woonrust-backup");
    bram.done("backup_vault", json!({ "path": backup }));
    fact(anna, &story.case, "Een kwikstaart op de galerij.");
    story.pass_on(anna, bram);
    story.pass_on(bram, anna);
    go_back(bram, &backup);
    assert!(!finds(bram, "kwikstaart"));

    // Anna presumes what he had; his vault does not know it any more.
    fact(anna, &story.case, "Een wielewaal op het dak.");
    let file = send_new(&story, anna, bram, "nieuw.woonrust");
    let (ahead, merged) = story.merge(bram, &file);
    assert_eq!(
        (&ahead["missing_files"], &merged["missing_files"]),
        (&json!(1), &json!(1))
    );
    let lacks = with(bram, &story.case, anna);
    assert_eq!(
        (&lacks["missing_files"], &lacks["asked_at"]),
        (&json!(1), &Value::Null)
    );
    let ask = json!({ "case": story.case, "contact": root(anna) });
    bram.done("ask_full_copy", ask.clone());
    bram.done("ask_full_copy", ask);
    let asked = with(bram, &story.case, anna);
    assert!(asked["asked_at"].is_string());
    assert_eq!(asked["asked_sent"], false);
    assert_eq!(
        preview(bram, &story.case, anna, false)["extent"]["asks"],
        1,
        "once"
    );

    let question = story.send(bram, anna, "vraag.woonrust");
    assert_eq!(with(bram, &story.case, anna)["asked_sent"], true);
    let (ahead, _) = story.merge(anna, &question);
    assert_eq!(ahead["asks"], 1);
    assert!(with(anna, &story.case, bram)["asks_at"].is_string());
    let answer = preview(anna, &story.case, bram, true);
    let wanted: Vec<&Value> = rows(&answer["extent"]["asked"])
        .map(|asked| &asked["what"])
        .collect();
    assert_eq!(wanted, ["everything"]);
    assert_eq!(answer["extent"]["new"], answer["extent"]["all"]);
    let file = send_new(&story, anna, bram, "antwoord.woonrust");
    assert_eq!(
        with(anna, &story.case, bram)["asks_at"],
        Value::Null,
        "answered"
    );
    story.merge(bram, &file);
    let whole = with(bram, &story.case, anna);
    assert_eq!(
        (&whole["missing_files"], &whole["asked_at"]),
        (&json!(0), &Value::Null)
    );
    assert!(finds(bram, "kwikstaart") && finds(bram, "wielewaal"));
    story.records_agree();
    // The old question comes once more: it was answered.
    story.merge(anna, &question);
    assert_eq!(with(anna, &story.case, bram)["asks_at"], Value::Null);
}

#[test]
fn a_restored_vault_gets_everything_again() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    story.pass_on(bram, anna);
    assert_eq!(preview(anna, &story.case, bram, true)["extent"]["new"], 0);
    let backup = story.file("bram.woonrust-backup");
    bram.done("backup_vault", json!({ "path": backup }));
    let early = story.send(bram, anna, "voor-het-herstel.woonrust");
    go_back(bram, &backup);
    story.pass_on(bram, anna);
    let sent = preview(anna, &story.case, bram, true);
    assert_eq!(
        sent["extent"]["new"], sent["extent"]["all"],
        "a new life acknowledged nothing"
    );
    // A file of the life before comes late.
    story.merge(anna, &early);
    let sent = preview(anna, &story.case, bram, true);
    assert_eq!(sent["extent"]["new"], sent["extent"]["all"]);
}

#[test]
fn a_second_device_has_to_acknowledge_too() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram) = (&office.laptop, &office.bram);
    office.pass_on(bram, laptop);
    let phone = office.phone();
    office.to_own(laptop, &phone);
    office.hand_card(laptop, bram);
    office.write(bram, "fact", "De lift staat stil.");
    let file = office.send(bram, laptop, "voor-anna.woonrust");
    let new = || preview(bram, &office.case, laptop, true)["extent"].clone();
    for (device, all_have_it) in [(&phone, false), (laptop, true)] {
        office.merge(device, &file);
        office.pass_on(device, bram);
        let extent = new();
        assert_eq!(extent["acked_at"].is_string(), all_have_it, "{extent}");
        let letters = with(bram, &office.case, laptop);
        assert_eq!(letters["devices"], 2);
        assert_eq!(letters["devices_acked"], if all_have_it { 2 } else { 1 });
    }
    office.write(bram, "fact", "De lift doet het weer.");
    let path = office.file("nieuw.woonrust");
    let request = json!({
        "cases": [office.case], "contact": root(laptop), "yes": false, "path": path, "only_new": true,
    });
    bram.done("export_case", request);
    assert_eq!(inspect(laptop, &path)["kind"], "delta");
    for device in [laptop, &phone] {
        let (ahead, _) = office.merge(device, &path);
        assert_eq!(ahead["missing_files"], 0);
        assert!(office.finds(device, "weer"));
    }
    office.sound(&[laptop, &phone, bram]);
}

#[test]
fn what_a_third_brings_is_no_reason_to_send_less_or_to_tell_more() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let carla = Device::carla(dir.path());
    story.pass_on(bram, anna);
    story.meet(anna, &carla);
    story.add_partner(anna, &carla);
    let for_carla = story.send(anna, &carla, "voor-carla.woonrust");
    story.merge(&carla, &for_carla);
    fact(&carla, &story.case, "De sleutel past niet meer.");
    let from_carla = story.send(&carla, anna, "van-carla.woonrust");
    let id = text(&inspect(anna, &from_carla)["file"]);
    story.merge(anna, &from_carla);
    let file = send_new(&story, anna, bram, "voor-bram.woonrust");
    let plain = inside::plaintext(bram, file.as_ref());
    let bytes: Vec<u8> = (0..id.len() / 2)
        .map(|at| u8::from_str_radix(&id[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    assert!(
        !leaks::holds(&plain, &bytes),
        "that Carla wrote to Anna is nobody's business"
    );
    let (ahead, _) = story.merge(bram, &file);
    assert_eq!(ahead["missing_files"], 0);
    assert!(finds(bram, "sleutel"), "forwarded with Carla's signature");
}

#[test]
fn who_does_not_answer_is_counted() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    anna.clock.pass(3 * journeys::clock::DAY);
    story.send(anna, bram, "nog-een.woonrust");
    let silent = with(anna, &story.case, bram);
    assert_eq!(
        (&silent["unanswered"], &silent["silent_days"]),
        (&json!(2), &json!(3))
    );
    bram.clock.pass(4 * journeys::clock::DAY);
    story.pass_on(bram, anna);
    let answered = with(anna, &story.case, bram);
    assert_eq!(
        (&answered["unanswered"], &answered["silent_days"]),
        (&json!(0), &json!(0))
    );
}
