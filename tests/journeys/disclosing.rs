//! Decisions to disclose on two devices: what they open, for how long, and who has to hear that one was taken back.

use crate::{apart::entry, folder};
use app::ErrorCode;
use journeys::{
    Device,
    clock::DAY,
    colleagues::found,
    disclosing::{DUTIES, answers, decide, form, item, of_kind, request},
    forge::Parts,
    inside, leaks, markers,
    story::{Story, root, rows, text},
};
use ledger::{
    author::Edit,
    cbor::Value as Field,
    ids::{CaseId, RecordId},
    sharing::{Class, Token},
};
use serde_json::{Value, json};
use std::path::Path;

fn preview(from: &Device, case: &str, to: &Device) -> Value {
    let request = json!({ "cases": [case], "contact": root(to) });
    from.done("share_preview", request)
}

/// The record of a kind in what is held back, and why.
fn held(preview: &Value, record: &str) -> Option<Value> {
    let mut all = rows(&preview["held_back"]);
    all.find(|item| item["record"] == record).cloned()
}

fn goes(preview: &Value, record: &str) -> Option<Value> {
    let mut all = rows(&preview["receives"]);
    all.find(|item| item["record"] == record).cloned()
}

fn changes_in(plain: &[u8], record: &str) -> usize {
    let id: RecordId = record.parse().unwrap();
    let windows = plain.windows(16);
    windows.filter(|window| *window == id.as_bytes()).count()
}

/// The next file from Anna for Bram, decrypted; it is merged.
fn next_file(story: &Story) -> Vec<u8> {
    let file = story.send(&story.anna, &story.bram, "volgende.woonrust");
    let plain = inside::plaintext(&story.bram, Path::new(&file));
    story.merge(&story.bram, &file);
    std::fs::remove_file(file).unwrap();
    plain
}

fn record_of(form: &Value, kind: &str) -> String {
    text(&of_kind(form, kind)["item"]["record"])
}

fn register(at: &Device, case: Value) -> Value {
    at.done("disclosure_register", json!({ "case": case }))["decisions"].clone()
}

#[test]
fn a_decision_opens_one_record_to_one_person_and_stands_in_the_register_with_its_file() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let asked = form(anna, &story.case, &root(bram));
    let kinds: Vec<String> = rows(&asked["items"])
        .map(|one| text(&one["item"]["kind"]))
        .collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    let reporter = record_of(&asked, "reporter/1");
    let plain = next_file(&story);
    assert_eq!(changes_in(&plain, &reporter), 0);

    let decision = decide(anna, &story.case, &root(bram), &reporter, "G2");
    let shown = preview(anna, &story.case, bram);
    assert_eq!(held(&shown, &reporter), None);
    assert_eq!(
        goes(&shown, &reporter).unwrap()["decision"],
        decision.as_str()
    );
    let plain = next_file(&story);
    assert!(changes_in(&plain, &reporter) > 0);
    assert!(leaks::holds(&plain, markers::REPORTER.as_bytes()));
    assert!(!leaks::holds(&plain, markers::CARE.as_bytes()));
    let named = Parts::of(&plain).manifest[13].clone();
    let id: RecordId = decision.parse().unwrap();
    assert_eq!(named, Field::Array(vec![Field::from(*id.as_bytes())]));
    assert_eq!(changes_in(&plain, &decision), 1, "only its name travels");
    let his = inside::records(bram, &story.case);
    assert!(his.contains_key(&reporter.parse().unwrap()));

    let list = register(anna, json!(story.case));
    let of_it = found(&list, "record", &decision);
    assert_eq!(
        (&of_it["ground"], &of_it["stands"], &of_it["contact"]),
        (&json!("G2"), &json!(true), &json!(root(bram)))
    );
    assert_eq!(rows(&of_it["files"]).count(), 1, "{of_it}");
    assert_eq!(of_it["files"][0]["name"], "volgende.woonrust");
    assert_eq!(of_it["items"][0]["goes"], true);
    assert_eq!(register(anna, Value::Null), list, "of all cases");
    assert_eq!(register(bram, Value::Null), json!([]), "it is her own");
    for device in [anna, bram] {
        assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
    }
}

