//! The deterministic CBOR of everything that is signed: one value has exactly one encoding.
//!
//! A subset of RFC 8949 §4.2: definite lengths, shortest integers, sorted unique keys, text in NFC,
//! no floats, no tags. Reading is strict by construction: what does not re-encode to itself is refused.

use minicbor::{
    Decoder, Encoder,
    data::Type,
    encode::{Error as EncodeError, Write},
};
use std::{cmp::Ordering, convert::Infallible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Deepest nesting of arrays and maps that is read.
pub const MAX_DEPTH: usize = 8;

/// A value of the subset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Nothing: a cleared value.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Text in NFC.
    Text(String),
    /// Values in order.
    Array(Vec<Value>),
    /// Keys (numbers or texts) with values, sorted by the encoding of the key.
    Map(Vec<(Value, Value)>),
}

/// Why bytes are no value of the subset.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CborError {
    /// The bytes end too early or are no CBOR.
    #[error("not CBOR")]
    Malformed,
    /// A float, a tag, an indefinite length or another type outside the subset.
    #[error("a type outside the subset")]
    Forbidden,
    /// A second encoding of the same value (long integer, unsorted or double key, trailing bytes).
    #[error("not the deterministic encoding")]
    NotDeterministic,
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("nested too deep")]
    TooDeep,
    /// Text that is not in NFC.
    #[error("text is not in NFC")]
    NotNormalized,
}

impl From<minicbor::decode::Error> for CborError {
    fn from(_: minicbor::decode::Error) -> Self {
        CborError::Malformed
    }
}

impl Value {
    /// A map with text keys.
    pub fn map<const N: usize>(pairs: [(&str, Value); N]) -> Value {
        let pairs = pairs.into_iter();
        sorted_map(
            pairs
                .map(|(key, value)| (Value::from(key), value))
                .collect(),
        )
    }

    /// Its one encoding.
    pub fn encode(&self) -> Vec<u8> {
        let mut encoder = Encoder::new(Vec::with_capacity(self.room()));
        let written: Result<(), EncodeError<Infallible>> = self.write(&mut encoder);
        written.expect("writing to a vector does not fail");
        encoder.into_writer()
    }

    /// At least as many bytes as its encoding takes.
    fn room(&self) -> usize {
        const HEAD: usize = 9;
        HEAD + match self {
            Value::Null | Value::Bool(_) | Value::Int(_) => 0,
            Value::Bytes(bytes) => bytes.len(),
            Value::Text(text) => text.len(),
            Value::Array(items) => items.iter().map(Value::room).sum(),
            Value::Map(pairs) => pairs
                .iter()
                .map(|(key, value)| key.room() + value.room())
                .sum(),
        }
    }

    /// Writes its one encoding, without keeping it anywhere.
    pub(crate) fn write<W: Write>(
        &self,
        encoder: &mut Encoder<W>,
    ) -> Result<(), EncodeError<W::Error>> {
        match self {
            Value::Null => drop(encoder.null()?),
            Value::Bool(value) => drop(encoder.bool(*value)?),
            Value::Int(value) => drop(encoder.i64(*value)?),
            Value::Bytes(value) => drop(encoder.bytes(value)?),
            Value::Text(value) => drop(encoder.str(value)?),
            Value::Array(items) => {
                encoder.array(items.len() as u64)?;
                items.iter().try_for_each(|item| item.write(encoder))?;
            }
            Value::Map(pairs) => write_map(encoder, pairs)?,
        }
        Ok(())
    }

    /// Reads exactly one value that fills `bytes`.
    pub fn decode(bytes: &[u8]) -> Result<Value, CborError> {
        let mut decoder = Decoder::new(bytes);
        let value = read(&mut decoder, MAX_DEPTH)?;
        if decoder.position() != bytes.len() || !is_encoding(bytes, |to| value.write(to)) {
            return Err(CborError::NotDeterministic);
        }
        Ok(value)
    }

