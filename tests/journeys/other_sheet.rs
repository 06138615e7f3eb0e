//! Another recovery sheet, lost or leaked; and a colleague who left.

use crate::folder;
use app::ErrorCode;
use journeys::{
    Device,
    device::{ANNA, joined},
    office::{Office, alarms, contact, this_device},
    story::{fingerprint, root, rows, text},
};
use serde_json::{Value, json};
use std::fs;

/// Anna makes another sheet on her laptop and types it back; returns its code and what came of it.
fn new_sheet(office: &Office, reason: &str) -> (String, Value) {
    new_sheet_at(&office.laptop, reason)
}

fn new_sheet_at(at: &Device, reason: &str) -> (String, Value) {
    let begin = json!({ "passphrase": ANNA.passphrase, "reason": reason });
    let made = at.done("begin_new_sheet", begin);
    let group = |index: usize| json!({ "index": index, "text": made["recovery_code"][index] });
    let typed = json!({ "first": group(1), "second": group(8) });
    let done = at.done("confirm_new_sheet", typed);
    assert_eq!(done["fingerprint"], made["fingerprint"]);
    assert_eq!(done["old_files_left"], 0);
    (joined(&made["recovery_code"]), done)
}

fn export(office: &Office, whom: &str, yes: bool) -> Value {
    json!({
        "cases": [office.case], "contact": whom, "yes": yes, "path": office.fresh("uit.woonrust"),
    })
}

#[test]
fn a_new_sheet_is_typed_back_before_it_holds_and_then_the_old_code_opens_nothing() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let laptop = &office.laptop;
    let before = fingerprint(laptop);
    let wrong = json!({ "passphrase": "een andere wachtzin dan deze", "reason": "lost" });
    assert_eq!(
        laptop.refused("begin_new_sheet", wrong).code,
        ErrorCode::WrongPassphrase
    );
    let made = laptop.done(
        "begin_new_sheet",
        json!({ "passphrase": ANNA.passphrase, "reason": "lost" }),
    );
    assert_eq!(fingerprint(laptop), before, "nothing rests on it yet");
    // The sheet on paper tells the key that it is for.
    let sheet = office.file("blad.html");
    laptop.done("save_recovery_sheet", json!({ "path": sheet }));
    let page = fs::read_to_string(&sheet).unwrap();
    assert!(page.contains(&joined(&made["recovery_code"])));
    assert!(page.contains(&text(&made["fingerprint"])) && !page.contains(&before));
    let group = |index: usize, text: &Value| json!({ "index": index, "text": text });
    let (one, two) = (&made["recovery_code"][0], &made["recovery_code"][1]);
    for (first, second, field) in [
        (group(0, two), group(1, two), "first"),
        (group(0, one), group(1, one), "second"),
        (group(0, one), group(0, one), "second"),
    ] {
        let typed = json!({ "first": first, "second": second });
        let refused = laptop.refused("confirm_new_sheet", typed);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::WrongRecoveryCode, Some(field))
        );
    }
    assert_eq!(fingerprint(laptop), before);
    let typed = json!({ "first": group(0, one), "second": group(1, two) });
    laptop.done("confirm_new_sheet", typed.clone());
    assert_ne!(fingerprint(laptop), before);
    // It holds once: the same groups again mean nothing.
    assert_eq!(
        laptop.refused("confirm_new_sheet", typed).code,
        ErrorCode::NotFound
    );
    office.sound(&[laptop]);
    // What was compared, who is a partner, who Anna is in the case: all of it goes on.
    let bram = contact(laptop, &root(&office.bram)).unwrap();
    assert_eq!(bram["state"], "verified");
    laptop.done("export_case", export(&office, &root(&office.bram), false));
    let case = laptop.done("case", json!({ "case": office.case }));
    let own = rows(&case["partners"]).find(|one| one["contact"] == root(laptop).as_str());
    assert_eq!(own.expect("herself")["name"], ANNA.name);
    laptop.done("lock", json!({}));
    let recover = |code: &str| json!({ "recovery_code": code, "new_passphrase": ANNA.passphrase });
    assert_eq!(
        laptop.refused("recover_vault", recover(&office.code)).code,
        ErrorCode::WrongRecoveryCode
    );
    laptop.done("recover_vault", recover(&joined(&made["recovery_code"])));
    office.sound(&[laptop]);
}