#[test]
fn an_edit_after_the_decision_needs_a_new_one() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let reporter = record_of(&form(anna, &story.case, &root(bram)), "reporter/1");
    decide(anna, &story.case, &root(bram), &reporter, "G2");
    next_file(&story);
    let fix = json!({ "record": reporter, "values": { "contact": "06-99999999-nieuwhoedje" } });
    anna.done("edit_record", fix);
    let stays = held(&preview(anna, &story.case, bram), &reporter).unwrap();
    assert_eq!(
        (&stays["reason"], &stays["lapse"], &stays["told_once"]),
        (
            &json!("reporter_identity"),
            &json!("changed"),
            &json!(false)
        )
    );
    let plain = next_file(&story);
    assert_eq!(
        changes_in(&plain, &reporter),
        0,
        "nothing of it, not even that"
    );
    let again = form(anna, &story.case, &root(bram));
    assert!(item(&again, &reporter)["lapse_text"].is_string());
    decide(anna, &story.case, &root(bram), &reporter, "G2");
    let plain = next_file(&story);
    assert!(leaks::holds(&plain, b"06-99999999-nieuwhoedje"));
    assert!(
        !leaks::holds(&plain, markers::REPORTER_CONTACT.as_bytes()),
        "what was replaced stays"
    );
    let item = register(anna, json!(story.case));
    assert_eq!(rows(&item).count(), 2, "both stay on record");
}

