//! Anna on several devices: a phone beside the laptop, a laptop that is lost, and one that is found again.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    device::{ANNA, BRAM},
    office::{Office, alarms, contact, this_device},
    story::{root, rows, text},
};
use serde_json::{Value, json};

fn revoke(device: &str, code: &str) -> Value {
    json!({ "device": device, "recovery_code": code, "mine": true })
}

fn set_aside(at: &Device) -> Vec<Value> {
    let list = at.done("list_quarantine", json!({}));
    rows(&list["groups"]).cloned().collect()
}

fn items(groups: &[Value]) -> Vec<String> {
    let all = groups.iter().flat_map(|group| rows(&group["items"]));
    all.map(text).collect()
}

#[test]
fn a_second_device_gets_everything_but_what_is_local_and_both_go_on() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let laptop = &office.laptop;
    office.write(laptop, "care_note", "Slaapt slecht sinds de verhuizing.");
    let draft = json!({
        "form_kind": "note", "target": office.case, "content": { "text": "nog niet af" }, "revision": 1,
    });
    laptop.done("save_draft", draft);
    let phone = office.phone();
    assert_eq!(root(&phone), root(laptop));
    assert_eq!(phone.counts()[0], 0, "nothing is in it yet");
    let (preview, merged) = office.to_own(laptop, &phone);
    assert_eq!(preview["from"]["state"], "own");
    assert_eq!(
        (&preview["confirms_sender"], &preview["alarms"]),
        (&json!(false), &json!([]))
    );
    assert_eq!(
        (&merged["quarantined"], &merged["cases"][0]["case"]),
        (&json!(0), &json!(office.case))
    );
    // Both gates are open: also what goes to nobody else. And what was compared, and what was sent.
    assert!(office.finds(&phone, "verhuizing"));
    let bram = contact(&phone, &root(&office.bram)).unwrap();
    assert_eq!(bram["state"], "verified");
    let sent = phone.done("list_sent", json!({}));
    let recipients: Vec<String> = rows(&sent["files"])
        .map(|file| text(&file["recipient"]))
        .collect();
    assert!(recipients[0].contains(BRAM.name), "{recipients:?}");
    let drafts = phone.done("list_drafts", json!({}));
    assert_eq!(drafts["drafts"], json!([]), "what is local stays");
    // The phone shares with Bram as the laptop would, and Bram hears of the phone.
    office.write(&phone, "fact", "De galerij is leeg.");
    let (preview, merged) = office.pass_on(&phone, &office.bram);
    let changes = rows(&preview["cards"][0]["changes"]);
    let told: Vec<String> = changes.map(|change| text(&change["field"])).collect();
    assert_eq!(told, ["new_devices", "devices"]);
    assert_eq!(
        (alarms(&preview).len(), &merged["quarantined"]),
        (0, &json!(0))
    );
    assert!(office.finds(&office.bram, "galerij"));
    // What Bram sends opens on both.
    office.write(&office.bram, "fact", "De lift staat stil.");
    let file = office.send(&office.bram, &phone, "van-bram.woonrust");
    for device in [laptop, &phone] {
        office.merge(device, &file);
        assert!(office.finds(device, "lift"));
    }
    office.to_own(&phone, laptop);
    assert!(office.finds(laptop, "galerij"));
    office.sound(&[laptop, &phone, &office.bram]);
}

#[test]
fn a_second_device_needs_the_right_card_and_code_and_a_name_is_for_oneself() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let phone = Device::seeded(&dir.path().join("telefoon"), ANNA, 41);
    let mut wrong = office.add_device(&office.bram, &office.code);
    assert_eq!(
        phone.refused("add_device", wrong.clone()).code,
        ErrorCode::WrongRecoveryCode
    );
    wrong["path"] = json!(office.file("er-is-niets"));
    assert_eq!(phone.refused("add_device", wrong).code, ErrorCode::NotFound);
    assert_eq!(phone.done("vault_status", json!({}))["state"], "none");
    let phone = office.phone();
    let named = json!({ "device": this_device(&phone), "name": "Telefoon" });
    phone.done("name_device", named.clone());
    let again = json!({ "device": named["device"], "name": "Werktelefoon" });
    let devices = phone.done("name_device", again)["devices"].clone();
    let names: Vec<String> = rows(&devices).map(|device| text(&device["name"])).collect();
    assert_eq!(names, ["Werktelefoon", ""], "the one in front of her first");
    let stranger = json!({ "device": this_device(&office.bram), "name": "Die van Bram" });
    assert_eq!(
        phone.refused("name_device", stranger).code,
        ErrorCode::NotFound
    );
    // Alone on his card there is nobody to send to.
    let alone = json!({ "path": office.file("voor-mij.woonrust") });
    assert_eq!(
        office.bram.refused("send_to_own_devices", alone).code,
        ErrorCode::NothingToShare
    );
}

