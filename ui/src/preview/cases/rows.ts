// Invented cases for the list.
import type { CaseListView } from "../../ipc/types/CaseListView.ts";
import type { CaseRowView } from "../../ipc/types/CaseRowView.ts";
import type { ListCasesRequest } from "../../ipc/types/ListCasesRequest.ts";
import { CASE, inDays } from "./people.ts";

export const caseRow = (change: Partial<CaseRowView> = {}): CaseRowView => ({
  case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", phase: "F2", phase_days: 9, urgency: "medium", urgency_disputed: false,
  lead: { state: "none", name: "", mine: false }, next_due: inDays(2), overdue: 0, last_activity: inDays(-1), quiet_days: 1, conflicts: 0, drafts: 0,
  needs: ["no_lead"], same_address: false, state: "open", ...change,
});

const streets = ["Proefstraat", "Voorbeeldlaan", "Bedachte Kade", "Fictiepad", "Oefenplein", "Denkbeeldweg"];
const leads: CaseRowView["lead"][] = [
  { state: "none", name: "", mine: false },
  { state: "accepted", name: "Bram Voorbeeld", mine: false },
  { state: "accepted", name: "Anna Proef", mine: true },
  { state: "proposed", name: "Els Verzonnen", mine: false },
];
const phases: NonNullable<CaseRowView["phase"]>[] = ["F0", "F1", "F2", "F3", "F4", "F9"];
const urgencies: CaseRowView["urgency"][] = ["acute", "high", "medium", "low", null];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

function made(index: number): CaseRowView {
  const lead = at(leads, Math.floor(index / 3));
  const urgency = index < 4 ? at(urgencies, index) : at(urgencies, index * 7 + 2);
  const overdue = index % 5 === 1 ? (index % 3) + 1 : 0;
  const conflicts = index % 11 === 2 ? 1 : 0;
  const needs: CaseRowView["needs"] = [];
  if (lead.state === "none") needs.push("no_lead");
  if (overdue > 0) needs.push("overdue");
  if (urgency === "acute" || urgency === "high") needs.push("urgent");
  if (conflicts > 0) needs.push("conflict");
  return caseRow({
    case: index === 0 ? CASE : index.toString(16).padStart(32, "0"),
    number: `WR-${(0x7a3f + index * 37).toString(36).toUpperCase().padStart(4, "0")}`,
    address: `${at(streets, index)} ${(index % 180) + 1}, Proefstad`,
    phase: at(phases, index),
    phase_days: (index * 5) % 60,
    urgency,
    urgency_disputed: conflicts > 0,
    lead,
    overdue,
    conflicts,
    needs,
    quiet_days: index % 40,
    last_activity: inDays(-(index % 40)),
    next_due: index % 4 === 0 ? null : inDays((index % 20) - 3),
    drafts: index % 17 === 3 ? 1 : 0,
    same_address: index % 29 === 5,
  });
}

/** As many invented cases as one likes; a word of the address filters them. */
export function caseList(request: ListCasesRequest, size = 10_000): CaseListView {
  const all = Array.from({ length: size }, (_, index) => index);
  const words = request.query.toLowerCase();
  const fits = (index: number) =>
    (words === "" || made(index).address.toLowerCase().includes(words)) &&
    (request.needs.length === 0 || made(index).needs.some((need) => request.needs.includes(need)));
  const found = words === "" && request.needs.length === 0 ? all : all.filter(fits);
  return {
    total: found.length,
    rows: found.slice(request.offset, request.offset + request.limit).map(made),
    counts: { open: size, closed: 12, no_lead: 9, overdue: 14, urgent: 6, conflicts: 3, quiet: 21 },
  };
}
