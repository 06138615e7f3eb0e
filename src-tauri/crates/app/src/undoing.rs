//! Taking back what was done in this session: what stood in a record before, as long as nothing came after.

use crate::{
    api::{
        Done, Nothing,
        error::{ApiError, ErrorCode},
        undoing::{DeedView, RecentView, UndoRequest},
    },
    application::App,
    cases::open_case,
    reader::{Reader, instant},
    rows::address_of,
    timeline_view::title,
};
use casework::case_number::case_number;
use ledger::{
    author::Edit,
    cbor::Value,
    env::Wall,
    ids::{CaseId, RecordId, RootId},
    record::{FieldState, LIFE, Life, RecordState, is_universal, restore_value},
};
use std::collections::{BTreeSet, HashMap, VecDeque, hash_map::Entry};
use vault::Tx;

/// Most commands that are remembered; the oldest ones go first.
const MOST: usize = 100;

/// Fields with which a person gives his word. Written back by someone else they would be that one's word.
const WORD: [&str; 2] = ["accepted_at", "on_behalf"];

/// What was done since the vault was opened. It goes with the vault at a lock.
#[derive(Default)]
pub(crate) struct Deeds {
    last: u32,
    list: VecDeque<Deed>,
}

/// One command that could be taken back when it was done.
#[derive(Clone)]
struct Deed {
    number: u32,
    call: &'static str,
    at: Wall,
    record: RecordId,
    inverse: Inverse,
    undone: bool,
}

impl Deeds {
    /// Remembers a command; its number comes back.
    pub fn keep(
        &mut self,
        call: &'static str,
        at: Wall,
        record: RecordId,
        inverse: Inverse,
    ) -> u32 {
        self.last += 1;
        if self.list.len() == MOST {
            self.list.pop_front();
        }
        self.list.push_back(Deed {
            number: self.last,
            call,
            at,
            record,
            inverse,
            undone: false,
        });
        self.last
    }

    /// What is about these records can be taken back no more: the way back holds what they said.
    pub fn forget(&mut self, records: &BTreeSet<RecordId>) {
        self.list.retain(|deed| !records.contains(&deed.record));
    }

    fn find(&mut self, number: u32) -> Option<&mut Deed> {
        self.list.iter_mut().find(|deed| deed.number == number)
    }
}

/// How to put back what one command changed in one record.
#[derive(Clone)]
pub(crate) struct Inverse {
    changes: Vec<Change>,
    /// Somebody else's word stood there: only that person gives it again.
    anothers_word: bool,
}

/// One field, or that the record was taken back.
#[derive(Clone)]
struct Change {
    field: String,
    back: Vec<Edit>,
    left: Shown,
}

/// What one field shows: its one value, and the elements of a set.
type Shown = (Option<Value>, BTreeSet<Value>);

impl Inverse {
    /// The way back for `own` from `after` to `before`. None when nothing changed, or when no write leads back: from a
    /// settled difference, a finished entry, a value that was not received.
    pub fn between(before: &RecordState, after: &RecordState, own: RootId) -> Option<Inverse> {
        let none = FieldState::default();
        let changed = after
            .fields
            .iter()
            .map(|(field, now)| (field, before.fields.get(field).unwrap_or(&none), now))
            .filter(|(_, was, now)| was != now);
        let changed: Vec<_> = changed.collect();
        let mut was = changed.iter();
        let anothers_word = was.any(|(field, was, _)| is_anothers_word(field, was, own));
        let changes = changed
            .into_iter()
            .map(|(field, was, now)| {
                Some(Change {
                    field: field.clone(),
                    back: back(field, was, now, before, after)?,
                    left: shown(after, field),
                })
            })
            .collect::<Option<Vec<Change>>>()?;
        (!changes.is_empty()).then_some(Inverse {
            changes,
            anothers_word,
        })
    }

    /// Whether the own person may write what stood there.
    pub fn leads_back(&self) -> bool {
        !self.anothers_word
    }

    /// Whether the record still shows what the command left.
    fn fits(&self, state: &RecordState) -> bool {
        let mut changes = self.changes.iter();
        changes.all(|change| shown(state, &change.field) == change.left)
    }

    fn is_withdrawal(&self) -> bool {
        self.changes.iter().any(|change| change.field == LIFE)
    }

    fn write(&self, tx: &mut Tx<'_>, record: RecordId) -> Result<(), ApiError> {
        if !self.fits(&tx.state(record)?) {
            return Err(ErrorCode::ChangedMeanwhile.into());
        }
        let edits: Vec<(&str, Edit)> = self
            .changes
            .iter()
            .flat_map(|change| {
                let edits = change.back.iter().cloned();
                edits.map(move |edit| (change.field.as_str(), edit))
            })
            .collect();
        tx.about(record.as_bytes());
        Ok(tx.write(record, &edits)?)
    }
}

/// Whether what stood in a field is the word of somebody else.
fn is_anothers_word(field: &str, was: &FieldState, own: RootId) -> bool {
    let mut said = was
        .heads
        .iter()
        .filter(|head| head.value != Some(Value::Null));
    WORD.contains(&field) && said.any(|head| head.author != own)
}

