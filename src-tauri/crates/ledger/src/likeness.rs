//! Names as an eye takes them at a glance: two that are easily taken for each other have one likeness.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What is left of a name without case, accents, spaces and signs, where letters that pass for each other are one. It
/// is empty when a name holds no letter. For alarms only: nothing is decided by it.
pub fn likeness(name: &str) -> String {
    let bare = name.nfkd().filter(|letter| !is_combining_mark(*letter));
    let mut seen = String::with_capacity(name.len());
    for letter in bare.flat_map(char::to_lowercase) {
        match passes_for(letter) {
            Some(latin) => seen.push_str(latin),
            None if letter.is_alphanumeric() => seen.push(letter),
            None => {}
        }
    }
    seen.replace("rn", "m").replace("vv", "w")
}

/// Whether two names are easily taken for each other.
pub fn look_alike(one: &str, other: &str) -> bool {
    let likeness_of_one = likeness(one);
    !likeness_of_one.is_empty() && likeness_of_one == likeness(other)
}

/// The Latin letters that somebody reads in a lower-case letter, where they are others than itself: digits and strokes,
/// letters that have no accent to lose, and the Cyrillic and Greek ones that look the same.
fn passes_for(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{430}' | '\u{3b1}' => "a",
        '\u{432}' | '\u{3b2}' => "b",
        '\u{441}' | '\u{3f2}' => "c",
        'đ' | 'ð' | '\u{501}' => "d",
        '\u{435}' | '\u{3b5}' => "e",
        'ħ' | '\u{43d}' | '\u{4bb}' | '\u{3b7}' => "h",
        '\u{458}' => "j",
        '\u{43a}' | '\u{3ba}' => "k",
        'i' | '1' | '|' | 'ı' | 'ł' | '\u{456}' | '\u{4cf}' | '\u{3b9}' => "l",
        '\u{43c}' | '\u{3bc}' => "m",
        '\u{3bd}' => "n",
        '0' | 'ø' | '\u{43e}' | '\u{3bf}' => "o",
        '\u{440}' | '\u{3c1}' => "p",
        '\u{51b}' => "q",
        '\u{455}' => "s",
        'ŧ' | '\u{442}' | '\u{3c4}' => "t",
        '\u{51d}' => "w",
        '\u{445}' | '\u{3c7}' => "x",
        '\u{443}' | '\u{3c5}' => "y",
        '\u{3b6}' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_spaces_and_letters_that_pass_for_each_other_make_no_difference() {
        for other in [
            "bram  jansen",
            "BRAM-JANSEN",
            "Brám Jänsen",
            "Bra\u{301}m Jansen",
            "Bram Jansen\u{200b}",
            "\u{ff22}ram Jansen",
            "Br\u{430}m J\u{430}nsen",
            "Brarn Jansen",
            "BramJansen.",
        ] {
            assert!(look_alike("Bram Jansen", other), "{other}");
        }
        assert!(look_alike("Ilse Oort", "l1se 0ort"));
        assert!(look_alike("Søren Weiß", "Soren VVeiss"));
        assert!(
            look_alike("Δ\u{391}nna", "δAnna"),
            "letters of its own stay"
        );
    }

    #[test]
    fn another_name_is_another_name() {
        for other in ["Bram Janssen", "Bram Hansen", "Anna de Vries", "Jansen", ""] {
            assert!(!look_alike("Bram Jansen", other), "{other}");
        }
        assert!(!look_alike(" - ", "."), "no letter is like no letter");
    }
}
