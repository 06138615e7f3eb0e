//! The short way to read a change: straight from its bytes, for what nearly every change is.
//!
//! It takes only bytes that are the one encoding of what it read, so that it cannot differ from the long way; for
//! anything else, also for a key that is not known here, the long way says what it is or what is wrong with it.

use super::{Header, MAX_NAME, MAX_WRITES, Op, Slot, Write, WriteRef};
use crate::{
    cbor::{self, MAX_DEPTH, is_encoding, is_nfc},
    env::Wall,
    ids::{CaseId, ChangeId, DeviceId, Epoch, RecordId},
};
use minicbor::{
    Decoder, Encoder,
    data::Type,
    encode::{Error as EncodeError, Write as Sink},
};

/// Reads a header; nothing for one that takes the long way.
pub(super) fn header(bytes: &[u8]) -> Option<Header> {
    let header = held_header(bytes)?;
    is_encoding(bytes, |to| header.write(to)).then_some(header)
}

/// The same for bytes of which it was seen before that they are the one encoding of what they say.
pub(super) fn held_header(bytes: &[u8]) -> Option<Header> {
    let from = &mut Decoder::new(bytes);
    let keys = from.map().ok()??;
    let version = key(from, 0)?.u8().ok()?;
    let mut header = Header {
        record: RecordId::from_slice(key(from, 1)?.bytes().ok()?)?,
        case: CaseId::from_slice(key(from, 2)?.bytes().ok()?)?,
        kind: name(key(from, 3)?)?,
        device: DeviceId::from_slice(key(from, 4)?.bytes().ok()?)?,
        epoch: Epoch::from_slice(key(from, 5)?.bytes().ok()?)?,
        n: u64::try_from(key(from, 6)?.i64().ok()?).ok()?,
        prev: None,
        wall: Wall::default(),
        writes: Vec::new(),
        crit: Vec::new(),
        nonce: None,
    };
    for _ in 7..keys {
        match from.u8().ok()? {
            7 => header.prev = Some(ChangeId::from_slice(from.bytes().ok()?)?),
            8 => header.wall = wall(from)?,
            9 => header.writes = several(from, write)?,
            10 => header.crit = several(from, name)?,
            11 => header.nonce = Some(from.bytes().ok()?.try_into().ok()?),
            _ => return None,
        }
    }
    let sized = !header.writes.is_empty() && header.writes.len() <= MAX_WRITES;
    (version == 1 && header.n > 0 && sized).then_some(header)
}

/// The next key must be this one.
fn key<'d, 'b>(from: &'d mut Decoder<'b>, wanted: u8) -> Option<&'d mut Decoder<'b>> {
    (from.u8().ok()? == wanted).then_some(from)
}

fn name(from: &mut Decoder<'_>) -> Option<String> {
    let name = from.str().ok()?;
    (!name.is_empty() && name.len() <= MAX_NAME && is_nfc(name)).then(|| name.to_owned())
}

fn wall(from: &mut Decoder<'_>) -> Option<Wall> {
    (from.array().ok()?? == 2).then_some(())?;
    Some(Wall {
        ms: from.i64().ok()?,
        offset_minutes: from.i16().ok()?,
    })
}

