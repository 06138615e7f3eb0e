//! "Controleer kluis": every signature is checked, and every read table is made again from the changes and compared.

use crate::{
    attachments::{self, AttachmentCheck},
    audit, control,
    error::Error,
    people::{self, Known},
    project::{self, CaseRow, CaseTotals, ROW_KINDS},
    store::{self, Stored},
    tables,
    transact::{Changed, Tx},
    vault::Vault,
    watch::{Watch, tell, unwatched},
};
use ed25519_dalek::VerifyingKey;
use ledger::{
    derive::derive,
    ids::{CaseId, ChangeId, DeviceId, RecordId},
    record::RecordState,
};
use std::collections::{BTreeMap, HashMap};

/// What is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A stored change cannot be read, or its id is not that of its header.
    Unreadable {
        /// Number of the change.
        seq: i64,
    },
    /// The signature of a change does not match, or nobody is known who could have made it.
    Signature(ChangeId),
    /// A change stands with another record than the one that it names.
    Misplaced(ChangeId),
    /// The row of a record does not follow from its changes.
    Record(RecordId),
    /// The heads of a record do not follow from its changes.
    Heads(RecordId),
    /// The searchable text of a record does not follow from its changes.
    Text(RecordId),
    /// The row of a case does not follow from its records.
    Case(CaseId),
    /// The full-text index does not match the texts.
    Index,
    /// A control item cannot be read, or was not signed by its author.
    Control {
        /// Its number.
        no: i64,
    },
    /// The audit log was altered from this line on.
    Audit {
        /// Number of the line.
        seq: i64,
    },
    /// An attachment is missing or damaged, named by the hash of its content.
    Attachment([u8; 32]),
    /// The database itself reports damage.
    Pages,
}

impl Problem {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Unreadable { .. } => "unreadable",
            Problem::Signature(_) => "signature",
            Problem::Misplaced(_) => "misplaced",
            Problem::Record(_) => "record",
            Problem::Heads(_) => "heads",
            Problem::Text(_) => "text",
            Problem::Case(_) => "case",
            Problem::Index => "index",
            Problem::Control { .. } => "control",
            Problem::Audit { .. } => "audit",
            Problem::Attachment(_) => "attachment",
            Problem::Pages => "pages",
        }
    }

    /// Whether it is about a table that follows from the signed changes, and so can be made again from them.
    pub fn is_derived(&self) -> bool {
        match self {
            Problem::Record(_)
            | Problem::Heads(_)
            | Problem::Text(_)
            | Problem::Case(_)
            | Problem::Index => true,
            Problem::Unreadable { .. }
            | Problem::Signature(_)
            | Problem::Misplaced(_)
            | Problem::Control { .. }
            | Problem::Audit { .. }
            | Problem::Attachment(_)
            | Problem::Pages => false,
        }
    }

    /// The record that it is about, if it is about one.
    pub fn record(&self) -> Option<RecordId> {
        match self {
            Problem::Record(record) | Problem::Heads(record) | Problem::Text(record) => {
                Some(*record)
            }
            Problem::Case(case) => Some(case.record()),
            Problem::Unreadable { .. }
            | Problem::Signature(_)
            | Problem::Misplaced(_)
            | Problem::Index
            | Problem::Control { .. }
            | Problem::Audit { .. }
            | Problem::Attachment(_)
            | Problem::Pages => None,
        }
    }
}

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Changes that were looked at.
    pub changes: u64,
    /// Records that were looked at.
    pub records: u64,
    /// What is not as it should be; empty is good.
    pub problems: Vec<Problem>,
}

impl Verification {
    /// Whether everything is as it should be.
    pub fn is_ok(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether something is wrong, and nothing that cannot be made again from the signed changes.
    pub fn can_be_rebuilt(&self) -> bool {
        !self.is_ok() && self.problems.iter().all(Problem::is_derived)
    }
}

/// A running check.
struct Check<'a> {
    known: Known<'a>,
    keys: HashMap<DeviceId, VerifyingKey>,
    cases: BTreeMap<CaseId, (Vec<RecordState>, CaseTotals)>,
    outcome: Verification,
}

