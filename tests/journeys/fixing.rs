//! A typo can be fixed until an entry is finished: every field of every kind, by who wrote it, and nothing else.

use crate::folder;
use app::{ApiError, ErrorCode};
use journeys::{
    Device, inside,
    story::{Story, report, root, rows, take_in, text},
};
use serde_json::{Value, json};

/// An own record of one kind, and other values for each of its fields.
struct Typo {
    kind: &'static str,
    record: String,
    better: Value,
}

fn note(case: &str, kind: &str) -> Value {
    json!({
        "case": case, "kind": kind, "occurred_at": "2026-11-19T21:00:00+01:00", "occurred_until": null,
        "precision": "exact", "source": "own", "speaker": "bewonr", "text": "Hardde muziek.", "place": "",
        "verified_by": "",
    })
}

fn other_partner(case: &str) -> Value {
    json!({
        "case": case, "contact": null, "name": "Dina Smit", "organisation": "Buurtbemidling", "function": "",
        "domain": "mediation", "reach": "",
    })
}

fn made(anna: &Device, name: &str, request: Value) -> String {
    text(&anna.done(name, request)["record"])
}

/// One record of every kind that may be fixed, each with a typo in it.
fn typos(anna: &Device, case: &str) -> Vec<Typo> {
    let typo = |kind: &'static str, record: String, better: Value| Typo {
        kind,
        record,
        better,
    };
    let taken = anna.done("take_in_report", report(Some(case)));
    let partner = made(anna, "add_partner", other_partner(case));
    let action = json!({ "case": case, "text": "Belen", "owner": null, "due": "2026-12-01" });
    let tried = json!({ "case": case, "kind": "talk", "started": "2026-11-01", "by": null, "text": "gesprk" });
    let agreed = json!({ "case": case, "with": "bewonr", "text": "Zachtr", "agreed_at": "2026-11-01", "until": null });
    let person =
        json!({ "case": case, "name": "Meneer Verzonen", "role": "neighbour", "note": "" });
    let note = |kind: &str| made(anna, "add_entry", note(case, kind));
    vec![
        typo(
            "report",
            text(&taken["report"]),
            json!({
                "text": "Elke nacht muziek.", "received_at": "2026-11-20T09:00:00+01:00", "channel": "email",
                "categories": ["DIEREN", "GELUID"], "place": "trappenhuis", "occurred_at": "2026-11-18T23:10:00+01:00",
                "occurred_until": "2026-11-19T01:00:00+01:00", "precision": "period",
            }),
        ),
        typo(
            "reporter",
            text(&taken["reporter"]),
            json!({ "name": "Mevrouw Bedacht", "contact": "06-00000000", "wishes_secrecy": false, "note": "belt graag" }),
        ),
        typo(
            "person",
            made(anna, "add_person", person),
            json!({ "name": "Meneer Verzonnen", "role": "resident", "note": "woont op 12A" }),
        ),
        typo(
            "fact",
            note("fact"),
            json!({
                "text": "Harde muziek.", "occurred_at": "2026-11-18T21:00:00+01:00", "precision": "period",
                "source": "witness", "occurred_until": "2026-11-18T22:00:00+01:00", "place": "gang",
                "verified_by": "wijkagent",
            }),
        ),
        typo(
            "quote",
            note("quote"),
            json!({ "text": "Ik wist het niet.", "occurred_at": "2026-11-18T21:00:00+01:00", "speaker": "bewoner" }),
        ),
        typo(
            "care_note",
            note("care_note"),
            json!({ "text": "Belt met zijn huisarts.", "occurred_at": "2026-11-18T21:00:00+01:00" }),
        ),
        typo(
            "action",
            made(anna, "add_action", action),
            json!({ "text": "Bellen", "due": "2026-12-02" }),
        ),
        typo(
            "intervention",
            made(anna, "add_intervention", tried),
            json!({ "type": "mayor_warning", "started": "2026-11-02", "by": partner, "text": "gesprek",
                    "ended": "2026-11-10", "result": "even rustig" }),
        ),
        typo(
            "agreement",
            made(anna, "add_agreement", agreed),
            json!({ "with": "bewoner", "text": "Zachter", "agreed_at": "2026-11-02", "until": "2026-12-24" }),
        ),
    ]
}

/// The values of a record by field.
fn fields(device: &Device, record: &str) -> Value {
    let view = device.done("record_fields", json!({ "record": record }));
    let pairs = rows(&view["fields"]).map(|field| (text(&field["name"]), field["value"].clone()));
    Value::Object(pairs.collect())
}

fn fix(device: &Device, record: &str, values: Value) {
    device.done("edit_record", json!({ "record": record, "values": values }));
}

fn not_fixed(device: &Device, record: &str, values: Value) -> ApiError {
    let before = device.counts();
    let refused = device.refused("edit_record", json!({ "record": record, "values": values }));
    assert_eq!(device.counts(), before, "a refusal wrote something");
    refused
}

