//! Drafts, interpretations and settings: never a change.

use crate::desk::{anna, set};
use ledger::sharing::{Class, Token};
use vault::Error;

const DAY: i64 = 24 * 3_600_000;
/// Days that a thought is kept.
const KEPT: u16 = 30;

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
fn an_interpretation_stays_its_days_and_is_in_no_change_and_no_readable_file() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let visit = anna.add_fact(case, "bezoek");
    anna.vault
        .local("think", |local| {
            local.add_interpretation(&visit, "ik denk dat hij bang is", KEPT)
        })
        .unwrap();
    assert_eq!(anna.vault.interpretations(&visit).unwrap().len(), 1);
    assert!(anna.vault.search("bang", 5).unwrap().is_empty());
    let holds = |bytes: &[u8]| bytes.windows(8).any(|window| window == b"hij bang");
    for change in anna.file(case).changes {
        assert!(!holds(&change.header_bytes) && !holds(&change.body_bytes()));
    }
    let backup = anna.dir.path().join("reserve");
    anna.vault.backup(&backup).unwrap();
    assert!(!holds(&std::fs::read(backup).unwrap()));
    anna.env.pass_ms(i64::from(KEPT) * DAY);
    assert!(anna.vault.interpretations(&visit).unwrap().is_empty());
    let anna = anna.reopen();
    assert_eq!(anna.vault.opening().expired_interpretations, 0);
    anna.env.pass_ms(DAY);
    assert_eq!(anna.reopen().vault.opening().expired_interpretations, 1);
}

#[test]
fn one_wrong_clock_wipes_no_thought_however_often_the_vault_is_opened_that_day() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let visit = anna.add_fact(case, "bezoek");
    anna.vault
        .local("think", |local| {
            local.add_interpretation(&visit, "ik denk dat hij bang is", KEPT)
        })
        .unwrap();
    // Two days that the clock is two months ahead, with a right one in between.
    for _ in 0..2 {
        anna.env.pass_ms(60 * DAY);
        for _ in 0..3 {
            anna = anna.reopen();
            assert_eq!(anna.vault.opening().expired_interpretations, 0);
            assert!(anna.vault.interpretations(&visit).unwrap().is_empty());
            anna.env.pass_ms(DAY / 4);
        }
        anna.env.pass_ms(-60 * DAY);
        anna = anna.reopen();
        assert_eq!(anna.vault.interpretations(&visit).unwrap().len(), 1);
        anna.env.pass_ms(DAY);
    }
}

#[test]
fn what_is_thought_while_the_clock_is_wrong_stands_beside_what_it_hides() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let visit = anna.add_fact(case, "bezoek");
    let keep = |desk: &mut crate::desk::Desk, text: &str| {
        desk.vault
            .local("think", |local| {
                local.keep_interpretation(&visit, text, KEPT)
            })
            .unwrap();
    };
    keep(&mut anna, "bang");
    anna.env.pass_ms(60 * DAY);
    keep(&mut anna, "boos");
    anna.env.pass_ms(-60 * DAY);
    let held = anna.vault.interpretations(&visit).unwrap();
    let texts: Vec<&str> = held.iter().map(|held| held.text.as_str()).collect();
    assert_eq!(texts, ["bang", "boos"]);
    // Seen together and left alone both stay; another text takes the place of both.
    keep(&mut anna, "bang\n\nboos");
    assert_eq!(anna.vault.interpretations(&visit).unwrap(), held);
    keep(&mut anna, "moe");
    assert_eq!(anna.vault.interpretations(&visit).unwrap().len(), 1);
}

#[test]
fn an_interpretation_can_be_kept_for_a_shorter_time_and_never_for_a_longer_one() {
    for (asked, kept) in [(7, 7), (30, 30), (365, 30)] {
        let mut anna = anna();
        let case = anna.open_case("Lindenhof", "12");
        let visit = anna.add_fact(case, "bezoek");
        anna.vault
            .local("think", |local| {
                local.keep_interpretation(&visit, "ik denk dat hij bang is", asked)
            })
            .unwrap();
        anna.env.pass_ms(kept * DAY - 60_000);
        assert_eq!(anna.vault.interpretations(&visit).unwrap().len(), 1);
        anna.env.pass_ms(120_000);
        assert!(anna.vault.interpretations(&visit).unwrap().is_empty());
    }
}

