//! The one write funnel: every shared write is a transaction with signed changes, read tables, an audit line
//! and a list of what changed; all of it or nothing.

use crate::{
    audit, erasures,
    error::Error,
    folder::Folder,
    local::Replaced,
    own::Own,
    people::{self, Known},
    project,
    read::{self, Loaded},
    store,
    tables::{self, PendingTexts},
    vault::Vault,
};
use casework::kinds::{DefaultAudience, KINDS, Kind, kind};
use ledger::{
    author::{ChainEnd, Edit, FieldEdit, anew},
    cbor::Value,
    change::{Change, MAX_WRITES},
    derive::{Authors, derive},
    env::{Env, Wall},
    identity::Card,
    ids::{CaseId, DeviceId, Epoch, RecordId},
    plan::{CardStep, card_step},
    record::{AUDIENCE, CLASS, RecordState},
    sharing::{Class, Token},
};
use rusqlite::TransactionBehavior;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::PathBuf,
    sync::Arc,
};

/// What a transaction changed: the screens that show it ask again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// The records, new ones among them.
    pub records: BTreeSet<RecordId>,
    /// The cases that they belong to.
    pub cases: BTreeSet<CaseId>,
    /// The change counter of the vault afterwards.
    pub counter: u64,
}

/// A running transaction.
pub struct Tx<'v> {
    pub(crate) known: Known<'v>,
    pub(crate) env: &'v dyn Env,
    pub(crate) claimed: Option<Wall>,
    pub(crate) own: &'v Own,
    pub(crate) folder: &'v Folder,
    pub(crate) loaded: HashMap<RecordId, Loaded>,
    pub(crate) changed: Changed,
    /// Changes, values and cards that came in.
    pub(crate) written: u64,
    /// Items of local state that the audit line counts as well.
    pub(crate) noted: u64,
    /// Files of attachments that exist only if this transaction commits.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) texts: PendingTexts,
    /// Cases whose row in the list was written already.
    pub(crate) listed: BTreeSet<CaseId>,
    /// What may never come back changed: the list beside the marker follows.
    pub(crate) erasing: bool,
    /// The import that is going on, as long as it can be undone later.
    pub(crate) undo: Option<i64>,
    remembered: Option<Remembered>,
    pub(crate) replaced: Option<Replaced>,
    subject: Option<Vec<u8>>,
}

/// What stood in records before the own person wrote in them; nothing of a record that was not there yet.
pub type Remembered = BTreeMap<RecordId, Option<RecordState>>;

impl Vault {
    /// Runs `work` as one transaction under the name `op`. An error of `work`, or of anything after it, leaves the
    /// vault as it was.
    pub fn transact<T>(
        &mut self,
        op: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>,
    ) -> Result<(T, Changed), Error> {
        let sql = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = Known::new(&sql, Arc::clone(&self.people));
        let mut tx = Tx::new(known, &*self.env, &self.own, &self.folder);
        let outcome = work(&mut tx).and_then(|value| tx.finish(op).map(|()| value));
        let (files, people, written, erasing) = (tx.files, tx.known.people, tx.written, tx.erasing);
        let mut changed = tx.changed;
        let committed = outcome.and_then(|value| sql.commit().map(|()| value).map_err(Error::from));
        match committed {
            Ok(value) => {
                self.people = people;
                if written > 0 {
                    self.own.counter = changed.counter;
                }
                changed.counter = self.own.counter;
                if erasing {
                    // Best effort: it is written again at every opening.
                    drop(self.write_purge_list());
                }
                Ok((value, changed))
            }
            Err(error) => {
                // Best effort: what stays behind is unreadable without its key, and swept at the next opening.
                files.iter().for_each(|file| drop(fs::remove_file(file)));
                Err(error)
            }
        }
    }
}

impl<'v> Tx<'v> {
    fn new(known: Known<'v>, env: &'v dyn Env, own: &'v Own, folder: &'v Folder) -> Tx<'v> {
        Tx {
            known,
            env,
            claimed: None,
            own,
            folder,
            loaded: HashMap::new(),
            changed: Changed {
                counter: own.counter + 1,
                ..Changed::default()
            },
            written: 0,
            noted: 0,
            files: Vec::new(),
            texts: PendingTexts::default(),
            listed: BTreeSet::new(),
            erasing: false,
            undo: None,
            remembered: None,
            replaced: None,
            subject: None,
        }
    }
}

