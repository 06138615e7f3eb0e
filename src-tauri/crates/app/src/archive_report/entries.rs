//! The entries of an archive one by one, in words: who, when by whose clock, after what, and what does not fit.

use super::{Telling, signature_code};
use crate::{
    api::archiving::{ArchiveEntryView, ArchiveFlawView, ArchiveValueView},
    reader::{count, instant},
};
use casework::{
    calendar::Day,
    kinds::{bare_name, field_text_key},
};
use exchange::archive::{Entry, Link, Signature, SlotState, Witness, WitnessedBy};
use ledger::{
    cbor::Value,
    change::{Change, Op},
    record::is_universal,
};

/// Every entry of the report.
pub(super) fn views(telling: &Telling<'_>) -> Vec<ArchiveEntryView> {
    let entries = telling.report.entries.iter().enumerate();
    entries
        .map(|(place, entry)| view(telling, place, entry))
        .collect()
}

fn view(telling: &Telling<'_>, place: usize, entry: &Entry) -> ArchiveEntryView {
    let change = entry.change.as_ref();
    let header = change.map(|change| &change.header);
    let card = entry.author.and_then(|root| telling.cards.get(&root));
    let text = |value: Option<String>| value.unwrap_or_default();
    ArchiveEntryView {
        number: count(place + 1),
        good: !entry.is_broken(),
        record: text(header.map(|header| header.record.to_string())),
        kind: text(header.map(|header| header.kind.clone())),
        kind_label: text(header.map(|header| kind_label(telling, &header.kind))),
        change: text(change.map(|change| change.id.to_string())),
        author: text(card.map(|card| card.facts.name.clone())),
        organisation: text(card.map(|card| card.facts.organisation.clone())),
        device: text(header.map(|header| header.device.to_string())),
        claimed_at: header.map(|header| instant(header.wall)),
        witnessed_at: entry.witness.map(|witness| instant(witness.wall)),
        witnessed_by: entry
            .witness
            .map(|witness| telling.full_name(&witness.root)),
        witnessed_how: entry.witness.map(|witness| how(&witness).to_owned()),
        n: header.map_or(0, |header| u32::try_from(header.n).unwrap_or(u32::MAX)),
        prev: header.and_then(|header| Some(header.prev?.to_string())),
        link: link_code(entry.link).to_owned(),
        signature: signature_code(entry.signature).to_owned(),
        values: change.map_or_else(Vec::new, |change| values(telling, entry, change)),
        marks: marks(telling, entry),
    }
}

fn kind_label(telling: &Telling<'_>, kind: &str) -> String {
    let key = format!("kind.{}", bare_name(kind));
    let known = telling.content.texts().contains_key(&key);
    telling.text(if known { &key } else { "kind.unknown" })
}

fn how(witness: &Witness) -> &'static str {
    match witness.by {
        WitnessedBy::Change(_) => "change",
        WitnessedBy::Control(_) => "control",
        WitnessedBy::Archive => "archive",
    }
}

fn link_code(link: Link) -> &'static str {
    match link {
        Link::Begins => "begins",
        Link::Follows => "follows",
        Link::Missing => "missing",
        Link::Broken => "broken",
    }
}

fn values(telling: &Telling<'_>, entry: &Entry, change: &Change) -> Vec<ArchiveValueView> {
    let writes = change.header.writes.iter().zip(&change.body);
    let states = entry.slots.iter();
    writes
        .zip(states)
        .map(|((write, slot), state)| ArchiveValueView {
            field: write.field.clone(),
            label: field_label(telling, &change.header.kind, &write.field),
            op: op_code(write.op).to_owned(),
            state: state_code(*state).to_owned(),
            text: slot
                .as_ref()
                .map(|slot| value_text(telling, &slot.value))
                .unwrap_or_default(),
        })
        .collect()
}

fn field_label(telling: &Telling<'_>, kind: &str, field: &str) -> String {
    let key = if is_universal(field) {
        format!("archive.field.{field}")
    } else {
        field_text_key(kind, field)
    };
    if telling.content.texts().contains_key(&key) {
        telling.text(&key)
    } else {
        field.to_owned()
    }
}

