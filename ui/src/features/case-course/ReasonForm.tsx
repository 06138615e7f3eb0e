import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { type Act, Consequence } from "../../parts/Consequence.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

type ReasonFormProps = { caseId: string; call: "reopen_case" | "withdraw_case"; kind: string; submit: string; told: string; hint: string; danger?: boolean; follows?: Act };

/** Something that needs nothing but a reason. */
export function ReasonForm({ caseId, call, kind, submit, told, hint, danger, follows }: ReasonFormProps) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom.`)) }),
    initial: { reason: "" },
    draft: { kind, target: caseId },
    call,
    request: (values) => ({ case: caseId, reason: values.reason.trim() }),
    done: (_, __, undo) => {
      report(told, undo);
      go(paths.case(caseId));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={submit} back={paths.case(caseId)} {...(danger ? { danger } : {})}>
      {follows && <Consequence of={follows} />}
      <TextArea {...form.field("reason")} label={t`Waarom?`} hint={hint} />
    </CheckedFormFrame>
  );
}
