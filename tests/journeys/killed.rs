//! A process that is killed while it saves: the vault opens again and holds every save that was acknowledged.

use crate::{again, folder};
use journeys::{
    Device,
    device::ANNA,
    story::{rows, take_in},
};
use serde_json::json;
use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const CHILD: &str = "WOONRUST_SAVING_CHILD";
const ROUNDS: u64 = 4;
const SAVES: usize = 12;

#[test]
fn every_acknowledged_save_survives_a_kill() {
    let dir = folder();
    let case = {
        let anna = Device::anna(dir.path());
        take_in(&anna)
    };
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 1..=ROUNDS {
        acknowledged.extend(save_and_be_killed(dir.path(), &case, round));
        let anna = Device::seeded(dir.path(), ANNA, 1_000 + round);
        anna.unlock();
        assert_eq!(
            anna.done("verify_vault", json!({}))["ok"],
            true,
            "round {round}"
        );
        let list = anna.done(
            "list_actions",
            json!({ "scope": "all", "case": case, "ended": true }),
        );
        let texts: Vec<&str> = rows(&list["actions"])
            .filter_map(|action| action["text"].as_str())
            .collect();
        for text in &acknowledged {
            assert!(texts.contains(&text.as_str()), "round {round} lost {text}");
        }
        let last = acknowledged.last().unwrap();
        let draft = anna.done("draft", json!({ "form_kind": "action", "target": last }));
        assert_eq!(
            draft["draft"]["content"],
            json!(last),
            "the draft of round {round}"
        );
    }
}

/// Runs the test below in a process of its own, and kills that after some acknowledged saves.
fn save_and_be_killed(dir: &Path, case: &str, round: u64) -> Vec<String> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(again("killed::the_child_that_saves"))
        .env(CHILD, format!("{}|{case}|{round}", dir.display()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let saved = lines.filter_map(|line| line.split_once("saved ").map(|(_, text)| text.to_owned()));
    let acknowledged: Vec<String> = saved
        .take(SAVES + usize::try_from(round).unwrap())
        .collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!acknowledged.is_empty());
    acknowledged
}

/// Does nothing unless it is the child.
#[test]
fn the_child_that_saves() {
    let Ok(what) = env::var(CHILD) else { return };
    let [dir, case, round] = what.split('|').collect::<Vec<_>>().try_into().unwrap();
    let anna = Device::seeded(
        &PathBuf::from(dir),
        ANNA,
        2_000 + round.parse::<u64>().unwrap(),
    );
    anna.unlock();
    for number in 0.. {
        let text = format!("actie {round}-{number}");
        anna.done(
            "save_draft",
            json!({ "form_kind": "action", "target": text, "content": text, "revision": 1 }),
        );
        anna.done(
            "add_action",
            json!({ "case": case, "text": text, "owner": null, "due": null }),
        );
        let mut out = std::io::stdout().lock();
        if writeln!(out, "saved {text}")
            .and_then(|()| out.flush())
            .is_err()
        {
            return;
        }
    }
}
