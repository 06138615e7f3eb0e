// Invented answers for the screens of working together; typed, so that they cannot drift from the calls.
import type { Answers } from "../cases/answers.ts";
import { anna, bram, carla, CASE, dirk, inDays, OTHER_CASE } from "../cases/people.ts";
import { analysis, handovers, mirror, requests } from "./agreeing.ts";
import { attention, bars, guide, guides, point, severity } from "./guiding.ts";
import { board, differences, expectations, hearingForm, meeting, meetings, policy, proposal, pulses, recordGroups, teamGroups } from "./meeting.ts";
import { id, message, reportLink } from "./words.ts";

const done = () => ({ done: true });
const record = () => ({ record: id("99") });

export const togetherAnswers: Answers = {
  partner_details: (asked) => {
    const { record: partner, name, organisation, function: work, domain, reach } = [anna, bram, carla, dirk].find((one) => one.record === asked.partner) ?? bram;
    return {
      partner, name, organisation, function: work, domain, reach, not_reach: "", reserve: "Els Verzonnen", away_from: null, away_until: null, away_now: false,
      contact_confirmed_at: inDays(-40), contact_confirmed_by: "Anna Proef, GGD Proefstad", disputed: [],
    };
  },
  describe_partner: done,
  attention: () => attention(),
  attention_over_all: () => ({
    total: 2,
    rows: [
      { case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", lead: { state: "none", name: "", mine: false }, point: point() },
      { case: OTHER_CASE, number: "WR-2B9D", address: "Voorbeeldlaan 4, Proefstad", lead: { state: "accepted", name: "Bram Voorbeeld", mine: false }, point: point({ rule: "W34", name: "Geen volgende stap", message: message("next_action_none", "Er is geen open actie met naam en datum.", [reportLink]), step: { code: "plan_action", text: "Plan een actie met naam en datum" } }) },
    ],
    rules: [{ rule: "W01", name: "Nog geen regievoerder", count: 1 }, { rule: "W34", name: "Geen volgende stap", count: 1 }],
  }),
  snooze_attention: done,
  confirm_known_until: done,
  guides: () => guides,
  guide: () => guide,
  answer_guide_question: done,
  override_guide: done,
  confirm_guide: done,
  role_mirror: () => mirror,
  claim_task: record,
  answer_claim: done,
  end_claim: done,
  analysis: () => analysis(),
  save_analysis: record,
  approve_analysis: record,
  plan_action: record,
  accept_action: done,
  decline_action: done,
  report_back: done,
  handovers: () => handovers,
  offer_handover: record,
  note_warm_contact: done,
  answer_handover: done,
  accept_conditions: done,
  withdraw_handover: done,
  expire_handover: done,
  confirm_receipt: done,
  follow_up: done,
  carry_out_handover: done,
  confirm_reason: done,
  information_requests: () => requests,
  ask_information: record,
  answer_information: done,
  open_door: done,
  withdraw_request: done,
  severity: () => severity(),
  bars: () => bars,
  meetings: () => ({ meetings }),
  meeting: () => meeting,
  prepare_meeting: (asked) => (asked.cases.length > 0 ? { ...proposal, items: proposal.items.filter((item) => asked.cases.includes(item.case)) } : proposal),
  plan_meeting: record,
  set_agenda_item: done,
  note_attendance: done,
  remove_agenda_item: done,
  board: () => board,
  expectations: () => expectations(),
  save_expectations: done,
  reveal_expectations: done,
  differences: () => differences,
  keep_explanation: record,
  pulses: () => pulses(),
  give_pulse: record,
  address_pulse: done,
  policy: () => policy(),
  restore_policy: () => policy({ state: "built_in", since: null, changed: 0 }),
  form: (asked) => hearingForm({ kind: asked.kind, record: asked.record }),
  save_form: () => ({ record: id("99"), hints: [] }),
  list_records: (asked) => {
    const groups = asked.case === null ? teamGroups : recordGroups;
    return { groups: asked.kinds.length === 0 ? groups : groups.filter((group) => asked.kinds.includes(group.kind)) };
  },
  withdraw_entry: done,
  restore_entry: done,
};
