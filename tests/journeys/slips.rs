//! Planted leaks on real vaults: what a careless writer of files could let slip of what stays. Each is put into the file
//! that the program made, and the comparison that proves non-interference must notice it.

use crate::{
    apart::{Begin, Run},
    interference::play,
};
use exchange::ustar;
use journeys::{
    evidence::note,
    forge::{self, Parts},
    inside::{self, Records},
    leaks,
};
use ledger::{
    cbor::Value,
    change::Change,
    identity::Card,
    ids::{CaseId, RecordId, RootId},
    record::RecordState,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use vault::{DeviceKeys, Vault};

/// Far more than any of the leaks needs; a comparison that went blind is found at once.
const PAIRS: u64 = 40;

/// Bram's file from one half of a pair, and what the vault behind it knows besides.
struct Half {
    plain: Vec<u8>,
    held_back: String,
    known: Known,
}

struct Known {
    case: Records,
    cases: BTreeSet<CaseId>,
    cards: Vec<Card>,
    /// The files that came in.
    imports: Vec<[u8; 32]>,
    photos: BTreeMap<[u8; 32], Vec<u8>>,
    /// What is asked of anybody.
    asked: Vec<Vec<u8>>,
    changes: u64,
    opened: u64,
    keys: DeviceKeys,
}

impl Half {
    fn of(run: &Run<'_>) -> Half {
        let plain = run.plaintext(&run.begin.bram, &run.begin.brams_key);
        let request = json!({ "cases": [run.begin.case], "contact": run.begin.bram });
        let preview = run.anna.done("share_preview", request);
        let case = inside::records(&run.anna, &run.begin.case);
        Half {
            plain,
            held_back: preview["held_back"].to_string(),
            known: inside::with_vault(&run.anna, |vault| Known::of(vault, case)),
        }
    }

    /// The file with `slip` in it, signed and put together as if the program had made it so.
    fn with(&self, slip: Slip) -> Vec<u8> {
        let mut parts = Parts::of(&self.plain);
        slip(self, &mut parts);
        parts.together(&self.known.keys)
    }

    /// The records of the case that stay.
    fn hidden(&self, parts: &mut Parts) -> Vec<&(RecordState, Vec<Change>)> {
        let items = forge::items(parts).into_iter();
        let goes: BTreeSet<Vec<u8>> = items.map(|(record, _)| record).collect();
        let all = self.known.case.iter();
        let stays = all.filter(|(id, _)| !goes.contains(id.as_bytes().as_slice()));
        stays.map(|(_, held)| held).collect()
    }

    fn hidden_links(&self, parts: &mut Parts) -> Vec<&(RecordState, Vec<Change>)> {
        let mut hidden = self.hidden(parts);
        hidden.retain(|(state, _)| state.kind == "link/1");
        hidden
    }
}

impl Known {
    fn of(vault: &Vault, case: Records) -> Known {
        let rows = vault.case_list(i64::MAX).unwrap();
        let cases: BTreeSet<CaseId> = rows.iter().map(|row| row.case).collect();
        let states = cases
            .iter()
            .flat_map(|case| vault.case_records(*case).unwrap());
        let photo = |state: RecordState| {
            let sha256: [u8; 32] = state.bytes("sha256")?.try_into().ok()?;
            Some((sha256, vault.blob(&state.id, &sha256).ok()?))
        };
        Known {
            case,
            photos: states.filter_map(photo).collect(),
            cases,
            cards: vault.cards().unwrap(),
            imports: vault
                .imports(100)
                .unwrap()
                .iter()
                .map(|line| line.file)
                .collect(),
            asked: vault
                .controls_addressed()
                .unwrap()
                .iter()
                .map(|addressed| addressed.item.item())
                .collect(),
            changes: vault.counts().unwrap().changes,
            opened: vault.own().generation,
            keys: vault.device_keys(),
        }
    }
}

type Slip = fn(&Half, &mut Parts);

/// Each by what it is that slips.
const SLIPS: [(&str, Slip); 12] = [
    ("what is held back, in words", |half, parts| {
        parts
            .member(ustar::FORMAT)
            .extend(half.held_back.as_bytes());
    }),
    ("how many changes the vault holds", |half, parts| {
        let count = half.known.changes.to_string();
        parts.member(ustar::FORMAT).extend(count.as_bytes());
    }),
    (
        "the ids of hidden links, among the counts",
        |half, parts| {
            let links = half.hidden_links(parts);
            let ids = links.iter().map(|(state, _)| id_value(state.id));
            list(parts, COUNTS).extend(ids);
        },
    ),
    ("links of which an end stays", |half, parts| {
        let links = half.hidden_links(parts);
        let changes = links.iter().flat_map(|(_, changes)| changes.clone());
        forge::add(parts, &changes.collect::<Vec<_>>());
    }),
    ("the cards of those who wrote what stays", |half, parts| {
        let hidden = half.hidden(parts);
        let authors: BTreeSet<RootId> = hidden
            .iter()
            .flat_map(|(state, _)| state.authors.clone())
            .collect();
        let cards = parts.member(ustar::IDENTITIES);
        for card in &half.known.cards {
            if authors.contains(&card.root_id()) && !leaks::holds(cards, &card.item()) {
                cards.extend(card.item());
            }
        }
    }),
    ("acknowledgements of the files of others", |half, parts| {
        let files = half.known.imports.iter().map(|file| Value::from(*file));
        list(parts, ACKS).extend(files);
    }),
    ("what is asked of others", |half, parts| {
        let asked = half.known.asked.iter().flatten();
        parts.member(ustar::CONTROL).extend(asked);
    }),
    ("the decisions that open nothing in it", |half, parts| {
        let all = half.known.case.values();
        let decisions = all.filter(|(state, _)| state.kind == "disclosure/1");
        let ids = decisions.map(|(state, _)| id_value(state.id));
        *list(parts, DECISIONS) = ids.collect();
    }),
    ("the photos of what stays", |half, parts| {
        for (sha256, bytes) in &half.known.photos {
            let name = ustar::blob_name(sha256);
            if !parts.members.iter().any(|(member, _)| *member == name) {
                parts.members.push((name, bytes.clone()));
            }
        }
    }),
    (
        "the size of the photos of what stays, in the padding",
        |half, parts| {
            let bytes: usize = half.known.photos.values().map(Vec::len).sum();
            parts.member(ustar::CONTROL).resize(bytes, 0);
        },
    ),
    ("which other cases there are", |half, parts| {
        let cases = half
            .known
            .cases
            .iter()
            .map(|case| Value::from(*case.as_bytes()));
        *list(parts, SCOPE) = cases.collect();
    }),
    (
        "an id that counts how often the vault was opened",
        |half, parts| {
            let id = [half.known.opened.to_be_bytes(); 2];
            parts.manifest[ID] = Value::from(id.as_flattened());
        },
    ),
];

/// Keys of the manifest.
const ID: usize = 1;
const ACKS: usize = 6;
const COUNTS: usize = 9;
const SCOPE: usize = 11;
const DECISIONS: usize = 13;

fn list(parts: &mut Parts, key: usize) -> &mut Vec<Value> {
    let Value::Array(items) = &mut parts.manifest[key] else {
        panic!("a list")
    };
    items
}

fn id_value(record: RecordId) -> Value {
    Value::from(*record.as_bytes())
}

#[test]
fn every_planted_leak_of_a_vault_is_caught() {
    let begin = Begin::make();
    let mut unseen = SLIPS.to_vec();
    for pair in 0..PAIRS {
        let [one, other] = ["one", "other"].map(|half| Half::of(&play(&begin, pair, half)));
        let differ = |slip: Slip| one.with(slip) != other.with(slip);
        assert!(!differ(|_, _| {}), "pair {pair} differs by itself");
        unseen.retain(|(_, slip)| !differ(*slip));
        if unseen.is_empty() {
            note("vault_planted_leaks", SLIPS.len() as u64);
            return;
        }
    }
    let names: Vec<&str> = unseen.iter().map(|(name, _)| *name).collect();
    panic!("nobody notices {names:?}");
}
