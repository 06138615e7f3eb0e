//! Six pitfalls and eight needs: quiet while nothing asks for them, open with what is missing, done when it is there.

mod partner_needs;
mod pitfalls;

use crate::build::*;
use casework::{
    guide::{
        Agreement, Guide, GuideQuestion, GuideState, GuideStatus, PartnerNeed, Pitfall, agreement,
        answers_hash,
    },
    needs::need_status,
    pitfalls::pitfall_status,
    terms::Term,
};
use ledger::cbor::Value;

fn case_with(records: &[Record]) -> Vec<Record> {
    [vec![case_record()], records.to_vec()].concat()
}

fn shown(status: &GuideStatus) -> (GuideState, Vec<&'static str>) {
    (
        status.state,
        codes(status.missing.iter().map(|missing| &missing.message)),
    )
}

const QUIET: (GuideState, Vec<&str>) = (GuideState::Quiet, vec![]);
const DONE: (GuideState, Vec<&str>) = (GuideState::Done, vec![]);

fn open(codes: &[&'static str]) -> (GuideState, Vec<&'static str>) {
    (GuideState::Open, codes.to_vec())
}

#[test]
fn every_question_has_a_field_for_its_answer_and_reads_itself_back() {
    assert_eq!(GuideQuestion::all().count(), 39 + 21 + 18);
    for question in GuideQuestion::all() {
        let kind = casework::kinds::kind(question.kind()).expect("a kind");
        assert!(
            kind.field(&question.code()).is_some(),
            "{}",
            question.code()
        );
        assert_eq!(GuideQuestion::parse(&question.code()), Some(question));
    }
    for kind in ["pitfall_answers/1", "need_answers/1"] {
        for field in casework::kinds::kind(kind).expect("a kind").fields {
            let judged = field.name.strip_suffix("_override");
            assert!(
                GuideQuestion::parse(field.name).is_some()
                    || judged.is_some_and(|code| Guide::parse(code).is_some()),
                "{} is asked or judged",
                field.name
            );
        }
    }
    assert_eq!(GuideQuestion::parse("vk4_q3"), None);
}

#[test]
fn an_answer_is_read_from_its_own_record() {
    let file = read(&[
        case_record(),
        once("pitfall_answers/1").set("vk4_q1", "De wethouder"),
        once("need_answers/1")
            .set("bh8_q3", "De directeur")
            .by(BRAM)
            .also("bh8_q3", "Niemand"),
        factor_record().set("sf1_q1", "Bram"),
    ]);
    let answer = |code: &str| {
        GuideQuestion::parse(code)
            .expect("a question")
            .answer(&file)
    };
    assert_eq!(answer("vk4_q1").filled(), Some("De wethouder"));
    assert_eq!(answer("sf1_q1").filled(), Some("Bram"));
    assert!(answer("bh8_q3").is_conflict());
    assert!(!answer("bh1_q1").is_set());
}

#[test]
fn each_missing_thing_leads_to_a_question_of_its_own_guide() {
    let file = read(&case_with(
        &[three_partners(), vec![action(51, id(2), "2026-10-01")]].concat(),
    ));
    let (policy, team) = (policy(), team(&[]));
    let pitfalls = Pitfall::ALL
        .iter()
        .map(|one| pitfall_status(*one, &file, &team, &policy, today()));
    let needs = PartnerNeed::ALL
        .iter()
        .map(|one| need_status(*one, &file, &team, &policy, today()));
    for status in pitfalls.chain(needs) {
        for missing in &status.missing {
            assert_eq!(missing.question.guide, status.guide);
            assert!((1..=status.guide.question_count()).contains(&missing.question.number));
        }
    }
    assert_eq!(Guide::all().count(), 7 + 6 + 8);
}

/// Bram's yes to the answers of the first pitfall as they stand in this file.
fn yes(number: u8, content: [u8; 32]) -> Record {
    record(number, "guide_consent/1")
        .set("guide", "vk1")
        .set("partner", *id(2).as_bytes())
        .set("content", content)
        .set("at", "2026-11-20")
}

#[test]
fn who_signs_himself_counts_most_and_new_answers_ask_again() {
    let guide = Guide::Pitfall(Pitfall::Sharing);
    let answers = |text: &str| once("pitfall_answers/1").set("vk1_q1", text);
    let base = [
        vec![case_record()],
        three_partners(),
        vec![answers("Is hij bekend?")],
    ]
    .concat();
    let now = answers_hash(guide, &read(&base));
    let stand = |records: &[Record]| {
        let file = read(&[base.clone(), records.to_vec()].concat());
        let bram = file.partner(&id(2)).expect("Bram");
        match agreement(guide, &file, bram) {
            Agreement::Himself(_) => "himself",
            Agreement::OnBehalf(_) => "on behalf",
            Agreement::Earlier(_) => "earlier",
            Agreement::None => "none",
        }
    };
    let own = yes(40, now).made_by(BRAM);
    let recorded = yes(41, now).set("on_behalf", "in het overleg");
    assert_eq!(stand(&[]), "none");
    assert_eq!(
        stand(&[yes(40, now)]),
        "none",
        "Anna says it without saying how"
    );
    assert_eq!(stand(std::slice::from_ref(&recorded)), "on behalf");
    assert_eq!(stand(&[recorded, own]), "himself");
    assert_eq!(stand(&[yes(40, [9; 32]).made_by(BRAM)]), "earlier");
    let other = yes(40, now).made_by(BRAM).set("guide", "vk2");
    assert_eq!(stand(&[other]), "none");
    let other_words = [base[..4].to_vec(), vec![answers("Wie is zijn huisarts?")]].concat();
    assert_ne!(answers_hash(guide, &read(&other_words)), now);
}

#[test]
fn what_a_person_judges_stands_beside_what_the_file_says() {
    let judged = |state: &str, reason: &str| {
        let value = Value::map([
            ("state", Value::from(state)),
            ("reason", Value::from(reason)),
        ]);
        once("pitfall_answers/1").set("vk4_override", value)
    };
    let status = |record: Record| {
        let file = read(&[vec![case_record()], three_partners(), vec![record]].concat());
        pitfall_status(Pitfall::NoLead, &file, &team(&[]), &policy(), today())
    };
    let overruled = status(judged("done", "Wij leiden samen."));
    assert_eq!(
        (overruled.state, overruled.standing()),
        (GuideState::Open, GuideState::Done)
    );
    let without_reason = status(judged("done", "  "));
    assert_eq!(without_reason.standing(), GuideState::Open);
    let unreadable = status(judged("sufficient", "Een stand van een factor."));
    assert_eq!(unreadable.standing(), GuideState::Open);
}
