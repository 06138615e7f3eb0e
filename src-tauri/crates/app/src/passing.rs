//! What goes over with the yes to a handover, and what goes back when no yes stands any more.

use crate::{
    api::error::ApiError,
    input::{Edits, link},
    on_behalf::{is_own, words},
    reader::{Case, Reader},
};
use casework::{
    casefile::{party::Partner, talk::Handover},
    handover::{
        EndingHow, HeldBy, ends_at_acceptance, from, standing, to, told_yes,
        undoing::{ReturnHow, goes_back},
    },
    message::{Message, MessageCode},
    terms::{
        Term,
        case::Relation,
        people::{Role, RoleState},
        plan::{ClaimKind, ClaimState, Strength, Task},
    },
};
use ledger::ids::{CaseId, RecordId};
use vault::Tx;

/// Everything that moves in one save.
pub(crate) struct Passing {
    handover: RecordId,
    /// Who holds it from now on.
    holder: Option<RecordId>,
    /// The own person is the new holder.
    is_own: bool,
    /// How the new holder said yes; empty when this is his own change.
    how: String,
    day: String,
    /// Why it ended with the other.
    ended: String,
    /// Why it begins with this one.
    begun: String,
    items: Vec<Item>,
}

/// One thing that moves.
enum Item {
    /// A role ends with one and begins with the other.
    Role(RecordId, Begins<(Role, String)>),
    /// A claim on a task likewise.
    Claim(RecordId, Begins<(Task, Strength)>),
    /// An open action gets another owner.
    Action(RecordId),
    /// A role that ended stands again.
    RoleAgain(RecordId),
    /// A claim that ended stands again.
    ClaimAgain(RecordId),
}

/// What begins with the new holder.
enum Begins<T> {
    /// He holds it already, or nothing begins.
    Nothing,
    /// What was proposed to him is accepted.
    Proposed(RecordId),
    /// A record of his own.
    New(T),
}

impl Passing {
    /// What the old holder has of it goes to the new one; `on_behalf` is how the new one said yes just now.
    pub fn over(reader: &Reader<'_>, case: &Case, handover: &Handover, on_behalf: &str) -> Passing {
        let (old, new) = (from(&case.file, handover), to(&case.file, handover));
        let told = told_yes(&case.file, handover).filled();
        let how = match (new, on_behalf.trim(), told) {
            (Some(new), _, _) if is_own(reader, new) => String::new(),
            (_, "", Some(told)) => told.to_owned(),
            (_, "", None) => said(reader, handover),
            (_, told, _) => told.to_owned(),
        };
        let ends = ends_at_acceptance(&case.file, handover).into_iter();
        let items = ends.filter_map(|end| match end.how {
            EndingHow::EndRole => role_over(case, end.record, new),
            EndingHow::EndClaim => claim_over(case, end.record, new),
            EndingHow::PassAction => Some(Item::Action(end.record)),
        });
        Passing {
            ended: about(reader, MessageCode::HandedOver, "to", new),
            begun: about(reader, MessageCode::TakenOverByHandover, "from", old),
            items: items.collect(),
            ..Passing::empty(reader, handover, new, how)
        }
    }

    /// What went over goes back to the old holder.
    fn back(reader: &Reader<'_>, case: &Case, handover: &Handover) -> Passing {
        let (old, new) = (from(&case.file, handover), to(&case.file, handover));
        let how = if old.is_some_and(|old| is_own(reader, old)) {
            String::new()
        } else {
            said(reader, handover)
        };
        let reason = about(reader, MessageCode::HandedBack, "to", new);
        let returns = goes_back(&case.file, handover, reader.today).into_iter();
        let items = returns.map(|one| match one.how {
            ReturnHow::EndRole => Item::Role(one.record, Begins::Nothing),
            ReturnHow::EndClaim => Item::Claim(one.record, Begins::Nothing),
            ReturnHow::RestoreRole => Item::RoleAgain(one.record),
            ReturnHow::RestoreClaim => Item::ClaimAgain(one.record),
            ReturnHow::PassBack => Item::Action(one.record),
        });
        Passing {
            ended: reason.clone(),
            begun: reason,
            items: items.collect(),
            ..Passing::empty(reader, handover, old, how)
        }
    }

