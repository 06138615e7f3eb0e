//! Decisions to erase: people with different parts of it are asked in items of their own, so one decision can stand in several
//! signed items. What a person sees, counts and takes back is the decision.

use crate::{api::error::ApiError, reader::Reader};
use ledger::{
    erasure::Answer,
    ids::{CaseId, ControlId},
    record::RecordState,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use vault::{Erasure, Party};

/// The items of each decision: decisions in the order given, in each the items as they were signed. What others ask is one
/// item each.
pub(crate) fn by_decision(
    reader: &Reader<'_>,
    newest_first: Vec<Erasure>,
) -> Result<Vec<Vec<Erasure>>, ApiError> {
    let together = together(reader)?;
    let decision: HashMap<ControlId, usize> = (0..)
        .zip(&together)
        .flat_map(|(at, notes)| notes.iter().filter_map(control).map(move |id| (id, at)))
        .collect();
    let mut decisions: Vec<Vec<Erasure>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for erasure in newest_first {
        let next = decisions.len();
        let known = decision.get(&erasure.id());
        let place = known.map_or(next, |at| *places.entry(*at).or_insert(next));
        if place == next {
            decisions.push(Vec::new());
        }
        decisions[place].insert(0, erasure);
    }
    Ok(decisions)
}

/// The records of destruction, those of one decision together: decided in one moment about one thing.
pub(crate) fn together(reader: &Reader<'_>) -> Result<Vec<Vec<RecordState>>, ApiError> {
    let all = reader.vault.erasures()?;
    let own: HashSet<ControlId> = all
        .iter()
        .filter(|one| is_own(reader, one))
        .map(Erasure::id)
        .collect();
    let mut notes = reader
        .vault
        .records_of_kind(CaseId::NONE, "destruction/1")?;
    notes.retain(|note| !note.hidden());
    let mut groups: Vec<Vec<RecordState>> = Vec::new();
    let mut places = BTreeMap::new();
    for note in notes {
        let next = groups.len();
        let decided = control(&note).filter(|id| own.contains(id));
        let key = decided.and_then(|_| {
            let (sort, at) = (note.text("sort")?, note.text("decided_at")?);
            Some((note.link("subject")?, sort.to_owned(), at.to_owned()))
        });
        let place = key.map_or(next, |key| *places.entry(key).or_insert(next));
        if place == next {
            groups.push(Vec::new());
        }
        groups[place].push(note);
    }
    Ok(groups)
}

/// Whether the own person decided it, under whatever key.
pub(crate) fn is_own(reader: &Reader<'_>, erasure: &Erasure) -> bool {
    reader.vault.heir(&erasure.root) == reader.own
}

/// The item that a record of destruction is about.
pub(crate) fn control(note: &RecordState) -> Option<ControlId> {
    ControlId::from_slice(note.bytes("control")?)
}

/// Who was asked in any item of a decision, and what he says of all that he was asked.
pub(crate) fn parties(items: &[Erasure]) -> Vec<Party> {
    let mut all: BTreeMap<_, Party> = BTreeMap::new();
    for party in items.iter().flat_map(|item| &item.parties) {
        all.entry(party.root)
            .and_modify(|whole| add(whole, party))
            .or_insert_with(|| party.clone());
    }
    all.into_values().collect()
}

/// A no to a part is told before anything else; an answer counts once all of it is answered.
fn add(whole: &mut Party, part: &Party) {
    whole.sent &= part.sent;
    if let (Some(Answer::Refused(one)), Some(Answer::Refused(other))) =
        (&whole.answer, &part.answer)
    {
        if one != other {
            whole.answer = Some(Answer::Refused(format!("{one}; {other}")));
        }
    } else if weight(part.answer.as_ref()) > weight(whole.answer.as_ref()) {
        whole.answer.clone_from(&part.answer);
        whole.answered_ms = part.answered_ms;
    }
}

fn weight(answer: Option<&Answer>) -> u8 {
    match answer {
        Some(Answer::Refused(_)) => 3,
        None => 2,
        Some(Answer::Agreed) => 1,
        Some(Answer::Erased) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::ids::RootId;

    fn party(sent: bool, answer: Option<Answer>) -> Party {
        let answered_ms = i64::from(answer.is_some());
        Party {
            root: RootId::from_bytes([1; 32]),
            sent,
            answer,
            answered_ms,
        }
    }

    #[test]
    fn who_was_asked_twice_answers_once_and_a_no_comes_first() {
        let no = |why: &str| Some(Answer::Refused(why.to_owned()));
        let cases = [
            (
                Some(Answer::Erased),
                Some(Answer::Agreed),
                Some(Answer::Agreed),
            ),
            (Some(Answer::Agreed), None, None),
            (None, no("bezwaar"), no("bezwaar")),
            (no("bezwaar"), no("bezwaar"), no("bezwaar")),
            (
                no("bezwaar"),
                no("hoger beroep"),
                no("bezwaar; hoger beroep"),
            ),
        ];
        for (one, other, said) in cases {
            let mut whole = party(true, one);
            add(&mut whole, &party(false, other));
            assert_eq!((&whole.answer, whole.sent), (&said, false));
            assert_eq!(whole.answered_ms > 0, said.is_some());
        }
    }
}
