//! Erasing: hidden at once, erased for good when the time for second thoughts is over, and never brought back by a file.
//!
//! What the own person signs acts in all his vaults. What somebody else signs is a request: nothing is hidden until a person
//! here agrees, and he may refuse.

use crate::{
    asked,
    erasures::{self, Begun, Erasure, ErasureState},
    error::Error,
    transact::Tx,
};
use ledger::{
    change::Change,
    control::{ControlHeader, ControlItem, ControlKind, MAX_TARGETS, Target},
    erasure::{self, Answer},
    ids::{CaseId, ControlId, RecordId, RootId},
    plan::Incoming,
};
use rusqlite::params;

/// Hidden for so long before it is erased for good, unless the policy pack says otherwise: 14 days.
pub const DELAY_MS: i64 = 14 * 24 * 3600 * 1000;

/// What a person decided to erase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Records, or values of one.
    pub redact: bool,
    /// The case; all of it when nothing of it is named.
    pub case: CaseId,
    /// Records, or with [`Wanted::redact`] values.
    pub targets: Vec<Target>,
    /// The legal basis: a code, never words about a person.
    pub basis: String,
}

impl Tx<'_> {
    /// Decides to erase: hides it and signs what is asked of others. What does not fit in one item stands in several.
    pub fn erase(&mut self, wanted: &Wanted, delay_ms: i64) -> Result<Vec<ControlItem>, Error> {
        let kind = if wanted.redact {
            ControlKind::Redact
        } else {
            ControlKind::Purge
        };
        let mut parts: Vec<Vec<Target>> = wanted
            .targets
            .chunks(MAX_TARGETS)
            .map(<[Target]>::to_vec)
            .collect();
        if parts.is_empty() {
            parts.push(Vec::new());
        }
        let own = self.own.root;
        let mut items = Vec::with_capacity(parts.len());
        for targets in parts {
            let header = ControlHeader {
                targets,
                basis: wanted.basis.clone(),
                ..ControlHeader::new(self.env, kind, self.own.device(), wanted.case)
            };
            let item = ControlItem::sign(header, &self.own.signing);
            if !erasure::asks(&item.header) {
                return Err(Error::Damaged("nothing to erase"));
            }
            self.add_control(&item)?;
            self.address_control(&item.id, &own)?;
            self.decide(&item, &own, delay_ms)?;
            items.push(item);
        }
        Ok(items)
    }

    /// Asks these people to erase the same, in every file for them until they answer; whoever was asked already stays as he
    /// is.
    pub fn ask_to_erase<'r>(
        &mut self,
        id: &ControlId,
        people: impl IntoIterator<Item = &'r RootId>,
    ) -> Result<(), Error> {
        let own = self.own.root;
        for root in people.into_iter().filter(|root| **root != own) {
            self.address_control(id, root)?;
        }
        Ok(())
    }

    /// A person here answers what somebody else asks: yes hides it, no leaves everything as it is. A no can become a yes
    /// later, a yes stays one.
    pub fn answer_erasure(
        &mut self,
        id: &ControlId,
        answer: &Answer,
        delay_ms: i64,
    ) -> Result<(), Error> {
        let found = erasures::find(self.known.conn, id)?.ok_or(Error::UnknownErasure)?;
        match found.state {
            ErasureState::Asked | ErasureState::Refused => {}
            ErasureState::Waiting | ErasureState::Erased => return Err(Error::Erased),
        }
        if answer.erases() && !asked::may_agree(self.known.conn, &found.item.header)? {
            return Err(Error::NotToErase);
        }
        self.reply(&found, answer)?;
        match answer {
            Answer::Agreed | Answer::Erased => {
                let due = self.env.now().ms + delay_ms;
                erasures::step(self.known.conn, id, ErasureState::Waiting, (due, 0))?;
                self.hide(&found.item)
            }
            Answer::Refused(_) => {
                self.written += 1;
                erasures::step(self.known.conn, id, ErasureState::Refused, (0, 0))
            }
        }
    }

    /// Takes a decision back that did not leave this vault and was not carried out yet.
    pub fn recall_erasure(&mut self, id: &ControlId) -> Result<(), Error> {
        let found = erasures::find(self.known.conn, id)?.ok_or(Error::UnknownErasure)?;
        // Who decided before a new recovery sheet is the same person.
        let mine = self.known.people.heir(&found.root) == self.own.root;
        let own = mine && found.item.header.kind != ControlKind::Receipt;
        let left = erasures::has_left(self.known.conn, id)?;
        if found.state != ErasureState::Waiting || !own || left {
            return Err(Error::Erased);
        }
        for sql in [
            "DELETE FROM erased WHERE control = ?1",
            "DELETE FROM erasure WHERE control = ?1",
            "DELETE FROM control WHERE id = ?1",
        ] {
            self.known
                .conn
                .prepare_cached(sql)?
                .execute([id.as_bytes()])?;
        }
        self.give_back(id)?;
        self.about(id.as_bytes());
        self.erasing = true;
        Ok(())
    }

    /// Takes note of a control item that came in: acts on what the own person signed elsewhere, and keeps what others ask.
    /// An item that is here already is taken note of again: who asks twice got no receipt.
    pub fn heed(&mut self, item: &ControlItem, from: &RootId, delay_ms: i64) -> Result<(), Error> {
        let people = &self.known.people;
        let Some(author) = people.devices.get(&item.header.device).copied() else {
            return Ok(());
        };
        if author == self.own.root {
            self.act(item, delay_ms)
        } else if erasure::asks(&item.header) {
            self.take_request(item, &author, from)
        } else {
            Ok(())
        }
    }

    /// Takes note of the items of a file that count here: of those that were here before, and of those that came with it.
    pub fn heed_file(&mut self, incoming: &Incoming, delay_ms: i64) -> Result<(), Error> {
        if incoming.control.is_empty() {
            return Ok(());
        }
        for item in &incoming.control {
            if let Some(known) = erasures::find(self.known.conn, &item.id)? {
                self.repeat(&known, &incoming.sender)?;
            }
        }
        self.heed_new(delay_ms)
    }

    /// Takes note of what counts here and was not looked at yet.
    pub(crate) fn heed_new(&mut self, delay_ms: i64) -> Result<(), Error> {
        let mut statement = self.known.conn.prepare_cached(
            "SELECT header, signature, sender FROM control
             WHERE aside = '' AND id NOT IN (SELECT control FROM erasure) ORDER BY no",
        )?;
        let mut rows = statement.query([])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            let item = ControlItem::decode(row.get(0)?, row.get(1)?);
            let item = item.map_err(|_| Error::Damaged("a control item"))?;
            items.push((item, RootId::from_bytes(row.get(2)?)));
        }
        drop(rows);
        drop(statement);
        for (item, from) in &items {
            self.heed(item, from, delay_ms)?;
        }
        asked::make_room(self.known.conn)
    }

    /// A change was refused because of what was erased here: its author holds it, so he is asked as well.
    pub fn tell_author(&mut self, change: &Change) -> Result<(), Error> {
        let people = &self.known.people;
        let Some(author) = people.devices.get(&change.header.device).copied() else {
            return Ok(());
        };
        for id in erasures::keeping_out(self.known.conn, change)? {
            // Who asked for it himself knows.
            let known = erasures::find(self.known.conn, &id)?;
            let told = known.filter(|known| self.known.people.heir(&known.root) != author);
            if let Some(known) = told {
                let id = self.about_alone(&known, change.header.record)?;
                self.ask_to_erase(&id, [&author])?;
            }
        }
        Ok(())
    }

    /// An item that asks to erase this one record and no more, so that nobody hears of others. It is over when the decision
    /// is of which it tells a part.
    fn about_alone(&mut self, decided: &Erasure, record: RecordId) -> Result<ControlId, Error> {
        let header = &decided.item.header;
        if header.targets.len() < 2 {
            return Ok(decided.id());
        }
        let alone = vec![Target::record(record)];
        let own = self.own.root;
        let people = &self.known.people;
        let held = erasures::all(self.known.conn)?;
        let same = held.iter().find(|one| {
            let asked = &one.item.header;
            people.heir(&one.root) == own
                && asked.kind == ControlKind::Purge
                && asked.case == header.case
                && asked.targets == alone
        });
        if let Some(same) = same {
            return Ok(same.id());
        }
        let wanted = Wanted {
            redact: false,
            case: header.case,
            targets: alone,
            basis: match header.kind {
                ControlKind::Purge | ControlKind::Redact => header.basis.clone(),
                ControlKind::Receipt
                | ControlKind::Vouch
                | ControlKind::Request
                | ControlKind::Unknown => String::new(),
            },
        };
        let left_ms = decided.due_ms.saturating_sub(self.env.now().ms).max(0);
        let items = self.erase(&wanted, left_ms)?;
        Ok(items.first().ok_or(Error::Damaged("nothing to erase"))?.id)
    }

    /// Hides what the own person decided: it waits to be erased for good.
    fn decide(&mut self, item: &ControlItem, root: &RootId, delay_ms: i64) -> Result<(), Error> {
        let now = self.env.now().ms;
        let begun = Begun {
            item,
            root,
            state: ErasureState::Waiting,
            since_ms: now,
            due_ms: now + delay_ms,
        };
        erasures::begin(self.known.conn, &begun)?;
        self.hide(item)
    }

    /// What the own person signed on another device of his.
    fn act(&mut self, item: &ControlItem, delay_ms: i64) -> Result<(), Error> {
        let own = self.own.root;
        let known = erasures::find(self.known.conn, &item.id)?.is_some();
        if known || !(erasure::acts(&item.header) || erasure::answer(&item.header).is_some()) {
            return Ok(());
        }
        let asked = erasures::about(self.known.conn, &item.header)?;
        for request in &asked {
            self.follow_own_answer(request, item, delay_ms)?;
        }
        if asked.is_empty() && erasure::acts(&item.header) {
            self.decide(item, &own, delay_ms)?;
        }
        Ok(())
    }

    /// The own person answered on another device what is asked here as well.
    fn follow_own_answer(
        &mut self,
        request: &Erasure,
        receipt: &ControlItem,
        delay_ms: i64,
    ) -> Result<(), Error> {
        let Some(answer) = erasure::answer(&receipt.header) else {
            return Ok(());
        };
        let conn = self.known.conn;
        let id = request.id();
        let undecided = match request.state {
            ErasureState::Asked => true,
            ErasureState::Refused => answer.erases(),
            ErasureState::Waiting | ErasureState::Erased => false,
        };
        if !undecided {
            return Ok(());
        }
        let due = self.env.now().ms + delay_ms;
        match &answer {
            Answer::Agreed | Answer::Erased => {
                erasures::reply(conn, &id, receipt, "")?;
                erasures::step(conn, &id, ErasureState::Waiting, (due, 0))?;
                self.hide(&request.item)
            }
            Answer::Refused(reason) => {
                erasures::reply(conn, &id, receipt, reason)?;
                erasures::step(conn, &id, ErasureState::Refused, (0, 0))
            }
        }
    }

    /// Somebody else asks. What a person here decided before, he need not decide again.
    fn take_request(
        &mut self,
        item: &ControlItem,
        author: &RootId,
        from: &RootId,
    ) -> Result<(), Error> {
        let conn = self.known.conn;
        if let Some(known) = erasures::find(conn, &item.id)? {
            return self.repeat(&known, from);
        }
        let begun = Begun {
            item,
            root: author,
            state: ErasureState::Asked,
            since_ms: self.env.now().ms,
            due_ms: 0,
        };
        erasures::begin(conn, &begun)?;
        if erasures::is_listed(conn, &item.header)?
            && asked::may_agree(conn, &item.header)?
            && !asked::is_full(conn, author)?
            && let Some(request) = erasures::find(conn, &item.id)?
        {
            self.reply(&request, &Answer::Agreed)?;
            self.repeat(&request, from)?;
            // Nothing of it is here to hide; and it is over no sooner than what was decided here.
            let due = erasures::last_due(conn, item.header.case)?;
            let due = due.unwrap_or_default().max(self.env.now().ms);
            erasures::step(conn, &item.id, ErasureState::Waiting, (due, 0))?;
            erasures::enlist(conn, item)?;
            self.erasing = true;
        }
        Ok(())
    }

    /// The receipt goes once more to who asks, and to who brought the request, when it was answered already.
    fn repeat(&mut self, known: &Erasure, from: &RootId) -> Result<(), Error> {
        let Some(request) = erasures::find(self.known.conn, &known.id())? else {
            return Ok(());
        };
        if let Some(reply) = &request.reply {
            self.ask_to_erase(&reply.id, [&request.root, from])?;
        }
        Ok(())
    }

    /// Signs the receipt for what somebody else asks.
    pub(crate) fn reply(&mut self, request: &Erasure, answer: &Answer) -> Result<(), Error> {
        let header = ControlHeader::receipt(
            self.env,
            self.own.device(),
            &request.item.header,
            &answer.text(),
        );
        let receipt = ControlItem::sign(header, &self.own.signing);
        self.add_control(&receipt)?;
        let own = self.own.root;
        for to in [&request.root, &own] {
            self.address_control(&receipt.id, to)?;
        }
        let reason = match answer {
            Answer::Refused(reason) => reason.as_str(),
            Answer::Agreed | Answer::Erased => "",
        };
        erasures::reply(self.known.conn, &request.id(), &receipt, reason)
    }

    /// Puts it on the list and out of sight.
    fn hide(&mut self, item: &ControlItem) -> Result<(), Error> {
        self.forget_undo()?;
        erasures::enlist(self.known.conn, item)?;
        let gone = self.take(item)?;
        let id = &item.id;
        let records = i64::try_from(gone.len()).unwrap_or(i64::MAX);
        self.known
            .conn
            .prepare_cached("UPDATE erasure SET records = records + ?2 WHERE control = ?1")?
            .execute(params![id.as_bytes(), records])?;
        self.about(id.as_bytes());
        self.written += 1;
        self.erasing = true;
        Ok(())
    }

    /// What another copy of this vault decided, as the list beside the marker or in a backup says: it holds here as well, and
    /// the time for second thoughts begins anew. Says whether it was not known here.
    pub(crate) fn respect(&mut self, item: &ControlItem) -> Result<bool, Error> {
        let conn = self.known.conn;
        let known = erasures::find(conn, &item.id)?;
        let answered = erasures::about(conn, &item.header)?;
        let mut answered = answered.iter();
        let decided = answered.any(|request| match request.state {
            ErasureState::Waiting | ErasureState::Erased => true,
            ErasureState::Asked | ErasureState::Refused => false,
        });
        if known.is_some() || decided {
            return Ok(false);
        }
        self.add_control(item)?;
        let own = self.own.root;
        self.address_control(&item.id, &own)?;
        self.act(item, DELAY_MS)?;
        Ok(true)
    }
}
