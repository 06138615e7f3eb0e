//! The content pack: the same keys and places in both languages, and a text for everything that has a code.

use casework::{
    agenda::Reason,
    attention::table::TABLE,
    bars::{Bar, Light},
    content::{Content, Language, fill, places},
    evidence::EvidenceAspect,
    expectations::{Choice, FactCard, other_question_key, own_question_key},
    factors::{Factor, FactorState, Question},
    forms::{FORMS, Form},
    guide::{GuideQuestion, GuideState, PartnerNeed, Pitfall},
    information::door_keys,
    kinds::{Format, KINDS, bare_name, check::FieldError, field_text_key},
    message::MessageCode,
    mirror::{Outcome, baseline},
    policy,
    severity::level_key,
    step::Step,
    terms::{
        Term,
        action::ActionState,
        attention::{Addressee, Level, Rule},
        case::{AcuteAnswer, AcuteDanger, ClosingResult, Phase, Relation, Tenure, Track, Urgency},
        category::{Category, CategoryFlag},
        entry::{Channel, Company, Precision, Source, VisitOutcome, VisitRisk},
        formal::{Ability, Axis, Severity},
        intervention::InterventionType,
        keeping::DestructionBlock,
        people::{Domain, PersonRole, Role, RoleState},
        plan::{InterestOf, Task},
        sharing::{Door, HeldReason, Lapse},
        talk::{ExpectationTheme, HandoverState, ToldWhom, TriedDoor},
    },
};
use ledger::sharing::Class;
use std::collections::{BTreeMap, BTreeSet};

