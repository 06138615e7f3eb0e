//! A handover on two devices: every move, what goes over with a yes, and two answers that meet.

mod words;

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::DAY,
    colleagues::{because, found, reason, texts},
    story::{Story, rows, text},
};
use serde_json::{Value, json};

/// Bram leads, and holds actions; Anna knows it.
fn bram_leads(dir: &std::path::Path) -> Story {
    let story = Story::shared(dir);
    let yes = json!({ "role": story.role, "accept": true, "reason": "" });
    story.bram.done("answer_role", yes);
    story
}

fn handovers(device: &Device, story: &Story) -> Value {
    device.done("handovers", json!({ "case": story.case }))["handovers"].clone()
}

fn handover(device: &Device, story: &Story, record: &str) -> Value {
    found(&handovers(device, story), "record", record).clone()
}

fn offer(story: &Story, of: &str, subject: Option<&str>) -> Value {
    json!({
        "case": story.case, "of": of, "subject": subject, "from": null,
        "to": story.partner_of(&story.bram, &story.anna), "answer_by": "2026-11-30", "asks": "Neem het over.",
        "promises": "De buren horen maandag iets.", "risks": "", "spoken_at": null, "spoken_how": "",
    })
}

/// Bram plans something for himself and offers it to Anna; returns the action and the offer.
fn offered_action(story: &Story, what: &str) -> (String, String) {
    let action = json!({ "case": story.case, "text": what, "owner": null, "due": "2026-11-27" });
    let action = text(&story.bram.done("add_action", action)["record"]);
    let offered = story
        .bram
        .done("offer_handover", offer(story, "task", Some(&action)));
    (action, text(&offered["record"]))
}

fn answer(record: &str, answer: &str) -> Value {
    json!({
        "handover": record, "answer": answer, "conditions": "", "reason": "", "spoken_at": "2026-11-20",
        "spoken_how": "gebeld", "received_at": "2026-11-20", "on_behalf": "",
    })
}

fn with(mut request: Value, field: &str, value: &str) -> Value {
    request[field] = json!(value);
    request
}

fn side(record: &str) -> Value {
    json!({ "handover": record, "on_behalf": "" })
}

fn withdraw(record: &str) -> Value {
    json!({ "handover": record, "reason": "Ik doe het zelf.", "on_behalf": "" })
}

fn lead(device: &Device, story: &Story) -> (String, bool) {
    let lead = story.case_of(device)["lead"].clone();
    (text(&lead["state"]), lead["mine"] == true)
}

/// Who owns an action, and whether he said yes.
fn owner(device: &Device, story: &Story, action: &str) -> String {
    let all = json!({ "scope": "all", "case": story.case, "ended": true });
    let actions = device.done("list_actions", all);
    text(&found(&actions["actions"], "record", action)["owner_name"])
}

const ANNA: &str = "Anna de Vries, GGD Voorbeeldregio";
const BRAM: &str = "Bram Jansen, Gemeente Voorbeeldstad";

