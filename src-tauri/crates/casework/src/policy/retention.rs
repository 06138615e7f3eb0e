//! How long the file of a closed case is kept, per result (domain.md §3.6, after the selectielijst of municipalities).

use super::{bounds::Bound::Number, section::section};
use crate::{calendar::Day, terms::case::ClosingResult};

section! {
    /// Years after the closing from which a file can be destroyed. A person decides it, never the program.
    #[derive(Copy)]
    RetentionPolicy, "retention" {
        /// It stopped by itself: a report that was handled (6.1).
        stopped_voluntarily: u16 = Number(1, 50),
        /// It stopped after mediation (6.1).
        stopped_after_mediation: u16 = Number(1, 50),
        /// It stopped after help or care (6.1).
        stopped_after_help: u16 = Number(1, 50),
        /// It stopped after a warning, which is no order of the mayor (6.1).
        stopped_after_warning: u16 = Number(1, 50),
        /// It stopped after a behaviour order (12.2.1): years after its end, where that comes after the closing.
        stopped_after_order: u16 = Number(1, 50),
        /// The resident moved (6.1).
        moved: u16 = Number(1, 50),
        /// The tenancy ended (6.1).
        tenancy_ended: u16 = Number(1, 50),
        /// Nuisance was not established (6.2).
        not_established: u16 = Number(1, 50),
        /// It belongs elsewhere, and was taken up there (6.3).
        referred_accepted: u16 = Number(1, 50),
        /// A request to enforce was refused (6.2).
        enforcement_request_refused: u16 = Number(1, 50),
        /// It was broken off (6.3).
        broken_off: u16 = Number(1, 50),
    }
}

impl RetentionPolicy {
    /// Years for a case that ended like this.
    pub fn years_after(&self, result: ClosingResult) -> u16 {
        match result {
            ClosingResult::StoppedVoluntarily => self.stopped_voluntarily,
            ClosingResult::StoppedAfterMediation => self.stopped_after_mediation,
            ClosingResult::StoppedAfterHelp => self.stopped_after_help,
            ClosingResult::StoppedAfterWarning => self.stopped_after_warning,
            ClosingResult::StoppedAfterOrder => self.stopped_after_order,
            ClosingResult::Moved => self.moved,
            ClosingResult::TenancyEnded => self.tenancy_ended,
            ClosingResult::NotEstablished => self.not_established,
            ClosingResult::ReferredAccepted => self.referred_accepted,
            ClosingResult::EnforcementRequestRefused => self.enforcement_request_refused,
            ClosingResult::BrokenOff => self.broken_off,
        }
    }

    /// The day from which the file of a case that was closed on this day can be destroyed. After an order it counts from
    /// `order_end`, where that is later.
    pub fn destroy_on(&self, result: ClosingResult, closed: Day, order_end: Option<Day>) -> Day {
        let end = order_end.filter(|_| result == ClosingResult::StoppedAfterOrder);
        let from = end.map_or(closed, |end| end.max(closed));
        from.plus_years(self.years_after(result))
    }
}
