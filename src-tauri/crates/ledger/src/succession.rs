//! Another root key for the same person: after a recovery sheet was lost or leaked.
//!
//! A device of the earlier root says so on the card of the later one. That is a claim and proves only who held that
//! device: whoever it is about compares the fingerprint of the later root with the person again.

use crate::{
    cbor::Value,
    ids::{DeviceId, RootId},
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

const LABEL: &[u8] = b"woonrust1:succession\0";

/// Why a person has another root key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuccessionReason {
    /// The recovery sheet is lost: nobody signs with the earlier root key any more.
    Lost,
    /// Somebody else may have the recovery sheet, and with it the earlier root key.
    Leaked,
}

impl SuccessionReason {
    /// As it is written.
    pub fn code(self) -> &'static str {
        match self {
            SuccessionReason::Lost => "lost",
            SuccessionReason::Leaked => "leaked",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<SuccessionReason> {
        let mut all = [SuccessionReason::Lost, SuccessionReason::Leaked].into_iter();
        all.find(|reason| reason.code() == code)
    }
}

/// What a card says about the root key before its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// The person by the earlier root key.
    pub from: RootId,
    /// The device of the earlier root that says so.
    pub device: VerifyingKey,
    /// Why.
    pub reason: SuccessionReason,
    /// When, in milliseconds UTC, as claimed.
    pub at_ms: i64,
    signature: [u8; 64],
}

impl Succession {
    /// Signed by a device of the earlier root, for the later root `to`.
    pub fn sign(
        from: RootId,
        to: &VerifyingKey,
        reason: SuccessionReason,
        at_ms: i64,
        device: &SigningKey,
    ) -> Succession {
        let signature = device.sign(&signed_bytes(&from, to, reason, at_ms));
        Succession {
            from,
            device: device.verifying_key(),
            reason,
            at_ms,
            signature: signature.to_bytes(),
        }
    }

    /// The device that says so.
    pub fn device_id(&self) -> DeviceId {
        DeviceId::of(&self.device)
    }

    /// As it stands on a card.
    pub(crate) fn value(&self) -> Value {
        Value::Array(vec![
            Value::from(*self.from.as_bytes()),
            Value::from(self.device.to_bytes()),
            Value::from(self.reason.code()),
            Value::Int(self.at_ms),
            Value::from(self.signature),
        ])
    }

    /// From a card of the root `to`; nothing when a part is not as it should be or the device did not sign this.
    pub(crate) fn read(value: &Value, to: &VerifyingKey) -> Option<Succession> {
        let [from, device, reason, at_ms, signature] = value.as_array()? else {
            return None;
        };
        let device = VerifyingKey::from_bytes(device.as_bytes()?.try_into().ok()?).ok()?;
        let read = Succession {
            from: RootId::from_slice(from.as_bytes()?)?,
            device,
            reason: SuccessionReason::parse(reason.as_text()?)?,
            at_ms: at_ms.as_int()?,
            signature: signature.as_bytes()?.try_into().ok()?,
        };
        let signed = signed_bytes(&read.from, to, read.reason, read.at_ms);
        let signature = Signature::from_bytes(&read.signature);
        device.verify_strict(&signed, &signature).ok()?;
        // Nobody follows himself.
        (read.from != RootId::of(to)).then_some(read)
    }
}

fn signed_bytes(from: &RootId, to: &VerifyingKey, reason: SuccessionReason, at_ms: i64) -> Vec<u8> {
    let said = Value::Array(vec![
        Value::Int(1),
        Value::from(*from.as_bytes()),
        Value::from(to.to_bytes()),
        Value::from(reason.code()),
        Value::Int(at_ms),
    ]);
    [LABEL, &said.encode()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    fn said() -> Succession {
        let from = RootId::of(&key(1).verifying_key());
        let to = key(2).verifying_key();
        Succession::sign(from, &to, SuccessionReason::Leaked, 9, &key(3))
    }

    #[test]
    fn a_succession_survives_its_value_and_holds_for_one_root_only() {
        let to = key(2).verifying_key();
        assert_eq!(Succession::read(&said().value(), &to), Some(said()));
        let other = key(4).verifying_key();
        assert_eq!(Succession::read(&said().value(), &other), None);
    }

    #[test]
    fn every_part_is_signed_and_of_its_type() {
        let to = key(2).verifying_key();
        let Value::Array(parts) = said().value() else {
            unreachable!("a succession is an array");
        };
        let other = [
            Value::from([7; 32]),
            Value::from(key(5).verifying_key().to_bytes()),
            Value::from("lost"),
            Value::Int(10),
            Value::from([0; 64]),
        ];
        for (place, value) in other.into_iter().enumerate() {
            for wrong in [value, Value::Null] {
                let mut parts = parts.clone();
                parts[place] = wrong;
                let read = Succession::read(&Value::Array(parts), &to);
                assert_eq!(read, None, "part {place}");
            }
        }
        let short = Value::Array(parts[..4].to_vec());
        assert_eq!(Succession::read(&short, &to), None);
    }

    #[test]
    fn nobody_follows_himself() {
        let to = key(2).verifying_key();
        let own = Succession::sign(RootId::of(&to), &to, SuccessionReason::Lost, 9, &key(3));
        assert_eq!(Succession::read(&own.value(), &to), None);
    }
}
