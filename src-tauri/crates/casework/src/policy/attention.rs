//! Thresholds of the attention points (domain.md §7.2), the rules that a team switched off, and the words that rules
//! look for. What a factor or phase asks for as well has one threshold for both, and stands there.

use super::{
    PerUrgency,
    bounds::Bound::{Number, PerUrgency as Urgencies, Rules, Shrinking, Words},
    error::Reason,
    section::section,
};
use crate::{
    attention::table::row,
    terms::{Term, attention::Rule},
};
use serde::{Deserialize, Deserializer, de::Error};
use std::collections::BTreeSet;

section! {
    /// What the attention points go by.
    AttentionPolicy, "attention" {
        /// How many points a case shows at once, the most pressing first.
        shown_per_case: u16 = Number(1, 20),
        /// Rules that do not speak; a team switches one on by leaving it out.
        switched_off: BTreeSet<Rule> = Rules,
        /// Working days after triage without a lead (W01).
        lead_working_days: u16 = Number(1, 20),
        /// Calendar days after the opening without a lead, when it is acute (W01).
        lead_acute_days: u16 = Number(1, 7),
        /// Working days that the lead is away without a deputy (W03).
        lead_away_working_days: u16 = Number(1, 30),
        /// Working days that a handover or task waits for a yes or no (W05).
        offer_working_days: PerUrgency = Urgencies(60),
        /// Working days after which that is urgent (W05).
        offer_urgent_working_days: u16 = Number(2, 90),
        /// Handovers of one thing that look like avoiding it (W06).
        handovers: u16 = Number(2, 10),
        /// Calendar days over which they are counted (W06).
        handover_window_days: u16 = Number(7, 365),
        /// Calendar days without an incident before a partner can leave or a case can close quietly (W08).
        leaving_quiet_days: u16 = Number(1, 180),
        /// Working days that a question waits for an answer (W09).
        question_working_days: u16 = Number(1, 60),
        /// Working days after which that is urgent (W09).
        question_urgent_working_days: u16 = Number(2, 90),
        /// Refusals of one question that ask for another way (W11).
        refusals: u16 = Number(1, 10),
        /// Calendar days before a consent or a decision to share ends (W12).
        expiry_days: u16 = Number(1, 90),
        /// Meetings in a row without a partner or a stand-in (W15).
        missed_meetings: u16 = Number(1, 12),
        /// Calendar days without a contribution of a partner (W17).
        contribution_days: PerUrgency = Urgencies(180),
        /// Open cases of one lead (W18).
        open_cases: u16 = Number(1, 500),
        /// Calendar days without anything in which two organisations take part (W19); at double it is urgent.
        together_days: PerUrgency = Urgencies(180),
        /// Calendar days after its proposal in which all approve the plan (W21).
        approval_days: u16 = Number(1, 90),
        /// Calendar days in which a partner who misses his interest is heard (W22).
        repair_days: u16 = Number(1, 90),
        /// Calendar days that a reporter waits for word (W24).
        reporter_word_days: u16 = Number(1, 90),
        /// Calendar days that he waits in aftercare (W24).
        reporter_word_aftercare_days: u16 = Number(1, 180),
        /// Working days after the report phase without expectations (W26).
        expectation_working_days: u16 = Number(1, 60),
        /// Calendar days after a warning without proof that it arrived (W31).
        proof_days: u16 = Number(1, 60),
        /// Calendar days after the end of an intervention without a result (W32).
        result_days: u16 = Number(1, 90),
        /// Working days that an action is over time (W35).
        overdue_working_days: u16 = Number(1, 30),
        /// Calendar days after which that is urgent (W35).
        overdue_urgent_days: u16 = Number(1, 90),
        /// Calendar days without a report (W36).
        silence_days: u16 = Number(1, 180),
        /// Calendar days for which a high urgency holds (W37); the others as for SF6.
        high_urgency_days: u16 = Number(1, 60),
        /// Calendar days that a phase lasts (W38).
        phase_days: u16 = Number(7, 365),
        /// Calendar days that a warning or intention lasts (W38).
        formal_phase_days: u16 = Number(7, 365),
        /// Calendar days before a formal term ends, from the first look to the last (W39).
        deadline_days: [u16; 3] = Shrinking { most: 60, count: 3 },
        /// The same for the end of a home ban (W39).
        home_ban_end_days: [u16; 2] = Shrinking { most: 10, count: 2 },
        /// Calendar days after a decision in which one can object (W39).
        objection_days: u16 = Number(1, 90),
        /// Calendar days after the kick-off with something double or missing in the role mirror (W43).
        mirror_days: u16 = Number(1, 90),
        /// Calendar days that a plan stands after an important new fact (W44).
        new_fact_days: u16 = Number(1, 90),
        /// Calendar days from which an access request is pressing (W46).
        access_days: u16 = Number(1, 60),
        /// Calendar days from which it is urgent (W46).
        access_urgent_days: u16 = Number(2, 90),
        /// Calendar days for which a safety note holds at most (W47).
        safety_note_days: u16 = Number(7, 183),
        /// Calendar days past the day of destruction (W48).
        destruction_days: u16 = Number(1, 365),
        /// Calendar days without a file of a partner, after which what is known of him is old (W50).
        last_file_days: u16 = Number(1, 90),
        /// Working days after an action was done in which the others hear of it (W52).
        told_late_working_days: u16 = Number(1, 60),
        /// Calendar days in which expertise is found (W55).
        expertise_days: u16 = Number(1, 180),
        /// Calendar days in which a place to live is found (W56).
        place_days: u16 = Number(1, 180),
        /// Calendar days in which a crisis place is found (W56).
        crisis_place_days: u16 = Number(1, 30),
        /// Working days that something "cannot be done" without a way (W57).
        no_way_working_days: u16 = Number(1, 90),
        /// Words that tell of care, in small letters (W14, W28).
        words_of_care: BTreeSet<String> = Words(400, 60),
        /// Words that tell of police and crime, in small letters (W28).
        words_of_police: BTreeSet<String> = Words(400, 60),
    }
}

impl AttentionPolicy {
    /// Whether the rule speaks; a stop always does.
    pub fn is_on(&self, rule: Rule) -> bool {
        row(rule).stops() || !self.switched_off.contains(&rule)
    }

    /// What becomes urgent must first have asked for attention.
    pub(super) fn clash(&self) -> Option<(&'static str, Reason)> {
        let urgent = [
            (
                "attention.offer_urgent_working_days",
                self.offer_working_days.low,
                self.offer_urgent_working_days,
            ),
            (
                "attention.question_urgent_working_days",
                self.question_working_days,
                self.question_urgent_working_days,
            ),
            (
                "attention.access_urgent_days",
                self.access_days,
                self.access_urgent_days,
            ),
        ];
        let early = urgent.into_iter().find(|(_, first, then)| then <= first);
        early.map(|(key, _, _)| (key, Reason::NotGrowing))
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rule, D::Error> {
        let code = String::deserialize(deserializer)?;
        Rule::parse(&code).ok_or_else(|| D::Error::custom(format!("no rule has the code {code}")))
    }
}
