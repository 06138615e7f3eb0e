//! Acknowledgements: what was merged here, which its sender is told; and what others acknowledged, which need not go to
//! them again.

use crate::{
    control,
    error::Error,
    gaps::{close_gap, not_received},
    lacks::lacks,
    transact::Tx,
    vault::Vault,
};
use ledger::{
    acks::{Acked, Acks, FileId},
    control::{ControlItem, ControlKind},
    env::Wall,
    ids::{ChangeId, DeviceId, Epoch, RootId},
    plan::{Incoming, Plan},
    request,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap};

/// So much may be missing of all acknowledged files of one person together: with more, a file to him could not be written.
const MOST_TOLD: usize = 20_000;
/// So many of the newest files of one person are acknowledged.
const MOST_FILES: i64 = 2000;
/// So many of the newest files that nobody acknowledged may still be: of older ones it is forgotten what was in them.
const MOST_OPEN: i64 = 64;

/// A merged file, as far as acknowledgements go.
#[derive(Debug, Clone, Copy)]
pub struct Arrived<'a> {
    /// Its id.
    pub file: FileId,
    /// It holds everything that its sender shares of its cases.
    pub is_full: bool,
    /// When it was made, as its sender's clock claims.
    pub created: Wall,
    /// The files on which it builds.
    pub presumes: &'a [FileId],
    /// What devices of the sender acknowledge.
    pub acks: &'a [Acks],
}

/// What the recipient has by what he acknowledged on every device in use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Presumed {
    held: HashMap<ChangeId, Vec<(Vec<bool>, FileId)>>,
}

impl Presumed {
    /// The file by which he has a change with at least these values and, behind them, its attachment.
    pub fn file_with(&self, change: &ChangeId, slots: &[bool]) -> Option<FileId> {
        let covers = |held: &&(Vec<bool>, FileId)| {
            let mut wanted = slots.iter().enumerate().filter(|(_, wanted)| **wanted);
            wanted.all(|(index, _)| held.0.get(index) == Some(&true))
        };
        let newest_first = self.held.get(change)?.iter().rev();
        newest_first.into_iter().find(covers).map(|(_, file)| *file)
    }

    /// He acknowledged nothing, or not on every device.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }
}

/// A file that was written for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    /// Its id.
    pub file: FileId,
    /// When, in milliseconds UTC.
    pub at_ms: i64,
    /// The devices that acknowledged it.
    pub acked: BTreeSet<DeviceId>,
}

impl Vault {
    /// What this device tells a person of the files that came from him: which were merged in the life that goes on, and
    /// what of them is not held.
    pub fn acks_for(&self, root: &RootId) -> Result<Vec<Acks>, Error> {
        let own = self.own();
        let (mut files, mut told_of) = (Vec::new(), 0);
        let mut statement = self.conn.prepare_cached(
            "SELECT max(import), file, told FROM received WHERE sender = ?1 AND epoch = ?2
             GROUP BY file ORDER BY 1 DESC LIMIT ?3",
        )?;
        let mut rows =
            statement.query(params![root.as_bytes(), own.epoch.as_bytes(), MOST_FILES])?;
        while let Some(row) = rows.next()? {
            let (import, file, told): (i64, FileId, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if !told {
                continue;
            }
            let lacks = lacks(&self.conn, import)?;
            // A file that is not acknowledged comes again; the newer ones go first.
            if told_of + lacks.len() <= MOST_TOLD {
                told_of += lacks.len();
                files.push(Acked { file, lacks });
            }
        }
        files.sort_by_key(|acked| acked.file);
        Ok(vec![Acks {
            device: own.device,
            epoch: own.epoch,
            files,
        }])
    }

    /// What a person acknowledged on every one of these devices of his.
    pub fn presumed(&self, to: &RootId, devices: &[DeviceId]) -> Result<Presumed, Error> {
        let sent = self.sent_files(to)?;
        let by_all = |sent: &&SentFile| {
            !devices.is_empty() && devices.iter().all(|device| sent.acked.contains(device))
        };
        let acked: BTreeSet<FileId> = sent.iter().filter(by_all).map(|sent| sent.file).collect();
        let mut presumed = Presumed::default();
        if acked.is_empty() {
            return Ok(presumed);
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT change.id, sent_item.slots, export_log.file FROM sent_item
             JOIN export_log ON export_log.no = sent_item.export
             JOIN change ON change.seq = sent_item.change
             WHERE export_log.recipient = ?1 ORDER BY sent_item.change, sent_item.export",
        )?;
        let mut rows = statement.query([to.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let file: FileId = row.get(2)?;
            if acked.contains(&file) {
                let slots = unpacked(&row.get::<_, Vec<u8>>(1)?);
                let held = presumed.held.entry(ChangeId::from_bytes(row.get(0)?));
                held.or_default().push((slots, file));
            }
        }
        Ok(presumed)
    }

    /// The files that were written for a person, the newest first.
    pub fn sent_files(&self, to: &RootId) -> Result<Vec<SentFile>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT no, file, at_ms, device FROM export_log LEFT JOIN acked ON acked.export = no
             WHERE recipient = ?1 ORDER BY no DESC",
        )?;
        let mut rows = statement.query([to.as_bytes()])?;
        let mut files: Vec<(i64, SentFile)> = Vec::new();
        while let Some(row) = rows.next()? {
            let no: i64 = row.get(0)?;
            if files.last().is_none_or(|(last, _)| *last != no) {
                let sent = SentFile {
                    file: row.get(1)?,
                    at_ms: row.get(2)?,
                    acked: BTreeSet::new(),
                };
                files.push((no, sent));
            }
            let device: Option<[u8; 16]> = row.get(3)?;
            if let (Some((_, sent)), Some(device)) = (files.last_mut(), device) {
                sent.acked.insert(DeviceId::from_bytes(device));
            }
        }
        Ok(files.into_iter().map(|(_, sent)| sent).collect())
    }
}

