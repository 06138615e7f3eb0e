//! What people do at the desk: in the open, where Bram may see it, and out of his sight.

use crate::decisions::{Flaw, decide};
use crate::desk::{ANNA, BRAM, CARLA, DIRK, Desk, Dice, Read, Stream, cast, sharing};
use crate::leaks::Leak;
use ledger::acks::FileId;
use ledger::author::{Edit, FieldEdit};
use ledger::cbor::Value;
use ledger::change::WriteRef;
use ledger::control::ControlKind;
use ledger::ids::{CaseId, ChangeId, RecordId};
use ledger::record::{
    AUDIENCE, CLASS, LIFE, RecordState, SEAL, delete_value, restore_value, seal_value,
};

/// One act: who, what and in which words follow from the seed alone.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub seed: u64,
    /// When, in minutes after noon.
    pub minute: i64,
    pub is_secret: bool,
}

/// Classes that no partner gets.
const CLOSED: [&str; 5] = ["K3", "K4", "K5", "K6", "K7"];
const NOTES: [&str; 5] = [
    "fact/1",
    "quote/1",
    "action/1",
    "report/1",
    "intervention/1",
];

/// Where in the list of open records it says that Bram is a partner, and where that Carla is one.
const BRAMS_PLACE: usize = 1;
const CARLAS_PLACE: usize = 2;

impl Step {
    pub fn done_at(self, desk: &mut Desk) {
        let mut act = Act {
            env: Stream::new(self.seed, self.minute),
            minute: self.minute,
            dice: Dice::new(self.seed),
            desk,
        };
        if self.is_secret {
            act.in_secret();
        } else {
            act.in_the_open();
        }
    }
}

struct Act<'a> {
    env: Stream,
    minute: i64,
    dice: Dice,
    desk: &'a mut Desk,
}