    /// The text, if it is text.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        if let Value::Int(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// The bytes, if it is bytes.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        if let Value::Bytes(bytes) = self {
            Some(bytes)
        } else {
            None
        }
    }

    /// Yes or no, if it is that.
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(value) = self {
            Some(*value)
        } else {
            None
        }
    }

    /// The items, if it is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        if let Value::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    /// The value under a text key of a map.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.find(|candidate| candidate.as_text() == Some(key))
    }

    /// The value under an integer key of a map.
    pub fn at(&self, key: i64) -> Option<&Value> {
        self.find(|candidate| candidate.as_int() == Some(key))
    }

    fn find(&self, wanted: impl Fn(&Value) -> bool) -> Option<&Value> {
        let Value::Map(pairs) = self else { return None };
        pairs
            .iter()
            .find(|(key, _)| wanted(key))
            .map(|(_, value)| value)
    }

    /// The same value as it is read back: all its text in NFC, its maps sorted.
    pub fn normalized(self) -> Value {
        match self {
            Value::Text(text) if !is_nfc(&text) => Value::Text(text.nfc().collect()),
            Value::Array(items) => Value::Array(items.into_iter().map(Value::normalized).collect()),
            Value::Map(pairs) => {
                let normalized = pairs
                    .into_iter()
                    .map(|(key, value)| (key.normalized(), value.normalized()));
                sorted_map(normalized.collect())
            }
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Bytes(_) | Value::Text(_) => self,
        }
    }
}

fn sorted_map(mut pairs: Vec<(Value, Value)>) -> Value {
    pairs.sort_by(|(a, _), (b, _)| key_order(a, b));
    Value::Map(pairs)
}

/// The order of keys: that of their encodings, byte by byte. Numbers come before texts, and of either the shorter first.
fn key_order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => {
            (*a < 0, a.unsigned_abs()).cmp(&(*b < 0, b.unsigned_abs()))
        }
        (Value::Text(a), Value::Text(b)) => (a.len(), a).cmp(&(b.len(), b)),
        _ => a.encode().cmp(&b.encode()),
    }
}

fn write_map<W: Write>(
    encoder: &mut Encoder<W>,
    pairs: &[(Value, Value)],
) -> Result<(), EncodeError<W::Error>> {
    encoder.map(pairs.len() as u64)?;
    let mut write = |(key, value): &(Value, Value)| {
        key.write(encoder)?;
        value.write(encoder)
    };
    if pairs.is_sorted_by(|(a, _), (b, _)| key_order(a, b).is_le()) {
        return pairs.iter().try_for_each(write);
    }
    let mut sorted: Vec<&(Value, Value)> = pairs.iter().collect();
    sorted.sort_by(|(a, _), (b, _)| key_order(a, b));
    sorted.into_iter().try_for_each(&mut write)
}

/// Whether `bytes` are just what `write` writes.
pub(crate) fn is_encoding<'a>(
    bytes: &'a [u8],
    write: impl FnOnce(&mut Encoder<Expected<'a>>) -> Result<(), EncodeError<CborError>>,
) -> bool {
    let mut encoder = Encoder::new(Expected(bytes));
    write(&mut encoder).is_ok() && encoder.into_writer().0.is_empty()
}

/// What must be written next; something else is an error.
pub(crate) struct Expected<'a>(&'a [u8]);

impl Write for Expected<'_> {
    type Error = CborError;

    fn write_all(&mut self, bytes: &[u8]) -> Result<(), CborError> {
        let rest = self.0.strip_prefix(bytes);
        self.0 = rest.ok_or(CborError::NotDeterministic)?;
        Ok(())
    }
}

pub(crate) fn is_nfc(text: &str) -> bool {
    // Nearly all text is plain, and that is seen many bytes at a time.
    text.is_ascii() || is_nfc_beyond_ascii(text)
}

fn is_nfc_beyond_ascii(text: &str) -> bool {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => unicode_normalization::is_nfc(text),
    }
}

