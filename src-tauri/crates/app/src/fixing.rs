//! Fixing a typo: the fields of an own record that is not finished, each with the checks of its first entry.

use crate::{
    api::{
        Done, RecordRequest,
        error::{ApiError, ErrorCode},
        fixing::{EditRecordRequest, FieldValue, FieldView, RecordFieldsView},
    },
    application::App,
    cases::open_case,
    input::{Edits, day, editable, link, moment, record_id, term},
    reader::{Case, Reader},
    text::hex,
};
use casework::{
    kinds::{
        Cbor, Field, Format, Kind, Rule,
        check::check,
        fix::{Fixable, fixable},
        kind,
    },
    terms::intervention::InterventionType,
};
use ledger::{
    cbor::Value,
    record::{FieldState, RecordState},
};
use std::collections::BTreeMap;

/// What stands in the fields that may be fixed.
pub(crate) fn record_fields(
    app: &App,
    request: RecordRequest,
) -> Result<RecordFieldsView, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| {
        let (state, id) = reader.record(record)?;
        let (kind, fixable) = rules(&state)?;
        let open = open_case(reader, id).is_ok();
        Ok(RecordFieldsView {
            record: record.to_string(),
            case: id.to_string(),
            kind: state.kind.clone(),
            editable: open && !state.hidden() && editable(&state, &reader.own).is_ok(),
            fields: fixable
                .fields()
                .map(|name| field_view(&state, kind, fixable, name))
                .collect(),
        })
    })
}

/// Fixes fields of an own record that is not finished. Only what differs from what stands is written.
pub(crate) fn edit_record(app: &App, request: EditRecordRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let edits = app.read(|reader| {
        let (state, id) = reader.record(record)?;
        editable(&state, &reader.own)?;
        let case = open_case(reader, id)?;
        let (kind, fixable) = rules(&state)?;
        if state.hidden() {
            return Err(ErrorCode::NotFound.into());
        }
        let fix = Fix {
            case: &case,
            state: &state,
            kind,
            fixable,
        };
        fix.edits(&request.values)
    })?;
    app.write_undoable("edit_record", record, |tx| {
        edits.write_unfinished(tx, record)
    })
}

fn rules(state: &RecordState) -> Result<(&'static Kind, &'static Fixable), ApiError> {
    let found = kind(&state.kind).zip(fixable(&state.kind));
    found.ok_or_else(|| ErrorCode::NotFound.into())
}

fn field_of(kind: &'static Kind, name: &str) -> &'static Field {
    kind.field(name)
        .expect("invariant: a test holds that what may be fixed is in the table")
}

fn field_view(
    state: &RecordState,
    kind: &'static Kind,
    fixable: &Fixable,
    name: &str,
) -> FieldView {
    let field = field_of(kind, name);
    let value = if field.rule == Rule::Set {
        FieldValue::List(state.set(name).into_iter().filter_map(word).collect())
    } else {
        state.value(name).map_or(FieldValue::Empty, shown)
    };
    FieldView {
        name: name.to_owned(),
        value,
        needed: fixable.needed.contains(&name),
        disputed: is_disputed(state, name),
    }
}

fn shown(value: &Value) -> FieldValue {
    match value {
        Value::Bool(flag) => FieldValue::Flag(*flag),
        Value::Int(number) => FieldValue::Number(*number),
        Value::Text(_) | Value::Bytes(_) => word(value).map_or(FieldValue::Empty, FieldValue::Text),
        Value::Null | Value::Array(_) | Value::Map(_) => FieldValue::Empty,
    }
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Bytes(bytes) => Some(hex(bytes)),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Array(_) | Value::Map(_) => None,
    }
}

fn is_disputed(state: &RecordState, name: &str) -> bool {
    state.fields.get(name).is_some_and(FieldState::is_conflict)
}

/// A record that is being fixed.
struct Fix<'a> {
    case: &'a Case,
    state: &'a RecordState,
    kind: &'static Kind,
    fixable: &'static Fixable,
}

