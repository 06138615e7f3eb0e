import { useLingui } from "@lingui/react/macro";
import { check, forward, object, picklist, pipe, string } from "valibot";
import type { ActionView } from "../ipc/types/ActionView.ts";
import { RadioGroup } from "../kit/Choice.tsx";
import { TextArea } from "../kit/TextField.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { useCheckedForm } from "./useCheckedForm.ts";
import { useUndo } from "./useUndo.ts";

/** Done or not going to happen, with what came of it; can be undone from the bar. */
export function EndAction({ action, onClose }: { action: ActionView; onClose: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const undo = useUndo();
  const form = useCheckedForm({
    schema: pipe(
      object({ state: picklist(["done", "dropped"]), result: string() }),
      forward(
        check((values) => values.state === "done" || values.result.trim() !== "", t`Schrijf op waarom dit niet meer hoeft.`),
        ["result"],
      ),
    ),
    initial: { state: "done" as "done" | "dropped", result: "" },
    draft: { kind: "end_action", target: action.record },
    prefix: `end-${action.record}-`,
    call: "end_action",
    request: (values) => ({ action: action.record, state: values.state, result: values.result.trim() }),
    done: (view, values) => {
      report(values.state === "done" ? t`Actie afgerond.` : t`Actie vervallen.`, undo(view));
      onClose();
    },
  });
  const dropped = form.values.state === "dropped";
  return (
    <CheckedFormFrame form={form} submit={dropped ? t`Laat vervallen` : t`Rond af`} onCancel={onClose}>
      <RadioGroup
        {...form.field("state")}
        legend={t`Hoe liep het af?`}
        options={[
          { value: "done", label: t`Gedaan` },
          { value: "dropped", label: t`Dit hoeft niet meer` },
        ]}
      />
      <TextArea {...form.field("result")} label={dropped ? t`Waarom niet meer?` : t`Wat kwam eruit?`} optional={!dropped} rows={2} autoFocus />
    </CheckedFormFrame>
  );
}
