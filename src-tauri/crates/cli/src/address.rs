//! An address in one line, taken apart.

use serde_json::{Value, json};

/// As in "Lindestraat 12 A-2, 1234 AB Voorbeeldstad"; the postcode may be absent. `None` when a part is missing.
pub fn parse(text: &str) -> Option<Value> {
    let (house, place) = text.split_once(',')?;
    let (street, number, rest) = house_parts(house.trim())?;
    let (letter, suffix) = letter_and_suffix(rest.trim())?;
    let (postcode, town) = postcode_and_town(place.trim());
    if street.is_empty() || town.is_empty() {
        return None;
    }
    Some(json!({
        "street": street,
        "house_number": number,
        "house_letter": letter,
        "suffix": suffix,
        "postcode": postcode,
        "town": town,
    }))
}

/// Street, number and what follows: the last word that begins with a digit is the number.
fn house_parts(text: &str) -> Option<(&str, &str, &str)> {
    let mut starts = text
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && text[..*at].ends_with(' '));
    let (at, _) = starts.next_back()?;
    let digits = text[at..]
        .find(|c: char| !c.is_ascii_digit())
        .map_or(text.len(), |length| at + length);
    Some((text[..at].trim(), &text[at..digits], &text[digits..]))
}

fn letter_and_suffix(rest: &str) -> Option<(String, String)> {
    let (letter, suffix) = rest.split_once('-').unwrap_or((rest, ""));
    let (letter, suffix) = (letter.trim(), suffix.trim());
    match letter.chars().count() {
        0 | 1 => Some((letter.to_uppercase(), suffix.to_owned())),
        _ if suffix.is_empty() => Some((String::new(), letter.to_owned())),
        _ => None,
    }
}

fn postcode_and_town(place: &str) -> (String, String) {
    let bare: Vec<char> = place
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(6)
        .collect();
    let is_postcode = bare.len() == 6
        && bare[..4].iter().all(char::is_ascii_digit)
        && bare[4..].iter().all(char::is_ascii_alphabetic);
    if !is_postcode {
        return (String::new(), place.to_owned());
    }
    let mut left = 6;
    let end = place.char_indices().find(|(_, c)| {
        left -= usize::from(!c.is_whitespace());
        left == 0
    });
    let end = end.map_or(place.len(), |(at, c)| at + c.len_utf8());
    (bare.into_iter().collect(), place[end..].trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let value = parse(text).unwrap();
        [
            "street",
            "house_number",
            "house_letter",
            "suffix",
            "postcode",
            "town",
        ]
        .map(|part| value[part].as_str().unwrap().to_owned())
        .to_vec()
    }

    #[test]
    fn an_address_in_one_line_is_taken_apart() {
        assert_eq!(
            parts("Lindestraat 12, 1234 AB Voorbeeldstad"),
            ["Lindestraat", "12", "", "", "1234AB", "Voorbeeldstad"]
        );
        assert_eq!(
            parts("Plein 1940 7a-2, 1234ab Klein Dorp"),
            ["Plein 1940", "7", "A", "2", "1234ab", "Klein Dorp"]
        );
        assert_eq!(
            parts("Kade 3 bis, Voorbeeldstad"),
            ["Kade", "3", "", "bis", "", "Voorbeeldstad"]
        );
    }

    #[test]
    fn half_an_address_is_none() {
        for text in [
            "Lindestraat 12",
            "Lindestraat, Voorbeeldstad",
            "12, Voorbeeldstad",
            "Kade 3, ",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
