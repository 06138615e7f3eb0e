import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { Factor } from "../../ipc/types/Factor.ts";
import type { FactorState } from "../../ipc/types/FactorState.ts";
import type { FactorView } from "../../ipc/types/FactorView.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useConsequence } from "../../parts/Consequence.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useDo } from "../../parts/useDo.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";

type OverruleProps = { caseId: string; factor: Factor; view: FactorView };

/** A person agrees, or judges otherwise and says why. */
export function Overrule({ caseId, factor, view }: OverruleProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [open, setOpen] = useOpenForm({ overrule: `override_${factor}` }, "");
  const agree = () => void run("confirm_factor", { case: caseId, factor }, { text: t`Vastgelegd: uw organisatie is het hiermee eens.` });
  const takeBack = () =>
    void run("override_factor", { case: caseId, factor, state: null, reason: "" }, { text: t`Het oordeel is teruggenomen. De status volgt weer uit de gegevens.` });
  return (
    <Section title={t`Uw oordeel`}>
      <Stack>
        {error && <ErrorState error={error} />}
        {view.is_answered && view.row.started && (
          <Stack gap="tight">
            <p className="kit-quiet">{t`Klopt wat hier staat, ook voor uw organisatie?`}</p>
            <Button kind="secondary" onPress={agree} pending={pending === "confirm_factor"}>{t`Wij zijn het hiermee eens`}</Button>
          </Stack>
        )}
        {view.row.overridden && (
          <Button kind="secondary" onPress={takeBack} pending={pending === "override_factor"}>{t`Neem het andere oordeel terug`}</Button>
        )}
        {open ? (
          <OverruleForm caseId={caseId} factor={factor} view={view} onClose={() => setOpen(null)} />
        ) : (
          <Button kind="quiet" onPress={() => setOpen("overrule")}>{t`Anders beoordelen…`}</Button>
        )}
      </Stack>
    </Section>
  );
}

function OverruleForm({ caseId, factor, view, onClose }: OverruleProps & { onClose: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const { options, text } = useTerms();
  const consequence = useConsequence();
  const form = useCheckedForm({
    schema: object({ state: pipe(string(), nonEmpty(t`Kies een status.`)), reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom u dit anders ziet.`)) }),
    initial: { state: "" as FactorState | "", reason: "" },
    draft: { kind: `override_${factor}`, target: caseId },
    prefix: "override-",
    call: "override_factor",
    request: (values) => ({ case: caseId, factor, state: values.state === "" ? null : values.state, reason: values.reason.trim() }),
    done: () => {
      report(t`Uw oordeel is vastgelegd.`);
      onClose();
    },
  });
  const choices = options("factor_state").filter((option) => option.value !== "confirmed" && option.value !== view.row.state);
  return (
    <CheckedFormFrame form={form} submit={t`Leg oordeel vast`} onCancel={onClose}>
      <RadioGroup
        {...form.field("state")}
        legend={t`Hoe ziet u het?`}
        options={choices.map((option) => ({ ...option, hint: text(`factor_state.${option.value}.meaning`) }))}
      />
      <TextArea {...form.field("reason")} label={t`Waarom?`} hint={`${consequence("override_factor")} ${t`Partners lezen dit mee.`}`} rows={2} />
    </CheckedFormFrame>
  );
}
