//! The content pack: everything that the product says about the field, per language, by key.

use crate::{
    calendar::{Day, LocalTime},
    message::{Message, Param},
    terms::Term,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

/// The only format of content packs so far.
pub const FORMAT: u32 = 1;

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Dutch, with "u".
    Nl,
    /// English.
    En,
}

impl Language {
    /// Every language, the first one is the default.
    pub const ALL: [Language; 2] = [Language::Nl, Language::En];

    /// `nl` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
        }
    }

    /// The language of this code.
    pub fn parse(code: &str) -> Option<Language> {
        Language::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// The parts of its pack: what is said anywhere, the kinds of records with their fields, the attention points,
    /// the policy pack.
    fn parts(self) -> [&'static str; 4] {
        match self {
            Language::Nl => [
                include_str!("../content/nl.json"),
                include_str!("../content/nl/records.json"),
                include_str!("../content/nl/rules.json"),
                include_str!("../content/nl/policy.json"),
            ],
            Language::En => [
                include_str!("../content/en.json"),
                include_str!("../content/en/records.json"),
                include_str!("../content/en/rules.json"),
                include_str!("../content/en/policy.json"),
            ],
        }
    }
}

/// The texts of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    edition: String,
    texts: BTreeMap<String, String>,
    judging_words: BTreeSet<String>,
}

/// Why a content pack cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// Not JSON of the right shape.
    #[error("line {line}: {reason}")]
    Syntax {
        /// Where reading stopped, from 1.
        line: usize,
        /// What was wrong there.
        reason: String,
    },
    /// Written for another version of the product.
    #[error("format {0} is not known, this version reads format {FORMAT}")]
    Format(u32),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContentV1 {
    format: u32,
    edition: String,
    #[serde(default)]
    judging_words: BTreeSet<String>,
    texts: BTreeMap<String, String>,
}

impl Content {
    /// The built-in pack of a language.
    pub fn of(language: Language) -> &'static Content {
        static NL: OnceLock<Content> = OnceLock::new();
        static EN: OnceLock<Content> = OnceLock::new();
        let cell = match language {
            Language::Nl => &NL,
            Language::En => &EN,
        };
        cell.get_or_init(|| {
            let parts = language.parts().map(|part| {
                Content::parse(part).expect("invariant: the built-in content pack is valid")
            });
            Content::joined(parts).expect("invariant: no text stands in two parts of the pack")
        })
    }

    /// Reads a content pack.
    ///
    /// # Errors
    /// Names the line, or the format found.
    pub fn parse(json: &str) -> Result<Content, ContentError> {
        let raw: ContentV1 = serde_json::from_str(json).map_err(|error| ContentError::Syntax {
            line: error.line().max(1),
            reason: error.to_string(),
        })?;
        if raw.format != FORMAT {
            return Err(ContentError::Format(raw.format));
        }
        Ok(Content {
            edition: raw.edition,
            texts: raw.texts,
            judging_words: raw.judging_words,
        })
    }

    /// Several parts as one pack with the edition of the first; none when a text stands in two of them.
    fn joined(parts: [Content; 4]) -> Option<Content> {
        let [mut whole, others @ ..] = parts;
        for part in others {
            whole.judging_words.extend(part.judging_words);
            for (key, text) in part.texts {
                if whole.texts.insert(key, text).is_some() {
                    return None;
                }
            }
        }
        Some(whole)
    }

    /// Edition of the pack.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Every key with its text, to hand to the window.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// Words that judge instead of describe, in lower case.
    pub fn judging_words(&self) -> &BTreeSet<String> {
        &self.judging_words
    }

    /// The text under a key; the key itself when there is none, so that nothing stays hidden.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// The text of a term.
    pub fn term(&self, term: impl Term) -> String {
        self.text(&term.text_key()).to_owned()
    }

    /// A message in words.
    pub fn render(&self, message: &Message) -> String {
        let params = message
            .params
            .iter()
            .map(|(name, value)| (*name, self.param(value)));
        fill(self.text(&message.text_key()), &params.collect())
    }

    /// A day in words, `20 november 2026`.
    pub fn day(&self, day: Day) -> String {
        let (year, month, date) = day.parts();
        format!("{date} {} {year}", self.text(&format!("month.{month}")))
    }

    /// A moment in words, `20 november 2026, 14:32`.
    pub fn moment(&self, at: LocalTime) -> String {
        format!("{}, {:02}:{:02}", self.day(at.day), at.hour, at.minute)
    }

    fn param(&self, value: &Param) -> String {
        match value {
            Param::Text(text) => text.clone(),
            Param::Day(day) => self.day(*day),
            Param::Count(count) => count.to_string(),
            Param::Term(key) => self.text(key).to_owned(),
        }
    }
}

/// Puts values into `{name}` places in one pass, so that a value is never read as a template. `{name|one|other}` is the
/// first form when the value is 1, else the second; a form may hold places of its own.
pub fn fill(template: &str, params: &BTreeMap<&str, String>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        match place(from).and_then(|(place, end)| Some((put(place, params)?, end))) {
            Some((value, end)) => {
                out.push_str(&value);
                rest = &from[end..];
            }
            None => {
                out.push('{');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The names in the places of a template.
pub fn places(template: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let from = &rest[open..];
        let Some((inside, end)) = place(from) else {
            break;
        };
        let (name, forms) = inside.split_once('|').unwrap_or((inside, ""));
        found.insert(name);
        found.extend(places(forms));
        rest = &from[end..];
    }
    found
}

/// What stands in the place with which a text begins, and where the text goes on.
fn place(from: &str) -> Option<(&str, usize)> {
    let mut depth = 0_usize;
    for (at, letter) in from.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return Some((&from[1..at], at + 1)),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn put(place: &str, params: &BTreeMap<&str, String>) -> Option<String> {
    let Some((name, forms)) = place.split_once('|') else {
        return params.get(place).cloned();
    };
    let (one, other) = forms.split_once('|')?;
    let form = if params.get(name)? == "1" { one } else { other };
    Some(fill(form, params))
}
