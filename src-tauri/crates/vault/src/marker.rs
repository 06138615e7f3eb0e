//! The marker outside the vault: by it a vault that was put back, or copied to another machine, is noticed.

use crate::{error::Error, files, hex, own::EpochReason};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How far a vault was when it was last opened or closed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Marker {
    #[serde(with = "hex")]
    pub(crate) vault: [u8; 16],
    /// Counts the times that the vault was opened.
    pub(crate) generation: u64,
    /// Counts what was ever stored in it.
    pub(crate) counter: u64,
}

/// What the marker says about the vault that is being opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instance {
    /// As it was left here, or further.
    Continued,
    /// Behind the marker: an older version of the vault was put back.
    RolledBack,
    /// Opened before, but never on this machine: a copy, or a new place.
    Copied,
    /// No marker is kept, or the vault is new.
    Unmarked,
}

impl Instance {
    /// Why a new epoch must start, if one must.
    pub(crate) fn epoch_reason(self) -> Option<EpochReason> {
        match self {
            Instance::RolledBack => Some(EpochReason::RolledBack),
            Instance::Copied => Some(EpochReason::Copied),
            Instance::Continued | Instance::Unmarked => None,
        }
    }
}

impl Marker {
    /// Compares the vault as found with the marker at `path`. An unreadable marker counts as none.
    pub(crate) fn compare(&self, path: &Path) -> Instance {
        let held = std::fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Marker>(&bytes).ok());
        match held.filter(|held| held.vault == self.vault) {
            Some(held) if (held.generation, held.counter) > (self.generation, self.counter) => {
                Instance::RolledBack
            }
            Some(_) => Instance::Continued,
            None if self.generation > 0 => Instance::Copied,
            None => Instance::Unmarked,
        }
    }

    /// Writes the marker to `path`.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Error> {
        files::put_in_place(&self.write_beside(path)?, path)
    }

    /// Writes it beside `path`: it says something once it is renamed.
    pub(crate) fn write_beside(&self, path: &Path) -> Result<PathBuf, Error> {
        if let Some(folder) = path.parent() {
            files::create_private_folder(folder)?;
        }
        let bytes = serde_json::to_vec(self).expect("a marker is plain data");
        files::write_beside(path, &bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_ahead_of_the_vault_means_rollback() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("kept").join("marker");
        let marker = Marker {
            vault: [1; 16],
            generation: 4,
            counter: 40,
        };
        assert_eq!(marker.compare(&path), Instance::Copied);
        marker.write(&path).unwrap();
        assert_eq!(marker.compare(&path), Instance::Continued);
        assert_eq!(
            Marker {
                counter: 41,
                ..marker
            }
            .compare(&path),
            Instance::Continued
        );
        assert_eq!(
            Marker {
                counter: 39,
                ..marker
            }
            .compare(&path),
            Instance::RolledBack
        );
        assert_eq!(
            Marker {
                generation: 3,
                counter: 90,
                ..marker
            }
            .compare(&path),
            Instance::RolledBack
        );
        assert_eq!(
            Marker {
                vault: [2; 16],
                ..marker
            }
            .compare(&path),
            Instance::Copied
        );
        assert_eq!(
            Marker {
                generation: 0,
                vault: [2; 16],
                ..marker
            }
            .compare(&path),
            Instance::Unmarked
        );
    }
}
