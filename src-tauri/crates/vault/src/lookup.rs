//! What the merge asks, answered from the database.

use crate::{
    admit::Planned,
    control, erasures,
    error::Error,
    own::Own,
    people::{self, Known},
    project, read, store,
    vault::Vault,
    vouches::{self, Vouches},
};
use casework::narrowing::stopped_by;
use ledger::{
    cbor::Value,
    change::{Change, MAX_WRITES},
    derive::Authors,
    erasure::Erased,
    identity::Card,
    ids::{CaseId, ChangeId, ControlId, DeviceId, RecordId, RootId},
    plan::{Incoming, Lookup, plan},
    record::RecordState,
    sharing::{Audience, Class},
};
use rusqlite::{OptionalExtension, params};
use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::{HashMap, HashSet},
};

/// So many questions about single changes are asked one by one; then all answers are fetched at once.
const SINGLE_QUESTIONS: u32 = 200;

/// Answers of one vault, for one plan.
pub struct VaultLookup<'v> {
    known: Known<'v>,
    own: &'v Own,
    asked: Cell<u32>,
    all: RefCell<Option<Everything>>,
    vouches: OnceCell<Vouches>,
}

/// Every change that is held, and of those that miss values which ones they have; every record and every case.
struct Everything {
    ids: HashSet<ChangeId>,
    partial: HashMap<ChangeId, Vec<bool>>,
    records: HashSet<RecordId>,
    cases: HashSet<CaseId>,
}

impl Vault {
    /// What the merge asks. After use, ask [`VaultLookup::outcome`] whether the answers can be trusted.
    pub fn lookup(&self) -> VaultLookup<'_> {
        VaultLookup::of(self.known(), &self.own)
    }

    /// Of each change, whether it is held with this very signature, and so was verified when it came.
    pub fn held(&self, changes: &[Change]) -> Result<Vec<bool>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT 1 FROM change WHERE id = ?1 AND signature = ?2")?;
        let held = changes
            .iter()
            .map(|change| statement.exists(params![change.id.as_bytes(), change.signature]));
        Ok(held.collect::<Result<_, _>>()?)
    }

    /// Plans a merge: what `incoming` would change here. Writes nothing.
    pub fn plan(&self, incoming: &Incoming) -> Result<Planned, Error> {
        let lookup = self.lookup();
        let plan = plan(incoming, &lookup);
        lookup.outcome()?;
        Ok(Planned {
            plan,
            counter: self.own.counter,
        })
    }
}

impl<'v> VaultLookup<'v> {
    pub(crate) fn of(known: Known<'v>, own: &'v Own) -> VaultLookup<'v> {
        VaultLookup {
            known,
            own,
            asked: Cell::default(),
            all: RefCell::default(),
            vouches: OnceCell::new(),
        }
    }
}

impl VaultLookup<'_> {
    /// The first error of the database, if there was one: answers given after it are wrong.
    pub fn outcome(&self) -> Result<(), Error> {
        self.known.outcome()
    }

    fn find_held(&self, change: &ChangeId) -> Result<Option<Vec<bool>>, Error> {
        let mut statement = self
            .known
            .conn
            .prepare_cached("SELECT writes, absent, body FROM change WHERE id = ?1")?;
        let found = statement
            .query_row([change.as_bytes()], |row| {
                Ok((
                    row.get::<_, u16>(0)?,
                    row.get::<_, u16>(1)?,
                    row.get::<_, Vec<u8>>(2)?,
                ))
            })
            .optional()?;
        found
            .map(|(writes, absent, body)| presence(writes, absent, &body))
            .transpose()
    }

    fn fetch_all(&self) -> Result<Everything, Error> {
        let conn = self.known.conn;
        let mut ids = HashSet::new();
        let mut statement = conn.prepare("SELECT id FROM change")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            ids.insert(ChangeId::from_bytes(row.get(0)?));
        }
        let mut partial = HashMap::new();
        let mut statement =
            conn.prepare("SELECT id, writes, absent, body FROM change WHERE absent > 0")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let body = row
                .get_ref(3)?
                .as_blob()
                .map_err(|_| Error::Damaged("a body"))?;
            partial.insert(
                ChangeId::from_bytes(row.get(0)?),
                presence(row.get(1)?, row.get(2)?, body)?,
            );
        }
        let (mut records, mut cases) = (HashSet::new(), HashSet::new());
        let mut statement = conn.prepare("SELECT id, case_id FROM record")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            records.insert(RecordId::from_bytes(row.get(0)?));
            cases.insert(CaseId::from_bytes(row.get(1)?));
        }
        Ok(Everything {
            ids,
            partial,
            records,
            cases,
        })
    }

    /// What the whole vault says, once it was fetched.
    fn fetched<T>(&self, ask: impl FnOnce(&Everything) -> T) -> Option<T> {
        self.all.borrow().as_ref().map(ask)
    }

    fn find_changes(&self, record: &RecordId) -> Result<Vec<Change>, Error> {
        match store::record_no(self.known.conn, record)? {
            Some(no) => Ok(store::changes(self.known.conn, no)?.changes),
            None => Ok(Vec::new()),
        }
    }

    fn find_partner(&self, case: &CaseId, root: &RootId) -> Result<bool, Error> {
        let creator = self
            .known
            .case_creator(case)
            .and_then(|device| self.known.root_of(&device));
        if creator == Some(*root) {
            return Ok(true);
        }
        let partners = read::kind_states(&self.known, *case, "partner/1")?;
        Ok(partners
            .iter()
            .any(|partner| project::partners_named(partner).contains(root)))
    }

    fn find_case(&self, case: &CaseId) -> Result<bool, Error> {
        let mut statement = self
            .known
            .conn
            .prepare_cached("SELECT 1 FROM record WHERE case_id = ?1 LIMIT 1")?;
        Ok(statement.exists([case.as_bytes()])?)
    }
}

