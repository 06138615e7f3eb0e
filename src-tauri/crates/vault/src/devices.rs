//! The devices of one person: one more, one that is lost, one that gets other keys. All of it needs the recovery code,
//! because only the root signs who is his.

use crate::{
    create,
    error::Error,
    folder,
    header::{Header, NewHeader},
    kdf::Kdf,
    keys::age_identity,
    own::{self, Former, NewOwn, Own},
    passphrase, people,
    place::Place,
    recovery::RecoveryCode,
    secret::Secret,
    transact::{Changed, Tx},
    vault::{SharedEnv, Unlocked, Vault},
};
use ledger::{
    env::random,
    identity::{Card, CardFacts, MAX_DEVICES, Revocation},
    ids::{DeviceId, RootId},
    plan::is_sound,
};

/// What becomes of the keys that a device had before it was renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldDevice {
    /// They are used by nobody any more: the card declares them lost.
    Ends,
    /// The vault that this one was copied from goes on with them, as a device of its own.
    StaysInUse,
}

impl Vault {
    /// Makes a vault on one more device of a person who has one already: `card` is his newest card, and the code is his.
    /// The vault is empty, and finished at once: whoever types the whole code has it on paper.
    pub fn create_second(
        place: impl Into<Place>,
        passphrase: &Secret,
        card: &Card,
        code: &RecoveryCode,
        env: SharedEnv,
        kdf: Kdf,
    ) -> Result<Vault, Error> {
        let place = place.into();
        let root = code.root_keys().signing;
        if root.verifying_key() != card.root {
            return Err(Error::WrongCode);
        }
        let facts = &card.facts;
        passphrase::judge(passphrase, &[&facts.name, &facts.organisation])
            .map_err(Error::WeakPassphrase)?;
        let (folder, lock) = create::claim(&place)?;
        let recovery = age_identity(&code.root_keys().recovery).to_public();
        let (vault, database) = (random(&*env), folder::database_name(&*env));
        let new = NewHeader {
            vault,
            passphrase,
            kdf: kdf.parameters()?,
            recovery: recovery.to_string(),
            database,
            unfinished: true,
        };
        let keyed = Header::create(&*env, new)?;
        let own = Own::create(&*env, vault, card.root_id());
        let mut facts = facts.clone();
        facts.version += 1;
        facts.devices.push(own.certificate());
        check_room(&facts)?;
        let card = Card::sign_after(facts, card.succession.clone(), &root);
        // Until everything is there it says unfinished: cut off here, it is begun again.
        let made = keyed.header.write(&folder);
        let mut header = keyed.header.clone();
        header.finish();
        made.and_then(|()| {
            create::fill_database(&folder, &keyed, &own, &card, "add_device", &*env)
        })
        .and_then(|()| header.write_over_previous(&folder))
        .inspect_err(|_| drop(folder.remove()))?;
        Vault::enter(Unlocked {
            place,
            folder,
            lock,
            header,
            root_key: keyed.root_key,
            env,
            failed_before: 0,
        })
    }

    /// Declares a device of the own person lost, for everyone who gets the new card. `mine`: what it wrote and is held
    /// here is his own; others who do not hold it yet may take it in. What is not held here waits until he says so of
    /// each ([`Tx::vouch`]).
    pub fn revoke_device(
        &mut self,
        code: &RecoveryCode,
        device: &DeviceId,
        mine: bool,
    ) -> Result<(Card, Changed), Error> {
        if *device == self.own.device() {
            return Err(Error::ThisDevice);
        }
        let at_ms = self.env.now().ms;
        let card = self.next_card(code, |facts| declare_lost(facts, device, at_ms))?;
        let key = self.own.signing.clone();
        let ((), changed) = self.transact("revoke_device", |tx| {
            tx.store_card(&card)?;
            if mine {
                tx.vouch_for_held(&key)?;
            }
            tx.about(device.as_bytes());
            Ok(())
        })?;
        Ok((card, changed))
    }

    /// Gives this device other keys: after it was declared lost, or when this vault is a copy of one that goes on
    /// elsewhere, or the computer changed hands. `mine` as with [`Vault::revoke_device`].
    pub fn renew_device(
        &mut self,
        code: &RecoveryCode,
        old: OldDevice,
        mine: bool,
    ) -> Result<(Card, Changed), Error> {
        let before = self.own.device();
        let new = NewOwn::create(&*self.env, self.own.root);
        let card = self.next_card(code, |facts| {
            facts.devices.push(new.certificate());
            match old {
                OldDevice::Ends => declare_lost(facts, &before, new.since_ms),
                OldDevice::StaysInUse => Ok(()),
            }
        })?;
        let ((), changed) = self.transact("renew_device", |tx| {
            tx.store_card(&card)?;
            new.replace(tx.known.conn, tx.own)?;
            if mine {
                tx.vouch_for_held(&new.signing)?;
            }
            tx.about(before.as_bytes());
            Ok(())
        })?;
        new.take_over(&mut self.own);
        Ok((card, changed))
    }

