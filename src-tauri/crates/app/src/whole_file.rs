//! A file that a person asks for: whole or not at all, for nobody else on this machine, and at no other file's cost.

use ledger::env::{Env, random};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Writes a file whole or not at all; one that has the name already is replaced.
pub(crate) fn write_whole(env: &dyn Env, path: &Path, bytes: &[u8]) -> io::Result<()> {
    Beside::write(env, path, bytes)?.put_in_place()
}

/// A whole file on disk, beside the path that it is for. Dropped, it is gone.
#[derive(Debug)]
pub(crate) struct Beside {
    temporary: PathBuf,
    path: PathBuf,
}

impl Beside {
    /// Writes the file under a hidden name that nobody else takes.
    pub fn write(env: &dyn Env, path: &Path, bytes: &[u8]) -> io::Result<Beside> {
        if path.file_name().is_none() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let name = format!(".{}.part", crate::text::hex(&random::<16>(env)));
        let temporary = path.with_file_name(name);
        let mut file = private(&temporary)?;
        let path = path.to_owned();
        let beside = Beside { temporary, path };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(beside)
    }

    /// Gives the file its name.
    pub fn put_in_place(self) -> io::Result<()> {
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

/// A new file that only this user can read.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes the new name survive a power cut. Only POSIX has folders that can be synced.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    if cfg!(unix) {
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::system_env;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_file_replaces_its_own_older_one_and_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("sleutel.age");
        for other in ["sleutel.part", "sleutel.age.part", "sleutel.age.new"] {
            fs::write(dir.path().join(other), other).unwrap();
        }
        for text in ["old", "new"] {
            write_whole(&*system_env(), &path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        for other in ["sleutel.part", "sleutel.age.part", "sleutel.age.new"] {
            assert_eq!(fs::read_to_string(dir.path().join(other)).unwrap(), other);
        }
        assert_eq!(names(dir.path()).len(), 4);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_on_this_machine_can_read_it_at_any_moment() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("herstelblad.txt");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let beside = Beside::write(&*system_env(), &path, b"new").unwrap();
        let [hidden] = names(dir.path())
            .into_iter()
            .filter(|name| name.starts_with('.'))
            .collect::<Vec<_>>()
            .try_into()
            .unwrap();
        assert_eq!(mode(&dir.path().join(hidden)), 0o600);
        beside.put_in_place().unwrap();
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn what_cannot_have_its_name_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("map");
        fs::create_dir(&path).unwrap();
        assert!(write_whole(&*system_env(), &path, b"text").is_err());
        assert!(write_whole(&*system_env(), Path::new("/"), b"text").is_err());
        drop(Beside::write(&*system_env(), &dir.path().join("nooit"), b"text").unwrap());
        assert_eq!(names(dir.path()), ["map"]);
    }
}
