//! Whether an edit may be written: type, form and length. Asked when writing, never when importing.

use super::{Cbor, Field, Format, Kind, Rule, kind};
use crate::{
    address::is_postcode,
    calendar::{Day, Moment},
    terms::case::Acute,
};
use ledger::{cbor::Value, change::WriteRef, record::is_universal};

/// Most characters of a line.
pub const MAX_LINE: usize = 500;
/// Most bytes of a long text (exchange-format, field kinds).
pub const MAX_LONG: usize = 256 * 1024;
/// Most elements of an array value.
pub const MAX_ITEMS: usize = 100_000;

/// Why a value cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// No kind of this name.
    #[error("this version does not know the kind")]
    UnknownKind,
    /// The kind has no such field, or it is a universal field.
    #[error("the kind has no such field")]
    UnknownField,
    /// The field must be filled.
    #[error("the field must be filled")]
    Required,
    /// A value of another type.
    #[error("the value has another type")]
    WrongType,
    /// A text or list that is too long.
    #[error("the value is too long")]
    TooLong,
    /// A line with a line break or another control character.
    #[error("the line holds a control character")]
    ControlCharacter,
    /// Not a day such as `2026-11-20`.
    #[error("not a day")]
    NotADay,
    /// Not a moment such as `2026-11-20T14:32:00+01:00`.
    #[error("not a moment with its offset")]
    NotAMoment,
    /// Not one of the codes.
    #[error("not one of the codes")]
    UnknownCode,
    /// Not a Dutch postcode in its stored form.
    #[error("not a postcode")]
    NotAPostcode,
    /// A number outside its range.
    #[error("the number is out of range")]
    OutOfRange,
    /// Bytes of another length.
    #[error("the bytes have another length")]
    WrongLength,
}

impl FieldError {
    /// Every reason.
    pub const ALL: [FieldError; 12] = [
        FieldError::UnknownKind,
        FieldError::UnknownField,
        FieldError::Required,
        FieldError::WrongType,
        FieldError::TooLong,
        FieldError::ControlCharacter,
        FieldError::NotADay,
        FieldError::NotAMoment,
        FieldError::UnknownCode,
        FieldError::NotAPostcode,
        FieldError::OutOfRange,
        FieldError::WrongLength,
    ];

    /// Stable code; its text is `field_error.<code>` in the content pack.
    pub fn code(self) -> &'static str {
        match self {
            FieldError::UnknownKind => "unknown_kind",
            FieldError::UnknownField => "unknown_field",
            FieldError::Required => "required",
            FieldError::WrongType => "wrong_type",
            FieldError::TooLong => "too_long",
            FieldError::ControlCharacter => "control_character",
            FieldError::NotADay => "not_a_day",
            FieldError::NotAMoment => "not_a_moment",
            FieldError::UnknownCode => "unknown_code",
            FieldError::NotAPostcode => "not_a_postcode",
            FieldError::OutOfRange => "out_of_range",
            FieldError::WrongLength => "wrong_length",
        }
    }
}

/// Whether `value` may be set in, added to or removed from this field; `Null` clears a field that is not required.
///
/// # Errors
/// Says what is wrong with it.
pub fn check(kind_name: &str, field: &str, value: &Value) -> Result<(), FieldError> {
    let kind = kind(kind_name).ok_or(FieldError::UnknownKind)?;
    if is_universal(field) {
        return Err(FieldError::UnknownField);
    }
    check_field(kind.field(field).ok_or(FieldError::UnknownField)?, value)
}

/// The first required field of a new record that `given` lacks.
pub fn missing_field(kind: &Kind, given: &[&str]) -> Option<&'static str> {
    kind.fields
        .iter()
        .find(|field| field.required && !given.contains(&field.name))
        .map(|field| field.name)
}

fn check_field(field: &Field, value: &Value) -> Result<(), FieldError> {
    if *value == Value::Null {
        return match (field.required, field.rule) {
            (true, _) => Err(FieldError::Required),
            (false, Rule::Set) => Err(FieldError::WrongType),
            (false, Rule::Single | Rule::LongText | Rule::Status(_)) => Ok(()),
        };
    }
    if cbor_of(value) != Some(field.cbor) {
        return Err(FieldError::WrongType);
    }
    match value {
        Value::Text(text) => check_text(field, text),
        Value::Int(number) => check_number(field.format, *number),
        Value::Bytes(bytes) => check_length(field.format, bytes),
        Value::Array(items) => check_items(field.format, items),
        Value::Map(_) => check_override(field.format, value),
        Value::Bool(_) | Value::Null => Ok(()),
    }
}

