//! Why something is held back, which door is open instead (domain.md §3.3, four doors), and the words of a decision to
//! disclose.

use super::{Cautious, Term, terms};
use ledger::sharing::Class;

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
        /// Of an archive: the person did not choose the class.
        NotChosen = "not_chosen",
    }
}

terms! {
    /// What a person can do when he may not share.
    Door, "door" {
        AskConsent = "ask_consent",
        AnonymousConsultation = "anonymous_consultation",
        GeneralAdvice = "general_advice",
        JoinVisit = "join_visit",
        /// A decision to disclose, with a ground: when no other way serves.
        Decide = "decide",
        MakePartner = "make_partner",
        Nothing = "none",
    }
}

impl HeldReason {
    /// Every door that may be open for this reason, the first to try first; never empty. At every refusal because of what
    /// a record is about, the four doors are offered; the decision to disclose comes last.
    pub fn doors(self) -> &'static [Door] {
        match self {
            HeldReason::ProfessionalSecrecy
            | HeldReason::CareProcess
            | HeldReason::ReporterIdentity => &[
                Door::AskConsent,
                Door::AnonymousConsultation,
                Door::GeneralAdvice,
                Door::JoinVisit,
                Door::Decide,
            ],
            HeldReason::Police => &[
                Door::AnonymousConsultation,
                Door::AskConsent,
                Door::GeneralAdvice,
                Door::JoinVisit,
                Door::Decide,
            ],
            HeldReason::Safety => &[
                Door::JoinVisit,
                Door::AskConsent,
                Door::AnonymousConsultation,
                Door::GeneralAdvice,
                Door::Decide,
            ],
            HeldReason::NotPartner => &[Door::MakePartner],
            HeldReason::Audience
            | HeldReason::Closed
            | HeldReason::LinkEnd
            | HeldReason::LocalOnly
            | HeldReason::Incomplete
            | HeldReason::NotChosen => &[Door::Nothing],
        }
    }

    /// Key of what to do at a door for this reason: whom to ask differs.
    pub fn how_key(self, door: Door) -> String {
        format!("{}.{}", self.text_key(), door.code())
    }

    /// Key of who can change that a record stays.
    pub fn who_key(self) -> String {
        format!("{}.who", self.text_key())
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
            Door::Decide | Door::MakePartner | Door::Nothing => None,
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

impl SharedClass {
    /// The class of this code, when a record of it needs a decision to disclose.
    pub fn of(class: Class) -> Option<SharedClass> {
        SharedClass::parse(class.code())
    }
}

terms! {
    /// Why a decision to disclose that names a record opens nothing (any more).
    Lapse, "lapse" {
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// Its last day passed.
        Expired = "expired",
        /// The consent that it rests on does not hold: not given, incomplete, expired or withdrawn.
        Consent = "consent",
        /// Something that its ground or the class asks for is missing.
        Incomplete = "incomplete",
        /// People disagree about it, somebody else wrote in it, or a part of it did not arrive.
        Unclear = "unclear",
        /// The record was changed after it was decided, its class too.
        Changed = "changed",
        /// Its ground does not open this class, or not in this way.
        Ground = "ground",
    }
}

terms! {
    /// Where the consent of a resident or a reporter stands.
    ConsentState, "consent_state" {
        Withdrawn = "withdrawn",
        Refused = "refused",
        Asked = "asked",
        Given = "given",
    }
}

impl Cautious for ConsentState {
    const CAUTIOUS_FIRST: &'static [&'static str] = ConsentState::CODES;
}

terms! {
    /// An answer of the checklist on a conflict of duties, beside its reason.
    DutyAnswer, "answer" {
        Yes = "yes",
        No = "no",
    }
}
