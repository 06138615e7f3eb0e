//! One signed change: a header that never changes and a body that can be detached from it.

mod quick;
mod wire;

use crate::{
    cbor::{CborError, Value},
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId},
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use minicbor::{Encoder, encode::Error as EncodeError};
use sha2::{Digest, Sha256};
use std::convert::Infallible;

/// Most bytes that a header may have.
pub const MAX_HEADER: usize = 64 * 1024;
/// Most bytes that a body may have.
pub const MAX_BODY: usize = 1024 * 1024;
/// Most writes in one change.
pub const MAX_WRITES: usize = 256;
/// Most parents that a write may name.
pub const MAX_PARENTS: usize = 64;
/// Most bytes in the name of a kind or field.
pub const MAX_NAME: usize = 64;

const ID_LABEL: &[u8] = b"woonrust1:id\0";
const SIGNATURE_LABEL: &[u8] = b"woonrust1:change\0";
const VALUE_LABEL: &[u8] = b"woonrust1:value\0";

/// What a write does to its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// Gives a single value.
    Set,
    /// Adds an element to a set.
    Add,
    /// Removes the adds that it names as parents.
    Remove,
    /// Of a later version: kept and passed on, without effect here.
    Unknown(i64),
}

/// The place of one write: the unit of state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriteRef {
    /// The change.
    pub change: ChangeId,
    /// The place of the write in that change, from 0.
    pub index: u16,
}

/// One write of a header; its value is in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The field; universal ones begin with an underscore.
    pub field: String,
    /// What it does.
    pub op: Op,
    /// The writes of the same record and field that its author saw and replaces.
    pub parents: Vec<WriteRef>,
    /// Binds salt and value without betraying them.
    pub commitment: [u8; 32],
}

/// The signed part of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The record that it writes to.
    pub record: RecordId,
    /// The case of the record; zero for none and for `case/1` itself.
    pub case: CaseId,
    /// The kind of the record with its version, such as `fact/1`.
    pub kind: String,
    /// The device that made it.
    pub device: DeviceId,
    /// The life of the vault in which it was made.
    pub epoch: Epoch,
    /// Its place, from 1, in the chain of (device, epoch, record).
    pub n: u64,
    /// The change before it; for the first of a new epoch the last own change that was held.
    pub prev: Option<ChangeId>,
    /// The claimed moment.
    pub wall: Wall,
    /// 1 to [`MAX_WRITES`] writes.
    pub writes: Vec<Write>,
    /// Features that a reader must know to show this change.
    pub crit: Vec<String>,
    /// On the first change of a record: what its id is made of.
    pub nonce: Option<[u8; 16]>,
}

/// A value with the salt that its commitment needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Unpredictable, so that a short value cannot be guessed from its commitment.
    pub salt: [u8; 16],
    /// The value; null when cleared, and for a remove.
    pub value: Value,
}

impl Slot {
    /// `SHA-256(label ‖ salt ‖ CBOR(value))`.
    pub fn commitment(&self) -> [u8; 32] {
        let hash = Sha256::new_with_prefix(VALUE_LABEL).chain_update(self.salt);
        let mut encoder = Encoder::new(Hashed(hash));
        let written = self.value.write(&mut encoder);
        written.expect("hashing does not fail");
        encoder.into_writer().0.finalize().into()
    }
}

/// Hashes what is written to it.
struct Hashed(Sha256);

impl minicbor::encode::Write for Hashed {
    type Error = Infallible;

    fn write_all(&mut self, bytes: &[u8]) -> Result<(), Infallible> {
        self.0.update(bytes);
        Ok(())
    }
}

/// A change with as much of its body as is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// SHA-256 over a label and the header.
    pub id: ChangeId,
    /// The header, read.
    pub header: Header,
    /// The header as received: what the signature covers; never made again.
    pub header_bytes: Vec<u8>,
    /// Ed25519 over a label and the header.
    pub signature: [u8; 64],
    /// Per write its slot, or nothing when withheld or erased.
    pub body: Vec<Option<Slot>>,
}

/// Why bytes are no change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// Header or body is no deterministic CBOR.
    #[error(transparent)]
    Cbor(#[from] CborError),
    /// A key of the header is missing, double or of another type.
    #[error("key {0} of the header is not as it should be")]
    Header(i64),
    /// The version of the header is not 1.
    #[error("the change has version {0}")]
    Version(i64),
    /// The body does not fit the header.
    #[error("the body is not as it should be")]
    Body,
    /// A value does not match its commitment.
    #[error("value {0} does not match its commitment")]
    Commitment(usize),
    /// Larger than a limit allows.
    #[error("the change is larger than the limit")]
    TooLarge,
    /// The signature is not the device's.
    #[error("the signature does not match")]
    Signature,
    /// The key is not the device's.
    #[error("the key is not of this device")]
    Key,
    /// The nonce does not give the record id, or stands on a change that is not the first.
    #[error("the nonce does not give the record id")]
    Nonce,
}