#[test]
fn a_care_note_goes_after_the_seven_questions_and_lets_the_colleague_in() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let asked = form(anna, &story.case, &root(bram));
    let note = of_kind(&asked, "care_note/1");
    assert_eq!(
        (&note["alone"], &note["lets_in"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(note["grounds"], json!(["G1", "G9"]));
    for (index, duty) in DUTIES.iter().enumerate() {
        let mut no = request(&story.case, &root(bram), &[note], "G9");
        no["answers"][*duty] = json!({ "text": "Dat kon niet.", "yes": false });
        let may_be_no = index == 0 || index == 6;
        if !may_be_no {
            let error = anna.refused("decide_disclosure", no);
            assert_eq!(error.params["reason"], "answer_no", "{duty}");
        }
    }
    let record = text(&note["item"]["record"]);
    decide(anna, &story.case, &root(bram), &record, "G9");
    let plain = next_file(&story);
    assert!(leaks::holds(&plain, markers::CARE.as_bytes()));
    assert!(!leaks::holds(&plain, markers::REPORTER.as_bytes()));
    let asked = json!({ "case": story.case, "kinds": [], "from": null, "until": null, "newest_first": false });
    let timeline = bram.done("timeline", asked);
    let seen = found(&timeline["items"], "record", &record);
    assert_eq!(
        (&seen["no_longer_from"], &seen["class"]),
        (&Value::Null, &json!("K5")),
        "it was disclosed, not taken out of sight"
    );
    // What Bram holds he does not pass on without a decision of his own.
    let carla = Device::carla(dir.path());
    story.meet(bram, &carla);
    story.add_partner(bram, &carla);
    let stays = held(&preview(bram, &story.case, &carla), &record).unwrap();
    assert_eq!(stays["reason"], "professional_secrecy");
    let his = form(bram, &story.case, &root(&carla));
    let his = item(&his, &record);
    assert!(his["blocked"].is_string(), "Anna let in nobody else: {his}");
}

fn consent(story: &Story) -> String {
    let values = json!({
        "from": "de bewoner", "state": "given", "purpose": "Samen hulp regelen", "recipients": "de gemeente",
        "what": "Welke hulp er is.", "asked_by": "Anna", "asked_at": "2026-11-19", "given_at": "2026-11-19",
        "valid_until": "2027-03-01", "in_writing": false, "told_withdrawable": true,
    });
    let form = json!({ "kind": "consent/1", "case": story.case, "record": null, "values": values });
    text(&story.anna.done("save_form", form)["record"])
}

#[test]
fn a_consent_that_is_taken_back_stops_later_files_and_names_who_has_something() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let consent = consent(&story);
    let asked = form(anna, &story.case, &root(bram));
    assert_eq!(asked["consents"][0]["code"], consent.as_str());
    let note = of_kind(&asked, "care_note/1");
    let record = text(&note["item"]["record"]);
    let mut decide = request(&story.case, &root(bram), &[note], "G1");
    let error = anna.refused("decide_disclosure", decide.clone());
    assert_eq!(error.field.as_deref(), Some("consent"), "none was named");
    decide["answers"]["consent"] = json!({ "text": consent });
    anna.done("decide_disclosure", decide);
    let plain = next_file(&story);
    assert!(leaks::holds(&plain, markers::CARE.as_bytes()));

    let list = anna.done("consents", json!({ "case": story.case }));
    let of_it = &list["consents"][0];
    assert_eq!(
        (&of_it["holds"], &of_it["decisions"]),
        (&json!(true), &json!(1))
    );
    let request = json!({ "record": consent, "at": null });
    let withdrawn = anna.done("withdraw_consent", request.clone());
    let received = &withdrawn["received"][0];
    assert_eq!(received["contact"], root(bram).as_str());
    assert!(text(&received["name"]).contains(bram.person.name));
    assert_eq!(received["records"][0]["record"], record.as_str());
    assert_eq!(rows(&received["files"]).count(), 1);
    let stays = held(&preview(anna, &story.case, bram), &record).unwrap();
    assert_eq!(stays["lapse"], "consent");
    assert_eq!(changes_in(&next_file(&story), &record), 0);
    let twice = anna.refused("withdraw_consent", request);
    assert_eq!(twice.params["reason"], "already_withdrawn");
    let list = anna.done("consents", json!({ "case": story.case }));
    assert_eq!(list["consents"][0]["holds"], false);
    let back = json!({ "record": consent, "reason": "Weg ermee." });
    assert_eq!(anna.refused("withdraw_entry", back).code, ErrorCode::InUse);
}

#[test]
fn a_decision_ends_on_its_day_or_when_it_is_withdrawn() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let asked = form(anna, &story.case, &root(bram));
    let reporter = of_kind(&asked, "reporter/1");
    let record = text(&reporter["item"]["record"]);
    let mut short = request(&story.case, &root(bram), &[reporter], "G2");
    short["answers"]["valid_until"] = json!({ "text": "2026-11-24" });
    let first = text(&anna.done("decide_disclosure", short)["record"]);
    assert!(goes(&preview(anna, &story.case, bram), &record).is_some());
    anna.clock.pass(7 * DAY);
    let stays = held(&preview(anna, &story.case, bram), &record).unwrap();
    assert_eq!(stays["lapse"], "expired");
    let second = decide(anna, &story.case, &root(bram), &record, "G2");
    next_file(&story);
    let withdraw = json!({ "record": second, "reason": "De melder wil het niet meer." });
    let withdrawn = anna.done("withdraw_disclosure", withdraw.clone());
    assert_eq!(withdrawn["received"][0]["contact"], root(bram).as_str());
    let stays = held(&preview(anna, &story.case, bram), &record).unwrap();
    assert_eq!(stays["lapse"], "withdrawn");
    let list = register(anna, json!(story.case));
    for (decision, lapse) in [(first, "expired"), (second, "withdrawn")] {
        assert_eq!(found(&list, "record", &decision)["lapse"], lapse);
    }
    let twice = anna.refused("withdraw_disclosure", withdraw);
    assert_eq!(twice.params["reason"], "already_withdrawn");
}

