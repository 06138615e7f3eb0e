// What a decision to disclose asks, given what was chosen, and the request that takes it.
import { pipe, rawCheck, record, string } from "valibot";
import type { RequestOf } from "../../ipc/call.ts";
import type { DisclosableView } from "../../ipc/types/DisclosableView.ts";
import type { DisclosureAnswer } from "../../ipc/types/DisclosureAnswer.ts";
import type { DisclosureFieldView } from "../../ipc/types/DisclosureFieldView.ts";
import type { DisclosureFormView } from "../../ipc/types/DisclosureFormView.ts";
import type { Ground } from "../../ipc/types/Ground.ts";
import { momentOf } from "../../i18n/when.ts";

/** `items` holds record ids with commas between; a question has its own name, and its yes or no stands under `yes:` and that name. */
export type Values = Record<string, string>;

/** May stay empty; of the first two one is enough. */
const FREE = ["informed_at", "not_informed", "decided_by"];

export const yesOf = (field: string) => `yes:${field}`;

export function emptyValues(view: DisclosureFormView): Values {
  const [only] = view.items;
  const empty: Values = { items: view.items.length === 1 && only && only.blocked === null ? only.item.record : "", ground: "" };
  for (const field of view.fields) {
    empty[field.field] = field.field === "valid_until" ? view.valid_until : "";
    if (field.input === "answer" || field.input === "flag") empty[yesOf(field.field)] = "";
  }
  return empty;
}

export function chosenItems(view: DisclosureFormView, values: Values): DisclosableView[] {
  const chosen = (values.items ?? "").split(",");
  return view.items.filter((item) => chosen.includes(item.item.record));
}

/** The fields that are asked for what was chosen. */
export function asked(view: DisclosureFormView, values: Values): string[] {
  const ground = view.grounds.find((one) => one.ground === values.ground);
  const needs = chosenItems(view, values).flatMap((item) => item.needs);
  return [...new Set([...view.always, ...(ground?.needs ?? []), ...needs])];
}

const given = (field: DisclosureFieldView, values: Values): boolean => {
  const text = (values[field.field] ?? "").trim();
  if (field.input === "flag") return values[yesOf(field.field)] === "yes";
  if (field.input === "answer") return text !== "" && (values[yesOf(field.field)] ?? "") !== "";
  return text !== "";
};

type Words = { empty: string; items: string; ground: string; told: string };

/** Names every question that was left open; the core checks again. */
export function missing(view: DisclosureFormView, words: Words) {
  return pipe(
    record(string(), string()),
    rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const values = dataset.value as Values;
      const say = (key: string, message: string) => addIssue({ message, path: [{ type: "object", origin: "value", input: values, key, value: values[key] }] });
      const talk = view.grounds.find((ground) => ground.ground === values.ground)?.without_items ?? false;
      if (values.ground === "") say("ground", words.ground);
      if (values.items === "" && !talk) say("items", words.items);
      const wanted = asked(view, values);
      for (const field of view.fields) {
        if (wanted.includes(field.field) && !FREE.includes(field.field) && !given(field, values)) say(field.field, words.empty);
      }
      if ((values.informed_at ?? "") === "" && (values.not_informed ?? "").trim() === "") say("informed_at", words.told);
    }),
  );
}

export function decision(caseId: string, contact: string, view: DisclosureFormView, values: Values): RequestOf<"decide_disclosure"> {
  const wanted = asked(view, values);
  const answers: Record<string, DisclosureAnswer> = {};
  for (const field of view.fields.filter((one) => wanted.includes(one.field))) {
    const typed = (values[field.field] ?? "").trim();
    const text = field.input === "moment" ? (momentOf(typed) ?? "") : typed;
    const said = values[yesOf(field.field)] ?? "";
    const yes = said === "" ? null : said === "yes";
    if (text !== "" || yes !== null) answers[field.field] = { text, yes };
  }
  const talk = view.grounds.find((ground) => ground.ground === values.ground)?.without_items ?? false;
  const items = talk ? [] : chosenItems(view, values).map((item) => ({ record: item.item.record, seen: item.seen }));
  return { case: caseId, contact, items, ground: (values.ground ?? "") as Ground, answers };
}
