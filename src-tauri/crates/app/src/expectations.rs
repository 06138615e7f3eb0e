//! The expectations check: answers stay on this device, unread until their author shows them; what people agree on
//! is kept for all.

use crate::{
    actions::own_record,
    api::{
        CaseRequest, Done, RecordView,
        error::{ApiError, ErrorCode},
        expectations::{
            AnswersView, CheckPartnerView, DifferenceView, DifferencesView, ExpectationThemeView,
            ExpectationsRequest, ExpectationsView, FactCardView, KeepExplanationRequest,
            KeptExpectations, MisunderstandingView, RevealExpectationsRequest,
            SaveExpectationsRequest,
        },
        forms::OptionView,
    },
    application::App,
    cases::open_case,
    forms::record_rows,
    input::{Edits, case_id, needed, record_id, term},
    kept_answers::{self, Kept},
    partners::partner_name,
    reader::{Case, Reader, code, count},
    session::CLOCK_JUMP_MS,
};
use casework::{
    calendar::Day,
    casefile::{party::Partner, talk::Explanation},
    content::fill,
    expectations::{
        Answer, Choice, Difference, FactCard, PrivateAnswers, choices, differences, explanation,
        misunderstandings, other_question_key, own_question_key,
    },
    terms::{Term, talk::ExpectationTheme},
};
use ledger::ids::{CaseId, RecordId};
use std::collections::BTreeMap;

/// The check, through the eyes of who sits at the screen.
pub(crate) fn expectations(
    app: &App,
    request: ExpectationsRequest,
) -> Result<ExpectationsView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = open_case(reader, id)?;
        let kept = kept_answers::of_case(reader, id)?;
        let by = who(reader, &case, request.by.as_deref())?;
        let answers = kept.iter().find(|kept| kept.partner == by);
        let last = last_time(&case, &kept);
        Ok(ExpectationsView {
            themes: themes(reader),
            partners: case
                .file
                .active_partners()
                .map(|partner| partner_view(reader, partner, &kept))
                .collect(),
            answers: answers
                .filter(|kept| !kept.covered())
                .map(|kept| kept.content.answers.clone()),
            cards: fact_cards(reader),
            explanations: record_rows(reader, Explanation::KIND, id)?,
            repeat_at: last.map(|day| {
                day.plus(u32::from(reader.policy.factors.expectations_days))
                    .to_string()
            }),
            new_partner: last.is_some_and(|last| joined_after(&case, last)),
            kept_until: answers.map(|kept| kept.until(reader.policy).to_string()),
        })
    })
}

/// The partner record of who sits at the screen.
fn who(reader: &Reader<'_>, case: &Case, by: Option<&str>) -> Result<RecordId, ApiError> {
    let Some(by) = by else {
        return own_record(reader, case).ok_or_else(|| ErrorCode::NotPartner.into());
    };
    let record = record_id("by", by)?;
    let mut partners = case.file.active_partners();
    partners
        .any(|partner| partner.meta.record == record)
        .then_some(record)
        .ok_or_else(|| ErrorCode::NotPartner.into())
}

fn themes(reader: &Reader<'_>) -> Vec<ExpectationThemeView> {
    let view = |theme: &ExpectationTheme| ExpectationThemeView {
        code: code(*theme),
        name: reader.content.term(*theme),
        own: reader.text(&own_question_key(*theme)),
        other: other_question_key(*theme)
            .map(|key| reader.text(&key))
            .unwrap_or_default(),
        choices: choices(*theme)
            .map(|choice| OptionView {
                code: code(choice),
                label: reader.content.term(choice),
            })
            .collect(),
    };
    ExpectationTheme::ALL.iter().map(view).collect()
}

fn partner_view(reader: &Reader<'_>, partner: &Partner, kept: &[Kept]) -> CheckPartnerView {
    let his = kept.iter().find(|kept| kept.partner == partner.meta.record);
    let state = match his.map(|kept| (kept.content.revealed, kept.content.passed_on)) {
        Some((true, _)) => "revealed",
        Some((false, true)) => "passed_on",
        Some((false, false)) => "begun",
        None => "none",
    };
    CheckPartnerView {
        partner: partner.meta.record.to_string(),
        name: partner_name(partner),
        own: partner.root.known() == Some(&reader.own),
        state: state.to_owned(),
    }
}

