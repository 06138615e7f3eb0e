//! Terms of working together: questions between partners, handovers, meetings, word to residents.

use super::{Cautious, terms};

terms! {
    /// What became of a question to a partner.
    RequestState, "request_state" {
        Open = "open",
        Refused = "refused",
        Partly = "partly",
        Shared = "shared",
        Withdrawn = "withdrawn",
    }
}

impl Cautious for RequestState {
    const CAUTIOUS_FIRST: &'static [&'static str] = RequestState::CODES;
}

terms! {
    /// Why something was not shared (domain.md §10).
    NotShared, "not_shared" {
        NoConsent = "no_consent",
        ProfessionalSecrecy = "professional_secrecy",
        NoTask = "no_task",
        NotNecessary = "not_necessary",
        OtherSource = "other_source",
        PoliceInquiry = "police_inquiry",
        Safety = "safety",
        Unknown = "unknown",
    }
}

terms! {
    /// The four doors when someone may not share, and the fifth when none fits (domain.md §3.3).
    TriedDoor, "tried_door" {
        AskConsent = "ask_consent",
        AnonymousConsultation = "anonymous_consultation",
        GeneralAdvice = "general_advice",
        JoinVisit = "join_visit",
        ConflictOfDuties = "conflict_of_duties",
    }
}

terms! {
    /// What is handed over.
    HandoverOf, "handover_of" {
        Case = "case",
        Lead = "lead",
        Task = "task",
    }
}

terms! {
    /// Where a handover stands.
    HandoverState, "handover_state" {
        Offered = "offered",
        AcceptedWithConditions = "accepted_with_conditions",
        Accepted = "accepted",
        Refused = "refused",
        Withdrawn = "withdrawn",
        Expired = "expired",
    }
}

impl Cautious for HandoverState {
    /// Until both say otherwise the old holder still holds it.
    const CAUTIOUS_FIRST: &'static [&'static str] = &[
        "offered",
        "refused",
        "withdrawn",
        "expired",
        "accepted_with_conditions",
        "accepted",
    ];
}

terms! {
    /// What was decided at a meeting.
    ResolutionType, "resolution_type" {
        Do = "do",
        DoNot = "do_not",
        Recalibration = "recalibration",
        Other = "other",
    }
}

terms! {
    /// Who is told.
    ToldWhom, "told_whom" {
        Reporter = "reporter",
        Resident = "resident",
        Neighbours = "neighbours",
    }
}

terms! {
    /// What an evaluation looks at.
    EvaluationOf, "evaluation_of" {
        Aftercare = "aftercare",
        Cooperation = "cooperation",
    }
}

terms! {
    /// How it is at an aftercare check.
    AftercareResult, "aftercare_result" {
        Quiet = "quiet",
        Sometimes = "sometimes",
        Back = "back",
    }
}

terms! {
    /// On what two organisations share (BH4).
    BasisType, "basis_type" {
        Covenant = "covenant",
        Ground = "ground",
        ProcessOnly = "process_only",
    }
}

terms! {
    /// What someone asks about his own data (AVG).
    AccessType, "access_type" {
        Access = "access",
        Rectification = "rectification",
        Erasure = "erasure",
        Restriction = "restriction",
    }
}

terms! {
    /// Whether a request or shortage is still open.
    OpenState, "open_state" {
        Open = "open",
        Done = "done",
    }
}

impl Cautious for OpenState {
    const CAUTIOUS_FIRST: &'static [&'static str] = OpenState::CODES;
}

terms! {
    /// The themes of the expectations check (domain.md §9).
    ExpectationTheme, "expectation_theme" {
        Pace = "pace",
        Powers = "powers",
        Reach = "reach",
        ForWhom = "for_whom",
        Sharing = "sharing",
        Solution = "solution",
        Misunderstanding = "misunderstanding",
    }
}
