//! People and devices: contact cards, and who is behind a device.

use crate::{error::Error, hex, store};
use ed25519_dalek::VerifyingKey;
use ledger::{
    derive::{Authors, derive},
    identity::Card,
    ids::{CaseId, DeviceId, RootId},
    likeness,
    sharing::{Audience, Class},
};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    sync::{Arc, OnceLock},
};

/// Everyone whose card is held.
#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    pub(crate) devices: HashMap<DeviceId, RootId>,
    pub(crate) revoked: HashSet<DeviceId>,
    /// Per earlier root the last one of the same person.
    heirs: HashMap<RootId, RootId>,
    /// The cards, once they were read: every one is verified again then, and that takes time.
    cards: OnceLock<Vec<Card>>,
}

impl People {
    pub(crate) fn load(conn: &Connection) -> Result<People, Error> {
        let mut people = People::default();
        let mut statement = conn.prepare("SELECT id, root, revoked FROM device")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let device = DeviceId::from_bytes(row.get(0)?);
            people
                .devices
                .insert(device, RootId::from_bytes(row.get(1)?));
            if row.get(2)? {
                people.revoked.insert(device);
            }
        }
        let mut statement = conn.prepare("SELECT root, heir FROM heir")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (root, heir) = (row.get(0)?, row.get(1)?);
            people
                .heirs
                .insert(RootId::from_bytes(root), RootId::from_bytes(heir));
        }
        Ok(people)
    }

    /// The root that stands for a person here.
    pub(crate) fn heir(&self, root: &RootId) -> RootId {
        self.heirs.get(root).copied().unwrap_or(*root)
    }

    /// Every root of the person for whom `root` stands, itself among them.
    pub(crate) fn roots_of(&self, root: &RootId) -> Vec<RootId> {
        let earlier = self.heirs.iter().filter(|(_, heir)| *heir == root);
        let earlier = earlier.map(|(root, _)| *root);
        std::iter::once(*root).chain(earlier).collect()
    }

    /// All cards, the own one among them, by name.
    pub(crate) fn cards(&self, conn: &Connection) -> Result<&[Card], Error> {
        if let Some(cards) = self.cards.get() {
            return Ok(cards);
        }
        let cards = read_cards(conn)?;
        Ok(self.cards.get_or_init(|| cards))
    }

    fn learn(&mut self, card: &Card) {
        self.cards = OnceLock::new();
        let root = self.heir(&card.root_id());
        for certificate in &card.facts.devices {
            let device = DeviceId::of(&certificate.signing);
            // A device belongs to whoever certified it first; another's claim on it changes nothing.
            if *self.devices.entry(device).or_insert(root) == root && card.has_revoked(&device) {
                self.revoked.insert(device);
            }
        }
    }
}

/// Stores a card over an older one of the same person, with its devices. The caller decided that it may come in.
pub(crate) fn store_card(
    conn: &Connection,
    people: &mut People,
    card: &Card,
    now_ms: i64,
) -> Result<(), Error> {
    conn.prepare_cached(
        "INSERT INTO card (root, version, name, organisation, item, arrived_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (root) DO UPDATE SET version = excluded.version, name = excluded.name,
             organisation = excluded.organisation, item = excluded.item, arrived_ms = excluded.arrived_ms",
    )?
    .execute(params![
        card.root_id().as_bytes(),
        card.facts.version.cast_signed(),
        folded(&card.facts.name),
        folded(&card.facts.organisation),
        card.item(),
        now_ms
    ])?;
    people.learn(card);
    conn.prepare_cached("DELETE FROM card_rival WHERE root = ?1")?
        .execute([card.root_id().as_bytes()])?;
    let person = people.heir(&card.root_id());
    let mut insert = conn.prepare_cached(
        "INSERT INTO device (id, root, signing, revoked) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET revoked = max(revoked, excluded.revoked) WHERE root = excluded.root",
    )?;
    for certificate in &card.facts.devices {
        let device = DeviceId::of(&certificate.signing);
        insert.execute(params![
            device.as_bytes(),
            person.as_bytes(),
            certificate.signing.as_bytes(),
            card.has_revoked(&device)
        ])?;
    }
    Ok(())
}

