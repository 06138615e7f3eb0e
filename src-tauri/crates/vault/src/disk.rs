//! Whether the disk under a vault is encrypted: what can be known from here, and no more. One place per system.

use crate::place::real_path;
use std::path::Path;

/// The setting that tells when the person said that he knows of a disk without encryption, in milliseconds UTC. It is
/// about this computer: a restore forgets it.
pub const DISK_ACCEPTED: &str = "disk_accepted_ms";

/// The system that this runs on, for words about where a person can look himself.
pub const RUNS_ON: &str = if cfg!(target_os = "linux") {
    "linux"
} else if cfg!(target_os = "macos") {
    "macos"
} else if cfg!(target_os = "windows") {
    "windows"
} else {
    "other"
};

/// What is known of the disk under a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiskEncryption {
    /// Everything that is written there is encrypted, by the file system or below it.
    Yes,
    /// The system knows of no encryption. A disk that encrypts itself, or one that is encrypted outside a virtual
    /// computer, looks the same.
    No,
    /// It cannot be known from here. On macOS and Windows always: only a question to another program would tell.
    Unknown,
}

impl DiskEncryption {
    /// Of several disks that hold one file system, all must be encrypted.
    fn of_all(disks: impl Iterator<Item = DiskEncryption>) -> DiskEncryption {
        disks
            .reduce(|one, other| match (one, other) {
                (Self::No, _) | (_, Self::No) => Self::No,
                (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
                (Self::Yes, Self::Yes) => Self::Yes,
            })
            .unwrap_or(Self::Unknown)
    }
}

/// What is known of the disk under a folder, which need not exist yet.
pub fn disk_encryption(dir: &Path) -> DiskEncryption {
    linux::disk_encryption(&real_path(dir))
}

/// The one place that knows how Linux tells of disks; elsewhere its files are absent and nothing is known.
mod linux {
    use super::DiskEncryption;
    use std::{
        fs,
        path::{Path, PathBuf},
    };

    /// File systems that encrypt everything that is written into them.
    const ENCRYPTING: [&str; 5] = [
        "ecryptfs",
        "fuse.gocryptfs",
        "fuse.encfs",
        "fuse.cryfs",
        "fuse.securefs",
    ];
    /// Most devices on top of each other; more is a circle.
    const MOST_LAYERS: u8 = 16;

    /// A line of the list of mounts.
    #[derive(Debug, PartialEq)]
    pub(super) struct Mount {
        pub at: PathBuf,
        /// Major and minor number of the device; the major one is 0 where the file system is not on one device.
        pub device: String,
        pub kind: String,
        pub source: PathBuf,
    }

    pub(super) fn disk_encryption(dir: &Path) -> DiskEncryption {
        if is_fscrypt(dir) {
            return DiskEncryption::Yes;
        }
        fs::read_to_string("/proc/self/mountinfo")
            .ok()
            .and_then(|mounts| mount_of(&mounts, dir))
            .map_or(DiskEncryption::Unknown, |mount| {
                of_mount(&mount, Path::new("/sys"))
            })
    }

    /// The mount on which a folder lies: the nearest one, and of two on the same place the later one.
    pub(super) fn mount_of(mountinfo: &str, dir: &Path) -> Option<Mount> {
        mountinfo
            .lines()
            .filter_map(mount)
            .filter(|mount| dir.starts_with(&mount.at))
            .max_by_key(|mount| mount.at.components().count())
    }

    /// `36 35 98:0 /root /at options … - kind source options`; the number of optional fields before the dash varies.
    fn mount(line: &str) -> Option<Mount> {
        let (left, right) = line.split_once(" - ")?;
        let mut left = left.split(' ').skip(2);
        let (device, at) = (left.next()?, left.nth(1)?);
        let mut right = right.split(' ');
        let (kind, source) = (right.next()?, right.next()?);
        Some(Mount {
            at: PathBuf::from(unescaped(at)),
            device: device.to_owned(),
            kind: kind.to_owned(),
            source: PathBuf::from(unescaped(source)),
        })
    }

    fn unescaped(text: &str) -> String {
        let signs = [
            ("\\040", " "),
            ("\\011", "\t"),
            ("\\012", "\n"),
            ("\\134", "\\"),
        ];
        signs.iter().fold(text.to_owned(), |text, (code, sign)| {
            text.replace(code, sign)
        })
    }

    /// `sys` is where the kernel tells of its devices.
    pub(super) fn of_mount(mount: &Mount, sys: &Path) -> DiskEncryption {
        if ENCRYPTING.contains(&mount.kind.as_str()) {
            return DiskEncryption::Yes;
        }
        if !mount.device.starts_with("0:") {
            return of_device(&sys.join("dev/block").join(&mount.device), MOST_LAYERS);
        }
        if mount.kind == "btrfs" {
            return DiskEncryption::of_all(
                btrfs_devices(mount, sys)
                    .iter()
                    .map(|device| of_device(device, MOST_LAYERS)),
            );
        }
        // In memory, made of other file systems, or encrypted by means that only its own tools tell of, as zfs.
        DiskEncryption::Unknown
    }

