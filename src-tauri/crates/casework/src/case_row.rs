//! What the list of cases shows of each, and in which order: what needs a person comes first.

use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        course::Action,
        party::{Partner, RoleAssignment},
    },
    factors::case_lead::{self, Holder},
    kinds::bare_name,
    policy::Policy,
    terms::{case::Urgency, people::Role},
};
use ledger::{ids::RootId, record::RecordState};
use std::cmp::Reverse;

/// Whether someone leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeadState {
    /// Nobody was asked.
    #[default]
    None,
    /// Asked, but no yes of his own yet.
    Proposed,
    /// One person leads.
    One,
    /// Two or more lead.
    Double,
}

impl LeadState {
    const ALL: [LeadState; 4] = [
        LeadState::None,
        LeadState::Proposed,
        LeadState::One,
        LeadState::Double,
    ];

    /// Its code in lists and views.
    pub fn code(self) -> &'static str {
        match self {
            LeadState::None => "none",
            LeadState::Proposed => "proposed",
            LeadState::One => "accepted",
            LeadState::Double => "double",
        }
    }

    /// The state of this code.
    pub fn parse(code: &str) -> Option<LeadState> {
        LeadState::ALL
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// Who leads, or who is asked to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadFact {
    /// Whether someone does.
    pub state: LeadState,
    /// The names of those who lead; while nobody does, of those who are asked.
    pub names: Vec<String>,
    /// Their root ids, as far as they use Woonrust.
    pub roots: Vec<RootId>,
}

impl LeadFact {
    /// Of a case that was read.
    pub fn of(file: &CaseFile) -> LeadFact {
        let leads = case_lead::active_leads(file);
        let state = match leads.len() {
            0 => LeadState::Proposed,
            1 => LeadState::One,
            _ => LeadState::Double,
        };
        let who = if leads.is_empty() {
            case_lead::asked(file, Role::CaseLead)
        } else {
            leads
        };
        if who.is_empty() {
            return LeadFact::default();
        }
        let root = |holder: &Holder<'_>| holder.partner?.root.known().copied();
        LeadFact {
            state,
            names: who.iter().map(|holder| holder.label().to_owned()).collect(),
            roots: who.iter().filter_map(root).collect(),
        }
    }

    /// Of a case of which only these records were read; other kinds and deleted records are left out.
    pub fn among(states: &[&RecordState]) -> LeadFact {
        let mut shown: Vec<&RecordState> = states
            .iter()
            .copied()
            .filter(|state| !state.hidden())
            .collect();
        shown.sort_by_key(|state| state.id);
        let of_kind = |kind: &'static str| {
            let same = move |state: &&&RecordState| bare_name(&state.kind) == kind;
            shown.iter().filter(same)
        };
        LeadFact::of(&CaseFile {
            partners: of_kind("partner")
                .map(|state| Partner::read(state))
                .collect(),
            roles: of_kind("role")
                .map(|state| RoleAssignment::read(state))
                .collect(),
            ..CaseFile::default()
        })
    }
}

/// What decides over the place of a case in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFacts {
    /// Whether someone leads.
    pub lead: LeadState,
    /// Open actions whose day has passed.
    pub overdue: usize,
    /// The urgency that counts; none while nobody set it.
    pub urgency: Option<Urgency>,
    /// The first day of an open action.
    pub next_due: Option<Day>,
    /// Calendar days since something was written; none when unknown.
    pub days_quiet: Option<i64>,
    /// Fields in which people disagree.
    pub conflicts: usize,
    /// Closed or withdrawn.
    pub is_closed: bool,
}

/// Why a case asks for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// More than one person leads.
    DoubleLead,
    /// Nobody leads.
    NoLead,
    /// The day of an action has passed.
    Overdue,
    /// Acute or high.
    Urgent,
    /// People disagree.
    Conflict,
    /// Nothing was written for long.
    Quiet,
}

impl Need {
    /// Its code in views.
    pub fn code(self) -> &'static str {
        match self {
            Need::DoubleLead => "double_lead",
            Need::NoLead => "no_lead",
            Need::Overdue => "overdue",
            Need::Urgent => "urgent",
            Need::Conflict => "conflict",
            Need::Quiet => "quiet",
        }
    }
}

impl RowFacts {
    /// The action that is overdue longest, with its day.
    pub fn first_overdue(file: &CaseFile, today: Day) -> Option<(&Action, Day)> {
        let overdue = file
            .actions
            .iter()
            .filter(|action| action.is_overdue(today));
        overdue
            .filter_map(|action| Some((action, action.earliest_due()?)))
            .min_by_key(|(action, day)| (*day, action.meta.record))
    }

    /// Why the case asks for a person, in the order in which it weighs; a closed case asks for nothing.
    pub fn needs(&self, policy: &Policy) -> Vec<Need> {
        let limit = i64::from(policy.quiet_case_days);
        let no_lead = matches!(self.lead, LeadState::None | LeadState::Proposed);
        let urgent = matches!(self.urgency, Some(Urgency::Acute | Urgency::High));
        let all = [
            (Need::DoubleLead, self.lead == LeadState::Double),
            (Need::NoLead, no_lead),
            (Need::Overdue, self.overdue > 0),
            (Need::Urgent, urgent),
            (Need::Conflict, self.conflicts > 0),
            (Need::Quiet, self.days_quiet.is_none_or(|days| days > limit)),
        ];
        let applying = all.into_iter().filter(|(_, applies)| *applies);
        if self.is_closed {
            Vec::new()
        } else {
            applying.map(|(need, _)| need).collect()
        }
    }

    /// Place in the list: smaller comes first. No regie, then overdue, then urgent; closed cases last.
    pub fn sort_key(&self) -> SortKey {
        let lead = match self.lead {
            LeadState::Double | LeadState::None => 0,
            LeadState::Proposed => 1,
            LeadState::One => 2,
        };
        let urgency = match self.urgency {
            Some(Urgency::Acute) => 0,
            // What nobody judged yet may be urgent.
            Some(Urgency::High) | None => 1,
            Some(Urgency::Medium) => 2,
            Some(Urgency::Low) => 3,
        };
        SortKey {
            is_closed: self.is_closed,
            lead,
            overdue: Reverse(self.overdue),
            urgency,
            next_due: (self.next_due.is_none(), self.next_due),
            days_quiet: Reverse(self.days_quiet.unwrap_or(i64::MAX)),
        }
    }
}

/// Order of the list; compare, do not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    is_closed: bool,
    lead: u8,
    overdue: Reverse<usize>,
    urgency: u8,
    next_due: (bool, Option<Day>),
    days_quiet: Reverse<i64>,
}
