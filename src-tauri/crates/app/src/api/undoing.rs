//! What was done in this session and can be taken back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which command.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoRequest {
    /// Its number, as it came back when it was done.
    pub deed: u32,
}

/// What was done since the vault was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecentView {
    /// Newest first.
    pub deeds: Vec<DeedView>,
}

/// A command that was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeedView {
    /// Its number in this session.
    pub deed: u32,
    /// Which use case, by its name.
    pub call: String,
    /// What it did with what it was about.
    #[ts(type = "\"made\" | \"changed\" | \"withdrawn\"")]
    pub did: String,
    /// When.
    pub at: String,
    /// The case; none for what belongs to no case.
    pub case: Option<String>,
    /// Display number of the case, or empty.
    pub number: String,
    /// Address of the case in one line, or empty.
    pub address: String,
    /// What it was about: kind of record.
    pub kind_label: String,
    /// What it was about: its beginning.
    pub title: String,
    /// Whether it can be taken back, or why not.
    #[ts(
        type = "\"possible\" | \"undone\" | \"anothers_word\" | \"narrowed\" | \"final\" | \"handed_over\" | \"unclear\" | \"case_closed\" | \"withdrawn\" | \"finished\" | \"changed\" | \"used\" | \"shared\""
    )]
    pub state: String,
}
