//! A part of a record for a colleague: only that part goes, where it came from stays, and what happens there follows.

use crate::{apart::entry, folder};
use app::ErrorCode;
use journeys::{
    Device,
    clock::MINUTE,
    colleagues::{because, found, reason, texts},
    disclosing::decide,
    inside, leaks,
    story::{Story, root, rows, text},
};
use ledger::ids::RecordId;
use serde_json::{Value, json};
use std::path::Path;

const PLACE: &str = "De trap met de kwikstaartleuning";
const WORDS: &str = "Bonken tegen de pinguinmuur om drie uur";

fn changes_in(plain: &[u8], record: &str) -> usize {
    let id: RecordId = record.parse().unwrap();
    let windows = plain.windows(16);
    windows.filter(|window| *window == id.as_bytes()).count()
}

fn next_file(story: &Story) -> Vec<u8> {
    let file = story.send(&story.anna, &story.bram, "volgende.woonrust");
    let plain = inside::plaintext(&story.bram, Path::new(&file));
    story.merge(&story.bram, &file);
    std::fs::remove_file(file).unwrap();
    plain
}

/// Whether there is help, and what the resident can: K4.
fn care_process(story: &Story) -> String {
    let values = json!({ "state": "running", "help_known": true, "can_keep_agreements": "partly" });
    let form =
        json!({ "kind": "care_process/1", "case": story.case, "record": null, "values": values });
    text(&story.anna.done("save_form", form)["record"])
}

fn of(at: &Device, record: &str) -> Value {
    at.done("extract_form", json!({ "record": record }))
}

fn extract(record: &str, fields: &[&str], people: &[String]) -> Value {
    json!({ "record": record, "fields": fields, "audience": people, "class": null, "text": "" })
}

/// The record on the timeline of a device.
fn seen(at: &Device, case: &str, record: &str) -> Option<Value> {
    let asked =
        json!({ "case": case, "kinds": [], "from": null, "until": null, "newest_first": false });
    let view = at.done("timeline", asked);
    let mut items = rows(&view["items"]);
    items.find(|item| item["record"] == record).cloned()
}

#[test]
fn bram_gets_the_one_answer_that_anna_chose_and_its_correction_after_a_new_decision() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let source = care_process(&story);
    let form = of(anna, &source);
    let fields: Vec<String> = rows(&form["fields"])
        .map(|one| text(&one["field"]))
        .collect();
    assert_eq!(fields, ["state", "help_known", "can_keep_agreements"]);
    assert_eq!(form["needs_decision"], true);
    let people: Vec<String> = rows(&form["people"])
        .map(|one| text(&one["contact"]))
        .collect();
    assert_eq!(people, [root(bram)]);
    let request = extract(&source, &["can_keep_agreements"], &people);
    let made = text(&anna.done("make_extract", request)["record"]);
    assert_eq!(
        changes_in(&next_file(&story), &made),
        0,
        "nobody decided yet"
    );

    decide(anna, &story.case, &root(bram), &made, "G3");
    let plain = next_file(&story);
    assert!(changes_in(&plain, &made) > 0);
    assert_eq!(changes_in(&plain, &source), 0, "the source stays");
    let his = inside::records(bram, &story.case);
    let kinds: Vec<&str> = his.values().map(|(state, _)| state.kind.as_str()).collect();
    assert!(kinds.contains(&"extract/1") && !kinds.contains(&"extract_source/1"));
    let shown = seen(bram, &story.case, &made).expect("on his timeline");
    assert!(shown.to_string().contains("deels"), "{shown}");
    assert_eq!(shown["no_longer_from"], Value::Null);
    let held = &of(anna, &source)["extracts"][0];
    assert_eq!(
        (rows(&held["received"]).count(), &held["behind"]),
        (1, &json!([]))
    );

    let corrected = json!({ "can_keep_agreements": "no" });
    let save = json!({ "kind": "care_process/1", "case": story.case, "record": source, "values": corrected });
    anna.done("save_form", save);
    let behind = texts(&of(anna, &source)["extracts"][0]["behind"]);
    assert_eq!(behind.len(), 1, "{behind:?}");
    anna.done("update_extract", json!({ "extract": made }));
    assert_eq!(of(anna, &source)["extracts"][0]["behind"], json!([]));
    assert_eq!(
        changes_in(&next_file(&story), &made),
        0,
        "an edit needs a new decision"
    );
    decide(anna, &story.case, &root(bram), &made, "G3");
    next_file(&story);
    let shown = seen(bram, &story.case, &made).unwrap();
    assert!(!shown.to_string().contains("deels"), "{shown}");
    for device in story.both() {
        assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
    }
}

