//! What crosses the boundary: requests, views and the one error, as the window, the command line and tests see them.
//!
//! Terms of the field travel as their code (`"F2"`, `"high"`); instants as ISO 8601 with offset; days as
//! `2026-11-20`; identifiers as lowercase hexadecimal. Field names are the same in every language.

pub mod actions;
pub mod analysis;
pub mod archiving;
pub mod attention;
pub mod bars;
pub mod board;
pub mod cases;
pub mod conflicts;
pub mod contacts;
pub mod devices;
pub mod disclosing;
pub mod drafts;
pub mod entries;
pub mod erasing;
pub mod error;
pub mod expectations;
pub mod extracts;
pub mod factors;
pub mod finding;
pub mod fixing;
pub mod forms;
pub mod guides;
pub mod handover;
pub mod importing;
pub mod meetings;
pub mod mirror;
pub mod partners;
pub mod policy;
pub mod pulses;
pub mod quarantine;
pub mod questions;
pub mod reports;
pub mod restricting;
pub mod saved_views;
pub mod session;
pub mod settings;
pub mod severity;
pub mod sharing;
pub mod team_files;
pub mod theme;
pub mod today;
pub mod undoing;
pub mod visit_safety;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without content.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Done; there is nothing more to tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {
    /// Always true.
    pub done: bool,
    /// The number under which it can be taken back in this session; absent when it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub undo: Option<u32>,
}

impl Done {
    /// Done, and not to be taken back.
    pub const DONE: Done = Done {
        done: true,
        undo: None,
    };
}

/// A QR code to draw: dark on light, whatever the colours of the window are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QrView {
    /// Modules in a row and in a column, with the light ones around it.
    pub size: u32,
    /// The dark modules as the path of an SVG, one unit per module.
    pub path: String,
}

/// A sentence of the content pack, in the language of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageView {
    /// Stable code.
    pub code: String,
    /// The sentence.
    pub text: String,
    /// The records that it is about.
    pub records: Vec<LinkView>,
    /// Stable code of the step that helps, when something is missing.
    pub step: Option<String>,
    /// The question whose answer helps.
    pub question: Option<String>,
}

/// A record that something rests on or is about, with the words that name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkView {
    /// The record.
    pub record: String,
    /// Its kind.
    pub kind: String,
    /// The name of the kind.
    pub kind_label: String,
    /// What it says, in short.
    pub title: String,
}

/// What a person can do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// Stable code; leads to a place in the window.
    #[ts(type = "Step")]
    pub code: String,
    /// In words.
    pub text: String,
}

/// Which case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseRequest {
    /// The case.
    pub case: String,
}

/// Which record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordRequest {
    /// The record.
    pub record: String,
}

/// Which record, and why.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordReasonRequest {
    /// The record.
    pub record: String,
    /// The reason, shown to all who see the record.
    pub reason: String,
}

/// Which case, and why.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseReasonRequest {
    /// The case.
    pub case: String,
    /// The reason, shown to all who see the case.
    pub reason: String,
}

/// A record that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordView {
    /// The record.
    pub record: String,
    /// The number under which it can be taken back in this session; absent when it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub undo: Option<u32>,
}

/// A file to read or write. The window fills it in from the native dialog.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PathRequest {
    /// Where it is.
    pub path: String,
}
