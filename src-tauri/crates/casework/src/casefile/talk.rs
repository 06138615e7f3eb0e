//! Working together: questions, handovers, meetings, word to residents, looking back.

use super::{
    Meta, OnceIds,
    record::record,
    value::{self, Uncertain},
};
use crate::{
    calendar::{Day, Moment},
    guide::GuideState,
    kinds::{self, Field, Format},
    terms::{
        Term,
        inquiry::ContactWay,
        talk::{
            AftercareResult, EvaluationOf, ExpectationTheme, HandoverOf, HandoverState, NotShared,
            RequestState, ResolutionType, ToldWhom, TriedDoor,
        },
    },
};
use ledger::{
    cbor::Value,
    ids::{RecordId, RootId},
    record::RecordState,
};
use std::collections::BTreeMap;

/// Working together: questions, handovers, meetings, word to residents, looking back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// Records `information_request/1`.
    pub information_requests: Vec<InformationRequest>,
    /// Records `handover/1`.
    pub handovers: Vec<Handover>,
    /// Records `handover_word/1`.
    pub handover_words: Vec<HandoverWord>,
    /// Records `meeting_item/1`.
    pub meeting_items: Vec<MeetingItem>,
    /// Records `resolution/1`.
    pub resolutions: Vec<Resolution>,
    /// Records `expectation_card/1`.
    pub expectation_cards: Vec<ExpectationCard>,
    /// Records `feedback/1`.
    pub feedbacks: Vec<Feedback>,
    /// Records `pulse/1`.
    pub pulses: Vec<Pulse>,
    /// Records `evaluation/1`.
    pub evaluations: Vec<Evaluation>,
    /// Records `explanation/1`.
    pub explanations: Vec<Explanation>,
    /// Records `snooze/1`.
    pub snoozes: Vec<Snooze>,
    /// Records `guide_consent/1`.
    pub guide_consents: Vec<GuideConsent>,
    /// The record `pitfall_answers/1`, of which a case has one.
    pub pitfall_answers: Option<GuideAnswers>,
    /// The record `need_answers/1`, of which a case has one.
    pub need_answers: Option<GuideAnswers>,
}

impl Talk {
    /// Takes in a record of one of these kinds; tells whether it was one.
    pub(super) fn take(&mut self, state: &RecordState, once: &OnceIds) -> bool {
        match state.kind.as_str() {
            InformationRequest::KIND => self
                .information_requests
                .push(InformationRequest::read(state)),
            Handover::KIND => self.handovers.push(Handover::read(state)),
            HandoverWord::KIND => self.handover_words.push(HandoverWord::read(state)),
            MeetingItem::KIND => self.meeting_items.push(MeetingItem::read(state)),
            Resolution::KIND => self.resolutions.push(Resolution::read(state)),
            ExpectationCard::KIND => self.expectation_cards.push(ExpectationCard::read(state)),
            Feedback::KIND => self.feedbacks.push(Feedback::read(state)),
            Pulse::KIND => self.pulses.push(Pulse::read(state)),
            Evaluation::KIND => self.evaluations.push(Evaluation::read(state)),
            Explanation::KIND => self.explanations.push(Explanation::read(state)),
            Snooze::KIND => self.snoozes.push(Snooze::read(state)),
            GuideConsent::KIND => self.guide_consents.push(GuideConsent::read(state)),
            GuideAnswers::PITFALLS
                if once.is_right(
                    GuideAnswers::PITFALLS,
                    state,
                    self.pitfall_answers.is_some(),
                ) =>
            {
                self.pitfall_answers = Some(GuideAnswers::read(state));
            }
            GuideAnswers::NEEDS
                if once.is_right(GuideAnswers::NEEDS, state, self.need_answers.is_some()) =>
            {
                self.need_answers = Some(GuideAnswers::read(state));
            }
            _ => return false,
        }
        true
    }
}

record! {
    /// A question from one partner to another, with what became of it (VK1).
    InformationRequest, "information_request/1" {
        /// Field `question`.
        question: Uncertain<String>,
        /// Field `at_least`.
        at_least: Uncertain<String>,
        /// Field `from`.
        from: Uncertain<RecordId>,
        /// Field `to`.
        to: Uncertain<RecordId>,
        /// When it was asked.
        asked_at: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<RequestState>,
        /// Field `not_shared`.
        not_shared: Uncertain<NotShared>,
        /// Why.
        reason: Uncertain<String>,
        /// Field `alternative`.
        alternative: Uncertain<String>,
        /// Field `doors`.
        doors: Vec<TriedDoor>,
        /// Field `answered_at`.
        answered_at: Uncertain<Day>,
        /// Recorded on his behalf: how he answered.
        on_behalf: Uncertain<String>,
        /// Roots of who confirmed that the reason of a no is clear.
        understood: Vec<RootId>,
    }
}

