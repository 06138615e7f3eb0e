//! A hint on words that judge instead of describe, for the box "Ik zag" (domain.md §5.1, V5). Only a hint.

use crate::content::Content;
use std::ops::Range;

/// The places in `text` where a word judges: byte ranges, in order, for the language of `content`.
pub fn judging_words(text: &str, content: &Content) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in words(text) {
        let plain = text[word.clone()].to_lowercase();
        if content.judging_words().contains(&plain) {
            found.push(word);
        }
    }
    found
}

/// Runs of letters, with hyphens and apostrophes inside a word.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut ends = text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')));
    let mut start: Option<usize> = None;
    std::iter::from_fn(move || {
        for (at, letter) in ends.by_ref() {
            match (letter.is_alphabetic(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    start = None;
                    return Some(from..at);
                }
                (true, Some(_)) | (false, None) => {}
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Language;
    use proptest::prelude::*;

    #[test]
    fn judging_words_are_found_as_whole_words_in_any_case() {
        let content = Content::of(Language::Nl);
        let found = |text: &str| -> Vec<String> {
            judging_words(text, content)
                .into_iter()
                .map(|range| text[range].to_owned())
                .collect()
        };
        assert_eq!(
            found("Hij was Agressief en de gang was vies."),
            ["Agressief", "vies"]
        );
        assert_eq!(
            found("Het is hier altijd een puinhoop, nooit rustig."),
            ["altijd", "puinhoop", "nooit"]
        );
        assert_eq!(found("Een verwarde man; vieze trap"), ["verwarde", "vieze"]);
        assert!(found("Vier zakken afval naast de voordeur, deur op slot.").is_empty());
        assert!(found("viesheid").is_empty(), "only whole words");
    }

    proptest! {
        #[test]
        fn every_range_is_a_slice(text in ".{0,60}") {
            for range in judging_words(&text, Content::of(Language::Nl)) {
                prop_assert!(!text[range].is_empty());
            }
        }
    }
}
