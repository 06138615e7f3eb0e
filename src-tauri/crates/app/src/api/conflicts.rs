//! Values that stand side by side until a person chooses.

use crate::api::forms::OptionView;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Which conflicts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListConflictsRequest {
    /// Only of this case.
    pub case: Option<String>,
}

/// Conflicts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictListView {
    /// Oldest first.
    pub conflicts: Vec<ConflictView>,
    /// What people did without seeing each other and that is no choice between values; oldest first.
    pub crossings: Vec<CrossingView>,
}

/// Something that people did without seeing each other, and that a person must know of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CrossingView {
    /// What crossed: two people lead; someone deleted what another one changed; someone wrote in a finished entry.
    #[ts(type = "\"double_lead\" | \"deleted_and_changed\" | \"late\"")]
    pub what: String,
    /// The case.
    pub case: String,
    /// Display number of the case.
    pub case_number: String,
    /// Address in one line.
    pub address: String,
    /// The record; the case when two people lead.
    pub record: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// Which record of that kind.
    pub title: String,
    /// Who leads, who deleted it, or who wrote late.
    pub people: Vec<String>,
    /// The own person deleted it.
    pub own: bool,
    /// When, as claimed; none when two people lead.
    pub at_time: Option<String>,
    /// What was written late, field by field.
    pub late: Vec<CrossingPartView>,
    /// Names what the person saw: sent back when he knows enough. Empty for what goes on until it is settled.
    pub saw: String,
}

/// What was written in a field of a finished entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CrossingPartView {
    /// The field.
    pub label: String,
    /// As shown.
    pub text: String,
    /// The value was not in the file.
    pub not_received: bool,
}

/// The person knows: it is not listed again until something new comes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CrossingSeenRequest {
    /// The record.
    pub record: String,
    /// What he saw.
    pub saw: String,
}

/// One answer in which people differ: a field, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// The case.
    pub case: String,
    /// Display number of the case.
    pub case_number: String,
    /// Address in one line.
    pub address: String,
    /// The record.
    pub record: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// Which record of that kind.
    pub title: String,
    /// The field that leads.
    pub field: String,
    /// Its name.
    pub field_label: String,
    /// The field that leads, and those whose values go with it.
    pub fields: Vec<ConflictFieldView>,
    /// Both texts may be kept under each other.
    pub may_keep_both: bool,
    /// It may be taken together with everything else of one author; never what tells about people.
    pub may_take_all: bool,
    /// What people wrote.
    pub values: Vec<ConflictValueView>,
    /// Every write that a choice settles: sent back with it.
    pub saw: Vec<String>,
}

/// One field of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictFieldView {
    /// The field.
    pub field: String,
    /// Its name.
    pub label: String,
    /// How another answer is given: chosen, typed, or not at all.
    #[ts(type = "\"code\" | \"line\" | \"long\" | \"day\" | \"none\"")]
    pub answer: String,
    /// What can be chosen, for a code.
    pub options: Vec<OptionView>,
    /// People differ in this field itself.
    pub disputed: bool,
}

/// What one person wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictValueView {
    /// Names the write that leads: change and index.
    pub at: String,
    /// Per field what it says.
    pub parts: Vec<ConflictPartView>,
    /// Something of it was not in the file.
    pub not_received: bool,
    /// Who.
    pub author: String,
    /// The person.
    pub author_id: String,
    /// His organisation.
    pub organisation: String,
    /// The own person.
    pub own: bool,
    /// When, as claimed.
    pub at_time: String,
    /// Taking all of this person takes this one.
    pub whole_answer: bool,
}

/// What stands in one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictPartView {
    /// The field.
    pub field: String,
    /// The code of a term, or the day, as it is given back.
    pub code: Option<String>,
    /// As shown.
    pub text: String,
    /// The value was not in the file.
    pub not_received: bool,
}

/// What stood there before people differed?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConflictBeforeRequest {
    /// The record.
    pub record: String,
    /// The field that leads.
    pub field: String,
}

/// What stood there before people differed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictBeforeView {
    /// Per field; those whose earlier value is not here are left out.
    pub parts: Vec<ConflictPartView>,
    /// Some earlier value is not here, or it is unclear which it was.
    pub incomplete: bool,
}

/// A person chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveConflictRequest {
    /// The record.
    pub record: String,
    /// The field that leads.
    pub field: String,
    /// The version to keep, with all that goes with it.
    pub pick: Option<String>,
    /// Or another answer: per field a text, code or day; empty clears it.
    pub own_words: Option<BTreeMap<String, String>>,
    /// Or both texts under each other.
    pub both: bool,
    /// The values that the person saw; refused when others stand there now.
    pub saw: Vec<String>,
}

/// Everything of one author in a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveAllRequest {
    /// The case.
    pub case: String,
    /// Whose answers.
    pub author: String,
    /// The values that the person saw in all of them; refused when others stand there now.
    pub saw: Vec<String>,
}

/// How many differences were settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ResolvedView {
    /// So many.
    pub resolved: u32,
}
