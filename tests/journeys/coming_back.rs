//! A vault that came back from a backup meets its own later work in a colleague's file.

use crate::folder;
use journeys::{Device, inside, story::Story};
use serde_json::{Value, json};
use std::fs;

/// Anna backed up, worked on, shared it with Bram, and went back to the backup; Bram's file is on its way to her.
struct Lost {
    story: Story,
    file: String,
}

fn lost(dir: &std::path::Path) -> Lost {
    let story = Story::shared(dir);
    let (anna, bram) = (&story.anna, &story.bram);
    let backup = story.file("anna.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let urgency =
        json!({ "case": story.case, "urgency": "high", "reason": "Drie meldingen in een week." });
    anna.done("set_urgency", urgency);
    let seen = json!({
        "case": story.case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": "Om elf uur was het stil.", "place": "", "verified_by": "",
    });
    anna.done("add_entry", seen);
    story.pass_on(anna, bram);
    go_back(anna, &backup);
    let again = json!({ "case": story.case, "urgency": "low", "reason": "Na het terugzetten opnieuw ingeschat." });
    anna.done("set_urgency", again);
    let file = story.send(bram, anna, "voor-anna.woonrust");
    Lost { story, file }
}

/// The vault as it was at the backup, in the place of the one that is there.
fn go_back(device: &Device, backup: &str) {
    device.done("lock", json!({}));
    fs::remove_dir_all(device.vault_dir()).unwrap();
    let restore =
        json!({ "path": backup, "secret_kind": "passphrase", "secret": device.person.passphrase });
    device.done("restore_vault", restore);
}

impl Lost {
    fn preview(&self, own_yes: bool) -> Value {
        let request = json!({ "path": self.file, "yes": false, "own_yes": own_yes });
        self.story.anna.done("preview_import", request)
    }

    fn import(&self, preview: &Value) -> Value {
        let token = json!({ "token": preview["token"] });
        self.story.anna.done("import_file", token)
    }

    /// Anna's work went to Bram and came back: both hold the same of everything that both may see.
    fn ends_equal(&self) {
        let story = &self.story;
        story.pass_on(&story.anna, &story.bram);
        story.records_agree();
        let hers = inside::records(&story.anna, &story.case);
        assert!(
            !hers
                .values()
                .any(|(state, _)| state.incomplete || state.forked)
        );
        let conflicts = story
            .anna
            .done("list_conflicts", json!({ "case": story.case }));
        let fields: Vec<&Value> = journeys::story::rows(&conflicts["conflicts"])
            .map(|conflict| &conflict["field"])
            .collect();
        assert_eq!(
            fields,
            ["urgency"],
            "what she wrote twice stands side by side, the reason with it"
        );
        for device in [&story.anna, &story.bram] {
            assert_eq!(device.done("verify_vault", json!({}))["ok"], true);
        }
    }
}

#[test]
fn own_work_that_a_restore_lost_comes_back_with_a_yes() {
    let dir = folder();
    let lost = lost(dir.path());
    let preview = lost.preview(true);
    assert_eq!(
        (&preview["own_yes"], &preview["alarms"]),
        (&json!(true), &json!([]))
    );
    assert!(preview["own_unknown"].as_u64() >= Some(2), "{preview}");
    assert_eq!(preview["quarantined"], json!([]));
    let merged = lost.import(&preview);
    assert_eq!(
        (&merged["applied"], &merged["quarantined"]),
        (&json!(true), &json!(0))
    );
    lost.ends_equal();
}

#[test]
fn without_a_yes_own_work_waits_and_can_still_be_taken_from_the_same_file() {
    let dir = folder();
    let lost = lost(dir.path());
    let preview = lost.preview(false);
    assert_eq!(preview["alarms"][0]["code"], "unknown_own");
    assert_eq!(preview["own_yes"], false);
    let waits = json!([{ "reason": "unknown_own", "count": preview["own_unknown"] }]);
    assert_eq!(preview["quarantined"], waits);
    let merged = lost.import(&preview);
    assert_eq!(merged["quarantined"], preview["own_unknown"]);
    let timeline = json!({ "case": lost.story.case, "kinds": ["fact/1"], "newest_first": false });
    let facts = |device: &Device| {
        let items = device.done("timeline", timeline.clone());
        journeys::story::rows(&items["items"]).count()
    };
    let before = facts(&lost.story.anna);

    let again = lost.preview(true);
    assert_eq!(again["own_unknown"], preview["own_unknown"]);
    assert_eq!(lost.import(&again)["quarantined"], 0);
    assert_eq!(facts(&lost.story.anna), before + 1);
    lost.ends_equal();
    let nothing = lost.preview(false);
    assert_eq!(
        (&nothing["own_unknown"], &nothing["alarms"]),
        (&json!(0), &json!([]))
    );
}
