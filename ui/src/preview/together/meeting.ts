// Invented answers of meetings, the board, the expectations check, pulses, forms and the policy pack.
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import type { BoardNumberView } from "../../ipc/types/BoardNumberView.ts";
import type { BoardView } from "../../ipc/types/BoardView.ts";
import type { DifferencesView } from "../../ipc/types/DifferencesView.ts";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";
import type { FormView } from "../../ipc/types/FormView.ts";
import type { ListCasesRequest } from "../../ipc/types/ListCasesRequest.ts";
import type { MeetingProposalView } from "../../ipc/types/MeetingProposalView.ts";
import type { MeetingRowView } from "../../ipc/types/MeetingRowView.ts";
import type { MeetingView } from "../../ipc/types/MeetingView.ts";
import type { PolicyView } from "../../ipc/types/PolicyView.ts";
import type { PulsesView } from "../../ipc/types/PulsesView.ts";
import type { RecordGroupView } from "../../ipc/types/RecordGroupView.ts";
import type { RecordRowView } from "../../ipc/types/RecordRowView.ts";
import { ago, anna, bram, carla, CASE, inDays, OTHER_CASE } from "../cases/people.ts";
import { ANNA, BRAM, CARLA, factLink, id, message } from "./words.ts";

const NOTE = "Bespreek een zaak alleen met wie erbij betrokken is. Deel niet meer dan nodig is.";

export const recordRow = (change: Partial<RecordRowView> = {}): RecordRowView => ({
  record: id("b5"), title: "De corporatie legt tapijt", facts: [{ name: "reason", label: "Waarom", shape: "words", text: "Snel en goedkoop." }], author: ANNA, at: ago(1), editable: true, finished: false, disputed: false, ...change,
});

export const agendaItem = (change: Partial<AgendaItemView> = {}): AgendaItemView => ({
  record: null, case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", phase: "F2", urgency: "high", lead: { state: "none", name: "", mine: false },
  reasons: [{ code: "urgent", name: "Dringend", because: [message("agenda_urgency", "De urgentie is hoog.")] }, { code: "decision_needed", name: "Besluit nodig", because: [message("agenda_next_phase", "De zaak kan naar de volgende fase.")] }],
  minutes: 10, decision_needed: "", changed: { since: inDays(-28), items: [{ new: true, link: factLink, day: inDays(-9), author: BRAM }], more: 2 },
  attendees: [
    { partner: anna.record, name: ANNA, invited: true, attended: "none", because: ["open acties: 2"] },
    { partner: bram.record, name: BRAM, invited: true, attended: "present", because: ["overdracht"] },
    { partner: carla.record, name: CARLA, invited: false, attended: "none", because: [] },
  ],
  note: "", resolutions: [], editable: true, ...change,
});

const second = (change: Partial<AgendaItemView> = {}) => agendaItem({ case: OTHER_CASE, number: "WR-2B9D", address: "Voorbeeldlaan 4, Proefstad", urgency: "low", minutes: 5, reasons: [{ code: "stagnating", name: "Ligt stil", because: [message("agenda_quiet", "Sinds 1 oktober is er niets meer opgeschreven.")] }], changed: { since: null, items: [], more: 0 }, ...change });

export const proposal: MeetingProposalView = { at: `${inDays(7)}T14:00:00+01:00`, name: "", place: "", items: [agendaItem(), second()], minutes: 15, privacy_note: NOTE, left_out: [] };

export const MEETING = id("b1");
export const meetingRow: MeetingRowView = { record: MEETING, at: `${inDays(7)}T14:00:00+01:00`, place: "Stadskantoor", name: "Casusoverleg noord", cases: 2, past: false };
export const meetings: MeetingRowView[] = [meetingRow, { ...meetingRow, record: id("b2"), at: ago(21, "14:00"), name: "", past: true, cases: 1 }];
export const meeting: MeetingView = {
  meeting: meetingRow, editable: true, items: [agendaItem({ record: id("b3"), decision_needed: "Wie legt het tapijt?", resolutions: [recordRow()] }), second({ record: id("b4"), attendees: agendaItem().attendees.slice(0, 1) })], minutes: 15, privacy_note: NOTE,
  attendance: [{ partners: [anna.record, anna.record], name: ANNA, cases: ["WR-7K3F", "WR-2B9D"] }, { partners: [bram.record], name: BRAM, cases: ["WR-7K3F"] }],
};

const open: ListCasesRequest = { query: "", phases: [], urgencies: [], needs: [], lead: "any", state: "open", sort: "attention", descending: false, offset: 0, limit: 50 };
const count = (code: string, label: string, cases: number, list: Partial<ListCasesRequest>): BoardNumberView => ({ code, label, count: cases, list: { cases: { ...open, ...list }, actions: null, records: null } });

export const board: BoardView = {
  open: 38,
  phases: [count("F2", "onderzoek", 14, { phases: ["F2"] }), count("F4", "lichte aanpak", 9, { phases: ["F4"] })],
  needs: [count("no_lead", "Zonder regievoerder", 3, { needs: ["no_lead"] }), count("overdue", "Met een verlopen actie", 6, { needs: ["overdue"] })],
  pitfalls: [count("vk3", "Over de schutting", 2, { pitfalls: ["vk3"] })],
  waiting: [
    count("handover", "Overdracht wacht op antwoord", 2, { needs: ["handover"] }),
    { code: "shortage", label: "Tekorten die openstaan", count: 1, list: { cases: null, actions: null, records: { case: null, kinds: ["shortage/1"], state: "open" } } },
  ],
  partners: [
    {
      organisation: "Corporatie De Proef",
      open: { code: "open_actions", label: "Open acties", count: 4, list: { cases: null, actions: { scope: "all", case: null, ended: false, organisation: "Corporatie De Proef" }, records: null } },
      overdue: { code: "overdue_actions", label: "Verlopen acties", count: 1, list: { cases: null, actions: { scope: "all", case: null, ended: false, organisation: "Corporatie De Proef", overdue: true }, records: null } },
    },
  ],
};

