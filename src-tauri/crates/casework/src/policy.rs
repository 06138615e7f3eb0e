//! The policy pack: every threshold that a rule uses, as data that a municipality can replace.

pub mod factors;

use crate::terms::case::Urgency;
use factors::{FactorPolicy, SeverityPolicy};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The policy pack that ships with the product; every number in it is a proposal (domain.md, label P).
pub const DEFAULT_POLICY: &str = include_str!("../policy/default.json");

/// The only format of policy packs so far.
pub const FORMAT: u32 = 1;

/// Thresholds of one municipality or team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What the pack calls itself.
    pub name: String,
    /// Edition of the pack, shown beside a rule result.
    pub edition: String,
    /// SHA-256 of the bytes it was read from.
    pub hash: [u8; 32],
    /// Calendar days between two looks at a case, per urgency (domain.md §6.3, T).
    pub review_days: ReviewDays,
    /// Calendar days after which the urgency is judged anew (SF6).
    pub urgency_reassessment_days: u16,
    /// Calendar days after the start of aftercare at which someone checks (F9).
    pub aftercare_check_days: Vec<u16>,
    /// Calendar days that an aftercare check may be earlier or later.
    pub aftercare_tolerance_days: u16,
    /// Dated attempts to speak the resident that count as hearing him (F2, D6).
    pub hearing_attempts: u16,
    /// Working days within which a report is acknowledged.
    pub acknowledge_report_working_days: u16,
    /// Hours after the event from which an entry is marked as written late (V14).
    pub late_entry_hours: u16,
    /// Calendar days without activity after which the list calls a case quiet.
    pub quiet_case_days: u16,
    /// Calendar days that a work note (K8) is kept.
    pub work_note_days: u16,
    /// What factors, needs, pitfalls and bars ask for.
    pub factors: FactorPolicy,
    /// Where the axes of severity step up.
    pub severity: SeverityPolicy,
}

/// Days between two looks at a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewDays {
    /// Acute: today or tomorrow.
    pub acute: u16,
    /// High.
    pub high: u16,
    /// Medium.
    pub medium: u16,
    /// Low.
    pub low: u16,
}

impl ReviewDays {
    /// Days for this urgency.
    pub fn of(&self, urgency: Urgency) -> u16 {
        match urgency {
            Urgency::Acute => self.acute,
            Urgency::High => self.high,
            Urgency::Medium => self.medium,
            Urgency::Low => self.low,
        }
    }
}

/// Why a policy pack cannot be used; `line` counts from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Not JSON, a field missing, unknown, or of the wrong type.
    #[error("line {line}: {reason}")]
    Syntax {
        /// Where reading stopped.
        line: usize,
        /// What was expected there.
        reason: String,
    },
    /// Written for another version of the product.
    #[error("line {line}: format {found} is not known, this version reads format {FORMAT}")]
    Format {
        /// Where the format stands.
        line: usize,
        /// The format found.
        found: u32,
    },
    /// A number that makes no sense.
    #[error("line {line}: {field} {reason}")]
    Value {
        /// Where the field stands.
        line: usize,
        /// Name of the field.
        field: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
}

/// The policy pack as written in JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyV1 {
    format: u32,
    name: String,
    edition: String,
    review_days: ReviewDays,
    urgency_reassessment_days: u16,
    aftercare_check_days: Vec<u16>,
    aftercare_tolerance_days: u16,
    hearing_attempts: u16,
    acknowledge_report_working_days: u16,
    late_entry_hours: u16,
    quiet_case_days: u16,
    work_note_days: u16,
    factors: FactorPolicy,
    severity: SeverityPolicy,
}

impl Policy {
    /// The pack that ships with the product.
    pub fn built_in() -> Policy {
        Policy::parse(DEFAULT_POLICY).expect("invariant: the built-in policy pack is valid")
    }

    /// Reads a policy pack.
    ///
    /// # Errors
    /// Names the line and what is wrong with it.
    pub fn parse(json: &str) -> Result<Policy, PolicyError> {
        let raw: PolicyV1 = serde_json::from_str(json).map_err(|error| PolicyError::Syntax {
            line: error.line().max(1),
            reason: reason_of(&error),
        })?;
        if raw.format != FORMAT {
            return Err(PolicyError::Format {
                line: line_of(json, "format"),
                found: raw.format,
            });
        }
        raw.check(json)?;
        Ok(Policy {
            hash: Sha256::digest(json.as_bytes()).into(),
            name: raw.name,
            edition: raw.edition,
            review_days: raw.review_days,
            urgency_reassessment_days: raw.urgency_reassessment_days,
            aftercare_check_days: raw.aftercare_check_days,
            aftercare_tolerance_days: raw.aftercare_tolerance_days,
            hearing_attempts: raw.hearing_attempts,
            acknowledge_report_working_days: raw.acknowledge_report_working_days,
            late_entry_hours: raw.late_entry_hours,
            quiet_case_days: raw.quiet_case_days,
            work_note_days: raw.work_note_days,
            factors: raw.factors,
            severity: raw.severity,
        })
    }
}