/// Nothing is reserved for the claimed number: it is a claim of the sender.
fn several<T>(
    from: &mut Decoder<'_>,
    read: impl Fn(&mut Decoder<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    (0..from.array().ok()??).map(|_| read(from)).collect()
}

fn write(from: &mut Decoder<'_>) -> Option<Write> {
    (from.array().ok()?? == 4).then_some(())?;
    Some(Write {
        field: name(from)?,
        op: Op::of(from.i64().ok()?),
        parents: several(from, parent)?,
        commitment: from.bytes().ok()?.try_into().ok()?,
    })
}

fn parent(from: &mut Decoder<'_>) -> Option<WriteRef> {
    (from.array().ok()?? == 2).then_some(())?;
    Some(WriteRef {
        change: ChangeId::from_slice(from.bytes().ok()?)?,
        index: from.u16().ok()?,
    })
}

/// Reads a body of as many slots as its header has writes; commitments are not looked at.
pub(super) fn body(bytes: &[u8], writes: usize) -> Option<Vec<Option<Slot>>> {
    let slots = held_body(bytes, writes)?;
    is_encoding(bytes, |to| write_body(to, slots.iter().map(Option::as_ref))).then_some(slots)
}

/// The same for bytes of which it was seen before that they are the one encoding of what they say.
pub(super) fn held_body(bytes: &[u8], writes: usize) -> Option<Vec<Option<Slot>>> {
    let mut from = Decoder::new(bytes);
    (from.array().ok()?? == writes as u64).then_some(())?;
    (0..writes).map(|_| slot(&mut from)).collect()
}

fn slot(from: &mut Decoder<'_>) -> Option<Option<Slot>> {
    if from.datatype().ok()? == Type::Null {
        return from.null().ok().map(|()| None);
    }
    (from.array().ok()?? == 2).then_some(())?;
    let salt = from.bytes().ok()?.try_into().ok()?;
    // Inside the body and the slot.
    let value = cbor::read(from, MAX_DEPTH - 2).ok()?;
    Some(Some(Slot { salt, value }))
}

/// Writes a body with a place for every slot.
pub(super) fn write_body<'s, W: Sink>(
    to: &mut Encoder<W>,
    mut slots: impl ExactSizeIterator<Item = Option<&'s Slot>>,
) -> Result<(), EncodeError<W::Error>> {
    to.array(slots.len() as u64)?;
    slots.try_for_each(|slot| match slot {
        Some(slot) => slot.value.write(to.array(2)?.bytes(&slot.salt)?),
        None => to.null().map(drop),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cbor::Value,
        change::{Change, read_body},
        story::{ANNA, BRAM, Story, set},
    };
    use proptest::prelude::*;

    /// Changes with everything that a header can have.
    fn changes() -> Vec<Change> {
        let (mut story, text) = Story::shared();
        story.one(BRAM, set("text", "één", &[text]));
        let later = Value::map([("diep", Value::Array(vec![Value::Int(-70_000), Value::Null]))]);
        story.one(BRAM, set("place", later, &[]));
        let mut header = story.header(ANNA, Some(story.changes[0].id));
        header.crit = vec!["later".into()];
        header.writes = story.changes[1].header.writes.clone();
        story.add_header(header, ANNA, &Value::from("x"));
        story.changes[2].body[0] = None;
        story.changes
    }

    fn long_way(bytes: &[u8]) -> Option<Header> {
        Header::read(&Value::decode(bytes).ok()?).ok()
    }

    #[test]
    fn what_is_written_here_is_read_the_short_way() {
        for change in changes() {
            assert_eq!(header(&change.header_bytes).as_ref(), Some(&change.header));
            let bytes = change.body_bytes();
            let read = body(&bytes, change.header.writes.len());
            let held = change.body.iter().any(Option::is_some);
            assert_eq!(read, held.then_some(change.body));
        }
    }

    #[test]
    fn what_is_held_is_read_as_it_was_when_it_came() {
        for change in changes() {
            let (bytes, body) = (change.header_bytes.clone(), change.body_bytes());
            let read = Change::decode_held(bytes, change.signature, &body);
            assert_eq!(read, Ok(change));
        }
    }

    #[test]
    fn a_key_that_is_not_known_here_takes_the_long_way() {
        let change = &changes()[0];
        let Ok(Value::Map(mut pairs)) = Value::decode(&change.header_bytes) else {
            unreachable!("a header is a map");
        };
        pairs.push((Value::Int(12), Value::from("later")));
        let bytes = Value::Map(pairs).encode();
        assert_eq!(header(&bytes), None);
        assert_eq!(long_way(&bytes).as_ref(), Some(&change.header));
        let held = Change::decode_held(bytes.clone(), change.signature, &change.body_bytes());
        let came = Change::decode(bytes, change.signature, Some(&change.body_bytes()));
        assert_eq!(held, came);
    }

    proptest! {
        #[test]
        fn the_short_way_takes_nothing_that_the_long_way_does_not(
            which in 0usize..4,
            at in any::<prop::sample::Index>(),
            bytes in proptest::collection::vec(any::<u8>(), 0..4),
            cut in 0usize..4,
        ) {
            let change = &changes()[which];
            let damage = |mut whole: Vec<u8>| {
                let from = at.index(whole.len());
                let to = (from + cut).min(whole.len());
                whole.splice(from..to, bytes.clone());
                whole
            };
            let damaged = damage(change.header_bytes.clone());
            if let Some(read) = header(&damaged) {
                prop_assert_eq!(long_way(&damaged), Some(read));
            }
            let damaged = damage(change.body_bytes());
            let writes = change.header.writes.len();
            if let Some(read) = body(&damaged, writes) {
                let value = Value::decode(&damaged).expect("the long way takes it too");
                prop_assert_eq!(read_body(value, &change.header), Ok(read));
            }
        }
    }
}
