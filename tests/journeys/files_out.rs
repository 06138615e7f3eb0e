//! What leaves in a file, byte for byte, and what becomes of a file that the register does not know.

use crate::folder;
use app::ErrorCode;
use journeys::{
    inside, leaks, markers,
    story::{Story, root, text},
};
use serde_json::json;
use std::path::Path;

#[test]
fn the_text_of_an_entry_that_was_taken_back_is_in_no_file() {
    const TAKEN_BACK: &str = "Per ongeluk over de verkeerde kwikstaartbuur";
    const REPLACED: &str = "Eerst stond hier een tikpinguinfout";
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let note = |words: &str| {
        let entry = json!({
            "case": story.case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
            "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
        });
        text(&story.anna.done("add_entry", entry)["record"])
    };
    let (gone, fixed) = (note(TAKEN_BACK), note(REPLACED));
    let back = json!({ "record": gone, "reason": "Hoort niet in deze zaak." });
    story.anna.done("withdraw_entry", back);
    let fix = json!({ "record": fixed, "values": { "text": "Nu staat het er goed." } });
    story.anna.done("edit_record", fix);

    let file = story.send(&story.anna, &story.bram, "voor-bram.woonrust");
    let plain = inside::plaintext(&story.bram, Path::new(&file));
    for there in [markers::SAW, markers::SAID, "Nu staat het er goed."] {
        assert!(leaks::holds(&plain, there.as_bytes()), "no {there}");
    }
    let private = [TAKEN_BACK, REPLACED];
    for marker in private.iter().chain(&markers::HELD_BACK) {
        assert!(!leaks::holds(&plain, marker.as_bytes()), "{marker} travels");
    }
    story.merge(&story.bram, &file);
    let bytes = inside::all_bytes(&inside::records(&story.bram, &story.case));
    assert!(
        private
            .iter()
            .all(|text| !leaks::holds(&bytes, text.as_bytes()))
    );
}

#[test]
fn a_file_that_the_register_could_not_note_is_not_left_behind() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    // The register refuses a name with a control character in it.
    let path = story.file("voor\u{7}bram.woonrust");
    let export =
        json!({ "cases": [story.case], "contact": root(&story.bram), "yes": false, "path": path });
    let error = story.anna.refused("export_case", export);
    assert_eq!(
        (error.code, error.field.as_deref()),
        (ErrorCode::InvalidInput, Some("name"))
    );
    assert!(
        !leaks::files(&story.files)
            .unwrap()
            .iter()
            .any(|file| file.extension().is_some_and(|end| end == "woonrust")),
        "a file that nobody noted can be carried away"
    );
    assert_eq!(story.anna.done("list_sent", json!({}))["files"], json!([]));
}

#[test]
fn the_name_that_is_suggested_for_a_file_tells_of_nobody() {
    let dir = folder();
    let story = Story::until_shared(dir.path());
    let preview = json!({ "cases": [story.case], "contact": root(&story.bram) });
    let name = text(&story.anna.done("share_preview", preview)["suggested_name"]);
    let parts: Vec<&str> = name.split(['-', '.']).collect();
    let number = text(&story.case_of(&story.anna)["number"]);
    let known = [number.as_str(), "2026", "11", "20", "woonrust"];
    let own = |part: &&str| known.contains(part) || number.contains(*part);
    assert!(parts.iter().all(own), "{name}");
}