    /// Every device of the file system that the named one is a part of.
    fn btrfs_devices(mount: &Mount, sys: &Path) -> Vec<PathBuf> {
        let source = mount.source.canonicalize();
        let source = source.as_deref().unwrap_or(&mount.source);
        let Some(name) = source.file_name() else {
            return Vec::new();
        };
        let sets = entries(&sys.join("fs/btrfs")).into_iter();
        let set = sets
            .map(|set| set.join("devices"))
            .find(|devices| devices.join(name).exists());
        set.map_or_else(
            || vec![sys.join("class/block").join(name)],
            |devices| entries(&devices),
        )
    }

    /// A device: encrypted itself, on encrypted ones only, or neither.
    fn of_device(device: &Path, layers: u8) -> DiskEncryption {
        if layers == 0 || !device.is_dir() {
            return DiskEncryption::Unknown;
        }
        let mapped = fs::read_to_string(device.join("dm/uuid")).unwrap_or_default();
        if mapped.starts_with("CRYPT-") {
            return DiskEncryption::Yes;
        }
        let below = entries(&device.join("slaves"));
        if !below.is_empty() {
            return DiskEncryption::of_all(
                below.iter().map(|device| of_device(device, layers - 1)),
            );
        }
        if device.join("partition").exists() {
            // Its name is a link: the parent of where it leads is the whole disk.
            return of_device(&device.join(".."), layers - 1);
        }
        if device.join("loop").exists() {
            // A file that lies on another file system.
            return DiskEncryption::Unknown;
        }
        DiskEncryption::No
    }

    fn entries(dir: &Path) -> Vec<PathBuf> {
        let found = fs::read_dir(dir).into_iter().flatten().flatten();
        found.map(|entry| entry.path()).collect()
    }

    /// Whether the file system encrypts this folder by itself (ext4, f2fs, ubifs), or the nearest one that exists.
    #[cfg(target_os = "linux")]
    fn is_fscrypt(dir: &Path) -> bool {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        let found = dir
            .ancestors()
            .find_map(|dir| statx(CWD, dir, AtFlags::empty(), StatxFlags::BASIC_STATS).ok());
        found.is_some_and(|found| found.stx_attributes.contains(StatxAttributes::ENCRYPTED))
    }

    #[cfg(not(target_os = "linux"))]
    fn is_fscrypt(_: &Path) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::linux::{mount_of, of_mount};
    use super::{
        DiskEncryption::{No, Unknown, Yes},
        *,
    };

    const MOUNTS: &str = "\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro
23 22 0:21 / /proc rw,nosuid - proc proc rw
24 22 0:5 / /dev/shm rw,nosuid,nodev shared:4 - tmpfs tmpfs rw
30 22 253:1 / /home rw,relatime shared:9 master:2 - ext4 /dev/mapper/vg-home rw
31 30 0:44 / /home/anna/map\\040met\\040spatie rw - fuse.gocryptfs /home/anna/.cijfer rw
32 22 0:50 /@ /srv rw,relatime shared:11 - btrfs /dev/mapper/kluis rw,subvol=/@
33 22 0:51 / /opslag rw - zfs tank/data rw
34 22 7:0 / /beeld ro - squashfs /dev/loop0 ro
35 22 9:0 / /raid rw - xfs /dev/md0 rw
36 22 8:17 / /raid rw - ext4 /dev/sdb1 rw
";

    fn kind_at(dir: &str) -> String {
        mount_of(MOUNTS, Path::new(dir)).unwrap().kind
    }

    #[test]
    fn the_nearest_mount_counts_and_of_two_on_one_place_the_later_one() {
        assert_eq!(kind_at("/home/anna/kluis"), "ext4");
        assert_eq!(kind_at("/home/anna/map met spatie/kluis"), "fuse.gocryptfs");
        assert_eq!(kind_at("/homeland"), "ext4");
        let raid = mount_of(MOUNTS, Path::new("/raid/kluis")).unwrap();
        assert_eq!((raid.device.as_str(), raid.kind.as_str()), ("8:17", "ext4"));
        assert_eq!(
            mount_of("half a line\n36 35 98:0 / /x rw", Path::new("/x")),
            None
        );
    }

    /// The devices as the kernel lists them: folders and links.
    #[cfg(unix)]
    struct Sys(tempfile::TempDir);

    #[cfg(unix)]
    impl Sys {
        fn new() -> Sys {
            Sys(tempfile::tempdir().unwrap())
        }

