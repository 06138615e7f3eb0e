// Words of the field: labels and texts of the content pack, and the codes to choose from in their order.
import { useCallback } from "react";
import { useView } from "../ipc/hooks.ts";
import type { AcuteAnswer } from "../ipc/types/AcuteAnswer.ts";
import type { AcuteDanger } from "../ipc/types/AcuteDanger.ts";
import type { Category } from "../ipc/types/Category.ts";
import type { Channel } from "../ipc/types/Channel.ts";
import type { ClosingResult } from "../ipc/types/ClosingResult.ts";
import type { Domain } from "../ipc/types/Domain.ts";
import type { FactorState } from "../ipc/types/FactorState.ts";
import type { InterventionType } from "../ipc/types/InterventionType.ts";
import type { PersonRole } from "../ipc/types/PersonRole.ts";
import type { Pitfall } from "../ipc/types/Pitfall.ts";
import type { Phase } from "../ipc/types/Phase.ts";
import type { Precision } from "../ipc/types/Precision.ts";
import type { Role } from "../ipc/types/Role.ts";
import type { Tenure } from "../ipc/types/Tenure.ts";
import type { Track } from "../ipc/types/Track.ts";
import type { Urgency } from "../ipc/types/Urgency.ts";

/** Refuses a list that misses a code of the term. */
const every =
  <T extends string>() =>
  <const A extends readonly T[]>(...codes: A & ([T] extends [A[number]] ? unknown : never)): readonly T[] =>
    codes;

export const codes = {
  phase: every<Phase>()("F0", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10"),
  urgency: every<Urgency>()("acute", "high", "medium", "low"),
  role: every<Role>()("case_lead", "deputy", "care_coordinator", "enforcement_coordinator"),
  tenure: every<Tenure>()("social_rent", "private_rent", "owner", "other", "unknown"),
  track: every<Track>()("care", "tenancy", "administrative", "criminal", "mediation"),
  channel: every<Channel>()("phone", "email", "web_form", "letter", "counter", "in_person", "partner", "other"),
  precision: every<Precision>()("exact", "about", "period"),
  acute: every<AcuteAnswer>()("yes", "no", "unknown"),
  acute_danger: every<AcuteDanger>()("life", "fire_gas_collapse", "weapon_or_threat", "child_or_vulnerable", "psychiatric_crisis", "animal"),
  domain: every<Domain>()("care", "enforcement", "housing", "police", "mediation", "other"),
  person_role: every<PersonRole>()("resident", "neighbour", "family", "guardian", "other"),
  factor_state: every<FactorState>()("not_yet", "sufficient", "confirmed"),
  pitfall: every<Pitfall>()("vk1", "vk2", "vk3", "vk4", "vk5", "vk6"),
  closing_result: every<ClosingResult>()(
    "stopped_voluntarily", "stopped_after_mediation", "stopped_after_help", "stopped_after_warning", "stopped_after_order", "moved",
    "tenancy_ended", "not_established", "referred_accepted", "enforcement_request_refused", "broken_off",
  ),
  intervention: every<InterventionType>()(
    "talk", "agreement_letter", "help_offer", "mediation", "practical_solution", "home_visit", "assertive_outreach", "care_coordination",
    "landlord_warning", "mayor_warning", "voluntary_order", "intention", "penalty_order", "penalty_collection", "enforcement_order",
    "home_ban", "home_ban_extension", "tenancy_procedure", "mandatory_care_report", "safe_home_report", "police_complaint",
  ),
  category: every<Category>()(
    "GELUID", "STANK", "VERVUILING", "VERZAMELEN", "ONGEDIERTE", "DIEREN", "INTIMIDATIE", "TREITEREN", "VERNIELING", "DRUGS", "MIDDELEN",
    "AANLOOP", "ONBEGREPEN", "BURENRUZIE", "GEMRUIMTE", "OMGEVING", "BRAND", "JEUGD", "BEWONING", "OVERIG",
  ),
} as const;

export type TermSection = keyof typeof codes;

export const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Labels of codes and other texts of the content pack, in the language of the window. */
export function useTerms() {
  const content = useView("content", {}).data;
  const texts = content?.texts;
  const text = useCallback((key: string) => texts?.[key] ?? "", [texts]);
  const term = useCallback((section: string, code: string | null | undefined) => (code && texts ? (texts[`${section}.${code}`] ?? code) : ""), [texts]);
  const label = useCallback((section: string, code: string | null | undefined) => capital(term(section, code)), [term]);
  const options = useCallback(
    <S extends TermSection>(section: S) => codes[section].map((value) => ({ value: value as (typeof codes)[S][number], label: label(section, value) })),
    [label],
  );
  const flags = useCallback((category: Category): readonly string[] => content?.category_flags[category] ?? [], [content]);
  return { text, term, label, options, flags, ready: texts !== undefined };
}
