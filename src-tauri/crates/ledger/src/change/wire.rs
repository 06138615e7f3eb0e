//! How a header stands in CBOR, and what is checked when it is read.

use super::{ChangeError, Header, MAX_NAME, MAX_WRITES, Op, Write, WriteRef};
use crate::{
    cbor::Value,
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId},
};
use minicbor::{
    Encoder,
    encode::{Error as EncodeError, Write as Sink},
};
use std::convert::Infallible;

impl Header {
    /// Its one encoding.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut encoder = Encoder::new(Vec::with_capacity(512));
        let written: Result<(), EncodeError<Infallible>> = self.write(&mut encoder);
        written.expect("writing to a vector does not fail");
        encoder.into_writer()
    }

    pub(super) fn write<W: Sink>(&self, to: &mut Encoder<W>) -> Result<(), EncodeError<W::Error>> {
        let optional = [
            self.prev.is_some(),
            !self.crit.is_empty(),
            self.nonce.is_some(),
        ];
        let keys = 9 + optional.iter().filter(|there| **there).count();
        to.map(keys as u64)?.u8(0)?.u8(1)?;
        to.u8(1)?.bytes(self.record.as_bytes())?;
        to.u8(2)?.bytes(self.case.as_bytes())?;
        write_name(to.u8(3)?, &self.kind)?;
        to.u8(4)?.bytes(self.device.as_bytes())?;
        to.u8(5)?.bytes(self.epoch.as_bytes())?;
        let n = i64::try_from(self.n).expect("a chain is shorter than 2^63");
        to.u8(6)?.i64(n)?;
        if let Some(prev) = &self.prev {
            to.u8(7)?.bytes(prev.as_bytes())?;
        }
        to.u8(8)?.array(2)?.i64(self.wall.ms)?;
        to.i16(self.wall.offset_minutes)?;
        to.u8(9)?.array(self.writes.len() as u64)?;
        self.writes.iter().try_for_each(|write| write.write(to))?;
        if !self.crit.is_empty() {
            to.u8(10)?.array(self.crit.len() as u64)?;
            self.crit.iter().try_for_each(|name| write_name(to, name))?;
        }
        if let Some(nonce) = &self.nonce {
            to.u8(11)?.bytes(nonce)?;
        }
        Ok(())
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

/// Names are written in NFC, as all text is.
fn write_name<W: Sink>(to: &mut Encoder<W>, name: &str) -> Result<(), EncodeError<W::Error>> {
    if name.is_ascii() {
        to.str(name).map(drop)
    } else {
        Value::from(name).write(to)
    }
}

impl Write {
    fn write<W: Sink>(&self, to: &mut Encoder<W>) -> Result<(), EncodeError<W::Error>> {
        write_name(to.array(4)?, &self.field)?;
        to.i64(self.op.code())?.array(self.parents.len() as u64)?;
        for parent in &self.parents {
            to.array(2)?
                .bytes(parent.change.as_bytes())?
                .u16(parent.index)?;
        }
        to.bytes(&self.commitment).map(drop)
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

    pub(super) fn of(code: i64) -> Op {
        match code {
            1 => Op::Set,
            2 => Op::Add,
            3 => Op::Remove,
            other => Op::Unknown(other),
        }
    }
}
