//! The commands about contacts.

use super::{Outcome, Run, path};
use crate::{arguments::ContactCommand, names, plain};
use serde_json::json;

impl Run {
    pub(super) fn contact(&self, command: ContactCommand) -> Outcome {
        match command {
            ContactCommand::Export { file } => self.file("export_card", &file, plain::contact),
            ContactCommand::Import { file } => {
                let mut imported =
                    self.call_use_case("import_card", json!({ "path": path(&file)? }))?;
                // The facts of the contact stand at the top, as with every other command about a contact.
                let mut view = imported["contact"].take();
                view["step"] = imported["step"].take();
                view["look_alike"] = imported["look_alike"].take();
                self.show(&view, plain::contact)
            }
            ContactCommand::List => self.print("list_contacts", json!({}), plain::contacts),
            ContactCommand::Verify {
                contact,
                fingerprint,
                how,
            } => {
                let contact = names::contact(&self.session, &contact)?;
                let request = json!({ "contact": contact, "fingerprint": fingerprint, "how": how });
                self.print("verify_contact", request, plain::contact)
            }
            ContactCommand::Left {
                contact,
                since,
                reason,
            } => {
                let contact = names::contact(&self.session, &contact)?;
                let request = json!({ "contact": contact, "left_at": since, "reason": reason });
                self.print("contact_left", request, plain::left)
            }
            ContactCommand::Back { contact } => {
                let contact = names::contact(&self.session, &contact)?;
                self.print(
                    "contact_back",
                    json!({ "contact": contact }),
                    plain::contact,
                )
            }
            ContactCommand::Colleague { contact, no } => {
                let contact = names::contact(&self.session, &contact)?;
                let request = json!({ "contact": contact, "works_here": !no });
                self.print("confirm_colleague", request, plain::erasing::done)
            }
            ContactCommand::Card { contact, file } => {
                let contact = names::contact(&self.session, &contact)?;
                let request = json!({ "contact": contact, "path": path(&file)? });
                self.print("export_contact_card", request, |_| {
                    "The card was written.".to_owned()
                })
            }
        }
    }
}
