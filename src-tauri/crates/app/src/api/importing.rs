//! Importing: look first, then merge.

use crate::api::contacts::{CardNewsView, ContactView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file from a colleague.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewImportRequest {
    /// The file.
    pub path: String,
    /// Yes, although it is large.
    pub yes: bool,
    /// Yes, the changes by this very device that this vault does not know are mine: after a restore, or from a copy of
    /// the vault. Without it they are set aside.
    #[serde(default)]
    pub own_yes: bool,
}

/// What a file would change. Nothing is written yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportPreviewView {
    /// Names this preview.
    pub token: String,
    /// Identifier of the file.
    pub file: String,
    /// Who made and signed it.
    pub from: ContactView,
    /// The sender was known before.
    pub known: bool,
    /// When it was made, as claimed.
    pub created_at: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// It holds only a part of what the sender shares: what is new, or one of several files.
    pub partial: bool,
    /// Files of the sender on which it builds and which never came here.
    pub missing_files: u32,
    /// Own files that it acknowledges.
    pub acknowledges: u32,
    /// Questions of the sender for something that is missing there.
    pub asks: u32,
    /// The cases in it.
    pub cases: Vec<ImportCaseView>,
    /// Records that were not here.
    pub new_records: u32,
    /// Records that change.
    pub changed_records: u32,
    /// Changes that were here already.
    pub unchanged: u32,
    /// Fields that will show two values.
    pub conflicts: Vec<ConflictAheadView>,
    /// They are so many that merging needs a yes to just this number.
    pub conflicts_need_yes: bool,
    /// So many may one file bring without it.
    pub most_conflicts: u32,
    /// What the sender wants gone.
    pub deletions: Vec<ImportItemView>,
    /// What is not shared with the own person any more from this file on: what is here of it stays.
    pub no_longer_shared: Vec<ImportItemView>,
    /// Records of which something is missing.
    pub incomplete: u32,
    /// Parts that this version cannot show.
    pub unknown_kinds: u32,
    /// What is set aside, and why.
    pub quarantined: Vec<QuarantinedView>,
    /// Changes of what was erased here: they do not come in, and their authors are asked to erase it as well.
    pub refused: u32,
    /// Requests to erase something: the person answers them later.
    pub erasures: u32,
    /// What to look at first.
    pub alarms: Vec<AlarmView>,
    /// Contact cards that say something else than the ones that are here.
    pub cards: Vec<CardNewsView>,
    /// Changes by this very device that this vault does not know: the person says whether they are his.
    pub own_unknown: u32,
    /// He said so: they come in.
    pub own_yes: bool,
    /// Merging confirms the sender as partner of the new cases.
    pub confirms_sender: bool,
    /// Photos that are missing here and that this file brings back.
    pub photos_back: u32,
    /// What is new or changed; at most 200.
    pub items: Vec<ImportItemView>,
}

/// A case in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportCaseView {
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
    /// Not here before.
    pub new: bool,
    /// Another case here has this address.
    pub same_address: bool,
}

/// Something in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportItemView {
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
    /// Not here before.
    pub new: bool,
}

/// A field that will show two values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictAheadView {
    /// The record.
    pub record: String,
    /// Its case.
    pub case: String,
    /// Kind of record.
    pub kind_label: String,
    /// The field.
    pub field_label: String,
    /// The value here.
    pub own: String,
    /// The value in the file.
    pub theirs: String,
}

/// Something that is set aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuarantinedView {
    /// Why.
    #[ts(
        type = "\"revoked_device\" | \"not_partner\" | \"out_of_scope\" | \"unknown_own\" | \"uncertified\""
    )]
    pub reason: String,
    /// How many changes.
    pub count: u32,
}

/// Something to look at first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AlarmView {
    /// What.
    #[ts(
        type = "\"lost_device\" | \"card_clash\" | \"look_alike\" | \"succession\" | \"false_succession\" | \"unknown_own\" | \"fork\""
    )]
    pub code: String,
    /// Who.
    pub contact: Option<ContactView>,
    /// Of a look-alike: the person in the file whose name is easily taken for that of the contact. Of a succession: the
    /// person in the file who says to be the contact.
    pub other: Option<ContactView>,
}

/// Merges a file that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// The preview.
    pub token: String,
    /// Yes, although it brings so many differences: their number, as the preview told it.
    #[serde(default)]
    pub conflicts: Option<u32>,
}

/// A file that was merged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportedView {
    /// From whom.
    pub from: ContactView,
    /// The cases.
    pub cases: Vec<ImportCaseView>,
    /// Records that were not here.
    pub new_records: u32,
    /// Records that changed.
    pub changed_records: u32,
    /// Fields that show two values now.
    pub conflicts: u32,
    /// Changes that were set aside.
    pub quarantined: u32,
    /// Changes of what was erased here: they did not come in.
    pub refused: u32,
    /// Requests to erase something, which wait for an answer.
    pub erasures: u32,
    /// Answers to own requests to erase something.
    pub answers: u32,
    /// Changes that an earlier file brought and that waited: their author is a partner of the case now.
    pub came_in: u32,
    /// Photos that were missing here and are back.
    pub photos_back: u32,
    /// Files of the sender on which this one builds and which never came here.
    pub missing_files: u32,
    /// False when everything was here already.
    pub applied: bool,
    /// Its number in this vault, by which it can be undone.
    pub import: u32,
    /// It can be undone as a whole.
    pub undoable: bool,
}

/// The files that were merged and stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MergedListView {
    /// Newest first; at most 20.
    pub files: Vec<MergedFileView>,
}

/// A file that was merged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MergedFileView {
    /// Its number in this vault.
    pub import: u32,
    /// From whom.
    pub from: String,
    /// When.
    pub at: String,
    /// Changes and missing values that came in.
    pub came_in: u32,
    /// Changes that were set aside.
    pub quarantined: u32,
    /// Whether it can be undone as a whole, or why not.
    #[ts(type = "\"possible\" | \"newer\" | \"exported\" | \"worked\" | \"forgotten\"")]
    pub state: String,
    /// The cases in which work was done since on what it brought.
    pub worked_in: Vec<MergedCaseView>,
}

/// A case in which work was done on what a file brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MergedCaseView {
    /// The case.
    pub case: String,
    /// Display number.
    pub number: String,
    /// Address in one line.
    pub address: String,
}

/// Undoes a merge as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoImportRequest {
    /// The number of the merged file.
    pub import: u32,
}

/// Leaves no trace of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelImportRequest {
    /// The preview.
    pub token: String,
}

/// A file to look into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectFileRequest {
    /// The file.
    pub path: String,
    /// Yes, although it is large.
    #[serde(default)]
    pub yes: bool,
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InspectedView {
    /// Identifier.
    pub file: String,
    /// Type of file.
    #[ts(type = "\"full\" | \"delta\" | \"handover\" | \"archive\"")]
    pub kind: String,
    /// Who made and signed it.
    pub from: ContactView,
    /// When, as claimed.
    pub created_at: String,
    /// The cases.
    pub cases: Vec<String>,
    /// How many changes.
    pub changes: u32,
    /// How many attachments.
    pub attachments: u32,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}
