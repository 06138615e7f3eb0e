//! Terms of the joint plan: tasks of the role mirror, interests, needs, goals, practical options, money.

use super::{Cautious, terms};

terms! {
    /// A task of the role mirror (domain.md §1b).
    Task, "task" {
        TakeReports = "T01",
        LeadCase = "T02",
        CoordinateCare = "T03",
        Connect = "T04",
        Urge = "T05",
        AdviseMayor = "T06",
        JudgeSeverity = "T07",
        KnowRules = "T08",
        PushThrough = "T09",
        DecideRoleOfCare = "T10",
        Enforce = "T11",
        ContactResident = "T12",
        AskAboutHelp = "T13",
        LeadToCare = "T14",
        AssertiveOutreach = "T15",
        CarePlan = "T16",
        ScaleUpFromCare = "T17",
        LastingSolution = "T18",
        KnowledgeOfCare = "T19",
        HomeVisit = "T20",
        SeeThatInformationIsShared = "T21",
    }
}

terms! {
    /// What an organisation says of a task.
    ClaimKind, "claim_kind" {
        IDo = "i_do",
        IDoNot = "i_do_not",
        IExpectOf = "i_expect_of",
    }
}

terms! {
    /// How much of a task someone takes or expects.
    Strength, "strength" {
        Full = "full",
        Partly = "partly",
    }
}

terms! {
    /// Whether a claim stands; only an accepted one counts as "doe ik".
    ClaimState, "claim_state" {
        Proposed = "proposed",
        Ended = "ended",
        Accepted = "accepted",
    }
}

impl Cautious for ClaimState {
    const CAUTIOUS_FIRST: &'static [&'static str] = ClaimState::CODES;
}

terms! {
    /// Whose interest.
    InterestOf, "interest_of" {
        Partner = "partner",
        Neighbours = "neighbours",
        Resident = "resident",
        Children = "children",
        Public = "public",
    }
}

terms! {
    /// What kind of thing is needed (SF3, BH6, BH7).
    NeedType, "need_type" {
        Task = "task",
        Expertise = "expertise",
        Dwelling = "dwelling",
        CrisisPlace = "crisis_place",
        Other = "other",
    }
}

terms! {
    /// Whether what is needed is there.
    NeedState, "need_state" {
        Open = "open",
        Shortage = "shortage",
        Met = "met",
    }
}

impl Cautious for NeedState {
    const CAUTIOUS_FIRST: &'static [&'static str] = NeedState::CODES;
}

terms! {
    /// Whether a goal was reached.
    GoalState, "goal_state" {
        Open = "open",
        Dropped = "dropped",
        Reached = "reached",
    }
}

impl Cautious for GoalState {
    const CAUTIOUS_FIRST: &'static [&'static str] = GoalState::CODES;
}

terms! {
    /// What became of a practical idea (SF7).
    OptionState, "option_state" {
        Idea = "idea",
        Rejected = "rejected",
        Tried = "tried",
    }
}

impl Cautious for OptionState {
    const CAUTIOUS_FIRST: &'static [&'static str] = OptionState::CODES;
}

terms! {
    /// What became of a request for money.
    BudgetState, "budget_state" {
        Asked = "asked",
        Refused = "refused",
        Granted = "granted",
    }
}

impl Cautious for BudgetState {
    const CAUTIOUS_FIRST: &'static [&'static str] = BudgetState::CODES;
}

terms! {
    /// Whether something that cannot be done found a way (BH8).
    ImpasseState, "impasse_state" {
        Blocked = "blocked",
        Solved = "solved",
    }
}

impl Cautious for ImpasseState {
    const CAUTIOUS_FIRST: &'static [&'static str] = ImpasseState::CODES;
}
