//! The seven success factors: what is done, because of what, and what is missing (domain.md §7.1).

pub mod answered;
pub mod attention_kept;
pub mod case_lead;

use crate::{
    calendar::Day,
    casefile::{CaseFile, answers::Override, value::Uncertain},
    message::Message,
    policy::Policy,
    step::Step,
    terms::{Term, terms},
};
use ledger::ids::RootId;

terms! {
    /// A success factor.
    Factor, "factor" {
        CaseLead = "sf1",
        InterestsAndRoles = "sf2",
        SharedAnalysis = "sf3",
        Trust = "sf4",
        SharedFile = "sf5",
        AttentionKept = "sf6",
        Practical = "sf7",
    }
}

terms! {
    /// How far a factor is (domain.md §7): leaving a phase needs *sufficient*.
    FactorState, "factor_state" {
        NotYet = "not_yet",
        Sufficient = "sufficient",
        Confirmed = "confirmed",
    }
}

/// One question of a factor, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question {
    /// The factor.
    pub factor: Factor,
    /// 1, 2, 3 …
    pub number: u8,
}

impl Factor {
    /// How many questions it has.
    pub fn question_count(self) -> u8 {
        match self {
            Factor::CaseLead | Factor::SharedFile => 6,
            Factor::InterestsAndRoles
            | Factor::Trust
            | Factor::AttentionKept
            | Factor::Practical => 5,
            Factor::SharedAnalysis => 7,
        }
    }

    /// Its questions in order.
    pub fn questions(self) -> impl Iterator<Item = Question> {
        (1..=self.question_count()).map(move |number| Question {
            factor: self,
            number,
        })
    }

    /// One of its questions.
    pub fn question(self, number: u8) -> Question {
        Question {
            factor: self,
            number,
        }
    }
}

impl Question {
    /// Every question of every factor.
    pub fn all() -> impl Iterator<Item = Question> {
        Factor::ALL.iter().flat_map(|factor| factor.questions())
    }

    /// `sf1_q1`: also the name of the field that holds the answer.
    pub fn code(self) -> String {
        format!("{}_q{}", self.factor.code(), self.number)
    }

    /// Reads `sf1_q1`.
    pub fn parse(code: &str) -> Option<Question> {
        Question::all().find(|question| question.code() == code)
    }

    /// Key of its text in the content pack.
    pub fn text_key(self) -> String {
        format!("question.{}", self.code())
    }
}

/// Something that a factor still needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is missing, in words.
    pub message: Message,
    /// The question that brings a person further.
    pub question: Question,
    /// What a person can do about it now.
    pub step: Step,
}

/// How far a factor is, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorStatus {
    /// The factor.
    pub factor: Factor,
    /// What follows from the case file.
    pub computed: FactorState,
    /// What speaks for it, with the records.
    pub because: Vec<Message>,
    /// What is missing for *sufficient*.
    pub missing: Vec<Missing>,
    /// What is missing for *confirmed*; empty unless sufficient.
    pub unconfirmed: Vec<Message>,
    /// What people say instead, with their reason; it stays visible beside the computed state.
    pub correction: Uncertain<Override>,
}

impl FactorStatus {
    /// The state that counts: the one that a person gave with a reason, else the computed one.
    pub fn state(&self) -> FactorState {
        self.correction
            .known()
            .map_or(self.computed, |correction| correction.state)
    }

    /// Whether a phase may be left on it.
    pub fn is_done(&self) -> bool {
        self.state() != FactorState::NotYet
    }
}

/// What a computation found.
#[derive(Default)]
pub(crate) struct Findings {
    pub because: Vec<Message>,
    pub missing: Vec<Missing>,
    pub unconfirmed: Vec<Message>,
}

impl Findings {
    pub(crate) fn miss(&mut self, message: Message, question: Question, step: Step) {
        self.missing.push(Missing {
            message,
            question,
            step,
        });
    }
}

/// The state of one factor.
pub fn factor_status(factor: Factor, file: &CaseFile, policy: &Policy, today: Day) -> FactorStatus {
    let found = match factor {
        Factor::CaseLead => case_lead::find(file, policy, today),
        Factor::AttentionKept => attention_kept::find(file, policy, today),
        Factor::InterestsAndRoles
        | Factor::SharedAnalysis
        | Factor::Trust
        | Factor::SharedFile
        | Factor::Practical => answered::find(factor, file),
    };
    let computed = match (found.missing.is_empty(), found.unconfirmed.is_empty()) {
        (false, _) => FactorState::NotYet,
        (true, false) => FactorState::Sufficient,
        (true, true) => FactorState::Confirmed,
    };
    let unconfirmed = if computed == FactorState::Sufficient {
        found.unconfirmed
    } else {
        Vec::new()
    };
    FactorStatus {
        factor,
        computed,
        because: found.because,
        missing: found.missing,
        unconfirmed,
        correction: file.answers.correction(factor).clone(),
    }
}

/// The state of all seven factors, in order.
pub fn all_factors(file: &CaseFile, policy: &Policy, today: Day) -> Vec<FactorStatus> {
    Factor::ALL
        .iter()
        .map(|factor| factor_status(*factor, file, policy, today))
        .collect()
}

/// Days between two looks at this case: by its urgency; an urgency that nobody set counts as most cautious.
pub fn review_days(file: &CaseFile, policy: &Policy) -> u16 {
    use crate::terms::case::Urgency;
    policy
        .review_days
        .of(file.urgency_now().unwrap_or(Urgency::Acute))
}

/// Whether the partner with this root wrote the value himself.
pub(crate) fn own_word<T>(value: &Uncertain<T>, root: Option<&RootId>) -> bool {
    root.is_some_and(|root| value.backed_by(root))
}