fn writes(device: &Device, case: &str, record: &str) -> Vec<Vec<String>> {
    let records = inside::records(device, case);
    let (_, changes) = &records[&record.parse().unwrap()];
    let names = |change: &ledger::change::Change| {
        let writes = change.header.writes.iter();
        writes.map(|write| write.field.clone()).collect()
    };
    changes.iter().map(names).collect()
}

#[test]
fn every_field_of_an_own_record_can_be_fixed_until_it_is_finished() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    for typo in typos(&anna, &case) {
        let before = fields(&anna, &typo.record);
        for (name, value) in typo.better.as_object().unwrap() {
            assert_ne!(&before[name], value, "{} {name}: no typo in it", typo.kind);
        }
        fix(&anna, &typo.record, typo.better.clone());
        assert_eq!(fields(&anna, &typo.record), typo.better, "{}", typo.kind);

        // The same once more, as a form does that nobody touched.
        let before = anna.counts();
        fix(&anna, &typo.record, typo.better.clone());
        assert_eq!(anna.counts(), before, "{}: nothing changed", typo.kind);

        anna.done("finish_entry", json!({ "record": typo.record }));
        let late = not_fixed(&anna, &typo.record, typo.better);
        assert_eq!(late.code, ErrorCode::AlreadyFinished, "{}", typo.kind);
    }
    let tried = &anna.done("case", json!({ "case": case }))["interventions"][0];
    assert_eq!(
        tried["rung"], 2,
        "another type stands on another rung of the ladder"
    );
}

#[test]
fn only_what_changed_is_written() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let record = made(&anna, "add_entry", note(&case, "fact"));
    let mut values = fields(&anna, &record);
    values["place"] = json!("gang");
    fix(&anna, &record, values);
    fix(&anna, &record, json!({ "place": "" }));
    let written = writes(&anna, &case, &record);
    assert_eq!(written.len(), 3, "{written:?}");
    assert_eq!(written[1..], [["place"], ["place"]]);
    assert_eq!(fields(&anna, &record)["place"], Value::Null);
}

#[test]
fn what_was_needed_at_first_stays_needed() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let typos = typos(&anna, &case);
    let wrong = |kind: &str, field: &str, value: Value, reason: &str| {
        let typo = typos.iter().find(|typo| typo.kind == kind).unwrap();
        let values = Value::Object([(field.to_owned(), value)].into_iter().collect());
        let refused = not_fixed(&anna, &typo.record, values);
        assert_eq!(
            (
                refused.code,
                refused.field.as_deref(),
                refused.params["reason"].as_str()
            ),
            (ErrorCode::InvalidInput, Some(field), reason),
            "{kind} {field}"
        );
    };
    for (kind, field) in [
        ("report", "text"),
        ("report", "channel"),
        ("reporter", "name"),
        ("person", "name"),
        ("person", "role"),
        ("fact", "text"),
        ("fact", "occurred_at"),
        ("fact", "source"),
        ("quote", "text"),
        ("care_note", "text"),
        ("action", "text"),
        ("intervention", "type"),
        ("intervention", "started"),
        ("agreement", "with"),
        ("agreement", "agreed_at"),
    ] {
        wrong(kind, field, json!("  "), "required");
        wrong(kind, field, Value::Null, "required");
    }
    wrong("fact", "occurred_at", json!("gisteren"), "not_a_moment");
    wrong("action", "due", json!("2026-02-30"), "not_a_day");
    wrong("person", "role", json!("buurvrouw"), "unknown_code");
    wrong("report", "categories", json!(["HERRIE"]), "unknown_code");
    wrong("report", "categories", json!("GELUID"), "wrong_type");
    wrong("reporter", "wishes_secrecy", json!("nee"), "wrong_type");
    wrong("person", "name", json!("x".repeat(501)), "too_long");
    wrong("person", "name", json!(7), "wrong_type");
    wrong(
        "reporter",
        "report",
        json!(typos[0].record),
        "unknown_field",
    );
    wrong("intervention", "rung", json!(5), "unknown_field");
    wrong("action", "state", json!("done"), "unknown_field");
    wrong("action", "owner", Value::Null, "unknown_field");

    // Who does it is a partner who takes part.
    let tried = typos.iter().find(|typo| typo.kind == "intervention");
    for by in [&case, &typos[0].record] {
        let refused = not_fixed(&anna, &tried.unwrap().record, json!({ "by": by }));
        assert_eq!(refused.code, ErrorCode::NotPartner);
    }
    assert_eq!(
        not_fixed(&anna, &case, json!({ "phase": "F3" })).code,
        ErrorCode::NotFound,
        "a case is not fixed like this"
    );
    let partner = made(&anna, "add_partner", other_partner(&case));
    assert_eq!(
        not_fixed(&anna, &partner, json!({ "name": "Dina de Smit" })).code,
        ErrorCode::NotFound,
        "a partner has a form of his own"
    );
}

