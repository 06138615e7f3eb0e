import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { array, check, object, pipe, string, union } from "valibot";
import type { FormView } from "../ipc/types/FormView.ts";
import type { SavedFormView } from "../ipc/types/SavedFormView.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { RecordField } from "./RecordField.tsx";
import { changed, type Typed, typed, type TypedForm } from "./recordFormValues.ts";
import { useCheckedForm } from "./useCheckedForm.ts";

type RecordFormProps = {
  form: FormView;
  caseId: string | null;
  back: string;
  onSaved: (saved: SavedFormView) => void;
};

/** A record of any kind with a form, new or changed. */
export function RecordForm({ form, caseId, back, onSaved }: RecordFormProps) {
  const { t } = useLingui();
  const { fields } = form;
  const initial = useMemo(() => Object.fromEntries(fields.map((field) => [field.name, typed(field)])) as TypedForm, [fields]);
  const needed = (label: string) => check<Typed, string>((value) => value.length > 0, t`Vul in: ${label}.`);
  const schema = object(
    Object.fromEntries(
      fields.map((field) => {
        const any = union([string(), array(string())]);
        return [field.name, field.needed && !field.disputed ? pipe(any, needed(field.label)) : any];
      }),
    ),
  );
  const checked = useCheckedForm<TypedForm, "save_form">({
    schema,
    initial,
    draft: { kind: `record:${form.kind}`, target: form.record ?? caseId },
    call: "save_form",
    request: (values) => ({ kind: form.kind, case: caseId, record: form.record, values: changed(fields, values, form.record === null) }),
    done: onSaved,
  });
  return (
    <CheckedFormFrame form={checked} submit={form.record === null ? t`Leg vast` : t`Bewaar wijziging`} back={back}>
      {fields.map((field) => (
        <RecordField key={field.name} field={field} control={checked.field(field.name)} />
      ))}
    </CheckedFormFrame>
  );
}
