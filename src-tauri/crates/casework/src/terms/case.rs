//! Terms of the case itself: phase, urgency, tenure, track, acute check, closing.

use super::{Cautious, Term, terms};

terms! {
    /// Where a case stands (domain.md §2.3); a state, not a one-way street.
    Phase, "phase" {
        Report = "F0",
        Triage = "F1",
        Investigation = "F2",
        JointPlan = "F3",
        LightApproach = "F4",
        Warning = "F5",
        Intention = "F6",
        Decision = "F7",
        Enforcement = "F8",
        Aftercare = "F9",
        Closed = "F10",
    }
}

impl Cautious for Phase {
    /// The earliest phase asks most of people.
    const CAUTIOUS_FIRST: &'static [&'static str] = Phase::CODES;
}

impl Phase {
    /// The phase that normally follows; none after `F10`.
    pub fn following(self) -> Option<Phase> {
        let at = self as usize + 1;
        Phase::ALL.get(at).copied()
    }
}

terms! {
    /// How soon a person must look again (domain.md §6.3).
    Urgency, "urgency" {
        Acute = "acute",
        High = "high",
        Medium = "medium",
        Low = "low",
    }
}

impl Cautious for Urgency {
    const CAUTIOUS_FIRST: &'static [&'static str] = Urgency::CODES;
}

terms! {
    /// On what ground the resident lives there.
    Tenure, "tenure" {
        SocialRent = "social_rent",
        PrivateRent = "private_rent",
        Owner = "owner",
        Other = "other",
        Unknown = "unknown",
    }
}

impl Tenure {
    /// Whether a landlord belongs at the table.
    pub fn has_landlord(self) -> bool {
        matches!(self, Tenure::SocialRent | Tenure::PrivateRent)
    }
}

terms! {
    /// The track that leads first (domain.md §2.3, sporen).
    Track, "track" {
        Care = "care",
        Tenancy = "tenancy",
        Administrative = "administrative",
        Criminal = "criminal",
        Mediation = "mediation",
    }
}

terms! {
    /// Answer to the acute check, without saying which danger.
    AcuteAnswer, "acute" {
        Yes = "yes",
        No = "no",
        Unknown = "unknown",
    }
}

terms! {
    /// The dangers of the acute check (domain.md §6.3); any one is acute.
    AcuteDanger, "acute_danger" {
        Life = "life",
        FireGasCollapse = "fire_gas_collapse",
        WeaponOrThreat = "weapon_or_threat",
        ChildOrVulnerable = "child_or_vulnerable",
        PsychiatricCrisis = "psychiatric_crisis",
        Animal = "animal",
    }
}

/// An acute check as stored: `no`, `unknown`, or `yes` with the dangers seen, as in `yes:life,animal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acute {
    /// Yes, no or unknown.
    pub answer: AcuteAnswer,
    /// What was seen; only with yes.
    pub dangers: Vec<AcuteDanger>,
}

impl Acute {
    /// Reads the stored form; `None` when it is not one.
    pub fn parse(text: &str) -> Option<Acute> {
        let (answer, which) = match text.split_once(':') {
            Some((answer, which)) => (answer, Some(which)),
            None => (text, None),
        };
        let answer = AcuteAnswer::parse(answer)?;
        let dangers = match which {
            None => Vec::new(),
            Some(list) if answer == AcuteAnswer::Yes => list
                .split(',')
                .map(AcuteDanger::parse)
                .collect::<Option<Vec<_>>>()?,
            Some(_) => return None,
        };
        Some(Acute { answer, dangers })
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        if self.dangers.is_empty() {
            return self.answer.code().to_owned();
        }
        let which: Vec<&str> = self.dangers.iter().map(|danger| danger.code()).collect();
        format!("{}:{}", self.answer.code(), which.join(","))
    }

    /// Whether the question was answered with yes or no.
    pub fn is_answered(&self) -> bool {
        self.answer != AcuteAnswer::Unknown
    }
}

terms! {
    /// How a case ended (domain.md §4, resultaattypen).
    ClosingResult, "closing_result" {
        StoppedVoluntarily = "stopped_voluntarily",
        StoppedAfterMediation = "stopped_after_mediation",
        StoppedAfterHelp = "stopped_after_help",
        StoppedAfterWarning = "stopped_after_warning",
        StoppedAfterOrder = "stopped_after_order",
        Moved = "moved",
        TenancyEnded = "tenancy_ended",
        NotEstablished = "not_established",
        ReferredAccepted = "referred_accepted",
        EnforcementRequestRefused = "enforcement_request_refused",
        BrokenOff = "broken_off",
    }
}

terms! {
    /// What binds two records of different cases.
    Relation, "relation" {
        ContinuedIn = "continued_in",
        SameAddress = "same_address",
        /// A handover and what it moved.
        HandedOver = "handed_over",
    }
}
