//! What was asked to erase, how far it is, who was asked and who answered; and the list of what may never come back.

use crate::{error::Error, store, vault::Vault};
use casework::erasure::{may_go_along, may_redact};
use ledger::{
    change::{Change, WriteRef},
    control::{ControlHeader, ControlItem, ControlKind, Target},
    erasure::{Answer, Erased, HOLD, Reach, answer, is_about},
    ids::{CaseId, ChangeId, ControlId, RecordId, RootId},
    plan::case_of,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// On the list, in the place of the number of a write: a whole record.
pub(crate) const RECORD: i64 = -1;
/// The same: a whole case. Its id is also that of a record.
pub(crate) const CASE: i64 = -2;

/// What a name on the list erases: what a person here could have decided himself, also of what came after it.
pub(crate) const REACH: Reach = Reach {
    record: may_go_along,
    value: may_redact,
};

/// How far something is that was asked to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErasureState {
    /// Somebody else asks, and nobody here answered yet. Nothing is hidden.
    Asked,
    /// Decided here: hidden, in no file, and erased for good when its time is over.
    Waiting,
    /// Erased for good.
    Erased,
    /// Refused here. Nothing is hidden.
    Refused,
}

impl ErasureState {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            ErasureState::Asked => "asked",
            ErasureState::Waiting => "waiting",
            ErasureState::Erased => "erased",
            ErasureState::Refused => "refused",
        }
    }

    fn parse(code: &str) -> Option<ErasureState> {
        let all = [
            ErasureState::Asked,
            ErasureState::Waiting,
            ErasureState::Erased,
            ErasureState::Refused,
        ];
        all.into_iter().find(|state| state.code() == code)
    }
}

/// Somebody who was asked to erase the same in his vaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The person.
    pub root: RootId,
    /// Whether a file for him carried the request.
    pub sent: bool,
    /// What he answered last; nothing as long as no receipt came.
    pub answer: Option<Answer>,
    /// When his receipt says that he did, in milliseconds UTC; 0 without one.
    pub answered_ms: i64,
}

/// One purge or redaction, decided here or asked by somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The signed item. Of what another own device agreed to before the request came here, its receipt.
    pub item: ControlItem,
    /// Who decided or asks.
    pub root: RootId,
    /// How far it is.
    pub state: ErasureState,
    /// Why it was refused here.
    pub reason: String,
    /// When it was decided here, or came, in milliseconds UTC.
    pub since_ms: i64,
    /// From when it is erased for good, in milliseconds UTC; 0 as long as it is not decided.
    pub due_ms: i64,
    /// When it was erased for good, in milliseconds UTC; 0 before.
    pub done_ms: i64,
    /// Records that went with it, whole or in part.
    pub records: u32,
    /// The own receipt, once somebody here answered the request of somebody else.
    pub reply: Option<ControlItem>,
    /// The vault was written anew under new keys since.
    pub rewritten: bool,
    /// Who was asked, the own devices aside.
    pub parties: Vec<Party>,
    /// A file carried it to somebody, or to another own device: from then on it cannot be taken back.
    pub has_left: bool,
}

impl Erasure {
    /// The number of the item: what every other answer names.
    pub fn id(&self) -> ControlId {
        self.item.id
    }

    /// Whether somebody who was asked gave no receipt.
    pub fn is_open(&self) -> bool {
        self.parties.iter().any(|party| party.answer.is_none())
    }
}

impl Vault {
    /// Everything that was asked to erase, here or by others, the newest first.
    pub fn erasures(&self) -> Result<Vec<Erasure>, Error> {
        let receipts = receipts(&self.conn)?;
        let mut found = all(&self.conn)?;
        for erasure in &mut found {
            self.fill_parties(erasure, &receipts)?;
        }
        Ok(found)
    }

    /// One of them.
    pub fn erasure(&self, id: &ControlId) -> Result<Option<Erasure>, Error> {
        let receipts = receipts(&self.conn)?;
        let mut found = find(&self.conn, id)?;
        if let Some(erasure) = &mut found {
            self.fill_parties(erasure, &receipts)?;
        }
        Ok(found)
    }

