//! Vouches for what lost devices wrote: which changes they name, and those that the owner signs here.

use crate::{error::Error, quarantine, transact::Tx};
use ed25519_dalek::SigningKey;
use ledger::{
    change::Change,
    control::ControlItem,
    ids::{ChangeId, DeviceId},
    plan::QuarantineReason,
    vouch::{counts, said, vouch_for},
};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// Per change the devices whose held vouches name it.
pub(crate) type Vouches = HashMap<ChangeId, Vec<DeviceId>>;

/// What the vouches say that are held and count.
pub(crate) fn held(conn: &Connection) -> Result<Vouches, Error> {
    let mut statement =
        conn.prepare_cached("SELECT header, signature FROM control WHERE aside = '' ORDER BY no")?;
    let mut rows = statement.query([])?;
    let mut vouches = Vouches::new();
    while let Some(row) = rows.next()? {
        let item = ControlItem::decode(row.get(0)?, row.get(1)?);
        let item = item.map_err(|_| Error::Damaged("a control item"))?;
        for vouched in said([&item]) {
            let by = vouches.entry(vouched.change).or_default();
            by.push(vouched.by);
        }
    }
    Ok(vouches)
}

impl Tx<'_> {
    /// The owner of a lost device says that changes of it which are set aside are his own. They come in, and with them what
    /// waited for them; how many comes back. Nobody says so for somebody else, nor on a device that is lost itself.
    pub fn vouch(&mut self, changes: &[ChangeId]) -> Result<u64, Error> {
        if self.known.people.revoked.contains(&self.own.device()) {
            return Err(Error::ThisDeviceIsLost);
        }
        let reason = quarantine::reason_code(QuarantineReason::RevokedDevice);
        let mut own = Vec::with_capacity(changes.len());
        for change in changes {
            let aside = quarantine::find(self.known.conn, change)?;
            let (change, _) = aside
                .filter(|(_, because)| because == reason)
                .ok_or(Error::NotSetAside)?;
            let author = self.known.people.devices.get(&change.header.device);
            if author != Some(&self.own.root) {
                return Err(Error::NotOwn);
            }
            own.push(change);
        }
        for item in vouch_for(self.env, &self.own.signing, &own) {
            self.add_control(&item)?;
        }
        self.admit_waiting()
    }

    /// Vouches, as the device with `key`, for everything of one's own lost devices that is held and for which nobody
    /// vouches yet; says for how many changes.
    pub(crate) fn vouch_for_held(&mut self, key: &SigningKey) -> Result<u64, Error> {
        let people = &self.known.people;
        let owned = people.devices.iter();
        let owned = owned
            .filter(|(device, root)| **root == self.own.root && people.revoked.contains(*device));
        let lost: HashSet<DeviceId> = owned.map(|(device, _)| *device).collect();
        if lost.is_empty() {
            return Ok(0);
        }
        let vouches = held(self.known.conn)?;
        let mut changes = written_by(self.known.conn, &lost)?;
        changes.retain(|change| {
            let mut by = vouches.get(&change.id).into_iter().flatten();
            let root_of = |device: &DeviceId| people.devices.get(device).copied();
            let is_lost = |device: &DeviceId| people.revoked.contains(device);
            !by.any(|by| counts(by, &change.header.device, root_of, is_lost))
        });
        let items = vouch_for(self.env, key, &changes);
        for item in &items {
            self.add_control(item)?;
        }
        Ok(changes.len() as u64)
    }
}

/// The held changes of these devices, without their values.
fn written_by(conn: &Connection, devices: &HashSet<DeviceId>) -> Result<Vec<Change>, Error> {
    let mut statement = conn.prepare("SELECT header, signature FROM change ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let change = Change::decode(row.get(0)?, row.get(1)?, None)?;
        if devices.contains(&change.header.device) {
            changes.push(change);
        }
    }
    Ok(changes)
}
