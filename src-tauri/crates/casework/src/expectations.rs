//! The expectations check: what one can do beside what another expects, per theme; only differences are told
//! (domain.md §9).
//!
//! Answers are private (K8): plain data of one device or one sitting, never a record, gone when the case closes.
//! Only an explanation that partners agreed on becomes a record. Nothing here judges a person or an organisation.

use crate::{
    casefile::talk::Explanation,
    terms::{Term, talk::ExpectationTheme, terms},
};
use ledger::{cbor::Value, ids::RecordId};
use std::collections::BTreeMap;

terms! {
    /// A choice of a theme; each belongs to one theme.
    Choice, "expectation_choice" {
        Today = "today",
        ThisWeek = "this_week",
        SixWeeks = "six_weeks",
        Longer = "longer",
        DecideAlone = "decide_alone",
        DecideTogether = "decide_together",
        AdviseOnly = "advise_only",
        AnyTime = "any_time",
        OfficeHours = "office_hours",
        SetHours = "set_hours",
        ForReporters = "for_reporters",
        ForResident = "for_resident",
        ForAll = "for_all",
        ShareFreely = "share_freely",
        ShareOnCondition = "share_on_condition",
        ShareProcessOnly = "share_process_only",
        SolveWhole = "solve_whole",
        SolvePart = "solve_part",
        SupportOthers = "support_others",
    }
}

impl Choice {
    /// The theme that it belongs to.
    pub fn theme(self) -> ExpectationTheme {
        match self {
            Choice::Today | Choice::ThisWeek | Choice::SixWeeks | Choice::Longer => {
                ExpectationTheme::Pace
            }
            Choice::DecideAlone | Choice::DecideTogether | Choice::AdviseOnly => {
                ExpectationTheme::Powers
            }
            Choice::AnyTime | Choice::OfficeHours | Choice::SetHours => ExpectationTheme::Reach,
            Choice::ForReporters | Choice::ForResident | Choice::ForAll => {
                ExpectationTheme::ForWhom
            }
            Choice::ShareFreely | Choice::ShareOnCondition | Choice::ShareProcessOnly => {
                ExpectationTheme::Sharing
            }
            Choice::SolveWhole | Choice::SolvePart | Choice::SupportOthers => {
                ExpectationTheme::Solution
            }
        }
    }
}

terms! {
    /// A fact that holds for everybody, beside a theme: no opinion about anyone (domain.md §9).
    FactCard, "fact_card" {
        /// Why an order of the mayor takes time.
        OrderTakesTime = "order_takes_time",
        /// What a care worker cannot do.
        NoForcedCare = "no_forced_care",
        /// When professional secrecy holds.
        Secrecy = "secrecy",
        /// What the privacy law does and does not forbid.
        PrivacyLaw = "privacy_law",
    }
}

impl FactCard {
    /// The theme beside which it stands.
    pub fn theme(self) -> ExpectationTheme {
        match self {
            FactCard::OrderTakesTime => ExpectationTheme::Pace,
            FactCard::NoForcedCare => ExpectationTheme::Powers,
            FactCard::Secrecy | FactCard::PrivacyLaw => ExpectationTheme::Sharing,
        }
    }
}

/// The choices of a theme; the misunderstanding that one likes to take away is a line of text only.
pub fn choices(theme: ExpectationTheme) -> impl Iterator<Item = Choice> {
    let all = Choice::ALL.iter().copied();
    all.filter(move |choice| choice.theme() == theme)
}

/// Key of what is asked about oneself.
pub fn own_question_key(theme: ExpectationTheme) -> String {
    format!("{}.own", theme.text_key())
}

/// Key of what is asked about the other; none for the misunderstanding, which one tells only of oneself.
pub fn other_question_key(theme: ExpectationTheme) -> Option<String> {
    (theme != ExpectationTheme::Misunderstanding).then(|| format!("{}.other", theme.text_key()))
}

/// One answer: a choice by its code, with a line where it needs one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Code of the choice.
    pub choice: Option<String>,
    /// A line beside it.
    pub line: String,
}

