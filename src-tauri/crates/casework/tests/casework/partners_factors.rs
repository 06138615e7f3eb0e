//! SF2, SF4, SF5 and SF7: each thing that they need, named when it lacks, just inside a threshold and just outside.

use crate::build::*;
use casework::factors::{Factor, FactorState, FactorStatus, factor_status};
use ledger::{cbor::Value, ids::RootId};

fn status(factor: Factor, records: &[Record], outside: &[Record]) -> FactorStatus {
    factor_status(factor, &read(records), &team(outside), &policy(), today())
}

fn missing(factor: Factor, records: &[Record], outside: &[Record]) -> Vec<&'static str> {
    let status = status(factor, records, outside);
    codes(status.missing.iter().map(|missing| &missing.message))
}

fn with(records: &[Record], number: u8, change: impl FnOnce(Record) -> Record) -> Vec<Record> {
    let mut records = records.to_vec();
    let at = records
        .iter()
        .position(|record| record.id() == id(number))
        .expect("a record");
    records[at] = change(records[at].clone());
    records
}

fn without(records: &[Record], number: u8) -> Vec<Record> {
    let kept = records.iter().filter(|record| record.id() != id(number));
    kept.cloned().collect()
}

mod interests_and_roles {
    use super::*;

    fn interest(number: u8, partner: u8, root: RootId) -> Record {
        record(number, "interest/1")
            .made_by(root)
            .set("whose", "partner")
            .set("partner", *id(partner).as_bytes())
            .set("wants", "Rust in het portiek")
    }

    fn of(number: u8, whose: &str) -> Record {
        record(number, "interest/1")
            .set("whose", whose)
            .set("wants", "Slapen")
    }

    /// Anna does care and the resident, Bram leads and takes reports; each says what he does not do.
    fn clear_table() -> Vec<Record> {
        let partners = three_partners()[..2].to_vec();
        let does =
            |number, task: &str, partner, root| claim(number, task, "i_do", id(partner), root);
        let not =
            |number, task: &str, partner, root| claim(number, task, "i_do_not", id(partner), root);
        let said = vec![
            case_record(),
            interest(21, 1, ANNA),
            interest(22, 2, BRAM),
            of(23, "neighbours"),
            of(24, "resident"),
            does(31, "T02", 2, BRAM),
            does(32, "T01", 2, BRAM),
            does(33, "T12", 1, ANNA),
            does(34, "T13", 1, ANNA),
            does(35, "T03", 1, ANNA),
            does(36, "T16", 1, ANNA),
            does(37, "T17", 1, ANNA),
            not(38, "T11", 1, ANNA),
            not(39, "T16", 2, BRAM),
        ];
        [said, partners].concat()
    }