impl Fix<'_> {
    fn field(&self, edits: Edits, name: &str, value: &FieldValue) -> Result<Edits, ApiError> {
        let mut fields = self.fixable.fields();
        let name = fields
            .find(|field| *field == name)
            .ok_or_else(|| ApiError::invalid(name, "unknown_field"))?;
        let field = field_of(self.kind, name);
        match value {
            FieldValue::List(words) if field.rule == Rule::Set => self.set(edits, field, words),
            value if says_nothing(value) => self.empty(edits, name),
            FieldValue::Text(text) if field.rule != Rule::Set => {
                Ok(edits.set(name, self.read(field, text.trim())?))
            }
            FieldValue::Flag(flag) if field.cbor == Cbor::Bool => Ok(edits.set(name, *flag)),
            FieldValue::Number(number) if field.cbor == Cbor::Int => Ok(edits.set(name, *number)),
            FieldValue::Empty
            | FieldValue::Text(_)
            | FieldValue::Flag(_)
            | FieldValue::Number(_)
            | FieldValue::List(_) => Err(ApiError::invalid(name, "wrong_type")),
        }
    }

    /// What people dispute looks empty in a form: that settles nothing.
    fn empty(&self, edits: Edits, name: &'static str) -> Result<Edits, ApiError> {
        if is_disputed(self.state, name) {
            Ok(edits)
        } else if self.fixable.needed.contains(&name) {
            Err(ApiError::invalid(name, "required"))
        } else {
            Ok(edits.clear(name))
        }
    }

    fn read(&self, field: &Field, text: &str) -> Result<Value, ApiError> {
        match field.format {
            Format::Moment => Ok(moment(field.name, text)?.to_string().into()),
            Format::Day => Ok(day(field.name, text)?.to_string().into()),
            Format::Line | Format::Long | Format::Code(_) | Format::Postcode | Format::Acute => {
                Ok(text.into())
            }
            Format::Exactly(_) => self.partner(field, text),
            Format::Flag
            | Format::Number(..)
            | Format::Override(_)
            | Format::Heads
            | Format::Cases
            | Format::SentRecords
            | Format::SentGrounds
            | Format::FieldValues => Err(ApiError::invalid(field.name, "wrong_type")),
        }
    }

    /// Every record that a form names is a partner; a new one must take part.
    fn partner(&self, field: &Field, text: &str) -> Result<Value, ApiError> {
        let record = record_id(field.name, text)?;
        let mut active = self.case.file.active_partners();
        let stands = self.state.link(field.name) == Some(record);
        if stands || active.any(|partner| partner.meta.record == record) {
            Ok(link(record))
        } else {
            Err(ErrorCode::NotPartner.into())
        }
    }

    fn set(
        &self,
        mut edits: Edits,
        field: &'static Field,
        words: &[String],
    ) -> Result<Edits, ApiError> {
        let held: Vec<String> = self
            .state
            .set(field.name)
            .into_iter()
            .filter_map(word)
            .collect();
        for wanted in words.iter().filter(|wanted| !held.contains(wanted)) {
            edits = edits.add(field.name, self.read(field, wanted)?);
        }
        for gone in held.iter().filter(|held| !words.contains(held)) {
            let value = self.read(field, gone)?;
            // What a later version chose is not on the form, so nobody took it out.
            if check(self.kind.name, field.name, &value).is_ok() {
                edits = edits.remove(field.name, value);
            }
        }
        Ok(edits)
    }

    /// All that a request asks, with what goes along with it.
    fn edits(&self, values: &BTreeMap<String, FieldValue>) -> Result<Edits, ApiError> {
        let mut values = values.clone();
        let untold = self.kind.name == "report/1"
            && values.get("occurred_at").is_some_and(says_nothing)
            && !is_disputed(self.state, "occurred_at");
        if untold {
            // Nobody told when it happened: then nothing says how exact that is.
            for name in ["occurred_until", "precision"] {
                values.insert(name.to_owned(), FieldValue::Empty);
            }
        }
        let mut edits = Edits::of(self.kind.name);
        for (name, value) in &values {
            edits = self.field(edits, name, value)?;
        }
        match values.get("type") {
            Some(FieldValue::Text(kind)) if self.kind.name == "intervention/1" => {
                let kind = term::<InterventionType>("type", kind.trim())?;
                Ok(edits.chosen("rung", kind.rung().map(i64::from)))
            }
            Some(_) | None => Ok(edits),
        }
    }
}

fn says_nothing(value: &FieldValue) -> bool {
    match value {
        FieldValue::Empty => true,
        FieldValue::Text(text) => text.trim().is_empty(),
        FieldValue::Flag(_) | FieldValue::Number(_) | FieldValue::List(_) => false,
    }
}

/// Whether the own person may fix a record of this case; its case must be open, too.
pub(crate) fn may_fix(reader: &Reader<'_>, meta: &casework::casefile::Meta) -> bool {
    meta.creator == Some(reader.own) && !meta.finished
}
