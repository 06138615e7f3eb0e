//! Partners of a case and the roles that they take.

use crate::{
    api::{
        Done, RecordView,
        error::{ApiError, ErrorCode},
        partners::{
            AddPartnerRequest, AnswerRoleOnBehalfRequest, AnswerRoleRequest, EndPartnerRequest,
            EndRoleRequest, PartnerRequest, PartnerView, ProposeRoleRequest, RoleView,
        },
    },
    application::App,
    cases::open_case,
    contacts::is_compared,
    correspondence::Letters,
    fixing::may_fix,
    input::{Edits, case_id, link, needed, record_id, root_id, term},
    reader::{Case, Reader, code},
    sent,
};
use casework::{
    calendar::Day,
    casefile::party::{Partner, RoleAssignment},
    partners::Partners,
    terms::people::{Domain, Role, RoleState},
};
use ledger::{
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::{RecordState, is_universal},
};
use std::collections::HashMap;
use vault::Tx;

/// A partner joins: a contact with a card, or someone who does not use Woonrust.
pub(crate) fn add_partner(app: &App, request: AddPartnerRequest) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let root = request
        .contact
        .as_deref()
        .map(|contact| root_id("contact", contact))
        .transpose()?;
    let today = Day::today(app.env.now()).to_string();
    let edits = app.read(|reader| {
        let case = open_case(reader, id)?;
        if root.is_some()
            && case
                .file
                .active_partners()
                .any(|partner| partner.root.known() == root.as_ref())
        {
            return Err(ApiError::invalid("contact", "already_partner"));
        }
        let edits = match root {
            None => Edits::of("partner/1"),
            Some(root) => {
                let card = reader.card(&root).ok_or(ErrorCode::NotFound)?;
                let filled = |given: &str, on_card: &str| {
                    if given.trim().is_empty() {
                        on_card.to_owned()
                    } else {
                        given.to_owned()
                    }
                };
                let edits = Edits::of("partner/1")
                    .set("root", *root.as_bytes())
                    .text("name", &filled(&request.name, &card.facts.name))
                    .text(
                        "organisation",
                        &filled(&request.organisation, &card.facts.organisation),
                    )
                    .text("function", &filled(&request.function, &card.facts.function));
                return domain(
                    edits,
                    request.domain.as_deref().or(Some(&card.facts.domain)),
                );
            }
        };
        let edits = edits.text("name", &request.name);
        let edits = edits.set(
            "organisation",
            needed("organisation", &request.organisation)?,
        );
        domain(
            edits.text("function", &request.function),
            request.domain.as_deref(),
        )
    })?;
    app.create_undoable("add_partner", |tx| {
        let record = edits
            .text("reach", &request.reach)
            .set("active_from", today)
            .create(tx, id)?;
        // What he wrote in this case and a colleague sent along waited for this.
        tx.admit_waiting()?;
        Ok(record)
    })
}

fn domain(edits: Edits, code: Option<&str>) -> Result<Edits, ApiError> {
    match code {
        Some(code) => Ok(edits.term("domain", term::<Domain>("domain", code)?)),
        None => Ok(edits),
    }
}

/// The own person agrees that someone whom another named is a partner: from now on files may go to him.
pub(crate) fn confirm_partner(app: &App, request: PartnerRequest) -> Result<Done, ApiError> {
    let (id, record) = (
        case_id(&request.case)?,
        record_id("partner", &request.partner)?,
    );
    app.read(|reader| find_any(&reader.case(id)?, record).map(drop))?;
    app.write("confirm_partner", |tx| {
        confirm(tx, id, record)?;
        tx.admit_waiting()?;
        Ok(Done::DONE)
    })
}

/// Writes the own confirmation of a partner's record as it stands.
pub(crate) fn confirm(tx: &mut Tx<'_>, case: CaseId, record: RecordId) -> Result<(), ApiError> {
    let saw = heads(&tx.state(record)?);
    Edits::of("confirmation/1")
        .set("record", link(record))
        .set("saw", saw)
        .create(tx, case)?;
    Ok(())
}

