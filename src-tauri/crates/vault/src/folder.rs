//! What lies where in the folder of a vault.

use crate::{error::Error, files, header::Header};
use ledger::env::{Env, random};
use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// The folder of one vault.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn at(path: &Path) -> Folder {
        Folder(path.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Key slots and where the database is.
    pub(crate) fn header(&self) -> PathBuf {
        self.0.join("vault.json")
    }

    /// The header before the last change of it.
    pub(crate) fn previous_header(&self) -> PathBuf {
        self.0.join("vault.json.previous")
    }

    pub(crate) fn database(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Encrypted attachments, each under a random name.
    pub(crate) fn blobs(&self) -> PathBuf {
        self.0.join("blobs")
    }

    /// Received files while they are looked at; still encrypted.
    pub(crate) fn inbox(&self) -> PathBuf {
        self.0.join("inbox")
    }

    /// Copies of the database from before a migration.
    pub(crate) fn copies(&self) -> PathBuf {
        self.0.join("copies")
    }

    pub(crate) fn lock_file(&self) -> PathBuf {
        self.0.join("lock")
    }

    /// Creates the folder and what is in it.
    pub(crate) fn create(&self) -> Result<(), Error> {
        [self.0.clone(), self.blobs(), self.inbox(), self.copies()]
            .iter()
            .try_for_each(|folder| files::create_private_folder(folder))
    }

    /// Takes the one place of a writer, until the file is dropped.
    pub(crate) fn lock(&self) -> Result<File, Error> {
        let file = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(self.lock_file())?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Where a backup is restored before it comes into the place of this folder.
    pub(crate) fn staging(&self) -> PathBuf {
        let mut name = self.0.file_name().unwrap_or_default().to_owned();
        name.push(".restoring");
        self.0.with_file_name(name)
    }

    /// Removes what a killed program left: databases that the header does not name (of a rewrite that was interrupted,
    /// before or after the header changed, or of a backup), headers that never got their name, and a restored vault that
    /// never came into its place. Best effort at every opening.
    pub(crate) fn sweep(&self, current: &str) -> Result<(), Error> {
        for name in names(&self.0)? {
            let other_database = is_database_part(&name) && !name.starts_with(current);
            if other_database || NAMELESS_HEADERS.contains(&name.as_str()) {
                drop(fs::remove_file(self.0.join(name)));
            }
        }
        drop(fs::remove_dir_all(self.staging()));
        Ok(())
    }

    /// Fails when a vault cannot come in this place without touching what is not its own. A vault whose set-up was never
    /// finished makes way; a database without its header does not, because a backup may still hold that header.
    pub(crate) fn check_free(&self) -> Result<(), Error> {
        if !self.0.exists() {
            return Ok(());
        }
        let unfinished = Header::says_unfinished(self);
        let makes_way = |name: &String| {
            SKELETON.contains(&name.as_str())
                || NAMELESS_HEADERS.contains(&name.as_str())
                || (unfinished && (HEADERS.contains(&name.as_str()) || is_database_part(name)))
        };
        let holds = |folder: PathBuf| names(&folder).is_ok_and(|names| !names.is_empty());
        if names(&self.0)?.iter().all(makes_way) && !holds(self.blobs()) && !holds(self.copies()) {
            Ok(())
        } else {
            Err(Error::FolderNotEmpty)
        }
    }

    /// Removes what a vault puts into its folder, the header last: cut off before it, there is still a vault to remove.
    /// Other files stay, and the folder with them.
    pub(crate) fn remove(&self) -> Result<(), Error> {
        let databases = names(&self.0)?.into_iter();
        let databases = databases.filter(|name| is_database_part(name));
        let headers = [self.previous_header(), self.header()];
        for file in databases.map(|name| self.0.join(name)).chain(headers) {
            match fs::remove_file(file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                Ok(()) | Err(_) => {}
            }
        }
        drop(self.remove_empty());
        Ok(())
    }

    /// Removes the folder, if it holds nothing but the places for files.
    pub(crate) fn remove_empty(&self) -> Result<(), Error> {
        drop(fs::remove_file(self.lock_file()));
        for header in NAMELESS_HEADERS {
            drop(fs::remove_file(self.0.join(header)));
        }
        for file in names(&self.inbox()).unwrap_or_default() {
            drop(fs::remove_file(self.inbox().join(file)));
        }
        for folder in [self.blobs(), self.inbox(), self.copies()] {
            drop(fs::remove_dir(folder));
        }
        match fs::remove_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {
                Err(Error::FolderNotEmpty)
            }
            outcome => Ok(outcome?),
        }
    }
}

/// What stands in the folder of every vault beside its header and its database.
const SKELETON: [&str; 4] = ["lock", "blobs", "inbox", "copies"];
const HEADERS: [&str; 2] = ["vault.json", "vault.json.previous"];
/// The same while they are written, before they have their name.
const NAMELESS_HEADERS: [&str; 2] = ["vault.json.new", "vault.json.previous.new"];

/// The names in a folder; one that is no Unicode is nobody's we know.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?;
    entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

/// A fresh random name for a database.
pub(crate) fn database_name(env: &dyn Env) -> String {
    format!("data-{}.db", crate::hex::encode(&random::<8>(env)))
}

/// Whether `name` is one that [`database_name`] gives, so that a header cannot point outside the folder.
pub(crate) fn is_database_name(name: &str) -> bool {
    name.strip_prefix("data-")
        .and_then(|rest| rest.strip_suffix(".db"))
        .is_some_and(|random| {
            random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

fn is_database_part(name: &str) -> bool {
    let base = name
        .strip_suffix("-wal")
        .or_else(|| name.strip_suffix("-shm"))
        .unwrap_or(name);
    is_database_name(base)
}
