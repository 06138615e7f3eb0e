//! A manifest with its signature in front.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((signature, manifest)) = bytes.split_at_checked(64) {
        let _ = exchange::Manifest::decode(manifest, signature, &exchange::Limits::V1);
    }
});
