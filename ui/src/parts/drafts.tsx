// Where an unsaved text goes on, and what it is called.
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../i18n/format.ts";
import type { DraftRowView } from "../ipc/types/DraftRowView.ts";
import type { Task } from "../kit/TaskList.tsx";
import { paths } from "../paths.ts";
import { bareKind } from "./bareKind.ts";
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

/** Forms of a case whose target goes on after the case: `case:record`. */
const within: Record<string, (id: string, rest: string) => string> = {
  snooze: paths.attention,
  claim: paths.mirrorTask,
  end_claim: paths.mirrorTask,
  analysis: paths.newPlan,
  plan_action: paths.plan,
  handover: paths.newHandover,
  answer_handover: paths.handover,
  question: paths.newQuestion,
  answer_question: paths.question,
  pulse: paths.pulses,
  explanation: paths.expectations,
  details: paths.partner,
};

/** The form of a record of any kind with a form, in a case or outside every case. */
function recordFormHref(form: string, target: string): string | null {
  const [place, kind] = form.split(":");
  if (kind === undefined) return null;
  const [id = "", record] = target.split(":");
  if (place === "record") return record ? paths.record(id, kind, record) : paths.newRecord(id, kind);
  if (place !== "team") return null;
  return id === "new" ? paths.newTeamRecord(kind) : paths.teamRecord(kind, id);
}

/** The form of a draft; without a known form the case it is about, or null. */
export function draftHref({ form_kind, target }: DraftRowView): string | null {
  const factor = /^factor_sf(\d)$/.exec(form_kind)?.[1];
  if (factor) return paths.factor(target, Number(factor));
  const guide = /^guide_([a-z]{2}\d)$/.exec(form_kind)?.[1];
  if (guide) return paths.guide(target, guide);
  if (form_kind === "meeting") return paths.newMeeting;
  if (form_kind.includes(":")) return recordFormHref(form_kind, target);
  const inside = within[form_kind];
  if (inside) {
    const [id = "", rest = ""] = target.split(":");
    return id === "" ? null : inside(id, rest);
  }
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
    snooze: t`Uitstel van een aandachtspunt`,
    claim: t`Rolspiegel`,
    end_claim: t`Rolspiegel`,
    analysis: t`Analyse en plan`,
    plan_action: t`Actie in het plan`,
    handover: t`Overdracht`,
    answer_handover: t`Overdracht`,
    question: t`Vraag aan een partner`,
    answer_question: t`Vraag aan een partner`,
    pulse: t`Korte peiling`,
    explanation: t`Uitleg`,
    details: t`Gegevens van een partner`,
    meeting: t`Overleg`,
  };
  const name = (kind: string) => {
    const [place, of] = kind.split(":");
    if (of !== undefined && (place === "record" || place === "team")) return label("kind", bareKind(of));
    if (kind.startsWith("factor_")) return label("factor", kind.slice(7));
    if (kind.startsWith("guide_vk")) return label("pitfall", kind.slice(6));
    if (kind.startsWith("guide_bh")) return label("partner_need", kind.slice(6));
    return names[kind] ?? t`Concept`;
  };
  return (drafts) =>
    drafts.flatMap((draft) => {
      const href = draftHref(draft);
      if (href === null) return [];
      const kept = t`bewaard op ${dayTime(draft.saved_at)}`;
      return [{ key: draft.form_kind + draft.target, href, title: name(draft.form_kind), detail: draft.title ? `${draft.title} · ${kept}` : kept }];
    });
}
