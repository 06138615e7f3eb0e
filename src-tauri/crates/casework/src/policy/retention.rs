//! How long things are kept (domain.md §3.6; Selectielijst gemeenten 2020, AVG), and the days around erasing.

use super::{bounds::Bound::Number, section::section};
use crate::{
    calendar::Day,
    terms::{Term, case::ClosingResult, keeping::RetentionClass},
};

section! {
    /// A person decides that something is destroyed, never the program. The file of a case: years after the closing, by its
    /// result. What of it has a term of its own: months after the closing, unless said otherwise.
    #[derive(Copy)]
    RetentionPolicy, "retention" {
        /// Days that what was decided to be erased stays hidden before it is erased for good.
        second_thoughts_days: u32 = Number(1, 90),
        /// Days that a backup is kept (exchange.md §5).
        backup_days: u32 = Number(1, 365),
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
        /// Enforcement that was carried out (12.2).
        enforcement_months: u32 = Number(1, 600),
        /// An order, counted from its last day (12.2.1).
        order_months: u32 = Number(1, 600),
        /// What was said in a meeting with others (19.1.11).
        meeting_months: u32 = Number(1, 600),
        /// How care stands, and consents: the file itself is kept by the provider of care.
        care_months: u32 = Number(1, 600),
        /// A note for the safety of visitors.
        safety_months: u32 = Number(1, 600),
        /// Who reported.
        reporter_months: u32 = Number(1, 600),
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

    /// The months of a class; nothing for what is kept as long as the file of its case.
    pub fn months(&self, class: RetentionClass) -> Option<u32> {
        match class {
            RetentionClass::Handled | RetentionClass::NotTakenUp => None,
            RetentionClass::Enforcement => Some(self.enforcement_months),
            RetentionClass::Order => Some(self.order_months),
            RetentionClass::Meeting => Some(self.meeting_months),
            RetentionClass::Care => Some(self.care_months),
            RetentionClass::Safety => Some(self.safety_months),
            RetentionClass::Reporter => Some(self.reporter_months),
        }
    }

    /// Months after a closing before which nothing of a case is over its term. A file is kept for a year at the least, also
    /// where a colleague closed it by another policy.
    pub fn shortest_months(&self) -> u32 {
        let own = RetentionClass::ALL.iter();
        own.filter_map(|class| self.months(*class))
            .fold(12, u32::min)
    }

    /// The days of second thoughts in milliseconds.
    pub fn second_thoughts_ms(&self) -> i64 {
        i64::from(self.second_thoughts_days) * 24 * 3600 * 1000
    }
}