    fn lacks(records: &[Record]) -> Vec<&'static str> {
        missing(Factor::InterestsAndRoles, records, &[])
    }

    #[test]
    fn all_on_the_table_by_each_himself_is_confirmed() {
        assert_eq!(lacks(&clear_table()), [""; 0]);
        let status = status(Factor::InterestsAndRoles, &clear_table(), &[]);
        assert_eq!(status.computed, FactorState::Confirmed);
        assert_eq!(
            status.because.last().map(|message| message.code.code()),
            Some("mirror_fits")
        );
    }

    #[test]
    fn each_missing_thing_is_named() {
        let table = clear_table();
        let cases: [(&str, Vec<Record>, &[&str]); 15] = [
            (
                "nobody",
                vec![case_record()],
                &[
                    "partners_none",
                    "domain_missing",
                    "domain_missing",
                    "interest_of_none",
                    "interest_of_none",
                    "mirror_gap",
                    "mirror_gap",
                    "mirror_gap",
                    "mirror_gap",
                ],
            ),
            (
                "no interest of Anna",
                without(&table, 21),
                &["interest_none"],
            ),
            (
                "an empty one",
                with(&table, 21, |r| r.set("wants", " ")),
                &["interest_none"],
            ),
            (
                "one in conflict",
                with(&table, 21, |r| r.by(BRAM).also("wants", "Anders")),
                &["field_in_conflict"],
            ),
            (
                "no interest of neighbours",
                without(&table, 23),
                &["interest_of_none"],
            ),
            (
                "no interest of the resident",
                without(&table, 24),
                &["interest_of_none"],
            ),
            (
                "Anna refuses nothing",
                without(&table, 38),
                &["task_refusal_none"],
            ),
            (
                "her no by another",
                with(&table, 38, |r| r.by(BRAM).set("state", "accepted")),
                &["task_refusal_none"],
            ),
            (
                "a double lead",
                [table.clone(), vec![claim(40, "T02", "i_do", id(1), ANNA)]].concat(),
                &["mirror_double"],
            ),
            ("nobody takes reports", without(&table, 32), &["mirror_gap"]),
            ("no care plan", without(&table, 36), &["mirror_gap"]),
            (
                "rent without landlord",
                with_case(&table, |r| r.set("tenure", "social_rent")),
                &["domain_missing"],
            ),
            (
                "rent with landlord reasoned away",
                [
                    with_case(&table, |r| r.set("tenure", "social_rent")),
                    vec![
                        once("composition/1")
                            .set("no_landlord", "Verhuurder woont in het buitenland"),
                    ],
                ]
                .concat(),
                &[],
            ),
            (
                "bought",
                with_case(&table, |r| r.set("tenure", "owner")),
                &[],
            ),
            (
                "Bram is of another field",
                with(&table, 2, |r| r.set("domain", "other")),
                &["domain_missing"],
            ),
        ];
        for (story, records, expected) in cases {
            assert_eq!(lacks(&records), expected, "{story}");
        }
    }

    fn with_case(records: &[Record], change: impl FnOnce(Record) -> Record) -> Vec<Record> {
        let mut records = records.to_vec();
        records[0] = change(records[0].clone());
        records
    }

    #[test]
    fn a_task_that_waits_is_asked_for() {
        let only = |state: &str| {
            let table: Vec<Record> = clear_table()
                .into_iter()
                .filter(|record| ![id(31), id(32)].contains(&record.id()))
                .collect();
            let waiting = claim(40, "T11", "i_do", id(2), BRAM).set("state", state);
            lacks(&[table, vec![waiting]].concat())
        };
        assert_eq!(only("proposed"), ["task_waits", "mirror_gap", "mirror_gap"]);
        assert_eq!(only("ended"), ["task_none", "mirror_gap", "mirror_gap"]);
    }

    #[test]
    fn what_another_wrote_down_is_sufficient() {
        let table = clear_table();
        for (story, records) in [
            (
                "the interest",
                with(&table, 21, |r| r.by(BRAM).set("wants", "Rust")),
            ),
            (
                "the no",
                with(&table, 38, |r| {
                    r.by(BRAM)
                        .set("state", "accepted")
                        .set("on_behalf", "Gebeld, 18 november")
                }),
            ),
        ] {
            let status = status(Factor::InterestsAndRoles, &records, &[]);
            assert_eq!(status.computed, FactorState::Sufficient, "{story}");
            assert_eq!(
                codes(&status.unconfirmed),
                ["partner_not_confirmed"],
                "{story}"
            );
        }
    }
}

mod trust {
    use super::*;

    fn face(number: u8, name: &str, organisation: &str, root: RootId) -> Record {
        partner(number, name, Some(root))
            .made_by(root)
            .set("organisation", organisation)
            .set("root", *root.as_bytes())
            .set("reach", "06, op werkdagen")
            .set("reserve", "Een collega")
            .set("contact_confirmed_at", "2026-11-01")
    }

    fn pulse(number: u8, partner: u8, score: i64) -> Record {
        record(number, "pulse/1")
            .set("partner", *id(partner).as_bytes())
            .set("score", score)
            .set("at", "2026-11-10")
    }

