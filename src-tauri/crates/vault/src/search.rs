//! Full text: plain words, each also as the beginning of a longer one.

use crate::{error::Error, vault::Vault};
use ledger::ids::{CaseId, RecordId};
use rusqlite::params;

/// Most words of a question that are used.
const MAX_WORDS: usize = 16;
/// Words around a hit.
const SNIPPET_WORDS: u32 = 16;

/// A record in which all words occur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub record: RecordId,
    /// Its case; zero for none.
    pub case: CaseId,
    /// Its kind.
    pub kind: String,
    /// Words around the hit; what was found stands between `\u{2}` and `\u{3}`.
    pub snippet: String,
}

impl Vault {
    /// The best hits first. Quotes, operators and brackets in the question are words like any other.
    pub fn search(&self, question: &str, limit: u32) -> Result<Vec<Hit>, Error> {
        let Some(question) = match_expression(question) else {
            return Ok(Vec::new());
        };
        let mut statement = self.conn.prepare_cached(
            "SELECT record.id, record.case_id, record.kind,
                    snippet(text_index, 0, char(2), char(3), '…', ?3)
             FROM text_index JOIN record ON record.no = text_index.rowid
             WHERE text_index MATCH ?1 ORDER BY rank, text_index.rowid DESC LIMIT ?2",
        )?;
        let hits = statement.query_map(params![question, limit, SNIPPET_WORDS], |row| {
            Ok(Hit {
                record: RecordId::from_bytes(row.get(0)?),
                case: CaseId::from_bytes(row.get(1)?),
                kind: row.get(2)?,
                snippet: row.get(3)?,
            })
        })?;
        Ok(hits.collect::<Result<_, _>>()?)
    }
}

/// Every word as a quoted prefix; nothing when there is no word.
fn match_expression(question: &str) -> Option<String> {
    let words = question
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let terms: Vec<String> = words
        .take(MAX_WORDS)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!terms.is_empty()).then(|| terms.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_and_quotes_become_plain_words() {
        assert_eq!(
            match_expression("muziek nacht").as_deref(),
            Some("\"muziek\"* \"nacht\"*")
        );
        assert_eq!(
            match_expression("\"a\" OR b*) NEAR(").as_deref(),
            Some("\"a\"* \"OR\"* \"b\"* \"NEAR\"*")
        );
        assert_eq!(match_expression(" -- \"' "), None);
    }
}