#[test]
fn a_conversation_without_a_name_stands_in_the_register_and_opens_nothing() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let talk = request(&story.case, &root(bram), &[], "G13");
    let record = text(&anna.done("decide_disclosure", talk)["record"]);
    let list = register(anna, json!(story.case));
    let of_it = found(&list, "record", &record);
    assert_eq!(
        (&of_it["items"], &of_it["stands"]),
        (&json!([]), &json!(true))
    );
    let shown = preview(anna, &story.case, bram);
    assert_eq!(rows(&shown["held_back"]).count(), 3, "nothing opened");
}

#[test]
fn every_way_to_decide_wrongly_has_its_reason_and_writes_nothing() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let asked = form(anna, &story.case, &root(bram));
    let (reporter, note) = (
        of_kind(&asked, "reporter/1"),
        of_kind(&asked, "care_note/1"),
    );
    let to = root(bram);
    let base = |items: &[&Value], ground: &str| request(&story.case, &to, items, ground);
    let without = |field: &str| {
        let mut one = base(&[reporter], "G3");
        one["answers"].as_object_mut().unwrap().remove(field);
        one
    };
    let with = |field: &str, answer: Value| {
        let mut one = base(&[reporter], "G3");
        one["answers"][field] = answer;
        one
    };
    let public = json!({ "item": { "record": story.visit }, "seen": "" });
    let mut untold = without("informed_at");
    untold["answers"]["not_informed"] = json!({ "text": " " });
    let invalid = [
        (base(&[reporter], "G4"), "ground", "not_your_ground"),
        (base(&[note], "G3"), "ground", "ground_not_for_class"),
        (base(&[reporter], "G9"), "ground", "ground_not_for_class"),
        (base(&[reporter], "G99"), "ground", "not_a_code"),
        (base(&[], "G3"), "items", "empty"),
        (base(&[reporter], "G13"), "items", "without_items"),
        (base(&[&public], "G3"), "items", "no_decision_needed"),
        (without("purpose"), "purpose", "empty"),
        (without("task"), "task", "empty"),
        (without("article"), "article", "empty"),
        (without("valid_until"), "valid_until", "empty"),
        (untold, "informed_at", "empty"),
        (
            with("valid_until", json!({ "text": "2026-11-01" })),
            "valid_until",
            "in_past",
        ),
        (
            with("informed_at", json!({ "text": "2027-11-01" })),
            "informed_at",
            "in_future",
        ),
        (
            with("informed_at", json!({ "text": "gisteren" })),
            "informed_at",
            "not_a_day",
        ),
        (
            with("recipient", json!({ "text": "x" })),
            "recipient",
            "not_a_field",
        ),
        (
            with("items", json!({ "text": "x" })),
            "items",
            "not_a_field",
        ),
    ];
    let before = anna.counts();
    for (request, field, reason) in invalid {
        let error = anna.refused("decide_disclosure", request.clone());
        let told = (
            error.field.as_deref(),
            error.params.get("reason").map(String::as_str),
        );
        assert_eq!(told, (Some(field), Some(reason)), "{request}");
    }
    let mut unseen = base(&[reporter], "G3");
    unseen["items"][0]["seen"] = json!("00");
    let mut stranger = base(&[reporter], "G3");
    stranger["contact"] = json!("ab".repeat(32));
    let mut more = base(&[reporter], "G3");
    more["override"] = json!(true);
    for (request, code) in [
        (unseen, ErrorCode::ChangedMeanwhile),
        (stranger, ErrorCode::NotFound),
        (more, ErrorCode::BadRequest),
    ] {
        assert_eq!(anna.refused("decide_disclosure", request).code, code);
    }
    assert_eq!(anna.counts(), before, "a refusal wrote something");
    let carla = Device::carla(dir.path());
    story.meet(anna, &carla);
    let no_partner = request(&story.case, &root(&carla), &[reporter], "G3");
    let error = anna.refused("decide_disclosure", no_partner);
    assert_eq!(error.code, ErrorCode::NotPartner);
}