impl PolicyV1 {
    fn check(&self, json: &str) -> Result<(), PolicyError> {
        let wrong = self
            .wrong_review()
            .or(self.wrong_checks())
            .or(self.zero())
            .or(self.factors.wrong())
            .or(self.severity.wrong());
        match wrong {
            Some((field, reason)) => Err(PolicyError::Value {
                line: line_of(json, field),
                field,
                reason,
            }),
            None => Ok(()),
        }
    }

    fn wrong_review(&self) -> Option<(&'static str, &'static str)> {
        let days = &self.review_days;
        if self.name.trim().is_empty() {
            return Some(("name", "is empty"));
        }
        if days.acute == 0 {
            return Some(("review_days", "has a term of 0 days"));
        }
        let grows = [days.acute, days.high, days.medium, days.low].is_sorted();
        (!grows).then_some(("review_days", "does not grow from acute to low"))
    }

    fn wrong_checks(&self) -> Option<(&'static str, &'static str)> {
        let checks = &self.aftercare_check_days;
        if checks.is_empty() || checks.len() > 12 {
            return Some(("aftercare_check_days", "must name 1 to 12 moments"));
        }
        if checks[0] == 0 || !checks.is_sorted_by(|a, b| a < b) {
            return Some(("aftercare_check_days", "must grow and be above 0"));
        }
        let reach = 2 * u32::from(self.aftercare_tolerance_days);
        let overlap = checks
            .windows(2)
            .any(|two| u32::from(two[1] - two[0]) <= reach);
        overlap.then_some(("aftercare_tolerance_days", "makes two checks overlap"))
    }

    fn zero(&self) -> Option<(&'static str, &'static str)> {
        let positive = [
            ("urgency_reassessment_days", self.urgency_reassessment_days),
            ("hearing_attempts", self.hearing_attempts),
            (
                "acknowledge_report_working_days",
                self.acknowledge_report_working_days,
            ),
            ("late_entry_hours", self.late_entry_hours),
            ("quiet_case_days", self.quiet_case_days),
            ("work_note_days", self.work_note_days),
        ];
        let zero = positive.into_iter().find(|(_, value)| *value == 0);
        zero.map(|(field, _)| (field, "must be above 0"))
    }
}

/// serde's own sentence without its "at line … column …" tail.
fn reason_of(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

fn line_of(json: &str, field: &str) -> usize {
    let name = format!("\"{field}\"");
    json.lines()
        .position(|line| line.contains(&name))
        .map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_pack_holds_the_terms_of_the_domain() {
        let policy = Policy::built_in();
        let days: Vec<u16> = [Urgency::Acute, Urgency::High, Urgency::Medium, Urgency::Low]
            .map(|urgency| policy.review_days.of(urgency))
            .to_vec();
        assert_eq!(days, [1, 7, 14, 28]);
        assert_eq!(policy.aftercare_check_days, [30, 90, 180]);
        assert_eq!(policy.urgency_reassessment_days, 30);
    }

    #[test]
    fn the_hash_is_of_the_bytes() {
        let spaced = format!("{DEFAULT_POLICY} ");
        let other = Policy::parse(&spaced).unwrap();
        assert_ne!(other.hash, Policy::built_in().hash);
    }

    #[test]
    fn a_mistake_names_its_line() {
        let cases = [
            ("\"low\": 28", "\"low\": 13", 5, "does not grow"),
            ("\"acute\": 1", "\"acute\": 0", 5, "0 days"),
            ("[30, 90, 180]", "[30, 90, 90]", 7, "must grow"),
            ("[30, 90, 180]", "[30, 44, 180]", 8, "overlap"),
            (
                "\"hearing_attempts\": 2",
                "\"hearing_attempts\": 0",
                9,
                "above 0",
            ),
            (
                "\"hearing_attempts\": 2",
                "\"hearing_attempts\": \"two\"",
                9,
                "invalid type",
            ),
            (
                "\"aftercare_tolerance_days\": 7",
                "\"aftercare_tolerance_days\": 65535",
                8,
                "overlap",
            ),
            ("\"format\": 1", "\"format\": 2", 2, "format 2"),
            (
                "\"work_note_days\"",
                "\"own_note_days\"",
                13,
                "unknown field",
            ),
            (
                "\"analysis_facts\": 3",
                "\"analysis_facts\": 0",
                15,
                "above 0",
            ),
            (
                "\"complete_percent\": 80",
                "\"complete_percent\": 101",
                25,
                "at most 100",
            ),
            (
                "\"sums\": [8, 15, 20]",
                "\"sums\": [8, 8, 20]",
                46,
                "must grow",
            ),
            ("\"trend_days\": 28", "\"trend_days\": 0", 45, "above 0"),
        ];
        for (from, to, line, reason) in cases {
            let error = Policy::parse(&DEFAULT_POLICY.replace(from, to))
                .unwrap_err()
                .to_string();
            assert!(
                error.starts_with(&format!("line {line}: ")),
                "{to}: {error}"
            );
            assert!(error.contains(reason), "{to}: {error}");
        }
        assert!(Policy::parse("").is_err());
    }
}
