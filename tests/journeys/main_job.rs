//! The job of the two users, whole; and the beginning of the next one.

use crate::folder;
use journeys::{
    Device,
    story::{Story, report, rows, take_in},
};
use serde_json::json;

#[test]
fn two_people_open_share_merge_lead_and_close_a_case() {
    let dir = folder();
    let story = Story::whole(dir.path());
    // The closing reaches Anna like everything else.
    let file = story.send(&story.bram, &story.anna, "gesloten.woonrust");
    story.merge(&story.anna, &file);
    assert_eq!(story.case_of(&story.anna)["state"], "closed");
    story.records_agree();
}

#[test]
fn a_second_report_adds_to_the_case_that_is_there() {
    let dir = folder();
    let anna = Device::anna(dir.path());
    let case = take_in(&anna);
    let taken = anna.done("take_in_report", report(Some(&case)));
    assert_eq!(
        (taken["opened"].clone(), taken["case"].clone()),
        (json!(false), json!(case))
    );
    let timeline = anna.done(
        "timeline",
        json!({ "case": case, "kinds": ["report/1"], "newest_first": false }),
    );
    assert_eq!(rows(&timeline["items"]).count(), 2, "{timeline}");
}

#[test]
fn the_vault_comes_back_from_a_backup_and_from_the_recovery_code() {
    let dir = folder();
    let anna = Device::empty(dir.path(), journeys::device::ANNA);
    let created = anna.done("create_vault", anna.identity());
    let code: Vec<&str> = rows(&created["recovery_code"])
        .filter_map(|group| group.as_str())
        .collect();
    let group = |index: usize| json!({ "index": index, "text": code[index] });
    let wrong = json!({ "first": group(0), "second": { "index": 4, "text": "AAAA" } });
    assert_eq!(
        anna.refused("confirm_recovery", wrong).code,
        app::ErrorCode::WrongRecoveryCode
    );
    anna.done(
        "confirm_recovery",
        json!({ "first": group(0), "second": group(4) }),
    );
    let case = take_in(&anna);
    let backup = dir.path().join("reservekopie.woonrust-backup");
    anna.done("backup_vault", json!({ "path": backup }));
    let counts = anna.counts();

    let elsewhere = folder();
    let other = Device::seeded(elsewhere.path(), anna.person, 21);
    let wrong = json!({ "path": backup, "secret_kind": "passphrase", "secret": "iets heel anders dan dit" });
    assert_eq!(
        other.refused("restore_vault", wrong).code,
        app::ErrorCode::WrongBackupSecret
    );
    let right =
        json!({ "path": backup, "secret_kind": "passphrase", "secret": anna.person.passphrase });
    other.done("restore_vault", right);
    assert_eq!(other.counts(), counts);
    assert_eq!(
        other.done("case", json!({ "case": case }))["case"],
        case.as_str()
    );

    anna.done("lock", json!({}));
    let new = "duinpan kersenpit tandwiel hangmat";
    anna.done(
        "recover_vault",
        json!({ "recovery_code": code.join(" ").to_lowercase(), "new_passphrase": new }),
    );
    anna.done("lock", json!({}));
    let old = json!({ "passphrase": anna.person.passphrase });
    assert_eq!(
        anna.refused("unlock", old).code,
        app::ErrorCode::WrongPassphrase
    );
    anna.done("unlock", json!({ "passphrase": new }));
    assert_eq!(anna.counts(), counts);
}
