//! A case as people mean it, read from the records of the ledger without hiding what is in conflict.

pub mod answers;
pub mod course;
pub mod event;
pub mod formal;
pub mod inquiry;
pub mod party;
pub mod plan;
pub(crate) mod record;
pub mod talk;
pub mod team;
pub mod value;
pub mod withdrawal;

use crate::{
    calendar::{Day, Moment},
    kinds,
    may_see::class_of,
    terms::{
        case::{Acute, Phase, Tenure, Track, Urgency},
        category::Category,
    },
};
use answers::Answers;
use course::{Action, Agreement, Closing, Intervention, Link, Transition};
use event::{Addendum, Attachment, Entry, EntryKind, Report, Visit};
use formal::Formal;
use inquiry::Inquiry;
use ledger::{
    env::Wall,
    ids::{CaseId, RecordId, RootId},
    record::{Head, Life, RecordState},
    sharing::Class,
};
use party::{Address, Partner, Person, Reporter, RoleAssignment};
use plan::Plan;
use std::collections::{BTreeMap, BTreeSet};
use talk::Talk;
use value::Uncertain;
use withdrawal::{Withdrawal, writers};

/// What is known of a record besides its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The record.
    pub record: RecordId,
    /// Its kind with version.
    pub kind: String,
    /// The strictest class; none when the record is closed.
    pub class: Option<Class>,
    /// Who made it; unknown while its first change is missing.
    pub creator: Option<RootId>,
    /// The claimed moment of its first change.
    pub first_wall: Wall,
    /// The latest claimed moment.
    pub last_wall: Wall,
    /// Its author finished it.
    pub finished: bool,
    /// A part of it has not arrived.
    pub incomplete: bool,
    /// Two changes stand at one place of a chain.
    pub forked: bool,
    /// Someone deleted it while someone else wrote.
    pub delete_contested: bool,
    /// Changes that hold something which this version cannot show.
    pub unshown: usize,
    /// Writes that came after it was finished.
    pub late_writes: usize,
    /// Asked by people who may not decide it.
    pub requests: usize,
}

impl Meta {
    /// What is known of `state`.
    pub fn of(state: &RecordState) -> Meta {
        Meta {
            record: state.id,
            kind: state.kind.clone(),
            class: class_of(state),
            creator: state.creator(),
            first_wall: state.first_wall,
            last_wall: state.last_wall,
            finished: state.finished(),
            incomplete: state.incomplete || state.creator().is_none(),
            forked: state.forked,
            unshown: state.unshown,
            delete_contested: matches!(state.life, Life::Contested { .. }),
            late_writes: state.fields.values().map(|field| field.late.len()).sum(),
            requests: state.requests.len(),
        }
    }
}

/// A field in which people disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: RecordId,
    /// Its kind with version.
    pub kind: String,
    /// The field.
    pub field: String,
    /// The values with author and claimed moment, in a fixed order.
    pub values: Vec<Head>,
}

