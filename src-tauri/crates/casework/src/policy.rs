//! The policy pack: every threshold, term, list and number of a municipality, as data that it can replace.

pub mod attention;
pub mod bounds;
pub mod error;
pub mod factors;
mod lines;
pub mod local;
pub mod retention;
mod section;

use crate::{calendar::Day, terms::case::Urgency, working_days::WorkingDays};
use attention::AttentionPolicy;
use bounds::{
    Bound::{self, Number},
    Key, Setting,
};
use error::{PolicyError, Reason};
use factors::{FactorPolicy, SeverityPolicy};
use lines::Lines;
use local::{ListPolicy, PHONES, PotPolicy};
use retention::RetentionPolicy;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The policy pack that ships with the product; every number in it is a proposal (domain.md, label P).
pub const DEFAULT_POLICY: &str = include_str!("../policy/default.json");

/// The only format of policy packs so far.
pub const FORMAT: u32 = 1;

/// No pack is larger.
pub const LARGEST: usize = 256 * 1024;

/// Thresholds of one municipality or team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What the pack calls itself.
    pub name: String,
    /// Edition of the pack, shown beside a rule result.
    pub edition: String,
    /// SHA-256 of the bytes it was read from.
    pub hash: [u8; 32],
    /// Everything that stands in it, in the order of the table of keys.
    pub settings: Vec<(Key, Setting)>,
    /// Calendar days between two looks at a case, per urgency (domain.md §6.3, T).
    pub review_days: PerUrgency,
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
    /// Calendar days after the last backup from which the person is reminded of it.
    pub backup_reminder_days: u16,
    /// Differences to choose from that one file may bring before its merge needs a yes to just that number.
    pub conflicts_per_file: u16,
    /// Calendar days that a resident has for his view on an intention, as a form proposes (appendix L18).
    pub resident_view_days: u16,
    /// What factors, needs, pitfalls and bars ask for.
    pub factors: FactorPolicy,
    /// Where the axes of severity step up.
    pub severity: SeverityPolicy,
    /// What the attention points go by.
    pub attention: AttentionPolicy,
    /// How long the file of a closed case is kept, and what of it shorter or longer; the days around erasing.
    pub retention: RetentionPolicy,
    /// The pot for practical solutions.
    pub pot: PotPolicy,
    /// Lists of the municipality.
    pub lists: ListPolicy,
    /// Whom to call, by the code of what for; empty where a number is not known.
    pub numbers: BTreeMap<String, String>,
    /// Days on which people here are not at work, beside weekends and holidays.
    pub free_days: Vec<Day>,
}

/// A number of days per urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerUrgency {
    /// Acute.
    pub acute: u16,
    /// High.
    pub high: u16,
    /// Medium.
    pub medium: u16,
    /// Low.
    pub low: u16,
}

impl PerUrgency {
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

/// The policy pack as written in JSON; [`keys`] holds what may stand in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyV1 {
    #[serde(rename = "format")]
    _format: u32,
    name: String,
    edition: String,
    review_days: PerUrgency,
    urgency_reassessment_days: u16,
    aftercare_check_days: Vec<u16>,
    aftercare_tolerance_days: u16,
    hearing_attempts: u16,
    acknowledge_report_working_days: u16,
    late_entry_hours: u16,
    quiet_case_days: u16,
    work_note_days: u16,
    backup_reminder_days: u16,
    conflicts_per_file: u16,
    resident_view_days: u16,
    factors: FactorPolicy,
    severity: SeverityPolicy,
    attention: AttentionPolicy,
    retention: RetentionPolicy,
    pot: PotPolicy,
    lists: ListPolicy,
    numbers: BTreeMap<String, String>,
    free_days: Vec<String>,
}

const fn key(path: &'static str, bound: Bound) -> Key {
    Key { path, bound }
}

/// Keys that stand in no section.
const TOP: &[Key] = &[
    key("format", Number(FORMAT, FORMAT)),
    key("name", Bound::Line(1, 100)),
    key("edition", Bound::Line(1, 40)),
    key("review_days", Bound::PerUrgency(180)),
    key("urgency_reassessment_days", Number(1, 180)),
    key(
        "aftercare_check_days",
        Bound::Growing {
            least: 1,
            most: 730,
            fewest: 1,
            longest: 12,
        },
    ),
    key("aftercare_tolerance_days", Number(0, 90)),
    key("hearing_attempts", Number(1, 10)),
    key("acknowledge_report_working_days", Number(1, 20)),
    key("late_entry_hours", Number(1, 720)),
    key("quiet_case_days", Number(1, 180)),
    // Longer than a month it would be a file beside the file.
    key("work_note_days", Number(1, 30)),
    key("backup_reminder_days", Number(1, 90)),
    key("conflicts_per_file", Number(1, 10_000)),
    key("resident_view_days", Number(1, 60)),
];