/// Reads one value; whether its bytes were its one encoding is for the caller to see.
pub(crate) fn read(decoder: &mut Decoder<'_>, depth: usize) -> Result<Value, CborError> {
    Ok(match decoder.datatype()? {
        Type::Null => {
            decoder.null()?;
            Value::Null
        }
        Type::Bool => Value::Bool(decoder.bool()?),
        Type::U8
        | Type::U16
        | Type::U32
        | Type::U64
        | Type::I8
        | Type::I16
        | Type::I32
        | Type::I64
        | Type::Int => Value::Int(decoder.i64()?),
        Type::Bytes => Value::Bytes(decoder.bytes()?.to_vec()),
        Type::String => {
            let text = decoder.str()?;
            if !is_nfc(text) {
                return Err(CborError::NotNormalized);
            }
            Value::Text(text.to_owned())
        }
        Type::Array => {
            let count = decoder.array()?.ok_or(CborError::Forbidden)?;
            let inner = depth.checked_sub(1).ok_or(CborError::TooDeep)?;
            // Nothing is reserved for `count` items: it is a claim of the sender.
            Value::Array(
                (0..count)
                    .map(|_| read(decoder, inner))
                    .collect::<Result<_, _>>()?,
            )
        }
        Type::Map => {
            let count = decoder.map()?.ok_or(CborError::Forbidden)?;
            let inner = depth.checked_sub(1).ok_or(CborError::TooDeep)?;
            let pairs: Vec<(Value, Value)> = (0..count)
                .map(|_| Ok((read(decoder, inner)?, read(decoder, inner)?)))
                .collect::<Result<_, CborError>>()?;
            let named = |(key, _): &(Value, Value)| matches!(key, Value::Int(_) | Value::Text(_));
            if !pairs.iter().all(named) {
                return Err(CborError::Forbidden);
            }
            let ascends = |pair: &[(Value, Value)]| key_order(&pair[0].0, &pair[1].0).is_lt();
            if !pairs.windows(2).all(ascends) {
                return Err(CborError::NotDeterministic);
            }
            Value::Map(pairs)
        }
        _ => return Err(CborError::Forbidden),
    })
}

/// Splits a CBOR sequence (RFC 8742) into the bytes of its items, without reading them further.
pub fn sequence(bytes: &[u8]) -> impl Iterator<Item = Result<&[u8], CborError>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        match item_len(rest) {
            Ok(len) => {
                let (item, after) = rest.split_at(len);
                rest = after;
                Some(Ok(item))
            }
            Err(error) => {
                rest = &[];
                Some(Err(error))
            }
        }
    })
}

/// How many bytes the first item of `bytes` takes. Looks at item heads only, in memory that does not grow with
/// the input; an item may be nested one deeper than a value, because it wraps one.
pub fn item_len(bytes: &[u8]) -> Result<usize, CborError> {
    let (mut at, mut open) = (0usize, Vec::with_capacity(MAX_DEPTH + 1));
    loop {
        let (major, argument) = read_head(bytes, &mut at)?;
        match major {
            0 | 1 | 7 => {}
            2 | 3 => {
                let len = usize::try_from(argument).map_err(|_| CborError::Malformed)?;
                at = at
                    .checked_add(len)
                    .filter(|end| *end <= bytes.len())
                    .ok_or(CborError::Malformed)?;
            }
            _ => {
                if open.len() > MAX_DEPTH {
                    return Err(CborError::TooDeep);
                }
                open.push(
                    argument
                        .checked_mul(u64::from(major) - 3)
                        .ok_or(CborError::Malformed)?,
                );
            }
        }
        while open.last() == Some(&0) {
            open.pop();
        }
        match open.last_mut() {
            Some(left) => *left -= 1,
            None => return Ok(at),
        }
    }
}

