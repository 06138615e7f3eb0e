//! Control items: what people ask of each other and answer beside the changes, each signed by its author.
//!
//! A purge or redaction asks to erase, a request asks for what is missing, a vouch says that a change is one's own, and
//! a receipt answers. None of them alters a record by being held: what follows is decided where it comes in.

use crate::{
    cbor::{CborError, Value},
    change::MAX_HEADER,
    env::{Env, Wall, random},
    ids::{CaseId, ChangeId, ControlId, DeviceId, RecordId},
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// The version of the header that is written and read here.
pub const VERSION: u8 = 1;
/// Most targets of one item.
pub const MAX_TARGETS: usize = 1000;
/// Most bytes of a basis.
pub const MAX_BASIS: usize = 4000;

const ID_LABEL: &[u8] = b"woonrust1:control-id\0";
const SIGNATURE_LABEL: &[u8] = b"woonrust1:control\0";

/// What an item is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ControlKind {
    /// Asks to erase records, or without targets the whole case.
    Purge,
    /// Asks to erase values.
    Redact,
    /// Answers another item: it carries the id of that item.
    Receipt,
    /// The owner of a device that was lost says that these changes are his own.
    Vouch,
    /// Asks for what is missing: these targets, or without targets everything of the case.
    Request,
    /// Of a later version: kept, without effect here. Never made here.
    Unknown,
}

impl ControlKind {
    const KNOWN: [ControlKind; 5] = [
        ControlKind::Purge,
        ControlKind::Redact,
        ControlKind::Receipt,
        ControlKind::Vouch,
        ControlKind::Request,
    ];

    /// The name in a header.
    pub fn code(self) -> &'static str {
        match self {
            ControlKind::Purge => "purge",
            ControlKind::Redact => "redact",
            ControlKind::Receipt => "receipt",
            ControlKind::Vouch => "vouch",
            ControlKind::Request => "request",
            ControlKind::Unknown => "unknown",
        }
    }

    /// By its name; another name is of a later version.
    pub fn parse(name: &str) -> ControlKind {
        let mut known = ControlKind::KNOWN.into_iter();
        known
            .find(|kind| kind.code() == name)
            .unwrap_or(ControlKind::Unknown)
    }
}

/// What an item is about: a record, one of its changes, or one write of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// The record.
    pub record: RecordId,
    /// The change.
    pub change: Option<ChangeId>,
    /// The place of the write in that change, from 0; never without a change.
    pub write: Option<u16>,
}

/// The signed part of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlHeader {
    /// [`VERSION`].
    pub v: u8,
    /// What it is for.
    pub kind: ControlKind,
    /// Random; a receipt has the id of the item that it answers.
    pub id: [u8; 16],
    /// The device that made it.
    pub device: DeviceId,
    /// The case that it is about; zero for none.
    pub case: CaseId,
    /// What it is about within the case; empty for all of it. At most [`MAX_TARGETS`].
    pub targets: Vec<Target>,
    /// The claimed moment.
    pub wall: Wall,
    /// Why, or what the answer is; at most [`MAX_BASIS`] bytes.
    pub basis: String,
}

impl ControlHeader {
    /// A new item, made now, about a whole case and without a basis.
    pub fn new(env: &dyn Env, kind: ControlKind, device: DeviceId, case: CaseId) -> ControlHeader {
        ControlHeader {
            v: VERSION,
            kind,
            id: random(env),
            device,
            case,
            targets: Vec::new(),
            wall: env.now(),
            basis: String::new(),
        }
    }

    /// The receipt by which `device` answers an item, made now.
    pub fn receipt(
        env: &dyn Env,
        device: DeviceId,
        to: &ControlHeader,
        answer: &str,
    ) -> ControlHeader {
        ControlHeader {
            v: VERSION,
            kind: ControlKind::Receipt,
            id: to.id,
            device,
            case: to.case,
            targets: to.targets.clone(),
            wall: env.now(),
            basis: answer.to_owned(),
        }
    }
}

/// A signed control item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlItem {
    /// SHA-256 over a label and the header.
    pub id: ControlId,
    /// The header, read.
    pub header: ControlHeader,
    /// The header as received: what the signature covers; never made again.
    pub header_bytes: Vec<u8>,
    /// Ed25519 over a label and the header.
    pub signature: [u8; 64],
}