#[test]
fn a_clock_that_runs_far_ahead_wipes_no_thought() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let visit = anna.add_fact(case, "bezoek");
    anna.vault
        .local("think", |local| {
            local.add_interpretation(&visit, "ik denk dat hij bang is", KEPT)
        })
        .unwrap();
    // So far ahead that it must be wrong, and that for days on end.
    anna.env.pass_ms(401 * DAY);
    for _ in 0..3 {
        anna = anna.reopen();
        assert_eq!(anna.vault.opening().expired_interpretations, 0);
        anna.env.pass_ms(DAY);
    }
    anna.env.pass_ms(-403 * DAY);
    anna = anna.reopen();
    assert_eq!(anna.vault.interpretations(&visit).unwrap().len(), 1);
    // Ahead, but not so far that the clock must be wrong: the thirty days are over.
    anna.env.pass_ms(390 * DAY);
    anna = anna.reopen();
    assert_eq!(anna.vault.opening().expired_interpretations, 0);
    anna.env.pass_ms(DAY);
    assert_eq!(anna.reopen().vault.opening().expired_interpretations, 1);
}

#[test]
fn one_text_beside_a_visit_replaces_the_other_and_an_equal_one_keeps_its_days() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let visit = anna.add_fact(case, "bezoek");
    let keep = |desk: &mut crate::desk::Desk, text: &str| {
        desk.vault
            .local("think", |local| {
                local.keep_interpretation(&visit, text, KEPT)
            })
            .unwrap();
        let held = desk.vault.interpretations(&visit).unwrap();
        held.into_iter()
            .map(|held| (held.text, held.expires_ms))
            .collect::<Vec<_>>()
    };
    let first = keep(&mut anna, "bang");
    anna.env.pass_ms(1_000_000);
    assert_eq!(keep(&mut anna, "bang"), first);
    let second = keep(&mut anna, "boos");
    assert_eq!((second.len(), second[0].0.as_str()), (1, "boos"));
    assert!(second[0].1 > first[0].1);
    assert!(keep(&mut anna, "").is_empty());
}

#[test]
fn what_was_replaced_comes_back_with_the_days_that_it_had() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let visit = anna.add_fact(case, "bezoek");
    let keep = |desk: &mut crate::desk::Desk, text: &str| {
        let (replaced, _) = desk
            .vault
            .transact("save_visit", |tx| {
                tx.keep_interpretation(&visit, text, KEPT)?;
                Ok(tx.replaced_interpretations())
            })
            .unwrap();
        replaced.unwrap()
    };
    let shown = |desk: &crate::desk::Desk| {
        let held = desk.vault.interpretations(&visit).unwrap();
        held.into_iter()
            .map(|held| (held.text, held.expires_ms))
            .collect::<Vec<_>>()
    };
    assert_eq!(keep(&mut anna, "bang").before, []);
    let first = shown(&anna);
    anna.env.pass_ms(20 * DAY);
    let replaced = keep(&mut anna, "boos");
    assert!(replaced.stands(&anna.vault.interpretations(&visit).unwrap()));
    let put_back = |desk: &mut crate::desk::Desk| {
        desk.vault
            .local("undo", |local| local.put_back_interpretations(&replaced))
            .unwrap();
    };
    put_back(&mut anna);
    assert_eq!(shown(&anna), first);
    assert!(!replaced.stands(&anna.vault.interpretations(&visit).unwrap()));
    anna.env.pass_ms(11 * DAY);
    put_back(&mut anna);
    assert_eq!(shown(&anna), [], "its days are over");
}

#[test]
fn shared_and_local_state_are_written_together_or_not_at_all() {
    let mut anna = anna();
    let case = anna.open_case("Lindenhof", "12");
    let save = |anna: &mut crate::desk::Desk, fails: bool| {
        anna.vault.transact("save_visit", |tx| {
            let text = [set("purpose", "kennismaken")];
            let visit = tx.create(case, "visit/1", &[Token::Case], Class::K2, &text)?;
            tx.local(|local| local.keep_interpretation(&visit, "bang", KEPT))?;
            if fails {
                return Err(Error::DiskFull);
            }
            Ok(visit)
        })
    };
    let before = anna.vault.counts().unwrap();
    assert!(matches!(save(&mut anna, true), Err(Error::DiskFull)));
    assert_eq!(anna.vault.counts().unwrap(), before);
    let (visit, _) = save(&mut anna, false).unwrap();
    assert_eq!(anna.vault.interpretations(&visit).unwrap().len(), 1);
    let lines = anna.vault.audit_lines(1, 0).unwrap();
    assert_eq!(
        (lines[0].op.as_str(), lines[0].count),
        ("save_visit", 2),
        "one line for a change and a thought"
    );
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
