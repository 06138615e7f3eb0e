//! What partners say of the tasks of the role mirror: own words, words on behalf, proposals, and their end.

use crate::{
    api::{
        Done, RecordView,
        error::{ApiError, ErrorCode},
        mirror::{AnswerClaimRequest, ClaimTaskRequest, EndClaimRequest},
    },
    application::App,
    cases::open_case,
    input::{Edits, case_id, day_or, link, needed, record_id, term},
    on_behalf::{Word, active, is_own, not_so, partner_or_own, past_day_or, word},
    reader::{Case, Reader},
};
use casework::{
    calendar::Day,
    casefile::{party::Partner, plan::Claim},
    message::{Message, MessageCode},
    terms::plan::{ClaimKind, ClaimState, Strength, Task},
};
use ledger::ids::{CaseId, RecordId};

/// A partner says something of a task. The contrary that he said before ends; the same is brought up to date.
pub(crate) fn claim_task(app: &App, request: ClaimTaskRequest) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let wanted = Statement::of(app, &request)?;
    let today = Day::today(app.env.now()).to_string();
    let (edits, standing, contrary, ended) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let partner = partner_or_own(reader, &case, "partner", request.partner.as_deref())?;
        let (edits, word) = wanted.edits(reader, &case, partner, &request)?;
        let standing = wanted.standing(reader, &case, partner, word.as_ref())?;
        let contrary = match &word {
            Some(_) => wanted.contrary(&case, partner),
            None => Vec::new(),
        };
        let how = word.as_ref().map(Word::how).unwrap_or_default().to_owned();
        let because = match request.reason.trim() {
            "" => {
                reader
                    .message(&Message::new(MessageCode::ClaimChanged))
                    .text
            }
            reason => reason.to_owned(),
        };
        let ended = ending(&today, &because, &how)?;
        Ok((edits, standing, contrary, ended))
    })?;
    app.create_undoable("claim_task", |tx| {
        for record in contrary {
            ended.clone().write_changed(tx, record)?;
        }
        match standing {
            Some(record) => edits.write_changed(tx, record).map(|()| record),
            None => edits.create(tx, id),
        }
    })
}

/// The edits that end a claim on a day, with its reason and, if another wrote it down, how he said so.
fn ending(on: &str, reason: &str, how: &str) -> Result<Edits, ApiError> {
    Ok(Edits::of("claim/1")
        .term("state", ClaimState::Ended)
        .set("ended_at", on)
        .set("ended_reason", needed("reason", reason)?)
        .text("ended_how", how))
}

/// What is said.
struct Statement {
    task: Task,
    says: ClaimKind,
    strength: Strength,
    of: Option<RecordId>,
    since: Option<String>,
    today: String,
}

impl Statement {
    fn of(app: &App, request: &ClaimTaskRequest) -> Result<Statement, ApiError> {
        let says = term::<ClaimKind>("says", &request.says)?;
        let of = match (says, request.of.as_deref()) {
            (ClaimKind::IExpectOf, Some(of)) => Some(record_id("of", of)?),
            (ClaimKind::IExpectOf, None) => return Err(ApiError::invalid("of", "empty")),
            (ClaimKind::IDo | ClaimKind::IDoNot, None) => None,
            (ClaimKind::IDo | ClaimKind::IDoNot, Some(_)) => {
                return Err(ApiError::invalid("of", "not_needed"));
            }
        };
        if says == ClaimKind::IDoNot {
            needed("reason", &request.reason)?;
        }
        let now = app.env.now();
        let since = request.since.as_deref();
        Ok(Statement {
            task: term::<Task>("task", &request.task)?,
            says,
            strength: term::<Strength>("strength", &request.strength)?,
            of,
            since: since
                .map(|since| day_or("since", Some(since), now))
                .transpose()?,
            today: Day::today(now).to_string(),
        })
    }

    /// The edits, and whose word it is; none for a task that is proposed to another.
    fn edits(
        &self,
        reader: &Reader<'_>,
        case: &Case,
        partner: &Partner,
        request: &ClaimTaskRequest,
    ) -> Result<(Edits, Option<Word>), ApiError> {
        let proposed = self.says == ClaimKind::IDo
            && !is_own(reader, partner)
            && request.on_behalf.trim().is_empty();
        let word = if proposed {
            None
        } else {
            Some(word(reader, partner, &request.on_behalf)?)
        };
        if let Some(of) = self.of
            && active(case, Some(of))?.party() == partner.party()
        {
            return Err(not_so("of", MessageCode::SameOrganisation));
        }
        let state = match &word {
            Some(_) => ClaimState::Accepted,
            None => ClaimState::Proposed,
        };
        let edits = Edits::of("claim/1")
            .term("task", self.task)
            .set("partner", link(partner.meta.record))
            .term("says", self.says)
            .maybe("of", self.of.map(link))
            .term("strength", self.strength)
            .term("state", state)
            .signed("state")
            .given(
                "on_behalf",
                word.as_ref().map(Word::how).unwrap_or_default(),
            )
            .set("since", self.since.as_deref().unwrap_or(&self.today))
            .given("reason", &request.reason);
        Ok((edits, word))
    }

