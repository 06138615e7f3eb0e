//! The policy pack: which one is in force, another one in its place, and back to that of the product.

use crate::{
    api::{
        Nothing, PathRequest,
        error::{ApiError, ErrorCode},
        policy::{KeptPolicy, PolicyGroupView, PolicyProblemView, PolicySettingView, PolicyView},
    },
    application::{App, hold},
    failure::from_io,
    reader::{Reader, count, instant},
    text::hex,
};
use casework::{
    calendar::Day,
    policy::{
        LARGEST, Policy,
        bounds::{Bound, Key, Setting},
        error::{PolicyError, Reason},
    },
};
use std::{
    fs::File,
    io::Read,
    path::Path,
    sync::{Arc, LazyLock},
};
use vault::Vault;

/// Where a vault keeps the pack that was chosen.
const SETTING: &str = "policy";

static BUILT_IN: LazyLock<Arc<Policy>> = LazyLock::new(|| Arc::new(Policy::built_in()));

/// The pack that every rule goes by, from unlock to lock.
#[derive(Clone)]
pub(crate) struct InForce {
    policy: Arc<Policy>,
    since: Option<String>,
    problem: Option<PolicyError>,
}

impl Default for InForce {
    fn default() -> InForce {
        InForce {
            policy: Arc::clone(&BUILT_IN),
            since: None,
            problem: None,
        }
    }
}

impl InForce {
    /// What this vault goes by. A pack that this version cannot use stays where it is, and that of the product holds.
    pub(crate) fn of(vault: &Vault) -> InForce {
        InForce::read(vault.setting(SETTING).ok().flatten())
    }

    fn read(kept: Option<String>) -> InForce {
        let chosen = kept.and_then(|kept| serde_json::from_str::<KeptPolicy>(&kept).ok());
        let Some(chosen) = chosen else {
            return InForce::default();
        };
        match Policy::parse(&chosen.pack) {
            Ok(policy) => InForce {
                policy: Arc::new(policy),
                since: Some(chosen.since),
                problem: None,
            },
            Err(problem) => InForce {
                since: Some(chosen.since),
                problem: Some(problem),
                ..InForce::default()
            },
        }
    }

    /// The pack.
    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }

    fn state(&self) -> &'static str {
        match (&self.since, &self.problem) {
            (None, _) => "built_in",
            (Some(_), None) => "replaced",
            (Some(_), Some(_)) => "unfit",
        }
    }
}

impl App {
    /// The one door to the policy pack: that of the open vault, or that of the product.
    pub(crate) fn policy(&self) -> Arc<Policy> {
        Arc::clone(&hold(&self.in_force).policy)
    }
}

/// The pack in force with everything that stands in it.
pub(crate) fn policy(app: &App, _: Nothing) -> Result<PolicyView, ApiError> {
    let in_force = hold(&app.in_force).clone();
    app.read(|reader| Ok(view(reader, &in_force)))
}

/// Puts another pack in force, from a file.
pub(crate) fn replace_policy(app: &App, request: PathRequest) -> Result<PolicyView, ApiError> {
    let pack = read_pack(Path::new(&request.path))?;
    Policy::parse(&pack).map_err(|error| refused(&error))?;
    let chosen = KeptPolicy {
        since: instant(app.env.now()),
        pack,
    };
    let kept = serde_json::to_string(&chosen).expect("invariant: a pack is plain text");
    keep(app, "replace_policy", Some(&kept))
}

/// Puts the pack of the product in force again.
pub(crate) fn restore_policy(app: &App, _: Nothing) -> Result<PolicyView, ApiError> {
    keep(app, "restore_policy", None)
}

/// Keeps what was chosen and goes by it from now on.
fn keep(app: &App, op: &'static str, kept: Option<&str>) -> Result<PolicyView, ApiError> {
    app.with(|vault| {
        vault.local(op, |local| {
            match kept {
                Some(kept) => local.set_setting(SETTING, kept)?,
                None => local.remove_setting(SETTING)?,
            }
            local.note();
            Ok(())
        })?;
        *hold(&app.in_force) = InForce::of(vault);
        Ok(())
    })?;
    policy(app, Nothing {})
}

/// The text of a file that is no larger than a pack can be.
fn read_pack(path: &Path) -> Result<String, ApiError> {
    let file = File::open(path).map_err(|error| from_io(&error))?;
    let mut bytes = Vec::new();
    let most = LARGEST as u64 + 1;
    file.take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| from_io(&error))?;
    let whole = |line: usize, reason: Reason| {
        refused(&PolicyError {
            line,
            key: String::new(),
            reason,
        })
    };
    if bytes.len() > LARGEST {
        return Err(whole(1, Reason::TooLarge));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let lines = good.iter().filter(|byte| **byte == b'\n').count();
        whole(lines + 1, Reason::Syntax)
    })
}

