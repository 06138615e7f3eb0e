//! What was found out: verification, both sides, impact, severity, care as a process, safety.

use super::{OnceIds, record::record, value::Uncertain};
use crate::{
    calendar::{Day, Moment},
    terms::{
        formal::Ability,
        inquiry::{
            Affected, ContactWay, Harm, HeardSide, HearingOutcome, SafetyAdvice, SafetyState,
            TrackState, VerificationMethod, VerificationResult,
        },
        talk::{AccessType, OpenState},
    },
};
use ledger::{ids::RecordId, record::RecordState};

/// What was found out: verification, both sides, impact, severity, care as a process, safety.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inquiry {
    /// Records `verification/1`.
    pub verifications: Vec<Verification>,
    /// Records `hearing/1`.
    pub hearings: Vec<Hearing>,
    /// Records `impact/1`.
    pub impacts: Vec<Impact>,
    /// Records `safety_note/1`.
    pub safety_notes: Vec<SafetyNote>,
    /// Records `access_request/1`.
    pub access_requests: Vec<AccessRequest>,
    /// The record `tracks/1`, of which a case has one.
    pub tracks: Option<Tracks>,
    /// The record `care_process/1`, of which a case has one.
    pub care_process: Option<CareProcess>,
    /// The record `severity/1`, of which a case has one.
    pub severity: Option<Severity>,
    /// The record `weighing/1`, of which a case has one.
    pub weighing: Option<Weighing>,
}

impl Inquiry {
    /// Takes in a record of one of these kinds; tells whether it was one.
    pub(super) fn take(&mut self, state: &RecordState, once: &OnceIds) -> bool {
        match state.kind.as_str() {
            Verification::KIND => self.verifications.push(Verification::read(state)),
            Hearing::KIND => self.hearings.push(Hearing::read(state)),
            Impact::KIND => self.impacts.push(Impact::read(state)),
            SafetyNote::KIND => self.safety_notes.push(SafetyNote::read(state)),
            AccessRequest::KIND => self.access_requests.push(AccessRequest::read(state)),
            Tracks::KIND if once.is_right(Tracks::KIND, state, self.tracks.is_some()) => {
                self.tracks = Some(Tracks::read(state));
            }
            CareProcess::KIND
                if once.is_right(CareProcess::KIND, state, self.care_process.is_some()) =>
            {
                self.care_process = Some(CareProcess::read(state));
            }
            Severity::KIND if once.is_right(Severity::KIND, state, self.severity.is_some()) => {
                self.severity = Some(Severity::read(state));
            }
            Weighing::KIND if once.is_right(Weighing::KIND, state, self.weighing.is_some()) => {
                self.weighing = Some(Weighing::read(state));
            }
            _ => return false,
        }
        true
    }
}

record! {
    /// Someone else confirms what an entry or report says, or does not (D5).
    Verification, "verification/1" {
        /// The entry or report.
        entry: Uncertain<RecordId>,
        /// How.
        method: Uncertain<VerificationMethod>,
        /// What came of it.
        result: Uncertain<VerificationResult>,
        /// By whom, or by when.
        by: Uncertain<String>,
        /// When.
        at: Uncertain<Day>,
        /// In words.
        text: Uncertain<String>,
    }
}

record! {
    /// Someone was asked for his account, or an attempt to ask failed (D6).
    Hearing, "hearing/1" {
        /// Whose side.
        side: Uncertain<HeardSide>,
        /// How.
        way: Uncertain<ContactWay>,
        /// What came of it.
        outcome: Uncertain<HearingOutcome>,
        /// When.
        at: Uncertain<Moment>,
        /// The report that it is about.
        report: Uncertain<RecordId>,
        /// The person.
        person: Uncertain<RecordId>,
        /// In words.
        text: Uncertain<String>,
    }
}

record! {
    /// What the nuisance does to people, in their words (D7).
    Impact, "impact/1" {
        /// To or for whom.
        whom: Uncertain<Affected>,
        /// What it does.
        harms: Vec<Harm>,
        /// The report that it is about.
        report: Uncertain<RecordId>,
        /// When.
        at: Uncertain<Day>,
        /// In words.
        text: Uncertain<String>,
    }
}

