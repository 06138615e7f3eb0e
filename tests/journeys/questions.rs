//! A question from one partner to another on two devices: answered, refused with a kind of reason, and a door after that.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    colleagues::{because, found, reason, texts},
    story::{Story, rows, text},
};
use serde_json::{Value, json};

fn ask(story: &Story, what: &str) -> String {
    let request = json!({
        "case": story.case, "from": null, "to": story.partner_of(&story.anna, &story.bram), "question": what,
        "at_least": "ja of nee", "asked_at": null,
    });
    text(&story.anna.done("ask_information", request)["record"])
}

fn question(device: &Device, story: &Story, record: &str) -> Value {
    let view = device.done("information_requests", json!({ "case": story.case }));
    found(&view["requests"], "record", record).clone()
}

fn answer(record: &str, answer: &str, not_shared: Option<&str>) -> Value {
    json!({
        "record": record, "answer": answer, "not_shared": not_shared, "reason": "", "alternative": "", "on_behalf": "",
    })
}

fn door(record: &str, door: &str, agreed: &str) -> Value {
    json!({ "record": record, "door": door, "agreed": agreed })
}

fn withdraw(record: &str) -> Value {
    json!({ "record": record, "reason": "", "on_behalf": "" })
}

#[test]
fn a_refused_question_finds_a_door_and_then_an_answer() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let record = ask(&story, "Is er eerder gewaarschuwd?");
    let asked = question(&story.anna, &story, &record);
    assert_eq!(
        (
            &asked["asked_by_me"],
            &asked["waiting_days"],
            &asked["missing"]["code"]
        ),
        (&json!(true), &json!(0), &json!("request_open"))
    );
    assert_eq!(
        (texts(&asked["can"]), texts(&asked["can_on_behalf"])),
        (
            vec!["withdraw".to_owned()],
            ["share", "share_partly", "refuse"]
                .map(str::to_owned)
                .to_vec()
        )
    );
    story.pass_on(&story.anna, &story.bram);
    assert_eq!(
        reason(
            &story.bram,
            "answer_information",
            answer(&record, "refused", None)
        ),
        because("not_shared", "not_shared_empty")
    );
    let mut no = answer(&record, "refused", Some("police_inquiry"));
    no["reason"] = json!("Dat loopt nog bij een ander team.");
    story.bram.done("answer_information", no);
    story.exchange();
    let refused = question(&story.anna, &story, &record);
    assert_eq!(
        [
            &refused["state"],
            &refused["not_shared"],
            &refused["missing"]["code"]
        ],
        [
            &json!("refused"),
            &json!("police_inquiry"),
            &json!("refusal_without_way")
        ]
    );
    assert_eq!(texts(&refused["can"]), ["withdraw", "confirm_reason"]);
    let doors: Vec<String> = rows(&refused["doors"])
        .map(|door| text(&door["door"]))
        .collect();
    assert_eq!(
        doors,
        [
            "ask_consent",
            "anonymous_consultation",
            "general_advice",
            "join_visit",
            "conflict_of_duties"
        ]
    );
    assert!(rows(&refused["doors"]).all(|door| door["open"] == true && door["tried"] == false));

    // The reason is clear to her, and she finds another way: through a door.
    story
        .anna
        .done("confirm_reason", json!({ "record": record }));
    assert_eq!(
        reason(
            &story.anna,
            "open_door",
            door(&record, "conflict_of_duties", " ")
        ),
        because("agreed", "door_reason_empty")
    );
    let agreed = "Bram overlegt zonder naam met het team.";
    story
        .anna
        .done("open_door", door(&record, "anonymous_consultation", agreed));
    let pitfall = json!({ "case": story.case, "code": "vk1" });
    assert_eq!(story.anna.done("guide", pitfall)["row"]["computed"], "done");
    story.pass_on(&story.anna, &story.bram);
    let tried = question(&story.bram, &story, &record);
    assert_eq!(
        (&tried["alternative"], &tried["missing"]),
        (&json!(agreed), &Value::Null)
    );
    assert_eq!(
        found(&tried["doors"], "door", "anonymous_consultation")["tried"],
        true
    );
    story
        .bram
        .done("answer_information", answer(&record, "shared", None));
    story.pass_on(&story.bram, &story.anna);
    for device in story.both() {
        let shared = question(device, &story, &record);
        assert_eq!(
            (&shared["state"], &shared["not_shared"]),
            (&json!("shared"), &Value::Null)
        );
        assert_eq!(shared["can"], json!([]));
        let settled = because("record", "question_settled");
        assert_eq!(
            reason(device, "withdraw_request", withdraw(&record)),
            settled
        );
        assert_eq!(
            reason(device, "open_door", door(&record, "join_visit", "")),
            settled
        );
    }
}

