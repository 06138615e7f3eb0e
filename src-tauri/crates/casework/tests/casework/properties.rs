//! Nothing panics, and neither order nor unrelated records change an answer.

use crate::build::*;
use casework::{
    attention::{
        AttentionPoint, Surroundings, every_attention,
        known_until::KnownUntil,
        listing::{listed, shown},
        occasion::{Draft, Occasion, Parcel},
        open_cases::OpenCases,
    },
    bars::{BarStatus, bars},
    calendar::Moment,
    case_row::LeadFact,
    casefile::{CaseFile, team::Team},
    content::{Content, Language},
    disclosure::Disclosures,
    factors::{FactorStatus, all_factors},
    guide::GuideStatus,
    handover::{Move, Notes, check_move, ends_at_acceptance, missing},
    kinds::{Cbor, KINDS, Rule},
    may_see::{Recipient, export_set},
    mirror::mirror,
    needs::all_needs,
    next::{Next, next},
    partners::Partners,
    phase::exit,
    pitfalls::all_pitfalls,
    policy::Policy,
    severity::{SeverityStatus, UrgencyProposal, propose_urgency, severity},
    terms::{Term, case::Phase},
    timeline::{Scope, TimelineItem, timeline},
};
use ledger::{cbor::Value, ids::CaseId, record::RecordState, sharing::Class};
use proptest::prelude::*;

type Answers = (
    CaseFile,
    Vec<FactorStatus>,
    Vec<GuideStatus>,
    Next,
    (SeverityStatus, Option<UrgencyProposal>, Vec<BarStatus>),
    Vec<TimelineItem>,
    LeadFact,
    Vec<AttentionPoint>,
);

fn answers(states: &[RecordState]) -> Answers {
    let file = CaseFile::read(CASE, states, ANNA);
    let (policy, today) = (policy(), today());
    let team = Team::read(states);
    let factors = all_factors(&file, &team, &policy, today);
    let guides = [
        all_pitfalls(&file, &team, &policy, today),
        all_needs(&file, &team, &policy, today),
    ]
    .concat();
    let next = next(&file, &team, &policy, today, None);
    let judged = (
        severity(&file, &policy, today),
        propose_urgency(&file, &policy, today),
        bars(&file, &policy, today),
    );
    let items = timeline(&file, &policy, Scope::Everything);
    let row = LeadFact::of(&file);
    let points = attention_points(&file, &team, &policy);
    (file, factors, guides, next, judged, items, row, points)
}

/// What all rules say at every occasion, with an old file of Bram and none of Carla.
fn attention_points(file: &CaseFile, team: &Team, policy: &Policy) -> Vec<AttentionPoint> {
    let known_until: KnownUntil = [(BRAM, day("2026-10-01"))].into_iter().collect();
    let around = Surroundings {
        team,
        known_until: &known_until,
        open_cases: &OpenCases::of([file]),
    };
    let items = [(id(3), None)];
    let entry = Draft::Entry {
        text: "Zijn medicatie is op",
        class: Some(Class::K2),
        occurred_at: Moment::parse("2026-11-01T12:00:00+01:00"),
        now: noon(today()),
    };
    let moving = Phase::ALL.iter().map(|to| Occasion::Moving { to: *to });
    let occasions = [
        Occasion::Standing,
        Occasion::Saving(entry),
        Occasion::Saving(Draft::Word {
            text: "Anna belt u",
        }),
        Occasion::HandingOver { spoken_at: None },
        Occasion::Exporting(Parcel {
            to: id(2),
            is_first: true,
            items: &items,
        }),
    ];
    let ask = |occasion| every_attention(file, policy, today(), around, occasion);
    let points: Vec<AttentionPoint> = occasions.into_iter().chain(moving).flat_map(ask).collect();
    let list = listed(file, points.clone(), policy, today());
    assert!(shown(&list, policy).len() <= 3);
    points
}

/// A value that may or may not fit the field.
fn any_value(cbor: Cbor) -> BoxedStrategy<Value> {
    let days = prop_oneof![
        Just("2026-11-20"),
        Just("2026-11-12"),
        Just("2028-01-01"),
        Just("1900-01-01")
    ];
    let texts = prop_oneof![
        days.clone().prop_map(Value::from),
        days.prop_map(|day| Value::from(moment(day))),
        prop_oneof![
            Just("open"),
            Just("accepted"),
            Just("case_lead"),
            Just("deputy"),
            Just("F9"),
            Just("acute"),
            Just("closed"),
            Just("yes:life"),
            Just("T02"),
            Just("i_do"),
            Just("offered"),
            Just("refused"),
            Just("done")
        ]
        .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    let bytes = (1u8..8).prop_map(|number| Value::Bytes(vec![number; 16]));
    let roots = (1u8..4).prop_map(|number| Value::Bytes(vec![number; 32]));
    let odd = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::Int),
        Just(Value::Array(vec![Value::Null])),
        any::<bool>().prop_map(Value::Bool)
    ];
    match cbor {
        Cbor::Text => prop_oneof![8 => texts, 1 => odd].boxed(),
        Cbor::Bytes => prop_oneof![4 => bytes, 4 => roots, 1 => odd].boxed(),
        Cbor::Int | Cbor::Bool | Cbor::Array | Cbor::Map => {
            prop_oneof![2 => odd, 1 => texts].boxed()
        }
    }
}

