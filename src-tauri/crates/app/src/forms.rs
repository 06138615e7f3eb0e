//! Forms: every kind of record that people fill in field by field, from the table of forms.

use crate::{
    actions::own_record,
    api::{
        error::{ApiError, ErrorCode},
        forms::{
            FactView, FormFieldView, FormRequest, FormValue, FormView, ListRecordsRequest,
            OptionView, RecordGroupView, RecordListView, RecordRowView, SaveFormRequest,
            SavedFormView,
        },
    },
    application::App,
    cases::refuse_closed,
    explained::reason_waits,
    form_values::{edits, from_value, input_code, shape},
    form_words,
    input::{Edits, case_id, record_id},
    reach::Reach,
    reader::{Case, Reader, instant},
    timeline_view::title,
};
use casework::{
    calendar::{Day, Moment},
    casefile::case_of,
    erasure::may_purge,
    forms::{FORMS, Form, Hand, Input, Place, Target, form_of},
    kinds::Field,
};
use ledger::{
    erasure::HOLD,
    ids::{CaseId, RecordId},
    record::RecordState,
};

/// A form, empty or of a record.
pub(crate) fn form(app: &App, request: FormRequest) -> Result<FormView, ApiError> {
    let form = known_form(&request.kind)?;
    let case = request.case.as_deref().map(case_id).transpose()?;
    let record = request
        .record
        .as_deref()
        .map(|record| record_id("record", record))
        .transpose()?;
    app.read(|reader| {
        let scene = Scene::of(reader, form, case)?;
        let state = match record {
            Some(record) => Some(scene.record(record)?),
            None => scene.only()?,
        };
        let fields = form
            .inputs()
            .map(|(field, input)| scene.field(field, input, state.as_ref()));
        Ok(FormView {
            kind: form.kind.to_owned(),
            label: reader.kind_label(form.kind),
            intro: reader.text_or_empty(&format!("{}.intro", form.table().text_key())),
            record: state.as_ref().map(|state| state.id.to_string()),
            editable: state
                .as_ref()
                .is_none_or(|state| may_change(reader, form, state)),
            own: state
                .as_ref()
                .is_none_or(|state| state.creator() == Some(reader.own)),
            finished: state.as_ref().is_some_and(RecordState::finished),
            may_erase: state.as_ref().is_some_and(|state| may_purge(&state.kind)),
            reason_waits: state
                .as_ref()
                .zip(scene.case.as_ref())
                .is_some_and(|(state, case)| reason_waits(reader, case, state.id)),
            fields: fields.collect::<Result<_, _>>()?,
        })
    })
}

/// Saves a form: a new record, or what changed in one.
pub(crate) fn save_form(app: &App, request: SaveFormRequest) -> Result<SavedFormView, ApiError> {
    let form = known_form(&request.kind)?;
    let case = request.case.as_deref().map(case_id).transpose()?;
    let record = request
        .record
        .as_deref()
        .map(|record| record_id("record", record))
        .transpose()?;
    let (state, changes, reach) = app.read(|reader| {
        let scene = Scene::of(reader, form, case)?;
        // Only a closed case is destroyed: a hold can be put on one as well.
        if let Some(case) = case
            && form.kind != HOLD
        {
            refuse_closed(reader, case)?;
        }
        let state = record.map(|record| scene.record(record)).transpose()?;
        if let Some(state) = &state
            && !may_change(reader, form, state)
        {
            let refused = if state.finished() {
                ErrorCode::AlreadyFinished
            } else {
                ErrorCode::NotCreator
            };
            return Err(refused.into());
        }
        let changes = edits(&scene, form, state.as_ref(), &request.values)?;
        let reach = scene.reach(&changes);
        Ok((state, changes, reach))
    })?;
    let (record, undo) = app.undoable("save_form", |tx| {
        let record = match &state {
            Some(state) => {
                changes.write_changed(tx, state.id)?;
                state.id
            }
            None if form.table().once => changes.once(tx, case.unwrap_or(CaseId::NONE))?,
            None => {
                let case = case.unwrap_or(CaseId::NONE);
                changes.create_as(tx, case, &reach.audience, reach.class)?
            }
        };
        Ok((record, record))
    })?;
    Ok(SavedFormView {
        record: record.to_string(),
        hints: Vec::new(),
        undo,
    })
}

