//! Who takes part: partners, the roles that they hold, people in the case, reporters.

use super::value::Uncertain;
use super::{Meta, value};
use crate::{
    address::AddressText,
    calendar::Day,
    terms::people::{Domain, PersonRole, Role, RoleState},
};
use ledger::{
    ids::{RecordId, RootId},
    record::RecordState,
};

/// The address of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The record.
    pub meta: Meta,
    /// Street.
    pub street: Uncertain<String>,
    /// House number.
    pub house_number: Uncertain<String>,
    /// House letter.
    pub house_letter: Uncertain<String>,
    /// Addition.
    pub suffix: Uncertain<String>,
    /// Postcode in its stored form.
    pub postcode: Uncertain<String>,
    /// Town.
    pub town: Uncertain<String>,
}

impl Address {
    /// Reads an `address/1` record.
    pub fn read(state: &RecordState) -> Address {
        Address {
            meta: Meta::of(state),
            street: value::text(state, "street"),
            house_number: value::text(state, "house_number"),
            house_letter: value::text(state, "house_letter"),
            suffix: value::text(state, "suffix"),
            postcode: value::text(state, "postcode"),
            town: value::text(state, "town"),
        }
    }

    /// What is certain of it, to compare with other addresses; parts in conflict are empty.
    pub fn certain(&self) -> AddressText {
        let part = |part: &Uncertain<String>| part.known().cloned().unwrap_or_default();
        AddressText {
            street: part(&self.street),
            house_number: part(&self.house_number),
            house_letter: part(&self.house_letter),
            suffix: part(&self.suffix),
            postcode: part(&self.postcode),
            town: part(&self.town),
        }
    }
}

/// A partner of the case: one named person of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The record.
    pub meta: Meta,
    /// Organisation.
    pub organisation: Uncertain<String>,
    /// Name of the person.
    pub name: Uncertain<String>,
    /// What the person does there.
    pub function: Uncertain<String>,
    /// Field of work.
    pub domain: Uncertain<Domain>,
    /// Root; unset for a partner who does not use Woonrust. What is written here opens no gate.
    pub root: Uncertain<RootId>,
    /// How and when the person can be reached.
    pub reach: Uncertain<String>,
    /// First day.
    pub active_from: Uncertain<Day>,
    /// Last day.
    pub ended_at: Uncertain<Day>,
    /// Why it ended.
    pub ended_reason: Uncertain<String>,
    /// The day on which the partner knew who leads.
    pub lead_seen_at: Uncertain<Day>,
    /// Who answers when he is away.
    pub reserve: Uncertain<String>,
    /// When he cannot be reached.
    pub not_reach: Uncertain<String>,
    /// When somebody last made sure that these details hold.
    pub contact_confirmed_at: Uncertain<Day>,
    /// First day of absence.
    pub away_from: Uncertain<Day>,
    /// Last day of absence.
    pub away_until: Uncertain<Day>,
    /// He only reads along, as a colleague of whoever wrote this.
    pub reads_along: Uncertain<bool>,
}

impl Partner {
    /// Reads a `partner/1` record.
    pub fn read(state: &RecordState) -> Partner {
        Partner {
            meta: Meta::of(state),
            organisation: value::text(state, "organisation"),
            name: value::text(state, "name"),
            function: value::text(state, "function"),
            domain: value::term(state, "domain"),
            root: value::root(state, "root"),
            reach: value::text(state, "reach"),
            active_from: value::day(state, "active_from"),
            ended_at: value::day(state, "ended_at"),
            ended_reason: value::text(state, "ended_reason"),
            lead_seen_at: value::day(state, "lead_seen_at"),
            reserve: value::text(state, "reserve"),
            not_reach: value::text(state, "not_reach"),
            contact_confirmed_at: value::day(state, "contact_confirmed_at"),
            away_from: value::day(state, "away_from"),
            away_until: value::day(state, "away_until"),
            reads_along: value::flag(state, "reads_along"),
        }
    }