#[test]
fn a_lost_laptop_is_revoked_and_what_it_wrote_later_waits_until_anna_says_it_is_hers() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram) = (&office.laptop, &office.bram);
    office.write(laptop, "fact", "De gordijnen zijn dicht.");
    let phone = office.phone();
    office.to_own(laptop, &phone);
    office.pass_on(laptop, bram);
    // On the way home: one more note, and a file on a stick that nobody opened yet.
    office.write(laptop, "fact", "Er brandt licht op zolder.");
    let stick = office.send(laptop, bram, "stick.woonrust");
    let lost = this_device(laptop);
    for (request, code) in [
        (revoke(&lost, "0000"), ErrorCode::WrongRecoveryCode),
        (
            revoke(&this_device(&phone), &office.code),
            ErrorCode::InvalidInput,
        ),
        (
            revoke(&this_device(bram), &office.code),
            ErrorCode::NotFound,
        ),
    ] {
        assert_eq!(phone.refused("revoke_device", request).code, code);
    }
    let done = phone.done("revoke_device", revoke(&lost, &office.code));
    let listed: Vec<bool> = rows(&done["devices"]["devices"])
        .map(|device| device["lost_at"].is_string())
        .collect();
    assert_eq!(listed, [false, true]);
    let tell: Vec<String> = rows(&done["tell"]).map(|one| text(&one["name"])).collect();
    assert_eq!(
        tell,
        [BRAM.name],
        "whoever has her card should get the new one"
    );
    // Bram hears of it by her card.
    let read = office.hand_card(&phone, bram);
    let changes: Vec<[String; 2]> = rows(&read["changes"])
        .map(|change| [text(&change["field"]), text(&change["after"])])
        .collect();
    assert!(
        changes.contains(&["lost_devices", "1"].map(str::to_owned)),
        "{changes:?}"
    );
    // The stick: what Bram had stays, the rest waits, and it says that the computer is lost.
    let (preview, merged) = office.merge(bram, &stick);
    assert_eq!(alarms(&preview), ["lost_device"]);
    assert_eq!(preview["quarantined"][0]["reason"], "revoked_device");
    assert!(merged["quarantined"].as_u64() > Some(0));
    assert!(office.finds(bram, "gordijnen") && !office.finds(bram, "zolder"));
    let waiting = set_aside(bram);
    let theirs = json!({ "items": items(&waiting) });
    assert_eq!(waiting[0]["own"], false);
    assert_eq!(
        waiting[0]["says"],
        json!([]),
        "only its owner judges what it says"
    );
    assert_eq!(
        bram.refused("vouch_quarantined", theirs).code,
        ErrorCode::NotCreator
    );
    // Anna looks at it on her phone: the same words, set aside, with what they say.
    let own_stick = office.file("gevonden.woonrust");
    std::fs::remove_file(&stick).unwrap();
    laptop.done(
        "export_case",
        json!({ "cases": [office.case], "contact": root(laptop), "yes": false, "path": own_stick }),
    );
    let (preview, _) = office.merge(&phone, &own_stick);
    assert_eq!(alarms(&preview), ["lost_device"]);
    let waiting = set_aside(&phone);
    let fact = waiting.iter().find(|group| group["kind"] == "fact/1");
    let fact = fact.expect("the note of the way home");
    assert_eq!(fact["own"], true);
    assert!(
        rows(&fact["says"]).any(|line| text(line).contains("zolder")),
        "{fact}"
    );
    assert!(!office.finds(&phone, "zolder"), "not shown as a fact");
    let vouched = phone.done("vouch_quarantined", json!({ "items": items(&waiting) }));
    assert!(vouched["changes"].as_u64() > Some(0));
    assert!(set_aside(&phone).is_empty() && office.finds(&phone, "zolder"));
    // It goes along with the record, and lets in at Bram what waited.
    let (_, merged) = office.pass_on(&phone, bram);
    assert_eq!(merged["quarantined"], 0);
    assert!(set_aside(bram).is_empty() && office.finds(bram, "zolder"));
    office.sound(&[&phone, bram]);
}

#[test]
fn a_colleague_who_joins_later_believes_what_the_lost_laptop_wrote_before() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let phone = office.phone();
    office.write(&office.laptop, "fact", "De gordijnen zijn dicht.");
    office.to_own(&office.laptop, &phone);
    let lost = this_device(&office.laptop);
    phone.done("revoke_device", revoke(&lost, &office.code));
    let carla = Device::carla(dir.path());
    office.meet(&phone, &carla);
    let partner = json!({
        "case": office.case, "contact": root(&carla), "name": "", "organisation": "", "function": "", "reach": "",
    });
    phone.done("add_partner", partner);
    let (_, merged) = office.pass_on(&phone, &carla);
    assert_eq!(merged["quarantined"], 0, "{merged}");
    assert!(office.finds(&carla, "gordijnen"));
    office.sound(&[&carla]);
}

