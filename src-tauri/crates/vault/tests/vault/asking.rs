//! Control items in a vault: kept once, due until answered, and apart from those that nobody can trust.

use crate::desk::{Desk, anna, bram, carla};
use ledger::{
    acks::{Acked, Acks, FileId},
    control::{ControlHeader, ControlItem, ControlKind},
    ids::{CaseId, RootId},
    plan::{Incoming, QuarantineReason},
    request::sent_in,
};
use vault::{Arrived, Gap};

const FIRST: FileId = [1; 16];
const SECOND: FileId = [2; 16];

fn root(desk: &Desk) -> RootId {
    desk.vault.own().root
}

fn item(of: &Desk, kind: ControlKind, case: CaseId) -> ControlItem {
    let keys = of.vault.device_keys();
    let header = ControlHeader::new(&*of.env, kind, of.vault.own().device, case);
    ControlItem::sign(header, &keys.signing)
}

fn receipt(of: &Desk, to: &ControlItem, answer: &str) -> ControlItem {
    let keys = of.vault.device_keys();
    let device = of.vault.own().device;
    let header = ControlHeader::receipt(&*of.env, device, &to.header, answer);
    ControlItem::sign(header, &keys.signing)
}

/// A file that only asks and answers.
fn file(from: &Desk, case: CaseId, control: Vec<ControlItem>) -> Incoming {
    Incoming {
        control,
        changes: Vec::new(),
        ..from.file(case)
    }
}

fn ask(desk: &mut Desk, to: RootId, case: CaseId) -> ControlItem {
    let asked = item(desk, ControlKind::Request, case);
    desk.vault
        .transact("ask_full_copy", |tx| {
            tx.add_control(&asked)?;
            tx.address_control(&asked.id, &to)
        })
        .unwrap();
    asked
}

fn take(at: &mut Desk, from: &Desk, incoming: &Incoming, file: FileId, presumes: &[FileId]) {
    let planned = at.vault.plan(incoming).unwrap();
    let arrived = Arrived {
        file,
        is_full: false,
        created: ledger::env::Env::now(&*from.env),
        presumes,
        acks: &[],
    };
    at.vault
        .transact("import_file", |tx| {
            let admitted = tx.admit(&planned, incoming, &[9; 32])?;
            tx.note_file(admitted.import, incoming, &planned.plan, &arrived)
        })
        .unwrap();
}

/// Anna's case, which Bram holds.
fn shared() -> (Desk, Desk, CaseId) {
    let (mut anna, mut bram) = (anna(), bram());
    let case = anna.open_case("Lindenhof", "12");
    anna.name_partner(case, &bram);
    bram.merge(&anna.file(case)).unwrap();
    (anna, bram, case)
}

#[test]
fn a_question_goes_in_every_file_until_it_is_answered_and_everything_is_here() {
    let (mut anna, mut bram, case) = shared();
    let (his, hers) = (root(&bram), root(&anna));
    // Something of Anna's never came.
    let nothing = file(&anna, case, vec![]);
    take(&mut bram, &anna, &nothing, SECOND, &[FIRST]);
    let asked = ask(&mut bram, hers, case);
    assert_eq!(
        bram.vault.controls_due(&hers).unwrap(),
        std::slice::from_ref(&asked)
    );
    assert_eq!(bram.vault.controls_due(&his).unwrap(), []);
    // A file that was lost changes nothing: it is due again.
    bram.vault
        .transact("export_case", |tx| {
            tx.note_sent(&[8; 16], &hers, [], std::slice::from_ref(&asked))
        })
        .unwrap();
    assert!(bram.vault.controls_addressed().unwrap()[0].sent);
    assert_eq!(
        bram.vault.controls_due(&hers).unwrap(),
        std::slice::from_ref(&asked)
    );

    // Anna answers in two files; the second one comes first.
    anna.merge(&file(&bram, case, vec![asked.clone()])).unwrap();
    assert_eq!(
        anna.vault.controls_of(case).unwrap(),
        std::slice::from_ref(&asked)
    );
    let answer = receipt(&anna, &asked, &sent_in(&[[5; 16], [6; 16]]));
    let with_answer = file(&anna, case, vec![answer.clone()]);
    take(&mut bram, &anna, &with_answer, [6; 16], &[]);
    assert_eq!(bram.vault.controls_due(&hers).unwrap(), [], "he answered");
    let addressed = bram.vault.controls_addressed().unwrap();
    assert_eq!(addressed[0].answer, Some(answer));
    let gap = Gap {
        sender: hers,
        case,
        files: 1,
        since_ms: ledger::env::Env::now(&*bram.env).ms,
    };
    assert_eq!(
        bram.vault.gaps().unwrap(),
        [gap],
        "one file is still missing"
    );
    take(&mut bram, &anna, &with_answer, [5; 16], &[]);
    assert_eq!(bram.vault.controls_addressed().unwrap(), []);
    assert_eq!(bram.vault.gaps().unwrap(), []);
    assert_eq!(bram.vault.controls().unwrap().len(), 2, "both are kept");
}

