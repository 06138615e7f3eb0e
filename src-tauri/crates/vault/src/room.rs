//! How much room there is on a disk, where the system tells.

use std::path::Path;

/// Bytes that can still be written where `dir` is; nothing when the system does not tell.
pub fn free_space(dir: &Path) -> Option<u64> {
    // Some file systems of other programs say that they have no size at all.
    let disk = fs4::statvfs(dir).ok()?;
    (disk.total_space() > 0).then(|| disk.available_space())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_env::quick_dir;

    #[test]
    fn a_disk_tells_its_room_and_a_place_that_is_not_there_tells_none() {
        let dir = quick_dir();
        assert!(free_space(dir.path()).is_some_and(|free| free > 0));
        assert_eq!(free_space(&dir.path().join("nergens")), None);
    }
}
