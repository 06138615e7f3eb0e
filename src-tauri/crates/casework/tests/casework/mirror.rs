//! The role mirror: the national lists, the rule, what counts as "I do", and two yeses that meet in a merge.

use crate::build::*;
use casework::{
    casefile::CaseFile,
    mirror::{
        Holders, Nature, Needed, Outcome, TaskRow,
        baseline::{self, BASELINE},
        counts, holders, mirror, nature, needed, outcome,
    },
    terms::{
        Term,
        case::Phase,
        plan::{Strength, Task},
    },
};
use ledger::{cbor::Value, record::RecordState};

fn row<'a>(file: &'a CaseFile, task: &str, phase: Phase) -> TaskRow<'a> {
    let task = Task::parse(task).expect("a task");
    let mut rows = mirror(file, phase);
    rows.remove(task as usize)
}

fn shown(records: &[Record], task: &str) -> Outcome {
    let all = [vec![case_record()], three_partners(), records.to_vec()].concat();
    row(&read(&all), task, Phase::Report).outcome
}

fn expects(number: u8, task: &str, by: u8, of: u8) -> Record {
    claim(number, task, "i_expect_of", id(by), ANNA).set("of", *id(of).as_bytes())
}

#[test]
fn the_four_national_lists_give_exactly_these_outcomes() {
    use Outcome::*;
    let expected = [
        Double,
        Double,
        Clear,
        Double,
        Clear,
        Double,
        Invisible,
        Clear,
        Gap,
        Gap,
        Clear,
        Misunderstanding,
        Offer,
        Clear,
        Clear,
        Gap,
        Gap,
        Clear,
        Clear,
        Question,
        Invisible,
    ];
    let tasks: Vec<Task> = BASELINE.iter().map(|row| row.task).collect();
    assert_eq!(tasks, Task::ALL);
    let found: Vec<Outcome> = BASELINE.iter().map(|row| row.outcome()).collect();
    assert_eq!(found, expected);
    let count = |of: Outcome| found.iter().filter(|outcome| **outcome == of).count();
    assert_eq!(
        Outcome::ALL.iter().map(|of| count(*of)).collect::<Vec<_>>(),
        [4, 4, 1, 1, 1, 2, 8]
    );
    assert_eq!(
        baseline::question_key(Task::LeadCase),
        "outcome.double.question"
    );
    assert_eq!(
        baseline::question_key(Task::CarePlan),
        "outcome.gap.question"
    );
}

#[test]
fn the_first_rule_that_fits_counts() {
    use Strength::{Full, Partly};
    /// Who does it, who does not, whether one expects it of another, the sort of task, and what comes of it.
    type Row<'a> = (&'a [(u8, Strength)], &'a [u8], bool, Nature, Outcome);
    let cases: [Row<'_>; 13] = [
        (
            &[(1, Full), (2, Partly)],
            &[3],
            true,
            Nature::Task,
            Outcome::Double,
        ),
        (&[], &[1], false, Nature::Task, Outcome::Gap),
        (&[], &[], true, Nature::Task, Outcome::Gap),
        (&[], &[], true, Nature::Offer, Outcome::Gap),
        (&[], &[], false, Nature::Task, Outcome::Clear),
        (
            &[(1, Full)],
            &[2],
            false,
            Nature::Task,
            Outcome::Misunderstanding,
        ),
        (
            &[(1, Full)],
            &[1, 2],
            false,
            Nature::Task,
            Outcome::Misunderstanding,
        ),
        (&[(1, Partly)], &[], true, Nature::Task, Outcome::Question),
        (&[(1, Partly)], &[], false, Nature::Offer, Outcome::Question),
        (&[(1, Full)], &[], false, Nature::Offer, Outcome::Offer),
        (&[(1, Full)], &[], false, Nature::Task, Outcome::Invisible),
        (&[(1, Full)], &[1], false, Nature::Offer, Outcome::Clear),
        (&[(1, Partly)], &[1], true, Nature::Task, Outcome::Clear),
    ];
    for (claims, expected, needed, nature, wanted) in cases {
        let found = outcome(claims, expected, needed, nature);
        assert_eq!(found, wanted, "{claims:?} {expected:?} {needed} {nature:?}");
    }
}

#[test]
fn tasks_have_their_holders_and_their_time() {
    let with = |wanted: Holders| {
        let tasks = Task::ALL.iter().filter(|task| holders(**task) == wanted);
        tasks.map(|task| task.code()).collect::<Vec<_>>()
    };
    assert_eq!(with(Holders::One), ["T02", "T03", "T07", "T16"]);
    assert_eq!(with(Holders::AtLeastOne), ["T01", "T12", "T13", "T17"]);
    let at = |wanted: Needed| {
        let tasks = Task::ALL.iter().filter(|task| needed(**task) == wanted);
        tasks.map(|task| task.code()).collect::<Vec<_>>()
    };
    assert_eq!(at(Needed::Always), ["T01", "T02", "T12", "T13"]);
    assert_eq!(at(Needed::WithCare), ["T03", "T16", "T17"]);
    assert_eq!(at(Needed::From(Phase::Warning)), ["T07"]);
    assert_eq!(nature(Task::AskAboutHelp), Nature::Offer);
}

