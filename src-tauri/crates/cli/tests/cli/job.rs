//! The job of the two users on the command line, from the first report to the closed case.

use crate::desk::Desk;
use journeys::{
    device::{ANNA, BRAM},
    inside::{assert_same, records_in},
    leaks, markers, photo,
    story::{report, rows},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

struct Work {
    anna: Desk,
    bram: Desk,
    case: String,
    files: std::path::PathBuf,
}

impl Work {
    fn begin(dir: &Path) -> Work {
        let files = dir.join("files");
        fs::create_dir(&files).unwrap();
        let (anna, bram) = (Desk::with_vault(dir, ANNA), Desk::with_vault(dir, BRAM));
        anna.meet(&bram, &files);
        let taken = anna.call("take_in_report", &report(None));
        Work {
            anna,
            bram,
            case: taken["case"].as_str().unwrap().to_owned(),
            files,
        }
    }

    fn file(&self, name: &str) -> String {
        self.files.join(name).to_str().unwrap().to_owned()
    }

    fn visit(&self) {
        let path = self.file("hal.jpg");
        photo::write(Path::new(&path), markers::IN_PHOTO).unwrap();
        let request =
            json!({ "case": self.case, "visit": null, "alt": markers::ALT, "path": path });
        let photo = self.anna.call("add_photo", &request);
        fs::remove_file(path).unwrap();
        let visit = json!({
            "case": self.case, "visit": null, "purpose": "kennismaken", "announced": true, "outcome": "spoken",
            "company": "alone", "card_left": null, "saw": markers::SAW, "said": markers::SAID, "said_by": "",
            "think": markers::THINK, "care": markers::CARE,
            "next_step": { "text": "Bellen met de huisarts", "due": null, "owner": null },
            "photos": [photo["photo"]["record"]], "finish": true,
        });
        self.anna.call("save_visit", &visit);
    }

    fn ask_bram_to_lead(&self) -> String {
        let partner = self
            .anna
            .json(&["case", "add-partner", &self.case, "--contact", BRAM.name]);
        let proposal =
            json!({ "case": self.case, "partner": partner["record"], "role": "case_lead" });
        self.anna.call("propose_role", &proposal)["record"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    fn send(&self, from: &Desk, to: &Desk, name: &str) -> String {
        let file = self.file(name);
        let sent = from.json(&["export", "--case", &self.case, "--to", &to.root(), &file]);
        assert!(
            rows(&sent["receives"])
                .all(|item| item["record"].is_string() && item["kind"].is_string())
        );
        file
    }

    fn urgency(&self, desk: &Desk, urgency: &str, reason: &str) {
        desk.call(
            "set_urgency",
            &json!({ "case": self.case, "urgency": urgency, "reason": reason }),
        );
    }

    fn show(&self, desk: &Desk) -> Value {
        desk.json(&["case", "show", &self.case])
    }

    fn anna_chooses(&self) {
        let shown = self.show(&self.anna);
        assert_eq!(
            rows(&shown["conflict_list"]).count(),
            1,
            "{}",
            shown["conflict_list"]
        );
        for conflict in rows(&shown["conflict_list"]) {
            let theirs = rows(&conflict["values"])
                .find(|value| value["own"] == false)
                .unwrap();
            let request = json!({
                "record": conflict["record"], "field": conflict["field"], "pick": theirs["at"],
                "own_words": null, "both": false, "saw": conflict["saw"],
            });
            self.anna.call("resolve_conflict", &request);
        }
    }
}

fn held(view: &Value) -> Vec<[&str; 3]> {
    rows(&view["held_back"])
        .map(|item| {
            let door = &item["doors"][0]["door"];
            [&item["kind"], &item["reason"], door].map(|word| word.as_str().unwrap())
        })
        .collect()
}

#[test]
fn two_people_do_their_job_on_the_command_line() {
    let dir = tempfile::tempdir().unwrap();
    let work = Work::begin(dir.path());
    let (anna, bram, case) = (&work.anna, &work.bram, work.case.as_str());
    work.visit();
    let early = anna.refused(&[
        "export",
        "--case",
        case,
        "--to",
        BRAM.name,
        &work.file("te-vroeg.woonrust"),
    ]);
    assert_eq!(
        (early.0, early.1["code"].as_str()),
        (3, Some("not_partner"))
    );
    let role = work.ask_bram_to_lead();

    let preview = anna.json(&["export", "--case", case, "--to", BRAM.name, "--preview"]);
    let held = held(&preview);
    for expected in [
        ["care_note/1", "professional_secrecy", "ask_consent"],
        ["reporter/1", "reporter_identity", "ask_consent"],
        ["interpretation/1", "local_only", "none"],
    ] {
        assert!(
            held.contains(&expected),
            "{expected:?} is not held back: {held:?}"
        );
    }
    let file = work.send(anna, bram, "voor-bram.woonrust");

    let before = bram.json(&["vault", "info"]);
    assert_eq!(bram.json(&["inspect", &file])["from"]["state"], "verified");
    let looked = bram.json(&["import", &file, "--preview"]);
    assert_eq!(
        (&looked["applied"], &looked["from"]["name"]),
        (&json!(false), &json!(ANNA.name))
    );
    assert_eq!(
        bram.json(&["vault", "info"])["changes"],
        before["changes"],
        "a preview wrote something"
    );
    let merged = bram.json(&["import", &file]);
    assert_eq!(
        (
            &merged["applied"],
            &merged["conflicts"],
            &merged["quarantined"]
        ),
        (&json!(true), &json!([]), &json!([]))
    );
    bram.call(
        "answer_role",
        &json!({ "role": role, "accept": true, "reason": "" }),
    );
    assert_eq!(
        bram.json(&["case", "list"])["rows"][0]["lead"]["mine"],
        true
    );

    work.urgency(bram, "high", "Drie nieuwe meldingen.");
    work.urgency(anna, "medium", "Bewoner neemt hulp aan.");
    let shown = work.show(bram);
    let partner = rows(&shown["partners"])
        .find(|partner| partner["contact"] == anna.root().as_str())
        .unwrap();
    let action =
        json!({ "case": case, "text": "Samen langsgaan", "owner": partner["record"], "due": null });
    bram.call("add_action", &action);

    let back = anna.json(&["import", &work.send(bram, anna, "voor-anna.woonrust")]);
    assert_eq!(rows(&back["conflicts"]).count(), 1, "{back}");
    work.anna_chooses();
    bram.json(&["import", &work.send(anna, bram, "voor-bram-2.woonrust")]);
    anna.json(&["import", &work.send(bram, anna, "voor-anna-2.woonrust")]);
    let (hers, his) = (work.show(anna), work.show(bram));
    for part in [
        "urgency",
        "phase",
        "categories",
        "address",
        "closings",
        "conflict_list",
    ] {
        assert_eq!(hers[part], his[part], "{part}");
    }
    assert_eq!(his["urgency"]["code"], "high");
    let [here, there] =
        [anna, bram].map(|desk| records_in(&desk.dir.join("vault"), desk.person.passphrase));
    let kinds = assert_same(&here, &there);
    for kind in ["case/1", "fact/1", "quote/1", "action/1", "role/1"] {
        assert!(
            kinds.iter().any(|both| both == kind),
            "{kind} among {kinds:?}"
        );
    }

    for desk in [anna, bram] {
        let pdf = work.file(&format!("{}.pdf", desk.person.domain));
        let made = desk.json(&["document", "timeline", "--case", case, &pdf]);
        assert!(made["pages"].as_u64() >= Some(1) && made["sha256"].as_str().unwrap().len() == 64);
        assert!(fs::read(pdf).unwrap().starts_with(b"%PDF-"));
    }
    let close = json!({ "case": case, "result": "stopped_after_help", "reason": "Geen meldingen meer.", "continued_in": null });
    bram.call("close_case", &close);
    let closed = work.show(bram);
    assert_eq!(closed["state"], "closed");
    let closing = &closed["closings"][0];
    let year = |day: &Value| day.as_str().unwrap()[..4].parse::<u16>().unwrap();
    let kept = year(&closing["destroy_on"]) - year(&closing["closed_at"]);
    assert_eq!(kept, 5, "as the policy pack says");
    let told = format!("kept until {}", closing["destroy_on"].as_str().unwrap());
    assert!(bram.text(&["case", "show", case]).contains(&told), "{told}");
    for desk in [anna, bram] {
        assert_eq!(desk.json(&["vault", "verify"])["ok"], true);
    }
    assert_eq!(leaks::find(dir.path(), &markers::ALL).unwrap(), []);
}
