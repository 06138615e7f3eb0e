//! The signed manifest: who sends what to whom, and the hash of every member.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use ledger::acks::{Acks, FileId};
use ledger::cbor::Value;
use ledger::env::Wall;
use ledger::ids::{CaseId, RecordId, RootId};
use sha2::{Digest, Sha256};

use crate::error::{Error, Part};
use crate::limits::{Limits, within};
use crate::ustar::{CHANGES, CONTROL, FORMAT, IDENTITIES, blob_name};
use crate::weigh;

/// The version of the manifest that is written and read here.
pub const VERSION: i64 = 1;
/// What the signature covers stands behind this label.
pub const LABEL: &[u8] = b"woonrust1:manifest\0";
/// Bytes of a file id.
pub const ID_LEN: usize = 16;

/// What a file is for. This version writes `Full`, `Delta` and `Archive`, and imports the first two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    /// Everything that the recipient may see.
    Full,
    /// A part of that: what lacks in it the recipient acknowledged, or it comes in another file.
    Delta,
    /// A case handed over. Reserved.
    Handover,
    /// For checking elsewhere ([`crate::archive`]), never imported.
    Archive,
}

impl FileType {
    fn name(self) -> &'static str {
        match self {
            FileType::Full => "full",
            FileType::Delta => "delta",
            FileType::Handover => "handover",
            FileType::Archive => "archive",
        }
    }

    fn parse(name: &str) -> Option<FileType> {
        let all = [
            FileType::Full,
            FileType::Delta,
            FileType::Handover,
            FileType::Archive,
        ];
        all.into_iter().find(|kind| kind.name() == name)
    }
}

/// One member of the archive, by its signed facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name in the archive.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its content.
    pub sha256: [u8; 32],
}

/// How many items each sequence holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Contact cards.
    pub cards: u64,
    /// Control items.
    pub control: u64,
    /// Changes.
    pub changes: u64,
    /// Attachments.
    pub blobs: u64,
}

/// What the manifest says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Random id of this file, for the register of what was sent.
    pub id: [u8; ID_LEN],
    /// What the file is for.
    pub kind: FileType,
    /// Root public key of the sender.
    pub sender_root: VerifyingKey,
    /// Public key of the device that signed the manifest.
    pub sender_device: VerifyingKey,
    /// The one person it is for.
    pub recipient: RootId,
    /// When it was made, as the sender's clock claims.
    pub created: Wall,
    /// What devices of the sender hold of what the recipient sent; a reader takes those of the device that signed.
    pub acks: Vec<Acks>,
    /// Ids of files to the recipient, sorted: what he acknowledged of them does not stand in this one.
    pub presumes: Vec<FileId>,
    /// All members but the manifest, its signature and the padding, in order.
    pub members: Vec<Member>,
    /// Number of items.
    pub counts: Counts,
    /// The cases it is about, sorted.
    pub scope: Vec<CaseId>,
    /// Day (ISO 8601) until which the sender asks to keep it.
    pub keep_until: Option<String>,
    /// The sender's decisions to disclose on which something in it goes, sorted. They stay with him; this names them.
    pub disclosures: Vec<RecordId>,
}

