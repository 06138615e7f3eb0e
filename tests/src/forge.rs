//! Files that no program of ours writes: another version, another signer, kinds that nobody knows yet.

use crate::{Device, inside};
use exchange::{Manifest, ustar};
use ledger::{
    cbor::{self, Value},
    change::{Change, Header, Op, Slot, Write},
    env::Wall,
    ids::{CaseId, DeviceId, Epoch, RecordId},
};
use sha2::{Digest, Sha256};
use std::{fs, io::Write as _, path::Path};
use vault::DeviceKeys;

/// A file taken apart: the values of the manifest by their key, and the members that it lists.
pub struct Parts {
    /// The manifest, key 0 first.
    pub manifest: Vec<Value>,
    /// Name and content.
    pub members: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// Takes the plain bytes of a file apart.
    pub fn of(plain: &[u8]) -> Parts {
        let mut members = members(plain);
        members.pop();
        let (_, manifest) = members.remove(0);
        members.remove(0);
        let Ok(Value::Map(pairs)) = Value::decode(&manifest) else {
            panic!("a manifest is a map")
        };
        Parts {
            manifest: pairs.into_iter().map(|(_, value)| value).collect(),
            members,
        }
    }

    /// A member by its name.
    pub fn member(&mut self, name: &str) -> &mut Vec<u8> {
        let found = self.members.iter_mut().find(|(member, _)| member == name);
        &mut found.expect("a member of that name").1
    }

    /// The whole archive again, with a member list, hashes and a signature that fit.
    pub fn together(&self, keys: &DeviceKeys) -> Vec<u8> {
        let listed = self.members.iter().map(|(name, content)| {
            let size = i64::try_from(content.len()).expect("a small file");
            let hash: [u8; 32] = Sha256::digest(content).into();
            Value::Array(vec![
                Value::from(name.as_str()),
                Value::Int(size),
                Value::from(hash),
            ])
        });
        let mut values = self.manifest.clone();
        values[8] = Value::Array(listed.collect());
        let manifest = Value::Map((0..).map(Value::Int).zip(values).collect()).encode();
        let signature = Manifest::sign(&manifest, &keys.signing).to_vec();
        let first = [
            (ustar::MANIFEST.to_owned(), manifest),
            (ustar::SIGNATURE.to_owned(), signature),
        ];
        let all: Vec<_> = first
            .into_iter()
            .chain(self.members.iter().cloned())
            .collect();
        let (pad, _) = ustar::layout(all.iter().map(|(_, content)| content.len() as u64));
        let pad = vec![0; usize::try_from(pad).expect("a small file")];
        let mut bytes = Vec::new();
        for (name, content) in all.iter().chain([&(ustar::PAD.to_owned(), pad)]) {
            bytes.extend(ustar::header(name, content.len() as u64));
            bytes.extend(content);
            bytes.resize(bytes.len().next_multiple_of(512), 0);
        }
        bytes.extend([0; 1024]);
        bytes
    }
}

/// Every member of the plain bytes of a file, in order: name and content.
pub fn members(plain: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut members = Vec::new();
    let mut rest = plain;
    while let Some((block, after)) = rest.split_first_chunk() {
        let Ok((name, size)) = ustar::read_header(block) else {
            break;
        };
        let size_on_disk = ustar::filled(size);
        let take = |length: u64| usize::try_from(length).expect("a small file");
        members.push((name, after[..take(size)].to_vec()));
        rest = &after[take(size_on_disk)..];
    }
    members
}

/// Writes the file anew after `change`, signed by `by` and encrypted to `to`, whatever it says inside.
pub fn rewrite(
    file: &Path,
    by: &Device,
    to: &Device,
    change: impl FnOnce(&mut Parts, &DeviceKeys),
) -> Vec<u8> {
    let mut parts = Parts::of(&inside::plaintext(to, file));
    let keys = inside::with_vault(by, |vault| vault.device_keys());
    change(&mut parts, &keys);
    seal(&parts.together(&keys), to)
}

/// Encrypts bytes to the person of a device, as anyone can.
pub fn seal(plain: &[u8], to: &Device) -> Vec<u8> {
    let recipient = inside::secret(to).to_public();
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let mut out = Vec::new();
    let encryptor = age::Encryptor::with_recipients(recipients).expect("a recipient");
    let mut stream = encryptor.wrap_output(&mut out).expect("memory");
    stream
        .write_all(plain)
        .and_then(|()| stream.finish())
        .expect("memory");
    out
}

/// Writes `bytes` to `path`.
pub fn put(path: &str, bytes: &[u8]) {
    fs::write(path, bytes).expect("a folder to write in");
}

