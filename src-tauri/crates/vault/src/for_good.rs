//! Erasing for good what waited long enough: the rows, everything local that is about it, files and traces.

use crate::{
    attachments,
    erasures::{self, ErasureState},
    error::Error,
    limbo, rekey, store,
    transact::{Changed, Tx},
    vault::Vault,
};
use ledger::{
    control::ControlHeader,
    erasure::{self, Answer},
    ids::{ControlId, RecordId},
    plan::case_of,
};
use std::collections::BTreeSet;

/// What was erased for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gone {
    /// Decisions that were carried out.
    pub erasures: usize,
    /// Files of attachments that could not be removed. Their keys are gone; they are tried again at every opening.
    pub files_left: usize,
}

impl Tx<'_> {
    /// Erases for good what waits, with everything local that is about it; gives the names of files to remove.
    fn carry_out(&mut self, ids: &[ControlId]) -> Result<(usize, Vec<[u8; 16]>), Error> {
        self.forget_undo()?;
        let (mut done, mut files) = (0, Vec::new());
        for id in ids {
            let found = erasures::find(self.known.conn, id)?.ok_or(Error::UnknownErasure)?;
            if found.state != ErasureState::Waiting {
                continue;
            }
            let header = &found.item.header;
            // A hold that came in after the decision, and was ended, goes with the case.
            self.take(&found.item)?;
            // What another decision took out of sight first goes now as well: the receipt says that it is gone.
            let gone = limbo::named(self.known.conn, header)?;
            self.forget_local(header, &gone)?;
            files.extend(limbo::erase(self.known.conn, header, &gone)?);
            let now = self.env.now().ms;
            erasures::step(
                self.known.conn,
                id,
                ErasureState::Erased,
                (found.due_ms, now),
            )?;
            if found.reply.is_some() {
                self.reply(&found, &Answer::Erased)?;
            }
            self.note("erased_for_good", Some(id.as_bytes()), found.records.into())?;
            self.written += 1;
            self.erasing = true;
            done += 1;
        }
        Ok((done, files))
    }

    /// Drafts, thoughts, settings and set-aside changes that are about what is erased.
    fn forget_local(
        &mut self,
        header: &ControlHeader,
        gone: &BTreeSet<RecordId>,
    ) -> Result<(), Error> {
        let values = header.targets.iter().filter(|one| one.change.is_some());
        let mut names: BTreeSet<String> = gone.iter().map(ToString::to_string).collect();
        // Of a redacted value the form may still hold it.
        names.extend(values.map(|target| target.record.to_string()));
        if header.targets.is_empty() {
            names.insert(header.case.to_string());
        }
        let conn = self.known.conn;
        for name in &names {
            for sql in [
                "DELETE FROM draft WHERE instr(target, ?1) > 0 OR instr(json, ?1) > 0",
                "DELETE FROM setting WHERE instr(key, ?1) > 0",
            ] {
                conn.prepare_cached(sql)?.execute([name])?;
            }
        }
        for record in gone {
            conn.prepare_cached("DELETE FROM interpretation WHERE visit = ?1")?
                .execute([record.as_bytes()])?;
        }
        self.forget_set_aside(header, gone)
    }

    fn forget_set_aside(
        &mut self,
        header: &ControlHeader,
        gone: &BTreeSet<RecordId>,
    ) -> Result<(), Error> {
        let conn = self.known.conn;
        let mut listed = erasure::Erased {
            reach: erasures::REACH,
            ..erasure::Erased::default()
        };
        listed.add(header.case, &header.targets);
        let mut numbers = Vec::new();
        let mut statement =
            conn.prepare_cached("SELECT no, header, signature, body FROM quarantine")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            // Of another kind than a change: nothing of a case stands in it.
            let Ok(change) = store::read_change(row, 1) else {
                continue;
            };
            let of_case = header.targets.is_empty() && case_of(&change) == header.case;
            let mut places = 0..change.body.len();
            let holds =
                places.any(|index| change.body[index].is_some() && listed.redacts(&change, index));
            if of_case || gone.contains(&change.header.record) || listed.refuses(&change) || holds {
                numbers.push(row.get::<_, i64>(0)?);
            }
        }
        drop(rows);
        for no in numbers {
            conn.prepare_cached("DELETE FROM quarantine WHERE no = ?1")?
                .execute([no])?;
        }
        Ok(())
    }
}

impl Vault {
    /// What waits and may be erased for good without anybody being asked once more.
    pub fn erasures_due(&self) -> Result<Vec<ControlId>, Error> {
        erasures::due_for_days(&self.conn, self.env.now().ms)
    }

    /// Erases for good: the rows and their traces in the file, the keys and files of attachments, received files, copies
    /// from before a migration. The caller made sure that nothing holds it up. A vault that is written anew after it
    /// ([`Vault::rewrite_under`]) holds nothing of it under any key.
    pub fn erase_for_good(&mut self, ids: &[ControlId]) -> Result<(Gone, Changed), Error> {
        let ((done, names), changed) = self.transact("erase_for_good", |tx| tx.carry_out(ids))?;
        let gone = Gone {
            erasures: done,
            files_left: attachments::remove(&self.folder.blobs(), &names),
        };
        if done > 0 {
            self.leave_no_trace()?;
        }
        Ok((gone, changed))
    }

    /// Empties the write-ahead log, the inbox and the copies from before a migration.
    pub(crate) fn leave_no_trace(&mut self) -> Result<(), Error> {
        self.sweep_inbox();
        rekey::remove_copies(&self.folder.copies());
        self.conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// The vault is under new keys: nothing of what was erased is in it any more.
    pub fn note_rewritten(&mut self) -> Result<(), Error> {
        let sql = "UPDATE erasure SET rewritten = 1 WHERE state = 'erased' AND rewritten = 0";
        self.conn.execute(sql, [])?;
        Ok(())
    }

    /// Whether something was erased for good since the vault was last written anew.
    pub fn owes_rewrite(&self) -> Result<bool, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT 1 FROM erasure WHERE state = 'erased' AND rewritten = 0 AND records > 0 LIMIT 1",
        )?;
        Ok(statement.exists([])?)
    }
}
