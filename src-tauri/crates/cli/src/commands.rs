//! Each command: which use cases it calls and what it prints.

mod archiving;
mod contacts;
mod disclosing;
mod erasing;
mod importing;

use crate::{
    address,
    arguments::{
        Arguments, CaseCommand, Command, DocumentKind, ExportArguments, FileKind, VaultCommand,
    },
    devices,
    failure::Failure,
    folders::folders,
    names, out, plain, secrets,
    session::Session,
};
use app::{ErrorCode, calls};
use chrono::{DateTime, NaiveDate};
use serde_json::{Value, json};
use std::{
    io::Read,
    path::{Path, PathBuf, absolute},
};

const FACTORS: [&str; 7] = ["sf1", "sf2", "sf3", "sf4", "sf5", "sf6", "sf7"];
const MOST_HITS: u32 = 200;
const KEY_WARNING: &str = "This file will hold the key with which everything sent to you can be read, also without Woonrust. \
Keep it as safe as the passphrase itself. The vault notes that it was made.";

type Outcome = Result<(), Failure>;

/// Runs the command.
pub fn run(arguments: Arguments) -> Outcome {
    let json = arguments.json;
    let named = arguments.vault.is_some();
    let folders = folders(arguments.vault)?;
    let session = Session::new(folders, json);
    let run = Run { session, json };
    match arguments.command {
        Command::Vault(command) => run.vault(command),
        Command::Contact(command) => run.contact(command),
        Command::Device(command) => devices::run(&run.session, json, command),
        Command::Case(command) => run.case(command),
        Command::Factors { case, at } => run.factors(&case, at.as_deref()),
        Command::Attention { case, at, all } => run.attention(&case, at.as_deref(), all),
        Command::Export(arguments) if arguments.team => run.team_file(&arguments),
        Command::Export(arguments) => run.export(&arguments),
        Command::Archive(arguments) => run.archive(&arguments),
        Command::Verify { file, pdf } => run.verify_archive(&file, pdf.as_deref()),
        Command::Disclosure(command) => run.disclosure(command),
        Command::Consent(command) => run.consent(command),
        Command::Extract(arguments) => run.extract(&arguments),
        Command::Inspect { file, yes } => {
            let request = json!({ "path": path(&file)?, "yes": yes });
            run.print("inspect_file", request, plain::inspected)
        }
        Command::Import {
            file,
            preview,
            yes,
            own_yes,
            conflicts,
        } => {
            let request = json!({ "path": path(&file)?, "yes": yes, "own_yes": own_yes });
            run.import(request, preview, conflicts)
        }
        Command::Imports => run.print("list_imports", json!({}), plain::importing::merged),
        Command::UndoImport { import } => run.undo_import(import),
        Command::Erase(command) => run.erase(command),
        Command::Document {
            kind: DocumentKind::Timeline,
            case,
            file,
        } => run.document(&case, &file),
        Command::Search { words } => run.print(
            "search",
            json!({ "words": words.join(" "), "limit": MOST_HITS }),
            plain::hits,
        ),
        Command::Sample { cases, seed } => {
            let request = json!({ "cases": cases, "seed": seed });
            if named {
                run.print("fill_samples", request, plain::samples)
            } else {
                // The person's own vault is not for made-up cases.
                run.print("make_samples", request, plain::example_vault)
            }
        }
        Command::Call { list: true, .. } => run.list_calls(),
        Command::Call { name, request, .. } => {
            run.call(&name.unwrap_or_default(), request.as_deref())
        }
    }
}

struct Run {
    session: Session,
    json: bool,
}

impl Run {
    fn call_use_case(&self, name: &str, request: Value) -> Result<Value, Failure> {
        self.session.call(name, request)
    }

    fn show(&self, value: &Value, text: impl FnOnce(&Value) -> String) -> Outcome {
        out::result(self.json, value, text)
    }

    fn print(&self, name: &str, request: Value, text: impl FnOnce(&Value) -> String) -> Outcome {
        self.show(&self.call_use_case(name, request)?, text)
    }

    fn file(&self, name: &str, file: &Path, text: impl FnOnce(&Value) -> String) -> Outcome {
        self.print(name, json!({ "path": path(file)? }), text)
    }

    fn vault(&self, command: VaultCommand) -> Outcome {
        match command {
            VaultCommand::Create {
                name,
                organisation,
                domain,
                function,
            } => {
                let request = json!({
                    "name": name, "organisation": organisation, "domain": domain, "function": function,
                    "passphrase": secrets::first_passphrase()?,
                });
                self.create(request)
            }
            VaultCommand::Info => self.print("vault_info", json!({}), plain::vault),
            VaultCommand::Verify => self.verify(),
            VaultCommand::Backup { file } => {
                let backup = self.call_use_case("backup_vault", json!({ "path": path(&file)? }))?;
                let mut info = self.call_use_case("vault_info", json!({}))?;
                info["backup"] = backup;
                self.show(&info, plain::backup)
            }
            VaultCommand::Restore {
                file,
                with_recovery_code,
            } => self.restore(&file, with_recovery_code),
            VaultCommand::Recover => {
                let request = json!({
                    "recovery_code": secrets::recovery_code()?,
                    "new_passphrase": secrets::new_passphrase("New passphrase: ")?,
                });
                self.session.plain("recover_vault", request)?;
                self.print("vault_info", json!({}), plain::vault)
            }
            VaultCommand::ChangePassphrase => self.change_passphrase(),
            VaultCommand::ExportKey { file, plain, yes } => self.export_key(&file, plain, yes),
        }
    }