    /// To whom it went, and what each answered last.
    fn fill_parties(&self, erasure: &mut Erasure, receipts: &[ControlItem]) -> Result<(), Error> {
        let about = receipts
            .iter()
            .filter(|receipt| is_about(&receipt.header, &erasure.item.header));
        let about: Vec<(RootId, &ControlItem)> = about
            .filter_map(|receipt| Some((self.root_of(&receipt.header.device)?, receipt)))
            .collect();
        for (root, sent) in addressed(&self.conn, &erasure.item.id)? {
            erasure.has_left |= sent;
            if root == self.own.root {
                continue;
            }
            let his = about.iter().filter(|(author, _)| *author == root);
            let last = his.max_by_key(|(_, receipt)| (receipt.header.wall.ms, receipt.id));
            erasure.parties.push(Party {
                root,
                sent,
                answer: last.and_then(|(_, receipt)| answer(&receipt.header)),
                answered_ms: last.map_or(0, |(_, receipt)| receipt.header.wall.ms),
            });
        }
        Ok(())
    }

    /// What may never come back.
    pub fn erased(&self) -> Result<Erased, Error> {
        list(&self.conn)
    }
}

const COLUMNS: &str =
    "item, root, state, reason, since_ms, due_ms, done_ms, records, reply, rewritten";

/// Everything, the newest first; without the people who were asked.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Erasure>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM erasure ORDER BY no DESC");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// One of them.
pub(crate) fn find(conn: &Connection, id: &ControlId) -> Result<Option<Erasure>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM erasure WHERE control = ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([id.as_bytes()])?;
    match rows.next()? {
        Some(row) => read(row).map(Some),
        None => Ok(None),
    }
}

/// What a receipt answers; several, should two people have chosen the same random number.
pub(crate) fn about(conn: &Connection, receipt: &ControlHeader) -> Result<Vec<Erasure>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM erasure WHERE request = ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([receipt.id])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let erasure = read(row)?;
        if is_about(receipt, &erasure.item.header) {
            found.push(erasure);
        }
    }
    Ok(found)
}

fn read(row: &Row<'_>) -> Result<Erasure, Error> {
    let damaged = || Error::Damaged("a request to erase");
    let item = |bytes: Vec<u8>| ControlItem::decode_item(&bytes).map_err(|_| damaged());
    let state: String = row.get(2)?;
    let reply: Vec<u8> = row.get(8)?;
    Ok(Erasure {
        item: item(row.get(0)?)?,
        root: RootId::from_bytes(row.get(1)?),
        state: ErasureState::parse(&state).ok_or_else(damaged)?,
        reason: row.get(3)?,
        since_ms: row.get(4)?,
        due_ms: row.get(5)?,
        done_ms: row.get(6)?,
        records: row.get(7)?,
        reply: if reply.is_empty() {
            None
        } else {
            Some(item(reply)?)
        },
        rewritten: row.get(9)?,
        parties: Vec::new(),
        has_left: false,
    })
}

/// Every receipt that is held and counts.
fn receipts(conn: &Connection) -> Result<Vec<ControlItem>, Error> {
    let mut items = crate::control::all(conn)?;
    items.retain(|item| item.header.kind == ControlKind::Receipt);
    Ok(items)
}