/// Why bytes are no control item.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ControlError {
    /// No deterministic CBOR.
    #[error(transparent)]
    Cbor(#[from] CborError),
    /// A part is missing or of another type; -1 for the item as a whole.
    #[error("part {0} of the control item is not as it should be")]
    Part(i64),
    /// The version of the header is not 1.
    #[error("the control item has version {0}")]
    Version(i64),
    /// Larger than a limit allows.
    #[error("the control item is larger than the limit")]
    TooLarge,
    /// The signature is not the device's.
    #[error("the signature does not match")]
    Signature,
    /// The key is not the device's.
    #[error("the key is not of this device")]
    Key,
}

impl ControlItem {
    /// Signs an item with the key of its device.
    pub fn sign(header: ControlHeader, key: &SigningKey) -> ControlItem {
        let header = ControlHeader {
            basis: header.basis.nfc().collect(),
            ..header
        };
        let header_bytes = header.value().encode();
        let signature = key.sign(&signed_bytes(&header_bytes)).to_bytes();
        ControlItem {
            id: id_of(&header_bytes),
            header,
            header_bytes,
            signature,
        }
    }

    /// Reads an item as received. Checks form and limits; not the signature.
    pub fn decode(header_bytes: Vec<u8>, signature: [u8; 64]) -> Result<ControlItem, ControlError> {
        if header_bytes.len() > MAX_HEADER {
            return Err(ControlError::TooLarge);
        }
        let header = ControlHeader::read(&Value::decode(&header_bytes)?)?;
        Ok(ControlItem {
            id: id_of(&header_bytes),
            header,
            header_bytes,
            signature,
        })
    }

    /// Reads `[header, signature]`, as it stands in a file.
    pub fn decode_item(item: &[u8]) -> Result<ControlItem, ControlError> {
        if item.len() > MAX_HEADER + ROOM {
            return Err(ControlError::TooLarge);
        }
        let value = Value::decode(item)?;
        let Some([Value::Bytes(header), Value::Bytes(signature)]) = value.as_array() else {
            return Err(ControlError::Part(-1));
        };
        let signature: Result<[u8; 64], _> = signature.as_slice().try_into();
        let signature = signature.map_err(|_| ControlError::Signature)?;
        ControlItem::decode(header.clone(), signature)
    }

    /// As it stands in a file: `[header, signature]`.
    pub fn item(&self) -> Vec<u8> {
        Value::Array(vec![
            Value::Bytes(self.header_bytes.clone()),
            Value::from(self.signature),
        ])
        .encode()
    }

    /// Checks that the device with `key` signed exactly these bytes.
    pub fn verify(&self, key: &VerifyingKey) -> Result<(), ControlError> {
        if DeviceId::of(key) != self.header.device {
            return Err(ControlError::Key);
        }
        let signature = Signature::from_bytes(&self.signature);
        key.verify_strict(&signed_bytes(&self.header_bytes), &signature)
            .map_err(|_| ControlError::Signature)
    }
}

/// What an item takes beside its header: its own head, two byte string heads and a signature.
const ROOM: usize = 1 + 5 + 2 + 64;

fn id_of(header_bytes: &[u8]) -> ControlId {
    let hash = Sha256::new_with_prefix(ID_LABEL).chain_update(header_bytes);
    ControlId::from_bytes(hash.finalize().into())
}

fn signed_bytes(header_bytes: &[u8]) -> Vec<u8> {
    [SIGNATURE_LABEL, header_bytes].concat()
}

impl ControlHeader {
    fn value(&self) -> Value {
        let wall = [self.wall.ms, self.wall.offset_minutes.into()];
        let parts = [
            Value::Int(self.v.into()),
            Value::from(self.kind.code()),
            Value::from(self.id),
            Value::from(*self.device.as_bytes()),
            Value::from(*self.case.as_bytes()),
            Value::Array(self.targets.iter().map(Target::value).collect()),
            Value::Array(wall.into_iter().map(Value::Int).collect()),
            Value::from(self.basis.as_str()),
        ];
        Value::Map((0..).map(Value::Int).zip(parts).collect())
    }

