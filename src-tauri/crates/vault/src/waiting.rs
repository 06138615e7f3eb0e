//! What was set aside because its author was no partner of its case, or its device was lost: looked at again once he may
//! be one, or somebody vouched for it.

use crate::{
    erase::DELAY_MS,
    erasures,
    error::Error,
    lookup::VaultLookup,
    people::{self, Known},
    quarantine,
    transact::Tx,
    vouches,
};
use ledger::{
    change::Change,
    plan::{Incoming, plan},
};
use std::sync::Arc;

impl Tx<'_> {
    /// Lets in what waits until its author is a partner of its case, as far as he is one by now, and what its owner vouched
    /// for; says how many changes came in. The rules for a file decide ([`plan`]); what was set aside for another reason
    /// stays there.
    pub fn admit_waiting(&mut self) -> Result<u64, Error> {
        let mut came = 0;
        let vouches = vouches::held(self.known.conn)?;
        loop {
            let before = came;
            // What comes in may itself name a partner for whom something else waits.
            for (import, incoming) in quarantine::waiting(self.known.conn, &vouches)? {
                came += self.admit_again(import, &incoming)?;
            }
            if came == before {
                break;
            }
        }
        let items = self.admit_waiting_control()?;
        if items > 0 {
            self.heed_new(DELAY_MS)?;
        }
        came += items;
        if came > 0 {
            self.note("quarantine_admitted", None, came)?;
        }
        Ok(came)
    }

    fn admit_again(&mut self, import: i64, incoming: &Incoming) -> Result<u64, Error> {
        // What was redacted since it was set aside does not come in with it.
        let clean = erasures::list(self.known.conn)?.clean(incoming);
        let incoming = &*clean;
        let known = Known::new(self.known.conn, Arc::clone(&self.known.people));
        let lookup = VaultLookup::of(known, self.own);
        let plan = plan(incoming, &lookup);
        lookup.outcome()?;
        drop(lookup);
        let keys = people::signing_keys(self.known.conn)?;
        let sound = |change: &&Change| {
            let key = keys.get(&change.header.device);
            key.is_some_and(|key| change.verify(key).is_ok())
        };
        let changes = plan.admit.iter().map(|place| &incoming.changes[*place]);
        let changes: Vec<&Change> = changes.filter(sound).collect();
        for change in &changes {
            self.load(&change.header.record)?;
            self.add((*change).clone(), Some(import))?;
        }
        self.keep_aside(changes.iter().map(|change| &change.id))?;
        quarantine::release(self.known.conn, changes.iter().map(|change| &change.id))?;
        Ok(changes.len() as u64)
    }
}
