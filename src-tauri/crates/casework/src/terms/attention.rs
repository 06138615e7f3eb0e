//! Terms of the attention points: the 57 rules, how pressing one is, and for whom it is (domain.md §7.2).

use super::{Term, terms};

terms! {
    /// A rule that looks for one thing that asks for attention.
    Rule, "rule" {
        NoLead = "W01",
        DoubleLead = "W02",
        NoDeputy = "W03",
        OverviewOld = "W04",
        OfferUnanswered = "W05",
        PingPong = "W06",
        ColdHandover = "W07",
        LeftTooEarly = "W08",
        QuestionUnanswered = "W09",
        RefusalWithoutReason = "W10",
        RefusedAgain = "W11",
        ConsentExpires = "W12",
        ExportWithoutGround = "W13",
        CareWordsInFacts = "W14",
        MeetingsMissed = "W15",
        OverdueAtPartner = "W16",
        NoContribution = "W17",
        LeadHasManyCases = "W18",
        NothingTogether = "W19",
        GoalStill = "W20",
        PlanNotApproved = "W21",
        PartnerNotHeard = "W22",
        ReportNotAcknowledged = "W23",
        ReporterWithoutWord = "W24",
        PromisePassed = "W25",
        ExpectationsNotSet = "W26",
        ResidentNotHeard = "W27",
        WordTellsTooMuch = "W28",
        CategoryUnverified = "W29",
        WrittenLate = "W30",
        WarningWithoutProof = "W31",
        InterventionWithoutResult = "W32",
        OneSource = "W33",
        NoNextAction = "W34",
        ActionOverdue = "W35",
        Silence = "W36",
        UrgencyOld = "W37",
        PhaseUnchanged = "W38",
        DeadlineNear = "W39",
        AftercareMissed = "W40",
        NoPracticalOption = "W41",
        BudgetUndecided = "W42",
        MirrorOpen = "W43",
        NewFactAfterApproval = "W44",
        ContactUnconfirmed = "W45",
        AccessRequestOpen = "W46",
        SafetyNoteOld = "W47",
        PastDestruction = "W48",
        AbilityOpen = "W49",
        NothingReceived = "W50",
        NotExplained = "W51",
        NotToldBack = "W52",
        NoSharingBasis = "W53",
        PartyMissing = "W54",
        ExpertiseNotFound = "W55",
        PlaceNotFound = "W56",
        NoWayOut = "W57",
    }
}

impl Rule {
    /// Key of the words that tell why the rule exists.
    pub fn why_key(self) -> String {
        format!("{}.why", self.text_key())
    }
}

terms! {
    /// How pressing an attention point is, the least pressing first.
    Level, "attention_level" {
        Info = "info",
        Attention = "attention",
        Urgent = "urgent",
    }
}

impl Level {
    /// One level less pressing; none below the least.
    pub fn lower(self) -> Option<Level> {
        match self {
            Level::Urgent => Some(Level::Attention),
            Level::Attention => Some(Level::Info),
            Level::Info => None,
        }
    }
}

terms! {
    /// For whom an attention point is. It always speaks of the case, never of a person.
    Addressee, "addressee" {
        CaseLead = "case_lead",
        TeamLead = "team_lead",
        PrivacyAdviser = "privacy_adviser",
        DataProtectionOfficer = "data_protection_officer",
        Archivist = "archivist",
        Author = "author",
    }
}
