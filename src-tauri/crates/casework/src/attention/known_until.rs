//! Until when this vault knows what each partner did: absence of data is no absence of action.

use crate::calendar::Day;
use ledger::ids::{CaseId, RootId};
use std::collections::BTreeMap;

/// The day up to which each partner's doings are known here; none for who was never heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownUntil {
    /// In every case: he was spoken.
    days: BTreeMap<RootId, Day>,
    /// In one case: a file of his about it came in.
    files: BTreeMap<(RootId, CaseId), Day>,
}

impl KnownUntil {
    /// The day up to which this partner's doings in this case are known.
    pub fn of(&self, root: &RootId, case: &CaseId) -> Option<Day> {
        let spoken = self.days.get(root);
        let file = self.files.get(&(*root, *case));
        spoken.max(file).copied()
    }

    /// What is known of this partner is complete up to this day; an earlier day changes nothing.
    pub fn note(&mut self, root: RootId, day: Day) {
        let known = self.days.entry(root).or_insert(day);
        *known = (*known).max(day);
    }

    /// The same of one case only: a file tells nothing of cases that it is not about.
    pub fn note_file(&mut self, root: RootId, case: CaseId, day: Day) {
        let known = self.files.entry((root, case)).or_insert(day);
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
