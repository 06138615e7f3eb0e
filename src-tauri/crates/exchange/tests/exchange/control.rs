//! Control items in a file, and every way to spoil them; acknowledgements and what a delta presumes.

use exchange::{FileType, Outgoing, plaintext};
use ledger::acks::{Acked, Acks, Lack};
use ledger::cbor::Value;
use ledger::change::Op;
use ledger::control::{ControlHeader, ControlItem, ControlKind, Target};
use ledger::ids::{CaseId, ChangeId, DeviceId, Epoch};

use crate::forgery::{encode, take_apart};
use crate::people::{Contacts, FixedEnv, Person, Story, anna, bram, carla, change, story, whole};

/// What `by` asks about a case, each with another id.
pub fn asks(by: &Person, case: CaseId, count: usize) -> Vec<ControlItem> {
    let env = FixedEnv::new();
    let item = |_| {
        let header = ControlHeader::new(&env, ControlKind::Request, by.device_id(), case);
        ControlItem::sign(header, &by.device)
    };
    (0..count).map(item).collect()
}

fn with_control<'a>(
    story: &'a Story,
    from: &'a Person,
    to: &'a Person,
    control: Vec<ControlItem>,
) -> Outgoing<'a> {
    Outgoing {
        control,
        ..story.outgoing(from, to, vec![])
    }
}

fn code(to: &Person, plain: &[u8]) -> &'static str {
    to.open(plain)
        .map_or_else(|error| error.code(), |_| "opened")
}

/// The file of `plain` with other control bytes, as many as `count` says, signed as it should be.
fn spoiled(plain: &[u8], by: &Person, control: &[u8], count: i64) -> Vec<u8> {
    let mut parts = take_apart(plain);
    *parts.member("control.cborseq") = control.to_vec();
    let Value::Array(counts) = &mut parts.manifest[9] else {
        panic!("counts are an array")
    };
    counts[1] = Value::Int(count);
    parts.put_together(&by.device)
}

#[test]
fn what_anna_asks_comes_to_bram_whatever_its_order_and_once() {
    let (story, anna, bram) = (story(2), anna(), bram());
    let items = asks(&anna, story.case, 5);
    let mut turned: Vec<ControlItem> = items.iter().rev().cloned().collect();
    turned.push(items[0].clone());
    let plain = plaintext(&with_control(&story, &anna, &bram, items.clone())).unwrap();
    let same = plaintext(&with_control(&story, &anna, &bram, turned)).unwrap();
    assert_eq!(plain, same);
    let mut sorted = items;
    sorted.sort_by_key(|item| item.id);
    let contents = bram.open(&plain).unwrap();
    assert_eq!(contents.incoming.control, sorted);
    assert_eq!(contents.manifest.counts.control, 5);
}

#[test]
fn a_file_may_hold_nothing_but_a_question() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let outgoing = Outgoing {
        changes: vec![],
        ..with_control(&story, &anna, &bram, asks(&anna, story.case, 1))
    };
    let contents = bram.open(&plaintext(&outgoing).unwrap()).unwrap();
    assert!(contents.incoming.changes.is_empty());
    assert_eq!(contents.incoming.control.len(), 1);
}

#[test]
fn what_a_third_asked_is_passed_on_with_his_card_and_his_signature() {
    let (story, anna, bram, carla) = (story(1), anna(), bram(), carla());
    let items = asks(&anna, story.case, 1);
    let outgoing = |cards| Outgoing {
        cards,
        changes: vec![],
        ..with_control(&story, &bram, &carla, items.clone())
    };
    let missing = plaintext(&outgoing(vec![])).unwrap_err();
    assert_eq!(missing.code(), "control_uncertified");
    let plain = plaintext(&outgoing(vec![&anna.card])).unwrap();
    let incoming = carla.open(&plain).unwrap().incoming;
    assert_eq!((incoming.control, incoming.cards.len()), (items, 2));
}

