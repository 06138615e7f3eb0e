//! One file with several cases for a colleague of the own organisation, who reads along.

use super::{contacts::ContactView, sharing::ExportedView, sharing::SharePreviewView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What would a colleague who reads along receive?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamFileRequest {
    /// The cases.
    pub cases: Vec<String>,
    /// The colleague.
    pub contact: String,
}

/// What a colleague who reads along receives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TeamFileView {
    /// The colleague.
    pub recipient: ContactView,
    /// The own person confirmed that he works in the same organisation; what his card says does not count.
    pub colleague: bool,
    /// The own organisation, by which the other partners see him.
    pub organisation: String,
    /// The cases in which it is written first that he reads along.
    pub joins: Vec<TeamCaseView>,
    /// The file.
    pub preview: SharePreviewView,
}

/// A case in which he does not take part yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TeamCaseView {
    /// The case.
    pub case: String,
    /// Its display number.
    pub number: String,
}

/// Writes down that a colleague reads along, where that is lacking, and then one file for him.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportTeamFileRequest {
    /// The cases.
    pub cases: Vec<String>,
    /// The colleague.
    pub contact: String,
    /// Yes, he works in my organisation: asked until it was said once.
    pub own_organisation: bool,
    /// Yes, although his fingerprint was not compared.
    pub yes: bool,
    /// Where to.
    pub path: String,
}

/// The file, and what was written before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TeamFileWrittenView {
    /// The file.
    pub exported: ExportedView,
    /// In how many cases he reads along from now on.
    pub joined: u32,
}

/// Says that somebody works in the own organisation, or no more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmColleagueRequest {
    /// The person.
    pub contact: String,
    /// He does; false takes it back.
    pub works_here: bool,
}
