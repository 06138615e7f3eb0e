//! Erasing: what would go, who would be asked to erase it as well, and deciding it.

use crate::{
    api::{
        erasing::{
            BackupNamedView, ErasePreviewRequest, ErasePreviewView, EraseRequest, ErasedView,
            HolderView,
        },
        error::{ApiError, ErrorCode},
        forms::OptionView,
    },
    application::{App, hold},
    holders::{Unlisted, goes_to_partners, is_open},
    input::{Edits, case_id, record_id, term},
    reader::{Case, Reader, code, count, instant, instant_ms},
    rows::address_of,
    sent,
    timeline_view::title,
};
use casework::{
    calendar::Day,
    case_number::case_number,
    erasure::{belonging, blocks, may_go_along, may_purge, may_redact, refused_by, values_of},
    extract::extracts_with,
    kinds::field_text_key,
    retention::Retention,
    terms::{
        Term,
        keeping::{ErasedSort, ErasureBasis},
    },
};
use ledger::{
    control::{ControlItem, ControlKind, MAX_TARGETS, Target},
    ids::{CaseId, ControlId, RecordId, RootId},
    record::{RecordState, is_universal},
};
use std::collections::BTreeSet;
use vault::{Erasure, Tx, Wanted};

/// What a request wants to erase.
enum What {
    Case(CaseId),
    Record(RecordId),
    Value(RecordId, String),
}

impl What {
    fn read(
        case: Option<&str>,
        record: Option<&str>,
        field: Option<&str>,
    ) -> Result<What, ApiError> {
        match (case, record, field) {
            (Some(case), None, None) => Ok(What::Case(case_id(case)?)),
            (None, Some(record), None) => Ok(What::Record(record_id("record", record)?)),
            (None, Some(record), Some(field)) => {
                let record = record_id("record", record)?;
                Ok(What::Value(record, field.to_owned()))
            }
            _ => Err(ApiError::invalid("record", "empty")),
        }
    }
}

/// Everything that a decision to erase would do.
struct Plan {
    sort: ErasedSort,
    case: Case,
    /// What it is about: the record, or the one of the case.
    subject: RecordId,
    targets: Vec<Target>,
    /// Records that go whole or in part.
    records: BTreeSet<RecordId>,
}

impl Plan {
    fn of(reader: &Reader<'_>, what: &What) -> Result<Plan, ApiError> {
        match what {
            What::Case(id) => Plan::of_case(reader, *id),
            What::Record(record) => Plan::of_record(reader, *record),
            What::Value(record, field) => Plan::of_value(reader, *record, field),
        }
    }

    fn of_case(reader: &Reader<'_>, id: CaseId) -> Result<Plan, ApiError> {
        let case = reader.case(id)?;
        let records = case.records.iter().map(|state| state.id).collect();
        Ok(Plan {
            sort: ErasedSort::Case,
            subject: id.record(),
            targets: Vec::new(),
            case,
            records,
        })
    }

    fn of_record(reader: &Reader<'_>, record: RecordId) -> Result<Plan, ApiError> {
        let (state, id) = reader.record(record)?;
        if !may_purge(&state.kind) || id == CaseId::NONE {
            return Err(ApiError::invalid("record", "not_alone"));
        }
        let case = reader.case(id)?;
        let itself = BTreeSet::from([record]);
        let mut records = belonging(&case.records, &itself);
        records.retain(|part| {
            let mut all = case.records.iter();
            all.any(|state| state.id == *part && may_go_along(&state.kind))
        });
        records.insert(record);
        Ok(Plan {
            sort: ErasedSort::Record,
            subject: record,
            targets: records.iter().copied().map(Target::record).collect(),
            case,
            records,
        })
    }

