//! Local state: drafts, interpretations (K8), settings, quarantine and the export log. Never a change, never exported.

use crate::{audit, error::Error, own::Own, quarantine, transact::Tx, vault::Vault};
use ledger::{
    env::Env,
    ids::{ChangeId, RecordId, RootId},
};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

const DAY_MS: i64 = 24 * 3600 * 1000;
/// How long an interpretation is kept at most.
const INTERPRETATION_KEPT_MS: i64 = 30 * DAY_MS;

/// What a person was typing in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which form.
    pub form_kind: String,
    /// The record or case that the form is about; empty for a new one.
    pub target: String,
    /// The fields as the form keeps them.
    pub json: String,
    /// Counts up with every save, so that a late save of an older one is ignored.
    pub revision: i64,
    /// When it was saved, in milliseconds UTC.
    pub saved_ms: i64,
}

/// What only its author may know (class K8), beside a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpretation {
    /// Local number.
    pub no: i64,
    /// The visit that it belongs to.
    pub visit: RecordId,
    /// The text.
    pub text: String,
    /// When it was written, in milliseconds UTC.
    pub written_ms: i64,
    /// When it will be deleted, in milliseconds UTC.
    pub expires_ms: i64,
}

/// What was put in the place of the interpretations beside a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The visit.
    pub visit: RecordId,
    /// What its author could see there before.
    pub before: Vec<Interpretation>,
    /// What was put there; empty for nothing.
    pub text: String,
}

impl Replaced {
    /// Whether what is shown beside the visit is still what was put there.
    pub fn stands(&self, shown: &[Interpretation]) -> bool {
        joined(shown) == self.text
    }
}

/// A running write of local state.
pub struct Local<'v> {
    conn: &'v Connection,
    env: &'v dyn Env,
    own: &'v Own,
    noted: u64,
}

impl Vault {
    /// Runs `work` on the local state as one transaction. What is more than a draft or a setting leaves an audit line
    /// under the name `op`.
    pub fn local<T>(
        &mut self,
        op: &'static str,
        work: impl FnOnce(&mut Local<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let sql = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut local = Local {
            conn: &sql,
            env: &*self.env,
            own: &self.own,
            noted: 0,
        };
        let value = work(&mut local)?;
        if local.noted > 0 {
            let device = self.own.device();
            audit::note(
                &sql,
                &audit::Note {
                    at: self.env.now(),
                    op,
                    device,
                    subject: None,
                    count: local.noted,
                },
            )?;
        }
        sql.commit()?;
        Ok(value)
    }

    /// The draft of a form.
    pub fn draft(&self, form_kind: &str, target: &str) -> Result<Option<Draft>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT form_kind, target, json, revision, saved_ms FROM draft WHERE form_kind = ?1 AND target = ?2",
        )?;
        Ok(statement
            .query_row([form_kind, target], read_draft)
            .optional()?)
    }

    /// All drafts, the newest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT form_kind, target, json, revision, saved_ms FROM draft ORDER BY saved_ms DESC",
        )?;
        Ok(statement
            .query_map([], read_draft)?
            .collect::<Result<_, _>>()?)
    }

    /// The interpretations beside a visit that have not expired, in order of writing.
    pub fn interpretations(&self, visit: &RecordId) -> Result<Vec<Interpretation>, Error> {
        interpretations(&self.conn, visit, self.env.now().ms)
    }

    /// A setting.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// The settings whose key begins with `prefix`, with their values.
    pub fn settings_under(&self, prefix: &str) -> Result<Vec<(String, String)>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT key, value FROM setting WHERE key >= ?1 AND key < ?1 || char(1114111)",
        )?;
        let rows = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What is set aside, newest first.
    pub fn quarantine(&self, limit: u32) -> Result<Vec<quarantine::SetAside>, Error> {
        quarantine::list(&self.conn, limit)
    }
}

