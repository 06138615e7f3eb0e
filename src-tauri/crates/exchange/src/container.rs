//! The age container: who can open it, a bounded look at its header, and the plain bytes inside.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::str::FromStr;

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use bech32::{Bech32, Hrp};
use ledger::identity::Card;
use ledger::ids::RootId;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::{Error, Part};
use crate::limits::{Limits, within};

const FIRST_WORDS: &[u8] = b"age-encryption.org/";
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
const MAC_LINE: &[u8] = b"--- ";
/// Bytes of a MAC line: the mark, 43 characters of Base64, a newline.
const MAC_LINE_LEN: usize = 4 + 43 + 1;
const PAYLOAD_NONCE: u64 = 16;
const CHUNK: u64 = 64 * 1024;
const TAG: u64 = 16;

/// The X25519 secret of a device, which opens the files encrypted to it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DeviceSecret([u8; 32]);

impl DeviceSecret {
    /// Takes 32 random bytes as the secret.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> DeviceSecret {
        DeviceSecret(bytes)
    }

    /// The public half, as it stands on a contact card (`DeviceCertificate::sealing`).
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        x25519_dalek::x25519(self.0, x25519_dalek::X25519_BASEPOINT_BYTES)
    }

    /// The secret in the text form that the program `age` reads from a key file.
    #[must_use]
    pub fn age_text(&self) -> Zeroizing<String> {
        let prefix = Hrp::parse_unchecked("AGE-SECRET-KEY-");
        let text = bech32::encode_upper::<Bech32>(prefix, &self.0);
        Zeroizing::new(text.expect("32 bytes fit in Bech32"))
    }

    fn identity(&self) -> Identity {
        Identity::from_str(&self.age_text()).expect("32 bytes are an age identity")
    }
}

/// The text form of a device's public X25519 key, as the program `age` writes it.
#[must_use]
pub fn recipient_text(sealing: &[u8; 32]) -> String {
    bech32::encode::<Bech32>(Hrp::parse_unchecked("age"), sealing).expect("32 bytes fit in Bech32")
}

/// The words that open an archive, for whoever has no key.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Passphrase {
    text: String,
    log_n: u8,
}

impl Passphrase {
    /// Words that cost a guesser as much work per guess as the format allows.
    #[must_use]
    pub fn new(text: String) -> Passphrase {
        Passphrase::with_work(text, Limits::V1.scrypt_log_n)
    }

    /// With other work (log2 N of scrypt): for tests whose subject is something else.
    #[must_use]
    pub fn with_work(text: String, log_n: u8) -> Passphrase {
        Passphrase { text, log_n }
    }

    fn recipient(&self) -> age::scrypt::Recipient {
        let mut recipient = age::scrypt::Recipient::new(self.text.clone().into());
        recipient.set_work_factor(self.log_n);
        recipient
    }

    fn identity(&self, limits: &Limits) -> age::scrypt::Identity {
        let mut identity = age::scrypt::Identity::new(self.text.clone().into());
        identity.set_max_work_factor(limits.scrypt_log_n);
        identity
    }
}

/// For whom a file is. age allows nothing beside a passphrase, so an archive is for one of the two.
#[derive(Clone, Copy)]
pub enum Audience<'a> {
    /// A person: one stanza per device of his that is not revoked.
    Person(&'a Card),
    /// Whoever holds the passphrase; for archives only.
    Passphrase(&'a Passphrase),
}

impl<'a> From<&'a Card> for Audience<'a> {
    fn from(card: &'a Card) -> Audience<'a> {
        Audience::Person(card)
    }
}

impl Audience<'_> {
    /// The recipient that the signed manifest names.
    #[must_use]
    pub fn root_id(&self) -> RootId {
        match self {
            Audience::Person(card) => card.root_id(),
            Audience::Passphrase(_) => RootId::ARCHIVE,
        }
    }

    /// What the container is sealed to.
    pub(crate) fn keys(&self) -> Result<Vec<Box<dyn age::Recipient>>, Error> {
        let boxed = |key: Recipient| -> Box<dyn age::Recipient> { Box::new(key) };
        match self {
            Audience::Person(card) => Ok(recipients(card)?.into_iter().map(boxed).collect()),
            Audience::Passphrase(words) => Ok(vec![Box::new(words.recipient())]),
        }
    }
}