    fn read(value: &Value) -> Result<ControlHeader, ControlError> {
        let part = |key: i64| value.at(key).ok_or(ControlError::Part(key));
        let bytes = |key: i64| part(key)?.as_bytes().ok_or(ControlError::Part(key));
        match part(0)?.as_int() {
            Some(version) if version == i64::from(VERSION) => {}
            Some(version) => return Err(ControlError::Version(version)),
            None => return Err(ControlError::Part(0)),
        }
        let kind = part(1)?.as_text().ok_or(ControlError::Part(1))?;
        let targets = part(5)?.as_array().ok_or(ControlError::Part(5))?;
        let basis = part(7)?.as_text().ok_or(ControlError::Part(7))?;
        if targets.len() > MAX_TARGETS || basis.len() > MAX_BASIS {
            return Err(ControlError::TooLarge);
        }
        let targets = targets.iter().map(Target::read).collect::<Option<_>>();
        Ok(ControlHeader {
            v: VERSION,
            kind: ControlKind::parse(kind),
            id: bytes(2)?.try_into().map_err(|_| ControlError::Part(2))?,
            device: DeviceId::from_slice(bytes(3)?).ok_or(ControlError::Part(3))?,
            case: CaseId::from_slice(bytes(4)?).ok_or(ControlError::Part(4))?,
            targets: targets.ok_or(ControlError::Part(5))?,
            wall: read_wall(part(6)?).ok_or(ControlError::Part(6))?,
            basis: basis.to_owned(),
        })
    }
}

impl Target {
    /// A whole record.
    pub fn record(record: RecordId) -> Target {
        Target {
            record,
            change: None,
            write: None,
        }
    }

    /// As `[record]`, `[record, change]` or `[record, change, write]`.
    fn value(&self) -> Value {
        let record = Value::from(*self.record.as_bytes());
        let change = self.change.map(|change| Value::from(*change.as_bytes()));
        let write = self.write.filter(|_| change.is_some());
        let write = write.map(|write| Value::Int(write.into()));
        Value::Array(
            [Some(record), change, write]
                .into_iter()
                .flatten()
                .collect(),
        )
    }

    fn read(value: &Value) -> Option<Target> {
        let (record, change, write) = match value.as_array()? {
            [record] => (record, None, None),
            [record, change] => (record, Some(change), None),
            [record, change, write] => (record, Some(change), Some(write)),
            _ => return None,
        };
        let change = change.map(|change| ChangeId::from_slice(change.as_bytes()?));
        let write = write.map(|write| u16::try_from(write.as_int()?).ok());
        // What is there must be of its type.
        if change == Some(None) || write == Some(None) {
            return None;
        }
        Some(Target {
            record: RecordId::from_slice(record.as_bytes()?)?,
            change: change.flatten(),
            write: write.flatten(),
        })
    }
}

