//! What people can do about nuisance, with the rung of the escalation ladder (domain.md §2.3, §10).

use super::terms;

terms! {
    /// Type of intervention.
    InterventionType, "intervention" {
        Talk = "talk",
        AgreementLetter = "agreement_letter",
        HelpOffer = "help_offer",
        Mediation = "mediation",
        PracticalSolution = "practical_solution",
        HomeVisit = "home_visit",
        AssertiveOutreach = "assertive_outreach",
        CareCoordination = "care_coordination",
        LandlordWarning = "landlord_warning",
        MayorWarning = "mayor_warning",
        VoluntaryOrder = "voluntary_order",
        Intention = "intention",
        PenaltyOrder = "penalty_order",
        PenaltyCollection = "penalty_collection",
        EnforcementOrder = "enforcement_order",
        HomeBan = "home_ban",
        HomeBanExtension = "home_ban_extension",
        TenancyProcedure = "tenancy_procedure",
        MandatoryCareReport = "mandatory_care_report",
        SafeHomeReport = "safe_home_report",
        PoliceComplaint = "police_complaint",
    }
}

impl InterventionType {
    /// Rung 1–6 of the ladder; none for what stands beside it.
    pub fn rung(self) -> Option<u8> {
        match self {
            InterventionType::Talk
            | InterventionType::AgreementLetter
            | InterventionType::HelpOffer
            | InterventionType::Mediation
            | InterventionType::PracticalSolution
            | InterventionType::HomeVisit
            | InterventionType::AssertiveOutreach
            | InterventionType::CareCoordination => Some(1),
            InterventionType::LandlordWarning
            | InterventionType::MayorWarning
            | InterventionType::VoluntaryOrder => Some(2),
            InterventionType::Intention => Some(3),
            InterventionType::PenaltyOrder | InterventionType::PenaltyCollection => Some(4),
            InterventionType::EnforcementOrder => Some(5),
            InterventionType::HomeBan | InterventionType::HomeBanExtension => Some(6),
            InterventionType::TenancyProcedure
            | InterventionType::MandatoryCareReport
            | InterventionType::SafeHomeReport
            | InterventionType::PoliceComplaint => None,
        }
    }

    /// Whether this is a formal warning, by landlord or mayor.
    pub fn is_warning(self) -> bool {
        matches!(
            self,
            InterventionType::LandlordWarning | InterventionType::MayorWarning
        )
    }
}
