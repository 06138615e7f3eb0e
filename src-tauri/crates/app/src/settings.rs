//! Settings of the window, the content pack and what runs here.

use crate::{
    api::{
        Nothing,
        error::ApiError,
        settings::{AboutView, ContentView, SettingsView},
    },
    application::App,
    failure::from_io,
};
use casework::{
    content::{Content, Language, fill},
    policy::Policy,
    terms::{Term, case::Urgency, category::Category},
};
use std::{collections::BTreeMap, fs};

const FILE: &str = "settings.json";
const MAX_LINE: usize = 60;

impl Default for SettingsView {
    fn default() -> SettingsView {
        SettingsView {
            density: "automatic".to_owned(),
            theme: "system".to_owned(),
            contrast: "normal".to_owned(),
            font: "standard".to_owned(),
            zoom: 100,
            language: "nl".to_owned(),
            lock_minutes: 10,
            crisis_name: String::new(),
            crisis_number: String::new(),
        }
    }
}

/// The settings; the usual ones when there are none or they cannot be read.
pub(crate) fn get_settings(app: &App, _: Nothing) -> Result<SettingsView, ApiError> {
    let text = fs::read_to_string(app.folders.config.join(FILE)).unwrap_or_default();
    Ok(serde_json::from_str(&text)
        .ok()
        .filter(|settings| check(settings).is_ok())
        .unwrap_or_default())
}

/// Keeps other settings.
pub(crate) fn set_settings(app: &App, settings: SettingsView) -> Result<SettingsView, ApiError> {
    check(&settings)?;
    let text = serde_json::to_string_pretty(&settings).expect("settings are plain data");
    let write = || {
        fs::create_dir_all(&app.folders.config)?;
        let (file, beside) = (
            app.folders.config.join(FILE),
            app.folders.config.join("settings.part"),
        );
        fs::write(&beside, text)?;
        fs::rename(beside, file)
    };
    write().map_err(|error| from_io(&error))?;
    Ok(settings)
}

fn check(settings: &SettingsView) -> Result<(), ApiError> {
    let one_of = |field: &str, value: &str, allowed: &[&str]| {
        if allowed.contains(&value) {
            Ok(())
        } else {
            Err(ApiError::invalid(field, "not_a_code"))
        }
    };
    one_of(
        "density",
        &settings.density,
        &["on_the_road", "office", "automatic"],
    )?;
    one_of("theme", &settings.theme, &["light", "dark", "system"])?;
    one_of("contrast", &settings.contrast, &["normal", "high"])?;
    one_of("font", &settings.font, &["standard", "readable"])?;
    one_of("language", &settings.language, &["nl", "en"])?;
    if !(50..=400).contains(&settings.zoom) {
        return Err(ApiError::invalid("zoom", "out_of_range"));
    }
    if !(1..=30).contains(&settings.lock_minutes) {
        return Err(ApiError::invalid("lock_minutes", "out_of_range"));
    }
    line("crisis_name", &settings.crisis_name)?;
    line("crisis_number", &settings.crisis_number)
}

fn line(field: &str, value: &str) -> Result<(), ApiError> {
    if value.chars().count() > MAX_LINE {
        return Err(ApiError::invalid(field, "too_long"));
    }
    if value.chars().any(char::is_control) {
        return Err(ApiError::invalid(field, "control_character"));
    }
    Ok(())
}

/// The language of the person.
pub(crate) fn language(app: &App) -> Language {
    let settings = get_settings(app, Nothing {}).unwrap_or_default();
    Language::parse(&settings.language).unwrap_or(Language::Nl)
}

/// The content pack in the language of the person.
pub(crate) fn content(app: &App, _: Nothing) -> Result<ContentView, ApiError> {
    let language = language(app);
    let content = Content::of(language);
    let flags = Category::ALL.iter().map(|category| {
        let flags = category.flags().iter().map(|flag| flag.code().to_owned());
        (category.code().to_owned(), flags.collect())
    });
    let policy = app.policy();
    let mut texts = with_days(content, &policy);
    for (code, number) in policy.phones() {
        texts.insert(format!("emergency.{code}.number"), number.to_owned());
    }
    Ok(ContentView {
        language: language.code().to_owned(),
        version: content.edition().to_owned(),
        texts,
        judging_words: content.judging_words().iter().cloned().collect(),
        category_flags: flags.collect(),
    })
}

/// The texts; what an urgency means says in how many days, and that follows from the policy.
fn with_days(content: &Content, policy: &Policy) -> BTreeMap<String, String> {
    let mut texts = content.texts().clone();
    for urgency in Urgency::ALL {
        let days = policy.review_days.of(*urgency).to_string();
        let key = format!("{}.meaning", urgency.text_key());
        let meaning = fill(content.text(&key), &BTreeMap::from([("days", days)]));
        texts.insert(key, meaning);
    }
    texts
}

/// What runs here.
pub(crate) fn about(app: &App, _: Nothing) -> Result<AboutView, ApiError> {
    Ok(AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        policy_version: app.policy().edition.clone(),
        content_version: Content::of(language(app)).edition().to_owned(),
    })
}