fn shown(state: &RecordState, field: &str) -> Shown {
    let members = state.set(field).into_iter().cloned().collect();
    (state.value(field).cloned(), members)
}

/// The edits that lead back in one field, if any do.
fn back(
    field: &str,
    was: &FieldState,
    now: &FieldState,
    before: &RecordState,
    after: &RecordState,
) -> Option<Vec<Edit>> {
    if field == LIFE {
        // Also when it stays in sight because somebody else wrote in it.
        let withdrawn = before.life == Life::Active && after.life != Life::Active;
        return withdrawn.then(|| vec![Edit::Set(restore_value())]);
    }
    if is_universal(field) || was.late != now.late {
        return None;
    }
    let mut edits = Vec::new();
    if was.heads != now.heads {
        let told = was.heads.is_empty() || was.single().is_some();
        let value = before.value(field).cloned().unwrap_or(Value::Null);
        edits.push(told.then_some(Edit::Set(value))?);
    }
    let (held, holds) = (before.set(field), after.set(field));
    let gone = held.iter().filter(|value| !holds.contains(value));
    edits.extend(gone.map(|value| Edit::Add((*value).clone())));
    let new = holds.iter().filter(|value| !held.contains(value));
    edits.extend(new.map(|value| Edit::Remove((*value).clone())));
    Some(edits)
}

/// Whether a command can be taken back now, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Possible,
    Undone,
    AnothersWord,
    Changed,
    Finished,
    Withdrawn,
    CaseClosed,
}

impl Standing {
    fn code(self) -> &'static str {
        match self {
            Standing::Possible => "possible",
            Standing::Undone => "undone",
            Standing::AnothersWord => "anothers_word",
            Standing::Changed => "changed",
            Standing::Finished => "finished",
            Standing::Withdrawn => "withdrawn",
            Standing::CaseClosed => "case_closed",
        }
    }

    fn allowed(self) -> Result<(), ApiError> {
        match self {
            Standing::Possible => Ok(()),
            Standing::Undone | Standing::Changed => Err(ErrorCode::ChangedMeanwhile.into()),
            Standing::AnothersWord => Err(ErrorCode::NotCreator.into()),
            Standing::Finished => Err(ErrorCode::AlreadyFinished.into()),
            Standing::Withdrawn => Err(ErrorCode::NotFound.into()),
            Standing::CaseClosed => Err(ErrorCode::CaseClosed.into()),
        }
    }
}

impl Deed {
    fn standing(&self, state: &RecordState, case_is_open: bool) -> Standing {
        let withdrawal = self.inverse.is_withdrawal();
        if self.undone {
            Standing::Undone
        } else if !self.inverse.leads_back() {
            Standing::AnothersWord
        } else if !case_is_open {
            Standing::CaseClosed
        } else if state.hidden() && !withdrawal {
            Standing::Withdrawn
        } else if state.finished() {
            Standing::Finished
        } else if self.inverse.fits(state) {
            Standing::Possible
        } else {
            Standing::Changed
        }
    }
}

/// What is shown of a case beside a command.
struct Place {
    number: String,
    address: String,
    open: bool,
}

fn place(reader: &Reader<'_>, case: CaseId) -> Result<Place, ApiError> {
    Ok(Place {
        number: case_number(case),
        address: address_of(&reader.case(case)?.file),
        open: open_case(reader, case).is_ok(),
    })
}

/// What was done since the vault was opened, newest first, and whether it can still be taken back.
pub(crate) fn list_recent(app: &App, _: Nothing) -> Result<RecentView, ApiError> {
    let deeds: Vec<Deed> = app.deeds(|deeds| deeds.list.iter().rev().cloned().collect())?;
    app.read(|reader| {
        let mut places: HashMap<CaseId, Place> = HashMap::new();
        let mut views = Vec::new();
        for deed in &deeds {
            let (state, case) = reader.record(deed.record)?;
            let place = match places.entry(case) {
                Entry::Occupied(held) => held.into_mut(),
                Entry::Vacant(free) => free.insert(place(reader, case)?),
            };
            views.push(DeedView {
                deed: deed.number,
                call: deed.call.to_owned(),
                at: instant(deed.at),
                case: case.to_string(),
                number: place.number.clone(),
                address: place.address.clone(),
                kind_label: reader.kind_label(&state.kind),
                title: title(reader, &state),
                state: deed.standing(&state, place.open).code().to_owned(),
            });
        }
        Ok(RecentView { deeds: views })
    })
}

/// Takes a command of this session back: a new change that says what stood there before.
pub(crate) fn undo(app: &App, request: UndoRequest) -> Result<Done, ApiError> {
    let deed = app.deeds(|deeds| deeds.find(request.deed).cloned())?;
    let deed = deed.ok_or(ErrorCode::NotFound)?;
    app.read(|reader| {
        let (state, case) = reader.record(deed.record)?;
        let open = open_case(reader, case).is_ok();
        deed.standing(&state, open).allowed()
    })?;
    app.write("undo", |tx| deed.inverse.write(tx, deed.record))?;
    app.deeds(|deeds| {
        if let Some(deed) = deeds.find(request.deed) {
            deed.undone = true;
        }
    })?;
    Ok(Done::DONE)
}