impl Tx<'_> {
    /// Makes a record. Its first change writes audience and class. For `case/1` (with [`CaseId::NONE`]) the id that
    /// comes back is that of the case.
    pub fn create(
        &mut self,
        case: CaseId,
        kind: &str,
        audience: &[Token],
        class: Class,
        edits: &[FieldEdit<'_>],
    ) -> Result<RecordId, Error> {
        if known_kind(kind)?.once {
            return Err(Error::Kind(kind.to_owned()));
        }
        let mut all = sharing_edits(audience, class);
        all.extend_from_slice(edits);
        let change = self.own.author().create(&self.clock(), case, kind, &all);
        let id = change.header.record;
        self.add_own(change)?;
        Ok(id)
    }

    /// Makes the one record that `name` stands for on this device; when it is there already, nothing happens. A save that
    /// is sent twice makes one record.
    pub fn create_named(
        &mut self,
        name: [u8; 16],
        case: CaseId,
        kind: &str,
        audience: &[Token],
        class: Class,
        edits: &[FieldEdit<'_>],
    ) -> Result<RecordId, Error> {
        if known_kind(kind)?.once {
            return Err(Error::Kind(kind.to_owned()));
        }
        let id = RecordId::derive(self.own.device(), case, kind, &name);
        if self.load(&id)?.is_none() {
            let mut all = sharing_edits(audience, class);
            all.extend_from_slice(edits);
            let author = self.own.author();
            let change = author.create_named(&self.clock(), name, case, kind, &all);
            self.add_own(change)?;
        }
        Ok(id)
    }

    /// Writes to the record of a kind that exists once per case, making it where it does not exist yet. One that was
    /// withdrawn begins anew: nothing of what stood in it comes back.
    pub fn once(
        &mut self,
        case: CaseId,
        kind: &str,
        edits: &[FieldEdit<'_>],
    ) -> Result<RecordId, Error> {
        let rules = known_kind(kind)?;
        if !rules.once {
            return Err(Error::Kind(kind.to_owned()));
        }
        let creator = self
            .known
            .case_creator(&case)
            .ok_or(Error::UnknownCase(case))?;
        self.known.outcome()?;
        let id = RecordId::once(creator, case, kind);
        let held = self.load(&id)?.map(|loaded| loaded.state.clone());
        let device = self.own.device();
        let wrote = self
            .loaded
            .get(&id)
            .is_some_and(|loaded| has_change_of(loaded, device));
        // The first change of its creator brings audience and class along, also when others wrote before him.
        let mut all = if creator == device && !wrote {
            self.default_sharing(rules)
        } else {
            Vec::new()
        };
        if let Some(state) = &held {
            all.extend(anew(state, &self.own.root, edits));
        }
        all.extend_from_slice(edits);
        if held.is_some() {
            // A set can hold more than one change may take out of it.
            for part in all.chunks(MAX_WRITES) {
                self.write(id, part)?;
            }
        } else {
            let change = self
                .own
                .author()
                .create_once(&self.clock(), case, creator, kind, &all);
            self.add_own(change)?;
        }
        Ok(id)
    }

    /// Changes fields of a record; every write names all heads that stand now.
    pub fn write(&mut self, record: RecordId, edits: &[FieldEdit<'_>]) -> Result<(), Error> {
        let (own, clock) = (self.own, self.clock());
        let loaded = self.load(&record)?.ok_or(Error::UnknownRecord(record))?;
        let end = chain_end(&loaded.stored.changes, own.device(), own.epoch);
        let change = own.author().change(&clock, &loaded.state, end, edits);
        self.add_own(change)
    }

    /// The state of a record, with what this transaction wrote.
    pub fn state(&mut self, record: RecordId) -> Result<RecordState, Error> {
        Ok(self
            .load(&record)?
            .ok_or(Error::UnknownRecord(record))?
            .state
            .clone())
    }

    /// From now on remembers what stood in each record before the own person writes in it.
    pub fn remember(&mut self) {
        self.remembered = Some(Remembered::new());
    }

    /// What was remembered, once.
    pub fn remembered(&mut self) -> Remembered {
        self.remembered.take().unwrap_or_default()
    }

    /// The states of all records of a case, with what this transaction wrote.
    pub fn case_records(&self, case: CaseId) -> Result<Vec<RecordState>, Error> {
        read::case_states(&self.known, case)
    }

    /// The states of all records of a kind within a case, or outside every case with [`CaseId::NONE`].
    pub fn records_of_kind(&self, case: CaseId, kind: &str) -> Result<Vec<RecordState>, Error> {
        read::kind_states(&self.known, case, kind)
    }

    /// Stores a contact card that a person took in by hand. What happened to it comes back: an older one, or a clash
    /// with the one that is held, changes nothing.
    pub fn store_card(&mut self, card: &Card) -> Result<CardStep, Error> {
        let root = card.root_id();
        let (held, person) = (
            people::card(self.known.conn, &root)?,
            self.known.people.heir(&root),
        );
        let step = card_step(card, held.as_ref(), &person);
        let now = self.env.now().ms;
        match step {
            CardStep::New | CardStep::Newer => {}
            CardStep::Clash => {
                people::store_rival(self.known.conn, card, now)?;
                return Ok(step);
            }
            CardStep::Same | CardStep::Older | CardStep::NotKept => return Ok(step),
        }
        people::store_card(
            self.known.conn,
            Arc::make_mut(&mut self.known.people),
            card,
            now,
        )?;
        self.about(root.as_bytes());
        self.written += 1;
        Ok(step)
    }

    /// The person of this vault.
    pub fn own_root(&self) -> ledger::ids::RootId {
        self.own.root
    }

    /// Names what the audit line is about: a case, a record or a person.
    pub fn about(&mut self, subject: &[u8]) {
        self.subject = Some(subject.to_vec());
    }

    /// Notes one more line in the audit log, besides the one that every transaction writes.
    pub fn note(&self, op: &'static str, subject: Option<&[u8]>, count: u64) -> Result<(), Error> {
        let note = audit::Note {
            at: self.env.now(),
            op,
            device: self.own.device(),
            subject,
            count,
        };
        audit::note(self.known.conn, &note)
    }

    pub(crate) fn load(&mut self, id: &RecordId) -> Result<Option<&mut Loaded>, Error> {
        if !self.loaded.contains_key(id) {
            match read::load(&self.known, id)? {
                Some(loaded) => drop(self.loaded.insert(*id, loaded)),
                None => return Ok(None),
            }
        }
        Ok(self.loaded.get_mut(id))
    }

    fn add_own(&mut self, change: Change) -> Result<(), Error> {
        // What we sign must be readable by everyone: the limits of the format hold for us too.
        Change::decode(
            change.header_bytes.clone(),
            change.signature,
            Some(&change.body_bytes()),
        )?;
        let id = change.header.record;
        self.load(&id)?;
        if let Some(remembered) = &mut self.remembered {
            let held = self.loaded.get(&id);
            let before = || held.map(|loaded| loaded.state.clone());
            remembered.entry(id).or_insert_with(before);
        }
        self.add(change, None)
    }

    /// Stores one change; the read tables follow when the transaction ends.
    pub(crate) fn add(&mut self, change: Change, import: Option<i64>) -> Result<(), Error> {
        if erasures::refuses(self.known.conn, &change)? {
            return Err(Error::Erased);
        }
        let id = change.header.record;
        let no = match self.loaded.get(&id) {
            Some(loaded) => loaded.no,
            None => store::ensure_record(self.known.conn, &change)?,
        };
        let seq = store::insert_change(self.known.conn, no, &change, import)?;
        if store::is_case_record(&change) {
            self.known.forget_case(&CaseId::of(id));
        }
        let mut stored = self
            .loaded
            .remove(&id)
            .map(|loaded| loaded.stored)
            .unwrap_or_default();
        stored.push(change, seq);
        let state = derive(id, &stored.refs(), &self.known).ok_or(Error::UnknownRecord(id))?;
        self.known.outcome()?;
        tables::write_record(
            self.known.conn,
            no,
            &state,
            &stored.seqs,
            self.changed.counter,
            &mut self.texts,
        )?;
        self.changed.records.insert(id);
        self.changed.cases.insert(store::state_case(&state));
        self.listed.remove(&store::state_case(&state));
        self.loaded.insert(id, Loaded { no, stored, state });
        self.written += 1;
        Ok(())
    }

    fn default_sharing(&self, rules: &Kind) -> Vec<FieldEdit<'static>> {
        let audience: &[Token] = match rules.audience {
            DefaultAudience::Case => &[Token::Case],
            DefaultAudience::Creator => &[],
        };
        sharing_edits(audience, rules.class)
    }

    /// Rows of the touched cases, the audit line and the counter.
    fn finish(&mut self, op: &'static str) -> Result<(), Error> {
        self.changed.cases.remove(&CaseId::NONE);
        for case in &self.changed.cases - &self.listed {
            self.write_case(case)?;
        }
        self.texts.write(self.known.conn)?;
        let subject = self.subject.take();
        self.note(op, subject.as_deref(), self.written + self.noted)?;
        let mut counter = self.own.counter;
        if self.written > 0 {
            counter = self.changed.counter;
            self.known
                .conn
                .prepare_cached("UPDATE own SET counter = ?1")?
                .execute([counter.cast_signed()])?;
        }
        self.end_undo(counter)
    }

    fn write_case(&mut self, case: CaseId) -> Result<(), Error> {
        if self.changed.records.contains(&case.record()) {
            self.refresh_once_records(case)?;
        }
        let (states, totals) = read::row_parts(&self.known, case)?;
        let row = project::case_row(case, &states.iter().collect::<Vec<_>>(), &totals);
        tables::write_case(self.known.conn, case, row.as_ref(), self.changed.counter)
    }

    /// A record that exists once per case borrows audience and class of the case until its creator writes to it.
    fn refresh_once_records(&mut self, case: CaseId) -> Result<(), Error> {
        let creator = self.known.case_creator(&case);
        let once = KINDS.iter().filter(|kind| kind.once);
        for id in once.filter_map(|kind| Some(RecordId::once(creator?, case, kind.name))) {
            self.loaded.remove(&id);
            let counter = self.changed.counter;
            let conn = self.known.conn;
            if self.load(&id)?.is_some()
                && let Some(loaded) = self.loaded.get(&id)
                && tables::read_record(conn, loaded.no)? != project::record_row(&loaded.state)
            {
                tables::write_record(
                    conn,
                    loaded.no,
                    &loaded.state,
                    &loaded.stored.seqs,
                    counter,
                    &mut self.texts,
                )?;
            }
        }
        Ok(())
    }
}

fn known_kind(name: &str) -> Result<&'static Kind, Error> {
    kind(name).ok_or_else(|| Error::Kind(name.to_owned()))
}

fn sharing_edits(audience: &[Token], class: Class) -> Vec<FieldEdit<'static>> {
    vec![
        (AUDIENCE, Edit::Set(Token::value(audience))),
        (CLASS, Edit::Set(Value::from(class.code()))),
    ]
}

