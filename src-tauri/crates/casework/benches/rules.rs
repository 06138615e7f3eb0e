//! How long all attention points take over ten thousand cases on two cores, and over one changed case. Prints
//! milliseconds; proves nothing. Run with `cargo bench -p casework --bench rules`.

#[expect(dead_code, reason = "the stories need more of it")]
#[path = "../tests/casework/build.rs"]
mod build;

use build::{
    ANNA, BRAM, CARLA, action, case_record, claim, id, moment, read, record, role, three_partners,
    today,
};
use casework::{
    attention::{
        Surroundings, every_attention, known_until::KnownUntil, listing::listed,
        occasion::Occasion, open_cases::OpenCases,
    },
    casefile::{CaseFile, team::Team},
    policy::Policy,
};
use std::{hint::black_box, time::Instant};

/// Different cases; each is asked as often as it takes to make ten thousand.
const DIFFERENT: usize = 400;
const CASES: usize = 10_000;

const PHASES: [&str; 10] = ["F0", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"];

fn ago(days: usize) -> String {
    today().minus(u32::try_from(days).unwrap_or(0)).to_string()
}

/// A case as it is after some months: about ninety records.
fn full_case(seed: usize) -> CaseFile {
    let long =
        "Vanaf elf uur was er harde muziek; om twee uur stopte het na een gesprek aan de deur. "
            .repeat(4);
    let case = case_record()
        .set("phase", PHASES[seed % PHASES.len()])
        .set("phase_since", ago(seed % 60).as_str())
        .set("urgency", ["high", "medium", "low"][seed % 3])
        .set("helicopter_at", ago(seed % 40).as_str())
        .add("categories", "GELUID");
    let mut records = [vec![case], three_partners()].concat();
    for number in 10..30 {
        let days = 3 + usize::from(number) * 5 + seed % 7;
        records.push(
            record(number, "report/1")
                .set("received_at", moment(&ago(days)).as_str())
                .set("text", long.as_str())
                .add("categories", "GELUID"),
        );
    }
    for number in 30..60 {
        let days = usize::from(number) + seed % 11;
        let author = [ANNA, BRAM, CARLA][usize::from(number) % 3];
        records.push(
            record(number, "fact/1")
                .made_by(author)
                .set("occurred_at", moment(&ago(days)).as_str())
                .set("source", "own")
                .set("text", long.as_str())
                .dated(&ago(days.saturating_sub(1))),
        );
    }
    for number in 60..80 {
        let due = ago(usize::from(number) - 55 + seed % 5);
        let state = if number % 4 == 0 { "open" } else { "done" };
        records.push(action(number, id(1 + number % 3), &due).set("state", state));
    }
    let tasks = ["T01", "T02", "T03", "T04", "T12", "T13", "T16", "T20"];
    for (number, task) in (80..).zip(tasks) {
        records.push(claim(number, task, "i_do", id(1 + number % 3), ANNA));
    }
    records.push(
        role(90, "case_lead", id(2))
            .by(BRAM)
            .set("state", "accepted"),
    );
    records.push(
        record(91, "analysis/1")
            .set("version", 1)
            .set("what_happens", long.as_str())
            .set("proposed_at", ago(30).as_str()),
    );
    for number in 92..96 {
        records.push(
            record(number, "information_request/1")
                .set("question", "Is er hulp in huis?")
                .set("from", *id(1).as_bytes())
                .set("to", *id(2).as_bytes())
                .set("asked_at", ago(20).as_str())
                .set("state", if number % 2 == 0 { "open" } else { "refused" }),
        );
    }
    for number in 96..99 {
        records.push(
            record(number, "handover/1")
                .set("from", *id(1).as_bytes())
                .set("to", *id(2).as_bytes())
                .set("offered_at", ago(usize::from(number) - 80).as_str())
                .set("state", "offered"),
        );
    }
    read(&records)
}

#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark is about the machine's own clock, and prints what it measured"
)]
fn main() {
    let files: Vec<CaseFile> = (0..DIFFERENT).map(full_case).collect();
    let (team, policy) = (Team::default(), Policy::built_in());
    let known: KnownUntil = [(BRAM, today().minus(3)), (CARLA, today().minus(20))]
        .into_iter()
        .collect();
    let open = OpenCases::of(&files);
    let ask = |file: &CaseFile| {
        let around = Surroundings {
            team: &team,
            known_until: &known,
            open_cases: &open,
        };
        let points = every_attention(file, &policy, today(), around, Occasion::Standing);
        listed(file, points, &policy, today()).len()
    };
    let start = Instant::now();
    let points = black_box(ask(&files[1]));
    println!("one changed case: {:?}, {points} points", start.elapsed());
    let half = |from: usize| -> usize {
        let cases = (from..CASES).step_by(2);
        cases.map(|at| ask(&files[at % DIFFERENT])).sum()
    };
    let start = Instant::now();
    let points = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        half(0) + other.join().expect("the other half")
    });
    let took = start.elapsed();
    println!("{CASES} cases on two cores: {took:?}, {points} points");
    println!(
        "per case on one core: {:?}",
        took * 2 / u32::try_from(CASES).unwrap_or(1)
    );
}
