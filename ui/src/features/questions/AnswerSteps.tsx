import { useLingui } from "@lingui/react/macro";
import type { InformationRequestView } from "../../ipc/types/InformationRequestView.ts";
import type { QuestionStep } from "../../ipc/types/QuestionStep.ts";
import { Button } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Cluster, Section, Stack } from "../../kit/Layout.tsx";
import { AskForm } from "../../parts/AskForm.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useOpenStep } from "../../parts/useOpenForm.ts";
import { AnswerForm } from "./AnswerForm.tsx";

/** Only what the state of the question allows: in the own name first, for another with how he said so. */
export function AnswerSteps({ caseId, request }: { caseId: string; request: InformationRequestView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [chosen, setChosen] = useOpenStep("answer_question", request.record, [...request.can, ...request.can_on_behalf]);
  const words: Record<QuestionStep, string> = {
    share: t`Dit is gedeeld`,
    share_partly: t`Een deel is gedeeld…`,
    refuse: t`Dit mag of kan niet, omdat…`,
    withdraw: t`Trek de vraag in…`,
    confirm_reason: t`De reden is mij duidelijk`,
  };
  if (request.can.length + request.can_on_behalf.length === 0) return null;
  const close = () => setChosen(null);
  const onBehalf = chosen !== null && request.can_on_behalf.includes(chosen);
  if (chosen === "withdraw") return <Withdraw caseId={caseId} request={request} onBehalf={onBehalf} onClose={close} />;
  if (chosen && chosen !== "confirm_reason") return <AnswerForm caseId={caseId} request={request} step={chosen} onBehalf={onBehalf} onClose={close} />;
  const press = (step: QuestionStep) => {
    if (step === "confirm_reason") void run("confirm_reason", { record: request.record }, { text: t`Vastgelegd: de reden is duidelijk.` });
    else setChosen(step);
  };
  return (
    <Section title={t`Wat u nu kunt doen`}>
      <Stack>
        {error && <Refused error={error} />}
        <Cluster>
          {request.can.map((step, index) => (
            <Button key={step} kind={index === 0 ? "primary" : "secondary"} pending={pending !== null} onPress={() => press(step)}>
              {words[step]}
            </Button>
          ))}
        </Cluster>
        {request.can_on_behalf.length > 0 && (
          <Disclosure title={t`Namens een partner vastleggen`}>
            <Cluster>
              {request.can_on_behalf.map((step) => (
                <Button key={step} kind="quiet" onPress={() => setChosen(step)}>
                  {words[step]}
                </Button>
              ))}
            </Cluster>
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

function Withdraw({ caseId, request, onBehalf, onClose }: { caseId: string; request: InformationRequestView; onBehalf: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Section title={t`Trek de vraag in`}>
      <AskForm<"reason" | "on_behalf", "withdraw_request">
        draft={{ kind: "answer_question", target: `${caseId}:${request.record}:withdraw` }}
        ask={[
          { name: "reason", label: t`Waarom?` },
          ...(onBehalf ? [{ name: "on_behalf" as const, label: t`Hoe en wanneer zei deze partner dat?`, needed: t`Schrijf op hoe en wanneer.` }] : []),
        ]}
        call="withdraw_request"
        request={(values) => ({ record: request.record, reason: values.reason, on_behalf: values.on_behalf ?? "" })}
        submit={t`Trek in`}
        told={t`De vraag is ingetrokken.`}
        onDone={onClose}
        onCancel={onClose}
      />
    </Section>
  );
}
