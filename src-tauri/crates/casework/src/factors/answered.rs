//! SF2–SF5 and SF7: sufficient when every question is answered, confirmed when every partner says so himself.

use super::{Factor, Findings};
use crate::{
    casefile::CaseFile,
    message::{Message, MessageCode as M, Param},
    step::Step,
};

pub(crate) fn find(factor: Factor, file: &CaseFile) -> Findings {
    let mut found = Findings::default();
    for question in factor.questions() {
        let answer = file.answers.answer(question);
        let say = |code: M| {
            let message = Message::new(code).with("question", Param::Term(question.text_key()));
            let records = file.answers.meta.iter().map(|meta| meta.record).collect();
            Message { records, ..message }
        };
        if answer.is_conflict() {
            found.miss(say(M::QuestionUnclear), question, Step::SettleConflict);
        } else if answer.filled().is_some() {
            found.because.push(say(M::QuestionAnswered));
        } else {
            found.miss(say(M::QuestionOpen), question, Step::AnswerQuestion);
        }
    }
    let mut partners = 0;
    for partner in file.active_partners() {
        partners += 1;
        let root = partner.root.known();
        let own = root.is_some_and(|root| file.answers.is_confirmed_by(factor, root));
        let say = |code: M| {
            Message::new(code)
                .with("name", partner.label())
                .about(partner.meta.record)
        };
        if own {
            found.because.push(say(M::PartnerConfirmed));
        } else {
            found.unconfirmed.push(say(M::PartnerNotConfirmed));
        }
    }
    if partners == 0 {
        found.unconfirmed.push(Message::new(M::NobodyToConfirm));
    }
    found
}