record! {
    /// A case, the lead or a task goes from one partner to another (VK3).
    Handover, "handover/1" {
        /// Field `of`.
        of: Uncertain<HandoverOf>,
        /// Field `subject`.
        subject: Uncertain<RecordId>,
        /// Field `from`.
        from: Uncertain<RecordId>,
        /// Field `to`.
        to: Uncertain<RecordId>,
        /// Field `offered_at`.
        offered_at: Uncertain<Day>,
        /// Field `answer_by`.
        answer_by: Uncertain<Day>,
        /// Where it stands.
        state: Uncertain<HandoverState>,
        /// Field `asks`.
        asks: Uncertain<String>,
        /// Field `promises`.
        promises: Uncertain<String>,
        /// Field `risks`.
        risks: Uncertain<String>,
        /// Field `conditions`.
        conditions: Uncertain<String>,
        /// Why.
        reason: Uncertain<String>,
        /// Field `answered_at`.
        answered_at: Uncertain<Day>,
        /// Field `spoken_at`.
        spoken_at: Uncertain<Day>,
        /// Field `spoken_how`.
        spoken_how: Uncertain<String>,
        /// Field `received_at`.
        received_at: Uncertain<Day>,
        /// Field `follow_up_at`.
        follow_up_at: Uncertain<Day>,
        /// Roots of who confirmed that the reason of a no is clear.
        understood: Vec<RootId>,
    }
}

record! {
    /// What one of the two said about a handover.
    HandoverWord, "handover_word/1" {
        /// The handover.
        handover: Uncertain<RecordId>,
        /// The record of the partner whose word it is.
        partner: Uncertain<RecordId>,
        /// What he said: where the handover stands after it.
        said: Uncertain<HandoverState>,
        /// When.
        at: Uncertain<Day>,
        /// His conditions, or why not.
        text: Uncertain<String>,
        /// How and when he said so, where another wrote it down.
        on_behalf: Uncertain<String>,
    }
}

record! {
    /// This case at a meeting: who was asked, who came, what has to be decided.
    MeetingItem, "meeting_item/1" {
        /// Field `meeting`.
        meeting: Uncertain<RecordId>,
        /// When.
        at: Uncertain<Moment>,
        /// Field `place`.
        place: Uncertain<String>,
        /// Field `minutes`.
        minutes: Uncertain<i64>,
        /// Field `decision_needed`.
        decision_needed: Uncertain<String>,
        /// Field `invited`.
        invited: Vec<RecordId>,
        /// Field `present`.
        present: Vec<RecordId>,
        /// Field `deputised`.
        deputised: Vec<RecordId>,
        /// A line beside it.
        note: Uncertain<String>,
    }
}

record! {
    /// What was decided, why, and who tells whom (R5, BH1).
    Resolution, "resolution/1" {
        /// Field `meeting_item`.
        meeting_item: Uncertain<RecordId>,
        /// Field `sort`.
        sort: Uncertain<ResolutionType>,
        /// In words.
        text: Uncertain<String>,
        /// When.
        at: Uncertain<Day>,
        /// Field `alternatives`.
        alternatives: Uncertain<String>,
        /// Why.
        reason: Uncertain<String>,
        /// Field `decider`.
        decider: Uncertain<String>,
        /// Field `teller`.
        teller: Uncertain<String>,
        /// Field `tell_by`.
        tell_by: Uncertain<Day>,
        /// Field `concerns`.
        concerns: Vec<RecordId>,
        /// Field `understood`.
        understood: Vec<RootId>,
    }
}

record! {
    /// What someone may expect, and what not (VK6).
    ExpectationCard, "expectation_card/1" {
        /// To or for whom.
        whom: Uncertain<ToldWhom>,
        /// The report that it is about.
        report: Uncertain<RecordId>,
        /// Field `will`.
        will: Uncertain<String>,
        /// Field `will_not`.
        will_not: Uncertain<String>,
        /// Field `next_word`.
        next_word: Uncertain<Day>,
        /// Field `can_do`.
        can_do: Uncertain<String>,
        /// Field `set_at`.
        set_at: Uncertain<Day>,
    }
}

record! {
    /// Word to a reporter or resident: planned, promised, given (R6).
    Feedback, "feedback/1" {
        /// To or for whom.
        whom: Uncertain<ToldWhom>,
        /// The report that it is about.
        report: Uncertain<RecordId>,
        /// Field `planned_for`.
        planned_for: Uncertain<Day>,
        /// Whether a day was promised.
        promised: Uncertain<bool>,
        /// Field `given_at`.
        given_at: Uncertain<Day>,
        /// How.
        way: Uncertain<ContactWay>,
        /// In words.
        text: Uncertain<String>,
    }
}

