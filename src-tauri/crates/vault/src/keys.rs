//! The keys of an open vault and how one key wraps another.

use crate::{error::Error, hex};
use bech32::{Bech32, Hrp};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use ledger::env::{Env, random};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// A symmetric key; wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// A new random key.
pub(crate) fn new_key(env: &dyn Env) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    env.fill_random(key.as_mut());
    key
}

/// Something secret under a key: XChaCha20-Poly1305 with a random nonce.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrapped {
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    sealed: Vec<u8>,
}

impl Wrapped {
    /// Wraps `secret` under `key`, bound to `context`: with another context it does not open.
    pub(crate) fn seal(env: &dyn Env, key: &Key, context: &[u8], secret: &[u8]) -> Wrapped {
        let nonce = random::<24>(env);
        let sealed = XChaCha20Poly1305::new((&**key).into())
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: secret,
                    aad: context,
                },
            )
            .expect("a short secret always encrypts");
        Wrapped { nonce, sealed }
    }

    /// The secret, if key and context are the ones it was wrapped with.
    pub(crate) fn open(&self, key: &Key, context: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        XChaCha20Poly1305::new((&**key).into())
            .decrypt(
                &XNonce::from(self.nonce),
                Payload {
                    msg: &self.sealed,
                    aad: context,
                },
            )
            .ok()
            .map(Zeroizing::new)
    }

    /// As [`Wrapped::open`], for a secret that is itself a key.
    pub(crate) fn open_key(&self, key: &Key, context: &[u8]) -> Option<Key> {
        let secret = self.open(key, context)?;
        let bytes: [u8; 32] = secret.as_slice().try_into().ok()?;
        Some(Zeroizing::new(bytes))
    }
}

/// The age identity of an X25519 secret.
pub(crate) fn age_identity(secret: &[u8; 32]) -> age::x25519::Identity {
    let prefix = Hrp::parse("AGE-SECRET-KEY-").expect("a valid prefix");
    let text =
        Zeroizing::new(bech32::encode_upper::<Bech32>(prefix, secret).expect("32 bytes fit"));
    text.parse().expect("age reads its own form")
}

/// A new random age identity, and the X25519 secret behind it.
pub(crate) fn new_age_identity(env: &dyn Env) -> (age::x25519::Identity, Key) {
    let secret = new_key(env);
    (age_identity(&secret), secret)
}

/// The X25519 public key of an age identity.
pub(crate) fn age_public(identity: &age::x25519::Identity) -> [u8; 32] {
    let (_, bytes) = bech32::decode(&identity.to_public().to_string()).expect("age writes Bech32");
    bytes.try_into().expect("an X25519 key has 32 bytes")
}

/// A short secret as an age file for one recipient.
pub(crate) fn age_seal(
    recipient: &age::x25519::Recipient,
    secret: &[u8],
) -> Result<Vec<u8>, Error> {
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient))
            .expect("one recipient is always compatible with itself");
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file)?;
    writer.write_all(secret)?;
    writer.finish()?;
    Ok(file)
}

/// The secret in an age file of [`age_seal`], if `identity` is its recipient.
pub(crate) fn age_open(
    identity: &age::x25519::Identity,
    file: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let decryptor = age::Decryptor::new_buffered(file).ok()?;
    let mut reader = decryptor
        .decrypt(std::iter::once(identity as &dyn age::Identity))
        .ok()?;
    let mut secret = Zeroizing::new(Vec::with_capacity(64));
    reader.by_ref().take(1024).read_to_end(&mut secret).ok()?;
    Some(secret)
}