#[test]
fn only_a_yes_that_is_known_counts_as_doing_it() {
    let yes = || claim(21, "T11", "i_do", id(2), BRAM);
    let cases = [
        ("his own word", yes(), Outcome::Invisible),
        ("proposed", yes().set("state", "proposed"), Outcome::Clear),
        ("ended", yes().set("state", "ended"), Outcome::Clear),
        (
            "accepted ∥ ended",
            yes().by(ANNA).also("state", "ended"),
            Outcome::Clear,
        ),
        (
            "by another",
            yes().by(ANNA).set("state", "accepted"),
            Outcome::Clear,
        ),
        (
            "on his behalf",
            yes()
                .by(ANNA)
                .set("state", "accepted")
                .set("on_behalf", "In overleg, 18 november"),
            Outcome::Invisible,
        ),
        (
            "of nobody here",
            yes().set("partner", *id(9).as_bytes()),
            Outcome::Clear,
        ),
        ("partly", yes().set("strength", "partly"), Outcome::Question),
        (
            "full ∥ partly",
            yes()
                .set("strength", "full")
                .by(ANNA)
                .also("strength", "partly"),
            Outcome::Question,
        ),
        (
            "a code of later",
            yes().set("says", "perhaps"),
            Outcome::Clear,
        ),
    ];
    for (story, record, expected) in cases {
        assert_eq!(shown(&[record], "T11"), expected, "{story}");
    }
    let mut left = three_partners();
    left[1] = left[1].clone().set("ended_at", "2026-11-01");
    let file = read(&[vec![case_record()], left, vec![yes()]].concat());
    assert_eq!(
        row(&file, "T11", Phase::Report).outcome,
        Outcome::Clear,
        "who left does nothing"
    );
}

#[test]
fn a_waiting_yes_and_a_no_stay_to_be_seen() {
    let records = [
        vec![case_record()],
        three_partners(),
        vec![
            claim(21, "T11", "i_do", id(2), BRAM).set("state", "proposed"),
            claim(22, "T11", "i_do_not", id(1), ANNA).set("reason", "Wij zijn zorg"),
        ],
    ]
    .concat();
    let file = read(&records);
    let row = row(&file, "T11", Phase::Report);
    assert_eq!(
        row.waiting
            .iter()
            .map(|voice| voice.record)
            .collect::<Vec<_>>(),
        [id(21)]
    );
    assert_eq!(
        row.refusals
            .iter()
            .map(|voice| voice.record)
            .collect::<Vec<_>>(),
        [id(22)]
    );
    assert_eq!(row.records(), [id(21), id(22)]);
}

#[test]
fn two_yeses_from_two_laptops_meet_as_double_and_none_is_lost() {
    let base = [vec![case_record()], three_partners()].concat();
    let annas = claim(21, "T02", "i_do", id(1), ANNA).set("since", "2026-11-18");
    let brams = claim(22, "T02", "i_do", id(2), BRAM).set("since", "2026-11-18");
    let states = |records: &[Record]| -> Vec<RecordState> {
        records.iter().map(|record| record.state.clone()).collect()
    };
    let on_annas = states(&[base.clone(), vec![annas.clone()]].concat());
    let on_brams = states(&[base.clone(), vec![brams.clone()]].concat());
    for (laptop, own) in [(&on_annas, ANNA), (&on_brams, BRAM)] {
        let file = CaseFile::read(CASE, laptop, own);
        assert_eq!(row(&file, "T02", Phase::Report).outcome, Outcome::Invisible);
    }
    for merged in [
        [on_annas.clone(), on_brams.clone()].concat(),
        [on_brams, on_annas].concat(),
    ] {
        let file = CaseFile::read(CASE, &merged, ANNA);
        let row = row(&file, "T02", Phase::Report);
        assert_eq!(row.outcome, Outcome::Double);
        assert!(row.blocks_sf2());
        assert_eq!(row.records(), [id(21), id(22)], "both claims are there");
        assert_eq!(row.message().expect("a message").records, [id(21), id(22)]);
    }
    let ended = brams
        .set("state", "ended")
        .set("reason", "Anna houdt het overzicht");
    let file = read(&[base, vec![annas, ended]].concat());
    let row = row(&file, "T02", Phase::Report);
    assert_eq!(row.outcome, Outcome::Invisible);
    assert_eq!(
        file.plan.claims.len(),
        2,
        "the ended claim keeps its history"
    );
}

