//! What the list of cases shows of each, and in which order: what needs a person comes first.

use crate::{
    calendar::Day,
    casefile::{CaseFile, course::Action},
    factors::{attention_kept::planned_actions, case_lead},
    terms::{
        case::{Phase, Urgency},
        people::Role,
    },
};
use ledger::ids::RecordId;

/// Whether someone leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadFact {
    /// Nobody was asked.
    None,
    /// Asked, but no yes yet.
    Proposed(String),
    /// One person leads.
    One(String),
    /// Two or more lead.
    Double(Vec<String>),
}

/// What the list shows of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFacts {
    /// Who leads.
    pub lead: LeadFact,
    /// Open actions whose day has passed.
    pub overdue: usize,
    /// The urgency that counts; none while nobody set it.
    pub urgency: Option<Urgency>,
    /// People disagree about the urgency.
    pub urgency_in_conflict: bool,
    /// The next action with an owner and a day.
    pub next_action: Option<NextAction>,
    /// Calendar days since something was written; none when unknown.
    pub days_quiet: Option<i64>,
    /// Fields in which people disagree.
    pub conflicts: usize,
    /// Own drafts in this case.
    pub drafts: usize,
    /// The phase; none while it is unclear.
    pub phase: Option<Phase>,
    /// Days since the phase began.
    pub days_in_phase: Option<i64>,
    /// Closed or withdrawn.
    pub is_closed: bool,
}

/// The next action of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextAction {
    /// The action.
    pub record: RecordId,
    /// What.
    pub text: String,
    /// Who.
    pub owner: String,
    /// By when.
    pub due: Day,
}

impl RowFacts {
    /// What the list shows; `drafts` is local state that the case file does not hold.
    pub fn of(file: &CaseFile, drafts: usize, today: Day) -> RowFacts {
        RowFacts {
            lead: lead_fact(file),
            overdue: file
                .actions
                .iter()
                .filter(|action| action.is_overdue(today))
                .count(),
            urgency: file.urgency_now(),
            urgency_in_conflict: file.urgency.is_conflict(),
            next_action: next_action(file),
            days_quiet: file
                .last_activity(today.plus(1))
                .map(|last| last.days_until(today).max(0)),
            conflicts: file.conflicts.len(),
            drafts,
            phase: file.phase_now(),
            days_in_phase: file
                .phase_since
                .known()
                .map(|since| since.days_until(today)),
            is_closed: file.is_closed() || file.is_withdrawn(),
        }
    }

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

    /// Place in the list: smaller comes first. No regie, then overdue, then urgent; closed cases last.
    pub fn sort_key(&self) -> SortKey {
        let lead = match self.lead {
            LeadFact::Double(_) | LeadFact::None => 0,
            LeadFact::Proposed(_) => 1,
            LeadFact::One(_) => 2,
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
            overdue: std::cmp::Reverse(self.overdue),
            urgency,
            next_due: self
                .next_action
                .as_ref()
                .map_or((false, None), |next| (true, Some(next.due))),
            days_quiet: std::cmp::Reverse(self.days_quiet.unwrap_or(i64::MAX)),
        }
    }
}

/// Order of the list; compare, do not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    is_closed: bool,
    lead: u8,
    overdue: std::cmp::Reverse<usize>,
    urgency: u8,
    next_due: (bool, Option<Day>),
    days_quiet: std::cmp::Reverse<i64>,
}

fn lead_fact(file: &CaseFile) -> LeadFact {
    let active =
        |holder: &case_lead::Holder<'_>| holder.partner.is_some_and(|partner| partner.is_active());
    let leads: Vec<String> = case_lead::leads(file)
        .iter()
        .filter(|holder| active(holder))
        .map(|holder| holder.label().to_owned())
        .collect();
    match leads.as_slice() {
        [] => match case_lead::holders(file, Role::CaseLead)
            .iter()
            .find(|holder| active(holder))
        {
            Some(asked) => LeadFact::Proposed(asked.label().to_owned()),
            None => LeadFact::None,
        },
        [one] => LeadFact::One(one.clone()),
        _ => LeadFact::Double(leads),
    }
}

fn next_action(file: &CaseFile) -> Option<NextAction> {
    let (action, due) = planned_actions(file).into_iter().next()?;
    let owner = action.owner.known().and_then(|record| file.partner(record));
    Some(NextAction {
        record: action.meta.record,
        text: action.text.known().cloned().unwrap_or_default(),
        owner: owner
            .map(|partner| partner.label().to_owned())
            .unwrap_or_default(),
        due,
    })
}
