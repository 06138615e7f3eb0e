//! Everything that is printed goes through here.

use crate::{failure::Failure, sentences::sentence};
use app::{ErrorCode, Progress};
use serde_json::{Value, json};
use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

const BAR: usize = 30;

/// One JSON document, or plain lines.
pub fn result(
    json: bool,
    value: &Value,
    plain: impl FnOnce(&Value) -> String,
) -> Result<(), Failure> {
    let text = if json {
        serde_json::to_string_pretty(value).map_err(io::Error::from)?
    } else {
        plain(value).trim_end().to_owned()
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// A remark that belongs to no result.
pub fn remark(text: &str) {
    // Nobody is left to hear that it could not be said.
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// Says what went wrong.
pub fn failure(failure: &Failure, json: bool) -> ExitCode {
    let text = match failure {
        Failure::Refused(error) if json => {
            json!({ "code": error.code, "params": error.params, "field": error.field }).to_string()
        }
        Failure::Refused(error) => {
            let code = json!(error.code);
            let field = error.field.iter().map(|field| format!("field={field}"));
            let params = error
                .params
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            let details: Vec<String> =
                std::iter::once(code.as_str().unwrap_or_default().to_owned())
                    .chain(field)
                    .chain(params)
                    .collect();
            format!("{} ({})", sentence(error.code), details.join(", "))
        }
        Failure::Usage(text) if json => {
            json!({ "code": "usage", "params": { "detail": text } }).to_string()
        }
        Failure::Usage(text) => format!("Wrong usage: {text}."),
        Failure::Output(error) if json => {
            let (code, detail) = output_error(error);
            json!({ "code": code, "params": { "detail": detail } }).to_string()
        }
        Failure::Output(error) => format!("The result could not be written: {error}."),
        Failure::ListenerGone => String::new(),
    };
    remark(&text);
    ExitCode::from(failure.exit_code())
}

/// The code by which the window names the same fault.
fn output_error(error: &io::Error) -> (ErrorCode, String) {
    let code = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
        _ => ErrorCode::DiskFault,
    };
    (code, format!("{:?}", error.kind()))
}

/// What clap says about the words, or the help that was asked for.
pub fn usage(error: &clap::Error, json: bool) -> ExitCode {
    if !error.use_stderr() {
        drop(error.print());
        return ExitCode::SUCCESS;
    }
    if !json {
        drop(error.print());
        return ExitCode::from(2);
    }
    // The first line says what is wrong; the rest is help for whoever looks.
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    let detail = line.trim_start_matches("error: ").to_owned();
    failure(&Failure::Usage(detail), json)
}

/// How far slow work is, on a terminal only.
pub struct Bar {
    shown: bool,
}

impl Bar {
    /// Shows itself when a person looks.
    pub fn new(json: bool) -> Bar {
        Bar {
            shown: !json && io::stderr().is_terminal(),
        }
    }
}

impl Progress for Bar {
    fn step(&self, done: u64, total: u64, what: &str) {
        if !self.shown || total == 0 {
            return;
        }
        let filled =
            usize::try_from(done.min(total).saturating_mul(BAR as u64) / total).unwrap_or(BAR);
        let end = if done >= total { "\n" } else { "" };
        let bar = format!(
            "\r[{}{}] {what}{end}",
            "#".repeat(filled),
            ".".repeat(BAR - filled)
        );
        let mut out = io::stderr().lock();
        drop(out.write_all(bar.as_bytes()).and_then(|()| out.flush()));
    }

    fn cancelled(&self) -> bool {
        false
    }
}
