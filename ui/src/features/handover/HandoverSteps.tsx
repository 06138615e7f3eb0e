import { useLingui } from "@lingui/react/macro";
import type { HandoverStep } from "../../ipc/types/HandoverStep.ts";
import type { HandoverView } from "../../ipc/types/HandoverView.ts";
import { Button } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Cluster, Section, Stack } from "../../kit/Layout.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useOpenStep } from "../../parts/useOpenForm.ts";
import { StepForm } from "./StepForm.tsx";

/** Only what the state of the handover allows: in the own name first, for another with how he said so. */
export function HandoverSteps({ caseId, handover }: { caseId: string; handover: HandoverView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [chosen, setChosen] = useOpenStep("answer_handover", handover.record, [...handover.can, ...handover.can_on_behalf]);
  const words = useStepWords(handover);
  const { record } = handover;
  const press: Partial<Record<HandoverStep, () => void>> = {
    accept_conditions: () => void run("accept_conditions", { handover: record, on_behalf: "" }, { text: t`Vastgelegd: u gaat akkoord met de voorwaarden.` }),
    expire: () => void run("expire_handover", { record }, { text: t`Vastgelegd: de dag voor een antwoord is voorbij.` }),
    confirm_reason: () => void run("confirm_reason", { record }, { text: t`Vastgelegd: de reden is duidelijk.` }),
    carry_out: () => void run("carry_out_handover", { record }, { text: t`In orde gebracht: wie wat heeft klopt weer met het antwoord.` }),
  };
  if (handover.can.length + handover.can_on_behalf.length === 0) return null;
  if (chosen) return <StepForm caseId={caseId} handover={handover} step={chosen} onBehalf={handover.can_on_behalf.includes(chosen)} onClose={() => setChosen(null)} />;
  const button = (step: HandoverStep, index: number) => (
    <Button
      key={step}
      kind={index === 0 ? "primary" : "secondary"}
      pending={pending !== null}
      onPress={() => {
        const now = press[step];
        if (now) now();
        else setChosen(step);
      }}
    >
      {words[step]}
    </Button>
  );
  return (
    <Section title={t`Wat u nu kunt doen`}>
      <Stack>
        {error && <Refused error={error} />}
        {handover.can.length > 0 && <Cluster>{handover.can.map(button)}</Cluster>}
        {handover.can_on_behalf.length > 0 && (
          <Disclosure title={t`Namens een partner vastleggen`}>
            <Stack gap="tight">
              <p className="kit-quiet">{t`Alleen wat deze partner u zelf zei. U schrijft op hoe en wanneer.`}</p>
              <Cluster>
                {handover.can_on_behalf.map((step) => (
                  <Button key={step} kind="quiet" onPress={() => setChosen(step)}>
                    {words[step]}
                  </Button>
                ))}
              </Cluster>
            </Stack>
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

function useStepWords(handover: HandoverView): Record<HandoverStep, string> {
  const { t } = useLingui();
  return {
    accept: t`Neem aan`,
    accept_with_conditions: t`Neem aan met voorwaarden…`,
    refuse: t`Weiger, omdat…`,
    accept_conditions: t`Akkoord met de voorwaarden`,
    withdraw: t`Trek het aanbod in…`,
    expire: t`De dag voor een antwoord is voorbij`,
    note_contact: t`Wij spraken elkaar…`,
    confirm_receipt: t`Alles is ontvangen…`,
    follow_up: t`Ik vroeg hoe het loopt…`,
    confirm_reason: t`De reden is mij duidelijk`,
    carry_out: handover.goes_back.length > 0 ? t`Zet terug wat overging` : t`Draag over wat achterbleef`,
  };
}
