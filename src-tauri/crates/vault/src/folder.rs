//! What lies where in the folder of a vault.

use crate::{error::Error, files};
use ledger::env::{Env, random};
use std::{
    fs::{self, File, TryLockError},
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

    /// Removes databases that the header does not name: left by a rewrite that was interrupted, before or
    /// after the header changed.
    pub(crate) fn sweep_databases(&self, current: &str) -> Result<(), Error> {
        for entry in fs::read_dir(&self.0)? {
            let name = entry?.file_name();
            let stray = name
                .to_str()
                .is_some_and(|name| is_database_part(name) && !name.starts_with(current));
            if stray {
                fs::remove_file(self.0.join(name))?;
            }
        }
        Ok(())
    }
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
