//! Another root key for the person of a vault, after his recovery sheet was lost or leaked.

use crate::{
    audit,
    error::Error,
    kdf::Kdf,
    keys::age_identity,
    own::NewOwn,
    people::{self, People},
    recovery::RecoveryCode,
    rekey::{NewKeys, Rekeying},
    secret::Secret,
    vault::Vault,
    watch::Watch,
};
use ledger::{
    env::Wall,
    identity::{Card, CardFacts},
    ids::{DeviceId, RootId},
    succession::{Succession, SuccessionReason},
};
use rusqlite::Connection;
use std::sync::Arc;

/// On what the new root rests.
#[derive(Debug, Clone, Copy)]
pub enum RootBasis<'a> {
    /// This device makes it, and says why.
    New(SuccessionReason),
    /// Another device of the same person made it: its card.
    OfOtherDevice(&'a Card),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRoot {
    /// The own card under the new root.
    pub card: Card,
    /// Files under the old keys that could not be removed.
    pub old_files_left: usize,
}

impl Rekeying {
    /// Derives new keys under the same passphrase, which a new recovery code opens as well and the old one does not.
    pub fn renew_for(
        &self,
        passphrase: &Secret,
        code: &RecoveryCode,
        kdf: Kdf,
    ) -> Result<NewKeys, Error> {
        let recovery = age_identity(&code.root_keys().recovery).to_public();
        self.renew_with(passphrase, recovery.to_string(), kdf)
    }
}

impl Vault {
    /// The person of this vault has another root key from now on, this device other keys, and the vault too: the old
    /// recovery code opens nothing of it any more. Killed or stopped at any moment, either all of it happened or nothing.
    pub fn put_new_root(
        &mut self,
        new: NewKeys,
        code: &RecoveryCode,
        basis: RootBasis<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<NewRoot, Error> {
        let root = code.root_keys().signing;
        let to = RootId::of(&root.verifying_key());
        let own = NewOwn::create(&*self.env, to);
        let held = people::card(&self.conn, &self.own.root)?.ok_or(Error::Card)?;
        let (mut facts, succession) = match basis {
            RootBasis::New(reason) => {
                let (from, signing) = (self.own.root, &self.own.signing);
                let key = root.verifying_key();
                let said = Succession::sign(from, &key, reason, own.since_ms, signing);
                let none = CardFacts {
                    version: 0,
                    devices: Vec::new(),
                    revoked: Vec::new(),
                    ..held.facts
                };
                (none, said)
            }
            RootBasis::OfOtherDevice(card) => {
                if card.root_id() != to {
                    return Err(Error::WrongCode);
                }
                (card.facts.clone(), self.said_here(card, &held)?)
            }
        };
        facts.version += 1;
        facts.devices.push(own.certificate());
        let card = Card::sign_after(facts, Some(succession), &root);
        let step = Step {
            card: &card,
            own: &own,
            now: self.env.now(),
            people: People::clone(&self.people),
        };
        let (people, old_files_left) =
            self.switch(new, watch, |vault, conn| step.put(vault, conn))?;
        self.people = Arc::new(people);
        self.own.counter += 1;
        own.take_over(&mut self.own);
        Ok(NewRoot {
            card,
            old_files_left,
        })
    }

    /// What the card of another own device says of the root of this vault.
    fn said_here(&self, card: &Card, held: &Card) -> Result<Succession, Error> {
        let said = card.succession.clone().ok_or(Error::Succession)?;
        let device: DeviceId = said.device_id();
        let sound = said.from == self.own.root
            && held.device(&device).is_some()
            && !held.has_revoked(&device);
        if sound {
            Ok(said)
        } else {
            Err(Error::Succession)
        }
    }
}

/// What is written into the vault under its new keys before they are in force.
struct Step<'a> {
    card: &'a Card,
    own: &'a NewOwn,
    now: Wall,
    people: People,
}

impl Step<'_> {
    fn put(self, vault: &Vault, conn: &mut Connection) -> Result<People, Error> {
        let mut people = self.people;
        let sql = conn.transaction()?;
        self.own.replace(&sql, &vault.own)?;
        people::store_card(&sql, &mut people, self.card, self.now.ms)?;
        people::follow(&sql, &mut people, &vault.own.root, &self.own.root)?;
        sql.execute("UPDATE own SET counter = counter + 1", [])?;
        audit::note(
            &sql,
            &audit::Note {
                at: self.now,
                op: "new_root",
                device: vault.own.device(),
                subject: Some(self.own.root.as_bytes()),
                count: 1,
            },
        )?;
        sql.commit()?;
        Ok(people)
    }
}
