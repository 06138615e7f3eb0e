import { useLingui } from "@lingui/react/macro";
import type { FieldValues } from "react-hook-form";
import type { GenericSchema } from "valibot";
import type { FieldValue } from "../ipc/types/FieldValue.ts";
import type { RecordFieldsView } from "../ipc/types/RecordFieldsView.ts";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { type CheckedForm, useCheckedForm } from "./useCheckedForm.ts";
import { useUndo } from "./useUndo.ts";

type Options<V extends FieldValues> = {
  view: RecordFieldsView;
  /** The form as it is when nothing was filled in. */
  blank: V;
  schema: GenericSchema<never, unknown> | GenericSchema;
  /** What goes to the core otherwise than it stands in the form. */
  send?: (values: V) => Record<string, FieldValue>;
  done: () => void;
};

/** A form in which a record stands as it is, so that a typo in it can be fixed. Only what changed is written. */
export function useFixForm<V extends FieldValues>({ view, blank, schema, send, done }: Options<V>): CheckedForm<V> {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const undo = useUndo();
  const told = view.fields.filter((field) => field.value !== null);
  return useCheckedForm<V, "edit_record">({
    schema,
    initial: { ...blank, ...Object.fromEntries(told.map((field) => [field.name, field.value])) },
    stored: true,
    draft: { kind: "edit_entry", target: view.record },
    prefix: `fix-${view.record}-`,
    call: "edit_record",
    request: (values) => {
      const sent: Record<string, FieldValue> = { ...values, ...send?.(values) };
      return { record: view.record, values: Object.fromEntries(view.fields.map(({ name }) => [name, asField(sent[name])])) };
    },
    done: (written) => {
      report(t`Verbeterd.`, undo(written));
      done();
    },
  });
}

/** An empty box says nothing. */
function asField(value: FieldValue | undefined): FieldValue {
  if (typeof value !== "string") return value ?? null;
  const text = value.trim();
  return text === "" ? null : text;
}
