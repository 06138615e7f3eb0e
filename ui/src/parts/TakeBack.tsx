import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { TextField } from "../kit/TextField.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { useConsequence } from "./Consequence.tsx";
import type { UnsavedChange } from "./Refused.tsx";
import { useCheckedForm } from "./useCheckedForm.ts";
import { useUndo } from "./useUndo.ts";

type TakeBackProps = {
  record: string;
  /** What the bar says once it is gone. */
  told: string;
  onClose: () => void;
  /** Once it is gone; without it the form closes. */
  onDone?: () => void;
  onOpen?: (change: UnsavedChange) => void;
};

/** Takes an own record back, with a reason; it can be put back. */
export function TakeBack({ record, told, onClose, onDone = onClose, onOpen }: TakeBackProps) {
  const { t } = useLingui();
  const consequence = useConsequence();
  const { report } = useUndoableResult();
  const undo = useUndo();
  const form = useCheckedForm({
    schema: object({ reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom u dit terugneemt.`)) }),
    initial: { reason: "" },
    draft: { kind: "withdraw_entry", target: record },
    prefix: `withdraw-${record}-`,
    call: "withdraw_entry",
    request: (values) => ({ record, reason: values.reason.trim() }),
    done: (view) => {
      report(told, undo(view));
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Neem terug`} danger onCancel={onClose} {...(onOpen ? { onOpen } : {})}>
      <TextField
        {...form.field("reason")}
        label={t`Waarom neemt u dit terug?`}
        hint={`${consequence("delete_entry")} ${t`Partners lezen uw reden.`}`}
        autoFocus
      />
    </CheckedFormFrame>
  );
}
