import { useLingui } from "@lingui/react/macro";
import type { PartnerView } from "../ipc/types/PartnerView.ts";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { ActionFields, blankAction, useActionSchema } from "./courseFields.tsx";
import { useCheckedForm } from "./useCheckedForm.ts";

type AddActionProps = {
  caseId: string;
  partners: readonly PartnerView[];
  /** What stands in the form already. */
  text?: string;
  onDone: () => void;
  onCancel?: () => void;
};

/** Plans an action in a few seconds: what, who, and a day as one says it. */
export function AddAction({ caseId, partners, text = "", onDone, onCancel }: AddActionProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: useActionSchema(),
    initial: { ...blankAction(partners), text },
    draft: { kind: "action", target: caseId },
    prefix: "action-",
    call: "add_action",
    request: (values) => ({ case: caseId, text: values.text.trim(), owner: values.owner || null, due: values.due || null }),
    done: (_, __, undo) => {
      report(t`Actie gepland.`, undo);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Plan actie`} {...(onCancel ? { onCancel } : {})}>
      <ActionFields form={form} partners={partners} />
    </CheckedFormFrame>
  );
}