fn fact_cards(reader: &Reader<'_>) -> Vec<FactCardView> {
    let view = |card: &FactCard| {
        let key = card.text_key();
        FactCardView {
            theme: code(card.theme()),
            title: reader.text(&key),
            text: reader.text(&format!("{key}.text")),
            source: reader.text(&format!("{key}.source")),
        }
    };
    FactCard::ALL.iter().map(view).collect()
}

/// The last day on which someone answered here or an explanation was kept.
fn last_time(case: &Case, kept: &[Kept]) -> Option<Day> {
    let explained = case.file.talk.explanations.iter();
    let explained = explained.map(|one| Day::today(one.meta.first_wall));
    explained.chain(kept.iter().map(Kept::day)).max()
}

fn joined_after(case: &Case, day: Day) -> bool {
    let joined = |partner: &Partner| {
        let from = partner.active_from.known().copied();
        from.unwrap_or_else(|| Day::today(partner.meta.first_wall))
    };
    case.file
        .active_partners()
        .any(|partner| joined(partner) > day)
}

/// Keeps answers on this device. Once their author passed the screen on, or showed them, they stand.
pub(crate) fn save_expectations(
    app: &App,
    request: SaveExpectationsRequest,
) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let (by, held) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let by = who(reader, &case, request.by.as_deref())?;
        check_answers(&case, by, &request.answers)?;
        let kept = kept_answers::of_case(reader, id)?;
        Ok((by, kept.into_iter().find(|kept| kept.partner == by)))
    })?;
    if held.is_some_and(|held| held.covered()) {
        return Err(ErrorCode::AlreadyFinished.into());
    }
    let content = KeptExpectations {
        answers: request.answers,
        passed_on: request.pass_on,
        revealed: false,
    };
    kept_answers::keep(app, id, by, &content)?;
    Ok(Done::DONE)
}

/// Every theme, choice and partner must be one of this case.
fn check_answers(case: &Case, by: RecordId, answers: &AnswersView) -> Result<(), ApiError> {
    for (theme, answer) in &answers.own {
        check_answer(theme, answer.choice.as_deref(), &answer.line)?;
    }
    for (partner, expected) in &answers.of_others {
        let record = record_id("of_others", partner)?;
        if record == by || case.file.partner(&record).is_none() {
            return Err(ErrorCode::NotPartner.into());
        }
        for (theme, answer) in expected {
            check_answer(theme, answer.choice.as_deref(), &answer.line)?;
        }
    }
    Ok(())
}

fn check_answer(theme: &str, choice: Option<&str>, line: &str) -> Result<(), ApiError> {
    let theme = term::<ExpectationTheme>("theme", theme)?;
    if line.chars().count() > casework::kinds::check::MAX_LINE {
        return Err(ApiError::invalid("line", "too_long"));
    }
    match choice.map(|choice| term::<Choice>("choice", choice)) {
        None => Ok(()),
        Some(Ok(choice)) if choice.theme() == theme => Ok(()),
        Some(Ok(_)) => Err(ApiError::invalid("choice", "not_a_code")),
        Some(Err(error)) => Err(error),
    }
}

/// Shows answers to the group, in what differs only, or covers them again. Either way they stand from now on: whoever
/// sits here next neither reads nor changes them.
pub(crate) fn reveal_expectations(
    app: &App,
    request: RevealExpectationsRequest,
) -> Result<Done, ApiError> {
    let id = case_id(&request.case)?;
    let (by, mut content) = app.read(|reader| {
        let case = open_case(reader, id)?;
        let by = who(reader, &case, request.by.as_deref())?;
        let kept = kept_answers::of_case(reader, id)?;
        let his = kept.into_iter().find(|kept| kept.partner == by);
        his.map(|kept| (by, kept.content))
            .ok_or_else(|| ErrorCode::NotFound.into())
    })?;
    content.revealed = request.revealed;
    content.passed_on = true;
    kept_answers::keep(app, id, by, &content)?;
    Ok(Done::DONE)
}

/// Where those who showed their answers expect something else of each other than is possible.
pub(crate) fn show_differences(
    app: &App,
    request: CaseRequest,
) -> Result<DifferencesView, ApiError> {
    let id = case_id(&request.case)?;
    app.read(|reader| {
        let case = open_case(reader, id)?;
        let kept = kept_answers::of_case(reader, id)?;
        let answers: Vec<PrivateAnswers> = kept.iter().map(private).collect();
        let name = |partner: &str| name_of(&case, partner);
        Ok(DifferencesView {
            differences: differences(&answers)
                .iter()
                .map(|difference| difference_view(reader, &case, difference))
                .collect(),
            misunderstandings: misunderstandings(&answers)
                .into_iter()
                .map(|(partner, text)| MisunderstandingView {
                    name: name(&partner),
                    partner,
                    text,
                })
                .collect(),
            waiting: count(kept.iter().filter(|kept| !kept.content.revealed).count()),
        })
    })
}