record! {
    /// How the co-operation goes, 1–5, only for the group (SF4).
    Pulse, "pulse/1" {
        /// The partner record.
        partner: Uncertain<RecordId>,
        /// Field `score`.
        score: Uncertain<i64>,
        /// When.
        at: Uncertain<Day>,
        /// In words.
        text: Uncertain<String>,
        /// Field `addressed_at`.
        addressed_at: Uncertain<Day>,
        /// Field `addressed_how`.
        addressed_how: Uncertain<String>,
    }
}

record! {
    /// A look back: an aftercare check, or how the co-operation went.
    Evaluation, "evaluation/1" {
        /// Field `of`.
        of: Uncertain<EvaluationOf>,
        /// Field `due`.
        due: Uncertain<Day>,
        /// When.
        at: Uncertain<Day>,
        /// What came of it.
        result: Uncertain<AftercareResult>,
        /// Field `went_well`.
        went_well: Uncertain<String>,
        /// Field `change`.
        change: Uncertain<String>,
    }
}

record! {
    /// An explanation that partners agreed on after the expectations check (BH1, domain.md §9).
    Explanation, "explanation/1" {
        /// Field `theme`.
        theme: Uncertain<ExpectationTheme>,
        /// In words.
        text: Uncertain<String>,
        /// The partner record.
        partner: Uncertain<RecordId>,
    }
}

record! {
    /// A point of attention put off, once, with a reason.
    Snooze, "snooze/1" {
        /// Field `rule`.
        rule: Uncertain<String>,
        /// Field `subject`.
        subject: Uncertain<RecordId>,
        /// Until when.
        until: Uncertain<Day>,
        /// Why.
        reason: Uncertain<String>,
        /// When.
        at: Uncertain<Day>,
    }
}

record! {
    /// A partner agrees with the answers of a factor, pitfall or need, exactly as they were then.
    GuideConsent, "guide_consent/1" {
        /// Code of the factor, pitfall or need.
        guide: Uncertain<String>,
        /// The partner record.
        partner: Uncertain<RecordId>,
        /// The answers as they were then; see [`crate::guide::answers_hash`].
        content: Uncertain<[u8; 32]>,
        /// When.
        at: Uncertain<Day>,
        /// Recorded on his behalf: how he agreed.
        on_behalf: Uncertain<String>,
    }
}

/// Answers to the questions of the pitfalls or of the needs (domain.md §7.3, §7.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideAnswers {
    /// What is known of the record besides its content.
    pub meta: Meta,
    texts: BTreeMap<&'static str, Uncertain<String>>,
    corrections: BTreeMap<&'static str, Uncertain<Correction>>,
}

/// What a person says about the state of a pitfall or need, beside what is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The state that the person sees.
    pub state: GuideState,
    /// Why.
    pub reason: String,
}

impl GuideAnswers {
    /// The kind that holds the answers of the pitfalls.
    pub const PITFALLS: &'static str = "pitfall_answers/1";
    /// The kind that holds the answers of the needs.
    pub const NEEDS: &'static str = "need_answers/1";

    /// Reads such a record: one text per field of its kind.
    pub fn read(state: &RecordState) -> GuideAnswers {
        let fields = kinds::kind(&state.kind).map_or(&[][..], |kind| kind.fields);
        let (corrections, texts): (Vec<&Field>, Vec<&Field>) = fields
            .iter()
            .partition(|field| matches!(field.format, Format::Override(_)));
        GuideAnswers {
            meta: Meta::of(state),
            texts: texts
                .iter()
                .map(|field| (field.name, value::text(state, field.name)))
                .collect(),
            corrections: corrections
                .iter()
                .map(|field| (field.name, value::read(state, field.name, read_correction)))
                .collect(),
        }
    }

    /// What people say of the pitfall or need of this code, such as `vk1`, beside the computed state.
    pub fn correction(&self, guide: &str) -> &Uncertain<Correction> {
        self.corrections
            .get(format!("{guide}_override").as_str())
            .unwrap_or(&Uncertain::Unset)
    }

    /// The answer to the question of this code, such as `vk1_q1`.
    pub fn answer(&self, code: &str) -> &Uncertain<String> {
        self.texts.get(code).unwrap_or(&Uncertain::Unset)
    }
}

fn read_correction(value: &Value) -> Option<Correction> {
    let state = GuideState::parse(value.get("state")?.as_text()?)?;
    let reason = value.get("reason")?.as_text()?.trim().to_owned();
    (!reason.is_empty()).then_some(Correction { state, reason })
}