fn heads(state: &RecordState) -> Value {
    let content = state
        .fields
        .iter()
        .filter(|(field, _)| !is_universal(field));
    Value::Array(
        content
            .flat_map(|(_, field)| &field.heads)
            .map(|head| head.at.value())
            .collect(),
    )
}

/// A partner leaves.
pub(crate) fn end_partner(app: &App, request: EndPartnerRequest) -> Result<Done, ApiError> {
    let (id, record) = (
        case_id(&request.case)?,
        record_id("partner", &request.partner)?,
    );
    let reason = needed("reason", &request.reason)?;
    app.read(|reader| find_any(&open_case(reader, id)?, record).map(drop))?;
    let today = Day::today(app.env.now()).to_string();
    app.write_undoable("end_partner", record, |tx| {
        Edits::of("partner/1")
            .set("ended_at", today)
            .set("ended_reason", reason)
            .write(tx, record)
    })
}

/// A partner knows who leads.
pub(crate) fn partner_knows_lead(app: &App, request: PartnerRequest) -> Result<Done, ApiError> {
    let (id, record) = (
        case_id(&request.case)?,
        record_id("partner", &request.partner)?,
    );
    app.read(|reader| find(&open_case(reader, id)?, record).map(drop))?;
    let today = Day::today(app.env.now()).to_string();
    app.write_undoable("partner_knows_lead", record, |tx| {
        Edits::of("partner/1")
            .set("lead_seen_at", today)
            .write(tx, record)
    })
}

/// Asks a partner to take a role. Asking oneself is accepting.
pub(crate) fn propose_role(app: &App, request: ProposeRoleRequest) -> Result<RecordView, ApiError> {
    let (id, partner) = (
        case_id(&request.case)?,
        record_id("partner", &request.partner)?,
    );
    let role = term::<Role>("role", &request.role)?;
    let mine = app.read(|reader| {
        let case = open_case(reader, id)?;
        let found = find(&case, partner)?;
        if !found.is_active() {
            return Err(ErrorCode::NotPartner.into());
        }
        let held = case.file.roles.iter().any(|other| {
            other.role.known() == Some(&role)
                && other.partner.known() == Some(&partner)
                && matches!(
                    other.state.counting(),
                    Some(RoleState::Proposed | RoleState::Accepted)
                )
        });
        if held {
            Err(ApiError::invalid("role", "already_asked"))
        } else {
            Ok(found.root.known() == Some(&reader.own))
        }
    })?;
    let today = Day::today(app.env.now()).to_string();
    app.create_undoable("propose_role", |tx| {
        let state = if mine {
            RoleState::Accepted
        } else {
            RoleState::Proposed
        };
        let edits = Edits::of("role/1")
            .set("partner", link(partner))
            .term("role", role)
            .term("state", state);
        let edits = if mine {
            edits.set("since", today.as_str())
        } else {
            edits
        };
        let record = edits.create(tx, id)?;
        if mine {
            Edits::of("partner/1")
                .set("lead_seen_at", today.as_str())
                .write(tx, partner)?;
        }
        Ok(record)
    })
}

/// The own answer to a proposal. Who accepts knows who leads.
pub(crate) fn answer_role(app: &App, request: AnswerRoleRequest) -> Result<Done, ApiError> {
    let record = record_id("role", &request.role)?;
    let partner = app.read(|reader| {
        let (case, role) = role_of(reader, record)?;
        let partner = role
            .partner
            .known()
            .and_then(|partner| case.file.partner(partner));
        match partner {
            Some(partner) if partner.root.known() == Some(&reader.own) => Ok(partner.meta.record),
            Some(_) | None => Err(ErrorCode::NotPartner.into()),
        }
    })?;
    if !request.accept {
        needed("reason", &request.reason)?;
    }
    let today = Day::today(app.env.now()).to_string();
    app.write_undoable("answer_role", record, |tx| {
        answer(request.accept, &today)
            .text("reason", &request.reason)
            .write(tx, record)?;
        if request.accept {
            Edits::of("partner/1")
                .set("lead_seen_at", today.as_str())
                .write(tx, partner)?;
        }
        Ok(())
    })
}

