//! From the words of a request to the edits of a record, checked against the table of kinds before anything is written.

use crate::api::error::{ApiError, ErrorCode};
use casework::{
    calendar::{Day, Moment},
    kinds::{DefaultAudience, check::check, kind},
    terms::Term,
};
use ledger::{
    author::{Edit, FieldEdit},
    cbor::Value,
    env::Wall,
    ids::{CaseId, RecordId, RootId},
    record::{LIFE, RecordState, SEAL, delete_value, restore_value, seal_value},
    sharing::{Class, Token},
};
use vault::Tx;

/// What makes one form different from every other one: the same save sent twice has the same key.
pub(crate) type FormKey = [u8; 16];

/// The edits of one save on a record of one kind.
#[derive(Clone)]
pub(crate) struct Edits {
    kind: &'static str,
    list: Vec<(&'static str, Edit)>,
    /// Fields with which a person gives his word: who says what another wrote down for him says it himself.
    signed: Vec<&'static str>,
}

impl Edits {
    pub fn of(kind: &'static str) -> Edits {
        Edits {
            kind,
            list: Vec::new(),
            signed: Vec::new(),
        }
    }

    /// With this field a person gives his word: [`Edits::write_changed`] writes it also where another wrote the same.
    pub fn signed(mut self, field: &'static str) -> Edits {
        self.signed.push(field);
        self
    }

    /// Sets a value.
    pub fn set(mut self, field: &'static str, value: impl Into<Value>) -> Edits {
        self.list.push((field, Edit::Set(value.into())));
        self
    }

    /// Sets a text, unless it is empty.
    pub fn text(self, field: &'static str, text: &str) -> Edits {
        let text = text.trim();
        if text.is_empty() {
            self
        } else {
            self.set(field, text)
        }
    }

    /// Sets a text as the form shows it: an empty one clears the field.
    pub fn given(self, field: &'static str, text: &str) -> Edits {
        match text.trim() {
            "" => self.clear(field),
            text => self.set(field, text),
        }
    }

    /// Sets a value as the form shows it: none clears the field.
    pub fn chosen(self, field: &'static str, value: Option<impl Into<Value>>) -> Edits {
        match value {
            Some(value) => self.set(field, value),
            None => self.clear(field),
        }
    }

    /// Sets a value, if there is one.
    pub fn maybe(self, field: &'static str, value: Option<impl Into<Value>>) -> Edits {
        match value {
            Some(value) => self.set(field, value),
            None => self,
        }
    }

    /// Sets the code of a term.
    pub fn term(self, field: &'static str, term: impl Term) -> Edits {
        self.set(field, term.code())
    }

    /// Clears a value.
    pub fn clear(self, field: &'static str) -> Edits {
        self.set(field, Value::Null)
    }

    /// Adds an element to a set.
    pub fn add(mut self, field: &'static str, value: impl Into<Value>) -> Edits {
        self.list.push((field, Edit::Add(value.into())));
        self
    }

    /// Removes an element from a set.
    pub fn remove(mut self, field: &'static str, value: impl Into<Value>) -> Edits {
        self.list.push((field, Edit::Remove(value.into())));
        self
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The record that a field is set to.
    pub fn record_in(&self, field: &str) -> Option<RecordId> {
        self.list.iter().find_map(|(name, edit)| match edit {
            Edit::Set(value) if *name == field => RecordId::from_slice(value.as_bytes()?),
            Edit::Set(_) | Edit::Add(_) | Edit::Remove(_) => None,
        })
    }

    /// The edits of a new record, in which there is nothing to clear.
    fn of_new(&self) -> Result<Vec<FieldEdit<'static>>, ApiError> {
        let mut edits = self.checked()?;
        edits.retain(|(_, edit)| *edit != Edit::Set(Value::Null));
        Ok(edits)
    }

    fn checked(&self) -> Result<Vec<FieldEdit<'static>>, ApiError> {
        for (field, edit) in &self.list {
            let value = match edit {
                Edit::Set(value) | Edit::Add(value) | Edit::Remove(value) => value,
            };
            if *value != Value::Null {
                check(self.kind, field, value)
                    .map_err(|error| ApiError::invalid(field, error.code()))?;
            }
        }
        Ok(self.list.clone())
    }

