//! The own devices and the recovery sheet.

use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

/// The own devices, and another recovery sheet. The recovery code is asked for, or comes from the environment.
#[derive(Debug, Subcommand)]
pub enum DeviceCommand {
    /// Every device on the own card.
    List,
    /// Make the vault of one more device; nothing is in it yet.
    Add {
        /// The own contact card, as another device wrote it.
        card: PathBuf,
    },
    /// Give a device a name, for oneself only.
    Name {
        /// Which: the beginning of its identifier, or its name.
        device: String,
        /// Its name.
        name: String,
    },
    /// Declare another device lost. Nobody calls back what is on it: the passphrase or the recovery sheet opens it, and what was
    /// unlocked needs neither.
    Revoke {
        /// Which: the beginning of its identifier, or its name.
        device: String,
        /// What it wrote and is here is not known to be one's own: nobody else takes it in until that is said.
        #[arg(long)]
        not_mine: bool,
    },
    /// Give this device other keys.
    Renew {
        /// The vault that this one was copied from goes on with the old keys.
        #[arg(long)]
        stays: bool,
        /// What was written with the old keys is not known to be one's own.
        #[arg(long)]
        not_mine: bool,
    },
    /// What is set aside, and why.
    Waiting,
    /// Say that changes of a lost device are one's own: nobody can take that back.
    Vouch {
        /// Changes that are set aside, as `waiting` names them.
        #[arg(required_unless_present = "all")]
        change: Vec<String>,
        /// Everything that is held of lost devices, unseen.
        #[arg(long, conflicts_with = "change")]
        all: bool,
    },
    /// Write a file with everything that is not local, for the other own devices.
    Send {
        /// Where to.
        file: PathBuf,
    },
    /// Make another recovery sheet: a new root key, other keys for device and vault. The code is shown on standard error, and
    /// counts only once two of its groups were given back on standard input, a line each.
    NewSheet {
        /// Why.
        #[arg(long)]
        reason: SheetReason,
    },
    /// Take over the recovery sheet that another own device made.
    JoinSheet {
        /// The own contact card, as that device wrote it.
        card: PathBuf,
    },
    /// Backups that an earlier recovery sheet still opens; or destroy one, or say that it is gone.
    OldBackups {
        /// Destroy this one: its number, as this command lists it.
        #[arg(long, value_name = "BACKUP", requires = "yes")]
        destroy: Option<String>,
        /// This one was destroyed elsewhere.
        #[arg(
            long,
            value_name = "BACKUP",
            requires = "yes",
            conflicts_with = "destroy"
        )]
        gone: Option<String>,
        /// Yes, for good.
        #[arg(long)]
        yes: bool,
    },
}

/// Why another recovery sheet is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SheetReason {
    /// The sheet is lost.
    Lost,
    /// Somebody else may have it.
    Leaked,
}