impl Manifest {
    /// The deterministic CBOR.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let key = |key: &VerifyingKey| Value::Bytes(key.as_bytes().to_vec());
        let values = [
            Value::Int(VERSION),
            Value::Bytes(self.id.to_vec()),
            Value::from(self.kind.name()),
            Value::Array(vec![key(&self.sender_root), key(&self.sender_device)]),
            Value::Bytes(self.recipient.as_bytes().to_vec()),
            Value::Array(vec![
                Value::Int(self.created.ms),
                Value::Int(self.created.offset_minutes.into()),
            ]),
            Value::Array(self.acks.iter().map(Acks::value).collect()),
            Value::Array(self.presumes.iter().map(|id| Value::from(*id)).collect()),
            Value::Array(self.members.iter().map(Member::value).collect()),
            self.counts.value(),
            Value::Array(Vec::new()), // crit
            Value::Array(
                self.scope
                    .iter()
                    .map(|case| Value::Bytes(case.as_bytes().to_vec()))
                    .collect(),
            ),
            self.keep_until.as_deref().map_or(Value::Null, Value::from),
            Value::Array(
                self.disclosures
                    .iter()
                    .map(|record| Value::from(*record.as_bytes()))
                    .collect(),
            ),
        ];
        Value::Map((0..).map(Value::Int).zip(values).collect()).encode()
    }

    /// Signs the encoded manifest with the sending device.
    #[must_use]
    pub fn sign(bytes: &[u8], device: &SigningKey) -> [u8; 64] {
        device.sign(&[LABEL, bytes].concat()).to_bytes()
    }

    /// Reads and verifies `manifest.cbor` with `manifest.sig`, over the bytes received.
    ///
    /// # Errors
    /// A higher version and an unknown `crit` come first, so that a newer file is called newer.
    pub fn decode(bytes: &[u8], signature: &[u8], limits: &Limits) -> Result<Manifest, Error> {
        let manifest = Manifest::decode_unverified(bytes, limits)?;
        manifest.verify(bytes, signature)?;
        Ok(manifest)
    }

    /// What the manifest says, whoever signed it.
    pub(crate) fn decode_unverified(bytes: &[u8], limits: &Limits) -> Result<Manifest, Error> {
        within(Part::Manifest, bytes.len() as u64, limits.manifest)?;
        within(
            Part::Items,
            weigh::items(bytes, limits.manifest_items),
            limits.manifest_items,
        )?;
        let value =
            Value::decode(bytes).map_err(|_| Error::ManifestShape("not in the CBOR subset"))?;
        check_version(&value)?;
        Manifest::read(&value, limits)
    }

    /// Checks that the device it names signed exactly these bytes.
    pub(crate) fn verify(&self, bytes: &[u8], signature: &[u8]) -> Result<(), Error> {
        let signature: &[u8; 64] = signature.try_into().map_err(|_| Error::ManifestSignature)?;
        self.sender_device
            .verify_strict(&[LABEL, bytes].concat(), &Signature::from_bytes(signature))
            .map_err(|_| Error::ManifestSignature)
    }

    fn read(value: &Value, limits: &Limits) -> Result<Manifest, Error> {
        let [root, device] = array(value, 3, "sender")? else {
            return Err(Error::ManifestShape("sender"));
        };
        let kind = field(value, 2, "type")?.as_text().and_then(FileType::parse);
        let recipient = field(value, 4, "recipient")?
            .as_bytes()
            .and_then(RootId::from_slice);
        let manifest = Manifest {
            id: field(value, 1, "id")?
                .as_bytes()
                .and_then(exact)
                .ok_or(Error::ManifestShape("id"))?,
            kind: kind.ok_or(Error::TypeNotSupported)?,
            sender_root: read_key(root).ok_or(Error::ManifestShape("sender"))?,
            sender_device: read_key(device).ok_or(Error::ManifestShape("sender"))?,
            recipient: recipient.ok_or(Error::ManifestShape("recipient"))?,
            created: read_wall(array(value, 5, "created")?)
                .ok_or(Error::ManifestShape("created"))?,
            acks: read_acks(array(value, 6, "acks")?).ok_or(Error::ManifestShape("acks"))?,
            presumes: read_files(array(value, 7, "presumes")?)
                .ok_or(Error::ManifestShape("presumes"))?,
            members: read_members(array(value, 8, "members")?)?,
            counts: Counts::read(array(value, 9, "counts")?)
                .ok_or(Error::ManifestShape("counts"))?,
            scope: read_scope(array(value, 11, "scope")?).ok_or(Error::ManifestShape("scope"))?,
            keep_until: read_day(field(value, 12, "keep-until")?)?,
            disclosures: read_records(array(value, 13, "disclosures")?)
                .ok_or(Error::ManifestShape("disclosures"))?,
        };
        // Whoever gets everything is presumed to have nothing.
        if !manifest.presumes.is_empty() && manifest.kind != FileType::Delta {
            return Err(Error::ManifestShape("presumes"));
        }
        manifest.check_members(limits)?;
        Ok(manifest)
    }

    /// Text, cards, control items and changes: what [`Manifest::decode`] made sure of.
    pub(crate) fn fixed_members(&self) -> [&Member; 4] {
        std::array::from_fn(|place| &self.members[place])
    }

    /// The attachments among the members.
    pub(crate) fn blobs(&self) -> &[Member] {
        self.members.get(4..).unwrap_or_default()
    }

    /// The listed members are the fixed four, then blobs named by their hash, sorted, each once.
    fn check_members(&self, limits: &Limits) -> Result<(), Error> {
        let fixed = [
            (FORMAT, Part::Format, limits.format),
            (IDENTITIES, Part::Identities, limits.identities),
            (CONTROL, Part::Control, limits.control),
            (CHANGES, Part::Changes, limits.changes),
        ];
        for (place, (name, part, limit)) in fixed.into_iter().enumerate() {
            let member = self
                .members
                .get(place)
                .ok_or_else(|| Error::MemberMissing(name.to_owned()))?;
            if member.name != name {
                let found = member.name.clone();
                return Err(Error::MemberOrder {
                    expected: name.to_owned(),
                    found,
                });
            }
            within(part, member.size, limit)?;
        }
        within(
            Part::BlobCount,
            self.blobs().len() as u64,
            limits.blob_count,
        )?;
        for (place, blob) in self.blobs().iter().enumerate() {
            if blob.name != blob_name(&blob.sha256) {
                return Err(Error::MemberName);
            }
            if place > 0 && self.blobs()[place - 1].name >= blob.name {
                return Err(Error::MemberRepeated(blob.name.clone()));
            }
            within(Part::Blob, blob.size, limits.blob)?;
        }
        within(Part::ChangeCount, self.counts.changes, limits.change_count)?;
        if self.counts.blobs != self.blobs().len() as u64 {
            return Err(Error::CountMismatch("blobs"));
        }
        Ok(())
    }
}

/// The hash by which a plan is bound to the file it was made from.
#[must_use]
pub fn manifest_hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