/// A fact that only Anna may see, an extract of its place for Bram, and the file in which he got it.
fn place_for_bram(story: &Story) -> (String, String, Vec<u8>) {
    let anna = &story.anna;
    let mut fact = entry(&story.case, "fact", WORDS);
    fact["place"] = json!(PLACE);
    let source = text(&anna.done("add_entry", fact)["record"]);
    let only_anna = json!({ "record": source, "audience": [], "class": null });
    anna.done("restrict_record", only_anna);
    let request = extract(&source, &["place"], &[root(&story.bram)]);
    let made = text(&anna.done("make_extract", request)["record"]);
    let plain = next_file(story);
    (source, made, plain)
}

#[test]
fn what_is_erased_at_the_source_goes_out_of_the_extract_and_tells_nobody_where_it_came_from() {
    for field in [json!("place"), Value::Null] {
        let dir = folder();
        let story = Story::shared(dir.path());
        let (anna, bram) = (&story.anna, &story.bram);
        let (source, made, _) = place_for_bram(&story);
        let what = json!({
            "case": null, "record": source, "field": field, "basis": "art17", "yes": true,
        });
        let done = anna.done("erase", what);
        let own = anna.done("list_erasures", json!({}))["own"].clone();
        assert_eq!(rows(&own).count(), 1, "source and extract: one decision");
        assert_eq!(own[0]["erasure"], done["erasure"]);
        assert_eq!(rows(&done["asked"]).count(), 1, "only Bram has a part");
        anna.clock.pass(MINUTE);
        let path = story.file("verzoek.woonrust");
        let export = json!({ "contact": root(bram), "yes": false, "path": path });
        anna.done("export_requests", export);
        let plain = inside::plaintext(bram, Path::new(&path));
        assert!(changes_in(&plain, &made) > 0);
        assert_eq!(changes_in(&plain, &source), 0, "he never heard of it");
        story.merge(bram, &path);
        let asked = bram.done("list_erasures", json!({}))["asked"].clone();
        assert_eq!(rows(&asked).count(), 1);
        let yes = json!({
            "erasure": asked[0]["erasure"], "agree": true, "reason": "", "yes": true,
        });
        bram.done("answer_erasure", yes);
        for device in story.both() {
            let bytes = inside::all_bytes(&inside::records(device, &story.case));
            assert!(!leaks::holds(&bytes, PLACE.as_bytes()), "{field}");
        }
    }
}

#[test]
fn an_extract_goes_when_its_source_is_taken_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let (source, made, plain) = place_for_bram(&story);
    assert!(leaks::holds(&plain, PLACE.as_bytes()));
    assert!(!leaks::holds(&plain, WORDS.as_bytes()));
    assert_eq!(changes_in(&plain, &source), 0);
    assert!(seen(bram, &story.case, &made).is_some());
    let back = json!({ "record": source, "reason": "Vergissing." });
    anna.done("withdraw_entry", back);
    anna.done("update_extract", json!({ "extract": made }));
    assert_eq!(seen(anna, &story.case, &made), None);
    next_file(&story);
    assert_eq!(seen(bram, &story.case, &made), None);
}

