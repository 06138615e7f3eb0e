import { useLingui } from "@lingui/react/macro";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { DraftState } from "../../kit/DraftState.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { ReadDraft } from "../../parts/ReadDraft.tsx";
import { RestoredDraft } from "../../parts/RestoredDraft.tsx";
import { paths } from "../../paths.ts";
import { Question } from "./Question.tsx";
import type { Answers } from "./useAnswers.ts";
import { useAskedQuestion } from "./useAskedQuestion.ts";

type AllQuestionsProps = { questions: readonly QuestionView[]; answers: Answers; caseId: string };

/** At the desk: all questions under each other, saved together. */
export function AllQuestions({ questions, answers, caseId }: AllQuestionsProps) {
  const { t } = useLingui();
  const asked = useAskedQuestion();
  return (
    <Section title={t`Vragen`}>
      <Form onSubmit={() => void answers.save()}>
        <ErrorSummary errors={answers.errors} attempt={answers.attempt} />
        <RestoredDraft draft={answers.draft} onThrowAway={answers.throwAway} />
        {answers.error && <ErrorState error={answers.error} onRetry={() => void answers.save()} />}
        <ReadDraft draft={answers.draft}>
          {questions.map((question, index) => (
            <Question key={question.code} question={question} answers={answers} label={`${index + 1}. ${question.text}`} autoFocus={question.code === asked} />
          ))}
        </ReadDraft>
        <DraftState draft={answers.draft} />
        <ActionBar>
          <Button type="submit" pending={answers.pending} disabled={answers.draft.loading || answers.changed === 0}>{t`Bewaar antwoorden`}</Button>
          <LinkButton href={paths.case(caseId)} kind="quiet">{t`Terug naar de zaak`}</LinkButton>
        </ActionBar>
      </Form>
    </Section>
  );
}
