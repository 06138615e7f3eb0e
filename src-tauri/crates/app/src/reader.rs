//! The eyes of the person whose vault is open: names instead of keys, sentences instead of codes.

use crate::{
    api::{
        LinkView, MessageView,
        error::{ApiError, ErrorCode},
    },
    timeline_view::title,
};
use casework::{
    calendar::{Day, Moment, amsterdam_offset},
    casefile::{CaseFile, case_of, team::Team},
    content::{Content, Language},
    guide::GuideQuestion,
    kinds::bare_name,
    message::Message,
    policy::Policy,
    step::Step,
    terms::Term,
};
use ledger::{
    change::Change,
    env::Wall,
    identity::Card,
    ids::{CaseId, RecordId, RootId},
    record::{Life, RecordState},
};
use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    sync::Arc,
};
use vault::Vault;

/// A comparison of a fingerprint that the own person made.
#[derive(Debug, Clone)]
pub(crate) struct Compared {
    pub how: String,
    pub at: Option<String>,
}

/// A note that somebody left his organisation.
#[derive(Debug, Clone)]
pub(crate) struct Left {
    pub note: RecordId,
    pub at: String,
}

/// An open vault, read at one moment in one language.
pub(crate) struct Reader<'v> {
    pub vault: &'v Vault,
    pub content: &'static Content,
    pub language: Language,
    pub policy: &'v Policy,
    pub now: Wall,
    pub today: Day,
    pub own: RootId,
    cards: HashMap<RootId, Card>,
    left: HashMap<RootId, Left>,
    compared: HashMap<RootId, Compared>,
    team: OnceCell<Team>,
    colleagues: OnceCell<Vec<RecordState>>,
}

/// Somebody works in the own organisation.
pub(crate) const COLLEAGUE: &str = "colleague/1";

/// A case with the records that it was read from.
pub(crate) struct Case {
    pub id: CaseId,
    pub file: CaseFile,
    pub records: Vec<RecordState>,
}

/// The signed changes of records, as a file takes them along.
pub(crate) type Changes = HashMap<RecordId, Vec<Arc<Change>>>;