    fn of_value(reader: &Reader<'_>, record: RecordId, field: &str) -> Result<Plan, ApiError> {
        let (state, id) = reader.record(record)?;
        if !may_redact(&state.kind, field) || id == CaseId::NONE {
            return Err(ApiError::invalid("field", "not_words"));
        }
        let mut targets = values_of(&reader.vault.changes_of(record)?, field);
        if targets.is_empty() {
            return Err(ErrorCode::NotFound.into());
        }
        let case = reader.case(id)?;
        let mut records = BTreeSet::from([record]);
        // What was taken over for somebody says the same.
        for extract in extracts_with(&case.records, &reader.own, record, field) {
            targets.extend(values_of(&reader.vault.changes_of(extract)?, "values"));
            records.insert(extract);
        }
        Ok(Plan {
            sort: ErasedSort::Value,
            subject: record,
            targets,
            case,
            records,
        })
    }

    /// Refuses a ground on which it may not be erased now.
    fn check(&self, reader: &Reader<'_>, basis: ErasureBasis) -> Result<(), ApiError> {
        let (case, today) = (&self.case, reader.today);
        let whole = self.sort == ErasedSort::Case;
        if !refused_by(&case.file, whole, basis).is_empty() {
            return Err(ErrorCode::OnHold.into());
        }
        let over = |found: Retention| match self.sort {
            ErasedSort::Case => found.is_over(today),
            ErasedSort::Record | ErasedSort::Value => found.is_over_for(self.subject, today),
        };
        let term = || Retention::of(&case.file, &case.records, reader.policy);
        if basis == ErasureBasis::TermOver && !term().is_some_and(over) {
            return Err(ApiError::invalid("basis", "term_runs"));
        }
        Ok(())
    }

    /// Whether something of it goes with a decision only.
    fn needs_decision(&self) -> bool {
        let records = self.case.records.iter();
        let mut parts = records.filter(|state| self.records.contains(&state.id));
        self.sort != ErasedSort::Case && parts.any(|state| !is_open(state))
    }

