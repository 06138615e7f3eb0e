//! Backups that an earlier recovery sheet opens: after a leaked one they are destroyed, or stay on a list until somebody
//! says that they are.

use crate::{
    backups::BackupFile, error::Error, extract::read_preamble, header::Header, own, vault::Vault,
};
use std::{
    fs::{self, File},
    io::BufReader,
    path::Path,
};

impl Vault {
    /// The backups that an earlier recovery code of this person opens, the newest first. Of one that cannot be reached
    /// only the moment tells.
    pub fn old_backups(&self) -> Result<Vec<BackupFile>, Error> {
        let former = own::former(&self.conn)?;
        let replaced = former.iter().filter(|one| one.root != self.own.root);
        let Some(since_ms) = replaced.map(|one| one.ended_ms).max() else {
            return Ok(Vec::new());
        };
        let mut backups = self.backups()?;
        backups.retain(|backup| match self.header_of(&backup.path) {
            Ok(header) => header.recovery_recipient() != self.header.recovery_recipient(),
            Err(_) => backup.created_ms <= since_ms,
        });
        Ok(backups)
    }

    /// Removes the file of such a backup. Another file that has taken its name is left alone.
    pub fn destroy_backup(&mut self, path: &Path) -> Result<(), Error> {
        self.header_of(path)?;
        fs::remove_file(path)?;
        self.forget_backup(path)?;
        self.note("destroy_backup", None, 1)
    }

    /// The header in a backup of this vault.
    fn header_of(&self, path: &Path) -> Result<Header, Error> {
        let preamble = read_preamble(&mut BufReader::new(File::open(path)?))?;
        let header = Header::parse(&preamble.header)?;
        if header.vault == self.own.vault {
            Ok(header)
        } else {
            Err(Error::BackupDamaged("it is of another vault"))
        }
    }
}