fn private(kept: &Kept) -> PrivateAnswers {
    let plain = |answers: &BTreeMap<String, crate::api::expectations::AnswerView>| {
        let each = answers.iter().map(|(theme, answer)| {
            let answer = Answer {
                choice: answer.choice.clone(),
                line: answer.line.clone(),
            };
            (theme.clone(), answer)
        });
        each.collect()
    };
    let content = &kept.content;
    PrivateAnswers {
        by: kept.partner.to_string(),
        own: plain(&content.answers.own),
        of_others: content
            .answers
            .of_others
            .iter()
            .map(|(partner, answers)| (partner.clone(), plain(answers)))
            .collect(),
        revealed: content.revealed,
    }
}

fn name_of(case: &Case, partner: &str) -> String {
    let record: Option<RecordId> = partner.parse().ok();
    record
        .and_then(|record| case.file.partner(&record))
        .map(partner_name)
        .unwrap_or_default()
}

fn difference_view(reader: &Reader<'_>, case: &Case, difference: &Difference) -> DifferenceView {
    let explained = case.file.talk.explanations.iter().any(|one| {
        one.theme.known() == Some(&difference.theme)
            && one.partner.known().map(ToString::to_string).as_ref() == Some(&difference.about)
    });
    let view = DifferenceView {
        theme: code(difference.theme),
        theme_name: reader.content.term(difference.theme),
        expected_by: difference.expected_by.clone(),
        expected_by_name: name_of(case, &difference.expected_by),
        about: difference.about.clone(),
        about_name: name_of(case, &difference.about),
        expected: reader.content.term(difference.expected),
        possible: reader.content.term(difference.possible),
        because: difference.because.clone(),
        sentence: String::new(),
        explained,
    };
    let key = if view.because.is_empty() {
        "expectations.difference"
    } else {
        "expectations.difference_because"
    };
    let params = [
        ("theme", &view.theme_name),
        ("expected", &view.expected),
        ("possible", &view.possible),
        ("because", &view.because),
    ];
    let params = params.map(|(name, value)| (name, value.clone()));
    let sentence = fill(reader.content.text(key), &params.into_iter().collect());
    DifferenceView { sentence, ..view }
}

/// Keeps an explanation that people agreed on, for all partners. It says nothing of who expected what.
pub(crate) fn keep_explanation(
    app: &App,
    request: KeepExplanationRequest,
) -> Result<RecordView, ApiError> {
    let id = case_id(&request.case)?;
    let theme = term::<ExpectationTheme>("theme", &request.theme)?;
    let text = needed("text", &request.text)?;
    let partner = app.read(|reader| {
        let case = open_case(reader, id)?;
        who(reader, &case, Some(&request.partner))
    })?;
    let agreed = explanation(theme, &partner.to_string(), text)
        .ok_or_else(|| ApiError::invalid("text", "empty"))?;
    let edits = agreed
        .fields
        .into_iter()
        .fold(Edits::of(agreed.kind), |edits, (field, value)| {
            edits.set(field, value)
        });
    app.create_undoable("keep_explanation", |tx| edits.create(tx, id))
}

/// Forgets what was answered about cases that ended, and what is older than such notes may be. A clock that ran far
/// ahead makes nothing old.
pub(crate) fn forget_old(app: &App) -> Result<(), ApiError> {
    let gone: Vec<(CaseId, RecordId)> = app.read(|reader| {
        let all = kept_answers::all(reader)?;
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let last = reader.vault.last_claimed_ms()?.unwrap_or(reader.now.ms);
        let jumped = reader.now.ms.saturating_sub(last) > CLOCK_JUMP_MS;
        let gone = all.into_iter().filter(|kept| {
            let row = reader.vault.case_list_row(kept.case);
            let ended = row.is_ok_and(|row| row.closed || row.withdrawn);
            ended || (!jumped && kept.until(reader.policy) <= reader.today)
        });
        Ok(gone.map(|kept| (kept.case, kept.partner)).collect())
    })?;
    kept_answers::forget(app, &gone)
}
