// Where a record is read, by its kind.
import { paths } from "../paths.ts";
import { bareKind } from "./bareKind.ts";

type Place = (caseId: string, record: string) => string;

/** What stands on the timeline. */
const entry: Place = (id, record) => paths.entry(id, record);

const places: Record<string, Place> = {
  fact: entry,
  quote: entry,
  report: entry,
  visit: entry,
  care_note: entry,
  intervention: entry,
  agreement: entry,
  attachment: entry,
  interpretation: entry,
  addendum: entry,
  partner: paths.partner,
  role: paths.partners,
  action: paths.caseActions,
  claim: paths.mirror,
  handover: paths.handover,
  handover_word: paths.handovers,
  information_request: paths.question,
  analysis: paths.plan,
  approval: paths.plan,
  goal: paths.plan,
  meeting: (_, record) => paths.meeting(record),
  meeting_item: paths.caseMeetings,
  pulse: paths.pulses,
  transition: paths.phase,
  case: paths.case,
  address: paths.case,
  link: paths.case,
  factor: paths.case,
  closing: paths.case,
  person: paths.people,
  reporter: paths.people,
  pitfall_answers: paths.guides,
  need_answers: paths.guides,
  guide_consent: paths.guides,
  confirmation: paths.partners,
  snooze: paths.attention,
  sent: (id) => paths.share(id),
  consent: (id) => paths.share(id),
  disclosure: (id) => paths.share(id),
};

/** What a record is called in a sentence: its kind and its beginning. */
export const recordName = ({ kind_label, title }: { kind_label: string; title: string }): string => (title ? `${kind_label}: ${title}` : kind_label);

/** Records outside every case. */
const outside = ["contact_person", "shortage", "sharing_obstacle", "sharing_basis", "pot"];

/** The screen on which a record can be read; kinds that are filled in as a form have a page of their own. */
export function recordHref(caseId: string, link: { kind: string; record: string }): string {
  const kind = bareKind(link.kind);
  if (outside.includes(kind)) return paths.teamRecord(kind, link.record);
  const place = places[kind];
  return place ? place(caseId, link.record) : paths.record(caseId, kind, link.record);
}
