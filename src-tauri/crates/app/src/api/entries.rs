//! The file of a case: visits, facts, quotes, care notes, photos, corrections.

use super::sharing::SentView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A home visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveVisitRequest {
    /// The case.
    pub case: String,
    /// A visit that was saved before and is completed now.
    pub visit: Option<String>,
    /// Made by the form, 32 hexadecimal digits: a save that is sent twice makes one visit and one action.
    pub key: Option<String>,
    /// When; if absent now, or as it was for a visit that is completed.
    pub occurred_at: Option<String>,
    /// What for, or empty.
    pub purpose: String,
    /// Whether it was announced.
    pub announced: Option<bool>,
    /// How it went.
    #[ts(type = "VisitOutcome")]
    pub outcome: String,
    /// Alone or together.
    #[ts(type = "Company | null")]
    pub company: Option<String>,
    /// A card was left.
    pub card_left: Option<bool>,
    /// What the visitor saw, heard or smelled (K2).
    pub saw: String,
    /// What the resident said (K2).
    pub said: String,
    /// Who said it; the resident if empty.
    pub said_by: String,
    /// What the visitor thinks: stays on this device (K8).
    pub think: String,
    /// Care note (K5): stays with the author.
    pub care: String,
    /// What happens now.
    pub next_step: Option<NextActionRequest>,
    /// Why nothing happens now; empty when something does, or when nobody said so.
    #[serde(default)]
    pub no_next_step: String,
    /// What was agreed.
    #[serde(default)]
    pub agreements: Vec<VisitAgreementRequest>,
    /// What whoever visits next should know for his safety (K7).
    #[serde(default)]
    pub safety: Option<VisitSafetyRequest>,
    /// Photos that belong to it.
    pub photos: Vec<String>,
    /// Finished: later corrections stand beside it.
    pub finish: bool,
}

/// Something that was agreed during a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitAgreementRequest {
    /// Made by the form, 32 hexadecimal digits, another for each: sent twice it is one agreement.
    pub key: String,
    /// With whom.
    pub with: String,
    /// What.
    pub text: String,
    /// Until when; then there is also an action, to see by that day whether it was kept.
    pub until: Option<String>,
}

/// What was noticed at the door and becomes a safety note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitSafetyRequest {
    /// What a visitor does.
    #[ts(type = "SafetyAdvice")]
    pub advice: String,
    /// What happened, short and factual.
    pub text: String,
}

/// A step to plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NextActionRequest {
    /// What.
    pub text: String,
    /// Day.
    pub due: Option<String>,
    /// Partner's record; the own person if absent.
    pub owner: Option<String>,
}

/// A visit on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedVisitView {
    /// The visit.
    pub visit: String,
    /// All records that were written.
    pub records: Vec<String>,
    /// The planned action.
    pub action: Option<String>,
    /// What was agreed, in the order of the form.
    pub agreements: Vec<String>,
    /// The safety note.
    pub safety_note: Option<String>,
}

/// Which visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitRequest {
    /// The visit.
    pub visit: String,
}

/// A visit, to go on with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VisitView {
    /// The visit.
    pub visit: String,
    /// The case.
    pub case: String,
    /// When.
    pub occurred_at: Option<String>,
    /// What for.
    pub purpose: String,
    /// Whether it was announced.
    pub announced: Option<bool>,
    /// How it went.
    #[ts(type = "VisitOutcome | null")]
    pub outcome: Option<String>,
    /// Alone or together.
    #[ts(type = "Company | null")]
    pub company: Option<String>,
    /// A card was left.
    pub card_left: Option<bool>,
    /// Why nothing follows, or empty.
    pub no_next_step: String,
    /// What was seen.
    pub saw: String,
    /// What was said.
    pub said: String,
    /// By whom.
    pub said_by: String,
    /// Own thoughts, on this device only.
    pub think: String,
    /// Day on which the own thoughts are wiped.
    pub think_until: Option<String>,
    /// Care note.
    pub care: String,
    /// Photos.
    pub photos: Vec<PhotoView>,
    /// Finished.
    pub finished: bool,
    /// Written by the own person.
    pub mine: bool,
}

/// A photo from a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPhotoRequest {
    /// The case.
    pub case: String,
    /// The visit.
    pub visit: Option<String>,
    /// What can be seen; needed before it is shared or printed.
    pub alt: String,
    /// The file.
    pub path: String,
}