#[test]
fn the_lead_goes_over_warm_and_the_old_lead_keeps_nothing_of_it() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let claim = json!({
        "case": story.case, "task": "T02", "partner": null, "says": "i_do", "of": null, "strength": "full",
        "since": null, "reason": "", "on_behalf": "",
    });
    story.bram.done("claim_task", claim);
    let record = text(
        &story
            .bram
            .done("offer_handover", offer(&story, "lead", None))["record"],
    );
    story.pass_on(&story.bram, &story.anna);
    let view = handover(&story.anna, &story, &record);
    assert_eq!(
        (&view["state"], &view["held_by"]),
        (&json!("offered"), &json!("from"))
    );
    assert_eq!(
        rows(&view["goes_over"]).count(),
        2,
        "the role and the claim"
    );
    assert_eq!(
        texts(&view["can"]),
        [
            "accept",
            "accept_with_conditions",
            "refuse",
            "note_contact",
            "confirm_receipt"
        ]
    );
    assert_eq!(texts(&view["can_on_behalf"]), ["withdraw"]);

    // No yes before the two spoke, and before she has what she needs.
    let mut cold = answer(&record, "accept");
    (cold["spoken_at"], cold["received_at"]) = (Value::Null, Value::Null);
    assert_eq!(
        reason(&story.anna, "answer_handover", cold.clone()),
        because("spoken_at", "handover_not_spoken")
    );
    let contact = json!({ "handover": record, "on": "2026-11-20", "how": "samen gebeld" });
    story.anna.done("note_warm_contact", contact);
    assert_eq!(
        reason(&story.anna, "answer_handover", cold.clone()),
        because("received_at", "handover_not_received")
    );
    let receipt = json!({ "handover": record, "on": null });
    assert_eq!(
        reason(&story.bram, "confirm_receipt", receipt.clone()),
        because("handover", "handover_not_yours")
    );
    story.anna.done("confirm_receipt", receipt);
    story.anna.done("answer_handover", cold);

    story.pass_on(&story.anna, &story.bram);
    for device in story.both() {
        let view = handover(device, &story, &record);
        assert_eq!(
            [&view["state"], &view["held_by"], &view["certainty"]],
            [&json!("accepted"), &json!("to"), &json!("own")]
        );
        assert_eq!(
            (&view["goes_over"], &view["goes_back"]),
            (&json!([]), &json!([]))
        );
        assert_eq!(
            lead(device, &story),
            ("accepted".to_owned(), device.person.domain == "care")
        );
        let mirror = device.done("role_mirror", json!({ "case": story.case }));
        let task = found(&mirror["tasks"], "task", "T02");
        assert_ne!(task["outcome"], "double", "{task}");
        assert_eq!(task["ended"][0]["name"], BRAM);
    }

    // Two weeks later it is for Bram to ask how it goes.
    assert_eq!(handover(&story.bram, &story, &record)["missing"], json!([]));
    for device in story.both() {
        device.clock.pass(15 * DAY);
    }
    let missing = handover(&story.bram, &story, &record)["missing"].clone();
    assert_eq!(missing[0]["code"], "handover_not_followed_up");
    let asked = json!({ "handover": record, "on": "2026-12-04" });
    assert_eq!(
        reason(&story.anna, "follow_up", asked.clone()),
        because("handover", "handover_not_yours")
    );
    story.bram.done("follow_up", asked);
    assert_eq!(handover(&story.bram, &story, &record)["missing"], json!([]));
}

#[test]
fn every_move_and_nothing_after_the_last_one() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let names = [
        "ja",
        "ja, mits",
        "ja, mits, toch niet",
        "nee",
        "terug",
        "terug na mits",
        "ja, mits, toch ja",
    ];
    let made: Vec<(String, String)> = names
        .iter()
        .map(|name| offered_action(&story, name))
        .collect();
    story.pass_on(&story.bram, &story.anna);
    let at = |number: usize| made[number].1.as_str();

    let conditions = |number: usize| {
        with(
            answer(at(number), "accept_with_conditions"),
            "conditions",
            "Pas na maandag.",
        )
    };
    let refusal = |number: usize| {
        with(
            answer(at(number), "refuse"),
            "reason",
            "Geen plek deze week.",
        )
    };
    let anna = &story.anna;
    anna.done("answer_handover", answer(at(0), "accept"));
    assert_eq!(
        reason(
            anna,
            "answer_handover",
            answer(at(1), "accept_with_conditions")
        ),
        because("conditions", "handover_conditions_empty")
    );
    for number in [1, 2, 5, 6] {
        anna.done("answer_handover", conditions(number));
    }
    anna.done("answer_handover", refusal(2));
    assert_eq!(
        reason(anna, "answer_handover", answer(at(3), "refuse")),
        because("reason", "handover_reason_empty")
    );
    anna.done("answer_handover", refusal(3));
    anna.done("answer_handover", answer(at(6), "accept"));
    assert_eq!(
        reason(anna, "withdraw_handover", withdraw(at(4))),
        because("on_behalf", "handover_not_yours")
    );
    let bram = &story.bram;
    bram.done("withdraw_handover", withdraw(at(4)));
    assert_eq!(
        reason(bram, "answer_handover", answer(at(1), "accept")),
        because("on_behalf", "handover_not_yours")
    );
    story.exchange();
    bram.done("accept_conditions", side(at(1)));
    bram.done("withdraw_handover", withdraw(at(5)));
    bram.done("confirm_reason", json!({ "record": at(3) }));
    story.pass_on(bram, anna);

    let ends = [
        "accepted",
        "accepted",
        "refused",
        "refused",
        "withdrawn",
        "withdrawn",
        "accepted",
    ];
    for device in story.both() {
        for (number, end) in ends.into_iter().enumerate() {
            let view = handover(device, &story, at(number));
            let name = names[number];
            assert_eq!(view["state"], end, "{name}");
            assert_eq!(view["disputed"], json!([]), "{name}");
            let holder = if end == "accepted" { ANNA } else { BRAM };
            assert_eq!(owner(device, &story, &made[number].0), holder, "{name}");
        }
        let no = handover(device, &story, at(3));
        assert_eq!(no["reason"], "Geen plek deze week.");
        assert!(!texts(&no["can"]).contains(&"confirm_reason".to_owned()));
        let agreed = handover(device, &story, at(1));
        assert_eq!(
            (&agreed["certainty"], &agreed["conditions"]),
            (&json!("own"), &json!("Pas na maandag."))
        );
        assert_eq!(
            handover(device, &story, at(6))["conditions"],
            "",
            "a plain yes took them back"
        );
    }
    for number in 0..names.len() {
        let impossible = because("handover", "handover_move_impossible");
        assert_eq!(reason(anna, "answer_handover", refusal(number)), impossible);
        assert_eq!(
            reason(bram, "accept_conditions", side(at(number))),
            impossible
        );
        assert_eq!(
            reason(bram, "withdraw_handover", withdraw(at(number))),
            impossible
        );
        let expire = json!({ "record": at(number) });
        assert_eq!(reason(bram, "expire_handover", expire), impossible);
    }
}