/// To whom an item goes, and whether a file carried it to him.
fn addressed(conn: &Connection, id: &ControlId) -> Result<Vec<(RootId, bool)>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT recipient, since IS NOT NULL FROM control_due
         WHERE control = (SELECT no FROM control WHERE id = ?1) ORDER BY recipient",
    )?;
    let rows = statement.query_map([id.as_bytes()], |row| {
        Ok((RootId::from_bytes(row.get(0)?), row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether a file carried an item to anybody.
pub(crate) fn has_left(conn: &Connection, id: &ControlId) -> Result<bool, Error> {
    Ok(addressed(conn, id)?.iter().any(|(_, sent)| *sent))
}

/// A request or decision that is not known yet.
pub(crate) struct Begun<'a> {
    pub(crate) item: &'a ControlItem,
    pub(crate) root: &'a RootId,
    pub(crate) state: ErasureState,
    pub(crate) since_ms: i64,
    pub(crate) due_ms: i64,
}

/// Notes it.
pub(crate) fn begin(conn: &Connection, begun: &Begun<'_>) -> Result<(), Error> {
    conn.execute(
        "INSERT INTO erasure (control, request, item, root, state, reason, since_ms, due_ms, done_ms, records, reply,
                              rewritten)
         VALUES (?1, ?2, ?3, ?4, ?5, '', ?6, ?7, 0, 0, x'', 0)",
        params![
            begun.item.id.as_bytes(),
            begun.item.header.id,
            begun.item.item(),
            begun.root.as_bytes(),
            begun.state.code(),
            begun.since_ms,
            begun.due_ms
        ],
    )?;
    Ok(())
}

/// How far it is from now on.
pub(crate) fn step(
    conn: &Connection,
    id: &ControlId,
    state: ErasureState,
    (due_ms, done_ms): (i64, i64),
) -> Result<(), Error> {
    conn.execute(
        "UPDATE erasure SET state = ?2, due_ms = ?3, done_ms = ?4 WHERE control = ?1",
        params![id.as_bytes(), state.code(), due_ms, done_ms],
    )?;
    Ok(())
}

/// What somebody here answered.
pub(crate) fn reply(
    conn: &Connection,
    id: &ControlId,
    reply: &ControlItem,
    reason: &str,
) -> Result<(), Error> {
    conn.execute(
        "UPDATE erasure SET reply = ?2, reason = ?3 WHERE control = ?1",
        params![id.as_bytes(), reply.item(), reason],
    )?;
    Ok(())
}

/// Puts what an item erases on the list.
pub(crate) fn enlist(conn: &Connection, item: &ControlItem) -> Result<(), Error> {
    let header = &item.header;
    let mut insert = conn.prepare_cached(
        "INSERT OR IGNORE INTO erased (case_id, target, change, write, control) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let (case, id) = (header.case.as_bytes(), item.id.as_bytes());
    let none: &[u8] = &[];
    if header.targets.is_empty() && header.case != CaseId::NONE {
        insert.execute(params![case, case, none, CASE, id])?;
    }
    for target in &header.targets {
        let (change, write): (&[u8], i64) = match (&target.change, target.write) {
            (None, _) => (none, RECORD),
            (Some(change), Some(write)) => (change.as_bytes().as_slice(), write.into()),
            (Some(_), None) => continue,
        };
        insert.execute(params![case, target.record.as_bytes(), change, write, id])?;
    }
    Ok(())
}

/// The list.
pub(crate) fn list(conn: &Connection) -> Result<Erased, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT e.case_id, e.target, e.change, e.write, min(x.state = 'waiting')
         FROM erased e JOIN erasure x ON x.control = e.control
         GROUP BY e.case_id, e.target, e.change, e.write",
    )?;
    let mut rows = statement.query([])?;
    let mut erased = Erased {
        reach: REACH,
        ..Erased::default()
    };
    while let Some(row) = rows.next()? {
        let case = CaseId::from_bytes(row.get(0)?);
        let record = RecordId::from_bytes(row.get(1)?);
        match row.get::<_, i64>(3)? {
            CASE => {
                erased.cases.insert(case);
                if row.get(4)? {
                    erased.waiting.insert(case);
                }
            }
            RECORD => {
                erased.records.insert((case, record));
            }
            index => {
                let index = u16::try_from(index)
                    .map_err(|_| Error::Damaged("the list of what was erased"))?;
                let change = ChangeId::from_bytes(row.get(2)?);
                let at = WriteRef { change, index };
                erased.values.insert((case, record, at));
            }
        }
    }
    Ok(erased)
}

/// Whether a change may not be stored, because its record or case was purged.
pub(crate) fn refuses(conn: &Connection, change: &Change) -> Result<bool, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT 1 FROM erased WHERE (target = ?1 AND write = -1 AND case_id = ?2 AND ?3)
             OR (target = ?2 AND write = -2 AND ?4) LIMIT 1",
    )?;
    let (record, case, alone) = named(change);
    Ok(statement.exists((record, case, alone, change.header.kind != HOLD))?)
}

/// The record and the case of a change, and whether it can be on the list without its whole case.
fn named(change: &Change) -> ([u8; 16], [u8; 16], bool) {
    let (header, case) = (&change.header, case_of(change));
    let alone = may_go_along(&header.kind);
    (*header.record.as_bytes(), *case.as_bytes(), alone)
}

