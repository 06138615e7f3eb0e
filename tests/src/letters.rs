//! Files between colleagues, as the stories about acknowledgements need them.

use crate::{
    Device,
    story::{Story, root, rows, text},
};
use serde_json::{Value, json};
use std::fs;

/// Writes down a fact of a case; its record.
pub fn fact(at: &Device, case: &str, words: &str) -> String {
    let entry = json!({
        "case": case, "kind": "fact", "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
    });
    text(&at.done("add_entry", entry)["record"])
}

/// Whether these words are found.
pub fn finds(at: &Device, words: &str) -> bool {
    let hits = at.done("search", json!({ "words": words, "limit": 5 }));
    rows(&hits["hits"]).count() > 0
}

/// What a colleague would get, of everything or of what is new to him.
pub fn preview(at: &Device, case: &str, to: &Device, only_new: bool) -> Value {
    at.done(
        "share_preview",
        json!({ "cases": [case], "contact": root(to), "only_new": only_new }),
    )
}

/// Writes only what is new to a colleague.
pub fn send_new(story: &Story, from: &Device, to: &Device, name: &str) -> String {
    let path = story.file(name);
    from.clock.pass(crate::clock::MINUTE);
    from.done(
        "export_case",
        json!({ "cases": [story.case], "contact": root(to), "yes": false, "path": path, "only_new": true }),
    );
    path
}

/// How the exchange of files with the other one stands, as the case shows it.
pub fn with(at: &Device, case: &str, other: &Device) -> Value {
    let case = at.done("case", json!({ "case": case }));
    let other = root(other);
    let mut partners = rows(&case["partners"]);
    let partner = partners.find(|partner| partner["contact"] == other.as_str());
    partner.expect("a partner")["correspondence"].clone()
}

/// What a file says of itself.
pub fn inspect(at: &Device, path: &str) -> Value {
    at.done("inspect_file", json!({ "path": path }))
}

/// The vault as it was at the backup, in the place of the one that is there.
pub fn go_back(device: &Device, backup: &str) {
    device.done("lock", json!({}));
    fs::remove_dir_all(device.vault_dir()).expect("the folder is ours");
    let restore =
        json!({ "path": backup, "secret_kind": "passphrase", "secret": device.person.passphrase });
    device.done("restore_vault", restore);
}
