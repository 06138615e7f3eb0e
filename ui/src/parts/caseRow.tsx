// What a case in a list says about itself: why it stands there, how urgent, who leads.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { relativeDay } from "../i18n/format.ts";
import type { CaseRowView } from "../ipc/types/CaseRowView.ts";
import type { ListCasesRequest } from "../ipc/types/ListCasesRequest.ts";
import type { LeadView } from "../ipc/types/LeadView.ts";
import type { Urgency } from "../ipc/types/Urgency.ts";
import { StatusTag, type Tone } from "../kit/StatusTag.tsx";
import { useTerms } from "./terms.ts";

export type Need = CaseRowView["needs"][number];

/** What the list of cases can be asked for; some of it only a look into the case tells. */
export type FilterNeed = ListCasesRequest["needs"][number];

export const filterNeeds: readonly FilterNeed[] = ["no_lead", "double_lead", "overdue", "urgent", "conflict", "quiet", "handover", "question", "feedback_due"];

/** The words of a need, as in a tag. */
export function useNeedLabel(): (need: FilterNeed) => string {
  const { t } = useLingui();
  const words: Record<FilterNeed, string> = {
    no_lead: t`geen regie`,
    double_lead: t`dubbele regie`,
    overdue: t`te laat`,
    urgent: t`urgent`,
    conflict: t`verschil`,
    quiet: t`stil`,
    handover: t`overdracht wacht`,
    question: t`vraag wacht`,
    feedback_due: t`bericht is aan de beurt`,
  };
  return (need) => words[need];
}

const tones: Record<Need, Tone> = { no_lead: "urgent", double_lead: "urgent", overdue: "urgent", urgent: "urgent", conflict: "attention", quiet: "attention" };

/** Short tags: why this case needs someone first. */
export function NeedTags({ row }: { row: CaseRowView }) {
  const label = useNeedLabel();
  if (row.needs.length === 0) return null;
  return (
    <span className="kit-cluster">
      {row.needs.map((need) => (
        <StatusTag key={need} tone={tones[need]}>
          {label(need)}
        </StatusTag>
      ))}
    </span>
  );
}

/** The urgency in words; colour only when a person must look. */
export function UrgencyText({ urgency, disputed }: { urgency: Urgency | null; disputed?: boolean }) {
  const { t } = useLingui();
  const { label } = useTerms();
  if (disputed) return <StatusTag tone="attention">{urgency ? t`${label("urgency", urgency)}, met verschil` : t`Verschil`}</StatusTag>;
  if (urgency === null) return <StatusTag tone="todo">{t`Nog niet bepaald`}</StatusTag>;
  if (urgency === "acute") return <StatusTag tone="urgent">{label("urgency", urgency)}</StatusTag>;
  return <>{label("urgency", urgency)}</>;
}

/** Who leads, or that nobody does. */
export function LeadText({ lead }: { lead: LeadView }) {
  const { t } = useLingui();
  if (lead.state === "none") return <StatusTag tone="urgent">{t`Nog niemand`}</StatusTag>;
  if (lead.state === "double") return <StatusTag tone="urgent">{t`Dubbele regie`}</StatusTag>;
  if (lead.state === "proposed") return <StatusTag tone="todo">{lead.mine ? t`Aan u gevraagd` : t`Gevraagd: ${lead.name}`}</StatusTag>;
  return <>{lead.mine ? t`U` : lead.name}</>;
}

/** "Onderzoek, 9 dagen" */
export function usePhaseText(): (phase: CaseRowView["phase"], days: number | null) => string {
  const { t } = useLingui();
  const { label } = useTerms();
  return (phase, days) => {
    if (phase === null) return t`Onduidelijk`;
    const name = label("phase", phase);
    if (days === null || days === 0) return name;
    return plural(days, { one: `${name}, # dag`, other: `${name}, # dagen` });
  };
}

/** One line about a case for a task list. */
export function useCaseDetail(): (row: CaseRowView) => string {
  const { t } = useLingui();
  const phase = usePhaseText();
  return (row) => {
    const parts = [row.number, phase(row.phase, row.phase_days)];
    if (row.last_activity) parts.push(t`laatste contact ${relativeDay(row.last_activity)}`);
    return parts.join(" · ");
  };
}