export const expectations = (change: Partial<ExpectationsView> = {}): ExpectationsView => ({
  themes: [
    { code: "pace", name: "Tempo", own: "Hoe snel kunt u iets doen? Waar hangt dat van af?", other: "Wat verwacht u van het tempo van deze partner?", choices: [{ code: "this_week", label: "binnen een week" }, { code: "six_weeks", label: "binnen zes weken" }] },
    { code: "misunderstanding", name: "Een misverstand", own: "Een misverstand over mijn werk dat ik graag wegneem: …", other: "", choices: [] },
  ],
  partners: [
    { partner: anna.record, name: ANNA, own: true, state: "none" },
    { partner: bram.record, name: BRAM, own: false, state: "passed_on" },
  ],
  answers: null,
  cards: [{ theme: "pace", title: "Een gedragsaanwijzing kost tijd", text: "Eerst moet het dossier rond zijn.", source: "Gemeentewet artikel 151d" }],
  explanations: [],
  repeat_at: null, new_partner: false, kept_until: null, ...change,
});

export const differences: DifferencesView = {
  differences: [
    { theme: "pace", theme_name: "Tempo", expected_by: anna.record, expected_by_name: ANNA, about: bram.record, about_name: BRAM, expected: "binnen een week", possible: "binnen zes weken", because: "eerst een zienswijze", sentence: "Tempo: verwacht is “binnen een week”, mogelijk is “binnen zes weken”, want eerst een zienswijze", explained: false },
  ],
  misunderstandings: [{ partner: bram.record, name: BRAM, text: "Dat handhaving alleen boetes uitdeelt." }],
  waiting: 1,
};

export const pulses = (change: Partial<PulsesView> = {}): PulsesView => ({
  within_days: 60, partners: 3, answered: 3, scores: [0, 1, 0, 2, 0], open: [{ record: id("b6"), text: "Ik hoor te laat wat er is besloten.", addressed_at: null, how: "" }], addressed: [], own: 4, own_at: inDays(-2), ...change,
});

export const policy = (change: Partial<PolicyView> = {}): PolicyView => ({
  name: "Beleid van Proefstad", edition: "2026-11", hash: "0123456789abcdef".repeat(4), state: "replaced", since: ago(10), problem: null, built_in_edition: "2026-10", changed: 1,
  groups: [{ code: "factors", label: "succesfactoren", settings: [{ key: "factors.pulse_days", label: "dagen dat een peiling telt", value: "60", built_in: "90" }, { key: "factors.pulse_low", label: "laagste cijfer dat goed is", value: "2", built_in: null }] }],
  ...change,
});

export const hearingForm = (change: Partial<FormView> = {}): FormView => ({
  kind: "hearing/1", label: "Hoor en wederhoor", intro: "Leg vast wat iemand zelf over de overlast vertelt.", record: null, editable: true, own: true, finished: false, may_erase: true, reason_waits: false,
  fields: [
    { name: "side", label: "Wie", hint: "", input: "choice", needed: true, least: null, most: null, options: [{ code: "resident", label: "bewoner" }, { code: "reporter", label: "melder" }], value: null, disputed: false },
    { name: "at", label: "Wanneer", hint: "", input: "moment", needed: true, least: null, most: null, options: [], value: ago(1), disputed: false },
    { name: "text", label: "Wat zegt deze persoon", hint: "In eigen woorden.", input: "long", needed: false, least: null, most: null, options: [], value: null, disputed: false },
    { name: "meeting_item", label: "Overleg", hint: "", input: "record", needed: false, least: null, most: null, options: [{ code: id("b3"), label: "Casusoverleg noord" }], value: null, disputed: false },
  ],
  ...change,
});

export const recordGroups: RecordGroupView[] = [
  { kind: "hearing/1", label: "Hoor en wederhoor", intro: "Leg vast wat iemand zelf vertelt.", place: "inquiry", one: false, records: [recordRow({ title: "Het valt mee, zegt mevrouw", facts: [{ name: "side", label: "Wie", shape: "words", text: "bewoner" }, { name: "at", label: "Wanneer", shape: "moment", text: ago(2) }] }), recordRow({ record: id("b7"), title: "Melder slaapt slecht", author: BRAM, editable: false })] },
  { kind: "severity/1", label: "Ernst van de overlast", intro: "", place: "inquiry", one: true, records: [] },
  { kind: "interest/1", label: "Belang", intro: "", place: "plan", one: false, records: [] },
  { kind: "feedback/1", label: "Terugkoppeling", intro: "", place: "talk", one: false, records: [] },
];

export const teamGroups: RecordGroupView[] = [
  { kind: "contact_person/1", label: "Vast contact", intro: "Het vaste gezicht van een organisatie.", place: "team", one: false, records: [recordRow({ record: id("b8"), title: "Corporatie De Proef", facts: [{ name: "confirmed_at", label: "Nagegaan", shape: "day", text: inDays(-20) }] })] },
  { kind: "shortage/1", label: "Tekort", intro: "", place: "team", one: false, records: [] },
  { kind: "pot/1", label: "Pot voor praktische oplossingen", intro: "", place: "team", one: false, records: [recordRow({ record: id("b9"), title: "Els Verzonnen", facts: [{ name: "amount", label: "Bedrag", shape: "money", text: "500000" }] })] },
];
