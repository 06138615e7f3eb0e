//! The way back from one command: what it made goes, what it changed is put back, what it wrote as history stays.

use super::history::History;
use crate::{
    api::error::{ApiError, ErrorCode},
    input::delete,
};
use casework::{casefile::case_of, kinds::kind};
use ledger::{
    author::Edit,
    cbor::Value,
    change::WriteRef,
    env::Wall,
    ids::{CaseId, ChangeId, RecordId, RootId},
    record::{
        AUDIENCE, CLASS, FieldState, Head, LIFE, Life, RecordState, SEAL, is_universal,
        restore_value,
    },
};
use std::collections::BTreeSet;
use vault::{Replaced, Tx};

/// Fields with which a person gives his word. Written back by someone else they would be that one's word.
const WORD: [&str; 3] = ["accepted_at", "on_behalf", "contact_confirmed_at"];
/// Kinds in which a person gives his word with the state: a yes or a no.
const ANSWERED: [&str; 2] = ["role/1", "claim/1"];
/// What such a state says.
const ANSWERS: [&str; 2] = ["accepted", "refused"];
/// Kinds in which every judgement and answer is shown with who gave it.
const JUDGED: [&str; 3] = ["factor/1", "pitfall_answers/1", "need_answers/1"];

/// Why a command does not lead back, whatever comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoWay {
    /// Somebody else's word stood there: only that person gives it again.
    AnothersWord,
    /// Fewer people see it, and that is told.
    Narrowed,
    /// It was finished.
    Final,
    /// It is a step of a handover, which has steps of its own to end it.
    HandedOver,
    /// No write leads to what stood there: a settled difference, a value that was not received.
    Unclear,
}

/// How to put back what one command did.
#[derive(Clone, Default)]
pub(super) struct WayBack {
    pub steps: Vec<Step>,
    pub no_way: Option<NoWay>,
    /// Own thoughts beside a visit (K8), which are no change.
    pub thoughts: Option<Replaced>,
    history: History,
}

/// What it did in one record.
#[derive(Clone)]
pub(super) struct Step {
    pub record: RecordId,
    pub case: CaseId,
    pub kind: String,
    how: How,
}

#[derive(Clone)]
enum How {
    /// It was made, by these changes.
    Made(Vec<ChangeId>),
    /// Fields were changed, or it was withdrawn.
    Changed(Vec<Change>),
    /// It was made as history.
    History,
}

/// One field, or that the record was withdrawn.
#[derive(Clone)]
struct Change {
    field: String,
    back: Vec<Edit>,
    left: Shown,
    writes: Vec<WriteRef>,
}

/// What one field shows: its one value, and the elements of a set.
type Shown = (Option<Value>, BTreeSet<Value>);

impl WayBack {
    /// The way back from what a running transaction did since it remembers; `about` is the record that it was about. None
    /// when nothing changed.
    pub fn of(tx: &mut Tx<'_>, about: RecordId) -> Result<Option<WayBack>, ApiError> {
        let own = tx.own_root();
        let mut way = WayBack {
            thoughts: tx.replaced_interpretations(),
            ..WayBack::default()
        };
        let remembered = tx.remembered();
        let made: BTreeSet<RecordId> = remembered
            .iter()
            .filter(|(_, before)| before.is_none())
            .map(|(record, _)| *record)
            .collect();
        for (record, before) in remembered {
            let after = tx.state(record)?;
            let how = match &before {
                None if !is_once(&after.kind) => way.made(&after),
                // Without the visit it would stand alone, and be shared.
                Some(before) if came_along(before, &after, &made, own) => way.made(&after),
                Some(_) | None => way.changed(before.as_ref(), &after, own),
            };
            way.steps.extend(how.map(|how| Step {
                record,
                case: case_of(&after),
                kind: after.kind,
                how,
            }));
        }
        if way.steps.is_empty() && way.no_way.is_none() {
            return Ok(None);
        }
        if tx.state(about)?.kind == "handover/1" {
            way.no_way = Some(NoWay::HandedOver);
        }
        if way.history.undoes_another(tx, own)? {
            way.refuse(NoWay::AnothersWord);
        }
        Ok(Some(way))
    }

    fn refuse(&mut self, why: NoWay) {
        self.no_way.get_or_insert(why);
    }

    fn made(&mut self, state: &RecordState) -> Option<How> {
        if self.history.take(state) {
            return Some(How::History);
        }
        if state.finished() {
            self.refuse(NoWay::Final);
        }
        Some(How::Made(state.order.clone()))
    }

