//! Files as large as the benchmark wants them: through `exchange` itself, past the register of what was sent, whose one
//! record holds no thousand cases.

use exchange::{FileType, OutChange, Outgoing, SenderKeys, unwatched};
use ledger::{env::Wall, identity::Card, ids::CaseId, travel::Travel};
use std::path::Path;
use vault::Vault;

/// Reads everything of these cases, chooses as an export does which values go along, and writes the file.
pub fn write(vault: &Vault, recipient: &Card, cases: &[CaseId], path: &Path) {
    let (keys, cards) = (vault.device_keys(), vault.cards().expect("cards"));
    let held: Vec<_> = cases
        .iter()
        .flat_map(|case| vault.case_with_changes(*case).expect("a case"))
        .collect();
    let changes = held.iter().flat_map(|(state, changes)| {
        let travel = Travel::of(state, changes);
        changes.iter().map(move |change| OutChange {
            change,
            bodies: travel.bodies(change),
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