    /// What is asked of whom. Nobody is told of a record that he never received, so that who has an extract does not learn
    /// out of what it was made.
    fn groups(&self, reader: &Reader<'_>) -> Result<Vec<Group>, ApiError> {
        let unlisted = Unlisted::of(reader, &self.case)?;
        if self.sort == ErasedSort::Case {
            let mut holders = sent::received(reader, self.case.id, None)?;
            holders.extend(&unlisted.partners);
            return Ok(vec![Group {
                targets: Vec::new(),
                holders,
            }]);
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut subject = 0;
        for record in &self.records {
            let alone = BTreeSet::from([*record]);
            let mut holders = sent::received(reader, self.case.id, Some(&alone))?;
            let state = self.case.records.iter().find(|one| one.id == *record);
            if state.is_none_or(goes_to_partners) {
                holders.extend(&unlisted.partners);
            } else {
                holders.extend(unlisted.decided(*record));
            }
            let of_record = self.targets.iter().filter(|one| one.record == *record);
            let same = groups.iter().position(|group| group.holders == holders);
            let at = same.unwrap_or(groups.len());
            if at == groups.len() {
                groups.push(Group {
                    targets: Vec::new(),
                    holders,
                });
            }
            groups[at].targets.extend(of_record.copied());
            if *record == self.subject {
                subject = at;
            }
        }
        groups.swap(0, subject);
        // Without a target an item would be about the whole case.
        groups.retain(|group| !group.targets.is_empty());
        Ok(groups)
    }

    fn wanted(&self, basis: ErasureBasis, group: &Group) -> Wanted {
        Wanted {
            redact: self.sort == ErasedSort::Value,
            case: self.case.id,
            targets: group.targets.clone(),
            basis: basis.code().to_owned(),
        }
    }
}

/// A part of a decision, and who is asked to erase it as well.
struct Group {
    targets: Vec<Target>,
    holders: BTreeSet<RootId>,
}

/// What would go, who would be asked, and what holds it up. Writes nothing.
pub(crate) fn erase_preview(
    app: &App,
    request: ErasePreviewRequest,
) -> Result<ErasePreviewView, ApiError> {
    let what = What::read(
        request.case.as_deref(),
        request.record.as_deref(),
        request.field.as_deref(),
    )?;
    app.read(|reader| {
        let plan = Plan::of(reader, &what)?;
        let mut also = plan.records.clone();
        also.remove(&plan.subject);
        let also: Vec<RecordId> = also.into_iter().collect();
        let subject = plan.case.records.iter().find(|one| one.id == plan.subject);
        let mut bases = ErasureBasis::ALL.to_vec();
        bases.retain(|basis| plan.check(reader, *basis).is_ok());
        Ok(ErasePreviewView {
            sort: code(plan.sort),
            case: plan.case.id.to_string(),
            number: case_number(plan.case.id),
            address: address_of(&plan.case.file),
            title: subject.map(|one| title(reader, one)).unwrap_or_default(),
            fields: match plan.sort {
                ErasedSort::Record => subject.map(|one| words_in(reader, one)).unwrap_or_default(),
                ErasedSort::Case | ErasedSort::Value => Vec::new(),
            },
            records: count(plan.records.len()),
            also: match plan.sort {
                ErasedSort::Record => reader.refs(&also),
                ErasedSort::Case | ErasedSort::Value => Vec::new(),
            },
            versions: match plan.sort {
                ErasedSort::Value => count(plan.targets.len()),
                ErasedSort::Case | ErasedSort::Record => 0,
            },
            asked: asked_views(reader, &plan.groups(reader)?),
            register_incomplete_since: sent::incomplete_since(reader)?,
            needs_decision: plan.needs_decision(),
            backups: backups(reader)?,
            held: bases.is_empty(),
            blocks: options(reader, blocks(&plan.case.file)),
            erased_from: erased_from(reader).to_string(),
            bases: options(reader, bases),
        })
    })
}

/// Terms as people read them.
pub(crate) fn options<T: Term>(reader: &Reader<'_>, terms: Vec<T>) -> Vec<OptionView> {
    let views = terms.into_iter().map(|term| OptionView {
        code: code(term),
        label: reader.content.term(term),
    });
    views.collect()
}

/// The fields of a record in which words stand that can be erased by themselves.
fn words_in(reader: &Reader<'_>, state: &RecordState) -> Vec<OptionView> {
    let fields = state.fields.iter().filter(|(field, shown)| {
        let mut heads = shown.heads.iter().chain(&shown.members).chain(&shown.late);
        !is_universal(field)
            && may_redact(&state.kind, field)
            && heads.any(|head| head.value.is_some())
    });
    fields
        .map(|(field, _)| OptionView {
            code: field.clone(),
            label: reader.text(&field_text_key(&state.kind, field)),
        })
        .collect()
}

/// Everyone who is asked something.
fn asked_views(reader: &Reader<'_>, groups: &[Group]) -> Vec<HolderView> {
    let asked: BTreeSet<&RootId> = groups.iter().flat_map(|group| &group.holders).collect();
    let mut views: Vec<HolderView> = asked
        .into_iter()
        .map(|root| HolderView {
            contact: root.to_string(),
            name: reader.full_name(root),
        })
        .collect();
    views.sort_by(|a, b| a.name.cmp(&b.name).then(a.contact.cmp(&b.contact)));
    views
}

/// The day from which something that is decided today is erased for good.
fn erased_from(reader: &Reader<'_>) -> Day {
    reader
        .today
        .plus(reader.policy.retention.second_thoughts_days)
}

/// The backups that were written here.
pub(crate) fn backups(reader: &Reader<'_>) -> Result<Vec<BackupNamedView>, ApiError> {
    let views = reader.vault.backups()?;
    Ok(views.iter().map(|one| backup_view(reader, one)).collect())
}

pub(crate) fn backup_view(reader: &Reader<'_>, backup: &vault::BackupFile) -> BackupNamedView {
    let kept_ms = i64::from(reader.policy.retention.backup_days) * 24 * 3600 * 1000;
    let name = backup.path.file_name().unwrap_or_default();
    BackupNamedView {
        name: name.to_string_lossy().into_owned(),
        at: instant_ms(backup.created_ms),
        reachable: backup.reachable,
        expired: backup.created_ms.saturating_add(kept_ms) <= reader.now.ms,
    }
}

/// Decides to erase. It is hidden at once, in no list and no file; whoever received it is asked to erase it as well.
pub(crate) fn erase(app: &App, request: EraseRequest) -> Result<ErasedView, ApiError> {
    let what = What::read(
        request.case.as_deref(),
        request.record.as_deref(),
        request.field.as_deref(),
    )?;
    let basis = term::<ErasureBasis>("basis", &request.basis)?;
    let (plan, groups, due, asked) = app.read(|reader| {
        let plan = Plan::of(reader, &what)?;
        plan.check(reader, basis)?;
        let groups = plan.groups(reader)?;
        let asked = asked_views(reader, &groups);
        Ok((plan, groups, erased_from(reader), asked))
    })?;
    if !request.yes {
        return Err(ErrorCode::NeedsYes.into());
    }
    let delay = app.policy().retention.second_thoughts_ms();
    let now = instant(app.env.now());
    let first = app.write("erase", |tx| {
        let mut first = None;
        for group in &groups {
            let items = tx.erase(&plan.wanted(basis, group), delay)?;
            for (item, part) in items.iter().zip(parts(&plan, group)) {
                tx.ask_to_erase(&item.id, &group.holders)?;
                let sort = plan.sort;
                let note = Note { sort, basis, item };
                note.write(tx, plan.subject, part, (&now, due))?;
                first.get_or_insert(item.id);
            }
        }
        first.ok_or_else(|| ErrorCode::NotFound.into())
    })?;
    forget(app, &plan.records)?;
    Ok(ErasedView {
        erasure: first.to_string(),
        erased_from: due.to_string(),
        asked,
    })
}

/// How many records each item of a decision takes along.
fn parts(plan: &Plan, group: &Group) -> Vec<usize> {
    let chunks = group.targets.chunks(MAX_TARGETS);
    match plan.sort {
        ErasedSort::Case => vec![plan.records.len()],
        ErasedSort::Record => chunks.map(<[_]>::len).collect(),
        ErasedSort::Value => chunks.map(|_| 1).collect(),
    }
}

/// What the record of destruction says of one decision: ids, days and a ground.
pub(crate) struct Note<'a> {
    pub sort: ErasedSort,
    pub basis: ErasureBasis,
    pub item: &'a ControlItem,
}