impl Answer {
    /// The choice, when it belongs to this theme and this version knows it.
    pub fn choice_of(&self, theme: ExpectationTheme) -> Option<Choice> {
        let choice = self.choice.as_deref().and_then(Choice::parse);
        choice.filter(|choice| choice.theme() == theme)
    }
}

/// What one person answered: about himself, and what he expects of others. Themes and partners by code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrivateAnswers {
    /// The partner record of who answered.
    pub by: String,
    /// About himself, per theme.
    pub own: BTreeMap<String, Answer>,
    /// What he expects, per partner record and theme.
    pub of_others: BTreeMap<String, BTreeMap<String, Answer>>,
    /// He showed his answers to the group.
    pub revealed: bool,
}

/// A theme in which one person expects something else than the other can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The theme.
    pub theme: ExpectationTheme,
    /// The partner record of who expects it.
    pub expected_by: String,
    /// The partner record of whom it is expected.
    pub about: String,
    /// What is expected.
    pub expected: Choice,
    /// What is possible.
    pub possible: Choice,
    /// Why, in the words of who was asked.
    pub because: String,
}

/// Where expectations and answers differ, by theme, then by people. Only what both revealed is compared; what agrees
/// is not listed, and neither is a theme that one of them left open.
pub fn differences(answers: &[PrivateAnswers]) -> Vec<Difference> {
    let revealed = || answers.iter().filter(|one| one.revealed);
    let mut found: Vec<Difference> = revealed()
        .flat_map(|expecting| {
            revealed()
                .filter(move |about| about.by != expecting.by)
                .flat_map(move |about| differences_between(expecting, about))
        })
        .collect();
    found.sort_by(|a, b| {
        (a.theme, &a.expected_by, &a.about).cmp(&(b.theme, &b.expected_by, &b.about))
    });
    found.dedup();
    found
}

fn differences_between(expecting: &PrivateAnswers, about: &PrivateAnswers) -> Vec<Difference> {
    let themes = ExpectationTheme::ALL.iter().copied();
    let differing = themes.filter_map(|theme| {
        let expected = expecting.of_others.get(&about.by)?.get(theme.code())?;
        let own = about.own.get(theme.code())?;
        let (expected, possible) = (expected.choice_of(theme)?, own.choice_of(theme)?);
        (expected != possible).then(|| Difference {
            theme,
            expected_by: expecting.by.clone(),
            about: about.by.clone(),
            expected,
            possible,
            because: own.line.trim().to_owned(),
        })
    });
    differing.collect()
}

/// The misunderstandings that people like to take away, as they revealed them: partner record and line.
pub fn misunderstandings(answers: &[PrivateAnswers]) -> Vec<(String, String)> {
    let theme = ExpectationTheme::Misunderstanding.code();
    let told = answers.iter().filter(|one| one.revealed).filter_map(|one| {
        let line = one.own.get(theme)?.line.trim();
        (!line.is_empty()).then(|| (one.by.clone(), line.to_owned()))
    });
    told.collect()
}

/// An explanation as it becomes a record, once people agreed on its words; it says nothing of who expected what.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreedExplanation {
    /// The kind of the record.
    pub kind: &'static str,
    /// Its fields.
    pub fields: Vec<(&'static str, Value)>,
}

impl Difference {
    /// Turns a difference into the agreed explanation; `text` in the words of who explains, none while it is empty.
    pub fn explain(&self, text: &str) -> Option<AgreedExplanation> {
        explanation(self.theme, &self.about, text)
    }
}

/// The agreed explanation of a theme by this partner; none while the text is empty.
pub fn explanation(
    theme: ExpectationTheme,
    partner: &str,
    text: &str,
) -> Option<AgreedExplanation> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let mut fields = vec![
        ("theme", Value::from(theme.code())),
        ("text", Value::from(text)),
    ];
    if let Ok(partner) = partner.parse::<RecordId>() {
        fields.push(("partner", Value::from(*partner.as_bytes())));
    }
    Some(AgreedExplanation {
        kind: Explanation::KIND,
        fields,
    })
}
