//! What the rules look at: one case with what surrounds it, and what several rules need of it, computed once at most.

use super::{
    contributions::{Contributions, contributions},
    known_until::KnownUntil,
    occasion::Occasion,
    open_cases::OpenCases,
};
use crate::{
    analysis::{self, PartnerConsent},
    calendar::Day,
    casefile::{
        CaseFile, Meta,
        course::Transition,
        party::{Partner, PartnerIdentity},
        plan::Analysis,
        team::Team,
        value::Uncertain,
    },
    factors::case_lead::{self, Holder},
    incidents::{Incident, incidents},
    mirror::{TaskRow, mirror},
    policy::{Policy, attention::AttentionPolicy},
    terms::case::{Phase, Urgency},
};
use ledger::ids::{RecordId, RootId};
use std::cell::OnceCell;

/// What surrounds a case: what this vault holds outside any case, and how far it knows the partners.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// What belongs to no case.
    pub team: &'a Team,
    /// Until when this vault knows what each partner did.
    pub known_until: &'a KnownUntil,
    /// How many open cases each lead has.
    pub open_cases: &'a OpenCases,
}

/// A case, a policy, a day and an occasion; what several rules need is computed once.
pub(crate) struct Scene<'a> {
    pub file: &'a CaseFile,
    pub policy: &'a Policy,
    pub today: Day,
    pub around: Surroundings<'a>,
    pub occasion: Occasion<'a>,
    leads: OnceCell<Vec<Holder<'a>>>,
    incidents: OnceCell<Vec<Incident>>,
    mirror: OnceCell<Vec<TaskRow<'a>>>,
    consents: OnceCell<Vec<PartnerConsent<'a>>>,
    contributions: OnceCell<Contributions>,
}

/// Since when something is so, and which record says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Since {
    pub day: Day,
    pub record: Option<RecordId>,
}

