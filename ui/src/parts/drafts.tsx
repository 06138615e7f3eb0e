// Where an unsaved text goes on, and what it is called.
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../i18n/format.ts";
import type { DraftRowView } from "../ipc/types/DraftRowView.ts";
import type { Task } from "../kit/TaskList.tsx";
import { paths } from "../paths.ts";
import { bareKind } from "./bareKind.ts";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { useTerms } from "./terms.ts";

/** Where a draft goes on, as the core tells; without a case it is about a new one. */
type Place = { kind: string; target: string; of: string; record: string; recordKind: string };

const inCase =
  (path: (id: string) => string) =>
  ({ of }: Place) =>
    of ? path(of) : null;

/** A form behind a button opens when the address asks for it. */
const opening =
  (path: (id: string) => string) =>
  ({ kind, of, record }: Place) =>
    of ? paths.opening(path(of), kind, record) : null;

const ofPartner = ({ kind, of, record }: Place) => paths.opening(paths.partner(of, record), kind, record);

/** What is not on the timeline is changed where it stands. */
const ofEntry = (form: "edit" | "withdraw") => (place: Place) => {
  const { of, record } = place;
  if (place.recordKind === "person") return opening(paths.people)(place);
  if (place.recordKind === "partner") return ofPartner(place);
  if (place.recordKind === "reporter") return opening(paths.case)(place);
  return of ? paths.entry(of, record, form) : null;
};

const onTimeline = (form: "describe" | "correct") => ({ of, record }: Place) => (of ? paths.entry(of, record, form) : null);

const address: Record<string, (place: Place) => string | null> = {
  report: ({ target }) => (target ? paths.reportTo(target) : paths.newReport),
  visit: ({ of, record }) => (record ? paths.visit(of, record) : paths.newVisit(of || undefined)),
  note: inCase(paths.newNote),
  phase: inCase(paths.phase),
  urgency: inCase(paths.urgency),
  close: inCase(paths.close),
  reopen: inCase(paths.reopen),
  withdraw: inCase(paths.withdraw),
  describe: inCase(paths.describe),
  person: inCase(paths.people),
  intervention: inCase(paths.interventions),
  agreement: inCase(paths.agreements),
  partner: inCase(paths.newPartner),
  mandate: inCase(paths.partners),
  role: inCase(paths.partners),
  action: inCase(paths.caseActions),
  role_on_behalf: opening(paths.partners),
  answer_role: opening(paths.partners),
  end_role: opening(paths.partners),
  end_action: opening(paths.caseActions),
  move_action: opening(paths.caseActions),
  end_intervention: opening(paths.interventions),
  end_partner: ofPartner,
  edit_entry: ofEntry("edit"),
  withdraw_entry: ofEntry("withdraw"),
  describe_photo: onTimeline("describe"),
  addendum: onTimeline("correct"),
  difference: ({ of, target }) => {
    const [record = "", field = ""] = target.split(":");
    return of ? paths.difference(of, record, field) : null;
  },
};

/** The form of a draft; null when this version has no such form, or no longer knows what it was about. */
export function draftHref(draft: DraftRowView): string | null {
  const place = {
    kind: draft.form_kind,
    target: draft.target,
    of: draft.case ?? "",
    record: draft.record ?? "",
    recordKind: bareKind(draft.record_kind ?? ""),
  };
  const [, form, number] = /^(factor|override)_sf(\d)$/.exec(draft.form_kind) ?? [];
  if (number && place.of) {
    const factor = paths.factor(place.of, Number(number));
    return form === "factor" ? factor : paths.opening(factor, draft.form_kind, "");
  }
  return address[draft.form_kind]?.(place) ?? null;
}

/** Drafts as tasks: what, where, since when; each can be gone on with or thrown away. */
export function useDraftTasks(): (drafts: readonly DraftRowView[]) => Task[] {
  const { t } = useLingui();
  const name = useDraftName();
  return (drafts) =>
    drafts.map((draft) => {
      const title = name(draft.form_kind);
      const href = draftHref(draft);
      const kept = t`bewaard op ${dayTime(draft.saved_at)}`;
      const detail = draft.title ? `${draft.title} · ${kept}` : kept;
      return { key: draft.form_kind + draft.target, title, detail, ...(href === null ? {} : { href }), action: <DiscardDraft draft={draft} what={title} /> };
    });
}

function useDraftName(): (kind: string) => string {
  const { t } = useLingui();
  const { label } = useTerms();
  const names: Record<string, string> = {
    report: t`Melding`,
    visit: t`Huisbezoek`,
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
    role: t`Vraag voor een rol`,
    action: t`Nieuwe actie`,
    role_on_behalf: t`Antwoord van een partner`,
    answer_role: t`Uw antwoord op een vraag`,
    end_role: t`Een rol die stopt`,
    end_action: t`Afloop van een actie`,
    move_action: t`Andere dag of persoon voor een actie`,
    end_intervention: t`Resultaat van een interventie`,
    end_partner: t`Een partner die stopt`,
    edit_entry: t`Verbetering`,
    withdraw_entry: t`Iets terugnemen`,
    describe_photo: t`Beschrijving van een foto`,
    addendum: t`Correctie`,
    difference: t`Keuze bij een verschil`,
  };
  return (kind) => {
    const [, form, factor] = /^(factor|override)_(sf\d)$/.exec(kind) ?? [];
    if (factor) return form === "factor" ? label("factor", factor) : t`Oordeel over ${label("factor", factor)}`;
    return names[kind] ?? t`Concept`;
  };
}
