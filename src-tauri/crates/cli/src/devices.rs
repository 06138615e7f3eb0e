//! The own devices and the recovery sheet: each command, what it calls and what it prints.

use crate::{
    arguments::{DeviceCommand, SheetReason},
    commands::path,
    failure::Failure,
    out, secrets,
    session::Session,
};
use app::{ApiError, ErrorCode};
use serde_json::{Value, json};
use std::path::Path;

type Outcome = Result<(), Failure>;

/// The groups of a new recovery code that are asked back, counted from 0.
const TYPED_BACK: [usize; 2] = [2, 6];

/// Runs the command.
pub fn run(session: &Session, json: bool, command: DeviceCommand) -> Outcome {
    let run = Run { session, json };
    match command {
        DeviceCommand::List => run.print("own_devices", json!({}), list),
        DeviceCommand::Add { card } => run.add(&card),
        DeviceCommand::Name { device, name } => {
            let request = json!({ "device": run.device(&device)?, "name": name });
            run.print("name_device", request, list)
        }
        DeviceCommand::Revoke { device, not_mine } => {
            let request = json!({
                "device": run.device(&device)?, "recovery_code": secrets::recovery_code()?, "mine": !not_mine,
            });
            run.print("revoke_device", request, changed)
        }
        DeviceCommand::Renew { stays, not_mine } => {
            let old = if stays { "stays" } else { "ends" };
            let request = json!({
                "recovery_code": secrets::recovery_code()?, "old": old, "mine": !not_mine,
            });
            run.print("renew_device", request, changed)
        }
        DeviceCommand::Waiting => run.print("list_quarantine", json!({}), waiting),
        DeviceCommand::Vouch { all: true, .. } => run.print("vouch_for_lost", json!({}), vouched),
        DeviceCommand::Vouch { change, .. } => {
            run.print("vouch_quarantined", json!({ "items": change }), vouched)
        }
        DeviceCommand::Send { file } => {
            run.print("send_to_own_devices", json!({ "path": path(&file)? }), sent)
        }
        DeviceCommand::NewSheet { reason } => run.new_sheet(reason),
        DeviceCommand::JoinSheet { card } => run.join_sheet(&card),
        DeviceCommand::OldBackups { destroy, gone, yes } => {
            let request = |backup: String, by_hand: bool| {
                let request = json!({ "backup": backup, "by_hand": by_hand, "yes": yes });
                run.print("destroy_backup", request, backups)
            };
            match (destroy, gone) {
                (Some(backup), _) => request(backup, false),
                (None, Some(backup)) => request(backup, true),
                (None, None) => run.print("old_backups", json!({}), backups),
            }
        }
    }
}

struct Run<'a> {
    session: &'a Session,
    json: bool,
}

impl Run<'_> {
    fn print(&self, name: &str, request: Value, text: impl FnOnce(&Value) -> String) -> Outcome {
        let view = self.session.call(name, request)?;
        out::result(self.json, &view, text)
    }

    /// The device whose identifier begins so, or that has this name; one of them.
    fn device(&self, typed: &str) -> Result<String, Failure> {
        let view = self.session.call("own_devices", json!({}))?;
        let fits = |row: &&Value| {
            text(&row["device"]).starts_with(typed) || row["name"].as_str() == Some(typed)
        };
        let mut found = view["devices"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(fits);
        match (found.next(), found.next()) {
            (Some(row), None) => Ok(text(&row["device"]).to_owned()),
            (Some(_), Some(_)) => Err(Failure::Usage(
                "more than one device fits: use the identifier".to_owned(),
            )),
            (None, _) => Err(Failure::Refused(ApiError {
                field: Some("device".to_owned()),
                ..ErrorCode::NotFound.into()
            })),
        }
    }

    fn add(&self, card: &Path) -> Outcome {
        let request = json!({
            "path": path(card)?, "recovery_code": secrets::recovery_code()?,
            "passphrase": secrets::first_passphrase()?,
        });
        self.session.plain("add_device", request)?;
        self.print("own_devices", json!({}), list)
    }

    /// The code counts only once two of its groups came back: nobody is left with a sheet that he never saw.
    fn new_sheet(&self, reason: SheetReason) -> Outcome {
        let passphrase = secrets::passphrase()?;
        self.session
            .plain("unlock", json!({ "passphrase": passphrase }))?;
        let reason = match reason {
            SheetReason::Lost => "lost",
            SheetReason::Leaked => "leaked",
        };
        let request = json!({ "passphrase": passphrase, "reason": reason });
        let made = self.session.plain("begin_new_sheet", request)?;
        let groups: Vec<&str> = rows(&made["recovery_code"]).map(text).collect();
        let code = groups.join("-");
        self.show(&code);
        let mut typed = secrets::typed_back();
        let mut group = |index: usize| -> Result<Value, Failure> {
            Ok(json!({ "index": index, "text": typed()? }))
        };
        let [first, second] = TYPED_BACK;
        let mut done = loop {
            let typed = json!({ "first": group(first)?, "second": group(second)? });
            match self.session.plain("confirm_new_sheet", typed) {
                Err(Failure::Refused(error))
                    if error.code == ErrorCode::WrongRecoveryCode && !self.json =>
                {
                    out::remark("That is not what stands there. Both groups once more:");
                }
                other => break other?,
            }
        };
        done["recovery_code"] = Value::from(code);
        out::result(self.json, &done, in_use)
    }

    /// Beside the result, of which there is one, and only once the code counts.
    fn show(&self, code: &str) {
        let [first, second] = TYPED_BACK.map(|index| index + 1);
        out::remark(&if self.json {
            json!({ "recovery_code": code, "type_back": [first, second] }).to_string()
        } else {
            format!(
                "Recovery code, shown only now. Write it down and keep it apart from this machine:\n\n  {code}\n\nThe \
                 earlier sheet counts until you typed back group {first} and group {second}, a line each:"
            )
        });
    }

    fn join_sheet(&self, card: &Path) -> Outcome {
        let passphrase = secrets::passphrase()?;
        self.session
            .plain("unlock", json!({ "passphrase": passphrase }))?;
        let request = json!({
            "path": path(card)?, "recovery_code": secrets::recovery_code()?, "passphrase": passphrase,
        });
        let done = self.session.plain("join_new_sheet", request)?;
        out::result(self.json, &done, in_use)
    }
}

