//! Searching all texts, and the list of what differs.

use crate::{
    office::Office,
    report::Report,
    stopwatch::{in_turn, time},
};
use serde_json::json;

/// As people ask.
const ORDINARY: [&str; 4] = [
    "muziek nacht",
    "geluidhinder",
    "schutting ruzie",
    "kelderhuis",
];
/// As nobody should: words that are in nearly everything, and single letters that begin hundreds of words.
const WORST: [&str; 5] = ["de", "de het een", "d", "b", "a e"];
/// As many hits as the window asks for.
const MOST: u32 = 100;

/// All of it.
pub fn measure(office: &Office, rounds: usize, report: &mut Report) {
    let search = |words: &str| {
        let request = json!({ "words": words, "limit": MOST });
        let (took, found) = time(|| office.anna.done("search", request));
        let hits = found["hits"].as_array().map_or(0, Vec::len);
        assert!(hits > 0, "nothing was found for {words}");
        took
    };
    let slowest = |words: &[&str]| {
        let medians = words.iter().map(|words| {
            let [took] = in_turn(rounds * 2, [&mut || search(words)]);
            took
        });
        medians.fold(0.0, f64::max)
    };
    report.number("search", slowest(&ORDINARY));
    report.number("search_worst", slowest(&WORST));
    let mut conflicts = || time(|| office.anna.done("list_conflicts", json!({ "case": null }))).0;
    let [took] = in_turn(rounds * 2, [&mut conflicts]);
    report.number("conflicts", took);
}
