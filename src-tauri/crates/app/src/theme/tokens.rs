//! What a theme may set: a closed list of names, and behind each a colour, a length within bounds or a font that we ship.

use crate::api::error::{ApiError, ErrorCode};
use std::{collections::BTreeMap, fmt};

/// The part of a theme for light, and the one for dark.
pub(super) const LIGHT: &str = "light";
pub(super) const DARK: &str = "dark";
/// The part that counts for both.
const SHAPE: &str = "shape";

/// Before every name here stands this in a file.
const PREFIX: &str = "--basis-";

/// The colours of a half. It has all of them, so that a later version with other colours of its own leaves no half theme.
pub(super) const COLOURS: [&str; 27] = [
    "color-default-bg-document",
    "color-default-bg-default",
    "color-default-bg-subtle",
    "color-default-bg-hover",
    "color-default-border-subtle",
    "color-default-border-default",
    "color-default-color-document",
    "color-default-color-subtle",
    "color-accent-1-bg-subtle",
    "color-accent-1-border-default",
    "color-accent-1-color-default",
    "color-action-1-inverse-bg-default",
    "color-action-1-inverse-bg-hover",
    "color-action-1-inverse-bg-active",
    "color-action-1-inverse-color-default",
    "color-warning-bg-subtle",
    "color-warning-border-default",
    "color-warning-color-default",
    "color-negative-bg-subtle",
    "color-negative-border-default",
    "color-negative-color-default",
    "color-negative-inverse-bg-default",
    "color-negative-inverse-bg-hover",
    "color-negative-inverse-color-default",
    "color-positive-bg-subtle",
    "color-positive-color-default",
    "focus-outline-color",
];

/// Lengths with their least and most pixels. A focus thinner than two pixels is hard to find (WCAG 2.2, 2.4.13).
pub(super) const LENGTHS: [(&str, f64, f64); 5] = [
    ("border-radius-sm", 0.0, 12.0),
    ("border-radius-md", 0.0, 24.0),
    ("border-width-sm", 1.0, 3.0),
    ("border-width-md", 1.0, 4.0),
    ("focus-outline-width", 2.0, 6.0),
];

pub(super) const FONT: &str = "text-font-family-default";

/// The fonts that we ship.
pub(super) const FONTS: [&str; 2] = ["Noto Sans", "Atkinson Hyperlegible Next"];

/// Pixels of a rem, as long as nobody zooms.
const REM: f64 = 16.0;

/// A colour that lets nothing through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub [u8; 3]);

