//! What a disk may hold after a power cut, by what a program wrote, forced and named until then.
//!
//! What was forced is there. Of what was not, every sector may be there or not, whatever came after it; the names in a
//! folder come in the order in which they were given, up to any of them.

use crate::calls::Call;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

const SECTOR: usize = 512;

/// Files by their names.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// What was not forced yet of a file.
enum Piece {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

#[derive(Default)]
struct Content {
    forced: Vec<u8>,
    since: Vec<Piece>,
}

/// What was not forced yet of a folder.
enum Naming {
    Given(PathBuf, usize),
    Moved(PathBuf, PathBuf, usize),
    Taken(PathBuf),
}

/// A disk and the cache before it.
pub struct Disk {
    contents: Vec<Content>,
    /// As the program sees them.
    names: BTreeMap<PathBuf, usize>,
    forced: BTreeMap<PathBuf, usize>,
    since: BTreeMap<PathBuf, Vec<Naming>>,
}

/// How much of what was not forced is there.
pub struct Cut<'a> {
    /// Of a hundred sectors so many.
    pub percent: u64,
    /// Chance.
    pub dice: &'a mut dyn FnMut() -> u64,
}

impl Cut<'_> {
    fn lands(&mut self) -> bool {
        (self.dice)() % 100 < self.percent
    }

    /// So many of `count` things that come in order.
    fn first(&mut self, count: usize) -> usize {
        match self.percent {
            0 => 0,
            100.. => count,
            _ => usize::try_from((self.dice)() % (count as u64 + 1)).unwrap(),
        }
    }
}

impl Disk {
    /// Everything is forced.
    pub fn holding(files: &Files) -> Disk {
        let contents = files.values().map(|bytes| Content {
            forced: bytes.clone(),
            since: Vec::new(),
        });
        let names: BTreeMap<PathBuf, usize> = files.keys().cloned().zip(0..).collect();
        Disk {
            contents: contents.collect(),
            forced: names.clone(),
            names,
            since: BTreeMap::new(),
        }
    }

    /// A call comes.
    pub fn does(&mut self, call: &Call) {
        match call {
            Call::Created(path) => {
                let place = self.contents.len();
                self.contents.push(Content::default());
                self.names.insert(path.clone(), place);
                self.named(path, Naming::Given(path.clone(), place));
            }
            Call::Written(path, at, bytes) => self.wrote(path, Piece::Bytes(*at, bytes.clone())),
            Call::Cut(path, length) => self.wrote(path, Piece::Length(*length)),
            Call::Forced(path) => {
                if let Some(place) = self.names.get(path) {
                    let content = &mut self.contents[*place];
                    for piece in content.since.drain(..) {
                        lay(&mut content.forced, &piece, &mut || true);
                    }
                }
            }
            Call::FolderForced(folder) => {
                for naming in self.since.remove(folder).unwrap_or_default() {
                    naming.come(&mut self.forced);
                }
            }
            Call::Renamed(from, to) => {
                if let Some(place) = self.names.remove(from) {
                    self.names.insert(to.clone(), place);
                    self.named(to, Naming::Moved(from.clone(), to.clone(), place));
                }
            }
            Call::Removed(path) => {
                self.names.remove(path);
                self.named(path, Naming::Taken(path.clone()));
            }
            Call::Said(_) => {}
        }
    }

    fn wrote(&mut self, path: &Path, piece: Piece) {
        // A file without a name is found by nobody after the cut.
        if let Some(place) = self.names.get(path) {
            self.contents[*place].since.push(piece);
        }
    }

    fn named(&mut self, path: &Path, naming: Naming) {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        self.since.entry(folder).or_default().push(naming);
    }

    /// What is there after a power cut now.
    pub fn after(&self, cut: &mut Cut<'_>) -> Files {
        let mut names = self.forced.clone();
        for since in self.since.values() {
            let come = cut.first(since.len());
            since[..come]
                .iter()
                .for_each(|naming| naming.come(&mut names));
        }
        let file = |(path, place): (PathBuf, usize)| {
            let content = &self.contents[place];
            let mut bytes = content.forced.clone();
            for piece in &content.since {
                lay(&mut bytes, piece, &mut || cut.lands());
            }
            (path, bytes)
        };
        names.into_iter().map(file).collect()
    }
}

impl Naming {
    fn come(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Naming::Given(path, place) => {
                names.insert(path.clone(), *place);
            }
            Naming::Moved(from, to, place) => {
                names.remove(from);
                names.insert(to.clone(), *place);
            }
            Naming::Taken(path) => {
                names.remove(path);
            }
        }
    }
}

/// Puts a piece into a file, sector by sector as far as they land.
fn lay(file: &mut Vec<u8>, piece: &Piece, lands: &mut dyn FnMut() -> bool) {
    let (at, bytes) = match piece {
        Piece::Length(length) => {
            if lands() {
                file.resize(*length, 0);
            }
            return;
        }
        Piece::Bytes(at, bytes) => (*at, bytes),
    };
    let mut from = 0;
    while from < bytes.len() {
        let sector_end = ((at + from) / SECTOR + 1) * SECTOR;
        let to = bytes.len().min(sector_end - at);
        if lands() {
            if file.len() < at + to {
                file.resize(at + to, 0);
            }
            file[at + from..at + to].copy_from_slice(&bytes[from..to]);
        }
        from = to;
    }
}

#[test]
fn what_was_forced_stays_and_the_rest_may_come_in_any_part_and_names_in_order() {
    let path = PathBuf::from;
    let mut disk = Disk::holding(&Files::from([(path("a"), vec![1; 1024])]));
    for call in [
        Call::Written(path("a"), 0, vec![2; 512]),
        Call::Forced(path("a")),
        Call::Written(path("a"), 500, vec![3; 600]),
        Call::Created(path("b")),
        Call::Renamed(path("b"), path("c")),
        Call::Removed(path("a")),
    ] {
        disk.does(&call);
    }
    let after = |percent, numbers: &[u64]| {
        let mut row = numbers.iter().copied().cycle();
        let dice = &mut || row.next().unwrap();
        disk.after(&mut Cut { percent, dice })
    };
    let kept = [vec![2; 512], vec![1; 512]].concat();
    assert_eq!(after(0, &[0]), Files::from([(path("a"), kept.clone())]));
    assert_eq!(after(100, &[0]), Files::from([(path("c"), Vec::new())]));
    // One name came, and of the write over three sectors the middle one.
    let torn = [&kept[..512], &[3; 512][..]].concat();
    let expected = Files::from([(path("a"), torn), (path("b"), Vec::new())]);
    assert_eq!(after(50, &[1, 99, 0, 99]), expected);
}
