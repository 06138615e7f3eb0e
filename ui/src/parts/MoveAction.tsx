import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { object, string } from "valibot";
import { call } from "../ipc/call.ts";
import { useView } from "../ipc/hooks.ts";
import type { ActionView } from "../ipc/types/ActionView.ts";
import { Select } from "../kit/Choice.tsx";
import { DateField } from "../kit/DateField.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { ownerOptions } from "./owners.ts";
import { useCheckedForm } from "./useCheckedForm.ts";
import { dayText } from "./when.ts";

/** Another day or another person. */
export function MoveAction({ action, onClose }: { action: ActionView; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { report } = useUndoableResult();
  const partners = useView("case", { case: action.case }).data?.partners ?? [];
  const undo = () => call("move_action", { action: action.record, due: action.due, owner: action.owner }).then(() => client.invalidateQueries());
  const form = useCheckedForm({
    schema: object({ due: dayText(), owner: string() }),
    initial: { due: action.due ?? "", owner: action.owner ?? "" },
    stored: true,
    draft: { kind: "move_action", target: action.record },
    prefix: `move-${action.record}-`,
    call: "move_action",
    request: (values) => ({ action: action.record, due: values.due || null, owner: values.owner || null }),
    done: () => {
      report(t`Actie verzet.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Verzet actie`} onCancel={onClose}>
      <DateField {...form.field("due")} label={t`Uiterlijk`} quick={[t`morgen`, t`over 1 week`, t`over 2 weken`]} />
      <Select {...form.field("owner")} label={t`Wie`} options={ownerOptions(partners, t`U`)} />
    </CheckedFormFrame>
  );
}
