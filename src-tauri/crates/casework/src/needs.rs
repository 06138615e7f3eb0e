//! The eight needs of partners: what in the file asks for one, and what meets it (domain.md §7.4).

use crate::{
    calendar::Day,
    casefile::{
        CaseFile,
        course::Action,
        party::Partner,
        plan::{Impasse, Need},
        talk::{InformationRequest, Resolution},
        team::{SharingBasis, Team},
        value::Uncertain,
    },
    factors::trust::contacts,
    guide::{Guide, GuideFindings, GuideStatus, PartnerNeed},
    message::{Message, MessageCode as M, Param},
    policy::Policy,
    step::Step,
    terms::{
        Term,
        action::ActionState,
        case::Tenure,
        people::{Domain, RoleState},
        plan::{ImpasseState, NeedState, NeedType},
        talk::{HandoverState, NotShared, RequestState},
    },
};
use ledger::ids::RecordId;

/// How one need stands; `team` is what this vault holds outside any case.
pub fn need_status(
    need: PartnerNeed,
    file: &CaseFile,
    team: &Team,
    policy: &Policy,
    today: Day,
) -> GuideStatus {
    let mut found = GuideFindings::of(Guide::Need(need));
    match need {
        PartnerNeed::Explanation => find_explanation(file, policy, today, &mut found),
        PartnerNeed::Feedback => find_feedback(file, policy, today, &mut found),
        PartnerNeed::FixedFaces => find_faces(file, policy, today, &mut found),
        PartnerNeed::ClearRules => find_rules(file, team, today, &mut found),
        PartnerNeed::LandlordAndPolice => find_landlord_and_police(file, &mut found),
        PartnerNeed::Expertise => find_expertise(file, &mut found),
        PartnerNeed::Housing => find_housing(file, &mut found),
        PartnerNeed::Possibilities => find_possibilities(file, &mut found),
    }
    found.status(file)
}

/// All eight, in order.
pub fn all_needs(file: &CaseFile, team: &Team, policy: &Policy, today: Day) -> Vec<GuideStatus> {
    PartnerNeed::ALL
        .iter()
        .map(|need| need_status(*need, file, team, policy, today))
        .collect()
}

/// BH1: every decision and every no has a reason, and whom it concerns understood it in time.
fn find_explanation(file: &CaseFile, policy: &Policy, today: Day, found: &mut GuideFindings) {
    for (record, kind, explained) in decisions_and_refusals(file) {
        let code = if explained {
            M::DecisionExplained
        } else {
            M::DecisionUnexplained
        };
        let name = Param::Term(format!("kind.{kind}"));
        let message = Message::new(code).with("what", name).about(record);
        if explained {
            found.speak(message);
        } else {
            found.miss(message, 1, Step::Explain);
        }
    }
    for resolution in &file.talk.resolutions {
        find_understood(file, resolution, policy, today, found);
    }
}

/// Every decision and refusal with its kind, and whether a reason stands beside it.
fn decisions_and_refusals(file: &CaseFile) -> Vec<(RecordId, &'static str, bool)> {
    let said = |text: &Uncertain<String>| text.filled().is_some();
    let refused =
        |request: &&InformationRequest| request.state.counting() == Some(RequestState::Refused);
    let named = |request: &InformationRequest| {
        request
            .not_shared
            .known()
            .is_some_and(|why| *why != NotShared::Unknown)
    };
    let requests = file.talk.information_requests.iter().filter(refused);
    let requests = requests.map(|one| {
        (
            one.meta.record,
            "information_request",
            said(&one.reason) && named(one),
        )
    });
    let resolutions = file.talk.resolutions.iter();
    let resolutions = resolutions.map(|one| (one.meta.record, "resolution", said(&one.reason)));
    let decisions = file.formal.decisions.iter();
    let decisions = decisions.map(|one| (one.meta.record, "decision", said(&one.reason)));
    let handovers = file
        .talk
        .handovers
        .iter()
        .filter(|one| one.state.counting() == Some(HandoverState::Refused));
    let handovers = handovers.map(|one| (one.meta.record, "handover", said(&one.reason)));
    let roles = file
        .roles
        .iter()
        .filter(|one| one.state.counting() == Some(RoleState::Refused));
    let roles = roles.map(|one| (one.meta.record, "role", said(&one.reason)));
    requests
        .chain(resolutions)
        .chain(decisions)
        .chain(handovers)
        .chain(roles)
        .collect()
}