fn op_code(op: Op) -> &'static str {
    match op {
        Op::Set => "set",
        Op::Add => "add",
        Op::Remove => "remove",
        Op::Unknown(_) => "unknown",
    }
}

fn state_code(state: SlotState) -> &'static str {
    match state {
        SlotState::Kept => "kept",
        SlotState::Erased => "erased",
        SlotState::Absent => "absent",
        SlotState::Altered => "altered",
    }
}

/// The value as it was signed: whoever wants its meaning looks it up in the table of kinds.
fn value_text(telling: &Telling<'_>, value: &Value) -> String {
    match value {
        Value::Null => telling.text("archive.cleared"),
        Value::Bool(yes) => telling.text(if *yes { "answer.yes" } else { "answer.no" }),
        Value::Int(number) => number.to_string(),
        Value::Bytes(bytes) => crate::text::hex(bytes),
        Value::Text(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| value_text(telling, item)).collect();
            items.join(", ")
        }
        Value::Map(pairs) => {
            let pair = |(key, value): &(Value, Value)| {
                format!(
                    "{}: {}",
                    value_text(telling, key),
                    value_text(telling, value)
                )
            };
            let pairs: Vec<String> = pairs.iter().map(pair).collect();
            pairs.join("; ")
        }
    }
}

/// What a reader must know of an entry, the worst first.
fn marks(telling: &Telling<'_>, entry: &Entry) -> Vec<ArchiveFlawView> {
    let mut marks = Marks {
        telling,
        found: Vec::new(),
    };
    match entry.signature {
        Signature::Good => {}
        Signature::Bad => marks.serious("signature_bad"),
        Signature::UnknownDevice => marks.serious("signature_unknown_device"),
        Signature::Unreadable => marks.serious("unreadable"),
    }
    if let Some(code) = entry.flaw.filter(|_| entry.change.is_some()) {
        let values = [("code", code.to_owned())];
        marks.put("flaw", true, &values);
    }
    if entry.slots.contains(&SlotState::Altered) {
        marks.serious("value_altered");
    }
    match entry.link {
        Link::Begins | Link::Follows => {}
        Link::Missing => marks.notable("link_missing"),
        Link::Broken => marks.serious("link_broken"),
    }
    if !entry.unknown_parents.is_empty() {
        marks.notable("parents_unknown");
    }
    if entry.forked {
        marks.notable("forked");
    }
    if entry.slots.contains(&SlotState::Erased) {
        marks.notable("value_erased");
    }
    if entry.slots.contains(&SlotState::Absent) {
        marks.notable("value_absent");
    }
    clocks(&mut marks, entry);
    marks.found
}

/// What is said of the device and of its clock.
fn clocks(marks: &mut Marks<'_, '_>, entry: &Entry) {
    if let Some(lost) = entry.lost {
        let day = marks.telling.content.day(Day::at(lost.at_ms));
        let code = if lost.vouched { "lost_vouched" } else { "lost" };
        marks.put(code, false, &[("day", day)]);
    }
    if entry.clock_back {
        marks.notable("clock_back");
    }
    let wall = entry.change.as_ref().map(|change| change.header.wall.ms);
    let seen = entry.witness.map(|witness| witness.wall.ms);
    match (wall, seen) {
        (Some(wall), Some(seen)) if seen < wall => marks.notable("witnessed_before"),
        (Some(_), None) => marks.notable("unwitnessed"),
        (Some(_), Some(_)) | (None, _) => {}
    }
}

struct Marks<'t, 'r> {
    telling: &'t Telling<'r>,
    found: Vec<ArchiveFlawView>,
}

impl Marks<'_, '_> {
    fn serious(&mut self, code: &str) {
        self.put(code, true, &[]);
    }

    fn notable(&mut self, code: &str) {
        self.put(code, false, &[]);
    }

    fn put(&mut self, code: &str, serious: bool, values: &[(&str, String)]) {
        self.found.push(ArchiveFlawView {
            part: String::new(),
            code: code.to_owned(),
            text: self.telling.filled(&format!("archive.mark.{code}"), values),
            serious,
        });
    }
}
