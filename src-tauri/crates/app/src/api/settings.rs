//! How the window looks and when it locks: no personal data, readable before unlock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the window looks and when it locks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SettingsView {
    /// Touch or desk.
    #[ts(type = "\"on_the_road\" | \"office\" | \"automatic\"")]
    pub density: String,
    /// Colours.
    #[ts(type = "\"light\" | \"dark\" | \"system\"")]
    pub theme: String,
    /// Contrast.
    #[ts(type = "\"normal\" | \"high\"")]
    pub contrast: String,
    /// Typeface.
    #[ts(type = "\"standard\" | \"readable\"")]
    pub font: String,
    /// Per cent, 50 to 400.
    pub zoom: u16,
    /// Language of the window.
    #[ts(type = "\"nl\" | \"en\"")]
    pub language: String,
    /// Minutes without use before it locks, 1 to 30.
    pub lock_minutes: u16,
    /// Who answers in a crisis in this region, as the person calls it; empty when not filled in.
    #[serde(default)]
    pub crisis_name: String,
    /// The number of the crisis line of this region; empty when not filled in.
    #[serde(default)]
    pub crisis_number: String,
}

/// The content pack: labels of all terms and the texts about the factors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContentView {
    /// Language.
    #[ts(type = "\"nl\" | \"en\"")]
    pub language: String,
    /// Version of the pack.
    pub version: String,
    /// By key, such as `phase.F2`.
    pub texts: std::collections::BTreeMap<String, String>,
    /// Words that judge instead of describe, in lower case.
    pub judging_words: Vec<String>,
    /// What each kind of nuisance asks to think of, by its code: codes under `category_flag`.
    pub category_flags: std::collections::BTreeMap<String, Vec<String>>,
}

/// What runs here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AboutView {
    /// Version of the program.
    pub version: String,
    /// Version of the policy pack.
    pub policy_version: String,
    /// Version of the content pack.
    pub content_version: String,
}
