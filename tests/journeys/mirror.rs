//! The role mirror on two devices: questions before anyone spoke, own words, proposals, words on behalf, and their end.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    clock::DAY,
    colleagues::{because, found, reason, texts},
    story::{Story, rows, text},
};
use serde_json::{Value, json};

fn mirror(device: &Device, story: &Story) -> Value {
    device.done("role_mirror", json!({ "case": story.case }))
}

fn task(device: &Device, story: &Story, code: &str) -> Value {
    found(&mirror(device, story)["tasks"], "task", code).clone()
}

/// The request with which the own person says something.
fn says(story: &Story, code: &str, says: &str) -> Value {
    json!({
        "case": story.case, "task": code, "partner": null, "says": says, "of": null, "strength": "full",
        "since": null, "reason": "", "on_behalf": "",
    })
}

fn with(mut request: Value, changes: &[(&str, Value)]) -> Value {
    for (field, value) in changes {
        request[*field] = value.clone();
    }
    request
}

/// What stands in the cell of a partner.
fn cell<'a>(task: &'a Value, partner: &str) -> &'a Value {
    found(&task["cells"], "partner", partner)
}

/// What partners say of a task: who, what, where it stands, how well it is known.
fn said(task: &Value) -> Vec<[String; 4]> {
    let cells = rows(&task["cells"]).flat_map(|cell| rows(&cell["says"]));
    let mut said: Vec<_> = cells
        .map(|claim| ["name", "says", "state", "certainty"].map(|field| text(&claim[field])))
        .collect();
    said.sort();
    said
}

#[test]
fn an_empty_mirror_asks_and_states_nothing() {
    let dir = folder();
    let story = Story::shared(dir.path());
    for device in story.both() {
        let view = mirror(device, &story);
        assert_eq!(rows(&view["tasks"]).count(), 21);
        let anna = story.partner_of(device, &story.anna);
        for row in rows(&view["tasks"]).filter(|row| row["task"] != "T02") {
            assert_eq!(
                (&row["begun"], &row["question"]["national"]),
                (&json!(false), &json!(true)),
                "{row}"
            );
            let cells = rows(&row["cells"]);
            assert!(
                cells
                    .clone()
                    .all(|cell| cell["says"] == json!([]) && cell["expected"] == json!([])),
                "{row}"
            );
        }
        let care = found(&view["tasks"], "task", "T03");
        assert_eq!(cell(care, &anna)["national_does"], "clear");
        assert_eq!(cell(care, &anna)["national_expected"], "clear");
        assert_eq!(care["single_holder"], true);
        assert_eq!(
            texts(&care["question"]["partners"]),
            std::slice::from_ref(&anna)
        );
        // Only that Bram was asked to lead is known of this case.
        let counted: u64 = rows(&view["counts"])
            .filter_map(|one| one["count"].as_u64())
            .sum();
        assert_eq!(counted, 1, "{}", view["counts"]);
        let lead = found(&view["tasks"], "task", "T02");
        assert_eq!(
            (&lead["begun"], &lead["outcome"]),
            (&json!(true), &json!("gap"))
        );
        assert_eq!(lead["question"]["national"], false);
    }
}

