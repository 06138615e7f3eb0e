//! The theme of an organisation: taken in from a file, kept in the vault, taken away; and what is no theme changes nothing.

use crate::folder;
use app::ErrorCode;
use journeys::{Device, leaks, story::text};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

const NAME: &str = "Gemeente Voorbeeldstad";

fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/thema-voorbeeld.json")
}

fn look(anna: &Device, path: &Path) -> Value {
    anna.done("preview_theme", json!({ "path": path }))
}

fn kept(anna: &Device) -> Value {
    anna.done("theme", json!({}))["theme"].clone()
}

#[test]
fn a_theme_is_looked_at_then_kept_in_the_vault_and_taken_away_again() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    assert_eq!(kept(&anna), Value::Null);

    let seen = look(&anna, &example());
    assert_eq!(text(&seen["organisation"]), NAME);
    assert_eq!(kept(&anna), Value::Null, "looking keeps nothing");

    anna.done("keep_theme", json!({ "theme": seen }));
    assert_eq!(kept(&anna), seen, "what was seen is what is kept");
    anna.reopen();
    assert_eq!(kept(&anna), seen);

    anna.done("lock", json!({}));
    for call in ["theme", "preview_theme", "keep_theme"] {
        assert_eq!(anna.refused(call, json!({})).code, ErrorCode::Locked);
    }
    assert_eq!(leaks::find(&anna.dir, &[NAME]).unwrap(), Vec::new());

    anna.unlock();
    anna.done("keep_theme", json!({ "theme": null }));
    assert_eq!(kept(&anna), Value::Null);
    anna.done("keep_theme", json!({ "theme": seen }));
    assert_eq!(kept(&anna), seen, "taking away can be undone");
}

#[test]
fn a_theme_that_is_refused_changes_nothing() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let seen = look(&anna, &example());
    anna.done("keep_theme", json!({ "theme": seen }));
    let file = dir.path().join("thema.json");
    let whole = fs::read_to_string(example()).unwrap();
    for (wrong, code) in [
        (String::new(), ErrorCode::ThemeUnreadable),
        (
            whole.replace("\"version\": 1", "\"version\": 2"),
            ErrorCode::FileNewer,
        ),
        (whole.replace("#1d5a2f", "url(x)"), ErrorCode::ThemeValue),
        (
            whole.replace("#1d5a2f", "#e1efe4"),
            ErrorCode::ThemeContrast,
        ),
        (
            whole.replace("image/png", "image/svg+xml"),
            ErrorCode::ThemeLogo,
        ),
    ] {
        fs::write(&file, wrong).unwrap();
        let error = anna.refused("preview_theme", json!({ "path": file }));
        assert_eq!(error.code, code);
        assert_eq!(kept(&anna), seen);
    }
    let gone = anna.refused(
        "preview_theme",
        json!({ "path": dir.path().join("weg.json") }),
    );
    assert_eq!(gone.code, ErrorCode::NotFound);

    // The page is not believed either.
    for (place, value, code) in [
        (
            "/theme/light/--basis-focus-outline-color",
            "url(x)",
            ErrorCode::ThemeValue,
        ),
        (
            "/theme/light/--basis-focus-outline-color",
            "#ffffff",
            ErrorCode::ThemeContrast,
        ),
        (
            "/theme/shape/--basis-border-radius-sm",
            "calc(1px)",
            ErrorCode::ThemeValue,
        ),
        ("/theme/organisation", "", ErrorCode::ThemeValue),
        (
            "/theme/logo/source",
            "https://voorbeeldstad.example/logo.png",
            ErrorCode::ThemeLogo,
        ),
    ] {
        let mut request = json!({ "theme": seen });
        *request.pointer_mut(place).unwrap() = json!(value);
        assert_eq!(anna.refused("keep_theme", request).code, code, "{place}");
        assert_eq!(kept(&anna), seen);
    }
}
