//! One person with one vault, called as the window calls it.

use crate::clock::Clock;
use app::{ApiError, App, Env, ErrorCode, Folders, Kdf, Progress, Silent, calls};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// A person of the journeys.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Name on the card.
    pub name: &'static str,
    /// Organisation on the card.
    pub organisation: &'static str,
    /// Domain on the card.
    pub domain: &'static str,
    /// Function on the card.
    pub function: &'static str,
    /// Opens the vault.
    pub passphrase: &'static str,
    /// Name of the folder, and seed of the dice.
    folder: &'static str,
    seed: u64,
}

/// The care worker.
pub const ANNA: Person = Person {
    name: "Anna de Vries",
    organisation: "GGD Voorbeeldregio",
    domain: "care",
    function: "wijkverpleegkundige",
    passphrase: "kachel vlinder ponton lantaarn mosterd",
    folder: "anna",
    seed: 1,
};

/// The team lead.
pub const BRAM: Person = Person {
    name: "Bram Jansen",
    organisation: "Gemeente Voorbeeldstad",
    domain: "enforcement",
    function: "teamleider woonoverlast",
    passphrase: "zeilboot pepermunt gordijn trompet egel",
    folder: "bram",
    seed: 2,
};

/// Someone of the housing corporation, for whom the files are not.
pub const CARLA: Person = Person {
    name: "Carla Peters",
    organisation: "Woningcorporatie De Voorbeelden",
    domain: "housing",
    function: "wijkbeheerder",
    passphrase: "walnoot fietsbel regenton klaproos anker",
    folder: "carla",
    seed: 3,
};

/// Someone of the police, whom the others meet later.
pub const DORA: Person = Person {
    name: "Dora Bakker",
    organisation: "Politie Voorbeeldregio",
    domain: "police",
    function: "wijkagent",
    passphrase: "kruiwagen theedoek horizon zwaluw kompas",
    folder: "dora",
    seed: 4,
};

/// A device with its vault.
pub struct Device {
    /// Whose it is.
    pub person: Person,
    /// Its time and dice.
    pub clock: Arc<Clock>,
    /// Everything of this device lies below here.
    pub dir: PathBuf,
    app: App,
}

impl Device {
    /// The care worker's device, with a finished vault below `dir`.
    pub fn anna(dir: &Path) -> Device {
        Device::with_vault(dir, ANNA)
    }

    /// The team lead's device.
    pub fn bram(dir: &Path) -> Device {
        Device::with_vault(dir, BRAM)
    }

    /// The third one's device.
    pub fn carla(dir: &Path) -> Device {
        Device::with_vault(dir, CARLA)
    }

    /// The fourth one's device.
    pub fn dora(dir: &Path) -> Device {
        Device::with_vault(dir, DORA)
    }

    /// A device on which nothing was done yet.
    pub fn empty(dir: &Path, person: Person) -> Device {
        Device::seeded(dir, person, person.seed)
    }

    /// The same with other dice: for a device whose vault exists already.
    pub fn seeded(dir: &Path, person: Person, seed: u64) -> Device {
        let clock = Arc::new(Clock::seeded(seed));
        let dir = dir.join(person.folder);
        let env: Arc<dyn Env> = clock.clone();
        let app = App::with_kdf(folders(&dir), env, Kdf::CHEAP);
        Device {
            person,
            clock,
            dir,
            app,
        }
    }

    /// The same device on a disk with so much room.
    #[must_use]
    pub fn with_room(self, room: impl Fn(&Path) -> Option<u64> + Send + Sync + 'static) -> Device {
        Device {
            app: self.app.with_room(room),
            ..self
        }
    }

    fn with_vault(dir: &Path, person: Person) -> Device {
        Device::with_code(dir, person).0
    }

    /// A device with a finished vault, and the recovery code of its person.
    pub fn with_code(dir: &Path, person: Person) -> (Device, String) {
        let device = Device::empty(dir, person);
        let created = device.done("create_vault", device.identity());
        let group =
            |index: usize| json!({ "index": index, "text": created["recovery_code"][index] });
        device.done(
            "confirm_recovery",
            json!({ "first": group(2), "second": group(6) }),
        );
        (device, joined(&created["recovery_code"]))
    }

    /// The request that makes this person's vault.
    pub fn identity(&self) -> Value {
        let person = self.person;
        json!({
            "name": person.name, "organisation": person.organisation, "domain": person.domain,
            "function": person.function, "passphrase": person.passphrase,
        })
    }

    /// Runs a use case.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, ApiError> {
        calls::call(&self.app, name, request, &Silent)
    }

    /// Runs a use case while somebody watches.
    pub fn call_watched(
        &self,
        name: &str,
        request: Value,
        progress: &dyn Progress,
    ) -> Result<Value, ApiError> {
        calls::call(&self.app, name, request, progress)
    }

    /// Runs a use case that must do what it is asked.
    pub fn done(&self, name: &str, request: Value) -> Value {
        self.call(name, request).unwrap_or_else(|error| {
            panic!(
                "{} {name}: {error}, field {:?}",
                self.person.name, error.field
            )
        })
    }

    /// Runs a use case that must refuse, and says how.
    pub fn refused(&self, name: &str, request: Value) -> ApiError {
        match self.call(name, request) {
            Ok(view) => panic!("{} {name} was not refused: {view}", self.person.name),
            Err(error) => error,
        }
    }

    /// Unlocks with the person's passphrase.
    pub fn unlock(&self) -> Value {
        self.done("unlock", json!({ "passphrase": self.person.passphrase }))
    }

    /// Locks, and unlocks again.
    pub fn reopen(&self) -> Value {
        self.done("lock", json!({}));
        self.unlock()
    }

    /// Work that an error must leave as it was: cases, records and changes.
    pub fn counts(&self) -> Value {
        let info = self.done("vault_info", json!({}));
        json!([info["cases"], info["records"], info["changes"]])
    }

    /// The folder of the vault itself.
    pub fn vault_dir(&self) -> PathBuf {
        self.dir.join("vault")
    }

    /// The same program once more, as when the icon is clicked twice.
    pub fn second_program(&self) -> App {
        App::with_kdf(
            folders(&self.dir),
            Arc::new(Clock::seeded(self.person.seed + 100)),
            Kdf::CHEAP,
        )
    }

    /// Whether a second program on the same vault is refused.
    pub fn is_in_use(&self) -> bool {
        let request = json!({ "passphrase": self.person.passphrase });
        let second = calls::call(&self.second_program(), "unlock", request, &Silent);
        second.is_err_and(|error| error.code == ErrorCode::VaultInUse)
    }
}

/// The groups of a recovery code in one line.
pub fn joined(groups: &Value) -> String {
    let groups = groups.as_array().into_iter().flatten();
    let groups: Vec<&str> = groups.filter_map(Value::as_str).collect();
    groups.join("-")
}

/// The folders of a device, all of them below one.
pub fn folders(dir: &Path) -> Folders {
    Folders {
        data: dir.to_owned(),
        config: dir.join("config"),
        logs: dir.join("logs"),
    }
}

/// Gives an existing vault a passphrase slot that costs nothing to open, so that a test can open it often.
pub fn make_unlocking_cheap(dir: &Path, passphrase: &str) -> Result<(), ApiError> {
    let app = App::with_kdf(folders(dir), app::system_env(), Kdf::CHEAP);
    let call = |name: &str, request: Value| calls::call(&app, name, request, &Silent);
    call("unlock", json!({ "passphrase": passphrase }))?;
    call(
        "change_passphrase",
        json!({ "current": passphrase, "new": passphrase }),
    )?;
    Ok(())
}
