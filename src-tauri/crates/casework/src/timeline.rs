//! The file of a case in order of time: what happened, who wrote it, how sure it is, what was corrected.

use crate::{
    calendar::{Day, Moment},
    casefile::{
        CaseFile, Meta,
        event::{Addendum, Entry, EntryKind},
        value::{Reading, Uncertain},
    },
    kinds::{bare_name, field_text_key},
    policy::Policy,
    terms::{Term, entry::Precision},
};
use ledger::{
    env::Wall,
    ids::{RecordId, RootId},
    sharing::Class,
};

/// What a timeline holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything that this vault knows.
    Everything,
    /// Only K1 and K2: what the printed timeline may hold (domain.md §5.3, O1).
    Document,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineItem {
    /// The record.
    pub record: RecordId,
    /// Its kind without version; its name is under `kind.<kind>`.
    pub kind: String,
    /// When it happened, if someone said so and people agree.
    pub occurred_at: Option<Moment>,
    /// Until when.
    pub occurred_until: Option<Moment>,
    /// How exact that is.
    pub precision: Option<Precision>,
    /// When it was written down, as claimed.
    pub recorded: Wall,
    /// Who made the record; none while its first change is missing.
    pub author: Option<RootId>,
    /// What it says, part by part.
    pub parts: Vec<Part>,
    /// The sharing class; none when closed.
    pub class: Option<Class>,
    /// Who or what confirmed it.
    pub verified: Verified,
    /// Later corrections, in order.
    pub corrected_by: Vec<Correction>,
    /// People disagree about a part.
    pub in_conflict: bool,
    /// A part of the record has not arrived.
    pub incomplete: bool,
    /// Its author finished it.
    pub finished: bool,
    /// Written down later after the event than the policy allows without a mark.
    pub written_late: bool,
    sort_ms: i64,
}

/// Whether someone confirmed what was seen (domain.md §2.5, D5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verified {
    /// Not a fact, so there is nothing to confirm.
    NotApplicable,
    /// Nobody confirmed it.
    No,
    /// Confirmed by this person or means.
    By(String),
    /// People disagree about it.
    Unclear,
}

/// A named part of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Key of its name in the content pack.
    pub label: String,
    /// The value; several when people disagree.
    pub values: Vec<PartValue>,
}

/// The value of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartValue {
    /// What a person typed.
    Text(String),
    /// A key of the content pack.
    Term(String),
    /// A day.
    Day(Day),
    /// A moment.
    Moment(Moment),
    /// Yes or no.
    Flag(bool),
    /// Something that was not received, was cleared in a conflict, or cannot be read by this version.
    Unknown,
}

/// A correction beside an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The record of the correction.
    pub record: RecordId,
    /// Who wrote it.
    pub author: Option<RootId>,
    /// When, as claimed.
    pub wall: Wall,
    /// What it says; several when people disagree.
    pub texts: Vec<PartValue>,
    /// Its class; none when closed.
    pub class: Option<Class>,
}

/// The timeline, ordered by when it happened, else by when it was written, else by record id.
pub fn timeline(file: &CaseFile, policy: &Policy, scope: Scope) -> Vec<TimelineItem> {
    let mut items: Vec<TimelineItem> = Vec::new();
    items.extend(file.reports.iter().map(report_item));
    items.extend(file.entries.iter().map(entry_item));
    items.extend(file.visits.iter().map(visit_item));
    items.extend(file.actions.iter().map(action_item));
    items.extend(file.interventions.iter().map(intervention_item));
    items.extend(file.agreements.iter().map(agreement_item));
    items.extend(file.transitions.iter().map(transition_item));
    items.extend(file.closings.iter().map(closing_item));
    // On paper the own extracts would only say again what stands there already.
    let extracts = file.formal.extracts.iter();
    let extracts =
        extracts.filter(|one| scope == Scope::Everything || one.meta.creator != file.own);
    items.extend(extracts.map(extract_item));
    items.retain(|item| scope.admits(item.class));
    let late_ms = i64::from(policy.late_entry_hours) * 3_600_000;
    for item in &mut items {
        item.corrected_by = corrections(file, item.record, scope);
        let occurred = item.occurred_until.or(item.occurred_at);
        item.written_late =
            occurred.is_some_and(|at| item.recorded.ms.saturating_sub(at.ms()) > late_ms);
    }
    // What is told of the same minute stands in the order in which it was written down.
    items.sort_by_key(|item| (item.sort_ms, item.recorded.ms, item.record));
    items
}

