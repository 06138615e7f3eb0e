//! Where a vault may not be kept: folders that other programs or machines write to behind its back.

use std::path::{Component, Path, PathBuf};

/// Where a vault lies, and what is known about it outside its own folder.
#[derive(Debug, Clone)]
pub struct Place {
    pub(crate) dir: PathBuf,
    pub(crate) marker: Option<PathBuf>,
}

impl Place {
    /// The vault in this folder.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self {
            dir: dir.into(),
            marker: None,
        }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// With a marker file outside the folder, by which a rollback or a copy is noticed.
    #[must_use]
    pub fn with_marker(mut self, marker: impl Into<PathBuf>) -> Self {
        self.marker = Some(marker.into());
        self
    }
}

impl<P: AsRef<Path> + ?Sized> From<&P> for Place {
    fn from(dir: &P) -> Self {
        Place::new(dir.as_ref())
    }
}

impl From<PathBuf> for Place {
    fn from(dir: PathBuf) -> Self {
        Place::new(dir)
    }
}

/// Why a folder cannot hold a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsuitable {
    /// On another machine: locks and fsync cannot be trusted, and others may read it.
    NetworkShare,
    /// Copied by a synchronisation program, which would put back old versions file by file.
    CloudSynced {
        /// The name by which it was recognised.
        name: String,
    },
}

/// Names that synchronisation programs give to their folders; compared in lower case, at the beginning.
const SYNCED_FOLDERS: [&str; 16] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "icloud drive",
    "iclouddrive",
    "com~apple~clouddocs",
    "pcloud drive",
    "pclouddrive",
    "proton drive",
    "stackdrive",
    "tresorit",
    "box sync",
];
/// Files that they leave in the folder that they copy.
const SYNC_TRACES: [&str; 5] = [
    ".dropbox",
    ".stfolder",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".tresorit",
];

/// Refuses a folder on a network share or in a synchronised folder.
pub fn check(dir: &Path) -> Result<(), Unsuitable> {
    let full = real_path(dir);
    if let Some(name) = synced_by_name(&full).or_else(|| synced_by_trace(&full)) {
        return Err(Unsuitable::CloudSynced { name });
    }
    if is_unc(&full) || linux::is_network(&full) {
        return Err(Unsuitable::NetworkShare);
    }
    Ok(())
}

/// The path with links followed, as far as it exists.
pub(crate) fn real_path(dir: &Path) -> PathBuf {
    let absolute = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let existing = absolute
        .ancestors()
        .find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    match existing {
        Some((ancestor, real)) => absolute
            .strip_prefix(ancestor)
            .map_or(real.clone(), |rest| real.join(rest)),
        None => absolute,
    }
}

fn synced_by_name(path: &Path) -> Option<String> {
    path.components().find_map(|component| {
        let name = component.as_os_str().to_str()?.to_lowercase();
        SYNCED_FOLDERS
            .iter()
            .find(|known| name.starts_with(**known))
            .map(|known| (*known).to_owned())
    })
}

fn synced_by_trace(path: &Path) -> Option<String> {
    path.ancestors().find_map(|ancestor| {
        SYNC_TRACES
            .iter()
            .find(|trace| ancestor.join(trace).exists())
            .map(|trace| (*trace).to_owned())
    })
}

fn is_unc(path: &Path) -> bool {
    match path.components().next() {
        Some(Component::Prefix(prefix)) => {
            matches!(
                prefix.kind(),
                std::path::Prefix::UNC(..) | std::path::Prefix::VerbatimUNC(..)
            )
        }
        _ => false,
    }
}

/// The one place that knows how Linux lists its mounts; elsewhere the list is absent and nothing is refused by it.
mod linux {
    use std::path::{Path, PathBuf};

    const NETWORK_TYPES: [&str; 19] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.onedriver",
        "fuse.google-drive-ocamlfuse",
        "fuse.s3fs",
        "fuse.glusterfs",
        "fuse.ceph",
    ];

    pub(super) fn is_network(path: &Path) -> bool {
        std::fs::read_to_string("/proc/mounts").is_ok_and(|mounts| is_network_by(&mounts, path))
    }

    pub(super) fn is_network_by(mounts: &str, path: &Path) -> bool {
        let mount = |line: &str| {
            let mut parts = line.split(' ');
            let (_, at, kind) = (parts.next()?, parts.next()?, parts.next()?);
            Some((PathBuf::from(at.replace("\\040", " ")), kind.to_owned()))
        };
        let under = mounts
            .lines()
            .filter_map(mount)
            .filter(|(at, _)| path.starts_with(at));
        let nearest = under.max_by_key(|(at, _)| at.components().count());
        nearest.is_some_and(|(_, kind)| NETWORK_TYPES.contains(&kind.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synced_folders_are_recognised_by_name_and_by_trace() {
        let synced = Path::new("/home/anna/OneDrive - Voorbeeldstad/woonrust");
        assert_eq!(
            check(synced),
            Err(Unsuitable::CloudSynced {
                name: "onedrive".to_owned()
            })
        );
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(check(dir.path()), Ok(()));
        std::fs::create_dir(dir.path().join(".stfolder")).unwrap();
        assert!(matches!(
            check(&dir.path().join("vault")),
            Err(Unsuitable::CloudSynced { .. })
        ));
    }

    #[test]
    fn network_mounts_are_recognised_by_their_type() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/team /mnt/team\\040map nfs4 rw 0 0\n//srv/x /mnt/x cifs rw 0 0\n";
        assert!(linux::is_network_by(
            mounts,
            Path::new("/mnt/team map/vault")
        ));
        assert!(linux::is_network_by(mounts, Path::new("/mnt/x/vault")));
        assert!(!linux::is_network_by(mounts, Path::new("/home/anna/vault")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synced_folder_is_followed() {
        let dir = tempfile::tempdir().unwrap();
        let synced = dir.path().join("Dropbox");
        std::fs::create_dir(&synced).unwrap();
        let link = dir.path().join("kluis");
        std::os::unix::fs::symlink(&synced, &link).unwrap();
        assert!(matches!(
            check(&link.join("vault")),
            Err(Unsuitable::CloudSynced { .. })
        ));
    }
}