    /// The code is printed, so it counts as written down: two of its groups are given back at once.
    fn create(&self, request: Value) -> Outcome {
        let mut created = self.session.plain("create_vault", request)?;
        let groups: Vec<String> = created["recovery_code"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|group| group.as_str().map(str::to_owned))
            .collect();
        let group = |index: usize| json!({ "index": index, "text": groups.get(index) });
        self.session.plain(
            "confirm_recovery",
            json!({ "first": group(0), "second": group(1) }),
        )?;
        created["recovery_code"] = Value::from(groups.join("-"));
        self.show(&created, plain::created)
    }

    fn verify(&self) -> Outcome {
        let check = self.call_use_case("verify_vault", json!({}))?;
        self.show(&check, plain::check)?;
        if check["ok"] == json!(true) {
            Ok(())
        } else {
            Err(Failure::Refused(ErrorCode::VaultDamaged.into()))
        }
    }

    fn restore(&self, file: &Path, with_code: bool) -> Outcome {
        let (kind, secret, new) = if with_code {
            let new = secrets::new_passphrase("New passphrase: ")?;
            ("recovery_code", secrets::recovery_code()?, Some(new))
        } else {
            ("passphrase", secrets::passphrase()?, None)
        };
        let request = json!({ "path": path(file)?, "secret_kind": kind, "secret": secret, "new_passphrase": new });
        self.session.plain("restore_vault", request)?;
        self.print("vault_info", json!({}), plain::vault)
    }

    fn change_passphrase(&self) -> Outcome {
        let current = secrets::passphrase()?;
        self.session
            .plain("unlock", json!({ "passphrase": current }))?;
        let new = secrets::new_passphrase("New passphrase: ")?;
        self.session.plain(
            "change_passphrase",
            json!({ "current": current, "new": new }),
        )?;
        self.print("vault_info", json!({}), plain::vault)
    }

    fn export_key(&self, file: &Path, plain: bool, yes: bool) -> Outcome {
        out::remark(KEY_WARNING);
        let passphrase = (!plain)
            .then(|| secrets::new_passphrase("Passphrase for the key file: "))
            .transpose()?;
        let request =
            json!({ "path": path(file)?, "passphrase": passphrase, "plain": plain, "yes": yes });
        self.print("export_key", request, plain::key)
    }

    fn case(&self, command: CaseCommand) -> Outcome {
        match command {
            CaseCommand::Create {
                address,
                category,
                text,
            } => {
                let address = address::parse(&address).ok_or_else(|| {
                    Failure::Usage(
                        "write the address as in \"Lindestraat 12 A, 1234 AB Voorbeeldstad\""
                            .to_owned(),
                    )
                })?;
                let text = match text {
                    Some(text) => text,
                    None => self.words("report.from_command_line")?,
                };
                self.print(
                    "take_in_report",
                    report(&address, &category, &text),
                    plain::opened,
                )
            }
            CaseCommand::AddPartner { case, contact } => {
                let case = names::case(&self.session, &case)?;
                let contact = names::contact(&self.session, &contact)?;
                let request = json!({
                    "case": case, "contact": contact, "name": "", "organisation": "", "function": "", "reach": "",
                });
                self.print("add_partner", request, plain::record)
            }
            CaseCommand::Ask { case, contact } => {
                let case = names::case(&self.session, &case)?;
                let contact = names::contact(&self.session, &contact)?;
                let request = json!({ "case": case, "contact": contact });
                self.print("ask_full_copy", request, plain::asked)
            }
            CaseCommand::List { query } => {
                self.show(&names::case_list(&self.session, &query)?, plain::cases)
            }
            CaseCommand::Show { case } => self.show(&self.whole_case(&case)?, plain::case),
        }
    }

