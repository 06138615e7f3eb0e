//! The file of a case as entries with words, for the timeline, the factors and the paper.

use crate::{
    api::entries::{CorrectionView, PhotoView, TextPartView, TimelineItemView},
    input::editable,
    reader::{Case, Reader, code, instant},
    restricting::may_restrict,
};
use casework::{
    calendar::Moment,
    casefile::{case_of as case_of_record, event::Attachment},
    erasure::may_purge,
    forms::form_of,
    kinds::Format,
    narrowing::stopped_by,
    timeline::{Correction, Part, PartValue, Scope, TimelineItem, Verified, timeline},
};
use ledger::{
    env::Wall,
    ids::{RecordId, RootId},
    record::{LIFE, Life, RecordState},
};

/// All entries and photos of a case, oldest first.
pub(crate) fn items(reader: &Reader<'_>, case: &Case) -> Vec<TimelineItemView> {
    let entries = timeline(&case.file, reader.policy, Scope::Everything);
    let entries = entries.iter().map(|item| {
        let place = Place::of(item.occurred_at, item.recorded, item.record);
        (place, view(reader, case, item))
    });
    let photos = case.file.attachments.iter().map(|photo| {
        let at = taken(case, photo);
        let place = Place::of(at, photo.meta.first_wall, photo.meta.record);
        (place, photo_item(reader, case, photo, at))
    });
    let mut views: Vec<_> = entries.chain(photos).collect();
    views.sort_by_key(|(place, _)| *place);
    views.into_iter().map(|(_, view)| view).collect()
}

/// Where an entry stands: by the instant at which it happened, whatever offset that was told in. What is told of the
/// same minute stands as it was written down.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    happened_ms: i64,
    recorded_ms: i64,
    record: RecordId,
}

impl Place {
    fn of(happened: Option<Moment>, recorded: Wall, record: RecordId) -> Place {
        Place {
            happened_ms: happened.map_or(recorded.ms, |at| at.ms()),
            recorded_ms: recorded.ms,
            record,
        }
    }
}

fn view(reader: &Reader<'_>, case: &Case, item: &TimelineItem) -> TimelineItemView {
    let parts = item
        .parts
        .iter()
        .flat_map(|part| part_views(reader, part))
        .collect();
    let base = Base {
        record: item.record,
        kind: &item.kind,
        author: item.author,
        recorded: item.recorded,
    };
    let verified_by = match &item.verified {
        Verified::By(who) => who.clone(),
        Verified::NotApplicable | Verified::No | Verified::Unclear => String::new(),
    };
    let class = item.class.map(|class| class.code());
    TimelineItemView {
        occurred_at: item.occurred_at.map(|at| at.to_string()),
        occurred_until: item.occurred_until.map(|until| until.to_string()),
        precision: item.precision.map(code),
        day: reader.content.day(item.occurred_at.map_or_else(
            || casework::calendar::Day::at(item.recorded.ms),
            |at| at.day(),
        )),
        parts,
        verified_by,
        class: class.map(str::to_owned),
        class_label: class
            .map(|class| reader.text(&format!("class.{class}")))
            .unwrap_or_default(),
        finished: item.finished,
        disputed: item.in_conflict,
        late: item.written_late,
        to_acknowledge: to_acknowledge(case, item.record),
        incomplete: item.incomplete && stopped(reader, case, item.record).is_none(),
        corrections: item
            .corrected_by
            .iter()
            .map(|correction| correction_view(reader, correction))
            .collect(),
        ..blank(reader, case, &base)
    }
}

/// Who reported without a name cannot be told anything.
fn to_acknowledge(case: &Case, record: RecordId) -> bool {
    let mut reports = case.file.reports.iter();
    reports
        .find(|report| report.meta.record == record)
        .is_some_and(|report| {
            !report.acknowledged_at.is_set() && report.anonymous.known() != Some(&true)
        })
}

struct Base<'a> {
    record: RecordId,
    kind: &'a str,
    author: Option<RootId>,
    recorded: Wall,
}