#[test]
fn an_offer_whose_day_passed_takes_no_yes_any_more() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let (action, record) = offered_action(&story, "Buren bellen");
    story.pass_on(&story.bram, &story.anna);
    let expire = json!({ "record": record });
    assert_eq!(
        reason(&story.bram, "expire_handover", expire.clone()),
        because("handover", "handover_move_impossible")
    );
    for device in story.both() {
        device.clock.pass(11 * DAY);
        assert_eq!(handover(device, &story, &record)["state"], "expired");
    }
    assert_eq!(
        reason(&story.anna, "answer_handover", answer(&record, "accept")),
        because("handover", "handover_move_impossible")
    );
    story.bram.done("expire_handover", expire);
    assert_eq!(owner(&story.bram, &story, &action), BRAM);
    let past = with(
        offer(&story, "task", Some(&action)),
        "answer_by",
        "2026-11-20",
    );
    assert_eq!(
        reason(&story.bram, "offer_handover", past),
        because("answer_by", "day_passed")
    );
}

#[test]
fn only_what_one_holds_oneself_is_offered_to_another() {
    let dir = folder();
    let story = bram_leads(dir.path());
    story.pass_on(&story.bram, &story.anna);
    let (anna, bram) = (
        story.partner_of(&story.anna, &story.anna),
        story.partner_of(&story.anna, &story.bram),
    );
    let to_bram = with(offer(&story, "lead", None), "to", &bram);
    assert_eq!(
        reason(&story.anna, "offer_handover", to_bram.clone()),
        because("of", "nothing_held"),
        "Bram leads"
    );
    let in_his_name = with(with(to_bram, "from", &bram), "to", &anna);
    assert_eq!(
        reason(&story.anna, "offer_handover", in_his_name),
        because("from", "handover_not_yours")
    );
    let to_himself = with(offer(&story, "lead", None), "to", &bram);
    assert_eq!(
        reason(&story.bram, "offer_handover", to_himself),
        because("to", "same_person")
    );
    assert_eq!(
        reason(&story.bram, "offer_handover", offer(&story, "task", None)),
        because("subject", "empty")
    );
    let stranger = with(offer(&story, "lead", None), "to", &story.case);
    assert_eq!(
        story.bram.refused("offer_handover", stranger).code,
        ErrorCode::NotPartner
    );
}

