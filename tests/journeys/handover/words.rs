//! Who said what about a handover: each word stays, with whose it is and who wrote it down.

use super::{ANNA, BRAM, answer, bram_leads, handover, offer, owner, with};
use crate::folder;
use journeys::{
    colleagues::{because, reason, texts},
    inside,
    story::{rows, text},
};
use ledger::{
    author::Edit,
    cbor::Value as Field,
    ids::{CaseId, RecordId},
    sharing::{Class, Token},
};
use serde_json::{Value, json};

/// Who said what, how it was said for whom another wrote it down, and who that is.
fn said(view: &Value) -> Vec<[String; 4]> {
    let words = rows(&view["words"]);
    let word = |word: &Value| {
        let parts = [
            &word["partner"]["name"],
            &word["said"],
            &word["on_behalf"],
            &word["author"],
        ];
        parts.map(text)
    };
    words.map(word).collect()
}

#[test]
fn for_a_partner_without_woonrust_another_writes_how_he_said_yes() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let dirk = story.partner_without_woonrust(&story.bram);
    let action =
        json!({ "case": story.case, "text": "Surveilleren", "owner": null, "due": "2026-11-27" });
    let action = text(&story.bram.done("add_action", action)["record"]);
    let offered = with(offer(&story, "task", Some(&action)), "to", &dirk);
    let record = text(&story.bram.done("offer_handover", offered)["record"]);
    assert_eq!(
        texts(&handover(&story.bram, &story, &record)["can_on_behalf"]),
        ["accept", "accept_with_conditions", "refuse"]
    );
    assert_eq!(
        reason(&story.bram, "answer_handover", answer(&record, "accept")),
        because("on_behalf", "handover_not_yours")
    );
    let told = "Gebeld op 20 november, Dirk zei ja";
    let yes = with(answer(&record, "accept"), "on_behalf", told);
    story.bram.done("answer_handover", yes);
    let view = handover(&story.bram, &story, &record);
    assert_eq!(
        [&view["held_by"], &view["certainty"]],
        [&json!("to"), &json!("on_behalf")]
    );
    assert_eq!(
        said(&view),
        [["Dirk Smit, Politie Voorbeeldregio", "accepted", told, BRAM]]
    );
    assert_eq!(
        owner(&story.bram, &story, &action),
        "Dirk Smit, Politie Voorbeeldregio"
    );
}

#[test]
fn what_one_said_is_not_overwritten_by_what_another_said() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let dirk = story.partner_without_woonrust(&story.bram);
    let action =
        json!({ "case": story.case, "text": "Surveilleren", "owner": null, "due": "2026-11-27" });
    let action = text(&story.bram.done("add_action", action)["record"]);
    let offered = with(offer(&story, "task", Some(&action)), "to", &dirk);
    let record = text(&story.bram.done("offer_handover", offered)["record"]);
    let mits = with(
        with(
            answer(&record, "accept_with_conditions"),
            "conditions",
            "Niet in het weekend.",
        ),
        "on_behalf",
        "Gebeld, Dirk zei ja, mits",
    );
    story.bram.done("answer_handover", mits);
    story.pass_on(&story.bram, &story.anna);
    let agreed = json!({ "handover": record, "on_behalf": "Bram was akkoord in het overleg" });
    story.anna.done("accept_conditions", agreed);
    story.pass_on(&story.anna, &story.bram);
    for device in story.both() {
        let view = handover(device, &story, &record);
        let words = said(&view);
        assert_eq!(
            words,
            [
                [
                    "Dirk Smit, Politie Voorbeeldregio",
                    "accepted_with_conditions",
                    "Gebeld, Dirk zei ja, mits",
                    BRAM
                ],
                [BRAM, "accepted", "Bram was akkoord in het overleg", ANNA],
            ],
            "each word with whose it is and who wrote it down"
        );
        assert_eq!(view["words"][0]["text"], "Niet in het weekend.");
        assert_eq!(
            (&view["certainty"], &view["held_by"]),
            (&json!("on_behalf"), &json!("to"))
        );
        let held = inside::records(device, &story.case);
        let (state, _) = held
            .values()
            .find(|(state, _)| state.id.to_string() == action)
            .unwrap();
        assert_eq!(
            state.text("on_behalf"),
            Some("Gebeld, Dirk zei ja, mits"),
            "Bram's word is not how Dirk took the action"
        );
    }
}

#[test]
fn two_who_write_the_same_yes_down_at_once_both_keep_what_they_wrote() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let dirk = story.partner_without_woonrust(&story.bram);
    let offered = with(offer(&story, "lead", None), "to", &dirk);
    let record = text(&story.bram.done("offer_handover", offered)["record"]);
    story.pass_on(&story.bram, &story.anna);
    for (device, how) in [(&story.anna, "Aan de deur"), (&story.bram, "Gebeld")] {
        let yes = with(answer(&record, "accept"), "on_behalf", how);
        device.done("answer_handover", yes);
    }
    story.exchange();
    for device in story.both() {
        let view = handover(device, &story, &record);
        let mut words = said(&view);
        words.sort();
        let dirk = "Dirk Smit, Politie Voorbeeldregio";
        assert_eq!(
            words,
            [
                [dirk, "accepted", "Aan de deur", ANNA],
                [dirk, "accepted", "Gebeld", BRAM]
            ]
        );
        assert_eq!(view["disputed"], json!([]));
        let list = device.done("list_conflicts", json!({ "case": story.case }));
        assert!(rows(&list["conflicts"]).all(|one| one["record"] != record.as_str()));
    }
}

#[test]
fn a_word_is_the_own_one_only_of_who_wrote_it_himself() {
    let dir = folder();
    let story = bram_leads(dir.path());
    let record = text(
        &story
            .bram
            .done("offer_handover", offer(&story, "lead", None))["record"],
    );
    story.pass_on(&story.bram, &story.anna);
    // Bram writes Anna's yes past all use cases, and says nothing of how she said so.
    let anna = story.partner_of(&story.bram, &story.anna);
    let id = |text: &str| {
        let record: RecordId = text.parse().unwrap();
        Edit::Set(Field::from(*record.as_bytes()))
    };
    let case: CaseId = story.case.parse().unwrap();
    inside::with_vault(&story.bram, |vault| {
        let word = [
            ("handover", id(&record)),
            ("partner", id(&anna)),
            ("said", Edit::Set(Field::from("accepted"))),
            ("at", Edit::Set(Field::from("2026-11-20"))),
        ];
        let made = vault.transact("test", |tx| {
            tx.create(case, "handover_word/1", &[Token::Case], Class::K1, &word)
        });
        made.unwrap();
    });
    story
        .anna
        .done("answer_handover", answer(&record, "accept"));
    story.exchange();
    for device in story.both() {
        let view = handover(device, &story, &record);
        let mut words: Vec<_> = rows(&view["words"])
            .map(|word| {
                assert_eq!(
                    (&word["said"], &word["on_behalf"]),
                    (&json!("accepted"), &json!(""))
                );
                assert_eq!(word["partner"]["name"], ANNA);
                (text(&word["author"]), word["own_word"] == true)
            })
            .collect();
        words.sort();
        assert_eq!(words, [(ANNA.to_owned(), true), (BRAM.to_owned(), false)]);
    }
}
