//! People and their devices: the root key of a person, and the contact card that it signs.

use crate::{
    cbor::{CborError, Value},
    ids::{DeviceId, RootId},
    succession::Succession,
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Most devices on one card.
pub const MAX_DEVICES: usize = 100;
/// Most bytes of one card.
pub const MAX_CARD: usize = 64 * 1024;
/// Most bytes of a name, organisation, domain or function.
pub const MAX_CARD_TEXT: usize = 400;

const CARD_LABEL: &[u8] = b"woonrust1:card\0";
const DEVICE_LABEL: &[u8] = b"woonrust1:device\0";

/// The two keys that a recovery code holds. Present only while the code is typed in.
pub struct RootKeys {
    /// Signs cards: devices and revocations.
    pub signing: SigningKey,
    /// X25519 secret of the recovery slot of vaults and backups.
    pub recovery: Zeroizing<[u8; 32]>,
}

impl RootKeys {
    /// From the 160 bits of a recovery code (HKDF-SHA256 without salt).
    pub fn from_entropy(entropy: &[u8; 20]) -> RootKeys {
        let expand = |info: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            let hkdf = Hkdf::<Sha256>::new(None, entropy);
            hkdf.expand(info, key.as_mut())
                .expect("32 bytes are within the bound of HKDF");
            key
        };
        RootKeys {
            signing: SigningKey::from_bytes(&expand(b"woonrust1:root")),
            recovery: expand(b"woonrust1:recovery"),
        }
    }
}

/// A device that a card certifies, and that says itself whose it is: nobody claims the device of somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceCertificate {
    /// Checks its changes and files.
    pub signing: VerifyingKey,
    /// X25519 public key: files for the person are sealed to it.
    pub sealing: [u8; 32],
    /// When it was added, in milliseconds UTC.
    pub since_ms: i64,
    /// Its signature over the root id of its person.
    proof: [u8; 64],
}

impl DeviceCertificate {
    /// Of a device that belongs to `root`; for a card of any other root it is worth nothing.
    pub fn sign(
        device: &SigningKey,
        root: &RootId,
        sealing: [u8; 32],
        since_ms: i64,
    ) -> DeviceCertificate {
        DeviceCertificate {
            signing: device.verifying_key(),
            sealing,
            since_ms,
            proof: device.sign(&of_person(root)).to_bytes(),
        }
    }

    fn value(&self) -> Value {
        Value::Array(vec![
            Value::from(self.signing.to_bytes()),
            Value::from(self.sealing),
            Value::Int(self.since_ms),
            Value::from(self.proof),
        ])
    }

    /// From a card of `root`; nothing when a part is not as it should be or the device did not sign this.
    fn read(value: &Value, root: &RootId) -> Option<DeviceCertificate> {
        let [signing, sealing, since_ms, proof] = value.as_array()? else {
            return None;
        };
        let read = DeviceCertificate {
            signing: read_key(Some(signing))?,
            sealing: sealing.as_bytes()?.try_into().ok()?,
            since_ms: since_ms.as_int()?,
            proof: proof.as_bytes()?.try_into().ok()?,
        };
        let proof = Signature::from_bytes(&read.proof);
        read.signing.verify_strict(&of_person(root), &proof).ok()?;
        Some(read)
    }
}

/// What a device signs: whose it is.
fn of_person(root: &RootId) -> Vec<u8> {
    [DEVICE_LABEL, root.as_bytes()].concat()
}

/// A device that the person declared lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revocation {
    /// Which device.
    pub device: DeviceId,
    /// When it was declared lost, in milliseconds UTC.
    pub at_ms: i64,
}

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFacts {
    /// Counts up with every new card of the person.
    pub version: u64,
    /// Name of the person.
    pub name: String,
    /// Organisation that the person works for.
    pub organisation: String,
    /// Domain code (care, enforcement, housing, police, other): as the card says, no right hangs on it.
    pub domain: String,
    /// What the person does there.
    pub function: String,
    /// The devices.
    pub devices: Vec<DeviceCertificate>,
    /// Devices that were lost.
    pub revoked: Vec<Revocation>,
}

