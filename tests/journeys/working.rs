//! A program that does one thing again and again, says before and after each time what it does, and is killed in between.

use crate::again;
use journeys::{Device, device::ANNA, photo};
use serde_json::{Value, json};
use std::{
    env,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

const CHILD: &str = "WOONRUST_WORKING_CHILD";
/// What Rust's test runner prints besides does not begin so.
const MARK: &str = "at work: ";

/// Everything that writes, by the name of its work.
pub const WORKS: [&str; 11] = [
    "save",
    "draft",
    "photo",
    "look",
    "merge",
    "backup",
    "restore",
    "passphrase",
    "rewrite",
    "export",
    "open",
];

/// The two between which a change of passphrase goes back and forth.
pub const PASSPHRASES: [&str; 2] = [
    ANNA.passphrase,
    "tractor pannenkoek waterval bromfiets orgel",
];

/// Anna's device as it is, with the passphrase that it has now.
pub fn anna(dir: &Path, passphrase: usize, seed: u64) -> Device {
    let mut device = Device::seeded(dir, ANNA, seed);
    device.person.passphrase = PASSPHRASES[passphrase];
    device
}

/// What to do.
pub struct Orders<'a> {
    /// One of [`WORKS`].
    pub work: &'a str,
    /// Below it lies the device.
    pub dir: &'a Path,
    /// Where files go.
    pub out: &'a Path,
    pub case: &'a str,
    /// For whom a file is.
    pub contact: &'a str,
    /// A file to look at and to merge.
    pub file: &'a str,
    /// A backup to restore, made under the first passphrase.
    pub backup: &'a str,
    pub passphrase: usize,
    pub round: u64,
}

/// One line of what the program said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Before it, or after it was acknowledged.
    pub did: bool,
    pub work: String,
    pub what: String,
}

impl Line {
    fn read(line: &str) -> Option<Line> {
        let (_, said) = line.split_once(MARK)?;
        let [phase, work, what] = said.splitn(3, ' ').collect::<Vec<_>>().try_into().ok()?;
        Some(Line {
            did: phase == "did",
            work: work.to_owned(),
            what: what.to_owned(),
        })
    }
}

/// A program at work, in a process of its own.
pub struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    said: Vec<Line>,
}

impl Running {
    pub fn start(orders: &Orders<'_>) -> Running {
        let said = json!({
            "work": orders.work, "dir": orders.dir, "out": orders.out, "case": orders.case, "contact": orders.contact,
            "file": orders.file, "backup": orders.backup, "passphrase": orders.passphrase, "round": orders.round,
        });
        let mut child = Command::new(env::current_exe().unwrap())
            .args(again("working::the_program_that_works"))
            .env(CHILD, said.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Running {
            child,
            out,
            said: Vec::new(),
        }
    }

    /// Waits until the work begins for the `times`-th time, and so much longer.
    pub fn wait_for(&mut self, work: &str, times: u64, longer: Duration) {
        let mut begun = 0;
        while begun < times {
            let line = self.hear().expect("the program goes on until it is killed");
            begun += u64::from(!line.did && line.work == work);
        }
        let (_silent, never) = mpsc::channel::<()>();
        assert!(never.recv_timeout(longer).is_err());
    }

    /// Kills it with no chance to clean up, and returns everything that it said until then.
    pub fn kill(mut self) -> Vec<Line> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while self.hear().is_some() {}
        self.said
    }

    fn hear(&mut self) -> Option<Line> {
        let mut text = String::new();
        while self.out.read_line(&mut text).unwrap() > 0 {
            if let Some(line) = text.strip_suffix('\n').and_then(Line::read) {
                self.said.push(line.clone());
                return Some(line);
            }
            text.clear();
        }
        None
    }
}

/// Does nothing unless it is the child.
#[test]
fn the_program_that_works() {
    let Ok(orders) = env::var(CHILD) else { return };
    let orders: Value = serde_json::from_str(&orders).unwrap();
    let mut worker = Worker::with(orders);
    for number in 0.. {
        let work = worker.order("work");
        worker.does(&work, number);
        if work != "save" {
            worker.does("save", number);
        }
    }
}

struct Worker {
    orders: Value,
    anna: Device,
    passphrase: usize,
    round: u64,
}

impl Worker {
    fn with(orders: Value) -> Worker {
        let number = |name: &str| orders[name].as_u64().unwrap();
        let (round, passphrase) = (number("round"), number("passphrase"));
        let passphrase = usize::try_from(passphrase).unwrap();
        let dir = PathBuf::from(orders["dir"].as_str().unwrap());
        let anna = anna(&dir, passphrase, 10_000 + round);
        anna.unlock();
        Worker {
            orders,
            anna,
            passphrase,
            round,
        }
    }