    fn short_lines() -> Vec<Record> {
        vec![
            case_record(),
            face(1, "Anna", "GGD", ANNA),
            face(2, "Bram", "Gemeente", BRAM),
            pulse(41, 1, 4),
        ]
    }

    fn spoken(day: &str) -> Vec<Record> {
        vec![
            record(51, "contact_person/1")
                .set("organisation", "Gemeente")
                .set("name", "Bram")
                .set("root", *BRAM.as_bytes())
                .set("spoken_at", day),
        ]
    }

    fn lacks(records: &[Record]) -> Vec<&'static str> {
        missing(Factor::Trust, records, &spoken("2026-10-01"))
    }

    #[test]
    fn people_who_know_and_find_each_other_are_confirmed() {
        assert_eq!(lacks(&short_lines()), [""; 0]);
        let status = status(Factor::Trust, &short_lines(), &spoken("2026-10-01"));
        assert_eq!(status.computed, FactorState::Confirmed);
        let by_anna = with(&short_lines(), 2, |r| {
            r.by(ANNA).set("contact_confirmed_at", "2026-11-01")
        });
        assert_eq!(
            super::status(Factor::Trust, &by_anna, &spoken("2026-10-01")).computed,
            FactorState::Sufficient
        );
    }

    #[test]
    fn each_missing_thing_is_named() {
        let lines = short_lines();
        let cases: [(&str, Vec<Record>, &[&str]); 10] = [
            (
                "nobody",
                vec![case_record()],
                &["partners_none", "pulse_few"],
            ),
            (
                "no reserve",
                with(&lines, 2, |r| r.set("reserve", "")),
                &["contact_reserve_none"],
            ),
            (
                "no name",
                with(&lines, 2, |r| r.set("name", "")),
                &["contact_face_none"],
            ),
            (
                "no reach",
                with(&lines, 2, |r| r.set("reach", Value::Null)),
                &["contact_reach_none"],
            ),
            (
                "never checked",
                with(&lines, 2, |r| r.set("contact_confirmed_at", Value::Null)),
                &["contact_unconfirmed"],
            ),
            (
                "checked 180 days ago",
                with(&lines, 2, |r| r.set("contact_confirmed_at", "2026-05-24")),
                &[],
            ),
            (
                "checked 181 days ago",
                with(&lines, 2, |r| r.set("contact_confirmed_at", "2026-05-23")),
                &["contact_old"],
            ),
            ("no poll", without(&lines, 41), &["pulse_few"]),
            (
                "a poll of 60 days",
                with(&lines, 41, |r| r.set("at", "2026-09-21")),
                &[],
            ),
            (
                "a poll of 61 days",
                with(&lines, 41, |r| r.set("at", "2026-09-20")),
                &["pulse_few"],
            ),
        ];
        for (story, records, expected) in cases {
            assert_eq!(lacks(&records), expected, "{story}");
        }
    }

    #[test]
    fn a_low_score_asks_for_a_talk_until_it_took_place() {
        let low = |score| with(&short_lines(), 41, |_| pulse(41, 1, score));
        assert_eq!(lacks(&low(3)), [""; 0]);
        assert_eq!(lacks(&low(2)), ["pulse_low"]);
        let talked = with(&low(2), 41, |r| r.set("addressed_at", "2026-11-15"));
        assert_eq!(lacks(&talked), [""; 0]);
        let disputed = with(&low(4), 41, |r| r.by(BRAM).also("score", 1));
        assert_eq!(lacks(&disputed), ["pulse_low"], "the lowest of two counts");
    }

    #[test]
    fn the_middle_answer_comes_within_three_working_days() {
        let request = |number: u8, asked: &str, answered: Option<&str>| {
            let record = record(number, "information_request/1")
                .set("asked_at", asked)
                .set("state", if answered.is_some() { "shared" } else { "open" });
            match answered {
                Some(day) => record.set("answered_at", day),
                None => record,
            }
        };
        let and = |more: Vec<Record>| lacks(&[short_lines(), more].concat());
        assert_eq!(
            and(vec![request(61, "2026-11-09", Some("2026-11-12"))]),
            [""; 0],
            "3 working days"
        );
        assert_eq!(
            and(vec![request(61, "2026-11-09", Some("2026-11-13"))]),
            ["answers_slow"],
            "4"
        );
        assert_eq!(
            and(vec![request(61, "2026-11-06", Some("2026-11-11"))]),
            [""; 0],
            "a weekend between"
        );
        let quick = request(62, "2026-11-09", Some("2026-11-10"));
        let slow = request(63, "2026-11-09", Some("2026-11-20"));
        assert_eq!(
            and(vec![
                quick.clone(),
                request(64, "2026-11-09", Some("2026-11-10")),
                slow.clone()
            ]),
            [""; 0]
        );
        assert_eq!(
            and(vec![slow.clone(), quick]),
            ["answers_slow"],
            "of two the slower is the middle"
        );
        assert_eq!(
            and(vec![request(65, "2026-11-17", None)]),
            [""; 0],
            "open for 3 working days"
        );
        assert_eq!(
            and(vec![request(65, "2026-11-16", None)]),
            ["answers_slow"],
            "open for 4"
        );
        assert_eq!(
            and(vec![request(66, "2026-09-20", Some("2026-11-01"))]),
            [""; 0],
            "61 days ago"
        );
    }

    #[test]
    fn partners_spoke_without_a_crisis_in_ninety_days() {
        let of = |day: &str| missing(Factor::Trust, &short_lines(), &spoken(day));
        assert_eq!(of("2026-08-22"), [""; 0], "90 days");
        assert_eq!(of("2026-08-21"), ["spoken_not_lately"], "91 days");
        assert_eq!(
            missing(Factor::Trust, &short_lines(), &[]),
            ["spoken_not_lately"]
        );
        let by_name = vec![
            record(51, "contact_person/1")
                .set("organisation", "gemeente")
                .set("name", "bram")
                .set("spoken_at", "2026-11-01"),
        ];
        assert_eq!(missing(Factor::Trust, &short_lines(), &by_name), [""; 0]);
    }
}

