// Where an unsaved text goes on, and what it is called.
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../i18n/format.ts";
import type { DraftRowView } from "../ipc/types/DraftRowView.ts";
import type { Task } from "../kit/TaskList.tsx";
import { paths } from "../paths.ts";
import { useTerms } from "./terms.ts";

const address: Record<string, (target: string) => string> = {
  report: (target) => (target ? paths.reportTo(target) : paths.newReport),
  visit: (target) => {
    const [id = "", visit] = target.split(":");
    return visit ? paths.visit(id, visit) : paths.newVisit(id || undefined);
  },
  entry: paths.timeline,
  note: paths.timeline,
  phase: paths.phase,
  urgency: paths.urgency,
  close: paths.close,
  reopen: paths.reopen,
  withdraw: paths.withdraw,
  describe: paths.describe,
  person: paths.people,
  intervention: paths.interventions,
  agreement: paths.agreements,
  partner: paths.newPartner,
  mandate: paths.partners,
  action: paths.caseActions,
  share: paths.share,
};

/** The form of a draft; without a known form the case it is about, or null. */
export function draftHref({ form_kind, target }: DraftRowView): string | null {
  const factor = /^factor_sf(\d)$/.exec(form_kind)?.[1];
  if (factor) return paths.factor(target, Number(factor));
  const found = address[form_kind];
  if (!found) return null;
  return target || form_kind === "report" || form_kind === "visit" ? found(target) : null;
}

/** Drafts as tasks: what, where, since when. Those that have no page of their own are left out. */
export function useDraftTasks(): (drafts: readonly DraftRowView[]) => Task[] {
  const { t } = useLingui();
  const { label } = useTerms();
  const names: Record<string, string> = {
    report: t`Melding`,
    visit: t`Huisbezoek`,
    entry: t`Notitie`,
    note: t`Notitie`,
    phase: t`Fase`,
    urgency: t`Urgentie`,
    close: t`Afsluiting`,
    reopen: t`Heropening`,
    withdraw: t`Intrekking`,
    describe: t`Gegevens van de zaak`,
    person: t`Persoon`,
    intervention: t`Interventie`,
    agreement: t`Afspraak`,
    partner: t`Nieuwe partner`,
    mandate: t`Mandaat`,
    action: t`Nieuwe actie`,
    share: t`Delen`,
  };
  const name = (kind: string) => (kind.startsWith("factor_") ? label("factor", kind.slice(7)) : names[kind]) ?? t`Concept`;
  return (drafts) =>
    drafts.flatMap((draft) => {
      const href = draftHref(draft);
      if (href === null) return [];
      const kept = t`bewaard op ${dayTime(draft.saved_at)}`;
      return [{ key: draft.form_kind + draft.target, href, title: name(draft.form_kind), detail: draft.title ? `${draft.title} · ${kept}` : kept }];
    });
}
