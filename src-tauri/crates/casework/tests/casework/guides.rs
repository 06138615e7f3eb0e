//! Six pitfalls and eight needs: quiet while nothing asks for them, open with what is missing, done when it is there.

use crate::build::*;
use casework::{
    analysis::{content_hash, latest},
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

fn pitfall(of: Pitfall, records: &[Record]) -> (GuideState, Vec<&'static str>) {
    shown(&pitfall_status(
        of,
        &read(&case_with(records)),
        &team(&[]),
        &policy(),
        today(),
    ))
}

fn need(of: PartnerNeed, records: &[Record]) -> (GuideState, Vec<&'static str>) {
    need_with(of, records, &[])
}

fn need_with(
    of: PartnerNeed,
    records: &[Record],
    outside: &[Record],
) -> (GuideState, Vec<&'static str>) {
    shown(&need_status(
        of,
        &read(&case_with(records)),
        &team(outside),
        &policy(),
        today(),
    ))
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
fn a_question_to_a_partner_is_answered_or_refused_with_a_way() {
    let asked = |state: &str| {
        record(41, "information_request/1")
            .set("question", "Is er hulp?")
            .set("state", state)
    };
    let refused = || asked("refused").set("not_shared", "no_consent");
    let of = |record: Record| pitfall(Pitfall::Sharing, &[record]);
    assert_eq!(pitfall(Pitfall::Sharing, &[]), QUIET);
    assert_eq!(of(asked("open")), open(&["request_open"]));
    assert_eq!(of(asked("shared")), DONE);
    assert_eq!(of(asked("partly")), DONE);
    assert_eq!(of(asked("withdrawn")), QUIET);
    assert_eq!(of(asked("refused")), open(&["refusal_without_reason"]));
    assert_eq!(
        of(asked("refused").set("not_shared", "unknown")),
        open(&["refusal_without_reason"])
    );
    assert_eq!(of(refused()), open(&["refusal_without_way"]));
    assert_eq!(of(refused().set("alternative", "Samen op bezoek")), DONE);
    assert_eq!(
        of(asked("shared").by(BRAM).also("state", "open")),
        open(&["request_open"])
    );
}

#[test]
fn too_much_over_time_asks_for_a_new_promise() {
    let of = |dues: &[&str]| {
        let late = dues
            .iter()
            .zip(51..)
            .map(|(due, number)| action(number, id(2), due));
        pitfall(
            Pitfall::NoTime,
            &[three_partners(), late.collect()].concat(),
        )
    };
    assert_eq!(of(&[]), QUIET);
    assert_eq!(of(&["2026-11-19"]), QUIET, "one, a day late");
    assert_eq!(of(&["2026-11-06"]), QUIET, "one, 14 days late");
    assert_eq!(
        of(&["2026-11-05"]),
        open(&["promise_needed"]),
        "15 days late"
    );
    assert_eq!(
        of(&["2026-11-19", "2026-11-19"]),
        open(&["promise_needed"]),
        "two"
    );
    assert_eq!(of(&["2026-11-20", "2026-11-25"]), QUIET, "promised anew");
}

#[test]
fn who_leaves_says_why_and_others_fill_his_place() {
    let left = |reason: &str| {
        let mut partners = three_partners();
        partners[1] = partners[1]
            .clone()
            .set("ended_at", "2026-11-10")
            .set("ended_reason", reason);
        partners
    };
    let his = claim(54, "T01", "i_do", id(2), BRAM);
    let of = |more: Vec<Record>| pitfall(Pitfall::NoTime, &more);
    assert_eq!(of(left("")), open(&["left_without_reason"]));
    assert_eq!(of(left("Geen taak meer")), DONE);
    assert_eq!(
        of([left("Geen taak meer"), vec![his.clone()]].concat()),
        open(&["mirror_gap"])
    );
    let taken = claim(55, "T01", "i_do", id(1), ANNA);
    assert_eq!(
        of([left("Geen taak meer"), vec![his, taken]].concat()),
        DONE
    );
}

#[test]
fn a_handover_over_the_fence_is_named_and_a_warm_one_is_settled() {
    let offer = || {
        record(41, "handover/1")
            .set("of", "lead")
            .set("from", *id(1).as_bytes())
            .set("to", *id(2).as_bytes())
            .set("state", "offered")
    };
    let of = |record: Record| {
        pitfall(
            Pitfall::OverTheFence,
            &[three_partners(), vec![record]].concat(),
        )
    };
    assert_eq!(pitfall(Pitfall::OverTheFence, &[]), QUIET);
    assert_eq!(
        of(offer()),
        open(&["handover_unanswered", "handover_without_contact"])
    );
    assert_eq!(
        of(offer().set("state", "refused")),
        DONE,
        "it stays where it was"
    );
    let warm = offer()
        .by(BRAM)
        .set("state", "accepted")
        .set("spoken_at", "2026-11-01")
        .set("received_at", "2026-11-02")
        .set("answered_at", "2026-11-02");
    assert_eq!(of(warm.clone()), open(&["handover_not_followed_up"]));
    assert_eq!(of(warm.set("follow_up_at", "2026-11-16")), DONE);
}

#[test]
fn nobody_leads_until_the_first_factor_is_done() {
    assert_eq!(pitfall(Pitfall::NoLead, &[]).0, GuideState::Open);
    let say = Value::map([
        ("state", Value::from("sufficient")),
        ("reason", Value::from("Besproken")),
    ]);
    let judged = factor_record().set("sf1_override", say);
    let partners = three_partners();
    let led = role(11, "case_lead", id(2))
        .by(BRAM)
        .set("state", "accepted");
    assert_eq!(
        pitfall(Pitfall::NoLead, &[partners, vec![led, judged]].concat()),
        DONE
    );
}

#[test]
fn drifting_apart_is_mended_by_a_talk_a_new_agreement_and_a_next_action() {
    let unseen = record(21, "interest/1")
        .set("whose", "partner")
        .set("partner", *id(1).as_bytes())
        .set("missing_in_plan", true);
    let of = |records: &[Record]| pitfall(Pitfall::DriftingApart, records);
    assert_eq!(of(&[]), QUIET);
    let base = vec![
        partner(1, "Anna", Some(ANNA)),
        record(30, "analysis/1").set("version", 1),
    ];
    assert_eq!(
        of(&[base.clone(), vec![unseen.clone()]].concat()),
        open(&["interest_not_in_plan"])
    );
    let talk = record(22, "resolution/1")
        .set("sort", "recalibration")
        .set("at", "2026-11-20");
    let talked = [base.clone(), vec![talk.clone()]].concat();
    assert_eq!(of(&talked), open(&["not_agreed_anew", "no_next_action"]));
    let file = read(&case_with(&talked));
    let content = content_hash(&file, latest(&file)[0]);
    let agreed = |day: &str| {
        record(41, "approval/1")
            .set("analysis", *id(30).as_bytes())
            .set("partner", *id(1).as_bytes())
            .set("content", content)
            .dated(day)
    };
    let next = action(33, id(1), "2026-11-24");
    let with = |approval: Record| of(&[talked.clone(), vec![approval, next.clone()]].concat());
    assert_eq!(with(agreed("2026-11-20")), DONE);
    assert_eq!(
        with(agreed("2026-11-19")),
        open(&["not_agreed_anew"]),
        "agreed before the talk"
    );
    let still = [talked.clone(), vec![agreed("2026-11-20"), next, unseen]].concat();
    assert_eq!(
        of(&still),
        open(&["interest_not_in_plan"]),
        "the sign itself is still there"
    );
}

#[test]
fn a_goal_without_progress_is_a_sign() {
    let goal = |since: &str| {
        record(31, "goal/1")
            .set("analysis", *id(30).as_bytes())
            .set("text", "Rust")
            .dated(since)
    };
    let of = |goal: Record| {
        pitfall(
            Pitfall::DriftingApart,
            &[record(30, "analysis/1").set("version", 1), goal],
        )
    };
    assert_eq!(of(goal("2026-10-09")), QUIET, "42 days");
    assert_eq!(of(goal("2026-10-08")), open(&["goal_still"]), "43 days");
    assert_eq!(
        of(goal("2026-10-08").set("progress_at", "2026-11-01")),
        QUIET
    );
    assert_eq!(of(goal("2026-10-08").set("state", "reached")), QUIET);
}

#[test]
fn residents_are_in_sight_with_a_card_a_word_and_their_own_account() {
    let card = || {
        record(41, "expectation_card/1")
            .set("whom", "reporter")
            .set("will", "Wij kijken mee")
            .set("will_not", "Niets over de hulp")
            .set("next_word", "2026-12-01")
    };
    let word = || {
        record(42, "feedback/1")
            .set("whom", "reporter")
            .set("planned_for", "2026-11-20")
    };
    let heard = || record(43, "quote/1").set("text", "Ik zet het zachter");
    let cases: [(&str, Vec<Record>, &[&str]); 7] = [
        (
            "nothing",
            vec![],
            &[
                "expectations_not_set",
                "feedback_not_planned",
                "resident_not_heard",
            ],
        ),
        ("all", vec![card(), word(), heard()], &[]),
        (
            "the card does not say what not",
            vec![card().set("will_not", ""), word(), heard()],
            &["expectations_not_set"],
        ),
        (
            "a card for the resident",
            vec![card().set("whom", "resident"), word(), heard()],
            &["expectations_not_set"],
        ),
        (
            "the planned day passed",
            vec![card(), word().set("planned_for", "2026-11-19"), heard()],
            &["feedback_not_planned"],
        ),
        (
            "it was given",
            vec![
                card(),
                word()
                    .set("planned_for", "2026-11-19")
                    .set("given_at", "2026-11-19"),
                heard(),
            ],
            &[],
        ),
        (
            "nobody heard",
            vec![card(), word()],
            &["resident_not_heard"],
        ),
    ];
    for (story, records, lacks) in cases {
        let found = pitfall(Pitfall::ResidentsOutOfSight, &records);
        assert_eq!(found.1, lacks, "{story}");
        assert_eq!(found.0 == GuideState::Done, lacks.is_empty(), "{story}");
    }
}

#[test]
fn every_no_and_every_decision_is_explained() {
    let of = |records: &[Record]| {
        need(
            PartnerNeed::Explanation,
            &[three_partners(), records.to_vec()].concat(),
        )
    };
    let decided = |day: &str| {
        record(22, "resolution/1")
            .set("sort", "do_not")
            .set("at", day)
            .set("reason", "Hulp loopt")
            .add("concerns", *id(1).as_bytes())
            .add("concerns", *id(2).as_bytes())
            .by(ANNA)
            .add("understood", *ANNA.as_bytes())
    };
    assert_eq!(of(&[]), QUIET);
    assert_eq!(of(&[decided("2026-11-13")]), DONE, "5 working days");
    assert_eq!(
        of(&[decided("2026-11-12")]),
        open(&["explanation_not_landed"]),
        "6"
    );
    assert_eq!(
        of(&[decided("2026-11-12")
            .by(BRAM)
            .add("understood", *BRAM.as_bytes())]),
        DONE
    );
    assert_eq!(
        of(&[decided("2026-11-20").set("reason", " ")]),
        open(&["decision_unexplained"])
    );
    let refused = role(11, "case_lead", id(2))
        .by(BRAM)
        .set("state", "refused");
    assert_eq!(
        of(std::slice::from_ref(&refused)),
        open(&["decision_unexplained"])
    );
    assert_eq!(of(&[refused.set("reason", "Geen mandaat")]), DONE);
    let request = record(41, "information_request/1")
        .set("state", "refused")
        .set("reason", "Dat mag niet");
    assert_eq!(
        of(std::slice::from_ref(&request)),
        open(&["decision_unexplained"]),
        "no kind of reason"
    );
    assert_eq!(of(&[request.set("not_shared", "no_task")]), DONE);
}

#[test]
fn what_was_done_is_told() {
    let done = |day: &str| {
        action(51, id(2), "2026-11-10")
            .set("state", "done")
            .set("result", "Melder gebeld")
            .set("done_at", moment(day).as_str())
    };
    let of = |record: Record| need(PartnerNeed::Feedback, &[record]);
    assert_eq!(of(action(51, id(2), "2026-11-24")), QUIET, "still open");
    assert_eq!(of(done("2026-11-17")), DONE, "3 working days");
    assert_eq!(of(done("2026-11-16")), open(&["action_not_told_back"]), "4");
    assert_eq!(of(done("2026-11-16").set("told_to", "Bram")), DONE);
    assert_eq!(
        of(done("2026-11-17").set("result", "")),
        open(&["action_without_result"])
    );
}

#[test]
fn with_every_partner_there_is_a_basis_to_share() {
    let partners = &three_partners()[..2];
    let basis = |until: &str| {
        vec![
            record(91, "sharing_basis/1")
                .set("organisation", "gemeente")
                .set("basis", "process_only")
                .set("valid_until", until),
        ]
    };
    let of = |outside: &[Record]| need_with(PartnerNeed::ClearRules, partners, outside);
    assert_eq!(
        of(&[]),
        open(&["sharing_basis_none"]),
        "Anna herself needs none"
    );
    assert_eq!(of(&basis("2026-11-20")), DONE);
    assert_eq!(of(&basis("2026-11-19")), open(&["sharing_basis_none"]));
    let mut unclassed = record(61, "fact/1");
    unclassed.state.classes = Vec::new();
    let found = need_with(
        PartnerNeed::ClearRules,
        &[partners.to_vec(), vec![unclassed]].concat(),
        &basis("2027-01-01"),
    );
    assert_eq!(found, open(&["entry_without_class"]));
}

#[test]
fn landlord_and_police_take_part_or_it_says_why_not() {
    let of = |tenure: &str, more: Vec<Record>| {
        let records = [vec![case_record().set("tenure", tenure)], more].concat();
        shown(&need_status(
            PartnerNeed::LandlordAndPolice,
            &read(&records),
            &team(&[]),
            &policy(),
            today(),
        ))
    };
    let police = || partner(4, "Dirk", None).set("domain", "police");
    let landlord = || partner(3, "Carla", Some(CARLA)).set("domain", "housing");
    assert_eq!(of("unknown", vec![police()]), open(&["tenure_open"]));
    assert_eq!(of("owner", vec![police()]), DONE);
    assert_eq!(of("owner", vec![]), open(&["domain_missing"]));
    assert_eq!(of("social_rent", vec![police()]), open(&["domain_missing"]));
    assert_eq!(of("social_rent", vec![police(), landlord()]), DONE);
    let why = once("composition/1")
        .set("no_police", "Geen strafbare feiten")
        .set("no_landlord", "Onbekend");
    assert_eq!(of("private_rent", vec![why]), DONE);
    assert_eq!(
        of("owner", vec![police().set("ended_at", "2026-11-01")]),
        open(&["domain_missing"])
    );
}

#[test]
fn what_is_needed_is_found_or_stands_as_a_shortage() {
    let needed = |sort: &str, state: &str| {
        record(32, "need/1")
            .set("text", "Een plek")
            .set("sort", sort)
            .set("state", state)
    };
    let expertise = |state: &str| need(PartnerNeed::Expertise, &[needed("expertise", state)]);
    assert_eq!(
        need(PartnerNeed::Expertise, &[needed("task", "open")]),
        QUIET
    );
    assert_eq!(expertise("open"), open(&["need_open"]));
    assert_eq!(expertise("shortage"), DONE);
    assert_eq!(expertise("met"), DONE);
    let housing = |record: Record| need(PartnerNeed::Housing, &[record]);
    for sort in ["dwelling", "crisis_place"] {
        assert_eq!(housing(needed(sort, "open")), open(&["need_open"]));
        assert_eq!(housing(needed(sort, "met")), DONE);
        assert_eq!(
            housing(needed(sort, "shortage")),
            open(&["safety_meanwhile_none"])
        );
        assert_eq!(
            housing(needed(sort, "shortage").set("safety_meanwhile", "Elke dag bellen")),
            DONE
        );
    }
    assert_eq!(
        housing(needed("dwelling", "met").by(BRAM).also("state", "open")),
        open(&["need_open"])
    );
}

#[test]
fn beside_what_cannot_be_done_stands_what_can() {
    let stuck = || {
        record(32, "impasse/1")
            .set("cannot", "Een urgentieverklaring")
            .set("state", "blocked")
    };
    let of = |record: Record| need(PartnerNeed::Possibilities, &[record]);
    assert_eq!(need(PartnerNeed::Possibilities, &[]), QUIET);
    assert_eq!(of(stuck()), open(&["impasse_without_way"]));
    assert_eq!(of(stuck().set("can", "Een tijdelijke woning")), DONE);
    assert_eq!(of(stuck().set("decider", "De wethouder wonen")), DONE);
    assert_eq!(of(stuck().set("state", "solved")), DONE);
}

#[test]
fn fixed_faces_are_the_contacts_of_the_fourth_factor() {
    let face = partner(1, "Anna", Some(ANNA))
        .set("reach", "06")
        .set("reserve", "Een collega")
        .set("contact_confirmed_at", "2026-11-01");
    assert_eq!(need(PartnerNeed::FixedFaces, &[]), QUIET);
    assert_eq!(
        need(PartnerNeed::FixedFaces, std::slice::from_ref(&face)),
        DONE
    );
    assert_eq!(
        need(PartnerNeed::FixedFaces, &[face.set("reserve", "")]),
        open(&["contact_reserve_none"])
    );
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
