import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { FactorState } from "../../ipc/types/FactorState.ts";
import type { GuideState } from "../../ipc/types/GuideState.ts";
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
import { type GuideCode, isFactor } from "./guideCode.ts";

type OverruleProps = { caseId: string; code: GuideCode; state: FactorState | GuideState; overridden: boolean };

/** A person judges otherwise and says why, or takes that back. */
export function Overrule(props: OverruleProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const { caseId, code } = props;
  const [open, setOpen] = useOpenForm({ overrule: `override_${code}` }, "");
  const told = { text: t`Het oordeel is teruggenomen. De status volgt weer uit de gegevens.` };
  const takeBack = () =>
    void (isFactor(code)
      ? run("override_factor", { case: caseId, factor: code, state: null, reason: "" }, told)
      : run("override_guide", { case: caseId, code, state: null, reason: "" }, told));
  return (
    <Section title={t`Uw oordeel`}>
      <Stack>
        {error && <ErrorState error={error} />}
        {props.overridden && (
          <Button kind="secondary" onPress={takeBack} pending={pending !== null}>{t`Neem het andere oordeel terug`}</Button>
        )}
        {open ? <OverruleForm {...props} onClose={() => setOpen(null)} /> : <Button kind="quiet" onPress={() => setOpen("overrule")}>{t`Anders beoordelen…`}</Button>}
      </Stack>
    </Section>
  );
}

/** The states that a person can choose; that every partner agrees is for the partners to say. */
function useStates(code: GuideCode, now: string) {
  const { label, text } = useTerms();
  const section = isFactor(code) ? "factor_state" : "guide_state";
  const codes: readonly string[] = isFactor(code) ? ["not_yet", "sufficient"] : ["quiet", "open", "done"];
  return codes.filter((state) => state !== now).map((value) => ({ value, label: label(section, value), hint: text(`${section}.${value}.meaning`) || undefined }));
}

function OverruleForm({ caseId, code, state, onClose }: OverruleProps & { onClose: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const consequence = useConsequence();
  const options = useStates(code, state);
  const schema = object({ state: pipe(string(), nonEmpty(t`Kies een status.`)), reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom u dit anders ziet.`)) });
  const common = {
    schema,
    initial: { state: "", reason: "" },
    draft: { kind: `override_${code}`, target: caseId },
    prefix: "override-",
    done: (_: unknown, __: unknown, undo: (() => Promise<unknown>) | undefined) => {
      report(t`Uw oordeel is vastgelegd.`, undo);
      onClose();
    },
  };
  const form = useCheckedForm<{ state: string; reason: string }, "override_factor" | "override_guide">({
    ...common,
    call: isFactor(code) ? "override_factor" : "override_guide",
    request: (values) =>
      isFactor(code)
        ? { case: caseId, factor: code, state: values.state as FactorState, reason: values.reason.trim() }
        : { case: caseId, code, state: values.state as GuideState, reason: values.reason.trim() },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Leg oordeel vast`} onCancel={onClose}>
      <RadioGroup {...form.field("state")} legend={t`Hoe ziet u het?`} options={options} />
      <TextArea {...form.field("reason")} label={t`Waarom?`} hint={`${consequence("override_factor")} ${t`Partners lezen dit mee.`}`} rows={2} />
    </CheckedFormFrame>
  );
}