impl Act<'_> {
    /// Chosen from, and written into, what Bram may see, and nothing else.
    fn in_the_open(&mut self) {
        let by = self.dice.pick(&[ANNA, ANNA, BRAM, CARLA]);
        let known = self.desk.open.clone();
        let record = self.dice.pick(&known);
        match self.dice.below(18) {
            0..=3 => self.open_note(by),
            4 => self.rewrite(by, record),
            5 => self.tag(by, record),
            6 => self.finish(record),
            7 => self.take_back(record),
            8 => self.ask_the_maker(by, record),
            9 => self.answer(by),
            10 => self.open_link(by, record),
            11 => self.narrow_what_went(by),
            12 => self.open_photo(by),
            13 => self.disclose(),
            14 => self.disclose_what_changes(by),
            15 => self.hear(BRAM),
            16 => self.acknowledges(BRAM, &known),
            _ => self.ask(BRAM, record),
        }
    }

    /// Whatever this does, Bram's file must not show it.
    fn in_secret(&mut self) {
        let by = self.dice.pick(&[ANNA, ANNA, CARLA, DIRK]);
        let secret = self.desk.secret.clone();
        let known = (!secret.is_empty()).then(|| self.dice.pick(&secret));
        let other = self.dice.pick(&[CARLA, DIRK]);
        match (self.dice.below(22), known) {
            (0, Some(record)) => self.rewrite(by, record),
            (1, Some(record)) => self.tag(by, record),
            (2, Some(record)) => self.finish(record),
            (3, Some(record)) => self.take_back(record),
            (4, Some(record)) => self.make_stricter(by, record),
            (5, Some(record)) => self.secret_link(by, record),
            (6, Some(record)) => self.secret_addendum(by, record),
            (7, _) => self.secret_photo(by),
            (8, _) => self.elsewhere(by),
            (9, _) => self.bookkeeping(),
            (10, _) => self.half(by),
            (11, _) => self.disputed_class(),
            (12, _) => self.narrow_what_never_went(by),
            (13, _) => self.disclose_to_another(),
            (14, _) => self.disclose_in_vain(),
            (15, _) => self.hear(other),
            (16, _) => self.acknowledges(other, &[self.desk.open.clone(), secret].concat()),
            (17, Some(record)) => self.ask(other, record),
            (18, _) => self.desk.letters.lost_a_device(DIRK, self.minute),
            _ => self.secret_note(by),
        }
    }

    fn file_id(&mut self) -> FileId {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&self.dice.next().to_be_bytes());
        id
    }

    /// A file of his came in; he is told so, and nobody else.
    fn hear(&mut self, from: usize) {
        let file = self.file_id();
        self.desk.letters.hear(from, file);
    }

    /// He acknowledges a file in which these records stood, as they are now.
    fn acknowledges(&mut self, by: usize, records: &[RecordId]) {
        let file = self.file_id();
        let held = records.iter().flat_map(|record| &self.desk.records[record]);
        let changes: Vec<ChangeId> = held.map(|change| change.id).collect();
        self.desk
            .letters
            .acknowledged(by, file, changes.into_iter());
    }

    /// He is asked to erase something, or for the rest of it; sometimes for what he never had.
    fn ask(&mut self, of: usize, record: RecordId) {
        let kinds = [
            ControlKind::Purge,
            ControlKind::Redact,
            ControlKind::Request,
        ];
        let (kind, case) = (self.dice.pick(&kinds), self.desk.case);
        self.desk.letters.ask(of, &self.env, case, kind, record);
    }

    fn words(&mut self) -> Value {
        let texts = [
            "lawaai in de gang",
            "post in de hal",
            "ramen dicht",
            "licht aan",
        ];
        let number = self.dice.below(1_000);
        Value::from(format!("{} {number}", self.dice.pick(&texts)))
    }

    fn text(&mut self) -> FieldEdit<'static> {
        ("text", Edit::Set(self.words()))
    }

    /// Audience and class that both let Bram in.
    fn open_sharing(&mut self) -> Vec<FieldEdit<'static>> {
        let bram = format!("p:{}", cast()[BRAM].card.root_id());
        let class = self.dice.pick(&["K0", "K1", "K2"]);
        match self.dice.below(3) {
            0 => sharing(&[&bram], class),
            1 => sharing(&["case", &bram], class),
            _ => sharing(&["case"], class),
        }
    }

    /// Audience and class of which at least one keeps Bram out, whoever of the others wrote it.
    fn secret_sharing(&mut self) -> Vec<FieldEdit<'static>> {
        let carla = format!("p:{}", cast()[CARLA].card.root_id());
        let closed = self.dice.pick(&CLOSED);
        let open = self.dice.pick(&["K0", "K1", "K2"]);
        match self.dice.below(7) {
            0 => sharing(&["case"], closed),
            1 => sharing(&[], closed),
            2 => sharing(&[], open),
            3 => sharing(&[&carla], open),
            4 => sharing(&["team:north"], open),
            5 => sharing(&["case"], ""),
            _ => sharing(&["case"], "K9"),
        }
    }

    fn open_note(&mut self, by: usize) {
        let (sharing, kind, text) = (self.open_sharing(), self.dice.pick(&NOTES), self.text());
        let case = self.desk.case;
        let made = self
            .desk
            .create(by, &self.env, case, kind, sharing, &[text]);
        self.desk.open.push(made);
    }

    fn secret_note(&mut self, by: usize) {
        let (sharing, text) = (self.secret_sharing(), self.text());
        let kind = self
            .dice
            .pick(&["care_note/1", "reporter/1", "fact/1", "drawing/7"]);
        let case = self.desk.case;
        let made = self
            .desk
            .create(by, &self.env, case, kind, sharing, &[text]);
        self.desk.secret.push(made);
    }

    /// Half the time without having read what others wrote, so that two values stand.
    fn rewrite(&mut self, by: usize, record: RecordId) {
        let read = self.dice.pick(&[Read::All, Read::Begin]);
        let text = self.text();
        self.desk.write(by, &self.env, record, read, &[text]);
    }

    fn tag(&mut self, by: usize, record: RecordId) {
        let value = Value::from(self.dice.pick(&["GELUID", "VERVUILING", "OVERIG"]));
        let edit = if self.dice.below(3) == 0 {
            Edit::Remove(value)
        } else {
            Edit::Add(value)
        };
        let edits = [("categories", edit)];
        self.desk.write(by, &self.env, record, Read::All, &edits);
    }

    /// Only who made a record finishes it, takes it back and brings it back.
    fn maker(&self, state: &RecordState) -> usize {
        let device = state.creator_device;
        let mut people = cast().iter();
        let at = people.position(|person| Some(person.device_id()) == device);
        at.unwrap_or(ANNA)
    }

    fn finish(&mut self, record: RecordId) {
        let state = self.desk.state(record);
        let value = match self.desk.leak {
            Leak::SealOfTheWholeCase => {
                let heads = self.desk.states(self.desk.case);
                let heads = heads.iter().flat_map(RecordState::seen);
                let saw = Value::Array(heads.take(200).map(|head| head.value()).collect());
                Value::map([("saw", saw)])
            }
            _ => seal_value(&state),
        };
        let by = self.maker(&state);
        let edits = [(SEAL, Edit::Set(value))];
        self.desk.write(by, &self.env, record, Read::All, &edits);
    }

    fn take_back(&mut self, record: RecordId) {
        let state = self.desk.state(record);
        if record == self.desk.open[BRAMS_PLACE] {
            // Without his place in the case he gets no file at all.
            return self.rewrite(ANNA, record);
        }
        let value = if state.hidden() {
            restore_value()
        } else {
            delete_value(&state, Some("Hoort niet hier."))
        };
        let by = self.maker(&state);
        let edits = [(LIFE, Edit::Set(value))];
        self.desk.write(by, &self.env, record, Read::All, &edits);
    }

    /// Someone asks what only the maker decides: it is shown and changes nothing.
    fn ask_the_maker(&mut self, by: usize, record: RecordId) {
        let state = self.desk.state(record);
        if self.maker(&state) == by {
            return self.rewrite(by, record);
        }
        let edit = match self.dice.below(2) {
            0 => (AUDIENCE, Edit::Set(Value::Array(Vec::new()))),
            _ => (LIFE, Edit::Set(delete_value(&state, None))),
        };
        self.desk.write(by, &self.env, record, Read::All, &[edit]);
    }

    fn answer(&mut self, by: usize) {
        let words = self.words();
        let field = self.dice.pick(&["sf1_q1", "sf2_q3", "sf6_q2"]);
        let record = self
            .desk
            .answer(by, &self.env, &[(field, Edit::Set(words))]);
        if !self.desk.open.contains(&record) {
            self.desk.open.push(record);
        }
    }

    fn link(
        &mut self,
        by: usize,
        from: RecordId,
        to: RecordId,
        to_case: Option<CaseId>,
    ) -> RecordId {
        let end = |record: RecordId| Edit::Set(Value::from(*record.as_bytes()));
        let mut fields = vec![("from", end(from)), ("to", end(to))];
        fields.extend(to_case.map(|case| ("to_case", end(case.record()))));
        let (sharing, case) = (sharing(&["case"], "K1"), self.desk.case);
        self.desk
            .create(by, &self.env, case, "link/1", sharing, &fields)
    }

    /// Between two records that Bram may see: he sees the link as well. One that hangs on another link does not count.
    fn open_link(&mut self, by: usize, from: RecordId) {
        let known = self.desk.open.clone();
        let to = self.dice.pick(&known);
        let made = self.link(by, from, to, None);
        self.desk.open.push(made);
    }

    /// From something that Bram may see to something that he may not: the link stays here, though its class would go.
    fn secret_link(&mut self, by: usize, secret: RecordId) {
        let known = self.desk.open.clone();
        let open = self.dice.pick(&known);
        let other = self.desk.elsewhere;
        let made = match self.dice.below(3) {
            0 => self.link(by, open, secret, None),
            1 => self.link(by, secret, open, None),
            _ => self.link(by, open, open, Some(other)),
        };
        self.desk.secret.push(made);
    }

    /// A correction goes as far as what it corrects.
    fn secret_addendum(&mut self, by: usize, record: RecordId) {
        let to = ("to", Edit::Set(Value::from(*record.as_bytes())));
        let (text, case) = (self.text(), self.desk.case);
        let sharing = sharing(&[], "K5");
        let made = self
            .desk
            .create(by, &self.env, case, "addendum/1", sharing, &[to, text]);
        self.desk.secret.push(made);
    }

    fn make_stricter(&mut self, by: usize, record: RecordId) {
        let class = Edit::Set(Value::from(self.dice.pick(&CLOSED)));
        self.desk
            .write(by, &self.env, record, Read::All, &[(CLASS, class)]);
    }

    /// Something went to Bram; more is written in it, and then he may not see it any more: of that he hears once.
    fn narrow_what_went(&mut self, by: usize) {
        // Whoever made it is always admitted.
        let by = if by == BRAM { ANNA } else { by };
        let (sharing, text, later) = (self.open_sharing(), self.text(), self.text());
        let (kind, case) = (self.dice.pick(&NOTES), self.desk.case);
        let made = self
            .desk
            .create(by, &self.env, case, kind, sharing, &[text]);
        self.desk.note_sent(made);
        self.desk.write(by, &self.env, made, Read::All, &[later]);
        self.narrow(by, made);
        self.desk.narrowed.push(made);
    }

    /// Something that only a decision opens, whatever class it has.
    fn closed_note(&mut self, kind: &str) -> (RecordId, &'static str) {
        let class = self.dice.pick(&CLOSED);
        let (text, case) = (self.text(), self.desk.case);
        let sharing = sharing(&["case"], class);
        let made = self
            .desk
            .create(ANNA, &self.env, case, kind, sharing, &[text]);
        (made, class)
    }

    /// Anna decides that Bram may see it: he gets it like everything else.
    fn disclose(&mut self) {
        let (made, class) = self.closed_note("fact/1");
        let flaw = Flaw::None;
        let decision = decide(self.desk, ANNA, &self.env, made, class, BRAM, flaw);
        self.desk.disclosed.push(made);
        self.desk.decisions.push(decision);
    }

    /// The same, and then somebody writes in it: without a new decision it stays.
    fn disclose_what_changes(&mut self, by: usize) {
        let (made, class) = self.closed_note("fact/1");
        decide(self.desk, ANNA, &self.env, made, class, BRAM, Flaw::None);
        // What Bram wrote himself he holds.
        let by = if by == BRAM { CARLA } else { by };
        let later = self.text();
        self.desk.write(by, &self.env, made, Read::All, &[later]);
        self.desk.closed_again.push(made);
    }

    /// Bram learns nothing of what is disclosed to Carla, nor that it is.
    fn disclose_to_another(&mut self) {
        let (made, class) = self.closed_note("care_process/9");
        let decision = decide(self.desk, ANNA, &self.env, made, class, CARLA, Flaw::None);
        self.desk.secret.extend([made, decision]);
    }

    /// A decision for Bram that opens nothing, or that is not Anna's.
    fn disclose_in_vain(&mut self) {
        let (made, class) = self.closed_note("fact/1");
        let (by, flaw) = match self.dice.below(6) {
            5 => (CARLA, Flaw::None),
            flaw => (ANNA, Flaw::ALL[flaw]),
        };
        let decision = decide(self.desk, by, &self.env, made, class, BRAM, flaw);
        self.desk.secret.extend([made, decision]);
    }

    /// The same with something that never went to him: he hears nothing.
    fn narrow_what_never_went(&mut self, by: usize) {
        let (sharing, text, case) = (self.open_sharing(), self.text(), self.desk.case);
        let made = self
            .desk
            .create(by, &self.env, case, "fact/1", sharing, &[text]);
        self.narrow(by, made);
        self.desk.secret.push(made);
    }

    fn narrow(&mut self, by: usize, record: RecordId) {
        let edits = [(AUDIENCE, Edit::Set(Value::Array(Vec::new())))];
        self.desk.write(by, &self.env, record, Read::All, &edits);
    }

    /// Anna makes it laxer while Carla, who has not seen that, makes it stricter: both classes stand.
    fn disputed_class(&mut self) {
        let (text, case) = (self.text(), self.desk.case);
        let first = sharing(&["case"], "K2");
        let made = self
            .desk
            .create(ANNA, &self.env, case, "fact/1", first, &[text]);
        for (by, class) in [(ANNA, "K1"), (CARLA, self.dice.pick(&CLOSED))] {
            let edits = [(CLASS, Edit::Set(Value::from(class)))];
            self.desk.write(by, &self.env, made, Read::Begin, &edits);
        }
        self.desk.secret.push(made);
    }

    fn photo_bytes(&mut self) -> Vec<u8> {
        // Few different ones: the same picture may hang on an open and on a secret record.
        let (seed, length) = (self.dice.below(4), 900);
        (0..length).map(|at| (at * (seed + 3)) as u8).collect()
    }

    fn photo(&mut self, by: usize, sharing: Vec<FieldEdit<'static>>) -> RecordId {
        let bytes = self.photo_bytes();
        let hash = self.desk.keep(bytes);
        let (fields, case) = ([("sha256", Edit::Set(Value::from(hash)))], self.desk.case);
        self.desk
            .create(by, &self.env, case, "attachment/1", sharing, &fields)
    }

    fn open_photo(&mut self, by: usize) {
        let sharing = self.open_sharing();
        let made = self.photo(by, sharing);
        self.desk.open.push(made);
    }

    fn secret_photo(&mut self, by: usize) {
        let sharing = self.secret_sharing();
        let made = self.photo(by, sharing);
        self.desk.secret.push(made);
    }

    /// In a case where Bram has no part, classes and audience let everyone in.
    fn elsewhere(&mut self, by: usize) {
        let (sharing, text, case) = (self.open_sharing(), self.text(), self.desk.elsewhere);
        self.desk
            .create(by, &self.env, case, "fact/1", sharing, &[text]);
    }

    /// What Anna keeps for herself: whom she confirmed, what she sent to whom.
    fn bookkeeping(&mut self) {
        let partner = self.desk.open[CARLAS_PLACE];
        let heads = self.desk.state(partner).seen();
        let saw = Value::Array(heads.iter().map(WriteRef::value).collect());
        let fields = [
            ("record", Edit::Set(Value::from(*partner.as_bytes()))),
            ("saw", Edit::Set(saw)),
        ];
        let own = sharing(&[], "K1");
        let (kind, case) = match self.dice.below(2) {
            0 => ("confirmation/1", self.desk.case),
            _ => ("sent/1", CaseId::NONE),
        };
        let made = self.desk.create(ANNA, &self.env, case, kind, own, &fields);
        self.desk.secret.push(made);
    }

    fn half(&mut self, by: usize) {
        let sharing = self.open_sharing();
        let made = self.desk.put_half(by, &self.env, sharing);
        self.desk.secret.push(made);
    }
}