    /// What is not yet where the answer that stands says it is.
    pub fn outstanding(reader: &Reader<'_>, case: &Case, handover: &Handover) -> Passing {
        match standing(&case.file, handover, reader.today).held_by {
            HeldBy::New => Passing::over(reader, case, handover, ""),
            HeldBy::Old => Passing::back(reader, case, handover),
        }
    }

    fn empty(
        reader: &Reader<'_>,
        handover: &Handover,
        holder: Option<&Partner>,
        how: String,
    ) -> Passing {
        Passing {
            handover: handover.meta.record,
            holder: holder.map(|holder| holder.meta.record),
            is_own: holder.is_some_and(|holder| is_own(reader, holder)),
            how,
            day: reader.today.to_string(),
            ended: String::new(),
            begun: String::new(),
            items: Vec::new(),
        }
    }

    /// Whether nothing moves.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() || self.holder.is_none()
    }

    /// Writes it down, each thing tied to the handover that moved it.
    pub fn write(&self, tx: &mut Tx<'_>, case: CaseId) -> Result<(), ApiError> {
        let Some(holder) = self.holder else {
            return Ok(());
        };
        for item in &self.items {
            match item {
                Item::Role(record, begins) => {
                    Edits::of("role/1")
                        .term("state", RoleState::Ended)
                        .set("reason", self.ended.as_str())
                        .write_changed(tx, *record)?;
                    self.begin_role(tx, case, holder, *record, begins)?;
                }
                Item::Claim(record, begins) => {
                    Edits::of("claim/1")
                        .term("state", ClaimState::Ended)
                        .set("ended_at", self.day.as_str())
                        .set("ended_reason", self.ended.as_str())
                        .write_changed(tx, *record)?;
                    self.begin_claim(tx, case, holder, *record, begins)?;
                }
                Item::Action(record) => {
                    Edits::of("action/1")
                        .set("owner", link(holder))
                        .set("accepted_at", self.day.as_str())
                        .signed("accepted_at")
                        .given("on_behalf", &self.how)
                        .write_changed(tx, *record)?;
                    self.tie(tx, case, *record)?;
                }
                Item::RoleAgain(record) => self.accepted_role().write_changed(tx, *record)?,
                Item::ClaimAgain(record) => self
                    .accepted_claim()
                    .clear("ended_at")
                    .clear("ended_reason")
                    .clear("ended_how")
                    .write_changed(tx, *record)?,
            }
        }
        Ok(())
    }

    fn accepted_role(&self) -> Edits {
        Edits::of("role/1")
            .term("state", RoleState::Accepted)
            .signed("state")
            .set("since", self.day.as_str())
            .set("reason", self.begun.as_str())
            .given("on_behalf", &self.how)
    }

    fn accepted_claim(&self) -> Edits {
        Edits::of("claim/1")
            .term("state", ClaimState::Accepted)
            .signed("state")
            .set("since", self.day.as_str())
            .set("reason", self.begun.as_str())
            .given("on_behalf", &self.how)
    }

    fn begin_role(
        &self,
        tx: &mut Tx<'_>,
        case: CaseId,
        holder: RecordId,
        ended: RecordId,
        begins: &Begins<(Role, String)>,
    ) -> Result<(), ApiError> {
        let begun = match begins {
            Begins::Nothing => None,
            Begins::Proposed(record) => {
                self.accepted_role().write_changed(tx, *record)?;
                Some(*record)
            }
            Begins::New((role, mandate)) => {
                let edits = self.accepted_role().set("partner", link(holder));
                let edits = edits.term("role", *role).text("mandate", mandate);
                Some(edits.create(tx, case)?)
            }
        };
        if begun.is_some() && self.is_own {
            Edits::of("partner/1")
                .set("lead_seen_at", self.day.as_str())
                .write_changed(tx, holder)?;
        }
        self.tie(tx, case, ended)?;
        begun.map_or(Ok(()), |begun| self.tie(tx, case, begun))
    }

    fn begin_claim(
        &self,
        tx: &mut Tx<'_>,
        case: CaseId,
        holder: RecordId,
        ended: RecordId,
        begins: &Begins<(Task, Strength)>,
    ) -> Result<(), ApiError> {
        let begun = match begins {
            Begins::Nothing => None,
            Begins::Proposed(record) => {
                self.accepted_claim().write_changed(tx, *record)?;
                Some(*record)
            }
            Begins::New((task, strength)) => {
                let edits = self.accepted_claim().set("partner", link(holder));
                let edits = edits.term("task", *task).term("strength", *strength);
                Some(edits.term("says", ClaimKind::IDo).create(tx, case)?)
            }
        };
        self.tie(tx, case, ended)?;
        begun.map_or(Ok(()), |begun| self.tie(tx, case, begun))
    }

    /// Ties a record to the handover that moved it, once.
    fn tie(&self, tx: &mut Tx<'_>, case: CaseId, record: RecordId) -> Result<(), ApiError> {
        let ends = [("from", self.handover), ("to", record)];
        let held = tx.records_of_kind(case, "link/1")?;
        let tied = held.iter().any(|tie| {
            let named = |(field, end): &(&str, RecordId)| tie.value(field) == Some(&link(*end));
            tie.text("relation") == Some(Relation::HandedOver.code()) && ends.iter().all(named)
        });
        if tied {
            return Ok(());
        }
        Edits::of("link/1")
            .set("from", link(self.handover))
            .set("to", link(record))
            .term("relation", Relation::HandedOver)
            .create(tx, case)?;
        Ok(())
    }
}

