//! How a header stands in CBOR, and what is checked when it is read.

use super::{ChangeError, Header, MAX_NAME, MAX_WRITES, Op, Write, WriteRef};
use crate::{
    cbor::Value,
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId},
};

impl Header {
    pub(super) fn value(&self) -> Value {
        let mut pairs = vec![
            (0, Value::Int(1)),
            (1, Value::from(*self.record.as_bytes())),
            (2, Value::from(*self.case.as_bytes())),
            (3, Value::from(self.kind.as_str())),
            (4, Value::from(*self.device.as_bytes())),
            (5, Value::from(*self.epoch.as_bytes())),
            (
                6,
                Value::Int(i64::try_from(self.n).expect("a chain is shorter than 2^63")),
            ),
            (
                8,
                Value::Array(vec![
                    Value::Int(self.wall.ms),
                    Value::Int(self.wall.offset_minutes.into()),
                ]),
            ),
            (
                9,
                Value::Array(self.writes.iter().map(Write::value).collect()),
            ),
        ];
        if let Some(prev) = &self.prev {
            pairs.push((7, Value::from(*prev.as_bytes())));
        }
        if !self.crit.is_empty() {
            pairs.push((
                10,
                Value::Array(
                    self.crit
                        .iter()
                        .map(|feature| Value::from(feature.as_str()))
                        .collect(),
                ),
            ));
        }
        if let Some(nonce) = self.nonce {
            pairs.push((11, Value::from(nonce)));
        }
        Value::Map(
            pairs
                .into_iter()
                .map(|(key, value)| (Value::Int(key), value))
                .collect(),
        )
    }

    pub(super) fn read(value: &Value) -> Result<Header, ChangeError> {
        let Value::Map(pairs) = value else {
            return Err(ChangeError::Header(-1));
        };
        if pairs.iter().any(|(key, _)| key.as_int().is_none()) {
            return Err(ChangeError::Header(-1));
        }
        let need = |key: i64| value.at(key).ok_or(ChangeError::Header(key));
        match need(0)?.as_int() {
            Some(1) => {}
            Some(version) => return Err(ChangeError::Version(version)),
            None => return Err(ChangeError::Header(0)),
        }
        let writes = need(9)?.as_array().ok_or(ChangeError::Header(9))?;
        if writes.is_empty() || writes.len() > MAX_WRITES {
            return Err(ChangeError::TooLarge);
        }
        Ok(Header {
            record: need(1)?
                .as_bytes()
                .and_then(RecordId::from_slice)
                .ok_or(ChangeError::Header(1))?,
            case: need(2)?
                .as_bytes()
                .and_then(CaseId::from_slice)
                .ok_or(ChangeError::Header(2))?,
            kind: read_name(need(3)?).ok_or(ChangeError::Header(3))?,
            device: need(4)?
                .as_bytes()
                .and_then(DeviceId::from_slice)
                .ok_or(ChangeError::Header(4))?,
            epoch: need(5)?
                .as_bytes()
                .and_then(Epoch::from_slice)
                .ok_or(ChangeError::Header(5))?,
            n: need(6)?
                .as_int()
                .and_then(|n| u64::try_from(n).ok())
                .filter(|n| *n > 0)
                .ok_or(ChangeError::Header(6))?,
            prev: read_optional(value, 7, |prev| {
                prev.as_bytes().and_then(ChangeId::from_slice)
            })?,
            wall: read_wall(need(8)?).ok_or(ChangeError::Header(8))?,
            writes: writes
                .iter()
                .map(Write::read)
                .collect::<Option<_>>()
                .ok_or(ChangeError::Header(9))?,
            crit: read_optional(value, 10, |crit| {
                crit.as_array()?.iter().map(read_name).collect()
            })?
            .unwrap_or_default(),
            nonce: read_optional(value, 11, |nonce| nonce.as_bytes()?.try_into().ok())?,
        })
    }

    /// A nonce stands on the first change only and must give the record id. The zero nonce of a record that exists
    /// once per case does so only for the device that created the case. A case belongs to no other case.
    pub(super) fn check_origin(&self) -> Result<(), ChangeError> {
        if self.kind == "case/1" && self.case != CaseId::NONE {
            return Err(ChangeError::Header(2));
        }
        let Some(nonce) = self.nonce else {
            return Ok(());
        };
        let is_first = self.n == 1 && self.prev.is_none();
        if is_first && RecordId::derive(self.device, self.case, &self.kind, &nonce) == self.record {
            Ok(())
        } else {
            Err(ChangeError::Nonce)
        }
    }
}

fn read_optional<T>(
    value: &Value,
    key: i64,
    read: impl FnOnce(&Value) -> Option<T>,
) -> Result<Option<T>, ChangeError> {
    value
        .at(key)
        .map(|value| read(value).ok_or(ChangeError::Header(key)))
        .transpose()
}

fn read_name(value: &Value) -> Option<String> {
    value
        .as_text()
        .filter(|name| !name.is_empty() && name.len() <= MAX_NAME)
        .map(str::to_owned)
}

fn read_wall(value: &Value) -> Option<Wall> {
    match value.as_array()? {
        [Value::Int(ms), Value::Int(offset)] => Some(Wall {
            ms: *ms,
            offset_minutes: i16::try_from(*offset).ok()?,
        }),
        _ => None,
    }
}

impl Write {
    fn value(&self) -> Value {
        let parent = |parent: &WriteRef| parent.value();
        Value::Array(vec![
            Value::from(self.field.as_str()),
            Value::Int(self.op.code()),
            Value::Array(self.parents.iter().map(parent).collect()),
            Value::from(self.commitment),
        ])
    }

    fn read(value: &Value) -> Option<Write> {
        let [
            field,
            Value::Int(op),
            Value::Array(parents),
            Value::Bytes(commitment),
        ] = value.as_array()?
        else {
            return None;
        };
        Some(Write {
            field: read_name(field)?,
            op: Op::of(*op),
            parents: parents.iter().map(WriteRef::read).collect::<Option<_>>()?,
            commitment: commitment.as_slice().try_into().ok()?,
        })
    }
}

impl WriteRef {
    /// As `[change id, write index]`.
    pub fn value(&self) -> Value {
        Value::Array(vec![
            Value::from(*self.change.as_bytes()),
            Value::Int(self.index.into()),
        ])
    }

    /// From `[change id, write index]`.
    pub fn read(value: &Value) -> Option<WriteRef> {
        match value.as_array()? {
            [Value::Bytes(change), Value::Int(index)] => Some(WriteRef {
                change: ChangeId::from_slice(change)?,
                index: u16::try_from(*index).ok()?,
            }),
            _ => None,
        }
    }
}

impl Op {
    fn code(self) -> i64 {
        match self {
            Op::Set => 1,
            Op::Add => 2,
            Op::Remove => 3,
            Op::Unknown(code) => code,
        }
    }

    fn of(code: i64) -> Op {
        match code {
            1 => Op::Set,
            2 => Op::Add,
            3 => Op::Remove,
            other => Op::Unknown(other),
        }
    }
}