    /// Whether he only reads along: he gets what partners get, and no rule counts on him. While people disagree he takes
    /// part.
    pub fn is_reader(&self) -> bool {
        self.reads_along.known() == Some(&true)
    }

    /// Whether the partner still takes part; while people disagree, he does.
    pub fn is_active(&self) -> bool {
        self.ended_at.known().is_none()
    }

    /// Name of the person, else of the organisation, else empty.
    pub fn label(&self) -> &str {
        self.name
            .filled()
            .or(self.organisation.filled())
            .unwrap_or_default()
    }

    /// By what an organisation is told apart from others: its name without case or spaces at the ends, else the
    /// person.
    pub fn party(&self) -> String {
        match self.organisation.filled() {
            Some(organisation) => organisation.to_lowercase(),
            None => self.meta.record.to_string(),
        }
    }

    /// Who this is: the root, else the record. Two records of one person give the same answer.
    pub fn identity(&self) -> PartnerIdentity {
        match self.root.known() {
            Some(root) => PartnerIdentity::Root(*root),
            None => PartnerIdentity::Record(self.meta.record),
        }
    }
}

/// How a partner is told apart from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartnerIdentity {
    /// By the root key.
    Root(RootId),
    /// By the record, when he has no root.
    Record(RecordId),
}

/// A role that was proposed to a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAssignment {
    /// The record.
    pub meta: Meta,
    /// The partner record.
    pub partner: Uncertain<RecordId>,
    /// Which role.
    pub role: Uncertain<Role>,
    /// Proposed, accepted, refused or ended.
    pub state: Uncertain<RoleState>,
    /// Why proposed, refused or ended.
    pub reason: Uncertain<String>,
    /// How and when a partner without Woonrust said yes.
    pub on_behalf: Uncertain<String>,
    /// Since when.
    pub since: Uncertain<Day>,
    /// What the holder may decide.
    pub mandate: Uncertain<String>,
}

impl RoleAssignment {
    /// Reads a `role/1` record.
    pub fn read(state: &RecordState) -> RoleAssignment {
        RoleAssignment {
            meta: Meta::of(state),
            partner: value::record(state, "partner"),
            role: value::term(state, "role"),
            state: value::term(state, "state"),
            reason: value::text(state, "reason"),
            on_behalf: value::text(state, "on_behalf"),
            since: value::day(state, "since"),
            mandate: value::text(state, "mandate"),
        }
    }
}

/// A person in the case, known to it only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The record.
    pub meta: Meta,
    /// Name.
    pub name: Uncertain<String>,
    /// What the person is to the case.
    pub role: Uncertain<PersonRole>,
    /// A short note.
    pub note: Uncertain<String>,
}

impl Person {
    /// Reads a `person/1` record.
    pub fn read(state: &RecordState) -> Person {
        Person {
            meta: Meta::of(state),
            name: value::text(state, "name"),
            role: value::term(state, "role"),
            note: value::text(state, "note"),
        }
    }
}

/// Who reported; a record of its own, so that the report can travel without it (K3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporter {
    /// The record.
    pub meta: Meta,
    /// The report.
    pub report: Uncertain<RecordId>,
    /// Name.
    pub name: Uncertain<String>,
    /// Telephone, e-mail or address.
    pub contact: Uncertain<String>,
    /// Asked to stay unnamed.
    pub wishes_secrecy: Uncertain<bool>,
    /// A note.
    pub note: Uncertain<String>,
}

impl Reporter {
    /// Reads a `reporter/1` record.
    pub fn read(state: &RecordState) -> Reporter {
        Reporter {
            meta: Meta::of(state),
            report: value::record(state, "report"),
            name: value::text(state, "name"),
            contact: value::text(state, "contact"),
            wishes_secrecy: value::flag(state, "wishes_secrecy"),
            note: value::text(state, "note"),
        }
    }
}