/// What every entry has.
fn blank(reader: &Reader<'_>, case: &Case, base: &Base<'_>) -> TimelineItemView {
    let state = case.records.iter().find(|state| state.id == base.record);
    TimelineItemView {
        record: base.record.to_string(),
        case: case.id.to_string(),
        kind: state
            .map_or(base.kind, |state| state.kind.as_str())
            .to_owned(),
        kind_label: reader.kind_label(base.kind),
        occurred_at: None,
        occurred_until: None,
        precision: None,
        recorded_at: instant(base.recorded),
        day: String::new(),
        author: base
            .author
            .map(|root| reader.name(&root))
            .unwrap_or_default(),
        organisation: base
            .author
            .map(|root| reader.organisation(&root))
            .unwrap_or_default(),
        own: base.author == Some(reader.own),
        class: None,
        class_label: String::new(),
        parts: Vec::new(),
        verified_by: String::new(),
        finished: false,
        editable: state.is_some_and(|state| editable(state, &reader.own).is_ok()),
        deletion: state.and_then(deletion).map(str::to_owned),
        disputed: false,
        late: false,
        to_acknowledge: false,
        incomplete: false,
        no_longer_from: stopped(reader, case, base.record).map(|root| reader.name(&root)),
        may_restrict: state.is_some_and(|state| may_restrict(state, &reader.own)),
        erased: state.is_some_and(|state| words_erased(reader, state)),
        may_erase: state.is_some_and(|state| may_purge(&state.kind)),
        corrections: Vec::new(),
        photo: None,
    }
}

/// Who does not share a record with the own person any more.
fn stopped(reader: &Reader<'_>, case: &Case, record: RecordId) -> Option<RootId> {
    let state = case.records.iter().find(|state| state.id == record)?;
    stopped_by(state, &reader.own)
}

/// Whether a value that stands is not here because it was erased.
fn words_erased(reader: &Reader<'_>, state: &RecordState) -> bool {
    let fields = state.fields.values();
    let heads = fields.flat_map(|field| field.heads.iter().chain(&field.members));
    let mut absent = heads.filter(|head| head.value.is_none()).peekable();
    let case = case_of_record(state);
    absent.peek().is_some()
        && reader
            .vault
            .erased()
            .is_ok_and(|erased| absent.any(|head| erased.holds_value(case, state.id, head.at)))
}

fn deletion(state: &RecordState) -> Option<&'static str> {
    match state.life {
        Life::Contested { .. } => Some("contested"),
        Life::Active | Life::Deleted { .. } => state
            .requests
            .iter()
            .any(|request| request.field == LIFE)
            .then_some("asked"),
    }
}

/// When a photo was taken; as told, else during its visit.
fn taken(case: &Case, photo: &Attachment) -> Option<Moment> {
    let told = photo.taken_at.known().copied();
    told.or_else(|| {
        let visit = photo.visit.known()?;
        let mut visits = case.file.visits.iter();
        let visit = visits.find(|held| held.meta.record == *visit)?;
        visit.occurred_at.known().copied()
    })
}

fn photo_item(
    reader: &Reader<'_>,
    case: &Case,
    photo: &Attachment,
    at: Option<Moment>,
) -> TimelineItemView {
    let base = Base {
        record: photo.meta.record,
        kind: &photo.meta.kind,
        author: photo.meta.creator,
        recorded: photo.meta.first_wall,
    };
    let class = photo.meta.class.map(|class| class.code());
    TimelineItemView {
        occurred_at: at.map(|at| at.to_string()),
        day: reader.content.day(at.map_or_else(
            || casework::calendar::Day::at(base.recorded.ms),
            |at| at.day(),
        )),
        class: class.map(str::to_owned),
        class_label: class
            .map(|class| reader.text(&format!("class.{class}")))
            .unwrap_or_default(),
        finished: photo.meta.finished,
        incomplete: photo.meta.incomplete && stopped(reader, case, base.record).is_none(),
        photo: Some(photo_view(reader, photo)),
        ..blank(reader, case, &base)
    }
}

