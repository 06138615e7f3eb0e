//! Passphrases and recovery codes: asked on the terminal, or from the environment; never from the command line. What is
//! typed back of a new code comes from standard input: no environment knew it before.

use crate::failure::Failure;
use std::{env, io};

const PASSPHRASE: &str = "WOONRUST_PASSPHRASE";
const NEW_PASSPHRASE: &str = "WOONRUST_NEW_PASSPHRASE";
const ARCHIVE_PASSPHRASE: &str = "WOONRUST_ARCHIVE_PASSPHRASE";
const RECOVERY_CODE: &str = "WOONRUST_RECOVERY_CODE";

/// The passphrase that opens the vault.
pub fn passphrase() -> Result<String, Failure> {
    given(PASSPHRASE)?.map_or_else(|| ask("Passphrase: ", PASSPHRASE), Ok)
}

/// The passphrase of a new vault, typed twice.
pub fn first_passphrase() -> Result<String, Failure> {
    given(PASSPHRASE)?.map_or_else(
        || ask_twice("Passphrase for the new vault: ", PASSPHRASE),
        Ok,
    )
}

/// Another passphrase, typed twice.
pub fn new_passphrase(prompt: &str) -> Result<String, Failure> {
    given(NEW_PASSPHRASE)?.map_or_else(|| ask_twice(prompt, NEW_PASSPHRASE), Ok)
}

/// The passphrase of a new archive, typed twice.
pub fn new_archive_passphrase() -> Result<String, Failure> {
    let prompt = "Passphrase for the archive: ";
    given(ARCHIVE_PASSPHRASE)?.map_or_else(|| ask_twice(prompt, ARCHIVE_PASSPHRASE), Ok)
}

/// The passphrase that opens an archive.
pub fn archive_passphrase() -> Result<String, Failure> {
    let prompt = "Passphrase of the archive: ";
    given(ARCHIVE_PASSPHRASE)?.map_or_else(|| ask(prompt, ARCHIVE_PASSPHRASE), Ok)
}

/// The recovery code.
pub fn recovery_code() -> Result<String, Failure> {
    given(RECOVERY_CODE)?.map_or_else(|| ask("Recovery code: ", RECOVERY_CODE), Ok)
}

/// What somebody types back from a sheet that he was just shown: one line of standard input after the other.
pub fn typed_back() -> impl FnMut() -> Result<String, Failure> {
    let mut lines = io::stdin().lines();
    move || match lines.next() {
        Some(Ok(line)) => Ok(line.trim().to_owned()),
        Some(Err(_)) | None => Err(Failure::Usage(
            "nothing was typed back, so the earlier sheet counts and the new one is void"
                .to_owned(),
        )),
    }
}

fn given(variable: &str) -> Result<Option<String>, Failure> {
    match env::var(variable) {
        Ok(text) => Ok(Some(text)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Failure::Usage(format!("{variable} is not text"))),
    }
}

fn ask(prompt: &str, variable: &str) -> Result<String, Failure> {
    rpassword::prompt_password(prompt).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => Failure::Usage("nothing was typed".to_owned()),
        _ => Failure::Usage(format!("there is no terminal to ask on: set {variable}")),
    })
}

fn ask_twice(prompt: &str, variable: &str) -> Result<String, Failure> {
    let first = ask(prompt, variable)?;
    if ask("The same again: ", variable)? == first {
        Ok(first)
    } else {
        Err(Failure::Usage("the two are not the same".to_owned()))
    }
}
