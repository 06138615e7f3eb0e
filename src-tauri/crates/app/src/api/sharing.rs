//! Sharing: the preview, the file, what was sent; and the timeline as PDF.

use crate::api::{MessageView, contacts::ContactView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What would a colleague receive?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SharePreviewRequest {
    /// The cases.
    pub cases: Vec<String>,
    /// The colleague.
    pub contact: String,
    /// Only what he did not acknowledge yet.
    #[serde(default)]
    pub only_new: bool,
    /// The older values that he asks for go as well, also such as he never had.
    #[serde(default)]
    pub send_asked: bool,
}

/// What a colleague receives and what is held back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SharePreviewView {
    /// The colleague.
    pub recipient: ContactView,
    /// What he receives.
    pub receives: Vec<SharedItemView>,
    /// What he does not.
    pub held_back: Vec<HeldItemView>,
    /// His fingerprint was not compared: an explicit yes is needed.
    pub needs_yes: bool,
    /// Why nothing can be shared now.
    pub blockers: Vec<MessageView>,
    /// What attention rules say because a file is about to be made, such as that no agreement to share stands yet.
    pub attention: Vec<MessageView>,
    /// Records of photos that go without the picture, because it is not here.
    pub missing_photos: Vec<String>,
    /// File name without personal data.
    pub suggested_name: String,
    /// Since when the list of sent files may miss some, because a backup was put back.
    pub register_incomplete_since: Option<String>,
    /// How much goes: everything, or only what is new to him.
    pub extent: ExtentView,
}

/// How much goes of what a colleague may see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExtentView {
    /// Parts that go when everything does.
    pub all: u32,
    /// Parts of which he did not acknowledge everything.
    pub new: u32,
    /// When the newest file was made that he acknowledged on every device of his in use; nothing when there is none, so
    /// that everything is new.
    pub acked_at: Option<String>,
    /// At most so many bytes does what was asked for take.
    #[ts(type = "number")]
    pub bytes: u64,
    /// In so many files it can be mailed.
    pub mail_files: u32,
    /// What he asks for and gets with this file.
    pub asked: Vec<AskedView>,
    /// Own questions to him that go along.
    pub asks: u32,
    /// Requests to erase that go along: after that they cannot be taken back.
    pub erase_requests: u32,
    /// Answers to what he asks to erase.
    pub erase_answers: u32,
    /// Of these the refusals, each with the reason as it was typed.
    pub refusals: u32,
}

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AskedView {
    /// The case.
    pub case: String,
    /// When he asked, as claimed.
    pub at: String,
    /// Everything of the case, some records, or older values that another one replaced.
    #[ts(type = "\"everything\" | \"records\" | \"values\"")]
    pub what: String,
    /// How many records or values.
    pub count: u32,
    /// The records, as they are called here.
    pub titles: Vec<String>,
}

/// Asks a partner for everything of a case, because something of it never came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskFullCopyRequest {
    /// The case.
    pub case: String,
    /// The partner.
    pub contact: String,
}

/// Something that travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SharedItemView {
    /// The record.
    pub record: String,
    /// Its case.
    pub case: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// Its beginning, as the receiver will see it.
    pub title: String,
    /// Sharing class.
    pub class: String,
    /// When it happened.
    pub at: Option<String>,
    /// The decision to disclose on which it goes; none for what every partner gets.
    pub decision: Option<String>,
}

/// Something that stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HeldItemView {
    /// The record.
    pub record: String,
    /// Its case.
    pub case: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// Its beginning.
    pub title: String,
    /// Sharing class.
    pub class: Option<String>,
    /// Why.
    #[ts(type = "HeldReason")]
    pub reason: String,
    /// Why, in a sentence.
    pub reason_text: String,
    /// Who can change that, in a sentence.
    pub who: String,
    /// Why a decision to disclose that names it and him opens nothing (any more).
    #[ts(type = "Lapse | null")]
    pub lapse: Option<String>,
    /// The same in a sentence.
    pub lapse_text: Option<String>,
    /// He holds it and may not see it any more: the one change that tells him goes along, this once.
    pub told_once: bool,
    /// A part of it can be shared as an extract.
    pub extractable: bool,
    /// What can be done instead, the first to try first.
    pub doors: Vec<DoorView>,
}

/// A way that is open when something may not be shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DoorView {
    /// Which way.
    #[ts(type = "Door")]
    pub door: String,
    /// What to do, in a sentence for this reason.
    pub how: String,
    /// An action that a person can plan for himself; none when there is nothing to plan.
    pub plan: Option<String>,
}

/// Writes the file for a colleague.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportCaseRequest {
    /// The cases.
    pub cases: Vec<String>,
    /// The colleague.
    pub contact: String,
    /// Yes, although his fingerprint was not compared.
    pub yes: bool,
    /// Where to.
    pub path: String,
    /// Only what he did not acknowledge yet.
    #[serde(default)]
    pub only_new: bool,
    /// The older values that he asks for go as well, also such as he never had.
    #[serde(default)]
    pub send_asked: bool,
    /// In several files when one would be too large to mail.
    #[serde(default)]
    pub mail: bool,
}

/// One of the files that were written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WrittenFileView {
    /// Identifier of the file.
    pub file: String,
    /// Its name; without the folder.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its hash.
    pub sha256: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportedView {
    /// Identifier of the file.
    pub file: String,
    /// Its name, as it was chosen; without the folder.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its hash.
    pub sha256: String,
    /// What he receives.
    pub receives: Vec<SharedItemView>,
    /// What he does not.
    pub held_back: Vec<HeldItemView>,
    /// Records of photos that went without the picture, because it is not here.
    pub missing_photos: Vec<String>,
    /// All files, the one above first; each can be merged alone.
    pub files: Vec<WrittenFileView>,
}

/// Files that were written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SentListView {
    /// Newest first.
    pub files: Vec<SentView>,
    /// Since when files may be missing here: the moment of the backup that was put back.
    pub incomplete_since: Option<String>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SentView {
    /// Identifier.
    pub file: String,
    /// Name and organisation.
    pub recipient: String,
    /// When.
    pub at: String,
    /// Display numbers.
    pub cases: Vec<String>,
    /// How many parts.
    pub records: u32,
    /// File name.
    pub name: String,
}

/// Makes a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentRequest {
    /// The case.
    pub case: String,
    /// Which document.
    #[ts(type = "\"timeline\"")]
    pub kind: String,
    /// Where to.
    pub path: String,
}

/// A document that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentView {
    /// Pages.
    pub pages: u32,
    /// Size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Hash of the file.
    pub sha256: String,
}
