//! What goes out: decisions to disclose, consents, files and documents.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Decisions to disclose.
#[derive(Debug, Subcommand)]
pub enum DisclosureCommand {
    /// Who received what, when, on which ground, in which file.
    List {
        /// Only of this case: identifier or number.
        #[arg(long)]
        case: Option<String>,
    },
    /// What could be decided for a partner, and what each ground asks.
    Form {
        /// The case: identifier or number.
        #[arg(long)]
        case: String,
        /// The partner: identifier, its beginning, or the name.
        #[arg(long)]
        to: String,
    },
    /// Decide that a partner may see records as they are now.
    Decide {
        /// The case: identifier or number.
        #[arg(long)]
        case: String,
        /// The partner: identifier, its beginning, or the name.
        #[arg(long)]
        to: String,
        /// A record; may repeat.
        #[arg(long)]
        record: Vec<String>,
        /// On what ground: G1 to G13.
        #[arg(long)]
        ground: String,
        /// An answer as in purpose=...; yes=FIELD and no=FIELD=... answer with yes or no; may repeat.
        #[arg(long)]
        answer: Vec<String>,
    },
    /// Withdraw a decision; who has something keeps it, and is named.
    Withdraw {
        /// The decision.
        record: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// Consents.
#[derive(Debug, Subcommand)]
pub enum ConsentCommand {
    /// The consents of a case, and what rests on them.
    List {
        /// The case: identifier or number.
        case: String,
    },
    /// Note that a consent was taken back; who received something on it is named.
    Withdraw {
        /// The consent.
        record: String,
        /// On which day; else today.
        #[arg(long)]
        at: Option<String>,
    },
}

/// Make a part of a record a record of its own, for some partners.
#[derive(Debug, Args)]
pub struct ExtractArguments {
    /// The record.
    pub record: String,
    /// A field to take over; may repeat. None shows what can be chosen.
    #[arg(long)]
    pub field: Vec<String>,
    /// A partner for whom it is; may repeat.
    #[arg(long)]
    pub to: Vec<String>,
    /// What it is, in own words.
    #[arg(long, default_value = "")]
    pub text: String,
}

/// Write an exchange file for one colleague.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// The case: identifier or number; may repeat.
    #[arg(long, required = true)]
    pub case: Vec<String>,
    /// The contact: identifier, its beginning, or the name.
    #[arg(long)]
    pub to: String,
    /// Type of file.
    #[arg(long = "type", default_value = "full", conflicts_with = "team")]
    pub kind: FileKind,
    /// Where to.
    #[arg(required_unless_present = "preview")]
    pub file: Option<PathBuf>,
    /// Only show what the colleague would receive.
    #[arg(long)]
    pub preview: bool,
    /// Yes, although the fingerprint was not compared.
    #[arg(long)]
    pub yes: bool,
    /// For a colleague of the own organisation: it is written first that he reads along, where that is lacking.
    #[arg(long)]
    pub team: bool,
    /// Yes, the colleague works in my organisation; asked until it was said once.
    #[arg(long, requires = "team")]
    pub own_organisation: bool,
    /// In several files of at most 20 MB, each of which can be merged alone.
    #[arg(long, conflicts_with = "team")]
    pub mail: bool,
    /// The older texts that the colleague asks for go as well, also such as were taken back and never went to him.
    #[arg(long, conflicts_with = "team")]
    pub send_asked: bool,
}

/// Write an archive of a case.
#[derive(Debug, Args)]
pub struct ArchiveArguments {
    /// The case: identifier or number.
    #[arg(long)]
    pub case: String,
    /// Where to.
    #[arg(long, value_name = "FILE", required_unless_present = "preview")]
    pub out: Option<PathBuf>,
    /// Only for this partner, on his own devices: identifier, its beginning, or the name. Else for whoever has the passphrase.
    #[arg(long)]
    pub to: Option<String>,
    /// A class above K2 that goes along as far as a decision opens it; may repeat.
    #[arg(long, value_name = "CLASS")]
    pub class: Vec<String>,
    /// Only show what would go and what is held back.
    #[arg(long)]
    pub preview: bool,
    /// Yes, although the fingerprint was not compared.
    #[arg(long)]
    pub yes: bool,
}

/// Type of exchange file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileKind {
    /// Everything that the colleague may see.
    Full,
    /// Only what he did not acknowledge on every device of his.
    Delta,
}

/// Document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DocumentKind {
    /// The timeline of a case as PDF.
    Timeline,
}
