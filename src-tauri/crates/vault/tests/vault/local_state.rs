//! Drafts, interpretations and settings: never a change.

use crate::desk::anna;
use vault::INTERPRETATION_KEPT_MS;

#[test]
fn a_draft_survives_a_lock_and_a_late_save_of_an_older_one_is_ignored() {
    let mut anna = anna();
    let save = |desk: &mut crate::desk::Desk, json: &str, revision| {
        desk.vault
            .local("save_draft", |local| {
                local.save_draft("visit", "", json, revision)
            })
            .unwrap()
    };
    assert!(save(&mut anna, "{\"saw\":\"m\"}", 1));
    assert!(save(&mut anna, "{\"saw\":\"mu\"}", 2));
    assert!(!save(&mut anna, "{\"saw\":\"m\"}", 1));
    let changes = anna.vault.counts().unwrap().changes;
    let mut anna = anna.reopen();
    let draft = anna.vault.draft("visit", "").unwrap().unwrap();
    assert_eq!(
        (draft.json.as_str(), draft.revision),
        ("{\"saw\":\"mu\"}", 2)
    );
    anna.vault
        .local("remove_draft", |local| local.remove_draft("visit", ""))
        .unwrap();
    assert!(anna.vault.drafts().unwrap().is_empty());
    assert_eq!(anna.vault.counts().unwrap().changes, changes);
}

#[test]
fn an_interpretation_stays_thirty_days_and_in_no_file() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let visit = anna.add_fact(case, "bezoek");
    anna.vault
        .local("think", |local| {
            local.add_interpretation(&visit, "ik denk dat hij bang is")
        })
        .unwrap();
    assert_eq!(anna.vault.interpretations(&visit).unwrap().len(), 1);
    assert!(anna.vault.search("bang", 5).unwrap().is_empty());
    anna.env.pass_ms(INTERPRETATION_KEPT_MS);
    assert!(anna.vault.interpretations(&visit).unwrap().is_empty());
    assert_eq!(anna.reopen().vault.opening().expired_interpretations, 1);
}

#[test]
fn settings_and_audit_lines_are_kept() {
    let mut anna = anna();
    anna.vault
        .local("set", |local| local.set_setting("language", "nl"))
        .unwrap();
    anna.open_case("Lindenhof", "12");
    let anna = anna.reopen();
    assert_eq!(
        anna.vault.setting("language").unwrap().as_deref(),
        Some("nl")
    );
    let ops: Vec<String> = anna
        .vault
        .audit_lines(10, 0)
        .unwrap()
        .into_iter()
        .map(|line| line.op)
        .collect();
    assert_eq!(ops, ["unlock", "open_case", "unlock", "create_vault"]);
}
