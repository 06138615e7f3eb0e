//! SF1 as computed: one lead, a deputy, partners who know, a mandate, a fresh overview.

use crate::build::*;
use casework::{
    factors::{Factor, FactorState, FactorStatus, factor_status},
    step::Step,
};
use ledger::cbor::Value;

fn status(factor: Factor, records: &[Record]) -> FactorStatus {
    factor_status(factor, &read(records), &team(&[]), &policy(), today())
}

fn missing(factor: Factor, records: &[Record]) -> Vec<&'static str> {
    status(factor, records)
        .missing
        .iter()
        .map(|missing| missing.message.code.code())
        .collect()
}

/// Bram leads, Anna stands in, both said so themselves; urgency high, overview checked today.
fn well_led() -> Vec<Record> {
    let anna = partner(1, "Anna", Some(ANNA)).set("lead_seen_at", "2026-11-18");
    let bram = partner(2, "Bram", Some(BRAM));
    vec![
        case_record()
            .set("urgency", "high")
            .set("helicopter_at", "2026-11-20"),
        role(11, "case_lead", bram.id())
            .by(BRAM)
            .set("state", "accepted")
            .set("mandate", "Overleg plannen"),
        role(12, "deputy", anna.id()).set("state", "accepted"),
        anna,
        bram,
    ]
}

fn with(mut records: Vec<Record>, at: usize, change: impl FnOnce(Record) -> Record) -> Vec<Record> {
    records[at] = change(records[at].clone());
    records
}

#[test]
fn one_lead_with_all_around_him_is_confirmed() {
    let status = status(Factor::CaseLead, &well_led());
    assert_eq!(status.missing, []);
    assert_eq!(status.computed, FactorState::Confirmed);
    let because: Vec<_> = status
        .because
        .iter()
        .map(|message| message.code.code())
        .collect();
    assert_eq!(
        because,
        [
            "lead_accepted",
            "deputy_accepted",
            "partners_know_lead",
            "mandate_filled",
            "overview_checked"
        ]
    );
    assert_eq!(status.because[0].records, [id(11)]);
}

#[test]
fn each_thing_that_a_led_case_needs_is_named_when_it_lacks() {
    let cases: [(&str, Vec<Record>, &[&str]); 17] = [
        (
            "nobody asked",
            well_led()
                .into_iter()
                .filter(|r| r.id() != id(11))
                .collect(),
            &["lead_none", "partner_does_not_know_lead", "mandate_empty"],
        ),
        (
            "only proposed",
            with(well_led(), 1, |r| r.set("state", "proposed")),
            &[
                "lead_proposed",
                "partner_does_not_know_lead",
                "mandate_empty",
            ],
        ),
        (
            "refused",
            with(well_led(), 1, |r| r.set("state", "refused")),
            &["lead_none", "partner_does_not_know_lead", "mandate_empty"],
        ),
        (
            "accepted ∥ ended counts as ended",
            with(well_led(), 1, |r| r.also("state", "ended")),
            &["lead_none", "partner_does_not_know_lead", "mandate_empty"],
        ),
        (
            "an unknown state is no yes",
            with(well_led(), 1, |r| r.set("state", "perhaps")),
            &[
                "lead_proposed",
                "partner_does_not_know_lead",
                "mandate_empty",
            ],
        ),
        (
            "Anna wrote Bram's yes",
            with(well_led(), 1, |r| r.by(ANNA).set("state", "accepted")),
            &[
                "lead_unproven",
                "partner_does_not_know_lead",
                "mandate_empty",
            ],
        ),
        (
            "the lead left",
            with(well_led(), 4, |r| r.set("ended_at", "2026-11-19")),
            &["lead_left"],
        ),
        (
            "the lead left and someone was asked to follow him",
            with(well_led(), 4, |r| r.set("ended_at", "2026-11-19"))
                .into_iter()
                .chain([role(13, "case_lead", id(1))])
                .collect(),
            &["lead_proposed", "mandate_empty"],
        ),
        (
            "one of two leads left",
            well_led()
                .into_iter()
                .chain([
                    partner(3, "Carla", None).set("ended_at", "2026-11-19"),
                    role(13, "case_lead", id(3))
                        .set("state", "accepted")
                        .set("on_behalf", "in overleg"),
                ])
                .collect(),
            &[],
        ),
        (
            "the lead has an older record that was ended",
            well_led()
                .into_iter()
                .chain([
                    partner(3, "Bram", Some(BRAM)).set("ended_at", "2026-11-01"),
                    role(13, "case_lead", id(3))
                        .by(BRAM)
                        .set("state", "accepted"),
                ])
                .collect(),
            &[],
        ),
        (
            "no deputy",
            well_led()
                .into_iter()
                .filter(|r| r.id() != id(12))
                .collect(),
            &["deputy_none"],
        ),
        (
            "deputy not asked twice",
            with(well_led(), 2, |r| r.set("state", "proposed")),
            &["deputy_proposed"],
        ),
        (
            "deputy is the lead",
            with(well_led(), 2, |r| {
                r.set("partner", *id(2).as_bytes())
                    .by(BRAM)
                    .set("state", "accepted")
            }),
            &["deputy_same_person"],
        ),
        (
            "a partner does not know",
            with(well_led(), 3, |r| r.set("lead_seen_at", Value::Null)),
            &["partner_does_not_know_lead"],
        ),
        (
            "a former partner need not know",
            with(
                [
                    well_led(),
                    vec![partner(3, "Carla", Some(CARLA)).set("ended_at", "2026-11-01")],
                ]
                .concat(),
                0,
                |r| r,
            ),
            &[],
        ),
        (
            "no mandate",
            with(well_led(), 1, |r| r.set("mandate", " ")),
            &["mandate_empty"],
        ),
        (
            "the mandate among the answers",
            [
                with(well_led(), 1, |r| r.set("mandate", "")),
                vec![factor_record().set("sf1_mandate", "Alles behalve geld")],
            ]
            .concat(),
            &[],
        ),
    ];
    for (story, records, expected) in cases {
        assert_eq!(missing(Factor::CaseLead, &records), expected, "{story}");
    }
}