#[test]
fn a_new_key_is_a_claim_and_gets_no_file_until_it_was_compared_again() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram) = (&office.laptop, &office.bram);
    let fact = office.write(laptop, "fact", "De gordijnen zijn dicht.");
    office.pass_on(laptop, bram);
    let before = root(laptop);
    // Made for the old key, and still under way when the new one holds.
    office.write(bram, "fact", "De schuur is leeg.");
    let under_way = office.send(bram, laptop, "post.woonrust");
    let (_, done) = new_sheet(&office, "lost");
    let tell: Vec<String> = rows(&done["tell"])
        .map(|one| text(&one["contact"]))
        .collect();
    assert_eq!(tell, [root(bram)]);
    let now = root(laptop);
    assert_ne!(now, before);
    office.merge(laptop, &under_way);
    assert!(office.finds(laptop, "schuur"));

    office.write(laptop, "fact", "De buurvrouw is terug.");
    let (preview, merged) = office.pass_on(laptop, bram);
    assert_eq!(alarms(&preview), ["succession"]);
    let alarm = &preview["alarms"][0];
    assert_eq!(
        (&alarm["contact"]["contact"], &alarm["other"]["contact"]),
        (&json!(before), &json!(now))
    );
    assert_eq!(merged["quarantined"], 0);
    let claim = contact(bram, &now).unwrap();
    assert_eq!(claim["state"], "unverified");
    let said = &claim["succession"];
    assert_eq!(
        (
            &said["reason"],
            &said["sound"],
            &said["compared"],
            &said["followed"],
            &said["known"]
        ),
        (
            &json!("lost"),
            &json!(true),
            &json!(false),
            &json!(false),
            &json!(true)
        )
    );
    assert_eq!(
        contact(bram, &before).unwrap()["state"],
        "verified",
        "two people so far"
    );
    for yes in [false, true] {
        assert_eq!(
            bram.refused("export_case", export(&office, &now, yes)).code,
            ErrorCode::CompareFirst,
            "no yes will do"
        );
    }
    let compare =
        |shown: &str| json!({ "contact": now, "fingerprint": shown, "how": "samen aan tafel" });
    let other = fingerprint(bram);
    assert_eq!(
        bram.refused("verify_contact", compare(&other)).code,
        ErrorCode::FingerprintDiffers
    );
    let compared = bram.done("verify_contact", compare(&fingerprint(laptop)));
    assert_eq!(
        (&compared["state"], &compared["succession"]["followed"]),
        (&json!("verified"), &json!(true))
    );
    // From now on one person: in the list, in the case, and with what she wrote under both keys.
    assert!(contact(bram, &before).is_none());
    let case = bram.done("case", json!({ "case": office.case }));
    let partners: Vec<&Value> = rows(&case["partners"])
        .filter(|one| one["name"] == ANNA.name)
        .collect();
    assert_eq!(
        (partners.len(), &partners[0]["contact"]),
        (1, &json!(now)),
        "{partners:?}"
    );
    assert_eq!(
        bram.refused("export_case", export(&office, &before, true))
            .code,
        ErrorCode::ContactSucceeded
    );
    office.pass_on(bram, laptop);
    // Her own entry of before is hers to take back, and Bram's vault agrees.
    let withdraw = json!({ "record": fact, "reason": "dubbel" });
    laptop.done("withdraw_entry", withdraw);
    let (preview, _) = office.pass_on(laptop, bram);
    assert_eq!(alarms(&preview), Vec::<String>::new());
    assert!(!office.finds(bram, "gordijnen"));
    office.sound(&[laptop, bram]);
    bram.reopen();
    office.sound(&[bram]);
}

#[test]
fn a_claim_that_does_not_hold_gets_no_file_though_it_was_compared() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram) = (&office.laptop, &office.bram);
    let phone = office.phone();
    let lost = json!({
        "device": this_device(&phone), "recovery_code": office.code, "mine": true,
    });
    laptop.done("revoke_device", lost);
    office.hand_card(laptop, bram);
    // Whoever has the phone makes another sheet on it, in Anna's name.
    new_sheet_at(&phone, "lost");
    office.hand_card(&phone, bram);
    let now = root(&phone);
    let compared = bram.done(
        "verify_contact",
        json!({ "contact": now, "fingerprint": fingerprint(&phone), "how": "aan de telefoon" }),
    );
    let said = &compared["succession"];
    assert_eq!(
        (
            &said["known"],
            &said["sound"],
            &said["compared"],
            &said["followed"]
        ),
        (&json!(true), &json!(false), &json!(true), &json!(false))
    );
    for yes in [false, true] {
        assert_eq!(
            bram.refused("export_case", export(&office, &now, yes)).code,
            ErrorCode::FalseSuccession
        );
    }
    // Anna stays who she is, and gets what she got.
    assert!(contact(bram, &root(laptop)).is_some());
    office.pass_on(bram, laptop);
    office.sound(&[laptop, bram]);
}