impl Tx<'_> {
    /// Notes that a file was merged, as import `import`: what its sender will be told, what is missing before it, what he
    /// acknowledges, and which own questions it answers. After [`Tx::admit`].
    pub fn note_file(
        &mut self,
        import: i64,
        incoming: &Incoming,
        plan: &Plan,
        arrived: &Arrived<'_>,
    ) -> Result<(), Error> {
        self.note_received(import, incoming, plan, arrived)?;
        self.note_gaps(incoming, arrived)?;
        let (sender, device) = (incoming.sender, incoming.sender_device);
        self.note_acks(&sender, &device, arrived.created, arrived.acks)?;
        self.settle_answered(&sender)
    }

    /// Takes in what a person acknowledges. Only the device that signed the file speaks, and only for itself; what it says
    /// of an earlier life of its vault than the one that is known counts no more.
    pub fn note_acks(
        &mut self,
        sender: &RootId,
        device: &DeviceId,
        created: Wall,
        acks: &[Acks],
    ) -> Result<(), Error> {
        let conn = self.known.conn;
        let Some(acks) = acks.iter().find(|acks| acks.device == *device) else {
            return Ok(());
        };
        if !note_epoch(conn, device, &acks.epoch, created.ms)? {
            return Ok(());
        }
        for acked in &acks.files {
            let Some(export) = export_of(conn, sender, &acked.file)? else {
                continue;
            };
            conn.prepare_cached(
                "INSERT INTO acked (export, device) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute(params![export, device.as_bytes()])?;
            let mut forget = conn.prepare_cached(
                "DELETE FROM sent_item WHERE export = ?1 AND change = (SELECT seq FROM change WHERE id = ?2)",
            )?;
            for lack in &acked.lacks {
                forget.execute(params![export, lack.change.as_bytes()])?;
            }
            control::delivered(conn, sender, export)?;
        }
        forget_superseded(conn, sender)
    }

    /// Notes that a file was written for a person, with what stood in it: per change its values and, behind them, its
    /// attachment; and the control items.
    pub fn note_sent<'i>(
        &mut self,
        file: &FileId,
        to: &RootId,
        items: impl IntoIterator<Item = (&'i ChangeId, Vec<bool>)>,
        asked: &[ControlItem],
    ) -> Result<(), Error> {
        self.local(|local| local.log_export(file, to))?;
        let conn = self.known.conn;
        let export = conn.last_insert_rowid();
        let mut insert = conn.prepare_cached(
            "INSERT INTO sent_item (change, export, slots) SELECT seq, ?2, ?3 FROM change WHERE id = ?1",
        )?;
        for (change, slots) in items {
            insert.execute(params![change.as_bytes(), export, packed(&slots)])?;
        }
        control::carried(conn, to, export, asked)?;
        forget_open(conn, to)
    }

    /// Takes a note back whose file never got its name.
    pub fn forget_sent(&mut self, file: &FileId) -> Result<(), Error> {
        for sql in [
            "DELETE FROM sent_item WHERE export IN (SELECT no FROM export_log WHERE file = ?1)",
            "DELETE FROM export_log WHERE file = ?1",
        ] {
            self.known.conn.prepare_cached(sql)?.execute([file])?;
        }
        Ok(())
    }

    /// An own request is settled when every file is here that its answer names.
    fn settle_answered(&mut self, sender: &RootId) -> Result<(), Error> {
        for (item, answer) in control::answered(self.known.conn, sender)? {
            let files = request::files_of(&answer.header);
            let Some(files) = files.filter(|_| item.header.kind == ControlKind::Request) else {
                continue;
            };
            if not_received(self.known.conn, sender, &files)?.is_empty() {
                self.settle_control(&item.id, sender)?;
                if item.header.targets.is_empty() {
                    close_gap(self.known.conn, sender, &item.header.case)?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a device speaks of the life of its vault that goes on. A new life, told by a newer file, voids what it
/// acknowledged before; what an older file says of another life is of one that is over.
fn note_epoch(
    conn: &Connection,
    device: &DeviceId,
    epoch: &Epoch,
    created_ms: i64,
) -> Result<bool, Error> {
    let mut known =
        conn.prepare_cached("SELECT epoch, created_ms FROM ack_epoch WHERE device = ?1")?;
    let known: Option<([u8; 8], i64)> = known
        .query_row([device.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let latest = match known {
        Some((held, at)) if held == *epoch.as_bytes() => at.max(created_ms),
        Some((_, at)) if at >= created_ms => return Ok(false),
        Some(_) | None => {
            conn.prepare_cached("DELETE FROM acked WHERE device = ?1")?
                .execute([device.as_bytes()])?;
            created_ms
        }
    };
    conn.prepare_cached(
        "INSERT INTO ack_epoch (device, epoch, created_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (device) DO UPDATE SET epoch = excluded.epoch, created_ms = excluded.created_ms",
    )?
    .execute(params![device.as_bytes(), epoch.as_bytes(), latest])?;
    Ok(true)
}

/// The number of a file that was written for a person.
fn export_of(conn: &Connection, to: &RootId, file: &FileId) -> Result<Option<i64>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT no FROM export_log WHERE file = ?1 AND recipient = ?2")?;
    let found = statement.query_row(params![file, to.as_bytes()], |row| row.get(0));
    Ok(found.optional()?)
}

/// Forgets what stood in older files as far as it stood in a newer one, too, that the same devices acknowledged.
fn forget_superseded(conn: &Connection, to: &RootId) -> Result<(), Error> {
    conn.prepare_cached(
        "DELETE FROM sent_item WHERE (change, export) IN (
             SELECT old.change, old.export FROM sent_item old
             JOIN sent_item new ON new.change = old.change AND new.export > old.export
             JOIN export_log older ON older.no = old.export AND older.recipient = ?1
             JOIN export_log newer ON newer.no = new.export AND newer.recipient = ?1
             WHERE EXISTS (SELECT 1 FROM acked WHERE acked.export = new.export)
               AND NOT EXISTS (SELECT 1 FROM acked had WHERE had.export = old.export AND NOT EXISTS (
                   SELECT 1 FROM acked has WHERE has.export = new.export AND has.device = had.device)))",
    )?
    .execute([to.as_bytes()])?;
    Ok(())
}

/// Forgets what stood in files that nobody acknowledged and that are long past.
fn forget_open(conn: &Connection, to: &RootId) -> Result<(), Error> {
    let mut open = conn.prepare_cached(
        "SELECT no FROM export_log WHERE recipient = ?1
             AND NOT EXISTS (SELECT 1 FROM acked WHERE acked.export = export_log.no)
         ORDER BY no DESC LIMIT -1 OFFSET ?2",
    )?;
    let past: Vec<i64> = open
        .query_map(params![to.as_bytes(), MOST_OPEN], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if let Some(newest) = past.first() {
        conn.prepare_cached(
            "DELETE FROM sent_item WHERE export <= ?1 AND export IN (
                 SELECT no FROM export_log WHERE recipient = ?2
                     AND NOT EXISTS (SELECT 1 FROM acked WHERE acked.export = export_log.no))",
        )?
        .execute(params![newest, to.as_bytes()])?;
    }
    Ok(())
}

/// One bit each, the first in the lowest bit of the first byte.
fn packed(slots: &[bool]) -> Vec<u8> {
    let byte = |eight: &[bool]| {
        let bits = eight.iter().enumerate();
        bits.fold(0, |byte, (place, set)| byte | u8::from(*set) << place)
    };
    slots.chunks(8).map(byte).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<bool> {
    let bits = |byte: &u8| {
        let byte = *byte;
        (0..8).map(move |place| byte >> place & 1 == 1)
    };
    bytes.iter().flat_map(bits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_desk::anna;

    #[test]
    fn slots_survive_their_bits() {
        for count in [0, 1, 7, 8, 9, 257] {
            let slots: Vec<bool> = (0..count).map(|place| place % 3 == 0).collect();
            let bytes = packed(&slots);
            assert_eq!(bytes.len(), slots.len().div_ceil(8));
            assert_eq!(unpacked(&bytes)[..slots.len()], slots[..]);
        }
    }

    #[test]
    fn so_much_may_be_missing_of_all_files_together_and_the_newest_are_told_first() {
        let desk = anna();
        let (sender, conn) = ([8; 32], &desk.vault.conn);
        let files: u8 = 100;
        for file in 1..=files {
            conn.execute(
                "INSERT INTO import_log (no, file, sender, device, at_ms, admitted, filled, quarantined, unchanged)
                 VALUES (?1, x'', ?2, x'', 0, 0, 0, 0, 0)",
                params![file, sender],
            )
            .unwrap();
            conn.execute(
                "INSERT INTO received (import, file, sender, epoch, told) VALUES (?1, ?2, ?3, ?4, 1)",
                params![file, [file; 16], sender, desk.vault.own().epoch.as_bytes()],
            )
            .unwrap();
        }
        // Of the oldest file everything is here.
        conn.execute(
            "INSERT INTO lack (import, change, write)
             WITH RECURSIVE place (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM place WHERE at < 999)
             SELECT import, zeroblob(32), at FROM received, place WHERE import > 1",
            [],
        )
        .unwrap();
        let acks = desk.vault.acks_for(&RootId::from_bytes(sender)).unwrap();
        let told: Vec<u8> = acks[0].files.iter().map(|acked| acked.file[0]).collect();
        let most = u8::try_from(MOST_TOLD / 1000).unwrap();
        let newest = files - most + 1..=files;
        assert_eq!(told, [1].into_iter().chain(newest).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_gone_for_good_is_presumed_of_nobody_also_when_its_number_is_given_again() {
        let mut desk = anna();
        let (_, fact) = desk.case_with_fact("gezien");
        let (file, to) = ([1; 16], RootId::from_bytes([8; 32]));
        let id = desk.vault.changes_of(fact).unwrap()[0].id;
        let sent = |tx: &mut Tx<'_>| tx.note_sent(&file, &to, [(&id, vec![true; 4])], &[]);
        desk.vault.transact("export_case", sent).unwrap();
        let device = DeviceId::from_bytes([5; 16]);
        let conn = &desk.vault.conn;
        conn.execute(
            "INSERT INTO acked (export, device) VALUES (1, ?1)",
            [device.as_bytes()],
        )
        .unwrap();
        assert!(!desk.vault.presumed(&to, &[device]).unwrap().is_empty());
        let seq: i64 = conn
            .query_row(
                "SELECT seq FROM change WHERE id = ?1",
                [id.as_bytes()],
                |row| row.get(0),
            )
            .unwrap();
        conn.execute("DELETE FROM head WHERE change = ?1", [seq])
            .unwrap();
        conn.execute("DELETE FROM change WHERE seq = ?1", [seq])
            .unwrap();
        desk.case_with_fact("iets anders");
        let again: i64 = desk
            .vault
            .conn
            .query_row("SELECT count(*) FROM change WHERE seq = ?1", [seq], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(again, 1, "the number is in use again");
        assert!(desk.vault.presumed(&to, &[device]).unwrap().is_empty());
    }

    #[test]
    fn of_files_that_nobody_acknowledged_the_oldest_are_forgotten() {
        let mut desk = anna();
        let (_, fact) = desk.case_with_fact("gezien");
        let to = RootId::from_bytes([8; 32]);
        let id = desk.vault.changes_of(fact).unwrap()[0].id;
        let rounds = u8::try_from(MOST_OPEN).unwrap() + 3;
        for round in 0..rounds {
            let sent = |tx: &mut Tx<'_>| tx.note_sent(&[round; 16], &to, [(&id, vec![true])], &[]);
            desk.vault.transact("export_case", sent).unwrap();
        }
        let count = |sql: &str| -> i64 {
            desk.vault
                .conn
                .query_row(sql, [], |row| row.get(0))
                .unwrap()
        };
        assert_eq!(count("SELECT count(*) FROM sent_item"), MOST_OPEN);
        assert_eq!(count("SELECT min(export) FROM sent_item"), 4);
        assert_eq!(count("SELECT count(*) FROM export_log"), i64::from(rounds));
    }
}
