//! The expectations check: private, compared per theme, only differences, and one of them as an explanation.

use crate::build::*;
use casework::{
    expectations::{
        Answer, Choice, Difference, PrivateAnswers, choices, differences, misunderstandings,
    },
    kinds::check,
    terms::{Term, talk::ExpectationTheme as Theme},
};
use std::collections::BTreeMap;

fn answer(choice: Choice, line: &str) -> Answer {
    Answer {
        choice: Some(choice.code().to_owned()),
        line: line.to_owned(),
    }
}

fn of(theme: Theme, answer: Answer) -> BTreeMap<String, Answer> {
    BTreeMap::from([(theme.code().to_owned(), answer)])
}

/// Anna expects Bram within a week; Bram can in six weeks, because of the resident's view.
fn pace() -> Vec<PrivateAnswers> {
    let (anna, bram) = (id(1).to_string(), id(2).to_string());
    vec![
        PrivateAnswers {
            by: anna,
            of_others: BTreeMap::from([(
                bram.clone(),
                of(Theme::Pace, answer(Choice::ThisWeek, "")),
            )]),
            revealed: true,
            ..PrivateAnswers::default()
        },
        PrivateAnswers {
            by: bram,
            own: of(
                Theme::Pace,
                answer(Choice::SixWeeks, " want eerst de zienswijze "),
            ),
            revealed: true,
            ..PrivateAnswers::default()
        },
    ]
}

fn changed(change: impl FnOnce(&mut Vec<PrivateAnswers>)) -> Vec<Difference> {
    let mut answers = pace();
    change(&mut answers);
    differences(&answers)
}

#[test]
fn a_difference_tells_what_is_expected_what_is_possible_and_why() {
    let found = changed(|_| {});
    assert_eq!(
        found,
        [Difference {
            theme: Theme::Pace,
            expected_by: id(1).to_string(),
            about: id(2).to_string(),
            expected: Choice::ThisWeek,
            possible: Choice::SixWeeks,
            because: "want eerst de zienswijze".to_owned(),
        }]
    );
    assert_eq!(
        changed(|answers| answers.reverse()),
        found,
        "the order of people changes nothing"
    );
}

#[test]
fn what_agrees_what_is_open_and_what_is_private_is_not_listed() {
    let agree = |answers: &mut Vec<PrivateAnswers>| {
        answers[1].own = of(Theme::Pace, answer(Choice::ThisWeek, ""))
    };
    assert_eq!(changed(agree), []);
    assert_eq!(changed(|answers| answers[1].own.clear()), []);
    assert_eq!(changed(|answers| answers[0].revealed = false), []);
    assert_eq!(changed(|answers| answers[1].revealed = false), []);
    let other = |answers: &mut Vec<PrivateAnswers>| {
        answers[1].own = of(Theme::Pace, answer(Choice::AnyTime, ""))
    };
    assert_eq!(changed(other), [], "a choice of another theme is no answer");
    let later = |answers: &mut Vec<PrivateAnswers>| {
        answers[1].own = of(
            Theme::Pace,
            Answer {
                choice: Some("next_year".into()),
                line: String::new(),
            },
        );
    };
    assert_eq!(changed(later), [], "a choice of a later version");
    assert_eq!(differences(&[]), []);
}

#[test]
fn a_difference_becomes_an_explanation_that_the_table_of_kinds_accepts() {
    let difference = changed(|_| {}).remove(0);
    assert_eq!(difference.explain("  "), None);
    let agreed = difference
        .explain(" Eerst de zienswijze, dan pas een besluit ")
        .expect("an explanation");
    assert_eq!(agreed.kind, "explanation/1");
    for (name, value) in &agreed.fields {
        assert_eq!(check(agreed.kind, name, value), Ok(()), "{name}");
    }
    assert_eq!(
        agreed
            .fields
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>(),
        ["theme", "text", "partner"],
        "nothing of who expected what"
    );
}

#[test]
fn themes_have_choices_and_the_misunderstanding_is_a_line() {
    for theme in Theme::ALL {
        let count = choices(*theme).count();
        assert_eq!(count == 0, *theme == Theme::Misunderstanding, "{theme:?}");
        assert!(count != 1, "{theme:?}: one choice is no choice");
    }
    let told = PrivateAnswers {
        by: id(1).to_string(),
        own: of(
            Theme::Misunderstanding,
            Answer {
                choice: None,
                line: "Wij kunnen niemand dwingen".into(),
            },
        ),
        revealed: true,
        ..PrivateAnswers::default()
    };
    assert_eq!(
        misunderstandings(std::slice::from_ref(&told)),
        [(id(1).to_string(), "Wij kunnen niemand dwingen".to_owned())]
    );
    assert_eq!(
        misunderstandings(&[PrivateAnswers {
            revealed: false,
            ..told
        }]),
        []
    );
}
