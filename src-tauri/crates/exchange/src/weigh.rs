//! Counts CBOR items before any of them is decoded, so that few bytes cannot become much memory.

/// How many CBOR items stand in `bytes`, nested ones too; stops counting above `limit`.
///
/// Looks at item heads only. Malformed bytes end the count: the decoder will refuse them.
pub(crate) fn items(bytes: &[u8], limit: u64) -> u64 {
    let (mut at, mut count) = (0usize, 0u64);
    while at < bytes.len() && count <= limit {
        count += 1;
        let (major, info) = (bytes[at] >> 5, bytes[at] & 0x1f);
        let wide = match info {
            0..=23 => 0,
            24..=27 => 1usize << (info - 24),
            _ => return count,
        };
        let Some(head) = bytes.get(at + 1..at + 1 + wide) else {
            return count;
        };
        let argument = match wide {
            0 => u64::from(info),
            _ => head
                .iter()
                .fold(0, |value, byte| value << 8 | u64::from(*byte)),
        };
        at += 1 + wide;
        if major == 2 || major == 3 {
            let Ok(len) = usize::try_from(argument) else {
                return count;
            };
            at = at.saturating_add(len);
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::cbor::Value;

    #[test]
    fn counts_every_nested_item_once() {
        let slot = Value::Array(vec![Value::Bytes(vec![7; 300]), Value::from("woord")]);
        let map = Value::map([("a", Value::Int(70_000)), ("b", Value::Array(vec![slot]))]);
        assert_eq!(items(&map.encode(), u64::MAX), 1 + 4 + 3);
    }

    #[test]
    fn stops_at_the_limit_and_at_malformed_bytes() {
        assert_eq!(items(&[0x80; 1000], 10), 11);
        assert_eq!(
            items(
                &[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0],
                10
            ),
            1
        );
        assert_eq!(items(&[0x1c], 10), 1);
        assert_eq!(items(&[0x19, 0x01], 10), 1);
    }
}