/// The records of a case, or of no case, that were filled in as a form.
pub(crate) fn list_records(
    app: &App,
    request: ListRecordsRequest,
) -> Result<RecordListView, ApiError> {
    let case = request.case.as_deref().map(case_id).transpose()?;
    let wanted: Vec<&Form> = if request.kinds.is_empty() {
        FORMS
            .iter()
            .filter(|form| (form.place == Place::Team) == case.is_none())
            .collect()
    } else {
        let kinds = request.kinds.iter().map(|kind| known_form(kind));
        kinds.collect::<Result<_, _>>()?
    };
    app.read(|reader| {
        let groups = wanted.iter().map(|form| {
            let scene = Scene::of(reader, form, case)?;
            Ok(RecordGroupView {
                kind: form.kind.to_owned(),
                label: reader.kind_label(form.kind),
                intro: reader.text_or_empty(&format!("{}.intro", form.table().text_key())),
                place: form.place.code().to_owned(),
                one: form.table().once,
                records: scene.rows(request.state.as_deref())?,
            })
        });
        Ok(RecordListView {
            groups: groups.collect::<Result<_, ApiError>>()?,
        })
    })
}

/// The standing records of one kind with a form, in a case or outside every case.
pub(crate) fn record_rows(
    reader: &Reader<'_>,
    kind: &str,
    case: CaseId,
) -> Result<Vec<RecordRowView>, ApiError> {
    let case = (case != CaseId::NONE).then_some(case);
    Scene::of(reader, known_form(kind)?, case)?.rows(None)
}

fn known_form(kind: &str) -> Result<&'static Form, ApiError> {
    form_of(kind).ok_or_else(|| ApiError::invalid("kind", "not_a_code"))
}

/// A statement only by its creator before it is finished; joint work by everyone.
fn may_change(reader: &Reader<'_>, form: &Form, state: &RecordState) -> bool {
    let own = state.creator() == Some(reader.own);
    !state.finished() && (own || form.hand == Hand::Everyone)
}

/// The place in which a form is filled in: the vault, and the case if there is one.
pub(crate) struct Scene<'a> {
    pub reader: &'a Reader<'a>,
    form: &'static Form,
    pub case: Option<Case>,
}

