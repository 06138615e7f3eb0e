//! The report of whoever checked an archive: what it proves of every entry and what it does not, for a court.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::render::{Output, render};
use crate::world::Template;
use crate::{Day, Error, Language, Person};

const TEMPLATE: Template = Template {
    path: "/archive_report.typ",
    source: concat!(
        include_str!("plain.typ"),
        include_str!("archive_report.typ")
    ),
};

/// The texts that [`Report::labels`] must hold, by key. `page` has the places `{page}` and `{pages}`.
pub const LABELS: &[&str] = &[
    "title",
    "file_name",
    "case_number",
    "made_by",
    "made_at",
    "checked_at",
    "manifest",
    "count_entries",
    "count_good",
    "count_records",
    "count_gaps",
    "count_absent",
    "count_witnessed",
    "flaws",
    "unproven",
    "people",
    "person",
    "fingerprint",
    "devices",
    "lost",
    "bad_card",
    "entries",
    "no_entries",
    "unreadable",
    "claimed",
    "witnessed",
    "device",
    "place",
    "before",
    "first",
    "signature",
    "change",
    "record",
    "controls",
    "attachments",
    "attachment_damaged",
    "named_by",
    "page",
];

/// All that a report shows. Every text is for display, worded by the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Language of the labels, and so of the document.
    pub language: Language,
    /// The day on which it was made; becomes the date in the file's metadata.
    pub made_on: Day,
    /// Texts of the caller's content pack; needs every key of [`LABELS`].
    pub labels: BTreeMap<String, String>,
    /// When the archive was checked, as shown.
    pub checked_at: String,
    /// Name of the archive file.
    pub file_name: String,
    /// The number by which people know the case; may be empty.
    pub case_number: String,
    /// What was found, in a sentence.
    pub verdict: String,
    /// Everything fits: a filled mark.
    pub sound: bool,
    /// SHA-256 of the signed list of contents, lowercase hexadecimal, printed on every page.
    pub manifest_sha256: String,
    /// Who made the archive, by the card in it.
    pub made_by: Person,
    /// When, as claimed; may be empty.
    pub made_at: String,
    /// Changes, good ones, records, changes with a gap, values that are not here, changes with a witness.
    pub counts: [u32; 6],
    /// What is wrong or notable about the file as a whole.
    pub flaws: Vec<Flaw>,
    /// What the report cannot prove.
    pub unproven: Vec<String>,
    /// Everyone whose card is in the archive.
    pub people: Vec<Card>,
    /// Every signed change, in the order of the archive.
    pub entries: Vec<Entry>,
    /// What people asked and answered beside the changes.
    pub controls: Vec<Control>,
    /// The attachments.
    pub attachments: Vec<Attachment>,
}

/// Something wrong or notable, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flaw {
    /// The sentence.
    pub text: String,
    /// Something was altered or cannot be believed.
    pub serious: bool,
}

/// A contact card of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Name and organisation on it.
    pub who: Person,
    /// Fingerprint of its root key; empty when it cannot be read.
    pub fingerprint: String,
    /// It is signed by that key.
    pub good: bool,
    /// Devices on it.
    pub devices: Vec<String>,
    /// Those of them that were declared lost.
    pub lost_devices: Vec<String>,
}

/// One signed change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number in the report.
    pub number: u32,
    /// Nothing is wrong with it.
    pub good: bool,
    /// What kind of record; empty when its bytes cannot be read.
    pub kind_label: String,
    /// Who wrote it, by the card; empty when no card certifies the device.
    pub author: Person,
    /// The device.
    pub device: String,
    /// When it was written, as its clock claimed.
    pub claimed_at: String,
    /// When somebody else claims to have had it first, and who; may be empty.
    pub witnessed: String,
    /// Id of the change.
    pub change: String,
    /// Id of the record.
    pub record: String,
    /// Its place in the chain of its device in this record.
    pub n: u32,
    /// Id of the change before it; may be empty.
    pub prev: String,
    /// Whether its device signed it, in words.
    pub signature: String,
    /// What it wrote.
    pub values: Vec<Value>,
    /// What is wrong with it or notable.
    pub marks: Vec<Flaw>,
}

/// One value that was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// Which field.
    pub label: String,
    /// The value, or why it is not here.
    pub text: String,
}

/// Something that was asked or answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// What.
    pub label: String,
    /// By whom; may be empty.
    pub author: String,
    /// When, as claimed; may be empty.
    pub claimed_at: String,
    /// Signed by its device.
    pub good: bool,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of its content, as named.
    pub sha256: String,
    /// The numbers of the entries that name it.
    pub entries: Vec<u32>,
    /// Its content has that hash.
    pub whole: bool,
}

/// Makes the PDF. The same report gives the same bytes.
///
/// # Errors
/// [`Error::MissingLabel`] when the content pack lacks a text; [`Error::NoSuchDay`]; else a fault in the template.
pub fn pdf(report: &Report) -> Result<Output, Error> {
    if let Some(missing) = LABELS.iter().find(|key| !report.labels.contains_key(**key)) {
        return Err(Error::MissingLabel(missing));
    }
    render(TEMPLATE, &serde_json::to_value(report)?, report.made_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_uses_exactly_the_labels_it_asks_for() {
        let mut used: Vec<&str> = TEMPLATE
            .source
            .split("word(\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        used.sort_unstable();
        used.dedup();
        let mut asked = LABELS.to_vec();
        asked.sort_unstable();
        assert_eq!(used, asked);
    }
}
