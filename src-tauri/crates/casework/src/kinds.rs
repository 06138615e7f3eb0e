//! The table of kinds: which records exist, their fields, rules, class and audience. Part of the file format.

pub mod check;
pub mod fix;
pub mod linked;
pub mod markdown;
mod shape;
pub mod table;

pub use check::{FieldError, check};
pub use fix::fixable;
use ledger::sharing::Class;
pub use markdown::markdown_table;
pub use table::KINDS;

/// One kind of record.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Name with version, as in `fact/1`.
    pub name: &'static str,
    /// Exists at most once per case, with an id that everyone can compute.
    pub once: bool,
    /// Belongs to no case: its case id is zero.
    pub no_case: bool,
    /// Proposed sharing class.
    pub class: Class,
    /// The field that names the record whose class a new one takes over instead.
    pub class_from: Option<&'static str>,
    /// Proposed audience.
    pub audience: DefaultAudience,
    /// Its fields.
    pub fields: &'static [Field],
}

/// Who may see a new record unless its author says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultAudience {
    /// The partners of the case, now and later.
    Case,
    /// Only who made it.
    Creator,
}

/// One field of a kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Name as written in changes.
    pub name: &'static str,
    /// How values of several people come together.
    pub rule: Rule,
    /// CBOR type of the value (of an element, for a set).
    pub cbor: Cbor,
    /// What a value may be when this version writes it.
    pub format: Format,
    /// Whether a new record needs it and it can never be cleared.
    pub required: bool,
    /// Section of the content pack with the texts of its codes.
    pub section: Option<&'static str>,
}

/// How values of several people come together (exchange-format, field kinds).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// One value; different heads are a conflict.
    Single,
    /// A set; an add wins.
    Set,
    /// One text, whole per version.
    LongText,
    /// One value; in a conflict the most cautious counts. Codes from most to least cautious.
    Status(&'static [&'static str]),
}

/// CBOR type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cbor {
    /// Text string.
    Text,
    /// Integer.
    Int,
    /// Byte string.
    Bytes,
    /// Boolean.
    Bool,
    /// Array.
    Array,
    /// Map with text keys.
    Map,
}

/// What a value may be; checked when writing, never when importing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A line of at most 500 characters.
    Line,
    /// A text of at most 256 KiB.
    Long,
    /// `2026-11-20`.
    Day,
    /// `2026-11-20T14:32:00+01:00`.
    Moment,
    /// One of these codes.
    Code(&'static [&'static str]),
    /// `1234AB`.
    Postcode,
    /// The acute check, such as `yes:life,animal`.
    Acute,
    /// True or false.
    Flag,
    /// A whole number from and up to these.
    Number(i64, i64),
    /// Bytes of exactly this length.
    Exactly(usize),
    /// The override of a factor, pitfall or need, with one of these states: `{state, reason}`.
    Override(&'static [&'static str]),
    /// Heads seen: `[[change id, write index], …]`.
    Heads,
    /// Case ids.
    Cases,
    /// Records with the heads sent: `[[record id, [[change id, write index], …]], …]`.
    SentRecords,
    /// Records with the decision on which each went: `[[record id, record id], …]`.
    SentGrounds,
    /// Values of another record: `[[field, value], …]`.
    FieldValues,
}

/// The kind of this name, if this version knows it.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

impl Kind {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Key of the kind's name in the content pack, without version: `kind.fact`.
    pub fn text_key(&self) -> String {
        format!("kind.{}", bare_name(self.name))
    }
}

/// A kind's name without its version.
pub fn bare_name(kind: &str) -> &str {
    kind.split('/').next().unwrap_or(kind)
}

/// Key of a field's name in the content pack: `field.fact.place`; an answer to a question has the question's key.
pub fn field_text_key(kind: &str, field: &str) -> String {
    let answers = ["factor/1", "pitfall_answers/1", "need_answers/1"];
    if answers.contains(&kind) && field.contains("_q") {
        return format!("question.{field}");
    }
    format!("field.{}.{field}", bare_name(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_never_look_universal() {
        let names: BTreeSet<_> = KINDS.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), KINDS.len());
        for kind in KINDS {
            let fields: BTreeSet<_> = kind.fields.iter().map(|field| field.name).collect();
            assert_eq!(fields.len(), kind.fields.len(), "{}", kind.name);
            assert!(
                fields.iter().all(|name| !name.starts_with('_')),
                "{}",
                kind.name
            );
        }
    }

    #[test]
    fn care_content_and_police_data_are_for_their_author_only() {
        for kind in KINDS {
            if matches!(kind.class, Class::K5 | Class::K6) {
                assert_eq!(kind.audience, DefaultAudience::Creator, "{}", kind.name);
            }
        }
    }

    #[test]
    fn a_status_orders_exactly_the_codes_it_allows() {
        for field in KINDS.iter().flat_map(|kind| kind.fields) {
            if let Rule::Status(order) = field.rule {
                let Format::Code(codes) = field.format else {
                    panic!("{}: no codes", field.name)
                };
                let (order, codes): (BTreeSet<_>, BTreeSet<_>) =
                    (order.iter().collect(), codes.iter().collect());
                assert_eq!(order, codes, "{}", field.name);
            }
        }
    }
}
