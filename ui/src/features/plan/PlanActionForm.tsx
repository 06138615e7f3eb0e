import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { GoalView } from "../../ipc/types/GoalView.ts";
import { Select } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { ownerOptions } from "../../parts/owners.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { dayText } from "../../parts/when.ts";

type PlanActionFormProps = { view: CaseView; goal: GoalView; onClose: () => void };

/** An action for a goal; another owner is asked and says yes himself. */
export function PlanActionForm({ view, goal, onClose }: PlanActionFormProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const owners = ownerOptions(view.partners, t`U`);
  const own = view.partners.find((partner) => partner.own)?.record ?? "";
  const form = useCheckedForm({
    schema: object({ text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat er moet gebeuren.`)), owner: string(), due: dayText() }),
    initial: { text: "", owner: own, due: "" },
    draft: { kind: "plan_action", target: `${view.case}:${goal.record}` },
    prefix: `action-${goal.record}-`,
    call: "plan_action",
    request: (values) => ({ goal: goal.record, text: values.text.trim(), owner: values.owner || null, due: values.due || null }),
    done: (_, values, undo) => {
      report(values.owner === own ? t`Actie gepland.` : t`Actie gepland. Deel de zaak, dan ziet deze partner de vraag.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Plan actie`} onCancel={onClose}>
      <TextField {...form.field("text")} label={t`Wat moet er gebeuren?`} autoFocus />
      {owners.length > 1 && <Select {...form.field("owner")} label={t`Wie`} hint={t`Een ander zegt zelf ja of nee.`} options={owners} />}
      <DateField {...form.field("due")} label={t`Uiterlijk`} optional quick={[t`over 1 week`, t`over 2 weken`]} />
    </CheckedFormFrame>
  );
}
