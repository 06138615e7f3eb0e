//! The encrypted database of one person: keys and unlock, the one write funnel, queries, search, attachments, backup.
//!
//! The signed changes are the truth; every other shared table follows from them and can be made again. Shared writes go
//! through [`Vault::transact`], local state through [`Vault::local`]; nothing else writes.

mod acks;
mod admit;
mod asked;
mod attachments;
mod audit;
mod backup;
mod backups;
mod claimed;
mod control;
mod create;
mod database;
mod devices;
mod disk;
mod erase;
#[cfg(test)]
mod erase_tests;
mod erasures;
mod error;
mod extract;
mod files;
mod folder;
mod for_good;
mod gaps;
mod header;
mod hex;
mod inserts;
mod kdf;
mod keys;
mod lacks;
mod limbo;
mod local;
mod lookup;
mod marker;
mod migrate;
mod new_root;
mod old_backups;
mod own;
pub mod passphrase;
mod people;
mod place;
mod prepare;
mod project;
mod purge_list;
mod quarantine;
mod queries;
mod read;
mod recovery;
mod rekey;
mod restore;
mod room;
mod search;
mod secret;
#[cfg(test)]
mod simulation;
mod store;
mod tables;
#[cfg(test)]
mod tests_desk;
#[cfg(test)]
mod tests_env;
mod transact;
mod undo;
#[cfg(test)]
mod undo_tests;
mod vault;
mod verify;
mod vouches;
mod waiting;
mod watch;
pub mod words;

pub use acks::{Arrived, Presumed, SentFile};
pub use admit::{Admitted, Planned};
pub use attachments::{AttachmentCheck, MAX_BLOB, Opened, Sealed};
pub use audit::AuditLine;
pub use backup::{BackupFacts, BackupWork, WrittenBackup};
pub use backups::BackupFile;
pub use control::Addressed;
pub use create::NewIdentity;
pub use devices::OldDevice;
pub use disk::{DISK_ACCEPTED, DiskEncryption, RUNS_ON, disk_encryption};
pub use erase::{DELAY_MS, Wanted};
pub use erasures::{Erasure, ErasureState, Party};
pub use error::Error;
pub use extract::BackupKey;
pub use for_good::Gone;
pub use gaps::Gap;
pub use header::Header;
pub use kdf::{Kdf, KdfParameters};
pub use local::{Draft, Interpretation, Local, Replaced};
pub use lookup::VaultLookup;
pub use marker::Instance;
pub use new_root::{NewRoot, RootBasis};
pub use own::{DeviceKeys, EpochReason, Former, OwnFacts};
pub use place::{Place, Unsuitable, check as check_place};
pub use quarantine::{SetAside, reason_code};
pub use queries::{CaseListRow, Counts, ImportLine, InConflict};
pub use recovery::{CodeProblem, GROUP_LEN, GROUPS, RecoveryCode, group_problem};
pub use rekey::{NewKeys, NewPassphrase, Rekeying};
pub use restore::{REGISTER_INCOMPLETE_SINCE, RestoreWith};
pub use room::free_space;
pub use search::Hit;
pub use secret::Secret;
pub use transact::{Changed, Remembered, Tx};
pub use undo::Undoable;
pub use vault::{Opening, SharedEnv, Vault};
pub use verify::{Problem, Verification};
pub use watch::{Watch, unwatched};

#[cfg(test)]
mod tests {
    #[test]
    fn an_open_vault_can_move_to_another_thread() {
        fn assert_send<T: Send>() {}
        assert_send::<super::Vault>();
    }
}
