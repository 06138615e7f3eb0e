//! The theme file as it stands on disk: strict JSON that names its format and version.

use crate::api::error::{ApiError, ErrorCode};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::error::Category;
use std::fmt;

/// Most bytes of a theme file, its logo included.
pub(super) const MAX_BYTES: u64 = 1024 * 1024;
const FORMAT: &str = "woonrust-theme";
const VERSION: u64 = 1;

/// What a file says, before anything of it is believed. Names and values stand in the order of the file; a name that is
/// there twice is here twice.
pub(super) struct Claims {
    pub organisation: String,
    pub light: Option<Vec<(String, String)>>,
    pub dark: Option<Vec<(String, String)>>,
    pub shape: Vec<(String, String)>,
    pub logo: Option<String>,
}

/// What every version has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    /// For editors.
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u64,
    organisation: String,
    light: Option<Pairs>,
    dark: Option<Pairs>,
    shape: Option<Pairs>,
    logo: Option<String>,
}

struct Pairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs, D::Error> {
        deserializer.deserialize_map(AllPairs)
    }
}

struct AllPairs;

impl<'de> Visitor<'de> for AllPairs {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names with texts")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Pairs, M::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// Reads a file. Refuses with `theme_unreadable` (params `reason`: `size`, `json`, `other`, `shape`; where the text itself
/// is wrong also `line` and `column`) or `file_newer`.
pub(super) fn parse(bytes: &[u8]) -> Result<Claims, ApiError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(unreadable("size").with("most", MAX_BYTES));
    }
    let head: Head = serde_json::from_slice(bytes).map_err(|error| at(&error, "other"))?;
    // serde reads a list as a struct too.
    let is_object = bytes.trim_ascii_start().starts_with(b"{");
    if !is_object || head.format != FORMAT || head.version == 0 {
        return Err(unreadable("other"));
    }
    if head.version > VERSION {
        return Err(ErrorCode::FileNewer.into());
    }
    let document: Document = serde_json::from_slice(bytes).map_err(|error| at(&error, "shape"))?;
    Ok(Claims {
        organisation: document.organisation,
        light: document.light.map(|pairs| pairs.0),
        dark: document.dark.map(|pairs| pairs.0),
        shape: document.shape.map_or_else(Vec::new, |pairs| pairs.0),
        logo: document.logo,
    })
}

/// The file is none of ours, or not whole.
pub(super) fn unreadable(reason: &str) -> ApiError {
    ApiError::new(ErrorCode::ThemeUnreadable).with("reason", reason)
}

/// Where the file stops being JSON, or JSON as we expect it.
fn at(error: &serde_json::Error, otherwise: &str) -> ApiError {
    let reason = match error.classify() {
        Category::Data => otherwise,
        Category::Syntax | Category::Eof | Category::Io => "json",
    };
    unreadable(reason)
        .with("line", error.line())
        .with("column", error.column())
}
