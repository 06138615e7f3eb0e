//! A home visit: sent twice it is one visit, and completing it changes nothing else.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device, inside,
    story::{Story, rows, take_in, text},
};
use ledger::{author::Edit, cbor::Value as Field, ids::RecordId};
use serde_json::{Value, json};

fn visit(case: &str) -> Value {
    json!({
        "case": case, "visit": null, "key": "0f0e0d0c0b0a09080706050403020100",
        "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": "kennismaken", "announced": true, "outcome": "spoken",
        "company": "alone", "card_left": null, "saw": "Veel lawaai in de gang.", "said": "Ik slaap slecht.", "said_by": "",
        "think": "Hij lijkt bang.", "care": "", "next_step": { "text": "Huisarts bellen", "due": "2026-11-24", "owner": null },
        "photos": [], "finish": false,
    })
}

fn agreed(key: &str, text: &str, until: Value) -> Value {
    json!({ "key": key.repeat(32), "with": "de bewoner", "text": text, "until": until })
}

#[test]
fn what_is_agreed_becomes_an_agreement_and_with_a_day_also_an_action() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let mut request = visit(&case);
    request["agreements"] = json!([
        agreed("a", "Na tien uur staat de muziek zacht.", Value::Null),
        agreed("b", "De gang is leeg.", json!("2026-12-01")),
    ]);
    let saved = anna.done("save_visit", request.clone());
    assert_eq!(rows(&saved["agreements"]).count(), 2);
    let before = anna.counts();
    assert_eq!(anna.done("save_visit", request.clone()), saved);
    assert_eq!(anna.counts(), before, "a retry wrote something");

    let view = anna.done("case", json!({ "case": case }));
    let mut told: Vec<_> = rows(&view["agreements"])
        .map(|one| {
            (
                text(&one["text"]),
                one["until"].clone(),
                text(&one["agreed_at"]),
            )
        })
        .collect();
    told.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(
        told,
        [
            (
                "De gang is leeg.".to_owned(),
                json!("2026-12-01"),
                "2026-11-20".to_owned()
            ),
            (
                "Na tien uur staat de muziek zacht.".to_owned(),
                Value::Null,
                "2026-11-20".to_owned()
            ),
        ]
    );
    let mut actions: Vec<_> = rows(&view["actions"])
        .map(|one| (text(&one["text"]), text(&one["due"]), one["mine"] == true))
        .collect();
    actions.sort();
    assert_eq!(
        actions,
        [
            (
                "Ga na of dit is nagekomen: De gang is leeg.".to_owned(),
                "2026-12-01".to_owned(),
                true
            ),
            ("Huisarts bellen".to_owned(), "2026-11-24".to_owned(), true),
        ]
    );

    for broken in [
        json!([agreed("c", " ", Value::Null)]),
        json!([agreed("c", "Iets.", json!("morgen"))]),
        json!([
            agreed("c", "Iets.", Value::Null),
            agreed("c", "Nog iets.", Value::Null)
        ]),
    ] {
        let mut request = visit(&case);
        request["key"] = json!("c".repeat(32));
        request["agreements"] = broken;
        let error = anna.refused("save_visit", request);
        assert_eq!(error.field.as_deref(), Some("agreements"));
    }
    assert_eq!(in_file(&anna, &case, "visit/1"), 1, "nothing is half saved");
}

#[test]
fn a_visit_says_who_goes_on_or_why_nobody_does() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let anna = &story.anna;
    let view = anna.done("case", json!({ "case": story.case }));
    let partners: Vec<Value> = rows(&view["partners"]).cloned().collect();
    let bram = partners
        .iter()
        .find(|partner| text(&partner["name"]) == story.bram.person.name)
        .unwrap();
    let mut request = visit(&story.case);
    request["next_step"] = json!({ "text": "Bellen", "due": null, "owner": bram["record"] });
    let saved = anna.done("save_visit", request);
    let view = anna.done("case", json!({ "case": story.case }));
    let action = rows(&view["actions"])
        .find(|action| action["record"] == saved["action"])
        .unwrap();
    assert!(text(&action["owner_name"]).starts_with(story.bram.person.name));

    let mut request = visit(&story.case);
    request["key"] = json!("e".repeat(32));
    request["no_next_step"] = json!("De bewoner is verhuisd.");
    let both = anna.refused("save_visit", request.clone());
    assert_eq!(both.field.as_deref(), Some("no_next_step"));
    request["next_step"] = Value::Null;
    let saved = anna.done("save_visit", request.clone());
    assert_eq!(saved["action"], Value::Null);
    let held = anna.done("visit", json!({ "visit": saved["visit"] }));
    assert_eq!(held["no_next_step"], "De bewoner is verhuisd.");
    let asked = json!({ "case": story.case, "kinds": ["visit/1"], "newest_first": true });
    let told = anna.done("timeline", asked);
    assert!(told.to_string().contains("De bewoner is verhuisd."));

    request["visit"] = saved["visit"].clone();
    request["key"] = Value::Null;
    request["no_next_step"] = json!("");
    anna.done("save_visit", request);
    let held = anna.done("visit", json!({ "visit": saved["visit"] }));
    assert_eq!(held["no_next_step"], "");
}

