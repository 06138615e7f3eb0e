//! Between the values of a form and the values of a record, both ways, checked.

use crate::{
    api::{error::ApiError, forms::FormValue},
    forms::Scene,
    input::{Edits, day, link, moment, record_id, root_id},
};
use casework::{
    forms::{Form, Input, Target},
    kinds::Field,
};
use ledger::{
    cbor::Value,
    ids::{RecordId, RootId},
    record::RecordState,
};
use std::collections::BTreeMap;

/// What a person gives, as a code.
pub(crate) fn input_code(input: Input) -> &'static str {
    match input {
        Input::Line => "line",
        Input::Lines => "lines",
        Input::Long => "long",
        Input::Day => "day",
        Input::Moment => "moment",
        Input::Flag => "flag",
        Input::Number(..) => "number",
        Input::Money => "money",
        Input::Choice(_) => "choice",
        Input::Choices(_) => "choices",
        Input::Record(_) => "record",
        Input::Records(_) => "records",
        Input::Contact => "contact",
    }
}

/// How a value is drawn.
pub(crate) fn shape(input: Input) -> &'static str {
    match input {
        Input::Day => "day",
        Input::Moment => "moment",
        Input::Money => "money",
        Input::Line
        | Input::Lines
        | Input::Long
        | Input::Flag
        | Input::Number(..)
        | Input::Choice(_)
        | Input::Choices(_)
        | Input::Record(_)
        | Input::Records(_)
        | Input::Contact => "words",
    }
}

/// What stands in a field; none when it is empty, unreadable, or people disagree.
pub(crate) fn from_value(field: &Field, input: Input, state: &RecordState) -> Option<FormValue> {
    if matches!(input, Input::Lines | Input::Choices(_) | Input::Records(_)) {
        let list: Vec<String> = state
            .set(field.name)
            .into_iter()
            .filter_map(words)
            .collect();
        return (!list.is_empty()).then_some(FormValue::List(list));
    }
    let value = state.value(field.name)?;
    match input {
        Input::Flag => value.as_bool().map(FormValue::Flag),
        Input::Number(..) | Input::Money => value.as_int().map(FormValue::Number),
        Input::Contact => {
            let root = RootId::from_slice(value.as_bytes()?)?;
            Some(FormValue::Text(root.to_string()))
        }
        _ => words(value).map(FormValue::Text),
    }
}

fn words(value: &Value) -> Option<String> {
    match value.as_bytes() {
        Some(bytes) => RecordId::from_slice(bytes).map(|record| record.to_string()),
        None => value.as_text().map(str::to_owned),
    }
}

/// The edits that a form asks for.
pub(crate) fn edits(
    scene: &Scene<'_>,
    form: &Form,
    state: Option<&RecordState>,
    values: &BTreeMap<String, Option<FormValue>>,
) -> Result<Edits, ApiError> {
    for name in values.keys() {
        if !form.fields.contains(&name.as_str()) {
            return Err(ApiError::invalid(name, "not_a_field"));
        }
    }
    let mut edits = Edits::of(form.kind);
    for (field, input) in form.inputs() {
        let given = values.get(field.name);
        if field.required && missing(state, given) {
            return Err(ApiError::invalid(field.name, "empty"));
        }
        if let Some(given) = given {
            edits = one(scene, edits, field, input, state, given.as_ref())?;
        }
    }
    if state.is_none() && edits.is_empty() {
        return Err(ApiError::invalid(form.title, "empty"));
    }
    Ok(edits)
}

/// A new record lacks it, or a standing one would lose it.
fn missing(state: Option<&RecordState>, given: Option<&Option<FormValue>>) -> bool {
    match given {
        None => state.is_none(),
        Some(None) => true,
        Some(Some(FormValue::Text(text))) => text.trim().is_empty(),
        Some(Some(FormValue::List(list))) => list.is_empty(),
        Some(Some(FormValue::Flag(_) | FormValue::Number(_))) => false,
    }
}

fn one(
    scene: &Scene<'_>,
    edits: Edits,
    field: &'static Field,
    input: Input,
    state: Option<&RecordState>,
    given: Option<&FormValue>,
) -> Result<Edits, ApiError> {
    let name = field.name;
    let stands = state.is_some_and(|state| state.fields.contains_key(name));
    let Some(given) = given else {
        return Ok(match input {
            Input::Lines | Input::Choices(_) | Input::Records(_) => {
                set(edits, name, state, Vec::new())
            }
            _ if stands => edits.clear(name),
            _ => edits,
        });
    };
    let wrong = || ApiError::invalid(name, "not_a_value");
    match (input, given) {
        (Input::Lines | Input::Choices(_) | Input::Records(_), FormValue::List(list)) => {
            let values = list
                .iter()
                .filter(|one| !one.trim().is_empty())
                .map(|one| element(scene, name, input, one));
            Ok(set(edits, name, state, values.collect::<Result<_, _>>()?))
        }
        (Input::Flag, FormValue::Flag(yes)) => Ok(edits.set(name, *yes)),
        (Input::Number(..) | Input::Money, FormValue::Number(number)) => {
            Ok(edits.set(name, *number))
        }
        (_, FormValue::Text(text)) if text.trim().is_empty() => {
            Ok(if stands { edits.clear(name) } else { edits })
        }
        (
            Input::Line
            | Input::Long
            | Input::Day
            | Input::Moment
            | Input::Choice(_)
            | Input::Record(_)
            | Input::Contact,
            FormValue::Text(text),
        ) => Ok(edits.set(name, element(scene, name, input, text)?)),
        _ => Err(wrong()),
    }
}

/// One value, or one element of a set.
fn element(scene: &Scene<'_>, name: &str, input: Input, text: &str) -> Result<Value, ApiError> {
    let text = text.trim();
    Ok(match input {
        Input::Day => Value::from(day(name, text)?.to_string().as_str()),
        Input::Moment => Value::from(moment(name, text)?.to_string().as_str()),
        Input::Choice(codes) | Input::Choices(codes) => {
            if !codes.contains(&text) {
                return Err(ApiError::invalid(name, "not_a_code"));
            }
            Value::from(text)
        }
        Input::Record(target) | Input::Records(target) => link(known(scene, name, target, text)?),
        Input::Contact => Value::from(*root_id(name, text)?.as_bytes()),
        Input::Line
        | Input::Lines
        | Input::Long
        | Input::Flag
        | Input::Number(..)
        | Input::Money => Value::from(text),
    })
}

fn known(scene: &Scene<'_>, name: &str, target: Target, text: &str) -> Result<RecordId, ApiError> {
    let record = record_id(name, text)?;
    if scene.has_target(target, record) {
        Ok(record)
    } else {
        Err(ApiError::invalid(name, "not_here"))
    }
}

/// Brings a set to exactly these elements.
fn set(
    mut edits: Edits,
    name: &'static str,
    state: Option<&RecordState>,
    wanted: Vec<Value>,
) -> Edits {
    let standing: Vec<Value> = state
        .map(|state| state.set(name).into_iter().cloned().collect())
        .unwrap_or_default();
    for value in standing.iter().filter(|value| !wanted.contains(value)) {
        edits = edits.remove(name, value.clone());
    }
    for value in wanted.into_iter().filter(|value| !standing.contains(value)) {
        edits = edits.add(name, value);
    }
    edits
}
