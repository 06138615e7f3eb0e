//! What happened and was written down: reports, facts, quotes, care notes, visits, attachments, corrections.

use super::value::Uncertain;
use super::{Meta, value};
use crate::{
    calendar::{Day, Moment},
    policy::Policy,
    terms::{
        case::Acute,
        category::Category,
        entry::{Channel, Company, Precision, Source, VisitOutcome},
    },
};
use ledger::{ids::RecordId, record::RecordState};

/// A report of nuisance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The record.
    pub meta: Meta,
    /// When it came in.
    pub received_at: Uncertain<Moment>,
    /// When it happened.
    pub occurred_at: Uncertain<Moment>,
    /// Until when it lasted.
    pub occurred_until: Uncertain<Moment>,
    /// How exact that is.
    pub precision: Uncertain<Precision>,
    /// How it came in.
    pub channel: Uncertain<Channel>,
    /// What was reported.
    pub text: Uncertain<String>,
    /// Where it happened.
    pub place: Uncertain<String>,
    /// Kinds of nuisance.
    pub categories: Vec<Category>,
    /// When the reporter was told that it arrived.
    pub acknowledged_at: Uncertain<Moment>,
    /// The reporter gave no name.
    pub anonymous: Uncertain<bool>,
    /// Answer to the acute check.
    pub acute: Uncertain<Acute>,
}

impl Report {
    /// Reads a `report/1` record.
    pub fn read(state: &RecordState) -> Report {
        Report {
            meta: Meta::of(state),
            received_at: value::moment(state, "received_at"),
            occurred_at: value::moment(state, "occurred_at"),
            occurred_until: value::moment(state, "occurred_until"),
            precision: value::term(state, "precision"),
            channel: value::term(state, "channel"),
            text: value::text(state, "text"),
            place: value::text(state, "place"),
            categories: value::terms(state, "categories"),
            acknowledged_at: value::moment(state, "acknowledged_at"),
            anonymous: value::flag(state, "anonymous"),
            acute: value::read(state, "acute", |value| Acute::parse(value.as_text()?)),
        }
    }
}

impl Report {
    /// The last day on which the reporter should hear that it arrived; none when he has, or gave no name.
    pub fn acknowledge_by(&self, policy: &Policy) -> Option<Day> {
        let settled =
            self.acknowledged_at.known().is_some() || self.anonymous.known() == Some(&true);
        let received = self.received_at.known().filter(|_| !settled)?;
        let days = policy.acknowledge_report_working_days;
        Some(policy.working_days().plus(received.day(), days))
    }
}

/// Which kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// What someone saw, heard or smelled.
    Fact,
    /// What someone said.
    Quote,
    /// A note of a care worker (K5).
    CareNote,
}

/// A line of the file; fields that its kind does not have are unset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The record.
    pub meta: Meta,
    /// Which kind.
    pub kind: EntryKind,
    /// The visit during which it was written.
    pub visit: Uncertain<RecordId>,
    /// When it happened.
    pub occurred_at: Uncertain<Moment>,
    /// Until when.
    pub occurred_until: Uncertain<Moment>,
    /// How exact that is.
    pub precision: Uncertain<Precision>,
    /// Where it comes from.
    pub source: Uncertain<Source>,
    /// Who said it.
    pub speaker: Uncertain<String>,
    /// The text.
    pub text: Uncertain<String>,
    /// Where.
    pub place: Uncertain<String>,
    /// Who or what confirmed it.
    pub verified_by: Uncertain<String>,
    /// Kinds of nuisance that it shows.
    pub categories: Vec<Category>,
    /// A person marked it as important enough to look at the plan again.
    pub important: Uncertain<bool>,
}

