//! One call of the operating system fails, whichever it is, under every use case that writes: the error says so, nothing
//! that was acknowledged is lost, nothing is half, and the vault opens and is whole as soon as the disk works again.

use crate::{apart::entry, folder};
use app::ErrorCode;
use journeys::{
    Device,
    calls::{self, DISK_FAILS, NO_ROOM},
    evidence::{asked, note},
    photo,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::{env, fs, path::Path};

const CHILD: &str = "WOONRUST_FAILING_CHILD";
/// What copies the whole database asks the same again and again: of that every so many calls fails in turn.
const OF_MANY: u64 = 9;
const OUT: &str = "uit.woonrust";

/// In turn there is no room and the disk fails. `WOONRUST_FAILING_CALLS=1`: both, at every single call.
#[test]
fn whichever_call_of_the_system_fails_nothing_is_lost() {
    let dir = folder();
    let child = calls::behind("failing_calls::the_program_whose_calls_fail")
        .env(CHILD, dir.path())
        .output()
        .unwrap();
    let said = [child.stdout, child.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(child.status.success(), "{}\n{}", said[0], said[1]);
    let counted = fs::read_to_string(dir.path().join("counted")).unwrap();
    note("failing_calls", counted.parse().unwrap());
}

/// Does nothing unless it is the child.
#[test]
fn the_program_whose_calls_fail() {
    let Some(dir) = env::var_os(CHILD) else {
        return;
    };
    let dir = Path::new(&dir);
    let mut office = Office::on(&dir.join("kantoor"));
    calls::begin(&dir.join("kantoor"));
    for step in office.steps() {
        office.fails_everywhere(&step);
    }
    calls::end();
    fs::write(dir.join("counted"), office.failed.to_string()).unwrap();
}

/// A use case, and how it is asked for the number-th time.
struct Step {
    name: &'static str,
    request: Value,
    /// Every call of it fails once, or one of so many.
    every: u64,
}

struct Office {
    story: Story,
    /// From Bram.
    file: String,
    /// A fact that is erased.
    gone: String,
    failed: u64,
    thorough: bool,
}

impl Office {
    fn on(dir: &Path) -> Office {
        let story = Story::shared(dir);
        for at in 0..2 {
            let words = entry(&story.case, "fact", &format!("van Bram {at}"));
            story.bram.done("add_entry", words);
        }
        let file = story.send(&story.bram, &story.anna, "van-bram.woonrust");
        let gone = doomed(&story);
        photo::write(Path::new(&story.file("hal.jpg")), "").unwrap();
        Office {
            story,
            file,
            gone,
            failed: 0,
            thorough: asked("WOONRUST_FAILING_CALLS").is_some(),
        }
    }

    fn steps(&self) -> Vec<Step> {
        let (story, case) = (&self.story, &self.story.case);
        let passphrase = story.anna.person.passphrase;
        let step = |name, request| Step {
            name,
            request,
            every: 1,
        };
        let many = |name, request| Step {
            name,
            request,
            every: if self.thorough { 1 } else { OF_MANY },
        };
        let export = json!({ "cases": [case], "contact": root(&story.bram), "yes": true, "path": story.file(OUT) });
        let draft =
            json!({ "form_kind": "visit", "target": "typed", "content": "getypt", "revision": 1 });
        let erase =
            json!({ "case": null, "record": null, "field": null, "basis": "art17", "yes": true });
        let photo =
            json!({ "case": case, "visit": null, "alt": "De hal", "path": story.file("hal.jpg") });
        vec![
            step("add_entry", entry(case, "fact", "bewaard")),
            step("save_draft", draft),
            step("add_photo", photo),
            step("preview_import", json!({ "path": self.file, "yes": false })),
            step("import_file", json!({})),
            step("export_case", export),
            step("erase", erase),
            step(
                "change_passphrase",
                json!({ "current": passphrase, "new": passphrase }),
            ),
            step("unlock", json!({ "passphrase": passphrase })),
            many(
                "backup_vault",
                json!({ "path": story.file("reserve.woonrust-backup") }),
            ),
            many("rewrite_vault", json!({ "passphrase": passphrase })),
            many("confirm_new_sheet", json!({})),
        ]
    }

    fn anna(&self) -> &Device {
        &self.story.anna
    }

    /// Lets one call after the other fail, until the use case asks for no more.
    fn fails_everywhere(&mut self, step: &Step) {
        for turn in 0..if self.thorough { 2 } else { 1 } {
            let mut number = 1;
            let error =
                |number: u64| [NO_ROOM, DISK_FAILS][usize::from((number + turn).is_multiple_of(2))];
            while self.fails_at(step, number, error(number)) {
                self.failed += 1;
                number += step.every;
            }
            assert!(number > 1, "{} writes nothing", step.name);
        }
    }

    /// Whether there is a call of this number, which fails.
    fn fails_at(&mut self, step: &Step, number: u64, error: i32) -> bool {
        let told = format!("{}, call {number}, error {error}", step.name);
        let request = self.made_ready(step);
        let before = self.held();
        if step.name == "unlock" {
            self.anna().done("lock", json!({}));
        }
        calls::fail(number, error);
        let outcome = self.anna().call(step.name, request);
        let failed = calls::has_failed();
        calls::fail(0, 0);
        let is_done = outcome.is_ok();
        if let Err(refused) = outcome {
            assert!(failed, "{told}: {refused:?}");
            let codes = [ErrorCode::DiskFull, ErrorCode::DiskFault];
            assert!(codes.contains(&refused.code), "{told}: {refused:?}");
            if step.name == "unlock" {
                self.anna().unlock();
            }
            assert_eq!(self.held(), before, "{told}");
        }
        let after = self.held();
        self.anna().reopen();
        assert_eq!(self.held(), after, "{told}, after it was opened again");
        let whole = self.anna().done("verify_vault", json!({}));
        assert_eq!(
            (&whole["ok"], &whole["rebuilt"]),
            (&json!(true), &json!([])),
            "{told}: {whole}"
        );
        if step.name == "confirm_new_sheet" && is_done {
            assert!(self.is_partner(), "{told}");
        }
        if step.name == "erase" && is_done {
            self.gone = doomed(&self.story);
        }
        failed
    }

    /// What must be before it can be asked, while everything works.
    fn made_ready(&self, step: &Step) -> Value {
        let mut request = step.request.clone();
        match step.name {
            "import_file" => {
                let look = json!({ "path": self.file, "yes": false });
                request["token"] = self.anna().done("preview_import", look)["token"].clone();
            }
            "erase" => request["record"] = json!(self.gone),
            "confirm_new_sheet" => request = self.new_sheet(),
            // A file that came into its place although the rest failed is no obstacle; it is not what this is about.
            "export_case" => drop(fs::remove_file(self.story.file(OUT))),
            _ => {}
        }
        request
    }

    /// Another recovery sheet, and two of its groups.
    fn new_sheet(&self) -> Value {
        let begin = json!({ "passphrase": self.anna().person.passphrase, "reason": "lost" });
        let made = self.anna().done("begin_new_sheet", begin);
        let group = |index: usize| json!({ "index": index, "text": made["recovery_code"][index] });
        json!({ "first": group(0), "second": group(1) })
    }

    /// Whether Anna is partner of her case under the key that she has.
    fn is_partner(&self) -> bool {
        let (case, own) = (self.story.case_of(self.anna()), root(self.anna()));
        rows(&case["partners"]).any(|one| one["contact"] == own.as_str())
    }

    /// What was acknowledged: entries with their words, the draft, what was sent, who is known.
    fn held(&self) -> Vec<Value> {
        let timeline = json!({ "case": self.story.case, "kinds": [], "newest_first": false });
        let asked = [
            ("timeline", timeline),
            ("list_sent", json!({})),
            ("draft", json!({ "form_kind": "visit", "target": "typed" })),
            ("list_contacts", json!({})),
        ];
        let told = asked.map(|(name, request)| self.anna().done(name, request));
        told.into_iter().collect()
    }
}

/// A fact that will be erased.
fn doomed(story: &Story) -> String {
    let words = entry(&story.case, "fact", "wordt gewist");
    text(&story.anna.done("add_entry", words)["record"])
}