fn keys_of<T: Term>(parts: &[&str]) -> Vec<String> {
    let terms = T::ALL.iter().map(|term| term.text_key());
    terms
        .flat_map(|key| {
            parts
                .iter()
                .map(move |part| format!("{key}{part}"))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Every code that a person can choose in a field.
fn choices() -> impl Iterator<Item = String> {
    let fields = KINDS.iter().flat_map(|kind| kind.fields);
    fields
        .filter_map(|field| match (field.section, field.format) {
            (Some(section), Format::Code(codes)) => Some((section, codes)),
            _ => None,
        })
        .flat_map(|(section, codes)| codes.iter().map(move |code| format!("{section}.{code}")))
}

/// What a form is for.
fn intro_key(kind: &str) -> String {
    format!("kind.{}.intro", bare_name(kind))
}

/// What helps to fill in a field of a form; not every field needs it.
fn hints() -> BTreeSet<String> {
    let of_form = |form: &'static Form| {
        form.fields
            .iter()
            .map(|field| format!("{}.hint", field_text_key(form.kind, field)))
    };
    FORMS.iter().flat_map(of_form).collect()
}

/// The words of every key of the policy pack, of what holds it, and of every mistake in a pack.
fn policy_keys() -> BTreeSet<String> {
    let others = ["policy.pack", "policy.general", "policy_value.empty"];
    let mut keys: BTreeSet<String> = others.map(str::to_owned).into();
    for key in policy::keys() {
        let mut path = String::from("policy");
        for name in key.path.split('.') {
            path = format!("{path}.{name}");
            keys.insert(path.clone());
        }
    }
    let mistakes = policy::error::Reason::CODES.iter();
    keys.extend(mistakes.map(|code| format!("policy_error.{code}")));
    keys
}

/// Every key that code can ask for.
fn wanted() -> BTreeSet<String> {
    let mut keys: Vec<String> = [
        keys_of::<Factor>(&["", ".meaning"]),
        keys_of::<FactorState>(&["", ".meaning"]),
        keys_of::<Step>(&[""]),
        keys_of::<ActionState>(&[""]),
        keys_of::<Rule>(&["", ".why"]),
        keys_of::<Level>(&[""]),
        keys_of::<Addressee>(&[""]),
        keys_of::<AcuteAnswer>(&[""]),
        keys_of::<AcuteDanger>(&[""]),
        keys_of::<ClosingResult>(&[""]),
        keys_of::<Phase>(&["", ".goal", ".leave"]),
        keys_of::<Relation>(&[""]),
        keys_of::<Tenure>(&[""]),
        keys_of::<Track>(&[""]),
        keys_of::<Urgency>(&["", ".meaning"]),
        keys_of::<Category>(&[""]),
        keys_of::<CategoryFlag>(&[""]),
        keys_of::<Channel>(&[""]),
        keys_of::<Company>(&[""]),
        keys_of::<Precision>(&[""]),
        keys_of::<Source>(&[""]),
        keys_of::<VisitOutcome>(&[""]),
        keys_of::<VisitRisk>(&["", ".meaning"]),
        keys_of::<InterventionType>(&[""]),
        keys_of::<Domain>(&[""]),
        keys_of::<PersonRole>(&[""]),
        keys_of::<Role>(&["", ".meaning"]),
        keys_of::<RoleState>(&[""]),
        keys_of::<Door>(&[""]),
        keys_of::<HeldReason>(&["", ".who"]),
        keys_of::<Lapse>(&[""]),
        keys_of::<Bar>(&["", ".name", ".red", ".amber", ".green"]),
        keys_of::<EvidenceAspect>(&[""]),
        keys_of::<Light>(&[""]),
        keys_of::<Choice>(&[""]),
        keys_of::<FactCard>(&["", ".text", ".source"]),
        keys_of::<Reason>(&[""]),
        keys_of::<GuideState>(&[""]),
        keys_of::<Pitfall>(&["", ".meaning"]),
        keys_of::<PartnerNeed>(&["", ".meaning"]),
        keys_of::<Outcome>(&["", ".question"]),
        keys_of::<Task>(&["", ".sentence"]),
        keys_of::<Axis>(&[""]),
        keys_of::<Severity>(&[""]),
        keys_of::<Ability>(&[""]),
        keys_of::<DestructionBlock>(&[""]),
        keys_of::<InterestOf>(&[""]),
        keys_of::<ExpectationTheme>(&[""]),
        keys_of::<HandoverState>(&[""]),
        keys_of::<ToldWhom>(&[""]),
    ]
    .concat();
    keys.extend(
        Axis::ALL
            .iter()
            .flat_map(|axis| (0..=3).map(|level| level_key(*axis, level))),
    );
    keys.extend(
        ExpectationTheme::ALL
            .iter()
            .map(|theme| own_question_key(*theme)),
    );
    keys.extend(
        ExpectationTheme::ALL
            .iter()
            .filter_map(|theme| other_question_key(*theme)),
    );
    keys.extend(Task::ALL.iter().map(|task| baseline::question_key(*task)));
    keys.extend(TriedDoor::ALL.iter().flat_map(|door| {
        let (name, how) = door_keys(*door);
        [name, how]
    }));
    keys.extend(GuideQuestion::all().map(GuideQuestion::text_key));
    keys.extend(
        Question::all()
            .flat_map(|question| [question.text_key(), format!("help.{}", question.code())]),
    );
    keys.extend(
        MessageCode::ALL
            .iter()
            .map(|code| format!("message.{}", code.code())),
    );
    for reason in HeldReason::ALL {
        keys.extend(reason.doors().iter().map(|door| reason.how_key(*door)));
    }
    keys.extend(Door::ALL.iter().filter_map(|door| door.plan_key()));
    keys.extend(
        FieldError::ALL
            .iter()
            .map(|error| format!("field_error.{}", error.code())),
    );
    let classes = Class::ALL.iter().map(|class| class.code()).chain(["K8"]);
    keys.extend(
        classes.flat_map(|class| [format!("class.{class}"), format!("class.{class}.meaning")]),
    );
    let detected = TABLE.iter().flat_map(|row| row.detects);
    keys.extend(detected.map(|detects| detects.text_key()));
    keys.extend(KINDS.iter().map(|kind| kind.text_key()));
    keys.extend(KINDS.iter().flat_map(|kind| {
        kind.fields
            .iter()
            .map(|field| field_text_key(kind.name, field.name))
    }));
    let alone = [
        "agreement.check",
        "answer.no",
        "answer.yes",
        "field_error.already_withdrawn",
        "field_error.answer_no",
        "field_error.consent_not_valid",
        "field_error.ground_not_for_class",
        "field_error.in_future",
        "field_error.in_past",
        "field_error.local_only",
        "field_error.looser",
        "field_error.no_decision_needed",
        "field_error.not_admitted",
        "field_error.not_colleague",
        "field_error.not_extractable",
        "field_error.not_narrower",
        "field_error.not_your_ground",
        "field_error.one_at_a_time",
        "field_error.passed",
        "field_error.same_for_all",
        "field_error.term_runs",
        "field_error.too_far",
        "field_error.wider",
        "field_error.without_items",
        "hint.no_legal_advice",
        "report.from_command_line",
        "undone.reason",
        "verified.no",
        "verified.unclear",
    ];
    keys.extend(alone.map(str::to_owned));
    keys.extend(choices());
    keys.extend(FORMS.iter().map(|form| intro_key(form.kind)));
    keys.extend(policy_keys());
    keys.extend((1..=12).map(|month| format!("month.{month}")));
    keys.extend((1..=7).map(|day| format!("weekday.{day}")));
    keys.into_iter().collect()
}

#[test]
fn both_languages_have_the_same_keys_and_places() {
    let (nl, en) = (
        Content::of(Language::Nl).texts(),
        Content::of(Language::En).texts(),
    );
    assert_eq!(nl.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, text) in nl {
        assert_eq!(places(text), places(&en[key]), "{key}");
    }
}

#[test]
fn everything_with_a_code_has_a_text() {
    for language in Language::ALL {
        let content = Content::of(language);
        let missing: Vec<String> = wanted()
            .into_iter()
            .filter(|key| !content.texts().contains_key(key))
            .collect();
        assert_eq!(missing, Vec::<String>::new(), "{language:?}");
    }
}

#[test]
fn a_message_text_uses_only_the_parameters_of_its_code() {
    for language in Language::ALL {
        for code in MessageCode::ALL {
            let key = format!("message.{}", code.code());
            let known: BTreeSet<&str> = code.params().iter().copied().collect();
            assert_eq!(
                places(Content::of(language).text(&key)),
                known,
                "{language:?} {key}"
            );
        }
    }
}

#[test]
fn every_text_is_tidy() {
    for language in Language::ALL {
        for (key, text) in Content::of(language).texts() {
            assert!(
                !text.is_empty() && text.trim() == text && !text.contains("  "),
                "{key}"
            );
            assert!(
                text.matches('{').count() == text.matches('}').count(),
                "{key}"
            );
        }
    }
}

#[test]
fn every_key_in_a_listed_section_is_asked_for() {
    let open = [
        "acute",
        "archive",
        "attends",
        "bars",
        "board",
        "expectations",
        "meeting",
        "consequence",
        "emergency",
        "phase",
        "urgency",
        "document",
        "recovery_sheet",
        "share",
        "value",
    ];
    let elsewhere = ["kind.unknown", "kind.interpretation"].map(str::to_owned);
    let wanted: BTreeSet<String> = wanted()
        .into_iter()
        .chain(hints())
        .chain(elsewhere)
        .collect();
    for key in Content::of(Language::Nl).texts().keys() {
        let section = key.split('.').next().unwrap_or_default();
        assert!(
            open.contains(&section) || wanted.contains(key),
            "{key} is asked for by nothing"
        );
    }
}

#[test]
fn a_form_speaks_in_sentences_and_the_rest_within_one() {
    let starts_upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let is_sentence = |text: &str| starts_upper(text) && text.ends_with(['.', '?']);
    for language in Language::ALL {
        let texts = Content::of(language).texts();
        for kind in KINDS {
            let form = FORMS.iter().find(|form| form.kind == kind.name);
            assert_eq!(
                starts_upper(&texts[&kind.text_key()]),
                form.is_some(),
                "{language:?} {}",
                kind.name
            );
            for field in kind.fields {
                let key = field_text_key(kind.name, field.name);
                let asked = form.is_some_and(|form| form.fields.contains(&field.name));
                let is_label = key.starts_with("field.");
                assert!(
                    !is_label || starts_upper(&texts[&key]) == asked,
                    "{language:?} {key}"
                );
            }
        }
        let intros = FORMS.iter().map(|form| intro_key(form.kind));
        for key in intros.chain(hints()) {
            let text = texts.get(&key);
            assert!(
                text.is_none_or(|text| is_sentence(text)),
                "{language:?} {key}"
            );
        }
    }
}

#[test]
fn two_fields_of_a_form_never_have_the_same_label() {
    for language in Language::ALL {
        for form in FORMS {
            let labels: BTreeSet<&str> = form
                .fields
                .iter()
                .map(|field| field_text_key(form.kind, field))
                .map(|key| Content::of(language).texts()[&key].as_str())
                .collect();
            assert_eq!(
                labels.len(),
                form.fields.len(),
                "{language:?} {}",
                form.kind
            );
        }
    }
}

#[test]
fn two_choices_of_a_field_never_read_the_same() {
    for language in Language::ALL {
        let content = Content::of(language);
        for field in KINDS.iter().flat_map(|kind| kind.fields) {
            if let (Some(section), Format::Code(codes)) = (field.section, field.format) {
                let keys = codes.iter().map(|code| format!("{section}.{code}"));
                let texts: BTreeSet<&str> =
                    keys.map(|key| content.texts()[&key].as_str()).collect();
                assert_eq!(texts.len(), codes.len(), "{language:?} {section}");
            }
        }
    }
}

#[test]
fn a_value_is_never_read_as_a_template() {
    let params = BTreeMap::from([("name", "{how}".to_owned()), ("how", "x".to_owned())]);
    assert_eq!(
        fill("{name}: {how} {other} {", &params),
        "{how}: x {other} {"
    );
}

#[test]
fn one_day_is_not_days() {
    let said = |limit: &str| {
        let params = BTreeMap::from([("limit", limit.to_owned())]);
        fill(
            "Binnen {limit} {limit|dag|dagen}, minstens {limit|elke dag|elke {limit} dagen}.",
            &params,
        )
    };
    assert_eq!(said("1"), "Binnen 1 dag, minstens elke dag.");
    assert_eq!(said("3"), "Binnen 3 dagen, minstens elke 3 dagen.");
    assert_eq!(said("21"), "Binnen 21 dagen, minstens elke 21 dagen.");
    let none = BTreeMap::new();
    assert_eq!(
        fill("{limit|dag|dagen} {limit|dag", &none),
        "{limit|dag|dagen} {limit|dag"
    );
    assert_eq!(
        places("{limit} {limit|elke dag|om de {days} dagen} {day}"),
        BTreeSet::from(["day", "days", "limit"])
    );
}

#[test]
fn every_text_reads_well_with_one() {
    let plurals = [
        "dagen",
        "weken",
        "maanden",
        "feiten",
        "bronnen",
        "ideeën",
        "oorzaken",
        "overleggen",
        "days",
        "weeks",
        "months",
        "times",
        "facts",
        "sources",
        "ideas",
        "meetings",
    ];
    for language in Language::ALL {
        for (key, text) in Content::of(language).texts() {
            let ones = places(text).into_iter().map(|name| (name, "1".to_owned()));
            let said = fill(text, &ones.collect());
            for plural in plurals {
                assert!(!said.contains(&format!("1 {plural}")), "{language:?} {key}");
            }
        }
    }
}

#[test]
fn days_read_as_people_say_them() {
    let content = Content::of(Language::Nl);
    let at = casework::calendar::Moment::parse("2026-11-20T13:32:00+00:00").unwrap();
    assert_eq!(content.moment(at.local()), "20 november 2026, 14:32");
}
