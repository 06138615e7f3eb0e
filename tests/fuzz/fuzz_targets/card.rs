//! A contact card.
#![no_main]

use ledger::identity::Card;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(card) = Card::decode(bytes) {
        assert_eq!(card.item(), bytes);
    }
});
