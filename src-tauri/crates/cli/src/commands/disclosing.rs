//! Decisions to disclose, consents, extracts and the team file.

use super::{Outcome, Run, path};
use crate::{
    arguments::{ConsentCommand, DisclosureCommand, ExportArguments, ExtractArguments},
    failure::Failure,
    names,
    plain::{self, disclosing},
};
use serde_json::{Map, Value, json};

impl Run {
    pub(super) fn disclosure(&self, command: DisclosureCommand) -> Outcome {
        match command {
            DisclosureCommand::List { case } => {
                let case = case.map(|case| names::case(&self.session, &case));
                let request = json!({ "case": case.transpose()? });
                self.print("disclosure_register", request, disclosing::register)
            }
            DisclosureCommand::Form { case, to } => {
                let request = self.of_partner(&case, &to)?;
                self.print("disclosure_form", request, disclosing::form)
            }
            DisclosureCommand::Decide {
                case,
                to,
                record,
                ground,
                answer,
            } => self.decide(&case, &to, &record, &ground, &answer),
            DisclosureCommand::Withdraw { record, reason } => {
                let request = json!({ "record": record, "reason": reason });
                self.print("withdraw_disclosure", request, disclosing::withdrawn)
            }
        }
    }

    fn of_partner(&self, case: &str, to: &str) -> Result<Value, Failure> {
        let case = names::case(&self.session, case)?;
        let contact = names::contact(&self.session, to)?;
        Ok(json!({ "case": case, "contact": contact }))
    }

    fn decide(
        &self,
        case: &str,
        to: &str,
        records: &[String],
        ground: &str,
        given: &[String],
    ) -> Outcome {
        let mut request = self.of_partner(case, to)?;
        let form = self.call_use_case("disclosure_form", request.clone())?;
        let offered = form["items"].as_array().cloned().unwrap_or_default();
        // What is not offered is refused by the use case, with its own words.
        let item = |record: &String| {
            let found = offered
                .iter()
                .find(|one| one["item"]["record"] == record.as_str());
            let seen = found.map_or(json!(""), |one| one["seen"].clone());
            json!({ "record": record, "seen": seen })
        };
        request["items"] = records.iter().map(item).collect();
        request["ground"] = json!(ground);
        request["answers"] = answers(given)?;
        self.print("decide_disclosure", request, plain::record)
    }

    pub(super) fn consent(&self, command: ConsentCommand) -> Outcome {
        match command {
            ConsentCommand::List { case } => {
                let case = names::case(&self.session, &case)?;
                self.print("consents", json!({ "case": case }), disclosing::consents)
            }
            ConsentCommand::Withdraw { record, at } => {
                let request = json!({ "record": record, "at": at });
                self.print("withdraw_consent", request, disclosing::withdrawn)
            }
        }
    }

    pub(super) fn extract(&self, arguments: &ExtractArguments) -> Outcome {
        let record = &arguments.record;
        if arguments.field.is_empty() {
            let request = json!({ "record": record });
            return self.print("extract_form", request, disclosing::extract_form);
        }
        let people: Result<Vec<String>, Failure> = arguments
            .to
            .iter()
            .map(|one| names::contact(&self.session, one))
            .collect();
        let request = json!({
            "record": record, "fields": arguments.field, "audience": people?, "class": null,
            "text": arguments.text,
        });
        self.print("make_extract", request, plain::record)
    }

    pub(super) fn team_file(&self, arguments: &ExportArguments) -> Outcome {
        let cases: Result<Vec<String>, Failure> = arguments
            .case
            .iter()
            .map(|case| names::case(&self.session, case))
            .collect();
        let (cases, contact) = (cases?, names::contact(&self.session, &arguments.to)?);
        match &arguments.file {
            Some(file) if !arguments.preview => {
                let request = json!({
                    "cases": cases, "contact": contact, "own_organisation": arguments.own_organisation,
                    "yes": arguments.yes, "path": path(file)?,
                });
                let mut view = self.call_use_case("export_team_file", request)?;
                let mut exported = view["exported"].take();
                exported["joined"] = view["joined"].take();
                self.show(&exported, plain::shared)
            }
            _ => {
                let request = json!({ "cases": cases, "contact": contact });
                let mut view = self.call_use_case("team_file", request)?;
                let mut preview = view["preview"].take();
                preview["joins"] = view["joins"].take();
                self.show(&preview, plain::shared)
            }
        }
    }
}

/// `field=text`, `yes=field` or `yes=field=text`, `no=field=text`.
fn answers(given: &[String]) -> Result<Value, Failure> {
    let mut answers = Map::new();
    for answer in given {
        let usage = || Failure::Usage(format!("{answer} is no answer: write field=text"));
        let (field, text) = answer.split_once('=').ok_or_else(usage)?;
        let (field, value) = match field {
            "yes" | "no" => {
                let (field, text) = text.split_once('=').unwrap_or((text, ""));
                let yes = answer.starts_with("yes");
                (field, json!({ "text": text, "yes": yes }))
            }
            field => (field, json!({ "text": text })),
        };
        answers.insert(field.to_owned(), value);
    }
    Ok(Value::Object(answers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_words_or_yes_or_no_with_a_reason() {
        let given = [
            "purpose=Samen = beter",
            "yes=named",
            "no=duty_consent=Onbereikbaar",
        ];
        let read = answers(&given.map(str::to_owned)).unwrap();
        assert_eq!(read["purpose"], json!({ "text": "Samen = beter" }));
        assert_eq!(read["named"], json!({ "text": "", "yes": true }));
        let no = json!({ "text": "Onbereikbaar", "yes": false });
        assert_eq!(read["duty_consent"], no);
        assert!(answers(&["purpose".to_owned()]).is_err());
    }
}