impl Vault {
    /// Checks the whole vault; changes nothing but the audit log.
    pub fn verify(&mut self) -> Result<Verification, Error> {
        let mut found = self.verify_records(&mut unwatched)?;
        let mut checks = self.attachment_checks()?;
        checks.retain(|check| !check.is_whole());
        self.finish_verification(&mut found, &checks)?;
        Ok(found)
    }

    /// The part of a check that needs the database: changes, read tables, audit log.
    pub fn verify_records(&self, watch: &mut Watch<'_>) -> Result<Verification, Error> {
        let mut check = Check {
            known: self.known(),
            keys: people::signing_keys(&self.conn)?,
            cases: BTreeMap::new(),
            outcome: Verification {
                changes: 0,
                records: 0,
                problems: Vec::new(),
            },
        };
        check.pages()?;
        check.records(watch)?;
        check.cases()?;
        check.control()?;
        check.index();
        let mut outcome = check.outcome;
        outcome
            .problems
            .extend(audit::broken_at(&self.conn)?.map(|seq| Problem::Audit { seq }));
        Ok(outcome)
    }

    /// The attachments that are to be looked at; the vault need not be held meanwhile.
    pub fn attachment_checks(&self) -> Result<Vec<AttachmentCheck>, Error> {
        attachments::checks(&self.conn, &self.folder.blobs())
    }

    /// Adds the attachments that are not whole, as far as they are stored still, and notes the check.
    pub fn finish_verification(
        &mut self,
        found: &mut Verification,
        damaged: &[AttachmentCheck],
    ) -> Result<(), Error> {
        for check in damaged {
            if attachments::is_stored(&self.conn, check)? {
                found.problems.push(Problem::Attachment(*check.sha256()));
            }
        }
        self.note("verify", None, found.problems.len() as u64)
    }

    /// Makes every read table again from the signed changes, as one transaction.
    pub fn rebuild(&mut self) -> Result<Changed, Error> {
        self.rebuild_watched(&mut unwatched)
    }

    /// [`Vault::rebuild`] while somebody watches.
    pub fn rebuild_watched(&mut self, watch: &mut Watch<'_>) -> Result<Changed, Error> {
        self.transact("rebuild", |tx| tx.derive_again(watch))
            .map(|((), changed)| changed)
    }
}

impl Tx<'_> {
    /// Makes every read table again from the signed changes.
    pub(crate) fn derive_again(&mut self, watch: &mut Watch<'_>) -> Result<(), Error> {
        self.loaded.clear();
        self.known.forget_cases();
        let ids = all_records(self.known.conn)?;
        self.known.conn.execute_batch(
            "INSERT INTO text_index (text_index) VALUES ('delete-all'); DELETE FROM text;",
        )?;
        for (place, (no, id)) in ids.iter().enumerate() {
            tell(watch, place as u64, ids.len() as u64)?;
            let stored = store::checked_changes(self.known.conn, *no)?;
            let Some(state) = derive(*id, &stored.refs(), &self.known) else {
                continue;
            };
            tables::write_record(
                self.known.conn,
                *no,
                &state,
                &stored.seqs,
                self.changed.counter,
                &mut self.texts,
            )?;
            self.changed.records.insert(*id);
            self.changed.cases.insert(store::state_case(&state));
        }
        self.known.outcome()?;
        self.written += 1;
        Ok(())
    }
}