/// Partners whom a resolution concerns said that they understood it; while the term runs nothing is missing.
fn find_understood(
    file: &CaseFile,
    resolution: &Resolution,
    policy: &Policy,
    today: Day,
    found: &mut GuideFindings,
) {
    let limit = policy.factors.explained_working_days;
    let Some(at) = resolution.at.known() else {
        return;
    };
    if policy.working_days().between(*at, today) <= u32::from(limit) {
        return;
    }
    let concerned = resolution
        .concerns
        .iter()
        .filter_map(|record| file.partner(record));
    for partner in concerned.filter(|partner| partner.is_active()) {
        let root = partner.root.known();
        // Who does not use Woonrust cannot say so himself; the meeting then told him.
        let understood = root.is_none_or(|root| resolution.understood.contains(root));
        if !understood {
            let message = Message::new(M::ExplanationNotLanded)
                .with("name", partner.label())
                .with("limit", i64::from(limit))
                .about(resolution.meta.record);
            found.miss(message, 2, Step::Explain);
        }
    }
}

/// BH2: every action that was done has a result, and someone was told in time.
fn find_feedback(file: &CaseFile, policy: &Policy, today: Day, found: &mut GuideFindings) {
    let done = file
        .actions
        .iter()
        .filter(|action| action.state.counting() == Some(ActionState::Done));
    for action in done {
        let text = action.text.known().map(String::as_str).unwrap_or_default();
        let say = |code: M| {
            Message::new(code)
                .with("action", text)
                .about(action.meta.record)
        };
        if action.result.filled().is_none() {
            found.miss(say(M::ActionWithoutResult), 1, Step::RecordActionResult);
        } else if is_told_late(action, policy, today) {
            let limit = i64::from(policy.factors.told_working_days);
            found.miss(
                say(M::ActionNotToldBack).with("limit", limit),
                2,
                Step::TellResult,
            );
        } else {
            found.speak(say(M::ActionToldBack));
        }
    }
}

/// Nobody was told what came of it, and the term passed.
fn is_told_late(action: &Action, policy: &Policy, today: Day) -> bool {
    if action.told_to.filled().is_some() {
        return false;
    }
    let done = action.done_at.known().map(|at| at.day());
    let done = done.unwrap_or_else(|| Day::today(action.meta.last_wall));
    policy.working_days().between(done, today) > u32::from(policy.factors.told_working_days)
}

/// BH3: as the contacts of SF4.
fn find_faces(file: &CaseFile, policy: &Policy, today: Day, found: &mut GuideFindings) {
    for contact in contacts(file, policy, today) {
        if contact.missing.is_empty() {
            let message = Message::new(M::ContactComplete).with("name", contact.partner.label());
            found.speak(message.about(contact.partner.meta.record));
        }
        for (message, _) in contact.missing {
            found.miss(message, 1, Step::CompleteContact);
        }
    }
}

/// BH4: with every other partner there is a valid basis, or the agreement to share only the process; nothing is
/// without a class. Bases belong to no case: a vault knows those of its own person.
fn find_rules(file: &CaseFile, team: &Team, today: Day, found: &mut GuideFindings) {
    let own = file.own;
    let others = file
        .active_partners()
        .filter(|partner| own.is_none() || partner.root.known() != own.as_ref());
    for partner in others {
        let name = partner
            .organisation
            .filled()
            .unwrap_or_else(|| partner.label());
        let basis = team
            .sharing_bases
            .iter()
            .find(|basis| is_basis_with(basis, partner, today));
        let say = |code: M| Message::new(code).with("organisation", name);
        match basis {
            Some(basis) => found.speak(say(M::SharingBasisThere).about(basis.meta.record)),
            None => {
                let message = say(M::SharingBasisNone).about(partner.meta.record);
                found.miss(message, 1, Step::SetSharingBasis);
            }
        }
    }
    let unclassed = file
        .entries
        .iter()
        .filter(|entry| entry.meta.class.is_none());
    let unclassed: Vec<RecordId> = unclassed.map(|entry| entry.meta.record).collect();
    if !unclassed.is_empty() {
        let message = Message {
            records: unclassed,
            ..Message::new(M::EntryWithoutClass)
        };
        found.miss(message, 2, Step::AskFullCopy);
    }
}

/// Whether this basis holds today with the organisation of this partner.
pub fn is_basis_with(basis: &SharingBasis, partner: &Partner, today: Day) -> bool {
    let same = match (basis.organisation.filled(), partner.organisation.filled()) {
        (Some(one), Some(two)) => one.to_lowercase() == two.to_lowercase(),
        (_, _) => false,
    };
    let begun = basis.valid_from.known().is_none_or(|from| *from <= today);
    let runs = basis
        .valid_until
        .known()
        .is_none_or(|until| *until >= today);
    same && basis.basis.known().is_some() && begun && runs
}

