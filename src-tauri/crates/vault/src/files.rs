//! Files that are there whole or not at all: temporary name, fsync, rename, fsync of the folder.

use crate::error::Error;
use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

/// Puts `bytes` at `path` so that a power cut leaves either the old or the new content.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let temporary = beside(path);
    let outcome = write_through(&temporary, bytes).and_then(|()| put_in_place(&temporary, path));
    if outcome.is_err() {
        // Best effort: the file of the caller is untouched either way.
        drop(fs::remove_file(&temporary));
    }
    outcome
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

/// Creates a file that only this user can read.
pub(crate) fn create_private(path: &Path) -> Result<File, Error> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    Ok(options.open(path)?)
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
