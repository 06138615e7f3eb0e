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
    /// He holds it and may not see it any more: the one change that tells him goes along, this once.
    pub told_once: bool,
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
