//! Anna's vault at a moment from which two runs go apart: each act has dice and a clock of its own.

use crate::{copy_folder, folder};
use journeys::{
    Device,
    clock::{MINUTE, START_MS},
    device::ANNA,
    disclosing::try_decide,
    inside,
    story::{Story, report, root, rows},
};
use ledger::{
    author::{Edit, FieldEdit},
    cbor::Value as Field,
    ids::{CaseId, RecordId},
    sharing::{Class, Token},
};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;
use vault::Tx;

/// Classes of which only a decision opens a record.
const CLOSED: [Class; 5] = [Class::K3, Class::K4, Class::K5, Class::K6, Class::K7];

/// One act: what it does in the open follows from `seed`, what it does out of sight from `twist`.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    pub seed: u64,
    pub twist: u64,
    /// Minutes after the runs went apart.
    pub minute: i64,
}

/// Where both runs begin: a case that Bram and Carla hold as well, and what they sent back since.
pub struct Begin {
    dir: TempDir,
    pub case: String,
    pub bram: String,
    pub carla: String,
    /// What opens their files.
    pub brams_key: age::x25519::Identity,
    pub carlas_key: age::x25519::Identity,
    /// A fact of Anna's that only Carla may see besides her.
    secret_fact: String,
    pub from_bram: String,
    pub from_carla: String,
}

impl Begin {
    pub fn make() -> Begin {
        let dir = folder();
        let story = Story::until_shared(dir.path());
        let carla = Device::carla(dir.path());
        story.meet(&story.anna, &carla);
        story.add_partner(&story.anna, &carla);
        let secret_fact = for_carla(&story.anna, &story.case, &root(&carla));
        story.pass_on(&story.anna, &story.bram);
        story.pass_on(&story.anna, &carla);
        let urgency = json!({ "case": story.case, "urgency": "high", "reason": "Drie meldingen." });
        story.bram.done("set_urgency", urgency);
        let action =
            json!({ "case": story.case, "text": "Buren spreken", "owner": null, "due": null });
        story.bram.done("add_action", action);
        let from_bram = story.send(&story.bram, &story.anna, "van-bram.woonrust");
        for_anna(&carla, &story.case, &secret_fact, &root(&story.anna));
        let from_carla = story.send(&carla, &story.anna, "van-carla.woonrust");
        let [brams_key, carlas_key] = [&story.bram, &carla].map(inside::secret);
        let (bram, carla) = (root(&story.bram), root(&carla));
        story.anna.done("lock", json!({}));
        Begin {
            case: story.case.clone(),
            bram,
            carla,
            brams_key,
            carlas_key,
            secret_fact,
            from_bram,
            from_carla,
            dir,
        }
    }
}

/// Carla may see it, and it is nothing of Bram's business.
fn for_carla(anna: &Device, case: &str, carla: &str) -> String {
    let case: CaseId = case.parse().unwrap();
    let carla = [Token::Person(carla.parse().unwrap())];
    let words = [("text", Edit::Set(Field::from("De huur is betaald.")))];
    let made = inside::with_vault(anna, |vault| {
        let made = vault.transact("test", |tx| {
            tx.create(case, "fact/1", &carla, Class::K2, &words)
        });
        made.unwrap().0
    });
    made.to_string()
}

/// Carla writes in that fact, and two records of her own for Anna alone: Bram learns of neither.
fn for_anna(carla: &Device, case: &str, fact: &str, anna: &str) {
    let (case, fact): (CaseId, RecordId) = (case.parse().unwrap(), fact.parse().unwrap());
    let anna = [Token::Person(anna.parse().unwrap())];
    inside::write(
        carla,
        fact,
        &[("text", Edit::Set(Field::from("De huur is laat.")))],
    );
    inside::with_vault(carla, |vault| {
        let words = [("text", Edit::Set(Field::from("Alleen voor Anna.")))];
        let made = vault.transact("test", |tx| {
            tx.create(case, "fact/1", &anna, Class::K2, &words)?;
            tx.create(case, "quote/1", &anna, Class::K0, &words)
        });
        made.unwrap();
    });
}

