//! The people of these tests, their keys, a small case, and a sealing that skips every check.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use ed25519_dalek::SigningKey;
use exchange::container::recipient_text;
use exchange::{
    Contents, DeviceSecret, Error, Known, KnownDevice, Limits, Nobody, OutBlob, OutChange,
    Outgoing, Receiver, SenderKeys, open_plaintext, unwatched,
};
use ledger::author::{Author, ChainEnd, Edit};
use ledger::cbor::Value;
use ledger::change::{Change, Header, Op, Slot, Write as FieldWrite};
use ledger::env::{Env, Wall};
use ledger::identity::{Card, CardFacts, DeviceCertificate, RootKeys};
use ledger::ids::{CaseId, DeviceId, Epoch, RecordId, RootId};
use sha2::{Digest, Sha256};

pub const NOON: Wall = Wall {
    ms: 1_795_000_000_000,
    offset_minutes: 60,
};

/// The same moment and the same "random" bytes in every run.
pub struct FixedEnv(AtomicU64);

impl FixedEnv {
    pub fn new() -> FixedEnv {
        FixedEnv(AtomicU64::new(0))
    }
}

impl Env for FixedEnv {
    fn now(&self) -> Wall {
        NOON
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        for piece in buffer.chunks_mut(32) {
            let count = self.0.fetch_add(1, Ordering::SeqCst);
            piece.copy_from_slice(&Sha256::digest(count.to_be_bytes())[..piece.len()]);
        }
    }
}

pub struct Person {
    pub root: SigningKey,
    pub device: SigningKey,
    pub secret: DeviceSecret,
    pub card: Card,
}

pub fn anna() -> Person {
    person(1, "Anna de Wit", "GGD Proefstad", "care")
}

pub fn bram() -> Person {
    person(2, "Bram Smit", "Gemeente Proefstad", "enforcement")
}

pub fn carla() -> Person {
    person(3, "Carla Bos", "Stichting Proefwonen", "housing")
}

pub fn person(seed: u8, name: &str, organisation: &str, domain: &str) -> Person {
    let root = RootKeys::from_entropy(&[seed; 20]).signing;
    let device = SigningKey::from_bytes(&[seed + 100; 32]);
    let secret = DeviceSecret::from_bytes([seed + 200; 32]);
    let facts = CardFacts {
        version: 1,
        name: name.into(),
        organisation: organisation.into(),
        domain: domain.into(),
        function: "medewerker".into(),
        devices: vec![certificate(&device, &root, &secret)],
        revoked: vec![],
    };
    let card = Card::sign(facts, &root);
    Person {
        root,
        device,
        secret,
        card,
    }
}

/// Of a device of the person with this root key.
pub fn certificate(
    device: &SigningKey,
    root: &SigningKey,
    secret: &DeviceSecret,
) -> DeviceCertificate {
    let root = RootId::of(&root.verifying_key());
    DeviceCertificate::sign(device, &root, secret.public(), NOON.ms)
}

impl Person {
    pub fn author(&self) -> Author<'_> {
        Author {
            key: &self.device,
            epoch: Epoch::from_bytes([9; 8]),
        }
    }

    pub fn device_id(&self) -> DeviceId {
        DeviceId::of(&self.device.verifying_key())
    }

    pub fn keys(&self) -> SenderKeys<'_> {
        SenderKeys {
            card: &self.card,
            device: &self.device,
        }
    }

    pub fn secrets(&self) -> &[DeviceSecret] {
        std::slice::from_ref(&self.secret)
    }

    pub fn receiver<'a>(&'a self, known: &'a dyn Known) -> Receiver<'a> {
        Receiver {
            me: self.card.root_id(),
            secrets: self.secrets(),
            known,
            limits: &Limits::V1,
        }
    }

    /// Opens plain bytes as a person whose vault knows nobody.
    pub fn open(&self, plain: &[u8]) -> Result<Contents, Error> {
        self.open_knowing(plain, &Nobody)
    }

    pub fn open_knowing(&self, plain: &[u8], known: &dyn Known) -> Result<Contents, Error> {
        let receiver = self.receiver(known);
        open_plaintext(
            &mut &plain[..],
            plain.len() as u64,
            &receiver,
            &mut unwatched,
        )
    }
}

/// A vault that knows some people by their cards.
pub struct Contacts(pub BTreeMap<DeviceId, KnownDevice>);

impl Contacts {
    pub fn of(people: &[&Person]) -> Contacts {
        let entry = |person: &&Person| {
            let root = person.card.root_id();
            let key = person.device.verifying_key();
            (person.device_id(), KnownDevice { root, key })
        };
        Contacts(people.iter().map(entry).collect())
    }
}

impl Known for Contacts {
    fn device(&self, device: &DeviceId) -> Option<KnownDevice> {
        self.0.get(device).copied()
    }
}

