// Invented answers for the screens of cases; typed, so that they cannot drift from the calls.
import themeFile from "../../../../docs/thema-voorbeeld.json";
import pack from "../../../../src-tauri/crates/casework/content/nl.json";
import policyPack from "../../../../src-tauri/crates/casework/content/nl/policy.json";
import recordsPack from "../../../../src-tauri/crates/casework/content/nl/records.json";
import policy from "../../../../src-tauri/crates/casework/policy/default.json";
import rulesPack from "../../../../src-tauri/crates/casework/content/nl/rules.json";
import type { CallName, RequestOf, ViewOf } from "../../ipc/call.ts";
import type { ContentView } from "../../ipc/types/ContentView.ts";
import type { DeedView } from "../../ipc/types/DeedView.ts";
import type { SettingsView } from "../../ipc/types/SettingsView.ts";
import type { ThemeView } from "../../ipc/types/ThemeView.ts";
import type { TodayView } from "../../ipc/types/TodayView.ts";
import { recordFields } from "./fields.ts";
import { answeredFactor, items, leadFactor, oneCase, sameAddress } from "./oneCase.ts";
import { action, actions, ago, CASE, contacts, inDays, OTHER_CASE, role } from "./people.ts";
import { caseList, caseRow } from "./rows.ts";

export type Answers = { [K in CallName]?: (request: RequestOf<K>) => ViewOf<K> };

const inDaysOf = (urgency: string, days: string) => ({ [`urgency.${urgency}.meaning`]: `Binnen ${days} dagen opnieuw bekijken.` });

export const settings: SettingsView = {
  density: "automatic", theme: "system", contrast: "normal", font: "standard", zoom: 100, language: "nl", lock_minutes: 10, crisis_name: "", crisis_number: "",
};

/** Telephone numbers come with the policy pack. */
const numbers = Object.fromEntries(Object.entries(policy.numbers).map(([code, number]) => [`emergency.${code}.number`, number]));
export const theme: ThemeView = {
  organisation: themeFile.organisation,
  light: themeFile.light,
  dark: themeFile.dark,
  shape: themeFile.shape,
  logo: { source: themeFile.logo, width: 96, height: 96 },
};

export const content: ContentView = {
  language: "nl",
  version: "2026-11",
  judging_words: pack.judging_words,
  texts: {
    ...pack.texts, ...recordsPack.texts, ...rulesPack.texts, ...policyPack.texts, ...numbers,
    ...inDaysOf("high", "7"), ...inDaysOf("medium", "14"), ...inDaysOf("low", "30"),
  },
  category_flags: { GELUID: ["night"], INTIMIDATIE: ["safety", "police_complaint"], BRAND: ["acute"], JEUGD: ["reporting_code"], OVERIG: [] },
};

export const today = (change: Partial<TodayView> = {}): TodayView => ({
  day: inDays(0),
  actions: actions.slice(0, 3),
  proposals: [{ role: role({ mine: true, proposed_by: "Els Verzonnen" }), case: OTHER_CASE, number: "WR-2B9D", address: "Voorbeeldlaan 4, Proefstad" }],
  drafts: [
    { form_kind: "report", target: "", case: null, record: null, record_kind: null, title: "", saved_at: ago(0, "09:12") },
    { form_kind: "factor_sf2", target: CASE, case: CASE, record: null, record_kind: null, title: "Proefstraat 12, Proefstad", saved_at: ago(1, "16:40") },
  ],
  needs_attention: [
    caseRow({ needs: ["no_lead", "overdue"], urgency: "high" }),
    caseRow({ case: OTHER_CASE, number: "WR-2B9D", address: "Voorbeeldlaan 4, Proefstad", needs: ["conflict"], phase: "F4", phase_days: 31 }),
  ],
  unfinished: [
    { record: "81".repeat(16), kind: "visit/1", case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", occurred_at: ago(1), text: "" },
    { record: "73".repeat(16), kind: "fact/1", case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", occurred_at: ago(1), text: "Volle gang, één loopstrook vrij." },
  ],
  counts: { today: 4, cases: 38, actions: 11, conflicts: 1 },
  ...change,
});

const done = () => ({ done: true });
/** Done, and can be taken back. */
const undoable = () => ({ done: true, undo: 7 });
const record = () => ({ record: "99".repeat(16), undo: 7 });

const deed = (change: Partial<DeedView>): DeedView => ({
  deed: 1, call: "end_action", did: "changed", at: ago(0, "09:40"), case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", kind_label: "actie", title: "Bel de melder", state: "possible", ...change,
});

export const recent: DeedView[] = [
  deed({ deed: 4 }),
  deed({ deed: 3, call: "edit_record", kind_label: "waarneming", title: "Volle gang, één loopstrook vrij.", at: ago(0, "09:31") }),
  deed({ deed: 2, call: "move_action", state: "changed", title: "Tweede huisbezoek plannen", at: ago(0, "09:12") }),
  deed({ deed: 1, call: "withdraw_entry", did: "withdrawn", state: "undone", kind_label: "waarneming", title: "Verkeerd adres.", address: "", case: OTHER_CASE, number: "WR-2B9D", at: ago(0, "09:02") }),
];

export const caseAnswers: Answers = {
  content: () => content,
  get_settings: () => settings,
  theme: () => ({ theme: null }),
  preview_theme: () => theme,
  keep_theme: (request) => request,
  today: () => today(),
  list_cases: (request) => caseList(request),
  find_address: (request) => ({ cases: request.house_number === "12" ? [sameAddress] : [] }),
  take_in_report: () => ({ case: CASE, number: "WR-7K3F", report: "93".repeat(16), reporter: null, opened: true }),
  case: () => oneCase(),
  factor: (request) => (request.factor === "sf1" || request.factor === "sf6" ? leadFactor : answeredFactor),
  timeline: () => ({ items, sent: [], sent_incomplete_since: null }),
  list_actions: (request) => ({
    actions: request.ended ? [...actions, action({ record: "f6".repeat(16), text: "Kaart in de bus", state: "done", bucket: "ended", result: "Gedaan op de terugweg." })] : actions,
  }),
  list_contacts: () => contacts,
  list_drafts: () => ({ drafts: [] }),
  saved_views: () => ({ views: [{ name: "Stil", search: "needs=quiet" }] }),
  save_views: (request) => request,
  record_fields: (request) => recordFields(request.record),
  edit_record: undoable,
  answer_question: undoable,
  answer_role: undoable,
  answer_role_on_behalf: undoable,
  end_role: undoable,
  end_action: undoable,
  move_action: undoable,
  undo: done,
  list_recent: () => ({ deeds: recent }),
  go_through_overview: undoable,
  acknowledge_report: undoable,
  override_factor: undoable,
  confirm_factor: undoable,
  confirm_partner: done,
  partner_knows_lead: undoable,
  end_partner: undoable,
  set_mandate: undoable,
  set_urgency: undoable,
  move_phase: undoable,
  close_case: undoable,
  reopen_case: undoable,
  withdraw_case: undoable,
  describe_case: undoable,
  end_intervention: undoable,
  add_action: record,
  add_partner: record,
  propose_role: record,
  add_person: record,
  add_intervention: record,
  add_agreement: record,
};
