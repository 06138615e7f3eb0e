//! Anna's vault with 60,000 changes in 1,000 cases, and Bram's empty one to which she sends them.

use crate::{outbox, words::Words};
use journeys::{Device, device::BRAM};
use ledger::{
    author::Edit,
    cbor::Value,
    identity::Card,
    ids::{CaseId, RecordId},
    record::{SEAL, seal_value},
    sharing::{Class, Token},
};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use vault::{Error, Place, Secret, Tx, Vault};

/// Cases in Anna's vault.
pub const CASES: usize = 1_000;
/// Changes of each case.
pub const PER_CASE: usize = 60;

const MOMENT: &str = "2026-10-20T14:32:00+02:00";
const DAYS: [&str; 4] = ["2026-10-02", "2026-11-03", "2026-12-01", "2027-01-12"];
const PHASES: [&str; 4] = ["F1", "F2", "F3", "F4"];
const URGENCIES: [&str; 4] = ["acute", "high", "medium", "low"];

/// Everything that is measured starts from here.
pub struct Office {
    /// The folder of this run; yardsticks lie beside the vaults, on the same disk.
    pub dir: PathBuf,
    /// Has all the cases.
    pub anna: Device,
    /// Has nothing yet; his folder is copied for every import.
    bram: PathBuf,
    /// Her cases, in the order in which they were made.
    pub cases: Vec<CaseId>,
    /// Bram's card.
    pub his: Card,
}

impl Office {
    /// Makes both vaults below an empty folder.
    pub fn furnish(dir: &Path) -> Office {
        let (anna, bram) = (Device::anna(dir), Device::bram(dir));
        for (from, to) in [(&anna, &bram), (&bram, &anna)] {
            let card = dir.join(format!("{}.woonrust-card", from.person.domain));
            from.done("export_card", json!({ "path": card }));
            to.done("import_card", json!({ "path": card }));
        }
        bram.done("lock", json!({}));
        let mut vault = vault_of(&anna);
        let own = vault.own().root;
        let cards = vault.cards().expect("two cards");
        let (hers, his) = (
            card(&cards, |root| root == own),
            card(&cards, |root| root != own),
        );
        let mut words = Words::seeded(60_000);
        let mut cases = Vec::with_capacity(CASES);
        for number in 0..CASES {
            let before = vault.counts().expect("counts").changes;
            let (case, _) = vault
                .transact("fill", |tx| write_case(tx, &mut words, number, &hers, &his))
                .expect("a case that can be written");
            let after = vault.counts().expect("counts").changes;
            assert_eq!(after - before, PER_CASE as u64, "changes of one case");
            cases.push(case);
        }
        drop(vault);
        anna.unlock();
        Office {
            dir: dir.to_owned(),
            bram: bram.dir.clone(),
            his,
            anna,
            cases,
        }
    }

    /// Writes these cases to a file for Bram.
    pub fn file(&self, name: &str, cases: &[CaseId]) -> PathBuf {
        let path = self.dir.join(name);
        let vault = vault_of(&self.anna);
        outbox::write(&vault, &self.his, cases, &path);
        drop(vault);
        self.anna.unlock();
        path
    }

    /// A device of Bram on which nothing came in yet, below a folder of its own.
    pub fn fresh_bram(&self, name: &str) -> Device {
        let dir = self.dir.join(name);
        drop(fs::remove_dir_all(&dir));
        copy(&self.bram, &dir.join("bram"));
        Device::seeded(&dir, BRAM, 99)
    }
}

fn card(cards: &[Card], wanted: impl Fn(ledger::ids::RootId) -> bool) -> Card {
    let found = cards.iter().find(|card| wanted(card.root_id()));
    found.cloned().expect("both cards were exchanged")
}

/// The vault of a device itself; the device is locked, and unlocked again by whoever needs it.
pub fn vault_of(device: &Device) -> Vault {
    device.done("lock", json!({}));
    open_vault(device)
}

/// Opens the vault of a locked device.
pub fn open_vault(device: &Device) -> Vault {
    let place =
        Place::new(device.vault_dir()).with_marker(device.dir.join("config").join("vault.marker"));
    let passphrase = Secret::new(device.person.passphrase);
    Vault::open(place, &passphrase, Arc::clone(&device.clock) as _).expect("a vault that opens")
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from)
        .expect("a folder")
        .map(|entry| entry.expect("an entry"))
    {
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("room on the disk");
        }
    }
}

type Fields<'a> = [(&'a str, Edit)];

fn set(field: &str, value: impl Into<Value>) -> (&str, Edit) {
    (field, Edit::Set(value.into()))
}

fn link(record: RecordId) -> Value {
    Value::from(*record.as_bytes())
}

/// One case: what happens at an address in a few months, 60 changes in 28 records.
fn write_case(
    tx: &mut Tx<'_>,
    words: &mut Words,
    number: usize,
    hers: &Card,
    his: &Card,
) -> Result<CaseId, Error> {
    let opening = [
        set("opened_at", MOMENT),
        set("phase", "F0"),
        set("phase_since", DAYS[0]),
        set("urgency", words.one(&URGENCIES)),
    ];
    let record = tx.create(CaseId::NONE, "case/1", &[Token::Case], Class::K1, &opening)?;
    let mut desk = Desk {
        tx,
        case: CaseId::of(record),
        words,
    };
    desk.address(number)?;
    let partner = desk.partners(hers, his)?;
    for _ in 0..2 {
        desk.report()?;
    }
    for _ in 0..3 {
        desk.visit()?;
    }
    for _ in 0..4 {
        desk.action(partner)?;
    }
    desk.interventions()?;
    desk.factors()?;
    desk.course(record)?;
    Ok(desk.case)
}

