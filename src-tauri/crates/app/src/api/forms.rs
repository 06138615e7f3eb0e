//! Records that people fill in as a form: what a form asks, what was written, and lists of such records.

use super::MessageView;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Which form, empty or of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormRequest {
    /// The kind, such as `hearing/1`.
    pub kind: String,
    /// The case; none for what belongs to no case.
    pub case: Option<String>,
    /// The record, to change it.
    pub record: Option<String>,
}

/// A form as a person fills it in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FormView {
    /// The kind.
    pub kind: String,
    /// Its name.
    pub label: String,
    /// What it is for, in a sentence; empty for none.
    pub intro: String,
    /// The record; none while it is new.
    pub record: Option<String>,
    /// The own person may change it.
    pub editable: bool,
    /// The own person made it: only then may he take it back.
    pub own: bool,
    /// Its author finished it.
    pub finished: bool,
    /// It can be erased by itself.
    pub may_erase: bool,
    /// It holds a reason that the own person, whom it concerns, did not confirm yet: `confirm_reason`.
    pub reason_waits: bool,
    /// The fields in order.
    pub fields: Vec<FormFieldView>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FormFieldView {
    /// Its name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What helps to fill it in; empty for none.
    pub hint: String,
    /// What a person gives.
    #[ts(
        type = "\"line\" | \"lines\" | \"long\" | \"day\" | \"moment\" | \"flag\" | \"number\" | \"money\" | \"choice\" | \"choices\" | \"record\" | \"records\" | \"contact\""
    )]
    pub input: String,
    /// It must be filled in.
    pub needed: bool,
    /// The least number.
    #[ts(type = "number | null")]
    pub least: Option<i64>,
    /// The greatest number.
    #[ts(type = "number | null")]
    pub most: Option<i64>,
    /// What can be chosen.
    pub options: Vec<OptionView>,
    /// What stands in it; none when it is empty or people disagree.
    pub value: Option<FormValue>,
    /// People disagree: settled under the differences, not here.
    pub disputed: bool,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OptionView {
    /// What is stored.
    pub code: String,
    /// What a person reads.
    pub label: String,
}

/// What stands in a field: text, code, day and moment as text; money in cents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FormValue {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(#[ts(type = "number")] i64),
    /// A text, code, day, moment or record.
    Text(String),
    /// Several.
    List(Vec<String>),
}

/// Saves a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFormRequest {
    /// The kind.
    pub kind: String,
    /// The case; none for what belongs to no case.
    pub case: Option<String>,
    /// The record that changes; none for a new one.
    pub record: Option<String>,
    /// Field → value; none clears it, absent leaves it as it is.
    pub values: BTreeMap<String, Option<FormValue>>,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedFormView {
    /// The record.
    pub record: String,
    /// What to look at again; nothing was refused.
    pub hints: Vec<MessageView>,
    /// The number under which it can be taken back in this session; absent when it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub undo: Option<u32>,
}

/// Which records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRecordsRequest {
    /// The case; none for what belongs to no case.
    pub case: Option<String>,
    /// The kinds; none for every kind with a form that belongs there.
    pub kinds: Vec<String>,
    /// Only records that stand in this state; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub state: Option<String>,
}

/// Records by kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordListView {
    /// One group per kind, also the empty ones.
    pub groups: Vec<RecordGroupView>,
}

/// The records of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordGroupView {
    /// The kind.
    pub kind: String,
    /// Its name.
    pub label: String,
    /// What it is for.
    pub intro: String,
    /// Where it belongs.
    #[ts(type = "\"inquiry\" | \"plan\" | \"talk\" | \"formal\" | \"team\"")]
    pub place: String,
    /// There is at most one per case.
    pub one: bool,
    /// The records, the latest first.
    pub records: Vec<RecordRowView>,
}

/// A record in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordRowView {
    /// The record.
    pub record: String,
    /// What it is, in its own words.
    pub title: String,
    /// What else stands in it.
    pub facts: Vec<FactView>,
    /// Who wrote it: name and organisation.
    pub author: String,
    /// When, as claimed.
    pub at: String,
    /// The own person may change it.
    pub editable: bool,
    /// Its author finished it.
    pub finished: bool,
    /// People disagree about a field.
    pub disputed: bool,
}

/// A field that is filled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FactView {
    /// The field.
    pub name: String,
    /// Its label.
    pub label: String,
    /// How to draw it: `day` and `moment` are ISO 8601, `money` is in cents; anything else is words.
    #[ts(type = "\"words\" | \"day\" | \"moment\" | \"money\"")]
    pub shape: String,
    /// What stands there.
    pub text: String,
}
