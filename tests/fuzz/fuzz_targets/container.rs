//! The bounded look at an age header.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(end) = exchange::container::scan_header(bytes, &exchange::Limits::V1) {
        assert!(end <= bytes.len());
    }
});
