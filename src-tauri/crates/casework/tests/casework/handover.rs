//! A handover: every move from every state by everyone, two people at once, and what the old holder gives up.

use crate::build::*;
use casework::{
    casefile::CaseFile,
    handover::{
        Ending, EndingHow, HeldBy, Move, Notes, Standing, check_move, ends_at_acceptance, missing,
        standing, told_yes, words,
    },
    terms::{Cautious, Term, talk::HandoverState},
};
use ledger::ids::RootId;

const STATES: [HandoverState; 6] = [
    HandoverState::Offered,
    HandoverState::AcceptedWithConditions,
    HandoverState::Accepted,
    HandoverState::Refused,
    HandoverState::Withdrawn,
    HandoverState::Expired,
];

/// Anna hands over to Bram; they spoke, and he has what he needs.
fn offer() -> Record {
    record(41, "handover/1")
        .set("of", "lead")
        .set("from", *id(1).as_bytes())
        .set("to", *id(2).as_bytes())
        .set("offered_at", "2026-11-18")
        .set("answer_by", "2026-11-25")
        .set("state", "offered")
        .set("spoken_at", "2026-11-18")
        .set("received_at", "2026-11-19")
}

fn in_case(handover: Record, more: &[Record]) -> CaseFile {
    read(
        &[
            vec![case_record(), handover],
            three_partners(),
            more.to_vec(),
        ]
        .concat(),
    )
}

fn stands(handover: Record) -> Standing {
    stands_with(handover, &[])
}

fn stands_with(handover: Record, more: &[Record]) -> Standing {
    let file = in_case(handover, more);
    standing(&file, &file.talk.handovers[0], today())
}

/// What a partner said, as `author` wrote it down; `how` is empty for his own word.
fn word(number: u8, partner: u8, said: &str, author: RootId, how: &str) -> Record {
    let word = record(number, "handover_word/1")
        .made_by(author)
        .set("handover", *id(41).as_bytes())
        .set("partner", *id(partner).as_bytes())
        .set("said", said)
        .set("at", "2026-11-19");
    if how.is_empty() {
        word
    } else {
        word.set("on_behalf", how)
    }
}

fn answer(
    handover: Record,
    wanted: Move,
    actor: RootId,
    notes: Notes<'_>,
) -> Result<(), &'static str> {
    let file = in_case(handover, &[]);
    check_move(
        &file,
        &file.talk.handovers[0],
        wanted,
        &actor,
        notes,
        today(),
    )
    .map_err(|message| message.code.code())
}

fn notes() -> Notes<'static> {
    Notes {
        reason: "Geen plek",
        conditions: "Pas na de kerst",
        ..Notes::default()
    }
}

#[test]
fn every_move_from_every_state_by_everyone() {
    use HandoverState::*;
    let allowed = |state: HandoverState, wanted: Move| match wanted {
        Move::Accept | Move::Refuse => matches!(state, Offered | AcceptedWithConditions),
        Move::AcceptWithConditions => state == Offered,
        Move::AgreeToConditions => state == AcceptedWithConditions,
        Move::Withdraw => matches!(state, Offered | AcceptedWithConditions | Expired),
        Move::Expire => state == Expired,
    };
    let of_receiver = [Move::Accept, Move::AcceptWithConditions, Move::Refuse];
    for state in STATES {
        for wanted in Move::ALL {
            let speaker = if of_receiver.contains(&wanted) {
                BRAM
            } else {
                ANNA
            };
            for actor in [ANNA, BRAM, CARLA] {
                let written = offer().set("state", state.code());
                let told = Notes {
                    on_behalf: "Gezegd in overleg",
                    ..notes()
                };
                let own = answer(written.clone(), wanted, actor, notes());
                let behalf = answer(written, wanted, actor, told);
                let story = format!("{state:?} {wanted:?} by {actor:?}");
                if !allowed(state, wanted) {
                    assert_eq!(own, Err("handover_move_impossible"), "{story}");
                    assert_eq!(behalf, Err("handover_move_impossible"), "{story}");
                } else {
                    let expected = if actor == speaker {
                        Ok(())
                    } else {
                        Err("handover_not_yours")
                    };
                    assert_eq!(own, expected, "{story}");
                    assert_eq!(behalf, Ok(()), "{story}, saying how");
                }
            }
        }
    }
}