impl Tx<'_> {
    /// Writes local state together with what this transaction shares: both or nothing.
    pub fn local<T>(
        &mut self,
        work: impl FnOnce(&mut Local<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut local = Local {
            conn: self.known.conn,
            env: self.env,
            own: self.own,
            noted: 0,
        };
        let value = work(&mut local)?;
        self.noted += local.noted;
        Ok(value)
    }

    /// [`Local::keep_interpretation`], together with what this transaction shares. What it replaces is remembered.
    pub fn keep_interpretation(
        &mut self,
        visit: &RecordId,
        text: &str,
        days: u16,
    ) -> Result<(), Error> {
        let before = self.local(|local| local.keep_interpretation(visit, text, days))?;
        self.replaced = Some(Replaced {
            visit: *visit,
            before,
            text: text.to_owned(),
        });
        Ok(())
    }

    /// What [`Tx::keep_interpretation`] replaced, once.
    pub fn replaced_interpretations(&mut self) -> Option<Replaced> {
        self.replaced.take()
    }

    /// The same as [`Vault::interpretations`], with what this transaction wrote.
    pub fn interpretations(&self, visit: &RecordId) -> Result<Vec<Interpretation>, Error> {
        interpretations(self.known.conn, visit, self.env.now().ms)
    }
}

impl Local<'_> {
    /// Saves a draft; a revision that is not newer than the saved one is ignored, and `false` comes back.
    pub fn save_draft(
        &mut self,
        form_kind: &str,
        target: &str,
        json: &str,
        revision: i64,
    ) -> Result<bool, Error> {
        let saved = self
            .conn
            .prepare_cached(
                "INSERT INTO draft (form_kind, target, json, revision, saved_ms) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (form_kind, target) DO UPDATE SET json = excluded.json, revision = excluded.revision,
                     saved_ms = excluded.saved_ms WHERE excluded.revision > revision",
            )?
            .execute(params![form_kind, target, json, revision, self.env.now().ms])?;
        Ok(saved > 0)
    }

    /// Removes a draft: its form was saved, or the person threw it away.
    pub fn remove_draft(&mut self, form_kind: &str, target: &str) -> Result<(), Error> {
        self.conn
            .prepare_cached("DELETE FROM draft WHERE form_kind = ?1 AND target = ?2")?
            .execute([form_kind, target])?;
        Ok(())
    }

    /// Keeps this text as the interpretation beside a visit, in the place of what its author could see there (several
    /// with an empty line between them), for so many days, 30 at most; an empty one removes that. The same text as before
    /// keeps the days that it had. What was shown there comes back.
    pub fn keep_interpretation(
        &mut self,
        visit: &RecordId,
        text: &str,
        days: u16,
    ) -> Result<Vec<Interpretation>, Error> {
        let now = self.env.now().ms;
        let held = interpretations(self.conn, visit, now)?;
        if joined(&held) != text {
            self.remove_shown(visit, now)?;
            if !text.is_empty() {
                self.add_interpretation(visit, text, days)?;
            }
        }
        Ok(held)
    }

    /// Puts back what was replaced, each text with the days that it had; what is shown beside the visit makes way.
    pub fn put_back_interpretations(&mut self, replaced: &Replaced) -> Result<(), Error> {
        let now = self.env.now().ms;
        self.remove_shown(&replaced.visit, now)?;
        let standing = replaced.before.iter().filter(|held| held.expires_ms > now);
        for held in standing {
            self.insert_interpretation(&held.visit, &held.text, held.written_ms, held.expires_ms)?;
        }
        Ok(())
    }

    fn remove_shown(&mut self, visit: &RecordId, now_ms: i64) -> Result<(), Error> {
        // What a clock that runs ahead hides was not seen, so it is not replaced.
        self.noted += self.conn.execute(
            "DELETE FROM interpretation WHERE visit = ?1 AND expires_ms > ?2",
            params![visit.as_bytes(), now_ms],
        )? as u64;
        Ok(())
    }

    /// Keeps an interpretation beside a visit for so many days, 30 at most; its number comes back.
    pub fn add_interpretation(
        &mut self,
        visit: &RecordId,
        text: &str,
        days: u16,
    ) -> Result<i64, Error> {
        let now = self.env.now().ms;
        let kept = (i64::from(days) * DAY_MS).min(INTERPRETATION_KEPT_MS);
        self.insert_interpretation(visit, text, now, now + kept)
    }

    fn insert_interpretation(
        &mut self,
        visit: &RecordId,
        text: &str,
        written_ms: i64,
        expires_ms: i64,
    ) -> Result<i64, Error> {
        self.conn.execute(
            "INSERT INTO interpretation (visit, text, written_ms, expires_ms) VALUES (?1, ?2, ?3, ?4)",
            params![visit.as_bytes(), text, written_ms, expires_ms],
        )?;
        self.noted += 1;
        Ok(self.conn.last_insert_rowid())
    }

    /// Removes an interpretation: its author is done with it, or made an entry of it.
    pub fn remove_interpretation(&mut self, no: i64) -> Result<(), Error> {
        self.noted +=
            self.conn
                .execute("DELETE FROM interpretation WHERE no = ?1", [no])? as u64;
        Ok(())
    }

    /// Keeps a setting.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), Error> {
        self.conn.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value],
        )?;
        Ok(())
    }

    /// Forgets a setting.
    pub fn remove_setting(&mut self, key: &str) -> Result<(), Error> {
        self.conn
            .execute("DELETE FROM setting WHERE key = ?1", [key])?;
        Ok(())
    }

    /// Leaves an audit line for what was done with settings.
    pub fn note(&mut self) {
        self.noted += 1;
    }

    /// Removes an item from quarantine that a person settled.
    pub fn settle_quarantine(&mut self, change: &ChangeId) -> Result<(), Error> {
        self.noted += 1;
        quarantine::remove(self.conn, change)
    }

    /// Notes that a file was written, beside the signed sent register.
    pub fn log_export(&mut self, file: &[u8; 16], recipient: &RootId) -> Result<(), Error> {
        self.noted += 1;
        self.conn.execute(
            "INSERT INTO export_log (file, recipient, at_ms, counter) VALUES (?1, ?2, ?3, ?4)",
            params![
                file,
                recipient.as_bytes(),
                self.env.now().ms,
                self.own.counter.cast_signed()
            ],
        )?;
        Ok(())
    }
}

