//! What erasing says before and after: who is asked, what keeps a case, what goes along in a file, which words are meant,
//! and what was done when it was stopped.

use crate::{
    erasing::{answer, decided, list, record_of, thing},
    folder,
};
use app::{ErrorCode, Progress};
use journeys::{
    Device,
    clock::DAY,
    colleagues::{because, reason},
    disclosing::decide,
    letters::{go_back, preview},
    markers,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};

/// The codes or contacts of a list.
fn named(list: &Value, field: &str) -> Vec<String> {
    rows(list).map(|one| text(&one[field])).collect()
}

fn form(at: &Device, case: &str, kind: &str, values: Value) -> String {
    let form = json!({ "kind": kind, "case": case, "record": null, "values": values });
    text(&at.done("save_form", form)["record"])
}

fn look(at: &Device, thing: &Value) -> Value {
    at.done("erase_preview", thing.clone())
}

#[test]
fn after_a_restore_those_and_only_those_are_named_who_are_asked() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let carla = Device::carla(dir.path());
    story.meet(anna, &carla);
    story.add_partner(anna, &carla);
    let reporter = record_of(anna, &story.case, "reporter/1");
    let fact = record_of(anna, &story.case, "fact/1");
    decide(anna, &story.case, &root(bram), &reporter, "G2");
    let backup = story.file("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    story.send(anna, bram, "met-de-melder.woonrust");
    go_back(anna, &backup);

    let mut both = vec![root(bram), root(&carla)];
    both.sort();
    // Who reported went on a decision only: Carla never heard of that record, and does not hear of it now.
    for (record, people, by_decision) in [(reporter, vec![root(bram)], true), (fact, both, false)] {
        let of_it = thing(None, Some(&record), None);
        let shown = look(anna, &of_it);
        assert!(shown["register_incomplete_since"].is_string());
        assert_eq!(shown["needs_decision"], by_decision);
        let done = anna.done("erase", decided(of_it, "mistake"));
        let own = list(anna)["own"][0].clone();
        for told in [&shown["asked"], &done["asked"], &own["parties"]] {
            let mut told = named(told, "contact");
            told.sort();
            assert_eq!(told, people);
        }
    }
}

#[test]
fn an_objection_keeps_a_case_and_only_who_asks_to_erase_is_not_kept_waiting() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram, case) = (&story.anna, &story.bram, story.case.as_str());
    let whole = thing(Some(case), None, None);
    let quote = thing(None, Some(&record_of(anna, case, "quote/1")), None);
    for one in [&whole, &quote] {
        let over = decided(one.clone(), "retention_over");
        assert_eq!(reason(anna, "erase", over), because("basis", "term_runs"));
        let bases = named(&look(anna, one)["bases"], "code");
        assert_eq!(bases, ["art17", "mistake", "unlawful"], "the case is open");
    }

    let term = json!({ "sort": "objection", "on": "2026-12-20", "state": "open" });
    let term = form(anna, case, "deadline/1", term);
    let kept = look(anna, &whole);
    assert_eq!((&kept["held"], &kept["bases"]), (&json!(true), &json!([])));
    assert_eq!(named(&kept["blocks"], "code"), ["objection"]);
    for basis in ["art17", "retention_over", "mistake", "unlawful"] {
        let refused = anna.refused("erase", decided(whole.clone(), basis));
        assert_eq!(refused.code, ErrorCode::OnHold, "{basis}");
    }
    assert_eq!(look(anna, &quote)["held"], false, "a mistake in it may go");

    let met =
        json!({ "kind": "deadline/1", "case": case, "record": term, "values": { "state": "met" } });
    anna.done("save_form", met);
    let asked = json!({ "asks": "erasure", "received_at": "2026-11-19", "state": "open" });
    form(anna, case, "access_request/1", asked);
    let on_request = look(anna, &whole);
    assert_eq!(named(&on_request["bases"], "code"), ["art17"]);
    let mistake = anna.refused("erase", decided(whole.clone(), "mistake"));
    assert_eq!(mistake.code, ErrorCode::OnHold);
    let erasure = text(&anna.done("erase", decided(whole, "art17"))["erasure"]);

    // The same keeps Bram from agreeing to it in his own vault.
    let term = json!({ "sort": "objection", "on": "2026-12-20", "state": "open" });
    form(bram, case, "deadline/1", term);
    ask(&story);
    let yes = json!({ "erasure": erasure, "agree": true, "reason": "", "yes": true });
    assert_eq!(bram.refused("answer_erasure", yes).code, ErrorCode::OnHold);
}

