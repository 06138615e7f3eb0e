//! The program behind a command: it opens the vault when a use case needs that, and calls the use cases.

use crate::{failure::Failure, out::Bar, secrets};
use app::{App, ErrorCode, Folders, calls};
use serde_json::{Value, json};

/// One run of the command line.
pub struct Session {
    app: App,
    bar: Bar,
}

impl Session {
    /// Nothing is opened yet.
    pub fn new(folders: Folders, json: bool) -> Session {
        Session {
            app: App::new(folders, app::system_env()),
            bar: Bar::new(json),
        }
    }

    /// Runs a use case; asks for the passphrase if it needs an open vault.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        if !calls::CALLS.iter().any(|call| call.name == name) {
            return Err(Failure::Refused(ErrorCode::UnknownCall.into()));
        }
        if calls::needs_open_vault(name) && !self.app.is_open() {
            self.plain("unlock", json!({ "passphrase": secrets::passphrase()? }))?;
        }
        self.plain(name, request)
    }

    /// Runs a use case as it is.
    pub fn plain(&self, name: &str, request: Value) -> Result<Value, Failure> {
        Ok(calls::call(&self.app, name, request, &self.bar)?)
    }
}
