//! What the factors, pitfalls and needs share: questions that a person answers, and a status that follows from data.

use crate::{
    casefile::{
        CaseFile,
        party::Partner,
        talk::{Correction, GuideAnswers, GuideConsent},
        value::Uncertain,
    },
    factors::{Factor, Question},
    message::Message,
    step::Step,
    terms::{Term, terms},
};
use ledger::cbor::Value;
use sha2::{Digest, Sha256};

terms! {
    /// A way in which working together goes wrong.
    Pitfall, "pitfall" {
        /// Sharing gets stuck.
        Sharing = "vk1",
        /// No time, no priority.
        NoTime = "vk2",
        /// Thrown over the fence.
        OverTheFence = "vk3",
        /// Nobody steers.
        NoLead = "vk4",
        /// Partners drift apart.
        DriftingApart = "vk5",
        /// Neighbours and resident out of sight.
        ResidentsOutOfSight = "vk6",
    }
}

terms! {
    /// What partners need of each other.
    PartnerNeed, "partner_need" {
        /// Why a partner does something or not.
        Explanation = "bh1",
        /// Effort, and word of what came of it.
        Feedback = "bh2",
        /// Fixed faces, also outside crises.
        FixedFaces = "bh3",
        /// Clear rules for sharing.
        ClearRules = "bh4",
        /// Landlord and community police take part.
        LandlordAndPolice = "bh5",
        /// Enough specialised help.
        Expertise = "bh6",
        /// Other housing, crisis places.
        Housing = "bh7",
        /// Thinking in what can be done.
        Possibilities = "bh8",
    }
}

terms! {
    /// How far a pitfall is resolved, or a need met.
    GuideState, "guide_state" {
        /// Nothing in the file asks for it.
        Quiet = "quiet",
        /// Something is missing.
        Open = "open",
        /// What the file asks for is there.
        Done = "done",
    }
}

/// Whatever asks questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guide {
    /// A success factor.
    Factor(Factor),
    /// A pitfall.
    Pitfall(Pitfall),
    /// A need.
    Need(PartnerNeed),
}

impl Guide {
    /// Every factor, pitfall and need.
    pub fn all() -> impl Iterator<Item = Guide> {
        let factors = Factor::ALL.iter().copied().map(Guide::Factor);
        let pitfalls = Pitfall::ALL.iter().copied().map(Guide::Pitfall);
        let needs = PartnerNeed::ALL.iter().copied().map(Guide::Need);
        factors.chain(pitfalls).chain(needs)
    }

    /// `sf1`, `vk1`, `bh1`.
    pub fn code(self) -> &'static str {
        match self {
            Guide::Factor(factor) => factor.code(),
            Guide::Pitfall(pitfall) => pitfall.code(),
            Guide::Need(need) => need.code(),
        }
    }

    /// Reads `sf1`, `vk1`, `bh1`.
    pub fn parse(code: &str) -> Option<Guide> {
        Guide::all().find(|guide| guide.code() == code)
    }

    /// Key of its short name in the content pack.
    pub fn text_key(self) -> String {
        match self {
            Guide::Factor(factor) => factor.text_key(),
            Guide::Pitfall(pitfall) => pitfall.text_key(),
            Guide::Need(need) => need.text_key(),
        }
    }

    /// How many questions it has.
    pub fn question_count(self) -> u8 {
        match self {
            Guide::Factor(factor) => factor.question_count(),
            Guide::Pitfall(
                Pitfall::Sharing
                | Pitfall::NoTime
                | Pitfall::OverTheFence
                | Pitfall::ResidentsOutOfSight,
            ) => 4,
            Guide::Pitfall(Pitfall::DriftingApart)
            | Guide::Need(PartnerNeed::LandlordAndPolice | PartnerNeed::Possibilities) => 3,
            Guide::Pitfall(Pitfall::NoLead)
            | Guide::Need(
                PartnerNeed::Explanation
                | PartnerNeed::Feedback
                | PartnerNeed::FixedFaces
                | PartnerNeed::ClearRules
                | PartnerNeed::Expertise
                | PartnerNeed::Housing,
            ) => 2,
        }
    }

    /// Its questions in order.
    pub fn questions(self) -> impl Iterator<Item = GuideQuestion> {
        (1..=self.question_count()).map(move |number| GuideQuestion {
            guide: self,
            number,
        })
    }

    /// One of its questions.
    pub fn question(self, number: u8) -> GuideQuestion {
        GuideQuestion {
            guide: self,
            number,
        }
    }
}

/// One question of a factor, pitfall or need, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuideQuestion {
    /// What asks it.
    pub guide: Guide,
    /// 1, 2, 3 …
    pub number: u8,
}

impl GuideQuestion {
    /// Every question of every factor, pitfall and need.
    pub fn all() -> impl Iterator<Item = GuideQuestion> {
        Guide::all().flat_map(Guide::questions)
    }

    /// `vk1_q1`: also the name of the field that holds the answer.
    pub fn code(self) -> String {
        format!("{}_q{}", self.guide.code(), self.number)
    }

    /// Reads `vk1_q1`.
    pub fn parse(code: &str) -> Option<GuideQuestion> {
        GuideQuestion::all().find(|question| question.code() == code)
    }

    /// Key of its text in the content pack.
    pub fn text_key(self) -> String {
        format!("question.{}", self.code())
    }