fn list(view: &Value) -> String {
    let line = |row: &Value| {
        let state = match (row["this"] == json!(true), row["lost_at"].as_str()) {
            (_, Some(at)) => format!("lost since {at}"),
            (true, None) => "this one".to_owned(),
            (false, None) => "in use".to_owned(),
        };
        let name = text(&row["name"]);
        format!("{}  {state}  {name}", text(&row["device"]))
    };
    let mut lines: Vec<String> = rows(&view["devices"]).map(line).collect();
    if view["this_is_lost"] == json!(true) {
        lines.push("This device was declared lost: renew it.".to_owned());
    }
    if view["card_clash"] == json!(true) {
        lines.push("Two devices changed the card at once: change it once more.".to_owned());
    }
    lines.join("\n")
}

fn changed(view: &Value) -> String {
    let names =
        rows(&view["tell"]).map(|one| format!("Give the new card to {}", text(&one["name"])));
    let lines: Vec<String> = std::iter::once(list(&view["devices"]))
        .chain(names)
        .collect();
    lines.join("\n")
}

fn waiting(view: &Value) -> String {
    let group = |row: &Value| {
        let head = format!(
            "{}  {}  {}  by {}",
            text(&row["reason"]),
            text(&row["number"]),
            text(&row["kind"]),
            text(&row["author"]),
        );
        let says = rows(&row["says"]).map(|line| format!("  {}", text(line)));
        let items = rows(&row["items"]).map(|item| format!("  {}", text(item)));
        let lines: Vec<String> = std::iter::once(head).chain(says).chain(items).collect();
        lines.join("\n")
    };
    let groups: Vec<String> = rows(&view["groups"]).map(group).collect();
    format!("{} set aside\n{}", view["total"], groups.join("\n"))
}

fn vouched(view: &Value) -> String {
    format!("{} changes", view["changes"])
}

fn sent(view: &Value) -> String {
    format!(
        "{} of {} bytes, {} cases, {} parts",
        text(&view["name"]),
        view["bytes"],
        view["cases"],
        view["records"],
    )
}

fn in_use(view: &Value) -> String {
    let head = format!(
        "The new sheet counts, the earlier one opens nothing here.\nFingerprint {}",
        text(&view["fingerprint"]),
    );
    let names = rows(&view["tell"])
        .map(|one| format!("{} must compare the fingerprint again", text(&one["name"])));
    let left = (view["old_files_left"] != json!(0)).then(|| {
        format!(
            "{} files under the earlier keys could not be removed; every opening tries again.",
            view["old_files_left"]
        )
    });
    let lines: Vec<String> = std::iter::once(head)
        .chain(names)
        .chain(left)
        .chain([backups(view)])
        .collect();
    lines.join("\n")
}

fn backups(view: &Value) -> String {
    let line = |row: &Value| {
        let here = if row["here"] == json!(true) {
            "here"
        } else {
            "not reached"
        };
        format!(
            "{}  The old sheet opens {} of {} ({here})",
            text(&row["backup"]),
            text(&row["path"]),
            text(&row["at"]),
        )
    };
    let lines: Vec<String> = rows(&view["backups"]).map(line).collect();
    if lines.is_empty() {
        "No backup is known that an earlier sheet opens.".to_owned()
    } else {
        lines.join("\n")
    }
}

fn rows(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
