//! A change: two bytes for the length of its header, the header, the body.
#![no_main]

use ledger::change::Change;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let [high, low, rest @ ..] = bytes else {
        return;
    };
    let Some((header, body)) = rest.split_at_checked(usize::from(*high) << 8 | usize::from(*low))
    else {
        return;
    };
    if let Ok(change) = Change::decode(header.to_vec(), [0; 64], Some(body)) {
        assert_eq!(
            Change::decode_body(&change.header, &change.body_bytes()),
            Ok(change.body)
        );
    }
});
