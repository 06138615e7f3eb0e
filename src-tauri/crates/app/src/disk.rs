//! The disk under the vault: whether it is encrypted, and that the person knows when it is not.

use crate::{
    api::{Nothing, error::ApiError, session::DiskView},
    application::App,
    reader::instant_ms,
};
use vault::{DISK_ACCEPTED, DiskEncryption, RUNS_ON, Vault};

/// What is known of the disk under the vault that is open, or under the place where the own one is or will be.
pub(crate) fn disk_encryption(app: &App, _: Nothing) -> Result<DiskView, ApiError> {
    let slot = app.slot();
    match slot.as_ref() {
        Some(open) => Ok(DiskView {
            accepted_at: accepted(&open.vault)?.map(instant_ms),
            ..view((app.disk)(open.vault.dir()))
        }),
        None => Ok(view((app.disk)(app.place(false).dir()))),
    }
}

fn view(encryption: DiskEncryption) -> DiskView {
    let encryption = match encryption {
        DiskEncryption::Yes => "yes",
        DiskEncryption::No => "no",
        DiskEncryption::Unknown => "unknown",
    };
    DiskView {
        encryption: encryption.to_owned(),
        system: RUNS_ON.to_owned(),
        accepted_at: None,
    }
}

/// The person knows that the disk is not encrypted: no alarm about it any more in this vault on this computer.
pub(crate) fn accept_disk(app: &App, _: Nothing) -> Result<DiskView, ApiError> {
    let now = app.env.now().ms;
    app.with(|vault| {
        let keep = vault.local("accept_disk", |local| {
            local.set_setting(DISK_ACCEPTED, &now.to_string())
        });
        Ok(keep?)
    })?;
    disk_encryption(app, Nothing {})
}

/// Whether there is something to warn of that the person did not see yet. The made-up cases are of nobody.
pub(crate) fn asks_attention(app: &App, vault: &Vault) -> Result<bool, ApiError> {
    let own = vault.dir() != app.place(true).dir();
    Ok(own && accepted(vault)?.is_none() && (app.disk)(vault.dir()) == DiskEncryption::No)
}

fn accepted(vault: &Vault) -> Result<Option<i64>, ApiError> {
    Ok(vault
        .setting(DISK_ACCEPTED)?
        .and_then(|text| text.parse().ok()))
}
