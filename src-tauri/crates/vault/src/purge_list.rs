//! The purge list outside the vault: beside the marker, and in every backup that could be reached. By it a vault that was
//! put back, copied or restored erases again what was erased since.
//!
//! It holds what the own devices signed, and no words: random ids, a moment, a code for the legal basis. Whoever alters it
//! can at most take something off it. What nobody here can judge stays on it, for who can: a vault that was put back may
//! not know yet under which root the own person went on.

use crate::{
    erasures::{self, Erasure, ErasureState},
    error::Error,
    files, hex, people,
    vault::Vault,
};
use casework::{casefile::CaseFile, erasure::is_held};
use ed25519_dalek::VerifyingKey;
use ledger::{
    cbor,
    control::{ControlHeader, ControlItem, ControlKind},
    erasure::{Answer, HOLD, acts, answer, is_about},
    identity::Card,
    ids::{ControlId, DeviceId},
};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeSet, HashMap},
    path::{Path, PathBuf},
};

/// The setting under which a restore leaves the list of the backup for the first opening.
const RESTORED: &str = "purge_list_of_backup";

/// The keys of devices.
type Keys = HashMap<DeviceId, VerifyingKey>;

/// What the own person erased, in all his vaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PurgeList {
    /// Own cards, one after the other: they tell whose devices signed, and which root followed which.
    #[serde(with = "hex")]
    cards: Vec<u8>,
    items: Vec<Kept>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// `[header, signature]`.
    #[serde(with = "hex")]
    item: Vec<u8>,
    /// The own receipt that it was erased for good; empty as long as it waits.
    #[serde(with = "hex")]
    erased: Vec<u8>,
}

/// What a list says, as far as own devices signed it.
#[derive(Default)]
struct Judged {
    /// The own cards on it.
    cards: Vec<Card>,
    /// What was decided, and whether it was erased for good.
    decisions: Vec<(ControlItem, bool)>,
    /// What somebody else signed, or an own device that is not known here.
    rest: Vec<Kept>,
}

impl Vault {
    /// What was decided here: everything, or only what cannot be taken back any more.
    fn purge_list(&self, only_final: bool) -> Result<PurgeList, Error> {
        let mut items = Vec::new();
        for erasure in erasures::all(&self.conn)? {
            let done = match erasure.state {
                ErasureState::Erased => true,
                ErasureState::Waiting => false,
                ErasureState::Asked | ErasureState::Refused => continue,
            };
            let own = self.people.heir(&erasure.root) == self.own.root;
            let may_be_recalled = own && !done && !erasures::has_left(&self.conn, &erasure.id())?;
            if only_final && may_be_recalled {
                continue;
            }
            let signed = if own {
                Some(&erasure.item)
            } else {
                erasure.reply.as_ref()
            };
            items.extend(signed.map(|signed| self.kept(signed, done)));
        }
        if items.is_empty() {
            return Ok(PurgeList::default());
        }
        // The oldest first, as it was decided.
        items.reverse();
        let mut cards = Vec::new();
        for root in self.people.roots_of(&self.own.root) {
            let card = people::card(&self.conn, &root)?;
            cards.extend(card.iter().flat_map(Card::item));
        }
        Ok(PurgeList { cards, items })
    }

    fn kept(&self, signed: &ControlItem, done: bool) -> Kept {
        let receipt = || {
            let (device, said) = (self.own.device(), Answer::Erased.text());
            let header = ControlHeader::receipt(&*self.env, device, &signed.header, &said);
            ControlItem::sign(header, &self.own.signing).item()
        };
        Kept {
            item: signed.item(),
            erased: if done { receipt() } else { Vec::new() },
        }
    }

    /// What a backup tells from now on whose list is `held`: nothing goes off it, and what can be taken back here is not
    /// put on it. Nothing when nothing was erased.
    pub(crate) fn list_for_backup(
        &self,
        held: Option<PurgeList>,
    ) -> Result<Option<PurgeList>, Error> {
        let mut list = self.purge_list(true)?;
        list.add(held.unwrap_or_default());
        Ok((!list.items.is_empty()).then_some(list))
    }

    /// Writes the list beside the marker.
    pub(crate) fn write_purge_list(&self) -> Result<(), Error> {
        let Some(path) = self.marker.as_deref().map(beside) else {
            return Ok(());
        };
        let held = PurgeList::at(&path);
        let mut list = self.purge_list(false)?;
        if let Some(held) = &held {
            list.add(PurgeList {
                items: self.judge(held)?.rest,
                cards: held.cards.clone(),
            });
        }
        if !list.items.is_empty() {
            files::write_atomically(&path, &list.bytes())
        } else if held.is_some() {
            // A decision that was taken back leaves nothing.
            Ok(std::fs::remove_file(path)?)
        } else {
            Ok(())
        }
    }

    /// Erases what another copy of this vault erased: as the list beside the marker says, and that of the backup out of
    /// which this vault came. Once per opening.
    pub(crate) fn respect_purge_list(&mut self) -> Result<(), Error> {
        let outside = self.marker.as_deref().map(beside);
        let outside = outside.and_then(|path| PurgeList::at(&path));
        let restored = restored(&self.conn)?;
        let from_backup = restored
            .as_deref()
            .and_then(|json| PurgeList::read(json.as_bytes()));
        let mut said = Judged::default();
        for list in [outside, from_backup].into_iter().flatten() {
            let judged = self.judge(&list)?;
            said.cards.extend(judged.cards);
            said.decisions.extend(judged.decisions);
        }
        if !said.decisions.is_empty() || restored.is_some() {
            let done = self.follow(&said)?;
            if !done.is_empty() {
                self.erase_for_good(&done)?;
            }
        }
        self.write_purge_list()
    }