impl Entry {
    /// Reads a `fact/1`, `quote/1` or `care_note/1` record.
    pub fn read(kind: EntryKind, state: &RecordState) -> Entry {
        Entry {
            meta: Meta::of(state),
            kind,
            visit: value::record(state, "visit"),
            occurred_at: value::moment(state, "occurred_at"),
            occurred_until: value::moment(state, "occurred_until"),
            precision: value::term(state, "precision"),
            source: value::term(state, "source"),
            speaker: value::text(state, "speaker"),
            text: value::text(state, "text"),
            place: value::text(state, "place"),
            verified_by: value::text(state, "verified_by"),
            categories: value::terms(state, "categories"),
            important: value::flag(state, "important"),
        }
    }
}

/// A home visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The record.
    pub meta: Meta,
    /// When.
    pub occurred_at: Uncertain<Moment>,
    /// What for.
    pub purpose: Uncertain<String>,
    /// Whether it was announced.
    pub announced: Uncertain<bool>,
    /// What came of it.
    pub outcome: Uncertain<VisitOutcome>,
    /// Alone or together.
    pub company: Uncertain<Company>,
    /// Whether a card was left.
    pub card_left: Uncertain<bool>,
    /// Why nothing follows, if someone said so.
    pub no_next_step: Uncertain<String>,
}

impl Visit {
    /// Reads a `visit/1` record.
    pub fn read(state: &RecordState) -> Visit {
        Visit {
            meta: Meta::of(state),
            occurred_at: value::moment(state, "occurred_at"),
            purpose: value::text(state, "purpose"),
            announced: value::flag(state, "announced"),
            outcome: value::term(state, "outcome"),
            company: value::term(state, "company"),
            card_left: value::flag(state, "card_left"),
            no_next_step: value::text(state, "no_next_step"),
        }
    }

    /// A dated attempt to speak the resident that failed (domain.md §5.1, V6).
    pub fn is_failed_attempt(&self) -> bool {
        let failed = match self.outcome.known() {
            Some(VisitOutcome::NotHome | VisitOutcome::RefusedEntry) => true,
            Some(VisitOutcome::Spoken) | None => false,
        };
        failed && self.occurred_at.known().is_some()
    }
}

/// A photo or document; its bytes are elsewhere, found by their hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The record.
    pub meta: Meta,
    /// The visit during which it was made.
    pub visit: Uncertain<RecordId>,
    /// The record that it belongs to.
    pub record: Uncertain<RecordId>,
    /// SHA-256 of the bytes.
    pub sha256: Uncertain<[u8; 32]>,
    /// Media type.
    pub media_type: Uncertain<String>,
    /// Size in bytes.
    pub bytes: Uncertain<i64>,
    /// Width in pixels.
    pub width: Uncertain<i64>,
    /// Height in pixels.
    pub height: Uncertain<i64>,
    /// What it shows, in words.
    pub alt: Uncertain<String>,
    /// When it was taken.
    pub taken_at: Uncertain<Moment>,
    /// Name of the file.
    pub name: Uncertain<String>,
}

impl Attachment {
    /// Reads an `attachment/1` record.
    pub fn read(state: &RecordState) -> Attachment {
        Attachment {
            meta: Meta::of(state),
            visit: value::record(state, "visit"),
            record: value::record(state, "record"),
            sha256: value::read(state, "sha256", |value| value.as_bytes()?.try_into().ok()),
            media_type: value::text(state, "media_type"),
            bytes: value::number(state, "bytes"),
            width: value::number(state, "width"),
            height: value::number(state, "height"),
            alt: value::text(state, "alt"),
            taken_at: value::moment(state, "taken_at"),
            name: value::text(state, "name"),
        }
    }
}

/// A correction of a finished record; the original stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addendum {
    /// The record.
    pub meta: Meta,
    /// What it corrects.
    pub to: Uncertain<RecordId>,
    /// The correction.
    pub text: Uncertain<String>,
}

impl Addendum {
    /// Reads an `addendum/1` record.
    pub fn read(state: &RecordState) -> Addendum {
        Addendum {
            meta: Meta::of(state),
            to: value::record(state, "to"),
            text: value::text(state, "text"),
        }
    }
}
