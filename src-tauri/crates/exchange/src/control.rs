//! `control.cborseq`: what people ask and answer beside the changes, and how every item of it is checked.

use std::cmp::Ordering;

use ledger::cbor;
use ledger::control::{ControlError, ControlItem};

use crate::changes::spread;
use crate::error::Error;
use crate::identities::Certified;

/// The whole member: items that the caller has sorted by their id.
pub(crate) fn bytes(items: &[&ControlItem]) -> Vec<u8> {
    items.iter().flat_map(|item| item.item()).collect()
}

/// Reads and verifies the items: form, order, certificates, signatures.
///
/// # Errors
/// The first bad item is named by its place; nothing of the sequence is kept then.
pub(crate) fn read(
    bytes: &[u8],
    counted: u64,
    certified: &Certified<'_>,
) -> Result<Vec<ControlItem>, Error> {
    let mut items: Vec<ControlItem> = Vec::new();
    for (index, item) in cbor::sequence(bytes).enumerate() {
        if items.len() as u64 == counted {
            return Err(Error::CountMismatch("control"));
        }
        let item = item
            .map_err(ControlError::from)
            .and_then(ControlItem::decode_item);
        let item = item.map_err(|source| Error::BadControl { index, source })?;
        match items.last().map(|last| last.id.cmp(&item.id)) {
            None | Some(Ordering::Less) => items.push(item),
            Some(Ordering::Equal | Ordering::Greater) => {
                return Err(Error::ControlOrder { index });
            }
        }
    }
    if items.len() as u64 != counted {
        return Err(Error::CountMismatch("control"));
    }
    verify(&items, certified)?;
    Ok(items)
}

/// Every item is by a certified device, and signed by it.
fn verify(items: &[ControlItem], certified: &Certified<'_>) -> Result<(), Error> {
    let mut checks = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let device = certified.key_of(&item.header.device);
        checks.push((item, device.ok_or(Error::ControlUncertified { index })?));
    }
    spread(0, &checks, &|index, (item, device)| {
        item.verify(device)
            .map_err(|_| Error::ControlSignature { index })
    })?;
    Ok(())
}
