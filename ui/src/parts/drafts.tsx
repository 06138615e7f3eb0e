// Where an unsaved text goes on, and what it is called.
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../i18n/format.ts";
import type { DraftRowView } from "../ipc/types/DraftRowView.ts";
import type { Task } from "../kit/TaskList.tsx";
import { paths } from "../paths.ts";
import { bareKind } from "./bareKind.ts";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { recordHref } from "./recordHref.ts";
import { useTerms } from "./terms.ts";

/** Where a draft goes on, as the core tells; without a case it is about a new one. `rest` is its target after the case. */
type Place = { kind: string; target: string; of: string; rest: string; record: string; recordKind: string };

const inCase =
  (path: (id: string) => string) =>
  ({ of }: Place) =>
    of ? path(of) : null;

/** A form behind a button opens when the address asks for it. */
const opening =
  (path: (id: string) => string) =>
  ({ kind, of, record }: Place) =>
    of ? paths.opening(path(of), kind, record) : null;

/** The same for a form that is about more than a record: `case:rest`, where the page is that of the beginning of the rest. */
const within =
  (path: (id: string, first: string) => string) =>
  ({ kind, of, rest }: Place) =>
    of ? paths.opening(path(of, rest.split(":")[0] ?? ""), kind, rest) : null;

const ofPartner = ({ kind, of, record }: Place) => paths.opening(paths.partner(of, record), kind, record);

/** What is changed and taken back on the timeline itself. */
const ENTRIES: readonly string[] = ["fact", "quote", "report", "visit", "care_note", "attachment", "interpretation", "intervention", "agreement"];

/** What is not on the timeline is changed where it stands. */
const ofEntry = (form: "edit" | "withdraw") => (place: Place) => {
  const { kind, of, record, recordKind } = place;
  if (recordKind === "reporter") return opening(paths.case)(place);
  if (!of) return null;
  return ENTRIES.includes(recordKind) ? paths.entry(of, record, form) : paths.opening(recordHref(of, { kind: recordKind, record }), kind, record);
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
  snooze: within(paths.attention),
  claim: within(paths.mirrorTask),
  answer_claim: within(paths.mirrorTask),
  analysis: inCase(paths.newPlan),
  approve: within(paths.plan),
  plan_action: within(paths.plan),
  answer_action: within(paths.plan),
  handover: inCase(paths.newHandover),
  answer_handover: within(paths.handover),
  question: inCase(paths.newQuestion),
  answer_question: within(paths.question),
  pulse: inCase(paths.pulses),
  address_pulse: within(paths.pulses),
  explanation: within(paths.expectations),
  details: within(paths.partner),
  disclosure: ({ of, rest }) => (of ? paths.disclose(of, rest) : null),
  withdraw_disclosure: opening(paths.disclosures),
  extract: ({ of, rest }) => (of ? paths.extract(of, rest) : null),
  meeting: () => paths.newMeeting,
  move_meeting: ({ kind, target }) => paths.opening(paths.meeting(target), kind, target),
  agenda_item: within((_, meeting) => paths.meeting(meeting)),
  remove_item: within((_, meeting) => paths.meeting(meeting)),
  difference: ({ of, target }) => {
    const [record = "", field = ""] = target.split(":");
    return of ? paths.difference(of, record, field) : null;
  },
};

/** A success factor, pitfall or need: its answers, and the forms beside them. */
const GUIDE = /^(factor|guide|override|agree)_((?:sf|vk|bh)\d)$/;

/** The form of a record outside every case, by the kind of the record. */
const teamFormHref = (kind: string, target: string) => (target === "new" ? paths.newTeamRecord(kind) : paths.teamRecord(kind, target));

/** The form of a record of any kind with a form, in a case. */
const recordFormHref = (kind: string, of: string, record: string) => (record ? paths.record(of, kind, record) : paths.newRecord(of, kind));

/** The form of a draft; null when this version has no such form, or no longer knows what it was about. */
export function draftHref(draft: DraftRowView): string | null {
  const { form_kind: kind, target } = draft;
  const of = draft.case ?? "";
  if (kind.startsWith("team:")) return teamFormHref(kind.slice(5), target);
  const rest = target.split(":").slice(1).join(":");
  if (kind.startsWith("record:")) return of ? recordFormHref(kind.slice(7), of, rest) : null;
  const [, form, guide] = GUIDE.exec(kind) ?? [];
  if (guide && of) {
    const page = paths.guide(of, guide);
    return form === "override" || form === "agree" ? paths.opening(page, kind, rest) : page;
  }
  return address[kind]?.({ kind, target, of, rest, record: draft.record ?? "", recordKind: bareKind(draft.record_kind ?? "") }) ?? null;
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
    snooze: t`Uitstel van een aandachtspunt`,
    claim: t`Rolspiegel`,
    answer_claim: t`Rolspiegel`,
    analysis: t`Analyse en plan`,
    approve: t`Akkoord op het plan`,
    plan_action: t`Actie in het plan`,
    answer_action: t`Actie in het plan`,
    handover: t`Overdracht`,
    answer_handover: t`Overdracht`,
    question: t`Vraag aan een partner`,
    answer_question: t`Vraag aan een partner`,
    pulse: t`Korte peiling`,
    address_pulse: t`Korte peiling`,
    explanation: t`Uitleg`,
    details: t`Gegevens van een partner`,
    disclosure: t`Besluit om te delen`,
    withdraw_disclosure: t`Een besluit om te delen intrekken`,
    extract: t`Uittreksel`,
    meeting: t`Overleg`,
    move_meeting: t`Overleg`,
    agenda_item: t`Overleg`,
    remove_item: t`Overleg`,
  };
  const nameOf = (guide: string) => label(guide.startsWith("sf") ? "factor" : guide.startsWith("vk") ? "pitfall" : "partner_need", guide);
  return (kind) => {
    const [, of] = kind.split(":");
    if (of !== undefined) return label("kind", bareKind(of));
    const [, form, guide] = GUIDE.exec(kind) ?? [];
    if (guide && form === "override") return t`Oordeel over ${nameOf(guide)}`;
    if (guide && form === "agree") return t`Akkoord over ${nameOf(guide)}`;
    return guide ? nameOf(guide) : (names[kind] ?? t`Concept`);
  };
}