    /// The kind of record that holds the answer.
    pub fn kind(self) -> &'static str {
        match self.guide {
            Guide::Factor(_) => "factor/1",
            Guide::Pitfall(_) => GuideAnswers::PITFALLS,
            Guide::Need(_) => GuideAnswers::NEEDS,
        }
    }

    /// The answer in this case.
    pub fn answer(self, file: &CaseFile) -> &Uncertain<String> {
        if let Guide::Factor(factor) = self.guide {
            return file.answers.answer(factor.question(self.number));
        }
        answers_of(self.guide, file)
            .map_or(&Uncertain::Unset, |answers| answers.answer(&self.code()))
    }
}

impl From<Question> for GuideQuestion {
    fn from(question: Question) -> GuideQuestion {
        Guide::Factor(question.factor).question(question.number)
    }
}

/// Something that a pitfall or need still asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideMissing {
    /// What, in words.
    pub message: Message,
    /// The question that brings a person further.
    pub question: GuideQuestion,
    /// What a person can do about it now.
    pub step: Step,
}

/// How a pitfall or need stands, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideStatus {
    /// The pitfall or need.
    pub guide: Guide,
    /// What follows from the case file.
    pub state: GuideState,
    /// What speaks for it, with the records.
    pub because: Vec<Message>,
    /// What is missing.
    pub missing: Vec<GuideMissing>,
    /// What people say instead, with their reason; it stays visible beside the computed state.
    pub correction: Uncertain<Correction>,
}

impl GuideStatus {
    /// The state that counts: the one that a person gave with a reason, else the computed one.
    pub fn standing(&self) -> GuideState {
        self.correction
            .known()
            .map_or(self.state, |correction| correction.state)
    }
}

/// The record with the answers and corrections of a pitfall or need; none for a factor.
fn answers_of(guide: Guide, file: &CaseFile) -> Option<&GuideAnswers> {
    match guide {
        Guide::Factor(_) => None,
        Guide::Pitfall(_) => file.talk.pitfall_answers.as_ref(),
        Guide::Need(_) => file.talk.need_answers.as_ref(),
    }
}

/// What a partner agrees with: SHA-256 over `woonrust1:answers`, a zero byte, and the CBOR array
/// `[guide, [question, answer], …]` of what is answered now.
pub fn answers_hash(guide: Guide, file: &CaseFile) -> [u8; 32] {
    let answered = guide.questions().filter_map(|question| {
        let text = question.answer(file).filled()?;
        Some(Value::Array(vec![
            Value::from(question.code()),
            Value::from(text),
        ]))
    });
    let content = std::iter::once(Value::from(guide.code()))
        .chain(answered)
        .collect();
    let mut hash = Sha256::new_with_prefix(b"woonrust1:answers\0");
    hash.update(Value::Array(content).encode());
    hash.finalize().into()
}

/// Whether a partner agrees with the answers as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement<'a> {
    /// He signed it himself.
    Himself(&'a GuideConsent),
    /// Someone recorded it on his behalf and said how.
    OnBehalf(&'a GuideConsent),
    /// He agreed, and the answers changed since.
    Earlier(&'a GuideConsent),
    /// Nothing says so.
    None,
}

/// How a partner stands to the answers of a factor, pitfall or need; his own word counts most, then the latest.
pub fn agreement<'a>(guide: Guide, file: &'a CaseFile, partner: &Partner) -> Agreement<'a> {
    let now = answers_hash(guide, file);
    let his = file.talk.guide_consents.iter().filter(|one| {
        one.guide.filled() == Some(guide.code())
            && one.partner.known() == Some(&partner.meta.record)
    });
    let root = partner.root.known();
    let found = his.filter_map(|one| {
        let own = root.is_some() && one.meta.creator.as_ref() == root;
        let current = one.content.known() == Some(&now);
        let rank = match (current, own, one.on_behalf.filled().is_some()) {
            (true, true, _) => 3,
            (true, false, true) => 2,
            (false, true, _) | (false, false, true) => 1,
            (_, false, false) => return None,
        };
        Some((rank, one.meta.first_wall, one.meta.record, one))
    });
    let best = found.max_by_key(|(rank, wall, record, _)| (*rank, *wall, *record));
    match best {
        Some((3, _, _, one)) => Agreement::Himself(one),
        Some((2, _, _, one)) => Agreement::OnBehalf(one),
        Some((_, _, _, one)) => Agreement::Earlier(one),
        None => Agreement::None,
    }
}

/// What a computation found about one guide.
pub(crate) struct GuideFindings {
    guide: Guide,
    because: Vec<Message>,
    missing: Vec<GuideMissing>,
}

impl GuideFindings {
    pub(crate) fn of(guide: Guide) -> GuideFindings {
        GuideFindings {
            guide,
            because: Vec::new(),
            missing: Vec::new(),
        }
    }

    pub(crate) fn speak(&mut self, message: Message) {
        self.because.push(message);
    }

    pub(crate) fn miss(&mut self, message: Message, question: u8, step: Step) {
        let question = self.guide.question(question);
        self.missing.push(GuideMissing {
            message,
            question,
            step,
        });
    }

    /// Quiet when nothing speaks for or against it.
    pub(crate) fn status(mut self, file: &CaseFile) -> GuideStatus {
        self.missing.sort_by_key(|missing| missing.question);
        let state = match (self.missing.is_empty(), self.because.is_empty()) {
            (false, _) => GuideState::Open,
            (true, false) => GuideState::Done,
            (true, true) => GuideState::Quiet,
        };
        GuideStatus {
            guide: self.guide,
            state,
            because: self.because,
            missing: self.missing,
            correction: answers_of(self.guide, file).map_or(Uncertain::Unset, |answers| {
                answers.correction(self.guide.code()).clone()
            }),
        }
    }
}
