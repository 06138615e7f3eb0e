//! The eight needs of partners: what each still lacks, and when it is met.

use super::{DONE, QUIET, case_with, open, shown};
use crate::build::*;
use casework::{
    guide::{GuideState, PartnerNeed},
    needs::need_status,
};

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
