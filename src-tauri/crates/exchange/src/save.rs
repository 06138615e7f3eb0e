//! Writing to a path: the file stands there whole and on disk, or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::progress::Report;
use crate::write::{Outgoing, Written, write};

/// Writes the encrypted file beside `path`, forces it to disk, and gives it its name last.
///
/// # Errors
/// As [`crate::write`]; [`Error::DiskFull`]. On every error `path` is as it was and no other file is left.
pub fn save(
    outgoing: &Outgoing<'_>,
    path: &Path,
    watch: &mut Report<'_>,
) -> Result<Written, Error> {
    let (beside, written) = write_beside(outgoing, path, watch)?;
    beside.put_in_place()?;
    Ok(written)
}

/// The first half of [`save`], for whoever must do something between: the file is whole and on disk, and has no name
/// yet.
///
/// # Errors
/// As [`save`].
pub fn write_beside(
    outgoing: &Outgoing<'_>,
    path: &Path,
    watch: &mut Report<'_>,
) -> Result<(Beside, Written), Error> {
    fill_beside(path, &outgoing.id, |out| write(outgoing, out, watch))
}

/// A whole file beside the path that it is for. Dropped, it is gone.
#[derive(Debug)]
pub struct Beside {
    temporary: PathBuf,
    path: PathBuf,
}

impl Beside {
    /// Gives the file its name; a file that had it is replaced.
    ///
    /// # Errors
    /// What the operating system says; then `path` is as it was and the file is gone.
    pub fn put_in_place(self) -> Result<(), Error> {
        fs::rename(&self.temporary, &self.path)?;
        // The file has its name: from here on nothing may look like a failure. Not every disk can sync a folder.
        drop(sync_folder(&self.path));
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After `put_in_place` it is not there any more.
        drop(fs::remove_file(&self.temporary));
    }
}

fn fill_beside<T>(
    path: &Path,
    id: &[u8],
    fill: impl FnOnce(&mut dyn Write) -> Result<T, Error>,
) -> Result<(Beside, T), Error> {
    let temporary = beside(path, id)?;
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&temporary)?;
    let path = path.to_owned();
    let beside = Beside { temporary, path };
    let done = fill_and_sync(file, fill)?;
    Ok((beside, done))
}

fn fill_and_sync<T>(
    file: File,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut out = BufWriter::with_capacity(256 * 1024, file);
    let done = fill(&mut out)?;
    let file = out
        .into_inner()
        .map_err(|error| Error::from(error.into_error()))?;
    file.sync_all()?;
    Ok(done)
}

/// A name in the same folder that nobody else takes: from the random id of the file.
fn beside(path: &Path, id: &[u8]) -> Result<PathBuf, Error> {
    if path.file_name().is_none() {
        return Err(Error::Io(std::io::ErrorKind::InvalidInput.into()));
    }
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(path.with_file_name(format!(".{hex}.part")))
}

/// Makes the new name survive a power cut. Only POSIX has folders that can be synced.
#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), Error> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), Error> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn a_full_disk_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zaak.woonrust");
        fs::write(&path, b"old").unwrap();
        let failed = fill_beside(&path, &[1; 16], |out| {
            out.write_all(&[0; 1 << 20])?;
            Err::<(), _>(Error::from(io::Error::from(io::ErrorKind::StorageFull)))
        });
        assert_eq!(failed.unwrap_err().code(), "disk_full");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_written_file_replaces_the_old_one_only_when_it_gets_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zaak.woonrust");
        fs::write(&path, b"old").unwrap();
        let fill = || fill_beside(&path, &[1; 16], |out| Ok(out.write_all(b"new")?)).unwrap();
        drop(fill());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        fill().0.put_in_place().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_name_that_cannot_be_given_leaves_no_file_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zaak.woonrust");
        fs::create_dir(&path).unwrap();
        let (beside, ()) = fill_beside(&path, &[1; 16], |out| Ok(out.write_all(b"new")?)).unwrap();
        assert!(beside.put_in_place().is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(fs::read_dir(&path).unwrap().count(), 0);
    }
}
