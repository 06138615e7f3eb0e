//! Thresholds of factors, phases, bars and severity (domain.md §2.2, §2.3, §6, §7); each is a proposal.

use super::{
    bounds::Bound::{self, Number},
    error::Reason,
    section::section,
};

section! {
    /// What the factors, needs, pitfalls and bars ask for.
    #[derive(Copy)]
    FactorPolicy, "factors" {
        /// Facts that an analysis links (SF3).
        analysis_facts: u16 = Number(1, 20),
        /// Possible causes that it names (SF3).
        analysis_causes: u16 = Number(1, 10),
        /// Calendar days for which it holds (SF3).
        analysis_days: u16 = Number(7, 365),
        /// Calendar days for which the details of a contact hold (SF4).
        contact_days: u16 = Number(7, 730),
        /// Working days that the middle answer to a question may take (SF4).
        answer_working_days: u16 = Number(1, 60),
        /// Calendar days over which answers are looked at (SF4).
        answer_window_days: u16 = Number(7, 365),
        /// Calendar days for which a short poll holds (SF4).
        pulse_days: u16 = Number(7, 365),
        /// The highest score of a poll that asks for a talk (SF4).
        pulse_low: u16 = Number(1, 4),
        /// Calendar days within which one spoke a partner without a crisis (SF4).
        spoken_days: u16 = Number(7, 730),
        /// Calendar days of the file that are looked at (SF5).
        file_days: u16 = Number(7, 730),
        /// Of a hundred entries, how many are complete (SF5).
        complete_percent: u16 = Number(1, 100),
        /// Calendar days for which the resident's account holds (SF5).
        hearing_days: u16 = Number(7, 730),
        /// Practical ideas (SF7).
        practical_options: u16 = Number(1, 10),
        /// Working days within which a request for money is decided (SF7).
        budget_working_days: u16 = Number(1, 60),
        /// Calendar days after its start at which the effect of an idea is noted (SF7).
        effect_days: u16 = Number(7, 365),
        /// Incidents, and dates, that make a pattern (B2).
        pattern_incidents: u16 = Number(2, 50),
        /// Calendar days over which they are spread (B2).
        pattern_days: u16 = Number(1, 365),
        /// Calendar days after which the last incident is old (B2).
        recent_days: u16 = Number(7, 730),
        /// Working days within which is told what came of an action (BH2).
        told_working_days: u16 = Number(1, 60),
        /// Working days within which a decision is explained (BH1).
        explained_working_days: u16 = Number(1, 60),
        /// Calendar days after which the sender of a handover asks how it goes (VK3).
        follow_up_days: u16 = Number(1, 180),
        /// Overdue actions of one partner that ask for a new promise (VK2).
        overdue_actions: u16 = Number(1, 20),
        /// Calendar days over time after which one is enough (VK2).
        overdue_days: u16 = Number(1, 180),
        /// Calendar days without progress after which a goal asks for a talk (VK5).
        progress_days: u16 = Number(7, 365),
        /// Calendar days after which the expectations check is repeated (domain.md §9).
        expectations_days: u16 = Number(7, 365),
        /// Minutes of a meeting for a case.
        agenda_minutes: u16 = Number(1, 120),
        /// Minutes more for a case that is urgent, and again for one that needs a decision.
        agenda_more_minutes: u16 = Number(0, 120),
    }
}

/// Three steps up, each above the one before.
const fn steps(least: u32, most: u32) -> Bound {
    Bound::Growing {
        least,
        most,
        fewest: 3,
        longest: 3,
    }
}

section! {
    /// Where the axes of severity step up: to 1, 2 and 3.
    #[derive(Copy)]
    SeverityPolicy, "severity" {
        /// Calendar days over which frequency is counted.
        frequency_window_days: u16 = Number(7, 365),
        /// Days with an incident in that window.
        frequency: [u16; 3] = steps(1, 365),
        /// Calendar days between the first and the last incident.
        duration_days: [u16; 3] = steps(1, 3_650),
        /// Households that reported.
        households: [u16; 3] = steps(1, 100),
        /// Calendar days of the two periods that are compared.
        trend_days: u16 = Number(7, 180),
        /// Sums of the axes from which it is moderate, serious, very serious.
        sums: [u16; 3] = steps(1, 24),
        /// Of a hundred facts, how many say when, where and what and were checked (evidence meter).
        evidence_complete_percent: [u16; 3] = steps(1, 100),
        /// Independent sources (evidence meter).
        evidence_sources: [u16; 3] = steps(1, 20),
        /// Of a hundred incidents, how many are verified (evidence meter).
        evidence_verified_percent: [u16; 3] = steps(1, 100),
        /// Calendar days between the first and the last incident (evidence meter).
        evidence_spread_days: [u16; 3] = steps(1, 3_650),
        /// Calendar days for which the last incident is fresh (evidence meter).
        evidence_fresh_days: u16 = Number(1, 365),
        /// The hour at which the evening begins.
        evening_hour: u16 = Number(12, 22),
        /// The hour at which the night begins.
        night_hour: u16 = Number(13, 23),
        /// The hour at which the night ends.
        morning_hour: u16 = Number(1, 12),
    }
}

impl SeverityPolicy {
    /// What does not fit together, with the key that says so.
    pub(super) fn clash(&self) -> Option<(&'static str, Reason)> {
        let late = self.night_hour <= self.evening_hour;
        late.then_some(("severity.night_hour", Reason::NotGrowing))
    }

    /// Whether people sleep at this hour of the day.
    pub fn is_night(&self, hour: u8) -> bool {
        u16::from(hour) >= self.night_hour || u16::from(hour) < self.morning_hour
    }

    /// Whether it is evening at this hour of the day, and not yet night.
    pub fn is_evening(&self, hour: u8) -> bool {
        u16::from(hour) >= self.evening_hour && !self.is_night(hour)
    }
}

/// How many steps of three a value reached.
pub fn step_of(steps: &[u16; 3], value: i64) -> u8 {
    let reached = steps.iter().filter(|step| value >= i64::from(**step));
    u8::try_from(reached.count()).unwrap_or(3)
}
