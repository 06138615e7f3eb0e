//! Decisions to disclose (verstrekkingsbesluiten), the consents they rest on, and the register of who received what.

use super::{
    LinkView, contacts::ContactView, erasing::HolderView, forms::OptionView,
    sharing::SharedItemView,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What could be decided for a colleague?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DisclosureFormRequest {
    /// The case.
    pub case: String,
    /// The colleague: a partner of the case.
    pub contact: String,
}

/// What a decision for a colleague can be about, and what each ground asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DisclosureFormView {
    /// The colleague.
    pub recipient: ContactView,
    /// What only a decision opens and no decision opens now.
    pub items: Vec<DisclosableView>,
    /// The grounds, in their order.
    pub grounds: Vec<GroundView>,
    /// Every question that a ground or a class can ask, in the order in which a person meets them.
    pub fields: Vec<DisclosureFieldView>,
    /// Fields that every decision asks.
    pub always: Vec<String>,
    /// The consents of this case that hold today.
    pub consents: Vec<OptionView>,
    /// The last day that is proposed.
    pub valid_until: String,
}

/// A record that a decision can open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DisclosableView {
    /// The record.
    pub item: SharedItemView,
    /// Name of its class.
    pub class_label: String,
    /// Stands for what is in it now: comes back with the decision, so that nobody decides on what he did not see.
    pub seen: String,
    /// The codes of the grounds that can open it.
    pub grounds: Vec<String>,
    /// Fields that its class asks besides those of the ground.
    pub needs: Vec<String>,
    /// A decision about it names nothing else.
    pub alone: bool,
    /// Its audience does not admit the colleague yet: the decision lets him in.
    pub lets_in: bool,
    /// Why no decision of the own person can open it, in a sentence; none when one can.
    pub blocked: Option<String>,
    /// Why an earlier decision opens it no more, in a sentence.
    pub lapse_text: Option<String>,
}

/// A ground.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroundView {
    /// Which.
    #[ts(type = "Ground")]
    pub ground: String,
    /// Its name.
    pub label: String,
    /// Fields that it asks.
    pub needs: Vec<String>,
    /// The own field of work may choose it.
    pub mine: bool,
    /// It opens nothing: it stands for a conversation in which nobody could be recognised.
    pub without_items: bool,
    /// What to know before choosing it; none for most.
    pub note: Option<String>,
}

/// A question of a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DisclosureFieldView {
    /// The field.
    pub field: String,
    /// The question.
    pub label: String,
    /// What helps to answer it; empty for none.
    pub hint: String,
    /// What a person gives; `answer` is yes or no with the reason.
    #[ts(
        type = "\"line\" | \"long\" | \"day\" | \"moment\" | \"flag\" | \"answer\" | \"consent\""
    )]
    pub input: String,
    /// Only yes opens anything.
    pub must_be_yes: bool,
}

/// Takes a decision to disclose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideDisclosureRequest {
    /// The case.
    pub case: String,
    /// The colleague.
    pub contact: String,
    /// What it opens to him; empty for a conversation without a name.
    pub items: Vec<DecidedItem>,
    /// On what ground.
    #[ts(type = "Ground")]
    pub ground: String,
    /// Field → answer.
    pub answers: BTreeMap<String, DisclosureAnswer>,
}

/// A record that is decided on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecidedItem {
    /// The record.
    pub record: String,
    /// What the person saw of it, as the form gave it.
    pub seen: String,
}

/// The answer to a question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DisclosureAnswer {
    /// Words, a day, a moment or the record of a consent; empty for a bare yes.
    #[serde(default)]
    pub text: String,
    /// Yes or no, where that is asked.
    #[serde(default)]
    pub yes: Option<bool>,
}

/// The decisions of one case, or of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DisclosureRegisterRequest {
    /// The case; none for all.
    pub case: Option<String>,
}

/// Who received what, when, on which ground, in which file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DisclosureRegisterView {
    /// The newest first.
    pub decisions: Vec<DisclosureView>,
    /// Since when files may be missing here: the moment of the backup that was put back.
    pub incomplete_since: Option<String>,
}

