//! The own card says something wrong: a new version goes to colleagues, who see what it says otherwise.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    device::{ANNA, CARLA},
    inside,
    story::{report, root, rows, text},
};
use ledger::{
    identity::{Card, CardFacts, DeviceCertificate, RootKeys},
    ids::RootId,
};
use serde_json::{Value, json};
use std::{fs, path::Path};
use vault::RecoveryCode;

const TYPO: &str = "Anna de Vreis";

/// A device of a person who typed her own name wrong, and her recovery code.
fn with_typo(dir: &Path) -> (Device, String) {
    let anna = Device::empty(dir, ANNA);
    let mut identity = anna.identity();
    identity["name"] = json!(TYPO);
    let created = anna.done("create_vault", identity);
    let group = |index: usize| json!({ "index": index, "text": created["recovery_code"][index] });
    let confirm = json!({ "first": group(0), "second": group(7) });
    anna.done("confirm_recovery", confirm);
    let groups: Vec<String> = rows(&created["recovery_code"]).map(text).collect();
    (anna, groups.join("-"))
}

fn correction(name: &str, code: &str) -> Value {
    json!({
        "name": name, "organisation": ANNA.organisation, "domain": "care", "function": "teamleider wijkzorg",
        "recovery_code": code,
    })
}

fn hand_over_card(dir: &Path, from: &Device, to: &Device) -> Value {
    let path = json!({ "path": dir.join("kaart.woonrust-card") });
    from.done("export_card", path.clone());
    let read = to.done("import_card", path);
    fs::remove_file(dir.join("kaart.woonrust-card")).unwrap();
    read
}

fn verify(at: &Device, whom: &Device) {
    let list = whom.done("list_contacts", json!({}));
    let request = json!({ "contact": root(whom), "fingerprint": list["own"]["fingerprint"], "how": "aan de telefoon" });
    at.done("verify_contact", request);
}

/// Anna opens a case and makes the other one a partner.
fn shared_case(anna: &Device, other: &Device) -> String {
    let case = text(&anna.done("take_in_report", report(None))["case"]);
    let partner = json!({
        "case": case, "contact": root(other), "name": "", "organisation": "", "function": "", "reach": "",
    });
    anna.done("add_partner", partner);
    case
}

fn own_partner(device: &Device, case: &str, whose: &Device) -> Value {
    let view = device.done("case", json!({ "case": case }));
    let root = root(whose);
    let mut partners = rows(&view["partners"]);
    let found = partners.find(|partner| partner["contact"] == root.as_str());
    found.expect("a partner").clone()
}

#[test]
fn a_typo_in_the_own_name_is_put_right_on_the_card_in_the_case_and_at_a_colleague() {
    let dir = folder();
    let (anna, code) = with_typo(dir.path());
    let bram = Device::bram(dir.path());
    hand_over_card(dir.path(), &bram, &anna);
    assert_eq!(hand_over_card(dir.path(), &anna, &bram)["step"], "new");
    verify(&anna, &bram);
    verify(&bram, &anna);
    let case = shared_case(&anna, &bram);
    let file = dir.path().join("zaak.woonrust");
    let export = json!({ "cases": [case], "contact": root(&bram), "yes": false, "path": file });
    anna.done("export_case", export.clone());
    let preview = bram.done("preview_import", json!({ "path": file, "yes": false }));
    assert_eq!(preview["cards"], json!([]), "nothing new about her");
    bram.done("import_file", json!({ "token": preview["token"] }));
    assert_eq!(own_partner(&bram, &case, &anna)["name"], TYPO);

    let card = anna.done("update_own_card", correction(ANNA.name, &code));
    assert_eq!(
        (&card["name"], &card["function"], &card["version"]),
        (&json!(ANNA.name), &json!("teamleider wijkzorg"), &json!(2))
    );
    let own = &anna.done("list_contacts", json!({}))["own"];
    assert_eq!((own, &own["state"]), (&card, &json!("own")));
    assert_eq!(own_partner(&anna, &case, &anna)["name"], ANNA.name);

    // The next file tells, before anything is merged.
    fs::remove_file(&file).unwrap();
    anna.done("export_case", export);
    let preview = bram.done("preview_import", json!({ "path": file, "yes": false }));
    let news = &preview["cards"][0];
    assert_eq!(news["contact"]["name"], ANNA.name);
    let changes: Vec<[String; 3]> = rows(&news["changes"])
        .map(|change| ["field", "before", "after"].map(|name| text(&change[name])))
        .collect();
    let said = |field: &str, before: &str, after: &str| [field, before, after].map(str::to_owned);
    assert_eq!(
        changes,
        [
            said("name", TYPO, ANNA.name),
            said("function", ANNA.function, "teamleider wijkzorg")
        ]
    );
    assert_eq!(preview["alarms"], json!([]));
    bram.done("import_file", json!({ "token": preview["token"] }));
    assert_eq!(own_partner(&bram, &case, &anna)["name"], ANNA.name);
    let known = bram.done("list_contacts", json!({}))["contacts"][0].clone();
    assert_eq!(
        (&known["name"], &known["state"], &known["version"]),
        (&json!(ANNA.name), &json!("verified"), &json!(2)),
        "the same person, so the fingerprint stays compared"
    );
    for device in [&anna, &bram] {
        assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
    }
}

