//! Files of ours that are opened from outside, told apart by how their names end.

use std::path::Path;

use serde::Serialize;

/// What kind of file it is; each is opened on a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OwnFile {
    /// Cases that a colleague shared.
    Exchange,
    /// The contact card of a colleague.
    Card,
}

impl OwnFile {
    /// The kind of a file by its name; none when it is not ours.
    pub(crate) fn of(path: &Path) -> Option<OwnFile> {
        let ending = path.extension()?;
        if ending.eq_ignore_ascii_case("woonrust") {
            Some(OwnFile::Exchange)
        } else if ending.eq_ignore_ascii_case("woonrust-card") {
            Some(OwnFile::Card)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_ending_in_large_or_small_letters() {
        let kind = |name: &str| OwnFile::of(Path::new(name));
        assert_eq!(kind("van bram.woonrust"), Some(OwnFile::Exchange));
        assert_eq!(kind("VAN BRAM.WOONRUST"), Some(OwnFile::Exchange));
        assert_eq!(kind("/tas/bram.woonrust-card"), Some(OwnFile::Card));
        assert_eq!(kind("kluis.woonrust-backup"), None);
        assert_eq!(kind("notes.txt"), None);
        assert_eq!(kind("woonrust"), None);
    }

    #[test]
    fn the_page_hears_the_kind_in_one_word() {
        let word = |kind| serde_json::to_value(kind).unwrap();
        assert_eq!(word(OwnFile::Card), "card");
        assert_eq!(word(OwnFile::Exchange), "exchange");
    }
}
