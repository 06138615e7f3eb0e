//! W14 and W28: words of care stay out of facts, and word to residents tells no more than the process (K1). Word lists
//! come from the policy pack; they hint, and a person reads the text.

use super::{
    finding::Finding,
    occasion::{Draft, Occasion},
    scene::{Scene, made_on},
};
use crate::{
    casefile::event::{Entry, EntryKind},
    judging_words::words,
    message::MessageCode as M,
    terms::attention::Level,
};
use ledger::{ids::RecordId, sharing::Class};
use std::collections::BTreeSet;

/// A list of words, with what a word must at least look like to be looked up: most words of a text are short, and few
/// begin as one of the list.
struct WordList<'w> {
    words: &'w BTreeSet<String>,
    shortest: usize,
    initials: [bool; 256],
}

impl<'w> WordList<'w> {
    fn of(words: &'w BTreeSet<String>) -> WordList<'w> {
        let mut initials = [false; 256];
        for first in words.iter().filter_map(|word| word.chars().next()) {
            for initial in first.to_uppercase().chain([first]) {
                let mut buffer = [0; 4];
                initials[usize::from(initial.encode_utf8(&mut buffer).as_bytes()[0])] = true;
            }
        }
        WordList {
            words,
            shortest: words.iter().map(String::len).min().unwrap_or(usize::MAX),
            initials,
        }
    }

    /// The first word of the text that stands in the list, as the list writes it.
    fn first_in(&self, text: &str) -> Option<&'w str> {
        if text.is_ascii() {
            let parts = text.split(|letter: char| !letter.is_ascii_alphabetic());
            return self.known(parts);
        }
        self.known(words(text).map(|range| &text[range]))
    }

    fn known<'t>(&self, mut parts: impl Iterator<Item = &'t str>) -> Option<&'w str> {
        parts.find_map(|part| {
            let first = *part.as_bytes().first()?;
            if part.len() < self.shortest || !self.initials[usize::from(first)] {
                return None;
            }
            self.words.get(&part.to_lowercase()).map(String::as_str)
        })
    }
}

/// W14: a fact of class K1 or K2 holds a word that belongs to care.
pub(super) fn care_words_in_facts<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    let list = WordList::of(&scene.limits().words_of_care);
    let tell = |word: &str, days: i64| {
        Finding::new(Level::Attention, M::W14CareWord, days).with("word", word)
    };
    match scene.occasion {
        Occasion::Saving(Draft::Entry { text, class, .. }) => {
            let word = list.first_in(text).filter(|_| is_shared(class));
            word.map(|word| tell(word, 0)).into_iter().collect()
        }
        Occasion::Standing => {
            let facts = scene.file.entries.iter().filter(|entry| is_open(entry));
            let hits = facts.filter_map(|entry| {
                let word = list.first_in(entry.text.filled()?)?;
                let days = scene.days_since(made_on(&entry.meta));
                Some(tell(word, days).on(entry.meta.record))
            });
            hits.collect()
        }
        Occasion::Saving(Draft::Word { .. })
        | Occasion::Exporting(_)
        | Occasion::HandingOver { .. }
        | Occasion::Moving { .. } => Vec::new(),
    }
}

/// Goes to all partners of the case.
fn is_shared(class: Option<Class>) -> bool {
    matches!(class, Some(Class::K0 | Class::K1 | Class::K2))
}

fn is_open(entry: &Entry) -> bool {
    let of_file = match entry.kind {
        EntryKind::Fact | EntryKind::Quote => true,
        EntryKind::CareNote => false,
    };
    of_file && is_shared(entry.meta.class)
}

/// W28: word to residents names someone in the case, or tells of care or police. Word that was given cannot be taken
/// back, so that only what is still to be said counts.
pub(super) fn word_tells_too_much<'a>(scene: &Scene<'a>) -> Vec<Finding<'a>> {
    match scene.occasion {
        Occasion::Saving(Draft::Word { text }) => told_in(scene, text, 0).into_iter().collect(),
        Occasion::Standing => {
            let planned = scene.file.talk.feedbacks.iter();
            let planned = planned.filter(|one| !one.given_at.is_set());
            let too_much = planned.filter_map(|one| {
                let days = scene.days_since(made_on(&one.meta));
                let finding = told_in(scene, one.text.filled()?, days)?;
                Some(finding.on(one.meta.record))
            });
            too_much.collect()
        }
        Occasion::Saving(Draft::Entry { .. })
        | Occasion::Exporting(_)
        | Occasion::HandingOver { .. }
        | Occasion::Moving { .. } => Vec::new(),
    }
}

fn told_in<'a>(scene: &Scene<'a>, text: &str, days: i64) -> Option<Finding<'a>> {
    let limits = scene.limits();
    let lists = [&limits.words_of_care, &limits.words_of_police];
    let mut lists = lists.into_iter();
    let word = lists.find_map(|list| WordList::of(list).first_in(text));
    let named = people_named(scene, text);
    match (word, named.first()) {
        (None, None) => None,
        (Some(word), _) => Some(
            Finding::new(Level::Urgent, M::W28Word, days)
                .with("word", word)
                .because(named),
        ),
        (None, Some(_)) => Some(Finding::new(Level::Urgent, M::W28Person, days).because(named)),
    }
}

/// People in the case and reporters whose name, or how they are reached, stands in the text.
fn people_named(scene: &Scene<'_>, text: &str) -> Vec<RecordId> {
    let said = text.to_lowercase();
    let stands = |part: Option<&str>| {
        part.is_some_and(|part| part.chars().count() > 2 && holds(&said, &part.to_lowercase()))
    };
    let people = scene.file.people.iter();
    let people = people.filter(|person| stands(person.name.filled()));
    let reporters = scene.file.reporters.iter();
    let reporters =
        reporters.filter(|one| stands(one.name.filled()) || stands(one.contact.filled()));
    let people = people.map(|person| person.meta.record);
    people.chain(reporters.map(|one| one.meta.record)).collect()
}

/// Whether `part` stands in `text` as whole words.
fn holds(text: &str, part: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let begins = |before: &str| !before.ends_with(char::is_alphanumeric);
    text.match_indices(part)
        .any(|(at, _)| begins(&text[..at]) && ends(&text[at + part.len()..]))
}
