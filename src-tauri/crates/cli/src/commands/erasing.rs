//! The commands about erasing.

use super::{Outcome, Run, path};
use crate::{
    arguments::{EraseCommand, Thing},
    failure::Failure,
    names,
    plain::erasing,
    secrets,
};
use serde_json::{Value, json};

impl Run {
    pub(super) fn erase(&self, command: EraseCommand) -> Outcome {
        match command {
            EraseCommand::Preview { thing } => {
                self.print("erase_preview", self.thing(thing)?, erasing::preview)
            }
            EraseCommand::Decide { thing, basis, yes } => {
                let mut request = self.thing(thing)?;
                request["basis"] = json!(basis);
                request["yes"] = json!(yes);
                self.print("erase", request, erasing::decided)
            }
            EraseCommand::List => self.print("list_erasures", json!({}), erasing::list),
            EraseCommand::Answer {
                erasure,
                agree,
                refuse,
                yes,
            } => {
                let reason = refuse.unwrap_or_default();
                let request =
                    json!({ "erasure": erasure, "agree": agree, "reason": reason, "yes": yes });
                self.print("answer_erasure", request, erasing::done)
            }
            EraseCommand::Recall { erasure } => {
                let request = json!({ "erasure": erasure });
                self.print("recall_erasure", request, erasing::done)
            }
            EraseCommand::CarryOut => self.carry_out(),
            EraseCommand::Requests { to, file, yes } => {
                let contact = names::contact(&self.session, &to)?;
                let request = json!({ "contact": contact, "yes": yes, "path": path(&file)? });
                self.print("export_requests", request, erasing::requests)
            }
            EraseCommand::Destroyed { file } => {
                let request = json!({ "path": path(&file)? });
                self.print("save_destruction_list", request, erasing::done)
            }
        }
    }

    /// The passphrase opens the vault and lies over its new keys: it is asked once.
    fn carry_out(&self) -> Outcome {
        let passphrase = secrets::passphrase()?;
        let request = json!({ "passphrase": passphrase });
        self.session.plain("unlock", request.clone())?;
        self.print("carry_out_erasures", request, erasing::carried_out)
    }

    fn thing(&self, thing: Thing) -> Result<Value, Failure> {
        let case = thing
            .case
            .map(|typed| names::case(&self.session, &typed))
            .transpose()?;
        Ok(json!({ "case": case, "record": thing.record, "field": thing.field }))
    }
}
