//! Makes PDF documents from plain data, in a closed world: no file, no network, no clock, no earlier case in memory.

#![forbid(unsafe_code)]

pub mod archive_report;
pub mod render;
pub mod timeline;

mod fonts;
mod legible;
mod world;

use serde::{Deserialize, Serialize};

/// Why a document was not made. No variant carries case text, so it may be logged.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller's content pack lacks a text that the template prints.
    #[error("the label `{0}` is missing")]
    MissingLabel(&'static str),
    /// The day on which the document was made is not in the calendar.
    #[error("{0:?} is not a day in the calendar")]
    NoSuchDay(Day),
    /// The data could not be put into the template's input.
    #[error("the data could not be written as JSON")]
    Input(#[from] serde_json::Error),
    /// The template failed; `line` is the line in the template, counted from 1, where known.
    #[error("the template could not be laid out (line {line:?})")]
    Layout {
        /// Line in the template source, from 1.
        line: Option<usize>,
    },
    /// The laid-out pages do not meet PDF/A-2a or PDF/UA-1; `line` as in [`Error::Layout`].
    #[error("the pages do not meet PDF/A-2a and PDF/UA-1 (line {line:?})")]
    Standard {
        /// Line in the template source, from 1.
        line: Option<usize>,
    },
}

/// The language of a document: it sets hyphenation, reading aloud and the language mark of the PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Dutch.
    #[serde(rename = "nl")]
    Dutch,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// A calendar day (Gregorian, local to the maker); the only idea of "today" a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Year, 4 digits.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

/// Someone named in a document: a maker or an author.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Person {
    /// Name, may be empty.
    pub name: String,
    /// Organisation, may be empty.
    pub organisation: String,
}
