//! Files on which a merged one builds and that never came: what is missing here, by sender and case.

use crate::{acks::Arrived, error::Error, transact::Tx, vault::Vault};
use ledger::{
    acks::FileId,
    erasure,
    ids::{CaseId, RootId},
    plan::Incoming,
};
use rusqlite::{Connection, params};

/// So many missing files are remembered per sender and case.
const MOST_GAPS: usize = 100;

/// Files of somebody on which a merged one builds, and which never came here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Whose files.
    pub sender: RootId,
    /// The case that they are about.
    pub case: CaseId,
    /// How many.
    pub files: u32,
    /// Since when it is known, in milliseconds UTC.
    pub since_ms: i64,
}

impl Vault {
    /// Of these files of a person the ones that were not merged here.
    pub fn not_received(&self, from: &RootId, files: &[FileId]) -> Result<Vec<FileId>, Error> {
        not_received(&self.conn, from, files)
    }

    /// Where files are missing.
    pub fn gaps(&self) -> Result<Vec<Gap>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT sender, case_id, count(*), min(since_ms) FROM gap GROUP BY sender, case_id ORDER BY 4, 1, 2",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Gap {
                sender: RootId::from_bytes(row.get(0)?),
                case: CaseId::from_bytes(row.get(1)?),
                files: row.get(2)?,
                since_ms: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Tx<'_> {
    /// Notes which files are missing before a merged one, and which of those that were missing came.
    pub(crate) fn note_gaps(
        &mut self,
        incoming: &Incoming,
        arrived: &Arrived<'_>,
    ) -> Result<(), Error> {
        let (conn, sender) = (self.known.conn, &incoming.sender);
        conn.prepare_cached("DELETE FROM gap WHERE sender = ?1 AND file = ?2")?
            .execute(params![sender.as_bytes(), arrived.file])?;
        let mut missing = not_received(conn, sender, arrived.presumes)?;
        missing.truncate(MOST_GAPS);
        let only_asked = erasure::only_asked(incoming);
        let told = incoming.scope.iter();
        for case in told.filter(|case| !only_asked.contains(*case)) {
            if arrived.is_full {
                close_gap(conn, sender, case)?;
            }
            let mut held = conn.prepare_cached(
                "SELECT (SELECT count(*) FROM gap WHERE sender = ?1 AND case_id = ?2),
                        EXISTS (SELECT 1 FROM record WHERE case_id = ?2)",
            )?;
            let (known, is_here): (u32, bool) = held
                .query_row([&sender.as_bytes()[..], &case.as_bytes()[..]], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?;
            let room = MOST_GAPS.saturating_sub(known as usize);
            for file in missing.iter().take(if is_here { room } else { 0 }) {
                conn.prepare_cached(
                    "INSERT INTO gap (sender, case_id, file, since_ms) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO NOTHING",
                )?
                .execute(params![
                    sender.as_bytes(),
                    case.as_bytes(),
                    file,
                    self.env.now().ms
                ])?;
            }
        }
        Ok(())
    }
}

/// Of these files of a person the ones that were not merged here.
pub(crate) fn not_received(
    conn: &Connection,
    from: &RootId,
    files: &[FileId],
) -> Result<Vec<FileId>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT 1 FROM received WHERE file = ?1 AND sender = ?2")?;
    let mut missing = Vec::new();
    for file in files {
        if !statement.exists(params![file, from.as_bytes()])? {
            missing.push(*file);
        }
    }
    Ok(missing)
}

/// Nothing is missing any more.
pub(crate) fn close_gap(conn: &Connection, sender: &RootId, case: &CaseId) -> Result<(), Error> {
    conn.prepare_cached("DELETE FROM gap WHERE sender = ?1 AND case_id = ?2")?
        .execute(params![sender.as_bytes(), case.as_bytes()])?;
    Ok(())
}