#[test]
fn an_extract_is_never_less_sensitive_nor_for_more_people_than_its_maker_allows() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let carla = Device::carla(dir.path());
    story.meet(anna, &carla);
    let source = care_process(&story);
    let base = || extract(&source, &["help_known"], &[root(bram)]);
    let with = |key: &str, value: Value| {
        let mut one = base();
        one[key] = value;
        one
    };
    for (request, told) in [
        (with("class", json!("K2")), because("class", "looser")),
        (with("class", json!("K9")), because("class", "not_a_code")),
        (with("fields", json!([])), because("fields", "empty")),
        (with("fields", json!(["visit"])), because("fields", "empty")),
        (with("audience", json!([])), because("audience", "empty")),
        (
            with("audience", json!([root(&carla)])),
            because("audience", "not_admitted"),
        ),
        (
            with("audience", json!([root(anna)])),
            because("audience", "not_admitted"),
        ),
        (
            with("record", json!(story.role)),
            because("record", "not_extractable"),
        ),
    ] {
        assert_eq!(
            reason(anna, "make_extract", request.clone()),
            told,
            "{request}"
        );
    }
    let stricter = anna.done("make_extract", with("class", json!("K5")));
    let preview = json!({ "cases": [story.case], "contact": root(bram) });
    let preview = anna.done("share_preview", preview);
    let held = found(&preview["held_back"], "record", &text(&stricter["record"]));
    assert_eq!(held["class"], "K5");

    // Bram holds a fact of Anna's that only he may see: he cuts it for nobody else.
    let fact = text(&anna.done("add_entry", entry(&story.case, "fact", WORDS))["record"]);
    let only_bram = json!({ "record": fact, "audience": [root(bram)], "class": null });
    anna.done("restrict_record", only_bram);
    story.pass_on(anna, bram);
    story.meet(bram, &carla);
    story.add_partner(bram, &carla);
    let people = of(bram, &fact)["people"].clone();
    let people: Vec<String> = rows(&people).map(|one| text(&one["contact"])).collect();
    assert_eq!(people, [root(anna)]);
    let for_carla = extract(&fact, &["text"], &[root(&carla)]);
    assert_eq!(
        reason(bram, "make_extract", for_carla),
        because("audience", "not_admitted")
    );
    let nowhere = json!({ "extract": fact });
    assert_eq!(
        bram.refused("update_extract", nowhere).code,
        ErrorCode::NotFound
    );
}

#[test]
fn whoever_made_the_source_is_heeded_also_where_nobody_confirmed_that_he_is_a_partner() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let (carla, dora) = (Device::carla(dir.path()), Device::dora(dir.path()));
    for (one, other) in [(anna, &carla), (&carla, bram), (bram, &dora)] {
        story.meet(one, other);
    }
    story.add_partner(anna, &carla);
    story.pass_on(anna, &carla);
    let confirm = json!({ "case": story.case, "partner": story.partner_of(&carla, bram) });
    carla.done("confirm_partner", confirm);
    let fact = text(&carla.done("add_entry", entry(&story.case, "fact", WORDS))["record"]);
    let two = json!({ "record": fact, "audience": [root(anna), root(bram)], "class": null });
    carla.done("restrict_record", two);
    story.pass_on(&carla, anna);
    story.pass_on(anna, bram);

    // By merging Anna's file Bram confirmed Anna, and nobody else.
    let carlas = story.partner_of(bram, &carla);
    story.add_partner(bram, &dora);
    let people = || -> Vec<String> {
        let form = of(bram, &fact);
        rows(&form["people"])
            .map(|one| text(&one["contact"]))
            .collect()
    };
    assert_eq!(people(), [root(anna)]);
    let for_dora = extract(&fact, &["text"], &[root(&dora)]);
    assert_eq!(
        reason(bram, "make_extract", for_dora.clone()),
        because("audience", "not_admitted")
    );

    let gone = json!({ "case": story.case, "partner": carlas, "reason": "Andere wijk." });
    bram.done("end_partner", gone);
    assert!(
        people().contains(&root(&dora)),
        "then it is Bram's to judge"
    );
    bram.done("make_extract", for_dora);
}
