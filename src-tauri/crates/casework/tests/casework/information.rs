//! A question to a partner: every move from every state by everyone, and when a door can help.

use crate::build::*;
use casework::{
    casefile::CaseFile,
    content::{Content, Language},
    information::{RequestMove, check_door, check_move, door_keys, state},
    terms::{
        Term,
        talk::{RequestState, TriedDoor},
    },
};

/// Anna asks Bram.
fn asked() -> Record {
    record(41, "information_request/1")
        .set("question", "Is er al eerder gewaarschuwd?")
        .set("from", *id(1).as_bytes())
        .set("to", *id(2).as_bytes())
        .set("asked_at", "2026-11-18")
        .set("state", "open")
}

fn in_case(request: Record) -> CaseFile {
    read(&[vec![case_record(), request], three_partners()].concat())
}

#[test]
fn every_move_from_every_state_by_everyone() {
    use RequestState::{Open, Partly, Refused};
    for state in RequestState::ALL {
        for wanted in RequestMove::ALL {
            let (follows, speaker) = match wanted {
                RequestMove::Share => (matches!(state, Open | Refused | Partly), BRAM),
                RequestMove::SharePartly => (matches!(state, Open | Refused), BRAM),
                RequestMove::Refuse => (*state == Open, BRAM),
                RequestMove::Withdraw => (matches!(state, Open | Refused), ANNA),
            };
            let file = in_case(asked().set("state", state.code()));
            let request = &file.talk.information_requests[0];
            for actor in [ANNA, BRAM, CARLA] {
                let answer = |on_behalf: &str| {
                    check_move(&file, request, wanted, &actor, on_behalf)
                        .map_err(|message| message.code.code())
                };
                let story = format!("{wanted:?} after {state:?} by {actor:?}");
                if !follows {
                    assert_eq!(answer(""), Err("question_settled"), "{story}");
                    assert_eq!(answer("Gebeld"), Err("question_settled"), "{story}");
                } else if actor == speaker {
                    assert_eq!(answer(""), Ok(()), "{story}");
                } else {
                    assert_eq!(answer(" "), Err("answer_not_yours"), "{story}");
                    assert_eq!(answer("Gebeld op 20 november"), Ok(()), "{story}");
                }
            }
        }
    }
}

#[test]
fn a_move_lands_where_it_says() {
    let landed: Vec<&str> = RequestMove::ALL
        .iter()
        .map(|wanted| wanted.to().code())
        .collect();
    assert_eq!(landed, ["shared", "partly", "refused", "withdrawn"]);
}

#[test]
fn two_answers_at_once_stay_visible_until_someone_chooses() {
    let two = asked()
        .by(BRAM)
        .set("state", "refused")
        .by(ANNA)
        .also("state", "shared");
    let file = in_case(two);
    let request = &file.talk.information_requests[0];
    assert_eq!(state(request), RequestState::Refused, "the most cautious");
    for wanted in RequestMove::ALL {
        let answer = check_move(&file, request, wanted, &BRAM, "Gebeld");
        let code = answer.map_err(|message| message.code.code());
        assert_eq!(code, Err("question_disputed"), "{wanted:?}");
    }
    let door = check_door(request, TriedDoor::AskConsent, "");
    assert_eq!(
        door.map_err(|message| message.code.code()),
        Err("question_disputed")
    );
}

#[test]
fn a_door_helps_while_the_answer_is_not_whole() {
    for state in RequestState::ALL {
        let file = in_case(asked().set("state", state.code()));
        let request = &file.talk.information_requests[0];
        let open = !matches!(state, RequestState::Shared | RequestState::Withdrawn);
        for door in TriedDoor::ALL {
            let answer = |agreed: &str| {
                check_door(request, *door, agreed).map_err(|message| message.code.code())
            };
            let last = *door == TriedDoor::ConflictOfDuties;
            let without_words = match (open, last) {
                (false, _) => Err("question_settled"),
                (true, true) => Err("door_reason_empty"),
                (true, false) => Ok(()),
            };
            assert_eq!(answer(" "), without_words, "{door:?} while {state:?}");
            assert_eq!(answer("Bram vraagt toestemming").is_ok(), open);
        }
    }
}

#[test]
fn every_door_has_a_name_and_tells_how() {
    for language in Language::ALL {
        let texts = Content::of(language).texts();
        for door in TriedDoor::ALL {
            let (name, how) = door_keys(*door);
            assert!(texts.contains_key(&name), "{name}");
            assert!(texts.contains_key(&how), "{how}");
        }
    }
}