/// A key can be anything that a stranger wrote, so only one that could be ours is repeated.
fn refused(problem: &PolicyError) -> ApiError {
    let error = ApiError::new(ErrorCode::InvalidPolicy)
        .with("line", problem.line)
        .with("key", key_of(problem))
        .with("reason", problem.reason.code());
    match problem.reason.bounds() {
        Some((least, most)) => error.with("least", least).with("most", most),
        None => error,
    }
}

fn key_of(problem: &PolicyError) -> String {
    let could_be = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c);
    let plain = problem.key.len() <= 80 && problem.key.chars().all(could_be);
    if plain {
        problem.key.clone()
    } else {
        String::new()
    }
}

fn view(reader: &Reader<'_>, in_force: &InForce) -> PolicyView {
    let (policy, built_in) = (&in_force.policy, &*BUILT_IN);
    let groups = groups(reader, policy, built_in);
    let changed = groups
        .iter()
        .flat_map(|group| &group.settings)
        .filter(|setting| setting.built_in.is_some());
    PolicyView {
        name: policy.name.clone(),
        edition: policy.edition.clone(),
        hash: hex(&policy.hash),
        state: in_force.state().to_owned(),
        since: in_force.since.clone(),
        problem: in_force
            .problem
            .as_ref()
            .map(|problem| problem_view(reader, problem)),
        built_in_edition: built_in.edition.clone(),
        changed: count(changed.count()),
        groups,
    }
}

fn problem_view(reader: &Reader<'_>, problem: &PolicyError) -> PolicyProblemView {
    let reason = problem.reason.code();
    PolicyProblemView {
        line: count(problem.line),
        key: key_of(problem),
        reason: reason.to_owned(),
        text: reader.text(&format!("policy_error.{reason}")),
    }
}

/// Settings by section, in the order of the pack; what a pack says of itself is not a setting.
fn groups(reader: &Reader<'_>, policy: &Policy, built_in: &Policy) -> Vec<PolicyGroupView> {
    let mut groups: Vec<PolicyGroupView> = Vec::new();
    let both = policy.settings.iter().zip(&built_in.settings);
    for ((key, value), (_, usual)) in both {
        if matches!(key.path, "format" | "name" | "edition") {
            continue;
        }
        let section = key
            .path
            .split_once('.')
            .map_or("general", |(section, _)| section);
        let setting = PolicySettingView {
            key: key.path.to_owned(),
            label: reader.text(&format!("policy.{}", key.path)),
            value: in_words(reader, *key, value),
            built_in: (value != usual).then(|| in_words(reader, *key, usual)),
        };
        match groups.iter_mut().find(|group| group.code == section) {
            Some(group) => group.settings.push(setting),
            None => groups.push(PolicyGroupView {
                code: section.to_owned(),
                label: reader.text(&format!("policy.{section}")),
                settings: vec![setting],
            }),
        }
    }
    groups
}

fn in_words(reader: &Reader<'_>, key: Key, setting: &Setting) -> String {
    let words = match setting {
        Setting::Number(number) => number.to_string(),
        Setting::Numbers(numbers) => joined(numbers.iter().map(ToString::to_string)),
        Setting::Line(line) => line.clone(),
        Setting::Lines(lines) if matches!(key.bound, Bound::Days(_)) => {
            let days = lines.iter().filter_map(|line| Day::parse(line));
            joined(days.map(|day| reader.content.day(day)))
        }
        Setting::Lines(lines) => joined(lines.iter().cloned()),
        Setting::Flag(yes) => reader.text(if *yes { "answer.yes" } else { "answer.no" }),
    };
    if words.is_empty() {
        reader.text("policy_value.empty")
    } else {
        words
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::policy::DEFAULT_POLICY;

    #[test]
    fn a_kept_pack_that_no_longer_fits_leaves_that_of_the_product_and_says_why() {
        let older = DEFAULT_POLICY.replace("    \"pulse_low\": 2,\n", "");
        let since = "2026-11-20T14:00:00+01:00".to_owned();
        let chosen = KeptPolicy { since, pack: older };
        let in_force = InForce::read(Some(serde_json::to_string(&chosen).unwrap()));
        assert_eq!(in_force.state(), "unfit");
        assert_eq!(in_force.policy.hash, Policy::built_in().hash);
        let problem = in_force.problem.unwrap();
        assert_eq!(
            (problem.key.as_str(), problem.reason),
            ("factors.pulse_low", Reason::MissingKey)
        );
        assert_eq!(InForce::read(None).state(), "built_in");
    }
}