    fn order(&self, name: &str) -> String {
        self.orders[name].as_str().unwrap().to_owned()
    }

    fn out(&self, name: &str) -> PathBuf {
        PathBuf::from(self.order("out")).join(name)
    }

    fn does(&mut self, work: &str, number: u64) {
        let what = format!("{}-{number}", self.round);
        let done = |name: &str, request: Value| {
            told(work, &what, || drop(self.anna.done(name, request)));
        };
        let path = |path: PathBuf| json!({ "path": path });
        match work {
            "save" => done("save_visit", visit(&self.order("case"), &what)),
            "draft" => {
                let revision = self.round * 1_000 + number + 1;
                done(
                    "save_draft",
                    json!({ "form_kind": "action", "target": "", "content": what, "revision": revision }),
                );
            }
            "photo" => {
                let picture = self.out("gang.jpg");
                std::fs::write(
                    &picture,
                    photo::sized(200 + u32::try_from(number).unwrap(), 150),
                )
                .unwrap();
                let alt = format!("foto {what}");
                done(
                    "add_photo",
                    json!({ "case": self.order("case"), "visit": null, "alt": alt, "path": picture }),
                );
            }
            "look" => told(work, &what, || {
                let preview = self.preview();
                self.anna.done("cancel_import", preview);
            }),
            "merge" => {
                let preview = self.preview();
                done("import_file", preview);
            }
            "backup" => done("backup_vault", path(self.out("reserve.woonrust-backup"))),
            "restore" => told(work, &what, || self.restore(&what)),
            "passphrase" => self.change_passphrase(),
            "rewrite" => done(
                "rewrite_vault",
                json!({ "passphrase": PASSPHRASES[self.passphrase] }),
            ),
            "export" => {
                let to = self.out(&format!("uit-{what}.woonrust"));
                let (case, contact) = (self.order("case"), self.order("contact"));
                done(
                    "export_case",
                    json!({ "cases": [case], "contact": contact, "yes": true, "path": to }),
                );
            }
            _ => told(work, &what, || drop(self.anna.reopen())),
        }
    }

    fn preview(&self) -> Value {
        let look = json!({ "path": self.order("file"), "yes": false });
        let preview = self.anna.done("preview_import", look);
        json!({ "token": preview["token"] })
    }

    fn restore(&self, what: &str) {
        let place = elsewhere(Path::new(&self.order("dir")), what);
        let device = anna(&place, 0, 50_000 + self.round);
        restore(&device, &self.order("backup"));
    }

    fn change_passphrase(&mut self) {
        let new = 1 - self.passphrase;
        let request = json!({ "current": PASSPHRASES[self.passphrase], "new": PASSPHRASES[new] });
        told("passphrase", &new.to_string(), || {
            drop(self.anna.done("change_passphrase", request));
        });
        self.passphrase = new;
        self.anna.person.passphrase = PASSPHRASES[new];
    }
}

/// Where a backup is restored.
pub fn elsewhere(dir: &Path, what: &str) -> PathBuf {
    dir.join(format!("elders-{what}"))
}

/// Makes the vault of a device out of a backup under its passphrase.
pub fn restore(device: &Device, backup: &str) {
    let secret = device.person.passphrase;
    let request = json!({ "path": backup, "secret_kind": "passphrase", "secret": secret });
    device.done("restore_vault", request);
}

/// A home visit that is several records, and something for oneself alone: one save.
fn visit(case: &str, what: &str) -> Value {
    json!({
        "case": case, "visit": null, "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": what, "announced": true,
        "outcome": "spoken", "company": "alone", "card_left": true, "saw": format!("gezien {what}"),
        "said": format!("gehoord {what}"), "said_by": "", "think": format!("gedacht {what}"),
        "care": format!("zorg {what}"), "photos": [], "finish": false,
        "next_step": { "text": format!("actie {what}"), "due": "2026-11-24", "owner": null },
    })
}

/// Says it before and after. Whoever does not listen any more has killed us.
fn told(work: &str, what: &str, deed: impl FnOnce()) {
    say("begin", work, what);
    deed();
    say("did", work, what);
}

fn say(phase: &str, work: &str, what: &str) {
    let mut out = io::stdout().lock();
    let said = writeln!(out, "{MARK}{phase} {work} {what}").and_then(|()| out.flush());
    if said.is_err() {
        std::process::exit(0);
    }
}