#[test]
fn a_leaked_sheet_leaves_no_backup_that_it_opens_or_says_which_must_still_go() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let laptop = &office.laptop;
    let (here, away) = (office.file("reserve.backup"), office.file("stick.backup"));
    for path in [&here, &away] {
        laptop.clock.pass(60_000);
        laptop.done("backup_vault", json!({ "path": path }));
    }
    assert_eq!(laptop.done("old_backups", json!({}))["backups"], json!([]));
    // The stick is in a drawer somewhere else.
    fs::remove_file(&away).unwrap();
    laptop.clock.pass(60_000);
    let (code, done) = new_sheet(&office, "leaked");
    let listed = |view: &Value| -> Vec<(String, bool)> {
        let backups = rows(&view["backups"]);
        backups
            .map(|backup| (text(&backup["path"]), backup["here"] == true))
            .collect()
    };
    assert_eq!(listed(&done), [(away.clone(), false), (here.clone(), true)]);
    let destroy = |at: usize, by_hand: bool, yes: bool| json!({ "backup": done["backups"][at]["backup"], "by_hand": by_hand, "yes": yes });
    assert_eq!(
        laptop
            .refused("destroy_backup", destroy(1, false, false))
            .code,
        ErrorCode::NeedsYes
    );
    let left = laptop.done("destroy_backup", destroy(1, false, true));
    assert!(!fs::exists(&here).unwrap());
    assert_eq!(listed(&left), [(away.clone(), false)]);
    laptop.reopen();
    assert_eq!(
        listed(&laptop.done("old_backups", json!({}))),
        [(away.clone(), false)],
        "it stays on the list until somebody says so"
    );
    let left = laptop.done("destroy_backup", destroy(0, true, true));
    assert_eq!(listed(&left), []);
    // A backup of now is opened by the new sheet, and not on the list.
    let new = office.file("nieuw.backup");
    laptop.clock.pass(60_000);
    laptop.done("backup_vault", json!({ "path": new }));
    assert_eq!(laptop.done("old_backups", json!({}))["backups"], json!([]));
    let spare = Device::seeded(&dir.path().join("reserve"), ANNA, 51);
    let restore = |code: &str| {
        json!({
            "path": new, "secret_kind": "recovery_code", "secret": code, "new_passphrase": ANNA.passphrase,
        })
    };
    assert_eq!(
        spare.refused("restore_vault", restore(&office.code)).code,
        ErrorCode::WrongBackupSecret
    );
    spare.done("restore_vault", restore(&code));
    assert_eq!(root(&spare), root(laptop));
}

#[test]
fn another_own_device_takes_the_new_sheet_over() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let laptop = &office.laptop;
    let phone = office.phone();
    office.to_own(laptop, &phone);
    let (code, _) = new_sheet(&office, "lost");
    let card = office.fresh("nieuwe-kaart.woonrust-card");
    laptop.done("export_card", json!({ "path": card }));
    let join =
        |code: &str| json!({ "path": card, "recovery_code": code, "passphrase": ANNA.passphrase });
    assert_eq!(
        phone.refused("join_new_sheet", join(&office.code)).code,
        ErrorCode::WrongRecoveryCode
    );
    phone.done("join_new_sheet", join(&code));
    assert_eq!(root(&phone), root(laptop));
    office.hand_card(&phone, laptop);
    office.write(laptop, "fact", "De lift staat stil.");
    office.to_own(laptop, &phone);
    assert!(office.finds(&phone, "lift"));
    office.sound(&[laptop, &phone]);
}

#[test]
fn nothing_goes_to_a_colleague_who_left_and_what_he_wrote_stays() {
    let dir = folder();
    let office = Office::with_case(dir.path());
    let (laptop, bram) = (&office.laptop, &office.bram);
    office.write(bram, "fact", "De schuur is leeg.");
    office.pass_on(bram, laptop);
    let left = json!({
        "contact": root(bram), "left_at": "2026-11-20", "reason": "Werkt niet meer bij de gemeente.",
    });
    let mut without = left.clone();
    without["reason"] = json!(" ");
    assert_eq!(
        laptop.refused("contact_left", without).code,
        ErrorCode::InvalidInput
    );
    let done = laptop.done("contact_left", left.clone());
    assert_eq!(
        rows(&done["ended_in"]).count(),
        1,
        "his part in the case ended"
    );
    assert_eq!(
        rows(&done["files"]).count(),
        1,
        "what went to him is named, for nothing calls it back"
    );
    assert_eq!(done["contact"]["left_at"], "2026-11-20");
    for yes in [false, true] {
        let refused = laptop.refused("export_case", export(&office, &root(bram), yes));
        assert_eq!(
            (refused.code, refused.params["at"].as_str()),
            (ErrorCode::ContactLeft, "2026-11-20")
        );
    }
    assert!(
        office.finds(laptop, "schuur"),
        "his words are as valid as before"
    );
    office.sound(&[laptop]);
    let whom = json!({ "contact": root(bram) });
    laptop.done("contact_back", whom.clone());
    assert_eq!(
        laptop.refused("contact_back", whom).code,
        ErrorCode::NotFound
    );
    let refused = laptop.refused("export_case", export(&office, &root(bram), true));
    assert_eq!(
        refused.code,
        ErrorCode::NotPartner,
        "until he is added again"
    );
    let myself = json!({ "contact": root(laptop), "left_at": "2026-11-20", "reason": "weg" });
    assert_eq!(
        laptop.refused("contact_left", myself).code,
        ErrorCode::InvalidInput
    );
}