/// BH5: a landlord where there is one, and the police, take part; or it says why not.
fn find_landlord_and_police(file: &CaseFile, found: &mut GuideFindings) {
    let reasons = file.plan.composition.as_ref();
    match file.tenure.known() {
        None | Some(Tenure::Unknown) => found.miss(Message::new(M::TenureOpen), 1, Step::SetTenure),
        Some(tenure) if tenure.has_landlord() => {
            let reason = reasons.map(|one| (&one.no_landlord, one.meta.record));
            find_party(file, Domain::Housing, reason, 1, found);
        }
        Some(_) => {}
    }
    let reason = reasons.map(|one| (&one.no_police, one.meta.record));
    find_party(file, Domain::Police, reason, 2, found);
}

fn find_party(
    file: &CaseFile,
    domain: Domain,
    reason: Option<(&Uncertain<String>, RecordId)>,
    question: u8,
    found: &mut GuideFindings,
) {
    let say = |code: M| Message::new(code).with("domain", Param::term(domain));
    let mut of_domain = file
        .active_partners()
        .filter(|partner| partner.domain.known() == Some(&domain));
    let reason = reason.filter(|(text, _)| text.filled().is_some());
    match (of_domain.next(), reason) {
        (Some(partner), _) => found.speak(say(M::DomainPresent).about(partner.meta.record)),
        (None, Some((_, record))) => found.speak(say(M::DomainReasoned).about(record)),
        (None, None) => found.miss(say(M::DomainMissing), question, Step::AddPartner),
    }
}

fn needs_of<'a>(file: &'a CaseFile, sorts: &[NeedType]) -> Vec<(&'a Need, NeedState)> {
    let of_sort = file.plan.needs.iter().filter(|need| {
        let sort = need.sort.known();
        sort.is_some_and(|sort| sorts.contains(sort))
    });
    of_sort
        .map(|need| (need, need.state.counting().unwrap_or(NeedState::Open)))
        .collect()
}

fn about_need(code: M, need: &Need) -> Message {
    let text = need.text.known().map(String::as_str).unwrap_or_default();
    Message::new(code)
        .with("need", text)
        .about(need.meta.record)
}

/// BH6: the expertise that is needed is there, or stands as a shortage: to show upwards, nobody's fault.
fn find_expertise(file: &CaseFile, found: &mut GuideFindings) {
    for (need, state) in needs_of(file, &[NeedType::Expertise]) {
        match state {
            NeedState::Met => found.speak(about_need(M::NeedMet, need)),
            NeedState::Shortage => found.speak(about_need(M::NeedIsShortage, need)),
            NeedState::Open => found.miss(
                about_need(M::NeedOpen, need),
                2,
                Step::FindOrRegisterShortage,
            ),
        }
    }
}

/// BH7: a place was found, or it stands as a shortage with what keeps people safe meanwhile.
fn find_housing(file: &CaseFile, found: &mut GuideFindings) {
    for (need, state) in needs_of(file, &[NeedType::Dwelling, NeedType::CrisisPlace]) {
        let safe = need.safety_meanwhile.filled().is_some();
        match state {
            NeedState::Met => found.speak(about_need(M::NeedMet, need)),
            NeedState::Shortage if safe => found.speak(about_need(M::NeedIsShortage, need)),
            NeedState::Shortage => {
                found.miss(
                    about_need(M::SafetyMeanwhileNone, need),
                    2,
                    Step::PlanSafety,
                );
            }
            NeedState::Open => found.miss(
                about_need(M::NeedOpen, need),
                2,
                Step::FindOrRegisterShortage,
            ),
        }
    }
}

/// BH8: beside what cannot be done stands what can, or who may decide about an exception.
fn find_possibilities(file: &CaseFile, found: &mut GuideFindings) {
    for impasse in &file.plan.impasses {
        let text = impasse
            .cannot
            .known()
            .map(String::as_str)
            .unwrap_or_default();
        let say = |code: M| {
            Message::new(code)
                .with("cannot", text)
                .about(impasse.meta.record)
        };
        if has_way(impasse) {
            found.speak(say(M::ImpasseHasWay));
        } else {
            found.miss(say(M::ImpasseWithoutWay), 2, Step::FindWay);
        }
    }
}

/// Solved, or with something that can be done, or with a named person who decides.
pub fn has_way(impasse: &Impasse) -> bool {
    impasse.state.counting() == Some(ImpasseState::Solved)
        || impasse.can.filled().is_some()
        || impasse.decider.filled().is_some()
}
