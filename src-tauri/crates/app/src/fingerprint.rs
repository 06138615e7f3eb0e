//! The fingerprint of a person in the three shapes in which people compare it: groups, words, a QR code.

use crate::{
    api::{
        contacts::{FingerprintRequest, FingerprintView},
        error::{ApiError, ErrorCode},
    },
    application::App,
    input::root_id,
    qr::Modules,
};
use ledger::ids::RootId;
use vault::words;

/// What a QR code with a fingerprint begins with, so that who scans it knows what it is.
const QR_HEAD: &str = "WOONRUST-VINGERAFDRUK:";

/// The fingerprint of somebody whose card is here.
pub(crate) fn fingerprint(
    app: &App,
    request: FingerprintRequest,
) -> Result<FingerprintView, ApiError> {
    let root = root_id("contact", &request.contact)?;
    app.read(|reader| {
        let card = reader.card(&root).ok_or(ErrorCode::NotFound)?;
        let root = card.root_id();
        Ok(FingerprintView {
            code: root.fingerprint(),
            words: spelled(&root).into_iter().map(str::to_owned).collect(),
            qr: Modules::of(&scanned(&root)).view(),
        })
    })
}

fn spelled(root: &RootId) -> Vec<&'static str> {
    words::spell(root.fingerprint_bits())
}

fn scanned(root: &RootId) -> String {
    format!("{QR_HEAD}{}", root.fingerprint())
}

/// Whether what somebody heard, typed or scanned is the fingerprint of this person, in any of its shapes.
pub(crate) fn is_fingerprint(root: &RootId, typed: &str) -> bool {
    let signs = [root.fingerprint(), scanned(root)];
    signs.iter().any(|shape| plain(shape) == plain(typed)) || heard(typed) == spelled(root)
}

/// Words as they were typed, whatever stands between them.
fn heard(typed: &str) -> Vec<String> {
    typed
        .split(|sign: char| !sign.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect()
}

/// Signs that people confuse are the same one; spaces, dashes and capitals make no difference.
fn plain(fingerprint: &str) -> String {
    let letters = fingerprint
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_uppercase());
    letters
        .map(|c| {
            if c == 'O' {
                '0'
            } else if c == 'I' || c == 'L' {
                '1'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(first: u8) -> RootId {
        let mut bytes = [0x5a; 32];
        bytes[0] = first;
        RootId::from_bytes(bytes)
    }

    #[test]
    fn every_shape_is_recognised_however_it_is_typed_and_only_of_its_person() {
        let (anna, bram) = (root(1), root(2));
        assert_eq!(spelled(&anna).len(), 11);
        assert!(scanned(&anna).starts_with("WOONRUST-VINGERAFDRUK:"));
        for shape in [
            anna.fingerprint(),
            anna.fingerprint()
                .to_lowercase()
                .replace('-', "  ")
                .replace('0', "o"),
            spelled(&anna).join(" "),
            spelled(&anna).join(", ").to_uppercase(),
            scanned(&anna),
        ] {
            assert!(is_fingerprint(&anna, &shape), "{shape}");
            assert!(!is_fingerprint(&bram, &shape), "{shape}");
        }
        let (short, glued) = (spelled(&anna)[..10].join(" "), spelled(&anna).concat());
        for wrong in ["", "WOONRUST-VINGERAFDRUK:", short.as_str(), glued.as_str()] {
            assert!(!is_fingerprint(&anna, wrong), "{wrong}");
        }
    }
}
