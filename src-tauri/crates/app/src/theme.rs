//! The theme of an organisation, out of a file that a person chose: data that is checked, never code that runs. It is
//! kept in the vault; the screen before it opens therefore has our own look.

mod contrast;
mod file;
mod logo;
mod tokens;

use crate::{
    api::{
        Nothing, PathRequest,
        error::ApiError,
        theme::{KeptThemeView, ThemeView},
    },
    application::App,
    failure::from_io,
};
use file::Claims;
use std::{collections::BTreeMap, fs::File, io::Read};

const KEY: &str = "theme";
const MAX_NAME: usize = 80;

/// The theme that was kept. What a later version would refuse is not shown: our own comes back.
pub(crate) fn theme(app: &App, _: Nothing) -> Result<KeptThemeView, ApiError> {
    let json = app.with(|vault| Ok(vault.setting(KEY)?))?;
    let kept: KeptThemeView = json
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default();
    Ok(KeptThemeView {
        theme: kept.theme.and_then(|theme| still_good(theme).ok()),
    })
}

/// Looks at a theme file and keeps nothing. Refuses with `theme_unreadable`, `file_newer`, `theme_value`,
/// `theme_contrast` or `theme_logo`.
pub(crate) fn preview_theme(_: &App, request: PathRequest) -> Result<ThemeView, ApiError> {
    let mut bytes = Vec::new();
    File::open(&request.path)
        .and_then(|file| file.take(file::MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| from_io(&error))?;
    read(&bytes)
}

/// Keeps this theme, or none; it is checked as a file is.
pub(crate) fn keep_theme(app: &App, request: KeptThemeView) -> Result<KeptThemeView, ApiError> {
    let theme = request
        .theme
        .map(|theme| believed(claims(theme)))
        .transpose()?;
    let kept = KeptThemeView { theme };
    let json = serde_json::to_string(&kept).expect("invariant: a theme is plain data");
    app.with(|vault| {
        vault.local("keep_theme", |local| local.set_setting(KEY, &json))?;
        Ok(kept)
    })
}

fn read(bytes: &[u8]) -> Result<ThemeView, ApiError> {
    let theme = believed(file::parse(bytes)?)?;
    let halves = theme.light.is_some() || theme.dark.is_some();
    if halves || theme.logo.is_some() || !theme.shape.is_empty() {
        Ok(theme)
    } else {
        Err(file::unreadable("empty"))
    }
}

/// What was kept, as this version judges it. Its logo is one that we drew, so it is not drawn again.
fn still_good(mut theme: ThemeView) -> Result<ThemeView, ApiError> {
    let logo = theme.logo.take();
    let theme = believed(claims(theme))?;
    Ok(ThemeView { logo, ..theme })
}

fn claims(theme: ThemeView) -> Claims {
    let pairs = |held: BTreeMap<String, String>| held.into_iter().collect::<Vec<_>>();
    Claims {
        organisation: theme.organisation,
        light: theme.light.map(pairs),
        dark: theme.dark.map(pairs),
        shape: pairs(theme.shape),
        logo: theme.logo.map(|logo| logo.source),
    }
}

/// The one way from what somebody wrote to what the window gets.
fn believed(claims: Claims) -> Result<ThemeView, ApiError> {
    Ok(ThemeView {
        organisation: organisation(&claims.organisation)?,
        light: claims
            .light
            .map(|pairs| half(tokens::LIGHT, pairs))
            .transpose()?,
        dark: claims
            .dark
            .map(|pairs| half(tokens::DARK, pairs))
            .transpose()?,
        shape: tokens::shape(claims.shape)?,
        logo: claims.logo.as_deref().map(logo::draw).transpose()?,
    })
}

fn half(
    place: &'static str,
    pairs: Vec<(String, String)>,
) -> Result<BTreeMap<String, String>, ApiError> {
    let half = tokens::half(place, pairs)?;
    contrast::check(place, &half)?;
    let named = half
        .iter()
        .map(|(token, colour)| (tokens::property(token), colour.to_string()));
    Ok(named.collect())
}

/// A name of one line; marks that turn the direction of writing would let it pass for another.
fn organisation(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let good = !name.is_empty()
        && name.chars().count() <= MAX_NAME
        && !name.chars().any(|c| c.is_control() || turns(c));
    if good {
        Ok(name.to_owned())
    } else {
        Err(tokens::refused("file", "organisation", "name").with("most", MAX_NAME))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error::ErrorCode;
    use proptest::{prelude::*, sample::select};
    use serde_json::{Value, json};
    use std::{collections::BTreeSet, fs, path::PathBuf};

    fn docs(name: &str) -> String {
        let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../docs");
        fs::read_to_string(docs.join(name)).unwrap()
    }

    fn example() -> Value {
        serde_json::from_str(&docs("thema-voorbeeld.json")).unwrap()
    }

    fn judge(theme: &Value) -> Result<ThemeView, ApiError> {
        read(theme.to_string().as_bytes())
    }

    /// The example with another value in one place.
    fn with(place: &str, name: &str, value: Value) -> String {
        let mut theme = example();
        theme[place][name] = value;
        theme.to_string()
    }

    /// The example with another part.
    fn part(name: &str, value: Value) -> String {
        let mut theme = example();
        theme[name] = value;
        theme.to_string()
    }

    #[test]
    fn the_example_of_the_docs_is_a_theme() {
        let theme = judge(&example()).unwrap();
        assert_eq!(theme.organisation, "Gemeente Voorbeeldstad");
        for half in [&theme.light, &theme.dark] {
            assert_eq!(half.as_ref().unwrap().len(), tokens::COLOURS.len());
        }
        assert_eq!(theme.shape["--basis-border-radius-md"], "0.25rem");
        let logo = theme.logo.as_ref().unwrap();
        assert_eq!((logo.width, logo.height), (96, 96));
        assert_eq!(
            believed(claims(theme.clone())).unwrap(),
            theme,
            "what came through comes through again"
        );
    }

    #[test]
    fn the_schema_of_the_docs_names_what_the_program_knows() {
        let schema: Value = serde_json::from_str(&docs("thema.schema.json")).unwrap();
        let names =
            |list: &Value| -> BTreeSet<String> { serde_json::from_value(list.clone()).unwrap() };
        let colours = tokens::COLOURS.map(tokens::property);
        let half = &schema["$defs"]["half"];
        assert_eq!(
            names(&half["propertyNames"]["enum"]),
            BTreeSet::from(colours)
        );
        assert_eq!(half["minProperties"], tokens::COLOURS.len());
        let shape = &schema["properties"]["shape"]["properties"];
        let known = tokens::LENGTHS.iter().map(|(name, _, _)| *name);
        let known: BTreeSet<String> = known.chain([tokens::FONT]).map(tokens::property).collect();
        let named: BTreeSet<String> = shape.as_object().unwrap().keys().cloned().collect();
        assert_eq!(named, known);
        let fonts = tokens::FONTS.map(str::to_owned);
        let font = &shape[&tokens::property(tokens::FONT)]["enum"];
        assert_eq!(names(font), BTreeSet::from(fonts));
        for (name, least, most) in tokens::LENGTHS {
            let said = format!("{least} to {most} pixels");
            assert_eq!(shape[&tokens::property(name)]["description"], said);
        }
    }

    #[test]
    fn half_a_theme_leaves_the_rest_as_it_is() {
        let mut theme = example();
        for name in ["dark", "shape", "logo", "$schema"] {
            theme.as_object_mut().unwrap().remove(name);
        }
        let theme = judge(&theme).unwrap();
        assert!(theme.light.is_some() && theme.dark.is_none() && theme.logo.is_none());
        assert!(theme.shape.is_empty());
    }

    #[test]
    fn a_file_that_is_no_theme_says_why_and_where() {
        let head = r#""format":"woonrust-theme","version":1,"organisation":"Proefstad""#;
        let whole = docs("thema-voorbeeld.json");
        let endless = format!("{whole}{}", " ".repeat(1024 * 1024));
        for (text, reason, line) in [
            (String::new(), "json", Some("1")),
            ("{".to_owned(), "json", Some("1")),
            ("{\n \"format\" 1\n}".to_owned(), "json", Some("2")),
            (format!("\u{feff}{whole}"), "json", Some("1")),
            (format!("{whole}{{}}"), "json", None),
            (
                whole.replace("\"light\"", "// licht\n\"light\""),
                "json",
                Some("6"),
            ),
            ("null".to_owned(), "other", None),
            ("[]".to_owned(), "other", None),
            (r#"["woonrust-theme",1]"#.to_owned(), "other", None),
            (r#"{"theme":1}"#.to_owned(), "other", None),
            (part("format", json!("iets anders")), "other", None),
            (part("version", json!(0)), "other", None),
            (part("version", json!("1")), "other", None),
            (part("css", json!("*{}")), "shape", Some("1")),
            (
                part("light", json!([["--basis-a", "#fff"]])),
                "shape",
                Some("1"),
            ),
            (part("organisation", json!(12)), "shape", Some("1")),
            (
                with("light", "--basis-focus-outline-color", json!(12)),
                "shape",
                Some("1"),
            ),
            (
                with("shape", "--basis-border-width-sm", json!(null)),
                "shape",
                Some("1"),
            ),
            (
                format!("{{{head},\"organisation\":\"Ander\"}}"),
                "shape",
                Some("1"),
            ),
            (format!("{{{head}}}"), "empty", None),
            (format!("{{{head},\"shape\":{{}}}}"), "empty", None),
            (endless, "size", None),
        ] {
            let error = read(text.as_bytes()).unwrap_err();
            let found = (error.code, error.params["reason"].as_str());
            assert_eq!(found, (ErrorCode::ThemeUnreadable, reason), "{text:.80}");
            if line.is_some() {
                assert_eq!(
                    error.params.get("line").map(String::as_str),
                    line,
                    "{text:.80}"
                );
            }
        }
        let error = read(part("version", json!(2)).as_bytes()).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileNewer);
        let invalid = read(b"{\"format\":\"\xff\"}").unwrap_err();
        assert_eq!(invalid.params["reason"], "json");
    }

    #[test]
    fn every_name_and_value_outside_the_list_is_refused_by_its_reason() {
        let (paper, radius) = (
            "--basis-color-default-bg-document",
            "--basis-border-radius-sm",
        );
        let (font, focus) = (
            "--basis-text-font-family-default",
            "--basis-focus-outline-width",
        );
        let mut whole = example();
        let (light, dark) = (whole["light"].take(), whole["dark"].take());
        let mut gap = example();
        gap["dark"].as_object_mut().unwrap().remove(paper);
        let twice = docs("thema-voorbeeld.json").replace(
            "\"light\": {",
            &format!("\"light\": {{\"{paper}\": \"#ffffff\","),
        );
        for (text, place, token, reason) in [
            (with("light", paper, json!("red")), "light", paper, "colour"),
            (
                with("dark", paper, json!("url(x)")),
                "dark",
                paper,
                "colour",
            ),
            (
                with("light", paper, json!("var(--a)")),
                "light",
                paper,
                "colour",
            ),
            (
                with("light", paper, json!("#12345678")),
                "light",
                paper,
                "colour",
            ),
            (
                with("light", paper, json!("#fff;color:red")),
                "light",
                paper,
                "colour",
            ),
            (with("light", paper, json!("")), "light", paper, "colour"),
            (
                with("light", "--basis-color-x", json!("#fff")),
                "light",
                "--basis-color-x",
                "unknown",
            ),
            (
                with("light", "color", json!("#fff")),
                "light",
                "color",
                "unknown",
            ),
            (with("light", "", json!("#fff")), "light", "", "unknown"),
            (
                with("light", radius, json!("3px")),
                "light",
                radius,
                "elsewhere",
            ),
            (
                with("dark", font, json!("Noto Sans")),
                "dark",
                font,
                "elsewhere",
            ),
            (
                with("shape", paper, json!("#fff")),
                "shape",
                paper,
                "elsewhere",
            ),
            (
                with("shape", "--utrecht-button-color", json!("#fff")),
                "shape",
                "--utrecht-button-color",
                "unknown",
            ),
            (with("shape", radius, json!("3")), "shape", radius, "length"),
            (
                with("shape", radius, json!("calc(1px)")),
                "shape",
                radius,
                "length",
            ),
            (
                with("shape", radius, json!("13px")),
                "shape",
                radius,
                "range",
            ),
            (
                with("shape", radius, json!("1rem")),
                "shape",
                radius,
                "range",
            ),
            (with("shape", focus, json!("1px")), "shape", focus, "range"),
            (
                with("shape", font, json!("Comic Sans MS")),
                "shape",
                font,
                "font",
            ),
            (
                with("shape", font, json!("Noto Sans, serif")),
                "shape",
                font,
                "font",
            ),
            (gap.to_string(), "dark", paper, "missing"),
            (part("dark", json!({})), "dark", paper, "missing"),
            (twice, "light", paper, "twice"),
            (part("light", dark), "light", paper, "half"),
            (part("dark", light), "dark", paper, "half"),
            (
                part("organisation", json!("  ")),
                "file",
                "organisation",
                "name",
            ),
            (
                part("organisation", json!("a\nb")),
                "file",
                "organisation",
                "name",
            ),
            (
                part("organisation", json!("Proef\u{202e}stad")),
                "file",
                "organisation",
                "name",
            ),
            (
                part("organisation", json!("x".repeat(81))),
                "file",
                "organisation",
                "name",
            ),
        ] {
            let error = read(text.as_bytes()).unwrap_err();
            let param = |name: &str| error.params[name].as_str();
            let found = (error.code, param("place"), param("token"), param("reason"));
            assert_eq!(found, (ErrorCode::ThemeValue, place, token, reason));
        }
        let error = read(with("shape", focus, json!("1px")).as_bytes()).unwrap_err();
        assert_eq!(
            (&*error.params["least"], &*error.params["most"]),
            ("2", "6")
        );
    }

    #[test]
    fn a_pair_that_cannot_be_read_refuses_the_file_and_says_which() {
        let pale = "--basis-color-default-color-subtle";
        let error = read(with("light", pale, json!("#767676")).as_bytes()).unwrap_err();
        assert_eq!(error.code, ErrorCode::ThemeContrast);
        let params: Vec<(&str, &str)> = error
            .params
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        assert_eq!(
            params,
            [
                ("back", "--basis-color-default-bg-document"),
                ("front", pale),
                ("least", "4.5"),
                ("more", "3"),
                ("place", "light"),
                ("ratio", "4.17"),
            ]
        );
        let focus = "--basis-focus-outline-color";
        let error = read(with("dark", focus, json!("#333")).as_bytes()).unwrap_err();
        let param = |name: &str| error.params[name].as_str();
        assert_eq!(
            (param("place"), param("front"), param("least")),
            ("dark", focus, "3")
        );
    }

    #[test]
    fn a_logo_that_is_refused_refuses_the_file() {
        let error = read(part("logo", json!("<svg/>")).as_bytes()).unwrap_err();
        let found = (error.code, error.params["reason"].as_str());
        assert_eq!(found, (ErrorCode::ThemeLogo, "svg"));
    }

    fn is_colour(text: &str) -> bool {
        let hex = |c: char| matches!(c, '0'..='9' | 'a'..='f');
        text.len() == 7 && text.starts_with('#') && text.chars().skip(1).all(hex)
    }

    fn is_length(text: &str) -> bool {
        let number = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let digits = number.chars().all(|c| c.is_ascii_digit() || c == '.');
        ["px", "rem"].contains(&&text[number.len()..]) && !number.is_empty() && digits
    }

    /// Told without the code that judges: the window gets nothing else.
    fn is_plain(theme: &ThemeView) -> bool {
        let halves = [&theme.light, &theme.dark];
        let mut colours = halves.into_iter().flatten().flatten();
        let colours = colours.all(|(name, value)| {
            tokens::COLOURS.map(tokens::property).contains(name) && is_colour(value)
        });
        let shape = theme.shape.iter().all(|(name, value)| {
            if *name == tokens::property(tokens::FONT) {
                tokens::FONTS.contains(&value.as_str())
            } else {
                let lengths = tokens::LENGTHS.map(|(length, _, _)| tokens::property(length));
                lengths.contains(name) && is_length(value)
            }
        });
        colours && shape
    }

    fn names() -> impl Strategy<Value = String> {
        let lengths: Vec<&str> = tokens::LENGTHS.iter().map(|(name, _, _)| *name).collect();
        prop_oneof![
            select(tokens::COLOURS.to_vec()).prop_map(tokens::property),
            select(lengths).prop_map(tokens::property),
            Just(tokens::property(tokens::FONT)),
            "--basis-[a-z0-9-]{0,24}",
            "\\PC{0,12}",
        ]
    }

    fn values() -> impl Strategy<Value = String> {
        prop_oneof![
            "#[0-9a-fA-F]{0,8}",
            "#[0-9a-f]{6}[ ;,}/*]{0,2}",
            "[ +-]?[0-9]{0,3}[.e]?[0-9]{0,2}(px|rem|em|%|PX|)[ ;]?",
            "(url|var|calc|env|rgb|image-set|expression)[(][a-z:/#0-9 -]{0,12}[)]",
            "(red|inherit|initial|unset|currentcolor|Noto Sans|Arial)",
            "\\PC{0,16}",
        ]
    }

    proptest! {
        #[test]
        fn nothing_outside_the_grammar_comes_through(
            place in select(vec!["light", "dark", "shape"]),
            name in names(),
            value in values(),
        ) {
            let mut theme = example();
            theme["logo"].take();
            theme[place][&name] = json!(value);
            if let Ok(theme) = judge(&theme) {
                prop_assert!(is_plain(&theme), "{:?}", theme);
            }
        }

        #[test]
        fn no_bytes_whatever_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0_usize..6_000) {
            let mut text = docs("thema-voorbeeld.json").into_bytes();
            let at = at.min(text.len());
            text.splice(at..(at + bytes.len()).min(text.len()), bytes);
            if let Ok(theme) = read(&text) {
                prop_assert!(is_plain(&theme));
            }
        }
    }
}
