//! Terms of finding out: verification, hearing both sides, what it does to people, safety of who visits.

use super::{Cautious, terms};

terms! {
    /// How something was verified (domain.md §2.5, D5).
    VerificationMethod, "verification_method" {
        OtherOrganisation = "other_organisation",
        SecondPerson = "second_person",
        Police = "police",
        Measurement = "measurement",
        Recording = "recording",
        Document = "document",
    }
}

terms! {
    /// What a verification found.
    VerificationResult, "verification_result" {
        Confirmed = "confirmed",
        Partly = "partly",
        NotConfirmed = "not_confirmed",
    }
}

terms! {
    /// Whose side was asked for (hoor en wederhoor, D6).
    HeardSide, "heard_side" {
        Resident = "resident",
        Reporter = "reporter",
        Neighbour = "neighbour",
        Network = "network",
    }
}

terms! {
    /// How someone was reached, or how something was told.
    ContactWay, "contact_way" {
        Visit = "visit",
        Phone = "phone",
        Letter = "letter",
        Email = "email",
        Office = "office",
    }
}

terms! {
    /// What came of asking someone for his account.
    HearingOutcome, "hearing_outcome" {
        Heard = "heard",
        NoAnswer = "no_answer",
        Declined = "declined",
    }
}

terms! {
    /// Who feels it (D7).
    Affected, "affected" {
        Reporter = "reporter",
        Neighbour = "neighbour",
        Children = "children",
        Resident = "resident",
    }
}

terms! {
    /// What the nuisance does to people (D7).
    Harm, "harm" {
        Sleep = "sleep",
        Work = "work",
        Fear = "fear",
        Health = "health",
        Children = "children",
        WantsToMove = "wants_to_move",
    }
}

terms! {
    /// What a visitor must know for his safety (K7).
    SafetyAdvice, "safety_advice" {
        InPairs = "in_pairs",
        CallFirst = "call_first",
        NotInside = "not_inside",
        Dog = "dog",
        Other = "other",
    }
}

terms! {
    /// Whether a safety note still holds.
    SafetyState, "safety_state" {
        Holds = "holds",
        Withdrawn = "withdrawn",
    }
}

impl Cautious for SafetyState {
    const CAUTIOUS_FIRST: &'static [&'static str] = SafetyState::CODES;
}

terms! {
    /// How a track stands (domain.md §2.3, sporen).
    TrackState, "track_state" {
        Unknown = "unknown",
        Considered = "considered",
        Offered = "offered",
        Running = "running",
        Refused = "refused",
        Ended = "ended",
        NotNeeded = "not_needed",
    }
}

impl Cautious for TrackState {
    const CAUTIOUS_FIRST: &'static [&'static str] = TrackState::CODES;
}
