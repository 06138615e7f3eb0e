//! A file that is being written must not outrun what happens in the vault meanwhile.

use crate::{
    api::error::{ApiError, ErrorCode},
    reader::Reader,
};
use vault::{OwnFacts, Tx};

/// So often a file is written, before the person hears that the vault keeps changing.
const MOST_TIMES: u32 = 3;

/// How the vault stood when a file was gathered. Its counter moves with everything shared, with what is erased, taken back
/// or undone, and not with drafts and thoughts.
pub(crate) struct Stand(OwnFacts);

impl Stand {
    /// How it stands now.
    pub fn of(reader: &Reader<'_>) -> Stand {
        Stand(reader.vault.own())
    }

    /// Asked in the transaction that notes the file, before that gets its name: `Locked` when another vault is open by now,
    /// `ChangedMeanwhile` when anything changed that the file may tell otherwise.
    pub fn check(&self, tx: &Tx<'_>) -> Result<(), ApiError> {
        let now = tx.own_facts();
        if now.vault != self.0.vault {
            return Err(ErrorCode::Locked.into());
        }
        if now != self.0 {
            return Err(ErrorCode::ChangedMeanwhile.into());
        }
        Ok(())
    }
}

/// Gathers and writes anew what was overtaken, a few times. Of what was overtaken no file is left.
pub(crate) fn until_it_stands<T>(
    mut write: impl FnMut() -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    for _ in 1..MOST_TIMES {
        match write() {
            Err(error) if error.code == ErrorCode::ChangedMeanwhile => {}
            done => return done,
        }
    }
    write()
}