    /// What he says of this task already, and stands.
    fn said<'a>(&'a self, case: &'a Case, partner: &'a Partner) -> impl Iterator<Item = &'a Claim> {
        case.file.plan.claims.iter().filter(move |claim| {
            let by = claim.partner.known().and_then(|by| case.file.partner(by));
            claim.task.known() == Some(&self.task)
                && by.is_some_and(|by| by.identity() == partner.identity())
                && claim.state.counting() != Some(ClaimState::Ended)
        })
    }

    /// The record in which he says the same already. What he wrote himself only he brings up to date, and nothing is
    /// proposed that stands.
    fn standing(
        &self,
        reader: &Reader<'_>,
        case: &Case,
        partner: &Partner,
        word: Option<&Word>,
    ) -> Result<Option<RecordId>, ApiError> {
        let mut same = self.said(case, partner).filter(|claim| {
            claim.says.known() == Some(&self.says) && claim.of.known() == self.of.as_ref()
        });
        let Some(claim) = same.next() else {
            return Ok(None);
        };
        let root = partner.root.known();
        let his_word = root.is_some_and(|root| claim.state.backed_by(root));
        if word.is_none() || (his_word && !is_own(reader, partner)) {
            return Err(not_so("task", MessageCode::AlreadySaid));
        }
        Ok(Some(claim.meta.record))
    }

    /// What he said and contradicts this.
    fn contrary(&self, case: &Case, partner: &Partner) -> Vec<RecordId> {
        let other = match self.says {
            ClaimKind::IDo => ClaimKind::IDoNot,
            ClaimKind::IDoNot => ClaimKind::IDo,
            ClaimKind::IExpectOf => return Vec::new(),
        };
        self.said(case, partner)
            .filter(|claim| claim.says.known() == Some(&other))
            .map(|claim| claim.meta.record)
            .collect()
    }
}

/// A partner answers whether he takes a task that was proposed to him. A no becomes his "I do not".
pub(crate) fn answer_claim(app: &App, request: AnswerClaimRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    if !request.accept {
        needed("reason", &request.reason)?;
    }
    let today = Day::today(app.env.now()).to_string();
    let (id, yes, no, how) = app.read(|reader| {
        let (id, case, claim) = found(reader, record)?;
        let partner = active(&case, claim.partner.known().copied())?;
        let word = word(reader, partner, &request.on_behalf)?;
        let waits = claim.state.counting() == Some(ClaimState::Proposed);
        let task = claim.task.known().copied().filter(|_| waits);
        let Some(task) = task else {
            return Err(not_so("record", MessageCode::AlreadyAnswered));
        };
        let yes = Edits::of("claim/1")
            .term("state", ClaimState::Accepted)
            .given("on_behalf", word.how())
            .set("since", today.as_str());
        let no = Edits::of("claim/1")
            .term("task", task)
            .set("partner", link(partner.meta.record))
            .term("says", ClaimKind::IDoNot)
            .term("strength", Strength::Full)
            .term("state", ClaimState::Accepted)
            .text("on_behalf", word.how())
            .set("since", today.as_str())
            .text("reason", &request.reason);
        Ok((id, yes, no, word.how().to_owned()))
    })?;
    app.write_undoable("answer_claim", record, |tx| {
        if request.accept {
            yes.write_changed(tx, record)?;
        } else {
            ending(&today, &request.reason, &how)?.write_changed(tx, record)?;
            no.create(tx, id)?;
        }
        Ok(())
    })
}

/// Something that was said ends, with a day and a reason; so a task that two hold is settled.
pub(crate) fn end_claim(app: &App, request: EndClaimRequest) -> Result<Done, ApiError> {
    let record = record_id("record", &request.record)?;
    let on = past_day_or(Day::today(app.env.now()), "on", request.on.as_deref())?;
    let reason = needed("reason", &request.reason)?;
    let how = app.read(|reader| {
        let (_, case, claim) = found(reader, record)?;
        let state = claim.state.counting().unwrap_or(ClaimState::Proposed);
        if state == ClaimState::Ended {
            return Err(not_so("record", MessageCode::AlreadyEnded));
        }
        let own_proposal = state == ClaimState::Proposed && claim.meta.creator == Some(reader.own);
        let partner = claim.partner.known().and_then(|by| case.file.partner(by));
        match partner.filter(|partner| partner.is_active()) {
            Some(partner) if !own_proposal => word(reader, partner, &request.on_behalf),
            // Nobody is left to say it.
            Some(_) | None => Ok(Word::Told(request.on_behalf.trim().to_owned())),
        }
    })?;
    let edits = ending(&on, reason, how.how())?;
    app.write_undoable("end_claim", record, |tx| edits.write_changed(tx, record))
}

fn found(reader: &Reader<'_>, record: RecordId) -> Result<(CaseId, Case, Claim), ApiError> {
    let (state, id) = reader.record(record)?;
    if state.kind != Claim::KIND {
        return Err(ErrorCode::NotFound.into());
    }
    let case = open_case(reader, id)?;
    let mut claims = case.file.plan.claims.iter();
    let claim = claims.find(|claim| claim.meta.record == record).cloned();
    let claim = claim.ok_or(ErrorCode::NotFound)?;
    Ok((id, case, claim))
}