impl Note<'_> {
    pub fn write(
        &self,
        tx: &mut Tx<'_>,
        subject: RecordId,
        records: usize,
        (decided, due): (&str, Day),
    ) -> Result<(), ApiError> {
        let records = i64::try_from(records).unwrap_or(i64::MAX);
        Edits::of("destruction/1")
            .set("control", *self.item.id.as_bytes())
            .term("sort", self.sort)
            .set("subject", *subject.as_bytes())
            .term("basis", self.basis)
            .set("records", records)
            .set("decided_at", decided)
            .set("due_on", due.to_string())
            .create(tx, CaseId::NONE)
            .map(drop)
    }
}

/// What was kept in memory of what is hidden now: the way back of commands, and files that are being looked at.
pub(crate) fn forget(app: &App, records: &BTreeSet<RecordId>) -> Result<(), ApiError> {
    hold(&app.previews).clear();
    app.deeds(|deeds| deeds.forget(records))
}

/// What of a case is erased by an item.
pub(crate) fn sort_of(item: &ControlItem) -> ErasedSort {
    let targets = &item.header.targets;
    let of_values = match item.header.kind {
        ControlKind::Redact => true,
        ControlKind::Purge => false,
        // An own receipt stands for a request that another own device agreed to and that did not come here.
        ControlKind::Receipt | ControlKind::Vouch | ControlKind::Request | ControlKind::Unknown => {
            targets.iter().any(|target| target.change.is_some())
        }
    };
    if of_values {
        ErasedSort::Value
    } else if targets.is_empty() {
        ErasedSort::Case
    } else {
        ErasedSort::Record
    }
}

/// The number of a decision as people and the command line give it.
pub(crate) fn erasure_id(text: &str) -> Result<ControlId, ApiError> {
    text.parse()
        .map_err(|_| ApiError::invalid("erasure", "not_an_id"))
}

pub(crate) fn find(reader: &Reader<'_>, id: &ControlId) -> Result<Erasure, ApiError> {
    reader
        .vault
        .erasure(id)?
        .ok_or_else(|| ErrorCode::NotFound.into())
}
