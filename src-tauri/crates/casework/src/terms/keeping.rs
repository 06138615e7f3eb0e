//! Terms of keeping and erasing: who holds destruction up, how long something is kept, on what ground it is erased
//! (domain.md §3.6, §3.7).

use super::{Cautious, terms};

terms! {
    /// Why something may not be destroyed for the time being.
    HoldSort, "hold_sort" {
        Proceedings = "proceedings",
        Complaint = "complaint",
        Inquiry = "inquiry",
        Other = "other",
    }
}

terms! {
    /// Whether a hold stands.
    HoldState, "hold_state" {
        Holds = "holds",
        Ended = "ended",
    }
}

impl Cautious for HoldState {
    const CAUTIOUS_FIRST: &'static [&'static str] = HoldState::CODES;
}

terms! {
    /// On what ground something is erased.
    ErasureBasis, "erasure_basis" {
        /// AVG art. 17: the person asks for it.
        OnRequest = "art17",
        /// Its term is over.
        TermOver = "retention_over",
        /// It never should have been written down here.
        Mistake = "mistake",
        /// There is no ground to process it.
        Unlawful = "unlawful",
    }
}

terms! {
    /// What of a case is erased.
    ErasedSort, "erased_sort" {
        Case = "case",
        Record = "record",
        Value = "value",
    }
}

terms! {
    /// How long something is kept: one case mixes several terms.
    RetentionClass, "retention_class" {
        Handled = "handled",
        NotTakenUp = "not_taken_up",
        Enforcement = "enforcement",
        Order = "order",
        Meeting = "meeting",
        Care = "care",
        Safety = "safety",
        Reporter = "reporter",
    }
}

terms! {
    /// What keeps a case from being destroyed.
    DestructionBlock, "destruction_block" {
        Hold = "hold",
        Objection = "objection",
        RightsRequest = "rights_request",
    }
}
