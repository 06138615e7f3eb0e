//! Decisions to disclose: what can be decided for a colleague, and taking the decision.

use crate::{
    api::{
        RecordView,
        disclosing::{
            DecideDisclosureRequest, DisclosableView, DisclosureFieldView, DisclosureFormRequest,
            DisclosureFormView, GroundView,
        },
        error::{ApiError, ErrorCode},
        forms::OptionView,
    },
    application::App,
    contacts::{archive_reader, view},
    disclosure_answers::{self, ALWAYS, FIELDS},
    input::{Edits, case_id, record_id, root_id, term},
    reader::{Case, Reader, instant},
    share_view::{is_bookkeeping, shared},
    sharing::disclosures,
    text::hex,
};
use casework::{
    content::fill,
    disclosure::{CONSENT, DECISION, decided_heads, holds, shared_classes},
    grounds::{DUTIES, GROUNDS, class_needs, is_decided_alone, row_of},
    may_see::class_of,
    partners::Partners,
    terms::{
        Term,
        people::Domain,
        sharing::{Ground, SharedClass},
    },
};
use ledger::{
    author::Edit,
    cbor::Value,
    ids::{CaseId, RecordId, RootId},
    record::{AUDIENCE, RecordState},
    sharing::Token,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// How long a decision is proposed to hold: long enough for one round of the partners.
const PROPOSED_DAYS: u32 = 30;

/// What can be decided for a colleague.
pub(crate) fn disclosure_form(
    app: &App,
    request: DisclosureFormRequest,
) -> Result<DisclosureFormView, ApiError> {
    let (id, root) = (
        case_id(&request.case)?,
        root_id("contact", &request.contact)?,
    );
    app.read(|reader| {
        let scene = Scene::of(reader, id, root)?;
        let card = reader.card(&root).map(|card| view(reader, card));
        let domain = own_domain(reader)?;
        Ok(DisclosureFormView {
            recipient: card.unwrap_or_else(|| archive_reader(reader)),
            items: scene.items(),
            grounds: GROUNDS
                .iter()
                .map(|row| GroundView {
                    ground: row.ground.code().to_owned(),
                    label: reader.content.term(row.ground),
                    needs: row.needs.iter().map(ToString::to_string).collect(),
                    mine: row.may_choose(domain),
                    without_items: row.opens.is_empty(),
                    note: row
                        .is_disputed
                        .then(|| reader.text("share.ground_disputed")),
                })
                .collect(),
            fields: FIELDS
                .iter()
                .map(|field| DisclosureFieldView {
                    field: (*field).to_owned(),
                    label: reader.text(&format!("share.ask.{field}")),
                    hint: reader.text_or_empty(&format!("share.hint.{field}")),
                    input: disclosure_answers::input_of(field).to_owned(),
                    must_be_yes: DUTIES.iter().any(|(duty, must)| duty == field && *must),
                })
                .collect(),
            always: ALWAYS.iter().map(ToString::to_string).collect(),
            consents: scene.consents(),
            valid_until: reader.today.plus(PROPOSED_DAYS).to_string(),
        })
    })
}

/// The field of work on the own card: what one says of oneself chooses the grounds that are offered.
fn own_domain(reader: &Reader<'_>) -> Result<Option<Domain>, ApiError> {
    Ok(Domain::parse(&reader.vault.own_card()?.facts.domain))
}

/// What is in a record now, so that nobody decides on what he did not see.
pub(crate) fn seen(state: &RecordState) -> String {
    let mut hash = Sha256::new();
    for head in decided_heads(state) {
        hash.update(head.change.as_bytes());
        hash.update(head.index.to_be_bytes());
    }
    hex(&hash.finalize()[..16])
}

/// A case and a colleague who is a partner in it, or whoever reads an archive of it.
struct Scene<'a> {
    reader: &'a Reader<'a>,
    case: Case,
    to: RootId,
}

