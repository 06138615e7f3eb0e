//! Fewer people see a record after it was written: who had it hears so once, who never had it hears nothing.

use crate::{apart::entry, copy_folder, folder};
use app::ErrorCode;
use journeys::{
    Device,
    clock::{DAY, MINUTE, START_MS},
    device::ANNA,
    inside, leaks,
    story::{Story, root, rows, text},
};
use ledger::ids::RecordId;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const FIRST: &str = "Harde muziek om drie uur, bonken tegen de kwikstaartmuur";
const LATER: &str = "Het was geen muziek maar een pinguinwasmachine";

fn fact(story: &Story) -> String {
    let request = entry(&story.case, "fact", FIRST);
    text(&story.anna.done("add_entry", request)["record"])
}

fn rewrite(anna: &Device, record: &str) {
    let fix = json!({ "record": record, "values": { "text": LATER } });
    anna.done("edit_record", fix);
}

fn restrict(device: &Device, record: &str, audience: Value, class: Value) -> Value {
    let request = json!({ "record": record, "audience": audience, "class": class });
    device.done("restrict_record", request)["records"].clone()
}

/// The record as its holder sees it on the timeline.
fn seen(device: &Device, case: &str, record: &str) -> Value {
    let asked =
        json!({ "case": case, "kinds": [], "from": null, "until": null, "newest_first": false });
    let view = device.done("timeline", asked);
    let item = rows(&view["items"]).find(|item| item["record"] == record);
    item.unwrap_or_else(|| panic!("{record} is not there"))
        .clone()
}

/// What of a record is held back from somebody.
fn held(from: &Device, case: &str, to: &Device, record: &str) -> Value {
    let request = json!({ "cases": [case], "contact": root(to) });
    let preview = from.done("share_preview", request);
    let item = rows(&preview["held_back"]).find(|item| item["record"] == record);
    item.cloned().unwrap_or_default()
}

/// How many changes of a record a file holds: every header names its record once.
fn changes_in(plain: &[u8], record: &str) -> usize {
    let id: RecordId = record.parse().unwrap();
    let windows = plain.windows(16);
    windows.filter(|window| *window == id.as_bytes()).count()
}

/// The next file from one to the other, decrypted, and what its preview says; it is merged.
fn next_file(story: &Story, from: &Device, to: &Device) -> (Vec<u8>, Value) {
    let file = story.send(from, to, "volgende.woonrust");
    let plain = inside::plaintext(to, Path::new(&file));
    let (preview, _) = story.merge(to, &file);
    std::fs::remove_file(file).unwrap();
    (plain, preview)
}

fn with_carla(dir: &Path) -> (Story, Device) {
    let story = Story::until_shared(dir);
    let carla = Device::carla(dir);
    story.meet(&story.anna, &carla);
    story.add_partner(&story.anna, &carla);
    (story, carla)
}

#[test]
fn anna_keeps_a_fact_for_herself_and_bram_hears_of_it_once() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(&story);
    story.pass_on(anna, bram);
    rewrite(anna, &record);
    let sharing = anna.done("record_sharing", json!({ "record": record }));
    assert_eq!(
        (&sharing["own"], &sharing["everyone"], &sharing["class"]),
        (&json!(true), &json!(true), &json!("K2"))
    );
    let people = &sharing["people"];
    assert_eq!(
        (&people[0]["contact"], &people[0]["received"]),
        (&json!(root(bram)), &json!(true))
    );
    assert_eq!(restrict(anna, &record, json!([]), Value::Null), 1);
    let told = held(anna, &story.case, bram, &record);
    assert_eq!(
        (&told["reason"], &told["told_once"]),
        (&json!("audience"), &json!(true))
    );

    let (plain, preview) = next_file(&story, anna, bram);
    assert_eq!(changes_in(&plain, &record), 1, "exactly the one change");
    for words in [FIRST, LATER] {
        assert!(!leaks::holds(&plain, words.as_bytes()), "{words} travels");
    }
    assert_eq!(preview["no_longer_shared"][0]["record"], record.as_str());
    assert_eq!(
        (
            &preview["incomplete"],
            &preview["alarms"],
            &preview["conflicts"]
        ),
        (&json!(0), &json!([]), &json!([])),
        "what he lacks is no alarm"
    );

    let item = seen(bram, &story.case, &record);
    assert_eq!(item["no_longer_from"], anna.person.name);
    assert_eq!(item["incomplete"], false);
    assert!(item["parts"].to_string().contains(FIRST), "{item}");
    assert_eq!(story.case_of(bram)["incomplete"], 0);

    rewrite(anna, &record);
    anna.done("finish_entry", json!({ "record": record }));
    assert_eq!(held(anna, &story.case, bram, &record)["told_once"], false);
    let (plain, preview) = next_file(&story, anna, bram);
    assert_eq!(changes_in(&plain, &record), 0, "nothing follows");
    assert_eq!(preview["no_longer_shared"], json!([]));
    let records = inside::records(bram, &story.case);
    let (state, changes) = &records[&record.parse().unwrap()];
    assert_eq!((state.text("text"), changes.len()), (Some(FIRST), 2));
    for device in [anna, bram] {
        assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
    }
}

