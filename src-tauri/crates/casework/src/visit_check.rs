//! The short check before a visit (domain.md §5.1, V2): how careful whoever visits should be, and why. Advice, no alarm.

use crate::{
    casefile::{CaseFile, inquiry::SafetyNote},
    message::{Message, MessageCode as M, Param},
    severity::is_acute,
    terms::{
        entry::{Company, VisitRisk},
        inquiry::{SafetyAdvice, SafetyState},
    },
};

/// What whoever visits answers beforehand; none is not answered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beforehand {
    /// The resident knows that someone comes.
    pub announced: Option<bool>,
    /// Alone or together.
    pub company: Option<Company>,
    /// It is dark.
    pub dark: Option<bool>,
    /// Aggression is known.
    pub aggression: Option<bool>,
    /// Drink or drugs are expected.
    pub substances: Option<bool>,
    /// There is an animal.
    pub animals: Option<bool>,
    /// The telephone is charged.
    pub phone_ready: Option<bool>,
}

/// How careful to be, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitCheck {
    /// None while questions are open and nothing asks for care yet.
    pub risk: Option<VisitRisk>,
    /// What asks for care, the most pressing first.
    pub because: Vec<Message>,
    /// How many questions are open.
    pub open: usize,
}

/// The safety notes that hold, by record id; while people disagree, a note holds.
pub fn standing_notes(file: &CaseFile) -> impl Iterator<Item = &SafetyNote> {
    let notes = file.inquiry.safety_notes.iter();
    notes.filter(|note| note.state.counting() != Some(SafetyState::Withdrawn))
}

/// How careful to be: whoever goes alone where he should not gets red, everything else that asks for care orange.
pub fn check(file: &CaseFile, answers: &Beforehand) -> VisitCheck {
    let mut reasons: Vec<(VisitRisk, Message)> = Vec::new();
    if is_acute(file) {
        reasons.push((VisitRisk::Red, Message::new(M::CheckAcute)));
    }
    reasons.extend(standing_notes(file).map(|note| by_note(note, answers)));
    reasons.extend(by_answers(answers));
    reasons.sort_by_key(|(risk, _)| *risk);
    let open = open_questions(answers);
    let calm = (open == 0).then_some(VisitRisk::Green);
    VisitCheck {
        risk: reasons.first().map(|(risk, _)| *risk).or(calm),
        because: reasons.into_iter().map(|(_, message)| message).collect(),
        open,
    }
}

fn by_note(note: &SafetyNote, answers: &Beforehand) -> (VisitRisk, Message) {
    let alone = answers.company == Some(Company::Alone);
    let advice = note.advice.known().copied();
    let not_alone = match advice {
        Some(SafetyAdvice::InPairs | SafetyAdvice::NotInside) | None => true,
        Some(SafetyAdvice::CallFirst | SafetyAdvice::Dog | SafetyAdvice::Other) => false,
    };
    let risk = if alone && not_alone {
        VisitRisk::Red
    } else {
        VisitRisk::Orange
    };
    let message = Message::new(M::CheckNote)
        .with("advice", Param::term(advice.unwrap_or(SafetyAdvice::Other)));
    (risk, message.about(note.meta.record))
}

fn by_answers(answers: &Beforehand) -> Vec<(VisitRisk, Message)> {
    let alone = answers.company == Some(Company::Alone);
    let yes = |answer: Option<bool>| answer == Some(true);
    let no = |answer: Option<bool>| answer == Some(false);
    let found = [
        (
            yes(answers.aggression) && alone,
            VisitRisk::Red,
            M::CheckAggressionAlone,
        ),
        (
            yes(answers.aggression) && !alone,
            VisitRisk::Orange,
            M::CheckAggression,
        ),
        (
            yes(answers.substances),
            VisitRisk::Orange,
            M::CheckSubstances,
        ),
        (
            yes(answers.dark) && alone,
            VisitRisk::Orange,
            M::CheckDarkAlone,
        ),
        (
            no(answers.announced) && alone,
            VisitRisk::Orange,
            M::CheckUnannouncedAlone,
        ),
        (yes(answers.animals), VisitRisk::Orange, M::CheckAnimals),
        (no(answers.phone_ready), VisitRisk::Orange, M::CheckPhone),
    ];
    let fired = found.into_iter().filter(|(holds, _, _)| *holds);
    fired
        .map(|(_, risk, code)| (risk, Message::new(code)))
        .collect()
}

fn open_questions(answers: &Beforehand) -> usize {
    let flags = [
        answers.announced,
        answers.dark,
        answers.aggression,
        answers.substances,
        answers.animals,
        answers.phone_ready,
    ];
    let flags = flags.iter().filter(|answer| answer.is_none()).count();
    flags + usize::from(answers.company.is_none())
}
