//! What a vault holds, record by record: headers, heads and head values, beside what the use cases show.

use crate::{Device, clock::Clock};
use exchange::DeviceSecret;
use ledger::{
    author::FieldEdit,
    change::Change,
    ids::{CaseId, RecordId},
    record::RecordState,
};
use std::{collections::BTreeMap, fs, path::Path, sync::Arc};
use vault::{Place, Secret, Vault};

/// The records of a case with their changes.
pub type Records = BTreeMap<RecordId, (RecordState, Vec<Change>)>;

/// Everything that the vault of a device holds of a case. The device is locked meanwhile.
pub fn records(device: &Device, case: &str) -> Records {
    let case: CaseId = case.parse().expect("a case id");
    with_vault(device, |vault| {
        let held = vault.case_with_changes(case).expect("a readable case");
        held.into_iter().map(by_id).collect()
    })
}

/// Everything that the vault in a folder holds of all its cases. No program may have it open.
pub fn records_in(folder: &Path, passphrase: &str) -> Records {
    let clock = Arc::new(Clock::seeded(u64::MAX));
    let vault = Vault::open(
        Place::new(folder.to_owned()),
        &Secret::new(passphrase),
        clock,
    );
    let vault = vault.expect("a vault that opens");
    let cases = vault.case_list(i64::MAX).expect("a list");
    let held = cases.into_iter().flat_map(|row| {
        let held = vault.case_with_changes(row.case);
        held.expect("a readable case")
    });
    held.map(by_id).collect()
}

fn by_id(held: (RecordState, Vec<Change>)) -> (RecordId, (RecordState, Vec<Change>)) {
    (held.0.id, held)
}

/// Writes to a record past all use cases, as another program than ours may.
pub fn write(device: &Device, record: RecordId, edits: &[FieldEdit<'_>]) {
    with_vault(device, |vault| {
        let written = vault.transact("test", |tx| tx.write(record, edits));
        written.expect("a change");
    });
}

/// All bytes inside a file for the person of a device, decrypted and not read.
pub fn plaintext(device: &Device, file: &Path) -> Vec<u8> {
    decrypted(&secret(device), file)
}

/// What opens files for a device, in the words of age.
pub fn secret(device: &Device) -> age::x25519::Identity {
    let secret = with_vault(device, |vault| {
        DeviceSecret::from_bytes(*vault.device_keys().sealing).age_text()
    });
    secret.parse().expect("a key")
}

/// All bytes inside a file.
pub fn decrypted(secret: &age::x25519::Identity, file: &Path) -> Vec<u8> {
    age::decrypt(secret, &fs::read(file).expect("the file")).expect("a file for this device")
}

/// Works with the vault itself. The device is locked meanwhile.
pub fn with_vault<T>(device: &Device, work: impl FnOnce(&mut Vault) -> T) -> T {
    device.done("lock", serde_json::Value::Null);
    let place =
        Place::new(device.vault_dir()).with_marker(device.dir.join("config").join("vault.marker"));
    let vault = Vault::open(
        place,
        &Secret::new(device.person.passphrase),
        Arc::clone(&device.clock) as _,
    );
    let result = work(&mut vault.expect("a vault that opens"));
    device.unlock();
    result
}

/// Fails unless both hold the same headers, heads and head values of every record that both hold; returns their kinds.
pub fn assert_same(one: &Records, other: &Records) -> Vec<String> {
    let both = one
        .iter()
        .filter_map(|(id, mine)| Some((id, mine, other.get(id)?)));
    both.map(|(id, (state, changes), (their_state, their_changes))| {
        let headers = |changes: &[Change]| {
            changes
                .iter()
                .map(|change| (change.id, change.header_bytes.clone()))
                .collect::<BTreeMap<_, _>>()
        };
        assert_eq!(
            headers(changes),
            headers(their_changes),
            "headers of {} {id}",
            state.kind
        );
        for (field, held) in &state.fields {
            let theirs = their_state
                .fields
                .get(field)
                .unwrap_or_else(|| panic!("{} {id} lacks {field}", state.kind));
            assert_eq!(
                held.heads, theirs.heads,
                "heads of {field} in {} {id}",
                state.kind
            );
            assert_eq!(
                held.members, theirs.members,
                "members of {field} in {} {id}",
                state.kind
            );
        }
        assert_eq!(state, their_state, "state of {} {id}", state.kind);
        state.kind.clone()
    })
    .collect()
}

/// The kinds of the records that only the first one holds.
pub fn only_here(one: &Records, other: &Records) -> Vec<String> {
    let alone = one.iter().filter(|(id, _)| !other.contains_key(*id));
    let mut kinds: Vec<String> = alone.map(|(_, (state, _))| state.kind.clone()).collect();
    kinds.sort();
    kinds
}

/// All bytes of all changes, to look for what should not be there.
pub fn all_bytes(records: &Records) -> Vec<u8> {
    let changes = records.values().flat_map(|(_, changes)| changes);
    changes
        .flat_map(|change| [change.header_bytes.clone(), change.body_bytes()].concat())
        .collect()
}
