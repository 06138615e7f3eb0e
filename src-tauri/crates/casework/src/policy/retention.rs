//! How long things are kept (domain.md §3.6; Selectielijst gemeenten 2020, AVG), and the days around erasing.

use super::{
    bounds::{Bound::Number, Key},
    section::section,
};
use crate::terms::keeping::RetentionClass;

section! {
    /// Terms of keeping: months after the case was closed, unless said otherwise.
    RetentionPolicy, "retention" {
        /// Days that what was decided to be erased stays hidden before it is erased for good.
        second_thoughts_days: u32 = Number(1, 90),
        /// Days that a backup is kept (exchange.md §5).
        backup_days: u32 = Number(1, 365),
        /// A case that was taken up (Selectielijst 6.1).
        handled_months: u32 = Number(1, 600),
        /// A case that was broken off or refused (6.2, 6.3).
        not_taken_up_months: u32 = Number(1, 600),
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
    /// The months of a class.
    pub fn months(&self, class: RetentionClass) -> u32 {
        match class {
            RetentionClass::Handled => self.handled_months,
            RetentionClass::NotTakenUp => self.not_taken_up_months,
            RetentionClass::Enforcement => self.enforcement_months,
            RetentionClass::Order => self.order_months,
            RetentionClass::Meeting => self.meeting_months,
            RetentionClass::Care => self.care_months,
            RetentionClass::Safety => self.safety_months,
            RetentionClass::Reporter => self.reporter_months,
        }
    }

    /// The days of second thoughts in milliseconds.
    pub fn second_thoughts_ms(&self) -> i64 {
        i64::from(self.second_thoughts_days) * 24 * 3600 * 1000
    }
}
