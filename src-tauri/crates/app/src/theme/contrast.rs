//! Whether what stands on each other can be told apart: the contrast of WCAG 2.2, over every pair that the window draws.

use super::tokens::{Colour, Half, LIGHT, property, refused};
use crate::api::error::{ApiError, ErrorCode};

/// Where words, borders and buttons stand: the papers, and the soft block of what to do now.
const PAGE: &[&str] = &[
    "color-default-bg-document",
    "color-default-bg-default",
    "color-default-bg-subtle",
    "color-default-bg-hover",
    "color-accent-1-bg-subtle",
];

type Pairs = &'static [(&'static str, &'static [&'static str])];

/// The least contrast, then what must have it and on what. Text: success criterion 1.4.3; borders of fields, buttons, marks
/// and the focus: 1.4.11. Not in it: `color-default-border-subtle`, lines that only part one thing from the next.
static TABLE: [(f64, Pairs); 2] = [
    (
        4.5,
        &[
            ("color-default-color-document", PAGE),
            ("color-default-color-document", &["color-warning-bg-subtle"]),
            ("color-default-color-subtle", PAGE),
            ("color-accent-1-color-default", PAGE),
            ("color-warning-color-default", PAGE),
            ("color-warning-color-default", &["color-warning-bg-subtle"]),
            ("color-negative-color-default", PAGE),
            (
                "color-negative-color-default",
                &["color-negative-bg-subtle"],
            ),
            (
                "color-positive-color-default",
                &[
                    "color-default-bg-document",
                    "color-default-bg-default",
                    "color-positive-bg-subtle",
                ],
            ),
            (
                "color-action-1-inverse-color-default",
                &[
                    "color-action-1-inverse-bg-default",
                    "color-action-1-inverse-bg-hover",
                    "color-action-1-inverse-bg-active",
                ],
            ),
            (
                "color-negative-inverse-color-default",
                &[
                    "color-negative-inverse-bg-default",
                    "color-negative-inverse-bg-hover",
                ],
            ),
        ],
    ),
    (
        3.0,
        &[
            ("color-default-border-default", PAGE),
            ("color-accent-1-border-default", PAGE),
            ("color-warning-border-default", PAGE),
            ("color-negative-border-default", PAGE),
            ("color-action-1-inverse-bg-default", PAGE),
            ("color-action-1-inverse-bg-hover", PAGE),
            ("color-negative-inverse-bg-default", PAGE),
            ("focus-outline-color", PAGE),
        ],
    ),
];

/// Refuses a half with a pair below its least contrast: `theme_contrast` (params `place`, `front`, `back`, `ratio`, `least`,
/// and `more`: how many other pairs fail too), or `theme_value` with the reason `half` when light is dark or the reverse:
/// the engine draws scroll bars and fields of its own by that.
pub(super) fn check(place: &str, half: &Half) -> Result<(), ApiError> {
    let (paper, ink) = ("color-default-bg-document", "color-default-color-document");
    let is_light = luminance(half[paper]) > luminance(half[ink]);
    if is_light != (place == LIGHT) {
        return Err(refused(place, &property(paper), "half"));
    }
    let pairs = TABLE.iter().flat_map(|(least, pairs)| {
        pairs
            .iter()
            .flat_map(move |(front, backs)| backs.iter().map(move |back| (*least, *front, *back)))
    });
    let mut failing = pairs.filter_map(|(least, front, back)| {
        let ratio = ratio(half[front], half[back]);
        (ratio < least).then_some((least, front, back, ratio))
    });
    let Some((least, front, back, ratio)) = failing.next() else {
        return Ok(());
    };
    Err(ApiError::new(ErrorCode::ThemeContrast)
        .with("place", place)
        .with("front", property(front))
        .with("back", property(back))
        .with("ratio", rounded_down(ratio))
        .with("least", least)
        .with("more", failing.count()))
}

/// Contrast ratio of two colours, 1 to 21.
fn ratio(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance, 0 to 1.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.0.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Two decimals; 4.499 must not read as 4.5.
fn rounded_down(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::tokens::{COLOURS, DARK};
    use std::{collections::BTreeMap, fs, path::PathBuf};

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn the_contrast_is_that_of_wcag() {
        for (one, other, known) in [
            ("#000", "#fff", "21.00"),
            ("#fff", "#fff", "1.00"),
            ("#767676", "#fff", "4.54"),
            ("#777777", "#fff", "4.47"),
            ("#949494", "#fff", "3.03"),
            ("#595959", "#fff", "7.00"),
            ("#f00", "#fff", "3.99"),
            ("#00f", "#fff", "8.59"),
            ("#008000", "#fff", "5.13"),
        ] {
            let (one, other) = (colour(one), colour(other));
            assert_eq!(rounded_down(ratio(one, other)), known);
            assert_eq!(ratio(one, other), ratio(other, one));
        }
    }

    /// The colours of one rule of our own style sheet.
    fn rule(css: &str, selector: &str) -> BTreeMap<String, Colour> {
        let start = css.find(&format!("\n{selector} {{")).unwrap();
        let body = css[start..].split('}').next().unwrap();
        body.lines()
            .filter_map(|line| line.trim().strip_prefix("--basis-")?.split_once(": "))
            .filter_map(|(name, value)| {
                let colour = Colour::parse(value.trim_end_matches(';'))?;
                Some((name.to_owned(), colour))
            })
            .collect()
    }

    #[test]
    fn our_own_theme_has_exactly_these_colours_and_passes_in_all_four_variants() {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../../../ui/src/kit/theme/grijsblauw.css");
        let css = fs::read_to_string(path).unwrap();
        let usual = rule(&css, ":root");
        let dark = rule(&css, ":root[data-theme=\"dark\"]");
        let high = rule(&css, ":root[data-contrast=\"high\"]");
        let dark_high = rule(&css, ":root[data-theme=\"dark\"][data-contrast=\"high\"]");
        assert!(!dark.is_empty() && !high.is_empty() && !dark_high.is_empty());
        for (place, layers) in [
            (LIGHT, vec![&usual]),
            (DARK, vec![&usual, &dark]),
            (LIGHT, vec![&usual, &high]),
            (DARK, vec![&usual, &dark, &high, &dark_high]),
        ] {
            let mut colours = BTreeMap::new();
            for layer in layers {
                colours.extend(layer.clone());
            }
            let names: Vec<&str> = colours.keys().map(String::as_str).collect();
            let mut known = COLOURS;
            known.sort_unstable();
            assert_eq!(names, known);
            let half: Half = COLOURS.map(|token| (token, colours[token])).into();
            assert_eq!(check(place, &half), Ok(()), "{place}");
        }
    }

    #[test]
    fn every_colour_but_the_faint_line_is_in_a_pair() {
        let named: Vec<&str> = TABLE
            .iter()
            .flat_map(|(_, pairs)| pairs.iter())
            .flat_map(|(front, backs)| backs.iter().copied().chain([*front]))
            .collect();
        let free: Vec<&str> = COLOURS
            .into_iter()
            .filter(|token| !named.contains(token))
            .collect();
        assert_eq!(free, ["color-default-border-subtle"]);
        assert!(named.iter().all(|name| COLOURS.contains(name)));
    }
}
