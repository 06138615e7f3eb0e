//! Which fields of a record its author may fix while it is not finished, and which of them must stay filled.

/// The fields of one kind that a form shows again. What is not here is never fixed: links to other records, and what
/// has an act of its own, such as the end of an action or what is known of a partner.
#[derive(Debug, PartialEq, Eq)]
pub struct Fixable {
    /// The kind.
    pub kind: &'static str,
    /// Fields that must say something, as when they were first filled.
    pub needed: &'static [&'static str],
    /// Fields that may become empty.
    pub free: &'static [&'static str],
}

impl Fixable {
    /// Every field, the needed ones first.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.needed.iter().chain(self.free).copied()
    }
}

/// The fields of this kind that may be fixed, if any.
pub fn fixable(kind: &str) -> Option<&'static Fixable> {
    FIXABLE.iter().find(|fixable| fixable.kind == kind)
}

/// Every kind that may be fixed.
pub const FIXABLE: &[Fixable] = &[
    Fixable {
        kind: "report/1",
        needed: &["text", "received_at", "channel"],
        free: &[
            "categories",
            "place",
            "occurred_at",
            "occurred_until",
            "precision",
        ],
    },
    Fixable {
        kind: "reporter/1",
        needed: &["name"],
        free: &["contact", "wishes_secrecy", "note"],
    },
    Fixable {
        kind: "person/1",
        needed: &["name", "role"],
        free: &["note"],
    },
    Fixable {
        kind: "fact/1",
        needed: &["text", "occurred_at", "precision", "source"],
        free: &["occurred_until", "place", "verified_by"],
    },
    Fixable {
        kind: "quote/1",
        needed: &["text", "occurred_at"],
        free: &["speaker"],
    },
    Fixable {
        kind: "care_note/1",
        needed: &["text", "occurred_at"],
        free: &[],
    },
    Fixable {
        kind: "action/1",
        needed: &["text"],
        // Who does it is asked anew: the yes of the one who said it is never another's.
        free: &["due"],
    },
    Fixable {
        kind: "intervention/1",
        needed: &["type", "started"],
        free: &["by", "text", "ended", "result"],
    },
    Fixable {
        kind: "agreement/1",
        needed: &["with", "text", "agreed_at"],
        free: &["until"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::{Format, kind};

    #[test]
    fn every_field_is_one_of_its_kind_and_named_once() {
        for fixable in FIXABLE {
            let kind = kind(fixable.kind).expect("a kind of the table");
            let names: Vec<_> = fixable.fields().collect();
            for name in &names {
                assert!(kind.field(name).is_some(), "{} {name}", fixable.kind);
                assert_eq!(names.iter().filter(|other| *other == name).count(), 1);
            }
        }
    }

    #[test]
    fn what_the_table_requires_cannot_be_emptied_by_fixing() {
        for fixable in FIXABLE {
            let kind = kind(fixable.kind).expect("a kind of the table");
            for field in kind.fields.iter().filter(|field| field.required) {
                assert!(
                    !fixable.free.contains(&field.name),
                    "{} {}",
                    fixable.kind,
                    field.name
                );
            }
        }
    }

    #[test]
    fn keys_and_proofs_are_never_fixed() {
        for fixable in FIXABLE {
            let kind = kind(fixable.kind).expect("a kind of the table");
            for name in fixable.fields() {
                let format = kind.field(name).map(|field| field.format);
                assert!(
                    !matches!(
                        format,
                        Some(
                            Format::Exactly(32)
                                | Format::Heads
                                | Format::Cases
                                | Format::SentRecords
                                | Format::SentGrounds
                                | Format::FieldValues
                                | Format::Override(_)
                        )
                    ),
                    "{} {name}",
                    fixable.kind
                );
            }
        }
    }
}
