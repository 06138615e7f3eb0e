//! The fields of one record, to fix a typo while it is not finished.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A value as a form holds it: texts, codes, days, moments and records as text, sets as a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FieldValue {
    /// Nothing stands there.
    Empty,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(#[ts(type = "number")] i64),
    /// Text, also a code, day, moment or record.
    Text(String),
    /// The elements of a set.
    List(Vec<String>),
}

/// The fields of a record that its author may fix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordFieldsView {
    /// The record.
    pub record: String,
    /// The case.
    pub case: String,
    /// Kind of record.
    pub kind: String,
    /// The own person may fix it now.
    pub editable: bool,
    /// The fields.
    pub fields: Vec<FieldView>,
}

/// One field with what stands there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldView {
    /// Its name in the table of kinds.
    pub name: String,
    /// What stands there; empty while people disagree.
    pub value: FieldValue,
    /// It cannot become empty.
    pub needed: bool,
    /// Two or more values stand side by side.
    pub disputed: bool,
}

/// Fixes fields of an own record; what is not named stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditRecordRequest {
    /// The record.
    pub record: String,
    /// The new values by field. An empty one clears the field, or leaves a disputed one as it is.
    pub values: BTreeMap<String, FieldValue>,
}
