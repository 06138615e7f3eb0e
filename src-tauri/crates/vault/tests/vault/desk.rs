//! Named people with a vault of their own, a fixed clock and fixed randomness.

use crate::tests_env::{FixedEnv, quick_dir};
use ledger::{
    author::Edit,
    cbor::Value,
    ids::{CaseId, RecordId},
    plan::Incoming,
    sharing::{Class, Token},
};
use std::{fs, path::Path, sync::Arc};
use tempfile::TempDir;
use vault::{Admitted, Error, Kdf, NewIdentity, Place, RecoveryCode, Secret, Tx, Vault};

pub const PASSPHRASE: &str = "regenjas paardenbloem kozijn";

/// Someone at a desk: a vault, the code on paper, the clock on the wall.
pub struct Desk {
    pub dir: TempDir,
    pub env: Arc<FixedEnv>,
    pub code: RecoveryCode,
    pub vault: Vault,
}

pub fn passphrase() -> Secret {
    Secret::new(PASSPHRASE)
}

/// Care worker at the GGD.
pub fn anna() -> Desk {
    desk(1, "Anna de Wit", "GGD Waterveen", "care")
}

/// Team lead at the municipality.
pub fn bram() -> Desk {
    desk(2, "Bram Okafor", "Gemeente Waterveen", "enforcement")
}

/// Consultant at the housing association.
pub fn carla() -> Desk {
    desk(3, "Carla Smit", "Woonstichting Veen", "housing")
}

fn desk(seed: u64, name: &str, organisation: &str, domain: &str) -> Desk {
    let (dir, env) = (quick_dir(), Arc::new(FixedEnv::seeded(seed)));
    let identity = NewIdentity {
        name: name.to_owned(),
        organisation: organisation.to_owned(),
        domain: domain.to_owned(),
        function: "medewerker".to_owned(),
    };
    let (vault, code) = Vault::create(
        place(&dir),
        &passphrase(),
        &identity,
        env.clone(),
        Kdf::CHEAP,
    )
    .unwrap();
    Desk {
        dir,
        env,
        code,
        vault,
    }
}

/// The vault of a desk, with its marker beside it.
pub fn place(dir: &TempDir) -> Place {
    Place::new(dir.path().join("kluis")).with_marker(dir.path().join("buiten").join("marker"))
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

impl Desk {
    /// Locks and unlocks.
    pub fn reopen(self) -> Desk {
        let Desk {
            dir,
            env,
            code,
            vault,
        } = self;
        drop(vault);
        let vault = Vault::open(place(&dir), &passphrase(), env.clone()).unwrap();
        Desk {
            dir,
            env,
            code,
            vault,
        }
    }

    /// Opens a case at an address.
    pub fn open_case(&mut self, street: &str, number: &str) -> CaseId {
        self.vault
            .transact("open_case", |tx| create_case(tx, street, number))
            .unwrap()
            .0
    }

    /// Writes down what was seen.
    pub fn add_fact(&mut self, case: CaseId, text: &str) -> RecordId {
        let write = |tx: &mut Tx<'_>| {
            tx.create(
                case,
                "fact/1",
                &[Token::Case],
                Class::K2,
                &[set("text", text)],
            )
        };
        self.vault.transact("add_fact", write).unwrap().0
    }

    /// Changes one text field.
    pub fn change(&mut self, record: RecordId, field: &str, text: &str) {
        self.vault
            .transact("change", |tx| tx.write(record, &[set(field, text)]))
            .unwrap();
    }

    /// Names someone as partner of a case.
    pub fn name_partner(&mut self, case: CaseId, other: &Desk) -> RecordId {
        let card = other.vault.own_card().unwrap();
        let root = Edit::Set(Value::from(*card.root_id().as_bytes()));
        let edits = [
            set("organisation", &card.facts.organisation),
            set("name", &card.facts.name),
            ("root", root),
        ];
        let write =
            |tx: &mut Tx<'_>| tx.create(case, "partner/1", &[Token::Case], Class::K1, &edits);
        self.vault.transact("name_partner", write).unwrap().0
    }

    /// Everything of a case, as a verified file of this desk would bring it.
    pub fn file(&self, case: CaseId) -> Incoming {
        let records = self.vault.case_records(case).unwrap();
        let changes = records
            .iter()
            .flat_map(|record| self.vault.changes_of(record.id).unwrap())
            .collect();
        let own = self.vault.own();
        Incoming {
            sender: own.root,
            sender_device: own.device,
            scope: vec![case],
            cards: self.vault.cards().unwrap(),
            control: Vec::new(),
            changes,
            own_yes: false,
        }
    }

    /// Plans and merges a file.
    pub fn merge(&mut self, incoming: &Incoming) -> Result<Admitted, Error> {
        let planned = self.vault.plan(incoming)?;
        self.vault.start_epoch_if_copied(&planned, incoming)?;
        self.vault
            .transact("import", |tx| tx.admit(&planned, incoming, &[9; 32]))
            .map(|(admitted, _)| admitted)
    }
}

pub fn set<'a>(field: &'a str, text: &str) -> (&'a str, Edit) {
    (field, Edit::Set(Value::from(text)))
}

fn create_case(tx: &mut Tx<'_>, street: &str, number: &str) -> Result<CaseId, Error> {
    let edits = [
        set("opened_at", "2026-11-20T14:32:00+01:00"),
        set("phase", "F1"),
        set("urgency", "medium"),
    ];
    let case = CaseId::of(tx.create(CaseId::NONE, "case/1", &[Token::Case], Class::K1, &edits)?);
    let address = [
        set("street", street),
        set("house_number", number),
        set("postcode", "1234AB"),
        set("town", "Waterveen"),
    ];
    tx.create(case, "address/1", &[Token::Case], Class::K1, &address)?;
    Ok(case)
}