    fn judge(&self, list: &PurgeList) -> Result<Judged, Error> {
        let (cards, keys) = self.own_on(list)?;
        let mut judged = Judged {
            cards,
            ..Judged::default()
        };
        for kept in &list.items {
            match kept.decision(&keys) {
                Some(decision) => judged.decisions.push(decision),
                None => judged.rest.push(kept.clone()),
            }
        }
        Ok(judged)
    }

    /// The own cards on a list, and the keys of the own devices: those that are known here, and those on these cards. Own is
    /// a card of the own root, and one of a root of which an own device that was not lost says that it came after.
    fn own_on(&self, list: &PurgeList) -> Result<(Vec<Card>, Keys), Error> {
        let mut keys = people::signing_keys(&self.conn)?;
        keys.retain(|device, _| self.root_of(device) == Some(self.own.root));
        let mut lost = self.people.revoked.clone();
        let mut roots = BTreeSet::from([self.own.root]);
        let (mut own, mut others) = (Vec::new(), list.cards());
        loop {
            let is_own = |card: &Card| {
                let follows = card.succession.as_ref().is_some_and(|said| {
                    let device = said.device_id();
                    let known = keys.contains_key(&device) && !lost.contains(&device);
                    known && roots.contains(&self.people.heir(&said.from))
                });
                follows || roots.contains(&card.root_id())
            };
            let Some(place) = others.iter().position(is_own) else {
                return Ok((own, keys));
            };
            let card = others.swap_remove(place);
            roots.insert(card.root_id());
            lost.extend(card.facts.revoked.iter().map(|one| one.device));
            let certified = card.facts.devices.iter();
            keys.extend(certified.map(|device| (DeviceId::of(&device.signing), device.signing)));
            own.push(card);
        }
    }

    /// Decides the same here; says what was erased for good elsewhere already.
    fn follow(&mut self, said: &Judged) -> Result<Vec<ControlId>, Error> {
        let (done, _) = self.transact("respect_purge_list", |tx| {
            let mut done = Vec::new();
            for (item, was_done) in &said.decisions {
                let case = item.header.case;
                let holds = tx.records_of_kind(case, HOLD)?;
                // What is held up here waits, so that a person can still take it back.
                let held = is_held(&CaseFile::read(case, &holds, tx.own.root));
                if !tx.respect(item)? {
                    continue;
                }
                // Who signed it is known from now on.
                let by = &item.header.device;
                for card in said.cards.iter().filter(|card| card.device(by).is_some()) {
                    tx.store_card(card)?;
                }
                if *was_done && !held {
                    done.push(item.clone());
                }
            }
            tx.local(|local| local.remove_setting(RESTORED))?;
            Ok(done)
        })?;
        // What was agreed to stands under the request, if that is here.
        let erasures = erasures::all(&self.conn)?;
        let by = |item: &ControlItem| {
            let mut all = erasures.iter();
            let is_it = |erasure: &&Erasure| match item.header.kind {
                ControlKind::Receipt => {
                    erasure.item.id == item.id || erasure.reply.as_ref() == Some(item)
                }
                ControlKind::Purge
                | ControlKind::Redact
                | ControlKind::Vouch
                | ControlKind::Request
                | ControlKind::Unknown => erasure.item.id == item.id,
            };
            all.find(is_it).map(Erasure::id)
        };
        Ok(done.iter().filter_map(by).collect())
    }
}

impl PurgeList {
    /// As it stands in a file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a list is plain data")
    }

    /// The list in a file.
    fn at(path: &Path) -> Option<PurgeList> {
        PurgeList::read(&std::fs::read(path).ok()?)
    }

    fn cards(&self) -> Vec<Card> {
        let items = cbor::sequence(&self.cards).map_while(Result::ok);
        items.filter_map(|item| Card::decode(item).ok()).collect()
    }

    /// Adds what another list holds and this one does not.
    fn add(&mut self, other: PurgeList) {
        let (before, cards) = (self.items.len(), other.cards());
        for kept in other.items {
            match self.items.iter_mut().find(|one| one.item == kept.item) {
                Some(one) if one.erased.is_empty() => one.erased = kept.erased,
                Some(_) => {}
                None => self.items.push(kept),
            }
        }
        if self.items.len() > before {
            let held: BTreeSet<Vec<u8>> = self.cards().iter().map(Card::item).collect();
            let new = cards.iter().map(Card::item);
            let new = new.filter(|card| !held.contains(card));
            self.cards.extend(new.flatten());
        }
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

impl Kept {
    /// The decision, when an own device signed it, and whether one said that it was carried out.
    fn decision(&self, keys: &Keys) -> Option<(ControlItem, bool)> {
        let item = signed(&self.item, keys).filter(|item| acts(&item.header))?;
        let done = signed(&self.erased, keys).is_some_and(|receipt| {
            let says = answer(&receipt.header) == Some(Answer::Erased);
            says && is_about(&receipt.header, &item.header)
        });
        Some((item, done))
    }
}

/// An item that one of these devices signed.
fn signed(bytes: &[u8], keys: &Keys) -> Option<ControlItem> {
    let item = ControlItem::decode_item(bytes).ok()?;
    item.verify(keys.get(&item.header.device)?).ok()?;
    Some(item)
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
