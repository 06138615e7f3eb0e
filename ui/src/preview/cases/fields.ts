// Invented fields of the invented records, as they stand when a typo is fixed.
import type { FieldValue } from "../../ipc/types/FieldValue.ts";
import type { FieldView } from "../../ipc/types/FieldView.ts";
import type { RecordFieldsView } from "../../ipc/types/RecordFieldsView.ts";
import { ago, anna, CASE, inDays } from "./people.ts";

type Held = { kind: string; needed: readonly string[]; values: Record<string, FieldValue> };

const held: Record<string, Held> = {
  ["73".repeat(16)]: {
    kind: "fact/1", needed: ["text", "occurred_at", "precision", "source"],
    values: { text: "Volle gang, één loopstrook vrij. Radio hard in de keuken.", occurred_at: ago(2), precision: "exact", source: "own", occurred_until: null, place: "gang", verified_by: null },
  },
  ["91".repeat(16)]: { kind: "person/1", needed: ["name", "role"], values: { name: "Mevrouw F. Bedacht", role: "resident", note: "Spreekt het liefst 's ochtends af." } },
  ["92".repeat(16)]: { kind: "reporter/1", needed: ["name"], values: { name: "Meneer G. Verzonnen", contact: "06 0000 0009", wishes_secrecy: true, note: null } },
  ["93".repeat(16)]: {
    kind: "report/1", needed: ["text", "received_at", "channel"],
    values: { text: "Harde muziek en bonken tot half twee.", received_at: ago(6, "09:02"), channel: "phone", categories: ["GELUID"], place: null, occurred_at: null, occurred_until: null, precision: null },
  },
  ["94".repeat(16)]: {
    kind: "intervention/1", needed: ["type", "started"],
    values: { type: "talk", started: inDays(-6), by: anna.record, text: "Gesprek aan de deur over de radio.", ended: null, result: null },
  },
  ["95".repeat(16)]: {
    kind: "agreement/1", needed: ["with", "text", "agreed_at"],
    values: { with: "mevrouw Bedacht", text: "Na tien uur 's avonds staat de radio zacht.", agreed_at: inDays(-6), until: inDays(20) },
  },
  ["f1".repeat(16)]: { kind: "action/1", needed: ["text"], values: { text: "Bel de melder over de afgelopen week", due: inDays(-3) } },
};

/** What stands in the fields of a record. */
export function recordFields(record: string): RecordFieldsView {
  const found = held[record] ?? (held["73".repeat(16)] as Held);
  const field = ([name, value]: [string, FieldValue]): FieldView => ({ name, value, needed: found.needed.includes(name), disputed: false });
  return { record, case: CASE, kind: found.kind, editable: true, fields: Object.entries(found.values).map(field) };
}