#[test]
fn somebody_elses_receipt_answers_nothing() {
    let (anna, mut bram, case) = shared();
    let hers = root(&anna);
    let asked = ask(&mut bram, hers, case);
    let mut carla = carla();
    carla.merge(&anna.file(case)).unwrap();
    let foreign = receipt(&carla, &asked, &sent_in(&[]));
    bram.merge(&file(&carla, case, vec![foreign])).unwrap();
    assert_eq!(bram.vault.controls_due(&hers).unwrap(), [asked]);
}

#[test]
fn a_receipt_goes_until_a_file_with_it_was_acknowledged() {
    let (mut anna, bram, case) = shared();
    let his = root(&bram);
    let asked = item(&bram, ControlKind::Request, case);
    anna.merge(&file(&bram, case, vec![asked.clone()])).unwrap();
    let answer = receipt(&anna, &asked, &sent_in(&[FIRST]));
    anna.vault
        .transact("export_case", |tx| {
            tx.add_control(&answer)?;
            tx.address_control(&answer.id, &his)?;
            tx.note_sent(&FIRST, &his, [], std::slice::from_ref(&answer))
        })
        .unwrap();
    assert_eq!(anna.vault.controls_due(&his).unwrap(), [answer]);
    let acks = Acks {
        device: bram.vault.own().device,
        epoch: bram.vault.own().epoch,
        files: vec![Acked {
            file: FIRST,
            lacks: vec![],
        }],
    };
    let (device, now) = (acks.device, ledger::env::Env::now(&*bram.env));
    anna.vault
        .transact("import_file", |tx| {
            tx.note_acks(&his, &device, now, std::slice::from_ref(&acks))
        })
        .unwrap();
    assert_eq!(anna.vault.controls_due(&his).unwrap(), []);
    assert_eq!(anna.vault.controls().unwrap().len(), 2, "it is kept");
}

#[test]
fn what_somebody_asks_who_is_no_partner_waits_and_the_rest_goes_on() {
    let (anna, mut bram, case) = shared();
    let mut carla = carla();
    carla.merge(&anna.file(case)).unwrap();
    let hers = item(&carla, ControlKind::Request, case);
    let mut incoming = file(
        &anna,
        case,
        vec![hers.clone(), item(&anna, ControlKind::Request, case)],
    );
    incoming.cards.push(carla.vault.own_card().unwrap());
    let plan = bram.vault.plan(&incoming).unwrap().plan;
    assert_eq!(plan.control, [1]);
    assert_eq!(plan.control_aside, [(0, QuarantineReason::NotPartner)]);
    bram.merge(&incoming).unwrap();
    assert_eq!(bram.vault.controls_of(case).unwrap().len(), 1);
    let aside = bram.vault.controls_aside().unwrap();
    assert_eq!(aside, [(hers.clone(), "not_partner".to_owned())]);
    bram.name_partner(case, &carla);
    let came = bram.vault.transact("admit", |tx| tx.admit_waiting());
    assert_eq!(came.unwrap().0, 1);
    assert_eq!(bram.vault.controls_aside().unwrap(), []);
    assert!(bram.vault.controls_of(case).unwrap().contains(&hers));
    // Once it counts it goes on counting, whoever brings it again.
    bram.merge(&incoming).unwrap();
    assert_eq!(bram.vault.controls_of(case).unwrap().len(), 2);
}

#[test]
fn an_item_outside_the_cases_of_its_file_is_set_aside() {
    let (anna, mut bram, case) = shared();
    let other = CaseId::from_bytes([9; 16]);
    let none = item(&anna, ControlKind::Request, CaseId::NONE);
    let outside = item(&anna, ControlKind::Purge, other);
    let incoming = file(&anna, case, vec![outside, none.clone()]);
    let plan = bram.vault.plan(&incoming).unwrap().plan;
    assert_eq!(plan.control, [1], "of no case");
    assert_eq!(plan.control_aside, [(0, QuarantineReason::OutOfScope)]);
    bram.merge(&incoming).unwrap();
    assert_eq!(bram.vault.controls().unwrap(), [none]);
}

#[test]
fn the_same_item_is_kept_once_and_moves_the_counter_once() {
    let (anna, mut bram, case) = shared();
    let incoming = file(&anna, case, vec![item(&anna, ControlKind::Request, case)]);
    let before = bram.vault.own().counter;
    bram.merge(&incoming).unwrap();
    assert_eq!(bram.vault.own().counter, before + 1);
    assert_eq!(bram.vault.plan(&incoming).unwrap().plan.control, [0; 0]);
    bram.merge(&incoming).unwrap();
    assert_eq!(bram.vault.own().counter, before + 1);
    assert_eq!(bram.vault.controls().unwrap().len(), 1);
    assert!(bram.vault.verify().unwrap().is_ok());
}

#[test]
fn an_own_item_that_is_not_known_here_waits_for_a_yes() {
    let (mut anna, bram, case) = shared();
    let mine = item(&anna, ControlKind::Request, case);
    let incoming = file(&bram, case, vec![mine]);
    let plan = anna.vault.plan(&incoming).unwrap().plan;
    assert_eq!(plan.control_aside, [(0, QuarantineReason::UnknownOwn)]);
    let yes = Incoming {
        own_yes: true,
        ..incoming
    };
    anna.merge(&yes).unwrap();
    assert_eq!(anna.vault.controls().unwrap().len(), 1);
}