/// One run.
pub struct Run<'a> {
    pub begin: &'a Begin,
    pub anna: Device,
    dir: TempDir,
    /// What came of each act in the open, in order: both runs must tell the same.
    pub told: Vec<String>,
    facts: Vec<String>,
    visits: Vec<String>,
    actions: Vec<String>,
    pub notes: Vec<String>,
    /// What Anna decided that Bram may see, and whether she edited it since.
    pub disclosed: Vec<(String, bool)>,
    pub elsewhere: Option<String>,
    /// Acts out of sight that did something.
    pub unseen: usize,
}

impl<'a> Run<'a> {
    pub fn from(begin: &'a Begin) -> Run<'a> {
        let dir = folder();
        copy_folder(&begin.dir.path().join("anna"), &dir.path().join("anna"));
        let anna = Device::seeded(dir.path(), ANNA, 77);
        anna.clock.hold(0, moment(0));
        anna.unlock();
        Run {
            begin,
            anna,
            dir,
            told: Vec::new(),
            facts: Vec::new(),
            visits: Vec::new(),
            actions: Vec::new(),
            notes: vec![begin.secret_fact.clone()],
            disclosed: Vec::new(),
            elsewhere: None,
            unseen: 0,
        }
    }

    /// What a person gets when he opens the file that Anna writes for him: always at one moment, under one file id.
    pub fn plaintext(&self, to: &str, key: &age::x25519::Identity) -> Vec<u8> {
        let path = self.dir.path().join("uit.woonrust");
        self.anna.clock.hold(u64::MAX, moment(10_000));
        let export =
            json!({ "cases": [self.begin.case], "contact": to, "yes": false, "path": path });
        self.anna.done("export_case", export);
        inside::decrypted(key, &path)
    }

    /// The same of a file with only what he did not acknowledge, written after that one.
    pub fn only_new(&self, to: &str, key: &age::x25519::Identity) -> Vec<u8> {
        let path = self.dir.path().join("nieuw.woonrust");
        self.anna.clock.hold(u64::MAX - 1, moment(10_001));
        let export = json!({
            "cases": [self.begin.case], "contact": to, "yes": false, "path": path, "only_new": true,
        });
        match self.anna.call("export_case", export) {
            Ok(_) => inside::decrypted(key, &path),
            Err(error) => format!("{:?}", error.code).into_bytes(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn hold(&self, seed: u64, minute: i64) {
        self.anna.clock.hold(seed, moment(minute));
    }

    /// An act that a partner may see all or part of. Which it is and what it says follows from the seed.
    pub fn in_the_open(&mut self, act: Act) {
        self.hold(act.seed, act.minute);
        let seed = act.seed;
        match seed % 20 {
            16 => self.disclose(act, false),
            17 => self.disclose(act, true),
            0..=2 => self.note(seed),
            3 | 4 => self.visit(act),
            5 => self.complete(act),
            6 => self.finish(seed),
            7 => self.correct(seed),
            8 => self.take_back(seed),
            9 => self.act_or_end(seed),
            10 => self.urgency(seed),
            11 => self.answer(seed),
            12 => self.second_report(act),
            13 => self.photo(seed),
            14 => self.merge_bram(),
            18 => self.share_with_bram(seed),
            19 => self.erase_what_bram_has(act),
            _ => self.agree(seed),
        }
    }

    /// Runs a use case and notes what came of it; returns the name of what it made, and whether it was done.
    fn tell(&mut self, name: &str, request: Value, part: &str) -> (Option<String>, bool) {
        let outcome = self.anna.call(name, request);
        self.told.push(match &outcome {
            Ok(view) => format!("{name} {}", view[part]),
            Err(error) => format!("{name} refused: {:?}", error.code),
        });
        let made = outcome.as_ref().ok().and_then(|view| view[part].as_str());
        (made.map(str::to_owned), outcome.is_ok())
    }

    /// Bram gets what he may see by now; what follows knows that he has it.
    fn share_with_bram(&mut self, seed: u64) {
        let path = self.path(&format!("bram-{seed}.woonrust"));
        let export = json!({ "cases": [self.case()], "contact": self.begin.bram, "yes": false, "path": path });
        self.tell("export_case", export, "");
    }

    /// Something that went to Bram and to nobody else is erased here, and he is asked to do the same.
    fn erase_what_bram_has(&mut self, act: Act) {
        let words = format!("Gaat weer weg {}.", act.seed % 997);
        let made = self.tell("add_entry", entry(self.case(), "fact", &words), "record");
        let Some(record) = made.0 else { return };
        self.hold(act.seed ^ 0x5e27, act.minute);
        self.share_with_bram(act.seed);
        self.hold(act.seed ^ 0xe7a5, act.minute);
        let erase =
            json!({ "case": null, "record": record, "field": null, "basis": "art17", "yes": true });
        self.tell("erase", erase, "");
    }

    fn case(&self) -> &'a str {
        &self.begin.case
    }

    fn note(&mut self, seed: u64) {
        let kind = if seed & 64 == 0 { "fact" } else { "quote" };
        let request = entry(
            self.case(),
            kind,
            &format!("Lawaai in de gang {}.", seed % 997),
        );
        let made = self.tell("add_entry", request, "record");
        self.facts.extend(made.0);
    }

    fn visit_request(&self, act: Act, visit: Option<&str>) -> Value {
        let hidden = |chance: u64, words: &str| {
            let says = !act.twist.is_multiple_of(chance);
            if says {
                format!("{words} {}", act.twist % 997)
            } else {
                String::new()
            }
        };
        json!({
            "case": self.case(), "visit": visit, "occurred_at": "2026-11-21T14:00:00+01:00", "purpose": "kennismaken",
            "announced": true, "outcome": "spoken", "company": "alone", "card_left": true,
            "saw": format!("Post in de hal {}.", act.seed % 997), "said": "Ik slaap slecht.", "said_by": "",
            "think": hidden(2, "Misschien bang"), "care": hidden(3, "Slikt medicijnen"), "next_step": null,
            "photos": [], "finish": false,
        })
    }

    /// What he saw and heard may go; what was thought and the care note stay.
    fn visit(&mut self, act: Act) {
        let request = self.visit_request(act, None);
        let made = self.tell("save_visit", request, "visit");
        self.visits.extend(made.0);
    }

    fn complete(&mut self, act: Act) {
        if let Some(visit) = pick(&self.visits, act.seed) {
            let request = self.visit_request(act, Some(&visit));
            self.tell("save_visit", request, "visit");
        }
    }

    fn finish(&mut self, seed: u64) {
        let (visit, fact) = (pick(&self.visits, seed), pick(&self.facts, seed));
        match (seed & 64, visit, fact) {
            (0, Some(visit), _) => drop(self.tell("finish_visit", json!({ "visit": visit }), "")),
            (_, _, Some(fact)) => drop(self.tell("finish_entry", json!({ "record": fact }), "")),
            _ => {}
        }
    }

    fn correct(&mut self, seed: u64) {
        if let Some(fact) = pick(&self.facts, seed) {
            let words = format!("Beter gezegd {}.", seed % 997);
            let (name, request) = if seed & 64 == 0 {
                (
                    "edit_record",
                    json!({ "record": fact, "values": { "text": words } }),
                )
            } else {
                ("add_addendum", json!({ "record": fact, "text": words }))
            };
            self.tell(name, request, "record");
        }
    }

    fn take_back(&mut self, seed: u64) {
        if let Some(fact) = pick(&self.facts, seed) {
            let back = json!({ "record": fact, "reason": "Hoort hier niet." });
            let (_, restored) = self.tell("restore_entry", json!({ "record": fact }), "");
            if !restored {
                self.tell("withdraw_entry", back, "");
            }
        }
    }

    fn act_or_end(&mut self, seed: u64) {
        match pick(&self.actions, seed).filter(|_| seed & 64 == 0) {
            Some(action) => {
                let request = json!({ "action": action, "state": "done", "result": "gelukt" });
                self.tell("end_action", request, "");
            }
            None => {
                let text = format!("Bellen {}", seed % 997);
                let request = json!({ "case": self.case(), "text": text, "owner": null, "due": "2026-12-01" });
                let made = self.tell("add_action", request, "record");
                self.actions.extend(made.0);
            }
        }
    }

    fn urgency(&mut self, seed: u64) {
        let urgency = ["low", "medium", "high"][(seed / 64 % 3) as usize];
        let request = json!({ "case": self.case(), "urgency": urgency, "reason": "Zo is het nu." });
        self.tell("set_urgency", request, "");
    }

    fn answer(&mut self, seed: u64) {
        let question = ["sf1_q1", "sf2_q3", "sf6_q2"][(seed / 64 % 3) as usize];
        let answer = format!("Antwoord {}", seed % 997);
        let request = json!({ "case": self.case(), "question": question, "answer": answer });
        self.tell("answer_question", request, "");
    }

    /// The report may go; who reported stays.
    fn second_report(&mut self, act: Act) {
        let mut request = report(Some(self.case()));
        request["reporter"]["name"] = json!(format!("Melder {}", act.twist % 997));
        if act.twist.is_multiple_of(3) {
            request["reporter"] = Value::Null;
        }
        self.tell("take_in_report", request, "report");
    }

    fn photo(&mut self, seed: u64) {
        let path = self.path("hal.jpg");
        journeys::photo::write(&path, "").unwrap();
        let alt = format!("De hal {}", seed % 3);
        let request = json!({ "case": self.case(), "visit": null, "alt": alt, "path": path });
        self.tell("add_photo", request, "");
    }

    /// What Bram wrote comes in; about the urgency they may differ, and Anna takes over his.
    fn merge_bram(&mut self) {
        let file = self.begin.from_bram.clone();
        self.told.push(format!("bram {}", self.merge(&file)));
        let list = self
            .anna
            .done("list_conflicts", json!({ "case": self.case() }));
        let open = rows(&list["conflicts"]).filter(|conflict| conflict["kind"] == "case/1");
        for conflict in open.cloned().collect::<Vec<_>>() {
            let request = settled(&conflict, |value| value["own"] == false);
            self.tell("resolve_conflict", request, "");
        }
    }

    /// Whether the file brought anything.
    pub fn merge(&self, file: &str) -> Value {
        let preview = self
            .anna
            .done("preview_import", json!({ "path": file, "yes": false }));
        let token = json!({ "token": preview["token"] });
        self.anna.done("import_file", token)["applied"].clone()
    }

    /// Something of a class that stays, and Anna's decision that Bram may see it as it is; sometimes she edits it after
    /// that, so that it stays again.
    fn disclose(&mut self, act: Act, edit: bool) {
        let class = CLOSED[(act.seed / 32 % 5) as usize];
        let (kind, ground) = match class {
            Class::K5 => ("care_note/1", "G9"),
            Class::K6 => ("fact/1", "G8"),
            Class::K7 => ("fact/1", "G6"),
            _ => ("fact/1", "G3"),
        };
        let case: CaseId = self.case().parse().unwrap();
        // A care note is for its author; the decision lets Bram in.
        let audience: &[Token] = match class {
            Class::K5 => &[],
            _ => &[Token::Case],
        };
        let words = format!("Alleen na een besluit {}", act.seed % 997);
        let words = [("text", Edit::Set(Field::from(words)))];
        let made = inside::with_vault(&self.anna, |vault| {
            let made = vault.transact("test", |tx| tx.create(case, kind, audience, class, &words));
            made.unwrap().0.to_string()
        });
        // Opening the vault again drew numbers; what follows has dice of its own.
        self.hold(act.seed ^ 0xd15c, act.minute);
        let decided = try_decide(&self.anna, self.case(), &self.begin.bram, &made, ground);
        self.told.push(match decided {
            Ok(decision) => format!("decided {decision} on {made}"),
            Err(error) => format!("decided refused: {:?}", error.code),
        });
        if edit {
            let values = json!({ "record": made, "values": { "text": "Toch anders." } });
            self.tell("edit_record", values, "record");
        }
        self.disclosed.push((made, edit));
    }

    fn agree(&mut self, seed: u64) {
        let person = json!({ "case": self.case(), "name": format!("Buur {}", seed % 97), "role": "neighbour", "note": "" });
        let agreement = json!({ "case": self.case(), "with": "bewoner", "text": "Na tien uur stil.", "agreed_at": "2026-11-20", "until": null });
        let talk = json!({ "case": self.case(), "kind": "talk", "started": "2026-11-20", "by": null, "text": "Gesproken." });
        match seed / 64 % 3 {
            0 => self.tell("add_person", person, "record"),
            1 => self.tell("add_agreement", agreement, "record"),
            _ => self.tell("add_intervention", talk, "record"),
        };
    }

    /// Writes past the use cases what no use case makes yet. Every record has dice of its own.
    pub fn past_the_use_cases(&self, act: Act, wanted: &[(&str, &[Token], Class)]) {
        let case: CaseId = self.case().parse().unwrap();
        let clock = std::sync::Arc::clone(&self.anna.clock);
        inside::with_vault(&self.anna, |vault| {
            for (number, (kind, audience, class)) in (1..).zip(wanted) {
                clock.hold(act.twist ^ number, moment(act.minute));
                let words = [(
                    "text",
                    Edit::Set(Field::from(format!("Stil {}", act.twist))),
                )];
                let made =
                    vault.transact("test", |tx| tx.create(case, kind, audience, *class, &words));
                let (made, _) = made.unwrap();
                let linked = vault.transact("test", |tx| link(tx, case, case.record(), made));
                linked.unwrap();
            }
        });
    }
}

/// A link of which every partner may see one end, and Bram not the other.
fn link(tx: &mut Tx<'_>, case: CaseId, from: RecordId, to: RecordId) -> Result<(), vault::Error> {
    let end = |record: RecordId| Edit::Set(Field::from(*record.as_bytes()));
    let relation = Edit::Set(Field::from("same_address"));
    let ends: [FieldEdit<'_>; 3] = [("from", end(from)), ("to", end(to)), ("relation", relation)];
    tx.create(case, "link/1", &[Token::Case], Class::K1, &ends)
        .map(drop)
}

fn moment(minute: i64) -> i64 {
    START_MS + 3 * journeys::clock::DAY + minute * MINUTE
}

pub fn pick(from: &[String], seed: u64) -> Option<String> {
    let count = u64::try_from(from.len()).unwrap();
    let at = (seed / 1024).checked_rem(count)?;
    from.get(usize::try_from(at).unwrap()).cloned()
}

pub fn entry(case: &str, kind: &str, words: &str) -> Value {
    json!({
        "case": case, "kind": kind, "occurred_at": null, "occurred_until": null, "precision": "exact",
        "source": "own", "speaker": "", "text": words, "place": "", "verified_by": "",
    })
}

/// The answer to a conflict: the first value that is wanted.
pub fn settled(conflict: &Value, wanted: impl Fn(&Value) -> bool) -> Value {
    let values: Vec<&Value> = rows(&conflict["values"]).collect();
    let pick = values
        .iter()
        .find(|value| wanted(value))
        .unwrap_or(&values[0]);
    json!({
        "record": conflict["record"], "field": conflict["field"], "own_words": null, "pick": pick["at"],
        "both": false, "saw": conflict["saw"],
    })
}
