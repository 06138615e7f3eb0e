//! What was set aside while a file was merged: to be looked at, and to be thrown away.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything that is set aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuarantineView {
    /// How many changes there are; of very many only the newest stand in the groups.
    pub total: u32,
    /// The newest first; what is alike in everything that a person sees stands together.
    pub groups: Vec<SetAsideView>,
}

/// Changes of one file, by one author, about one kind of record of one case, set aside for one reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetAsideView {
    /// The changes.
    pub items: Vec<String>,
    /// Who sent the file: name and organisation.
    pub from: String,
    /// Who wrote it: name and organisation, or the fingerprint of somebody whose card is not here; empty when nobody
    /// is known behind the device.
    pub author: String,
    /// When the file was merged.
    pub arrived_at: String,
    /// The case, when it is here.
    pub case: Option<String>,
    /// Number of the case, here or not; empty for what belongs to no case.
    pub number: String,
    /// Address of the case, when it is here.
    pub address: String,
    /// Kind of record.
    pub kind: String,
    /// Its label.
    pub kind_label: String,
    /// Why.
    #[ts(
        type = "\"revoked_device\" | \"not_partner\" | \"out_of_scope\" | \"unknown_own\" | \"uncertified\""
    )]
    pub reason: String,
    /// By a lost device of the own person: he says of it whether it is his, and nobody else can.
    pub own: bool,
    /// Of such changes what they say: a field and its value in each.
    pub says: Vec<String>,
}

/// Throws away what was set aside. It may be the only copy: what a lost device wrote may be nowhere else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscardQuarantinedRequest {
    /// The changes, as the person saw them.
    pub items: Vec<String>,
    /// Yes, for good.
    pub yes: bool,
}