        /// A device with its number, the file `about` with a text, and what it lies on.
        fn device(self, name: &str, number: &str, about: (&str, &str), on: &[&str]) -> Sys {
            use std::os::unix::fs::symlink;
            let sys = self.0.path();
            let device = sys.join("devices").join(name);
            let file = device.join(about.0);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, about.1).unwrap();
            std::fs::create_dir_all(device.join("slaves")).unwrap();
            for below in on {
                symlink(
                    sys.join("devices").join(below),
                    device
                        .join("slaves")
                        .join(below.rsplit('/').next().unwrap()),
                )
                .unwrap();
            }
            for (folder, as_name) in [
                ("dev/block", number),
                ("class/block", name.rsplit('/').next().unwrap()),
            ] {
                std::fs::create_dir_all(sys.join(folder)).unwrap();
                symlink(&device, sys.join(folder).join(as_name)).unwrap();
            }
            self
        }

        fn under(&self, dir: &str) -> DiskEncryption {
            of_mount(&mount_of(MOUNTS, Path::new(dir)).unwrap(), self.0.path())
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_volume_on_an_encrypted_partition_is_encrypted_and_the_bare_one_beside_it_is_not() {
        let sys = Sys::new()
            .device("sda", "8:0", ("size", "1"), &[])
            .device("sda/sda2", "8:2", ("partition", "2"), &[])
            .device("sda/sda3", "8:3", ("partition", "3"), &[])
            .device(
                "dm-0",
                "253:0",
                ("dm/uuid", "CRYPT-LUKS2-0f0f-sda3_crypt\n"),
                &["sda/sda3"],
            )
            .device("dm-1", "253:1", ("dm/uuid", "LVM-abc\n"), &["dm-0"]);
        assert_eq!(sys.under("/home/anna/kluis"), Yes);
        assert_eq!(sys.under("/var/kluis"), No);
        let bare = Sys::new().device("sda", "8:0", ("size", "1"), &[]).device(
            "dm-1",
            "253:1",
            ("dm/uuid", "LVM-abc\n"),
            &["sda"],
        );
        assert_eq!(bare.under("/home/anna/kluis"), No);
    }

    #[cfg(unix)]
    #[test]
    fn of_several_disks_all_must_be_encrypted() {
        let crypt = ("dm/uuid", "CRYPT-LUKS2-0f0f\n");
        let on = |second: (&str, &str)| {
            Sys::new()
                .device("dm-0", "253:0", crypt, &[])
                .device("dm-9", "253:9", second, &[])
                .device("dm-1", "253:1", ("dm/uuid", "LVM-abc\n"), &["dm-0", "dm-9"])
        };
        assert_eq!(on(crypt).under("/home/anna"), Yes);
        assert_eq!(on(("size", "1")).under("/home/anna"), No);
        assert_eq!(on(("loop/backing_file", "/x")).under("/home/anna"), Unknown);
    }

    #[cfg(unix)]
    #[test]
    fn a_btrfs_is_looked_at_through_all_its_devices() {
        let crypt = ("dm/uuid", "CRYPT-LUKS2-0f0f\n");
        let alone = Sys::new().device("kluis", "253:4", crypt, &[]);
        assert_eq!(alone.under("/srv/kluis"), Yes);
        let two = Sys::new().device("kluis", "253:4", crypt, &[]).device(
            "sdb",
            "8:16",
            ("size", "1"),
            &[],
        );
        let set = two.0.path().join("fs/btrfs/0f0f/devices");
        std::fs::create_dir_all(&set).unwrap();
        for name in ["kluis", "sdb"] {
            std::os::unix::fs::symlink(two.0.path().join("devices").join(name), set.join(name))
                .unwrap();
        }
        assert_eq!(two.under("/srv/kluis"), No);
    }

    #[test]
    fn what_cannot_be_known_is_not_claimed() {
        let nowhere = Path::new("/nergens");
        let under = |dir: &str| of_mount(&mount_of(MOUNTS, Path::new(dir)).unwrap(), nowhere);
        assert_eq!(under("/home/anna/map met spatie/kluis"), Yes);
        for dir in [
            "/dev/shm/kluis",
            "/opslag/kluis",
            "/beeld",
            "/home/anna",
            "/srv",
        ] {
            assert_eq!(under(dir), Unknown, "{dir}");
        }
    }

    #[test]
    fn one_bare_disk_is_enough_for_a_no() {
        assert_eq!(DiskEncryption::of_all(std::iter::empty()), Unknown);
        assert_eq!(DiskEncryption::of_all([Yes, Yes].into_iter()), Yes);
        assert_eq!(DiskEncryption::of_all([Yes, Unknown].into_iter()), Unknown);
        assert_eq!(DiskEncryption::of_all([Unknown, No].into_iter()), No);
    }
}