fn all_records(conn: &rusqlite::Connection) -> Result<Vec<(i64, RecordId)>, Error> {
    let mut statement = conn.prepare("SELECT no, id FROM record ORDER BY no")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, RecordId::from_bytes(row.get(1)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Check<'_> {
    fn report(&mut self, problem: Problem) {
        self.outcome.problems.push(problem);
    }

    fn pages(&mut self) -> Result<(), Error> {
        let answer: String = self
            .known
            .conn
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if answer != "ok" {
            self.report(Problem::Pages);
        }
        Ok(())
    }

    fn records(&mut self, watch: &mut Watch<'_>) -> Result<(), Error> {
        let all = all_records(self.known.conn)?;
        let total = all.len() as u64;
        for (no, id) in all {
            tell(watch, self.outcome.records, total)?;
            self.outcome.records += 1;
            let stored = self.changes(no, &id)?;
            let state = derive(id, &stored.refs(), &self.known);
            self.known.outcome()?;
            match state {
                Some(state) => self.record(no, state, &stored)?,
                None => self.report(Problem::Record(id)),
            }
        }
        Ok(())
    }

    /// Every control item is what its author signed.
    fn control(&mut self) -> Result<(), Error> {
        for (no, id, item) in control::stored(self.known.conn)? {
            let is_whole = item.is_some_and(|item| {
                let key = self.keys.get(&item.header.device);
                *item.id.as_bytes() == id && key.is_some_and(|key| item.verify(key).is_ok())
            });
            if !is_whole {
                self.report(Problem::Control { no });
            }
        }
        Ok(())
    }

    /// The changes of a record that are what they say they are.
    fn changes(&mut self, no: i64, id: &RecordId) -> Result<Stored, Error> {
        let conn = self.known.conn;
        let mut statement = conn.prepare_cached(
            "SELECT seq, header, signature, body, id FROM change WHERE record = ?1 ORDER BY seq",
        )?;
        let mut rows = statement.query([no])?;
        let mut stored = Stored::default();
        while let Some(row) = rows.next()? {
            self.outcome.changes += 1;
            let (seq, stored_id): (i64, [u8; 32]) = (row.get(0)?, row.get(4)?);
            let Ok(change) = store::read_change(row, 1) else {
                self.report(Problem::Unreadable { seq });
                continue;
            };
            if *change.id.as_bytes() != stored_id {
                self.report(Problem::Unreadable { seq });
                continue;
            }
            let signed = self
                .keys
                .get(&change.header.device)
                .is_some_and(|key| change.verify(key).is_ok());
            if !signed {
                self.report(Problem::Signature(change.id));
            } else if change.header.record != *id {
                self.report(Problem::Misplaced(change.id));
            } else {
                stored.push(change, seq);
            }
        }
        Ok(stored)
    }

    fn record(&mut self, no: i64, state: RecordState, stored: &Stored) -> Result<(), Error> {
        let conn = self.known.conn;
        let row = project::record_row(&state);
        if tables::read_record(conn, no)? != row {
            self.report(Problem::Record(state.id));
        }
        if tables::read_heads(conn, no)? != tables::expected_heads(&state, &stored.seqs) {
            self.report(Problem::Heads(state.id));
        }
        if tables::read_text(conn, no)?.unwrap_or_default() != project::searchable(&state) {
            self.report(Problem::Text(state.id));
        }
        let (states, totals) = self.cases.entry(row.case).or_default();
        totals.count(&row, &state);
        if ROW_KINDS.contains(&state.kind.as_str()) {
            states.push(state);
        }
        Ok(())
    }

    fn cases(&mut self) -> Result<(), Error> {
        let cases = std::mem::take(&mut self.cases);
        let mut expected: BTreeMap<CaseId, CaseRow> = BTreeMap::new();
        for (case, (states, totals)) in &cases {
            let row = project::case_row(*case, &states.iter().collect::<Vec<_>>(), totals);
            expected.extend(row.map(|row| (*case, row)));
        }
        let conn = self.known.conn;
        let mut statement = conn.prepare("SELECT case_id FROM case_list")?;
        let listed = statement.query_map([], |row| Ok(CaseId::from_bytes(row.get(0)?)))?;
        let listed: Vec<CaseId> = listed.collect::<Result<_, _>>()?;
        for case in listed {
            if tables::read_case(conn, case)? != expected.remove(&case) {
                self.report(Problem::Case(case));
            }
        }
        for case in expected.into_keys() {
            self.report(Problem::Case(case));
        }
        Ok(())
    }

    /// The index says itself whether it matches its content.
    fn index(&mut self) {
        let check = "INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 1)";
        if self.known.conn.execute_batch(check).is_err() {
            self.report(Problem::Index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kdf::Kdf,
        tests_desk::{Desk, anna},
    };
    use ledger::cbor::Value;

    fn problems(desk: &mut Desk) -> Vec<Problem> {
        desk.vault.verify().unwrap().problems
    }

    fn alter(desk: &Desk, sql: &str) {
        assert!(desk.vault.conn.execute(sql, []).unwrap() > 0, "{sql}");
    }

    #[test]
    fn hand_altered_read_rows_are_found_and_rebuilt() {
        let mut desk = anna();
        let (case, fact) = desk.case_with_fact("gezien");
        for (sql, expected) in [
            (
                "UPDATE record SET hidden = 1 WHERE kind = 'fact/1'",
                Problem::Record(fact),
            ),
            (
                "UPDATE record SET class = 'K0' WHERE kind = 'fact/1'",
                Problem::Record(fact),
            ),
            (
                "DELETE FROM head WHERE field = 'text'",
                Problem::Heads(fact),
            ),
            (
                "UPDATE head SET write = 9 WHERE field = 'text'",
                Problem::Heads(fact),
            ),
            (
                "UPDATE text SET content = 'niets gezien'",
                Problem::Text(fact),
            ),
            ("UPDATE case_list SET urgency = 'low'", Problem::Case(case)),
            ("DELETE FROM case_list", Problem::Case(case)),
        ] {
            assert_eq!(problems(&mut desk), vec![], "before {sql}");
            alter(&desk, sql);
            let found = desk.vault.verify().unwrap();
            assert!(found.problems.contains(&expected), "{sql}");
            assert!(found.can_be_rebuilt(), "{sql}");
            desk.vault.rebuild().unwrap();
        }
        assert_eq!(problems(&mut desk), vec![]);
    }

    /// Anna's vault with the recovery code on paper, so that the program opens it.
    fn finished() -> Desk {
        let (dir, env) = (tempfile::tempdir().unwrap(), anna().env);
        let identity = crate::NewIdentity {
            name: "Anna de Wit".to_owned(),
            organisation: "GGD Waterveen".to_owned(),
            domain: "care".to_owned(),
            function: "verpleegkundige".to_owned(),
        };
        let place = dir.path().join("kluis");
        let (mut vault, code) =
            Vault::create(place, &passphrase(), &identity, env.clone(), Kdf::CHEAP).unwrap();
        let groups = code.groups();
        let typed = [0, 1].map(|place| (place, groups[place].as_str()));
        assert!(vault.confirm_code(&code, typed).unwrap());
        Desk { vault, env, dir }
    }

    fn passphrase() -> crate::Secret {
        crate::Secret::new("regenjas paardenbloem kozijn")
    }

    /// Copies a folder with what is in it.
    fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let (entry, target) = (
                entry.as_ref().unwrap(),
                to.join(entry.as_ref().unwrap().file_name()),
            );
            if entry.file_type().unwrap().is_dir() {
                copy_folder(&entry.path(), &target);
            } else {
                std::fs::copy(entry.path(), target).unwrap();
            }
        }
    }

    /// `WOONRUST_WRITE_GOLDEN=1` writes it anew, before the release only; a journey repairs it through the use cases.
    #[test]
    fn the_committed_stale_vault_can_be_rebuilt() {
        let golden =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/stale-vault");
        if std::env::var_os("WOONRUST_WRITE_GOLDEN").is_some() {
            let mut desk = finished();
            desk.case_with_fact("gezien");
            for sql in [
                "DELETE FROM head WHERE field = 'text'",
                "UPDATE text SET content = 'niets'",
                "UPDATE case_list SET urgency = 'low'",
            ] {
                alter(&desk, sql);
            }
            let dir = desk.vault.dir().to_owned();
            drop(desk.vault);
            drop(std::fs::remove_dir_all(&golden));
            copy_folder(&dir, &golden);
        }
        let dir = tempfile::tempdir().unwrap();
        copy_folder(&golden, dir.path());
        let env = anna().env;
        let mut vault = Vault::open(dir.path(), &passphrase(), env).unwrap();
        let found = vault.verify().unwrap();
        assert!(found.can_be_rebuilt(), "{found:?}");
        let changed = vault.rebuild().unwrap();
        assert!(!changed.cases.is_empty() && !changed.records.is_empty());
        assert!(vault.verify().unwrap().is_ok());
    }

    #[test]
    fn a_hand_altered_change_is_found() {
        for (sql, signature) in [
            (
                "UPDATE change SET signature = zeroblob(64) WHERE seq = 2",
                true,
            ),
            (
                "UPDATE change SET header = (SELECT header FROM change WHERE seq = 1) WHERE seq = 2",
                false,
            ),
            ("UPDATE change SET body = x'00' WHERE seq = 2", false),
            ("UPDATE change SET id = zeroblob(32) WHERE seq = 2", false),
        ] {
            let mut desk = anna();
            desk.case_with_fact("gezien");
            let id = desk.vault.changes_of(desk.fact()).unwrap()[0].id;
            alter(&desk, sql);
            let expected = if signature {
                Problem::Signature(id)
            } else {
                Problem::Unreadable { seq: 2 }
            };
            assert!(problems(&mut desk).contains(&expected), "{sql}");
        }
    }

    #[test]
    fn a_value_that_nobody_signed_is_found_though_it_reads_well() {
        let mut desk = anna();
        let (_, fact) = desk.case_with_fact("gezien");
        let mut change = desk.vault.changes_of(fact).unwrap().remove(0);
        for slot in change.body.iter_mut().flatten() {
            if slot.value.as_text() == Some("gezien") {
                slot.value = Value::from("verzonnen");
            }
        }
        let sql = "UPDATE change SET body = ?1 WHERE id = ?2";
        let altered = rusqlite::params![change.body_bytes(), change.id.as_bytes()];
        assert_eq!(desk.vault.conn.execute(sql, altered).unwrap(), 1);
        let shown = desk.vault.state(fact).unwrap();
        assert_eq!(shown.text("text"), Some("verzonnen"));
        let found = desk.vault.verify().unwrap();
        assert!(found.problems.contains(&Problem::Unreadable { seq: 2 }));
        assert!(!found.can_be_rebuilt());
        assert!(desk.vault.rebuild().is_err());
    }

    #[test]
    fn a_change_moved_to_another_record_is_found() {
        let mut desk = anna();
        desk.case_with_fact("gezien");
        let id = desk.vault.changes_of(desk.fact()).unwrap()[0].id;
        alter(&desk, "UPDATE change SET record = 1 WHERE seq = 2");
        assert!(problems(&mut desk).contains(&Problem::Misplaced(id)));
    }

    #[test]
    fn a_damaged_or_missing_attachment_is_found() {
        let mut desk = anna();
        let (_, fact) = desk.case_with_fact("gezien");
        let (sha256, _) = desk
            .vault
            .transact("attach", |tx| tx.attach(fact, b"foto"))
            .unwrap();
        assert_eq!(problems(&mut desk), vec![]);
        let blobs = desk.dir.path().join("kluis/blobs");
        let path = std::fs::read_dir(blobs)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[0] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(problems(&mut desk), vec![Problem::Attachment(sha256)]);
        assert!(matches!(
            desk.vault.blob(&fact, &sha256),
            Err(Error::AttachmentDamaged)
        ));
        std::fs::remove_file(&path).unwrap();
        assert_eq!(problems(&mut desk), vec![Problem::Attachment(sha256)]);
    }

    #[test]
    fn an_altered_shortened_or_lengthened_audit_log_is_found() {
        for (sql, seq) in [
            ("UPDATE audit SET count = 7 WHERE seq = 2", 2),
            ("UPDATE audit SET at_ms = at_ms + 1 WHERE seq = 3", 3),
            ("DELETE FROM audit WHERE seq = 2", 3),
            ("DELETE FROM audit WHERE seq = 3", 3),
        ] {
            let mut desk = anna();
            desk.env.pass_ms(60_000);
            desk.case_with_fact("gezien");
            alter(&desk, sql);
            assert_eq!(problems(&mut desk), vec![Problem::Audit { seq }], "{sql}");
        }
    }
}
