//! The evidence meter: six aspects, each just below and just at its step, with the records behind it.

use crate::build::*;
use casework::{
    evidence::{EvidenceAspect as Aspect, EvidenceStatus, evidence},
    terms::Term,
};

fn aspect(records: &[Record], aspect: Aspect) -> EvidenceStatus {
    let file = read(&[vec![case_record()], records.to_vec()].concat());
    evidence(&file, &policy(), today()).swap_remove(aspect as usize)
}

fn level(records: &[Record], of: Aspect) -> u8 {
    aspect(records, of).level
}

/// A fact at noon on this day that says when, where, what and from whom, and was checked or not.
fn fact(number: u8, day: &str, is_checked: bool) -> Record {
    let fact = record(number, "fact/1")
        .set("occurred_at", moment(day).as_str())
        .set("precision", "exact")
        .set("source", "own")
        .set("place", "In de hal")
        .set("text", "Harde muziek.");
    if is_checked {
        fact.set("verified_by", "wijkagent")
    } else {
        fact
    }
}

fn facts(days: &[&str]) -> Vec<Record> {
    let numbered = days.iter().zip(101..);
    numbered
        .map(|(day, number)| fact(number, day, false))
        .collect()
}

/// Of ten facts, so many checked.
fn checked(count: usize) -> Vec<Record> {
    (0..10)
        .map(|number| fact(101 + number, "2026-11-10", usize::from(number) < count))
        .collect()
}

#[test]
fn an_empty_file_shows_nothing_and_says_so() {
    for aspect in evidence(&read(&[case_record()]), &policy(), today()) {
        assert_eq!(aspect.level, 0, "{:?}", aspect.aspect);
        assert!(aspect.because.records.is_empty(), "{:?}", aspect.aspect);
    }
    let order: Vec<Aspect> = evidence(&read(&[case_record()]), &policy(), today())
        .iter()
        .map(|one| one.aspect)
        .collect();
    assert_eq!(order, Aspect::ALL);
}

#[test]
fn what_is_complete_and_what_is_verified_step_at_their_shares() {
    let of = |count: usize, aspect: Aspect| level(&checked(count), aspect);
    // One of ten, five and eight of ten: the shares of complete facts.
    let complete: Vec<u8> = [0, 1, 4, 5, 7, 8]
        .map(|count| of(count, Aspect::Concrete))
        .to_vec();
    assert_eq!(complete, [0, 1, 1, 2, 2, 3]);
    // More than a third, and more than two thirds, of the incidents.
    let verified: Vec<u8> = [0, 1, 3, 4, 6, 7]
        .map(|count| of(count, Aspect::Objective))
        .to_vec();
    assert_eq!(verified, [0, 1, 1, 2, 2, 3]);
    assert_eq!(
        aspect(&checked(2), Aspect::Objective).because.records,
        [id(101), id(102)]
    );
}

#[test]
fn sources_count_that_do_not_rest_on_each_other() {
    let own = fact(101, "2026-11-10", false);
    let witness = fact(102, "2026-11-11", false).set("source", "witness");
    let police = fact(103, "2026-11-12", false).set("source", "police");
    let of = |records: &[Record]| {
        level(
            &[three_partners(), records.to_vec()].concat(),
            Aspect::Sources,
        )
    };
    assert_eq!(of(&[own.clone(), fact(104, "2026-11-13", false)]), 1);
    assert_eq!(of(&[own.clone(), witness.clone()]), 2);
    assert_eq!(of(&[own, witness, police]), 3);
}

#[test]
fn time_between_first_and_last_steps_at_one_four_and_twelve_weeks() {
    let of = |days: &[&str]| level(&facts(days), Aspect::Spread);
    assert_eq!(of(&["2026-11-14", "2026-11-20"]), 0, "six days");
    assert_eq!(of(&["2026-11-13", "2026-11-20"]), 1);
    assert_eq!(of(&["2026-10-24", "2026-11-20"]), 1, "27 days");
    assert_eq!(of(&["2026-10-23", "2026-11-20"]), 2);
    assert_eq!(of(&["2026-08-28", "2026-11-20"]), 3);
}

#[test]
fn the_last_incident_is_fresh_for_a_month_and_old_after_ninety_days() {
    let of = |day: &str| level(&facts(&[day]), Aspect::Recent);
    assert_eq!(
        [of("2026-10-21"), of("2026-10-20")],
        [3, 2],
        "30 and 31 days"
    );
    assert_eq!(
        [of("2026-08-22"), of("2026-08-21")],
        [2, 1],
        "90 and 91 days"
    );
}

#[test]
fn both_sides_heard_is_more_than_one() {
    let attempt = |number, day: &str| {
        record(number, "hearing/1")
            .set("side", "resident")
            .set("outcome", "no_answer")
            .set("at", moment(day).as_str())
    };
    let heard = record(110, "hearing/1")
        .set("side", "resident")
        .set("outcome", "heard")
        .set("at", moment("2026-11-12").as_str());
    let neighbour = record(111, "hearing/1")
        .set("side", "neighbour")
        .set("outcome", "heard")
        .set("at", moment("2026-11-12").as_str());
    let of = |records: &[Record]| level(records, Aspect::Heard);
    assert_eq!(of(&[attempt(112, "2026-11-10")]), 1);
    assert_eq!(
        of(&[attempt(112, "2026-11-10"), attempt(113, "2026-11-12")]),
        2
    );
    assert_eq!(of(std::slice::from_ref(&heard)), 2);
    assert_eq!(of(std::slice::from_ref(&neighbour)), 1);
    assert_eq!(of(&[heard, neighbour]), 3);
}