    /// Makes a record with the default audience and class of its kind.
    pub fn create(&self, tx: &mut Tx<'_>, case: CaseId) -> Result<RecordId, ApiError> {
        let (audience, class) = self.defaults();
        Ok(tx.create(case, self.kind, audience, class, &self.of_new()?)?)
    }

    /// Makes a record that is finished at once: history, which nobody edits.
    pub fn create_finished(&self, tx: &mut Tx<'_>, case: CaseId) -> Result<RecordId, ApiError> {
        let record = self.create(tx, case)?;
        seal(tx, record)?;
        Ok(record)
    }

    /// Makes the one record of its kind that belongs to the form with this key; without a key just a record.
    pub fn create_for(
        &self,
        tx: &mut Tx<'_>,
        case: CaseId,
        form: Option<FormKey>,
    ) -> Result<RecordId, ApiError> {
        let (audience, class) = self.defaults();
        let edits = self.of_new()?;
        Ok(match form {
            Some(key) => tx.create_named(key, case, self.kind, audience, class, &edits)?,
            None => tx.create(case, self.kind, audience, class, &edits)?,
        })
    }

    fn defaults(&self) -> (&'static [Token], Class) {
        let kind = kind(self.kind).expect("the product writes only kinds of its table");
        let audience: &[Token] = match kind.audience {
            DefaultAudience::Case => &[Token::Case],
            DefaultAudience::Creator => &[],
        };
        (audience, kind.class)
    }

    /// Makes a record that goes no further than another one does.
    pub fn create_as(
        &self,
        tx: &mut Tx<'_>,
        case: CaseId,
        audience: &[Token],
        class: Class,
    ) -> Result<RecordId, ApiError> {
        Ok(tx.create(case, self.kind, audience, class, &self.of_new()?)?)
    }

    /// Changes only what differs from what stands. A field that nobody touched makes no difference later, and an empty
    /// answer settles nothing that is disputed.
    pub fn write_changed(self, tx: &mut Tx<'_>, record: RecordId) -> Result<(), ApiError> {
        let state = tx.state(record)?;
        self.differing(&state, tx.own_root()).write(tx, record)
    }

    /// The same for an entry: once it is finished nothing may differ.
    pub fn write_unfinished(self, tx: &mut Tx<'_>, record: RecordId) -> Result<(), ApiError> {
        let state = tx.state(record)?;
        let edits = self.differing(&state, tx.own_root());
        if state.finished() && !edits.is_empty() {
            return Err(ErrorCode::AlreadyFinished.into());
        }
        edits.write(tx, record)
    }

    fn differing(mut self, state: &RecordState, own: RootId) -> Edits {
        let signed = std::mem::take(&mut self.signed);
        let anothers_word = |field: &str| {
            let heads = state.fields.get(field).map(|field| field.heads.iter());
            signed.contains(&field)
                && heads.is_some_and(|mut heads| heads.all(|head| head.author != own))
        };
        self.list.retain(|(field, edit)| match edit {
            Edit::Set(Value::Null) => state.value(field).is_some(),
            Edit::Set(value) => {
                state.value(field) != Some(&value.clone().normalized()) || anothers_word(field)
            }
            Edit::Add(_) | Edit::Remove(_) => true,
        });
        self
    }

    /// Changes a record; without edits nothing happens.
    pub fn write(&self, tx: &mut Tx<'_>, record: RecordId) -> Result<(), ApiError> {
        if self.is_empty() {
            return Ok(());
        }
        Ok(tx.write(record, &self.checked()?)?)
    }

    /// Changes the record of a kind that exists once per case.
    pub fn once(&self, tx: &mut Tx<'_>, case: CaseId) -> Result<RecordId, ApiError> {
        Ok(tx.once(case, self.kind, &self.checked()?)?)
    }
}

/// Finishes an own record: what stands in it now stays, corrections come beside it.
pub(crate) fn seal(tx: &mut Tx<'_>, record: RecordId) -> Result<(), ApiError> {
    let state = tx.state(record)?;
    // A photo that nobody described could never be shared once it is finished.
    let undescribed = state.kind == "attachment/1" && state.text("alt").is_none_or(str::is_empty);
    let own = state.creator() == Some(tx.own_root());
    if !own || state.finished() || undescribed {
        return Ok(());
    }
    Ok(tx.write(record, &[(SEAL, Edit::Set(seal_value(&state)))])?)
}

