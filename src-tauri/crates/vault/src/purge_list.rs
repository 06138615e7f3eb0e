//! The purge list outside the vault: beside the marker, and in every backup that could be reached. By it a vault that was
//! put back, copied or restored erases again what was erased since.
//!
//! It holds what the own devices signed, and no words: random ids, a moment, a code for the legal basis. Whoever alters it
//! can at most take something off it.

use crate::{erasures::ErasureState, error::Error, files, hex, people, vault::Vault};
use ed25519_dalek::VerifyingKey;
use ledger::{
    control::{ControlItem, ControlKind},
    erasure::acts,
    identity::Card,
    ids::{ControlId, DeviceId},
};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

/// The setting under which a restore leaves the list of the backup for the first opening.
const RESTORED: &str = "purge_list_of_backup";

/// What the own person erased, in all his vaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PurgeList {
    /// The own card: it tells whose devices signed.
    #[serde(with = "hex")]
    card: Vec<u8>,
    items: Vec<Kept>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// `[header, signature]`.
    #[serde(with = "hex")]
    item: Vec<u8>,
    due_ms: i64,
    done: bool,
}

impl Vault {
    /// The list as this vault has it; nothing when nothing was erased.
    pub(crate) fn purge_list(&self) -> Result<Option<PurgeList>, Error> {
        let mut items = Vec::new();
        for erasure in crate::erasures::all(&self.conn)? {
            let done = match erasure.state {
                ErasureState::Erased => true,
                ErasureState::Waiting => false,
                ErasureState::Asked | ErasureState::Refused => continue,
            };
            let own = self.people.heir(&erasure.root) == self.own.root;
            let signed = if own {
                Some(&erasure.item)
            } else {
                erasure.reply.as_ref()
            };
            items.extend(signed.map(|signed| Kept {
                item: signed.item(),
                due_ms: erasure.due_ms,
                done,
            }));
        }
        if items.is_empty() {
            return Ok(None);
        }
        // The oldest first, as it was decided.
        items.reverse();
        Ok(Some(PurgeList {
            card: self.own_card()?.item(),
            items,
        }))
    }

    /// Writes the list beside the marker.
    pub(crate) fn write_purge_list(&self) -> Result<(), Error> {
        let Some(path) = self.marker.as_deref().map(beside) else {
            return Ok(());
        };
        match self.purge_list()? {
            Some(list) => files::write_atomically(&path, &list.bytes()),
            // A decision that was taken back leaves nothing; what another person left here is not ours.
            None if self.is_ours(&path) => Ok(std::fs::remove_file(path)?),
            None => Ok(()),
        }
    }

    fn is_ours(&self, path: &Path) -> bool {
        let list = std::fs::read(path)
            .ok()
            .and_then(|bytes| PurgeList::read(&bytes));
        let card = list.and_then(|list| Card::decode(&list.card).ok());
        card.is_some_and(|card| self.people.heir(&card.root_id()) == self.own.root)
    }

    /// Erases what another copy of this vault erased: as the list beside the marker says, and that of the backup out of
    /// which this vault came. Once per opening.
    pub(crate) fn respect_purge_list(&mut self) -> Result<(), Error> {
        let path = self.marker.as_deref().map(beside);
        let outside = path.and_then(|path| PurgeList::read(&std::fs::read(path).ok()?));
        let restored = restored(&self.conn)?;
        let from_backup = restored
            .as_deref()
            .and_then(|json| PurgeList::read(json.as_bytes()));
        let mut new = Vec::new();
        for list in [outside, from_backup].into_iter().flatten() {
            new.extend(self.unknown(&list)?);
        }
        if !new.is_empty() || restored.is_some() {
            let done = self.follow(&new)?;
            if !done.is_empty() {
                self.erase_for_good(&done)?;
            }
        }
        self.write_purge_list()
    }

    /// What of a list was not decided here, as far as an own device signed it.
    fn unknown(&self, list: &PurgeList) -> Result<Vec<(ControlItem, i64, bool)>, Error> {
        let keys = self.own_keys(list)?;
        let mut found = Vec::new();
        for kept in &list.items {
            let Ok(item) = ControlItem::decode_item(&kept.item) else {
                continue;
            };
            let key = keys.get(&item.header.device);
            let signed = key.is_some_and(|key| item.verify(key).is_ok());
            if signed && acts(&item.header) {
                found.push((item, kept.due_ms, kept.done));
            }
        }
        Ok(found)
    }

    /// The keys of the own devices: those that are known here, and those on the card of the list.
    fn own_keys(&self, list: &PurgeList) -> Result<HashMap<DeviceId, VerifyingKey>, Error> {
        let mut keys = people::signing_keys(&self.conn)?;
        keys.retain(|device, _| self.root_of(device) == Some(self.own.root));
        let card = Card::decode(&list.card).ok();
        let own = card.filter(|card| self.people.heir(&card.root_id()) == self.own.root);
        let certified = own.iter().flat_map(|card| &card.facts.devices);
        keys.extend(certified.map(|device| (DeviceId::of(&device.signing), device.signing)));
        Ok(keys)
    }

    /// Decides the same here; says what was erased for good elsewhere already.
    fn follow(&mut self, items: &[(ControlItem, i64, bool)]) -> Result<Vec<ControlId>, Error> {
        let (done, _) = self.transact("respect_purge_list", |tx| {
            let mut done = Vec::new();
            for (item, due_ms, was_done) in items {
                if tx.respect(item, *due_ms)? && *was_done {
                    done.push(item.clone());
                }
            }
            tx.local(|local| local.remove_setting(RESTORED))?;
            Ok(done)
        })?;
        // What was agreed to stands under the request, if that is here.
        let erasures = crate::erasures::all(&self.conn)?;
        let by = |item: &ControlItem| {
            let mut all = erasures.iter();
            let is_it = |erasure: &&crate::erasures::Erasure| match item.header.kind {
                ControlKind::Receipt => {
                    erasure.item.id == item.id || erasure.reply.as_ref() == Some(item)
                }
                ControlKind::Purge
                | ControlKind::Redact
                | ControlKind::Vouch
                | ControlKind::Request
                | ControlKind::Unknown => erasure.item.id == item.id,
            };
            all.find(is_it).map(crate::erasures::Erasure::id)
        };
        Ok(done.iter().filter_map(by).collect())
    }
}

impl PurgeList {
    /// As it stands in a file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a list is plain data")
    }

    /// An unreadable list counts as none.
    pub(crate) fn read(bytes: &[u8]) -> Option<PurgeList> {
        serde_json::from_slice(bytes).ok()
    }

    /// Leaves the list of a backup for the first opening of what is restored from it.
    pub(crate) fn leave(&self, conn: &Connection) -> Result<(), Error> {
        let json = serde_json::to_string(self).expect("a list is plain data");
        conn.execute(
            "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)",
            [RESTORED, &json],
        )?;
        Ok(())
    }
}

/// What a restore left.
fn restored(conn: &Connection) -> Result<Option<String>, Error> {
    let mut statement = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(statement
        .query_row([RESTORED], |row| row.get(0))
        .optional()?)
}

/// The file beside a marker.
fn beside(marker: &Path) -> PathBuf {
    marker.with_extension("erased")
}
