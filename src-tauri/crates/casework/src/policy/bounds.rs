//! What may stand under every key of a policy pack, once: reading, the schema and the list on screen follow from it.

use super::{
    error::{PolicyError, Reason},
    lines::Lines,
};
use crate::{
    attention::table::row,
    calendar::Day,
    terms::{Term, attention::Rule, case::Urgency},
};
use serde_json::{Map, Value};

/// A key of the pack with what may stand under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its path, such as `factors.pulse_low`; its words stand in the content pack under `policy.<path>`.
    pub path: &'static str,
    /// What may stand there.
    pub bound: Bound,
}

/// What may stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A whole number from and up to these.
    Number(u32, u32),
    /// Whole numbers, each above the one before.
    Growing {
        /// The least number.
        least: u32,
        /// The greatest number.
        most: u32,
        /// How many there are at least.
        fewest: usize,
        /// How many there are at most.
        longest: usize,
    },
    /// So many whole numbers from 1 up to `most`, each below the one before.
    Shrinking {
        /// The greatest number.
        most: u32,
        /// How many there are.
        count: usize,
    },
    /// A whole number from 1 up to this for each urgency, none below that of a more pressing one.
    PerUrgency(u32),
    /// A line of at least and at most this many characters.
    Line(usize, usize),
    /// At most so many lines of at most so many characters, none twice.
    Lines(usize, usize),
    /// A telephone number, or empty.
    Phone,
    /// At most so many days such as `2027-05-14`, each after the one before.
    Days(usize),
    /// At most so many words of at most so many characters, in small letters, none twice.
    Words(usize, usize),
    /// Rules that can be switched off, none twice.
    Rules,
    /// On or off.
    Flag,
}

/// What stands under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A number.
    Number(u32),
    /// Numbers.
    Numbers(Vec<u32>),
    /// A line.
    Line(String),
    /// Lines, or days.
    Lines(Vec<String>),
    /// On or off.
    Flag(bool),
}

/// The longest telephone number.
pub const LONGEST_PHONE: usize = 30;

impl Bound {
    /// Reads what stands under a key.
    fn read(self, value: &Value) -> Result<Setting, Reason> {
        match self {
            Bound::Number(least, most) => number(value, least, most).map(Setting::Number),
            Bound::Growing {
                least,
                most,
                fewest,
                longest,
            } => numbers(list(value, fewest, longest)?, least, most),
            Bound::Shrinking { most, count } => shrinking(list(value, count, count)?, most),
            Bound::PerUrgency(most) => per_urgency(value, most),
            Bound::Line(shortest, longest) => line(value, shortest, longest).map(Setting::Line),
            Bound::Lines(most, longest) => lines(value, most, longest),
            Bound::Phone => phone(value),
            Bound::Days(most) => days(value, most),
            Bound::Words(most, longest) => words(value, most, longest),
            Bound::Rules => rules(value),
            Bound::Flag => value
                .as_bool()
                .map(Setting::Flag)
                .ok_or(Reason::WrongType("true or false")),
        }
    }

    /// The part of a value that is wrong by itself, where it has parts with names.
    fn wrong_part(self, value: &Value) -> Option<&str> {
        let Bound::PerUrgency(most) = self else {
            return None;
        };
        let mut parts = value.as_object()?.iter();
        let wrong = parts
            .find(|(name, days)| Urgency::parse(name).is_none() || number(days, 1, most).is_err());
        wrong.map(|(name, _)| name.as_str())
    }
}

fn numbers(list: &[Value], least: u32, most: u32) -> Result<Setting, Reason> {
    let numbers = list.iter().map(|one| number(one, least, most));
    let numbers = numbers.collect::<Result<Vec<u32>, Reason>>()?;
    if numbers.is_sorted_by(|a, b| a < b) {
        Ok(Setting::Numbers(numbers))
    } else {
        Err(Reason::NotGrowing)
    }
}

fn shrinking(list: &[Value], most: u32) -> Result<Setting, Reason> {
    let numbers = list.iter().map(|one| number(one, 1, most));
    let numbers = numbers.collect::<Result<Vec<u32>, Reason>>()?;
    if numbers.is_sorted_by(|a, b| a > b) {
        Ok(Setting::Numbers(numbers))
    } else {
        Err(Reason::NotShrinking)
    }
}

/// The days of the urgencies, the most pressing first.
fn per_urgency(value: &Value, most: u32) -> Result<Setting, Reason> {
    let members = value.as_object().ok_or(Reason::WrongType("an object"))?;
    if members.keys().any(|name| Urgency::parse(name).is_none()) {
        return Err(Reason::UnknownKey);
    }
    let days = Urgency::ALL.iter().map(|urgency| {
        let days = members.get(urgency.code()).ok_or(Reason::MissingKey)?;
        number(days, 1, most)
    });
    let days = days.collect::<Result<Vec<u32>, Reason>>()?;
    if days.is_sorted() {
        Ok(Setting::Numbers(days))
    } else {
        Err(Reason::NotGrowing)
    }
}

fn number(value: &Value, least: u32, most: u32) -> Result<u32, Reason> {
    let number = value.as_i64().ok_or(Reason::WrongType("a whole number"))?;
    let found = u32::try_from(number).ok();
    found
        .filter(|number| (least..=most).contains(number))
        .ok_or(Reason::OutOfBounds {
            least: u64::from(least),
            most: u64::from(most),
        })
}

