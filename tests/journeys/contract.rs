//! What is written down twice says the same: the use cases and their TypeScript names, the kinds and their table.

use std::{collections::BTreeSet, fs, path::PathBuf};

const BEGIN: &str = "<!-- kinds:begin -->\n";
const END: &str = "<!-- kinds:end -->";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_window_knows_exactly_the_use_cases_that_there_are() {
    let text = fs::read_to_string(root().join("ui/src/ipc/types/Calls.ts")).unwrap();
    let (_, list) = text.split_once("export type Calls = {").unwrap();
    let in_window: BTreeSet<&str> = list
        .lines()
        .filter_map(|line| Some(line.split_once(": [")?.0.trim()))
        .collect();
    let in_app: BTreeSet<&str> = app::calls::CALLS.iter().map(|call| call.name).collect();
    assert_eq!(in_window, in_app);
    assert_eq!(in_app.len(), app::calls::CALLS.len(), "a name twice");
}

/// `WOONRUST_WRITE_KINDS=1` writes the table; without it the two are compared.
#[test]
fn the_table_of_kinds_in_the_exchange_format_is_the_one_of_the_program() {
    let path = root().join("docs/exchange-format.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (held, after) = rest.split_once(END).unwrap();
    let table = casework::kinds::markdown_table();
    if std::env::var_os("WOONRUST_WRITE_KINDS").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
        return;
    }
    assert!(
        held == table,
        "the table is stale: run this test with WOONRUST_WRITE_KINDS=1"
    );
}
