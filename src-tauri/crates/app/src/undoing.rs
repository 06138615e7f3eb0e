//! Taking back what was done in this session, as long as nothing came after: what was made, changed or withdrawn.

mod history;
mod way_back;

use crate::{
    api::{
        Done, Nothing,
        error::{ApiError, ErrorCode},
        undoing::{DeedView, RecentView, UndoRequest},
    },
    application::App,
    drafts::{all_saved, visit_saved},
    input::link,
    partners::not_in_use,
    reader::{Reader, instant},
    rows::address_of,
    sent::{self, Went},
    timeline_view::title,
};
use casework::{case_number::case_number, casefile::case_of};
use ledger::{
    env::Wall,
    ids::{CaseId, RecordId},
    record::RecordState,
};
use std::collections::{BTreeSet, HashMap, VecDeque};
use vault::Tx;
use way_back::{NoWay, Step, WayBack};

/// Most commands that are remembered; the oldest ones go first.
const MOST: usize = 100;

/// What was done since the vault was opened. It goes with the vault at a lock.
#[derive(Default)]
pub(crate) struct Deeds {
    last: u32,
    list: VecDeque<Deed>,
}

/// One command that changed something.
#[derive(Clone)]
pub(crate) struct Deed {
    number: u32,
    call: &'static str,
    at: Wall,
    /// What it was about.
    record: RecordId,
    case: CaseId,
    way: WayBack,
    undone: bool,
}

impl Deeds {
    /// Remembers a command; its number comes back when it leads back. What does not stands in the list only, with the
    /// reason.
    pub fn keep(&mut self, deed: Deed) -> Option<u32> {
        self.last += 1;
        if self.list.len() == MOST {
            self.list.pop_front();
        }
        let leads_back = deed.way.no_way.is_none();
        self.list.push_back(Deed {
            number: self.last,
            ..deed
        });
        leads_back.then_some(self.last)
    }

    /// What was written in these records can be taken back no more: the way back holds what they said.
    pub fn forget(&mut self, records: &BTreeSet<RecordId>) {
        self.list.retain(|deed| !deed.touches(records));
    }

    /// Nothing can be taken back any more.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    fn find(&mut self, number: u32) -> Option<&mut Deed> {
        self.list.iter_mut().find(|deed| deed.number == number)
    }
}

/// Whether a command can be taken back now, or why not; of several reasons the first one is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Undone,
    AnothersWord,
    Narrowed,
    Final,
    HandedOver,
    Unclear,
    CaseClosed,
    Withdrawn,
    Finished,
    Changed,
    Used,
    Shared,
    Possible,
}

impl Standing {
    fn code(self) -> &'static str {
        match self {
            Standing::Undone => "undone",
            Standing::AnothersWord => "anothers_word",
            Standing::Narrowed => "narrowed",
            Standing::Final => "final",
            Standing::HandedOver => "handed_over",
            Standing::Unclear => "unclear",
            Standing::CaseClosed => "case_closed",
            Standing::Withdrawn => "withdrawn",
            Standing::Finished => "finished",
            Standing::Changed => "changed",
            Standing::Used => "used",
            Standing::Shared => "shared",
            Standing::Possible => "possible",
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
            Standing::Narrowed
            | Standing::Final
            | Standing::HandedOver
            | Standing::Unclear
            | Standing::Used
            | Standing::Shared => {
                Err(ApiError::new(ErrorCode::NotUndoable).with("why", self.code()))
            }
        }
    }
}

impl From<NoWay> for Standing {
    fn from(why: NoWay) -> Standing {
        match why {
            NoWay::AnothersWord => Standing::AnothersWord,
            NoWay::Narrowed => Standing::Narrowed,
            NoWay::Final => Standing::Final,
            NoWay::HandedOver => Standing::HandedOver,
            NoWay::Unclear => Standing::Unclear,
        }
    }
}

impl Deed {
    /// What a running transaction did since it remembers, under the name of its use case. None when nothing changed.
    pub fn of(
        tx: &mut Tx<'_>,
        call: &'static str,
        at: Wall,
        record: RecordId,
    ) -> Result<Option<Deed>, ApiError> {
        let case = case_of(&tx.state(record)?);
        let way = WayBack::of(tx, record)?;
        Ok(way.map(|way| Deed {
            number: 0,
            call,
            at,
            record,
            case,
            way,
            undone: false,
        }))
    }

