//! The grounds G1–G13 as a table (domain.md §3.3): what each asks for, what it can open, and who may choose it.

use crate::terms::{
    people::Domain,
    sharing::{Ground, SharedClass},
};
use SharedClass::{CareContent, CareProcess, Police, ReporterIdentity, StaffSafety};

/// What the table says of one ground.
#[derive(Debug, PartialEq, Eq)]
pub struct GroundRow {
    /// The ground.
    pub ground: Ground,
    /// Fields of `disclosure/1` that must say something.
    pub needs: &'static [&'static str],
    /// The classes that it can open; none for a conversation in which nobody can be recognised.
    pub opens: &'static [SharedClass],
    /// Fields of work that may choose it; empty for everyone.
    pub domains: &'static [Domain],
    /// Lawyers disagree whether it suffices by itself: said where it is chosen.
    pub is_disputed: bool,
}

/// Everything that is not under a lock of its own: who reported, what a care worker wrote, police data.
const USUAL: &[SharedClass] = &[CareProcess, StaffSafety];
const USUAL_AND_REPORTER: &[SharedClass] = &[ReporterIdentity, CareProcess, StaffSafety];

/// The seven questions on a conflict of duties, in their order, and whether yes is the only answer that opens anything.
/// The other two may be answered with no and the reason: consent could not be asked, the resident cannot know yet.
pub const DUTIES: [(&str, bool); 7] = [
    ("duty_consent", false),
    ("duty_harm", true),
    ("duty_other_ways", true),
    ("duty_prevents", true),
    ("duty_smallest", true),
    ("duty_consulted", true),
    ("duty_informed", false),
];

/// The three justifications of domain.md §3.4: asked from K4 up, and not for who reported.
pub const JUSTIFICATIONS: [&str; 3] = ["necessity", "proportionality", "subsidiarity"];

/// What the law asks of consent before anything rests on it: by whom and when it was asked, for what, to whom, which
/// data, until when, in which form, and that it was said that it can be taken back. Fields of `consent/1`.
pub const CONSENT_NEEDS: [&str; 8] = [
    "asked_by",
    "given_at",
    "purpose",
    "recipients",
    "what",
    "valid_until",
    "in_writing",
    "told_withdrawable",
];

/// The grounds, in the order in which people meet them.
pub const GROUNDS: &[GroundRow] = &[
    GroundRow {
        opens: &[ReporterIdentity, CareProcess, CareContent, StaffSafety],
        ..row(Ground::Consent, &["consent"])
    },
    GroundRow {
        opens: USUAL_AND_REPORTER,
        ..row(Ground::LegalDuty, &["article"])
    },
    GroundRow {
        opens: USUAL_AND_REPORTER,
        domains: &[Domain::Enforcement, Domain::Care, Domain::Police],
        ..row(Ground::PublicTask, &["task", "article"])
    },
    GroundRow {
        domains: &[Domain::Housing],
        opens: &[StaffSafety],
        ..row(Ground::Contract, &["contract"])
    },
    GroundRow {
        opens: USUAL,
        domains: &[Domain::Housing, Domain::Care],
        ..row(Ground::LegitimateInterest, &["weighing"])
    },
    GroundRow {
        opens: USUAL_AND_REPORTER,
        ..row(Ground::VitalInterest, &["danger", "danger_at"])
    },
    GroundRow {
        opens: &[Police, StaffSafety],
        domains: &[Domain::Police],
        ..row(Ground::PoliceData, &["article", "covenant", "named"])
    },
    GroundRow {
        opens: &[CareProcess, Police, StaffSafety],
        ..row(Ground::Partnership, &["reference"])
    },
    GroundRow {
        opens: &[CareProcess, CareContent, StaffSafety],
        domains: &[Domain::Care],
        ..row(
            Ground::ConflictOfDuties,
            &[
                "duty_consent",
                "duty_harm",
                "duty_other_ways",
                "duty_prevents",
                "duty_smallest",
                "duty_consulted",
                "duty_informed",
                "consulted",
                "duty_decision",
            ],
        )
    },
    GroundRow {
        opens: USUAL,
        ..row(Ground::RightToReport, &["reporting_step", "weighing"])
    },
    GroundRow {
        opens: USUAL,
        domains: &[Domain::Care],
        is_disputed: true,
        ..row(Ground::AssertiveOutreach, &["guideline_steps"])
    },
    GroundRow {
        opens: USUAL,
        domains: &[Domain::Enforcement, Domain::Care],
        ..row(Ground::MandatoryCare, &["article"])
    },
    row(Ground::Anonymous, &["untraceable"]),
];

