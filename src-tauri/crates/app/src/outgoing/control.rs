//! What is asked and answered beside what goes: everything that is due to the recipient, and vouches for what goes. To
//! another device of the own person goes what is held of it.

use crate::{api::error::ApiError, reader::Reader, sharing::Selection};
use ledger::{
    control::{ControlItem, ControlKind},
    erasure,
    ids::{CaseId, ChangeId, ControlId, DeviceId, RecordId},
    vouch,
};
use std::collections::{BTreeSet, HashMap, HashSet};
use vault::Vault;

/// Most bytes of it in one file; the rest goes with a next one. Half of what a file may hold: the questions and answers
/// that are made for this very file come on top.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// What an item takes beside its header, at most.
const BESIDE_HEADER: usize = 80;

/// The items, by their id.
pub(super) fn control(
    reader: &Reader<'_>,
    selection: &Selection,
    scope: &[CaseId],
) -> Result<Vec<ControlItem>, ApiError> {
    let to = selection.recipient.root_id();
    let mut items = reader.vault.controls_due(&to)?;
    let due: BTreeSet<ControlId> = items.iter().map(|item| item.id).collect();
    let mut held = reader.vault.controls()?;
    held.sort_by_key(|item| item.id);
    let mut vouches = Vouches::of(reader, selection);
    held.retain(|item| match item.header.kind {
        ControlKind::Vouch => is_about(item, scope) && vouches.adds(item),
        ControlKind::Purge
        | ControlKind::Redact
        | ControlKind::Receipt
        | ControlKind::Request
        | ControlKind::Unknown => to == reader.own && is_about(item, scope),
    });
    items.append(&mut held);
    items.sort_by_key(|item| item.id);
    items.dedup_by_key(|item| item.id);
    // What others wrote never keeps own words back, and what is large nothing that is small.
    let is_own = |device: &DeviceId| reader.vault.root_of(device) == Some(reader.own);
    items.sort_by_key(|item| {
        let of_others = !is_own(&item.header.device);
        (!due.contains(&item.id), of_others, size(item), item.id)
    });
    let mut room = MOST_BYTES;
    items.retain(|item| {
        let left = room.checked_sub(size(item));
        room = left.unwrap_or(room);
        left.is_some()
    });
    items.sort_by_key(|item| item.id);
    Ok(items)
}

fn size(item: &ControlItem) -> usize {
    item.header_bytes.len() + BESIDE_HEADER
}

/// Whether an item is about one of these cases. A case that was erased is in no file any more: what is asked and answered
/// about it goes with any.
fn is_about(item: &ControlItem, scope: &[CaseId]) -> bool {
    let header = &item.header;
    let in_scope = header.case == CaseId::NONE || scope.contains(&header.case);
    in_scope || erasure::asks(header) || erasure::answer(header).is_some()
}

/// The vouches that the recipient needs.
struct Vouches<'r> {
    vault: &'r Vault,
    goes: BTreeSet<RecordId>,
    /// The changes by lost devices in what goes.
    lost: HashMap<ChangeId, DeviceId>,
    /// Of these the ones for which a vouch goes.
    vouched: HashSet<ChangeId>,
}

impl<'r> Vouches<'r> {
    fn of(reader: &'r Reader<'_>, selection: &Selection) -> Vouches<'r> {
        let goes: BTreeSet<RecordId> = selection.goes.iter().map(|state| state.id).collect();
        let changes = goes.iter().flat_map(|record| &selection.changes[record]);
        let lost = changes.filter(|change| reader.vault.is_revoked(&change.header.device));
        Vouches {
            vault: reader.vault,
            lost: lost
                .map(|change| (change.id, change.header.device))
                .collect(),
            goes,
            vouched: HashSet::new(),
        }
    }

    /// Whether all records that a vouch names go, and it counts for a change for which none goes yet.
    fn adds(&mut self, item: &ControlItem) -> bool {
        let mut targets = item.header.targets.iter();
        if !targets.all(|target| self.goes.contains(&target.record)) {
            return false;
        }
        let vault = self.vault;
        let root_of = |device: &DeviceId| vault.root_of(device);
        let is_lost = |device: &DeviceId| vault.is_revoked(device);
        let mut adds = false;
        for said in vouch::said([item]) {
            let by_lost = self.lost.get(&said.change);
            if by_lost.is_some_and(|device| vouch::counts(&said.by, device, root_of, is_lost)) {
                adds |= self.vouched.insert(said.change);
            }
        }
        adds
    }
}
