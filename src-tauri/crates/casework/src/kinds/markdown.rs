//! The table of kinds as text, for the specification of the file format.

use super::{Cbor, DefaultAudience, Field, Format, KINDS, Rule};
use std::fmt::Write;

/// The table that the exchange-format document holds; a test there compares the two.
pub fn markdown_table() -> String {
    let mut out = String::from(
        "| kind | field | rule | CBOR | form | required |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for kind in KINDS {
        let marks: Vec<&str> = [(kind.once, "once"), (kind.no_case, "no case")]
            .into_iter()
            .filter_map(|(is, mark)| is.then_some(mark))
            .collect();
        let audience = match kind.audience {
            DefaultAudience::Case => "case",
            DefaultAudience::Creator => "creator",
        };
        let class = match kind.class_from {
            Some(field) => format!("{}, or that of `{field}`", kind.class.code()),
            None => kind.class.code().to_owned(),
        };
        let marks = if marks.is_empty() {
            String::new()
        } else {
            format!(", {}", marks.join(", "))
        };
        writeln!(
            out,
            "| **{}** | | class {class}, audience {audience}{marks} | | | |",
            kind.name
        )
        .expect("invariant: writing to a string succeeds");
        for field in kind.fields {
            row(&mut out, field);
        }
    }
    out
}

fn row(out: &mut String, field: &Field) {
    let rule = match field.rule {
        Rule::Single => "single".to_owned(),
        Rule::Set => "set".to_owned(),
        Rule::LongText => "long text".to_owned(),
        Rule::Status(_) => "status".to_owned(),
    };
    let required = if field.required { "yes" } else { "" };
    writeln!(
        out,
        "| | {} | {rule} | {} | {} | {required} |",
        field.name,
        cbor(field.cbor),
        form(field)
    )
    .expect("invariant: writing to a string succeeds");
}

fn cbor(cbor: Cbor) -> &'static str {
    match cbor {
        Cbor::Text => "text",
        Cbor::Int => "int",
        Cbor::Bytes => "bytes",
        Cbor::Bool => "bool",
        Cbor::Array => "array",
        Cbor::Map => "map",
    }
}

fn form(field: &Field) -> String {
    match field.format {
        Format::Line => "line, ≤ 500 characters".to_owned(),
        Format::Long => "text, ≤ 256 KiB".to_owned(),
        Format::Day => "day".to_owned(),
        Format::Moment => "moment".to_owned(),
        Format::Code(codes) => {
            let separator = if matches!(field.rule, Rule::Status(_)) {
                " > "
            } else {
                ", "
            };
            codes.join(separator)
        }
        Format::Postcode => "`^[1-9][0-9]{3}[A-Z]{2}$`".to_owned(),
        Format::Acute => "no, unknown, yes, or yes: and dangers".to_owned(),
        Format::Flag => "true or false".to_owned(),
        Format::Number(least, most) => format!("{least}–{most}"),
        Format::Exactly(length) => format!("{length} bytes"),
        Format::Override(_) => "{state, reason}".to_owned(),
        Format::Heads => "[[change id, write index], …]".to_owned(),
        Format::Cases => "[case id, …]".to_owned(),
        Format::SentRecords => "[[record id, [[change id, write index], …]], …]".to_owned(),
        Format::SentGrounds => "[[record id, record id of the decision], …]".to_owned(),
        Format::FieldValues => "[[field, value], …]".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_row() {
        let table = markdown_table();
        let fields: usize = KINDS.iter().map(|kind| kind.fields.len()).sum();
        assert_eq!(table.lines().count(), 2 + KINDS.len() + fields);
        assert!(table.lines().all(|line| line.matches('|').count() == 7));
        assert!(table.contains("| | urgency | status | text | acute > high > medium > low |  |"));
    }
}