const fn row(ground: Ground, needs: &'static [&'static str]) -> GroundRow {
    GroundRow {
        ground,
        needs,
        opens: &[],
        domains: &[],
        is_disputed: false,
    }
}

/// What the table says of a ground.
pub fn row_of(ground: Ground) -> &'static GroundRow {
    let mut rows = GROUNDS.iter();
    rows.find(|row| row.ground == ground)
        .expect("invariant: every ground has a row, a test holds it")
}

impl GroundRow {
    /// Whether it can open a record of this class.
    pub fn can_open(&self, class: SharedClass) -> bool {
        self.opens.contains(&class)
    }

    /// Whether someone of this field of work may choose it.
    pub fn may_choose(&self, domain: Option<Domain>) -> bool {
        self.domains.is_empty() || domain.is_some_and(|domain| self.domains.contains(&domain))
    }
}

/// What a class asks for besides its ground: the three justifications from K4 up; of police data who provided them and
/// agreed that they go on, and that this very person is named.
pub fn class_needs(class: SharedClass) -> &'static [&'static str] {
    match class {
        ReporterIdentity => &[],
        CareProcess | CareContent | StaffSafety => &JUSTIFICATIONS,
        Police => &[
            "necessity",
            "proportionality",
            "subsidiarity",
            "provider",
            "named",
        ],
    }
}

/// Whether a decision about this class names one record and no more: what falls under professional secrecy is decided
/// one by one.
pub fn is_decided_alone(class: SharedClass) -> bool {
    class == CareContent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kinds::{Format, kind},
        terms::Term,
    };

    #[test]
    fn every_ground_has_one_row_in_its_order() {
        let rows: Vec<Ground> = GROUNDS.iter().map(|row| row.ground).collect();
        assert_eq!(rows, Ground::ALL);
        assert!(
            Ground::ALL
                .iter()
                .all(|ground| row_of(*ground).ground == *ground)
        );
    }

    #[test]
    fn what_is_asked_for_stands_in_the_table_of_kinds() {
        let disclosure = kind("disclosure/1").expect("a kind of the table");
        let asked = GROUNDS.iter().flat_map(|row| row.needs);
        let asked = asked.chain(
            SharedClass::ALL
                .iter()
                .flat_map(|class| class_needs(*class)),
        );
        for field in asked {
            assert!(disclosure.field(field).is_some(), "{field}");
        }
        let consent = kind("consent/1").expect("a kind of the table");
        for field in CONSENT_NEEDS {
            assert!(consent.field(field).is_some(), "{field}");
        }
        for (field, _) in DUTIES {
            assert!(row_of(Ground::ConflictOfDuties).needs.contains(&field));
            let format = disclosure.field(field).map(|field| field.format);
            assert!(matches!(format, Some(Format::Override(_))), "{field}");
        }
    }

    #[test]
    fn only_consent_and_a_conflict_of_duties_open_care_content_and_only_named_police_grounds_police_data()
     {
        let open = |class| {
            let rows = GROUNDS.iter().filter(move |row| row.can_open(class));
            rows.map(|row| row.ground.code()).collect::<Vec<_>>()
        };
        assert_eq!(open(CareContent), ["G1", "G9"]);
        assert_eq!(open(Police), ["G7", "G8"]);
        assert_eq!(open(ReporterIdentity), ["G1", "G2", "G3", "G6"]);
        assert!(GROUNDS[12].opens.is_empty(), "no name, nothing to open");
    }

    #[test]
    fn the_justifications_begin_at_k4() {
        for class in SharedClass::ALL {
            let asks = JUSTIFICATIONS
                .iter()
                .all(|field| class_needs(*class).contains(field));
            assert_eq!(asks, *class != ReporterIdentity, "{}", class.code());
        }
    }
}