#[test]
fn a_move_lands_where_it_says() {
    let landed: Vec<&str> = Move::ALL.iter().map(|wanted| wanted.to().code()).collect();
    assert_eq!(
        landed,
        [
            "accepted",
            "accepted_with_conditions",
            "accepted",
            "refused",
            "withdrawn",
            "expired"
        ]
    );
}

#[test]
fn an_offer_expires_after_its_last_day() {
    let of = |day: &str| stands(offer().set("answer_by", day)).state;
    assert_eq!(of("2026-11-20"), HandoverState::Offered, "the last day");
    assert_eq!(of("2026-11-19"), HandoverState::Expired);
    let late = offer().set("answer_by", "2026-11-19");
    assert_eq!(
        answer(late.clone(), Move::Accept, BRAM, notes()),
        Err("handover_move_impossible")
    );
    assert_eq!(answer(late.clone(), Move::Expire, ANNA, notes()), Ok(()));
    assert_eq!(
        answer(
            late.clone().set("answer_by", "2026-12-01"),
            Move::Accept,
            BRAM,
            notes()
        ),
        Ok(())
    );
    let two = late.clone().by(BRAM).also("answer_by", "2026-11-25");
    assert_eq!(
        stands(two).state,
        HandoverState::Offered,
        "while they disagree, the latest day counts"
    );
    let said = late.by(BRAM).set("state", "accepted");
    assert_eq!(
        stands(said).held_by,
        HeldBy::New,
        "a yes that arrives late was given in time"
    );
}

#[test]
fn a_yes_needs_warm_contact_and_receipt_a_no_a_reason_conditions_words() {
    let cold = || {
        record(41, "handover/1")
            .set("from", *id(1).as_bytes())
            .set("to", *id(2).as_bytes())
            .set("state", "offered")
    };
    let spoken = Notes {
        spoken_at: Some(day("2026-11-19")),
        ..notes()
    };
    let both = Notes {
        received_at: Some(today()),
        ..spoken
    };
    let empty = Notes::default();
    assert_eq!(
        answer(cold(), Move::Accept, BRAM, notes()),
        Err("handover_not_spoken")
    );
    assert_eq!(
        answer(cold(), Move::Accept, BRAM, spoken),
        Err("handover_not_received")
    );
    assert_eq!(answer(cold(), Move::Accept, BRAM, both), Ok(()));
    assert_eq!(
        answer(cold(), Move::AcceptWithConditions, BRAM, spoken),
        Ok(()),
        "receipt follows"
    );
    assert_eq!(
        answer(offer(), Move::AcceptWithConditions, BRAM, empty),
        Err("handover_conditions_empty")
    );
    assert_eq!(
        answer(offer(), Move::Refuse, BRAM, empty),
        Err("handover_reason_empty")
    );
    assert_eq!(answer(offer(), Move::Withdraw, ANNA, empty), Ok(()));
}

#[test]
fn the_new_one_holds_it_only_after_a_yes_that_is_known() {
    let accepted = |root: RootId| offer().by(root).set("state", "accepted");
    assert_eq!(stands(accepted(BRAM)).held_by, HeldBy::New);
    assert_eq!(
        stands(accepted(CARLA)).held_by,
        HeldBy::Old,
        "another wrote it"
    );
    for (said, by, how, held_by) in [
        ("accepted", 2, "Bram zei ja in overleg", HeldBy::New),
        ("accepted_with_conditions", 2, "Gebeld", HeldBy::New),
        ("refused", 2, "Gebeld", HeldBy::Old),
        ("accepted", 2, "", HeldBy::Old),
        ("accepted", 1, "Anna zei ja", HeldBy::Old),
    ] {
        let told = word(42, by, said, CARLA, how);
        let standing = stands_with(accepted(CARLA), &[told]);
        assert_eq!(standing.held_by, held_by, "{said} of {by}: {how}");
    }
    for state in STATES
        .iter()
        .filter(|state| **state != HandoverState::Accepted)
    {
        let written = offer().by(BRAM).set("state", state.code());
        assert_eq!(stands(written).held_by, HeldBy::Old, "{state:?}");
    }
    let agreed = offer()
        .by(BRAM)
        .set("conditions", "Na de kerst")
        .by(ANNA)
        .set("state", "accepted");
    assert_eq!(
        stands(agreed).held_by,
        HeldBy::New,
        "Anna agreed to Bram's conditions"
    );
}

