import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { array, check, object, pipe, string, union } from "valibot";
import type { FormView } from "../ipc/types/FormView.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { RecordField } from "./RecordField.tsx";
import { changed, preset, type Typed, type TypedForm } from "./recordFormValues.ts";
import { useCheckedForm } from "./useCheckedForm.ts";
import { dayText, momentText } from "./when.ts";

type RecordFormProps = {
  form: FormView;
  caseId: string | null;
  /** Field → what stands in it beforehand; only for a new record. */
  filled?: Record<string, string>;
  back: string;
  /** Gets what takes it back. */
  onSaved: (undo: (() => Promise<unknown>) | undefined) => void;
};

/** The name and target under which a form of a record keeps its draft; the target begins with the case. */
export function recordDraft(kind: string, caseId: string | null, record: string | null): { kind: string; target: string } {
  if (caseId === null) return { kind: `team:${kind}`, target: record ?? "new" };
  return { kind: `record:${kind}`, target: record === null ? caseId : `${caseId}:${record}` };
}

/** A record of any kind with a form, new or changed. */
export function RecordForm({ form, caseId, filled = {}, back, onSaved }: RecordFormProps) {
  const { t } = useLingui();
  const { fields } = form;
  const beforehand = JSON.stringify(filled);
  const initial = useMemo(() => preset(fields, form.record === null ? (JSON.parse(beforehand) as Record<string, string>) : {}), [fields, form.record, beforehand]);
  const needed = (label: string) => check<Typed, string>((value) => value.length > 0, t`Vul in: ${label}.`);
  const schema = object(
    Object.fromEntries(
      fields.map((field) => {
        const any = field.input === "day" ? dayText() : field.input === "moment" ? momentText() : union([string(), array(string())]);
        return [field.name, field.needed && !field.disputed ? pipe(any, needed(field.label)) : any];
      }),
    ),
  );
  const checked = useCheckedForm<TypedForm, "save_form">({
    schema,
    initial,
    stored: form.record !== null,
    draft: recordDraft(form.kind, caseId, form.record),
    call: "save_form",
    request: (values) => ({ kind: form.kind, case: caseId, record: form.record, values: changed(fields, values, form.record === null) }),
    done: (_, __, undo) => onSaved(undo),
  });
  return (
    <CheckedFormFrame form={checked} submit={form.record === null ? t`Leg vast` : t`Bewaar wijziging`} back={back}>
      {fields.map((field) => (
        <RecordField key={field.name} field={field} control={checked.field(field.name)} />
      ))}
    </CheckedFormFrame>
  );
}