/// Every key of a pack with what may stand under it, in the order in which people read them.
pub fn keys() -> Vec<Key> {
    let sections = [
        TOP,
        FactorPolicy::KEYS,
        SeverityPolicy::KEYS,
        AttentionPolicy::KEYS,
        RetentionPolicy::KEYS,
        PotPolicy::KEYS,
        ListPolicy::KEYS,
    ];
    let phones = PHONES.iter().map(|(key, _)| *key);
    let mut keys: Vec<Key> = sections.concat();
    keys.extend(phones);
    keys.push(key("free_days", Bound::Days(60)));
    keys
}

impl Policy {
    /// The pack that ships with the product.
    pub fn built_in() -> Policy {
        Policy::parse(DEFAULT_POLICY).expect("invariant: the built-in policy pack is valid")
    }

    /// Reads a policy pack.
    ///
    /// # Errors
    /// Names the line, the key and what is wrong with it.
    pub fn parse(json: &str) -> Result<Policy, PolicyError> {
        let wrong = |line: usize, key: &str, reason: Reason| PolicyError {
            line,
            key: key.to_owned(),
            reason,
        };
        if json.len() > LARGEST {
            return Err(wrong(1, "", Reason::TooLarge));
        }
        let pack: serde_json::Value = serde_json::from_str(json)
            .map_err(|error| wrong(error.line().max(1), "", Reason::Syntax))?;
        let lines = Lines::read(json);
        if let Some(found) = pack.get("format")
            && found != FORMAT
        {
            return Err(wrong(lines.of("format"), "format", Reason::Format));
        }
        let settings = bounds::read(&keys(), &pack, &lines)?;
        let raw: PolicyV1 = serde_json::from_value(pack)
            .expect("invariant: what the table of keys lets through has the shape of the pack");
        if let Some((key, reason)) = raw.clash() {
            return Err(wrong(lines.of(key), key, reason));
        }
        Ok(raw.policy(Sha256::digest(json.as_bytes()).into(), settings))
    }

    /// Days on which people here are at work.
    pub fn working_days(&self) -> WorkingDays<'_> {
        WorkingDays::with(&self.free_days)
    }

    /// Whom to call, by the code of what for (`emergency.<code>` of the content pack), in the order of the pack.
    pub fn phones(&self) -> impl Iterator<Item = (&'static str, &str)> {
        PHONES.iter().map(|(_, code)| {
            let number = self.numbers.get(*code);
            (*code, number.map_or("", String::as_str))
        })
    }
}

impl PolicyV1 {
    fn policy(self, hash: [u8; 32], settings: Vec<(Key, Setting)>) -> Policy {
        let free_days = self.free_days.iter().filter_map(|day| Day::parse(day));
        Policy {
            hash,
            settings,
            free_days: free_days.collect(),
            name: self.name,
            edition: self.edition,
            review_days: self.review_days,
            urgency_reassessment_days: self.urgency_reassessment_days,
            aftercare_check_days: self.aftercare_check_days,
            aftercare_tolerance_days: self.aftercare_tolerance_days,
            hearing_attempts: self.hearing_attempts,
            acknowledge_report_working_days: self.acknowledge_report_working_days,
            late_entry_hours: self.late_entry_hours,
            quiet_case_days: self.quiet_case_days,
            work_note_days: self.work_note_days,
            backup_reminder_days: self.backup_reminder_days,
            conflicts_per_file: self.conflicts_per_file,
            resident_view_days: self.resident_view_days,
            factors: self.factors,
            severity: self.severity,
            attention: self.attention,
            retention: self.retention,
            pot: self.pot,
            lists: self.lists,
            numbers: self.numbers,
        }
    }

    /// What does not fit together though each number alone does, with the key that says so.
    fn clash(&self) -> Option<(&'static str, Reason)> {
        self.overlap()
            .or(self.severity.clash())
            .or(self.attention.clash())
            .or(self.pot.clash())
    }