/// The setting that holds how many bytes of cards of people who were not known a sender brought.
fn brought_key(sender: &RootId) -> String {
    format!("cards_brought/{}", hex::encode(sender.as_bytes()))
}

/// Counts the card of a person who was not known for the sender who brought it.
pub(crate) fn note_brought(conn: &Connection, sender: &RootId, card: &Card) -> Result<(), Error> {
    let bytes = brought(conn, sender)?.saturating_add(card.item().len());
    conn.prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
        .execute(params![brought_key(sender), bytes.to_string()])?;
    Ok(())
}

/// Bytes of the cards of people who became known by files of the sender.
pub(crate) fn brought(conn: &Connection, sender: &RootId) -> Result<usize, Error> {
    let bytes: Option<String> = conn
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([brought_key(sender)], |row| row.get(0))
        .optional()?;
    Ok(bytes.and_then(|bytes| bytes.parse().ok()).unwrap_or(0))
}

/// Most clashing cards of one person that are kept.
const MAX_RIVALS: i64 = 4;

/// Keeps a card that clashes with the one that is held, so that the alarm stays until a newer one comes.
pub(crate) fn store_rival(conn: &Connection, card: &Card, now_ms: i64) -> Result<(), Error> {
    let (root, item) = (card.root_id(), card.item());
    let hash: [u8; 32] = Sha256::digest(&item).into();
    conn.prepare_cached(
        "INSERT INTO card_rival (hash, root, item, arrived_ms)
         SELECT ?1, ?2, ?3, ?4 WHERE ?5 > (SELECT count(*) FROM card_rival WHERE root = ?2)
         ON CONFLICT (hash) DO NOTHING",
    )?
    .execute(params![hash, root.as_bytes(), item, now_ms, MAX_RIVALS])?;
    Ok(())
}

/// The cards that clash with the one that is held of a person.
pub(crate) fn rivals(conn: &Connection, root: &RootId) -> Result<Vec<Card>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT item FROM card_rival WHERE root = ?1 ORDER BY hash")?;
    let items = statement.query_map([root.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
    items
        .map(|item| Card::decode(&item?).map_err(|_| Error::Card))
        .collect()
}

/// From now on `to` stands for the person who was `from`: what his earlier devices wrote is his.
pub(crate) fn follow(
    conn: &Connection,
    people: &mut People,
    from: &RootId,
    to: &RootId,
) -> Result<(), Error> {
    if from == to || people.heir(from) != *from || people.heir(to) != *to {
        return Err(Error::Succession);
    }
    let both = [from.as_bytes(), to.as_bytes()];
    conn.execute("UPDATE heir SET heir = ?2 WHERE heir = ?1", both)?;
    conn.execute("INSERT INTO heir (root, heir) VALUES (?1, ?2)", both)?;
    conn.execute("UPDATE device SET root = ?2 WHERE root = ?1", both)?;
    // What is asked of him, and what is missing from him, goes on.
    conn.execute(
        "UPDATE OR REPLACE control_due SET recipient = ?2 WHERE recipient = ?1",
        both,
    )?;
    conn.execute(
        "UPDATE OR REPLACE gap SET sender = ?2 WHERE sender = ?1",
        both,
    )?;
    let earlier = people.heirs.values_mut().chain(people.devices.values_mut());
    earlier
        .filter(|root| **root == *from)
        .for_each(|root| *root = *to);
    people.heirs.insert(*from, *to);
    Ok(())
}

/// The newest held card of a person.
pub(crate) fn card(conn: &Connection, root: &RootId) -> Result<Option<Card>, Error> {
    let item: Option<Vec<u8>> = conn
        .prepare_cached("SELECT item FROM card WHERE root = ?1")?
        .query_row([root.as_bytes()], |row| row.get(0))
        .optional()?;
    item.map(|item| Card::decode(&item).map_err(|_| Error::Card))
        .transpose()
}

fn read_cards(conn: &Connection) -> Result<Vec<Card>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT item FROM card ORDER BY name, organisation, root")?;
    let items = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    items
        .map(|item| Card::decode(&item?).map_err(|_| Error::Card))
        .collect()
}

