//! Why something is held back, and which door is open instead (domain.md §3.3, four doors).

use super::{Term, terms};

terms! {
    /// Why a record does not go to this recipient.
    HeldReason, "held" {
        Audience = "audience",
        ProfessionalSecrecy = "professional_secrecy",
        ReporterIdentity = "reporter_identity",
        CareProcess = "care_process",
        Police = "police",
        Safety = "safety",
        Closed = "closed",
        NotPartner = "not_partner",
        LinkEnd = "link_end",
        LocalOnly = "local_only",
        Incomplete = "incomplete",
    }
}

terms! {
    /// What a person can do when he may not share.
    Door, "door" {
        AskConsent = "ask_consent",
        AnonymousConsultation = "anonymous_consultation",
        GeneralAdvice = "general_advice",
        JoinVisit = "join_visit",
        MakePartner = "make_partner",
        Nothing = "none",
    }
}

impl HeldReason {
    /// Every door that may be open for this reason, the first to try first; never empty.
    pub fn doors(self) -> &'static [Door] {
        match self {
            HeldReason::ProfessionalSecrecy | HeldReason::CareProcess => &[
                Door::AskConsent,
                Door::AnonymousConsultation,
                Door::GeneralAdvice,
                Door::JoinVisit,
            ],
            HeldReason::ReporterIdentity => &[Door::AskConsent, Door::AnonymousConsultation],
            HeldReason::Police => &[Door::AnonymousConsultation, Door::AskConsent],
            HeldReason::Safety => &[Door::JoinVisit],
            HeldReason::NotPartner => &[Door::MakePartner],
            HeldReason::Audience
            | HeldReason::Closed
            | HeldReason::LinkEnd
            | HeldReason::LocalOnly
            | HeldReason::Incomplete => &[Door::Nothing],
        }
    }

    /// Key of what to do at a door for this reason: whom to ask differs.
    pub fn how_key(self, door: Door) -> String {
        format!("{}.{}", self.text_key(), door.code())
    }

    /// The door to try first.
    pub fn door(self) -> Door {
        self.doors()[0]
    }
}

impl Door {
    /// Key of the action that a person can plan for this door; none when there is nothing to do later.
    pub fn plan_key(self) -> Option<String> {
        match self {
            Door::AskConsent
            | Door::AnonymousConsultation
            | Door::GeneralAdvice
            | Door::JoinVisit => Some(format!("{}.plan", self.text_key())),
            Door::MakePartner | Door::Nothing => None,
        }
    }
}

terms! {
    /// On what ground something may be shared (domain.md §3.3).
    Ground, "ground" {
        Consent = "G1",
        LegalDuty = "G2",
        PublicTask = "G3",
        Contract = "G4",
        LegitimateInterest = "G5",
        VitalInterest = "G6",
        PoliceData = "G7",
        Partnership = "G8",
        ConflictOfDuties = "G9",
        RightToReport = "G10",
        AssertiveOutreach = "G11",
        MandatoryCare = "G12",
        Anonymous = "G13",
    }
}

terms! {
    /// A class that only a disclosure opens.
    SharedClass, "class" {
        ReporterIdentity = "K3",
        CareProcess = "K4",
        CareContent = "K5",
        Police = "K6",
        StaffSafety = "K7",
    }
}
