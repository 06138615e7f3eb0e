//! Until when this vault knows what each partner did: absence of data is no absence of action.

use crate::calendar::Day;
use ledger::ids::RootId;
use std::collections::BTreeMap;

/// The day of the last file of each partner that was read here; none for who never sent one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownUntil {
    days: BTreeMap<RootId, Day>,
}

impl KnownUntil {
    /// The day of this partner's last file.
    pub fn of(&self, root: &RootId) -> Option<Day> {
        self.days.get(root).copied()
    }

    /// What is known of this partner is complete up to this day; an earlier day changes nothing.
    pub fn note(&mut self, root: RootId, day: Day) {
        let known = self.days.entry(root).or_insert(day);
        *known = (*known).max(day);
    }
}

impl FromIterator<(RootId, Day)> for KnownUntil {
    fn from_iter<I: IntoIterator<Item = (RootId, Day)>>(days: I) -> KnownUntil {
        let mut known = KnownUntil::default();
        for (root, day) in days {
            known.note(root, day);
        }
        known
    }
}