/// The interpretations beside a visit that have not expired at this moment, in order of writing.
fn interpretations(
    conn: &Connection,
    visit: &RecordId,
    now_ms: i64,
) -> Result<Vec<Interpretation>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT no, visit, text, written_ms, expires_ms FROM interpretation
         WHERE visit = ?1 AND expires_ms > ?2 ORDER BY no",
    )?;
    let rows = statement.query_map(params![visit.as_bytes(), now_ms], |row| {
        Ok(Interpretation {
            no: row.get(0)?,
            visit: RecordId::from_bytes(row.get(1)?),
            text: row.get(2)?,
            written_ms: row.get(3)?,
            expires_ms: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Several as one text, as their author sees them.
fn joined(interpretations: &[Interpretation]) -> String {
    let texts: Vec<&str> = interpretations
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    texts.join("\n\n")
}

/// Removes interpretations whose time was over already when the vault was last opened at least a day ago; says how
/// many. One day with a wrong clock wipes nothing: until a second day agrees they are only not shown.
pub(crate) fn expire_interpretations(conn: &Connection, now_ms: i64) -> Result<usize, Error> {
    Ok(conn.execute(
        "DELETE FROM interpretation WHERE expires_ms <= ?1 AND expires_ms <=
             (SELECT at_ms FROM audit WHERE op = 'unlock' AND at_ms <= ?2 ORDER BY seq DESC LIMIT 1)",
        [now_ms, now_ms.saturating_sub(DAY_MS)],
    )?)
}

fn read_draft(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        form_kind: row.get(0)?,
        target: row.get(1)?,
        json: row.get(2)?,
        revision: row.get(3)?,
        saved_ms: row.get(4)?,
    })
}