/// A case that anna opened, with `facts` fact records and one large photo.
pub struct Story {
    pub case: CaseId,
    pub changes: Vec<Change>,
    pub photo: Vec<u8>,
}

pub fn story(facts: usize) -> Story {
    let (env, anna) = (FixedEnv::new(), anna());
    let author = anna.author();
    let opened = author.create(
        &env,
        CaseId::NONE,
        "case/1",
        &[
            ("_aud", Edit::Set(Value::Array(vec![Value::from("case")]))),
            ("_class", Edit::Set(Value::from("K1"))),
            ("urgency", Edit::Set(Value::from("high"))),
        ],
    );
    let case = CaseId::of(opened.header.record);
    let mut changes = vec![opened];
    for number in 0..facts {
        let text = format!("Waarneming {number}: ramen dicht, post in de hal.");
        let edits = [
            ("_class", Edit::Set(Value::from("K2"))),
            ("text", Edit::Set(Value::from(text))),
        ];
        changes.push(author.create(&env, case, "fact/1", &edits));
    }
    let photo = (0..40_000u32).map(|at| ((at * at) >> 7) as u8).collect();
    Story {
        case,
        changes,
        photo,
    }
}

impl Story {
    /// Everything from `from` to `to`; `photo` is what [`Story::photo_blob`] gave.
    pub fn outgoing<'a>(
        &'a self,
        from: &'a Person,
        to: &'a Person,
        blobs: Vec<OutBlob<'a>>,
    ) -> Outgoing<'a> {
        Outgoing {
            id: [0x1d; 16],
            sender: from.keys(),
            recipient: (&to.card).into(),
            created: NOON,
            kind: exchange::FileType::Full,
            acks: vec![],
            presumes: vec![],
            scope: vec![self.case],
            cards: vec![],
            control: vec![],
            changes: self.changes.iter().map(whole).collect(),
            blobs,
            keep_until: Some("2027-11-20".into()),
            disclosures: vec![],
        }
    }

    pub fn plain(&self, from: &Person, to: &Person) -> Vec<u8> {
        let photo = self.photo.clone();
        let source = move || -> std::io::Result<Box<dyn std::io::Read>> {
            Ok(Box::new(std::io::Cursor::new(photo.clone())))
        };
        let blob = OutBlob {
            sha256: sha256(&self.photo),
            bytes: self.photo.len() as u64,
            open: &source,
        };
        exchange::plaintext(&self.outgoing(from, to, vec![blob])).unwrap()
    }
}

pub fn whole(change: &Change) -> OutChange<'_> {
    OutChange {
        change,
        bodies: vec![true; change.header.writes.len()],
    }
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A change of any shape, signed by `by`, with one Set per field.
pub fn change(
    by: &Person,
    case: CaseId,
    kind: &str,
    nonce: u8,
    edits: &[(&str, Op, Value)],
) -> Change {
    let slots = edits.iter().enumerate().map(|(index, (_, _, value))| Slot {
        salt: [index as u8; 16],
        value: value.clone(),
    });
    let slots: Vec<Slot> = slots.collect();
    let writes = edits
        .iter()
        .zip(&slots)
        .map(|((field, op, _), slot)| FieldWrite {
            field: (*field).to_owned(),
            op: *op,
            parents: vec![],
            commitment: slot.commitment(),
        });
    let header = Header {
        record: RecordId::derive(by.device_id(), case, kind, &[nonce; 16]),
        case,
        kind: kind.to_owned(),
        device: by.device_id(),
        epoch: Epoch::from_bytes([9; 8]),
        n: 1,
        prev: ChainEnd::default().prev,
        wall: NOON,
        writes: writes.collect(),
        crit: vec![],
        nonce: Some([nonce; 16]),
    };
    Change::sign(header, slots.into_iter().map(Some).collect(), &by.device)
}

/// Encrypts any bytes to these people, as an attacker can.
pub fn seal(plain: &[u8], to: &[&Person]) -> Vec<u8> {
    let keys: Vec<age::x25519::Recipient> = to
        .iter()
        .map(|person| recipient_text(&person.secret.public()).parse().unwrap())
        .collect();
    let keys = keys.iter().map(|key| key as &dyn age::Recipient);
    let mut out = Vec::new();
    let mut stream = age::Encryptor::with_recipients(keys)
        .unwrap()
        .wrap_output(&mut out)
        .unwrap();
    stream.write_all(plain).unwrap();
    stream.finish().unwrap();
    out
}

/// Writes bytes to a file of a folder that disappears with the guard.
pub fn on_disk(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f.woonrust");
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Opens encrypted bytes by way of a file.
pub fn open_sealed(bytes: &[u8], as_person: &Person) -> Result<Contents, Error> {
    let (_folder, path) = on_disk(bytes);
    let receiver = as_person.receiver(&Nobody);
    exchange::open(&path, &receiver, &mut unwatched).map(|opened| opened.contents)
}