    /// What it did with the record that it was about.
    fn did(&self) -> &'static str {
        let mut steps = self.way.steps.iter();
        match steps.find(|step| step.record == self.record) {
            Some(step) if step.is_made() => "made",
            Some(step) if step.is_withdrawal() => "withdrawn",
            Some(_) | None => "changed",
        }
    }

    /// Whether it was about one of these records, or wrote in one.
    fn touches(&self, records: &BTreeSet<RecordId>) -> bool {
        let mut steps = self.way.steps.iter();
        records.contains(&self.record) || steps.any(|step| records.contains(&step.record))
    }

    fn standing(&self, scene: &Scene<'_>) -> Result<Standing, ApiError> {
        if self.undone {
            return Ok(Standing::Undone);
        }
        if let Some(why) = self.way.no_way {
            return Ok(why.into());
        }
        let mut steps = self.way.steps.iter();
        if !self.way.ends_case() && steps.any(|step| !scene.place(step.case).open) {
            return Ok(Standing::CaseClosed);
        }
        let mut first = Standing::Possible;
        for step in &self.way.steps {
            first = first.min(self.of_step(step, scene)?);
        }
        if let Some(thoughts) = &self.way.thoughts
            && !thoughts.stands(&scene.reader.vault.interpretations(&thoughts.visit)?)
        {
            first = first.min(Standing::Changed);
        }
        Ok(first)
    }

    fn of_step(&self, step: &Step, scene: &Scene<'_>) -> Result<Standing, ApiError> {
        let (state, _) = scene.reader.record(step.record)?;
        let own = scene.reader.own;
        Ok(if state.hidden() && !step.is_withdrawal() {
            Standing::Withdrawn
        } else if state.finished() && !step.is_history() {
            Standing::Finished
        } else if step.takes_anothers(&state, own) {
            Standing::AnothersWord
        } else if !step.fits(&state, own) || (step.is_history() && self.is_named(step, scene)) {
            Standing::Changed
        } else if step.is_made() && self.is_used(step, scene)? {
            Standing::Used
        } else if scene.has_gone(step) {
            Standing::Shared
        } else {
            Standing::Possible
        })
    }

    /// Records of the case that stand and are not part of the command.
    fn others<'s>(&self, step: &Step, scene: &'s Scene<'_>) -> Vec<&'s RecordState> {
        let own: BTreeSet<RecordId> = self.way.steps.iter().map(|step| step.record).collect();
        let records = scene.place(step.case).records.iter();
        let others = records.filter(|state| !state.hidden() && !own.contains(&state.id));
        others.collect()
    }

    fn is_named(&self, step: &Step, scene: &Scene<'_>) -> bool {
        let others = self.others(step, scene);
        others.iter().any(|state| names(state, step.record))
    }

    /// Whether something that is not part of the command rests on what it made.
    fn is_used(&self, step: &Step, scene: &Scene<'_>) -> Result<bool, ApiError> {
        if let Some(case) = self.way.opened() {
            // A case goes as a whole: what was made with it needs no look of its own.
            let is_case = step.record == case.record;
            return Ok(is_case
                && (!self.others(step, scene).is_empty() || goes_on_in(scene.reader, case)?));
        }
        if step.kind == "partner/1" {
            match not_in_use(scene.reader, step.record) {
                Err(error) if error.code == ErrorCode::InUse => return Ok(true),
                other => other?,
            }
        }
        Ok(self.is_named(step, scene))
    }
}