fn any_record() -> impl Strategy<Value = Record> {
    let write = (
        0usize..1000,
        any_value(Cbor::Text),
        any_value(Cbor::Bytes),
        any_value(Cbor::Int),
        1u8..4,
        any::<bool>(),
    );
    (
        0usize..KINDS.len(),
        1u8..30,
        proptest::collection::vec(write, 0..10),
        0u8..20,
    )
        .prop_map(|(kind, number, writes, fate)| {
            let kind = &KINDS[kind];
            let mut made = match kind.name {
                "case/1" => case_record(),
                "factor/1" => factor_record(),
                name if kind.once => once(name),
                name => record(number, name),
            };
            for (at, text, bytes, other, author, fresh) in writes {
                let field = &kind.fields[at % kind.fields.len()];
                let value = match field.cbor {
                    Cbor::Text => text,
                    Cbor::Bytes => bytes,
                    Cbor::Int | Cbor::Bool | Cbor::Array | Cbor::Map => other,
                };
                made = made.by([ANNA, BRAM, CARLA][usize::from(author) - 1]);
                made = match (field.rule, fresh) {
                    (Rule::Set, _) => made.add(field.name, value),
                    (_, true) => made.set(field.name, value),
                    (_, false) => made.also(field.name, value),
                };
            }
            match fate {
                0 => made.deleted(),
                1 => made.dated("2028-01-01"),
                _ => made,
            }
        })
}

fn any_case() -> impl Strategy<Value = Vec<RecordState>> {
    proptest::collection::vec(any_record(), 0..14).prop_map(|records| {
        let mut states: Vec<RecordState> = records.into_iter().map(|record| record.state).collect();
        states.sort_by_key(|state| state.id);
        states.dedup_by_key(|state| state.id);
        states
    })
}

fn check_message(message: &casework::message::Message) -> Result<(), TestCaseError> {
    let given: Vec<&str> = message.params.iter().map(|(name, _)| *name).collect();
    prop_assert_eq!(&given[..], message.code.params(), "{:?}", message.code);
    for language in Language::ALL {
        prop_assert!(!Content::of(language).render(message).is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_case_breaks_a_rule_and_every_message_has_its_parameters(states in any_case()) {
        let (file, factors, guides, next, (severity, urgency, bars), _, _, points) = answers(&states);
        points.iter().map(|point| &point.message).try_for_each(check_message)?;
        for guide in &guides {
            guide.because.iter().try_for_each(check_message)?;
            guide.missing.iter().try_for_each(|missing| check_message(&missing.message))?;
        }
        for bar in &bars {
            bar.because.iter().try_for_each(check_message)?;
            bar.missing.iter().try_for_each(|missing| check_message(&missing.message))?;
        }
        severity.explanation.iter().try_for_each(check_message)?;
        let proposals = severity.axes.iter().filter_map(|axis| axis.proposal.as_ref());
        proposals.map(|proposal| &proposal.message).try_for_each(check_message)?;
        urgency.iter().flat_map(|urgency| &urgency.because).try_for_each(check_message)?;
        for row in mirror(&file, Phase::Warning) {
            row.message().iter().try_for_each(check_message)?;
        }
        for handover in &file.talk.handovers {
            let missing = missing(&file, handover, &policy(), today());
            missing.iter().try_for_each(|(message, _)| check_message(message))?;
            ends_at_acceptance(&file, handover);
            for wanted in Move::ALL {
                let answer = check_move(&file, handover, wanted, &BRAM, Notes::default(), today());
                answer.err().iter().try_for_each(check_message)?;
            }
        }
        for status in &factors {
            status.because.iter().chain(&status.unconfirmed).try_for_each(check_message)?;
            status.missing.iter().try_for_each(|missing| check_message(&missing.message))?;
        }
        for phase in Phase::ALL {
            let exit = exit(*phase, &file, &Team::default(), &policy(), today());
            exit.by_hand.iter().try_for_each(check_message)?;
            exit.missing.iter().try_for_each(|(message, _)| check_message(message))?;
        }
        next.step.because.iter().try_for_each(check_message)?;
        let partners = Partners::of(&states, ANNA);
        let recipient = Recipient { root: BRAM, is_own_person: false };
        prop_assert_eq!(export_set(&states, &recipient, &partners, &Disclosures::default()).len(), states.len());
    }

    #[test]
    fn the_order_of_records_and_heads_changes_no_answer((states, shuffled) in any_case().prop_flat_map(|states| (Just(states.clone()), Just(states).prop_shuffle()))) {
        let mut turned = shuffled;
        for field in turned.iter_mut().flat_map(|state| state.fields.values_mut()) {
            field.members.reverse();
        }
        prop_assert_eq!(answers(&states), answers(&turned));
    }

    #[test]
    fn records_of_another_case_change_no_answer(states in any_case(), others in any_case()) {
        let elsewhere = others.into_iter().filter(|state| state.kind != "case/1").map(|mut state| {
            state.case = CaseId::from_bytes([8; 16]);
            state
        });
        let mixed: Vec<RecordState> = states.iter().cloned().chain(elsewhere).collect();
        prop_assert_eq!(answers(&states), answers(&mixed));
        let (alone, among) = (Partners::of(&states, ANNA), Partners::of(&mixed, ANNA));
        prop_assert!(alone.of_case(CASE).eq(among.of_case(CASE)));
    }
}