/// The decisions that keep a change out.
pub(crate) fn keeping_out(conn: &Connection, change: &Change) -> Result<Vec<ControlId>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT control FROM erased WHERE (target = ?1 AND write = -1 AND case_id = ?2 AND ?3)
             OR (target = ?2 AND write = -2)",
    )?;
    let rows = statement.query_map(named(change), |row| Ok(ControlId::from_bytes(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A decision that keeps a change out for as long as it waits; nothing when another one was carried out.
pub(crate) fn waiting_for(conn: &Connection, change: &Change) -> Result<Option<ControlId>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT min(x.control) FROM erased e JOIN erasure x ON x.control = e.control
         WHERE (e.target = ?1 AND e.write = -1 AND e.case_id = ?2 AND ?3) OR (e.target = ?2 AND e.write = -2)
         HAVING max(x.state = 'erased') = 0",
    )?;
    let found = statement.query_row(named(change), |row| Ok(ControlId::from_bytes(row.get(0)?)));
    Ok(found.optional()?)
}

/// A decision that erases a value which can be erased by itself.
pub(crate) fn redacted_by(
    conn: &Connection,
    case: CaseId,
    target: &Target,
) -> Result<Option<ControlId>, Error> {
    let Some((change, write)) = target.change.zip(target.write) else {
        return Ok(None);
    };
    let mut statement = conn.prepare_cached(
        "SELECT control FROM erased WHERE target = ?1 AND write = ?2 AND change = ?3 AND case_id = ?4
         ORDER BY control LIMIT 1",
    )?;
    let ids = params![
        target.record.as_bytes(),
        write,
        change.as_bytes(),
        case.as_bytes()
    ];
    let found = statement.query_row(ids, |row| Ok(ControlId::from_bytes(row.get(0)?)));
    Ok(found.optional()?)
}

/// Whether everything that an item asks is on the list already, so that nothing of it is here.
pub(crate) fn is_listed(conn: &Connection, header: &ControlHeader) -> Result<bool, Error> {
    let mut asked = Erased::default();
    asked.add(header.case, &header.targets);
    if asked.is_empty() {
        return Ok(false);
    }
    let mut listed = conn.prepare_cached(
        "SELECT 1 FROM erased WHERE target = ?1 AND write = ?2 AND change = ?3 AND case_id = ?4",
    )?;
    let (case, none): (_, &[u8]) = (header.case.as_bytes(), &[]);
    // Of a case that was erased as a whole nothing is here: a record that is here is of another one, or came in since.
    if listed.exists(params![case, CASE, none, case])? && !is_any_here(conn, &header.targets)? {
        return Ok(true);
    }
    for (_, record) in &asked.records {
        if !listed.exists(params![record.as_bytes(), RECORD, none, case])? {
            return Ok(false);
        }
    }
    for (_, record, at) in &asked.values {
        let value = params![record.as_bytes(), at.index, at.change.as_bytes(), case];
        if !listed.exists(value)? {
            return Ok(false);
        }
    }
    Ok(asked.cases.is_empty())
}

fn is_any_here(conn: &Connection, targets: &[Target]) -> Result<bool, Error> {
    for target in targets {
        if store::record_no(conn, &target.record)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// When the last decision about a case is due that waits; nothing when none does.
pub(crate) fn last_due(conn: &Connection, case: CaseId) -> Result<Option<i64>, Error> {
    let mut statement = conn.prepare_cached(
        "SELECT max(due_ms) FROM erasure WHERE state = 'waiting'
             AND control IN (SELECT control FROM erased WHERE case_id = ?1)",
    )?;
    Ok(statement.query_row([case.as_bytes()], |row| row.get(0))?)
}

/// What waits and may be erased for good now, the vault having been opened on an earlier day already when it was due: one
/// day with a wrong clock erases nothing.
pub(crate) fn due_for_days(conn: &Connection, now_ms: i64) -> Result<Vec<ControlId>, Error> {
    const DAY_MS: i64 = 24 * 3600 * 1000;
    let seen: Option<i64> = conn
        .query_row(
            "SELECT at_ms FROM audit WHERE op = 'unlock' AND at_ms <= ?1 ORDER BY seq DESC LIMIT 1",
            [now_ms.saturating_sub(DAY_MS)],
            |row| row.get(0),
        )
        .optional()?;
    let mut statement = conn.prepare_cached(
        "SELECT control FROM erasure WHERE state = 'waiting' AND due_ms <= ?1 AND due_ms <= ?2 ORDER BY no",
    )?;
    let rows = statement.query_map([now_ms, seen.unwrap_or(i64::MIN)], |row| {
        Ok(ControlId::from_bytes(row.get(0)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
