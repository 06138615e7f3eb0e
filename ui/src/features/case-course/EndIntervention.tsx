import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { InterventionView } from "../../ipc/types/InterventionView.ts";
import { DateField } from "../../kit/DateField.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { dayText } from "../../parts/when.ts";

/** It ended, and this came of it. */
export function EndIntervention({ tried, onClose }: { tried: InterventionView; onClose: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ result: pipe(string(), trim(), nonEmpty(t`Schrijf op wat eruit kwam.`)), ended: dayText() }),
    initial: { result: "", ended: "" },
    draft: { kind: "end_intervention", target: tried.record },
    prefix: `end-${tried.record}-`,
    call: "end_intervention",
    request: (values) => ({ intervention: tried.record, ended: values.ended || null, result: values.result.trim() }),
    done: (_, __, undo) => {
      report(t`Het resultaat is vastgelegd.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar resultaat`} onCancel={onClose}>
      <TextArea {...form.field("result")} label={t`Wat kwam eruit?`} hint={t`Ook als het niet hielp. Dan hoeft een ander het niet opnieuw te proberen.`} rows={2} autoFocus />
      <DateField {...form.field("ended")} label={t`Tot en met`} hint={t`Leeg laten betekent vandaag.`} direction="past" optional />
    </CheckedFormFrame>
  );
}