/// The answer of someone who does not use Woonrust, or who said it elsewhere: marked so.
pub(crate) fn answer_role_on_behalf(
    app: &App,
    request: AnswerRoleOnBehalfRequest,
) -> Result<Done, ApiError> {
    let record = record_id("role", &request.role)?;
    let how = needed("how", &request.how)?;
    app.read(|reader| role_of(reader, record).map(drop))?;
    let today = Day::today(app.env.now()).to_string();
    app.write_undoable("answer_role_on_behalf", record, |tx| {
        answer(request.accept, &today)
            .set("on_behalf", how)
            .write(tx, record)
    })
}

fn answer(accept: bool, today: &str) -> Edits {
    let state = if accept {
        RoleState::Accepted
    } else {
        RoleState::Refused
    };
    Edits::of("role/1").term("state", state).set("since", today)
}

/// A role ends with a reason; so a double lead is settled.
pub(crate) fn end_role(app: &App, request: EndRoleRequest) -> Result<Done, ApiError> {
    let record = record_id("role", &request.role)?;
    let reason = needed("reason", &request.reason)?;
    app.read(|reader| role_of(reader, record).map(drop))?;
    app.write_undoable("end_role", record, |tx| {
        Edits::of("role/1")
            .term("state", RoleState::Ended)
            .set("reason", reason)
            .write(tx, record)
    })
}

fn role_of(reader: &Reader<'_>, record: RecordId) -> Result<(Case, RoleAssignment), ApiError> {
    let (state, id) = reader.record(record)?;
    if state.kind != "role/1" {
        return Err(ErrorCode::NotFound.into());
    }
    Ok((open_case(reader, id)?, RoleAssignment::read(&state)))
}

fn find(case: &Case, record: RecordId) -> Result<Partner, ApiError> {
    case.file
        .partner(&record)
        .cloned()
        .ok_or_else(|| ErrorCode::NotFound.into())
}

/// A partner, or who reads along.
fn find_any(case: &Case, record: RecordId) -> Result<Partner, ApiError> {
    let reader = case.file.reader(&record).cloned();
    reader.map_or_else(|| find(case, record), Ok)
}

/// The partners of a case.
pub(crate) fn partner_views(
    reader: &Reader<'_>,
    case: &Case,
) -> Result<Vec<PartnerView>, ApiError> {
    views(reader, case, &case.file.partners)
}

/// Who reads along in a case; a colleague who takes part by now stands among the partners.
pub(crate) fn reader_views(reader: &Reader<'_>, case: &Case) -> Result<Vec<PartnerView>, ApiError> {
    let takes_part = |one: &Partner| {
        let mut active = case.file.active_partners();
        active.any(|partner| partner.identity() == one.identity())
    };
    let all = case.file.readers.iter().filter(|one| !takes_part(one));
    views(reader, case, &all.cloned().collect::<Vec<_>>())
}

fn views(
    reader: &Reader<'_>,
    case: &Case,
    partners: &[Partner],
) -> Result<Vec<PartnerView>, ApiError> {
    let trusted = Partners::of(&case.records, reader.own);
    let sent = sent::last_sent(reader)?;
    let received = sent::last_received(reader)?;
    let letters = Letters::of(reader)?;
    let view = |partner: &Partner| -> Result<PartnerView, ApiError> {
        let root = partner.root.known().copied();
        let other = root.filter(|root| *root != reader.own);
        let correspondence = other.map(|root| letters.with(reader, case.id, &root));
        let text = |value: &casework::casefile::value::Uncertain<String>| {
            value.known().cloned().unwrap_or_default()
        };
        Ok(PartnerView {
            record: partner.meta.record.to_string(),
            contact: root.map(|root| root.to_string()),
            name: text(&partner.name),
            organisation: text(&partner.organisation),
            function: text(&partner.function),
            domain: partner.domain.known().map(|domain| code(*domain)),
            reach: text(&partner.reach),
            own: root == Some(reader.own),
            state: if partner.is_active() {
                "active"
            } else {
                "ended"
            }
            .to_owned(),
            trust: trust(reader, root).to_owned(),
            confirmed: root.is_some_and(|root| trusted.is_partner(case.id, &root)),
            lead_seen_at: partner.lead_seen_at.known().map(ToString::to_string),
            last_sent_at: root.and_then(|root| sent.get(&(root, case.id)).cloned()),
            last_received_at: root.and_then(|root| received.get(&root).cloned()),
            correspondence: correspondence.transpose()?,
            withdrawable: may_fix(reader, &partner.meta)
                && !is_used(case, partner.meta.record, root, &sent),
        })
    };
    partners.iter().map(view).collect()
}

