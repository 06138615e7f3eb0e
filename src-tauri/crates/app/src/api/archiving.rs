//! An archive of a case for a court or an administration, and the report of whoever checks one.

use super::sharing::{HeldItemView, SharedItemView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What would go into an archive?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchivePreviewRequest {
    /// The case.
    pub case: String,
    /// A partner for whom alone it is; none for whoever has the passphrase.
    pub contact: Option<String>,
    /// Classes above K2 that go along, as far as a decision opens them.
    #[ts(type = "Array<\"K3\" | \"K4\" | \"K5\" | \"K6\" | \"K7\">")]
    pub classes: Vec<String>,
}

/// What goes into an archive and what is held back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchivePreviewView {
    /// Whom a decision to disclose must name so that something above K2 goes.
    pub reader: String,
    /// The classes above K2 of which the case has something.
    pub classes: Vec<ArchiveClassView>,
    /// What goes.
    pub receives: Vec<SharedItemView>,
    /// What stays.
    pub held_back: Vec<HeldItemView>,
    /// How many signed changes go.
    pub changes: u32,
    /// Who wrote something that goes: name and organisation.
    pub authors: Vec<String>,
    /// Records of photos that go without the picture, because it is not here.
    pub missing_photos: Vec<String>,
    /// The fingerprint of the partner was not compared: an explicit yes is needed.
    pub needs_yes: bool,
    /// File name without personal data.
    pub suggested_name: String,
}

/// A class above K2 in a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveClassView {
    /// Its code.
    #[ts(type = "\"K3\" | \"K4\" | \"K5\" | \"K6\" | \"K7\"")]
    pub code: String,
    /// Its name.
    pub label: String,
    /// How many records the case has of it.
    pub records: u32,
    /// Of these, how many a decision opens for the reader of this archive.
    pub decided: u32,
}

/// Writes an archive.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportArchiveRequest {
    /// The case.
    pub case: String,
    /// A partner for whom alone it is; none for whoever has the passphrase.
    pub contact: Option<String>,
    /// Classes above K2 that go along.
    #[ts(type = "Array<\"K3\" | \"K4\" | \"K5\" | \"K6\" | \"K7\">")]
    pub classes: Vec<String>,
    /// The passphrase; without a contact it is needed.
    pub passphrase: Option<String>,
    /// Yes, although the fingerprint of the partner was not compared.
    pub yes: bool,
    /// Where to.
    pub path: String,
}

/// An archive that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveWrittenView {
    /// Identifier of the file.
    pub file: String,
    /// Its name, without the folder.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its hash.
    pub sha256: String,
    /// How many records went.
    pub records: u32,
    /// How many signed changes went.
    pub changes: u32,
}

/// Checks an archive. Needs no vault, but for one that was made for a person.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyArchiveRequest {
    /// Its passphrase.
    pub passphrase: Option<String>,
    /// The file.
    pub path: String,
}

/// What an archive proves, and what it does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveReportView {
    /// For saving the report.
    pub token: String,
    /// Everything fits; something that hangs together with it is not here; or something was altered or cannot be believed.
    #[ts(type = "\"sound\" | \"gaps\" | \"broken\"")]
    pub verdict: String,
    /// The same in a sentence.
    pub verdict_text: String,
    /// Name of the file.
    pub name: String,
    /// SHA-256 of the signed list of contents; who holds the same archive gets the same.
    pub manifest_sha256: String,
    /// Identifier of the file.
    pub file: String,
    /// Display number of the case.
    pub case_number: String,
    /// Who made it, as the signed list of contents says.
    pub made_by: Option<ArchivePersonView>,
    /// When, as claimed.
    pub made_at: Option<String>,
    /// What is wrong with the file as a whole.
    pub flaws: Vec<ArchiveFlawView>,
    /// Everyone whose card is in it.
    pub people: Vec<ArchivePersonView>,
    /// Every signed change.
    pub entries: Vec<ArchiveEntryView>,
    /// What people asked and answered beside the changes.
    pub controls: Vec<ArchiveControlView>,
    /// The attachments.
    pub attachments: Vec<ArchiveAttachmentView>,
    /// Numbers of it all.
    pub counts: ArchiveCountsView,
    /// What the report cannot prove, in sentences.
    pub unproven: Vec<String>,
}

