//! Identifiers: short byte strings that prove what they name.

use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// The text was not the expected number of hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier of {expected} hexadecimal digits")]
pub struct BadId {
    expected: usize,
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $len]);

        impl $name {
            /// How many bytes it has.
            pub const LEN: usize = $len;

            /// From its bytes.
            pub const fn from_bytes(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }

            /// From a slice, if it has the right length.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }

            /// Its bytes.
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut text = String::with_capacity(2 * $len);
                for byte in self.0 {
                    text.extend([byte >> 4, byte & 0xf].map(hex_digit));
                }
                f.write_str(&text)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                parse_hex(text).map(Self).ok_or(BadId { expected: 2 * $len })
            }
        }
    };
}

identifier!(
    /// One record: a thing that people write about. Proves its creator, case and kind.
    RecordId,
    16
);
identifier!(
    /// One case; equal to the id of its `case/1` record. Zero for what belongs to no case.
    CaseId,
    16
);
identifier!(
    /// One device: the first 16 bytes of SHA-256 of its signing key.
    DeviceId,
    16
);
identifier!(
    /// One person: SHA-256 of the root key.
    RootId,
    32
);
identifier!(
    /// One change: SHA-256 over a label and its header.
    ChangeId,
    32
);
identifier!(
    /// One control item: SHA-256 over a label and its header.
    ControlId,
    32
);
identifier!(
    /// One uninterrupted life of a vault: new after a restore, a copy or a rollback.
    Epoch,
    8
);

impl CaseId {
    /// What belongs to no case.
    pub const NONE: CaseId = CaseId([0; 16]);

    /// The case whose `case/1` record this is.
    pub const fn of(record: RecordId) -> Self {
        Self(record.0)
    }

    /// The `case/1` record of this case.
    pub const fn record(&self) -> RecordId {
        RecordId(self.0)
    }
}

impl RecordId {
    /// The id of a record that `device` creates with `nonce`. A `case/1` record has case zero.
    pub fn derive(device: DeviceId, case: CaseId, kind: &str, nonce: &[u8; 16]) -> Self {
        let mut hash = Sha256::new_with_prefix(b"woonrust1:record\0");
        hash.update(device.as_bytes());
        hash.update(case.as_bytes());
        hash.update(kind.as_bytes());
        hash.update(nonce);
        Self(head(&hash.finalize()))
    }

    /// The id of a record that exists once per case: anyone who knows the case can compute it.
    pub fn once(case_creator: DeviceId, case: CaseId, kind: &str) -> Self {
        Self::derive(case_creator, case, kind, &[0; 16])
    }
}

impl DeviceId {
    /// The device that signs with `key`.
    pub fn of(key: &VerifyingKey) -> Self {
        Self(head(&Sha256::digest(key.as_bytes())))
    }
}

impl RootId {
    /// Whoever holds the passphrase of an archive: a court, an administration. Nobody has this id, for no root key has as
    /// few bytes as what is hashed here: `SHA-256("woonrust1:archive\0")`.
    pub const ARCHIVE: RootId = RootId([
        0xf0, 0xa1, 0x1b, 0x0e, 0x4e, 0x95, 0x43, 0xc8, 0xa9, 0x68, 0xc6, 0xea, 0x0b, 0x36, 0xb2,
        0x7c, 0x54, 0x1f, 0x94, 0xc8, 0x3b, 0xb3, 0xf4, 0xe9, 0xbb, 0xe0, 0xa3, 0xeb, 0x85, 0x98,
        0xe3, 0x33,
    ]);

    /// The person whose root key is `key`.
    pub fn of(key: &VerifyingKey) -> Self {
        Self(head(&Sha256::digest(key.as_bytes())))
    }

    /// The 120 bits that people compare.
    pub fn fingerprint_bits(&self) -> &[u8] {
        &self.0[..15]
    }

    /// These bits as six groups of four characters (Crockford base32), to compare aloud.
    pub fn fingerprint(&self) -> String {
        let text = crockford(self.fingerprint_bits());
        let groups: Vec<&str> = (0..6)
            .map(|group| &text[group * 4..group * 4 + 4])
            .collect();
        groups.join("-")
    }
}

/// Crockford base32 (no I, L, O, U) of `bytes`, whose bit count is a multiple of five.
pub fn crockford(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let (mut text, mut buffer, mut bits) = (String::new(), 0u32, 0u32);
    for &byte in bytes {
        buffer = (buffer << 8) | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(ALPHABET[(buffer >> bits) as usize & 31]));
        }
    }
    text
}

fn head<const N: usize>(hash: &[u8]) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.copy_from_slice(&hash[..N]);
    bytes
}

/// Half a byte as one digit.
fn hex_digit(half: u8) -> char {
    char::from_digit(half.into(), 16).expect("four bits are one digit")
}

fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_survives_its_text() {
        let id = RecordId::from_bytes([0xa5; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("zz".parse::<RecordId>().is_err());
    }

    #[test]
    fn the_reader_of_an_archive_is_nobody_with_a_key() {
        let hash: [u8; 32] = Sha256::digest(b"woonrust1:archive\0").into();
        assert_eq!(RootId::ARCHIVE.as_bytes(), &hash);
    }

    #[test]
    fn a_fingerprint_has_six_groups_of_four() {
        let text = RootId::from_bytes([0xff; 32]).fingerprint();
        assert_eq!(text, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    }

    #[test]
    fn another_case_kind_or_device_gives_another_record() {
        let (device, case) = (DeviceId::from_bytes([1; 16]), CaseId::from_bytes([2; 16]));
        let id = RecordId::derive(device, case, "fact/1", &[3; 16]);
        assert_ne!(id, RecordId::derive(device, case, "quote/1", &[3; 16]));
        assert_ne!(
            id,
            RecordId::derive(device, CaseId::NONE, "fact/1", &[3; 16])
        );
        assert_ne!(
            id,
            RecordId::derive(DeviceId::from_bytes([9; 16]), case, "fact/1", &[3; 16])
        );
    }
}