mod shared_file {
    use super::*;

    fn fact(number: u8, root: RootId) -> Record {
        record(number, "fact/1")
            .made_by(root)
            .set("occurred_at", moment("2026-11-12").as_str())
            .set("precision", "exact")
            .set("source", "own")
            .set("text", "Bonzende muziek")
            .set("place", "In het portiek")
            .set("verified_by", "De wijkagent")
    }

    fn full_file() -> Vec<Record> {
        let partners = three_partners()[..2].to_vec();
        let file = vec![
            case_record().add("categories", "GELUID"),
            fact(61, ANNA),
            fact(62, BRAM),
            record(63, "hearing/1")
                .set("side", "resident")
                .set("outcome", "heard")
                .set("at", moment("2026-11-13").as_str()),
            record(64, "impact/1")
                .set("whom", "reporter")
                .add("harms", "sleep"),
        ];
        [file, partners].concat()
    }

    fn lacks(records: &[Record]) -> Vec<&'static str> {
        missing(Factor::SharedFile, records, &[])
    }

    #[test]
    fn a_file_that_all_wrote_and_that_holds_is_confirmed() {
        let status = status(Factor::SharedFile, &full_file(), &[]);
        assert_eq!(
            codes(status.missing.iter().map(|missing| &missing.message)),
            [""; 0]
        );
        assert_eq!(status.computed, FactorState::Confirmed);
        let third = [full_file(), three_partners()[2..].to_vec()].concat();
        let carla = super::status(Factor::SharedFile, &third, &[]);
        assert_eq!(
            carla.computed,
            FactorState::Sufficient,
            "Carla wrote nothing"
        );
        let digest = read(&third).answers.digest(Factor::SharedFile);
        let said = factor_record().by(CARLA).add("sf5_confirmed", digest);
        let agreed = super::status(Factor::SharedFile, &[third, vec![said]].concat(), &[]);
        assert_eq!(agreed.computed, FactorState::Confirmed, "but she said yes");
    }

    #[test]
    fn each_missing_thing_is_named() {
        let full = full_file();
        let ended = record(65, "intervention/1")
            .set("type", "talk")
            .set("ended", "2026-11-20");
        let and = |record: Record| [full_file(), vec![record]].concat();
        let cases: [(&str, Vec<Record>, &[&str]); 14] = [
            (
                "no entries",
                without(&without(&full, 61), 62),
                &["entry_none", "category_unverified"],
            ),
            (
                "of one organisation",
                without(&full, 62),
                &["one_organisation_writes"],
            ),
            (
                "one of two incomplete",
                with(&full, 61, |r| r.set("place", "")),
                &["entries_incomplete"],
            ),
            (
                "a period without end",
                with(&full, 61, |r| r.set("precision", "period")),
                &["entries_incomplete"],
            ),
            (
                "nothing verified",
                with(&with(&full, 61, |r| r.set("verified_by", "")), 62, |r| {
                    r.set("verified_by", "")
                }),
                &["entries_incomplete", "category_unverified"],
            ),
            (
                "of another kind",
                with(
                    &with(&full, 61, |r| r.add("categories", "STANK")),
                    62,
                    |r| r.add("categories", "STANK"),
                ),
                &["category_unverified"],
            ),
            ("nobody heard", without(&full, 63), &["resident_not_heard"]),
            (
                "heard 90 days ago",
                with(&full, 63, |r| r.set("at", moment("2026-08-22").as_str())),
                &[],
            ),
            (
                "heard 91 days ago",
                with(&full, 63, |r| r.set("at", moment("2026-08-21").as_str())),
                &["resident_not_heard"],
            ),
            ("no impact", without(&full, 64), &["impact_none"]),
            (
                "impact on the resident only",
                with(&full, 64, |r| r.set("whom", "resident")),
                &["impact_none"],
            ),
            (
                "ended without result",
                and(ended.clone()),
                &["intervention_without_result"],
            ),
            ("ends tomorrow", and(ended.set("ended", "2026-11-21")), &[]),
            (
                "people disagree on a fact",
                with(&full, 61, |r| r.by(BRAM).also("text", "Geen muziek")),
                &["entries_incomplete", "field_in_conflict"],
            ),
        ];
        for (story, records, expected) in cases {
            assert_eq!(lacks(&records), expected, "{story}");
        }
    }

    #[test]
    fn four_of_five_entries_complete_is_enough() {
        let more = |incomplete: u8| {
            let facts = (71..=78).map(|number| {
                let fact = fact(number, ANNA);
                if number < 71 + incomplete {
                    fact.set("source", Value::Null)
                } else {
                    fact
                }
            });
            lacks(&[full_file(), facts.collect()].concat())
        };
        assert_eq!(more(2), [""; 0], "8 of 10");
        assert_eq!(more(3), ["entries_incomplete"], "7 of 10");
    }

    #[test]
    fn entries_of_ninety_days_count() {
        let of = |day: &str| {
            let old = fact(61, ANNA).dated(day);
            let other = fact(62, BRAM).dated(day);
            lacks(&with(&with(&full_file(), 61, |_| old), 62, |_| other))
        };
        assert_eq!(of("2026-08-22"), [""; 0]);
        assert_eq!(of("2026-08-21"), ["entry_none"]);
    }

    #[test]
    fn a_verification_and_an_express_not_verified_complete_an_entry() {
        let bare = with(&full_file(), 61, |r| r.set("verified_by", Value::Null));
        assert_eq!(lacks(&bare), ["entries_incomplete"]);
        let said = |result: &str| {
            let record = record(66, "verification/1")
                .set("entry", *id(61).as_bytes())
                .set("result", result);
            lacks(&[bare.clone(), vec![record]].concat())
        };
        assert_eq!(said("confirmed"), [""; 0]);
        assert_eq!(said("not_confirmed"), [""; 0], "it says that it was not");
    }

    #[test]
    fn a_piece_that_did_not_arrive_whole_is_a_gap() {
        let mut half = full_file();
        half[1].state.incomplete = true;
        assert_eq!(lacks(&half), ["file_gap"]);
    }
}

