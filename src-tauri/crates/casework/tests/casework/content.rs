//! The content pack: the same keys and places in both languages, and a text for everything that has a code.

use casework::{
    content::{Content, Language, fill, places},
    factors::{Factor, FactorState, Question},
    kinds::{KINDS, check::FieldError, field_text_key},
    message::MessageCode,
    step::Step,
    terms::{
        Term,
        action::ActionState,
        case::{AcuteAnswer, AcuteDanger, ClosingResult, Phase, Relation, Tenure, Track, Urgency},
        category::{Category, CategoryFlag},
        entry::{Channel, Company, Precision, Source, VisitOutcome},
        intervention::InterventionType,
        people::{Domain, PersonRole, Role, RoleState},
        sharing::{Door, HeldReason},
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

/// Every key that code can ask for.
fn wanted() -> BTreeSet<String> {
    let mut keys: Vec<String> = [
        keys_of::<Factor>(&["", ".meaning"]),
        keys_of::<FactorState>(&["", ".meaning"]),
        keys_of::<Step>(&[""]),
        keys_of::<ActionState>(&[""]),
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
        keys_of::<InterventionType>(&[""]),
        keys_of::<Domain>(&[""]),
        keys_of::<PersonRole>(&[""]),
        keys_of::<Role>(&["", ".meaning"]),
        keys_of::<RoleState>(&[""]),
        keys_of::<Door>(&[""]),
        keys_of::<HeldReason>(&[""]),
    ]
    .concat();
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
        "field_error.local_only",
        "field_error.looser",
        "field_error.not_narrower",
        "field_error.same_for_all",
        "field_error.wider",
        "hint.no_legal_advice",
        "report.from_command_line",
        "verified.no",
        "verified.unclear",
    ];
    keys.extend(alone.map(str::to_owned));
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
        "consequence",
        "emergency",
        "phase",
        "urgency",
        "kind",
        "document",
        "recovery_sheet",
        "share",
        "value",
    ];
    let wanted = wanted();
    for key in Content::of(Language::Nl).texts().keys() {
        let section = key.split('.').next().unwrap_or_default();
        assert!(
            open.contains(&section) || wanted.contains(key),
            "{key} is asked for by nothing"
        );
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
        "dagen", "weken", "maanden", "days", "weeks", "months", "times",
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
