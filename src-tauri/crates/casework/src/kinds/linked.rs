//! Fields that belong together: who chooses one person's answer takes what that person wrote with it.

/// Fields of one kind that are one answer, the one that leads first.
#[derive(Debug, PartialEq, Eq)]
pub struct Linked {
    /// The kind.
    pub kind: &'static str,
    /// Its fields.
    pub fields: &'static [&'static str],
}

/// Every set of fields that is one answer.
pub const LINKED: &[Linked] = &[
    Linked {
        kind: "case/1",
        fields: &["urgency", "urgency_reason"],
    },
    Linked {
        kind: "case/1",
        fields: &["phase", "phase_since"],
    },
    Linked {
        kind: "address/1",
        fields: &[
            "street",
            "house_number",
            "house_letter",
            "suffix",
            "postcode",
            "town",
        ],
    },
    Linked {
        kind: "role/1",
        fields: &["state", "since", "reason", "on_behalf"],
    },
    Linked {
        kind: "partner/1",
        fields: &["ended_at", "ended_reason"],
    },
    Linked {
        kind: "action/1",
        fields: &["state", "result", "done_at"],
    },
    Linked {
        kind: "intervention/1",
        fields: &["type", "rung"],
    },
    Linked {
        kind: "intervention/1",
        fields: &["result", "ended"],
    },
    Linked {
        kind: "report/1",
        fields: &["occurred_at", "occurred_until", "precision"],
    },
    Linked {
        kind: "fact/1",
        fields: &["occurred_at", "occurred_until", "precision"],
    },
];

/// Kinds that tell something about people. What they say is judged one by one, never all of one author at once.
const ABOUT_PEOPLE: &[&str] = &[
    "report/1",
    "reporter/1",
    "person/1",
    "fact/1",
    "quote/1",
    "care_note/1",
    "visit/1",
    "attachment/1",
    "addendum/1",
];

/// The fields that are one answer with this one, itself among them, the one that leads first.
pub fn answer_of(kind: &str, field: &str) -> Option<&'static [&'static str]> {
    let mut sets = LINKED.iter();
    let found = sets.find(|set| set.kind == kind && set.fields.contains(&field));
    found.map(|set| set.fields)
}

/// How many answers these fields of one record are.
pub fn count_answers<'a>(kind: &str, fields: impl IntoIterator<Item = &'a str>) -> usize {
    let mut leads: Vec<&str> = fields
        .into_iter()
        .map(|field| answer_of(kind, field).map_or(field, |set| set[0]))
        .collect();
    leads.sort_unstable();
    leads.dedup();
    leads.len()
}

/// Whether all answers of one author may be taken at once for records of this kind.
pub fn may_take_all(kind: &str) -> bool {
    !ABOUT_PEOPLE.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::{KINDS, kind};
    use std::collections::BTreeSet;

    #[test]
    fn every_linked_field_is_one_of_its_kind_and_in_one_set_only() {
        let mut seen = BTreeSet::new();
        for set in LINKED {
            let kind = kind(set.kind).expect("a kind of the table");
            assert!(set.fields.len() > 1, "{}", set.kind);
            for field in set.fields {
                assert!(kind.field(field).is_some(), "{} {field}", set.kind);
                assert!(seen.insert((set.kind, *field)), "{} {field}", set.kind);
            }
        }
    }

    #[test]
    fn linked_fields_count_as_one() {
        let count = |fields: &[&str]| count_answers("case/1", fields.iter().copied());
        assert_eq!(count(&[]), 0);
        assert_eq!(count(&["urgency", "urgency_reason"]), 1);
        assert_eq!(count(&["urgency_reason", "phase", "tenure"]), 3);
    }

    #[test]
    fn kinds_about_people_are_in_the_table() {
        for name in ABOUT_PEOPLE {
            assert!(KINDS.iter().any(|kind| kind.name == *name), "{name}");
        }
        assert!(may_take_all("case/1") && !may_take_all("fact/1"));
    }
}