/// Which of two answers stands: the one with this code.
fn choose(device: &Device, story: &Story, record: &str, state: &str) {
    let list = device.done("list_conflicts", json!({ "case": story.case }));
    let conflict = found(&list["conflicts"], "record", record);
    assert_eq!(conflict["field"], "state");
    let saw: Vec<&Value> = rows(&conflict["values"])
        .map(|value| &value["at"])
        .collect();
    let mut values = rows(&conflict["values"]);
    let pick = values
        .find(|value| value["parts"][0]["code"] == state)
        .unwrap();
    let choice = json!({
        "record": record, "field": "state", "own_words": null, "pick": pick["at"], "both": false, "saw": saw,
    });
    device.done("resolve_conflict", choice);
}

#[test]
fn a_yes_and_a_withdrawal_at_once_stay_both_until_someone_chooses() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let lead_offer = story
        .bram
        .done("offer_handover", offer(&story, "lead", None));
    let lead_offer = text(&lead_offer["record"]);
    let (action, task_offer) = offered_action(&story, "Buren bellen");
    story.pass_on(&story.bram, &story.anna);
    for record in [&lead_offer, &task_offer] {
        story.anna.done("answer_handover", answer(record, "accept"));
        story.bram.done("withdraw_handover", withdraw(record));
    }
    story.exchange();
    for device in story.both() {
        for record in [&lead_offer, &task_offer] {
            let view = handover(device, &story, record);
            assert_eq!(texts(&view["disputed"]), ["withdrawn", "accepted"]);
            assert_eq!(
                (&view["held_by"], &view["can"]),
                (&json!("from"), &json!([]))
            );
            assert_eq!(view["missing"][0]["code"], "handover_in_conflict");
            assert_eq!(
                reason(device, "withdraw_handover", withdraw(record)),
                because("handover", "handover_disputed")
            );
        }
    }

    // The withdrawal stands: what went over with the yes goes back.
    choose(&story.bram, &story, &lead_offer, "withdrawn");
    let view = handover(&story.bram, &story, &lead_offer);
    assert_eq!(
        (&view["state"], &view["disputed"]),
        (&json!("withdrawn"), &json!([]))
    );
    assert_eq!(
        rows(&view["goes_back"]).count(),
        2,
        "Bram's role and Anna's"
    );
    assert_eq!(texts(&view["can"]), ["carry_out"]);
    assert_eq!(view["missing"][0]["code"], "handover_gone_over");
    let carry_out = json!({ "record": lead_offer });
    story.bram.done("carry_out_handover", carry_out.clone());
    assert_eq!(
        reason(&story.bram, "carry_out_handover", carry_out),
        because("record", "nothing_held")
    );

    // The yes stands: nothing is left to move.
    choose(&story.anna, &story, &task_offer, "accepted");
    assert_eq!(handover(&story.anna, &story, &task_offer)["held_by"], "to");
    story.exchange();
    for device in story.both() {
        assert_eq!(
            lead(device, &story),
            ("accepted".to_owned(), device.person.domain == "enforcement")
        );
        assert_eq!(
            handover(device, &story, &lead_offer)["goes_back"],
            json!([])
        );
        assert_eq!(owner(device, &story, &action), ANNA);
        assert_eq!(
            device.done("list_conflicts", json!({}))["conflicts"],
            json!([])
        );
    }
}

#[test]
fn what_the_old_holder_took_up_again_goes_over_when_the_yes_is_carried_out() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let (action, record) = offered_action(&story, "Buren bellen");
    story.pass_on(&story.bram, &story.anna);
    story
        .anna
        .done("answer_handover", answer(&record, "accept"));
    let bram = story.partner_of(&story.anna, &story.bram);
    let back = json!({ "action": action, "due": null, "owner": bram });
    story.anna.done("move_action", back);
    let view = handover(&story.anna, &story, &record);
    assert_eq!(view["missing"][0]["code"], "handover_held_twice");
    assert!(
        texts(&view["can"]).contains(&"carry_out".to_owned()),
        "{view}"
    );
    story
        .anna
        .done("carry_out_handover", json!({ "record": record }));
    assert_eq!(owner(&story.anna, &story, &action), ANNA);
}
