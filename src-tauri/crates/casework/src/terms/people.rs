//! Terms of who takes part: domain, role, state of a role, person in the case.

use super::{Cautious, terms};

terms! {
    /// The field that an organisation works in.
    Domain, "domain" {
        Care = "care",
        Enforcement = "enforcement",
        Housing = "housing",
        Police = "police",
        Mediation = "mediation",
        Other = "other",
    }
}

terms! {
    /// A role in a case that one named person holds.
    Role, "role" {
        CaseLead = "case_lead",
        Deputy = "deputy",
        CareCoordinator = "care_coordinator",
        EnforcementCoordinator = "enforcement_coordinator",
    }
}

terms! {
    /// Whether the person said yes to a role.
    RoleState, "role_state" {
        Proposed = "proposed",
        Accepted = "accepted",
        Refused = "refused",
        Ended = "ended",
    }
}

impl Cautious for RoleState {
    /// A role counts as taken only when nobody says otherwise.
    const CAUTIOUS_FIRST: &'static [&'static str] = &["proposed", "refused", "ended", "accepted"];
}

terms! {
    /// What a person is to the case.
    PersonRole, "person_role" {
        Resident = "resident",
        Neighbour = "neighbour",
        Family = "family",
        Guardian = "guardian",
        Other = "other",
    }
}