/// A contact card: a person, signed by his own root key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The root key.
    pub root: VerifyingKey,
    /// What it says.
    pub facts: CardFacts,
    /// The root key of the same person before this one, as he claims.
    pub succession: Option<Succession>,
    bytes: Vec<u8>,
    signature: [u8; 64],
}

/// Why bytes are no contact card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// No deterministic CBOR.
    #[error(transparent)]
    Cbor(#[from] CborError),
    /// A part is missing or of another type.
    #[error("part {0} of the card is not as it should be")]
    Part(i64),
    /// The version of the card format is not 1.
    #[error("the card has format version {0}")]
    Version(i64),
    /// Larger than a limit allows.
    #[error("the card is larger than the limit")]
    TooLarge,
    /// The signature is not the root's.
    #[error("the signature does not match")]
    Signature,
}

impl Card {
    /// Signs a card with the root key.
    pub fn sign(facts: CardFacts, root: &SigningKey) -> Card {
        Card::sign_after(facts, None, root)
    }

    /// Signs a card that says which root key came before; every later card of that person says it too.
    pub fn sign_after(facts: CardFacts, succession: Option<Succession>, root: &SigningKey) -> Card {
        let facts = facts.normalized();
        let bytes = facts.value(&root.verifying_key(), succession.as_ref());
        let bytes = bytes.encode();
        let signature = root.sign(&[CARD_LABEL, &bytes].concat()).to_bytes();
        Card {
            root: root.verifying_key(),
            facts,
            succession,
            bytes,
            signature,
        }
    }

    /// Reads `[card, signature]` and checks the signature over the bytes received.
    pub fn decode(item: &[u8]) -> Result<Card, CardError> {
        if item.len() > MAX_CARD {
            return Err(CardError::TooLarge);
        }
        let value = Value::decode(item)?;
        let Some([Value::Bytes(bytes), Value::Bytes(signature)]) = value.as_array() else {
            return Err(CardError::Part(-1));
        };
        let card = Value::decode(bytes)?;
        let root = read_key(card.at(1)).ok_or(CardError::Part(1))?;
        let signature: [u8; 64] = signature
            .as_slice()
            .try_into()
            .map_err(|_| CardError::Signature)?;
        root.verify_strict(
            &[CARD_LABEL, bytes].concat(),
            &Signature::from_bytes(&signature),
        )
        .map_err(|_| CardError::Signature)?;
        let succession = card
            .at(9)
            .map(|said| Succession::read(said, &root).ok_or(CardError::Part(9)))
            .transpose()?;
        Ok(Card {
            root,
            facts: CardFacts::read(&card, &RootId::of(&root))?,
            succession,
            bytes: bytes.clone(),
            signature,
        })
    }

    /// As it stands in a file: `[card, signature]`.
    pub fn item(&self) -> Vec<u8> {
        Value::Array(vec![
            Value::Bytes(self.bytes.clone()),
            Value::from(self.signature),
        ])
        .encode()
    }

    /// The person.
    pub fn root_id(&self) -> RootId {
        RootId::of(&self.root)
    }

    /// The certificate of a device.
    pub fn device(&self, device: &DeviceId) -> Option<&DeviceCertificate> {
        self.facts
            .devices
            .iter()
            .find(|certificate| DeviceId::of(&certificate.signing) == *device)
    }

    /// Whether the person declared a device lost.
    pub fn has_revoked(&self, device: &DeviceId) -> bool {
        self.facts
            .revoked
            .iter()
            .any(|revocation| revocation.device == *device)
    }

    /// Whether it leaves out a loss that an earlier card of the same person told: what is lost stays lost.
    pub fn forgets_a_loss(&self, earlier: &Card) -> bool {
        let mut lost = earlier.facts.revoked.iter();
        lost.any(|revocation| !self.has_revoked(&revocation.device))
    }

    /// The devices that are in use.
    pub fn active_devices(&self) -> impl Iterator<Item = &DeviceCertificate> {
        self.facts
            .devices
            .iter()
            .filter(|certificate| !self.has_revoked(&DeviceId::of(&certificate.signing)))
    }
}

