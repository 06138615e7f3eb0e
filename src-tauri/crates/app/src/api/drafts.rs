//! What a person typed and did not save yet: kept encrypted, never lost by an error.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keeps what stands in a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraftRequest {
    /// Which form, such as `visit`.
    pub form_kind: String,
    /// What the form is about, such as a case.
    pub target: String,
    /// The form.
    #[ts(type = "unknown")]
    pub content: serde_json::Value,
    /// Counts up; an older one never replaces a newer one.
    pub revision: u32,
}

/// The draft that is on disk now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedDraftView {
    /// It is the one that was sent; false when a newer one stands and nothing was written.
    pub kept: bool,
    /// When it was saved.
    pub saved_at: String,
    /// Its revision.
    pub revision: u32,
}

/// Which draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftRequest {
    /// Which form.
    pub form_kind: String,
    /// What the form is about.
    pub target: String,
}

/// A draft, if there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftView {
    /// The draft.
    pub draft: Option<DraftContentView>,
}

/// What stood in a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftContentView {
    /// Which form.
    pub form_kind: String,
    /// What the form is about.
    pub target: String,
    /// The form.
    #[ts(type = "unknown")]
    pub content: serde_json::Value,
    /// Which revision.
    pub revision: u32,
    /// When it was kept.
    pub saved_at: String,
}

/// All drafts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftListView {
    /// Newest first.
    pub drafts: Vec<DraftRowView>,
}

/// One draft in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftRowView {
    /// Which form.
    pub form_kind: String,
    /// What the form is about.
    pub target: String,
    /// The case it belongs to; none for a new report.
    pub case: Option<String>,
    /// The record it is about, when it is about one and not about the case as a whole.
    pub record: Option<String>,
    /// Kind of that record.
    pub record_kind: Option<String>,
    /// Address of the case, or empty.
    pub title: String,
    /// When it was kept.
    pub saved_at: String,
}
