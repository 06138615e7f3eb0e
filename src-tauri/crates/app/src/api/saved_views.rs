//! Ways of looking at the list of cases that a person keeps under a name, on this device only.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A way of looking at the list of cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    /// What the person calls it.
    pub name: String,
    /// The filters, as the window writes them behind the address of the list.
    pub search: String,
}

/// All of them, in the order in which they were kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedViews {
    /// The saved views.
    pub views: Vec<SavedView>,
}
