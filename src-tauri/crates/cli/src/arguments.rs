//! The words of the command line.

mod devices;
mod sharing;

pub use devices::{DeviceCommand, SheetReason};
pub use sharing::{
    ArchiveArguments, ConsentCommand, DisclosureCommand, DocumentKind, ExportArguments,
    ExtractArguments, FileKind,
};

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

const ABOUT: &str = "Woonrust without a window: for administrators, scripts and tests.";
const AFTER: &str = "The passphrase is asked on the terminal, or read from WOONRUST_PASSPHRASE. On a machine that others use \
too, they may be able to read that variable: do not set it there. Likewise WOONRUST_RECOVERY_CODE, \
WOONRUST_NEW_PASSPHRASE and, for archives, WOONRUST_ARCHIVE_PASSPHRASE.

Exit codes: 0 done, 2 wrong usage, 3 refused, 1 a fault of the program.";

/// What was asked for.
#[derive(Debug, Parser)]
#[command(name = "woonrust-cli", version, about = ABOUT, after_help = AFTER)]
pub struct Arguments {
    /// Folder of the vault; else the data folder of this platform.
    #[arg(long, value_name = "DIR", global = true, env = "WOONRUST_VAULT")]
    pub vault: Option<PathBuf>,
    /// Print exactly one JSON document.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The vault itself.
    #[command(subcommand)]
    Vault(VaultCommand),
    /// Contact cards.
    #[command(subcommand)]
    Contact(ContactCommand),
    /// The own devices, and another recovery sheet.
    #[command(subcommand)]
    Device(DeviceCommand),
    /// Cases.
    #[command(subcommand)]
    Case(CaseCommand),
    /// The seven success factors of a case.
    Factors {
        /// The case: identifier or number.
        case: String,
        /// As seen at this day or moment.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// The attention points of a case, as they speak.
    Attention {
        /// The case: identifier or number.
        case: String,
        /// As seen at this day or moment.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// Also the rules that the policy pack switches off.
        #[arg(long)]
        all: bool,
    },
    /// Write an exchange file for one colleague.
    Export(ExportArguments),
    /// Decisions to disclose what only a decision opens, and the register of who received what.
    #[command(subcommand)]
    Disclosure(DisclosureCommand),
    /// Consents of residents and reporters.
    #[command(subcommand)]
    Consent(ConsentCommand),
    /// Make a part of a record a record of its own, for some partners.
    Extract(ExtractArguments),
    /// Write an archive of a case for a court or an administration: for checking, never for merging.
    Archive(ArchiveArguments),
    /// Check an archive: who wrote what by which device, in what order, and what does not fit. Needs no vault.
    Verify {
        /// The archive.
        file: PathBuf,
        /// Save the report as a PDF too.
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
    },
    /// What a file says of itself, after its signature was checked.
    Inspect {
        /// The file.
        file: PathBuf,
        /// Yes, although the file is large.
        #[arg(long)]
        yes: bool,
    },
    /// Merge a file from a colleague.
    Import {
        /// The file.
        file: PathBuf,
        /// Only show what it would change.
        #[arg(long)]
        preview: bool,
        /// Yes, although the file is large.
        #[arg(long)]
        yes: bool,
        /// Yes, the changes by this very device that this vault does not know are mine: after a restore.
        #[arg(long)]
        own_yes: bool,
        /// Yes, although it brings so many differences to choose from: exactly this number, as --preview tells it.
        #[arg(long, value_name = "NUMBER")]
        conflicts: Option<u32>,
    },
    /// The files that were merged, the newest first, and whether each can be undone.
    Imports,
    /// Undo a merge as a whole: exactly what the file brought goes; the same file brings it back.
    UndoImport {
        /// The number of the merged file, as `imports` names it; else the newest.
        import: Option<u32>,
    },
    /// Erase for good, answer what others ask to erase, and see who answered.
    #[command(subcommand)]
    Erase(EraseCommand),
    /// Make a document.
    Document {
        /// Which one.
        kind: DocumentKind,
        /// The case: identifier or number.
        #[arg(long)]
        case: String,
        /// Where to.
        file: PathBuf,
    },
    /// Search in everything.
    Search {
        /// Words that must all occur.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Make the example vault of the window with fictional cases; with --vault fill that vault, which must be empty.
    Sample {
        /// How many.
        #[arg(long)]
        cases: u32,
        /// The same seed gives the same content.
        #[arg(long)]
        seed: u32,
    },
    /// Any use case by its name, with the request that the window sends.
    Call {
        /// List all use cases.
        #[arg(long, conflicts_with_all = ["name", "request"])]
        list: bool,
        /// Its name.
        #[arg(required_unless_present = "list")]
        name: Option<String>,
        /// The request as JSON; `-` reads it from standard input; none sends an empty one.
        request: Option<String>,
    },
}

/// The vault itself.
#[derive(Debug, Subcommand)]
pub enum VaultCommand {
    /// Make a vault with a new identity.
    Create {
        /// Name of the person.
        #[arg(long)]
        name: String,
        /// Where the person works.
        #[arg(long)]
        organisation: String,
        /// care, enforcement, housing, police, mediation or other.
        #[arg(long)]
        domain: String,
        /// What the person does there.
        #[arg(long, default_value = "")]
        function: String,
    },
    /// Facts of the vault.
    Info,
    /// Derive everything shown from the signed changes again and compare; when nothing else is wrong, make again what
    /// does not follow from them.
    Verify,
    /// Write a backup and read it back.
    Backup {
        /// Where to.
        file: PathBuf,
    },
    /// Make the vault of this device out of a backup.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Open it with the recovery code instead of the passphrase.
        #[arg(long)]
        with_recovery_code: bool,
    },
    /// Open the vault with the recovery code and set a new passphrase.
    Recover,
    /// Set another passphrase.
    ChangePassphrase,
    /// Write the age identity of this device, so that files can be read with standard tools if Woonrust is gone.
    ExportKey {
        /// Where to.
        file: PathBuf,
        /// Without protection; needs --yes.
        #[arg(long, requires = "yes")]
        plain: bool,
        /// I know that whoever has an unprotected key file can read every file that was made for me.
        #[arg(long)]
        yes: bool,
    },
}

/// Contact cards.
#[derive(Debug, Subcommand)]
pub enum ContactCommand {
    /// Write the own card.
    Export {
        /// Where to.
        file: PathBuf,
    },
    /// Take in the card of a colleague.
    Import {
        /// The card.
        file: PathBuf,
    },
    /// Everyone whose card is here.
    List,
    /// Note that a fingerprint was compared with the person himself.
    Verify {
        /// Whose: identifier, its beginning, or the name.
        contact: String,
        /// As the other person read it out.
        #[arg(long)]
        fingerprint: String,
        /// How it was compared.
        #[arg(long)]
        how: String,
    },
    /// Note that a contact left his organisation: nothing goes to him any more.
    Left {
        /// Who: identifier, its beginning, or the name.
        contact: String,
        /// Since which day.
        #[arg(long, value_name = "DAY")]
        since: String,
        /// Why his part in the open cases ends; shown to all who see those.
        #[arg(long)]
        reason: String,
    },
    /// He is back, or never left.
    Back {
        /// Who: identifier, its beginning, or the name.
        contact: String,
    },
    /// Say that a contact works in your organisation, so that team files can go to him; or with --no that he does no more.
    Colleague {
        /// Who: identifier, its beginning, or the name.
        contact: String,
        /// No more. Where he reads along, end that in the case.
        #[arg(long)]
        no: bool,
    },
    /// Write the card of a contact to a file.
    Card {
        /// Whose: identifier, its beginning, or the name.
        contact: String,
        /// Where to.
        file: PathBuf,
    },
}

/// Cases.
#[derive(Debug, Subcommand)]
pub enum CaseCommand {
    /// Open a case at an address.
    Create {
        /// As in "Lindestraat 12 A, 1234 AB Voorbeeldstad".
        #[arg(long)]
        address: String,
        /// Kind of nuisance, as in GELUID; may repeat.
        #[arg(long, required = true)]
        category: Vec<String>,
        /// What was reported; else that the case was opened from here.
        #[arg(long)]
        text: Option<String>,
    },
    /// Make a contact a partner of the case.
    AddPartner {
        /// The case: identifier or number.
        case: String,
        /// The contact: identifier, its beginning, or the name.
        #[arg(long)]
        contact: String,
    },
    /// Ask a partner for everything of the case; the question goes along in every file for him until it is here.
    Ask {
        /// The case: identifier or number.
        case: String,
        /// The partner: identifier, its beginning, or the name.
        #[arg(long)]
        contact: String,
    },
    /// All cases.
    List {
        /// Words in address, number or the name of who leads; `search` finds everything else.
        #[arg(long, default_value = "")]
        query: String,
    },
    /// Everything the vault shows of a case.
    Show {
        /// The case: identifier or number.
        case: String,
    },
}

/// Erasing.
#[derive(Debug, Subcommand)]
pub enum EraseCommand {
    /// What would go, who would be asked to erase it as well, and what holds it up.
    Preview {
        /// What it is about.
        #[command(flatten)]
        thing: Thing,
    },
    /// Hide it at once, to be erased for good when the time for second thoughts is over.
    Decide {
        /// What it is about.
        #[command(flatten)]
        thing: Thing,
        /// art17 (the person asks for it), retention_over, mistake or unlawful.
        #[arg(long)]
        basis: String,
        /// Yes, I looked at what goes.
        #[arg(long)]
        yes: bool,
    },
    /// What was decided, what others ask, who answered, and what is over its term.
    List,
    /// Answer what somebody else asks.
    Answer {
        /// Its number, as in the list.
        erasure: String,
        /// Erase it here as well; needs --yes.
        #[arg(long, requires = "yes")]
        agree: bool,
        /// Keep it, for this reason, which he will read.
        #[arg(
            long,
            value_name = "REASON",
            required_unless_present = "agree",
            conflicts_with = "agree"
        )]
        refuse: Option<String>,
        /// Yes, I looked at what goes.
        #[arg(long)]
        yes: bool,
    },
    /// Take a decision back that no file carried and that was not erased for good.
    Recall {
        /// Its number, as in the list.
        erasure: String,
    },
    /// Erase for good what may be, and write the vault anew under new keys.
    CarryOut,
    /// Write a file for a colleague with nothing but what is asked of him and answered to him.
    Requests {
        /// The contact: identifier, its beginning, or the name.
        #[arg(long)]
        to: String,
        /// Where to.
        file: PathBuf,
        /// Yes, although the fingerprint was not compared.
        #[arg(long)]
        yes: bool,
    },
    /// Write the list of what was destroyed: numbers, grounds and days.
    Destroyed {
        /// Where to.
        file: PathBuf,
    },
}

/// A case, an entry in one, or the words in one field of it.
#[derive(Debug, Args)]
pub struct Thing {
    /// All of this case: identifier or number.
    #[arg(long, required_unless_present = "record", conflicts_with_all = ["record", "field"])]
    pub case: Option<String>,
    /// This entry: its identifier.
    #[arg(long)]
    pub record: Option<String>,
    /// Only the words in this field of it, as in text.
    #[arg(long)]
    pub field: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_argument_takes_a_secret() {
        fn walk(command: &clap::Command) {
            for argument in command
                .get_arguments()
                .filter(|argument| argument.get_action().takes_values())
            {
                let name = argument.get_id().as_str();
                assert!(
                    !name.contains("pass") && !name.contains("code") && !name.contains("secret"),
                    "{name}"
                );
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Arguments::command());
    }
}