struct Desk<'a, 'v> {
    tx: &'a mut Tx<'v>,
    case: CaseId,
    words: &'a mut Words,
}

impl Desk<'_, '_> {
    fn create(&mut self, kind: &str, class: Class, fields: &Fields<'_>) -> Result<RecordId, Error> {
        self.tx
            .create(self.case, kind, &[Token::Case], class, fields)
    }

    fn seal(&mut self, record: RecordId) -> Result<(), Error> {
        let value = seal_value(&self.tx.state(record)?);
        self.tx.write(record, &[(SEAL, Edit::Set(value))])
    }

    fn address(&mut self, number: usize) -> Result<(), Error> {
        let street = format!(
            "{}straat",
            self.words.one(&["Merel", "Linden", "Molen", "Haven"])
        );
        let fields = [
            set("street", street),
            set("house_number", format!("{}", number + 1)),
            set("postcode", format!("{}AB", 1000 + number % 9000)),
            set("town", self.words.one(&["Proefstad", "Oefendam"])),
        ];
        self.create("address/1", Class::K1, &fields).map(drop)
    }

    fn partners(&mut self, hers: &Card, his: &Card) -> Result<RecordId, Error> {
        let mut first = None;
        for card in [hers, his] {
            let fields = [
                set("organisation", card.facts.organisation.as_str()),
                set("name", card.facts.name.as_str()),
                set("domain", card.facts.domain.as_str()),
                set("root", *card.root_id().as_bytes()),
            ];
            let partner = self.create("partner/1", Class::K1, &fields)?;
            first.get_or_insert(partner);
        }
        let lead = first.expect("two partners");
        let role = [
            set("partner", link(lead)),
            set("role", "case_lead"),
            set("state", "accepted"),
        ];
        self.create("role/1", Class::K1, &role)?;
        Ok(lead)
    }

    fn report(&mut self) -> Result<(), Error> {
        let fields = [
            set("received_at", MOMENT),
            set("channel", "phone"),
            set("text", self.words.note(15, 60)),
        ];
        self.create("report/1", Class::K2, &fields).map(drop)
    }

    fn visit(&mut self) -> Result<(), Error> {
        let fields = [set("occurred_at", MOMENT), set("outcome", "spoken")];
        let visit = self.create("visit/1", Class::K2, &fields)?;
        let fact = [
            set("visit", link(visit)),
            set("occurred_at", MOMENT),
            set("precision", "exact"),
            set("source", "own"),
            set("text", self.words.note(20, 80)),
        ];
        let fact = self.create("fact/1", Class::K2, &fact)?;
        let corrected = self.words.note(20, 80);
        self.tx.write(fact, &[set("text", corrected)])?;
        let quote = [
            set("visit", link(visit)),
            set("occurred_at", MOMENT),
            set("text", self.words.note(8, 30)),
        ];
        let quote = self.create("quote/1", Class::K2, &quote)?;
        for record in [visit, fact, quote] {
            self.seal(record)?;
        }
        Ok(())
    }

    fn action(&mut self, owner: RecordId) -> Result<(), Error> {
        let fields = [
            set("text", self.words.note(4, 12)),
            set("owner", link(owner)),
            set("due", self.words.one(&DAYS)),
            set("state", "open"),
        ];
        let action = self.create("action/1", Class::K1, &fields)?;
        let later = self.words.one(&DAYS);
        self.tx.write(action, &[set("due", later)])?;
        let ending = [
            set("state", self.words.one(&["open", "done", "dropped"])),
            set("result", self.words.note(3, 10)),
        ];
        self.tx.write(action, &ending)
    }

    fn interventions(&mut self) -> Result<(), Error> {
        for _ in 0..2 {
            let fields = [
                set("type", "talk"),
                set("started", DAYS[1]),
                set("text", self.words.note(10, 40)),
            ];
            let intervention = self.create("intervention/1", Class::K2, &fields)?;
            let result = self.words.note(5, 20);
            let ending = [set("ended", DAYS[2]), set("result", result)];
            self.tx.write(intervention, &ending)?;
        }
        let agreement = [
            set("with", "bewoner"),
            set("text", self.words.note(10, 30)),
            set("agreed_at", DAYS[1]),
        ];
        self.create("agreement/1", Class::K2, &agreement).map(drop)
    }

    fn factors(&mut self) -> Result<(), Error> {
        for field in ["sf1_q1", "sf1_q2", "sf2_q1", "sf2_q2", "sf3_q1", "sf4_q1"] {
            let answer = self.words.note(8, 25);
            self.tx.once(self.case, "factor/1", &[set(field, answer)])?;
        }
        Ok(())
    }

    /// The case moves on, and its urgency with it.
    fn course(&mut self, case: RecordId) -> Result<(), Error> {
        for (place, phase) in PHASES.into_iter().enumerate() {
            let before = if place == 0 { "F0" } else { PHASES[place - 1] };
            let moved = [
                set("from", before),
                set("to", phase),
                set("reason", self.words.note(5, 15)),
                set("at", MOMENT),
            ];
            self.create("transition/1", Class::K1, &moved)?;
            self.tx
                .write(case, &[set("phase", phase), set("phase_since", DAYS[0])])?;
        }
        let urgency = self.words.one(&URGENCIES);
        self.tx.write(case, &[set("urgency", urgency)])
    }
}
