import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { PartnerView } from "../ipc/types/PartnerView.ts";
import { Select } from "../kit/Choice.tsx";
import { DateField } from "../kit/DateField.tsx";
import { TextField } from "../kit/TextField.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { ownerOptions } from "./owners.ts";
import { useCheckedForm } from "./useCheckedForm.ts";
import { dayText } from "./when.ts";

type AddActionProps = { caseId: string; partners: readonly PartnerView[]; onDone: () => void; onCancel?: () => void };

/** Plans an action in a few seconds: what, who, and a day as one says it. */
export function AddAction({ caseId, partners, onDone, onCancel }: AddActionProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const owners = ownerOptions(partners, t`U`);
  const form = useCheckedForm({
    schema: object({ text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat er moet gebeuren.`)), owner: string(), due: dayText() }),
    initial: { text: "", owner: partners.find((partner) => partner.own)?.record ?? "", due: "" },
    draft: { kind: "action", target: caseId },
    prefix: "action-",
    call: "add_action",
    request: (values) => ({ case: caseId, text: values.text.trim(), owner: values.owner || null, due: values.due || null }),
    done: () => {
      report(t`Actie gepland.`);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Plan actie`} {...(onCancel ? { onCancel } : {})}>
      <TextField {...form.field("text")} label={t`Wat moet er gebeuren?`} />
      {owners.length > 1 && <Select {...form.field("owner")} label={t`Wie`} options={owners} />}
      <DateField {...form.field("due")} label={t`Uiterlijk`} optional quick={[t`morgen`, t`over 1 week`, t`over 2 weken`]} />
    </CheckedFormFrame>
  );
}