impl<'a> Scene<'a> {
    fn of(
        reader: &'a Reader<'a>,
        form: &Form,
        case: Option<CaseId>,
    ) -> Result<Scene<'a>, ApiError> {
        if form.table().no_case != case.is_none() {
            return Err(ApiError::invalid("case", "not_an_id"));
        }
        Ok(Scene {
            reader,
            form: known_form(form.kind)?,
            case: case.map(|case| reader.case(case)).transpose()?,
        })
    }

    /// Every standing record of this kind.
    fn states(&self) -> Result<Vec<RecordState>, ApiError> {
        let case = self.case.as_ref().map_or(CaseId::NONE, |case| case.id);
        let mut found = self.reader.vault.records_of_kind(case, self.form.kind)?;
        found.retain(|state| !state.hidden());
        found.sort_by_key(|state| std::cmp::Reverse((state.first_wall, state.id)));
        Ok(found)
    }

    /// The record of a kind of which a case has one.
    fn only(&self) -> Result<Option<RecordState>, ApiError> {
        if !self.form.table().once {
            return Ok(None);
        }
        let right = self
            .case
            .as_ref()
            .and_then(|case| case.file.only_of(self.form.kind));
        Ok(self
            .states()?
            .into_iter()
            .find(|state| Some(state.id) == right))
    }

    fn record(&self, record: RecordId) -> Result<RecordState, ApiError> {
        let (state, case) = self.reader.record(record)?;
        let here = self.case.as_ref().map_or(CaseId::NONE, |case| case.id);
        if state.kind != self.form.kind || case != here || state.hidden() {
            return Err(ErrorCode::NotFound.into());
        }
        Ok(state)
    }

    /// The records in a list, those in this state or all.
    fn rows(&self, standing: Option<&str>) -> Result<Vec<RecordRowView>, ApiError> {
        let mut states = if self.form.table().once {
            self.only()?.into_iter().collect()
        } else {
            self.states()?
        };
        states.retain(|state| standing.is_none() || state.text("state") == standing);
        Ok(states.iter().map(|state| self.row(state)).collect())
    }

    fn row(&self, state: &RecordState) -> RecordRowView {
        let reader = self.reader;
        let words = state.text(self.form.title).unwrap_or_default().trim();
        let facts = self
            .form
            .inputs()
            .filter(|(field, _)| field.name != self.form.title || words.is_empty());
        RecordRowView {
            record: state.id.to_string(),
            title: if words.is_empty() {
                reader.kind_label(self.form.kind)
            } else {
                words.to_owned()
            },
            facts: facts
                .filter_map(|(field, input)| self.fact(field, input, state))
                .collect(),
            author: state
                .creator()
                .map(|root| reader.full_name(&root))
                .unwrap_or_default(),
            at: instant(state.first_wall),
            editable: may_change(reader, self.form, state),
            finished: state.finished(),
            disputed: state.conflicts().next().is_some(),
        }
    }

    fn fact(&self, field: &'static Field, input: Input, state: &RecordState) -> Option<FactView> {
        let text = match from_value(field, input, state)? {
            FormValue::Flag(yes) => self
                .reader
                .text(if yes { "answer.yes" } else { "answer.no" }),
            FormValue::Number(number) => {
                form_words::level(self.reader, self.form.kind, field.name, number)
                    .unwrap_or_else(|| number.to_string())
            }
            FormValue::Text(text) => self.in_words(field, input, &text),
            FormValue::List(list) => {
                let words = list.iter().map(|one| self.in_words(field, input, one));
                words.collect::<Vec<_>>().join(", ")
            }
        };
        Some(FactView {
            name: field.name.to_owned(),
            label: self.reader.field_label(self.form.kind, field.name),
            shape: shape(input).to_owned(),
            text,
        })
    }

    /// A code as its term, a record by its title; anything else as it is.
    fn in_words(&self, field: &Field, input: Input, text: &str) -> String {
        match input {
            Input::Choice(_) | Input::Choices(_) => self.code_label(field, text),
            Input::Record(_) | Input::Records(_) => text
                .parse()
                .ok()
                .and_then(|record| self.label_of(record))
                .unwrap_or_else(|| self.reader.text("record.not_here")),
            Input::Contact => text
                .parse()
                .map(|root| self.reader.full_name(&root))
                .unwrap_or_default(),
            Input::Line
            | Input::Lines
            | Input::Long
            | Input::Day
            | Input::Moment
            | Input::Flag
            | Input::Number(..)
            | Input::Money => text.to_owned(),
        }
    }

    fn code_label(&self, field: &Field, code: &str) -> String {
        let section = field.section.unwrap_or_default();
        self.reader.text(&format!("{section}.{code}"))
    }

    fn label_of(&self, record: RecordId) -> Option<String> {
        let case = self.case.as_ref()?;
        if let Some(partner) = case.file.partner(&record) {
            return Some(crate::partners::partner_name(partner));
        }
        let state = case.records.iter().find(|state| state.id == record)?;
        Some(title(self.reader, state))
    }

    fn field(
        &self,
        field: &'static Field,
        input: Input,
        state: Option<&RecordState>,
    ) -> Result<FormFieldView, ApiError> {
        let (least, most) = match input {
            Input::Number(least, most) => (Some(least), Some(most)),
            _ => (None, None),
        };
        let disputed = state
            .and_then(|state| state.fields.get(field.name))
            .is_some_and(ledger::record::FieldState::is_conflict);
        let key = casework::kinds::field_text_key(self.form.kind, field.name);
        Ok(FormFieldView {
            name: field.name.to_owned(),
            label: self.reader.text(&key),
            hint: form_words::hint(self.reader, &key),
            input: input_code(input).to_owned(),
            needed: field.required,
            least,
            most,
            options: self.options(field, input),
            value: match state {
                Some(state) => from_value(field, input, state),
                None => form_words::from_policy(self.reader, self.form.kind, field.name)
                    .or_else(|| self.proposed(field, input)),
            },
            disputed,
        })
    }

    fn options(&self, field: &Field, input: Input) -> Vec<OptionView> {
        match input {
            Input::Choice(codes) | Input::Choices(codes) => codes
                .iter()
                .map(|code| OptionView {
                    code: (*code).to_owned(),
                    label: self.code_label(field, code),
                })
                .collect(),
            Input::Number(..) => form_words::levels(self.reader, self.form.kind, field),
            Input::Record(target) | Input::Records(target) => self.targets(target),
            Input::Contact => {
                let others = self.reader.cards();
                others
                    .map(|card| OptionView {
                        code: card.root_id().to_string(),
                        label: self.reader.full_name(&card.root_id()),
                    })
                    .collect()
            }
            Input::Line
            | Input::Lines
            | Input::Long
            | Input::Day
            | Input::Moment
            | Input::Flag
            | Input::Money => Vec::new(),
        }
    }

    fn targets(&self, target: Target) -> Vec<OptionView> {
        let Some(case) = &self.case else {
            return Vec::new();
        };
        if target == Target::Partner {
            let partners = case.file.active_partners();
            return partners
                .map(|partner| OptionView {
                    code: partner.meta.record.to_string(),
                    label: crate::partners::partner_name(partner),
                })
                .collect();
        }
        let mut states: Vec<&RecordState> = case
            .records
            .iter()
            .filter(|state| {
                !state.hidden()
                    && kinds_of(target).contains(&state.kind.as_str())
                    && case_of(state) == case.id
            })
            .collect();
        states.sort_by_key(|state| std::cmp::Reverse((state.first_wall, state.id)));
        states
            .into_iter()
            .map(|state| OptionView {
                code: state.id.to_string(),
                label: title(self.reader, state),
            })
            .collect()
    }

    /// What a new record most likely says: today, now, oneself, the first state.
    fn proposed(&self, field: &Field, input: Input) -> Option<FormValue> {
        let now = self.reader.now;
        match input {
            Input::Day
                if matches!(
                    field.name,
                    "at" | "since" | "asked_at" | "sent_at" | "set_at" | "noted_at" | "received_at"
                ) =>
            {
                Some(FormValue::Text(Day::today(now).to_string()))
            }
            Input::Moment if field.required => Some(FormValue::Text(Moment::of(now).to_string())),
            // What someone answered about sharing is never guessed.
            Input::Choice(codes) if field.name == "state" && self.form.kind != "consent/1" => codes
                .first()
                .map(|code| FormValue::Text((*code).to_owned())),
            Input::Record(Target::Partner) if field.name == "partner" => {
                let own = own_record(self.reader, self.case.as_ref()?)?;
                Some(FormValue::Text(own.to_string()))
            }
            _ => None,
        }
    }
}