    fn changed(
        &mut self,
        before: Option<&RecordState>,
        after: &RecordState,
        own: RootId,
    ) -> Option<How> {
        if before.is_some_and(RecordState::hidden) {
            // It began anew: what was withdrawn does not come back, least of all under another name.
            self.refuse(NoWay::Unclear);
        }
        let none = FieldState::default();
        let mut changes = Vec::new();
        for (field, now) in &after.fields {
            let was = before.and_then(|before| before.fields.get(field));
            let was = was.unwrap_or(&none);
            // Whoever makes a record says first who may see it.
            let sets_up = was.heads.is_empty() && (field == AUDIENCE || field == CLASS);
            if was == now || sets_up {
                continue;
            }
            if is_anothers_word(&after.kind, field, was, own) {
                self.refuse(NoWay::AnothersWord);
            }
            match back(field, was, now, before, after) {
                // The same stood there already: what would go is not only one's own.
                Ok(back) if back.is_empty() => self.refuse(NoWay::Unclear),
                Ok(back) => changes.push(Change {
                    field: field.clone(),
                    back,
                    left: shown(after, field),
                    writes: new_writes(was, now),
                }),
                Err(why) => self.refuse(why),
            }
        }
        (!changes.is_empty()).then_some(How::Changed(changes))
    }

    /// Whether it opened a case: that goes as a whole.
    pub fn opened(&self) -> Option<&Step> {
        let mut steps = self.steps.iter();
        steps.find(|step| step.is_made() && step.kind == "case/1")
    }

    /// Whether the case is not open because of it.
    pub fn ends_case(&self) -> bool {
        let withdrawn = |step: &Step| step.kind == "case/1" && step.is_withdrawal();
        self.history.closes() || self.steps.iter().any(withdrawn)
    }

    /// Writes the way back; whatever came after is left alone.
    pub fn write(&self, tx: &mut Tx<'_>, reason: &str, now: Wall) -> Result<(), ApiError> {
        let own = tx.own_root();
        for step in &self.steps {
            let state = tx.state(step.record)?;
            if !step.fits(&state, own) || step.takes_anothers(&state, own) {
                return Err(ErrorCode::ChangedMeanwhile.into());
            }
        }
        if let Some(thoughts) = &self.thoughts {
            if !thoughts.stands(&tx.interpretations(&thoughts.visit)?) {
                return Err(ErrorCode::ChangedMeanwhile.into());
            }
            tx.local(|local| local.put_back_interpretations(thoughts))?;
        }
        if let Some(case) = self.opened() {
            return delete(tx, case.record, reason);
        }
        self.steps
            .iter()
            .try_for_each(|step| step.write(tx, reason))?;
        self.history.write(tx, reason, now)
    }
}

fn is_once(name: &str) -> bool {
    kind(name).is_some_and(|kind| kind.once)
}

/// Whether it is an own photo that was put with a visit of the same command, and stood with none before.
fn came_along(
    before: &RecordState,
    after: &RecordState,
    made: &BTreeSet<RecordId>,
    own: RootId,
) -> bool {
    let visit = after.link("visit");
    after.kind == "attachment/1"
        && after.creator() == Some(own)
        && before.value("visit").is_none()
        && visit.is_some_and(|visit| made.contains(&visit))
}

impl Step {
    pub fn is_made(&self) -> bool {
        matches!(self.how, How::Made(_))
    }

    pub fn is_history(&self) -> bool {
        matches!(self.how, How::History)
    }

    pub fn is_withdrawal(&self) -> bool {
        match &self.how {
            How::Changed(changes) => changes.iter().any(|change| change.field == LIFE),
            How::Made(_) | How::History => false,
        }
    }

    /// Whether the record still shows what the command left, and by nobody else's hand: who said the same meanwhile said
    /// it for himself.
    pub fn fits(&self, state: &RecordState, own: RootId) -> bool {
        let is_own = |name: &str| {
            let field = state.fields.get(name);
            field.is_none_or(|field| field.heads.iter().all(|head| head.author == own))
        };
        match &self.how {
            How::Made(changes) => state.order == *changes,
            How::Changed(changes) => changes
                .iter()
                .all(|change| shown(state, &change.field) == change.left && is_own(&change.field)),
            How::History => true,
        }
    }

