//! How the table of kinds is written down: one short word per sort of field and of kind.

use super::{Cbor, DefaultAudience, Field, Format, Kind, Rule};
use crate::terms::{Cautious, Term};
use ledger::sharing::Class;

pub(super) const fn field(name: &'static str, rule: Rule, cbor: Cbor, format: Format) -> Field {
    Field {
        name,
        rule,
        cbor,
        format,
        required: false,
        section: None,
    }
}

pub(super) const fn line(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Text, Format::Line)
}

pub(super) const fn long(name: &'static str) -> Field {
    field(name, Rule::LongText, Cbor::Text, Format::Long)
}

pub(super) const fn day(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Text, Format::Day)
}

pub(super) const fn moment(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Text, Format::Moment)
}

pub(super) const fn code<T: Term>(name: &'static str) -> Field {
    of_terms::<T>(field(
        name,
        Rule::Single,
        Cbor::Text,
        Format::Code(T::CODES),
    ))
}

const fn of_terms<T: Term>(mut field: Field) -> Field {
    field.section = Some(T::SECTION);
    field
}

pub(super) const fn codes<T: Term>(name: &'static str) -> Field {
    of_terms::<T>(field(name, Rule::Set, Cbor::Text, Format::Code(T::CODES)))
}

pub(super) const fn status<T: Cautious>(name: &'static str) -> Field {
    let cautious_first = T::CAUTIOUS_FIRST;
    of_terms::<T>(field(
        name,
        Rule::Status(cautious_first),
        Cbor::Text,
        Format::Code(cautious_first),
    ))
}

pub(super) const fn flag(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Bool, Format::Flag)
}

pub(super) const fn record(name: &'static str) -> Field {
    bytes(name, 16)
}

pub(super) const fn bytes(name: &'static str, length: usize) -> Field {
    field(name, Rule::Single, Cbor::Bytes, Format::Exactly(length))
}

pub(super) const fn number(name: &'static str, least: i64, most: i64) -> Field {
    field(name, Rule::Single, Cbor::Int, Format::Number(least, most))
}

pub(super) const fn needed(mut field: Field) -> Field {
    field.required = true;
    field
}

pub(super) const fn correction<T: Term>(name: &'static str) -> Field {
    field(name, Rule::Single, Cbor::Map, Format::Override(T::CODES))
}

pub(super) const fn confirmations(name: &'static str) -> Field {
    field(name, Rule::Set, Cbor::Bytes, Format::Exactly(32))
}

pub(super) const fn case_kind(name: &'static str, class: Class, fields: &'static [Field]) -> Kind {
    Kind {
        name,
        once: false,
        no_case: false,
        class,
        class_from: None,
        audience: DefaultAudience::Case,
        fields,
    }
}

pub(super) const fn once(mut kind: Kind) -> Kind {
    kind.once = true;
    kind
}

pub(super) const fn private(mut kind: Kind) -> Kind {
    kind.audience = DefaultAudience::Creator;
    kind
}

pub(super) const fn outside_cases(mut kind: Kind) -> Kind {
    kind.no_case = true;
    private(kind)
}

pub(super) const fn class_of(mut kind: Kind, field: &'static str) -> Kind {
    kind.class_from = Some(field);
    kind
}

/// A set of records.
pub(super) const fn records(name: &'static str) -> Field {
    field(name, Rule::Set, Cbor::Bytes, Format::Exactly(16))
}

/// A set of lines.
pub(super) const fn lines(name: &'static str) -> Field {
    field(name, Rule::Set, Cbor::Text, Format::Line)
}

/// Euros in cents.
pub(super) const fn cents(name: &'static str) -> Field {
    number(name, 0, 100_000_000)
}
