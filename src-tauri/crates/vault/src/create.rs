//! A new vault and its person: keys, recovery code, the own contact card.

use crate::{
    audit, database,
    error::Error,
    folder::{self, Folder},
    header::{Header, Keyed, NewHeader},
    kdf::Kdf,
    keys::age_identity,
    own::Own,
    passphrase,
    people::{self, People},
    place::{self, Place},
    recovery::RecoveryCode,
    secret::Secret,
    vault::{SharedEnv, Unlocked, Vault},
};
use ledger::{
    env::{Env, random},
    identity::{Card, CardFacts, DeviceCertificate, Revocation},
    ids::RootId,
};
use std::{fs::File, path::Path};

/// Who makes a vault: what the first contact card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIdentity {
    /// Name of the person.
    pub name: String,
    /// Organisation that the person works for.
    pub organisation: String,
    /// Domain code: care, enforcement, housing, police, other.
    pub domain: String,
    /// What the person does there.
    pub function: String,
}

impl NewIdentity {
    fn card_facts(
        &self,
        version: u64,
        devices: Vec<DeviceCertificate>,
        revoked: Vec<Revocation>,
    ) -> CardFacts {
        CardFacts {
            version,
            name: self.name.clone(),
            organisation: self.organisation.clone(),
            domain: self.domain.clone(),
            function: self.function.clone(),
            devices,
            revoked,
        }
    }
}

impl Vault {
    /// Makes a vault in an empty folder. It counts as finished once [`Vault::confirm_code`] heard two groups of the
    /// recovery code; the code itself is never stored.
    pub fn create(
        place: impl Into<Place>,
        passphrase: &Secret,
        identity: &NewIdentity,
        env: SharedEnv,
        kdf: Kdf,
    ) -> Result<(Vault, RecoveryCode), Error> {
        let place = place.into();
        passphrase::judge(passphrase, &[&identity.name, &identity.organisation])
            .map_err(Error::WeakPassphrase)?;
        let (folder, lock) = claim(&place)?;
        let code = RecoveryCode::generate(&*env);
        let recovery = age_identity(&code.root_keys().recovery)
            .to_public()
            .to_string();
        let (vault, database) = (random(&*env), folder::database_name(&*env));
        let new = NewHeader {
            vault,
            passphrase,
            kdf: kdf.parameters()?,
            recovery,
            database,
            unfinished: true,
        };
        let keyed = Header::create(&*env, new)?;
        // The header comes first, and says unfinished: cut off here, the first start begins again.
        let made = keyed.header.write(&folder);
        let root = code.root_keys().signing;
        let own = Own::create(&*env, vault, RootId::of(&root.verifying_key()));
        let facts = identity.card_facts(1, vec![own.certificate()], Vec::new());
        let card = Card::sign(facts, &root);
        made.and_then(|()| fill_database(&folder, &keyed, &own, &card, "create_vault", &*env))
            .inspect_err(|_| drop(folder.remove()))?;
        let vault = Vault::enter(Unlocked {
            place,
            folder,
            lock,
            header: keyed.header,
            root_key: keyed.root_key,
            env,
            failed_before: 0,
        })?;
        Ok((vault, code))
    }

    /// Finishes setting up, if two different groups of the recovery code were typed back rightly.
    /// Groups count from 0; 8 is the check group.
    pub fn confirm_code(
        &mut self,
        code: &RecoveryCode,
        typed: [(usize, &str); 2],
    ) -> Result<bool, Error> {
        let [(first, _), (second, _)] = typed;
        let right = first != second
            && typed
                .iter()
                .all(|(index, typed)| code.group_matches(*index, typed));
        if right && self.header.open_with_code(code).is_some() {
            let mut header = self.header.clone();
            header.finish();
            // First the header: from here on the vault is never thrown away as unfinished. Should the database not hear
            // of it, it does at the next opening.
            header.write_over_previous(&self.folder)?;
            self.header = header;
            let sql = self.conn.transaction()?;
            sql.execute("UPDATE own SET finished = 1", [])?;
            let (at, device) = (self.env.now(), self.own.device());
            audit::note(
                &sql,
                &audit::Note {
                    at,
                    op: "confirm_code",
                    device,
                    subject: None,
                    count: 1,
                },
            )?;
            sql.commit()?;
            self.own.finished = true;
            return Ok(true);
        }
        Ok(false)
    }

    /// Whether a vault stands here whose set-up was never finished: its recovery code was shown and never typed back.
    pub fn is_unfinished(dir: &Path) -> bool {
        Header::says_unfinished(&Folder::at(dir))
    }

    /// Throws away a vault whose set-up was never finished, in which nobody can have stored anything; says whether
    /// there was one. Files that are not of a vault stay.
    pub fn discard_unfinished(place: impl Into<Place>) -> Result<bool, Error> {
        let place = place.into();
        if !Vault::is_unfinished(&place.dir) {
            return Ok(false);
        }
        let folder = Folder::at(&place.dir);
        let _lock = folder.lock()?;
        let unfinished = Vault::is_unfinished(&place.dir);
        if unfinished {
            folder.remove()?;
        }
        Ok(unfinished)
    }

    /// Signs a new version of the own card. Needs the recovery code, because only the root signs; whoever calls this
    /// stores the card and forgets the code.
    pub fn sign_card(&self, code: &RecoveryCode, identity: &NewIdentity) -> Result<Card, Error> {
        self.next_card(code, |facts| {
            let (devices, revoked) = (facts.devices.clone(), facts.revoked.clone());
            *facts = identity.card_facts(facts.version, devices, revoked);
            Ok(())
        })
    }
}

/// A folder that may hold a vault and holds nothing, locked.
pub(crate) fn claim(place: &Place) -> Result<(Folder, File), Error> {
    place::check(&place.dir).map_err(Error::UnsuitablePlace)?;
    let folder = Folder::at(&place.dir);
    folder.create()?;
    let lock = folder.lock()?;
    if folder.header().exists() || folder.previous_header().exists() {
        return Err(Error::VaultExists);
    }
    folder.check_free()?;
    Ok((folder, lock))
}

/// The database of a new vault: who it is, and its card.
pub(crate) fn fill_database(
    folder: &Folder,
    keyed: &Keyed,
    own: &Own,
    card: &Card,
    op: &str,
    env: &dyn Env,
) -> Result<(), Error> {
    let mut conn = database::create(
        &folder.database(keyed.header.database()),
        &keyed.database_key,
    )?;
    let sql = conn.transaction()?;
    own.insert(&sql)?;
    people::store_card(&sql, &mut People::default(), card, env.now().ms)?;
    let note = audit::Note {
        at: env.now(),
        op,
        device: own.device(),
        subject: None,
        count: 1,
    };
    audit::note(&sql, &note)?;
    Ok(sql.commit()?)
}
