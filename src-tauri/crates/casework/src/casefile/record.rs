//! How a record is read, field by field, from what the table of kinds says of it.

use super::value::{self, Uncertain};
use crate::{
    calendar::{Day, Moment},
    terms::Term,
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::RecordState,
};

/// What can stand in a field.
pub trait Readable: Sized {
    /// Reads it; `None` when this version cannot.
    fn parse(value: &Value) -> Option<Self>;
}

/// A field of a record as people wrote it.
pub trait FromField {
    /// Reads the field of this name.
    fn from_field(state: &RecordState, name: &str) -> Self;
}

impl<T: Readable> FromField for Uncertain<T> {
    fn from_field(state: &RecordState, name: &str) -> Self {
        value::read(state, name, T::parse)
    }
}

impl<T: Readable + Ord> FromField for Vec<T> {
    /// The elements of a set in their own order; what this version cannot read is left out.
    fn from_field(state: &RecordState, name: &str) -> Self {
        let mut found: Vec<T> = state.set(name).into_iter().filter_map(T::parse).collect();
        found.sort();
        found
    }
}

impl<T: Term> Readable for T {
    fn parse(value: &Value) -> Option<T> {
        <T as Term>::parse(value.as_text()?)
    }
}

impl Readable for String {
    fn parse(value: &Value) -> Option<String> {
        value.as_text().map(str::to_owned)
    }
}

impl Readable for Day {
    fn parse(value: &Value) -> Option<Day> {
        Day::parse(value.as_text()?)
    }
}

impl Readable for Moment {
    fn parse(value: &Value) -> Option<Moment> {
        Moment::parse(value.as_text()?)
    }
}

impl Readable for bool {
    fn parse(value: &Value) -> Option<bool> {
        value.as_bool()
    }
}

impl Readable for i64 {
    fn parse(value: &Value) -> Option<i64> {
        value.as_int()
    }
}

impl Readable for RecordId {
    fn parse(value: &Value) -> Option<RecordId> {
        RecordId::from_slice(value.as_bytes()?)
    }
}

impl Readable for RootId {
    fn parse(value: &Value) -> Option<RootId> {
        RootId::from_slice(value.as_bytes()?)
    }
}

impl Readable for [u8; 32] {
    fn parse(value: &Value) -> Option<[u8; 32]> {
        value.as_bytes()?.try_into().ok()
    }
}

impl Readable for Vec<CaseId> {
    fn parse(value: &Value) -> Option<Vec<CaseId>> {
        let ids = value.as_array()?.iter();
        ids.map(|id| CaseId::from_slice(id.as_bytes()?)).collect()
    }
}

impl Readable for Vec<RecordId> {
    /// The records of `[[record id, heads], …]`.
    fn parse(value: &Value) -> Option<Vec<RecordId>> {
        let items = value.as_array()?.iter();
        items
            .map(|item| RecordId::from_slice(item.as_array()?.first()?.as_bytes()?))
            .collect()
    }
}

/// A kind of record as a struct: its fields have the names of the table of kinds.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident, $kind:literal { $($(#[$note:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            /// What is known of the record besides its content.
            pub meta: $crate::casefile::Meta,
            $($(#[$note])* pub $field: $type,)+
        }

        impl $name {
            /// The kind with its version.
            pub const KIND: &'static str = $kind;

            /// Reads such a record.
            pub fn read(state: &ledger::record::RecordState) -> $name {
                use $crate::casefile::record::FromField;
                $name {
                    meta: $crate::casefile::Meta::of(state),
                    $($field: FromField::from_field(state, stringify!($field)),)+
                }
            }
        }
    };
}
pub(crate) use record;
