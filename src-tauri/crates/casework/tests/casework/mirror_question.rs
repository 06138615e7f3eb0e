//! What the mirror asks, and of whom: by the national lists in an empty row, by what does not fit once people spoke.

use crate::build::*;
use casework::{
    mirror::{
        baseline::{BASELINE, BaselineRow, Mark, Side, side_of},
        mirror,
        question::open_question,
    },
    terms::{Term, case::Phase, people::Domain, plan::Task},
};

/// Key of the question, whether it is the national one, and the names of whom it is asked.
fn asked(records: &[Record], task: &str) -> Option<(String, bool, Vec<String>)> {
    let file = read(&[vec![case_record()], three_partners(), records.to_vec()].concat());
    let task = Task::parse(task).expect("a task");
    let row = mirror(&file, Phase::Report).remove(task as usize);
    open_question(&file, &row).map(|asked| {
        let names = asked.of.iter().map(|partner| partner.label().to_owned());
        (asked.text_key, asked.is_national, names.collect())
    })
}

fn expects(number: u8, task: &str, by: u8, of: u8) -> Record {
    claim(number, task, "i_expect_of", id(by), ANNA).set("of", *id(of).as_bytes())
}

#[test]
fn an_empty_row_asks_the_national_question_of_the_sides_that_it_concerns() {
    let national = |task: &str| {
        let (key, national, names) = asked(&[], task).expect("a question");
        assert!(national, "{task}");
        (key, names.join(" "))
    };
    let is = |key: &str, names: &str| (format!("outcome.{key}.question"), names.to_owned());
    assert_eq!(national("T02"), is("double", "Anna Bram Carla"));
    assert_eq!(
        national("T05"),
        is("clear", "Bram Carla"),
        "enforcement only"
    );
    assert_eq!(national("T16"), is("gap", "Anna"), "expected of care only");
    assert_eq!(
        national("T07"),
        is("invisible", "Anna Bram Carla"),
        "the others must know it"
    );
    let mediator = partner(4, "Dirk", None).set("domain", "mediation");
    let (_, _, names) = asked(&[mediator], "T02").expect("a question");
    assert_eq!(names.len(), 3, "nobody compared the lists of mediators");
}

#[test]
fn once_people_spoke_it_asks_about_what_does_not_fit_here() {
    let bram = || claim(21, "T04", "i_do", id(2), BRAM);
    let anna = || claim(22, "T04", "i_do", id(1), ANNA);
    let cases: [(&str, Vec<Record>, &str, Option<&str>); 8] = [
        ("two do it", vec![bram(), anna()], "T04", Some("Anna Bram")),
        (
            "one does it, nobody asks",
            vec![bram()],
            "T04",
            Some("Anna Carla"),
        ),
        (
            "asked of one who does not do it",
            vec![bram(), expects(31, "T04", 1, 3)],
            "T04",
            Some("Bram Carla"),
        ),
        (
            "asked of one, done by nobody",
            vec![expects(31, "T09", 1, 2)],
            "T09",
            Some("Bram"),
        ),
        (
            "needed, and one says that he does not",
            vec![claim(23, "T12", "i_do_not", id(2), BRAM)],
            "T12",
            Some("Anna Bram Carla"),
        ),
        (
            "proposed to one",
            vec![claim(24, "T12", "i_do", id(3), BRAM).set("state", "proposed")],
            "T12",
            Some("Carla"),
        ),
        (
            "an optional task waits for one",
            vec![claim(24, "T11", "i_do", id(3), BRAM).set("state", "proposed")],
            "T11",
            Some("Carla"),
        ),
        (
            "done by whom it is asked of",
            vec![bram(), expects(31, "T04", 1, 2)],
            "T04",
            None,
        ),
    ];
    for (story, records, task, expected) in cases {
        let found = asked(&records, task);
        let names = found.as_ref().map(|(_, _, names)| names.join(" "));
        assert_eq!(names.as_deref(), expected, "{story}");
        if let Some((key, national, _)) = found {
            assert_eq!((key, national), (format!("task.{task}.sentence"), false));
        }
    }
}

#[test]
fn the_marks_of_a_side_are_those_of_the_lists() {
    for row in &BASELINE {
        assert_eq!(row.does(Side::Care), row.care_does);
        assert_eq!(row.does(Side::Enforcement), row.enforcement_does);
        assert_eq!(row.expected_of(Side::Care), row.enforcement_expects);
        assert_eq!(row.expected_of(Side::Enforcement), row.care_expects);
        assert_eq!(BaselineRow::of(row.task), row);
    }
    assert_eq!(
        BaselineRow::of(Task::HomeVisit).does(Side::Care),
        Mark::Partly
    );
    assert_eq!(side_of(Domain::Care), Some(Side::Care));
    assert_eq!(side_of(Domain::Police), Some(Side::Enforcement));
    assert_eq!(side_of(Domain::Other), None);
}
