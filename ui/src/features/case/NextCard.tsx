import { Trans, useLingui } from "@lingui/react/macro";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { NextStepView } from "../../ipc/types/NextStepView.ts";
import { Button, LinkButton, TextLink } from "../../kit/Button.tsx";
import { NextStep, Quiet, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { stepHref } from "../../parts/stepHref.ts";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";

/** The case drives: one step to take now and one question to answer. */
export function NextCard({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { question, step } = view.next;
  if (view.state !== "open") return null;
  if (!question && (!step || step.code === "nothing")) {
    return <NextStep title={t`U hoeft nu niets te doen`}>{t`Alles wat deze fase vraagt, is er. Verandert er iets, dan leest u het hier.`}</NextStep>;
  }
  const ask = question && paths.guide(view.case, question.guide, question.question);
  if (!step || step.code === "nothing" || step.code === "answer_question") {
    return (
      <NextStep title={t`Volgende vraag: ${question?.text ?? ""}`} actions={ask && <LinkButton href={ask}>{t`Beantwoord deze vraag`}</LinkButton>}>
        {question?.why}
      </NextStep>
    );
  }
  return (
    <Stack>
      <NextStep title={t`Nu: ${step.text}`} actions={<StepButton view={view} step={step} />}>
        {step.why}
      </NextStep>
      {question && ask && (
        <p>
          <Quiet>
            <Trans>Volgende vraag:</Trans>
          </Quiet>{" "}
          {question.text}{" "}
          <TextLink href={ask} context={question.text}>
            <Trans>Beantwoord</Trans>
          </TextLink>
        </p>
      )}
    </Stack>
  );
}

/** Goes to the screen that helps, or does it here when a press is enough. */
function StepButton({ view, step }: { view: CaseView; step: NextStepView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const record = step.record;
  const press =
    step.code === "check_overview"
      ? () => void run("go_through_overview", { case: view.case }, { text: t`Vastgelegd: overzicht nagelopen.` })
      : step.code === "acknowledge_report" && record
        ? () => void run("acknowledge_report", { record }, { text: t`Vastgelegd: de melder weet het.` })
        : null;
  if (press) {
    return (
      <Stack gap="tight">
        {error && <ErrorState error={error} onRetry={press} />}
        <Button onPress={press} pending={pending !== null}>
          {step.code === "check_overview" ? <Trans>Overzicht nagelopen</Trans> : <Trans>De melder weet het</Trans>}
        </Button>
      </Stack>
    );
  }
  const href = stepHref(view.case, step.code);
  return href && <LinkButton href={href}>{t`Ga verder`}</LinkButton>;
}