#[test]
fn a_card_that_is_read_by_itself_tells_what_it_says_otherwise() {
    let dir = folder();
    let (anna, code) = with_typo(dir.path());
    let bram = Device::bram(dir.path());
    assert_eq!(
        hand_over_card(dir.path(), &anna, &bram)["changes"],
        json!([])
    );
    anna.done("update_own_card", correction(ANNA.name, &code));
    let read = hand_over_card(dir.path(), &anna, &bram);
    assert_eq!(
        (&read["step"], &read["look_alike"], &read["changes"][0]),
        (
            &json!("newer"),
            &Value::Null,
            &json!({ "field": "name", "before": TYPO, "after": ANNA.name })
        )
    );
}

#[test]
fn only_the_own_recovery_code_signs_a_card_and_an_unchanged_one_stays() {
    let dir = folder();
    let (anna, code) = with_typo(dir.path());
    let before = anna.done("list_contacts", json!({}));
    let wrong = [
        "0000-0000-0000-0000-0000-0000-0000-0000-0000".to_owned(),
        code[..code.len() - 5].to_owned(),
        String::new(),
    ];
    for wrong in wrong {
        let refused = anna.refused("update_own_card", correction(ANNA.name, &wrong));
        assert_eq!(refused.code, ErrorCode::WrongRecoveryCode);
    }
    for field in ["name", "organisation"] {
        let mut empty = correction(ANNA.name, &code);
        empty[field] = json!(" ");
        let refused = anna.refused("update_own_card", empty);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::InvalidInput, Some(field))
        );
    }
    let same = json!({
        "name": TYPO, "organisation": ANNA.organisation, "domain": "care", "function": ANNA.function,
        "recovery_code": code.to_lowercase(),
    });
    assert_eq!(anna.done("update_own_card", same)["version"], 1);
    assert_eq!(anna.done("list_contacts", json!({})), before);
}

#[test]
fn a_card_that_takes_the_name_of_someone_else_is_looked_at() {
    let dir = folder();
    let (carla, code) = with_typo(dir.path());
    let bram = Device::bram(dir.path());
    let other = Device::carla(dir.path());
    hand_over_card(dir.path(), &carla, &bram);
    hand_over_card(dir.path(), &other, &bram);
    let mut taken = correction(CARLA.name, &code);
    taken["organisation"] = json!(CARLA.organisation);
    carla.done("update_own_card", taken);
    let read = hand_over_card(dir.path(), &carla, &bram);
    assert_eq!(
        (&read["step"], &read["look_alike"]["contact"]),
        (&json!("newer"), &json!(root(&other)))
    );
}

/// A letter of another alphabet, an accent and more spaces, two letters for one, a stroke.
const TAKEN_FOR_BRAM: [&str; 4] = [
    "Br\u{430}m Jansen",
    "BRAM  JÁNSEN",
    "Brarn Jansen",
    "Bram-Jan\u{455}en",
];