#[test]
fn two_moves_at_once_stay_visible_and_the_most_cautious_counts() {
    for one in STATES {
        for two in STATES.into_iter().filter(|two| *two != one) {
            let both = offer()
                .by(BRAM)
                .set("state", one.code())
                .by(ANNA)
                .also("state", two.code());
            let standing = stands(both.clone());
            let cautious = if one.caution() < two.caution() {
                one
            } else {
                two
            };
            let story = format!("{one:?} ∥ {two:?}");
            assert_eq!(standing.state, cautious, "{story}");
            assert_eq!(standing.disputed.len(), 2, "{story}: both stay visible");
            assert_eq!(standing.held_by, HeldBy::Old, "{story}");
            for wanted in Move::ALL {
                assert_eq!(
                    answer(both.clone(), wanted, BRAM, notes()),
                    Err("handover_disputed"),
                    "{story}"
                );
            }
            let file = in_case(both, &[]);
            let missing = missing(&file, &file.talk.handovers[0], &policy(), today());
            assert_eq!(
                codes(missing.iter().map(|(message, _)| message)),
                ["handover_in_conflict"],
                "{story}"
            );
        }
    }
    let same = offer()
        .by(BRAM)
        .set("state", "accepted")
        .by(ANNA)
        .also("state", "accepted");
    assert!(stands(same.clone()).disputed.is_empty());
    assert_eq!(
        stands(same).held_by,
        HeldBy::New,
        "the same from two people is no conflict"
    );
}

fn old_holdings() -> Vec<Record> {
    vec![
        role(51, "case_lead", id(1)).set("state", "accepted"),
        role(52, "care_coordinator", id(1)).set("state", "accepted"),
        role(53, "deputy", id(3)).by(CARLA).set("state", "accepted"),
        claim(54, "T02", "i_do", id(1), ANNA),
        claim(55, "T12", "i_do", id(1), ANNA),
        claim(56, "T11", "i_do_not", id(1), ANNA),
        claim(57, "T13", "i_do", id(1), ANNA).set("state", "ended"),
        action(58, id(1), "2026-11-24"),
        action(59, id(1), "2026-11-24").set("state", "done"),
        action(60, id(2), "2026-11-24"),
    ]
}

#[test]
fn the_old_holder_keeps_nothing_that_the_new_one_holds() {
    let ends = |handover: Record| -> Vec<(u8, EndingHow)> {
        let file = in_case(handover, &old_holdings());
        let all = ends_at_acceptance(&file, &file.talk.handovers[0]);
        all.iter()
            .map(|Ending { record, how }| (record.as_bytes()[0], *how))
            .collect()
    };
    use EndingHow::{EndClaim, EndRole, PassAction};
    assert_eq!(ends(offer()), [(51, EndRole), (54, EndClaim)]);
    assert_eq!(
        ends(offer().set("of", "case")),
        [
            (51, EndRole),
            (52, EndRole),
            (54, EndClaim),
            (55, EndClaim),
            (58, PassAction)
        ]
    );
    let task = |number: u8| {
        offer()
            .set("of", "task")
            .set("subject", *id(number).as_bytes())
    };
    assert_eq!(ends(task(55)), [(55, EndClaim)]);
    assert_eq!(ends(task(58)), [(58, PassAction)]);
    assert_eq!(ends(task(60)), [], "that is of Bram");
    assert_eq!(ends(task(57)), [], "that ended");
}

