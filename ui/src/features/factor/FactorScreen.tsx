import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { Factor } from "../../ipc/types/Factor.ts";
import type { FactorView } from "../../ipc/types/FactorView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { useDensity } from "../../kit/display.ts";
import { Columns, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { useCaseShortcuts } from "../../parts/useCaseShortcuts.ts";
import { useGo, useParam } from "../../parts/useGo.ts";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { AllQuestions } from "./AllQuestions.tsx";
import { ClosedQuestions } from "./ClosedQuestions.tsx";
import { Evidence } from "./Evidence.tsx";
import { LeadFacts } from "./LeadFacts.tsx";
import { OneByOne } from "./OneByOne.tsx";
import { Overrule } from "./Overrule.tsx";
import { RecordedQuestions } from "./RecordedQuestions.tsx";
import { Status } from "./Status.tsx";
import { useAnswers } from "./useAnswers.ts";

export default function FactorScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  useCaseShortcuts(caseId);
  const number = Number(useParam("factor"));
  const known = Number.isInteger(number) && number >= 1 && number <= 7;
  const factor = `sf${known ? number : 1}` as Factor;
  const found = useView("factor", { case: caseId, factor }, { enabled: known });
  const { label, text } = useTerms();
  const title = label("factor", factor) || t`Succesfactor ${number}`;
  return (
    <>
      <PageHeader
        title={known ? `${number}. ${title}` : t`Deze succesfactor is er niet`}
        documentTitle={t`Succesfactor ${number}`}
        lead={known && (found.data?.meaning ?? text(`factor.${factor}.meaning`))}
        back={{ href: paths.case(caseId), label: t`Zaak` }}
      />
      {known ? (
        <QueryStates query={found}>{(view) => <OneFactor key={factor} caseId={caseId} factor={factor} view={view} />}</QueryStates>
      ) : (
        <TextLink href={paths.case(caseId)}>{t`Terug naar de zaak`}</TextLink>
      )}
    </>
  );
}

type OneFactorProps = { caseId: string; factor: Factor; view: FactorView };

function OneFactor({ caseId, factor, view }: OneFactorProps) {
  const { t } = useLingui();
  const go = useGo();
  const touch = useDensity() === "on_the_road";
  const recorded = view.questions.filter((question) => question.screen !== null);
  const open = view.questions.filter((question) => question.screen === null);
  const state = useView("case", { case: caseId }).data?.state ?? "open";
  const answers = useAnswers(caseId, factor, open);
  const disputed = open.some((question) => question.disputed);
  const number = Number(factor.slice(2));
  return (
    <Columns
      aside={
        <Stack gap="loose">
          <Evidence caseId={caseId} items={view.evidence} />
          {state === "open" && <Overrule caseId={caseId} factor={factor} view={view} />}
        </Stack>
      }
    >
      <Status view={view} caseId={caseId} />
      {factor === "sf1" && <LeadFacts caseId={caseId} view={view} open={state === "open"} />}
      {disputed && (
        <Notice
          kind="attention"
          title={t`Op een vraag staan verschillende antwoorden`}
          action={<TextLink href={paths.caseDifferences(caseId)}>{t`Bekijk en kies`}</TextLink>}
        >
          {t`Beide antwoorden zijn bewaard.`}
        </Notice>
      )}
      {state !== "open" && <ClosedQuestions closed={state === "closed"} questions={[...recorded, ...open]} />}
      {state === "open" && recorded.length > 0 && <RecordedQuestions caseId={caseId} questions={recorded} />}
      {state === "open" &&
        open.length > 0 &&
        (touch ? (
          <OneByOne questions={open} answers={answers} onDone={() => go(number < 7 ? paths.factor(caseId, number + 1) : paths.case(caseId))} last={number === 7} />
        ) : (
          <AllQuestions questions={open} answers={answers} caseId={caseId} />
        ))}
    </Columns>
  );
}
