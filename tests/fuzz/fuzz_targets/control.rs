//! A control item.
#![no_main]

use ledger::control::ControlItem;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(item) = ControlItem::decode_item(bytes) {
        assert_eq!(item.item(), bytes);
    }
});
