//! `WOONRUST_WRITE_TYPES=1` writes the types; without it they are compared.

use std::{fs, path::PathBuf};

#[test]
fn the_committed_typescript_types_are_current() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/ipc/types");
    let files = app::typescript::files();
    if std::env::var_os("WOONRUST_WRITE_TYPES").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &files {
            fs::write(folder.join(format!("{name}.ts")), text).unwrap();
        }
    }
    for (name, text) in &files {
        let held = fs::read_to_string(folder.join(format!("{name}.ts"))).unwrap_or_default();
        assert!(
            held == *text,
            "{name}.ts is stale: run this test with WOONRUST_WRITE_TYPES=1"
        );
    }
    let extra: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter(|file| file.ends_with(".ts") && !files.contains_key(file.trim_end_matches(".ts")))
        .collect();
    assert!(extra.is_empty(), "types that Rust does not know: {extra:?}");
}