/// Per write whether its value is held.
fn presence(writes: u16, absent: u16, body: &[u8]) -> Result<Vec<bool>, Error> {
    if absent == 0 || absent == writes {
        return Ok(vec![absent == 0; writes.into()]);
    }
    let body = Value::decode(body).map_err(|_| Error::Damaged("a body"))?;
    let slots = body.as_array().ok_or(Error::Damaged("a body"))?;
    Ok(slots.iter().map(|slot| *slot != Value::Null).collect())
}

impl Authors for VaultLookup<'_> {
    fn root_of(&self, device: &DeviceId) -> Option<RootId> {
        self.known.root_of(device)
    }

    fn case_creator(&self, case: &CaseId) -> Option<DeviceId> {
        self.known.case_creator(case)
    }

    fn case_sharing(&self, case: &CaseId) -> Option<(Audience, Vec<Class>)> {
        self.known.case_sharing(case)
    }
}

impl Lookup for VaultLookup<'_> {
    /// For a change whose values are all held, more `true` than it has writes may come back.
    fn held(&self, change: &ChangeId) -> Option<Vec<bool>> {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= SINGLE_QUESTIONS {
            return self.known.keep(self.find_held(change));
        }
        if self.all.borrow().is_none() {
            let all = self.known.keep(self.fetch_all().map(Some));
            *self.all.borrow_mut() = all;
        }
        let all = self.all.borrow();
        let all = all.as_ref()?;
        let held = all.ids.contains(change);
        held.then(|| {
            all.partial
                .get(change)
                .cloned()
                .unwrap_or_else(|| vec![true; MAX_WRITES])
        })
    }

    fn holds_control(&self, item: &ControlId) -> bool {
        self.known.keep(control::holds(self.known.conn, item))
    }

    fn changes_of(&self, record: &RecordId) -> Vec<Change> {
        if self.fetched(|all| all.records.contains(record)) == Some(false) {
            return Vec::new();
        }
        self.known.keep(self.find_changes(record))
    }

    fn card(&self, root: &RootId) -> Option<Card> {
        self.known.keep(people::card(self.known.conn, root))
    }

    fn look_alike(&self, card: &Card) -> Option<RootId> {
        self.known.keep(people::look_alike(self.known.conn, card))
    }

    fn cards_brought(&self, sender: &RootId) -> usize {
        self.known.keep(people::brought(self.known.conn, sender))
    }

    fn is_revoked(&self, device: &DeviceId) -> bool {
        self.known.people.revoked.contains(device)
    }

    fn vouchers(&self, change: &ChangeId) -> Vec<DeviceId> {
        let load = || self.known.keep(vouches::held(self.known.conn));
        let held = self.vouches.get_or_init(load);
        held.get(change).cloned().unwrap_or_default()
    }

    fn heir(&self, root: &RootId) -> RootId {
        self.known.people.heir(root)
    }

    fn is_partner(&self, case: &CaseId, root: &RootId) -> bool {
        self.known.keep(self.find_partner(case, root))
    }

    fn has_case(&self, case: &CaseId) -> bool {
        self.fetched(|all| all.cases.contains(case))
            .unwrap_or_else(|| self.known.keep(self.find_case(case)))
    }

    fn own_root(&self) -> RootId {
        self.own.root
    }

    fn own_device(&self) -> DeviceId {
        self.own.device()
    }

    fn knows_kind(&self, kind: &str) -> bool {
        project::knows_kind(kind)
    }

    fn named_partner(&self, change: &Change) -> Option<RootId> {
        project::named_partner(change)
    }

    fn erased(&self) -> Erased {
        self.known.keep(erasures::list(self.known.conn))
    }

    fn is_out_of_sight(&self, record: &RecordState) -> bool {
        stopped_by(record, &self.own.root).is_some()
    }
}