impl<'a> Scene<'a> {
    fn of(reader: &'a Reader<'a>, case: CaseId, to: RootId) -> Result<Scene<'a>, ApiError> {
        let case = reader.case(case)?;
        if to == RootId::ARCHIVE {
            return Ok(Scene { reader, case, to });
        }
        if reader.card(&to).is_none() {
            return Err(ErrorCode::NotFound.into());
        }
        let partners = Partners::of(&case.records, reader.own);
        if to == reader.own || !partners.is_partner(case.id, &to) {
            return Err(ErrorCode::NotPartner.into());
        }
        Ok(Scene { reader, case, to })
    }

    /// What only a decision opens and none opens now.
    fn items(&self) -> Vec<DisclosableView> {
        let disclosures = disclosures(self.reader, &self.case);
        let closed = self.case.records.iter().filter(|state| {
            can_be_decided(state) && disclosures.opening(state, &self.to).is_empty()
        });
        closed
            .map(|state| DisclosableView {
                lapse_text: disclosures
                    .lapse(state, &self.to)
                    .map(|lapse| self.reader.content.term(lapse)),
                ..self.item(state)
            })
            .collect()
    }

    fn item(&self, state: &RecordState) -> DisclosableView {
        let classes = shared_classes(state);
        let grounds = GROUNDS.iter().filter(|row| {
            let mut classes = classes.iter();
            classes.all(|class| row.can_open(*class))
        });
        let needs: BTreeSet<&str> = classes
            .iter()
            .flat_map(|class| class_needs(*class))
            .copied()
            .collect();
        let access = self.access(state);
        let item = shared(self.reader, state);
        DisclosableView {
            class_label: self.reader.text(&format!("class.{}", item.class)),
            seen: seen(state),
            grounds: grounds.map(|row| row.ground.code().to_owned()).collect(),
            needs: needs.into_iter().map(str::to_owned).collect(),
            alone: classes.iter().any(|class| is_decided_alone(*class)),
            lets_in: matches!(access, Access::LetIn(_)),
            blocked: matches!(access, Access::Closed)
                .then(|| self.reader.text("field_error.not_admitted")),
            lapse_text: None,
            item,
        }
    }

    /// Whether the audience admits the colleague, or the own person can let him in.
    fn access(&self, state: &RecordState) -> Access {
        if state.audience.admits(&self.to, true) {
            return Access::Admitted;
        }
        match (state.creator(), state.audience.heads.as_slice()) {
            (Some(creator), [Some(tokens)]) if creator == self.reader.own => {
                let more = [Token::Person(self.to)];
                Access::LetIn([tokens.as_slice(), &more].concat())
            }
            _ => Access::Closed,
        }
    }

    fn consents(&self) -> Vec<OptionView> {
        let reader = self.reader;
        let of_case = self.case.records.iter();
        let valid =
            of_case.filter(|state| state.kind == CONSENT && holds(state, reader.own, reader.today));
        let label = |state: &RecordState| {
            let text = |field: &str| state.text(field).unwrap_or_default().to_owned();
            let params = BTreeMap::from([
                ("from", text("from")),
                ("purpose", text("purpose")),
                ("day", text("valid_until")),
            ]);
            fill(&reader.text("share.consent_until"), &params)
        };
        valid
            .map(|state| OptionView {
                code: state.id.to_string(),
                label: label(state),
            })
            .collect()
    }

    fn record(&self, text: &str) -> Result<&RecordState, ApiError> {
        let record = record_id("items", text)?;
        let mut records = self.case.records.iter();
        let found = records.find(|state| state.id == record && !state.hidden());
        let found = found.ok_or(ErrorCode::NotFound)?;
        if can_be_decided(found) {
            Ok(found)
        } else {
            Err(ApiError::invalid("items", "no_decision_needed"))
        }
    }
}

/// How a decision gets past the first gate.
enum Access {
    Admitted,
    /// The own person made it: with this audience the colleague is admitted.
    LetIn(Vec<Token>),
    Closed,
}