impl Change {
    /// Reads a change as received. Checks form, limits, nonce and commitments; not the signature.
    pub fn decode(
        header_bytes: Vec<u8>,
        signature: [u8; 64],
        body: Option<&[u8]>,
    ) -> Result<Change, ChangeError> {
        if header_bytes.len() > MAX_HEADER || body.is_some_and(|bytes| bytes.len() > MAX_BODY) {
            return Err(ChangeError::TooLarge);
        }
        let header = match quick::header(&header_bytes) {
            Some(header) => header,
            None => Header::read(&Value::decode(&header_bytes)?)?,
        };
        header.check_origin()?;
        let body = match body {
            Some(bytes) => Change::decode_body(&header, bytes)?,
            None => vec![None; header.writes.len()],
        };
        Ok(Change {
            id: id_of(&header_bytes),
            header,
            header_bytes,
            signature,
            body,
        })
    }

    /// Reads what [`Change::decode`] took before and the own vault kept: the same change comes out, and what was seen
    /// then is not looked at again (that each part is its one encoding, nonce, commitments). Of bytes that nobody took
    /// nothing is promised, except that they are read or refused.
    pub fn decode_held(
        header_bytes: Vec<u8>,
        signature: [u8; 64],
        body: &[u8],
    ) -> Result<Change, ChangeError> {
        let header = match quick::held_header(&header_bytes) {
            Some(header) => header,
            None => Header::read(&Value::decode(&header_bytes)?)?,
        };
        let body = match quick::held_body(body, header.writes.len()) {
            Some(slots) => slots,
            None => read_body(Value::decode(body)?, &header)?,
        };
        Ok(Change {
            id: id_of(&header_bytes),
            header,
            header_bytes,
            signature,
            body,
        })
    }

    /// Makes and signs a change. `body` has one slot per write.
    pub fn sign(header: Header, body: Vec<Option<Slot>>, key: &SigningKey) -> Change {
        let header_bytes = header.encode();
        let signature = key.sign(&signed_bytes(&header_bytes)).to_bytes();
        Change {
            id: id_of(&header_bytes),
            header,
            header_bytes,
            signature,
            body,
        }
    }

    /// Checks that a change that was made here can be read back anywhere: sizes, nesting, commitments.
    pub fn check_readable(&self) -> Result<(), ChangeError> {
        let body = self.body_bytes();
        let read = Change::decode(self.header_bytes.clone(), self.signature, Some(&body))?;
        if read.body == self.body && read.header == self.header {
            Ok(())
        } else {
            Err(ChangeError::Body)
        }
    }

    /// Checks that the device with `key` signed exactly these bytes.
    pub fn verify(&self, key: &VerifyingKey) -> Result<(), ChangeError> {
        if DeviceId::of(key) != self.header.device {
            return Err(ChangeError::Key);
        }
        key.verify_strict(
            &self.signed_bytes(),
            &Signature::from_bytes(&self.signature),
        )
        .map_err(|_| ChangeError::Signature)
    }

    /// What the signature covers: for a reader that checks many at once.
    pub fn signed_bytes(&self) -> Vec<u8> {
        signed_bytes(&self.header_bytes)
    }

    /// The body in CBOR: an array of `[salt, value]` or null; null when nothing is held.
    pub fn body_bytes(&self) -> Vec<u8> {
        self.body_bytes_where(|_| true)
    }

    /// The same with only those values for whose place `goes` says so.
    pub fn body_bytes_where(&self, goes: impl Fn(usize) -> bool) -> Vec<u8> {
        let going = || {
            let slots = self.body.iter().enumerate();
            slots.map(|(index, slot)| slot.as_ref().filter(|_| goes(index)))
        };
        let mut encoder = Encoder::new(Vec::with_capacity(256));
        let written: Result<(), EncodeError<Infallible>> = if going().all(|slot| slot.is_none()) {
            encoder.null().map(drop)
        } else {
            quick::write_body(&mut encoder, going())
        };
        written.expect("writing to a vector does not fail");
        encoder.into_writer()
    }

    /// The place of write `index`.
    pub fn at(&self, index: usize) -> WriteRef {
        WriteRef {
            change: self.id,
            index: u16::try_from(index).expect("a change has at most 256 writes"),
        }
    }