/// Another person whose name is easily taken for the one on the card.
pub(crate) fn look_alike(conn: &Connection, card: &Card) -> Result<Option<RootId>, Error> {
    let mut others =
        conn.prepare_cached("SELECT root, name FROM card WHERE root <> ?1 ORDER BY name, root")?;
    let mut rows = others.query([card.root_id().as_bytes()])?;
    while let Some(row) = rows.next()? {
        if likeness::look_alike(&row.get::<_, String>(1)?, &card.facts.name) {
            return Ok(Some(RootId::from_bytes(row.get(0)?)));
        }
    }
    Ok(None)
}

/// The keys that check changes, by device.
pub(crate) fn signing_keys(conn: &Connection) -> Result<HashMap<DeviceId, VerifyingKey>, Error> {
    let mut statement = conn.prepare("SELECT id, signing FROM device")?;
    let mut rows = statement.query([])?;
    let mut keys = HashMap::new();
    while let Some(row) = rows.next()? {
        if let Ok(key) = VerifyingKey::from_bytes(&row.get(1)?) {
            keys.insert(DeviceId::from_bytes(row.get(0)?), key);
        }
    }
    Ok(keys)
}

/// As a list of names is sorted: lower case, single spaces.
fn folded(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Audience and classes of a `case/1` record.
type Sharing = (Audience, Vec<Class>);

/// What the ledger asks about authors, answered from the database and remembered for one piece of work.
pub(crate) struct Known<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) people: Arc<People>,
    creators: RefCell<HashMap<CaseId, Option<DeviceId>>>,
    sharing: RefCell<HashMap<CaseId, Option<Sharing>>>,
    failure: RefCell<Option<Error>>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(conn: &'a Connection, people: Arc<People>) -> Known<'a> {
        Known {
            conn,
            people,
            creators: RefCell::default(),
            sharing: RefCell::default(),
            failure: RefCell::default(),
        }
    }

    /// The first error since the last question; answers given after it may be wrong.
    pub(crate) fn outcome(&self) -> Result<(), Error> {
        self.failure.take().map_or(Ok(()), Err)
    }

    /// Takes the value, or remembers the error for [`Known::outcome`].
    pub(crate) fn keep<T: Default>(&self, answer: Result<T, Error>) -> T {
        answer.unwrap_or_else(|error| {
            self.failure.borrow_mut().get_or_insert(error);
            T::default()
        })
    }

    /// A case record changed: what was remembered of it is forgotten.
    pub(crate) fn forget_case(&self, case: &CaseId) {
        self.creators.borrow_mut().remove(case);
        self.sharing.borrow_mut().remove(case);
    }

    /// Who is behind a device changed: nothing that was remembered of cases holds.
    pub(crate) fn forget_cases(&self) {
        self.creators.borrow_mut().clear();
        self.sharing.borrow_mut().clear();
    }

    fn find_creator(&self, case: &CaseId) -> Result<Option<DeviceId>, Error> {
        let found = self
            .conn
            .prepare_cached("SELECT creator FROM record WHERE id = ?1 AND kind = 'case/1'")?
            .query_row([case.as_bytes()], |row| row.get::<_, Option<[u8; 16]>>(0))
            .optional()?;
        Ok(found.flatten().map(DeviceId::from_bytes))
    }

    fn find_sharing(&self, case: &CaseId) -> Result<Option<Sharing>, Error> {
        let Some(no) = store::record_no(self.conn, &case.record())? else {
            return Ok(None);
        };
        let stored = store::changes(self.conn, no)?;
        let state = derive(case.record(), &stored.refs(), self);
        Ok(state
            .filter(|state| state.kind == "case/1")
            .map(|state| (state.audience, state.classes)))
    }
}

impl Authors for Known<'_> {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.people.devices.get(device).copied()
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        if let Some(known) = self.creators.borrow().get(case) {
            return *known;
        }
        let found = self.keep(self.find_creator(case));
        self.creators.borrow_mut().insert(*case, found);
        found
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        if let Some(known) = self.sharing.borrow().get(case) {
            return known.clone();
        }
        let found = self.keep(self.find_sharing(case));
        self.sharing.borrow_mut().insert(*case, found.clone());
        found
    }
}
