//! The team file: a colleague of the own organisation reads along, and gets one file with several cases.

use crate::{folder, sticks::withheld};
use app::ErrorCode;
use journeys::{
    Device,
    colleagues::{because, found, reason},
    inside, leaks,
    letters::{fact, preview},
    markers,
    story::{Story, report, root, rows, text},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Anna with two cases, of which Bram takes part in one; Carla is her colleague, whatever her card says.
fn begin(dir: &Path) -> (Story, Device, [String; 2]) {
    let story = Story::until_shared(dir);
    let carla = Device::carla(dir);
    story.meet(&story.anna, &carla);
    let mut second = report(None);
    second["address"]["house_number"] = json!("88");
    let second = text(&story.anna.done("take_in_report", second)["case"]);
    let cases = [story.case.clone(), second];
    (story, carla, cases)
}

fn export(cases: &[String], to: &Device, confirmed: bool, path: &str) -> Value {
    json!({
        "cases": cases, "contact": root(to), "own_organisation": confirmed, "yes": false, "path": path,
    })
}

fn states(at: &Device, case: &str) -> Value {
    let case = at.done("case", json!({ "case": case }));
    json!([case["factors"], case["partners"]])
}

#[test]
fn one_button_writes_who_reads_along_and_one_file_through_the_ordinary_gates() {
    let dir = folder();
    let (story, carla, cases) = begin(dir.path());
    let anna = &story.anna;
    let asked = json!({ "cases": cases, "contact": root(&carla) });
    let early = anna.refused("share_preview", asked.clone());
    assert_eq!(early.code, ErrorCode::NotPartner);
    let shown = anna.done("team_file", asked);
    assert_eq!(
        (&shown["colleague"], rows(&shown["joins"]).count()),
        (&json!(false), 2)
    );
    assert_eq!(shown["organisation"], anna.person.organisation);
    assert!(rows(&shown["preview"]["held_back"]).count() >= 3);

    let path = story.file("team.woonrust");
    let before = anna.counts();
    assert_eq!(
        reason(
            anna,
            "export_team_file",
            export(&cases, &carla, false, &path)
        ),
        because("own_organisation", "not_colleague")
    );
    assert_eq!(anna.counts(), before, "nothing is written without a file");
    let factors = cases.each_ref().map(|case| states(anna, case));
    let written = anna.done("export_team_file", export(&cases, &carla, true, &path));
    assert_eq!(written["joined"], 2);
    assert_eq!(
        factors,
        cases.each_ref().map(|case| states(anna, case)),
        "no rule, no factor and no list of partners counts on her"
    );

    let plain = inside::plaintext(&carla, Path::new(&path));
    for marker in markers::HELD_BACK {
        assert!(!leaks::holds(&plain, marker.as_bytes()), "{marker}");
    }
    let (_, merged) = story.merge(&carla, &path);
    assert_eq!(rows(&merged["cases"]).count(), 2);
    for case in &cases {
        assert!(carla.call("case", json!({ "case": case })).is_ok());
    }

    // Bram sees that she reads along, under the organisation that Anna confirmed.
    story.pass_on(anna, &story.bram);
    let readers = story.case_of(&story.bram)["readers"].clone();
    assert_eq!(readers[0]["contact"], root(&carla).as_str());
    assert_eq!(readers[0]["organisation"], anna.person.organisation);
    assert_eq!(
        readers[0]["confirmed"], false,
        "files of his go to her after his own yes"
    );
    let sent = json!({ "cases": [story.case], "contact": root(&carla) });
    assert!(story.bram.call("share_preview", sent).is_err());
}

#[test]
fn a_second_file_writes_nothing_more_and_who_stops_gets_none() {
    let dir = folder();
    let (story, carla, cases) = begin(dir.path());
    let anna = &story.anna;
    let path = story.file("team.woonrust");
    anna.done("export_team_file", export(&cases, &carla, true, &path));
    let again = anna.done("export_team_file", export(&cases, &carla, false, &path));
    assert_eq!(again["joined"], 0, "it was said before");
    let reader = text(&story.case_of(anna)["readers"][0]["record"]);
    let end = json!({ "case": story.case, "partner": reader, "reason": "Ander team." });
    anna.done("end_partner", end);
    let sent = json!({ "cases": [story.case], "contact": root(&carla) });
    assert_eq!(
        anna.refused("share_preview", sent).code,
        ErrorCode::NotPartner
    );
    let no_more = json!({ "contact": root(&carla), "works_here": false });
    anna.done("confirm_colleague", no_more);
    let asked = export(&cases, &carla, false, &path);
    assert_eq!(
        reason(anna, "export_team_file", asked),
        because("own_organisation", "not_colleague")
    );
}

#[test]
fn a_closed_case_is_joined_by_nobody_and_oneself_is_no_colleague() {
    let dir = folder();
    let (story, carla, cases) = begin(dir.path());
    let anna = &story.anna;
    let path = story.file("team.woonrust");
    let before = anna.counts();
    let own = anna.refused("export_team_file", export(&cases, anna, true, &path));
    assert!(matches!(
        own.code,
        ErrorCode::NotPartner | ErrorCode::NotFound
    ));
    assert_eq!(anna.counts(), before);
    let close = json!({ "case": story.case, "result": "stopped_after_help", "reason": "Rustig.", "continued_in": null });
    anna.done("close_case", close);
    let before = anna.counts();
    let closed = anna.refused("export_team_file", export(&cases, &carla, true, &path));
    assert_eq!(
        (closed.code, anna.counts()),
        (ErrorCode::CaseClosed, before)
    );
    let path = Path::new(&path);
    assert!(!path.exists());
}

#[test]
fn without_a_file_nobody_reads_along() {
    let dir = folder();
    let (story, carla, cases) = begin(dir.path());
    let anna = &story.anna;
    let asked = json!({ "cases": cases, "contact": root(&carla) });
    let path = story.file("team.woonrust");
    // A folder has that name: the file cannot.
    fs::create_dir(&path).unwrap();
    anna.refused("export_team_file", export(&cases, &carla, true, &path));
    assert_eq!(story.case_of(anna)["readers"], json!([]));
    let shown = anna.done("team_file", asked);
    assert_eq!(
        (&shown["colleague"], rows(&shown["joins"]).count()),
        (&json!(false), 2)
    );
    fs::remove_dir(&path).unwrap();
    let written = anna.done("export_team_file", export(&cases, &carla, true, &path));
    assert_eq!(written["joined"], 2);
    story.merge(&carla, &path);
    let contact = || {
        let list = anna.done("list_contacts", json!({}));
        found(&list["contacts"], "contact", &root(&carla)).clone()
    };
    assert_eq!(contact()["colleague_since"], "2026-11-20");
    let no_more = json!({ "contact": root(&carla), "works_here": false });
    anna.done("confirm_colleague", no_more);
    assert_eq!(contact()["colleague_since"], Value::Null);
}

#[test]
fn an_older_text_that_was_asked_for_does_not_go_along_unseen() {
    let dir = folder();
    let story = Story::shared(dir.path());
    let (anna, bram) = (&story.anna, &story.bram);
    let record = fact(anna, &story.case, "Eerst stond hier een kwikstaart.");
    withheld(anna, bram, &story.case, &record);
    let fix = json!({ "record": record, "values": { "text": "Nu een wielewaal." } });
    anna.done("edit_record", fix);
    story.pass_on(bram, anna);
    let asks = || rows(&preview(anna, &story.case, bram, false)["extent"]["asked"]).count();
    assert_eq!(asks(), 1);
    let path = story.file("team.woonrust");
    let cases = [story.case.clone()];
    anna.done("export_team_file", export(&cases, bram, true, &path));
    let plain = inside::plaintext(bram, Path::new(&path));
    assert!(leaks::holds(&plain, b"wielewaal"));
    assert!(!leaks::holds(&plain, b"kwikstaart"));
    assert_eq!(asks(), 1, "it is still to be looked at");
}