fn list(value: &Value, fewest: usize, longest: usize) -> Result<&Vec<Value>, Reason> {
    let list = value.as_array().ok_or(Reason::WrongType("a list"))?;
    if (fewest..=longest).contains(&list.len()) {
        Ok(list)
    } else {
        Err(Reason::WrongLength {
            least: fewest as u64,
            most: longest as u64,
        })
    }
}

fn line(value: &Value, shortest: usize, longest: usize) -> Result<String, Reason> {
    let text = value.as_str().ok_or(Reason::WrongType("a text"))?;
    let is_line = !text.chars().any(char::is_control) && text.trim() == text;
    if is_line && (shortest..=longest).contains(&text.chars().count()) {
        Ok(text.to_owned())
    } else {
        Err(Reason::NotALine {
            least: shortest as u64,
            most: longest as u64,
        })
    }
}

fn lines(value: &Value, most: usize, longest: usize) -> Result<Setting, Reason> {
    let mut found = Vec::new();
    for one in list(value, 0, most)? {
        let text = line(one, 1, longest)?;
        if found.contains(&text) {
            return Err(Reason::Twice);
        }
        found.push(text);
    }
    Ok(Setting::Lines(found))
}

fn words(value: &Value, most: usize, longest: usize) -> Result<Setting, Reason> {
    let found = lines(value, most, longest)?;
    let is_word = |text: &String| text.chars().all(char::is_lowercase);
    match &found {
        Setting::Lines(words) if !words.iter().all(is_word) => Err(Reason::NotAWord),
        Setting::Lines(_)
        | Setting::Line(_)
        | Setting::Number(_)
        | Setting::Numbers(_)
        | Setting::Flag(_) => Ok(found),
    }
}

/// Codes of rules; one that stops something cannot be switched off.
fn rules(value: &Value) -> Result<Setting, Reason> {
    let mut found = Vec::new();
    for one in list(value, 0, Rule::ALL.len())? {
        let code = one.as_str().ok_or(Reason::WrongType("a text"))?;
        let rule = Rule::parse(code).ok_or(Reason::NotARule)?;
        if row(rule).stops() {
            return Err(Reason::CannotBeOff);
        }
        if found.contains(&code.to_owned()) {
            return Err(Reason::Twice);
        }
        found.push(code.to_owned());
    }
    Ok(Setting::Lines(found))
}

fn phone(value: &Value) -> Result<Setting, Reason> {
    let text = line(value, 0, LONGEST_PHONE)?;
    let fits = |c: char| c.is_ascii_digit() || " -+()".contains(c);
    let is_number = text.is_empty() || text.chars().any(|c| c.is_ascii_digit());
    if is_number && text.chars().all(fits) {
        Ok(Setting::Line(text))
    } else {
        Err(Reason::NotAPhoneNumber)
    }
}

fn days(value: &Value, most: usize) -> Result<Setting, Reason> {
    let mut found: Vec<Day> = Vec::new();
    for one in list(value, 0, most)? {
        let day = one.as_str().and_then(Day::parse).ok_or(Reason::NotADay)?;
        if found.last().is_some_and(|last| *last >= day) {
            return Err(Reason::NotGrowing);
        }
        found.push(day);
    }
    Ok(Setting::Lines(
        found.iter().map(ToString::to_string).collect(),
    ))
}

/// Everything that stands in a pack, by the keys of the table.
pub(super) fn read(
    keys: &[Key],
    pack: &Value,
    lines: &Lines,
) -> Result<Vec<(Key, Setting)>, PolicyError> {
    let wrong = |path: &str, reason: Reason| PolicyError {
        line: lines.of(path),
        key: path.to_owned(),
        reason,
    };
    let members = pack
        .as_object()
        .ok_or_else(|| wrong("", Reason::WrongType("an object")))?;
    if let Some((path, line)) = lines.double() {
        return Err(PolicyError {
            line,
            key: path.to_owned(),
            reason: Reason::Twice,
        });
    }
    known(keys, "", members).map_err(|(path, reason)| wrong(&path, reason))?;
    keys.iter()
        .map(|key| {
            let value = at(pack, key.path).ok_or_else(|| wrong(key.path, Reason::MissingKey))?;
            let setting = key.bound.read(value).map_err(|reason| {
                let part = key
                    .bound
                    .wrong_part(value)
                    .map(|part| format!("{}.{part}", key.path));
                wrong(part.as_deref().unwrap_or(key.path), reason)
            });
            Ok((*key, setting?))
        })
        .collect()
}

/// Every key is one of the table, and what holds others is an object.
fn known(keys: &[Key], path: &str, members: &Map<String, Value>) -> Result<(), (String, Reason)> {
    for (name, value) in members {
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{name}");
        let inner = format!("{path}.");
        if keys.iter().any(|key| key.path.starts_with(&inner)) {
            match value.as_object() {
                Some(members) => known(keys, &path, members)?,
                None => return Err((path, Reason::WrongType("an object"))),
            }
        } else if !keys.iter().any(|key| key.path == path) {
            return Err((path, Reason::UnknownKey));
        }
    }
    Ok(())
}

fn at<'a>(pack: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.')
        .try_fold(pack, |value, name| value.get(name))
}
