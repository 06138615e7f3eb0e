//! What somebody else asks to erase, judged before anything of it is hidden: a person here can only agree to what he could
//! have decided himself, within the one case that the request names. What holds that case up is asked beside it.

use crate::{control::MAX_ITEMS, error::Error, limbo, vault::Vault};
use casework::erasure::{may_go_along, may_redact};
use ledger::{
    control::{ControlHeader, ControlKind, Target},
    erasure,
    ids::{CaseId, RecordId, RootId},
};
use rusqlite::{Connection, OptionalExtension};

impl Vault {
    /// Whether a person here can agree to what somebody else asks.
    pub fn may_agree(&self, asked: &ControlHeader) -> Result<bool, Error> {
        may_agree(&self.conn, asked)
    }
}

/// Whether a request asks for nothing but the whole of one case, or whole records or values of it that may go by themselves.
/// What of it is not here is no reason: when that comes later, an item reaches nothing outside its case either, and nothing
/// that may not go by itself.
pub(crate) fn may_agree(conn: &Connection, asked: &ControlHeader) -> Result<bool, Error> {
    if !erasure::asks(asked) || asked.case == CaseId::NONE {
        return Ok(false);
    }
    for target in &asked.targets {
        let fits = match (target.change, target.write) {
            (None, _) => asked.kind == ControlKind::Purge && may_purge(conn, asked.case, target)?,
            (Some(_), Some(write)) => {
                asked.kind == ControlKind::Redact && is_words(conn, asked.case, target, write)?
            }
            (Some(_), None) => false,
        };
        if !fits {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether as much stands here by somebody as one person may bring, what nobody answered yet aside: then nothing more is
/// agreed to by itself.
pub(crate) fn is_full(conn: &Connection, author: &RootId) -> Result<bool, Error> {
    let mut statement =
        conn.prepare_cached("SELECT count(*) FROM erasure WHERE root = ?1 AND state <> 'asked'")?;
    let held: i64 = statement.query_row([author.as_bytes()], |row| row.get(0))?;
    Ok(held >= MAX_ITEMS)
}

/// Of what somebody asks and nobody answered yet the newest stays; the rest makes room, and may come again.
pub(crate) fn make_room(conn: &Connection) -> Result<(), Error> {
    let mut past = conn.prepare_cached(
        "SELECT control FROM (
             SELECT control, row_number() OVER (PARTITION BY root ORDER BY no DESC) AS place
             FROM erasure WHERE state = 'asked')
         WHERE place > ?1",
    )?;
    let ids: Vec<[u8; 32]> = past
        .query_map([MAX_ITEMS], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        for sql in [
            "DELETE FROM erasure WHERE control = ?1",
            "DELETE FROM control WHERE id = ?1",
        ] {
            conn.prepare_cached(sql)?.execute([id])?;
        }
    }
    Ok(())
}

fn may_purge(conn: &Connection, case: CaseId, target: &Target) -> Result<bool, Error> {
    let held = held(conn, &target.record)?;
    Ok(held.is_none_or(|(of, kind)| of == case && may_go_along(&kind)))
}

fn is_words(conn: &Connection, case: CaseId, target: &Target, write: u16) -> Result<bool, Error> {
    let Some((of, kind)) = held(conn, &target.record)? else {
        return Ok(true);
    };
    let found = limbo::find(conn, target)?;
    let words = found.is_none_or(|found| {
        let write = found.change.header.writes.get(usize::from(write));
        write.is_some_and(|write| may_redact(&kind, &write.field))
    });
    Ok(of == case && words)
}

/// Case and kind of a record that is here, in sight or waiting to be erased.
fn held(conn: &Connection, record: &RecordId) -> Result<Option<(CaseId, String)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT case_id, kind FROM record WHERE id = ?1
         UNION ALL SELECT case_id, kind FROM limbo WHERE record = ?1 LIMIT 1",
    )?;
    let found = statement.query_row([record.as_bytes()], |row| {
        Ok((CaseId::from_bytes(row.get(0)?), row.get(1)?))
    });
    Ok(found.optional()?)
}
