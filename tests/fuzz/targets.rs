//! What every parser must hold for any bytes: it reads them or refuses them, and what it read stands in them.

use exchange::{Limits, Manifest, Nobody, Receiver, open_plaintext, unwatched};
use ledger::{change::Change, control::ControlItem, identity::Card, ids::RootId};

/// The bounded look at an age header.
pub fn container(bytes: &[u8]) {
    if let Ok(end) = exchange::container::scan_header(bytes, &Limits::V1) {
        assert!(end <= bytes.len());
    }
}

/// The inside of a file, from the first member to the end mark.
pub fn tar(mut bytes: &[u8]) {
    let receiver = Receiver {
        me: RootId::from_bytes([0; 32]),
        secrets: &[],
        known: &Nobody,
        limits: &Limits::V1,
    };
    let length = bytes.len() as u64;
    let _ = open_plaintext(&mut bytes, length, &receiver, &mut unwatched);
}

/// A manifest with its signature in front.
pub fn manifest(bytes: &[u8]) {
    if let Some((signature, manifest)) = bytes.split_at_checked(64) {
        let _ = Manifest::decode(manifest, signature, &Limits::V1);
    }
}

/// A change: two bytes for the length of its header, the header, the body.
pub fn change(bytes: &[u8]) {
    let [high, low, rest @ ..] = bytes else {
        return;
    };
    let length = usize::from(*high) << 8 | usize::from(*low);
    let Some((header, body)) = rest.split_at_checked(length) else {
        return;
    };
    if let Ok(change) = Change::decode(header.to_vec(), [0; 64], Some(body)) {
        let again = Change::decode_body(&change.header, &change.body_bytes());
        assert_eq!(again, Ok(change.body));
    }
}

/// A contact card.
pub fn card(bytes: &[u8]) {
    if let Ok(card) = Card::decode(bytes) {
        assert_eq!(card.item(), bytes);
    }
}

/// A control item.
pub fn control(bytes: &[u8]) {
    if let Ok(item) = ControlItem::decode_item(bytes) {
        assert_eq!(item.item(), bytes);
    }
}

/// The header of a vault with its slots.
pub fn header(bytes: &[u8]) {
    if let Ok(header) = vault::Header::parse(bytes) {
        let again = vault::Header::parse(&header.bytes());
        assert_eq!(again.ok(), Some(header));
    }
}
