//! New records that one device wrote alone, from their first change on, as nearly all are: nothing in them stands beside
//! anything else, so that nothing has to be compared.

use crate::{
    change::{Change, Header},
    record::{LIFE, is_universal},
};

/// Longer records are looked at in full: a look at one change goes past all changes before it.
const MOST: usize = 32;

/// The header that tells case and kind, when the changes of a new record are one unbroken chain of one device that is
/// whole and deletes nothing. Then the record has no conflict, no gap, no fork and no request.
pub(super) fn of_one_hand<'a>(changes: &[&'a Change]) -> Option<&'a Header> {
    let (first, later) = changes.split_first()?;
    let starts = first.header.nonce.is_some() && first.header.n == 1;
    let follows = |pair: &[&Change]| {
        let (before, after) = (&pair[0].header, &pair[1].header);
        after.prev == Some(pair[0].id)
            && after.n == before.n + 1
            && (after.device, after.epoch) == (before.device, before.epoch)
            && (after.case, &after.kind) == (before.case, &before.kind)
    };
    let alone = later.len() < MOST && starts && changes.windows(2).all(follows);
    let mut places = 0..changes.len();
    (alone && places.all(|place| is_whole(changes[place], &changes[..place])))
        .then_some(&first.header)
}

/// Whether everything that a change names came before it, and nothing in it asks for a closer look.
fn is_whole(change: &Change, before: &[&Change]) -> bool {
    let mut writes = change.header.writes.iter().zip(&change.body);
    change.header.crit.is_empty()
        && writes.all(|(write, slot)| {
            let mut named = write.parents.iter().map(|at| at.change);
            write.field != LIFE
                && (slot.is_some() || !is_universal(&write.field))
                && named.all(|id| before.iter().any(|earlier| earlier.id == id))
        })
}