#[test]
fn what_a_handover_still_needs() {
    let needs = |handover: Record, more: &[Record]| -> Vec<&'static str> {
        let file = in_case(handover, more);
        let missing = missing(&file, &file.talk.handovers[0], &policy(), today());
        codes(missing.iter().map(|(message, _)| message))
    };
    let yes = |day: &str| {
        offer()
            .by(BRAM)
            .set("state", "accepted")
            .set("answered_at", day)
    };
    assert_eq!(needs(offer(), &[]), ["handover_unanswered"]);
    assert_eq!(
        needs(offer().set("spoken_at", ledger::cbor::Value::Null), &[]),
        ["handover_unanswered", "handover_without_contact"]
    );
    assert_eq!(
        needs(
            offer().by(BRAM).set("state", "accepted_with_conditions"),
            &[]
        ),
        ["handover_conditions_open"]
    );
    assert_eq!(
        needs(offer().by(CARLA).set("state", "accepted"), &[]),
        ["handover_unproven"]
    );
    assert_eq!(
        needs(yes("2026-11-06"), &[]),
        [""; 0],
        "the check may take 14 days"
    );
    assert_eq!(needs(yes("2026-11-05"), &[]), ["handover_not_followed_up"]);
    assert_eq!(
        needs(yes("2026-11-05").set("follow_up_at", "2026-11-19"), &[]),
        [""; 0]
    );
    assert_eq!(
        needs(yes("2026-11-05").set("follow_up_at", "2026-11-20"), &[]),
        ["handover_not_followed_up"],
        "15 days"
    );
    assert_eq!(
        needs(
            yes("2026-11-19").set("received_at", ledger::cbor::Value::Null),
            &[]
        ),
        ["handover_without_receipt"]
    );
    assert_eq!(
        needs(yes("2026-11-19"), &old_holdings()),
        ["handover_held_twice"]
    );
    for done in ["refused", "withdrawn", "expired"] {
        assert_eq!(
            needs(offer().set("state", done), &[]),
            [""; 0],
            "{done}: the old holder goes on"
        );
    }
}

#[test]
fn each_word_keeps_who_said_it_and_who_wrote_it_down() {
    let on_hold = || offer().by(ANNA).set("state", "accepted");
    let all = [
        word(44, 1, "accepted", BRAM, "Anna was akkoord in het overleg").dated("2026-11-20"),
        word(
            42,
            2,
            "accepted_with_conditions",
            CARLA,
            "Bram zei aan de telefoon: ja, mits",
        )
        .dated("2026-11-18"),
        word(43, 2, "accepted_with_conditions", ANNA, "").dated("2026-11-19"),
        word(45, 2, "accepted", CARLA, "Over een andere overdracht")
            .set("handover", *id(99).as_bytes()),
    ];
    let file = in_case(on_hold(), &all);
    let handover = &file.talk.handovers[0];
    let said: Vec<_> = words(&file, handover)
        .iter()
        .map(|word| (word.meta.record, word.meta.creator))
        .collect();
    assert_eq!(
        said,
        [
            (id(42), Some(CARLA)),
            (id(43), Some(ANNA)),
            (id(44), Some(BRAM))
        ]
    );
    assert_eq!(
        told_yes(&file, handover).filled(),
        Some("Bram zei aan de telefoon: ja, mits"),
        "what Anna agreed to is not how Bram said yes"
    );
    let mut turned = all.clone();
    turned.reverse();
    let same = in_case(on_hold(), &turned);
    assert_eq!(
        words(&same, &same.talk.handovers[0]),
        words(&file, handover)
    );

    let twice = [
        word(42, 2, "accepted", ANNA, "Gebeld"),
        word(43, 2, "accepted", CARLA, "In het overleg"),
    ];
    let file = in_case(offer().by(CARLA).set("state", "accepted"), &twice);
    assert_eq!(words(&file, &file.talk.handovers[0]).len(), 2);
    assert_eq!(file.conflicts, [], "two wrote the same down: both stand");
}