/// Numbers of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArchiveCountsView {
    /// Signed changes.
    pub entries: u32,
    /// Of these, with a good signature and nothing altered.
    pub good: u32,
    /// Records.
    pub records: u32,
    /// Changes that follow or replace something that is not here.
    pub gaps: u32,
    /// Values that are not here: erased or withheld.
    pub values_absent: u32,
    /// Changes that somebody else had before him.
    pub witnessed: u32,
}

/// Something wrong or notable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveFlawView {
    /// In which part; empty for the whole.
    pub part: String,
    /// Stable code.
    pub code: String,
    /// In a sentence.
    pub text: String,
    /// It means that something was altered or cannot be believed.
    pub serious: bool,
}

/// A person by the card in the archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchivePersonView {
    /// Name on the card.
    pub name: String,
    /// Organisation on the card.
    pub organisation: String,
    /// Fingerprint of the root key, to compare with the person.
    pub fingerprint: String,
    /// The card is signed by that key.
    pub good: bool,
    /// Devices on the card.
    pub devices: Vec<String>,
    /// Those of them that the person declared lost.
    pub lost_devices: Vec<String>,
}

/// One signed change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveEntryView {
    /// Its number in this report, from 1.
    pub number: u32,
    /// Nothing is wrong with it.
    pub good: bool,
    /// The record; empty when the bytes cannot be read.
    pub record: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// The change.
    pub change: String,
    /// Name on the author's card; empty when no card certifies the device.
    pub author: String,
    /// Organisation on that card.
    pub organisation: String,
    /// The device.
    pub device: String,
    /// When it was written, as the device's clock claimed.
    pub claimed_at: Option<String>,
    /// The earliest moment at which somebody else claims to have had it.
    pub witnessed_at: Option<String>,
    /// Who.
    pub witnessed_by: Option<String>,
    /// By what.
    #[ts(type = "\"change\" | \"control\" | \"archive\" | null")]
    pub witnessed_how: Option<String>,
    /// Its place in the chain of this device in this record.
    pub n: u32,
    /// The change before it.
    pub prev: Option<String>,
    /// How it hangs on that one.
    #[ts(type = "\"begins\" | \"follows\" | \"missing\" | \"broken\"")]
    pub link: String,
    /// Whether its device signed it.
    #[ts(type = "\"good\" | \"bad\" | \"unknown_device\" | \"unreadable\"")]
    pub signature: String,
    /// What it wrote.
    pub values: Vec<ArchiveValueView>,
    /// What is wrong with it or notable.
    pub marks: Vec<ArchiveFlawView>,
}

/// One value that was signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveValueView {
    /// The field.
    pub field: String,
    /// Its name.
    pub label: String,
    /// What the change did to it.
    #[ts(type = "\"set\" | \"add\" | \"remove\" | \"unknown\"")]
    pub op: String,
    /// What is here of it.
    #[ts(type = "\"kept\" | \"erased\" | \"absent\" | \"altered\"")]
    pub state: String,
    /// The value as it was signed, as text.
    pub text: String,
}

/// Something that was asked or answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveControlView {
    /// What for.
    #[ts(type = "\"purge\" | \"redact\" | \"receipt\" | \"vouch\" | \"request\" | \"unknown\"")]
    pub kind: String,
    /// In words.
    pub label: String,
    /// Name on the author's card.
    pub author: String,
    /// When, as claimed.
    pub claimed_at: Option<String>,
    /// Whether its device signed it.
    #[ts(type = "\"good\" | \"bad\" | \"unknown_device\" | \"unreadable\"")]
    pub signature: String,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchiveAttachmentView {
    /// The hash in its name.
    pub sha256: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its content has that hash.
    pub whole: bool,
    /// The numbers of the entries that name it.
    pub entries: Vec<u32>,
}

/// Saves the report of the archive that was checked last, as a PDF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveArchiveReportRequest {
    /// The report.
    pub token: String,
    /// Where to.
    pub path: String,
}
