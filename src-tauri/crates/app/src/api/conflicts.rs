//! Values that stand side by side until a person chooses.

use serde::{Deserialize, Serialize};
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

/// A field with two or more values.
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
    /// The field.
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

/// One of the values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictValueView {
    /// Names the write: change and index.
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
    /// The field.
    pub field: String,
    /// The value to keep.
    pub pick: Option<String>,
    /// Or a new text or code.
    pub own_words: Option<String>,
    /// Or both texts under each other.
    pub both: bool,
    /// The values that the person saw; refused when others stand there now.
    pub saw: Vec<String>,
}
