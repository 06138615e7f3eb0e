//! The doors of the shell: each looks whether the vault is open, and none of them knows what a case is.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Commands that touch no vault: they say that someone is here, that drafts are saved, that work may stop, whether a
/// file waits.
const WITHOUT_VAULT: [&str; 4] = ["cancel_job", "activity", "flushed", "waiting_file"];

/// What the shell does itself, or asks for itself: it locks, and it must know after how long.
const OF_THE_SHELL: [&str; 2] = ["get_settings", "lock"];

/// Use cases before there is a vault, or while it is locked.
const WHILE_CLOSED: [&str; 22] = [
    "about",
    "add_device",
    "check_recovery_group",
    "confirm_recovery",
    "content",
    "create_vault",
    "disk_encryption",
    "get_settings",
    "judge_passphrase",
    "leave_samples",
    "lock",
    "make_samples",
    "recover_vault",
    "restore_vault",
    "save_archive_report",
    "save_recovery_sheet",
    "set_settings",
    "suggest_passphrase",
    "try_samples",
    "unlock",
    "vault_status",
    "verify_archive",
];

fn shell() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/src")
}

/// The files of the shell without their tests.
fn sources(dir: &Path) -> BTreeMap<PathBuf, String> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("\n#[cfg(test)]").next().unwrap();
            all.insert(path, code.to_owned());
        }
    }
    all
}

/// The function of this name, from its name to its closing brace.
fn function<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let begin = text.find(&format!("fn {name}("))?;
    let end = text[begin..].find("\n}\n").map(|end| begin + end)?;
    Some(&text[begin..end])
}

/// The commands that the page can call, with the file of each.
fn commands(lib: &str) -> Vec<(String, String)> {
    let (_, list) = lib.split_once("generate_handler![").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let paths = list
        .split(',')
        .map(str::trim)
        .filter(|path| !path.is_empty());
    paths
        .map(|path| {
            let [_, file, name] = path.split("::").collect::<Vec<_>>().try_into().unwrap();
            (file.to_owned(), name.to_owned())
        })
        .collect()
}

#[test]
fn every_command_of_the_shell_asks_whether_the_vault_is_open() {
    let lib = fs::read_to_string(shell().join("lib.rs")).unwrap();
    let mut without = BTreeSet::new();
    let mut declared = 0;
    for (file, name) in commands(&lib) {
        let text = fs::read_to_string(shell().join(format!("commands/{file}.rs"))).unwrap();
        let body = function(&text, &name).unwrap_or_else(|| panic!("no function {name}"));
        declared += 1;
        let (asks, runs) = (body.contains("check_open(&"), body.contains("\n    run("));
        if !asks && !runs {
            assert!(
                !body.contains("app"),
                "{name} reaches the core and asks nothing"
            );
            without.insert(name);
        }
    }
    assert_eq!(without, WITHOUT_VAULT.map(str::to_owned).into());
    let marked: usize = sources(&shell())
        .values()
        .map(|text| text.matches("#[tauri::command").count())
        .sum();
    assert_eq!(
        marked, declared,
        "a command that is not in the list, or no command"
    );
}

/// What a command that asks nothing itself leaves to this one way.
#[test]
fn the_one_way_to_the_core_asks_before_anything_else() {
    let all = sources(&shell());
    let reach: Vec<&Path> = all
        .iter()
        .flat_map(|(path, text)| text.matches("calls::call(").map(|_| path.as_path()))
        .collect();
    let names = reach
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["calls.rs", "session.rs"]);
    let run = function(&all[&shell().join("commands/calls.rs")], "run").unwrap();
    let (before, after) = run.split_once("check_open(&session, &name)?;").unwrap();
    assert!(after.contains("app::calls::call("));
    assert!(!before.contains("calls::call") && !before.contains("spawn"));
    let session = &all[&shell().join("session.rs")];
    assert!(
        session.contains("calls::call(&app, \"get_settings\""),
        "the shell itself asks for the settings, and for nothing else"
    );
}

#[test]
fn what_may_be_asked_while_the_vault_is_closed_is_this_list() {
    let closed: BTreeSet<&str> = app::calls::CALLS
        .iter()
        .filter(|call| !call.needs_open_vault)
        .map(|call| call.name)
        .collect();
    assert_eq!(closed, WHILE_CLOSED.into());
}

#[test]
fn the_shell_knows_no_case() {
    let calls = app::calls::CALLS.iter().map(|call| call.name);
    let calls = calls.filter(|name| !OF_THE_SHELL.contains(name));
    let names: Vec<String> = calls.map(|name| format!("\"{name}\"")).collect();
    for (path, text) in sources(&shell()) {
        for name in &names {
            assert!(
                !text.contains(name.as_str()),
                "{name} in {}",
                path.display()
            );
        }
        for crate_ in [
            "ledger::",
            "casework::",
            "vault::",
            "exchange::",
            "documents::",
        ] {
            let used = text.split(|c: char| !(c.is_alphanumeric() || c == ':' || c == '_'));
            let mut used = used.filter(|word| word.starts_with(crate_));
            assert_eq!(used.next(), None, "{}", path.display());
        }
    }
}
