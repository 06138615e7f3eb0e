//! The expectations check: private until shown, never in file, search or document, gone when the case ends.

use crate::folder;
use journeys::{
    Device,
    clock::DAY,
    inside, leaks,
    story::{Story, rows, text},
};
use serde_json::{Value, json};
use std::fs;

/// What Bram writes beside his choice; it must stay where it is.
const SECRET: &str = "want eerst de zienswijzefanfare";

fn partner(at: &Device, case: &str, name: &str) -> String {
    let view = at.done("case", json!({ "case": case }));
    let found = rows(&view["partners"]).find(|partner| partner["name"] == name);
    text(&found.unwrap()["record"])
}

fn check(at: &Device, case: &str, by: Option<&str>) -> Value {
    at.done("expectations", json!({ "case": case, "by": by }))
}

fn answer(choice: &str, line: &str) -> Value {
    json!({ "choice": choice, "line": line })
}

/// On Anna's laptop: Anna expects Bram within a week, Bram can in six weeks.
struct Sitting<'s> {
    story: &'s Story,
    anna: String,
    bram: String,
}

impl Sitting<'_> {
    fn at(story: &Story) -> Sitting<'_> {
        let who = |name: &str| partner(&story.anna, &story.case, name);
        Sitting {
            anna: who(story.anna.person.name),
            bram: who(story.bram.person.name),
            story,
        }
    }

    fn save(&self, by: &str, own: Value, of_others: Value, pass_on: bool) -> Value {
        json!({ "case": self.story.case, "by": by, "answers": { "own": own, "of_others": of_others }, "pass_on": pass_on })
    }

    fn both_answer(&self) {
        let mut expected = json!({});
        expected[&self.bram] = json!({ "pace": answer("this_week", "") });
        let mine = self.save(
            &self.anna,
            json!({ "reach": answer("office_hours", "") }),
            expected,
            true,
        );
        self.story.anna.done("save_expectations", mine);
        let mut of_anna = json!({});
        of_anna[&self.anna] = json!({ "reach": answer("office_hours", "") });
        let his = self.save(
            &self.bram,
            json!({ "pace": answer("six_weeks", SECRET) }),
            of_anna,
            true,
        );
        self.story.anna.done("save_expectations", his);
    }

    fn reveal(&self, by: &str, revealed: bool) {
        let request = json!({ "case": self.story.case, "by": by, "revealed": revealed });
        self.story.anna.done("reveal_expectations", request);
    }

    /// A closed case shows nothing of what was answered and takes no answers.
    fn are_out_of_sight(&self) {
        let (anna, case) = (&self.story.anna, &self.story.case);
        for (call, request) in [
            ("expectations", json!({ "case": case, "by": null })),
            ("differences", json!({ "case": case })),
            (
                "reveal_expectations",
                json!({ "case": case, "by": self.bram, "revealed": true }),
            ),
            (
                "save_expectations",
                self.save(&self.anna, json!({}), json!({}), false),
            ),
        ] {
            assert_eq!(
                anna.refused(call, request).code,
                app::ErrorCode::CaseClosed,
                "{call}"
            );
        }
        assert_eq!(anna.done("list_drafts", json!({}))["drafts"], json!([]));
    }

    /// How many answers lie in Anna's vault. She unlocks it afterwards.
    fn kept(&self) -> usize {
        inside::with_vault(&self.story.anna, |vault| {
            let drafts = vault.drafts().unwrap();
            drafts
                .iter()
                .filter(|draft| draft.form_kind == "expectations")
                .count()
        })
    }

    fn differences(&self) -> Value {
        self.story
            .anna
            .done("differences", json!({ "case": self.story.case }))
    }
}

#[test]
fn neutral_themes_choices_and_facts_with_a_source_are_offered() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let view = check(&story.anna, &story.case, None);
    assert_eq!(rows(&view["themes"]).count(), 7);
    for theme in rows(&view["themes"]) {
        let only_a_line = theme["code"] == "misunderstanding";
        assert_eq!(
            rows(&theme["choices"]).next().is_none(),
            only_a_line,
            "{theme}"
        );
        assert_eq!(theme["other"] == "", only_a_line, "{theme}");
    }
    assert_eq!(rows(&view["cards"]).count(), 4);
    for card in rows(&view["cards"]) {
        assert!(
            !text(&card["source"]).is_empty() && text(&card["text"]).ends_with('.'),
            "{card}"
        );
    }
    assert_eq!(
        (&view["answers"], &view["repeat_at"]),
        (&Value::Null, &Value::Null)
    );
    assert!(rows(&view["partners"]).all(|partner| partner["state"] == "none"));
}

