import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { useView } from "../../ipc/hooks.ts";
import { Section } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";

/** What the lead may decide alone. */
export function Mandate({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const factor = useView("factor", { case: caseId, factor: "sf1" });
  return (
    <Section title={t`Mandaat`}>
      <QueryStates query={factor}>{(view) => <MandateForm caseId={caseId} mandate={view.mandate ?? ""} />}</QueryStates>
    </Section>
  );
}

function MandateForm({ caseId, mandate }: { caseId: string; mandate: string }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ mandate: pipe(string(), trim(), nonEmpty(t`Schrijf op wat de regievoerder mag beslissen.`)) }),
    initial: { mandate },
    stored: true,
    draft: { kind: "mandate", target: caseId },
    call: "set_mandate",
    request: (values) => ({ case: caseId, mandate: values.mandate.trim() }),
    done: (_, __, undo) => report(t`Het mandaat is vastgelegd.`, undo),
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar mandaat`}>
      <TextArea
        {...form.field("mandate")}
        label={t`Wat mag de regievoerder beslissen?`}
        hint={t`En waarvoor is iemand anders nodig?`}
      />
    </CheckedFormFrame>
  );
}
