//! Archives: writing one for a court or an administration, and checking one.

use super::{Outcome, Run, path};
use crate::{arguments::ArchiveArguments, failure::Failure, names, plain, secrets};
use app::{ApiError, ErrorCode};
use serde_json::json;
use std::path::Path;

impl Run {
    pub(super) fn archive(&self, arguments: &ArchiveArguments) -> Outcome {
        let case = names::case(&self.session, &arguments.case)?;
        let contact = arguments
            .to
            .as_deref()
            .map(|to| names::contact(&self.session, to))
            .transpose()?;
        let classes = &arguments.class;
        match &arguments.out {
            Some(file) if !arguments.preview => {
                let passphrase = match contact {
                    Some(_) => None,
                    None => Some(secrets::new_archive_passphrase()?),
                };
                let request = json!({
                    "case": case, "contact": contact, "classes": classes, "passphrase": passphrase,
                    "yes": arguments.yes, "path": path(file)?,
                });
                self.print("export_archive", request, plain::archiving::written)
            }
            _ => self.print(
                "archive_preview",
                json!({ "case": case, "contact": contact, "classes": classes }),
                plain::archiving::preview,
            ),
        }
    }

    /// One that was made for a person is opened in his vault; any other needs only its passphrase. What does not fit is
    /// printed, and then refused, so that a script hears it.
    pub(super) fn verify_archive(&self, file: &Path, pdf: Option<&Path>) -> Outcome {
        let file = path(file)?;
        let tried = self
            .session
            .plain("verify_archive", json!({ "path": file }));
        let report = match tried {
            Err(Failure::Refused(error)) if asks_for_words(&error) => {
                let passphrase = secrets::archive_passphrase()?;
                let request = json!({ "path": file, "passphrase": passphrase });
                self.session.plain("verify_archive", request)?
            }
            Err(Failure::Refused(error)) if error.code == ErrorCode::FileForSomeoneElse => {
                // Any use case that needs an open vault opens it.
                self.session.call("vault_info", json!({}))?;
                self.session
                    .plain("verify_archive", json!({ "path": file }))?
            }
            other => other?,
        };
        if let Some(pdf) = pdf {
            let request = json!({ "token": report["token"], "path": path(pdf)? });
            self.session.plain("save_archive_report", request)?;
        }
        self.show(&report, plain::archiving::report)?;
        if report["verdict"] == json!("broken") {
            let detail = ApiError::new(ErrorCode::FileAltered).with("detail", "archive");
            return Err(Failure::Refused(detail));
        }
        Ok(())
    }
}

fn asks_for_words(error: &ApiError) -> bool {
    error.code == ErrorCode::InvalidInput && error.field.as_deref() == Some("passphrase")
}
