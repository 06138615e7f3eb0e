//! Erasing: what goes, who is asked, what was answered, what is over its term.

use super::{LinkView, error::ApiError, forms::OptionView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What would be erased: a case, a record of it, or with a field the words in that field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ErasePreviewRequest {
    /// The case, to erase all of it.
    pub case: Option<String>,
    /// The record, to erase it or a text in it.
    pub record: Option<String>,
    /// The field of the record whose words are erased.
    pub field: Option<String>,
}

/// What would be erased, who would be asked, and what holds it up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErasePreviewView {
    /// What.
    #[ts(type = "\"case\" | \"record\" | \"value\"")]
    pub sort: String,
    /// The case.
    pub case: String,
    /// Its display number.
    pub number: String,
    /// Its address in one line.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// The texts in it that can be erased by themselves.
    pub fields: Vec<OptionView>,
    /// Records that go, itself among them.
    pub records: u32,
    /// What goes along with a record.
    pub also: Vec<LinkView>,
    /// Versions of the text that go, old ones too.
    pub versions: u32,
    /// Who received it, and so is asked to erase it as well.
    pub asked: Vec<HolderView>,
    /// Since when the list of sent files may miss some: then every partner that the case ever had is asked, and of what goes
    /// with a decision only whom an own decision names.
    pub register_incomplete_since: Option<String>,
    /// Something of it goes with a decision only.
    pub needs_decision: bool,
    /// Backups that still hold it.
    pub backups: Vec<BackupNamedView>,
    /// It may not be erased now, on whatever ground.
    pub held: bool,
    /// What keeps the case, in words.
    pub blocks: Vec<OptionView>,
    /// The first day on which it is erased for good.
    pub erased_from: String,
    /// The grounds on which it may be erased now.
    pub bases: Vec<OptionView>,
}

/// Somebody who is asked to erase the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HolderView {
    /// The person.
    pub contact: String,
    /// Name and organisation.
    pub name: String,
}

/// A backup that was written here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackupNamedView {
    /// Name of the file, without its folder.
    pub name: String,
    /// When it was made.
    pub at: String,
    /// It lies where it was written to.
    pub reachable: bool,
    /// Older than backups are kept: it can go.
    pub expired: bool,
}

/// Erases: hidden at once, erased for good when the time for second thoughts is over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EraseRequest {
    /// The case, to erase all of it.
    pub case: Option<String>,
    /// The record, to erase it or a text in it.
    pub record: Option<String>,
    /// The field of the record whose words are erased.
    pub field: Option<String>,
    /// The ground.
    #[ts(type = "\"art17\" | \"retention_over\" | \"mistake\" | \"unlawful\"")]
    pub basis: String,
    /// Yes, I looked at what goes.
    pub yes: bool,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErasedView {
    /// The number of the decision.
    pub erasure: String,
    /// The first day on which it is erased for good.
    pub erased_from: String,
    /// Who is asked to erase it as well: with the next file for each.
    pub asked: Vec<HolderView>,
}

/// Everything that was decided to erase, that others ask, and that is over its term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErasureListView {
    /// Decided here, the newest first.
    pub own: Vec<ErasureView>,
    /// Asked by others, those that wait for an answer first.
    pub asked: Vec<ErasureView>,
    /// Closed cases and parts of them that are over their term.
    pub proposals: Vec<DestructionProposalView>,
    /// For whom requests or answers wait that no file carried yet.
    pub to_send: Vec<ToSendView>,
    /// How many can be erased for good now.
    pub ready: u32,
    /// Something was erased for good and the vault was not written anew since.
    pub rewrite_due: bool,
    /// Backups that were written here.
    pub backups: Vec<BackupNamedView>,
}

