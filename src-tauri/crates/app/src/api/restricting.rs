//! Showing a record to fewer people after it was written.

use super::LinkView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who may see a record now, and what could be stricter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordSharingView {
    /// The record.
    pub record: String,
    /// The case.
    pub case: String,
    /// The own person made it: only then he chooses who may see it. Anyone can make it more sensitive.
    pub own: bool,
    /// Who made it.
    pub author: String,
    /// Every partner of the case may see it, also who becomes one later.
    pub everyone: bool,
    /// The other partners of the case, by name.
    pub people: Vec<SharedWithView>,
    /// How sensitive it is; absent when that is not known, so that nobody gets it.
    pub class: Option<String>,
    /// The classes that are stricter, the least strict first.
    pub stricter: Vec<StricterView>,
    /// Own records that belong to it: they are shown to fewer people as well.
    pub parts: Vec<LinkView>,
}

/// A partner of the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SharedWithView {
    /// The person.
    pub contact: String,
    /// Name and organisation.
    pub name: String,
    /// Its audience admits this person now.
    pub may_see: bool,
    /// It went to this person, or this person wrote in it: what is there stays there.
    pub received: bool,
}

/// A class that is stricter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StricterView {
    /// The class.
    pub class: String,
    /// Partners get it with this class.
    pub to_partners: bool,
}

/// Shows a record to fewer people. This is not taken back, and whoever has it keeps what he has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestrictRecordRequest {
    /// The record.
    pub record: String,
    /// The partners who may still see it, of those who may now; an empty list is nobody but the own person on his own
    /// devices; absent leaves it as it is.
    pub audience: Option<Vec<String>>,
    /// A stricter class; absent leaves it as it is.
    pub class: Option<String>,
}

/// A record that fewer people may see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RestrictedView {
    /// How many records became stricter: itself, and what belongs to it.
    pub records: u32,
}