#[test]
fn only_who_is_asked_answers_and_only_who_asks_takes_it_back() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (one, two) = (
        ask(&story, "Is er eerder gewaarschuwd?"),
        ask(&story, "Wie is de verhuurder?"),
    );
    let yours = because("on_behalf", "answer_not_yours");
    assert_eq!(
        reason(
            &story.anna,
            "answer_information",
            answer(&one, "shared", None)
        ),
        yours
    );
    let mut told = answer(&one, "partly", Some("no_consent"));
    told["on_behalf"] = json!("Bram zei dit aan de telefoon, 20 november");
    story.anna.done("answer_information", told);
    story.pass_on(&story.anna, &story.bram);
    let partly = question(&story.bram, &story, &one);
    assert_eq!(
        (&partly["state"], &partly["on_behalf"]),
        (
            &json!("partly"),
            &json!("Bram zei dit aan de telefoon, 20 november")
        )
    );
    assert_eq!(
        reason(&story.bram, "withdraw_request", withdraw(&two)),
        yours
    );
    story.anna.done("withdraw_request", withdraw(&two));
    assert_eq!(question(&story.anna, &story, &two)["state"], "withdrawn");
    story
        .bram
        .done("answer_information", answer(&one, "shared", None));
    let shared = question(&story.bram, &story, &one);
    assert_eq!(
        (&shared["state"], &shared["on_behalf"]),
        (&json!("shared"), &json!(""))
    );

    let mut himself = json!({
        "case": story.case, "from": null, "to": story.partner_of(&story.anna, &story.anna), "question": "Wie?",
        "at_least": "", "asked_at": null,
    });
    assert_eq!(
        reason(&story.anna, "ask_information", himself.clone()),
        because("to", "same_person")
    );
    himself["from"] = json!(story.partner_of(&story.anna, &story.bram));
    assert_eq!(
        reason(&story.anna, "ask_information", himself),
        because("from", "answer_not_yours")
    );
    assert_eq!(
        story
            .bram
            .refused("confirm_reason", json!({ "record": one }))
            .code,
        ErrorCode::NotPartner,
        "nothing waits for him"
    );
}

#[test]
fn an_answer_and_a_withdrawal_at_once_stay_both_visible() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let record = ask(&story, "Is er eerder gewaarschuwd?");
    story.pass_on(&story.anna, &story.bram);
    story.anna.done("withdraw_request", withdraw(&record));
    let no = answer(&record, "refused", Some("no_task"));
    story.bram.done("answer_information", no.clone());
    story.exchange();
    for device in story.both() {
        let view = question(device, &story, &record);
        assert_eq!(
            (&view["disputed"], &view["state"]),
            (&json!(true), &json!("refused"))
        );
        assert!(rows(&view["doors"]).all(|door| door["open"] == false));
        let disputed = because("record", "question_disputed");
        assert_eq!(reason(device, "answer_information", no.clone()), disputed);
        let conflicts = device.done("list_conflicts", json!({ "case": story.case }));
        let conflict = found(&conflicts["conflicts"], "record", &record);
        assert_eq!(rows(&conflict["values"]).count(), 2);
    }
}

#[test]
fn a_closed_case_takes_no_question() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let record = ask(&story, "Is er eerder gewaarschuwd?");
    let close = json!({ "case": story.case, "result": "stopped_after_help", "reason": "Rustig.", "continued_in": null });
    story.anna.done("close_case", close);
    for (call, request) in [
        ("answer_information", answer(&record, "shared", None)),
        ("open_door", door(&record, "ask_consent", "")),
        ("withdraw_request", withdraw(&record)),
        ("confirm_reason", json!({ "record": record })),
    ] {
        assert_eq!(
            story.anna.refused(call, request).code,
            ErrorCode::CaseClosed,
            "{call}"
        );
    }
    let view = question(&story.anna, &story, &record);
    assert_eq!(
        (&view["can"], &view["can_on_behalf"]),
        (&json!([]), &json!([]))
    );
}
