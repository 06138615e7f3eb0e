//! Anna's file for Bram as the program makes it, and planted bugs that let something slip: they exist in these tests only.

use crate::desk::{ANNA, BRAM, CARLA, DIRK, Desk, cast};
use crate::forgery::take_apart;
use crate::people::NOON;
use casework::calendar::Day;
use casework::disclosure::{DECISION, Disclosures};
use casework::may_see::{Recipient, Verdict, export_set, may_see};
use casework::partners::Partners;
use exchange::{FileType, OutBlob, OutChange, Outgoing};
use ledger::cbor::Value;
use ledger::change::Change;
use ledger::identity::Card;
use ledger::ids::{CaseId, RecordId};
use ledger::record::{AUDIENCE, RecordState};
use ledger::sharing::Token;
use ledger::travel::{Going, Holder, Travel, narrowing};
use std::collections::BTreeSet;
use std::io::{self, Cursor, Read};

/// What slips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leak {
    /// Nothing: the program as it is.
    None,
    /// How many records stay here.
    CountOfHidden,
    /// Links of which an end stays here.
    LinksToHidden,
    /// The cards of all who wrote in the case.
    CardsOfAllAuthors,
    /// Which other cases there are.
    AllCases,
    /// The photos of all records.
    AllPhotos,
    /// One class that may go is enough.
    LaxestClass,
    /// An audience that nobody understands lets partners in.
    UnknownAudience,
    /// What is incomplete goes like the rest.
    Incomplete,
    /// A clock that counts what was done, as some merges need it.
    ClockThatCounts,
    /// One chain per device instead of one per record.
    OneChainForAllRecords,
    /// Finishing an entry names everything that was seen in the case.
    SealOfTheWholeCase,
    /// Who never had a record is told that he may not see it.
    NarrowingsForEverybody,
    /// A decision opens a record for everyone.
    DecisionForAnother,
    /// The file names every decision there is.
    AllDecisions,
    /// The files of others are acknowledged as well.
    AcksForEverybody,
    /// What anybody acknowledged is left out of a file with what is new.
    NewToNobody,
    /// What is asked of others goes along.
    RequestsForEverybody,
    /// Whose device was lost, whoever he is.
    RevocationsOfEverybody,
}

impl Leak {
    pub const PLANTED: [Leak; 18] = [
        Leak::CountOfHidden,
        Leak::LinksToHidden,
        Leak::CardsOfAllAuthors,
        Leak::AllCases,
        Leak::AllPhotos,
        Leak::LaxestClass,
        Leak::UnknownAudience,
        Leak::Incomplete,
        Leak::ClockThatCounts,
        Leak::OneChainForAllRecords,
        Leak::SealOfTheWholeCase,
        Leak::NarrowingsForEverybody,
        Leak::DecisionForAnother,
        Leak::AllDecisions,
        Leak::AcksForEverybody,
        Leak::NewToNobody,
        Leak::RequestsForEverybody,
        Leak::RevocationsOfEverybody,
    ];
}

/// What Bram gets when he decrypts a file with everything, always at the same moment and under the same file id.
pub fn file(desk: &Desk) -> Vec<u8> {
    written(desk, FileType::Full)
}

/// The same of a file with only what is new to him.
pub fn only_new(desk: &Desk) -> Vec<u8> {
    written(desk, FileType::Delta)
}

/// Whose letters the file is made from: Bram's alone.
fn people(desk: &Desk, leak: Leak) -> &'static [usize] {
    if desk.leak == leak {
        &[BRAM, CARLA, DIRK]
    } else {
        &[BRAM]
    }
}