fn cbor_of(value: &Value) -> Option<Cbor> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some(Cbor::Bool),
        Value::Int(_) => Some(Cbor::Int),
        Value::Bytes(_) => Some(Cbor::Bytes),
        Value::Text(_) => Some(Cbor::Text),
        Value::Array(_) => Some(Cbor::Array),
        Value::Map(_) => Some(Cbor::Map),
    }
}

fn check_text(field: &Field, text: &str) -> Result<(), FieldError> {
    if field.required && text.trim().is_empty() {
        return Err(FieldError::Required);
    }
    let fits = |fits: bool, otherwise: FieldError| if fits { Ok(()) } else { Err(otherwise) };
    match field.format {
        Format::Line if text.chars().count() > MAX_LINE => Err(FieldError::TooLong),
        Format::Line => fits(
            !text.chars().any(char::is_control),
            FieldError::ControlCharacter,
        ),
        Format::Long => fits(text.len() <= MAX_LONG, FieldError::TooLong),
        Format::Day => fits(Day::parse(text).is_some(), FieldError::NotADay),
        Format::Moment => fits(Moment::parse(text).is_some(), FieldError::NotAMoment),
        Format::Code(codes) => fits(codes.contains(&text), FieldError::UnknownCode),
        Format::Postcode => fits(is_postcode(text), FieldError::NotAPostcode),
        Format::Acute => fits(Acute::parse(text).is_some(), FieldError::UnknownCode),
        Format::Flag
        | Format::Number(..)
        | Format::Exactly(_)
        | Format::Override(_)
        | Format::Heads
        | Format::Cases
        | Format::SentRecords
        | Format::SentGrounds
        | Format::FieldValues => Err(FieldError::WrongType),
    }
}

fn check_number(format: Format, number: i64) -> Result<(), FieldError> {
    let Format::Number(least, most) = format else {
        return Err(FieldError::OutOfRange);
    };
    if (least..=most).contains(&number) {
        Ok(())
    } else {
        Err(FieldError::OutOfRange)
    }
}

fn check_length(format: Format, bytes: &[u8]) -> Result<(), FieldError> {
    if format == Format::Exactly(bytes.len()) {
        Ok(())
    } else {
        Err(FieldError::WrongLength)
    }
}

fn check_items(format: Format, items: &[Value]) -> Result<(), FieldError> {
    if items.len() > MAX_ITEMS {
        return Err(FieldError::TooLong);
    }
    let right = |item: &Value| match format {
        Format::Heads => WriteRef::read(item).is_some(),
        Format::Cases => is_id(item),
        Format::SentRecords => matches!(
            item.as_array(),
            Some([record, heads]) if is_id(record)
                && heads.as_array().is_some_and(|heads| heads.iter().all(|head| WriteRef::read(head).is_some()))
        ),
        Format::SentGrounds => matches!(
            item.as_array(),
            Some([record, decision]) if is_id(record) && is_id(decision)
        ),
        Format::FieldValues => matches!(
            item.as_array(),
            Some([name, value]) if name.as_text().is_some() && *value != Value::Null
        ),
        Format::Line
        | Format::Long
        | Format::Day
        | Format::Moment
        | Format::Code(_)
        | Format::Postcode
        | Format::Acute
        | Format::Flag
        | Format::Number(..)
        | Format::Exactly(_)
        | Format::Override(_) => false,
    };
    if items.iter().all(right) {
        Ok(())
    } else {
        Err(FieldError::WrongType)
    }
}

fn is_id(value: &Value) -> bool {
    value.as_bytes().is_some_and(|bytes| bytes.len() == 16)
}

