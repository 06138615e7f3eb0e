import { paths } from "../paths.ts";

const screens: Record<string, (id: string) => string> = {
  settle_phase: paths.caseDifferences,
  settle_conflict: paths.caseDifferences,
  add_report: paths.reportTo,
  acknowledge_report: paths.timeline,
  add_address: paths.describe,
  choose_category: paths.describe,
  answer_acute: paths.describe,
  set_urgency: paths.urgency,
  reassess_urgency: paths.urgency,
  set_route: paths.describe,
  propose_lead: paths.partners,
  ask_lead: paths.partners,
  settle_double_lead: paths.partners,
  propose_deputy: paths.partners,
  ask_deputy: paths.partners,
  tell_partner: paths.partners,
  write_mandate: paths.partners,
  check_overview: (id) => paths.factor(id, 1),
  plan_action: paths.caseActions,
  handle_overdue: paths.caseActions,
  record_activity: paths.timeline,
  plan_aftercare: paths.caseActions,
  do_aftercare_check: paths.caseActions,
  hear_reporter: paths.timeline,
  visit_resident: paths.newVisit,
  add_intervention: paths.interventions,
  record_result: paths.interventions,
  move_phase: paths.phase,
  close_case: paths.close,
};

/** The screen where a step is taken; null for a step that this version does not know. */
export function stepHref(caseId: string, code: string): string | null {
  return screens[code]?.(caseId) ?? null;
}
