//! What asks for attention in a made-up case. Each situation lets at least one attention rule speak, and they are dealt
//! over the cases in turn.

mod formal;
mod lead;
mod plan;
mod residents;
mod sharing;
mod working;

use super::{
    case::{Dossier, Part, Stage, Writer},
    dice::Dice,
};
use crate::api::error::ApiError;
use casework::terms::case::Phase;

/// Writes what makes the situation, into a case that stands.
pub(super) type Tell = fn(&mut Writer<'_, '_>, &Dossier) -> Result<(), ApiError>;

/// A kind of case, with what a lead should see in it.
struct Situation {
    phase: Phase,
    /// At least so many days since what was reported first.
    age: i64,
    /// At least so many days in this phase.
    since: i64,
    lacks: &'static [Part],
    tell: Tell,
}

const fn case(phase: Phase, age: i64, since: i64, tell: Tell) -> Situation {
    Situation {
        phase,
        age,
        since,
        lacks: &[],
        tell,
    }
}

impl Situation {
    const fn without(mut self, lacks: &'static [Part]) -> Situation {
        self.lacks = lacks;
        self
    }

    fn stage(&self, dice: &mut Dice) -> Stage {
        Stage {
            phase: self.phase,
            age: self.age + 4 + dice.up_to(5),
            since: self.since + dice.up_to(4),
            lacks: self.lacks,
        }
    }
}

/// So many cases at the beginning are plain, and after them every third.
const PLAIN_FIRST: u32 = 6;
const THIRD: u32 = 3;

/// The phases of plain cases, in turn.
const PHASES: [Phase; 11] = [
    Phase::Report,
    Phase::Triage,
    Phase::Investigation,
    Phase::JointPlan,
    Phase::LightApproach,
    Phase::Closed,
    Phase::Warning,
    Phase::Aftercare,
    Phase::Enforcement,
    Phase::Intention,
    Phase::Decision,
];

/// Every situation; those that meet a beginner first stand first.
static ALL: &[Situation] = &[
    case(Phase::Investigation, 24, 14, residents::promise_passed),
    case(Phase::Investigation, 28, 16, sharing::question_waits),
    case(Phase::LightApproach, 90, 20, plan::goal_still),
    case(Phase::Intention, 70, 12, formal::view_ends),
    case(Phase::Aftercare, 150, 46, nothing_more),
    case(Phase::JointPlan, 45, 15, working::overdue_twice),
    case(Phase::Investigation, 22, 12, lead::lead_waits).without(&[Part::Lead]),
    case(Phase::Triage, 14, 8, nothing_more).without(&[Part::Acknowledgement]),
    case(Phase::Warning, 75, 14, formal::warning_without_proof),
    case(Phase::JointPlan, 60, 34, lead::handover_waits),
    case(Phase::LightApproach, 65, 20, plan::budget_waits),
    case(Phase::Investigation, 30, 14, lead::second_lead),
    case(Phase::LightApproach, 80, 24, working::low_pulse),
    case(Phase::JointPlan, 55, 25, plan::plan_waits),
    case(Phase::Investigation, 36, 20, lead::lead_away).without(&[Part::Lead, Part::Help]),
    case(Phase::Warning, 85, 16, residents::not_heard).without(&[Part::Visit]),
    case(Phase::LightApproach, 70, 26, plan::place_not_found),
    case(Phase::Triage, 20, 10, nothing_more).without(&[Part::Action]),
    case(Phase::JointPlan, 50, 20, sharing::refused_twice),
    case(Phase::Investigation, 26, 12, residents::word_tells_too_much),
    case(Phase::Enforcement, 130, 30, formal::order_ends),
    case(Phase::LightApproach, 60, 36, formal::try_without_result),
    case(Phase::JointPlan, 40, 14, nothing_more).without(&[Part::Visit, Part::OtherReports]),
    case(Phase::Investigation, 18, 12, working::partner_left).without(&[Part::Help]),
    case(Phase::JointPlan, 48, 20, working::meetings_missed),
    case(Phase::Investigation, 64, 50, nothing_more).without(&[Part::Urgency]),
    case(Phase::LightApproach, 75, 30, lead::handed_to_and_fro),
    case(Phase::Investigation, 30, 15, sharing::care_word),
    case(Phase::JointPlan, 58, 24, plan::both_judge),
    case(Phase::LightApproach, 95, 28, sharing::consent_ends),
    case(Phase::JointPlan, 45, 18, sharing::silent_colleague),
    case(Phase::LightApproach, 66, 25, plan::expertise_not_found),
    case(Phase::Investigation, 33, 20, working::not_told_back),
    case(Phase::Closed, 1_990, 1_871, formal::kept_too_long).without(&[Part::Closing]),
    case(Phase::LightApproach, 88, 40, plan::no_way_out),
    case(Phase::Investigation, 40, 25, formal::access_asked),
    case(Phase::JointPlan, 62, 22, working::not_explained),
    case(Phase::LightApproach, 120, 35, formal::safety_note_old),
    case(Phase::JointPlan, 52, 18, lead::cold_handover),
    case(Phase::Investigation, 35, 20, working::contact_old),
    case(Phase::LightApproach, 72, 22, plan::new_fact),
];

/// How the case of this number stands, and what to tell of it besides what is in every case.
pub(super) fn deal(number: u32, dice: &mut Dice) -> (Stage, Tell) {
    match situation(number) {
        Some(at) => (ALL[at].stage(dice), ALL[at].tell),
        None => (plain(number, dice), nothing_more),
    }
}

/// Which situation the case of this number is in; none for a plain one.
fn situation(number: u32) -> Option<usize> {
    let after = number.checked_sub(PLAIN_FIRST)?;
    let (round, place) = (after / THIRD, after % THIRD);
    (place + 1 < THIRD).then(|| (round * (THIRD - 1) + place) as usize % ALL.len())
}

fn plain(number: u32, dice: &mut Dice) -> Stage {
    let turn = number
        .checked_sub(PLAIN_FIRST)
        .map_or(number, |after| PLAIN_FIRST + after / THIRD);
    let phase = PHASES[turn as usize % PHASES.len()];
    let age = 4 + phase as i64 * 9 + dice.up_to(20);
    Stage {
        phase,
        age,
        since: dice.up_to((age - 2).min(30)),
        lacks: &[],
    }
}

/// It is as it stands: what asks for attention is that something lacks, or lasts.
fn nothing_more(_: &mut Writer<'_, '_>, _: &Dossier) -> Result<(), ApiError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_hundred_and_fifty_cases_hold_every_situation_and_plain_ones_of_every_phase() {
        let dealt: BTreeSet<usize> = (0..150).filter_map(situation).collect();
        assert_eq!(dealt.len(), ALL.len());
        let plain: BTreeSet<Phase> = (0..150)
            .filter(|number| situation(*number).is_none())
            .map(|number| plain(number, &mut Dice::of(1, number)).phase)
            .collect();
        assert_eq!(plain.len(), PHASES.len());
    }

    #[test]
    fn a_short_list_shows_variety() {
        let dealt: BTreeSet<usize> = (0..20).filter_map(situation).collect();
        assert!(dealt.len() >= 8, "{dealt:?}");
    }

    #[test]
    fn no_phase_began_before_the_case() {
        for situation in ALL {
            // Both can be some days more, the age at least as many.
            assert!(situation.since < situation.age);
        }
    }
}
