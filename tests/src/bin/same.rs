//! `same FOLDER FOLDER`, with a passphrase per line on the standard input: fails unless the two vaults hold the same
//! headers, heads and head values of every record that both hold, and prints the kinds of these records. For the tests of
//! the real window, which cannot look into a vault themselves.

use journeys::inside::{assert_same, records_in};
use std::{
    env,
    io::{self, Write},
    path::PathBuf,
};

fn main() -> io::Result<()> {
    let folders = env::args().skip(1).map(PathBuf::from);
    let passphrases = io::stdin().lines();
    let mut held = folders
        .zip(passphrases)
        .map(|(folder, passphrase)| Ok::<_, io::Error>(records_in(&folder, passphrase?.trim())));
    let mut next = || held.next().expect("two folders, two passphrases");
    let (one, other) = (next()?, next()?);
    let kinds = assert_same(&one, &other);
    writeln!(io::stdout(), "{}", serde_json::json!(kinds))
}