    /// Whether somebody else put the same into a set as what going back takes out of it.
    pub fn takes_anothers(&self, state: &RecordState, own: RootId) -> bool {
        let How::Changed(changes) = &self.how else {
            return false;
        };
        changes.iter().any(|change| {
            let field = state.fields.get(&change.field);
            let mut members = field.into_iter().flat_map(|field| &field.members);
            members.any(|member| member.author != own && change.takes_out(member))
        })
    }

    /// Whether it is among the writes of this record that went to somebody else.
    pub fn is_among(&self, went: &BTreeSet<WriteRef>) -> bool {
        match &self.how {
            How::Made(_) | How::History => !went.is_empty(),
            How::Changed(changes) => changes.iter().any(|change| match change.writes.as_slice() {
                // What was only taken out of a set leaves nothing that the register could name.
                [] => !went.is_empty(),
                writes => writes.iter().any(|at| went.contains(at)),
            }),
        }
    }

    fn write(&self, tx: &mut Tx<'_>, reason: &str) -> Result<(), ApiError> {
        match &self.how {
            How::Made(_) => delete(tx, self.record, reason),
            How::Changed(changes) => {
                let edits: Vec<(&str, Edit)> = changes
                    .iter()
                    .flat_map(|change| {
                        let edits = change.back.iter().cloned();
                        edits.map(move |edit| (change.field.as_str(), edit))
                    })
                    .collect();
                Ok(tx.write(self.record, &edits)?)
            }
            How::History => Ok(()),
        }
    }
}

impl Change {
    fn takes_out(&self, member: &Head) -> bool {
        let is_it = |edit: &Edit| matches!(edit, Edit::Remove(value) if Some(value) == member.value.as_ref());
        self.back.iter().any(is_it)
    }
}

/// Whether what stood in a field is the word of somebody else.
fn is_anothers_word(kind: &str, field: &str, was: &FieldState, own: RootId) -> bool {
    let answered = field == "state" && ANSWERED.contains(&kind);
    let judged = JUDGED.contains(&kind) && !is_universal(field);
    let says = |head: &Head| match &head.value {
        Some(Value::Null) => false,
        Some(value) if answered => value.as_text().is_none_or(|said| ANSWERS.contains(&said)),
        Some(_) | None => true,
    };
    let mut said = was.heads.iter().filter(|&head| says(head));
    (answered || judged || WORD.contains(&field)) && said.any(|head| head.author != own)
}

fn shown(state: &RecordState, field: &str) -> Shown {
    let members = state.set(field).into_iter().cloned().collect();
    (state.value(field).cloned(), members)
}

fn new_writes(was: &FieldState, now: &FieldState) -> Vec<WriteRef> {
    let all = |state: &FieldState| {
        let writes = state.heads.iter().chain(&state.members);
        writes.map(|head| head.at).collect::<BTreeSet<_>>()
    };
    all(now).difference(&all(was)).copied().collect()
}

/// The edits that lead back in one field, or why none do.
fn back(
    field: &str,
    was: &FieldState,
    now: &FieldState,
    before: Option<&RecordState>,
    after: &RecordState,
) -> Result<Vec<Edit>, NoWay> {
    match field {
        LIFE => {
            // Also when it stays in sight because somebody else wrote in it.
            let stood = before.is_some_and(|before| before.life == Life::Active);
            let withdrawn = stood && after.life != Life::Active;
            let restore = withdrawn.then(|| vec![Edit::Set(restore_value())]);
            return restore.ok_or(NoWay::Unclear);
        }
        SEAL => return Err(NoWay::Final),
        AUDIENCE | CLASS => return Err(NoWay::Narrowed),
        field if is_universal(field) => return Err(NoWay::Unclear),
        _ if was.late != now.late => return Err(NoWay::Final),
        _ => {}
    }
    let mut edits = Vec::new();
    if was.heads != now.heads {
        let told = was.heads.is_empty() || was.single().is_some();
        let value = before.and_then(|before| before.value(field)).cloned();
        let value = Edit::Set(value.unwrap_or(Value::Null));
        edits.push(told.then_some(value).ok_or(NoWay::Unclear)?);
    }
    let held = before.map(|before| before.set(field)).unwrap_or_default();
    let holds = after.set(field);
    let gone = held.iter().filter(|value| !holds.contains(value));
    edits.extend(gone.map(|value| Edit::Add((*value).clone())));
    let new = holds.iter().filter(|value| !held.contains(value));
    edits.extend(new.map(|value| Edit::Remove((*value).clone())));
    Ok(edits)
}