    fn overlap(&self) -> Option<(&'static str, Reason)> {
        let reach = 2 * u32::from(self.aftercare_tolerance_days);
        let mut pairs = self.aftercare_check_days.windows(2);
        let overlap = pairs.any(|two| u32::from(two[1] - two[0]) <= reach);
        overlap.then_some(("aftercare_tolerance_days", Reason::Overlap))
    }
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
        assert_eq!(policy.conflicts_per_file, 50);
        assert_eq!(policy.numbers["safe_home"], "0800-2000");
        assert_eq!(policy.settings.len(), keys().len());
    }

    #[test]
    fn the_hash_is_of_the_bytes() {
        let spaced = format!("{DEFAULT_POLICY} ");
        let other = Policy::parse(&spaced).unwrap();
        assert_ne!(other.hash, Policy::built_in().hash);
        assert_eq!(other.settings, Policy::built_in().settings);
    }

    #[test]
    fn a_mistake_names_its_line_its_key_and_the_reason() {
        let cases = [
            ("\"low\": 28", "\"low\": 13", "review_days", "not_growing"),
            (
                "\"acute\": 1",
                "\"acute\": 0",
                "review_days.acute",
                "out_of_bounds",
            ),
            (
                "[30, 90, 180]",
                "[30, 90, 90]",
                "aftercare_check_days",
                "not_growing",
            ),
            (
                "[30, 90, 180]",
                "[30, 44, 180]",
                "aftercare_tolerance_days",
                "overlap",
            ),
            (
                "[30, 90, 180]",
                "[]",
                "aftercare_check_days",
                "wrong_length",
            ),
            (
                "\"hearing_attempts\": 2",
                "\"hearing_attempts\": \"two\"",
                "hearing_attempts",
                "wrong_type",
            ),
            (
                "\"hearing_attempts\": 2",
                "\"hearing_attempts\": 2.5",
                "hearing_attempts",
                "wrong_type",
            ),
            (
                "\"hearing_attempts\": 2",
                "\"hearing_attempts\": -1",
                "hearing_attempts",
                "out_of_bounds",
            ),
            ("\"format\": 1", "\"format\": 2", "format", "format"),
            (
                "\"backup_reminder_days\": 30",
                "\"backup_reminder_days\": 0",
                "backup_reminder_days",
                "out_of_bounds",
            ),
            (
                "\"work_note_days\"",
                "\"own_note_days\"",
                "own_note_days",
                "unknown_key",
            ),
            (
                "    \"pulse_low\": 2,\n",
                "",
                "factors.pulse_low",
                "missing_key",
            ),
            (
                "\"pulse_low\": 2,",
                "\"pulse_low\": 2, \"pulse_low\": 3,",
                "factors.pulse_low",
                "twice",
            ),
            (
                "\"complete_percent\": 80",
                "\"complete_percent\": 101",
                "factors.complete_percent",
                "out_of_bounds",
            ),
            (
                "\"sums\": [8, 15, 20]",
                "\"sums\": [8, 15]",
                "severity.sums",
                "wrong_length",
            ),
            (
                "\"night_hour\": 23",
                "\"night_hour\": 19",
                "severity.night_hour",
                "not_growing",
            ),
            (
                "\"amount_euros\": 5000",
                "\"amount_euros\": 499",
                "pot.amount_euros",
                "not_growing",
            ),
            (
                "\"decider\": \"teamleider\"",
                "\"decider\": \" \"",
                "pot.decider",
                "not_a_line",
            ),
            (
                "\"0900-8844\"",
                "\"bel de politie\"",
                "numbers.police",
                "not_a_phone_number",
            ),
            (
                "\"koptelefoon\"",
                "\"hondenschool\"",
                "lists.practical_ideas",
                "twice",
            ),
            (
                "\"free_days\": []",
                "\"free_days\": [\"2027-02-29\"]",
                "free_days",
                "not_a_day",
            ),
            (
                "\"factors\": {",
                "\"factors\": 3, \"x\": {",
                "factors",
                "wrong_type",
            ),
        ];
        for (from, to, key, reason) in cases {
            assert!(DEFAULT_POLICY.contains(from), "{from}");
            let json = DEFAULT_POLICY.replacen(from, to, 1);
            let error = Policy::parse(&json).unwrap_err();
            assert_eq!(
                (error.key.as_str(), error.reason.code()),
                (key, reason),
                "{to}"
            );
            let name = format!("\"{}\"", key.rsplit('.').next().unwrap());
            let line = json.lines().nth(error.line - 1).unwrap();
            let is_gone = reason == "missing_key" && line.contains("\"factors\"");
            assert!(line.contains(&name) || is_gone, "{to}: line {}", error.line);
        }
    }

    #[test]
    fn what_is_no_json_names_the_line_where_reading_stopped() {
        let error = Policy::parse("{\n  \"format\": 1,\n  oops\n}").unwrap_err();
        assert_eq!((error.line, error.reason), (3, Reason::Syntax));
        let error = Policy::parse("").unwrap_err();
        assert_eq!((error.line, error.reason), (1, Reason::Syntax));
        let error = Policy::parse("[1]").unwrap_err();
        assert_eq!((error.line, error.reason.code()), (1, "wrong_type"));
        let huge = " ".repeat(LARGEST + 1);
        assert_eq!(Policy::parse(&huge).unwrap_err().reason, Reason::TooLarge);
    }
}