#[test]
fn two_yeses_on_two_devices_meet_as_double_and_no_claim_is_lost() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let since = ("since", json!("2026-11-18"));
    for device in story.both() {
        let yes = with(says(&story, "T03", "i_do"), std::slice::from_ref(&since));
        device.done("claim_task", yes);
        assert_ne!(task(device, &story, "T03")["outcome"], "double");
    }
    story.exchange();
    let both = [
        [
            "Anna de Vries, GGD Voorbeeldregio",
            "i_do",
            "accepted",
            "own",
        ]
        .map(str::to_owned),
        [
            "Bram Jansen, Gemeente Voorbeeldstad",
            "i_do",
            "accepted",
            "own",
        ]
        .map(str::to_owned),
    ];
    for device in story.both() {
        let row = task(device, &story, "T03");
        assert_eq!(
            (&row["outcome"], &row["blocks"]),
            (&json!("double"), &json!(true))
        );
        assert_eq!(said(&row), both);
        let explained = text(&row["explanation"]);
        assert!(
            explained.contains("Anna") && explained.contains("Bram"),
            "{explained}"
        );
        assert_eq!(rows(&row["question"]["partners"]).count(), 2);
    }
    // Bram keeps the task out of it with a day and a reason; Anna could not do that in his name without a word of his.
    let his = text(
        &cell(
            &task(&story.anna, &story, "T03"),
            &story.partner_of(&story.anna, &story.bram),
        )["says"][0]["record"],
    );
    let end = json!({ "record": his, "reason": "Anna regelt de zorg.", "on": "2026-11-20", "on_behalf": "" });
    assert_eq!(
        reason(&story.anna, "end_claim", end.clone()),
        because("on_behalf", "answer_not_yours")
    );
    let later = with(end.clone(), &[("on", json!("2026-11-21"))]);
    assert_eq!(
        reason(&story.bram, "end_claim", later),
        because("on", "day_in_future")
    );
    story.bram.done("end_claim", end.clone());
    assert_eq!(
        reason(&story.bram, "end_claim", end),
        because("record", "already_ended")
    );
    story.exchange();
    for device in story.both() {
        let row = task(device, &story, "T03");
        assert_eq!(
            row["outcome"], "invisible",
            "one does it, and nobody named it"
        );
        assert_eq!(said(&row), both[..1]);
        let ended = &row["ended"][0];
        assert_eq!(
            (&ended["since"], &ended["ended_at"], &ended["ended_reason"]),
            (
                &json!("2026-11-18"),
                &json!("2026-11-20"),
                &json!("Anna regelt de zorg.")
            ),
            "the claim keeps its history"
        );
    }
}

#[test]
fn a_task_proposed_to_another_waits_for_his_own_answer() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let bram = ("partner", json!(story.partner_of(&story.anna, &story.bram)));
    let propose = |code: &str| {
        let request = with(says(&story, code, "i_do"), std::slice::from_ref(&bram));
        text(&story.anna.done("claim_task", request)["record"])
    };
    let (enforce, urge, back) = (propose("T11"), propose("T05"), propose("T10"));
    let waits = task(&story.anna, &story, "T11");
    assert_eq!(said(&waits)[0][2..], ["proposed", "proposed"]);
    assert_eq!(waits["outcome"], "clear", "a proposal counts for nothing");
    let answer = |record: &str, accept: bool, reason: &str| json!({ "record": record, "accept": accept, "reason": reason, "on_behalf": "" });
    assert_eq!(
        reason(&story.anna, "answer_claim", answer(&enforce, true, "")),
        because("on_behalf", "answer_not_yours")
    );
    // Her own proposal she may take back.
    let end = json!({ "record": back, "reason": "Toch niet nodig.", "on": null, "on_behalf": "" });
    story.anna.done("end_claim", end);
    story.pass_on(&story.anna, &story.bram);
    assert_eq!(
        reason(&story.bram, "answer_claim", answer(&urge, false, " ")),
        because("reason", "empty")
    );
    story.bram.done("answer_claim", answer(&enforce, true, ""));
    story.bram.done(
        "answer_claim",
        answer(&urge, false, "Dat past niet bij mijn rol."),
    );
    assert_eq!(
        reason(&story.bram, "answer_claim", answer(&urge, true, "")),
        because("record", "already_answered")
    );
    story.pass_on(&story.bram, &story.anna);
    for device in story.both() {
        assert_eq!(
            said(&task(device, &story, "T11"))[0][1..],
            ["i_do", "accepted", "own"]
        );
        let no = task(device, &story, "T05");
        assert_eq!(said(&no)[0][1..], ["i_do_not", "accepted", "own"]);
        assert_eq!(
            no["ended"][0]["ended_reason"],
            "Dat past niet bij mijn rol."
        );
        assert_eq!(
            task(device, &story, "T10")["ended"][0]["ended_reason"],
            "Toch niet nodig."
        );
    }
}

