//! Files as large as the benchmark wants them: through `exchange` itself, past the register of what was sent, whose one
//! record holds no thousand cases.

use exchange::{FileType, OutChange, Outgoing, SenderKeys, unwatched};
use ledger::{
    change::WriteRef,
    env::Wall,
    identity::Card,
    ids::CaseId,
    record::{RecordState, is_universal},
};
use std::{collections::HashSet, path::Path};
use vault::Vault;

/// Reads everything of these cases, chooses as an export does which values go along, and writes the file.
pub fn write(vault: &Vault, recipient: &Card, cases: &[CaseId], path: &Path) {
    let (keys, cards) = (vault.device_keys(), vault.cards().expect("cards"));
    let states: Vec<RecordState> = cases
        .iter()
        .flat_map(|case| vault.case_records(*case).expect("a case"))
        .collect();
    let held: Vec<_> = states
        .iter()
        .map(|state| {
            (
                standing(state),
                vault.changes_of(state.id).expect("a record"),
            )
        })
        .collect();
    let changes = held.iter().flat_map(|(standing, changes)| {
        changes.iter().map(move |change| OutChange {
            change,
            bodies: change
                .header
                .writes
                .iter()
                .enumerate()
                .map(|(index, write)| {
                    is_universal(&write.field) || standing.contains(&change.at(index))
                })
                .collect(),
        })
    });
    let outgoing = Outgoing {
        id: [7; 16],
        sender: SenderKeys {
            card: &vault.own_card().expect("a card"),
            device: &keys.signing,
        },
        recipient: recipient.into(),
        created: Wall::default(),
        kind: FileType::Full,
        acks: Vec::new(),
        presumes: Vec::new(),
        scope: cases.to_vec(),
        cards: cards.iter().collect(),
        control: Vec::new(),
        changes: changes.collect(),
        blobs: Vec::new(),
        keep_until: None,
        disclosures: Vec::new(),
    };
    exchange::save(&outgoing, path, &mut unwatched).expect("a file");
}

/// The values that travel: what stands now, and what a seal finished.
fn standing(state: &RecordState) -> HashSet<WriteRef> {
    let fields = state.fields.values();
    let heads =
        fields.flat_map(|field| field.heads.iter().chain(&field.members).chain(&field.late));
    let sealed = state.seal.iter().flat_map(|seal| seal.saw.iter().copied());
    heads.map(|head| head.at).chain(sealed).collect()
}