/// Whether a case, another one too, is said to go on in this one.
fn goes_on_in(reader: &Reader<'_>, opened: &Step) -> Result<bool, ApiError> {
    for case in reader.vault.cases_with("link/1")? {
        let links = reader.vault.records_of_kind(case, "link/1")?;
        let mut standing = links.iter().filter(|state| !state.hidden());
        if standing.any(|state| names(state, opened.record)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn names(state: &RecordState, record: RecordId) -> bool {
    let named = link(record);
    let fields = state.fields.values();
    let mut all = fields.flat_map(|field| field.heads.iter().chain(&field.members));
    all.any(|head| head.value.as_ref() == Some(&named))
}

/// A case as it stands beside a command.
#[derive(Default)]
struct Place {
    number: String,
    address: String,
    open: bool,
    records: Vec<RecordState>,
}

/// What commands are judged by: the cases in which they were done, and what went to others.
struct Scene<'r> {
    reader: &'r Reader<'r>,
    places: HashMap<CaseId, Place>,
    went: Went,
}

impl<'r> Scene<'r> {
    fn of(reader: &'r Reader<'r>, deeds: &[Deed]) -> Result<Scene<'r>, ApiError> {
        let steps = || deeds.iter().flat_map(|deed| &deed.way.steps);
        let cases = deeds.iter().map(|deed| deed.case);
        let cases: BTreeSet<CaseId> = cases.chain(steps().map(|step| step.case)).collect();
        let places = cases
            .into_iter()
            .map(|case| Ok::<_, ApiError>((case, place(reader, case)?)));
        Ok(Scene {
            reader,
            places: places.collect::<Result<_, ApiError>>()?,
            went: sent::went(reader, &steps().map(|step| step.record).collect())?,
        })
    }

    /// Whether what a step wrote went to somebody else.
    fn has_gone(&self, step: &Step) -> bool {
        let went = self.went.get(&step.record);
        went.is_some_and(|went| step.is_among(went))
    }

    fn place(&self, case: CaseId) -> &Place {
        let place = self.places.get(&case);
        place.expect("invariant: a scene holds the case of every step of its commands")
    }
}

fn place(reader: &Reader<'_>, case: CaseId) -> Result<Place, ApiError> {
    if case == CaseId::NONE {
        return Ok(Place {
            open: true,
            ..Place::default()
        });
    }
    let found = reader.case(case)?;
    Ok(Place {
        number: case_number(case),
        address: address_of(&found.file),
        open: !found.file.is_closed() && !found.file.is_withdrawn(),
        records: found.records,
    })
}

/// What was done since the vault was opened, newest first, and whether it can still be taken back.
pub(crate) fn list_recent(app: &App, _: Nothing) -> Result<RecentView, ApiError> {
    let deeds: Vec<Deed> = app.deeds(|deeds| deeds.list.iter().rev().cloned().collect())?;
    app.read(|reader| {
        let scene = Scene::of(reader, &deeds)?;
        let views = deeds.iter().map(|deed| view(&scene, deed));
        Ok(RecentView {
            deeds: views.collect::<Result<_, _>>()?,
        })
    })
}

fn view(scene: &Scene<'_>, deed: &Deed) -> Result<DeedView, ApiError> {
    let (state, _) = scene.reader.record(deed.record)?;
    let place = scene.place(deed.case);
    Ok(DeedView {
        deed: deed.number,
        call: deed.call.to_owned(),
        did: deed.did().to_owned(),
        at: instant(deed.at),
        case: (deed.case != CaseId::NONE).then(|| deed.case.to_string()),
        number: place.number.clone(),
        address: place.address.clone(),
        kind_label: scene.reader.kind_label(&state.kind),
        title: title(scene.reader, &state),
        state: deed.standing(scene)?.code().to_owned(),
    })
}

/// Takes a command of this session back: what it made is withdrawn, what it changed says again what stood there before.
pub(crate) fn undo(app: &App, request: UndoRequest) -> Result<Done, ApiError> {
    let deed = app.deeds(|deeds| deeds.find(request.deed).cloned())?;
    let deed = deed.ok_or(ErrorCode::NotFound)?;
    let reason = app.read(|reader| {
        let scene = Scene::of(reader, std::slice::from_ref(&deed))?;
        deed.standing(&scene)?.allowed()?;
        nothing_unsaved(reader, &deed)?;
        Ok(reader.text("undone.reason"))
    })?;
    let now = app.env.now();
    app.write("undo", |tx| {
        tx.about(deed.record.as_bytes());
        deed.way.write(tx, &reason, now)
    })?;
    app.deeds(|deeds| {
        if let Some(deed) = deeds.find(request.deed) {
            deed.undone = true;
        }
    })?;
    Ok(Done::DONE)
}

/// What is typed about a record that goes would have nowhere to go.
fn nothing_unsaved(reader: &Reader<'_>, deed: &Deed) -> Result<(), ApiError> {
    let made = deed.way.steps.iter().filter(|step| step.is_made());
    for step in made {
        all_saved(reader, step.case, &[step.record])?;
        visit_saved(reader, step.case, step.record)?;
    }
    Ok(())
}