/// Refuses to take back a partner who was used; every other record may go.
pub(crate) fn not_in_use(reader: &Reader<'_>, record: RecordId) -> Result<(), ApiError> {
    let (state, id) = reader.record(record)?;
    if matches!(state.kind.as_str(), "consent/1" | "disclosure/1") {
        // What went out on it stays on record: it is withdrawn instead.
        return Err(ErrorCode::InUse.into());
    }
    if state.kind != "partner/1" {
        return Ok(());
    }
    let case = reader.case(id)?;
    let sent = sent::last_sent(reader)?;
    let root = state.bytes("root").and_then(RootId::from_slice);
    if is_used(&case, record, root, &sent) {
        Err(ErrorCode::InUse.into())
    } else {
        Ok(())
    }
}

/// Something names the partner, a file went to him, or he wrote in the case himself.
fn is_used(
    case: &Case,
    record: RecordId,
    root: Option<RootId>,
    sent: &HashMap<(RootId, CaseId), String>,
) -> bool {
    let wrote = |root: RootId| {
        case.records
            .iter()
            .any(|state| state.authors.contains(&root))
    };
    case.file.names_partner(&record)
        || root.is_some_and(|root| sent.contains_key(&(root, case.id)) || wrote(root))
}

fn trust(reader: &Reader<'_>, root: Option<RootId>) -> &'static str {
    match root {
        None => "without_woonrust",
        Some(root) if root == reader.own => "own",
        Some(root) if reader.card(&root).is_none() => "no_card",
        Some(root) if is_compared(reader, &root) => "verified",
        Some(_) => "unverified",
    }
}

/// The roles of a case, those in force first.
pub(crate) fn role_views(reader: &Reader<'_>, case: &Case) -> Vec<RoleView> {
    let mut views: Vec<RoleView> = case
        .file
        .roles
        .iter()
        .filter_map(|role| role_view(reader, case, role))
        .collect();
    let ended = |view: &RoleView| matches!(view.state.as_str(), "ended" | "refused");
    views.sort_by_key(|view| (ended(view), view.role.clone(), view.record.clone()));
    views
}

/// A role as the person sees it.
pub(crate) fn role_view(
    reader: &Reader<'_>,
    case: &Case,
    role: &RoleAssignment,
) -> Option<RoleView> {
    let partner = role
        .partner
        .known()
        .and_then(|partner| case.file.partner(partner));
    let text = |value: &casework::casefile::value::Uncertain<String>| {
        value.known().cloned().unwrap_or_default()
    };
    Some(RoleView {
        record: role.meta.record.to_string(),
        role: code(*role.role.known()?),
        partner: partner.map(|partner| partner.meta.record.to_string()),
        name: partner.map(partner_name).unwrap_or_default(),
        mine: partner.is_some_and(|partner| partner.root.known() == Some(&reader.own)),
        state: code(role.state.counting().unwrap_or(RoleState::Proposed)),
        reason: text(&role.reason),
        on_behalf: text(&role.on_behalf),
        since: role.since.known().map(ToString::to_string),
        proposed_by: role
            .meta
            .creator
            .map(|root| reader.full_name(&root))
            .unwrap_or_default(),
    })
}

/// Name and organisation of a partner in one line.
pub(crate) fn partner_name(partner: &Partner) -> String {
    let parts = [partner.name.filled(), partner.organisation.filled()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
