import type { paths } from "../../paths.ts";

type CasePath = "partners" | "caseActions" | "urgency" | "phase" | "describe" | "timeline" | "newVisit" | "interventions" | "caseDifferences" | "close" | "withdraw";
type Place = { to: CasePath & keyof typeof paths; urgent?: boolean };

/** By the beginning of the code; the longest beginning counts. */
const places: Record<string, Place> = {
  lead_: { to: "partners" },
  lead_none: { to: "partners", urgent: true },
  lead_double: { to: "partners", urgent: true },
  deputy_: { to: "partners" },
  partner: { to: "partners" },
  mandate_: { to: "partners" },
  nobody_to_confirm: { to: "partners" },
  overview_: { to: "partners" },
  next_action_: { to: "caseActions" },
  action_overdue: { to: "caseActions", urgent: true },
  aftercare_: { to: "caseActions" },
  urgency_: { to: "urgency" },
  phase_unclear: { to: "caseDifferences" },
  field_in_conflict: { to: "caseDifferences" },
  case_quiet: { to: "timeline" },
  report: { to: "timeline" },
  address_none: { to: "describe" },
  category_none: { to: "describe" },
  resident_not_heard: { to: "newVisit" },
  intervention_: { to: "interventions" },
  closing_: { to: "close" },
  withdrawn_: { to: "withdraw", urgent: true },
};

/** Where something that asks for attention is handled, and whether it is urgent. */
export function attentionPlace(code: string): { to: Place["to"] | null; urgent: boolean } {
  const start = Object.keys(places)
    .filter((key) => code.startsWith(key))
    .sort((a, b) => b.length - a.length)[0];
  const place = start === undefined ? undefined : places[start];
  return { to: place?.to ?? null, urgent: place?.urgent ?? false };
}