#[test]
fn every_bad_control_item_has_its_name() {
    let (story, anna, bram) = (story(2), anna(), bram());
    let items = asks(&anna, story.case, 2);
    let plain = plaintext(&with_control(&story, &anna, &bram, items)).unwrap();
    let held = take_apart(&plain).member("control.cborseq").clone();
    let one = held.len() / 2;
    let with = |control: &[u8], count| code(&bram, &spoiled(&plain, &anna, control, count));
    assert_eq!(with(&held, 2), "opened");
    assert_eq!(with(&held, 1), "count_mismatch");
    assert_eq!(with(&held, 3), "count_mismatch");
    assert_eq!(with(&[], 1), "count_mismatch");
    let turned = [&held[one..], &held[..one]].concat();
    assert_eq!(with(&turned, 2), "control_order");
    let twice = [&held[..one], &held[..one]].concat();
    assert_eq!(with(&twice, 2), "control_order");
    assert_eq!(with(&held[..one - 1], 1), "bad_control", "cut through");
    assert_eq!(with(&[0x80], 1), "bad_control");
    assert_eq!(with(&[0x18, 0x01], 1), "bad_control", "a long number");
    let mut signature = held[..one].to_vec();
    *signature.last_mut().unwrap() ^= 1;
    assert_eq!(with(&signature, 1), "control_signature");
}

#[test]
fn nobody_asks_in_anothers_name() {
    let (story, anna, bram, carla) = (story(1), anna(), bram(), carla());
    let plain = plaintext(&with_control(&story, &anna, &bram, vec![])).unwrap();
    // Carla's device, which no card here certifies.
    let foreign = asks(&carla, story.case, 1).remove(0).item();
    let file = spoiled(&plain, &anna, &foreign, 1);
    assert_eq!(code(&bram, &file), "control_uncertified");
    let known = bram.open_knowing(&file, &Contacts::of(&[&carla]));
    assert_eq!(known.unwrap().incoming.control.len(), 1);
    // Carla's device, by anna's hand.
    let env = FixedEnv::new();
    let header = ControlHeader::new(&env, ControlKind::Purge, carla.device_id(), story.case);
    let forged = ControlItem::sign(header, &anna.device).item();
    let file = spoiled(&plain, &anna, &forged, 1);
    let error = bram.open_knowing(&file, &Contacts::of(&[&carla]));
    assert_eq!(error.unwrap_err().code(), "control_signature");
}

#[test]
fn every_flipped_bit_of_a_control_item_is_refused() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let plain = plaintext(&with_control(
        &story,
        &anna,
        &bram,
        asks(&anna, story.case, 1),
    ))
    .unwrap();
    let held = take_apart(&plain).member("control.cborseq").clone();
    for bit in 0..held.len() * 8 {
        let mut flipped = held.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let code = code(&bram, &spoiled(&plain, &anna, &flipped, 1));
        assert_ne!(code, "opened", "bit {bit}");
    }
}

#[test]
fn more_control_than_sixteen_megabytes_is_refused_before_it_is_read() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let plain = plaintext(&with_control(&story, &anna, &bram, vec![])).unwrap();
    let huge = vec![0x80; 16 * 1024 * 1024 + 1];
    let file = spoiled(&plain, &anna, &huge, 1);
    assert_eq!(code(&bram, &file), "too_large_control");
    // As many items as fit: each is empty, and the first is enough to refuse the file.
    let many = vec![0x80; 16 * 1024 * 1024];
    let file = spoiled(&plain, &anna, &many, 16 * 1024 * 1024);
    assert_eq!(code(&bram, &file), "bad_control");
}

#[test]
fn what_is_asked_about_a_case_outside_the_file_is_not_written() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let other = asks(&anna, CaseId::from_bytes([9; 16]), 1);
    let refused = plaintext(&with_control(&story, &anna, &bram, other)).unwrap_err();
    assert_eq!(refused.code(), "control_out_of_scope");
    let none = asks(&anna, CaseId::NONE, 1);
    assert!(plaintext(&with_control(&story, &anna, &bram, none)).is_ok());
}

#[test]
fn items_of_a_later_kind_come_through_byte_for_byte() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let mut header = ControlHeader::new(
        &FixedEnv::new(),
        ControlKind::Unknown,
        anna.device_id(),
        story.case,
    );
    header.targets = vec![Target::record(story.changes[0].header.record)];
    let item = ControlItem::sign(header, &anna.device);
    let plain = plaintext(&with_control(&story, &anna, &bram, vec![item.clone()])).unwrap();
    assert_eq!(bram.open(&plain).unwrap().incoming.control, [item]);
}

/// What a device acknowledges.
pub fn acks() -> Acks {
    let lack = |seed, write| Lack {
        change: ChangeId::from_bytes([seed; 32]),
        write,
    };
    Acks {
        device: DeviceId::from_bytes([1; 16]),
        epoch: Epoch::from_bytes([2; 8]),
        files: vec![
            Acked {
                file: [3; 16],
                lacks: vec![],
            },
            Acked {
                file: [4; 16],
                lacks: vec![lack(5, None), lack(6, Some(0)), lack(6, Some(300))],
            },
        ],
    }
}

