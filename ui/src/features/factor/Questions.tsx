import { useLingui } from "@lingui/react/macro";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { useDensity } from "../../kit/display.ts";
import { Notice } from "../../kit/Notice.tsx";
import { paths } from "../../paths.ts";
import { AllQuestions } from "./AllQuestions.tsx";
import { ClosedQuestions } from "./ClosedQuestions.tsx";
import type { GuideCode } from "./guideCode.ts";
import { OneByOne } from "./OneByOne.tsx";
import { isRecorded, RecordedQuestions } from "./RecordedQuestions.tsx";
import { useAnswers } from "./useAnswers.ts";

type QuestionsProps = {
  caseId: string;
  code: GuideCode;
  /** Of the case: once it is closed, answers can only be read. */
  state: CaseView["state"];
  questions: readonly QuestionView[];
  onDone: () => void;
  /** Names the button after the last question. */
  done: string;
};

/** The questions of a factor, pitfall or need: what the file answers, and what a person answers in words. */
export function Questions({ caseId, code, state, questions, onDone, done }: QuestionsProps) {
  const { t } = useLingui();
  const touch = useDensity() === "on_the_road";
  const recorded = questions.filter(isRecorded);
  const open = questions.filter((question) => !isRecorded(question));
  const answers = useAnswers(caseId, code, open);
  return (
    <>
      {questions.some((question) => question.disputed) && (
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
        (touch ? <OneByOne questions={open} answers={answers} onDone={onDone} done={done} /> : <AllQuestions questions={open} answers={answers} caseId={caseId} />)}
    </>
  );
}
