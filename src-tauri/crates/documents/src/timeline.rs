//! The timeline of a case (domain.md §5.3, O1): numbered entries with source and verification, for the file or a court.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::render::{Output, render};
use crate::world::Template;
use crate::{Day, Error, Language, Person};

const TEMPLATE: Template = Template {
    path: "/timeline.typ",
    source: concat!(include_str!("plain.typ"), include_str!("timeline.typ")),
};

/// The texts that [`Timeline::labels`] must hold, by key. `page` has the places `{page}` and
/// `{pages}`, `continued` has `{day}`.
pub const LABELS: &[&str] = &[
    "title",
    "case_number",
    "phase",
    "generated_at",
    "generated_by",
    "classes",
    "entry_count",
    "snapshot",
    "snapshot_meaning",
    "legend",
    "class",
    "meaning",
    "mark",
    "verified",
    "verified_meaning",
    "unverified",
    "unverified_meaning",
    "notes",
    "entries",
    "no_entries",
    "correction",
    "continued",
    "page",
];

/// All that a timeline shows. Every text is for display: chosen, filtered and worded by the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// Language of the labels, and so of the document.
    pub language: Language,
    /// The day on which it was made; becomes the date in the file's metadata.
    pub made_on: Day,
    /// The number by which people know the case.
    pub case_number: String,
    /// Address on one line.
    pub address: String,
    /// When it was made, as shown.
    pub generated_at: String,
    /// Who made it. Printed, never put in the metadata.
    pub generated_by: Person,
    /// Phase of the case, as shown.
    pub phase: String,
    /// The sharing classes that the document holds (domain.md §3.2), in order.
    pub classes_shown: Vec<ClassShown>,
    /// Texts of the caller's content pack; needs every key of [`LABELS`].
    pub labels: BTreeMap<String, String>,
    /// In order of time. Neighbours with the same `day` come under one heading.
    pub entries: Vec<Entry>,
    /// SHA-256 of the data this was made from, lowercase hexadecimal, printed on every page (domain.md §2.5, D15).
    pub snapshot_sha256: String,
    /// Remarks about the document as a whole, such as what was left out and why.
    pub notes: Vec<String>,
}

/// One line of the legend of classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassShown {
    /// Code as it stands at the entries, such as `K2`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub meaning: String,
}

/// One numbered event or observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number by which other documents refer to it.
    pub number: u32,
    /// Heading of the day on which it happened, such as "vrijdag 20 november 2026".
    pub day: String,
    /// Moment within that day; may be empty.
    pub when: String,
    /// How exact the moment is, in words; empty when exact.
    pub precision: String,
    /// What kind of entry.
    pub kind_label: String,
    /// Whose observation (domain.md §2.5, D2).
    pub source_label: String,
    /// Who wrote it down.
    pub author: Person,
    /// When it was written down, as a phrase (domain.md §2.5, D1); may be empty.
    pub recorded: String,
    /// Code of its class.
    pub class: String,
    /// Whether someone else confirmed it (domain.md §2.5, D5).
    pub verified: Verification,
    /// The text in its labelled parts.
    pub parts: Vec<Part>,
    /// Later corrections, oldest first; the text above them stays as it was.
    pub corrections: Vec<Correction>,
}

/// The verification mark of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Filled mark or open mark.
    pub confirmed: bool,
    /// The words beside the mark: by whom or how, or that it was not.
    pub label: String,
}

/// A labelled part of an entry's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What the part answers; may be empty.
    pub label: String,
    /// Plain text; line ends and blank lines are kept.
    pub text: String,
}

/// A correction of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When it was written, as shown.
    pub when: String,
    /// Who wrote it.
    pub author: Person,
    /// Plain text.
    pub text: String,
}

/// Makes the PDF. The same timeline gives the same bytes.
///
/// # Errors
/// [`Error::MissingLabel`] when the content pack lacks a text; [`Error::NoSuchDay`]; else a fault in the template.
pub fn pdf(timeline: &Timeline) -> Result<Output, Error> {
    if let Some(missing) = LABELS
        .iter()
        .find(|key| !timeline.labels.contains_key(**key))
    {
        return Err(Error::MissingLabel(missing));
    }
    render(TEMPLATE, &serde_json::to_value(timeline)?, timeline.made_on)
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