impl Colour {
    /// `#rgb` or `#rrggbb`, and nothing else.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize, to: usize| u8::from_str_radix(&digits[from..to], 16).ok();
        match digits.len() {
            3 => Some(Colour([
                part(0, 1)? * 17,
                part(1, 2)? * 17,
                part(2, 3)? * 17,
            ])),
            6 => Some(Colour([part(0, 2)?, part(2, 4)?, part(4, 6)?])),
            _ => None,
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The colours of one half by their names.
pub(super) type Half = BTreeMap<&'static str, Colour>;

/// All colours of a half. Refuses with `theme_value` (params `place`, `token`, `reason`: `unknown`, `elsewhere`, `twice`,
/// `colour`, `missing`).
pub(super) fn half(place: &str, pairs: Vec<(String, String)>) -> Result<Half, ApiError> {
    let mut half = Half::new();
    for (name, value) in pairs {
        let token = COLOURS
            .into_iter()
            .find(|token| bare(&name) == Some(*token))
            .ok_or_else(|| stranger(place, &name))?;
        let colour = Colour::parse(&value).ok_or_else(|| refused(place, &name, "colour"))?;
        if half.insert(token, colour).is_some() {
            return Err(refused(place, &name, "twice"));
        }
    }
    match COLOURS.into_iter().find(|token| !half.contains_key(token)) {
        Some(token) => Err(refused(place, &property(token), "missing")),
        None => Ok(half),
    }
}

/// Lengths and the font. Refuses with `theme_value` (reasons as [`half`] without `missing`, and `length`, `range` with
/// `least` and `most` in pixels, `font`).
pub(super) fn shape(pairs: Vec<(String, String)>) -> Result<BTreeMap<String, String>, ApiError> {
    let mut shape = BTreeMap::new();
    for (name, value) in pairs {
        let token = bare(&name).unwrap_or_default();
        let length = LENGTHS.into_iter().find(|(length, _, _)| *length == token);
        if let Some((_, least, most)) = length {
            let pixels = pixels(&value).ok_or_else(|| refused(SHAPE, &name, "length"))?;
            if !(least..=most).contains(&pixels) {
                let error = refused(SHAPE, &name, "range");
                return Err(error.with("least", least).with("most", most));
            }
        } else if token != FONT {
            return Err(stranger(SHAPE, &name));
        } else if !FONTS.contains(&value.as_str()) {
            return Err(refused(SHAPE, &name, "font"));
        }
        if shape.insert(name.clone(), value).is_some() {
            return Err(refused(SHAPE, &name, "twice"));
        }
    }
    Ok(shape)
}

/// A token as the custom property that it is.
pub(super) fn property(token: &str) -> String {
    format!("{PREFIX}{token}")
}

fn bare(name: &str) -> Option<&str> {
    name.strip_prefix(PREFIX)
}

/// `12px`, `0.5rem`, as pixels: at most four digits before and after the point, and no sign.
fn pixels(text: &str) -> Option<f64> {
    let (number, unit) = match text.strip_suffix("rem") {
        Some(number) => (number, REM),
        None => (text.strip_suffix("px")?, 1.0),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| {
        (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if digits(whole) && digits(part) {
        Some(number.parse::<f64>().ok()? * unit)
    } else {
        None
    }
}

/// A name that is not in the list, or not in this place.
fn stranger(place: &str, name: &str) -> ApiError {
    let known = bare(name).is_some_and(|token| {
        let lengths = LENGTHS.iter().any(|(length, _, _)| *length == token);
        lengths || token == FONT || COLOURS.contains(&token)
    });
    refused(place, name, if known { "elsewhere" } else { "unknown" })
}

/// A name or value that a theme may not have.
pub(super) fn refused(place: &str, name: &str, reason: &str) -> ApiError {
    ApiError::new(ErrorCode::ThemeValue)
        .with("place", place)
        .with("token", plain(name))
        .with("reason", reason)
}

/// A name out of a file as one may show and print it, whatever somebody wrote there.
fn plain(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-_.$".contains(c) {
            c
        } else {
            '?'
        }
    };
    name.chars().take(60).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_colour_is_three_or_six_digits_and_nothing_else() {
        let read = |text: &str| Colour::parse(text).map(|colour| colour.to_string());
        for (text, colour) in [
            ("#1c2328", "#1c2328"),
            ("#1C2328", "#1c2328"),
            ("#fa0", "#ffaa00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(colour));
        }
        for text in [
            "",
            "#",
            "#12",
            "#1234",
            "#12345",
            "#1234567",
            "#12345678",
            "1c2328",
            "#12345g",
            " #123456",
            "#123456 ",
            "#123456;",
            "##12345",
            "#+12345",
            "#１２３",
            "#é1",
            "red",
            "transparent",
            "currentcolor",
            "inherit",
            "rgb(0,0,0)",
            "color-mix(in srgb, red, blue)",
            "var(--basis-color-default-bg-default)",
            "url(#a)",
            "#123/**/",
            "#123456\n",
            "\\23 123",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_length_is_a_plain_number_with_its_unit() {
        for (text, pixel) in [
            ("0px", 0.0),
            ("3px", 3.0),
            ("1.5px", 1.5),
            ("0.25rem", 4.0),
            ("1rem", 16.0),
        ] {
            assert_eq!(pixels(text), Some(pixel), "{text}");
        }
        for text in [
            "",
            "px",
            "rem",
            "3",
            "0",
            "3 px",
            " 3px",
            "3px ",
            "-1px",
            "+1px",
            ".5px",
            "1.px",
            "1e3px",
            "3em",
            "3%",
            "calc(3px)",
            "NaNpx",
            "infpx",
            "00000px",
            "1.2.3px",
            "3px;",
            "3px 4px",
            "3PX",
            "٣px",
            "var(--x)",
            "1.23456px",
        ] {
            assert_eq!(pixels(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_a_file_calls_a_token_is_shown_without_surprises() {
        let error = refused(LIGHT, "--basis-\u{1b}[31m<b>\u{202e}", "unknown");
        assert_eq!(error.params["token"], "--basis-??31m?b??");
        let long = refused(LIGHT, &"a".repeat(5_000), "unknown");
        assert_eq!(long.params["token"].len(), 60);
    }

    proptest! {
        #[test]
        fn a_colour_is_read_exactly_when_it_is_one(text in "[#0-9a-gA-G]{0,9}|#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}") {
            let digits = text.strip_prefix('#').unwrap_or_default();
            let is_one = [3, 6].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit());
            prop_assert_eq!(Colour::parse(&text).is_some(), is_one);
        }

        #[test]
        fn a_length_is_never_negative_nor_endless(text in "\\PC{0,6}(px|rem)|[0-9]{1,5}[.]?[0-9]{0,5}(px|rem)") {
            if let Some(pixels) = pixels(&text) {
                prop_assert!((0.0..=160_000.0).contains(&pixels));
            }
        }
    }
}