/// Everything that this vault knows of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFile {
    /// Which case; none before it was read.
    pub id: Option<CaseId>,
    /// The `case/1` record; none when it has not arrived.
    pub meta: Option<Meta>,
    /// When the case was opened.
    pub opened_at: Uncertain<Moment>,
    /// Kinds of nuisance, of the case and of its reports.
    pub categories: Vec<Category>,
    /// On what ground the resident lives there.
    pub tenure: Uncertain<Tenure>,
    /// The phase as written; see [`CaseFile::phase_now`].
    pub phase: Uncertain<Phase>,
    /// Since when.
    pub phase_since: Uncertain<Day>,
    /// The urgency as written; see [`CaseFile::urgency_now`].
    pub urgency: Uncertain<Urgency>,
    /// Why that urgency.
    pub urgency_reason: Uncertain<String>,
    /// The acute check of the case.
    pub acute: Uncertain<Acute>,
    /// The track that leads.
    pub route: Uncertain<Track>,
    /// When the overview was last checked.
    pub helicopter_at: Uncertain<Day>,
    /// Whoever opened the case took it back, be it in vain.
    pub withdrawal: Option<Withdrawal>,
    /// The address; of several, the one with the lowest record id.
    pub address: Option<Address>,
    /// Every address record, by record id.
    pub addresses: Vec<Address>,
    /// Reports.
    pub reports: Vec<Report>,
    /// Who reported.
    pub reporters: Vec<Reporter>,
    /// People in the case.
    pub people: Vec<Person>,
    /// Partners, also former ones.
    pub partners: Vec<Partner>,
    /// Who reads along, also formerly. They stand apart, so that no rule and no factor counts on them.
    pub readers: Vec<Partner>,
    /// Roles, also refused and ended ones.
    pub roles: Vec<RoleAssignment>,
    /// Facts, quotes and care notes.
    pub entries: Vec<Entry>,
    /// Home visits.
    pub visits: Vec<Visit>,
    /// Photos and documents.
    pub attachments: Vec<Attachment>,
    /// Actions.
    pub actions: Vec<Action>,
    /// Interventions.
    pub interventions: Vec<Intervention>,
    /// Agreements.
    pub agreements: Vec<Agreement>,
    /// Corrections.
    pub addenda: Vec<Addendum>,
    /// Answers to the factor questions.
    pub answers: Answers,
    /// Moves between phases.
    pub transitions: Vec<Transition>,
    /// Every closing, also those after which the case was opened again; see [`CaseFile::standing_closings`].
    pub closings: Vec<Closing>,
    /// Ties to other records.
    pub links: Vec<Link>,
    /// What was found out.
    pub inquiry: Inquiry,
    /// The joint plan.
    pub plan: Plan,
    /// How people work together.
    pub talk: Talk,
    /// The formal steps.
    pub formal: Formal,
    /// Fields in which people disagree.
    pub conflicts: Vec<Conflict>,
    /// Records of a kind that this version does not know.
    pub unknown_records: usize,
    /// Days on which something was written, as claimed.
    pub activity: BTreeSet<Day>,
    /// The latest claimed moment (milliseconds since 1970) at which each person wrote in the case, and in which record;
    /// putting an attention point off is no work on the case.
    pub last_written: BTreeMap<RootId, (i64, RecordId)>,
    /// Who looks.
    pub own: Option<RootId>,
}

/// The case to which a record belongs; the record of kind `case/1` belongs to the case that it is.
pub fn case_of(state: &RecordState) -> CaseId {
    if state.kind == "case/1" {
        CaseId::of(state.id)
    } else {
        state.case
    }
}

impl CaseFile {
    /// Reads the case from any set of records in any order. Records of other cases are left out, and deleted ones, except
    /// that of the case itself: what it says can still be read.
    pub fn read(case: CaseId, records: &[RecordState], own: RootId) -> CaseFile {
        let of_case = || records.iter().filter(|state| case_of(state) == case);
        let mut visible: Vec<&RecordState> = of_case()
            .filter(|state| !state.hidden() || state.id == case.record())
            .collect();
        visible.sort_by_key(|state| state.id);
        visible.dedup_by_key(|state| state.id);
        let once = OnceIds::of(case, &visible);
        let mut file = CaseFile {
            id: Some(case),
            own: Some(own),
            withdrawal: visible
                .iter()
                .find(|state| state.id == case.record())
                .and_then(|state| {
                    let all = of_case().flat_map(|state| writers(case, state)).collect();
                    Withdrawal::of(state, &all)
                }),
            ..CaseFile::default()
        };
        for state in visible {
            file.take(state, &once);
        }
        let from_reports = file
            .reports
            .iter()
            .flat_map(|report| report.categories.iter().copied());
        let all: BTreeSet<Category> = file
            .categories
            .iter()
            .copied()
            .chain(from_reports)
            .collect();
        file.categories = all.into_iter().collect();
        file.address = file.addresses.first().cloned();
        file
    }

