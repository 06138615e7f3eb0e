//! The policy pack of the municipality: what is in force, and what was changed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The policy pack in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PolicyView {
    /// What it calls itself.
    pub name: String,
    /// Its edition.
    pub edition: String,
    /// SHA-256 of its bytes, to compare with what the municipality says.
    pub hash: String,
    /// The pack of the product, another one, or the pack of the product because the other one no longer fits.
    #[ts(type = "\"built_in\" | \"replaced\" | \"unfit\"")]
    pub state: String,
    /// Since when another pack was chosen; none for the pack of the product.
    pub since: Option<String>,
    /// Why the pack that was chosen does not fit this version.
    pub problem: Option<PolicyProblemView>,
    /// Edition of the pack of the product.
    pub built_in_edition: String,
    /// How many settings differ from the pack of the product.
    pub changed: u32,
    /// Everything that stands in it.
    pub groups: Vec<PolicyGroupView>,
}

/// What is wrong in a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PolicyProblemView {
    /// The line, from 1.
    pub line: u32,
    /// Path of the key; empty for the whole file.
    pub key: String,
    /// Stable code of the reason.
    pub reason: String,
    /// The reason in words.
    pub text: String,
}

/// Settings that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PolicyGroupView {
    /// Stable code; `general` for what stands in no section.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its settings in order.
    pub settings: Vec<PolicySettingView>,
}

/// One setting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PolicySettingView {
    /// Path in the pack, such as `factors.pulse_low`.
    pub key: String,
    /// Its name.
    pub label: String,
    /// What stands there, in words.
    pub value: String,
    /// What stands there in the pack of the product, where that is something else.
    pub built_in: Option<String>,
}

/// A pack that was chosen, as the vault of this device keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptPolicy {
    /// When it was chosen.
    pub since: String,
    /// The whole pack.
    pub pack: String,
}
