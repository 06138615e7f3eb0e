//! Values that stand side by side until a person chooses.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Which conflicts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListConflictsRequest {
    /// Only of this case.
    pub case: Option<String>,
}

/// Conflicts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictListView {
    /// Oldest first.
    pub conflicts: Vec<ConflictView>,
}

/// One answer in which people differ: a field, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// The case.
    pub case: String,
    /// Display number of the case.
    pub case_number: String,
    /// Address in one line.
    pub address: String,
    /// The record.
    pub record: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// Which record of that kind.
    pub title: String,
    /// The field that leads.
    pub field: String,
    /// Its name.
    pub field_label: String,
    /// Shown with marked words.
    pub long_text: bool,
    /// A new text may be written.
    pub own_words: bool,
    /// Codes to choose from; empty when it is a text.
    pub options: Vec<String>,
    /// The values.
    pub values: Vec<ConflictValueView>,
}

/// What one person wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictValueView {
    /// Names the write that leads: change and index.
    pub at: String,
    /// The code, for a term.
    pub code: Option<String>,
    /// As shown.
    pub text: String,
    /// The value was not in the file.
    pub not_received: bool,
    /// Who.
    pub author: String,
    /// His organisation.
    pub organisation: String,
    /// The own person.
    pub own: bool,
    /// When, as claimed.
    pub at_time: String,
}

/// A person chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveConflictRequest {
    /// The record.
    pub record: String,
    /// The field that leads.
    pub field: String,
    /// The person.
    pub author_id: String,
    /// The version to keep, with all that goes with it.
    pub pick: Option<String>,
    /// Or another answer: per field a text, code or day; empty clears it.
    pub own_words: Option<BTreeMap<String, String>>,
    /// Or both texts under each other.
    pub both: bool,
    /// The values that the person saw; refused when others stand there now.
    pub saw: Vec<String>,
}