fn in_file(device: &Device, case: &str, kind: &str) -> usize {
    let file = device.done(
        "timeline",
        json!({ "case": case, "kinds": [kind], "newest_first": false }),
    );
    rows(&file["items"]).count()
}

#[test]
fn the_same_save_sent_twice_is_one_visit() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let first = anna.done("save_visit", visit(&case));
    let before = anna.counts();
    let again = anna.done("save_visit", visit(&case));
    assert_eq!(
        (&again["visit"], &again["action"]),
        (&first["visit"], &first["action"])
    );
    assert_eq!(anna.counts(), before, "a retry wrote something");
    for kind in ["visit/1", "fact/1", "quote/1", "action/1"] {
        assert_eq!(in_file(&anna, &case, kind), 1, "{kind}");
    }

    // The answer was lost, the person typed on and sent it again, now finished: still one visit.
    let mut more = visit(&case);
    more["saw"] = json!("Veel lawaai in de gang, ook na tienen.");
    more["finish"] = json!(true);
    let completed = anna.done("save_visit", more.clone());
    assert_eq!(completed["visit"], first["visit"]);
    let before = anna.counts();
    assert_eq!(anna.done("save_visit", more.clone()), completed);
    assert_eq!(anna.counts(), before);
    more["saw"] = json!("Iets heel anders.");
    assert_eq!(
        anna.refused("save_visit", more).code,
        ErrorCode::AlreadyFinished
    );
    let held = anna.done("visit", json!({ "visit": first["visit"] }));
    assert_eq!(
        (&held["saw"], &held["think"]),
        (
            &json!("Veel lawaai in de gang, ook na tienen."),
            &json!("Hij lijkt bang.")
        )
    );

    let mut other = visit(&case);
    other["key"] = json!("ffffffffffffffffffffffffffffffff");
    assert_ne!(anna.done("save_visit", other)["visit"], first["visit"]);
    assert_eq!(in_file(&anna, &case, "visit/1"), 2);
}

#[test]
fn completing_a_visit_clears_what_was_emptied_and_leaves_its_moment() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let saved = anna.done("save_visit", visit(&case));
    let mut later = visit(&case);
    later["visit"] = saved["visit"].clone();
    later["purpose"] = json!("");
    later["announced"] = Value::Null;
    later["occurred_at"] = Value::Null;
    anna.done("save_visit", later);
    let held = anna.done("visit", json!({ "visit": saved["visit"] }));
    assert_eq!(
        (&held["purpose"], &held["announced"], &held["occurred_at"]),
        (
            &json!(""),
            &Value::Null,
            &json!("2026-11-20T14:00:00+01:00")
        )
    );
}

/// Bram's program, another one than ours, writes in a visit of Anna while she does, too.
fn both_write_the_purpose(story: &Story) {
    let record: RecordId = story.visit.parse().unwrap();
    for (device, purpose) in [(&story.anna, "kennismaken"), (&story.bram, "waarschuwen")] {
        inside::write(
            device,
            record,
            &[("purpose", Edit::Set(Field::from(purpose)))],
        );
    }
    story.pass_on(&story.bram, &story.anna);
}

