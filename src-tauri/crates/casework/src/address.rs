//! Whether two addresses mean the same door, and whether a postcode can exist.

/// An address as written down; empty parts are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressText {
    /// Street or public space.
    pub street: String,
    /// House number, digits only when well written.
    pub house_number: String,
    /// House letter.
    pub house_letter: String,
    /// Addition, at most four characters when well written.
    pub suffix: String,
    /// Postcode, with or without its space.
    pub postcode: String,
    /// Town.
    pub town: String,
}

/// Whether `postcode` is a Dutch postcode in its stored form, `1234AB`.
pub fn is_postcode(postcode: &str) -> bool {
    let bytes = postcode.as_bytes();
    bytes.len() == 6
        && (b'1'..=b'9').contains(&bytes[0])
        && bytes[1..4].iter().all(u8::is_ascii_digit)
        && bytes[4..].iter().all(u8::is_ascii_uppercase)
}

/// The stored form of a typed postcode: no spaces, capitals.
pub fn tidy_postcode(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Whether two addresses mean the same door: postcode, number, letter and addition, however they are written.
///
/// Without a postcode on either side, street and town stand in for it. Unknown parts never match.
pub fn same_address(one: &AddressText, other: &AddressText) -> bool {
    let (door, other_door) = (door(one), door(other));
    if door.is_empty() || door != other_door {
        return false;
    }
    let (code, other_code) = (tidy_postcode(&one.postcode), tidy_postcode(&other.postcode));
    if !code.is_empty() && !other_code.is_empty() {
        return code == other_code;
    }
    let (place, other_place) = (place(one), place(other));
    place.is_some() && place == other_place
}

/// Number without leading zeros, then letter and addition as one word; empty without a number. Two addresses that mean
/// the same door have the same one, so that many addresses can be looked through by it.
pub fn door(address: &AddressText) -> String {
    let number = plain(&address.house_number);
    let digits = number.trim_start_matches('0');
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return String::new();
    }
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let (figures, rest) = digits.split_at(end);
    format!(
        "{figures}|{rest}{}{}",
        plain(&address.house_letter),
        plain(&address.suffix)
    )
}

fn place(address: &AddressText) -> Option<(String, String)> {
    let (street, town) = (plain(&address.street), plain(&address.town));
    (!street.is_empty() && !town.is_empty()).then_some((street, town))
}

/// Letters and digits only, lower case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(postcode: &str, number: &str, letter: &str, suffix: &str) -> AddressText {
        AddressText {
            street: "Lindenhof".into(),
            house_number: number.into(),
            house_letter: letter.into(),
            suffix: suffix.into(),
            postcode: postcode.into(),
            town: "Waterveen".into(),
        }
    }

    #[test]
    fn the_same_door_is_recognised_however_it_is_written() {
        let door = at("1234AB", "12", "a", "bis");
        for other in [
            at("1234 ab", "12", "A", "BIS"),
            at("1234AB", "012", "", "a-bis"),
            at("1234AB", "12a", "", "bis"),
            at("", "12", "A", "bis"),
        ] {
            assert!(
                same_address(&door, &other) && same_address(&other, &door),
                "{other:?}"
            );
        }
    }

    #[test]
    fn a_neighbour_is_another_door() {
        let door = at("1234AB", "12", "", "");
        for other in [
            at("1234AB", "14", "", ""),
            at("1234AB", "12", "A", ""),
            at("1234AC", "12", "", ""),
            at("1234AB", "1", "2", ""),
            at("1234AB", "", "", ""),
        ] {
            assert!(!same_address(&door, &other), "{other:?}");
        }
        let nowhere = AddressText {
            house_number: "12".into(),
            ..AddressText::default()
        };
        assert!(!same_address(&nowhere, &nowhere), "unknown never matches");
    }

    #[test]
    fn a_postcode_has_four_digits_and_two_letters() {
        for good in ["1000AA", "9999ZZ"] {
            assert!(is_postcode(good));
        }
        for bad in [
            "0999AA", "1234 AB", "1234ab", "1234A", "12345A", "1234ÀB", "",
        ] {
            assert!(!is_postcode(bad), "{bad}");
        }
        assert_eq!(tidy_postcode(" 1234 ab "), "1234AB");
    }

    proptest! {
        #[test]
        fn matching_is_symmetric_and_never_panics(parts in proptest::array::uniform12(".{0,6}")) {
            let [a, b, c, d, e, f, g, h, i, j, k, l] = parts;
            let one = AddressText { street: a, house_number: b, house_letter: c, suffix: d, postcode: e, town: f };
            let two = AddressText { street: g, house_number: h, house_letter: i, suffix: j, postcode: k, town: l };
            prop_assert_eq!(same_address(&one, &two), same_address(&two, &one));
        }
    }
}
