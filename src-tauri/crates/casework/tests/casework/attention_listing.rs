//! Which points a person sees: every rule can speak, the pack leaves the core set on, three are shown, what was put off
//! waits, and what is about a person is told once.

use crate::{
    attention_course, attention_data, attention_evidence, attention_handovers, attention_lead,
    attention_needs, attention_partners, attention_plan, attention_residents, attention_sharing,
    attention_story::*, build::*,
};
use casework::{
    attention::{
        AttentionPoint, Surroundings, attention,
        known_until::KnownUntil,
        listing::{check_postponement, highest, listed, once_per_person, shown},
        occasion::Occasion,
        open_cases::OpenCases,
        table::{TABLE, row},
    },
    casefile::team::Team,
    message::MessageCode,
    next::next,
    step::Step,
    terms::{
        Term,
        attention::{Level, Rule},
    },
};
use std::collections::BTreeSet;

fn all_stories() -> Vec<Told> {
    [
        attention_lead::stories(),
        attention_handovers::stories(),
        attention_sharing::stories(),
        attention_partners::stories(),
        attention_plan::stories(),
        attention_residents::stories(),
        attention_evidence::stories(),
        attention_course::stories(),
        attention_data::stories(),
        attention_needs::stories(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_rule_speaks_in_a_story_at_each_of_its_levels_and_words() {
    let mut spoken: BTreeSet<(Rule, Level)> = BTreeSet::new();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for one in all_stories() {
        for point in one.outside.of(one.rule) {
            let row = row(point.rule);
            assert!(row.levels.contains(&point.level), "{}", one.rule.code());
            assert_eq!(point.detects, row.detects);
            spoken.insert((point.rule, point.level));
            said.insert(point.message.code.code());
        }
    }
    let levels = |row: &casework::attention::table::Row| {
        let rule = row.rule;
        row.levels.iter().map(move |level| (rule, *level))
    };
    let wanted: BTreeSet<(Rule, Level)> = TABLE.iter().flat_map(levels).collect();
    let dead: Vec<_> = wanted.difference(&spoken).collect();
    assert_eq!(dead, Vec::<&(Rule, Level)>::new());
    let elsewhere = ["w04_overview_never", "w37_urgency_open", "w50_no_file"];
    let words = MessageCode::ALL.iter().map(|code| code.code());
    let of_rules = words.filter(|code| code.starts_with('w') && code.as_bytes()[3] == b'_');
    let silent: Vec<&str> = of_rules
        .filter(|code| !said.contains(code) && !elsewhere.contains(code))
        .collect();
    assert_eq!(silent, Vec::<&str>::new());
}

#[test]
fn the_pack_leaves_the_core_set_on_and_stops_cannot_be_switched_off() {
    let policy = policy();
    let on: Vec<&str> = Rule::ALL
        .iter()
        .filter(|rule| policy.attention.is_on(**rule))
        .map(|rule| rule.code())
        .collect();
    let core = [
        "W01", "W02", "W05", "W09", "W13", "W23", "W25", "W27", "W28", "W31", "W34", "W35", "W39",
    ];
    assert_eq!(on, core, "the core set, and the stop of W28");
    let story = story(in_phase("F2", &ago(60)));
    let file = story.file();
    let around = Surroundings {
        team: &Team::default(),
        known_until: &story.known,
        open_cases: &OpenCases::default(),
    };
    let rules = |points: Vec<AttentionPoint>| -> BTreeSet<Rule> {
        points.iter().map(|point| point.rule).collect()
    };
    let spoken = rules(attention(
        &file,
        &policy,
        today(),
        around,
        Occasion::Standing,
    ));
    let every = rules(story.points());
    let switched_on: BTreeSet<Rule> = every
        .iter()
        .copied()
        .filter(|rule| policy.attention.is_on(*rule))
        .collect();
    assert_eq!(spoken, switched_on);
    assert!(every.len() > spoken.len());
}

#[test]
fn the_most_pressing_comes_first_then_what_has_been_so_longest() {
    let records = with(
        &in_phase("F2", &ago(60)),
        &[action(21, id(2), &ago(4)), action(22, id(2), &ago(30))],
    );
    let points = story(records).points();
    let keys: Vec<(Level, i64)> = points.iter().map(|one| (one.level, one.days)).collect();
    assert!(keys.is_sorted_by(|a, b| a >= b), "{keys:?}");
    assert_eq!(points[0].level, Level::Urgent);
}

#[test]
fn at_most_three_are_shown() {
    let late = [action(21, id(2), &ago(4)), action(22, id(2), &ago(30))];
    let story = story(with(&in_phase("F2", &ago(60)), &late));
    let list = listed(&story.file(), story.points(), &policy(), today());
    assert!(list.len() > 3, "{}", list.len());
    let three = shown(&list, &policy());
    let first: Vec<_> = list.iter().take(3).collect();
    assert_eq!(three, first);
}

/// Bram's action is far over time, and his last file is old.
fn silent_bram(last_file: u32) -> Story {
    let known: KnownUntil = [(BRAM, today().minus(last_file)), (CARLA, today())]
        .into_iter()
        .collect();
    let records = with(&phase_now("F2"), &[action(21, id(2), &ago(30))]);
    story(records).known(known)
}

#[test]
fn an_old_file_is_told_instead_of_what_rests_on_it() {
    let told = |last_file: u32| {
        let story = silent_bram(last_file);
        let list = listed(&story.file(), story.points(), &policy(), today());
        let about = |rule: Rule| {
            let of_rule = list.iter().find(|one| one.point.rule == rule);
            of_rule.map(|one| (one.point.level, one.is_told()))
        };
        (about(Rule::ActionOverdue), about(Rule::NothingReceived))
    };
    assert_eq!(told(14), (Some((Level::Urgent, true)), None));
    assert_eq!(
        told(15),
        (Some((Level::Attention, false)), Some((Level::Info, true)))
    );
}

#[test]
fn what_is_about_a_person_is_told_once_over_all_cases() {
    let one = silent_bram(30).points();
    let count = |points: &[AttentionPoint], rule: Rule| {
        points.iter().filter(|point| point.rule == rule).count()
    };
    let mut cases = vec![one.clone(), one.clone()];
    once_per_person(&mut cases);
    assert_eq!(count(&cases[0], Rule::NothingReceived), 1);
    assert_eq!(count(&cases[1], Rule::NothingReceived), 0);
    assert_eq!(
        count(&cases[1], Rule::ActionOverdue),
        1,
        "that is about the case"
    );
}

fn snooze(number: u8, rule: &str, at: u32, until: &str) -> Record {
    record(number, "snooze/1")
        .set("rule", rule)
        .set("reason", "De adviseur is volgende week terug")
        .set("at", ago(at).as_str())
        .set("until", until)
}

fn of_question(number: u8, at: u32, until: &str) -> Record {
    snooze(number, "W09", at, until).set("subject", *id(51).as_bytes())
}

/// A question that has waited for eight working days.
fn question() -> Record {
    record(51, "information_request/1")
        .set("question", "Is er hulp in huis?")
        .set("from", *id(1).as_bytes())
        .set("to", *id(2).as_bytes())
        .set("asked_at", working_ago(8).as_str())
        .set("state", "open")
}

/// Whether the question is told, is marked, and until when it was put off.
fn put_off(snoozes: &[Record]) -> (bool, bool, Option<String>) {
    let records = with(&with(&phase_now("F2"), &[question()]), snoozes);
    let story = story(records);
    let list = listed(&story.file(), story.points(), &policy(), today());
    let one = list
        .iter()
        .find(|one| one.point.rule == Rule::QuestionUnanswered)
        .expect("the question waits");
    let until = one.postponement.as_ref().map(|one| one.until.to_string());
    (one.is_told(), one.is_marked(), until)
}

#[test]
fn a_point_is_put_off_once_and_a_second_time_is_marked_and_stays_in_sight() {
    assert_eq!(put_off(&[]), (true, false, None));
    let first = of_question(91, 1, &ahead(3));
    assert_eq!(
        put_off(std::slice::from_ref(&first)),
        (false, false, Some(ahead(3)))
    );
    let second = of_question(92, 0, &ahead(4));
    assert_eq!(
        put_off(&[first, second]),
        (true, true, Some(ahead(4))),
        "in sight in every list"
    );
    let over = of_question(91, 1, &ago(0));
    assert_eq!(
        put_off(&[over]),
        (true, false, Some(ago(0))),
        "its day came"
    );
}

#[test]
fn only_what_fits_the_point_puts_it_off() {
    let of_other_rule = snooze(91, "W05", 0, &ahead(3)).set("subject", *id(51).as_bytes());
    assert!(put_off(&[of_other_rule]).0);
    let of_other_record = snooze(91, "W09", 0, &ahead(3)).set("subject", *id(52).as_bytes());
    assert!(put_off(&[of_other_record]).0);
    let of_the_case = snooze(91, "W09", 0, &ahead(3));
    assert!(put_off(&[of_the_case]).0);
    let without_reason = of_question(91, 0, &ahead(3)).set("reason", " ");
    assert!(put_off(&[without_reason]).0);
    let of_earlier_time = of_question(91, 40, &ahead(3));
    assert!(put_off(&[of_earlier_time]).0, "from before it spoke");
    let far = of_question(91, 0, &ahead(300));
    assert_eq!(
        put_off(&[far]).2,
        Some(ahead(7)),
        "five working days at most, whatever was written"
    );
}

fn point(rule: Rule, records: &[Record]) -> AttentionPoint {
    let story = story(with(&phase_now("F2"), records));
    let mut points = story.of(rule);
    points.remove(0)
}

#[test]
fn putting_off_needs_a_reason_a_later_day_and_not_more_than_the_threshold() {
    let point = point(Rule::QuestionUnanswered, &[question()]);
    let check = |until: &str, reason: &str| {
        check_postponement(&point, day(until), reason, &policy(), today())
            .map_err(|message| message.code.code())
    };
    assert_eq!(check(&ahead(7), "Vakantie"), Ok(()));
    assert_eq!(check(&ahead(8), "Vakantie"), Err("snooze_too_long"));
    assert_eq!(check(&ahead(7), "  "), Err("snooze_reason_empty"));
    assert_eq!(check(&ago(0), "Vakantie"), Err("snooze_day_passed"));
}

#[test]
fn what_speaks_at_once_cannot_wait_and_a_term_waits_until_its_next_reminder() {
    let at_most = |point: &AttentionPoint| {
        point
            .patience
            .until(today(), &policy())
            .map(|day| today().days_until(day))
    };
    let promised = record(52, "feedback/1")
        .set("whom", "resident")
        .set("promised", true)
        .set("planned_for", ago(1).as_str());
    assert_eq!(at_most(&point(Rule::PromisePassed, &[promised])), None);
    let term = |days: u32| {
        let term = record(55, "deadline/1")
            .set("sort", "compliance")
            .set("on", ahead(days).as_str())
            .set("state", "open");
        at_most(&point(Rule::DeadlineNear, &[term]))
    };
    assert_eq!(term(7), Some(4), "three days before the end");
    assert_eq!(term(4), Some(1));
    assert_eq!(term(3), Some(2), "one day before the end");
    assert_eq!(term(1), None);
    let consent = record(71, "consent/1")
        .set("from", "De bewoner")
        .set("purpose", "Hulp")
        .set("valid_until", ahead(3).as_str());
    assert_eq!(at_most(&point(Rule::ConsentExpires, &[consent])), Some(3));
    let asked = record(51, "access_request/1")
        .set("received_at", ago(25).as_str())
        .set("state", "open");
    assert_eq!(at_most(&point(Rule::AccessRequestOpen, &[asked])), Some(5));
    let crisis = record(32, "need/1")
        .set("sort", "crisis_place")
        .set("noted_at", noon_ago(4).as_str());
    assert_eq!(at_most(&point(Rule::PlaceNotFound, &[crisis])), Some(1));
}

#[test]
fn the_highest_point_is_the_next_step_once_the_phase_asks_for_nothing() {
    let say = ledger::cbor::Value::map([
        ("state", "sufficient".into()),
        ("reason", "Besproken".into()),
    ]);
    let records = vec![
        phase_now("F7").remove(0),
        partner(2, "Bram", Some(BRAM)),
        action(21, id(2), &ahead(4)),
        factor_record().set("sf5_override", say),
        record(56, "decision/1")
            .set("sort", "not_impose")
            .set("at", ago(5).as_str())
            .set("text", "Geen gedragsaanwijzing")
            .set("reason", "Hulp loopt en helpt")
            .set("decided_by", "De burgemeester"),
        record(57, "expectation_card/1")
            .set("whom", "reporter")
            .set("will", "Wij kijken een maand mee")
            .set("will_not", "Wij vertellen niets over de hulp")
            .set("next_word", ahead(11).as_str()),
        record(58, "feedback/1")
            .set("whom", "reporter")
            .set("planned_for", ahead(11).as_str()),
        record(59, "quote/1").set("text", "Ik zet het zachter"),
        record(51, "warning/1").set("sent_at", ago(40).as_str()),
    ];
    let step = |records: Vec<Record>| {
        let story = story(records);
        let file = story.file();
        let list = listed(&file, story.points(), &policy(), today());
        let first = highest(&list);
        let next = next(&file, &Team::default(), &policy(), today(), first.clone());
        (
            next.step.step,
            first.map(|(message, _)| message.code.code()),
        )
    };
    let weighed = once("weighing/1").set("ability", "yes");
    assert_eq!(
        step(with(&records, &[weighed])),
        (Step::ProveReceipt, Some("w31_no_proof"))
    );
    let open = changed(records, case(), |one| one.set("phase", "F2"));
    let (of_phase, first) = step(open);
    assert_eq!(first, Some("w31_no_proof"));
    assert_ne!(
        of_phase,
        Step::ProveReceipt,
        "what the phase asks for comes first"
    );
}