/// Major type and argument of the item head at `at`, which moves behind it.
fn read_head(bytes: &[u8], at: &mut usize) -> Result<(u8, u64), CborError> {
    let first = *bytes.get(*at).ok_or(CborError::Malformed)?;
    let (major, info) = (first >> 5, first & 0x1f);
    let wide = match (major, info) {
        (6, _) => return Err(CborError::Forbidden),
        (7, 20..=22) | (0..=5, 0..=23) => 0,
        (0..=5, 24..=27) => 1usize << (info - 24),
        _ => return Err(CborError::Forbidden),
    };
    let start = *at + 1;
    let head = bytes.get(start..start + wide).ok_or(CborError::Malformed)?;
    *at = start + wide;
    let argument = match wide {
        0 => u64::from(info),
        _ => head
            .iter()
            .fold(0, |value, byte| value << 8 | u64::from(*byte)),
    };
    Ok((major, argument))
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::from(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text).normalized()
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Value::Bytes(bytes.to_vec())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Value::Bytes(bytes.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::Int),
            proptest::collection::vec(any::<u8>(), 0..40).prop_map(Value::Bytes),
            ".{0,20}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
                proptest::collection::btree_map(any::<i64>(), inner, 0..5).prop_map(|map| {
                    let mut pairs: Vec<_> = map
                        .into_iter()
                        .map(|(key, value)| (Value::Int(key), value))
                        .collect();
                    pairs.sort_by_key(|(key, _)| key.encode());
                    Value::Map(pairs)
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_value_comes_back_from_its_bytes(value in any_value()) {
            prop_assert_eq!(Value::decode(&value.encode()), Ok(value));
        }

        #[test]
        fn any_bytes_are_refused_or_re_encode_to_themselves(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(value) = Value::decode(&bytes) {
                prop_assert_eq!(value.encode(), bytes);
            }
        }

        #[test]
        fn keys_stand_in_the_order_of_their_bytes(
            numbers in proptest::collection::vec(any::<i64>(), 0..6),
            small in proptest::collection::vec(-300i64..300, 0..6),
            texts in proptest::collection::vec(".{0,30}", 0..6),
        ) {
            let mut keys: Vec<Value> = numbers.into_iter().chain(small).map(Value::Int).collect();
            keys.extend(texts.into_iter().map(Value::from));
            let mut by_bytes = keys.clone();
            keys.sort_by(key_order);
            by_bytes.sort_by_key(Value::encode);
            prop_assert_eq!(keys, by_bytes);
        }
    }

    #[test]
    fn second_encodings_are_refused() {
        let long_integer = [0x18, 0x05];
        let unsorted = [0xa2, 0x02, 0x00, 0x01, 0x00];
        let double_key = [0xa2, 0x01, 0x00, 0x01, 0x00];
        let trailing = [0x01, 0x01];
        for bytes in [&long_integer[..], &unsorted, &double_key, &trailing] {
            assert_eq!(Value::decode(bytes), Err(CborError::NotDeterministic));
        }
        let (float, tag, endless) = ([0xf9, 0x3c, 0x00], [0xc0, 0x01], [0x9f, 0x01, 0xff]);
        for bytes in [&float[..], &tag, &endless] {
            assert_eq!(Value::decode(bytes), Err(CborError::Forbidden));
        }
    }

    #[test]
    fn deep_nesting_is_refused_without_recursion_to_the_bottom() {
        let mut bytes = vec![0x81; 100_000];
        bytes.push(0x00);
        assert_eq!(Value::decode(&bytes), Err(CborError::TooDeep));
    }

    #[test]
    fn text_outside_nfc_is_refused_on_reading_and_normalized_on_writing() {
        let decomposed = "e\u{301}";
        let mut bytes = vec![0x63];
        bytes.extend_from_slice(decomposed.as_bytes());
        assert_eq!(Value::decode(&bytes), Err(CborError::NotNormalized));
        assert_eq!(Value::from(decomposed), Value::Text("é".into()));
    }

    #[test]
    fn a_claimed_length_allocates_nothing() {
        let huge_array = [0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        assert_eq!(Value::decode(&huge_array), Err(CborError::Malformed));
        assert!(item_len(&huge_array).is_err());
    }

    #[test]
    fn the_length_of_an_item_is_found_without_memory_for_its_nesting() {
        let items = [
            Value::Null,
            Value::from("a"),
            Value::Array(vec![Value::Array(vec![]), Value::Int(-500)]),
        ];
        let bytes: Vec<u8> = items.iter().flat_map(Value::encode).collect();
        let found: Vec<Vec<u8>> = sequence(&bytes)
            .map(|item| item.unwrap().to_vec())
            .collect();
        assert_eq!(found, items.iter().map(Value::encode).collect::<Vec<_>>());
        let endless = [0x82, 0x9f, 0x9f, 0x9f];
        assert_eq!(item_len(&endless), Err(CborError::Forbidden));
        assert_eq!(item_len(&vec![0x81; 100_000]), Err(CborError::TooDeep));
        let wrapped: Vec<u8> = std::iter::repeat_n(0x81, MAX_DEPTH + 1)
            .chain([0x00])
            .collect();
        assert_eq!(item_len(&wrapped), Ok(MAX_DEPTH + 2));
    }

    #[test]
    fn the_key_of_a_map_is_a_number_or_a_text() {
        let key_of_bytes = [0xa1, 0x41, 0x00, 0x00];
        assert_eq!(Value::decode(&key_of_bytes), Err(CborError::Forbidden));
    }

    #[test]
    fn a_value_made_here_equals_the_same_value_read_back() {
        let made = Value::map([
            ("saw", Value::from("e\u{301}")),
            ("at", Value::Null),
            ("s", Value::Int(1)),
        ])
        .normalized();
        assert_eq!(Value::decode(&made.encode()), Ok(made));
    }
}
