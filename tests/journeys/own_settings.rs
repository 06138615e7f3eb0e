//! What a person sets for himself: views of the list of cases, and whom to call in a crisis in this region.

use crate::folder;
use journeys::{Device, story::text};
use serde_json::{Value, json};
use std::fs;

fn view(name: &str, search: &str) -> Value {
    json!({ "name": name, "search": search })
}

#[test]
fn a_view_is_kept_in_the_vault_under_a_name_of_its_own() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    assert_eq!(anna.done("saved_views", json!({}))["views"], json!([]));
    let kept = json!([
        view("Stil", "needs=quiet"),
        view("Zoekstraat", "q=Zoekstraat+99")
    ]);
    let sent = json!({ "views": [view("  Stil ", "needs=quiet"), kept[1]] });
    assert_eq!(anna.done("save_views", sent)["views"], kept);

    anna.reopen();
    assert_eq!(anna.done("saved_views", json!({}))["views"], kept);
    let settings = dir.path().join("config/settings.json");
    let plain = fs::read_to_string(settings).unwrap_or_default();
    assert!(
        !plain.contains("Zoekstraat"),
        "what was searched for is encrypted"
    );

    let twice = json!({ "views": [view("Stil", ""), view("stil", "q=1")] });
    for (views, field) in [
        (twice, "name"),
        (json!({ "views": [view(" ", "q=1")] }), "name"),
        (
            json!({ "views": [view("Lang", &"q".repeat(2_000))] }),
            "search",
        ),
        (json!({ "views": vec![view("Veel", ""); 31] }), "views"),
    ] {
        let error = anna.refused("save_views", views);
        assert_eq!(error.field.as_deref(), Some(field));
    }
    assert_eq!(anna.done("saved_views", json!({}))["views"], kept);
    anna.done("save_views", json!({ "views": [] }));
    assert_eq!(anna.done("saved_views", json!({}))["views"], json!([]));
}

#[test]
fn the_crisis_line_of_the_region_stays_set() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let mut settings = anna.done("get_settings", json!({}));
    assert_eq!(text(&settings["crisis_number"]), "");
    settings["crisis_name"] = json!("Crisisdienst Proefstad");
    settings["crisis_number"] = json!("088 000 00 00");
    anna.done("set_settings", settings.clone());
    assert_eq!(anna.done("get_settings", json!({})), settings);

    let mut older = settings.clone();
    let fields = older.as_object_mut().unwrap();
    fields.remove("crisis_name");
    fields.remove("crisis_number");
    anna.done("set_settings", older);
    assert_eq!(
        text(&anna.done("get_settings", json!({}))["crisis_name"]),
        ""
    );

    settings["crisis_number"] = json!("1\n2");
    let error = anna.refused("set_settings", settings);
    assert_eq!(error.field.as_deref(), Some("crisis_number"));
}