#[test]
fn a_file_says_before_it_is_made_that_a_request_or_a_refusal_goes_along() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let along = |from: &Device, to: &Device| {
        let extent = preview(from, &story.case, to, false)["extent"].clone();
        ["erase_requests", "erase_answers", "refusals"].map(|name| extent[name].as_u64().unwrap())
    };
    assert_eq!(along(anna, bram), [0, 0, 0]);
    let quote = record_of(anna, &story.case, "quote/1");
    let quote = thing(None, Some(&quote), None);
    let erasure = text(&anna.done("erase", decided(quote, "art17"))["erasure"]);
    assert_eq!(along(anna, bram), [1, 0, 0]);
    assert_eq!(list(anna)["to_send"][0]["refusals"], 0);
    story.pass_on(anna, bram);
    answer(bram, &erasure, false, "Er loopt nog een bezwaar.");
    assert_eq!(along(bram, anna), [0, 1, 1]);
    let waits = list(bram)["to_send"][0].clone();
    assert_eq!(
        (&waits["items"], &waits["refusals"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn who_is_asked_to_erase_words_reads_which_and_of_a_case_how_much() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let quote = record_of(anna, &story.case, "quote/1");
    let words = thing(None, Some(&quote), Some("text"));
    let erasure = text(&anna.done("erase", decided(words, "art17"))["erasure"]);
    story.pass_on(anna, bram);
    let asked = || list(bram)["asked"][0].clone();
    let told = asked();
    assert_eq!(rows(&told["words"]).count(), 1, "{told}");
    let one = &told["words"][0];
    assert_eq!(
        (&one["record"], &one["text"]),
        (&json!(quote), &json!(markers::SAID))
    );
    assert!(!text(&one["label"]).is_empty());
    answer(bram, &erasure, true, "");
    assert_eq!(asked()["words"][0]["text"], Value::Null, "it is gone");

    let dir = folder();
    let story = Story::shared(dir.path());
    let whole = thing(Some(&story.case), None, None);
    story.anna.done("erase", decided(whole, "art17"));
    ask(&story);
    let case = list(&story.bram)["asked"][0].clone();
    assert_eq!(
        (&case["sort"], &case["words"]),
        (&json!("case"), &json!([]))
    );
    assert!(case["records"].as_u64() > Some(5), "{case}");
}

/// A file with nothing but requests, from Anna to Bram.
fn ask(story: &Story) {
    let path = story.file("verzoek.woonrust");
    let export = json!({ "contact": root(&story.bram), "yes": false, "path": path });
    story.anna.done("export_requests", export);
    story.merge(&story.bram, &path);
}

/// Goes on the first time it is asked, and no further.
#[derive(Default)]
struct StopsInBetween(AtomicU32);

impl Progress for StopsInBetween {
    fn step(&self, _done: u64, _total: u64, _what: &str) {}

    fn cancelled(&self) -> bool {
        self.0.fetch_add(1, Ordering::SeqCst) > 0
    }
}

#[test]
fn who_stops_the_rewriting_hears_that_it_was_erased_and_what_is_left_to_do() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let anna = &story.anna;
    let backup = story.file("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let quote = record_of(anna, &story.case, "quote/1");
    let quote = thing(None, Some(&quote), None);
    anna.done("erase", decided(quote, "art17"));
    anna.clock.pass(15 * DAY);
    let passphrase = json!({ "passphrase": anna.person.passphrase });
    let stops = StopsInBetween::default();
    let stopped = anna.call_watched("carry_out_erasures", passphrase.clone(), &stops);
    let stopped = stopped.unwrap();
    assert_eq!(
        (&stopped["erased"], &stopped["not_rewritten"]["code"]),
        (&json!(1), &json!("cancelled"))
    );
    let left = named(&stopped["backups_left"], "name");
    assert_eq!(left, ["anna.woonrust-backup"]);
    let now = list(anna);
    assert_eq!(
        (&now["own"][0]["state"], &now["rewrite_due"]),
        (&json!("erased"), &json!(true))
    );

    let done = anna.done("carry_out_erasures", passphrase);
    assert_eq!(
        (&done["erased"], &done["not_rewritten"]),
        (&json!(0), &Value::Null)
    );
    assert_eq!(done["backups_left"], json!([]));
    assert_eq!(list(anna)["rewrite_due"], false);
    anna.reopen();
    assert_eq!(anna.done("verify_vault", json!({}))["ok"], true);
}