impl<'v> Reader<'v> {
    pub fn of(
        vault: &'v Vault,
        policy: &'v Policy,
        language: Language,
        now: Wall,
    ) -> Result<Reader<'v>, ApiError> {
        let own = vault.own().root;
        let cards = vault
            .cards()?
            .into_iter()
            .map(|card| (card.root_id(), card))
            .collect();
        let notes = vault.records_of_kind(CaseId::NONE, "contact_verification/1")?;
        let mut compared = HashMap::new();
        for note in notes
            .iter()
            .filter(|note| note.creator() == Some(own) && !note.hidden())
        {
            let Some(root) = note.bytes("root").and_then(RootId::from_slice) else {
                continue;
            };
            let how = note.text("how").unwrap_or_default().to_owned();
            compared.insert(
                root,
                Compared {
                    how,
                    at: note.text("at").map(str::to_owned),
                },
            );
        }
        let left = vault.records_of_kind(CaseId::NONE, "contact_left/1")?;
        let left = left
            .iter()
            .filter(|note| note.creator() == Some(own) && !note.hidden())
            .filter_map(|note| {
                let root = note.bytes("root").and_then(RootId::from_slice)?;
                let at = note.text("left_at").unwrap_or_default().to_owned();
                Some((vault.heir(&root), Left { note: note.id, at }))
            });
        Ok(Reader {
            vault,
            content: Content::of(language),
            language,
            policy,
            now,
            today: Day::today(now),
            own,
            cards,
            left: left.collect(),
            compared,
            team: OnceCell::new(),
            colleagues: OnceCell::new(),
        })
    }

    /// A case of this vault.
    pub fn case(&self, id: CaseId) -> Result<Case, ApiError> {
        self.read_case(id, self.vault.case_records(id)?)
    }

    /// The same with the signed changes of its records.
    pub fn case_with_changes(&self, id: CaseId) -> Result<(Case, Changes), ApiError> {
        let (records, changes) = self.with_changes(id)?;
        Ok((self.read_case(id, records)?, changes))
    }

    /// A case of which only the partners are read: for whoever asks it nothing else.
    pub fn case_of_partners(&self, id: CaseId) -> Result<Case, ApiError> {
        let records = self.vault.records_of_kind(id, "partner/1")?;
        let file = CaseFile::read(id, &records, self.own);
        Ok(Case { id, file, records })
    }

    /// The records of a case, or of none, with their signed changes.
    pub fn with_changes(&self, case: CaseId) -> Result<(Vec<RecordState>, Changes), ApiError> {
        let held = self.vault.case_with_changes(case)?.into_iter();
        let shared = held.map(|(state, changes)| {
            let of_record: Vec<Arc<Change>> = changes.into_iter().map(Arc::new).collect();
            let id = state.id;
            (state, (id, of_record))
        });
        Ok(shared.unzip())
    }

    fn read_case(&self, id: CaseId, mut records: Vec<RecordState>) -> Result<Case, ApiError> {
        if records.is_empty() {
            return Err(ErrorCode::NotFound.into());
        }
        let file = CaseFile::read(id, &records, self.own);
        if !file.is_withdrawn() {
            // A case that goes on, because someone else wrote in it, is shared and shown with what it says.
            let own = records.iter_mut().filter(|state| state.id == id.record());
            own.for_each(keep_visible);
        }
        Ok(Case { id, file, records })
    }

    /// What this vault holds outside any case.
    pub fn team(&self) -> Result<&Team, ApiError> {
        if let Some(team) = self.team.get() {
            return Ok(team);
        }
        let mut records = Vec::new();
        for kind in Team::KINDS {
            records.extend(self.vault.records_of_kind(CaseId::NONE, kind)?);
        }
        Ok(self.team.get_or_init(|| Team::read(&records)))
    }

    /// What the own person noted of a colleague; what the colleague's card says does not count.
    pub fn colleague(&self, root: &RootId) -> Result<Option<&RecordState>, ApiError> {
        let mut notes = self.colleagues()?.iter();
        Ok(notes.find(|note| note.bytes("root") == Some(root.as_bytes().as_slice())))
    }

    fn colleagues(&self) -> Result<&[RecordState], ApiError> {
        if let Some(notes) = self.colleagues.get() {
            return Ok(notes);
        }
        let mut notes = self.vault.records_of_kind(CaseId::NONE, COLLEAGUE)?;
        notes.retain(|note| {
            let ended = note.fields.contains_key("ended_at");
            note.creator() == Some(self.own) && !note.hidden() && !ended
        });
        Ok(self.colleagues.get_or_init(|| notes))
    }

    /// The state of a record and its case.
    pub fn record(&self, record: RecordId) -> Result<(RecordState, CaseId), ApiError> {
        let state = self.vault.state(record)?;
        let case = case_of(&state);
        Ok((state, case))
    }

    /// Everyone whose card is here, each by the last root key of his that was compared.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        let cards = self.cards.values();
        cards.filter(|card| self.vault.heir(&card.root_id()) == card.root_id())
    }

    /// The same, and the cards under earlier root keys as well: they prove who wrote what.
    pub fn all_cards(&self) -> impl Iterator<Item = &Card> {
        self.cards.values()
    }

    /// Whether a person left his organisation.
    pub fn left(&self, root: &RootId) -> Option<&Left> {
        self.left.get(root)
    }

    pub fn card(&self, root: &RootId) -> Option<&Card> {
        self.cards.get(root)
    }

    pub fn compared(&self, root: &RootId) -> Option<&Compared> {
        self.compared.get(root)
    }

    /// The name on a person's card; his fingerprint when no card is here.
    pub fn name(&self, root: &RootId) -> String {
        if *root == RootId::ARCHIVE {
            return self.text("archive.reader");
        }
        self.card(root)
            .map_or_else(|| root.fingerprint(), |card| card.facts.name.clone())
    }

    /// The organisation on a person's card.
    pub fn organisation(&self, root: &RootId) -> String {
        self.card(root)
            .map(|card| card.facts.organisation.clone())
            .unwrap_or_default()
    }

    /// Name and organisation in one line.
    pub fn full_name(&self, root: &RootId) -> String {
        let (name, organisation) = (self.name(root), self.organisation(root));
        if organisation.is_empty() {
            name
        } else {
            format!("{name}, {organisation}")
        }
    }

    /// A sentence of the content pack.
    pub fn message(&self, message: &Message) -> MessageView {
        MessageView {
            code: message.code.code().to_owned(),
            text: self.content.render(message),
            records: self.refs(&message.records),
            step: None,
            question: None,
        }
    }

    /// A sentence about something that is missing, with what a person can do about it.
    pub fn missing(
        &self,
        message: &Message,
        step: Step,
        question: Option<GuideQuestion>,
    ) -> MessageView {
        MessageView {
            step: (step != Step::Nothing).then(|| code(step)),
            question: question.map(GuideQuestion::code),
            ..self.message(message)
        }
    }

    /// Records of any case by what they are called, each once; those that are not here or were taken back are left out.
    pub fn refs(&self, records: &[RecordId]) -> Vec<LinkView> {
        let mut seen = HashSet::new();
        let states = records
            .iter()
            .filter(|record| seen.insert(**record))
            .filter_map(|record| self.vault.state(*record).ok());
        let shown = states.filter(|state| !state.hidden());
        shown
            .map(|state| LinkView {
                record: state.id.to_string(),
                kind_label: self.kind_label(&state.kind),
                title: title(self, &state),
                kind: state.kind,
            })
            .collect()
    }

    /// The text under a key of the content pack.
    pub fn text(&self, key: &str) -> String {
        self.content.text(key).to_owned()
    }

    /// The text under a key that not every kind or field has.
    pub fn text_or_empty(&self, key: &str) -> String {
        let text = self.content.text(key);
        if text == key {
            String::new()
        } else {
            text.to_owned()
        }
    }

    /// The label of a kind of record, with or without its version.
    pub fn kind_label(&self, name: &str) -> String {
        let key = format!("kind.{}", bare_name(name));
        let label = self.text(&key);
        if label == key {
            self.text("kind.unknown")
        } else {
            label
        }
    }

    /// The label of a field.
    pub fn field_label(&self, kind: &str, field: &str) -> String {
        self.text(&casework::kinds::field_text_key(kind, field))
    }
}

/// A deletion that did not see everything hides nothing.
fn keep_visible(state: &mut RecordState) {
    if let Life::Deleted { by } = &state.life {
        state.life = Life::Contested { by: by.clone() };
    }
}

/// The code of a term, for a view.
pub(crate) fn code(term: impl Term) -> String {
    term.code().to_owned()
}

/// A claimed moment as ISO 8601.
pub(crate) fn instant(wall: Wall) -> String {
    Moment::of(wall).to_string()
}

/// A moment that was noted in milliseconds UTC, as ISO 8601 of Amsterdam.
pub(crate) fn instant_ms(ms: i64) -> String {
    instant(Wall {
        ms,
        offset_minutes: amsterdam_offset(ms),
    })
}

/// Whole days as a count that is never negative.
pub(crate) fn days(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}

/// A number of things.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
