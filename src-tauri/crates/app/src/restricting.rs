//! Fewer people see a record after it was written: who may see it now, and making that narrower or it more sensitive.

use crate::{
    api::{
        RecordRequest,
        error::{ApiError, ErrorCode},
        restricting::{
            RecordSharingView, RestrictRecordRequest, RestrictedView, SharedWithView, StricterView,
        },
    },
    application::App,
    input::{record_id, root_id},
    reader::{Reader, count},
    sent,
};
use casework::{
    may_see::goes_to_partners,
    narrowing::{may_narrow, parts_of, stricter},
    partners::Partners,
};
use ledger::{
    author::{Edit, FieldEdit},
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::{AUDIENCE, CLASS, RecordState},
    sharing::{Class, Token},
};
use std::collections::BTreeSet;
use vault::Tx;

/// Whether the own person can show a record to fewer people, or make it more sensitive.
pub(crate) fn may_restrict(state: &RecordState, own: &RootId) -> bool {
    let is_for_nobody = state.audience.heads == [Some(Vec::new())];
    let own_choice = state.creator() == Some(*own) && !is_for_nobody;
    may_narrow(&state.kind) && !state.hidden() && (own_choice || !stricter(state).is_empty())
}

/// A record that may be made narrower.
fn find(reader: &Reader<'_>, record: RecordId) -> Result<(RecordState, CaseId), ApiError> {
    let (state, case) = reader.record(record)?;
    if state.hidden() {
        Err(ErrorCode::NotFound.into())
    } else if may_narrow(&state.kind) {
        Ok((state, case))
    } else {
        Err(ApiError::invalid("record", "same_for_all"))
    }
}

/// Who may see a record now, who has it, and what could be stricter.
pub(crate) fn record_sharing(
    app: &App,
    request: RecordRequest,
) -> Result<RecordSharingView, ApiError> {
    let record = record_id("record", &request.record)?;
    app.read(|reader| {
        let (state, id) = find(reader, record)?;
        let case = reader.case(id)?;
        let partners = Partners::of(&case.records, reader.own);
        let parts = parts_of(record, &case.records, &reader.own).into_iter();
        let heads = &state.audience.heads;
        let open = |head: &Option<Vec<Token>>| {
            let tokens = head.as_deref().unwrap_or_default();
            tokens.contains(&Token::Case)
        };
        let author = state.creator().map(|root| reader.full_name(&root));
        Ok(RecordSharingView {
            record: record.to_string(),
            case: id.to_string(),
            own: state.creator() == Some(reader.own),
            author: author.unwrap_or_default(),
            everyone: !heads.is_empty() && heads.iter().all(open),
            people: people(reader, &state, partners.of_case(id))?,
            class: state.class().map(|class| class.code().to_owned()),
            stricter: stricter(&state).into_iter().map(stricter_view).collect(),
            parts: reader.refs(&parts.map(|part| part.id).collect::<Vec<_>>()),
        })
    })
}

fn stricter_view(class: Class) -> StricterView {
    StricterView {
        class: class.code().to_owned(),
        to_partners: goes_to_partners(class),
    }
}

fn people<'p>(
    reader: &Reader<'_>,
    state: &RecordState,
    partners: impl Iterator<Item = &'p RootId>,
) -> Result<Vec<SharedWithView>, ApiError> {
    let holders = sent::holders(reader, state.id)?;
    let others = partners.filter(|root| **root != reader.own);
    let mut views: Vec<SharedWithView> = others
        .map(|root| SharedWithView {
            contact: root.to_string(),
            name: reader.full_name(root),
            may_see: state.audience.admits(root, true),
            received: holders.contains(root) || state.authors.contains(root),
        })
        .collect();
    views.sort_by(|a, b| a.name.cmp(&b.name).then(a.contact.cmp(&b.contact)));
    Ok(views)
}

/// What a person wants of a record, checked as far as the request alone tells.
struct Wish {
    people: Option<BTreeSet<RootId>>,
    class: Option<Class>,
}