#[test]
fn a_word_on_behalf_is_marked_and_an_own_word_stays_the_speakers() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let dirk = story.partner_without_woonrust(&story.anna);
    let told = "Gezegd in het overleg van 20 november";
    let for_dirk = |says_what: &str, why: &str| {
        let changes = [
            ("partner", json!(dirk)),
            ("on_behalf", json!(told)),
            ("reason", json!(why)),
        ];
        with(says(&story, "T11", says_what), &changes)
    };
    let no = with(
        for_dirk("i_do_not", "Geen bevoegdheid."),
        &[("on_behalf", json!(""))],
    );
    assert_eq!(
        reason(&story.anna, "claim_task", no),
        because("on_behalf", "answer_not_yours")
    );
    story.anna.done("claim_task", for_dirk("i_do", ""));
    let row = task(&story.anna, &story, "T11");
    assert_eq!(said(&row)[0][1..], ["i_do", "accepted", "on_behalf"]);
    assert_eq!(cell(&row, &dirk)["says"][0]["on_behalf"], told);

    // What he says later ends what he said before.
    story
        .anna
        .done("claim_task", for_dirk("i_do_not", "Geen bevoegdheid."));
    let row = task(&story.anna, &story, "T11");
    assert_eq!(said(&row)[0][1..], ["i_do_not", "accepted", "on_behalf"]);
    assert_eq!(
        (&row["ended"][0]["says"], &row["ended"][0]["ended_how"]),
        (&json!("i_do"), &json!(told))
    );

    // The same once more is one claim, brought up to date; Bram's own words only Bram touches.
    let partly = ("strength", json!("partly"));
    let first = story.bram.done("claim_task", says(&story, "T04", "i_do"));
    let again = story
        .bram
        .done("claim_task", with(says(&story, "T04", "i_do"), &[partly]));
    assert_eq!(first["record"], again["record"]);
    story.pass_on(&story.bram, &story.anna);
    let bram = story.partner_of(&story.anna, &story.bram);
    let row = task(&story.anna, &story, "T04");
    assert_eq!(cell(&row, &bram)["says"][0]["strength"], "partly");
    let over = with(
        says(&story, "T04", "i_do"),
        &[("partner", json!(bram)), ("on_behalf", json!(told))],
    );
    assert_eq!(
        reason(&story.anna, "claim_task", over),
        because("task", "already_said")
    );
}

#[test]
fn an_expectation_stands_with_the_one_of_whom_it_is_expected() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (
        story.partner_of(&story.anna, &story.anna),
        story.partner_of(&story.anna, &story.bram),
    );
    let expect = |of: &Value| with(says(&story, "T09", "i_expect_of"), &[("of", of.clone())]);
    assert_eq!(
        reason(&story.anna, "claim_task", expect(&Value::Null)),
        because("of", "empty")
    );
    assert_eq!(
        reason(&story.anna, "claim_task", expect(&json!(anna))),
        because("of", "same_organisation")
    );
    story.anna.done("claim_task", expect(&json!(bram)));
    story.pass_on(&story.anna, &story.bram);
    let row = task(&story.bram, &story, "T09");
    assert_eq!(row["outcome"], "gap");
    assert_eq!(
        cell(&row, &bram)["expected"][0]["name"],
        "Anna de Vries, GGD Voorbeeldregio"
    );
    assert_eq!(cell(&row, &anna)["says"][0]["of"], bram.as_str());
    assert_eq!(texts(&row["question"]["partners"]), [bram]);
    story.bram.done("claim_task", says(&story, "T09", "i_do"));
    assert_eq!(task(&story.bram, &story, "T09")["outcome"], "clear");
}

#[test]
fn whoever_takes_the_lead_holds_its_task_and_a_closed_case_takes_no_claim() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let yes = json!({ "role": story.role, "accept": true, "reason": "" });
    story.bram.done("answer_role", yes);
    let row = task(&story.bram, &story, "T02");
    let bram = story.partner_of(&story.bram, &story.bram);
    let held = &cell(&row, &bram)["says"][0];
    assert_eq!(
        (&held["from_role"], &held["certainty"]),
        (&json!(true), &json!("own"))
    );
    story.bram.clock.pass(DAY);
    let close = json!({ "case": story.case, "result": "stopped_after_help", "reason": "Rustig.", "continued_in": null });
    story.bram.done("close_case", close);
    let late = story
        .bram
        .refused("claim_task", says(&story, "T04", "i_do"));
    assert_eq!(late.code, ErrorCode::CaseClosed);
    assert_eq!(
        rows(&mirror(&story.bram, &story)["tasks"]).count(),
        21,
        "it can still be read"
    );
}
