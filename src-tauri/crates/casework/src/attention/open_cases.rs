//! How many open cases each lead has: a count for planning, and nothing else about a person (W18).

use crate::{
    casefile::{
        CaseFile,
        party::{Partner, PartnerIdentity},
    },
    factors::case_lead,
};
use ledger::ids::RootId;
use std::collections::BTreeMap;

/// A person over several cases: by root, else by organisation and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// By the root key.
    Root(RootId),
    /// By organisation and name in small letters, for who does not use Woonrust.
    Named(String, String),
}

impl Person {
    /// Who this partner is in every case.
    pub fn of(partner: &Partner) -> Person {
        match partner.identity() {
            PartnerIdentity::Root(root) => Person::Root(root),
            PartnerIdentity::Record(_) => {
                Person::Named(partner.party(), partner.label().to_lowercase())
            }
        }
    }
}

/// How many open cases each lead has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenCases {
    by_lead: BTreeMap<Person, usize>,
}

/// Who leads each open case, one after the other.
impl FromIterator<Person> for OpenCases {
    fn from_iter<I: IntoIterator<Item = Person>>(leads: I) -> OpenCases {
        let mut count = OpenCases::default();
        for lead in leads {
            *count.by_lead.entry(lead).or_default() += 1;
        }
        count
    }
}

impl OpenCases {
    /// Counts over these cases; closed and withdrawn ones are left out.
    pub fn of<'a>(files: impl IntoIterator<Item = &'a CaseFile>) -> OpenCases {
        let mut count = OpenCases::default();
        for file in files {
            count.add(file);
        }
        count
    }

    /// Counts one case more.
    pub fn add(&mut self, file: &CaseFile) {
        if file.is_closed() || file.is_withdrawn() {
            return;
        }
        let leads = case_lead::active_leads(file);
        for partner in leads.iter().filter_map(|lead| lead.partner) {
            *self.by_lead.entry(Person::of(partner)).or_default() += 1;
        }
    }

    /// How many open cases this partner leads.
    pub fn led_by(&self, partner: &Partner) -> usize {
        self.by_lead
            .get(&Person::of(partner))
            .copied()
            .unwrap_or_default()
    }
}
