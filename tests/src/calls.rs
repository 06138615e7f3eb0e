//! What a program asks of the operating system when it writes: written down call by call, or one of them made to fail.
//!
//! `calls.c` stands before the C library (`LD_PRELOAD`) in a process of its own. There it sees everything that goes to
//! the disk, of SQLite and of Rust alike, in the order in which it went; no line of the product knows of it, and no test
//! needs `unsafe`. A process speaks to it by opening files that never exist. Linux only.

use std::{
    env,
    ffi::OsStr,
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const SOURCE: &str = include_str!("calls.c");
const WORDS: &str = "/woonrust-calls";
/// Names the file in which calls are written down; without it none is.
pub const LOG: &str = "WOONRUST_CALLS_LOG";
/// What the operating system says when there is no room.
pub const NO_ROOM: i32 = 28;
/// What it says when the disk fails.
pub const DISK_FAILS: i32 = 5;

/// One call that did what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// A new, empty file.
    Created(PathBuf),
    /// Bytes at a place of a file.
    Written(PathBuf, usize, Vec<u8>),
    /// A file got this length.
    Cut(PathBuf, usize),
    /// What stands in a file was forced to the disk.
    Forced(PathBuf),
    /// The names in a folder were.
    FolderForced(PathBuf),
    /// A file has another name.
    Renamed(PathBuf, PathBuf),
    /// A file is gone.
    Removed(PathBuf),
    /// What the program said between two calls.
    Said(String),
}

/// This very program, to run one of its tests alone behind the library, which lies beside it: a folder in memory may let
/// nothing run.
///
/// # Panics
/// When there is no C compiler, without which nothing of this could have been built.
#[must_use]
pub fn behind(test: &str) -> Command {
    let program = env::current_exe().expect("this program");
    let library = program.with_file_name(concat!("calls-", env!("CARGO_PKG_NAME"), ".so"));
    let compiler = env::var_os("CC").unwrap_or_else(|| OsStr::new("cc").to_owned());
    let flags = [
        "-shared",
        "-fPIC",
        "-O1",
        "-U_FORTIFY_SOURCE",
        "-x",
        "c",
        "-o",
    ];
    let mut compiling = Command::new(compiler)
        .args(flags)
        .arg(&library)
        .args(["-", "-ldl"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("a C compiler");
    let mut source = compiling.stdin.take().expect("it was asked for");
    source.write_all(SOURCE.as_bytes()).expect("it reads");
    drop(source);
    assert!(compiling.wait().expect("it ends").success());
    let mut command = Command::new(program);
    command
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env("LD_PRELOAD", library);
    command
}

/// What stands in the file of [`LOG`], with paths below the folder that the program began with.
///
/// # Panics
/// When nothing was, or it cannot be read.
#[must_use]
pub fn written_down(log: &Path) -> Vec<Call> {
    let log = fs::read(log).expect("something was written down");
    let (mut calls, mut rest) = (Vec::new(), log.as_slice());
    let mut from = PathBuf::new();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = std::str::from_utf8(&rest[..end]).expect("names of ours");
        rest = &rest[end + 1..];
        let parts: Vec<&str> = line.splitn(4, ' ').collect();
        let number = |part: usize| parts[part].parse::<usize>().expect("a number");
        let path = PathBuf::from(parts[3]);
        calls.push(match parts[0] {
            "c" => Call::Created(path),
            "w" => {
                let (bytes, after) = rest.split_at(number(2));
                rest = after;
                Call::Written(path, number(1), bytes.to_vec())
            }
            "t" => Call::Cut(path, number(1)),
            "s" => Call::Forced(path),
            "d" => Call::FolderForced(path),
            "f" => {
                from = path;
                continue;
            }
            "r" => Call::Renamed(std::mem::take(&mut from), path),
            "u" => Call::Removed(path),
            "!" => Call::Said(parts[3].to_owned()),
            other => panic!("a call that nobody knows: {other}"),
        });
    }
    calls
}

/// From here on every call below `root` counts.
pub fn begin(root: &Path) {
    speak(&format!("begin{}", root.display()));
}

/// Puts a word between the calls.
pub fn say(word: &str) {
    speak(&format!("say/{word}"));
}

/// Nothing counts any more.
pub fn end() {
    speak("end");
}

/// Of the calls that follow, the one with this number (from 1) fails, once, with this error. Zero: none does.
pub fn fail(number: u64, error: i32) {
    speak(&format!("fail/{number}/{error}"));
}

/// Whether that call came, and failed.
#[must_use]
pub fn has_failed() -> bool {
    speak("failed") == ErrorKind::AlreadyExists
}

fn speak(word: &str) -> ErrorKind {
    let answer = File::open(format!("{WORDS}/{word}"));
    answer.expect_err("there is no such file").kind()
}
