//! The register of files: what went to whom and when, for oneself only; and when the last one came.

use crate::{
    api::{
        Nothing,
        error::ApiError,
        sharing::{SentListView, SentView},
    },
    application::App,
    archiving::Choice,
    input::Edits,
    narrowing::Told,
    reader::{Reader, count, instant_ms},
    sharing::Selection,
    text::hex,
    timeline_view::shorten,
};
use casework::case_number::case_number;
use ledger::{
    author::Edit,
    cbor::Value,
    change::WriteRef,
    ids::{CaseId, RecordId, RootId},
    record::{LIFE, RecordState, delete_value},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vault::{REGISTER_INCOMPLETE_SINCE, Tx};

/// Most bytes of the records that one note lists: with everything else in it a note stays well within the body of one
/// change (1 MiB). What does not fit stands in a further note of the same file.
const MOST_LISTED: usize = 512 * 1024;

/// What the register will say of a file that is not written yet.
pub(crate) struct Sending {
    head: Edits,
    parts: Vec<Vec<Value>>,
    /// Of what goes by a decision to disclose: those decisions.
    grounds: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Sending {
    pub fn of(selection: &Selection, id: [u8; 16], at: &str, name: &str) -> Sending {
        let cases = selection.cases.iter().map(|case| case.id);
        Sending {
            head: head(&selection.recipient.root_id(), cases, id, at, name),
            parts: parts(
                selection
                    .goes
                    .iter()
                    .map(listed)
                    .chain(selection.told().map(listed_narrowing)),
                MOST_LISTED,
            ),
            grounds: selection.grounds.clone(),
        }
    }

    /// The same of an archive of one case for this reader.
    pub fn of_archive(choice: &Choice, to: &RootId, id: [u8; 16], at: &str, name: &str) -> Sending {
        Sending {
            head: head(to, [choice.case.id], id, at, name),
            parts: parts(choice.goes.iter().map(listed), MOST_LISTED),
            grounds: choice.grounds.clone(),
        }
    }

    /// The same without the records that stand in it: for a file to one's own devices.
    pub fn unlisted(selection: &Selection, id: [u8; 16], at: &str, name: &str) -> Sending {
        Sending {
            parts: vec![Vec::new()],
            ..Sending::of(selection, id, at, name)
        }
    }

    /// The same of a file in which only something of these records stands; of none, when it only asks or answers.
    pub fn only(self, records: &BTreeSet<RecordId>) -> Sending {
        let stands = |item: &Value| {
            let record = item.as_array().and_then(|parts| parts.first());
            let record = record
                .and_then(Value::as_bytes)
                .and_then(RecordId::from_slice);
            record.is_some_and(|record| records.contains(&record))
        };
        let mut listed = parts(self.parts.into_iter().flatten().filter(stands), MOST_LISTED);
        if listed.is_empty() {
            listed.push(Vec::new());
        }
        Sending {
            parts: listed,
            ..self
        }
    }

    /// Notes the file, for oneself only; nearly always in one note.
    pub fn note(&self, tx: &mut Tx<'_>, sha256: [u8; 32]) -> Result<Vec<RecordId>, ApiError> {
        let notes = self.parts.iter().map(|part| {
            let note = self.head.clone().set("sha256", sha256);
            note.set("records", Value::Array(part.clone()))
                .maybe("grounds", self.grounds_of(part))
                .create(tx, CaseId::NONE)
        });
        notes.collect()
    }

    /// On which decisions the records of a part went; none when every partner gets them.
    fn grounds_of(&self, part: &[Value]) -> Option<Value> {
        let records = part.iter().filter_map(listed_record);
        let pairs = records.flat_map(|record| {
            let decisions = self.grounds.get(&record).into_iter().flatten();
            decisions.map(move |decision| {
                Value::Array(vec![
                    Value::from(*record.as_bytes()),
                    Value::from(*decision.as_bytes()),
                ])
            })
        });
        let pairs: Vec<Value> = pairs.collect();
        (!pairs.is_empty()).then_some(Value::Array(pairs))
    }
}

fn head(
    to: &RootId,
    cases: impl IntoIterator<Item = CaseId>,
    id: [u8; 16],
    at: &str,
    name: &str,
) -> Edits {
    let cases = cases.into_iter();
    let cases = cases.map(|case| Value::from(*case.as_bytes())).collect();
    Edits::of("sent/1")
        .set("file", id)
        .set("recipient", *to.as_bytes())
        .set("cases", Value::Array(cases))
        .set("at", at)
        .text("name", &shorten(name))
}

/// A record with the heads that went.
fn listed(state: &RecordState) -> Value {
    let fields = state.fields.values();
    let all = fields.flat_map(|field| field.heads.iter().chain(&field.members));
    item(state.id, all.map(|head| head.at))
}

/// A record of which only went that it does not go any more.
fn listed_narrowing(told: &Told) -> Value {
    item(told.record, told.writes())
}

fn item(record: RecordId, writes: impl Iterator<Item = WriteRef>) -> Value {
    let writes = writes.map(|at| at.value()).collect();
    Value::Array(vec![Value::from(*record.as_bytes()), Value::Array(writes)])
}

fn listed_record(item: &Value) -> Option<RecordId> {
    RecordId::from_slice(item.as_array()?.first()?.as_bytes()?)
}

/// The records that a note lists, with the writes that went.
fn items(note: &RecordState) -> impl Iterator<Item = (RecordId, Vec<WriteRef>)> {
    let listed = note.value("records").and_then(Value::as_array);
    listed.unwrap_or_default().iter().filter_map(|item| {
        let Some([record, writes]) = item.as_array() else {
            return None;
        };
        let record = RecordId::from_slice(record.as_bytes()?)?;
        let writes = writes.as_array()?.iter().filter_map(WriteRef::read);
        Some((record, writes.collect()))
    })
}

/// A file of the register, as one note of it tells.
pub(crate) struct SentNote {
    /// The file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// When.
    pub at: String,
    /// To whom.
    pub to: RootId,
    /// Records with the decision on which each went.
    pub grounds: Vec<(RecordId, RecordId)>,
}

/// Every note of the register, the oldest first.
pub(crate) fn sent_notes(reader: &Reader<'_>) -> Result<Vec<SentNote>, ApiError> {
    let pair = |item: &Value| {
        let [record, decision] = item.as_array()? else {
            return None;
        };
        let id = |value: &Value| RecordId::from_slice(value.as_bytes()?);
        Some((id(record)?, id(decision)?))
    };
    let read = |note: &RecordState| {
        let grounds = note.value("grounds").and_then(Value::as_array);
        Some(SentNote {
            file: note.bytes("file").map(hex)?,
            name: note.text("name").unwrap_or_default().to_owned(),
            at: note.text("at").unwrap_or_default().to_owned(),
            to: recipient(note)?,
            grounds: grounds
                .unwrap_or_default()
                .iter()
                .filter_map(pair)
                .collect(),
        })
    };
    let mut all: Vec<SentNote> = notes(reader)?.iter().filter_map(read).collect();
    all.sort_by(|a, b| a.at.cmp(&b.at).then(a.file.cmp(&b.file)));
    Ok(all)
}

fn recipient(note: &RecordState) -> Option<RootId> {
    RootId::from_slice(note.bytes("recipient")?)
}

/// Per record the writes that earlier files named to a person.
pub(crate) fn told_before(
    reader: &Reader<'_>,
    to: &RootId,
) -> Result<HashMap<RecordId, Vec<WriteRef>>, ApiError> {
    let mut told: HashMap<RecordId, Vec<WriteRef>> = HashMap::new();
    let notes = notes(reader)?;
    let to_him = notes
        .iter()
        .filter(|note| recipient(note).map(|root| reader.vault.heir(&root)) == Some(*to));
    for (record, writes) in to_him.flat_map(items) {
        told.entry(record).or_default().extend(writes);
    }
    Ok(told)
}

/// Everyone to whom a record went.
pub(crate) fn holders(reader: &Reader<'_>, record: RecordId) -> Result<BTreeSet<RootId>, ApiError> {
    let notes = notes(reader)?;
    let lists_it = |note: &&RecordState| items(note).any(|(listed, _)| listed == record);
    Ok(notes
        .iter()
        .filter(lists_it)
        .filter_map(recipient)
        .collect())
}

/// Everyone to whom one of these records went, or with none named anything of the case. Of an archive nobody knows who
/// has it: no request reaches him.
pub(crate) fn received(
    reader: &Reader<'_>,
    case: CaseId,
    records: Option<&BTreeSet<RecordId>>,
) -> Result<BTreeSet<RootId>, ApiError> {
    let notes = notes(reader)?;
    let of_case = notes.iter().filter(|note| case_ids(note).contains(&case));
    let lists = |note: &&RecordState| {
        records.is_none_or(|wanted| items(note).any(|(record, _)| wanted.contains(&record)))
    };
    let people = of_case.filter(lists).filter_map(recipient);
    Ok(people
        .map(|root| reader.vault.heir(&root))
        .filter(|root| *root != reader.own && *root != RootId::ARCHIVE)
        .collect())
}

/// Per record the writes that files named to somebody else.
pub(crate) type Went = HashMap<RecordId, BTreeSet<WriteRef>>;

/// What went to others of these records.
pub(crate) fn went(reader: &Reader<'_>, records: &BTreeSet<RecordId>) -> Result<Went, ApiError> {
    let mut went = Went::new();
    let notes = notes(reader)?;
    let to_others = notes
        .iter()
        .filter(|note| recipient(note).map(|root| reader.vault.heir(&root)) != Some(reader.own));
    let named = to_others.flat_map(items);
    for (record, writes) in named.filter(|(record, _)| records.contains(record)) {
        went.entry(record).or_default().extend(writes);
    }
    Ok(went)
}

/// The same list in parts of at most so many encoded bytes; one item is never split.
fn parts(items: impl Iterator<Item = Value>, most: usize) -> Vec<Vec<Value>> {
    let (mut parts, mut room): (Vec<Vec<Value>>, _) = (Vec::new(), 0);
    for item in items {
        let size = item.encode().len();
        match parts.last_mut() {
            Some(part) if size <= room => {
                part.push(item);
                room -= size;
            }
            Some(_) | None => {
                parts.push(vec![item]);
                room = most.saturating_sub(size);
            }
        }
    }
    parts
}

/// Takes back what was written down for a file that never got its name.
pub(crate) fn take_back(tx: &mut Tx<'_>, notes: &[RecordId]) -> Result<(), ApiError> {
    for note in notes {
        let deleted = delete_value(&tx.state(*note)?, None);
        tx.write(*note, &[(LIFE, Edit::Set(deleted))])?;
    }
    Ok(())
}

/// Files that were written, newest first.
pub(crate) fn list_sent(app: &App, _: Nothing) -> Result<SentListView, ApiError> {
    app.read(|reader| {
        let notes = notes(reader)?;
        Ok(SentListView {
            files: files(reader, notes.iter()),
            incomplete_since: incomplete_since(reader)?,
        })
    })
}

/// Since when files may be missing in the register, because a backup was put back.
pub(crate) fn incomplete_since(reader: &Reader<'_>) -> Result<Option<String>, ApiError> {
    let since = reader.vault.setting(REGISTER_INCOMPLETE_SINCE)?;
    Ok(since
        .and_then(|text| text.parse::<i64>().ok())
        .map(instant_ms))
}

/// Files with this case in them, newest first.
pub(crate) fn with_case(reader: &Reader<'_>, case: CaseId) -> Result<Vec<SentView>, ApiError> {
    let notes = notes(reader)?;
    let of_case = notes.iter().filter(|note| case_ids(note).contains(&case));
    Ok(files(reader, of_case))
}

/// Files that went to a person, under whichever key, newest first.
pub(crate) fn to_person(reader: &Reader<'_>, root: &RootId) -> Result<Vec<SentView>, ApiError> {
    let (notes, roots) = (notes(reader)?, reader.vault.roots_of(root));
    let to_him = notes
        .iter()
        .filter(|note| recipient(note).is_some_and(|to| roots.contains(&to)));
    Ok(files(reader, to_him))
}

/// A file can have several notes.
fn files<'a>(reader: &Reader<'_>, notes: impl Iterator<Item = &'a RecordState>) -> Vec<SentView> {
    let mut files: Vec<SentView> = Vec::new();
    for view in notes.map(|note| sent_view(reader, note)) {
        match files.iter_mut().find(|file| file.file == view.file) {
            Some(file) => file.records += view.records,
            None => files.push(view),
        }
    }
    files.sort_by(|a, b| b.at.cmp(&a.at).then(a.file.cmp(&b.file)));
    files
}

fn notes(reader: &Reader<'_>) -> Result<Vec<RecordState>, ApiError> {
    let notes = reader.vault.records_of_kind(CaseId::NONE, "sent/1")?;
    Ok(notes
        .into_iter()
        .filter(|note| note.creator() == Some(reader.own) && !note.hidden())
        .collect())
}

fn case_ids(note: &RecordState) -> Vec<CaseId> {
    let cases = note
        .value("cases")
        .and_then(Value::as_array)
        .unwrap_or_default();
    cases
        .iter()
        .filter_map(|case| CaseId::from_slice(case.as_bytes()?))
        .collect()
}

fn sent_view(reader: &Reader<'_>, note: &RecordState) -> SentView {
    let recipient = recipient(note);
    SentView {
        file: note.bytes("file").map(hex).unwrap_or_default(),
        recipient: recipient
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
        at: note.text("at").unwrap_or_default().to_owned(),
        cases: case_ids(note).into_iter().map(case_number).collect(),
        records: count(
            note.value("records")
                .and_then(Value::as_array)
                .unwrap_or_default()
                .len(),
        ),
        name: note.text("name").unwrap_or_default().to_owned(),
    }
}

/// When the last file about a case went to a person.
pub(crate) fn last_sent(
    reader: &Reader<'_>,
) -> Result<HashMap<(RootId, CaseId), String>, ApiError> {
    let mut last: HashMap<(RootId, CaseId), String> = HashMap::new();
    for note in notes(reader)? {
        let Some(root) = recipient(&note) else {
            continue;
        };
        let at = note.text("at").unwrap_or_default();
        for case in case_ids(&note) {
            let held = last.entry((root, case)).or_default();
            if at > held.as_str() {
                *held = at.to_owned();
            }
        }
    }
    Ok(last)
}

/// When the last file came from a person.
pub(crate) fn last_received(reader: &Reader<'_>) -> Result<HashMap<RootId, String>, ApiError> {
    let mut last = HashMap::new();
    for import in reader.vault.imports(10_000)? {
        last.entry(import.sender)
            .or_insert_with(|| instant_ms(import.at_ms));
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_split_before_it_is_too_large_and_nothing_is_lost() {
        let item = |index: u8| Value::from([index; 9]);
        assert_eq!(item(7).encode().len(), 10);
        let sizes = |count: u8, most| {
            let parts = parts((0..count).map(item), most);
            assert_eq!(
                parts.concat(),
                (0..count).map(item).collect::<Vec<_>>(),
                "in order, each once"
            );
            parts.iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(sizes(0, 30), [0; 0]);
        assert_eq!(sizes(3, 30), [3]);
        assert_eq!(sizes(7, 30), [3, 3, 1]);
        assert_eq!(sizes(7, 39), [3, 3, 1]);
        assert_eq!(sizes(2, 5), [1, 1], "one that is too large goes alone");
    }
}
