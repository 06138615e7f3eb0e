//! Actions, interventions and agreements.

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// An action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActionView {
    /// The record.
    pub record: String,
    /// The case.
    pub case: String,
    /// Display number of the case.
    pub case_number: String,
    /// Address in one line.
    pub address: String,
    /// What.
    pub text: String,
    /// The partner's record.
    pub owner: Option<String>,
    /// Who does it.
    pub owner_name: String,
    /// His organisation, or empty.
    pub organisation: String,
    /// The own person does it.
    pub mine: bool,
    /// Day.
    pub due: Option<String>,
    /// Open, done or dropped.
    #[ts(type = "ActionState")]
    pub state: String,
    /// When it is due, seen from today.
    #[ts(type = "\"overdue\" | \"today\" | \"week\" | \"later\" | \"no_day\" | \"ended\"")]
    pub bucket: String,
    /// What came of it.
    pub result: String,
    /// Values differ.
    pub disputed: bool,
    /// Who planned it.
    pub planned_by: String,
    /// The own person may fix a typo in it.
    pub editable: bool,
}

/// Which actions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListActionsRequest {
    /// Own ones or all.
    #[ts(type = "\"mine\" | \"all\"")]
    pub scope: String,
    /// Only of this case.
    pub case: Option<String>,
    /// Ended ones too.
    pub ended: bool,
    /// Only of people of this organisation; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub organisation: Option<String>,
    /// Only those past their day; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub overdue: Option<bool>,
}

/// Actions by day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActionListView {
    /// In order of their day.
    pub actions: Vec<ActionView>,
}

/// Plans an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddActionRequest {
    /// The case.
    pub case: String,
    /// What.
    pub text: String,
    /// The partner's record; the own person if absent.
    pub owner: Option<String>,
    /// Day.
    pub due: Option<String>,
}

/// An action is done, or will not be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndActionRequest {
    /// The action.
    pub action: String,
    /// Done, dropped, or open again.
    #[ts(type = "\"done\" | \"dropped\" | \"open\"")]
    pub state: String,
    /// What came of it, or why not.
    pub result: String,
}

/// Another day or another person. What is left out stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveActionRequest {
    /// The action.
    pub action: String,
    /// Day; null for none.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    #[ts(optional, type = "string | null")]
    pub due: Option<Option<String>>,
    /// The partner's record; null for nobody.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    #[ts(optional, type = "string | null")]
    pub owner: Option<Option<String>>,
}

/// A field that was given, also when it was given as null.
fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// Something that was tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InterventionView {
    /// The record.
    pub record: String,
    /// What.
    #[ts(type = "InterventionType | null")]
    pub kind: Option<String>,
    /// Rung of the ladder.
    pub rung: Option<u8>,
    /// First day.
    pub started: Option<String>,
    /// Last day.
    pub ended: Option<String>,
    /// Who.
    pub by: String,
    /// Details.
    pub text: String,
    /// What came of it.
    pub result: String,
    /// The own person may fix a typo in it.
    pub editable: bool,
}

/// Something is tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddInterventionRequest {
    /// The case.
    pub case: String,
    /// What.
    #[ts(type = "InterventionType")]
    pub kind: String,
    /// First day; today if absent.
    pub started: Option<String>,
    /// The partner's record.
    pub by: Option<String>,
    /// Details.
    pub text: String,
}

/// It ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndInterventionRequest {
    /// The record.
    pub intervention: String,
    /// Last day; today if absent.
    pub ended: Option<String>,
    /// What came of it.
    pub result: String,
}

/// Something agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgreementView {
    /// The record.
    pub record: String,
    /// With whom.
    pub with: String,
    /// What.
    pub text: String,
    /// Day.
    pub agreed_at: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// The own person may fix a typo in it.
    pub editable: bool,
}

/// Something is agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAgreementRequest {
    /// The case.
    pub case: String,
    /// With whom.
    pub with: String,
    /// What.
    pub text: String,
    /// Day; today if absent.
    pub agreed_at: Option<String>,
    /// Until when.
    pub until: Option<String>,
}
