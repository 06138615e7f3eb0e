//! Whose words they are: the resident's own, or somebody else's (wederhoor, domain.md D6).

use crate::{
    casefile::{
        CaseFile,
        event::{Entry, EntryKind, Visit},
    },
    content::{Content, Language},
    terms::{entry::VisitOutcome, people::PersonRole},
};

/// A visit at which somebody was spoken, and not only people who are named and are not the resident.
pub fn spoke(file: &CaseFile, visit: &Visit) -> bool {
    let of_visit = |entry: &&Entry| {
        entry.kind == EntryKind::Quote && entry.visit.known() == Some(&visit.meta.record)
    };
    let mut quotes = file.entries.iter().filter(of_visit).peekable();
    visit.outcome.known() == Some(&VisitOutcome::Spoken)
        && (quotes.peek().is_none() || quotes.any(|entry| said(file, entry)))
}

/// Words of the resident: those that name him as the speaker, and those that name nobody (the forms say that this means
/// the resident), unless they belong to a visit at which nobody was spoken.
pub fn said(file: &CaseFile, entry: &Entry) -> bool {
    if entry.kind != EntryKind::Quote || entry.text.filled().is_none() {
        return false;
    }
    match entry.speaker.filled() {
        Some(speaker) => is_resident(file, speaker),
        // Two speakers side by side, or one that cannot be read here, prove nothing.
        None => entry.speaker.claims().is_empty() && !in_vain(file, entry),
    }
}

/// Written down at a visit at which nobody was spoken.
fn in_vain(file: &CaseFile, entry: &Entry) -> bool {
    let visited = |visit: &&Visit| Some(&visit.meta.record) == entry.visit.known();
    let outcome = file.visits.iter().find(visited);
    match outcome.and_then(|visit| visit.outcome.known()) {
        Some(VisitOutcome::NotHome | VisitOutcome::RefusedEntry) => true,
        Some(VisitOutcome::Spoken) | None => false,
    }
}

/// Named as a resident of the case, or called that.
fn is_resident(file: &CaseFile, speaker: &str) -> bool {
    let speaker = speaker.trim().to_lowercase();
    let named = file.people.iter().any(|person| {
        person.role.known() == Some(&PersonRole::Resident)
            && person
                .name
                .filled()
                .is_some_and(|name| name.trim().to_lowercase() == speaker)
    });
    named
        || Language::ALL
            .iter()
            .any(|language| is_called_so(*language, &speaker))
}

fn is_called_so(language: Language, speaker: &str) -> bool {
    let word = Content::of(language)
        .term(PersonRole::Resident)
        .to_lowercase();
    // With or without an article.
    speaker
        .rsplit_once(' ')
        .map_or(speaker == word, |(article, last)| {
            last == word && ["de", "the"].contains(&article)
        })
}
