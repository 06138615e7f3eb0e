//! Terms of the formal steps: proof of receipt, the resident's view, the mayor's decision, deadlines, the weighing.

use super::{Cautious, terms};

terms! {
    /// How a letter was sent or handed over.
    SentHow, "sent_how" {
        Post = "post",
        Registered = "registered",
        Handed = "handed",
        Email = "email",
    }
}

terms! {
    /// What shows that a letter arrived (D10).
    ReceiptProof, "receipt_proof" {
        Signed = "signed",
        TrackAndTrace = "track_and_trace",
        Spoken = "spoken",
        Bailiff = "bailiff",
    }
}

terms! {
    /// Where the resident's view on an intention stands.
    ViewState, "view_state" {
        Asked = "asked",
        Expired = "expired",
        Waived = "waived",
        Received = "received",
    }
}

impl Cautious for ViewState {
    const CAUTIOUS_FIRST: &'static [&'static str] = ViewState::CODES;
}

terms! {
    /// What the mayor decided.
    DecisionType, "decision_type" {
        Impose = "impose",
        NotImpose = "not_impose",
        Extend = "extend",
        Withdraw = "withdraw",
    }
}

terms! {
    /// In which form an order was given.
    OrderForm, "order_form" {
        Penalty = "penalty",
        Coercion = "coercion",
        HomeBan = "home_ban",
    }
}

terms! {
    /// A formal term that runs.
    DeadlineType, "deadline_type" {
        ResidentView = "resident_view",
        Compliance = "compliance",
        HomeBanEnd = "home_ban_end",
        OrderEnd = "order_end",
        Objection = "objection",
        Other = "other",
    }
}

terms! {
    /// Whether the resident can keep to an order; advice, never a diagnosis.
    Ability, "ability" {
        Yes = "yes",
        Partly = "partly",
        No = "no",
        Unknown = "unknown",
    }
}

terms! {
    /// The axes of severity (domain.md §6.3): of the nuisance and the situation, never of the person.
    Axis, "axis" {
        Frequency = "frequency",
        Duration = "duration",
        TimeOfDay = "time_of_day",
        Nature = "nature",
        Targeting = "targeting",
        Impact = "impact",
        Reach = "reach",
        Trend = "trend",
    }
}

terms! {
    /// What the axes say together.
    Severity, "severity" {
        Light = "light",
        Moderate = "moderate",
        Serious = "serious",
        VerySerious = "very_serious",
    }
}

terms! {
    /// Whether an open deadline or duty is still open.
    DeadlineState, "deadline_state" {
        Open = "open",
        Met = "met",
        Lapsed = "lapsed",
    }
}

impl Cautious for DeadlineState {
    const CAUTIOUS_FIRST: &'static [&'static str] = DeadlineState::CODES;
}