/// The kinds that a field may point to.
fn kinds_of(target: Target) -> &'static [&'static str] {
    match target {
        Target::Partner => &["partner/1"],
        Target::Report => &["report/1"],
        Target::Person => &["person/1"],
        Target::Evidence => &["fact/1", "quote/1", "report/1", "visit/1"],
        Target::Intervention => &["intervention/1"],
        Target::PracticalOption => &["practical_option/1"],
        Target::Decision => &["decision/1"],
        Target::MeetingItem => &["meeting_item/1"],
        Target::Analysis => &["analysis/1"],
    }
}

impl Scene<'_> {
    /// How far a new record goes: what it says about an entry or a report is seen by nobody who may not see that one.
    fn reach(&self, changes: &Edits) -> Reach {
        let about = self.form.inputs().filter_map(|(field, input)| match input {
            Input::Record(target) if target != Target::Partner => changes.record_in(field.name),
            _ => None,
        });
        about.fold(Reach::of_kind(self.form.table()), |reach, record| {
            let mut states = self.case.iter().flat_map(|case| &case.records);
            let state = states.find(|state| state.id == record);
            reach.within(state.map_or_else(Reach::nobody, Reach::of_record))
        })
    }

    /// Whether a field may point to this record.
    pub(crate) fn has_target(&self, target: Target, record: RecordId) -> bool {
        self.targets(target)
            .iter()
            .any(|option| option.code == record.to_string())
    }
}
