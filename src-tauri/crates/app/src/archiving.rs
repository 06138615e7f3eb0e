//! An archive of one case for a court or an administration: what goes, what stays and why, and writing it.

use crate::{
    api::{
        archiving::{
            ArchiveClassView, ArchivePreviewRequest, ArchivePreviewView, ArchiveWrittenView,
            ExportArchiveRequest,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    contacts::{is_compared, may_get_files},
    input::{case_id, root_id, terms},
    outgoing::{
        archive::{Gathered, gather},
        stand::until_it_stands,
    },
    progress::Progress,
    reader::{Case, Reader, count, instant},
    sent::{self, Sending},
    share_view::{going, is_bookkeeping, staying},
    sharing::{Held, disclosures},
    text::hex,
};
use casework::{
    case_number::case_number,
    disclosure::shared_classes,
    may_see::{Recipient, Verdict, archive_set},
    partners::Partners,
    terms::{Term, sharing::SharedClass},
};
use exchange::{Audience, Passphrase};
use ledger::{
    acks::FileId,
    env::random,
    identity::Card,
    ids::{RecordId, RootId},
    record::RecordState,
    sharing::Class,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};
use vault::{Kdf, Secret, passphrase};

/// What goes into an archive and what stays.
pub(crate) struct Choice {
    pub case: Case,
    pub goes: Vec<RecordState>,
    /// Of what goes by a decision to disclose: those decisions.
    pub grounds: BTreeMap<RecordId, Vec<RecordId>>,
    held: Vec<Held>,
}

/// For whom it is, and what was chosen.
struct Wanted {
    case: String,
    contact: Option<String>,
    classes: BTreeSet<Class>,
}

impl Wanted {
    fn of(case: &str, contact: Option<&str>, classes: &[String]) -> Result<Wanted, ApiError> {
        let chosen = terms::<SharedClass>("classes", classes)?;
        let chosen = chosen.iter().filter_map(|class| Class::parse(class.code()));
        Ok(Wanted {
            case: case.to_owned(),
            contact: contact.map(str::to_owned),
            classes: chosen.collect(),
        })
    }

    /// The card of the partner for whom it is; none for whoever has the passphrase.
    fn card(&self, reader: &Reader<'_>) -> Result<Option<Card>, ApiError> {
        let Some(contact) = &self.contact else {
            if reader.vault.is_declared_lost() {
                return Err(ErrorCode::DeviceLost.into());
            }
            return Ok(None);
        };
        let root = root_id("contact", contact)?;
        let card = reader.card(&root).cloned().ok_or(ErrorCode::NotFound)?;
        may_get_files(reader, &card)?;
        Ok(Some(card))
    }

    /// By the gates for its reader. Whoever has the passphrase counts as a partner: what every partner may see he may see,
    /// and anything else only by a decision that names him.
    fn choose(&self, reader: &Reader<'_>, to: RootId) -> Result<Choice, ApiError> {
        let case = reader.case(case_id(&self.case)?)?;
        let recipient = Recipient {
            root: to,
            is_own_person: to == reader.own,
        };
        let mut partners = Partners::of(&case.records, reader.own);
        if to == RootId::ARCHIVE {
            partners = partners.with(case.id, to);
        } else if !recipient.is_own_person && !partners.is_partner(case.id, &to) {
            return Err(ErrorCode::NotPartner.into());
        }
        let decided = disclosures(reader, &case);
        let verdicts = archive_set(
            &case.records,
            &recipient,
            &partners,
            &decided,
            &self.classes,
        );
        let verdicts: HashMap<RecordId, Verdict> = verdicts.into_iter().collect();
        let (mut goes, mut held, mut grounds) = (Vec::new(), Vec::new(), BTreeMap::new());
        for state in &case.records {
            match verdicts.get(&state.id) {
                Some(Verdict::Allowed) => {
                    let opened = decided.opening(state, &to);
                    if !opened.is_empty() && !recipient.is_own_person {
                        grounds.insert(state.id, opened);
                    }
                    goes.push(state.clone());
                }
                Some(Verdict::Held { reason, door: _ }) => held.push(Held {
                    state: state.clone(),
                    reason: *reason,
                    lapse: decided.lapse(state, &to),
                    told: None,
                }),
                None => {}
            }
        }
        Ok(Choice {
            case,
            goes,
            grounds,
            held,
        })
    }
}

fn reader_of(card: Option<&Card>) -> RootId {
    card.map_or(RootId::ARCHIVE, Card::root_id)
}

/// What would go into an archive.
pub(crate) fn archive_preview(
    app: &App,
    request: ArchivePreviewRequest,
) -> Result<ArchivePreviewView, ApiError> {
    let wanted = Wanted::of(&request.case, request.contact.as_deref(), &request.classes)?;
    app.read(|reader| {
        let card = wanted.card(reader)?;
        let to = reader_of(card.as_ref());
        let choice = wanted.choose(reader, to)?;
        let gathered = gather(reader, &choice)?;
        let name = reader.name(&to);
        let cases = std::slice::from_ref(&choice.case);
        let held = choice.held.iter().filter(|held| held.is_shown());
        let authors = gathered.authors(|device| reader.vault.root_of(device));
        Ok(ArchivePreviewView {
            reader: to.to_string(),
            classes: classes(reader, &choice, &to),
            receives: going(reader, &choice.goes, &choice.grounds),
            held_back: staying(reader, held, cases, &name)?,
            changes: count(gathered.changes()),
            authors: authors.iter().map(|root| reader.full_name(root)).collect(),
            missing_photos: missing_photos(reader, &choice)?,
            needs_yes: card.is_some() && !is_compared(reader, &to),
            suggested_name: format!(
                "archief-{}-{}.woonrust",
                case_number(choice.case.id),
                reader.today
            ),
        })
    })
}

/// The classes above K2 of which the case has something.
fn classes(reader: &Reader<'_>, choice: &Choice, to: &RootId) -> Vec<ArchiveClassView> {
    let decided = disclosures(reader, &choice.case);
    let records = choice.case.records.iter();
    let shown: Vec<&RecordState> = records
        .filter(|state| !state.hidden() && !is_bookkeeping(&state.kind))
        .collect();
    let of_class = |class: &SharedClass| {
        let of_it: Vec<&&RecordState> = shown
            .iter()
            .filter(|state| shared_classes(state).contains(class))
            .collect();
        let opened = of_it
            .iter()
            .filter(|state| !decided.opening(state, to).is_empty());
        ArchiveClassView {
            code: class.code().to_owned(),
            label: reader.text(&format!("class.{}", class.code())),
            decided: count(opened.count()),
            records: count(of_it.len()),
        }
    };
    let all = SharedClass::ALL.iter().map(of_class);
    all.filter(|class| class.records > 0).collect()
}

/// The photos of which the record goes, and that are not here themselves.
fn missing_photos(reader: &Reader<'_>, choice: &Choice) -> Result<Vec<String>, ApiError> {
    let mut missing = Vec::new();
    for state in &choice.goes {
        let is_photo = state.kind == "attachment/1" && !state.hidden();
        let sha256 = state
            .bytes("sha256")
            .filter(|_| is_photo)
            .and_then(|hash| <[u8; 32]>::try_from(hash).ok());
        if let Some(sha256) = sha256
            && !reader.vault.has_blob(&state.id, &sha256)?
        {
            missing.push(state.id.to_string());
        }
    }
    Ok(missing)
}

/// Writes an archive and notes it in the register: it is a disclosure like any other.
pub(crate) fn export_archive(
    app: &App,
    request: ExportArchiveRequest,
    progress: &dyn Progress,
) -> Result<ArchiveWrittenView, ApiError> {
    let wanted = Wanted::of(&request.case, request.contact.as_deref(), &request.classes)?;
    let words = words(app, &wanted, request.passphrase)?;
    let (path, yes) = (Path::new(&request.path), request.yes);
    until_it_stands(|| {
        let (card, archive) = prepared(app, &wanted, yes)?;
        let audience = match (&card, &words) {
            (Some(card), _) => Audience::Person(card),
            (None, Some(words)) => Audience::Passphrase(words),
            (None, None) => return Err(ApiError::invalid("passphrase", "empty")),
        };
        archive.write(app, audience, path, progress)
    })
}

/// An archive that is ready to be written, and the card of its reader if it is for one.
fn prepared(app: &App, wanted: &Wanted, yes: bool) -> Result<(Option<Card>, Archive), ApiError> {
    app.read(|reader| {
        let card = wanted.card(reader)?;
        let to = reader_of(card.as_ref());
        let unverified = card.is_some() && !is_compared(reader, &to);
        if unverified && !yes {
            return Err(ErrorCode::NeedsYes.into());
        }
        let choice = wanted.choose(reader, to)?;
        if choice.goes.is_empty() {
            return Err(ErrorCode::NothingToShare.into());
        }
        let gathered = gather(reader, &choice)?;
        let archive = Archive {
            choice,
            gathered,
            to,
            unverified,
        };
        Ok((card, archive))
    })
}

/// The passphrase by the same rules as that of the vault; for a partner there is none.
fn words(
    app: &App,
    wanted: &Wanted,
    given: Option<String>,
) -> Result<Option<Passphrase>, ApiError> {
    let given = match (&wanted.contact, given) {
        (Some(_), _) => return Ok(None),
        (None, Some(text)) if !text.is_empty() => Secret::new(text),
        (None, _) => return Err(ApiError::invalid("passphrase", "empty")),
    };
    passphrase::judge(&given, &[]).map_err(vault::Error::WeakPassphrase)?;
    let text = given.expose().to_owned();
    Ok(Some(match app.kdf {
        Kdf::Calibrated => Passphrase::new(text),
        Kdf::Fixed(_) => Passphrase::with_work(text, CHEAP_LOG_N),
    }))
}

/// For tests, which have no second to spare.
const CHEAP_LOG_N: u8 = 8;

/// An archive that is ready to be written.
struct Archive {
    choice: Choice,
    gathered: Gathered,
    to: RootId,
    /// The fingerprint of its reader was not compared; the person said yes.
    unverified: bool,
}

impl Archive {
    /// The vault is not held while it is written. It gets its name last, after the note: one that the register does not
    /// know must not be carried away.
    fn write(
        &self,
        app: &App,
        audience: Audience<'_>,
        path: &Path,
        progress: &dyn Progress,
    ) -> Result<ArchiveWrittenView, ApiError> {
        let (file, created) = (random(&*app.env), app.env.now());
        let (beside, written) = self
            .gathered
            .write_beside(audience, file, created, path, progress)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let sending = Sending::of_archive(&self.choice, &self.to, file, &instant(created), &name);
        let notes = self.note(app, &sending, &file, written.sha256)?;
        if let Err(error) = beside.put_in_place() {
            // Should this fail too: a note without a file is too much caution.
            drop(app.write("export_undone", |tx| {
                tx.forget_sent(&file)?;
                sent::take_back(tx, &notes)
            }));
            return Err(error.into());
        }
        Ok(ArchiveWrittenView {
            file: hex(&file),
            bytes: written.bytes,
            sha256: hex(&written.sha256),
            records: count(self.choice.goes.len()),
            changes: count(self.gathered.changes()),
            name: name.into_owned(),
        })
    }

    fn note(
        &self,
        app: &App,
        sending: &Sending,
        file: &FileId,
        sha256: [u8; 32],
    ) -> Result<Vec<RecordId>, ApiError> {
        app.write("export_archive", |tx| {
            self.gathered.stand.check(tx)?;
            // For nobody in particular, also when it is for a partner: he never acknowledges an archive. What counts is that
            // something left.
            tx.local(|local| local.log_export(file, &RootId::ARCHIVE))?;
            tx.about(self.to.as_bytes());
            if self.unverified {
                tx.note("export_unverified", Some(self.to.as_bytes()), 1)?;
            }
            sending.note(tx, sha256)
        })
    }
}
