//! The seven success factors: what is done, because of what, and what is missing (domain.md §7.1).

pub mod attention_kept;
pub mod case_lead;
pub mod interests_and_roles;
pub mod practical;
pub mod shared_analysis;
pub mod shared_file;
pub mod trust;

use crate::{
    calendar::Day,
    casefile::{CaseFile, answers::Override, team::Team, value::Uncertain},
    kinds::field_text_key,
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    step::Step,
    terms::{Term, terms},
};
use ledger::ids::{RecordId, RootId};

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

    /// People disagree about a field that a rule needs.
    pub(crate) fn settle(&mut self, kind: &str, field: &str, record: RecordId, question: Question) {
        let field = Param::Term(field_text_key(kind, field));
        let message = Message::new(M::FieldInConflict)
            .with("field", field)
            .about(record);
        self.miss(message, question, Step::SettleConflict);
    }

    /// Without partners there is nobody to do it with.
    pub(crate) fn need_partners(&mut self, file: &CaseFile, question: Question) {
        if file.active_partners().next().is_none() {
            self.miss(Message::new(M::PartnersNone), question, Step::AddPartner);
        }
    }

    /// *Confirmed* rests on every partner's own signed yes to the answers of the factor as they stand.
    pub(crate) fn confirm_answers(&mut self, factor: Factor, file: &CaseFile) {
        let mut partners = 0;
        for partner in file.active_partners() {
            partners += 1;
            let root = partner.root.known();
            let own = root.is_some_and(|root| file.answers.is_confirmed_by(factor, root));
            self.confirm(partner, own);
        }
        if partners == 0 {
            self.unconfirmed.push(Message::new(M::NobodyToConfirm));
        }
    }

    /// One partner's own yes, or that it is not there.
    pub(crate) fn confirm(&mut self, partner: &crate::casefile::party::Partner, own: bool) {
        let say = |code: M| {
            Message::new(code)
                .with("name", partner.label())
                .about(partner.meta.record)
        };
        if own {
            self.because.push(say(M::PartnerConfirmed));
        } else {
            self.unconfirmed.push(say(M::PartnerNotConfirmed));
        }
    }

    /// What is missing in the order of the questions, so that the first is the next question.
    pub(crate) fn in_order_of_questions(mut self) -> Findings {
        self.missing.sort_by_key(|missing| missing.question);
        self
    }
}

/// The state of one factor; `team` is what this vault holds outside any case.
pub fn factor_status(
    factor: Factor,
    file: &CaseFile,
    team: &Team,
    policy: &Policy,
    today: Day,
) -> FactorStatus {
    let found = match factor {
        Factor::CaseLead => case_lead::find(file, policy, today),
        Factor::InterestsAndRoles => interests_and_roles::find(file),
        Factor::SharedAnalysis => shared_analysis::find(file, policy, today),
        Factor::Trust => trust::find(file, team, policy, today),
        Factor::SharedFile => shared_file::find(file, policy, today),
        Factor::AttentionKept => attention_kept::find(file, policy, today),
        Factor::Practical => practical::find(file, policy, today),
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
pub fn all_factors(file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> Vec<FactorStatus> {
    Factor::ALL
        .iter()
        .map(|factor| factor_status(*factor, file, team, policy, today))
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