fn read_wall(value: &Value) -> Option<Wall> {
    let [ms, offset] = value.as_array()? else {
        return None;
    };
    Some(Wall {
        ms: ms.as_int()?,
        offset_minutes: i16::try_from(offset.as_int()?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn header() -> ControlHeader {
        let record = RecordId::from_bytes([3; 16]);
        let change = Some(ChangeId::from_bytes([4; 32]));
        ControlHeader {
            v: VERSION,
            kind: ControlKind::Redact,
            id: [1; 16],
            device: DeviceId::of(&key().verifying_key()),
            case: CaseId::from_bytes([2; 16]),
            targets: vec![
                Target::record(record),
                Target {
                    record,
                    change,
                    write: None,
                },
                Target {
                    record,
                    change,
                    write: Some(5),
                },
            ],
            wall: Wall {
                ms: 1_790_000_000_000,
                offset_minutes: 120,
            },
            basis: "AVG artikel 17".into(),
        }
    }

    /// The map of a header with one part changed.
    fn with(key: i64, part: Value) -> Vec<u8> {
        let Value::Map(mut pairs) = header().value() else {
            unreachable!("a header is a map");
        };
        pairs.retain(|(at, _)| *at != Value::Int(key));
        pairs.push((Value::Int(key), part));
        Value::Map(pairs).encode()
    }

    fn read(bytes: Vec<u8>) -> Result<ControlHeader, ControlError> {
        Ok(ControlItem::decode(bytes, [0; 64])?.header)
    }

    #[test]
    fn an_item_survives_its_bytes_and_is_its_devices() {
        let item = ControlItem::sign(header(), &key());
        assert_eq!(item.header, header());
        assert_eq!(ControlItem::decode_item(&item.item()), Ok(item.clone()));
        assert_eq!(item.verify(&key().verifying_key()), Ok(()));
        let other = SigningKey::from_bytes(&[8; 32]).verifying_key();
        assert_eq!(item.verify(&other), Err(ControlError::Key));
    }

    #[test]
    fn every_flipped_bit_is_refused() {
        let item = ControlItem::sign(header(), &key());
        let bytes = item.item();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let read = ControlItem::decode_item(&flipped);
            let sound = read.is_ok_and(|item| item.verify(&key().verifying_key()).is_ok());
            assert!(!sound, "bit {bit}");
        }
    }

    #[test]
    fn a_basis_that_was_typed_decomposed_equals_itself_read_back() {
        let decomposed = ControlHeader {
            basis: "Rene\u{301}".into(),
            ..header()
        };
        let item = ControlItem::sign(decomposed, &key());
        assert_eq!(ControlItem::decode_item(&item.item()), Ok(item));
    }

    #[test]
    fn a_receipt_carries_the_id_of_what_it_answers() {
        struct Still;
        impl Env for Still {
            fn now(&self) -> Wall {
                Wall::default()
            }
            fn fill_random(&self, buffer: &mut [u8]) {
                buffer.fill(9);
            }
        }
        let me = DeviceId::from_bytes([9; 16]);
        let receipt = ControlHeader::receipt(&Still, me, &header(), "done");
        assert_eq!((receipt.id, receipt.case), (header().id, header().case));
        assert_eq!((receipt.device, receipt.basis.as_str()), (me, "done"));
        let new = ControlHeader::new(&Still, ControlKind::Request, me, CaseId::NONE);
        assert_eq!((new.id, new.targets.len()), ([9; 16], 0));
    }

    #[test]
    fn what_a_later_version_asks_is_kept_and_what_it_says_elsewhere_is_ignored() {
        let later = read(with(1, Value::from("merge"))).unwrap();
        assert_eq!(later.kind, ControlKind::Unknown);
        assert_eq!(read(with(9, Value::Null)), Ok(header()));
        let newer = read(with(0, Value::Int(2)));
        assert_eq!(newer, Err(ControlError::Version(2)));
    }

    #[test]
    fn every_part_is_there_and_of_its_type() {
        for key in 0..8 {
            let Value::Map(mut pairs) = header().value() else {
                unreachable!("a header is a map");
            };
            pairs.retain(|(at, _)| *at != Value::Int(key));
            let missing = read(Value::Map(pairs).encode());
            assert_eq!(missing, Err(ControlError::Part(key)));
            let other = read(with(key, Value::Bool(true)));
            assert_eq!(other, Err(ControlError::Part(key)), "part {key}");
        }
        let record = Value::from([3; 16]);
        let targets = [
            vec![],
            vec![Value::from([3; 15])],
            vec![record.clone(), Value::Null],
            vec![record.clone(), Value::Null, Value::Int(1)],
            vec![record.clone(), Value::from([4; 32]), Value::Int(70_000)],
            vec![record; 4],
        ];
        for target in targets {
            let bytes = with(5, Value::Array(vec![Value::Array(target.clone())]));
            assert_eq!(read(bytes), Err(ControlError::Part(5)), "{target:?}");
        }
    }

    #[test]
    fn what_is_larger_than_a_limit_is_refused() {
        let target = Target::record(RecordId::from_bytes([3; 16])).value();
        let many = with(5, Value::Array(vec![target.clone(); MAX_TARGETS + 1]));
        assert_eq!(read(many), Err(ControlError::TooLarge));
        let all = with(5, Value::Array(vec![target; MAX_TARGETS]));
        assert!(read(all).is_ok());
        let long = with(7, Value::from("x".repeat(MAX_BASIS + 1)));
        assert_eq!(read(long), Err(ControlError::TooLarge));
        let large = with(7, Value::from("x".repeat(MAX_HEADER)));
        assert_eq!(read(large), Err(ControlError::TooLarge));
    }
}
