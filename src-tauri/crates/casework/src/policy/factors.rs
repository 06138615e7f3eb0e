//! Thresholds of factors, phases, bars and severity (domain.md §2.2, §2.3, §6, §7); each is a proposal.

use serde::Deserialize;

macro_rules! thresholds {
    ($(#[$meta:meta])* $name:ident { $($(#[$note:meta])+ $field:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$note])+ pub $field: u16,)+ }

        impl $name {
            /// Every threshold with its name in the pack.
            fn all(&self) -> Vec<(&'static str, u16)> {
                vec![$((stringify!($field), self.$field),)+]
            }
        }
    };
}

thresholds! {
    /// What the factors, needs, pitfalls and bars ask for.
    FactorPolicy {
        /// Facts that an analysis links (SF3).
        analysis_facts,
        /// Possible causes that it names (SF3).
        analysis_causes,
        /// Calendar days for which it holds (SF3).
        analysis_days,
        /// Calendar days for which the details of a contact hold (SF4).
        contact_days,
        /// Working days that the middle answer to a question may take (SF4).
        answer_working_days,
        /// Calendar days over which answers are looked at (SF4).
        answer_window_days,
        /// Calendar days for which a short poll holds (SF4).
        pulse_days,
        /// The highest score of a poll that asks for a talk (SF4).
        pulse_low,
        /// Calendar days within which one spoke a partner without a crisis (SF4).
        spoken_days,
        /// Calendar days of the file that are looked at (SF5).
        file_days,
        /// Of a hundred entries, how many are complete (SF5).
        complete_percent,
        /// Calendar days for which the resident's account holds (SF5).
        hearing_days,
        /// Practical ideas (SF7).
        practical_options,
        /// Working days within which a request for money is decided (SF7).
        budget_working_days,
        /// Calendar days after its start at which the effect of an idea is noted (SF7).
        effect_days,
        /// Incidents, and dates, that make a pattern (B2).
        pattern_incidents,
        /// Calendar days over which they are spread (B2).
        pattern_days,
        /// Calendar days after which the last incident is old (B2).
        recent_days,
        /// Working days within which is told what came of an action (BH2).
        told_working_days,
        /// Working days within which a decision is explained (BH1).
        explained_working_days,
        /// Calendar days after which the sender of a handover asks how it goes (VK3).
        follow_up_days,
        /// Overdue actions of one partner that ask for a new promise (VK2).
        overdue_actions,
        /// Calendar days over time after which one is enough (VK2).
        overdue_days,
        /// Calendar days without progress after which a goal asks for a talk (VK5).
        progress_days,
    }
}

/// Where the axes of severity step up: to 1, 2 and 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeverityPolicy {
    /// Calendar days over which frequency is counted.
    pub frequency_window_days: u16,
    /// Days with an incident in that window.
    pub frequency: [u16; 3],
    /// Calendar days between the first and the last incident.
    pub duration_days: [u16; 3],
    /// Households that reported.
    pub households: [u16; 3],
    /// Calendar days of the two periods that are compared.
    pub trend_days: u16,
    /// Sums of the axes from which it is moderate, serious, very serious.
    pub sums: [u16; 3],
}

impl FactorPolicy {
    /// The first threshold that makes no sense, with the reason.
    pub(super) fn wrong(&self) -> Option<(&'static str, &'static str)> {
        let zero = self.all().into_iter().find(|(_, value)| *value == 0);
        let zero = zero.map(|(field, _)| (field, "must be above 0"));
        zero.or((self.complete_percent > 100).then_some(("complete_percent", "must be at most 100")))
    }
}

impl SeverityPolicy {
    /// The first threshold that makes no sense, with the reason.
    pub(super) fn wrong(&self) -> Option<(&'static str, &'static str)> {
        let steps = [
            ("frequency", self.frequency),
            ("duration_days", self.duration_days),
            ("households", self.households),
            ("sums", self.sums),
        ];
        let grows = |steps: &[u16; 3]| steps[0] > 0 && steps.is_sorted_by(|a, b| a < b);
        let flat = steps.iter().find(|(_, steps)| !grows(steps));
        let windows = [
            ("frequency_window_days", self.frequency_window_days),
            ("trend_days", self.trend_days),
        ];
        let zero = windows.iter().find(|(_, days)| *days == 0);
        flat.map(|(field, _)| (*field, "must grow and be above 0"))
            .or(zero.map(|(field, _)| (*field, "must be above 0")))
    }
}

/// How many steps of three a value reached.
pub fn step_of(steps: &[u16; 3], value: i64) -> u8 {
    let reached = steps.iter().filter(|step| value >= i64::from(**step));
    u8::try_from(reached.count()).unwrap_or(3)
}