    /// Reads a stored body for a header that was checked before: commitments are checked again.
    pub fn decode_body(header: &Header, bytes: &[u8]) -> Result<Vec<Option<Slot>>, ChangeError> {
        let slots = match quick::body(bytes, header.writes.len()) {
            Some(slots) => slots,
            None => read_body(Value::decode(bytes)?, header)?,
        };
        for (index, (slot, write)) in slots.iter().zip(&header.writes).enumerate() {
            if let Some(slot) = slot
                && slot.commitment() != write.commitment
            {
                return Err(ChangeError::Commitment(index));
            }
        }
        Ok(slots)
    }
}

fn id_of(header_bytes: &[u8]) -> ChangeId {
    ChangeId::from_bytes(
        Sha256::new_with_prefix(ID_LABEL)
            .chain_update(header_bytes)
            .finalize()
            .into(),
    )
}

fn signed_bytes(header_bytes: &[u8]) -> Vec<u8> {
    [SIGNATURE_LABEL, header_bytes].concat()
}

fn read_body(value: Value, header: &Header) -> Result<Vec<Option<Slot>>, ChangeError> {
    let items = match value {
        Value::Null => return Ok(vec![None; header.writes.len()]),
        Value::Array(items) if items.len() == header.writes.len() => items,
        Value::Array(_)
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Bytes(_)
        | Value::Text(_)
        | Value::Map(_) => return Err(ChangeError::Body),
    };
    items.into_iter().map(read_slot).collect()
}

fn read_slot(item: Value) -> Result<Option<Slot>, ChangeError> {
    let pair = match item {
        Value::Null => return Ok(None),
        Value::Array(items) => <[Value; 2]>::try_from(items).map_err(|_| ChangeError::Body)?,
        Value::Bool(_) | Value::Int(_) | Value::Bytes(_) | Value::Text(_) | Value::Map(_) => {
            return Err(ChangeError::Body);
        }
    };
    let [salt, value] = pair;
    let salt = salt.as_bytes().and_then(|salt| salt.try_into().ok());
    Ok(Some(Slot {
        salt: salt.ok_or(ChangeError::Body)?,
        value,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{ANNA, BRAM, Story, set};

    fn again(header: &Header) -> Result<Change, ChangeError> {
        Change::decode(header.encode(), [0; 64], None)
    }

    #[test]
    fn a_nonce_stands_on_the_first_change_only() {
        let (story, _) = Story::shared();
        let header = story.changes[0].header.clone();
        assert!(again(&header).is_ok());
        let later = Header {
            n: 2,
            prev: Some(story.changes[0].id),
            ..header.clone()
        };
        assert_eq!(again(&later), Err(ChangeError::Nonce));
        let foreign = Header {
            device: BRAM.device(),
            ..header
        };
        assert_eq!(again(&foreign), Err(ChangeError::Nonce));
    }

    #[test]
    fn a_case_belongs_to_no_other_case() {
        let (mut story, _) = Story::shared();
        story.one(ANNA, set("text", "x", &[]));
        let header = Header {
            kind: "case/1".into(),
            ..story.changes[1].header.clone()
        };
        assert_eq!(again(&header), Err(ChangeError::Header(2)));
        assert!(
            again(&Header {
                case: CaseId::NONE,
                ..header
            })
            .is_ok()
        );
    }

    #[test]
    fn a_header_has_numbers_as_keys_and_no_more_writes_than_it_may() {
        let (story, _) = Story::shared();
        let header = &story.changes[0].header;
        let Ok(Value::Map(mut pairs)) = Value::decode(&header.encode()) else {
            unreachable!("a header is a map");
        };
        pairs.push((Value::from("note"), Value::Null));
        let bytes = Value::Map(pairs).encode();
        assert_eq!(
            Change::decode(bytes, [0; 64], None),
            Err(ChangeError::Header(-1))
        );
        let write = header.writes[0].clone();
        let many = Header {
            writes: vec![write; MAX_WRITES + 1],
            ..header.clone()
        };
        assert_eq!(again(&many), Err(ChangeError::TooLarge));
        assert_eq!(
            again(&Header {
                writes: vec![],
                ..header.clone()
            }),
            Err(ChangeError::TooLarge)
        );
        let large = vec![0; MAX_HEADER + 1];
        assert_eq!(
            Change::decode(large, [0; 64], None),
            Err(ChangeError::TooLarge)
        );
    }

    #[test]
    fn what_was_made_too_large_to_be_read_back_is_told_to_its_author() {
        let (mut story, _) = Story::shared();
        story.one(ANNA, set("text", "x".repeat(MAX_BODY), &[]));
        assert_eq!(story.changes[0].check_readable(), Ok(()));
        assert_eq!(
            story.changes[1].check_readable(),
            Err(ChangeError::TooLarge)
        );
        let deep = (0..8).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
        story.one(ANNA, set("text", deep, &[]));
        assert!(story.changes[2].check_readable().is_err());
    }
}