/// Anna's vault once more, at one moment and with the same dice.
fn once_more(story: &Story) -> (TempDir, Device) {
    let dir = folder();
    copy_folder(&story.anna.dir, &dir.path().join("anna"));
    let anna = Device::seeded(dir.path(), ANNA, 77);
    anna.clock.hold(0, START_MS + 3 * DAY);
    anna.unlock();
    (dir, anna)
}

/// A file with everything that Carla may see, always at one moment and under one name.
fn for_carla(anna: &Device, dir: &Path, case: &str, carla: &str) -> std::path::PathBuf {
    let path = dir.join("carla.woonrust");
    anna.clock.hold(u64::MAX, START_MS + 4 * DAY);
    let export = json!({ "cases": [case], "contact": carla, "yes": false, "path": path });
    anna.done("export_case", export);
    path
}

#[test]
fn carla_who_never_had_it_gets_the_file_of_a_vault_without_it() {
    let dir = folder();
    let (story, carla) = with_carla(dir.path());
    story.pass_on(&story.anna, &carla);
    let (bram, key) = (root(&story.bram), inside::secret(&carla));
    let carla = root(&carla);
    story.anna.done("lock", json!({}));

    let (without_dir, without) = once_more(&story);
    let (with_dir, with) = once_more(&story);
    let act = |number: u64, name: &str, request: Value| {
        let minutes = i64::try_from(number).unwrap();
        with.clock
            .hold(number, START_MS + 3 * DAY + minutes * MINUTE);
        with.done(name, request)
    };
    let made = act(1, "add_entry", entry(&story.case, "fact", FIRST));
    let record = text(&made["record"]);
    let file = with_dir.path().join("bram.woonrust");
    let export = json!({ "cases": [story.case], "contact": bram, "yes": false, "path": file });
    act(2, "export_case", export);
    let request = json!({ "record": record, "audience": [], "class": null });
    act(3, "restrict_record", request);

    let plain = [(&without, &without_dir), (&with, &with_dir)]
        .map(|(anna, dir)| for_carla(anna, dir.path(), &story.case, &carla))
        .map(|path| inside::decrypted(&key, &path));
    assert_eq!(changes_in(&plain[1], &record), 0);
    assert!(
        plain[0] == plain[1],
        "her file tells that there is something"
    );
}

#[test]
fn a_stricter_class_is_told_like_a_narrower_audience() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(&story);
    story.pass_on(anna, bram);
    restrict(anna, &record, Value::Null, json!("K5"));
    let told = held(anna, &story.case, bram, &record);
    assert_eq!(
        (&told["reason"], &told["told_once"]),
        (&json!("professional_secrecy"), &json!(true))
    );
    let (plain, _) = next_file(&story, anna, bram);
    assert_eq!(changes_in(&plain, &record), 1);
    let item = seen(bram, &story.case, &record);
    assert_eq!(
        (&item["no_longer_from"], &item["class"]),
        (&json!(anna.person.name), &json!("K5"))
    );
    let (plain, _) = next_file(&story, anna, bram);
    assert_eq!(changes_in(&plain, &record), 0);
}

