//! `changes.cborseq`: how changes stand in a file, and how every one of them is checked.

use ledger::cbor;
use ledger::change::{Change, ChangeError};
use ledger::ids::{ChangeId, DeviceId, Epoch, RecordId};

use crate::error::{Error, Part};
use crate::identities::Certified;
use crate::limits::{Limits, within};
use crate::progress::{Report, Stage, report};
use crate::weigh;

/// No change fits in fewer bytes: ids, one commitment and a signature alone take more.
const SMALLEST: u64 = 200;
/// Changes decoded and verified between two reports of progress.
const BATCH: usize = 4096;
/// Below this many a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 64;
/// More threads than this do not make a batch any faster.
const MOST_THREADS: usize = 8;
const ARRAY_OF_THREE: u8 = 0x83;
const NULL: u8 = 0xf6;

type Key<'a> = (&'a RecordId, &'a DeviceId, &'a Epoch, u64, &'a ChangeId);

/// The order of changes in a file.
pub(crate) fn key(change: &Change) -> Key<'_> {
    let header = &change.header;
    (
        &header.record,
        &header.device,
        &header.epoch,
        header.n,
        &change.id,
    )
}

/// Writes one item: `[header, signature, body]`, with only the values for which `travels` says so.
pub(crate) fn write(out: &mut Vec<u8>, change: &Change, travels: &[bool]) {
    out.push(ARRAY_OF_THREE);
    byte_string_head(out, change.header_bytes.len());
    out.extend_from_slice(&change.header_bytes);
    byte_string_head(out, change.signature.len());
    out.extend_from_slice(&change.signature);
    out.append(&mut change.body_bytes_where(|index| travels[index]));
}

/// Bytes that [`write`] writes.
pub(crate) fn size(change: &Change, travels: &[bool]) -> u64 {
    let mut item = Vec::new();
    write(&mut item, change, travels);
    item.len() as u64
}

/// Reads and verifies the whole sequence: form, limits, order, certificates, signatures.
///
/// # Errors
/// The first bad change is named by its place; nothing of the sequence is kept then.
pub(crate) fn read(
    bytes: &[u8],
    counted: u64,
    certified: &Certified<'_>,
    limits: &Limits,
    watch: &mut Report<'_>,
) -> Result<Vec<Change>, Error> {
    if counted > bytes.len() as u64 / SMALLEST {
        return Err(Error::CountMismatch("changes"));
    }
    let items = split_sequence(bytes, counted)?;
    weigh_bodies(items.iter(), bytes.len() as u64, limits)?;
    let mut changes: Vec<Change> = Vec::with_capacity(items.len());
    for batch in items.chunks(BATCH) {
        let first = changes.len();
        let decoded = spread(first, batch, &|index, item: &Item<'_>| item.decode(index))?;
        check_order(first, changes.last(), &decoded)?;
        verify(first, &decoded, certified)?;
        changes.extend(decoded);
        report(watch, Stage::Changes, changes.len() as u64, counted)?;
    }
    Ok(changes)
}

/// One item, cut in its three parts.
pub(crate) struct Item<'a> {
    pub(crate) header: &'a [u8],
    pub(crate) signature: [u8; 64],
    pub(crate) body: Option<&'a [u8]>,
}

impl<'a> Item<'a> {
    pub(crate) fn cut(item: &'a [u8]) -> Option<Item<'a>> {
        let (header, rest) = byte_string(item.strip_prefix(&[ARRAY_OF_THREE])?)?;
        let (signature, body) = byte_string(rest)?;
        let body = if body == [NULL] { None } else { Some(body) };
        Some(Item {
            header,
            signature: signature.try_into().ok()?,
            body,
        })
    }

    fn decode(&self, index: usize) -> Result<Change, Error> {
        let change = Change::decode(self.header.to_vec(), self.signature, self.body);
        let change = change.map_err(|source| match source {
            ChangeError::Nonce => Error::NonceMismatch { index },
            other => Error::BadChange {
                index,
                source: other,
            },
        })?;
        // A body of nulls only has one form: null.
        if self.body.is_some() && change.body.iter().all(Option::is_none) {
            return Err(Error::ChangeShape { index });
        }
        Ok(change)
    }
}

fn split_sequence(bytes: &[u8], counted: u64) -> Result<Vec<Item<'_>>, Error> {
    let mut items = Vec::new();
    for (index, item) in cbor::sequence(bytes).enumerate() {
        if items.len() as u64 == counted {
            return Err(Error::CountMismatch("changes"));
        }
        let item = item.ok().and_then(Item::cut);
        items.push(item.ok_or(Error::ChangeShape { index })?);
    }
    if items.len() as u64 != counted {
        return Err(Error::CountMismatch("changes"));
    }
    Ok(items)
}

/// Sizes of headers and bodies, and how many CBOR items the bodies hold together.
pub(crate) fn weigh_bodies<'i, 'b: 'i>(
    items: impl Iterator<Item = &'i Item<'b>>,
    bytes: u64,
    limits: &Limits,
) -> Result<(), Error> {
    let most = limits.body_items + bytes / limits.bytes_per_body_item;
    let mut total = 0;
    for item in items {
        within(Part::Header, item.header.len() as u64, limits.header as u64)?;
        if let Some(body) = item.body {
            within(Part::Body, body.len() as u64, limits.body as u64)?;
            total += weigh::items(body, most);
            within(Part::Items, total, most)?;
        }
    }
    Ok(())
}

