//! Extracts: chosen values of a record as a record of their own. Where it came from stays with its maker, and what
//! happens to the source follows.

use crate::{
    api::{
        Done, RecordRequest, RecordView,
        error::{ApiError, ErrorCode},
        extracts::{
            ExtractFieldView, ExtractFormView, ExtractPersonView, ExtractRequest, ExtractView,
            MakeExtractRequest,
        },
    },
    application::App,
    input::{Edits, delete, link, record_id, root_id},
    reader::{Case, Reader},
    sent,
    share_view::shared,
    timeline_view::value_text,
};
use casework::{
    casefile::formal::{Extract, FieldValues},
    disclosure::{decided_heads, shared_classes},
    extract::{SOURCE, behind, choices, extracts_of, may_extract, shown, sources, taken},
    kinds::{Field, field_text_key},
    may_see::class_of,
    narrowing::stricter,
    partners::Partners,
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::RecordState,
    sharing::{Class, Token},
};
use std::collections::BTreeSet;

/// A record of which an extract can be made, in its case.
struct Scene<'a> {
    reader: &'a Reader<'a>,
    case: Case,
    state: RecordState,
    class: Class,
    partners: Partners,
}

impl<'a> Scene<'a> {
    fn of(reader: &'a Reader<'a>, record: RecordId) -> Result<Scene<'a>, ApiError> {
        let (state, id) = reader.record(record)?;
        if state.hidden() || id == CaseId::NONE {
            return Err(ErrorCode::NotFound.into());
        }
        let can = may_extract(&state.kind) && state.creator().is_some();
        let class = class_of(&state).filter(|_| can);
        let case = reader.case(id)?;
        Ok(Scene {
            partners: Partners::of(&case.records, reader.own),
            class: class.ok_or_else(|| ApiError::invalid("record", "not_extractable"))?,
            reader,
            case,
            state,
        })
    }

    /// Whoever holds what another made passes on no more than that one allows, unless he takes part no more: then a
    /// holder with a ground of his own takes it over.
    fn may_go_to(&self, person: &RootId) -> bool {
        let is_partner = self.partners.is_partner(self.case.id, person);
        let admitted = || self.state.audience.admits(person, true);
        *person != self.reader.own && is_partner && (!self.creator_takes_part() || admitted())
    }

    /// Somebody else made it and still takes part. Whoever wrote that down counts, confirmed here or not, and under
    /// whichever key of his: here a doubt keeps the gate closed.
    fn creator_takes_part(&self) -> bool {
        let heir = |root: &RootId| self.reader.vault.heir(root);
        let creator = self.state.creator().as_ref().map(heir);
        let Some(creator) = creator.filter(|root| *root != self.reader.own) else {
            return false;
        };
        let everyone = self.case.file.everyone();
        let mut active = everyone.filter(|partner| partner.is_active());
        active.any(|partner| {
            let mut claims = partner.root.claims().iter();
            claims.any(|claim| claim.reading.value().map(heir) == Some(creator))
        })
    }

    fn people(&self) -> Vec<ExtractPersonView> {
        let others = self.partners.of_case(self.case.id);
        let mut views: Vec<ExtractPersonView> = others
            .filter(|person| self.may_go_to(person))
            .map(|person| ExtractPersonView {
                contact: person.to_string(),
                name: self.reader.full_name(person),
            })
            .collect();
        views.sort_by(|a, b| a.name.cmp(&b.name).then(a.contact.cmp(&b.contact)));
        views
    }

    fn fields(&self) -> Vec<ExtractFieldView> {
        let reader = self.reader;
        choices(&self.state)
            .into_iter()
            .map(|(field, value)| ExtractFieldView {
                field: field.name.to_owned(),
                label: reader.field_label(&self.state.kind, field.name),
                text: field_words(reader, field, &value),
            })
            .collect()
    }

    fn extracts(&self) -> Result<Vec<ExtractView>, ApiError> {
        let reader = self.reader;
        let of_it = extracts_of(&self.case.records, &reader.own, self.state.id);
        let made: BTreeSet<RecordId> = of_it.iter().map(|one| one.extract).collect();
        let mut states: Vec<&RecordState> = self
            .case
            .records
            .iter()
            .filter(|state| made.contains(&state.id) && !state.hidden())
            .collect();
        states.sort_by_key(|state| std::cmp::Reverse((state.first_wall, state.id)));
        states.into_iter().map(|state| self.view(state)).collect()
    }

    fn view(&self, state: &RecordState) -> Result<ExtractView, ApiError> {
        let reader = self.reader;
        let extract = Extract::read(state);
        let label = |field: &String| reader.text(&field_text_key(&self.state.kind, field));
        let tokens = state.audience.heads.iter().flatten().flatten();
        let made_for = tokens.filter_map(|token| match token {
            Token::Person(root) => Some(root),
            Token::Case => None,
        });
        let held = sent::holders(reader, state.id)?;
        let values = extract.values.known();
        let fields = values.into_iter().flat_map(|FieldValues(pairs)| pairs);
        Ok(ExtractView {
            record: state.id.to_string(),
            people: names(reader, made_for),
            fields: fields.map(|(field, _)| label(field)).collect(),
            taken_at: extract.taken_at.known().map(ToString::to_string),
            behind: behind(state, &self.state).iter().map(label).collect(),
            received: names(reader, held.iter()),
        })
    }
}

