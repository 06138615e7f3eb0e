//! The list of plain Dutch words: for passphrases, and for fingerprints that are read out. Part of the exchange format.

/// 2048 words, one per line, sorted; eleven bits each.
const WORDS: &str = include_str!("../data/passphrase-words.nl.txt");
/// Bits that one word stands for.
const BITS: usize = 11;

/// Every word, in the order of the list.
pub(crate) fn all() -> Vec<&'static str> {
    WORDS.lines().collect()
}

/// The words that bytes stand for: eleven bits each, the highest bit of the first byte first. Where the bits end, the
/// last word is filled up with zeros. 120 bits give eleven words.
pub fn spell(bytes: &[u8]) -> Vec<&'static str> {
    let words = all();
    let count = (bytes.len() * 8).div_ceil(BITS);
    let number = |word: usize| {
        let bits = word * BITS..(word + 1) * BITS;
        bits.fold(0_usize, |number, at| {
            (number << 1) | usize::from(bit(bytes, at))
        })
    };
    (0..count).map(|word| words[number(word)]).collect()
}

fn bit(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at / 8)
        .is_some_and(|byte| (byte >> (7 - at % 8)) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};
    use std::collections::BTreeSet;

    #[test]
    fn the_list_has_2048_distinct_plain_words() {
        let words: BTreeSet<&str> = WORDS.lines().collect();
        assert_eq!((words.len(), WORDS.lines().count()), (2048, 2048));
        assert!(words.iter().all(|word| (4..=8).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_lowercase())));
    }

    /// People compare fingerprints across versions: another list would make the same person look like somebody else.
    #[test]
    fn the_list_is_frozen() {
        let hash = Sha256::digest(WORDS.as_bytes());
        let text: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            text,
            "76aed75cbccfcaed3f03163642ad0a7e948e029a3defe9429de66725d5d69060"
        );
    }

    #[test]
    fn every_bit_is_spelled_once_and_in_order() {
        let words = all();
        assert_eq!(spell(&[0; 15]), [words[0]; 11]);
        let mut ones = [words[2047]; 11];
        // 120 bits: the eleventh word has ten of them and a zero.
        ones[10] = words[2046];
        assert_eq!(spell(&[0xff; 15]), ones);
        for at in 0..120 {
            let mut bytes = [0; 15];
            bytes[at / 8] = 0x80 >> (at % 8);
            let spelled = spell(&bytes);
            for (place, word) in spelled.iter().enumerate() {
                let number = if place == at / 11 {
                    1 << (10 - at % 11)
                } else {
                    0
                };
                assert_eq!(*word, words[number], "bit {at}, word {place}");
            }
        }
    }
}