/// One decision or request. A decision that stands in several items, because people have different parts of it, is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErasureView {
    /// Its number: that of its first item.
    pub erasure: String,
    /// What.
    #[ts(type = "\"case\" | \"record\" | \"value\"")]
    pub sort: String,
    /// The case, while it is here.
    pub case: Option<String>,
    /// Display number of the case; empty outside any case.
    pub number: String,
    /// Address in one line, while the case is here.
    pub address: String,
    /// What of it, as far as it is here.
    pub parts: Vec<LinkView>,
    /// Which words, when it is about no more than words.
    pub words: Vec<ErasedWordsView>,
    /// Who decided or asks.
    pub by: String,
    /// Decided by the own person.
    pub own: bool,
    /// How far it is.
    #[ts(type = "\"asked\" | \"waiting\" | \"erased\" | \"refused\"")]
    pub state: String,
    /// The ground, in words.
    pub basis: String,
    /// When it was decided here, or came.
    pub since: String,
    /// The first day on which it is erased for good.
    pub erased_from: Option<String>,
    /// When it was erased for good.
    pub erased_at: Option<String>,
    /// Records that went with it here, whole or in part; as long as nobody here agreed, those that would.
    pub records: u32,
    /// Somebody said that nothing of this case may be destroyed: it waits for that.
    pub held: bool,
    /// It can be taken back: it was not erased for good and no file carried it.
    pub may_recall: bool,
    /// What others ask can be agreed to: nothing of it lies outside its case, and it can be erased by itself.
    pub may_agree: bool,
    /// Why it was refused here.
    pub reason: String,
    /// Who was asked, and what each answered.
    pub parties: Vec<PartyView>,
}

/// Words that are erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErasedWordsView {
    /// The record in which they stand.
    pub record: String,
    /// The field.
    pub label: String,
    /// The words; none when they are not here, or not any more.
    pub text: Option<String>,
}

/// Somebody who was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PartyView {
    /// The person.
    pub contact: String,
    /// Name and organisation.
    pub name: String,
    /// A file for this person carried the request.
    pub sent: bool,
    /// What this person answered; none as long as no receipt came.
    #[ts(type = "\"agreed\" | \"erased\" | \"refused\" | null")]
    pub answer: Option<String>,
    /// Why it was refused there.
    pub reason: String,
    /// When, as the receipt says.
    pub answered_at: Option<String>,
}

/// Somebody for whom something waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ToSendView {
    /// The person.
    pub contact: String,
    /// Name and organisation.
    pub name: String,
    /// Requests and answers that no file carried yet.
    pub items: u32,
    /// Of these the refusals, each with the reason as it was typed.
    pub refusals: u32,
}

/// A closed case that is over its term, or parts of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DestructionProposalView {
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
    /// All of it is over its term.
    pub whole: bool,
    /// Since when.
    pub since: String,
    /// Of a case that is kept longer: the parts whose own term is over.
    pub parts: Vec<LinkView>,
}

/// One decision or request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ErasureRequest {
    /// Its number.
    pub erasure: String,
}

/// Answers what somebody else asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerErasureRequest {
    /// Its number.
    pub erasure: String,
    /// Erase it here as well.
    pub agree: bool,
    /// Why not; needed for a no, and sent along with it.
    pub reason: String,
    /// Yes, I looked at what goes; needed to agree.
    pub yes: bool,
}

/// Erases for good what may be, and writes the vault anew under new keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CarryOutErasuresRequest {
    /// The passphrase of the vault: the new keys lie under it.
    pub passphrase: String,
}

/// What was carried out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CarriedOutView {
    /// Decisions that were erased for good.
    pub erased: u32,
    /// Decisions whose time is over and that a hold keeps.
    pub held: u32,
    /// What kept the vault from being written anew, after it was erased: that is still to be done. None when it was.
    pub not_rewritten: Option<ApiError>,
    /// Files under the old keys that could not be removed; they are tried again at every opening.
    pub old_files_left: u32,
    /// Backups that still hold it and do not carry the list of what was erased: out of reach, or it stopped before them.
    pub backups_left: Vec<BackupNamedView>,
}

/// Writes a file with nothing but requests and answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRequestsRequest {
    /// The colleague.
    pub contact: String,
    /// Yes, although his fingerprint was not compared.
    pub yes: bool,
    /// Where to.
    pub path: String,
}

/// A file with requests and answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportedRequestsView {
    /// Identifier of the file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Requests and answers in it.
    pub items: u32,
}

/// How long a closed case is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RetentionView {
    /// The case is closed; before that no term runs.
    pub closed: bool,
    /// The first day on which all of it may be destroyed.
    pub until: Option<String>,
    /// It may be destroyed now.
    pub over: bool,
    /// What keeps it, in words.
    pub blocks: Vec<OptionView>,
    /// Its parts by term.
    pub terms: Vec<TermView>,
}

/// The parts of a case with one term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TermView {
    /// The class.
    pub class: String,
    /// Its name.
    pub label: String,
    /// How many parts.
    pub records: u32,
    /// The first day on which they may be destroyed.
    pub until: String,
}