#[test]
fn acknowledgements_and_what_is_presumed_come_back() {
    let (story, anna, bram) = (story(2), anna(), bram());
    let fact = [("text", Op::Set, Value::from("nieuw"))];
    let new = change(&anna, story.case, "fact/1", 9, &fact);
    let delta = Outgoing {
        kind: FileType::Delta,
        acks: vec![acks()],
        presumes: vec![[7; 16], [8; 16]],
        changes: vec![whole(&new)],
        ..story.outgoing(&anna, &bram, vec![])
    };
    let contents = bram.open(&plaintext(&delta).unwrap()).unwrap();
    assert_eq!(contents.manifest.kind, FileType::Delta);
    assert_eq!(contents.manifest.acks, [acks()]);
    assert_eq!(contents.manifest.presumes, [[7; 16], [8; 16]]);
    assert_eq!(contents.incoming.changes, [new]);
    let full = Outgoing {
        acks: vec![acks()],
        ..story.outgoing(&anna, &bram, vec![])
    };
    let contents = bram.open(&plaintext(&full).unwrap()).unwrap();
    assert_eq!(
        contents.manifest.acks,
        [acks()],
        "a full file acknowledges too"
    );
}

#[test]
fn as_many_acknowledgements_as_a_vault_gives_stand_in_a_file() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let missing = |place: u16| Lack {
        change: ChangeId::from_bytes([5; 32]),
        write: Some(place),
    };
    // The newest 2000 files, of which 20,000 values are missing.
    let files = (0..2000u16).map(|number| Acked {
        file: [&number.to_be_bytes()[..], &[0; 14]]
            .concat()
            .try_into()
            .unwrap(),
        lacks: (0..if number < 20 { 1000 } else { 0 })
            .map(missing)
            .collect(),
    });
    let many = Acks {
        files: files.collect(),
        ..acks()
    };
    let full = Outgoing {
        acks: vec![many.clone()],
        ..story.outgoing(&anna, &bram, vec![])
    };
    let contents = bram.open(&plaintext(&full).unwrap()).unwrap();
    assert_eq!(contents.manifest.acks, [many]);
}

#[test]
fn acknowledgements_of_another_shape_are_refused() {
    let (story, anna, bram) = (story(1), anna(), bram());
    let delta = Outgoing {
        kind: FileType::Delta,
        acks: vec![acks()],
        presumes: vec![[7; 16]],
        ..story.outgoing(&anna, &bram, vec![])
    };
    let plain = plaintext(&delta).unwrap();
    let with = |key: usize, value: Value| {
        let mut keys = take_apart(&plain).manifest;
        keys[key] = value;
        let parts = take_apart(&plain);
        code(&bram, &parts.with_manifest(&encode(&keys), &anna.device))
    };
    let list = |items: Vec<Value>| Value::Array(items);
    let id = |seed: u8| Value::from([seed; 16]);
    let entry = |files: Vec<Value>| list(vec![list(vec![id(1), Value::from([2; 8]), list(files)])]);
    let file = |seed, lacks: Vec<Value>| list(vec![id(seed), list(lacks)]);
    let change = |seed: u8| Value::from([seed; 32]);
    assert_eq!(with(6, entry(vec![file(3, vec![])])), "opened");
    let wrong = [
        Value::Null,
        list(vec![id(1)]),
        list(vec![list(vec![id(1), id(2), list(vec![])])]),
        entry(vec![id(3)]),
        entry(vec![file(4, vec![]), file(3, vec![])]),
        entry(vec![file(3, vec![]), file(3, vec![])]),
        entry(vec![file(3, vec![list(vec![])])]),
        entry(vec![file(
            3,
            vec![list(vec![change(1), Value::Int(70_000)])],
        )]),
        entry(vec![file(
            3,
            vec![list(vec![change(2)]), list(vec![change(1)])],
        )]),
    ];
    for value in wrong {
        assert_eq!(with(6, value.clone()), "manifest_shape", "{value:?}");
    }
    for value in [
        list(vec![id(2), id(1)]),
        list(vec![id(1), id(1)]),
        list(vec![change(1)]),
        Value::Int(1),
    ] {
        assert_eq!(with(7, value.clone()), "manifest_shape", "{value:?}");
    }
}