fn written(desk: &Desk, kind: FileType) -> Vec<u8> {
    let states = desk.states(desk.case);
    let goes = chosen(desk, &states);
    let whole = goes.iter().flat_map(|state| {
        let held = &desk.records[&state.id];
        let travel = Travel::of(state, held);
        held.iter()
            .map(move |change| (change, travel.bodies(change)))
    });
    let changes = whole
        .chain(narrowings(desk, &states, &goes))
        .map(|(change, bodies)| OutChange { change, bodies });
    let mut changes: Vec<OutChange<'_>> = changes.collect();
    let presumes = if kind == FileType::Delta {
        let whose = people(desk, Leak::NewToNobody);
        desk.letters.leave_out(whose, &mut changes)
    } else {
        Vec::new()
    };
    let opens: Vec<_> = photos(desk, &states, &goes)
        .into_iter()
        .map(|(sha256, photo)| {
            let bytes = photo.len() as u64;
            let open =
                move || -> io::Result<Box<dyn Read>> { Ok(Box::new(Cursor::new(photo.clone()))) };
            (sha256, bytes, open)
        })
        .collect();
    let outgoing = Outgoing {
        id: [0x1d; 16],
        sender: cast()[ANNA].keys(),
        recipient: (&cast()[BRAM].card).into(),
        created: NOON,
        kind,
        acks: desk.letters.acks(people(desk, Leak::AcksForEverybody)),
        presumes,
        scope: scope(desk),
        cards: desk.letters.cards.iter().collect(),
        control: desk.letters.asked(people(desk, Leak::RequestsForEverybody)),
        changes,
        blobs: opens
            .iter()
            .map(|(sha256, bytes, open)| OutBlob {
                sha256: *sha256,
                bytes: *bytes,
                open,
            })
            .collect(),
        keep_until: hidden_day(desk, states.len() - goes.len()),
        disclosures: decisions(desk, &states, &goes),
    };
    let plain = exchange::plaintext(&outgoing).unwrap();
    match desk.leak {
        Leak::CardsOfAllAuthors => with_cards_of(&plain, &states),
        Leak::RevocationsOfEverybody => with_revocations(&plain, desk),
        _ => plain,
    }
}

fn bram() -> Recipient {
    Recipient {
        root: cast()[BRAM].card.root_id(),
        is_own_person: false,
    }
}

/// Of what stays here, what tells Bram that it does from now on.
fn narrowings<'d>(desk: &'d Desk, states: &[RecordState], goes: &[&RecordState]) -> Vec<Going<'d>> {
    let (to, partners) = (bram(), Partners::of(states, cast()[ANNA].card.root_id()));
    let disclosures = disclosures(states);
    let admits = |state: &RecordState| may_see(state, &to, &partners, &disclosures).is_allowed();
    let stays = |state: &&RecordState| !goes.iter().any(|goes| goes.id == state.id);
    let told = states.iter().filter(stays).flat_map(|state| {
        let held = &desk.records[&state.id];
        if desk.leak == Leak::NarrowingsForEverybody {
            return later_audiences(held);
        }
        let told = desk.sent.get(&state.id);
        let holder = Holder {
            person: to.root,
            told: told.map(Vec::as_slice).unwrap_or_default(),
        };
        narrowing(state, held, holder, desk, &admits)
    });
    told.collect()
}

fn later_audiences(held: &[Change]) -> Vec<Going<'_>> {
    let narrows = |change: &&Change| {
        let header = &change.header;
        header.nonce.is_none() && header.writes.iter().any(|write| write.field == AUDIENCE)
    };
    let values = |change: &Change| -> Vec<bool> {
        let slots = change.body.iter();
        slots.map(Option::is_some).collect()
    };
    let later = held.iter().filter(narrows);
    later.map(|change| (change, values(change))).collect()
}

/// Both gates, as the program asks them.
fn chosen<'a>(desk: &Desk, states: &'a [RecordState]) -> Vec<&'a RecordState> {
    let (people, to) = (cast(), bram());
    let partners = Partners::of(states, people[ANNA].card.root_id());
    let verdicts = match desk.leak {
        Leak::LinksToHidden => each_alone(states, &to, &partners),
        leak => {
            let states = lenient(leak, states);
            export_set(&states, &to, &partners, &disclosures(&states))
        }
    };
    let goes: BTreeSet<RecordId> = verdicts
        .into_iter()
        .filter_map(|(record, verdict)| verdict.is_allowed().then_some(record))
        .collect();
    let all = states.iter();
    all.filter(|state| goes.contains(&state.id)).collect()
}

fn each_alone(
    states: &[RecordState],
    to: &Recipient,
    partners: &Partners,
) -> Vec<(RecordId, Verdict)> {
    let all = states.iter();
    let disclosures = disclosures(states);
    all.map(|state| (state.id, may_see(state, to, partners, &disclosures)))
        .collect()
}