    fn take(&mut self, state: &RecordState, once: &OnceIds) {
        match kinds::bare_name(&state.kind) {
            _ if kinds::kind(&state.kind).is_none() => {
                self.unknown_records += 1;
                return;
            }
            "case" => self.take_case(state),
            "address" => self.addresses.push(Address::read(state)),
            "report" => self.reports.push(Report::read(state)),
            "reporter" => self.reporters.push(Reporter::read(state)),
            "person" => self.people.push(Person::read(state)),
            "partner" => self.take_partner(Partner::read(state)),
            "role" => self.roles.push(RoleAssignment::read(state)),
            "fact" => self.entries.push(Entry::read(EntryKind::Fact, state)),
            "quote" => self.entries.push(Entry::read(EntryKind::Quote, state)),
            "care_note" => self.entries.push(Entry::read(EntryKind::CareNote, state)),
            "visit" => self.visits.push(Visit::read(state)),
            "attachment" => self.attachments.push(Attachment::read(state)),
            "action" => self.actions.push(Action::read(state)),
            "intervention" => self.interventions.push(Intervention::read(state)),
            "agreement" => self.agreements.push(Agreement::read(state)),
            "addendum" => self.addenda.push(Addendum::read(state)),
            "transition" => self.transitions.push(Transition::read(state)),
            "link" => self.links.push(Link::read(state)),
            "factor" if once.is_right("factor/1", state, self.answers.meta.is_some()) => {
                self.answers = Answers::read(state);
            }
            "closing" => self.closings.push(Closing::read(state)),
            _ if self.inquiry.take(state, once) => {}
            _ if self.plan.take(state, once) => {}
            _ if self.talk.take(state, once) => {}
            _ if self.formal.take(state) => {}
            // Own bookkeeping (confirmation, verification, sent) and stray once-records say nothing about the case.
            _ => return,
        }
        self.note(state);
    }

    /// Activity and conflicts of a record that was read.
    fn note(&mut self, state: &RecordState) {
        self.activity.insert(Day::at(state.last_wall.ms));
        self.note_authors(state);
        self.conflicts
            .extend(state.conflicts().map(|(field, heads)| Conflict {
                record: state.id,
                kind: state.kind.clone(),
                field: field.to_owned(),
                values: heads.heads.clone(),
            }));
    }

    fn note_authors(&mut self, state: &RecordState) {
        if state.kind == talk::Snooze::KIND {
            return;
        }
        let fields = state.fields.values();
        let writes = fields.flat_map(|field| field.heads.iter().chain(&field.members));
        for head in writes {
            let written = (head.wall.ms, state.id);
            let last = self.last_written.entry(head.author).or_insert(written);
            *last = (*last).max(written);
        }
    }

    fn take_partner(&mut self, partner: Partner) {
        if partner.is_reader() {
            self.readers.push(partner);
        } else {
            self.partners.push(partner);
        }
    }

    fn take_case(&mut self, state: &RecordState) {
        self.meta = Some(Meta::of(state));
        self.opened_at = value::moment(state, "opened_at");
        self.categories = value::terms(state, "categories");
        self.tenure = value::term(state, "tenure");
        self.phase = value::term(state, "phase");
        self.phase_since = value::day(state, "phase_since");
        self.urgency = value::term(state, "urgency");
        self.urgency_reason = value::text(state, "urgency_reason");
        self.acute = value::read(state, "acute", |value| Acute::parse(value.as_text()?));
        self.route = value::term(state, "route");
        self.helicopter_at = value::day(state, "helicopter_at");
    }

    /// The phase that counts: none while people disagree ("onduidelijk") or cannot read it; F0 when nobody set it.
    pub fn phase_now(&self) -> Option<Phase> {
        match &self.phase {
            Uncertain::Unset => Some(Phase::Report),
            Uncertain::One(claim) => claim.reading.value().copied(),
            Uncertain::Many(_) => None,
        }
    }

    /// The phase by which terms and next steps are chosen: in a conflict the most cautious.
    pub fn phase_counting(&self) -> Phase {
        self.phase.counting().unwrap_or(Phase::Report)
    }

    /// The urgency that counts: none while nobody set it, in a conflict the most cautious.
    pub fn urgency_now(&self) -> Option<Urgency> {
        self.urgency.counting()
    }

    /// The closings after which nobody opened the case again, by record id.
    pub fn standing_closings(&self) -> impl Iterator<Item = &Closing> {
        let reopened = |closing: &Closing| {
            let mut moves = self.transitions.iter();
            moves.any(|one| one.reopens.contains(&closing.meta.record))
        };
        self.closings
            .iter()
            .filter(move |closing| !reopened(closing))
    }

    /// Whether the case is closed.
    pub fn is_closed(&self) -> bool {
        self.standing_closings().next().is_some()
    }