mod practical {
    use super::*;

    fn option(number: u8, state: &str) -> Record {
        record(number, "practical_option/1")
            .set("text", "Tapijt")
            .set("state", state)
    }

    fn tried() -> Vec<Record> {
        vec![
            case_record(),
            option(81, "tried")
                .set("started", "2026-10-21")
                .set("result", "Zachter"),
            option(82, "idea"),
            option(83, "rejected").set("reason", "Past niet"),
            partner(1, "Anna", Some(ANNA)),
        ]
    }

    fn lacks(records: &[Record]) -> Vec<&'static str> {
        missing(Factor::Practical, records, &[])
    }

    #[test]
    fn each_missing_thing_is_named() {
        let base = tried();
        let rejected = |number| {
            with(&base, number, |r| {
                r.set("state", "rejected").set("reason", "Te duur")
            })
        };
        let all = with(
            &with(&base, 81, |r| {
                r.set("state", "rejected")
                    .set("reason", "Te duur")
                    .set("result", "")
            }),
            82,
            |r| r.set("state", "rejected").set("reason", "Te klein"),
        );
        let cases: [(&str, Vec<Record>, &[&str]); 9] = [
            ("no idea", vec![case_record()], &["option_none"]),
            ("two ideas", without(&base, 82), &["options_few"]),
            ("three, one tried", base.clone(), &[]),
            (
                "tried without result",
                with(&base, 81, |r| r.set("result", " ")),
                &["option_not_tried"],
            ),
            (
                "tried ∥ idea",
                with(&base, 81, |r| r.by(BRAM).also("state", "idea")),
                &["option_not_tried"],
            ),
            ("one more rejected", rejected(82), &[]),
            ("all rejected with a reason", all.clone(), &[]),
            (
                "one of them without",
                with(&all, 83, |r| r.set("reason", "")),
                &["option_not_tried"],
            ),
            (
                "31 days without a look",
                with(&base, 81, |r| r.set("started", "2026-10-20")),
                &["effect_not_noted"],
            ),
        ];
        for (story, records, expected) in cases {
            assert_eq!(lacks(&records), expected, "{story}");
        }
        let noted = with(&base, 81, |r| {
            r.set("started", "2026-09-01")
                .set("effect_at", "2026-10-01")
        });
        assert_eq!(lacks(&noted), [""; 0]);
    }

    #[test]
    fn money_is_decided_in_five_working_days() {
        let asked = |day: &str, state: &str| {
            let request = record(84, "budget_request/1")
                .set("purpose", "Tapijt")
                .set("asked_at", day)
                .set("state", state);
            lacks(&[tried(), vec![request]].concat())
        };
        assert_eq!(asked("2026-11-13", "asked"), [""; 0], "5 working days");
        assert_eq!(asked("2026-11-12", "asked"), ["budget_undecided"], "6");
        assert_eq!(asked("2026-10-01", "granted"), [""; 0]);
        assert_eq!(asked("2026-10-01", "refused"), [""; 0]);
    }

    #[test]
    fn every_partner_says_himself_that_it_holds() {
        assert_eq!(
            status(Factor::Practical, &tried(), &[]).computed,
            FactorState::Sufficient
        );
        let digest = read(&tried()).answers.digest(Factor::Practical);
        let said = factor_record().by(ANNA).add("sf7_confirmed", digest);
        let all = [tried(), vec![said]].concat();
        assert_eq!(
            status(Factor::Practical, &all, &[]).computed,
            FactorState::Confirmed
        );
    }
}
