//! What is said about something goes no further than that: not in a file, and not on the agenda on the table.

use crate::{apart::entry, folder};
use journeys::{
    Device,
    clock::DAY,
    inside, leaks, markers,
    story::{Story, report, root, rows, text},
};
use ledger::{
    ids::RecordId,
    record::RecordState,
    sharing::{Class, Token},
};
use serde_json::{Value, json};
use std::path::Path;

const CARE: &str = "Wil liever geen mirabelthee bij het ontbijt";
const NARROW: &str = "De bovenbuur fluisterde over een kastanjekist";
const OPEN: &str = "Een fietspompconcert in het trappenhuis";
const POLL: &str = "We praten in tingeltangel langs elkaar heen";

fn add(at: &Device, case: &str, kind: &str, words: &str) -> String {
    text(&at.done("add_entry", entry(case, kind, words))["record"])
}

fn keep_for_oneself(at: &Device, record: &str) -> Value {
    let request = json!({ "record": record, "audience": [], "class": null });
    at.done("restrict_record", request)["records"].clone()
}

fn fill(at: &Device, case: &str, kind: &str, values: Value) -> String {
    let form = json!({ "kind": kind, "case": case, "record": null, "values": values });
    text(&at.done("save_form", form)["record"])
}

fn state(at: &Device, case: &str, record: &str) -> RecordState {
    let id: RecordId = record.parse().unwrap();
    inside::records(at, case)[&id].0.clone()
}

/// The next file from one to the other, decrypted.
fn next_file(story: &Story, from: &Device, to: &Device) -> Vec<u8> {
    let file = story.send(from, to, "volgende.woonrust");
    let plain = inside::plaintext(to, Path::new(&file));
    std::fs::remove_file(file).unwrap();
    plain
}

fn names(plain: &[u8], record: &str) -> bool {
    let id: RecordId = record.parse().unwrap();
    leaks::holds(plain, id.as_bytes())
}

#[test]
fn the_agenda_on_the_table_tells_only_what_every_partner_may_see() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, case) = (&story.anna, story.case.as_str());
    let prepare = |at: &str| {
        let request =
            json!({ "cases": [case], "lead": "any", "most": 5, "at": at, "name": "", "place": "" });
        anna.done("prepare_meeting", request)["items"][0].clone()
    };
    let at = "2026-11-27T10:00:00+01:00";
    prepare(at);
    let item =
        json!({ "case": case, "minutes": 5, "decision_needed": "", "invited": [], "note": "" });
    let plan = json!({ "meeting": null, "at": at, "name": "", "place": "", "items": [item] });
    anna.done("plan_meeting", plan);
    anna.clock.pass(8 * DAY);
    anna.done("take_in_report", report(Some(case)));
    add(anna, case, "care_note", CARE);
    let narrow = add(anna, case, "fact", NARROW);
    keep_for_oneself(anna, &narrow);
    let poll = json!({ "case": case, "partner": null, "score": 4, "text": POLL });
    anna.done("give_pulse", poll);
    add(anna, case, "fact", OPEN);
    let changed = prepare("2026-12-04T10:00:00+01:00")["changed"].clone();
    assert_eq!(changed["more"], 0, "{changed}");
    let kinds: Vec<String> = rows(&changed["items"])
        .map(|one| text(&one["link"]["kind"]))
        .collect();
    for kind in ["fact/1", "report/1"] {
        assert!(kinds.iter().any(|one| one == kind), "{kind}: {kinds:?}");
    }
    for kind in ["reporter/1", "care_note/1", "pulse/1"] {
        assert!(kinds.iter().all(|one| one != kind), "{kind}: {kinds:?}");
    }
    let all = changed.to_string();
    assert!(all.contains(OPEN), "{all}");
    for hidden in [markers::REPORTER, CARE, NARROW, POLL] {
        assert!(!all.contains(hidden), "{hidden}: {all}");
    }
}