/// A photo without its metadata.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AddedPhotoView {
    /// The photo.
    pub photo: PhotoView,
    /// When it was taken, as the file said: ask before keeping it.
    pub taken_at: Option<String>,
}

/// A photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PhotoView {
    /// The record.
    pub record: String,
    /// What can be seen.
    pub alt: String,
    /// When it was taken.
    pub taken_at: Option<String>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The picture itself is here.
    pub available: bool,
}

/// What can be seen on a photo, and when it was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DescribePhotoRequest {
    /// The photo.
    pub photo: String,
    /// What can be seen; absent leaves what is there, empty clears it.
    pub alt: Option<String>,
    /// When it was taken; absent leaves what is there.
    pub taken_at: Option<String>,
}

/// The picture itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoDataRequest {
    /// The photo.
    pub photo: String,
    /// Small.
    pub thumbnail: bool,
}

/// The picture itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PhotoDataView {
    /// Media type.
    pub media_type: String,
    /// The bytes.
    pub base64: String,
}

/// A fact, quote or care note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddEntryRequest {
    /// The case.
    pub case: String,
    /// What it is.
    #[ts(type = "\"fact\" | \"quote\" | \"care_note\"")]
    pub kind: String,
    /// When; now if absent.
    pub occurred_at: Option<String>,
    /// Until when.
    pub occurred_until: Option<String>,
    /// How exact.
    #[ts(type = "Precision")]
    pub precision: String,
    /// Where it comes from.
    #[ts(type = "Source")]
    pub source: String,
    /// For a quote: who said it.
    pub speaker: String,
    /// The text.
    pub text: String,
    /// Where, or empty.
    pub place: String,
    /// Who confirmed it, or empty.
    pub verified_by: String,
}

/// A correction beside a finished entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAddendumRequest {
    /// The record that is corrected.
    pub record: String,
    /// The correction.
    pub text: String,
}

/// Which entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineRequest {
    /// The case.
    pub case: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub until: Option<String>,
    /// Order.
    pub newest_first: bool,
}

/// The file of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineView {
    /// In order.
    pub items: Vec<TimelineItemView>,
    /// Files with this case that the own person made, in the same order: this device alone knows of them. None when
    /// only some kinds were asked for.
    pub sent: Vec<SentView>,
    /// Since when such files may be missing, because a backup was put back; nothing when they were not asked for.
    pub sent_incomplete_since: Option<String>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineItemView {
    /// The record.
    pub record: String,
    /// The case.
    pub case: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// When it happened, as said.
    pub occurred_at: Option<String>,
    /// Until when, as said.
    pub occurred_until: Option<String>,
    /// How exact that is, if someone said so.
    #[ts(type = "Precision | null")]
    pub precision: Option<String>,
    /// When it was written, as claimed.
    pub recorded_at: String,
    /// Day heading.
    pub day: String,
    /// Who wrote it.
    pub author: String,
    /// His organisation.
    pub organisation: String,
    /// Written by the own person.
    pub own: bool,
    /// Sharing class.
    pub class: Option<String>,
    /// Its name.
    pub class_label: String,
    /// The texts.
    pub parts: Vec<TextPartView>,
    /// Who confirmed it, or empty.
    pub verified_by: String,
    /// Finished.
    pub finished: bool,
    /// The own person may still change it.
    pub editable: bool,
    /// Someone wants it gone, or wrote while it was deleted.
    #[ts(type = "\"asked\" | \"contested\" | null")]
    pub deletion: Option<String>,
    /// Values differ.
    pub disputed: bool,
    /// Something was written after it was finished.
    pub late: bool,
    /// A report whose reporter has not heard yet what happens now.
    pub to_acknowledge: bool,
    /// Something is missing here.
    pub incomplete: bool,
    /// Who does not share it with the own person any more: what is here stays, changes do not come.
    pub no_longer_from: Option<String>,
    /// The own person can show it to fewer people.
    pub may_restrict: bool,
    /// Words of it were erased here.
    pub erased: bool,
    /// It can be erased by itself.
    pub may_erase: bool,
    /// Corrections beside it.
    pub corrections: Vec<CorrectionView>,
    /// The photo.
    pub photo: Option<PhotoView>,
}

/// A labelled text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TextPartView {
    /// Label.
    pub label: String,
    /// Text.
    pub text: String,
    /// The text was not in the file.
    pub not_received: bool,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CorrectionView {
    /// The record.
    pub record: String,
    /// The correction.
    pub text: String,
    /// Who.
    pub author: String,
    /// When.
    pub at: String,
}
