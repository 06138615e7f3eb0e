//! Builds the permissions of our own commands and keeps the symbols of the static SQLCipher to ourselves.

/// Every command of the window; without an entry here and in the capability a page cannot call it.
const COMMANDS: &[&str] = &[
    "use_case",
    "use_case_saving",
    "use_case_opening",
    "cancel_job",
    "activity",
    "flushed",
    "waiting_file",
];

fn main() {
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // WebKit brings a SQLite of its own: exported, our encrypted build would answer its calls.
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json, the capability and the icons belong together");
}