#[test]
fn how_care_stands_stays_with_whoever_fills_it_in_first() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    let carla = Device::carla(dir.path());
    story.meet(anna, &carla);
    story.add_partner(anna, &carla);
    story.pass_on(anna, bram);
    let values = json!({ "state": "running", "help_known": true });
    let care = fill(bram, case, "care_process/1", values);
    let held = state(bram, case, &care);
    assert_eq!(
        (held.creator().map(|who| who.to_string()), held.class()),
        (Some(root(anna)), Some(Class::K1)),
        "it borrows both of the case"
    );

    story.meet(bram, &carla);
    let partner = story.partner_of(bram, &carla);
    bram.done(
        "confirm_partner",
        json!({ "case": case, "partner": partner }),
    );
    let request = json!({ "cases": [case], "contact": root(&carla) });
    let preview = bram.done("share_preview", request);
    let kept = rows(&preview["held_back"]).find(|item| item["record"] == care.as_str());
    assert_eq!(kept.unwrap()["reason"], "care_process");
    let plain = next_file(&story, bram, &carla);
    assert!(!names(&plain, &care));
    assert!(!leaks::holds(&plain, b"care_process"));
    assert!(names(&plain, case), "the search of bytes finds nothing");
}

#[test]
fn what_is_said_of_an_entry_or_report_is_for_no_more_people_than_that() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    let (open, narrow) = (
        add(anna, case, "fact", OPEN),
        add(anna, case, "fact", NARROW),
    );
    keep_for_oneself(anna, &narrow);
    let checked = |entry: &str, words: &str| {
        let values = json!({ "entry": entry, "result": "confirmed", "text": words });
        fill(anna, case, "verification/1", values)
    };
    let of_open = checked(&open, "De pomp is gehoord.");
    let of_narrow = checked(&narrow, "De kist is gezien.");
    let audience = |record: &str| state(anna, case, record).audience.heads;
    assert_eq!(audience(&of_open), [Some(vec![Token::Case])]);
    assert_eq!(audience(&of_narrow), [Some(Vec::new())]);

    let taken = anna.done("take_in_report", report(Some(case)));
    let about = text(&taken["report"]);
    let secret = json!({ "record": about, "audience": null, "class": "K3" });
    anna.done("restrict_record", secret);
    let values = json!({ "whom": "reporter", "report": about, "text": "Teruggebeld." });
    let word = fill(anna, case, "feedback/1", values);
    assert_eq!(state(anna, case, &word).class(), Some(Class::K3));

    let plain = next_file(&story, anna, bram);
    assert!(names(&plain, &of_open));
    assert!(!names(&plain, &of_narrow) && !names(&plain, &word));

    assert_eq!(keep_for_oneself(anna, &open), 2, "the check goes with it");
    assert_eq!(audience(&of_open), [Some(Vec::new())]);
}

#[test]
fn why_a_point_waits_is_for_no_more_people_than_what_it_rests_on() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    let act = |words: &str| {
        let action = json!({ "case": case, "text": words, "owner": null, "due": "2026-11-23" });
        text(&anna.done("add_action", action)["record"])
    };
    let (open, narrow) = (act(OPEN), act(NARROW));
    keep_for_oneself(anna, &narrow);
    anna.clock.pass(30 * DAY);
    let put_off = |action: &str, why: &str| {
        let view = anna.done("attention", json!({ "case": case, "all": true }));
        let point = rows(&view["points"])
            .find(|point| point["rule"] == "W35" && point["subject"] == action)
            .unwrap();
        let request = json!({ "case": case, "rule": "W35", "subject": action,
                              "until": point["snooze_at_most"], "reason": why });
        anna.done("snooze_attention", request);
    };
    let whys = [
        "Wacht op de notenkraker",
        "Wacht op de stille pepernotenbode",
    ];
    put_off(&open, whys[0]);
    put_off(&narrow, whys[1]);
    let snoozes = inside::records(anna, case).into_values();
    let snoozes = snoozes.filter(|(state, _)| state.kind == "snooze/1");
    let mut kept: Vec<(String, bool, usize)> = snoozes
        .map(|(state, _)| {
            let heads = &state.audience.heads;
            let audience = heads[0].as_ref().unwrap();
            let why = state.text("reason").unwrap().to_owned();
            (why, state.finished(), audience.len())
        })
        .collect();
    kept.sort();
    assert_eq!(
        kept,
        [(whys[0].to_owned(), true, 1), (whys[1].to_owned(), true, 0)]
    );
    let plain = next_file(&story, anna, bram);
    assert!(leaks::holds(&plain, whys[0].as_bytes()));
    assert!(!leaks::holds(&plain, whys[1].as_bytes()));
    let view = anna.done("attention", json!({ "case": case, "all": true }));
    let waits = rows(&view["snoozed"]).filter(|point| point["rule"] == "W35");
    assert_eq!(waits.count(), 2, "both wait for anna");
}