/// What opens a container.
#[derive(Clone, Copy)]
pub(crate) enum Keys<'a> {
    /// Secrets of devices.
    Devices(&'a [DeviceSecret]),
    /// The passphrase of an archive.
    Passphrase(&'a Passphrase),
}

/// The keys of all unrevoked devices of a person, one stanza each.
///
/// # Errors
/// [`Error::NoRecipientDevice`]; [`Error::UnusableKey`] for a point of low order, to which
/// anybody could read along (and on which age panics).
fn recipients(card: &Card) -> Result<Vec<Recipient>, Error> {
    let mut keys = Vec::new();
    for device in card.active_devices() {
        if x25519_dalek::x25519([0x55; 32], device.sealing) == [0; 32] {
            return Err(Error::UnusableKey);
        }
        let key = Recipient::from_str(&recipient_text(&device.sealing));
        keys.push(key.map_err(|_| Error::UnusableKey)?);
    }
    if keys.is_empty() {
        return Err(Error::NoRecipientDevice);
    }
    Ok(keys)
}

/// Encrypts what `fill` writes to every one of `keys`.
pub(crate) fn seal<W: Write>(
    keys: &[Box<dyn age::Recipient>],
    out: W,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<W, Error> {
    let encryptor =
        Encryptor::with_recipients(keys.iter().map(|key| &**key as &dyn age::Recipient))
            .map_err(|_| Error::NoRecipientDevice)?;
    let mut stream = encryptor.wrap_output(out)?;
    fill(&mut stream)?;
    Ok(stream.finish()?)
}

/// Locks a small secret with a passphrase, as `age -p` does: for keys that a person takes out of the vault.
///
/// # Errors
/// [`Error::Io`] when the memory cannot be written.
pub fn lock_with_passphrase(secret: &[u8], passphrase: &str) -> Result<Vec<u8>, Error> {
    let encryptor = Encryptor::with_user_passphrase(passphrase.to_owned().into());
    let mut stream = encryptor.wrap_output(Vec::new())?;
    stream.write_all(secret)?;
    Ok(stream.finish()?)
}

/// The length of the age header at the start of `bytes`, found without parsing it.
///
/// `bytes` is the start of the file, at least [`Limits::age_header`] bytes of it or all there is.
///
/// # Errors
/// Names what is wrong: no age file, newer, passphrase, too large, too many stanzas, truncated.
pub fn scan_header(bytes: &[u8], limits: &Limits) -> Result<usize, Error> {
    header_end(bytes, limits, false)
}

/// Whether a file waits for a passphrase; the start of a file is enough.
///
/// # Errors
/// As [`scan_header`], and what the operating system says.
pub fn is_under_passphrase(path: &Path, limits: &Limits) -> Result<bool, Error> {
    match scan_header(&start_of(&mut File::open(path)?, limits)?, limits) {
        Ok(_) => Ok(false),
        Err(Error::PassphraseFile) => Ok(true),
        Err(error) => Err(error),
    }
}

fn start_of(file: &mut File, limits: &Limits) -> Result<Vec<u8>, Error> {
    let mut start = Vec::new();
    file.take(limits.age_header as u64)
        .read_to_end(&mut start)?;
    Ok(start)
}

fn header_end(bytes: &[u8], limits: &Limits, with_passphrase: bool) -> Result<usize, Error> {
    if !bytes.starts_with(FIRST_LINE) {
        let start = &bytes[..bytes.len().min(FIRST_WORDS.len())];
        return Err(
            match (start == FIRST_WORDS, FIRST_WORDS.starts_with(start)) {
                (true, _) if bytes.len() < FIRST_LINE.len() => Error::Truncated,
                (true, _) => Error::NewerContainer,
                (false, true) if !bytes.is_empty() => Error::Truncated,
                (false, _) => Error::NotAnAgeFile,
            },
        );
    }
    let bounded = &bytes[..bytes.len().min(limits.age_header)];
    let mut at = FIRST_LINE.len();
    let mut stanzas = 0;
    for line in bounded[at..].split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line.starts_with(MAC_LINE) && line.ends_with(b"\n") {
            let whole = line.len() == MAC_LINE_LEN;
            return if whole { Ok(at) } else { Err(Error::BadHeader) };
        }
        if line.starts_with(b"-> ") {
            stanzas += 1;
        }
        if stanzas > limits.stanzas {
            return Err(Error::TooManyStanzas);
        }
        if line.starts_with(b"-> scrypt ") && !with_passphrase {
            return Err(Error::PassphraseFile);
        }
    }
    let cut = bytes.len() < limits.age_header;
    Err(if cut {
        Error::Truncated
    } else {
        Error::HeaderTooLarge
    })
}

/// The plain bytes of an opened container: readable from any position, checked chunk by chunk.
pub(crate) type Plain = age::stream::StreamReader<BufReader<File>>;

/// Opens a container: its plain bytes, how many there are, and how large the file is.
pub(crate) fn open(path: &Path, keys: &Keys<'_>, limits: &Limits) -> Result<(Plain, u64), Error> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    within(Part::Container, size, limits.container)?;
    let start = start_of(&mut file, limits)?;
    let header = header_end(&start, limits, matches!(keys, Keys::Passphrase(_)))?;
    let plain_len = plain_len(size, header as u64)?;
    file.seek(SeekFrom::Start(0))?;
    let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(from_age)?;
    let plain = match keys {
        Keys::Devices(secrets) => {
            let identities: Vec<Identity> = secrets.iter().map(DeviceSecret::identity).collect();
            let identities = identities.iter();
            decryptor
                .decrypt(identities.map(|identity| identity as &dyn age::Identity))
                .map_err(from_age)?
        }
        Keys::Passphrase(words) => {
            let identity = words.identity(limits);
            decryptor
                .decrypt(std::iter::once(&identity as &dyn age::Identity))
                .map_err(from_passphrase)?
        }
    };
    Ok((plain, plain_len))
}

/// How many plain bytes a container of `size` bytes with this header holds.
fn plain_len(size: u64, header: u64) -> Result<u64, Error> {
    let payload = size
        .checked_sub(header + PAYLOAD_NONCE)
        .ok_or(Error::Truncated)?;
    let tags = payload.div_ceil(CHUNK + TAG) * TAG;
    match payload.checked_sub(tags) {
        Some(len) if len > 0 => Ok(len),
        Some(_) | None => Err(Error::Truncated),
    }
}

/// At most this many bytes does a container around `plain` bytes take.
pub(crate) fn upper_bound(plain: u64, keys: usize) -> u64 {
    const STANZA: u64 = 256;
    plain + plain.div_ceil(CHUNK) * TAG + PAYLOAD_NONCE + STANZA * (keys as u64 + 4)
}

fn from_age(error: DecryptError) -> Error {
    match error {
        DecryptError::NoMatchingKeys => Error::NotForThisDevice,
        DecryptError::InvalidHeader => Error::BadHeader,
        DecryptError::InvalidMac => Error::Altered,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Error::Altered,
        DecryptError::UnknownFormat => Error::NewerContainer,
        DecryptError::ExcessiveWork { .. } => Error::PassphraseFile,
        DecryptError::Io(error) => Error::from(error),
        // age may learn new ones; they too mean that the file does not open.
        _ => Error::BadHeader,
    }
}

/// The same where a passphrase was tried: what does not decrypt then was locked with another one.
fn from_passphrase(error: DecryptError) -> Error {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            Error::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => Error::ExcessiveWork,
        other => from_age(other),
    }
}

/// Reads on and fails if anything is left.
pub(crate) fn at_end(plain: &mut dyn Read) -> Result<(), Error> {
    let mut one = [0; 1];
    loop {
        match plain.read(&mut one) {
            Ok(0) => return Ok(()),
            Ok(_) => return Err(Error::TrailingBytes),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::from(error)),
        }
    }
}
