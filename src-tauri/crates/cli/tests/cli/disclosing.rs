//! Deciding to disclose, the register and a team file, without a window.

use crate::desk::Desk;
use journeys::{
    device::{ANNA, BRAM, CARLA},
    markers,
    story::{report, rows},
};
use serde_json::Value;
use std::fs;

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn anna_decides_shares_and_withdraws() {
    let dir = tempfile::tempdir().unwrap();
    let files = dir.path().join("files");
    fs::create_dir(&files).unwrap();
    let (anna, bram) = (
        Desk::with_vault(dir.path(), ANNA),
        Desk::with_vault(dir.path(), BRAM),
    );
    anna.meet(&bram, &files);
    let case = text(&anna.call("take_in_report", &report(None))["case"]);
    anna.json(&["case", "add-partner", &case, "--contact", BRAM.name]);
    let form = anna.json(&["disclosure", "form", "--case", &case, "--to", BRAM.name]);
    assert_eq!(rows(&form["items"]).count(), 1);
    let reporter = text(&form["items"][0]["item"]["record"]);
    let decide = |ground: &str| {
        [
            "disclosure",
            "decide",
            "--case",
            case.as_str(),
            "--to",
            BRAM.name,
            "--record",
            reporter.as_str(),
            "--ground",
            ground,
            "--answer",
            "purpose=De rechter vraagt ernaar",
            "--answer",
            "article=Awb 8:28",
            "--answer",
            "not_informed=Dat doet de rechtbank",
            "--answer",
            "valid_until=2099-12-31",
        ]
        .map(str::to_owned)
    };
    fn words(all: &[String]) -> Vec<&str> {
        all.iter().map(String::as_str).collect()
    }
    let (exit, error) = anna.refused(&words(&decide("G4")));
    assert_eq!((exit, &error["code"]), (3, &Value::from("invalid_input")));
    let decision = text(&anna.json(&words(&decide("G2")))["record"]);
    let file = files.join("voor-bram.woonrust");
    let file = file.to_str().unwrap();
    let sent = anna.json(&["export", "--case", &case, "--to", BRAM.name, file]);
    let mut receives = rows(&sent["receives"]);
    assert!(receives.any(|item| item["decision"] == decision.as_str()));
    let told = anna.text(&["disclosure", "list", "--case", &case]);
    for word in [
        "1 decisions",
        BRAM.name,
        "G2",
        "stands",
        "voor-bram.woonrust",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(!told.contains(markers::REPORTER_CONTACT));
    let withdraw = [
        "disclosure",
        "withdraw",
        decision.as_str(),
        "--reason",
        "Niet meer nodig",
    ];
    let withdrawn = anna.json(&withdraw);
    assert_eq!(rows(&withdrawn["received"]).count(), 1);
    let list = anna.json(&["disclosure", "list"]);
    assert_eq!(list["decisions"][0]["lapse"], "withdrawn");
    let consents = anna.json(&["consent", "list", &case]);
    assert_eq!(rows(&consents["consents"]).count(), 0);
}

#[test]
fn a_colleague_reads_along_after_one_yes() {
    let dir = tempfile::tempdir().unwrap();
    let files = dir.path().join("files");
    fs::create_dir(&files).unwrap();
    let (anna, carla) = (
        Desk::with_vault(dir.path(), ANNA),
        Desk::with_vault(dir.path(), CARLA),
    );
    anna.meet(&carla, &files);
    let case = text(&anna.call("take_in_report", &report(None))["case"]);
    let file = files.join("team.woonrust");
    let file = file.to_str().unwrap();
    let export = [
        "export",
        "--team",
        "--case",
        case.as_str(),
        "--to",
        CARLA.name,
        file,
    ];
    let (exit, error) = anna.refused(&export);
    assert_eq!(
        (exit, &error["params"]["reason"]),
        (3, &Value::from("not_colleague"))
    );
    let confirmed = [&export[..], &["--own-organisation"]].concat();
    let sent = anna.json(&confirmed);
    assert_eq!(sent["joined"], 1);
    carla.json(&["import", file]);
    assert_eq!(carla.json(&["case", "show", &case])["case"], case.as_str());
    for flags in [&["--mail"][..], &["--type", "delta"]] {
        let both = [&export[..], flags].concat();
        assert_eq!(anna.run(&both).status.code(), Some(2), "{flags:?}");
    }
    anna.json(&["contact", "colleague", CARLA.name, "--no"]);
    let (_, error) = anna.refused(&export);
    assert_eq!(error["params"]["reason"], "not_colleague");
    let extract = anna.json(&["extract", &text(&report_of(&anna, &case))]);
    assert!(rows(&extract["fields"]).any(|field| field["field"] == "text"));
}

/// The report of the case.
fn report_of(anna: &Desk, case: &str) -> Value {
    let shown = anna.json(&["case", "show", case]);
    let mut items = rows(&shown["timeline"]);
    let report = items.find(|item| item["kind"] == "report/1");
    report.expect("a report")["record"].clone()
}
