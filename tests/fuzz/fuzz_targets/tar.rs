//! The inside of a file, from the first member to the end mark.
#![no_main]

use exchange::{Limits, Nobody, Receiver, open_plaintext, unwatched};
use ledger::ids::RootId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let me = RootId::from_bytes([0; 32]);
    let receiver = Receiver {
        me,
        secrets: &[],
        known: &Nobody,
        limits: &Limits::V1,
    };
    let _ = open_plaintext(
        &mut &bytes[..],
        bytes.len() as u64,
        &receiver,
        &mut unwatched,
    );
});