    /// A text of the content pack, in the language of this vault.
    fn words(&self, key: &str) -> Result<String, Failure> {
        let mut content = self.session.plain("content", json!({}))?;
        Ok(content["texts"][key]
            .take()
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Everything the vault shows of a case in one document.
    fn whole_case(&self, typed: &str) -> Result<Value, Failure> {
        let id = names::case(&self.session, typed)?;
        let mut case = self.call_use_case("case", json!({ "case": id }))?;
        let timeline = json!({ "case": id, "kinds": [], "newest_first": false });
        case["timeline"] = self.call_use_case("timeline", timeline)?["items"].take();
        case["conflict_list"] =
            self.call_use_case("list_conflicts", json!({ "case": id }))?["conflicts"].take();
        Ok(case)
    }

    /// The moment goes to the rules only: the vault is opened by the clock on the wall.
    fn factors(&self, typed: &str, at: Option<&str>) -> Outcome {
        let at = at.map(moment).transpose()?;
        let case = names::case(&self.session, typed)?;
        let mut rows = Vec::new();
        for factor in FACTORS {
            let request = json!({ "case": case, "factor": factor, "at": at });
            let mut view = self.call_use_case("factor", request)?;
            rows.push(json!({
                "code": factor,
                "name": view["row"]["name"].take(),
                "state": view["row"]["state"].take(),
                "because": view["because"].take(),
                "missing": view["missing"].take(),
            }));
        }
        self.show(&Value::Array(rows), plain::factors)
    }

    /// What is told now; what was put off waits for its day here, too.
    fn attention(&self, typed: &str, at: Option<&str>, all: bool) -> Outcome {
        let case = names::case(&self.session, typed)?;
        let view =
            self.call_use_case("attention", json!({ "case": case, "all": all, "at": at }))?;
        let points = view["points"].as_array().into_iter().flatten();
        let rows = points.map(|point| {
            json!({
                "rule": point["rule"],
                "detects": point["detects"],
                "level": point["level"],
                "because": [point["message"]],
                "records": point["message"]["records"],
            })
        });
        self.show(&Value::Array(rows.collect()), plain::attention)
    }

    fn export(&self, arguments: &ExportArguments) -> Outcome {
        let only_new = match arguments.kind {
            FileKind::Full => false,
            FileKind::Delta => true,
        };
        let send_asked = arguments.send_asked;
        let cases: Result<Vec<String>, Failure> = arguments
            .case
            .iter()
            .map(|case| names::case(&self.session, case))
            .collect();
        let (cases, contact) = (cases?, names::contact(&self.session, &arguments.to)?);
        match &arguments.file {
            Some(file) if !arguments.preview => {
                let request = json!({
                    "cases": cases, "contact": contact, "yes": arguments.yes, "path": path(file)?,
                    "only_new": only_new, "send_asked": send_asked, "mail": arguments.mail,
                });
                self.print("export_case", request, plain::shared)
            }
            _ => self.print(
                "share_preview",
                json!({
                    "cases": cases, "contact": contact, "only_new": only_new, "send_asked": send_asked,
                }),
                plain::shared,
            ),
        }
    }

    fn document(&self, case: &str, file: &Path) -> Outcome {
        let case = names::case(&self.session, case)?;
        self.print(
            "make_document",
            json!({ "case": case, "kind": "timeline", "path": path(file)? }),
            plain::document,
        )
    }

    fn list_calls(&self) -> Outcome {
        let rows = calls::CALLS.iter().map(|call| {
            json!({
                "name": call.name, "request": call.request, "result": call.view,
                "needs_open_vault": call.needs_open_vault,
            })
        });
        self.show(&Value::Array(rows.collect()), plain::calls)
    }

    fn call(&self, name: &str, request: Option<&str>) -> Outcome {
        let text = match request {
            Some("-") => {
                let mut text = String::new();
                std::io::stdin()
                    .read_to_string(&mut text)
                    .map_err(|error| {
                        Failure::Usage(format!("standard input could not be read: {error}"))
                    })?;
                text
            }
            other => other.unwrap_or("{}").to_owned(),
        };
        let request = serde_json::from_str(&text).map_err(|error| {
            Failure::Usage(format!(
                "the request is no JSON, at column {}",
                error.column()
            ))
        })?;
        let result = self.call_use_case(name, request)?;
        self.show(&result, |value| format!("{value:#}"))
    }
}

fn report(address: &Value, categories: &[String], text: &str) -> Value {
    json!({
        "address": address, "categories": categories, "text": text, "place": "", "precision": "about",
        "channel": "other", "anonymous": true, "acknowledged": false, "acute": "unknown", "dangers": [],
        "tenure": "unknown",
    })
}

/// A day, or a moment as the use cases read it: to the second, with its offset in numbers.
fn moment(text: &str) -> Result<String, Failure> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(at.format("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    let day = text
        .parse::<NaiveDate>()
        .map_err(|_| Failure::Usage(format!("{text} is neither a day nor a moment in ISO 8601")))?;
    Ok(day.to_string())
}

/// A path that means the same whatever the current folder is.
pub fn path(file: &Path) -> Result<String, Failure> {
    let whole: PathBuf =
        absolute(file).map_err(|_| Failure::Usage("a file needs a name".to_owned()))?;
    whole
        .into_os_string()
        .into_string()
        .map_err(|_| Failure::Usage("the name of the file is not text".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stays_a_day_and_a_moment_keeps_its_offset() {
        assert_eq!(moment("2026-11-20").unwrap(), "2026-11-20");
        let noon = "2026-11-20T12:00:00+01:00";
        assert_eq!(moment(noon).unwrap(), noon);
        assert_eq!(
            moment("2026-11-20T11:00:00.5Z").unwrap(),
            "2026-11-20T11:00:00+00:00"
        );
        assert!(matches!(moment("gisteren"), Err(Failure::Usage(_))));
    }
}
