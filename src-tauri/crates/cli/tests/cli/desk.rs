//! One person at a terminal: runs the built program on a vault of its own.

use journeys::device::{Person, make_unlocking_cheap};
use serde_json::{Value, json};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A terminal with a vault folder and a passphrase.
pub struct Desk {
    pub dir: PathBuf,
    pub person: Person,
}

impl Desk {
    pub fn new(dir: &Path, person: Person) -> Desk {
        Desk {
            dir: dir.join(person.domain),
            person,
        }
    }

    /// Makes the vault as a script does. Unlocking is made cheap afterwards: how much it costs is tested elsewhere.
    pub fn with_vault(dir: &Path, person: Person) -> Desk {
        let desk = Desk::new(dir, person);
        let created = desk.create();
        assert_eq!(created["recovery_code"].as_str().unwrap().len(), 9 * 4 + 8);
        make_unlocking_cheap(&desk.dir, person.passphrase).unwrap();
        desk
    }

    pub fn create(&self) -> Value {
        let Person {
            name,
            organisation,
            domain,
            ..
        } = self.person;
        self.json(&[
            "vault",
            "create",
            "--name",
            name,
            "--organisation",
            organisation,
            "--domain",
            domain,
        ])
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_woonrust-cli"));
        command
            .args(words)
            .env("WOONRUST_VAULT", &self.dir)
            .envs(self.home())
            .env("WOONRUST_PASSPHRASE", self.person.passphrase)
            .env_remove("WOONRUST_NEW_PASSPHRASE")
            .env_remove("WOONRUST_RECOVERY_CODE")
            .stdin(Stdio::null());
        command
    }

    /// A home of its own: what is kept outside the vault must not meet that of whoever runs the tests.
    fn home(&self) -> [(&'static str, PathBuf); 5] {
        let home = self.dir.with_file_name("home");
        let names = [
            "HOME",
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "APPDATA",
            "LOCALAPPDATA",
        ];
        names.map(|name| (name, home.join(name)))
    }

    /// A command without `--vault`: it works on the vault of the window.
    pub fn command_of_window(&self, words: &[&str]) -> Command {
        let mut command = self.command(words);
        command.env_remove("WOONRUST_VAULT");
        command
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// The one JSON document of a command that must do what it is asked.
    pub fn json(&self, words: &[&str]) -> Value {
        document(words, &self.run(&[words, &["--json"]].concat()))
    }

    /// Plain text of a command that must do what it is asked.
    pub fn text(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(
            output.status.success(),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// The error of a command that must be refused, with its exit code.
    pub fn refused(&self, words: &[&str]) -> (i32, Value) {
        let output = self.run(&[words, &["--json"]].concat());
        assert!(
            output.stdout.is_empty(),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stdout)
        );
        let error = String::from_utf8(output.stderr).unwrap();
        let error = serde_json::from_str(&error).unwrap_or_else(|_| panic!("{words:?}: {error}"));
        (output.status.code().unwrap(), error)
    }

    /// A use case with its request on standard input, where no list of processes shows it.
    pub fn call(&self, name: &str, request: &Value) -> Value {
        let words = ["call", name, "-", "--json"];
        let mut child = self
            .command(&words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        write!(child.stdin.take().unwrap(), "{request}").unwrap();
        document(&words, &child.wait_with_output().unwrap())
    }

    /// The identifier of this person.
    pub fn root(&self) -> String {
        self.json(&["vault", "info"])["person"]["root"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub fn fingerprint(&self) -> String {
        self.json(&["vault", "info"])["person"]["fingerprint"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Both cards change hands and are compared.
    pub fn meet(&self, other: &Desk, dir: &Path) {
        for (from, to) in [(self, other), (other, self)] {
            let card = dir.join(format!("{}.woonrust-card", from.person.domain));
            let card = card.to_str().unwrap();
            from.json(&["contact", "export", card]);
            let contact = to.json(&["contact", "import", card]);
            assert_eq!(
                (&contact["contact"], &contact["state"]),
                (&json!(from.root()), &json!("unverified"))
            );
            let how = ["--how", "voorgelezen aan de telefoon"];
            let words = [
                "contact",
                "verify",
                from.person.name,
                "--fingerprint",
                &from.fingerprint(),
            ];
            assert_eq!(
                to.json(&[words.as_slice(), &how].concat())["state"],
                "verified"
            );
        }
    }
}

fn document(words: &[&str], output: &Output) -> Value {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{words:?} ended with {:?}: {error}",
        output.status.code()
    );
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{words:?}: not one document: {error}"))
}