fn check_override(format: Format, value: &Value) -> Result<(), FieldError> {
    let Format::Override(states) = format else {
        return Err(FieldError::WrongType);
    };
    let state = value
        .get("state")
        .and_then(Value::as_text)
        .ok_or(FieldError::WrongType)?;
    let reason = value
        .get("reason")
        .and_then(Value::as_text)
        .ok_or(FieldError::WrongType)?;
    match (
        states.contains(&state),
        reason.trim().is_empty(),
        reason.len() <= MAX_LONG,
    ) {
        (false, _, _) => Err(FieldError::UnknownCode),
        (true, true, _) => Err(FieldError::Required),
        (true, false, false) => Err(FieldError::TooLong),
        (true, false, true) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::KINDS;
    use proptest::prelude::*;

    #[test]
    fn each_form_is_accepted_just_inside_and_refused_just_outside() {
        let text = |text: &str| Value::from(text);
        let ok = [
            ("case/1", "opened_at", text("2026-11-20T14:32:00+01:00")),
            ("case/1", "helicopter_at", text("2026-11-20")),
            ("case/1", "helicopter_at", Value::Null),
            ("case/1", "urgency", text("acute")),
            ("case/1", "acute", text("yes:life,animal")),
            ("case/1", "categories", text("GELUID")),
            ("address/1", "postcode", text("1234AB")),
            ("address/1", "street", text(&"é".repeat(MAX_LINE))),
            ("fact/1", "text", text(&"a".repeat(MAX_LONG))),
            ("intervention/1", "rung", Value::Int(6)),
            ("partner/1", "root", Value::Bytes(vec![0; 32])),
            (
                "factor/1",
                "sf3_override",
                Value::map([("state", text("sufficient")), ("reason", text("besproken"))]),
            ),
            (
                "confirmation/1",
                "saw",
                Value::Array(vec![Value::Array(vec![
                    Value::Bytes(vec![0; 32]),
                    Value::Int(0),
                ])]),
            ),
        ];
        for (kind, field, value) in ok {
            assert_eq!(check(kind, field, &value), Ok(()), "{kind} {field}");
        }
        let bad = [
            (
                "case/1",
                "opened_at",
                text("2026-11-20"),
                FieldError::NotAMoment,
            ),
            ("case/1", "opened_at", Value::Null, FieldError::Required),
            (
                "case/1",
                "helicopter_at",
                text("20-11-2026"),
                FieldError::NotADay,
            ),
            ("case/1", "urgency", text("very"), FieldError::UnknownCode),
            ("case/1", "acute", text("no:life"), FieldError::UnknownCode),
            ("case/1", "categories", Value::Null, FieldError::WrongType),
            ("case/1", "_aud", text("case"), FieldError::UnknownField),
            ("case/1", "lead", text("case"), FieldError::UnknownField),
            (
                "interpretation/1",
                "text",
                text("a"),
                FieldError::UnknownKind,
            ),
            (
                "address/1",
                "postcode",
                text("1234 AB"),
                FieldError::NotAPostcode,
            ),
            ("address/1", "street", text(" "), FieldError::Required),
            (
                "address/1",
                "street",
                text(&"é".repeat(MAX_LINE + 1)),
                FieldError::TooLong,
            ),
            (
                "address/1",
                "street",
                text("a\nb"),
                FieldError::ControlCharacter,
            ),
            (
                "fact/1",
                "text",
                text(&"a".repeat(MAX_LONG + 1)),
                FieldError::TooLong,
            ),
            ("fact/1", "text", Value::Int(1), FieldError::WrongType),
            (
                "intervention/1",
                "rung",
                Value::Int(7),
                FieldError::OutOfRange,
            ),
            (
                "partner/1",
                "root",
                Value::Bytes(vec![0; 31]),
                FieldError::WrongLength,
            ),
            (
                "factor/1",
                "sf3_override",
                Value::map([("state", text("sufficient")), ("reason", text(" "))]),
                FieldError::Required,
            ),
            (
                "factor/1",
                "sf3_override",
                Value::map([("state", text("done")), ("reason", text("x"))]),
                FieldError::UnknownCode,
            ),
            (
                "confirmation/1",
                "saw",
                Value::Array(vec![Value::Int(0)]),
                FieldError::WrongType,
            ),
        ];
        for (kind, field, value, error) in bad {
            assert_eq!(check(kind, field, &value), Err(error), "{kind} {field}");
        }
    }

    #[test]
    fn a_new_record_needs_its_required_fields() {
        let kind = kind("role/1").unwrap();
        assert_eq!(missing_field(kind, &["partner", "role"]), Some("state"));
        assert_eq!(missing_field(kind, &["partner", "role", "state"]), None);
    }

    proptest! {
        #[test]
        fn no_value_breaks_a_check(at in 0usize..1000, text in ".{0,20}", number: i64) {
            let fields: Vec<_> = KINDS.iter().flat_map(|kind| kind.fields.iter().map(move |field| (kind, field))).collect();
            let (kind, field) = fields[at % fields.len()];
            for value in [Value::Null, Value::from(text.as_str()), Value::Int(number), Value::Bytes(text.clone().into_bytes()), Value::Array(vec![Value::Int(number)]), Value::Map(vec![])] {
                let _ = check(kind.name, field.name, &value);
            }
        }
    }
}