#[test]
fn what_falls_under_secrecy_is_decided_one_by_one() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let another = entry(&story.case, "care_note", "Slaapt weer goed.");
    anna.done("add_entry", another);
    let asked = form(anna, &story.case, &root(bram));
    let notes: Vec<&Value> = rows(&asked["items"])
        .filter(|one| one["item"]["kind"] == "care_note/1")
        .collect();
    assert_eq!(notes.len(), 2);
    let both = request(&story.case, &root(bram), &notes, "G9");
    let error = anna.refused("decide_disclosure", both);
    assert_eq!(error.params["reason"], "one_at_a_time");
}

/// What stands in Anna's files for Bram whatever she asks for.
#[test]
fn no_call_and_no_yes_takes_what_is_closed_into_a_file() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let path = story.file("toch.woonrust");
    let export = |more: &[(&str, Value)]| {
        let mut request =
            json!({ "cases": [story.case], "contact": root(bram), "yes": true, "path": path });
        for (key, value) in more {
            request[*key] = value.clone();
        }
        request
    };
    for more in [
        ("disclosures", json!(["00".repeat(16)])),
        ("classes", json!(["K3", "K5"])),
        ("force", json!(true)),
        ("include", json!(["care_note/1"])),
    ] {
        let error = anna.refused("export_case", export(&[more]));
        assert_eq!(error.code, ErrorCode::BadRequest);
    }
    anna.done("export_case", export(&[]));
    let plain = inside::plaintext(bram, Path::new(&path));
    for marker in markers::HELD_BACK {
        assert!(!leaks::holds(&plain, marker.as_bytes()), "{marker}");
    }
    let unknown =
        json!({ "cases": [story.case], "contact": "ab".repeat(32), "yes": true, "path": path });
    assert_eq!(
        anna.refused("export_case", unknown).code,
        ErrorCode::NotFound
    );
    // A class is made stricter freely; no call makes it laxer.
    let note = record_of(&form(anna, &story.case, &root(bram)), "care_note/1");
    let laxer = json!({ "record": note, "audience": null, "class": "K2" });
    assert_eq!(
        anna.refused("restrict_record", laxer).params["reason"],
        "looser"
    );
}

#[test]
fn a_decision_that_somebody_else_wrote_opens_nothing() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let asked = form(anna, &story.case, &root(bram));
    let note = record_of(&asked, "reporter/1");
    let case: CaseId = story.case.parse().unwrap();
    let mine = decide(anna, &story.case, &root(bram), &note, "G2");
    // Bram copies everything that Anna's own decision says into one of his, and lets her have it.
    let copied: Vec<(String, Field)> = {
        let records = inside::records(anna, &story.case);
        let (state, _) = &records[&mine.parse().unwrap()];
        let single = state
            .fields
            .iter()
            .filter(|(name, _)| !name.starts_with('_'));
        single
            .filter_map(|(name, field)| Some((name.clone(), field.single()?.clone())))
            .collect()
    };
    let withdraw = json!({ "record": mine, "reason": "Toch niet." });
    anna.done("withdraw_disclosure", withdraw);
    inside::with_vault(bram, |vault| {
        let mut edits: Vec<(&str, Edit)> = copied
            .iter()
            .map(|(name, value)| (name.as_str(), Edit::Set(value.clone())))
            .collect();
        edits.push(("classes", Edit::Add(Field::from("K3"))));
        let everyone = [Token::Case];
        let made = vault.transact("test", |tx| {
            tx.create(case, "disclosure/1", &everyone, Class::K1, &edits)
        });
        made.unwrap();
    });
    story.pass_on(bram, anna);
    let stays = held(&preview(anna, &story.case, bram), &note).unwrap();
    assert_eq!(stays["lapse"], "withdrawn", "hers counts, and only hers");
    assert_eq!(rows(&register(anna, json!(story.case))).count(), 1);
    let named = changes_in(&next_file(&story), &note);
    assert_eq!(named, 1, "only what Bram wrote himself names it");
    assert!(answers().is_object());
}