/// Anna's decisions, as they stand when the file is made.
fn disclosures(states: &[RecordState]) -> Disclosures {
    Disclosures::of(states, cast()[ANNA].card.root_id(), Day::today(NOON))
}

/// The decisions on which something in the file goes.
fn decisions(desk: &Desk, states: &[RecordState], goes: &[&RecordState]) -> Vec<RecordId> {
    let (all, to) = (disclosures(states), bram());
    if desk.leak == Leak::AllDecisions {
        return all.decisions().iter().map(|one| one.record).collect();
    }
    let used = goes.iter().flat_map(|state| all.opening(state, &to.root));
    used.collect()
}

/// The records as a careless gate would take them.
fn lenient(leak: Leak, states: &[RecordState]) -> Vec<RecordState> {
    let mut states = states.to_vec();
    for state in &mut states {
        match leak {
            Leak::LaxestClass => state.classes.sort_by_key(|class| class.rank()),
            Leak::UnknownAudience => {
                let heads = state.audience.heads.iter_mut();
                heads
                    .filter(|head| head.is_none())
                    .for_each(|head| *head = Some(vec![Token::Case]));
            }
            Leak::Incomplete if state.audience.creator.is_none() => {
                state.audience.creator = Some(cast()[ANNA].card.root_id());
                state.audience.heads = vec![Some(vec![Token::Case])];
                state.classes = vec![ledger::sharing::Class::K2];
            }
            Leak::DecisionForAnother if state.kind == DECISION => {
                let recipient = state.fields.get_mut("recipient").into_iter();
                let heads = recipient.flat_map(|field| &mut field.heads);
                let bram = Value::from(*bram().root.as_bytes());
                heads.for_each(|head| head.value = Some(bram.clone()));
            }
            _ => {}
        }
        if leak == Leak::LaxestClass {
            state.classes.truncate(1);
        }
    }
    states
}

fn photos(desk: &Desk, states: &[RecordState], goes: &[&RecordState]) -> Vec<([u8; 32], Vec<u8>)> {
    let all: Vec<&RecordState> = match desk.leak {
        Leak::AllPhotos => states.iter().collect(),
        _ => goes.to_vec(),
    };
    let shown = all.into_iter().filter(|state| !state.hidden());
    let hashes: BTreeSet<[u8; 32]> = shown
        .filter_map(|state| state.bytes("sha256")?.try_into().ok())
        .collect();
    let held = hashes.into_iter();
    held.filter_map(|hash| Some((hash, desk.photos.get(&hash)?.clone())))
        .collect()
}

fn scope(desk: &Desk) -> Vec<CaseId> {
    match desk.leak {
        Leak::AllCases if desk.states(desk.elsewhere).len() > 2 => vec![desk.case, desk.elsewhere],
        _ => vec![desk.case],
    }
}

fn hidden_day(desk: &Desk, hidden: usize) -> Option<String> {
    (desk.leak == Leak::CountOfHidden).then(|| format!("2027-11-{:02}", hidden % 28 + 1))
}

fn with_revocations(plain: &[u8], desk: &Desk) -> Vec<u8> {
    let mut parts = take_apart(plain);
    let cards = parts.member("identities.cborseq");
    cards.extend(desk.letters.revocations().flat_map(Card::item));
    parts.put_together(&cast()[ANNA].device)
}

fn with_cards_of(plain: &[u8], states: &[RecordState]) -> Vec<u8> {
    let mut parts = take_apart(plain);
    let authors = states.iter().flat_map(|state| &state.authors);
    let authors: BTreeSet<_> = authors.copied().collect();
    let cards = cast().iter().map(|person| &person.card);
    let cards = cards.filter(|card| authors.contains(&card.root_id()));
    let mut items: Vec<_> = cards.map(|card| (card.root_id(), card.item())).collect();
    items.sort();
    let cards = parts.member("identities.cborseq");
    *cards = items.into_iter().flat_map(|(_, item)| item).collect();
    parts.put_together(&cast()[ANNA].device)
}