#[test]
fn two_leads_are_named_and_one_person_with_two_records_is_one() {
    let second = role(13, "case_lead", id(1)).set("state", "accepted");
    let double = status(Factor::CaseLead, &[well_led(), vec![second]].concat());
    assert_eq!(double.missing[0].message.code.code(), "lead_double");
    assert_eq!(double.missing[0].step, Step::SettleDoubleLead);
    assert_eq!(
        double.missing[0].message.records,
        [id(11), id(13)]
            .map(|id| id)
            .to_vec()
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );

    let again = partner(5, "B. de Vries", Some(BRAM));
    let twice = role(14, "case_lead", again.id())
        .by(BRAM)
        .set("state", "accepted");
    assert_eq!(
        missing(Factor::CaseLead, &[well_led(), vec![again, twice]].concat()),
        [""; 0]
    );
}

#[test]
fn the_overview_is_fresh_up_to_the_term_of_the_urgency() {
    for (urgency, last_good, first_bad) in [
        ("acute", "2026-11-19", "2026-11-18"),
        ("high", "2026-11-13", "2026-11-12"),
        ("medium", "2026-11-06", "2026-11-05"),
        ("low", "2026-10-23", "2026-10-22"),
    ] {
        let on = |day: &'static str| {
            with(well_led(), 0, |r| {
                r.set("urgency", urgency).set("helicopter_at", day)
            })
        };
        assert_eq!(
            missing(Factor::CaseLead, &on(last_good)),
            [""; 0],
            "{urgency}"
        );
        assert_eq!(
            missing(Factor::CaseLead, &on(first_bad)),
            ["overview_old"],
            "{urgency}"
        );
    }
    let tomorrow = with(well_led(), 0, |r| r.set("helicopter_at", "2026-11-21"));
    assert_eq!(missing(Factor::CaseLead, &tomorrow), ["overview_in_future"]);
    let conflict = with(well_led(), 0, |r| {
        r.by(BRAM).also("helicopter_at", "2026-11-19")
    });
    assert_eq!(missing(Factor::CaseLead, &conflict), ["overview_unclear"]);
    let unclear_urgency = with(well_led(), 0, |r| {
        r.set("helicopter_at", "2026-11-18")
            .by(BRAM)
            .also("urgency", "acute")
    });
    assert_eq!(
        missing(Factor::CaseLead, &unclear_urgency),
        ["overview_old"],
        "the most cautious urgency counts"
    );
}

#[test]
fn a_partner_without_woonrust_makes_it_sufficient_and_never_confirmed() {
    let wijkagent = partner(6, "Dirk", None);
    let told = wijkagent.clone().set("lead_seen_at", "2026-11-19");
    let records = [well_led(), vec![told]].concat();
    let status_told = status(Factor::CaseLead, &records);
    assert_eq!(status_told.computed, FactorState::Sufficient);
    assert_eq!(status_told.unconfirmed[0].code.code(), "partner_on_behalf");
    assert_eq!(
        missing(
            Factor::CaseLead,
            &[well_led(), vec![wijkagent.clone()]].concat()
        ),
        ["partner_does_not_know_lead"]
    );

    let led_by_dirk = with(records, 1, |r| {
        r.by(ANNA)
            .set("partner", *wijkagent.id().as_bytes())
            .set("state", "accepted")
            .set("on_behalf", "Akkoord van Dirk in overleg, 18 november")
    });
    let led_by_dirk = with(led_by_dirk, 4, |r| {
        r.by(BRAM).set("lead_seen_at", "2026-11-19")
    });
    let status = status(Factor::CaseLead, &led_by_dirk);
    assert_eq!(status.missing, []);
    assert_eq!(status.because[0].code.code(), "lead_on_behalf");
    assert_eq!(status.computed, FactorState::Sufficient);
}
