//! Files that are there whole or not at all: temporary name, fsync, rename, fsync of the folder.

use crate::error::Error;
use ledger::env::{Env, random};
use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

/// Puts `bytes` at `path` so that a power cut leaves either the old or the new content.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let temporary = write_beside(path, bytes)?;
    // Best effort: the file of the caller is untouched either way.
    put_in_place(&temporary, path).inspect_err(|_| drop(fs::remove_file(&temporary)))
}

/// The first half of it: a finished and synced file beside `path`, which counts once it is renamed.
pub(crate) fn write_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
    let temporary = beside(path);
    write_through(&temporary, bytes).inspect_err(|_| drop(fs::remove_file(&temporary)))?;
    Ok(temporary)
}

/// Renames a finished and synced file over `path` and makes the rename last.
pub(crate) fn put_in_place(temporary: &Path, path: &Path) -> Result<(), Error> {
    fs::rename(temporary, path)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// The temporary name beside `path`.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

/// A file that is being made beside the path that it is for, under a hidden name that nobody else takes. Dropped, it
/// is gone.
#[derive(Debug)]
pub(crate) struct Beside {
    temporary: PathBuf,
    path: PathBuf,
}

impl Beside {
    /// Makes the empty file, which only this user can read.
    pub(crate) fn create(env: &dyn Env, path: &Path) -> Result<(Beside, File), Error> {
        if path.file_name().is_none() {
            return Err(Error::Io(std::io::ErrorKind::InvalidInput.into()));
        }
        let name = format!(".{}.part", crate::hex::encode(&random::<16>(env)));
        let temporary = path.with_file_name(name);
        let file = private().create_new(true).open(&temporary)?;
        let path = path.to_owned();
        Ok((Beside { temporary, path }, file))
    }

    /// Where it is until it has its name.
    pub(crate) fn temporary(&self) -> &Path {
        &self.temporary
    }

    /// The name that it is for.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name; a file that had it is replaced.
    pub(crate) fn put_in_place(self) -> Result<(), Error> {
        put_in_place(&self.temporary, &self.path)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After `put_in_place` it is not there any more.
        drop(fs::remove_file(&self.temporary));
    }
}

/// Creates a file that only this user can read.
pub(crate) fn create_private(path: &Path) -> Result<File, Error> {
    Ok(private().create(true).truncate(true).open(path)?)
}

fn private() -> OpenOptions {
    let mut options = File::options();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Creates a folder that only this user can enter, with its parents.
pub(crate) fn create_private_folder(path: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    Ok(builder.create(path)?)
}

/// Makes created, renamed and removed names last. Folders cannot be synced everywhere.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Makes the content of a finished file last.
pub(crate) fn sync_file(path: &Path) -> Result<(), Error> {
    // Some systems sync only through a handle that may write.
    Ok(File::options().write(true).open(path)?.sync_all()?)
}

fn write_through(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut file = create_private(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}