/// Where someone said yes or no who did not write this: in the handover itself.
fn said(reader: &Reader<'_>, handover: &Handover) -> String {
    let day = handover.answered_at.known().copied();
    let message =
        Message::new(MessageCode::SaidInHandover).with("day", day.unwrap_or(reader.today));
    reader.message(&message).text
}

fn about(
    reader: &Reader<'_>,
    code: MessageCode,
    who: &'static str,
    partner: Option<&Partner>,
) -> String {
    let name = partner.map(Partner::label).unwrap_or_default();
    reader.message(&Message::new(code).with(who, name)).text
}

fn role_over(case: &Case, record: RecordId, new: Option<&Partner>) -> Option<Item> {
    let mut roles = case.file.roles.iter();
    let old = roles.find(|role| role.meta.record == record)?;
    let role = *old.role.known()?;
    let held = case.file.roles.iter().find_map(|other| {
        let state = other.state.counting().unwrap_or(RoleState::Proposed);
        let stands = matches!(state, RoleState::Proposed | RoleState::Accepted);
        let his = other.role.known() == Some(&role) && is(case, other.partner.known(), new);
        (stands && his).then_some((other.meta.record, state == RoleState::Accepted))
    });
    let begins = begins(held, || (role, words(&old.mandate)));
    Some(Item::Role(record, begins))
}

fn claim_over(case: &Case, record: RecordId, new: Option<&Partner>) -> Option<Item> {
    let mut claims = case.file.plan.claims.iter();
    let old = claims.find(|claim| claim.meta.record == record)?;
    let task = *old.task.known()?;
    let held = case.file.plan.claims.iter().find_map(|other| {
        let state = other.state.counting().unwrap_or(ClaimState::Proposed);
        let his = other.task.known() == Some(&task)
            && other.says.known() == Some(&ClaimKind::IDo)
            && is(case, other.partner.known(), new);
        let stands = state != ClaimState::Ended;
        (stands && his).then_some((other.meta.record, state == ClaimState::Accepted))
    });
    let strength = old.strength.known().copied().unwrap_or(Strength::Full);
    Some(Item::Claim(record, begins(held, || (task, strength))))
}

fn begins<T>(held: Option<(RecordId, bool)>, new: impl FnOnce() -> T) -> Begins<T> {
    match held {
        Some((_, true)) => Begins::Nothing,
        Some((record, false)) => Begins::Proposed(record),
        None => Begins::New(new()),
    }
}

fn is(case: &Case, record: Option<&RecordId>, partner: Option<&Partner>) -> bool {
    let found = record.and_then(|record| case.file.partner(record));
    found
        .zip(partner)
        .is_some_and(|(one, other)| one.identity() == other.identity())
}