#[test]
fn on_one_laptop_nobody_reads_what_was_passed_on_until_its_author_shows_it() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let sitting = Sitting::at(&story);
    sitting.both_answer();
    for by in [&sitting.anna, &sitting.bram] {
        let view = check(&story.anna, &story.case, Some(by));
        assert_eq!(view["answers"], Value::Null);
        assert!(!view.to_string().contains("zienswijzefanfare"));
    }
    let none = sitting.differences();
    assert_eq!(
        (&none["differences"], &none["waiting"]),
        (&json!([]), &json!(2))
    );
    let again = sitting.save(&sitting.bram, json!({}), json!({}), false);
    assert_eq!(
        story.anna.refused("save_expectations", again).code,
        app::ErrorCode::AlreadyFinished
    );
    sitting.reveal(&sitting.anna, true);
    assert_eq!(
        sitting.differences()["differences"],
        json!([]),
        "one side alone is not compared"
    );
    sitting.reveal(&sitting.bram, true);
    let view = sitting.differences();
    assert_eq!(
        (rows(&view["differences"]).count(), &view["waiting"]),
        (1, &json!(0)),
        "what agrees is not listed"
    );
    let difference = &view["differences"][0];
    assert_eq!(
        (
            &difference["theme"],
            &difference["expected"],
            &difference["possible"]
        ),
        (
            &json!("pace"),
            &json!("binnen een week"),
            &json!("binnen zes weken")
        )
    );
    assert!(
        text(&difference["sentence"]).contains(SECRET),
        "{difference}"
    );
    sitting.reveal(&sitting.bram, false);
    assert_eq!(
        sitting.differences()["differences"],
        json!([]),
        "covered again"
    );
}

#[test]
fn what_was_shown_is_neither_read_one_by_one_nor_changed_by_who_sits_there_next() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let sitting = Sitting::at(&story);
    let answers = |line: &str| {
        let own = json!({ "pace": answer("six_weeks", line) });
        sitting.save(&sitting.bram, own, json!({}), false)
    };
    story.anna.done("save_expectations", answers(SECRET));
    let begun = check(&story.anna, &story.case, Some(&sitting.bram));
    assert!(text(&begun["answers"]["own"]["pace"]["line"]).contains(SECRET));
    for revealed in [true, false] {
        sitting.reveal(&sitting.bram, revealed);
        let view = check(&story.anna, &story.case, Some(&sitting.bram));
        assert_eq!(view["answers"], Value::Null, "{revealed}");
        let refused = story.anna.refused("save_expectations", answers("Anders."));
        assert_eq!(refused.code, app::ErrorCode::AlreadyFinished, "{revealed}");
    }
    let states = check(&story.anna, &story.case, None)["partners"].to_string();
    assert!(states.contains("passed_on"), "covered again: {states}");
}

#[test]
fn an_agreed_explanation_travels_as_process_and_the_answers_stay() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let sitting = Sitting::at(&story);
    sitting.both_answer();
    sitting.reveal(&sitting.anna, true);
    sitting.reveal(&sitting.bram, true);
    let agreed = "Een aanwijzing duurt zes weken, omdat de bewoner eerst mag reageren.";
    let keep =
        json!({ "case": story.case, "theme": "pace", "partner": sitting.bram, "text": agreed });
    let record = story.anna.done("keep_explanation", keep)["record"].clone();
    assert_eq!(sitting.differences()["differences"][0]["explained"], true);
    let preview = story.anna.done(
        "share_preview",
        json!({ "cases": [story.case], "contact": journeys::story::root(&story.bram) }),
    );
    let goes = rows(&preview["receives"])
        .find(|item| item["record"] == record)
        .unwrap();
    assert_eq!(
        (&goes["class"], &goes["kind"]),
        (&json!("K1"), &json!("explanation/1"))
    );
    story.pass_on(&story.anna, &story.bram);
    let his = check(&story.bram, &story.case, None);
    assert_eq!(his["explanations"][0]["title"], agreed);
    assert!(rows(&his["partners"]).all(|partner| partner["state"] == "none"));
    let held = inside::all_bytes(&inside::records(&story.bram, &story.case));
    assert!(!leaks::holds(&held, SECRET.as_bytes()));
    assert_eq!(his["repeat_at"], "2027-02-18", "ninety days later");
}