#[test]
fn expectations_make_gaps_misunderstandings_and_clear_tasks() {
    let does = |task: &str| claim(21, task, "i_do", id(1), ANNA);
    let cases: [(&str, Vec<Record>, &str, Outcome); 8] = [
        (
            "asked of Anna, done by nobody",
            vec![expects(31, "T14", 2, 1)],
            "T14",
            Outcome::Gap,
        ),
        (
            "asked of Anna, done by Anna",
            vec![does("T14"), expects(31, "T14", 2, 1)],
            "T14",
            Outcome::Clear,
        ),
        (
            "asked of Carla, done by Anna",
            vec![does("T14"), expects(31, "T14", 2, 3)],
            "T14",
            Outcome::Misunderstanding,
        ),
        (
            "an offer that nobody asks",
            vec![does("T13")],
            "T13",
            Outcome::Offer,
        ),
        (
            "an ended expectation",
            vec![does("T14"), expects(31, "T14", 2, 3).set("state", "ended")],
            "T14",
            Outcome::Invisible,
        ),
        (
            "of the own organisation",
            vec![does("T14"), expects(31, "T14", 1, 1)],
            "T14",
            Outcome::Invisible,
        ),
        (
            "of someone unknown",
            vec![does("T14"), expects(31, "T14", 2, 9)],
            "T14",
            Outcome::Invisible,
        ),
        (
            "a proposed expectation counts",
            vec![expects(31, "T14", 2, 1).set("state", "proposed")],
            "T14",
            Outcome::Gap,
        ),
    ];
    for (story, records, task, expected) in cases {
        assert_eq!(shown(&records, task), expected, "{story}");
    }
}

#[test]
fn two_people_of_one_organisation_hold_a_task_once() {
    let again = partner(4, "Ben", None).set("organisation", "gemeente ");
    let records = [
        again,
        claim(21, "T11", "i_do", id(2), BRAM).set("strength", "partly"),
        claim(22, "T11", "i_do", id(4), ANNA).set("on_behalf", "Gebeld op 18 november"),
    ];
    assert_eq!(
        shown(&records, "T11"),
        Outcome::Invisible,
        "full of one of the two is full"
    );
}

#[test]
fn whoever_accepted_a_role_holds_its_task() {
    let lead = role(11, "case_lead", id(2))
        .by(BRAM)
        .set("state", "accepted");
    assert_eq!(shown(&[], "T02"), Outcome::Gap);
    assert_eq!(
        shown(std::slice::from_ref(&lead), "T02"),
        Outcome::Invisible
    );
    let claimed = claim(21, "T02", "i_do", id(2), BRAM);
    assert_eq!(
        shown(&[lead.clone(), claimed], "T02"),
        Outcome::Invisible,
        "twice the same"
    );
    let other = claim(21, "T02", "i_do", id(1), ANNA);
    assert_eq!(shown(&[lead, other], "T02"), Outcome::Double);
}

#[test]
fn a_task_is_needed_in_its_phase_and_with_care() {
    let file = read(&[vec![case_record()], three_partners()].concat());
    assert_eq!(
        row(&file, "T07", Phase::LightApproach).outcome,
        Outcome::Clear
    );
    assert_eq!(row(&file, "T07", Phase::Warning).outcome, Outcome::Gap);
    assert_eq!(
        row(&file, "T03", Phase::Report).outcome,
        Outcome::Gap,
        "Anna is of care"
    );
    let without = three_partners().split_off(1);
    let bare = |more: Vec<Record>| read(&[vec![case_record()], without.clone(), more].concat());
    assert_eq!(
        row(&bare(vec![]), "T16", Phase::Report).outcome,
        Outcome::Clear
    );
    let offered = once("care_process/1").set("state", "offered");
    assert_eq!(
        row(&bare(vec![offered]), "T16", Phase::Report).outcome,
        Outcome::Gap
    );
    let by_route = read(&[vec![case_record().set("route", "care")], without].concat());
    assert_eq!(row(&by_route, "T16", Phase::Report).outcome, Outcome::Gap);
}

#[test]
fn only_a_double_of_one_holder_and_a_needed_gap_block_the_second_factor() {
    let blocks = |task: &str, records: Vec<Record>| {
        let all = [vec![case_record()], three_partners(), records].concat();
        row(&read(&all), task, Phase::Report).blocks_sf2()
    };
    let two = |task: &str| {
        vec![
            claim(21, task, "i_do", id(1), ANNA),
            claim(22, task, "i_do", id(2), BRAM),
        ]
    };
    assert!(blocks("T02", two("T02")));
    assert!(!blocks("T04", two("T04")), "everyone may connect");
    assert!(!blocks("T01", two("T01")));
    assert!(blocks("T01", vec![]), "needed and nobody");
    assert!(
        !blocks("T14", vec![expects(31, "T14", 2, 1)]),
        "expected, not needed"
    );
}

#[test]
fn the_strip_counts_every_task_once() {
    let file = read(
        &[
            vec![case_record().set("phase", Value::Null)],
            three_partners(),
        ]
        .concat(),
    );
    let rows = mirror(&file, Phase::Report);
    let counts = counts(&rows);
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), 21);
    assert_eq!(counts[1], (Outcome::Gap, 7));
}