#[test]
fn only_who_wrote_it_fixes_it_and_only_while_the_case_is_open() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let person =
        json!({ "case": story.case, "name": "Meneer Verzonen", "role": "neighbour", "note": "" });
    let record = made(&story.anna, "add_person", person);
    story.pass_on(&story.anna, &story.bram);
    let name = json!({ "name": "Meneer Verzonnen" });
    assert_eq!(
        not_fixed(&story.bram, &record, name.clone()).code,
        ErrorCode::NotCreator
    );
    let editable = |device: &Device| {
        let case = story.case_of(device);
        let person = rows(&case["people"]).find(|person| person["record"] == record.as_str());
        person.expect("the person")["editable"].clone()
    };
    assert_eq!(
        (editable(&story.anna), editable(&story.bram)),
        (json!(true), json!(false))
    );
    fix(&story.anna, &record, name.clone());
    story.pass_on(&story.anna, &story.bram);
    assert_eq!(fields(&story.bram, &record)["name"], "Meneer Verzonnen");

    let back = json!({ "record": record, "reason": "Hoort hier niet." });
    story.anna.done("withdraw_entry", back);
    assert_eq!(
        not_fixed(&story.anna, &record, json!({ "name": "Iemand" })).code,
        ErrorCode::NotFound,
        "what was taken back is not fixed but brought back"
    );
    story
        .anna
        .done("restore_entry", json!({ "record": record }));
    let close = json!({ "case": story.case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    story.anna.done("close_case", close);
    assert_eq!(
        not_fixed(&story.anna, &record, json!({ "name": "Iemand" })).code,
        ErrorCode::CaseClosed
    );
}

#[test]
fn fixing_settles_nothing_that_people_dispute() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let action = json!({ "case": story.case, "text": "Belen", "owner": null, "due": "2026-12-01" });
    let record = made(&story.anna, "add_action", action);
    story.pass_on(&story.anna, &story.bram);
    for (device, due) in [(&story.anna, "2026-12-03"), (&story.bram, "2026-12-08")] {
        device.done(
            "move_action",
            json!({ "action": record, "due": due, "owner": null }),
        );
    }
    story.pass_on(&story.bram, &story.anna);
    let view = story
        .anna
        .done("record_fields", json!({ "record": record }));
    let due = rows(&view["fields"]).find(|field| field["name"] == "due");
    assert_eq!(
        due.map(|due| (&due["value"], &due["disputed"])),
        Some((&Value::Null, &json!(true)))
    );
    let mut values = fields(&story.anna, &record);
    values["text"] = json!("Bellen");
    fix(&story.anna, &record, values);
    let disputed = story
        .anna
        .done("list_conflicts", json!({ "case": story.case }));
    assert_eq!(rows(&disputed["conflicts"]).count(), 1);
    assert_eq!(fields(&story.anna, &record)["text"], "Bellen");
}

#[test]
fn a_partner_added_by_mistake_is_taken_back_before_he_is_used() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let anna = &story.anna;
    let partner = |device: &Device, record: &str| {
        let case = story.case_of(device);
        rows(&case["partners"])
            .find(|partner| partner["record"] == record)
            .cloned()
    };
    let take_back =
        |record: &str| json!({ "record": record, "reason": "Verkeerde persoon gekozen." });
    let mistake = made(anna, "add_partner", other_partner(&story.case));
    assert_eq!(partner(anna, &mistake).unwrap()["withdrawable"], true);
    anna.done("withdraw_entry", take_back(&mistake));
    assert_eq!(partner(anna, &mistake), None);
    anna.done("restore_entry", json!({ "record": mistake }));

    // From here on he is named elsewhere.
    let action = json!({ "case": story.case, "text": "Bellen", "owner": mistake, "due": null });
    anna.done("add_action", action);
    let case = story.case_of(anna);
    let all: Vec<String> = rows(&case["partners"])
        .map(|partner| text(&partner["record"]))
        .collect();
    assert_eq!(all.len(), 3, "herself, Bram and the one without Woonrust");
    for record in &all {
        // Herself; who was asked to lead; who does an action.
        assert_eq!(partner(anna, record).unwrap()["withdrawable"], false);
        assert_eq!(
            anna.refused("withdraw_entry", take_back(record)).code,
            ErrorCode::InUse
        );
    }

    // Who received the case was a partner, whatever stands in it.
    let carla = Device::carla(dir.path());
    story.meet(anna, &carla);
    let record = story.add_partner(anna, &carla);
    assert_eq!(partner(anna, &record).unwrap()["withdrawable"], true);
    story.send(anna, &carla, "voor-carla.woonrust");
    assert_eq!(partner(anna, &record).unwrap()["withdrawable"], false);
    assert_eq!(
        anna.refused("withdraw_entry", take_back(&record)).code,
        ErrorCode::InUse
    );
    assert_ne!(root(anna), root(&carla));
}