/// A decision to disclose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DisclosureView {
    /// The record.
    pub record: String,
    /// The case.
    pub case: String,
    /// Its display number.
    pub number: String,
    /// The person.
    pub contact: String,
    /// Name and organisation.
    pub recipient: String,
    /// On what ground.
    #[ts(type = "Ground | null")]
    pub ground: Option<String>,
    /// The name of the ground; empty when it is unknown.
    pub ground_label: String,
    /// For what.
    pub purpose: String,
    /// What it opens, or opened.
    pub items: Vec<DisclosedItemView>,
    /// What was answered, question by question.
    pub answers: Vec<AnsweredView>,
    /// When it was decided.
    pub decided_at: Option<String>,
    /// Its last day.
    pub valid_until: Option<String>,
    /// It stands as a whole: what it names and did not change goes along.
    pub stands: bool,
    /// Why not.
    #[ts(type = "Lapse | null")]
    pub lapse: Option<String>,
    /// The same in a sentence.
    pub lapse_text: Option<String>,
    /// The files that went out on it, the newest first.
    pub files: Vec<DisclosedFileView>,
    /// The own person can withdraw it.
    pub withdrawable: bool,
}

/// A record that a decision names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DisclosedItemView {
    /// The record.
    pub item: SharedItemView,
    /// It goes along with the next file.
    pub goes: bool,
    /// Why it does not, in a sentence.
    pub lapse_text: Option<String>,
}

/// An answer of a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnsweredView {
    /// The field.
    pub field: String,
    /// The question.
    pub label: String,
    /// The answer.
    pub text: String,
}

/// A file that went out on a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DisclosedFileView {
    /// Identifier.
    pub file: String,
    /// Its name.
    pub name: String,
    /// When.
    pub at: String,
    /// How many records went in it on this decision.
    pub records: u32,
}

/// Withdraws a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawDisclosureRequest {
    /// The decision.
    pub record: String,
    /// Why.
    pub reason: String,
}

/// From now on nothing goes on it; who has something keeps it, and is named here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithdrawnView {
    /// Everyone who received something on it.
    pub received: Vec<ReceivedView>,
    /// Since when files may be missing here.
    pub incomplete_since: Option<String>,
    /// While files may be missing: for whom it was decided, though no file in the list went to them on it.
    pub may_have: Vec<HolderView>,
}

/// Who received something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReceivedView {
    /// The person.
    pub contact: String,
    /// Name and organisation.
    pub name: String,
    /// What.
    pub records: Vec<LinkView>,
    /// In which files, the newest first.
    pub files: Vec<DisclosedFileView>,
}

/// The consents of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ResidentConsentListView {
    /// The newest first.
    pub consents: Vec<ResidentConsentView>,
}

/// A consent of a resident or a reporter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ResidentConsentView {
    /// The record.
    pub record: String,
    /// Of whom.
    pub from: String,
    /// For what.
    pub purpose: String,
    /// With whom it may be shared.
    pub recipients: String,
    /// Which data.
    pub what: String,
    /// Where it stands.
    #[ts(type = "ConsentState | null")]
    pub state: Option<String>,
    /// The same in words.
    pub state_label: String,
    /// The day on which it was given.
    pub given_at: Option<String>,
    /// Its last day.
    pub valid_until: Option<String>,
    /// The day on which it was taken back.
    pub withdrawn_at: Option<String>,
    /// Something can be shared on it today.
    pub holds: bool,
    /// Names of what the law asks and it does not say.
    pub lacks: Vec<String>,
    /// The decisions that rest on it.
    pub decisions: u32,
    /// Who received something on it.
    pub received: Vec<ReceivedView>,
    /// The own person can withdraw it.
    pub withdrawable: bool,
}

/// Notes that a consent was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawConsentRequest {
    /// The consent.
    pub record: String,
    /// The day on which it was taken back; today when absent.
    pub at: Option<String>,
}