impl CardFacts {
    /// As they are read back: all text in NFC.
    fn normalized(self) -> CardFacts {
        let nfc = |text: String| text.nfc().collect();
        CardFacts {
            name: nfc(self.name),
            organisation: nfc(self.organisation),
            domain: nfc(self.domain),
            function: nfc(self.function),
            ..self
        }
    }

    fn value(&self, root: &VerifyingKey, succession: Option<&Succession>) -> Value {
        let revoked = |revocation: &Revocation| {
            Value::Array(vec![
                Value::from(*revocation.device.as_bytes()),
                Value::Int(revocation.at_ms),
            ])
        };
        let parts = [
            Value::Int(1),
            Value::from(root.to_bytes()),
            Value::Int(i64::try_from(self.version).expect("a card has fewer than 2^63 versions")),
            Value::from(self.name.as_str()),
            Value::from(self.organisation.as_str()),
            Value::from(self.domain.as_str()),
            Value::from(self.function.as_str()),
            Value::Array(self.devices.iter().map(DeviceCertificate::value).collect()),
            Value::Array(self.revoked.iter().map(revoked).collect()),
        ];
        let all = parts.into_iter().chain(succession.map(Succession::value));
        Value::Map((0..).map(Value::Int).zip(all).collect())
    }

    fn read(card: &Value, root: &RootId) -> Result<CardFacts, CardError> {
        match card.at(0).and_then(Value::as_int) {
            Some(1) => {}
            Some(version) => return Err(CardError::Version(version)),
            None => return Err(CardError::Part(0)),
        }
        let text = |key: i64| {
            let text = card
                .at(key)
                .and_then(Value::as_text)
                .ok_or(CardError::Part(key))?;
            if text.len() > MAX_CARD_TEXT {
                Err(CardError::TooLarge)
            } else {
                Ok(text.to_owned())
            }
        };
        let list = |key: i64| {
            let items = card
                .at(key)
                .and_then(Value::as_array)
                .ok_or(CardError::Part(key))?;
            if items.len() > MAX_DEVICES {
                Err(CardError::TooLarge)
            } else {
                Ok(items)
            }
        };
        let version = card
            .at(2)
            .and_then(Value::as_int)
            .and_then(|version| u64::try_from(version).ok());
        Ok(CardFacts {
            version: version.ok_or(CardError::Part(2))?,
            name: text(3)?,
            organisation: text(4)?,
            domain: text(5)?,
            function: text(6)?,
            devices: list(7)?
                .iter()
                .map(|device| DeviceCertificate::read(device, root))
                .collect::<Option<_>>()
                .ok_or(CardError::Part(7))?,
            revoked: list(8)?
                .iter()
                .map(read_revocation)
                .collect::<Option<_>>()
                .ok_or(CardError::Part(8))?,
        })
    }
}

/// A key for which nearly everything is a valid signature (small order) is no key.
fn read_key(value: Option<&Value>) -> Option<VerifyingKey> {
    let key = VerifyingKey::from_bytes(value?.as_bytes()?.try_into().ok()?).ok()?;
    (!key.is_weak()).then_some(key)
}