/// What a later version may write: a kind of its own, with or without more that is new about it.
pub struct Drawing<'a> {
    /// Who draws, and in which life of his vault.
    pub by: &'a DeviceKeys,
    /// That life.
    pub epoch: Epoch,
    /// In which case.
    pub case: CaseId,
    /// Names the record.
    pub nonce: [u8; 16],
    /// What is done to its third field.
    pub op: Op,
    /// Features that a reader must know.
    pub crit: &'a [&'a str],
}

impl Drawing<'_> {
    /// The signed change.
    pub fn change(&self) -> Change {
        let device = DeviceId::of(&self.by.signing.verifying_key());
        let values = [
            ("_aud", Op::Set, Value::Array(vec![Value::from("case")])),
            ("_class", Op::Set, Value::from("K2")),
            ("lines", Op::Set, Value::from([7_u8; 40].as_slice())),
            ("mirrored", self.op, Value::from(true)),
        ];
        let slots = (1_u8..).zip(&values).map(|(at, (_, _, value))| Slot {
            salt: [at; 16],
            value: value.clone(),
        });
        let slots: Vec<Slot> = slots.collect();
        let written = values.iter().zip(&slots);
        let writes = written.map(|((field, op, _), slot)| Write {
            field: (*field).to_owned(),
            op: *op,
            parents: Vec::new(),
            commitment: slot.commitment(),
        });
        let kind = "drawing/7";
        let header = Header {
            record: RecordId::derive(device, self.case, kind, &self.nonce),
            case: self.case,
            kind: kind.to_owned(),
            device,
            epoch: self.epoch,
            n: 1,
            prev: None,
            wall: Wall {
                ms: 1_795_200_000_000,
                offset_minutes: 60,
            },
            writes: writes.collect(),
            crit: self
                .crit
                .iter()
                .map(|&feature| feature.to_owned())
                .collect(),
            nonce: Some(self.nonce),
        };
        Change::sign(
            header,
            slots.into_iter().map(Some).collect(),
            &self.by.signing,
        )
    }
}

/// The next change of the same device in the record: it replaces the value at `index`.
pub fn replaced(first: &Change, index: usize, by: &DeviceKeys) -> Change {
    let slot = Slot {
        salt: [9; 16],
        value: Value::from(false),
    };
    let mut header = first.header.clone();
    header.writes = vec![Write {
        field: first.header.writes[index].field.clone(),
        op: Op::Set,
        parents: vec![first.at(index)],
        commitment: slot.commitment(),
    }];
    (header.n, header.prev, header.nonce) = (2, Some(first.id), None);
    Change::sign(header, vec![Some(slot)], &by.signing)
}

/// A change as it stands in a file, with all its values.
pub fn item(change: &Change) -> Vec<u8> {
    let body = Value::decode(&change.body_bytes()).expect("a body is CBOR");
    let signature = change.signature.as_slice();
    let parts = [
        Value::from(change.header_bytes.as_slice()),
        Value::from(signature),
        body,
    ];
    Value::Array(parts.into()).encode()
}

/// The changes of a file, each by its record and header.
pub fn items(parts: &mut Parts) -> Vec<(Vec<u8>, Vec<u8>)> {
    let bytes = parts.member(ustar::CHANGES).clone();
    let items = cbor::sequence(&bytes).map(|item| item.expect("a change").to_vec());
    items.map(|item| (order(&item), item)).collect()
}

/// By what changes of different records are sorted.
fn order(item: &[u8]) -> Vec<u8> {
    let item = Value::decode(item).expect("an item");
    let header = item
        .as_array()
        .and_then(|parts| parts[0].as_bytes())
        .expect("a header");
    let Ok(Value::Map(pairs)) = Value::decode(header) else {
        panic!("a header is a map")
    };
    let record = pairs.iter().find(|(key, _)| *key == Value::Int(1));
    record
        .and_then(|(_, record)| record.as_bytes())
        .expect("a record")
        .to_vec()
}

/// Puts changes of new records among those of a file, and counts them.
pub fn add(parts: &mut Parts, changes: &[Change]) {
    let mut all = items(parts);
    all.extend(changes.iter().map(item).map(|item| (order(&item), item)));
    // The order within one record stays as it was.
    all.sort_by(|one, other| one.0.cmp(&other.0));
    let count = Value::Int(i64::try_from(all.len()).expect("a small file"));
    let Value::Array(counts) = &mut parts.manifest[9] else {
        panic!("counts are a list")
    };
    counts[2] = count;
    *parts.member(ustar::CHANGES) = all.into_iter().flat_map(|(_, item)| item).collect();
}