/// Deletes a record as its creator sees it now.
pub(crate) fn delete(tx: &mut Tx<'_>, record: RecordId, reason: &str) -> Result<(), ApiError> {
    let state = tx.state(record)?;
    Ok(tx.write(
        record,
        &[(LIFE, Edit::Set(delete_value(&state, Some(reason))))],
    )?)
}

/// Takes a deletion back.
pub(crate) fn undelete(tx: &mut Tx<'_>, record: RecordId) -> Result<(), ApiError> {
    Ok(tx.write(record, &[(LIFE, Edit::Set(restore_value()))])?)
}

/// Only the creator, and only before the entry is finished.
pub(crate) fn editable(state: &RecordState, own: &RootId) -> Result<(), ApiError> {
    if state.creator() != Some(*own) {
        return Err(ErrorCode::NotCreator.into());
    }
    if state.finished() {
        return Err(ErrorCode::AlreadyFinished.into());
    }
    Ok(())
}

pub(crate) fn case_id(text: &str) -> Result<CaseId, ApiError> {
    text.parse()
        .map_err(|_| ApiError::invalid("case", "not_an_id"))
}

pub(crate) fn record_id(field: &str, text: &str) -> Result<RecordId, ApiError> {
    text.parse()
        .map_err(|_| ApiError::invalid(field, "not_an_id"))
}

/// The key of a form, if it has one: 32 hexadecimal digits.
pub(crate) fn form_key(text: Option<&str>) -> Result<Option<FormKey>, ApiError> {
    let key = text.map(|text| record_id("key", text)).transpose()?;
    Ok(key.map(|key| *key.as_bytes()))
}

pub(crate) fn root_id(field: &str, text: &str) -> Result<RootId, ApiError> {
    text.parse()
        .map_err(|_| ApiError::invalid(field, "not_an_id"))
}

pub(crate) fn term<T: Term>(field: &str, code: &str) -> Result<T, ApiError> {
    T::parse(code).ok_or_else(|| ApiError::invalid(field, "not_a_code"))
}

pub(crate) fn terms<T: Term>(field: &str, codes: &[String]) -> Result<Vec<T>, ApiError> {
    codes.iter().map(|code| term(field, code)).collect()
}

/// A text that must say something.
pub(crate) fn needed<'a>(field: &str, text: &'a str) -> Result<&'a str, ApiError> {
    let text = text.trim();
    if text.is_empty() {
        Err(ApiError::invalid(field, "empty"))
    } else {
        Ok(text)
    }
}

pub(crate) fn moment(field: &str, text: &str) -> Result<Moment, ApiError> {
    Moment::parse(text).ok_or_else(|| ApiError::invalid(field, "not_a_moment"))
}

/// The moment of a request, or now.
pub(crate) fn moment_or(field: &str, text: Option<&str>, now: Wall) -> Result<String, ApiError> {
    let moment = match text {
        Some(text) => moment(field, text)?,
        None => Moment::of(now),
    };
    Ok(moment.to_string())
}

pub(crate) fn day(field: &str, text: &str) -> Result<Day, ApiError> {
    Day::parse(text).ok_or_else(|| ApiError::invalid(field, "not_a_day"))
}

/// The day that is named by itself or by a moment on it, in Amsterdam.
pub(crate) fn day_at(text: &str) -> Result<Day, ApiError> {
    Moment::parse(text).map_or_else(|| day("at", text), |moment| Ok(moment.day()))
}

/// The day of a request, or today.
pub(crate) fn day_or(field: &str, text: Option<&str>, now: Wall) -> Result<String, ApiError> {
    let day = match text {
        Some(text) => day(field, text)?,
        None => Day::today(now),
    };
    Ok(day.to_string())
}

/// The day of a request, if there is one.
pub(crate) fn maybe_day(field: &str, text: Option<&str>) -> Result<Option<String>, ApiError> {
    text.map(|text| Ok(day(field, text)?.to_string()))
        .transpose()
}

/// A record id as the value of a field.
pub(crate) fn link(record: RecordId) -> Value {
    Value::from(*record.as_bytes())
}