fn read_revocation(value: &Value) -> Option<Revocation> {
    let [Value::Bytes(device), Value::Int(at_ms)] = value.as_array()? else {
        return None;
    };
    Some(Revocation {
        device: DeviceId::from_slice(device)?,
        at_ms: *at_ms,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::succession::SuccessionReason;

    /// What the card of the person with the recovery code of so many same bytes says.
    fn facts(person: u8) -> CardFacts {
        let key = SigningKey::from_bytes(&[7; 32]);
        let root = RootKeys::from_entropy(&[person; 20]).signing;
        CardFacts {
            version: 1,
            name: "Anna de Wit".into(),
            organisation: "GGD Proefstad".into(),
            domain: "care".into(),
            function: "wijk-GGD".into(),
            devices: vec![DeviceCertificate::sign(
                &key,
                &RootId::of(&root.verifying_key()),
                [8; 32],
                5,
            )],
            revoked: vec![],
        }
    }

    #[test]
    fn a_card_survives_its_bytes_and_every_flipped_bit_is_refused() {
        let root = RootKeys::from_entropy(&[1; 20]);
        let card = Card::sign(facts(1), &root.signing);
        let item = card.item();
        assert_eq!(Card::decode(&item), Ok(card));
        for bit in 0..item.len() * 8 {
            let mut flipped = item.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Card::decode(&flipped).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn the_recovery_code_gives_two_keys_that_do_not_tell_of_each_other() {
        let keys = RootKeys::from_entropy(&[1; 20]);
        assert_ne!(keys.signing.to_bytes(), *keys.recovery);
        assert_eq!(
            keys.signing.to_bytes(),
            RootKeys::from_entropy(&[1; 20]).signing.to_bytes()
        );
    }

    #[test]
    fn a_key_of_small_order_is_refused_on_a_card() {
        let root = RootKeys::from_entropy(&[1; 20]);
        let mut weak = [0; 32];
        weak[0] = 1;
        let mut facts = facts(1);
        facts.devices[0].signing = VerifyingKey::from_bytes(&weak).unwrap();
        let card = Card::sign(facts, &root.signing);
        assert_eq!(Card::decode(&card.item()), Err(CardError::Part(7)));
    }

    #[test]
    fn nobody_puts_the_device_of_somebody_else_on_his_card() {
        let (anna, eve) = (
            RootKeys::from_entropy(&[1; 20]),
            RootKeys::from_entropy(&[2; 20]),
        );
        assert!(Card::decode(&Card::sign(facts(1), &anna.signing).item()).is_ok());
        let mut claims = facts(2);
        claims.devices = facts(1).devices;
        let stolen = Card::sign(claims.clone(), &eve.signing);
        assert_eq!(Card::decode(&stolen.item()), Err(CardError::Part(7)));
        // Nor with what another device signed for her own root.
        claims.devices[0].proof = facts(2).devices[0].proof;
        claims.devices[0].signing = SigningKey::from_bytes(&[9; 32]).verifying_key();
        let forged = Card::sign(claims, &eve.signing);
        assert_eq!(Card::decode(&forged.item()), Err(CardError::Part(7)));
    }

    #[test]
    fn a_card_that_was_typed_decomposed_equals_itself_read_back() {
        let root = RootKeys::from_entropy(&[1; 20]);
        let card = Card::sign(
            CardFacts {
                name: "Rene\u{301}".into(),
                ..facts(1)
            },
            &root.signing,
        );
        assert_eq!(Card::decode(&card.item()), Ok(card));
    }

    #[test]
    fn a_card_says_which_root_came_before_and_every_flipped_bit_is_refused() {
        let (before, root) = (
            RootKeys::from_entropy(&[1; 20]),
            RootKeys::from_entropy(&[2; 20]),
        );
        let from = RootId::of(&before.signing.verifying_key());
        let device = SigningKey::from_bytes(&[7; 32]);
        let to = root.signing.verifying_key();
        let said = Succession::sign(from, &to, SuccessionReason::Lost, 8, &device);
        let card = Card::sign_after(facts(2), Some(said.clone()), &root.signing);
        let item = card.item();
        assert_eq!(Card::decode(&item).unwrap().succession, Some(said.clone()));
        for bit in 0..item.len() * 8 {
            let mut flipped = item.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Card::decode(&flipped).is_err(), "bit {bit}");
        }
        // What was said for one root stands on no card of another one.
        let thief = RootKeys::from_entropy(&[3; 20]);
        let stolen = Card::sign_after(facts(3), Some(said), &thief.signing);
        assert_eq!(Card::decode(&stolen.item()), Err(CardError::Part(9)));
    }

    #[test]
    fn a_lost_device_is_not_active() {
        let root = RootKeys::from_entropy(&[1; 20]);
        let mut facts = facts(1);
        let device = DeviceId::of(&facts.devices[0].signing);
        facts.revoked.push(Revocation { device, at_ms: 9 });
        let card = Card::sign(facts, &root.signing);
        assert!(card.has_revoked(&device));
        assert_eq!(card.active_devices().count(), 0);
    }
}