record! {
    /// What a visitor must know for his own safety (K7); reviewed in time, or it becomes a label.
    SafetyNote, "safety_note/1" {
        /// What a visitor does.
        advice: Uncertain<SafetyAdvice>,
        /// In words.
        text: Uncertain<String>,
        /// Since when.
        since: Uncertain<Day>,
        /// To be judged anew by this day.
        review_by: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<SafetyState>,
    }
}

record! {
    /// How the parallel tracks stand; the track of care is [`CareProcess`].
    Tracks, "tracks/1" {
        /// Field `tenancy`.
        tenancy: Uncertain<TrackState>,
        /// Field `administrative`.
        administrative: Uncertain<TrackState>,
        /// Field `criminal`.
        criminal: Uncertain<TrackState>,
        /// Field `mediation`.
        mediation: Uncertain<TrackState>,
        /// A line beside it.
        note: Uncertain<String>,
    }
}

record! {
    /// Help as a process, without content (K4).
    CareProcess, "care_process/1" {
        /// Where it stands.
        state: Uncertain<TrackState>,
        /// Field `help_known`.
        help_known: Uncertain<bool>,
        /// Field `offered_at`.
        offered_at: Uncertain<Day>,
        /// Field `reachable`.
        reachable: Uncertain<bool>,
        /// Field `can_keep_agreements`.
        can_keep_agreements: Uncertain<Ability>,
        /// Field `crisis_plan`.
        crisis_plan: Uncertain<bool>,
    }
}

record! {
    /// The eight axes of severity, 0–3 each, with the records that show it.
    Severity, "severity/1" {
        /// Field `frequency`.
        frequency: Uncertain<i64>,
        /// Field `duration`.
        duration: Uncertain<i64>,
        /// Field `time_of_day`.
        time_of_day: Uncertain<i64>,
        /// Field `nature`.
        nature: Uncertain<i64>,
        /// Field `targeting`.
        targeting: Uncertain<i64>,
        /// Field `impact`.
        impact: Uncertain<i64>,
        /// Field `reach`.
        reach: Uncertain<i64>,
        /// Field `trend`.
        trend: Uncertain<i64>,
        /// Field `frequency_because`.
        frequency_because: Vec<RecordId>,
        /// Field `duration_because`.
        duration_because: Vec<RecordId>,
        /// Field `time_of_day_because`.
        time_of_day_because: Vec<RecordId>,
        /// Field `nature_because`.
        nature_because: Vec<RecordId>,
        /// Field `targeting_because`.
        targeting_because: Vec<RecordId>,
        /// Field `impact_because`.
        impact_because: Vec<RecordId>,
        /// Field `reach_because`.
        reach_because: Vec<RecordId>,
        /// Field `trend_because`.
        trend_because: Vec<RecordId>,
    }
}

record! {
    /// The interests weighed before a measure (D12, D13, bar B5).
    Weighing, "weighing/1" {
        /// Field `ability`.
        ability: Uncertain<Ability>,
        /// Field `ability_because`.
        ability_because: Uncertain<String>,
        /// Field `neighbours`.
        neighbours: Uncertain<String>,
        /// Field `resident`.
        resident: Uncertain<String>,
        /// Field `children`.
        children: Uncertain<String>,
        /// Field `public`.
        public: Uncertain<String>,
        /// Field `home`.
        home: Uncertain<String>,
        /// Field `alternatives`.
        alternatives: Uncertain<String>,
        /// Field `own_policy`.
        own_policy: Uncertain<String>,
        /// Field `discrimination`.
        discrimination: Uncertain<String>,
        /// Field `reviewed_at`.
        reviewed_at: Uncertain<Day>,
    }
}

record! {
    /// A person asks about his own data (AVG); for who handles it only.
    AccessRequest, "access_request/1" {
        /// Field `asks`.
        asks: Uncertain<AccessType>,
        /// Field `received_at`.
        received_at: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<OpenState>,
        /// Field `answered_at`.
        answered_at: Uncertain<Day>,
        /// A line beside it.
        note: Uncertain<String>,
    }
}