fn check_order(first: usize, before: Option<&Change>, changes: &[Change]) -> Result<(), Error> {
    let mut last = before;
    for (place, change) in changes.iter().enumerate() {
        let index = first + place;
        match last.map(|last| key(last).cmp(&key(change))) {
            None | Some(std::cmp::Ordering::Less) => {}
            Some(std::cmp::Ordering::Equal) => return Err(Error::ChangeRepeated { index }),
            Some(std::cmp::Ordering::Greater) => return Err(Error::ChangeOrder { index }),
        }
        last = Some(change);
    }
    Ok(())
}

/// Every change is by a certified device, and signed by it. What the vault holds already, with
/// this very signature, was verified when it came.
fn verify(first: usize, changes: &[Change], certified: &Certified<'_>) -> Result<(), Error> {
    let mut checks = Vec::with_capacity(changes.len());
    let held = certified.held(changes);
    for (place, change) in changes.iter().enumerate() {
        let index = first + place;
        let device = certified
            .key_of(&change.header.device)
            .ok_or(Error::UncertifiedDevice { index })?;
        if !held.get(place).is_some_and(|held| *held) {
            checks.push((index, change, device));
        }
    }
    spread(0, &checks, &|_, (index, change, device)| {
        change
            .verify(device)
            .map_err(|_| Error::ChangeSignature { index: *index })
    })?;
    Ok(())
}

/// Maps in order, on as many threads as the machine has processors; of several errors the one with the lowest place is
/// given.
pub(crate) fn spread<T: Sync, R: Send>(
    first: usize,
    items: &[T],
    work: &(dyn Fn(usize, &T) -> Result<R, Error> + Sync),
) -> Result<Vec<R>, Error> {
    spread_over(processors(), first, items, work)
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get().min(MOST_THREADS))
}

fn spread_over<T: Sync, R: Send>(
    threads: usize,
    first: usize,
    items: &[T],
    work: &(dyn Fn(usize, &T) -> Result<R, Error> + Sync),
) -> Result<Vec<R>, Error> {
    let run = |first: usize, items: &[T]| -> Result<Vec<R>, Error> {
        let places = items.iter().enumerate();
        places
            .map(|(place, item)| work(first + place, item))
            .collect()
    };
    if threads < 2 || items.len() < WORTH_A_THREAD {
        return run(first, items);
    }
    let share = items.len().div_ceil(threads);
    let (own, others) = items.split_at(share);
    std::thread::scope(|scope| {
        let begin = |(place, items)| scope.spawn(move || run(first + (place + 1) * share, items));
        let helpers: Vec<_> = others.chunks(share).enumerate().map(begin).collect();
        let mut done = run(first, own);
        for helper in helpers {
            let rest = helper.join().expect("decoding and verifying do not panic");
            if let Ok(done) = &mut done {
                done.extend(rest?);
            }
        }
        done
    })
}

/// The head of a byte string in its shortest form.
pub(crate) fn byte_string_head(out: &mut Vec<u8>, len: usize) {
    const BYTES: u8 = 2 << 5;
    match len {
        0..=23 => out.push(BYTES | u8::try_from(len).expect("below 24")),
        24..=0xff => out.extend([BYTES | 24, u8::try_from(len).expect("below 256")]),
        0x100..=0xffff => {
            out.push(BYTES | 25);
            out.extend(u16::try_from(len).expect("below 2^16").to_be_bytes());
        }
        _ => {
            out.push(BYTES | 26);
            out.extend(
                u32::try_from(len)
                    .expect("headers are below 64 KiB")
                    .to_be_bytes(),
            );
        }
    }
}

/// Cuts a byte string in its shortest form off the front.
fn byte_string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&head, rest) = bytes.split_first()?;
    if head >> 5 != 2 {
        return None;
    }
    let wide = match head & 0x1f {
        0..=23 => 0,
        info @ 24..=26 => 1usize << (info - 24),
        _ => return None,
    };
    let argument = rest
        .get(..wide)?
        .iter()
        .fold(0usize, |value, byte| value << 8 | usize::from(*byte));
    let len = if wide == 0 {
        usize::from(head & 0x1f)
    } else {
        argument
    };
    let mut shortest = Vec::with_capacity(5);
    byte_string_head(&mut shortest, len);
    if shortest.len() != 1 + wide {
        return None;
    }
    let rest = &rest[wide..];
    (len <= rest.len()).then(|| rest.split_at(len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_strings_come_back_and_only_in_their_shortest_form() {
        for len in [0, 1, 23, 24, 255, 256, 65_535, 65_536] {
            let mut bytes = Vec::new();
            byte_string_head(&mut bytes, len);
            bytes.extend(vec![7; len]);
            bytes.push(0xff);
            let (content, rest) = byte_string(&bytes).unwrap();
            assert_eq!((content.len(), rest), (len, &[0xff][..]));
        }
        for long in [
            &[0x58, 1, 7][..],
            &[0x59, 0, 1, 7],
            &[0x5a, 0, 0, 0, 1, 7],
            &[0x5f, 7],
            &[0x41],
        ] {
            assert!(byte_string(long).is_none(), "{long:?}");
        }
    }

    #[test]
    fn however_many_threads_keep_the_order_and_report_the_first_error() {
        let items: Vec<usize> = (0..1000).collect();
        for threads in [1, 2, 3, 7, 8, 999, 1001] {
            let same = spread_over(threads, 0, &items, &|index, item: &usize| {
                assert_eq!(index, *item);
                Ok(*item)
            });
            assert_eq!(same.unwrap(), items);
            let failed = spread_over(threads, 5, &items, &|index, _: &usize| {
                if index >= 100 {
                    Err(Error::ChangeShape { index })
                } else {
                    Ok(())
                }
            });
            assert!(matches!(failed, Err(Error::ChangeShape { index: 100 })));
        }
    }
}