/// A photo as the person sees it.
pub(crate) fn photo_view(reader: &Reader<'_>, photo: &Attachment) -> PhotoView {
    let size =
        |value: &casework::casefile::value::Uncertain<i64>| value.known().copied().unwrap_or(0);
    let available = photo.sha256.known().is_some_and(|hash| {
        reader
            .vault
            .has_blob(&photo.meta.record, hash)
            .unwrap_or(false)
    });
    PhotoView {
        record: photo.meta.record.to_string(),
        alt: photo.alt.known().cloned().unwrap_or_default(),
        taken_at: photo.taken_at.known().map(ToString::to_string),
        width: u32::try_from(size(&photo.width)).unwrap_or(0),
        height: u32::try_from(size(&photo.height)).unwrap_or(0),
        bytes: u64::try_from(size(&photo.bytes)).unwrap_or(0),
        available,
    }
}

/// A labelled text; a value in conflict gives one part per value.
pub(crate) fn part_views(reader: &Reader<'_>, part: &Part) -> Vec<TextPartView> {
    let label = reader.text(&part.label);
    let view = |value: &PartValue| TextPartView {
        label: label.clone(),
        text: value_text(reader, value),
        not_received: matches!(value, PartValue::Unknown),
    };
    part.values.iter().map(view).collect()
}

/// A value in words.
pub(crate) fn value_text(reader: &Reader<'_>, value: &PartValue) -> String {
    match value {
        PartValue::Text(text) => text.clone(),
        PartValue::Term(key) => reader.text(key),
        PartValue::Day(day) => reader.content.day(*day),
        PartValue::Moment(moment) => reader.content.moment(moment.local()),
        PartValue::Flag(true) => reader.text("answer.yes"),
        PartValue::Flag(false) => reader.text("answer.no"),
        PartValue::Unknown => String::new(),
    }
}

fn correction_view(reader: &Reader<'_>, correction: &Correction) -> CorrectionView {
    let texts: Vec<String> = correction
        .texts
        .iter()
        .map(|text| value_text(reader, text))
        .collect();
    CorrectionView {
        record: correction.record.to_string(),
        text: texts.join("\n"),
        author: correction
            .author
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
        at: instant(correction.wall),
    }
}

/// The beginning of a record, in one line: what it is about.
pub(crate) fn title(reader: &Reader<'_>, state: &RecordState) -> String {
    if state.kind == "role/1" {
        return state
            .text("role")
            .map(|code| reader.text(&format!("role.{code}")))
            .unwrap_or_default();
    }
    if state.kind == "claim/1" {
        return state
            .text("task")
            .map(|code| reader.text(&format!("task.{code}")))
            .unwrap_or_default();
    }
    if state.kind == "visit/1" {
        return state
            .text("outcome")
            .map(|code| reader.text(&format!("visit_outcome.{code}")))
            .unwrap_or_default();
    }
    if state.kind == "closing/1" {
        return state
            .text("result")
            .map(|code| reader.text(&format!("closing_result.{code}")))
            .unwrap_or_default();
    }
    if state.kind == "transition/1" {
        return state
            .text("to")
            .map(|code| reader.text(&format!("phase.{code}")))
            .unwrap_or_default();
    }
    let fields = [
        "text",
        "alt",
        "street",
        "name",
        "organisation",
        "question",
        "decision_needed",
        "asks",
        "what_happens",
        "reason",
        "with",
        "result",
    ];
    let of_form = form_words(state);
    let first = of_form.or_else(|| fields.iter().find_map(|field| state.text(field)));
    shorten(first.unwrap_or_default())
}

/// The words of the field that names a record in a list of its form.
fn form_words(state: &RecordState) -> Option<&str> {
    let form = form_of(&state.kind)?;
    let field = form.table().field(form.title)?;
    let worded = matches!(field.format, Format::Line | Format::Long);
    worded.then(|| state.text(form.title)).flatten()
}

/// At most 80 characters of the first line.
pub(crate) fn shorten(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST {
        line.to_owned()
    } else {
        line.chars().take(MOST - 1).chain(['…']).collect()
    }
}
