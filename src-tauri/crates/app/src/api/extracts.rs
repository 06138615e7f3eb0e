//! Extracts: a part of a record for somebody, as a record of its own.

use super::sharing::SharedItemView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What of a record can go to whom, and which extracts of it there are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtractFormView {
    /// The record.
    pub item: SharedItemView,
    /// Name of its class: an extract is as sensitive, or more.
    pub class_label: String,
    /// A decision to disclose is needed for the extract as well.
    pub needs_decision: bool,
    /// What can be chosen.
    pub fields: Vec<ExtractFieldView>,
    /// The partners it can be made for.
    pub people: Vec<ExtractPersonView>,
    /// The extracts that the own person made of it, the newest first.
    pub extracts: Vec<ExtractView>,
}

/// A value that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtractFieldView {
    /// The field.
    pub field: String,
    /// Its name.
    pub label: String,
    /// What stands in it.
    pub text: String,
}

/// A partner for whom an extract can be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtractPersonView {
    /// The person.
    pub contact: String,
    /// Name and organisation.
    pub name: String,
}

/// An extract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtractView {
    /// The record.
    pub record: String,
    /// For whom it was made: names and organisations.
    pub people: Vec<String>,
    /// Names of the fields in it.
    pub fields: Vec<String>,
    /// The day on which the values were taken.
    pub taken_at: Option<String>,
    /// Names of the fields of which the source says something else by now, or nothing.
    pub behind: Vec<String>,
    /// Who received it: names and organisations.
    pub received: Vec<String>,
}

/// Makes an extract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeExtractRequest {
    /// The record.
    pub record: String,
    /// The fields.
    pub fields: Vec<String>,
    /// The partners for whom it is.
    pub audience: Vec<String>,
    /// A stricter class; absent keeps that of the record.
    pub class: Option<String>,
    /// What it is, in own words; may be empty.
    pub text: String,
}

/// Which extract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExtractRequest {
    /// The extract.
    pub extract: String,
}
