import { useLingui } from "@lingui/react/macro";
import { object, string } from "valibot";
import { useView } from "../ipc/hooks.ts";
import type { ActionView } from "../ipc/types/ActionView.ts";
import type { MoveActionRequest } from "../ipc/types/MoveActionRequest.ts";
import { Select } from "../kit/Choice.tsx";
import { DateField } from "../kit/DateField.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { ownerOptions } from "./owners.ts";
import { useCheckedForm } from "./useCheckedForm.ts";
import { useUndo } from "./useUndo.ts";
import { dayText } from "./when.ts";

/** Nobody does it yet. */
const NOBODY = "nobody";

type Changes = Pick<MoveActionRequest, "due" | "owner">;

/** Another day or another person, or none. Only what was changed is sent, so that the rest stays as it is. */
export function MoveAction({ action, onClose }: { action: ActionView; onClose: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const undo = useUndo();
  const partners = useView("case", { case: action.case }).data?.partners ?? [];
  const initial = { due: action.due ?? "", owner: action.owner ?? NOBODY };
  const changes = (values: typeof initial): Changes => ({
    ...(values.due === initial.due ? {} : { due: values.due || null }),
    ...(values.owner === initial.owner ? {} : { owner: values.owner === NOBODY ? null : values.owner }),
  });
  const form = useCheckedForm({
    schema: object({ due: dayText(), owner: string() }),
    initial,
    stored: true,
    draft: { kind: "move_action", target: action.record },
    prefix: `move-${action.record}-`,
    call: "move_action",
    request: (values) => ({ action: action.record, ...changes(values) }),
    done: (view, values) => {
      report(Object.keys(changes(values)).length > 0 ? t`Actie aangepast.` : t`Er is niets veranderd.`, undo(view));
      onClose();
    },
  });
  const owners = ownerOptions(partners, t`U`);
  // Who does it now may not take part any more, and stays until someone else is chosen.
  const gone = action.owner !== null && !owners.some((owner) => owner.value === action.owner) ? [{ value: action.owner, label: action.owner_name }] : [];
  return (
    <CheckedFormFrame form={form} submit={t`Pas de actie aan`} onCancel={onClose}>
      <DateField {...form.field("due")} label={t`Uiterlijk`} optional quick={[t`morgen`, t`over 1 week`, t`over 2 weken`]} />
      <Select {...form.field("owner")} label={t`Wie`} options={[...owners, ...gone, { value: NOBODY, label: t`Nog niemand` }]} />
    </CheckedFormFrame>
  );
}
