//! The safety of who visits: what is known beforehand, who knows where somebody is, and what was noticed at the door.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::MINUTE,
    colleagues::{because, reason},
    inside, leaks,
    story::{Story, root, rows, take_in, text},
};
use serde_json::{Value, json};
use std::path::Path;

const BUDDY: &str = "Kornelia Ooievaarsbek";
const NUMBER: &str = "06 5550 4711";

/// What is answered beforehand; each left out is not answered.
fn answers(case: &str, company: Value, flags: &[(&str, bool)]) -> Value {
    let mut request = json!({
        "case": case, "announced": null, "company": company, "dark": null, "aggression": null, "substances": null,
        "animals": null, "phone_ready": null,
    });
    for (flag, answer) in flags {
        request[*flag] = json!(answer);
    }
    request
}

const CALM: [(&str, bool); 6] = [
    ("announced", true),
    ("dark", false),
    ("aggression", false),
    ("substances", false),
    ("animals", false),
    ("phone_ready", true),
];

fn note(device: &Device, case: &str, advice: &str, review_by: &str) -> String {
    let values = json!({ "advice": advice, "text": "Bewoner stond met een stok in de deur.", "since": "2026-11-02", "review_by": review_by, "state": "holds" });
    let form = json!({ "kind": "safety_note/1", "case": case, "record": null, "values": values });
    text(&device.done("save_form", form)["record"])
}

fn risk(device: &Device, request: Value) -> Value {
    device.done("check_visit", request)["risk"].clone()
}

#[test]
fn the_check_says_how_careful_to_be_and_what_is_known() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, case) = (&story.anna, &story.case);
    let unasked = anna.done("check_visit", answers(case, Value::Null, &[]));
    assert_eq!(
        (&unasked["risk"], &unasked["open"]),
        (&Value::Null, &json!(7))
    );
    let calm = |company: &str| answers(case, json!(company), &CALM);
    assert_eq!(risk(anna, calm("alone")), "green");

    let record = note(anna, case, "in_pairs", "2026-11-10");
    let checked = anna.done("check_visit", calm("alone"));
    assert_eq!(checked["risk"], "red");
    assert_eq!(checked["because"][0]["code"], "check_note");
    assert_eq!(
        checked["because"][0]["records"][0]["record"],
        record.as_str()
    );
    let line = &checked["notes"][0];
    assert_eq!(
        (
            &line["record"],
            &line["advice"],
            &line["since"],
            &line["overdue"]
        ),
        (
            &json!(record),
            &json!("ga met z'n tweeën"),
            &json!("2026-11-02"),
            &json!(true)
        )
    );
    assert_eq!(risk(anna, calm("together")), "orange");

    let reported = &checked["reports"][0];
    assert_eq!(reported["at"], "2026-11-19T23:10:00+01:00");
    assert!(!text(&reported["text"]).is_empty());

    let asked = json!({
        "case": case, "from": null, "to": story.partner_of(&story.bram, anna), "question": "Staat er afval in de gang?",
        "at_least": "", "asked_at": null,
    });
    story.bram.done("ask_information", asked);
    story.pass_on(&story.bram, anna);
    let waiting = &anna.done("check_visit", calm("alone"))["questions"];
    assert_eq!(waiting[0]["text"], "Staat er afval in de gang?");
    assert!(text(&waiting[0]["from"]).contains(story.bram.person.name));

    // The note stays with who wrote it: whoever else visits sees nothing of it until it is decided to share it.
    story.pass_on(anna, &story.bram);
    let his = story.bram.done("check_visit", calm("alone"));
    assert_eq!((&his["risk"], &his["notes"]), (&json!("green"), &json!([])));
    assert_eq!(
        reason(anna, "check_visit", answers(case, json!("with a dog"), &[])),
        because("company", "not_a_code")
    );
}

fn go(device: &Device, case: &str, back_by: &str) -> Value {
    let request = json!({ "case": case, "who": BUDDY, "phone": NUMBER, "back_by": back_by });
    device.done("check_in", request)
}

fn where_is(device: &Device) -> Value {
    device.done("checked_in", json!({}))
}

#[test]
fn who_checked_in_is_reminded_also_while_the_vault_is_locked() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    assert_eq!(
        where_is(&anna),
        json!({ "away": null, "who": "", "phone": "" })
    );
    let status = || anna.done("vault_status", json!({}));
    assert_eq!(status().get("call_in_by"), None);

    let view = go(&anna, &case, "2026-11-20T15:30:00+01:00");
    let away = &view["away"];
    assert_eq!(
        (&away["case"], &away["back_by"], &away["passed"]),
        (
            &json!(case),
            &json!("2026-11-20T15:30:00+01:00"),
            &json!(false)
        )
    );
    assert!(text(&away["place"]).contains("12A"), "{away}");
    assert_eq!(where_is(&anna), view);

    // Later than it was: the same visit goes on.
    anna.clock.pass(30 * MINUTE);
    let later = go(&anna, &case, "2026-11-20T15:45:00+01:00");
    assert_eq!(later["away"]["since"], away["since"]);

    anna.done("lock", json!({}));
    let locked = status();
    assert_eq!(
        (&locked["state"], &locked["call_in_by"]),
        (&json!("locked"), &json!("2026-11-20T15:45:00+01:00"))
    );
    for secret in [BUDDY, NUMBER, case.as_str()] {
        assert!(!locked.to_string().contains(secret), "{locked}");
    }
    anna.clock.pass(60 * MINUTE);
    anna.unlock();
    assert_eq!(where_is(&anna)["away"]["passed"], true);

    anna.done("check_out", json!({}));
    let back = json!({ "away": null, "who": BUDDY, "phone": NUMBER });
    assert_eq!(where_is(&anna), back, "who knew is proposed the next time");
    assert_eq!(status().get("call_in_by"), None);
    anna.reopen();
    assert_eq!((where_is(&anna), status().get("call_in_by")), (back, None));
}

