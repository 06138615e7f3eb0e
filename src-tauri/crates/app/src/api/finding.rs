//! Finding cases at an address and words anywhere.

use crate::api::cases::CaseRowView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An address to look for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindAddressRequest {
    /// Postcode.
    pub postcode: String,
    /// Number.
    pub house_number: String,
    /// Letter, or empty.
    pub house_letter: String,
    /// Addition, or empty.
    pub suffix: String,
    /// Street, when the postcode is not known.
    pub street: String,
    /// Town, when the postcode is not known.
    pub town: String,
}

/// Cases at an address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CasesFoundView {
    /// The cases.
    pub cases: Vec<CaseRowView>,
}

/// Words to look for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchRequest {
    /// One or more words; the beginning of a word is enough.
    pub words: String,
    /// At most 200.
    pub limit: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchView {
    /// Best first.
    pub hits: Vec<SearchHitView>,
}

/// One record that holds the words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchHitView {
    /// Its case.
    pub case: String,
    /// Display number of the case.
    pub number: String,
    /// Address in one line.
    pub address: String,
    /// The record.
    pub record: String,
    /// Kind of record.
    pub kind: String,
    /// Its name.
    pub kind_label: String,
    /// The words in their surroundings.
    pub snippet: Vec<SnippetView>,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SnippetView {
    /// The piece.
    pub text: String,
    /// One of the words.
    pub hit: bool,
}