#[test]
fn a_name_that_is_easily_taken_for_that_of_a_contact_is_an_alarm_in_a_file_and_on_a_card() {
    for name in TAKEN_FOR_BRAM {
        let dir = folder();
        let (anna, bram) = (Device::anna(dir.path()), Device::bram(dir.path()));
        hand_over_card(dir.path(), &bram, &anna);
        let other = Device::empty(dir.path(), CARLA);
        let mut identity = other.identity();
        identity["name"] = json!(name);
        let created = other.done("create_vault", identity);
        let group =
            |index: usize| json!({ "index": index, "text": created["recovery_code"][index] });
        let confirm = json!({ "first": group(0), "second": group(7) });
        other.done("confirm_recovery", confirm);
        hand_over_card(dir.path(), &anna, &other);
        let case = shared_case(&other, &anna);
        let file = dir.path().join("zaak.woonrust");
        let export = json!({ "cases": [case], "contact": root(&anna), "yes": true, "path": file });
        other.done("export_case", export);
        let preview = anna.done("preview_import", json!({ "path": file, "yes": false }));
        let alarms: Vec<&Value> = rows(&preview["alarms"]).collect();
        assert_eq!(alarms.len(), 1, "{name}: {alarms:?}");
        assert_eq!(
            [
                &alarms[0]["code"],
                &alarms[0]["contact"]["contact"],
                &alarms[0]["other"]["contact"],
                &alarms[0]["other"]["name"]
            ],
            [
                &json!("look_alike"),
                &json!(root(&bram)),
                &json!(root(&other)),
                &json!(name)
            ]
        );
        anna.done("cancel_import", json!({ "token": preview["token"] }));
        let read = hand_over_card(dir.path(), &other, &anna);
        assert_eq!(read["look_alike"]["contact"], json!(root(&bram)), "{name}");
        let list = anna.done("list_contacts", json!({}));
        let mut alike: Vec<String> = rows(&list["alike"][0]).map(text).collect();
        alike.sort();
        let mut both = [root(&bram), root(&other)];
        both.sort();
        assert_eq!(alike, both, "{name}");
        // Once her card is here, the same file is no news.
        let preview = anna.done("preview_import", json!({ "path": file, "yes": false }));
        assert_eq!(preview["alarms"], json!([]));
    }
}

#[test]
fn a_new_device_of_a_contact_is_told() {
    let dir = folder();
    let (anna, code) = with_typo(dir.path());
    let bram = Device::bram(dir.path());
    hand_over_card(dir.path(), &anna, &bram);
    let held = inside::with_vault(&anna, |vault| vault.own_card().unwrap()).facts;
    let root = RecoveryCode::parse(&code).unwrap().root_keys().signing;
    let other = RootKeys::from_entropy(&[9; 20]).signing;
    let hers = RootId::of(&root.verifying_key());
    let more = vec![DeviceCertificate::sign(&other, &hers, [9; 32], 5)];
    let read = |version: u64, facts: CardFacts| {
        let card = Card::sign(CardFacts { version, ..facts }, &root);
        let path = dir.path().join("kaart.woonrust-card");
        fs::write(&path, card.item()).unwrap();
        let read = bram.done("import_card", json!({ "path": path }));
        let told = ["field", "before", "after"];
        let changes: Vec<[String; 3]> = rows(&read["changes"])
            .map(|change| told.map(|name| text(&change[name])))
            .collect();
        changes
    };
    let said = |field: &str, before: &str, after: &str| [field, before, after].map(str::to_owned);
    let mut both = held.clone();
    both.devices.extend(more.clone());
    assert_eq!(
        read(2, both),
        [said("new_devices", "", "1"), said("devices", "1", "2")]
    );
    let only_new = CardFacts {
        devices: more,
        ..held.clone()
    };
    assert_eq!(read(3, only_new), [said("devices", "2", "1")]);
    assert_eq!(read(4, held), [said("new_devices", "", "1")]);
}
