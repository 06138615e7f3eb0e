//! Beside the answer of a handover: who notes what and when, and what goes back when no yes stands any more.

use crate::build::*;
use casework::{
    casefile::CaseFile,
    handover::{
        missing,
        notes::{Note, check_note},
        undoing::{Return, ReturnHow, goes_back},
    },
    terms::{Term, talk::HandoverState},
};
use ledger::{cbor::Value, ids::RootId};

/// Anna hands the lead over to Bram.
fn offer() -> Record {
    record(41, "handover/1")
        .set("of", "lead")
        .set("from", *id(1).as_bytes())
        .set("to", *id(2).as_bytes())
        .set("offered_at", "2026-11-18")
        .set("answer_by", "2026-11-25")
        .set("state", "offered")
}

fn in_case(handover: Record, more: &[Record]) -> CaseFile {
    let all = [
        vec![case_record(), handover],
        three_partners(),
        more.to_vec(),
    ];
    read(&all.concat())
}

fn noted(file: &CaseFile, note: Note, actor: RootId) -> Result<(), &'static str> {
    check_note(file, &file.talk.handovers[0], note, &actor, today())
        .map_err(|message| message.code.code())
}

#[test]
fn every_note_in_every_state_by_everyone() {
    use HandoverState::{Accepted, AcceptedWithConditions, Expired, Offered};
    for state in HandoverState::ALL {
        for note in Note::ALL {
            let (fits, by): (bool, &[RootId]) = match note {
                Note::Contact => (
                    matches!(state, Offered | AcceptedWithConditions | Accepted | Expired),
                    &[ANNA, BRAM],
                ),
                Note::Receipt => (
                    matches!(state, Offered | AcceptedWithConditions | Accepted),
                    &[BRAM],
                ),
                Note::FollowUp => (*state == Accepted, &[ANNA]),
            };
            let file = in_case(offer().by(BRAM).set("state", state.code()), &[]);
            for actor in [ANNA, BRAM, CARLA] {
                let expected = match (fits, by.contains(&actor)) {
                    (false, _) => Err("handover_move_impossible"),
                    (true, true) => Ok(()),
                    (true, false) => Err("handover_not_yours"),
                };
                let story = format!("{note:?} while {state:?} by {actor:?}");
                assert_eq!(noted(&file, note, actor), expected, "{story}");
            }
        }
    }
}

#[test]
fn someone_writes_for_one_who_does_not_use_woonrust_or_left() {
    let to = |number: u8| offer().set("to", *id(number).as_bytes());
    let without = partner(4, "Dirk", None);
    let file = in_case(to(4), std::slice::from_ref(&without));
    assert_eq!(noted(&file, Note::Receipt, CARLA), Ok(()));
    let with = partner(4, "Dirk", Some(RootId::from_bytes([4; 32])));
    let file = in_case(to(4), std::slice::from_ref(&with));
    assert_eq!(
        noted(&file, Note::Receipt, CARLA),
        Err("handover_not_yours")
    );
    let left = with.set("ended_at", "2026-11-19");
    let file = in_case(to(4), &[left]);
    assert_eq!(noted(&file, Note::Receipt, CARLA), Ok(()));
}

#[test]
fn nothing_is_noted_while_the_answers_differ() {
    let two = offer()
        .by(BRAM)
        .set("state", "accepted")
        .by(ANNA)
        .also("state", "withdrawn");
    let file = in_case(two, &[]);
    for note in Note::ALL {
        assert_eq!(noted(&file, note, ANNA), Err("handover_disputed"));
    }
}

fn tie(number: u8, to: u8) -> Record {
    record(number, "link/1")
        .set("from", *id(41).as_bytes())
        .set("to", *id(to).as_bytes())
        .set("relation", "handed_over")
}

/// What Bram's yes moved: Anna's role and claim ended, his began, an action and another one are his.
fn moved() -> Vec<Record> {
    vec![
        role(51, "case_lead", id(1)).set("state", "ended"),
        role(52, "case_lead", id(2))
            .by(BRAM)
            .set("state", "accepted"),
        claim(53, "T02", "i_do", id(1), ANNA).set("state", "ended"),
        claim(54, "T02", "i_do", id(2), BRAM),
        action(55, id(2), "2026-11-24"),
        action(56, id(2), "2026-11-24"),
        tie(61, 51),
        tie(62, 52),
        tie(63, 53),
        tie(64, 54),
        tie(65, 55),
    ]
}

fn back(handover: Record, more: &[Record]) -> Vec<(u8, ReturnHow)> {
    let file = in_case(handover, more);
    goes_back(&file, &file.talk.handovers[0], today())
        .iter()
        .map(|Return { record, how }| (record.as_bytes()[0], *how))
        .collect()
}

#[test]
fn what_went_over_goes_back_when_no_yes_stands() {
    use ReturnHow::{EndClaim, EndRole, PassBack, RestoreClaim, RestoreRole};
    let all = [
        (51, RestoreRole),
        (52, EndRole),
        (53, RestoreClaim),
        (54, EndClaim),
        (55, PassBack),
    ];
    for state in ["withdrawn", "refused", "expired"] {
        let said = offer().set("state", state);
        assert_eq!(back(said, &moved()), all, "{state}: 56 was always of Bram");
    }
    let yes = offer().by(BRAM).set("state", "accepted");
    assert_eq!(back(yes.clone(), &moved()), []);
    let two = yes.by(ANNA).also("state", "withdrawn");
    assert_eq!(back(two, &moved()), [], "nothing moves until they chose");
    assert_eq!(
        back(offer().set("state", "withdrawn"), &moved()[..6]),
        [],
        "what no tie names was not moved by it"
    );
}

#[test]
fn what_is_back_already_or_done_stays() {
    let withdrawn = offer().set("state", "withdrawn");
    let settled = [
        role(51, "case_lead", id(1)).set("state", "accepted"),
        role(52, "case_lead", id(2)).set("state", "ended"),
        claim(53, "T02", "i_do", id(1), ANNA),
        claim(54, "T02", "i_do", id(2), BRAM).set("state", "ended"),
        action(55, id(2), "2026-11-24").set("state", "done"),
    ];
    let all = [settled.to_vec(), moved()[6..].to_vec()].concat();
    assert_eq!(back(withdrawn.clone(), &all), []);
    let file = in_case(withdrawn.clone(), &moved());
    let open = missing(&file, &file.talk.handovers[0], &policy(), today());
    assert_eq!(
        codes(open.iter().map(|(message, _)| message)),
        ["handover_gone_over"]
    );
    let gone = record(61, "link/1").set("from", Value::Null);
    assert_eq!(
        back(withdrawn, &[gone]),
        [],
        "a tie without ends ties nothing"
    );
}