#[test]
fn a_program_that_was_closed_reminds_again_once_the_vault_is_open() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    go(&anna, &case, "2026-11-20T15:30:00+01:00");
    anna.done("lock", json!({}));
    let again = Device::seeded(dir.path(), anna.person, 77);
    assert_eq!(
        again.done("vault_status", json!({})).get("call_in_by"),
        None
    );
    drop(anna);
    again.unlock();
    let status = again.done("vault_status", json!({}));
    assert_eq!(status["call_in_by"], "2026-11-20T15:30:00+01:00");
}

#[test]
fn a_check_in_that_reminds_of_nothing_is_refused_and_changes_nothing() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let soon = "2026-11-20T15:30:00+01:00";
    let with = |who: &str, phone: &str, back_by: &str| json!({ "case": case, "who": who, "phone": phone, "back_by": back_by });
    for (request, field, why) in [
        (with(" ", NUMBER, soon), "who", "empty"),
        (with(&"o".repeat(121), NUMBER, soon), "who", "too_long"),
        (with(BUDDY, "1\n2", soon), "phone", "control_character"),
        (with(BUDDY, NUMBER, "straks"), "back_by", "not_a_moment"),
        (
            with(BUDDY, NUMBER, "2026-11-20T14:00:00+01:00"),
            "back_by",
            "passed",
        ),
        (
            with(BUDDY, NUMBER, "2026-11-22T14:00:00+01:00"),
            "back_by",
            "too_far",
        ),
    ] {
        assert_eq!(reason(&anna, "check_in", request), because(field, why));
    }
    let close =
        json!({ "case": case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    anna.done("close_case", close);
    let closed = anna.refused("check_in", with(BUDDY, NUMBER, soon));
    assert_eq!(closed.code, ErrorCode::CaseClosed);
    assert_eq!(where_is(&anna)["away"], Value::Null);
}

#[test]
fn who_knows_where_somebody_is_stays_in_the_vault_and_goes_to_nobody() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let before = anna.counts();
    go(anna, &story.case, "2026-11-20T16:30:00+01:00");
    assert_eq!(anna.counts(), before, "nothing that travels was written");
    let file = story.send(anna, &story.bram, "voor-bram.woonrust");
    let inside_file = inside::plaintext(&story.bram, Path::new(&file));
    let changes = inside::all_bytes(&inside::records(anna, &story.case));
    for secret in [BUDDY, NUMBER] {
        for bytes in [&inside_file, &changes] {
            assert!(!leaks::holds(bytes, secret.as_bytes()), "{secret}");
        }
    }
    let readable = leaks::find(dir.path(), &[BUDDY, NUMBER]).unwrap();
    assert_eq!(readable, []);
}

fn visit(case: &str, safety: Value) -> Value {
    json!({
        "case": case, "visit": null, "key": "0f0e0d0c0b0a09080706050403020100",
        "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": "", "announced": true, "outcome": "refused_entry",
        "company": "alone", "card_left": null, "saw": "", "said": "", "said_by": "", "think": "", "care": "",
        "next_step": null, "photos": [], "finish": false, "safety": safety,
    })
}

#[test]
fn what_was_noticed_at_the_door_becomes_a_safety_note_that_is_judged_again_in_time() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, case) = (&story.anna, &story.case);
    let dog = json!({ "advice": "dog", "text": "Losse hond in het portiek." });
    let saved = anna.done("save_visit", visit(case, dog.clone()));
    let before = anna.counts();
    assert_eq!(anna.done("save_visit", visit(case, dog)), saved);
    assert_eq!(anna.counts(), before, "sent twice it is one note");

    let known = anna.done("check_visit", answers(case, Value::Null, &[]));
    let notes: Vec<&Value> = rows(&known["notes"]).collect();
    let [line] = notes[..] else {
        panic!("one note: {known}");
    };
    assert_eq!(
        (
            &line["record"],
            &line["text"],
            &line["since"],
            &line["review_by"]
        ),
        (
            &saved["safety_note"],
            &json!("Losse hond in het portiek."),
            &json!("2026-11-20"),
            &json!("2027-05-19")
        )
    );

    // Class K7: it goes to nobody without a decision to share.
    let request = json!({ "cases": [case], "contact": root(&story.bram) });
    let preview = anna.done("share_preview", request);
    let held = rows(&preview["held_back"]).find(|item| item["kind"] == "safety_note/1");
    assert_eq!(held.unwrap()["reason"], "safety");

    let mut nothing = visit(case, Value::Null);
    nothing["key"] = json!("e".repeat(32));
    assert_eq!(anna.done("save_visit", nothing)["safety_note"], Value::Null);
    for (safety, why) in [
        (json!({ "advice": "other", "text": " " }), "empty"),
        (json!({ "advice": "hek", "text": "" }), "not_a_code"),
    ] {
        let mut request = visit(case, safety);
        request["key"] = json!("f".repeat(32));
        assert_eq!(reason(anna, "save_visit", request), because("safety", why));
    }
}