impl Member {
    fn value(&self) -> Value {
        let size = i64::try_from(self.size).expect("sizes are below the container limit");
        Value::Array(vec![
            Value::from(self.name.as_str()),
            Value::Int(size),
            Value::Bytes(self.sha256.to_vec()),
        ])
    }
}

/// One entry per device, sorted.
fn read_acks(items: &[Value]) -> Option<Vec<Acks>> {
    let acks: Option<Vec<Acks>> = items.iter().map(Acks::read).collect();
    acks.filter(|acks| acks.windows(2).all(|pair| pair[0].device < pair[1].device))
}

/// File ids, sorted and each once.
fn read_files(items: &[Value]) -> Option<Vec<FileId>> {
    let ids: Option<Vec<FileId>> = items.iter().map(|id| exact(id.as_bytes()?)).collect();
    ids.filter(|ids| ids.is_sorted_by(|a, b| a < b))
}

/// Record ids, sorted and each once.
fn read_records(items: &[Value]) -> Option<Vec<RecordId>> {
    let ids: Option<Vec<RecordId>> = items
        .iter()
        .map(|id| RecordId::from_slice(id.as_bytes()?))
        .collect();
    ids.filter(|ids| ids.is_sorted_by(|a, b| a < b))
}

impl Counts {
    fn value(self) -> Value {
        let counts = [self.cards, self.control, self.changes, self.blobs];
        let number =
            |count| Value::Int(i64::try_from(count).expect("counts are below their limits"));
        Value::Array(counts.into_iter().map(number).collect())
    }

    fn read(items: &[Value]) -> Option<Counts> {
        let numbers: Option<Vec<u64>> = items
            .iter()
            .map(|item| item.as_int().and_then(|count| u64::try_from(count).ok()))
            .collect();
        let [cards, control, changes, blobs] = numbers?.try_into().ok()?;
        Some(Counts {
            cards,
            control,
            changes,
            blobs,
        })
    }
}

/// Version and critical features, looked at before anything else.
fn check_version(value: &Value) -> Result<(), Error> {
    let version = field(value, 0, "v")?
        .as_int()
        .ok_or(Error::ManifestShape("v"))?;
    if version > VERSION {
        return Err(Error::NewerVersion(version));
    }
    if version != VERSION {
        return Err(Error::ManifestShape("v"));
    }
    match array(value, 10, "crit")? {
        [] => Ok(()),
        [feature, ..] => {
            let name = feature.as_text().ok_or(Error::ManifestShape("crit"))?;
            Err(Error::UnknownCrit(name.chars().take(64).collect()))
        }
    }
}

fn field<'a>(value: &'a Value, key: i64, name: &'static str) -> Result<&'a Value, Error> {
    value.at(key).ok_or(Error::ManifestShape(name))
}

fn array<'a>(value: &'a Value, key: i64, name: &'static str) -> Result<&'a [Value], Error> {
    field(value, key, name)?
        .as_array()
        .ok_or(Error::ManifestShape(name))
}

fn exact<const N: usize>(bytes: &[u8]) -> Option<[u8; N]> {
    bytes.try_into().ok()
}

fn read_key(value: &Value) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(&exact(value.as_bytes()?)?).ok()
}

fn read_wall(items: &[Value]) -> Option<Wall> {
    let [ms, offset] = items else { return None };
    let offset_minutes = i16::try_from(offset.as_int()?).ok()?;
    Some(Wall {
        ms: ms.as_int()?,
        offset_minutes,
    })
}

fn read_members(items: &[Value]) -> Result<Vec<Member>, Error> {
    let read = |item: &Value| {
        let [name, size, sha256] = item.as_array()? else {
            return None;
        };
        let name = name.as_text()?.to_owned();
        let size = u64::try_from(size.as_int()?).ok()?;
        Some(Member {
            name,
            size,
            sha256: exact(sha256.as_bytes()?)?,
        })
    };
    items
        .iter()
        .map(|item| read(item).ok_or(Error::ManifestShape("members")))
        .collect()
}

/// Case ids, sorted and each once; never the zero of "no case".
fn read_scope(items: &[Value]) -> Option<Vec<CaseId>> {
    let cases: Option<Vec<CaseId>> = items
        .iter()
        .map(|item| item.as_bytes().and_then(CaseId::from_slice))
        .collect();
    let cases = cases?;
    let sorted = cases.windows(2).all(|pair| pair[0] < pair[1]);
    (sorted && !cases.contains(&CaseId::NONE)).then_some(cases)
}

fn read_day(value: &Value) -> Result<Option<String>, Error> {
    match value {
        Value::Null => Ok(None),
        Value::Text(day) if is_day(day) => Ok(Some(day.clone())),
        Value::Text(_)
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Bytes(_)
        | Value::Array(_)
        | Value::Map(_) => Err(Error::ManifestShape("keep-until")),
    }
}

/// Whether a text has the form `2026-11-20`.
pub(crate) fn is_day(day: &str) -> bool {
    let mark = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    day.len() == 10 && day.bytes().enumerate().all(mark)
}
