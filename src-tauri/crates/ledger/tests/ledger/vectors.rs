//! Frozen bytes: what stands in `vectors.txt` is the format, for us and for whoever writes a reader of his own.

use crate::cast::{card, cast};
use ledger::{
    cbor::Value,
    change::{Change, Header, Op, Slot, Write, WriteRef},
    env::Wall,
    identity::RootKeys,
    ids::{CaseId, DeviceId, Epoch, RecordId},
    record::{AUDIENCE, CLASS},
    sharing::Token,
};
use std::fmt::Write as _;

const CASE: CaseId = CaseId::from_bytes([0xc0; 16]);
const NONCE: [u8; 16] = [0x0e; 16];

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn header(n: u64, prev: Option<&Change>, nonce: Option<[u8; 16]>) -> Header {
    let device = cast()[0].device;
    Header {
        record: RecordId::derive(device, CASE, "fact/1", &NONCE),
        case: CASE,
        kind: "fact/1".into(),
        device,
        epoch: Epoch::from_bytes([0xe0; 8]),
        n,
        prev: prev.map(|change| change.id),
        wall: Wall {
            ms: 1_795_181_520_000 + n as i64,
            offset_minutes: 60,
        },
        writes: Vec::new(),
        crit: Vec::new(),
        nonce,
    }
}

fn sign(mut header: Header, writes: &[(&str, Op, Vec<WriteRef>, Value)]) -> Change {
    let mut body = Vec::new();
    for (place, (field, op, parents, value)) in writes.iter().enumerate() {
        let slot = Slot {
            salt: [place as u8 + 1; 16],
            value: value.clone(),
        };
        header.writes.push(Write {
            field: (*field).into(),
            op: *op,
            parents: parents.clone(),
            commitment: slot.commitment(),
        });
        body.push(Some(slot));
    }
    Change::sign(header, body, &cast()[0].key)
}

fn changes() -> [Change; 2] {
    let first = sign(
        header(1, None, Some(NONCE)),
        &[
            (
                AUDIENCE,
                Op::Set,
                vec![],
                Token::value(&[Token::Case, Token::Person(cast()[1].root)]),
            ),
            (CLASS, Op::Set, vec![], Value::from("K2")),
            (
                "text",
                Op::Set,
                vec![],
                Value::from("Harde muziek om 03:00, gehoord op de galerij."),
            ),
            ("tags", Op::Add, vec![], Value::from("geluid")),
        ],
    );
    let sees = |index| vec![first.at(index)];
    let mut later = header(2, Some(&first), None);
    later.crit = vec!["later".into()];
    let second = sign(
        later,
        &[
            ("text", Op::Set, sees(2), Value::Null),
            ("tags", Op::Remove, sees(3), Value::Null),
            (
                "data",
                Op::Unknown(9),
                vec![],
                Value::map([("b", Value::Int(-70_000)), ("a", Value::Bool(true))]),
            ),
        ],
    );
    [first, second]
}

fn vectors() -> String {
    let anna = &cast()[0];
    let keys = RootKeys::from_entropy(&[1; 20]);
    let mut lines = vec![
        ("recovery entropy", hex(&[1; 20])),
        ("root signing key", hex(&keys.signing.to_bytes())),
        (
            "root public key",
            hex(keys.signing.verifying_key().as_bytes()),
        ),
        ("recovery secret", hex(keys.recovery.as_ref())),
        ("root id", anna.root.to_string()),
        ("fingerprint", anna.root.fingerprint()),
        ("device signing key", hex(&anna.key.to_bytes())),
        ("device id", anna.device.to_string()),
        ("card", hex(&card(anna, 1).item())),
        (
            "once record",
            RecordId::once(anna.device, CASE, "factor/1").to_string(),
        ),
    ];
    for change in changes() {
        lines.push(("record id", change.header.record.to_string()));
        lines.push(("header", hex(&change.header_bytes)));
        lines.push(("change id", change.id.to_string()));
        lines.push(("signature", hex(&change.signature)));
        lines.push(("body", hex(&change.body_bytes())));
        let commitments = change
            .header
            .writes
            .iter()
            .map(|write| ("commitment", hex(&write.commitment)));
        lines.extend(commitments);
    }
    lines
        .iter()
        .map(|(name, value)| format!("{name} = {value}\n"))
        .collect()
}

#[test]
fn the_bytes_of_version_1_are_frozen() {
    let made = vectors();
    let frozen = include_str!("vectors.txt");
    assert!(frozen == made, "the bytes changed; made now:\n{made}");
}

#[test]
fn the_frozen_bytes_are_read_and_verified() {
    let frozen = include_str!("vectors.txt");
    let all = |name: &str| -> Vec<Vec<u8>> {
        let value = |line: &str| {
            Some(line.split_once(" = ")?)
                .filter(|(n, _)| *n == name)
                .map(|(_, v)| v.to_owned())
        };
        let byte = |text: &str| {
            (0..text.len() / 2)
                .map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
                .collect()
        };
        frozen
            .lines()
            .filter_map(value)
            .map(|text| byte(&text))
            .collect()
    };
    let anna = cast()[0].key.verifying_key();
    assert_eq!(DeviceId::of(&anna).to_string(), hex(&all("device id")[0]));
    assert!(ledger::identity::Card::decode(&all("card")[0]).is_ok());
    for (place, header) in all("header").into_iter().enumerate() {
        let signature = all("signature")[place].as_slice().try_into().unwrap();
        let body = &all("body")[place];
        let held = Change::decode_held(header.clone(), signature, body).unwrap();
        let change = Change::decode(header, signature, Some(body)).unwrap();
        assert_eq!(held, change);
        assert_eq!(change.verify(&anna), Ok(()));
        assert_eq!(change, changes()[place]);
    }
}