/// A value of a field, as people read it.
pub(crate) fn field_words(reader: &Reader<'_>, field: &Field, value: &Value) -> String {
    let parts = shown(field, value).into_iter();
    let parts: Vec<String> = parts.map(|part| value_text(reader, &part)).collect();
    parts.join(", ")
}

/// Names and organisations, in order.
fn names<'r>(reader: &Reader<'_>, people: impl Iterator<Item = &'r RootId>) -> Vec<String> {
    let mut names: Vec<String> = people.map(|root| reader.full_name(root)).collect();
    names.sort();
    names
}

/// What of a record can go to whom, and which extracts of it there are.
pub(crate) fn extract_form(app: &App, request: RecordRequest) -> Result<ExtractFormView, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| {
        let scene = Scene::of(reader, record)?;
        Ok(ExtractFormView {
            item: shared(reader, &scene.state),
            class_label: reader.text(&format!("class.{}", scene.class.code())),
            needs_decision: !shared_classes(&scene.state).is_empty(),
            fields: scene.fields(),
            people: scene.people(),
            extracts: scene.extracts()?,
        })
    })
}

/// Makes an extract for some of the partners. It is never less sensitive than its source: what only a decision opens
/// needs a decision here too.
pub(crate) fn make_extract(app: &App, request: MakeExtractRequest) -> Result<RecordView, ApiError> {
    let record = record_id("record", &request.record)?;
    let people = request
        .audience
        .iter()
        .map(|contact| root_id("audience", contact))
        .collect::<Result<BTreeSet<RootId>, ApiError>>()?;
    let made = app.read(|reader| {
        let scene = Scene::of(reader, record)?;
        if people.is_empty() {
            return Err(ApiError::invalid("audience", "empty"));
        }
        if !people.iter().all(|person| scene.may_go_to(person)) {
            return Err(ApiError::invalid("audience", "not_admitted"));
        }
        let values = taken(&scene.state, &request.fields);
        let values = values.ok_or_else(|| ApiError::invalid("fields", "empty"))?;
        Ok(Made {
            case: scene.case.id,
            class: class_for(&scene, request.class.as_deref())?,
            edits: Edits::of(Extract::KIND)
                .set("of", scene.state.kind.as_str())
                .set("values", values)
                .set("taken_at", reader.today.to_string())
                .text("text", &request.text),
            saw: saw(&scene.state),
        })
    })?;
    let audience: Vec<Token> = people.into_iter().map(Token::Person).collect();
    app.create_undoable("make_extract", |tx| {
        let extract = made.edits.create_as(tx, made.case, &audience, made.class)?;
        Edits::of(SOURCE)
            .set("extract", link(extract))
            .set("source", link(record))
            .set("saw", made.saw.clone())
            .create(tx, made.case)?;
        Ok(extract)
    })
}

struct Made {
    case: CaseId,
    class: Class,
    edits: Edits,
    saw: Value,
}

fn saw(state: &RecordState) -> Value {
    let heads = decided_heads(state);
    Value::Array(heads.iter().map(|head| head.value()).collect())
}

/// That of the source, or a stricter one.
fn class_for(scene: &Scene<'_>, wanted: Option<&str>) -> Result<Class, ApiError> {
    let Some(code) = wanted.filter(|code| *code != scene.class.code()) else {
        return Ok(scene.class);
    };
    let class = Class::parse(code).ok_or_else(|| ApiError::invalid("class", "not_a_code"))?;
    let is_stricter = stricter(&scene.state).contains(&class) && class.rank() > scene.class.rank();
    if is_stricter {
        Ok(class)
    } else {
        Err(ApiError::invalid("class", "looser"))
    }
}

/// Lets an extract follow its source: it says what the source says now, and is taken back when nothing of it is left.
/// Whoever may see it hears so with the next file; what only a decision opened needs a new one.
pub(crate) fn update_extract(app: &App, request: ExtractRequest) -> Result<Done, ApiError> {
    let extract = record_id("extract", &request.extract)?;
    let (note, values, saw, today, gone) = app.read(|reader| {
        let (state, id) = reader.record(extract)?;
        if state.kind != Extract::KIND || state.hidden() {
            return Err(ErrorCode::NotFound.into());
        }
        let case = reader.case(id)?;
        let mut notes = sources(&case.records, &reader.own).into_iter();
        let note = notes.find(|one| one.extract == extract);
        let note = note.ok_or(ErrorCode::NotCreator)?;
        let (source, _) = reader.record(note.source)?;
        let held = Extract::read(&state).values.known().cloned();
        let FieldValues(pairs) = held.unwrap_or(FieldValues(Vec::new()));
        let standing = choices(&source);
        let still = |name: &String| standing.iter().any(|(field, _)| field.name == *name);
        let fields: Vec<String> = pairs
            .into_iter()
            .map(|(name, _)| name)
            .filter(still)
            .collect();
        let values = taken(&source, &fields).filter(|_| !source.hidden());
        let gone = reader.text("share.extract_gone");
        Ok((note.note, values, saw(&source), reader.today, gone))
    })?;
    app.write("update_extract", |tx| {
        match &values {
            Some(values) => {
                Edits::of(Extract::KIND)
                    .set("values", values.clone())
                    .set("taken_at", today.to_string())
                    .write_changed(tx, extract)?;
                Edits::of(SOURCE)
                    .set("saw", saw.clone())
                    .write_changed(tx, note)?;
            }
            None => delete(tx, extract, &gone)?,
        }
        Ok(Done::DONE)
    })
}