    /// Says that everything which is held of one's own lost devices is one's own, so that others may take it in; says for
    /// how many changes nobody had said so.
    pub fn vouch_for_lost(&mut self) -> Result<(u64, Changed), Error> {
        if self.is_declared_lost() {
            return Err(Error::ThisDeviceIsLost);
        }
        let key = self.own.signing.clone();
        self.transact("vouch_for_lost", |tx| tx.vouch_for_held(&key))
    }

    /// Whether this very device was declared lost: others take nothing in that it writes.
    pub fn is_declared_lost(&self) -> bool {
        self.people.revoked.contains(&self.own.device())
    }

    /// The devices that this vault was before.
    pub fn former(&self) -> Result<Vec<Former>, Error> {
        own::former(&self.conn)
    }

    /// The root that stands for a person here: the last one of his that was compared.
    pub fn heir(&self, root: &RootId) -> RootId {
        self.people.heir(root)
    }

    /// Every root of the person for whom `root` stands, itself first.
    pub fn roots_of(&self, root: &RootId) -> Vec<RootId> {
        self.people.roots_of(root)
    }

    /// The cards that clash with the one that is held of a person.
    pub fn rivals(&self, root: &RootId) -> Result<Vec<Card>, Error> {
        people::rivals(&self.conn, root)
    }

    /// Whether the succession that a card claims was said by a device of the earlier person, and not by a lost one.
    pub fn is_sound_succession(&self, card: &Card) -> bool {
        let lookup = self.lookup();
        let said = card.succession.as_ref();
        said.is_some_and(|said| is_sound(said, &lookup)) && lookup.outcome().is_ok()
    }

    /// The next version of the own card, signed with the root key. What a clashing card of one's own says of devices is
    /// taken along: two devices wrote one at the same time.
    pub(crate) fn next_card(
        &self,
        code: &RecoveryCode,
        change: impl FnOnce(&mut CardFacts) -> Result<(), Error>,
    ) -> Result<Card, Error> {
        let root = code.root_keys().signing;
        if RootId::of(&root.verifying_key()) != self.own.root {
            return Err(Error::WrongCode);
        }
        let held = people::card(&self.conn, &self.own.root)?.ok_or(Error::Card)?;
        let mut facts = held.facts;
        for rival in people::rivals(&self.conn, &self.own.root)? {
            take_devices(&mut facts, rival.facts);
        }
        facts.version += 1;
        change(&mut facts)?;
        check_room(&facts)?;
        Ok(Card::sign_after(facts, held.succession, &root))
    }
}

impl Tx<'_> {
    /// From now on the later root that a card claims stands for the earlier person: its fingerprint was compared with him
    /// here. Everything is derived again, because what he wrote under both is his.
    pub fn follow(&mut self, card: &Card) -> Result<(), Error> {
        let said = card.succession.as_ref().ok_or(Error::Succession)?;
        let (from, to) = (said.from, card.root_id());
        let people = &self.known.people;
        let device = said.device_id();
        let sound = people.devices.get(&device) == Some(&people.heir(&from))
            && !people.revoked.contains(&device);
        if !sound {
            return Err(Error::Succession);
        }
        let from = people.heir(&from);
        let people = std::sync::Arc::make_mut(&mut self.known.people);
        people::follow(self.known.conn, people, &from, &to)?;
        self.note("follow_root", Some(to.as_bytes()), 1)?;
        self.derive_again(&mut crate::watch::unwatched)
    }
}

fn take_devices(facts: &mut CardFacts, other: CardFacts) {
    facts.version = facts.version.max(other.version);
    for device in other.devices {
        if !facts
            .devices
            .iter()
            .any(|one| one.signing == device.signing)
        {
            facts.devices.push(device);
        }
    }
    for lost in other.revoked {
        if !facts.revoked.iter().any(|one| one.device == lost.device) {
            facts.revoked.push(lost);
        }
    }
}

fn declare_lost(facts: &mut CardFacts, device: &DeviceId, at_ms: i64) -> Result<(), Error> {
    let mut devices = facts.devices.iter();
    if !devices.any(|one| DeviceId::of(&one.signing) == *device) {
        return Err(Error::UnknownDevice);
    }
    if !facts.revoked.iter().any(|lost| lost.device == *device) {
        let device = *device;
        facts.revoked.push(Revocation { device, at_ms });
    }
    Ok(())
}

fn check_room(facts: &CardFacts) -> Result<(), Error> {
    if facts.devices.len() > MAX_DEVICES || facts.revoked.len() > MAX_DEVICES {
        Err(Error::TooManyDevices)
    } else {
        Ok(())
    }
}