impl<'a> Scene<'a> {
    pub fn new(
        file: &'a CaseFile,
        policy: &'a Policy,
        today: Day,
        around: Surroundings<'a>,
        occasion: Occasion<'a>,
    ) -> Scene<'a> {
        Scene {
            file,
            policy,
            today,
            around,
            occasion,
            leads: OnceCell::new(),
            incidents: OnceCell::new(),
            mirror: OnceCell::new(),
            consents: OnceCell::new(),
            contributions: OnceCell::new(),
        }
    }

    /// What the attention points go by.
    pub fn limits(&self) -> &'a AttentionPolicy {
        &self.policy.attention
    }

    /// The phase by which terms are chosen; in a conflict the most cautious.
    pub fn phase(&self) -> Phase {
        self.file.phase_counting()
    }

    /// From a formal warning up to keeping an order.
    pub fn is_formal(phase: Phase) -> bool {
        (Phase::Warning..=Phase::Enforcement).contains(&phase)
    }

    /// The phase to which the case is about to go.
    pub fn moving_to(&self) -> Option<Phase> {
        match self.occasion {
            Occasion::Moving { to } => Some(to),
            Occasion::Standing
            | Occasion::Saving(_)
            | Occasion::Exporting(_)
            | Occasion::HandingOver { .. } => None,
        }
    }

    /// The urgency by which terms are chosen; what nobody judged counts as most cautious.
    pub fn urgency(&self) -> Urgency {
        self.file.urgency_now().unwrap_or(Urgency::Acute)
    }

    /// The people who lead and take part.
    pub fn leads(&self) -> &[Holder<'a>] {
        self.leads
            .get_or_init(|| case_lead::active_leads(self.file))
    }

    /// Every incident of the case that is no later than today.
    pub fn incidents(&self) -> &[Incident] {
        self.incidents.get_or_init(|| {
            let mut known = incidents(self.file);
            known.retain(|incident| incident.day <= self.today.plus(1));
            known
        })
    }

    /// The role mirror in the present phase.
    pub fn mirror(&self) -> &[TaskRow<'a>] {
        self.mirror.get_or_init(|| mirror(self.file, self.phase()))
    }

    /// The analysis that holds, when there is exactly one of the highest version.
    pub fn analysis(&self) -> Option<&'a Analysis> {
        match analysis::latest(self.file).as_slice() {
            [one] => Some(one),
            _none_or_several => None,
        }
    }

    /// How every active partner stands to that analysis.
    pub fn consents(&self) -> &[PartnerConsent<'a>] {
        self.consents.get_or_init(|| {
            let analysis = self.analysis();
            analysis.map_or_else(Vec::new, |one| analysis::consents(self.file, one))
        })
    }

    /// The last thing that each partner did.
    pub fn contributions(&self) -> &Contributions {
        self.contributions
            .get_or_init(|| contributions(self.file, self.today))
    }

    /// Every active partner once, also when two records are of one person.
    pub fn parties(&self) -> Vec<&'a Partner> {
        let mut seen: Vec<PartnerIdentity> = Vec::new();
        let mut parties = Vec::new();
        for partner in self.file.active_partners() {
            if !seen.contains(&partner.identity()) {
                seen.push(partner.identity());
                parties.push(partner);
            }
        }
        parties
    }

    /// The record of the case.
    pub fn case_record(&self) -> Option<RecordId> {
        self.file.meta.as_ref().map(|meta| meta.record)
    }

    /// The first day of the case.
    pub fn opened(&self) -> Since {
        let written = self.file.meta.as_ref().map(made_on);
        let opened = readable(&self.file.opened_at).map(|at| at.day()).min();
        Since {
            day: opened.or(written).unwrap_or(self.today),
            record: self.case_record(),
        }
    }

    /// Since when the case is in this phase or a later one; none while it is in an earlier one.
    pub fn reached(&self, phase: Phase) -> Option<Since> {
        if self.phase() < phase {
            return None;
        }
        let into = |step: &&Transition| {
            let from = step.from.known().is_none_or(|from| *from < phase);
            from && step.to.known().is_some_and(|to| *to >= phase)
        };
        let moves = self.file.transitions.iter().filter(into);
        let dated = moves.filter_map(|step| Some((step.at.known()?.day(), step.meta.record)));
        let first = dated.min().map(|(day, record)| Since {
            day,
            record: Some(record),
        });
        first.or_else(|| {
            let since = readable(&self.file.phase_since).min();
            Some(since.map_or_else(
                || self.opened(),
                |day| Since {
                    day,
                    record: self.case_record(),
                },
            ))
        })
    }

    /// Until when this vault knows what this partner did. Of the own person it knows everything, and who does not use
    /// Woonrust sends no file; from whom no file came yet, it knows what was agreed when he joined.
    pub fn known_until(&self, partner: &Partner) -> Day {
        match partner.root.known() {
            Some(root) if self.file.own.as_ref() != Some(root) => {
                let heard = self.heard_until(root);
                heard.unwrap_or_else(|| joined(partner)).min(self.today)
            }
            Some(_) | None => self.today,
        }
    }

    /// The day up to which this person was heard about the case, by file or in person; none for who never was.
    pub fn heard_until(&self, root: &RootId) -> Option<Day> {
        self.around.known_until.of(root, self.file.id.as_ref()?)
    }

    /// Whether the last file of this partner is too old to say that he did nothing.
    pub fn is_stale(&self, partner: &Partner) -> bool {
        let limit = self.limits().last_file_days;
        self.after_days(self.known_until(partner), limit).is_some()
    }

    /// For how long more than `limit` calendar days have passed since `day`: 0 on the first such day, none before.
    pub fn after_days(&self, day: Day, limit: u16) -> Option<i64> {
        let beyond = day.days_until(self.today) - i64::from(limit) - 1;
        (beyond >= 0).then_some(beyond)
    }

    /// For how long more than `limit` working days have passed since `day`: 0 on the first such day, none before.
    pub fn after_working_days(&self, day: Day, limit: u16) -> Option<i64> {
        let beyond = self
            .policy
            .working_days()
            .plus(day, limit)
            .days_until(self.today)
            - 1;
        (beyond >= 0).then_some(beyond)
    }

    /// Calendar days since this day; never below 0.
    pub fn days_since(&self, day: Day) -> i64 {
        day.days_until(self.today).max(0)
    }
}

/// The day on which a partner joined.
pub(crate) fn joined(partner: &Partner) -> Day {
    let from = readable(&partner.active_from).min();
    from.unwrap_or_else(|| made_on(&partner.meta))
}

/// The day on which a record was made.
pub(crate) fn made_on(meta: &Meta) -> Day {
    Day::today(meta.first_wall)
}

/// Every value that someone wrote and that can be read.
pub(crate) fn readable<T: Copy>(value: &Uncertain<T>) -> impl Iterator<Item = T> {
    let claims = value.claims().iter();
    claims.filter_map(|claim| claim.reading.value().copied())
}

/// The day on which a value was last written.
pub(crate) fn written_on<T>(value: &Uncertain<T>) -> Option<Day> {
    value.latest_wall().map(Day::today)
}

/// A text short enough for one line of a list.
pub(crate) fn brief(text: &Uncertain<String>) -> String {
    const MOST: usize = 120;
    let text = text.filled().unwrap_or_default();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The names of these partners in one line.
pub(crate) fn names<'p>(partners: impl IntoIterator<Item = &'p Partner>) -> String {
    let labels: Vec<&str> = partners.into_iter().map(Partner::label).collect();
    labels.join(", ")
}