/// A record that needs a decision, and is about the case.
fn can_be_decided(state: &RecordState) -> bool {
    let is_closed = class_of(state).is_none();
    !state.hidden()
        && !is_bookkeeping(&state.kind)
        && !is_closed
        && !shared_classes(state).is_empty()
}

/// What is written when a decision is taken.
struct Decided {
    edits: Edits,
    /// Records whose audience lets the colleague in from now on.
    let_in: Vec<(RecordId, Vec<Token>)>,
}

/// Takes a decision to disclose. It opens the second gate for exactly these records as they are now.
pub(crate) fn decide_disclosure(
    app: &App,
    request: DecideDisclosureRequest,
) -> Result<RecordView, ApiError> {
    let (id, root) = (
        case_id(&request.case)?,
        root_id("contact", &request.contact)?,
    );
    let ground = term::<Ground>("ground", &request.ground)?;
    let decided = app.read(|reader| {
        let scene = Scene::of(reader, id, root)?;
        if !row_of(ground).may_choose(own_domain(reader)?) {
            return Err(ApiError::invalid("ground", "not_your_ground"));
        }
        decided(&scene, ground, &request)
    })?;
    app.write("decide_disclosure", |tx| {
        for (record, audience) in &decided.let_in {
            let edit = (AUDIENCE, Edit::Set(Token::value(audience)));
            tx.write(*record, &[edit])?;
        }
        let record = decided.edits.create(tx, id)?;
        tx.about(root.as_bytes());
        // It is withdrawn with a day and a reason, not taken back: a file may have gone on it.
        Ok(RecordView {
            record: record.to_string(),
            undo: None,
        })
    })
}

fn decided(
    scene: &Scene<'_>,
    ground: Ground,
    request: &DecideDisclosureRequest,
) -> Result<Decided, ApiError> {
    let row = row_of(ground);
    match (row.opens.is_empty(), request.items.is_empty()) {
        (true, false) => return Err(ApiError::invalid("items", "without_items")),
        (false, true) => return Err(ApiError::invalid("items", "empty")),
        (true, true) | (false, false) => {}
    }
    let (mut items, mut classes) = (BTreeMap::new(), BTreeSet::new());
    let mut let_in = Vec::new();
    for item in &request.items {
        let state = scene.record(&item.record)?;
        if seen(state) != item.seen {
            return Err(ErrorCode::ChangedMeanwhile.into());
        }
        let own: BTreeSet<SharedClass> = shared_classes(state);
        if !own.iter().all(|class| row.can_open(*class)) {
            return Err(ApiError::invalid("ground", "ground_not_for_class"));
        }
        if own.iter().any(|class| is_decided_alone(*class)) && request.items.len() > 1 {
            return Err(ApiError::invalid("items", "one_at_a_time"));
        }
        match scene.access(state) {
            Access::Admitted => {}
            Access::LetIn(tokens) => let_in.push((state.id, tokens)),
            Access::Closed => return Err(ApiError::invalid("items", "not_admitted")),
        }
        let heads = decided_heads(state)
            .iter()
            .map(|head| head.value())
            .collect();
        items.insert(state.id, Value::Array(heads));
        classes.extend(own);
    }
    let items = items
        .into_iter()
        .map(|(record, heads)| Value::Array(vec![Value::from(*record.as_bytes()), heads]));
    let reader = scene.reader;
    let mut edits = Edits::of(DECISION)
        .set("recipient", *scene.to.as_bytes())
        .set("items", Value::Array(items.collect()))
        .term("ground", ground)
        .set("decided_at", instant(reader.now));
    for class in &classes {
        edits = edits.add("classes", class.code());
    }
    let asked = disclosure_answers::Asked::of(row, &classes);
    let edits = asked.answered(edits, &request.answers, reader, &scene.case)?;
    Ok(Decided { edits, let_in })
}