    /// Whether the case was opened by mistake and withdrawn, and nobody else wrote in it.
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawal.as_ref().is_some_and(Withdrawal::stands)
    }

    /// The partner whose record this is.
    pub fn partner(&self, record: &RecordId) -> Option<&Partner> {
        self.partners
            .iter()
            .find(|partner| partner.meta.record == *record)
    }

    /// The record of who reads along.
    pub fn reader(&self, record: &RecordId) -> Option<&Partner> {
        let mut readers = self.readers.iter();
        readers.find(|reader| reader.meta.record == *record)
    }

    /// Partners and who reads along: everyone who may have written something here.
    pub fn everyone(&self) -> impl Iterator<Item = &Partner> {
        self.partners.iter().chain(&self.readers)
    }

    /// How many answers people differ in; fields that belong together are one answer.
    pub fn differences(&self) -> usize {
        let mut by_record: BTreeMap<RecordId, (&str, Vec<&str>)> = BTreeMap::new();
        for conflict in &self.conflicts {
            let fields = by_record
                .entry(conflict.record)
                .or_insert((&conflict.kind, Vec::new()));
            fields.1.push(&conflict.field);
        }
        let counts = by_record.into_values();
        counts
            .map(|(kind, fields)| kinds::linked::count_answers(kind, fields))
            .sum()
    }

    /// Whether a role, an action or an intervention names this partner, also in one of several values that differ.
    pub fn names_partner(&self, record: &RecordId) -> bool {
        let roles = self.roles.iter().map(|role| &role.partner);
        let actions = self.actions.iter().map(|action| &action.owner);
        let interventions = self.interventions.iter().map(|tried| &tried.by);
        let mut named = roles.chain(actions).chain(interventions);
        named.any(|named| {
            let mut claims = named.claims().iter();
            claims.any(|claim| claim.reading.value() == Some(record))
        })
    }

    /// The record of a kind with a form of which a case has one.
    pub fn only_of(&self, kind: &str) -> Option<RecordId> {
        let meta = match kind {
            inquiry::Severity::KIND => self.inquiry.severity.as_ref().map(|one| &one.meta),
            inquiry::Tracks::KIND => self.inquiry.tracks.as_ref().map(|one| &one.meta),
            inquiry::CareProcess::KIND => self.inquiry.care_process.as_ref().map(|one| &one.meta),
            inquiry::Weighing::KIND => self.inquiry.weighing.as_ref().map(|one| &one.meta),
            plan::Composition::KIND => self.plan.composition.as_ref().map(|one| &one.meta),
            talk::GuideAnswers::PITFALLS => self.talk.pitfall_answers.as_ref().map(|one| &one.meta),
            talk::GuideAnswers::NEEDS => self.talk.need_answers.as_ref().map(|one| &one.meta),
            _ => None,
        };
        meta.map(|meta| meta.record)
    }

    /// Partners who take part now.
    pub fn active_partners(&self) -> impl Iterator<Item = &Partner> {
        self.partners.iter().filter(|partner| partner.is_active())
    }

    /// The last day up to `today` on which something was written; what claims to be from later does not count.
    pub fn last_activity(&self, today: Day) -> Option<Day> {
        self.activity.range(..=today).next_back().copied()
    }

    /// Addresses of two cases that mean the same door.
    pub fn has_address_of(&self, other: &CaseFile) -> bool {
        let same = |one: &Address, two: &Address| {
            crate::address::same_address(&one.certain(), &two.certain())
        };
        self.addresses
            .iter()
            .any(|one| other.addresses.iter().any(|two| same(one, two)))
    }
}

/// The ids that records of a once-kind must have, if the creator of the case is known.
struct OnceIds {
    case: CaseId,
    creator: Option<ledger::ids::DeviceId>,
}

impl OnceIds {
    fn of(case: CaseId, records: &[&RecordState]) -> OnceIds {
        let creator = records
            .iter()
            .find(|state| state.kind == "case/1")
            .and_then(|state| state.creator_device);
        OnceIds { case, creator }
    }

    /// Whether this is the record of its kind; when the case's creator is unknown, the first by record id.
    fn is_right(&self, kind: &str, state: &RecordState, taken: bool) -> bool {
        match self.creator {
            Some(creator) => state.id == RecordId::once(creator, self.case, kind),
            None => !taken,
        }
    }
}
