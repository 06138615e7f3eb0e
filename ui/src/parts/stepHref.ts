// Where a step of the core is taken; a step without a place here does not compile.
import type { Step } from "../ipc/types/Step.ts";
import { paths } from "../paths.ts";

type Place = (caseId: string) => string;

const write =
  (kind: string): Place =>
  (id) =>
    paths.newRecord(id, kind);
const work =
  (place: string): Place =>
  (id) =>
    paths.work(id, place);
const team: Place = () => paths.team;

const places: Record<Step, Place | null> = {
  settle_phase: paths.caseDifferences,
  settle_conflict: paths.caseDifferences,
  add_report: paths.reportTo,
  acknowledge_report: paths.timeline,
  add_address: paths.describe,
  choose_category: paths.describe,
  answer_acute: paths.describe,
  set_route: paths.describe,
  set_tenure: paths.describe,
  set_urgency: paths.urgency,
  reassess_urgency: paths.urgency,
  propose_lead: paths.partners,
  ask_lead: paths.partners,
  settle_double_lead: paths.partners,
  propose_deputy: paths.partners,
  ask_deputy: paths.partners,
  tell_partner: paths.partners,
  write_mandate: paths.partners,
  end_old_role: paths.partners,
  add_partner: paths.partners,
  complete_contact: paths.partners,
  ask_full_copy: paths.partners,
  check_overview: (id) => paths.factor(id, 1),
  plan_action: paths.caseActions,
  handle_overdue: paths.caseActions,
  plan_aftercare: paths.caseActions,
  do_aftercare_check: paths.caseActions,
  record_action_result: paths.caseActions,
  record_activity: paths.timeline,
  add_fact: paths.timeline,
  complete_entry: paths.timeline,
  check_text: paths.timeline,
  decide_destruction: paths.eraseCase,
  visit_resident: (id) => paths.newVisit(id),
  add_intervention: paths.interventions,
  record_result: paths.interventions,
  offer_help: paths.interventions,
  accept_task: paths.mirror,
  fill_mirror: paths.mirror,
  answer_handover: paths.handovers,
  speak_receiver: paths.handovers,
  follow_up_handover: paths.handovers,
  answer_request: paths.questions,
  open_door: paths.questions,
  explain: paths.questions,
  ask_partner_to_write: paths.newQuestion,
  ask_approval: paths.plan,
  ask_owner: paths.plan,
  set_goal: paths.plan,
  tell_result: paths.plan,
  write_analysis: paths.newPlan,
  ask_pulse: paths.pulses,
  talk_about_cooperation: paths.pulses,
  set_severity: paths.severity,
  review_bars: paths.bars,
  hear_reporter: write("hearing"),
  verify: write("verification"),
  record_impact: write("impact"),
  record_interest: write("interest"),
  record_need: write("need"),
  add_option: write("practical_option"),
  explain_skipped_rung: write("skipped_rung"),
  set_expectations: write("expectation_card"),
  plan_feedback: write("feedback"),
  tell_closing: write("feedback"),
  recalibrate: write("resolution"),
  send_warning: write("warning"),
  ask_resident_view: write("resident_view"),
  weigh_interests: write("weighing"),
  record_decision: write("decision"),
  watch_end_date: write("deadline"),
  try_option: work("plan"),
  note_effect: work("plan"),
  decide_budget: work("plan"),
  find_way: work("plan"),
  find_or_register_shortage: work("plan"),
  plan_safety: work("plan"),
  prove_receipt: work("formal"),
  set_observation: work("formal"),
  verify_breach: work("formal"),
  meet_deadline: work("formal"),
  answer_access: work("formal"),
  review_safety_note: work("inquiry"),
  set_sharing_basis: team,
  speak_partner: team,
  share_work: () => paths.board,
  choose_ground: (id) => paths.share(id),
  exchange_file: (id) => paths.share(id),
  renew_consent: (id) => paths.disclosures(id),
  move_phase: paths.phase,
  close_case: paths.close,
  answer_question: paths.guides,
  nothing: null,
};

/** The screen where a step is taken; null when there is nothing to do, or for a step that this version does not know. */
export function stepHref(caseId: string, code: string): string | null {
  const place = (places as Record<string, Place | null | undefined>)[code];
  return place?.(caseId) ?? null;
}