#[test]
fn answers_are_in_no_record_list_search_draft_document_or_file() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let sitting = Sitting::at(&story);
    let before = story.anna.counts();
    sitting.both_answer();
    sitting.reveal(&sitting.bram, true);
    let anna = &story.anna;
    assert_eq!(anna.counts(), before, "no change was made");
    let found = anna.done(
        "search",
        json!({ "words": "zienswijzefanfare", "limit": 10 }),
    );
    assert_eq!(found["hits"], json!([]));
    let target = format!("{}:{}", story.case, sitting.bram);
    let draft = json!({ "form_kind": "expectations", "target": target });
    assert_eq!(
        anna.refused("draft", draft.clone()).code,
        app::ErrorCode::NotFound
    );
    assert_eq!(
        anna.refused("discard_draft", draft).code,
        app::ErrorCode::NotFound
    );
    assert_eq!(anna.done("list_drafts", json!({}))["drafts"], json!([]));
    for view in [
        story.case_of(anna),
        anna.done("today", json!({})),
        story.list(anna),
    ] {
        assert!(!view.to_string().contains("zienswijzefanfare"));
    }
    let timeline = json!({ "case": story.case, "kinds": [], "newest_first": false });
    assert!(
        !anna
            .done("timeline", timeline)
            .to_string()
            .contains("zienswijzefanfare")
    );
    let states = inside::all_bytes(&inside::records(anna, &story.case));
    assert!(!leaks::holds(&states, SECRET.as_bytes()));
    let path = story.file("tijdlijn.pdf");
    anna.done(
        "make_document",
        json!({ "case": story.case, "kind": "timeline", "path": path }),
    );
    assert!(!leaks::holds(&fs::read(&path).unwrap(), SECRET.as_bytes()));
    let file = story.send(anna, &story.bram, "voor-bram.woonrust");
    story.merge(&story.bram, &file);
    let received = inside::all_bytes(&inside::records(&story.bram, &story.case));
    assert!(!leaks::holds(&received, SECRET.as_bytes()));
}

#[test]
fn answers_go_when_the_case_is_closed_here_or_by_a_colleague() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let sitting = Sitting::at(&story);
    let closing = json!({ "case": story.case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    let reopen = json!({ "case": story.case, "reason": "Toch niet." });
    let state = || check(&story.anna, &story.case, None)["partners"].to_string();
    sitting.both_answer();
    assert!(state().contains("passed_on"));
    story.anna.done("close_case", closing.clone());
    sitting.are_out_of_sight();
    story.anna.done("reopen_case", reopen.clone());
    assert!(!state().contains("passed_on"));
    story.pass_on(&story.anna, &story.bram);
    sitting.both_answer();
    story.bram.done("close_case", closing);
    story.pass_on(&story.bram, &story.anna);
    story.anna.done("reopen_case", reopen);
    assert!(!state().contains("passed_on"));
}

#[test]
fn a_closing_that_is_taken_back_brings_the_answers_back_until_the_vault_is_opened_again() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let sitting = Sitting::at(&story);
    let anna = &story.anna;
    sitting.both_answer();
    let before = check(anna, &story.case, None)["partners"].clone();
    assert!(before.to_string().contains("passed_on"));
    let closing = json!({ "case": story.case, "result": "moved", "reason": "Verhuisd.", "continued_in": null });
    let deed = anna.done("close_case", closing.clone())["undo"].clone();
    sitting.are_out_of_sight();
    anna.done("undo", json!({ "deed": deed }));
    assert_eq!(check(anna, &story.case, None)["partners"], before);
    anna.done("close_case", closing);
    assert_eq!(sitting.kept(), 2, "until then they are only out of sight");
    assert_eq!(sitting.kept(), 0, "gone since the vault was opened");
}

#[test]
fn answers_go_after_thirty_days() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let sitting = Sitting::at(&story);
    sitting.both_answer();
    assert_eq!(
        check(&story.anna, &story.case, None)["kept_until"],
        "2026-12-20"
    );
    story.anna.clock.pass(31 * DAY);
    let view = check(&story.anna, &story.case, None);
    assert!(
        rows(&view["partners"]).all(|partner| partner["state"] == "none"),
        "{view}"
    );
    story.anna.reopen();
    story.anna.clock.pass(-31 * DAY);
    let view = check(&story.anna, &story.case, None);
    assert!(
        rows(&view["partners"]).all(|partner| partner["state"] == "none"),
        "not only hidden: {view}"
    );
}

#[test]
fn what_fits_no_theme_or_partner_is_refused() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let sitting = Sitting::at(&story);
    let refused = |own: Value, of_others: Value| {
        let request = sitting.save(&sitting.anna, own, of_others, false);
        story.anna.refused("save_expectations", request)
    };
    assert_eq!(
        refused(json!({ "speed": answer("today", "") }), json!({}))
            .field
            .as_deref(),
        Some("theme")
    );
    assert_eq!(
        refused(json!({ "pace": answer("for_all", "") }), json!({}))
            .field
            .as_deref(),
        Some("choice")
    );
    let mut of_self = json!({});
    of_self[&sitting.anna] = json!({});
    assert_eq!(refused(json!({}), of_self).code, app::ErrorCode::NotPartner);
    let unknown = json!({ "case": story.case, "by": sitting.bram, "revealed": true });
    assert_eq!(
        story.anna.refused("reveal_expectations", unknown).code,
        app::ErrorCode::NotFound
    );
}