fn has_change_of(loaded: &Loaded, device: DeviceId) -> bool {
    loaded
        .stored
        .changes
        .iter()
        .any(|change| change.header.device == device)
}

/// Where the own chain of a record goes on. After a new epoch it counts from one and names the last own change held.
fn chain_end(changes: &[Change], device: DeviceId, epoch: Epoch) -> ChainEnd {
    let own = || {
        changes
            .iter()
            .filter(|change| change.header.device == device)
    };
    match own()
        .filter(|change| change.header.epoch == epoch)
        .max_by_key(|change| change.header.n)
    {
        Some(last) => ChainEnd {
            n: last.header.n,
            prev: Some(last.id),
        },
        None => ChainEnd {
            n: 0,
            prev: own().next_back().map(|last| last.id),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_desk::anna;

    #[test]
    fn a_full_disk_is_said_so_and_leaves_everything_as_it_was() {
        let mut desk = anna();
        let (case, fact) = desk.case_with_fact("gezien");
        let before = desk.vault.case_records(case).unwrap();
        let pages: i64 = desk
            .vault
            .conn
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .unwrap();
        desk.vault
            .conn
            .query_row(
                &format!("PRAGMA max_page_count = {}", pages + 4),
                [],
                |_| Ok(()),
            )
            .unwrap();
        let long = ("text", Edit::Set(Value::from("regen ".repeat(20_000))));
        let full = desk
            .vault
            .transact("write", |tx| tx.write(fact, std::slice::from_ref(&long)));
        assert!(matches!(full, Err(Error::DiskFull)), "{full:?}");
        assert_eq!(desk.vault.case_records(case).unwrap(), before);
        let draft = desk.vault.local("draft", |local| {
            local.save_draft("visit", "", &"r".repeat(90_000), 1)
        });
        assert!(matches!(draft, Err(Error::DiskFull)));
        desk.vault
            .conn
            .query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(()))
            .unwrap();
        desk.vault
            .transact("write", |tx| tx.write(fact, std::slice::from_ref(&long)))
            .unwrap();
        assert!(desk.vault.verify().unwrap().is_ok());
    }
}