#[test]
fn completing_a_visit_settles_nothing_that_people_dispute() {
    let dir = folder();
    let mut story = Story::until_shared(dir.path());
    let mut open = visit(&story.case);
    story.visit = text(&story.anna.done("save_visit", open.clone())["visit"]);
    story.pass_on(&story.anna, &story.bram);
    both_write_the_purpose(&story);
    let disputed = |story: &Story| {
        let list = story
            .anna
            .done("list_conflicts", json!({ "case": story.case }));
        rows(&list["conflicts"])
            .map(|conflict| text(&conflict["field"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(disputed(&story), ["purpose"]);

    // The form shows no purpose while two stand there, and sends none.
    let shown = story.anna.done("visit", json!({ "visit": story.visit }));
    assert_eq!(shown["purpose"], "");
    open["visit"] = json!(story.visit);
    open["purpose"] = json!("");
    open["saw"] = json!("Veel lawaai, ook na tienen.");
    story.anna.done("save_visit", open.clone());
    assert_eq!(disputed(&story), ["purpose"]);
    open["purpose"] = json!("samen kijken");
    story.anna.done("save_visit", open);
    assert_eq!(disputed(&story), Vec::<String>::new());
}

#[test]
fn describing_a_case_settles_nothing_that_people_dispute() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let describe = |device: &Device, tenure: Option<&str>, route: Option<&str>, suffix: &str| {
        let mut address = story.case_of(device)["address"].clone();
        address["suffix"] = json!(suffix);
        let request = json!({
            "case": story.case, "tenure": tenure, "route": route, "acute": null,
            "categories": ["GELUID"], "address": address,
        });
        device.done("describe_case", request);
    };
    describe(&story.anna, Some("owner"), None, "1");
    describe(&story.bram, Some("private_rent"), None, "2");
    story.pass_on(&story.bram, &story.anna);
    let disputed = || {
        let list = story
            .anna
            .done("list_conflicts", json!({ "case": story.case }));
        let mut fields: Vec<String> = rows(&list["conflicts"])
            .map(|conflict| text(&conflict["field"]))
            .collect();
        fields.sort();
        fields
    };
    assert_eq!(disputed(), ["suffix", "tenure"]);
    // The form shows neither while two stand there, and sends none.
    let shown = story.case_of(&story.anna);
    assert_eq!(
        (&shown["tenure"], &shown["address"]["suffix"]),
        (&Value::Null, &json!(""))
    );
    let before = story.anna.counts();
    describe(&story.anna, None, None, "");
    assert_eq!(
        story.anna.counts(),
        before,
        "nothing was changed, so nothing is written"
    );
    describe(&story.anna, None, Some("care"), "");
    assert_eq!(disputed(), ["suffix", "tenure"]);
    describe(&story.anna, Some("owner"), Some("care"), "1");
    assert_eq!(disputed(), Vec::<String>::new());
}

#[test]
fn entries_of_other_offsets_stand_at_their_instant() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    // 10.00, 10.30 and 11.00 in Amsterdam.
    let told = [
        ("eerst", "2026-11-20T10:00:00+01:00"),
        ("daarna", "2026-11-20T09:30:00+00:00"),
        ("het laatst", "2026-11-20T12:00:00+02:00"),
    ];
    for (words, at) in [told[2], told[0], told[1]] {
        let entry = json!({
            "case": case, "kind": "fact", "occurred_at": at, "occurred_until": null, "precision": "exact",
            "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
        });
        anna.done("add_entry", entry);
    }
    let order = |newest_first: bool| {
        let file = anna.done(
            "timeline",
            json!({ "case": case, "kinds": ["fact/1"], "newest_first": newest_first }),
        );
        rows(&file["items"])
            .map(|item| text(&item["parts"][0]["text"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(order(false), ["eerst", "daarna", "het laatst"]);
    assert_eq!(order(true), ["het laatst", "daarna", "eerst"]);
}

#[test]
fn what_was_begun_and_not_finished_waits_at_vandaag() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let saved = anna.done("save_visit", visit(&case));
    let note = |text: &str| {
        let request = json!({
            "case": case, "kind": "fact", "occurred_at": "2026-11-20T15:00:00+01:00", "occurred_until": null,
            "precision": "exact", "source": "own", "speaker": "", "text": text, "place": "", "verified_by": "",
        });
        anna.done("add_entry", request)["record"].clone()
    };
    let (first, second) = (note("Rook in de hal."), note("Vergissing."));
    let waiting = || {
        let today = anna.done("today", json!({}));
        let rows = rows(&today["unfinished"]);
        rows.map(|row| {
            (
                row["kind"].clone(),
                row["record"].clone(),
                row["text"].clone(),
            )
        })
        .collect::<Vec<_>>()
    };
    // The texts of the visit are finished with it.
    let begun = (json!("visit/1"), saved["visit"].clone(), json!(""));
    let smoke = (json!("fact/1"), first.clone(), json!("Rook in de hal."));
    let slip = (json!("fact/1"), second.clone(), json!("Vergissing."));
    let mut found = waiting();
    found.sort_by_key(|(_, _, text)| text.to_string());
    assert_eq!(found, [begun.clone(), smoke, slip]);

    anna.done("finish_entry", json!({ "record": first }));
    anna.done(
        "withdraw_entry",
        json!({ "record": second, "reason": "Verkeerde zaak." }),
    );
    assert_eq!(waiting(), [begun]);
    anna.done("finish_visit", json!({ "visit": saved["visit"] }));
    assert_eq!(waiting(), []);
}