#[test]
fn a_laptop_that_was_found_again_is_told_shares_nothing_and_gets_other_keys() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram) = (&office.laptop, &office.bram);
    let phone = office.phone();
    office.to_own(laptop, &phone);
    phone.done("revoke_device", revoke(&this_device(laptop), &office.code));
    office.hand_card(&phone, bram);
    // A file for Anna, made before Bram's vault heard of anything new, opens afterwards still.
    office.write(bram, "fact", "De schuur is leeg.");
    office.hand_card(&phone, laptop);
    let alarms_at = laptop.reopen()["alarms"].clone();
    assert!(
        rows(&alarms_at).any(|alarm| alarm == "device_lost"),
        "{alarms_at}"
    );
    let export = json!({
        "cases": [office.case], "contact": root(bram), "yes": true, "path": office.file("niet.woonrust"),
    });
    assert_eq!(
        laptop.refused("export_case", export.clone()).code,
        ErrorCode::DeviceLost
    );
    office.write(laptop, "fact", "De tuin is omgespit.");
    let renew = |old: &str, code: &str| json!({ "recovery_code": code, "old": old, "mine": true });
    assert_eq!(
        laptop.refused("renew_device", renew("ends", "0000")).code,
        ErrorCode::WrongRecoveryCode
    );
    assert_eq!(
        laptop
            .refused("renew_device", renew("soon", &office.code))
            .code,
        ErrorCode::InvalidInput
    );
    let done = laptop.done("renew_device", renew("ends", &office.code));
    assert_eq!(done["devices"]["this_is_lost"], false);
    assert!(!rows(&laptop.reopen()["alarms"]).any(|alarm| alarm == "device_lost"));
    let (_, merged) = office.pass_on(laptop, bram);
    assert_eq!(merged["quarantined"], 0);
    assert!(office.finds(bram, "omgespit"));
    // What Bram sends now opens on the new keys.
    office.pass_on(bram, laptop);
    assert!(office.finds(laptop, "schuur"));
    office.sound(&[laptop, bram]);
}

#[test]
fn a_file_that_was_under_way_opens_after_the_keys_were_renewed() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    office.write(&office.bram, "fact", "De schuur is leeg.");
    let under_way = office.send(&office.bram, &office.laptop, "post.woonrust");
    let renew = json!({ "recovery_code": office.code, "old": "ends", "mine": true });
    office.laptop.done("renew_device", renew);
    office.merge(&office.laptop, &under_way);
    assert!(office.finds(&office.laptop, "schuur"));
}

#[test]
fn whoever_lost_everything_gets_her_own_card_from_a_colleague() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let path = office.fresh("kaart-van-anna.woonrust-card");
    let anna = root(&office.laptop);
    office.bram.done(
        "export_contact_card",
        json!({ "contact": anna, "path": path }),
    );
    let phone = Device::seeded(&dir.path().join("telefoon"), ANNA, 41);
    let request =
        json!({ "path": path, "recovery_code": office.code, "passphrase": ANNA.passphrase });
    phone.done("add_device", request);
    let lost = this_device(&office.laptop);
    phone.done("revoke_device", revoke(&lost, &office.code));
    office.hand_card(&phone, &office.bram);
    office.hand_card(&office.bram, &phone);
    // Bram sends the case; it opens on the new device, and nothing of what Bram held is doubted there.
    let (_, merged) = office.pass_on(&office.bram, &phone);
    assert_eq!(merged["cases"][0]["case"], office.case);
    let lines = phone.done("vouch_for_lost", json!({}));
    assert_eq!(lines["changes"], 0, "nothing of the lost one is held yet");
    let waiting = set_aside(&phone);
    assert!(waiting.iter().all(|group| group["own"] == true));
    phone.done("vouch_quarantined", json!({ "items": items(&waiting) }));
    assert!(set_aside(&phone).is_empty());
    office.sound(&[&phone]);
}

#[test]
fn two_cards_of_one_version_are_an_alarm_that_stays_until_the_next_one() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram) = (&office.laptop, &office.bram);
    let phone = office.phone();
    office.to_own(laptop, &phone);
    let named = |name: &str| {
        json!({
            "name": name, "organisation": ANNA.organisation, "domain": "care", "function": ANNA.function,
            "recovery_code": office.code,
        })
    };
    laptop.done("update_own_card", named("Anna de Vries-Bos"));
    phone.done("update_own_card", named("Anna Bos"));
    assert_eq!(office.hand_card(laptop, bram)["step"], "newer");
    let clash = office.hand_card(&phone, bram);
    assert_eq!(clash["step"], "clash");
    assert_eq!(
        clash["contact"]["name"], "Anna de Vries-Bos",
        "the first one stays"
    );
    let known = contact(bram, &root(laptop)).unwrap();
    assert_eq!(known["clashing_cards"], 1);
    // Anna's own devices find it out, and the next card settles it.
    assert_eq!(office.hand_card(&phone, laptop)["step"], "clash");
    assert_eq!(laptop.done("own_devices", json!({}))["card_clash"], true);
    laptop.done("update_own_card", named("Anna Bos"));
    assert_eq!(laptop.done("own_devices", json!({}))["card_clash"], false);
    assert_eq!(office.hand_card(laptop, bram)["step"], "newer");
    let known = contact(bram, &root(laptop)).unwrap();
    assert_eq!(known.get("clashing_cards"), None);
    assert_eq!(
        (&known["name"], &known["state"]),
        (&json!("Anna Bos"), &json!("verified"))
    );
}