#[test]
fn who_did_not_make_it_makes_it_more_sensitive_and_everyone_who_had_it_hears() {
    let dir = folder();
    let (story, carla) = with_carla(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(&story);
    story.pass_on(anna, bram);
    story.pass_on(anna, &carla);
    restrict(bram, &record, Value::Null, json!("K4"));
    let (plain, preview) = next_file(&story, bram, anna);
    assert_eq!(
        changes_in(&plain, &record),
        1,
        "anna made it, so she has it"
    );
    assert_eq!(preview["no_longer_shared"][0]["record"], record.as_str());
    let item = seen(anna, &story.case, &record);
    assert_eq!(
        (&item["no_longer_from"], &item["class"]),
        (&json!(bram.person.name), &json!("K4"))
    );
    let (plain, _) = next_file(&story, anna, &carla);
    assert_eq!(changes_in(&plain, &record), 1);
    assert_eq!(seen(&carla, &story.case, &record)["class"], "K4");
    let (plain, _) = next_file(&story, anna, bram);
    assert_eq!(changes_in(&plain, &record), 0, "bram did it himself");
}

#[test]
fn who_may_still_see_it_gets_all_of_it_and_who_may_not_is_told() {
    let dir = folder();
    let (story, carla) = with_carla(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(&story);
    story.pass_on(anna, bram);
    story.pass_on(anna, &carla);
    restrict(anna, &record, json!([root(bram)]), Value::Null);
    rewrite(anna, &record);
    let (plain, preview) = next_file(&story, anna, &carla);
    assert_eq!(changes_in(&plain, &record), 1);
    assert_eq!(preview["incomplete"], 0);
    assert!(!leaks::holds(&plain, LATER.as_bytes()));
    let (plain, preview) = next_file(&story, anna, bram);
    assert_eq!(changes_in(&plain, &record), 3, "the whole record");
    assert_eq!(preview["no_longer_shared"], json!([]));
    assert!(leaks::holds(&plain, LATER.as_bytes()));
    assert_eq!(
        seen(bram, &story.case, &record)["no_longer_from"],
        Value::Null
    );

    // Bram has it, and passes nothing of it on to Carla but what Anna decided.
    story.meet(bram, &carla);
    let confirm = story.case_of(bram)["partners"].clone();
    let partner = rows(&confirm).find(|partner| partner["contact"] == root(&carla).as_str());
    let partner = partner.unwrap()["record"].clone();
    let request = json!({ "case": story.case, "partner": partner });
    bram.done("confirm_partner", request);
    let (plain, _) = next_file(&story, bram, &carla);
    assert_eq!(changes_in(&plain, &record), 0);
}

#[test]
fn what_belongs_to_a_visit_goes_out_of_sight_with_it() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let sharing = anna.done("record_sharing", json!({ "record": story.visit }));
    let parts: Vec<&Value> = rows(&sharing["parts"])
        .map(|part| &part["record"])
        .collect();
    let narrower = restrict(anna, &story.visit, json!([]), Value::Null);
    // The care note was for nobody else before.
    assert_eq!(narrower, parts.len());
    assert!(parts.len() >= 4, "{sharing}");
    let (plain, preview) = next_file(&story, anna, bram);
    let gone: Vec<&Value> = rows(&preview["no_longer_shared"])
        .map(|item| &item["record"])
        .collect();
    assert_eq!(gone.len(), parts.len());
    for record in gone {
        assert_eq!(changes_in(&plain, record.as_str().unwrap()), 1, "{record}");
    }
    let (plain, _) = next_file(&story, anna, bram);
    assert!(changes_in(&plain, &story.visit) == 0, "no record names it");
}

#[test]
fn every_way_to_ask_for_something_else_has_its_code_and_changes_nothing() {
    let dir = folder();
    let (story, carla) = with_carla(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(&story);
    story.pass_on(anna, bram);
    restrict(anna, &record, json!([root(bram)]), Value::Null);
    let (own, case, visit) = (record.as_str(), story.case.as_str(), story.visit.as_str());
    let none = Value::Null;
    let (to_bram, to_both) = (json!([root(bram)]), json!([root(bram), root(&carla)]));
    let nobody = json!(["ab".repeat(32)]);
    let nowhere = "00112233445566778899aabbccddeeff";
    let invalid = |field: &'static str, reason: &'static str| {
        (ErrorCode::InvalidInput, Some(field), Some(reason))
    };
    let plain = |code: ErrorCode| (code, None, None);
    let table = [
        (anna, own, &to_both, &none, invalid("audience", "wider")),
        (anna, own, &none, &json!("K1"), invalid("class", "looser")),
        (anna, own, &none, &json!("K2"), invalid("class", "looser")),
        (
            anna,
            own,
            &none,
            &json!("K8"),
            invalid("class", "local_only"),
        ),
        (
            anna,
            own,
            &none,
            &json!("K9"),
            invalid("class", "not_a_code"),
        ),
        (anna, own, &none, &none, invalid("audience", "not_narrower")),
        (
            anna,
            own,
            &to_bram,
            &none,
            invalid("audience", "not_narrower"),
        ),
        (
            anna,
            own,
            &json!(["x"]),
            &none,
            invalid("audience", "not_an_id"),
        ),
        (anna, own, &nobody, &none, plain(ErrorCode::NotPartner)),
        (
            anna,
            case,
            &json!([]),
            &none,
            invalid("record", "same_for_all"),
        ),
        (anna, nowhere, &json!([]), &none, plain(ErrorCode::NotFound)),
        (bram, visit, &json!([]), &none, plain(ErrorCode::NotCreator)),
        (bram, visit, &none, &json!("K1"), invalid("class", "looser")),
    ]
    .map(|(who, record, audience, class, wanted)| {
        let request = json!({ "record": record, "audience": audience, "class": class });
        (who, request, wanted)
    });
    for (who, request, wanted) in table {
        let before = who.counts();
        let error = who.refused("restrict_record", request.clone());
        let reason = error.params.get("reason").map(String::as_str);
        let told = (error.code, error.field.as_deref(), reason);
        assert_eq!(told, wanted, "{request}");
        assert_eq!(who.counts(), before, "{request} wrote something");
    }
}