impl Scope {
    fn admits(self, class: Option<Class>) -> bool {
        match self {
            Scope::Everything => true,
            Scope::Document => matches!(class, Some(Class::K1 | Class::K2)),
        }
    }
}

fn corrections(file: &CaseFile, record: RecordId, scope: Scope) -> Vec<Correction> {
    let of_record = |addendum: &&Addendum| {
        addendum.to.known() == Some(&record) && scope.admits(addendum.meta.class)
    };
    let mut found: Vec<Correction> = file
        .addenda
        .iter()
        .filter(of_record)
        .map(|addendum| Correction {
            record: addendum.meta.record,
            author: addendum.meta.creator,
            wall: addendum.meta.first_wall,
            texts: values(&addendum.text, |text| PartValue::Text(text.clone())),
            class: addendum.meta.class,
        })
        .collect();
    found.sort_by_key(|correction| (correction.wall, correction.record));
    found
}

/// An item under construction.
struct Draft<'a> {
    item: TimelineItem,
    meta: &'a Meta,
}

impl<'a> Draft<'a> {
    fn of(meta: &'a Meta) -> Draft<'a> {
        let item = TimelineItem {
            record: meta.record,
            kind: bare_name(&meta.kind).to_owned(),
            occurred_at: None,
            occurred_until: None,
            precision: None,
            recorded: meta.first_wall,
            author: meta.creator,
            parts: Vec::new(),
            class: meta.class,
            verified: Verified::NotApplicable,
            corrected_by: Vec::new(),
            in_conflict: false,
            incomplete: meta.incomplete,
            finished: meta.finished,
            written_late: false,
            sort_ms: meta.first_wall.ms,
        };
        Draft { item, meta }
    }

    fn at(mut self, at: &Uncertain<Moment>) -> Self {
        self.item.in_conflict |= at.is_conflict();
        self.item.occurred_at = at.known().copied();
        if let Some(at) = at.known() {
            self.item.sort_ms = at.ms();
        }
        self
    }

    fn on(mut self, field: &str, day: &Uncertain<Day>) -> Self {
        if let Some(day) = day.known() {
            self.item.sort_ms = day.start_ms();
        }
        self.part(field, day, |day| PartValue::Day(*day))
    }

    fn part<T>(
        mut self,
        field: &str,
        value: &Uncertain<T>,
        show: impl Fn(&T) -> PartValue,
    ) -> Self {
        self.item.in_conflict |= value.is_conflict();
        if value.is_set() {
            let label = field_text_key(&self.meta.kind, field);
            self.item.parts.push(Part {
                label,
                values: values(value, show),
            });
        }
        self
    }

    fn text(self, field: &str, value: &Uncertain<String>) -> Self {
        self.part(field, value, |text| PartValue::Text(text.clone()))
    }

    fn term<T: Term>(self, field: &str, value: &Uncertain<T>) -> Self {
        self.part(field, value, |term| PartValue::Term(term.text_key()))
    }

    fn flag(self, field: &str, value: &Uncertain<bool>) -> Self {
        self.part(field, value, |flag| PartValue::Flag(*flag))
    }

    fn done(self) -> TimelineItem {
        self.item
    }
}

fn values<T>(value: &Uncertain<T>, show: impl Fn(&T) -> PartValue) -> Vec<PartValue> {
    let read = |reading: &Reading<T>| reading.value().map_or(PartValue::Unknown, &show);
    value
        .claims()
        .iter()
        .map(|claim| read(&claim.reading))
        .collect()
}

fn report_item(report: &crate::casefile::event::Report) -> TimelineItem {
    let at = if report.occurred_at.is_set() {
        &report.occurred_at
    } else {
        &report.received_at
    };
    let mut draft = Draft::of(&report.meta)
        .at(at)
        .text("text", &report.text)
        .text("place", &report.place);
    draft.item.occurred_until = report.occurred_until.known().copied();
    draft.item.precision = report.precision.known().copied();
    if !report.categories.is_empty() {
        let values = report
            .categories
            .iter()
            .map(|category| PartValue::Term(category.text_key()))
            .collect();
        draft.item.parts.push(Part {
            label: field_text_key(&report.meta.kind, "categories"),
            values,
        });
    }
    draft.term("channel", &report.channel).done()
}

fn entry_item(entry: &Entry) -> TimelineItem {
    let mut draft = Draft::of(&entry.meta).at(&entry.occurred_at);
    draft.item.occurred_until = entry.occurred_until.known().copied();
    draft.item.precision = entry.precision.known().copied();
    if entry.kind == EntryKind::Fact {
        draft.item.verified = match (&entry.verified_by, entry.verified_by.filled()) {
            (Uncertain::Many(_), _) => Verified::Unclear,
            (Uncertain::Unset | Uncertain::One(_), Some(by)) => Verified::By(by.to_owned()),
            (Uncertain::Unset | Uncertain::One(_), None) => Verified::No,
        };
        draft.item.in_conflict |= entry.verified_by.is_conflict();
    }
    draft
        .text("speaker", &entry.speaker)
        .text("text", &entry.text)
        .text("place", &entry.place)
        .term("source", &entry.source)
        .done()
}

fn visit_item(visit: &crate::casefile::event::Visit) -> TimelineItem {
    Draft::of(&visit.meta)
        .at(&visit.occurred_at)
        .text("purpose", &visit.purpose)
        .term("outcome", &visit.outcome)
        .term("company", &visit.company)
        .flag("announced", &visit.announced)
        .flag("card_left", &visit.card_left)
        .text("no_next_step", &visit.no_next_step)
        .done()
}

fn action_item(action: &crate::casefile::course::Action) -> TimelineItem {
    Draft::of(&action.meta)
        .text("text", &action.text)
        .part("due", &action.due, |day| PartValue::Day(*day))
        .term("state", &action.state)
        .text("result", &action.result)
        .part("done_at", &action.done_at, |at| PartValue::Moment(*at))
        .done()
}

fn intervention_item(intervention: &crate::casefile::course::Intervention) -> TimelineItem {
    Draft::of(&intervention.meta)
        .term("type", &intervention.kind)
        .on("started", &intervention.started)
        .part("ended", &intervention.ended, |day| PartValue::Day(*day))
        .text("text", &intervention.text)
        .text("result", &intervention.result)
        .done()
}

fn agreement_item(agreement: &crate::casefile::course::Agreement) -> TimelineItem {
    Draft::of(&agreement.meta)
        .text("with", &agreement.with)
        .text("text", &agreement.text)
        .on("agreed_at", &agreement.agreed_at)
        .part("until", &agreement.until, |day| PartValue::Day(*day))
        .done()
}

fn transition_item(step: &crate::casefile::course::Transition) -> TimelineItem {
    Draft::of(&step.meta)
        .at(&step.at)
        .term("from", &step.from)
        .term("to", &step.to)
        .text("reason", &step.reason)
        .done()
}

fn extract_item(extract: &crate::casefile::formal::Extract) -> TimelineItem {
    let mut draft = Draft::of(&extract.meta)
        .on("taken_at", &extract.taken_at)
        .text("text", &extract.text);
    draft.item.in_conflict |= extract.values.is_conflict() || extract.of.is_conflict();
    draft.item.parts.extend(crate::extract::parts(extract));
    draft.done()
}

fn closing_item(closing: &crate::casefile::course::Closing) -> TimelineItem {
    Draft::of(&closing.meta)
        .term("result", &closing.result)
        .text("reason", &closing.reason)
        .on("closed_at", &closing.closed_at)
        .part("destroy_on", &closing.destroy_on, |day| {
            PartValue::Day(*day)
        })
        .done()
}
