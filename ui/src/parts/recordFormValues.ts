// Between what a form holds while a person types and what the core keeps. In a form everything is text or a list.
import { momentOf } from "../i18n/when.ts";
import type { FormFieldView } from "../ipc/types/FormFieldView.ts";
import type { FormValue } from "../ipc/types/FormValue.ts";

export type Typed = string | string[];
export type TypedForm = Record<string, Typed>;

const several = (field: FormFieldView) => field.input === "choices" || field.input === "records";

/** What stands in a field, as a person types it. */
export function typed(field: FormFieldView): Typed {
  const { value } = field;
  if (several(field)) return Array.isArray(value) ? value : [];
  if (value === null) return "";
  if (Array.isArray(value)) return value.join("\n");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return field.input === "money" ? euros(value) : String(value);
  return value;
}

/** Every field as a person types it, with what was filled in beforehand where a field has that name. */
export function preset(fields: readonly FormFieldView[], filled: Record<string, string>): TypedForm {
  const value = (field: FormFieldView): Typed => {
    const given = filled[field.name];
    if (given === undefined || field.disputed) return typed(field);
    return several(field) ? given.split(",") : given;
  };
  return Object.fromEntries(fields.map((field) => [field.name, value(field)]));
}

/** Cents as euros in Dutch notation: 1250 → "12,50". */
export function euros(cents: number): string {
  const whole = Math.trunc(cents / 100);
  return cents % 100 === 0 ? String(whole) : `${whole},${String(cents % 100).padStart(2, "0")}`;
}

/** "12,50", "€ 1.250" or "12.5" as cents; null when it is no amount. */
export function cents(text: string): number | null {
  const plain = text.replace(/[€\s]/g, "");
  const found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  const whole = Number((found[1] ?? "").replaceAll(".", ""));
  return whole * 100 + Number((found[2] ?? "0").padEnd(2, "0"));
}

/** What is sent for a field: null clears it. A number that cannot be read is sent as text, which the core refuses. */
export function sent(field: FormFieldView, value: Typed): FormValue | null {
  if (Array.isArray(value)) return value;
  const text = value.trim();
  if (field.input === "lines") return text === "" ? [] : text.split("\n").map((line) => line.trim()).filter(Boolean);
  if (text === "") return null;
  if (field.input === "flag") return text === "yes";
  if (field.input === "moment") return momentOf(text);
  if (field.input === "number") return /^\d+$/.test(text) ? Number(text) : text;
  if (field.input === "money") return cents(text) ?? text;
  return text;
}

/** The fields that were touched, ready to be sent. A field in dispute is never among them. */
export function changed(fields: FormFieldView[], values: TypedForm, isNew: boolean): Record<string, FormValue | null> {
  const found: Record<string, FormValue | null> = {};
  for (const field of fields) {
    if (field.disputed) continue;
    const value = values[field.name] ?? (several(field) ? [] : "");
    const same = JSON.stringify(value) === JSON.stringify(typed(field));
    const empty = value.length === 0;
    if (isNew ? !empty : !same) found[field.name] = sent(field, value);
  }
  return found;
}