impl Wish {
    fn read(request: &RestrictRecordRequest) -> Result<Wish, ApiError> {
        let people = request.audience.as_ref().map(|contacts| {
            let roots = contacts.iter().map(|contact| root_id("audience", contact));
            roots.collect::<Result<BTreeSet<RootId>, ApiError>>()
        });
        let class = request.class.as_deref().map(|code| match code {
            // A thought that never leaves this device cannot be made of what is a record already.
            "K8" => Err(ApiError::invalid("class", "local_only")),
            code => Class::parse(code).ok_or_else(|| ApiError::invalid("class", "not_a_code")),
        });
        Ok(Wish {
            people: people.transpose()?,
            class: class.transpose()?,
        })
    }

    /// Refuses what is not narrower: only who made a record chooses who may see it, and only among those who may now.
    fn check(
        &self,
        state: &RecordState,
        own: &RootId,
        is_partner: impl Fn(&RootId) -> bool,
    ) -> Result<(), ApiError> {
        if let Some(people) = &self.people {
            if state.creator() != Some(*own) {
                return Err(ErrorCode::NotCreator.into());
            }
            if people.iter().any(|root| root == own || !is_partner(root)) {
                return Err(ErrorCode::NotPartner.into());
            }
            if !people.iter().all(|root| state.audience.admits(root, true)) {
                return Err(ApiError::invalid("audience", "wider"));
            }
        }
        match self.class {
            Some(class) if !stricter(state).contains(&class) => {
                Err(ApiError::invalid("class", "looser"))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// What it changes in one record; of a part that is narrower already, nothing.
    fn edits(&self, state: &RecordState) -> Vec<FieldEdit<'static>> {
        let mut edits = Vec::new();
        if let Some(people) = &self.people {
            let admitted = people
                .iter()
                .filter(|root| state.audience.admits(root, true));
            let tokens: Vec<Token> = admitted.copied().map(Token::Person).collect();
            if state.audience.heads != [Some(tokens.clone())] {
                edits.push((AUDIENCE, Edit::Set(Token::value(&tokens))));
            }
        }
        if let Some(class) = self.class.filter(|class| stricter(state).contains(class)) {
            edits.push((CLASS, Edit::Set(Value::from(class.code()))));
        }
        edits
    }

    fn write(&self, tx: &mut Tx<'_>, record: RecordId) -> Result<bool, ApiError> {
        let edits = self.edits(&tx.state(record)?);
        if edits.is_empty() {
            return Ok(false);
        }
        tx.write(record, &edits)?;
        // Of somebody else than the creator a class counts only when it is stricter than everything he wrote there before.
        let asked = edits.iter().any(|(field, _)| *field == CLASS);
        if asked && tx.state(record)?.class() != self.class {
            return Err(ApiError::invalid("class", "looser"));
        }
        Ok(true)
    }
}

/// Shows a record, and what belongs to it, to fewer people. Whoever has it keeps what he has, and hears once that nothing
/// follows ([`crate::narrowing`]).
pub(crate) fn restrict_record(
    app: &App,
    request: RestrictRecordRequest,
) -> Result<RestrictedView, ApiError> {
    let record = record_id("record", &request.record)?;
    let wish = Wish::read(&request)?;
    let records = app.read(|reader| {
        let (state, id) = find(reader, record)?;
        let case = reader.case(id)?;
        let partners = Partners::of(&case.records, reader.own);
        wish.check(&state, &reader.own, |root| partners.is_partner(id, root))?;
        if wish.edits(&state).is_empty() {
            return Err(ApiError::invalid("audience", "not_narrower"));
        }
        let parts = parts_of(record, &case.records, &reader.own).into_iter();
        Ok([record]
            .into_iter()
            .chain(parts.map(|part| part.id))
            .collect::<Vec<_>>())
    })?;
    let (view, _) = app.undoable("restrict_record", |tx| {
        let mut narrower = 0;
        for record in records {
            narrower += usize::from(wish.write(tx, record)?);
        }
        let records = count(narrower);
        Ok((record, RestrictedView { records }))
    })?;
    Ok(view)
}
