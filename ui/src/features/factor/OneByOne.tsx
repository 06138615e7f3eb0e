import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { Button } from "../../kit/Button.tsx";
import { DraftState } from "../../kit/DraftState.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { ReadDraft } from "../../parts/ReadDraft.tsx";
import { RestoredDraft } from "../../parts/RestoredDraft.tsx";
import { Question } from "./Question.tsx";
import type { Answers } from "./useAnswers.ts";
import { useAskedQuestion } from "./useAskedQuestion.ts";

type OneByOneProps = { questions: readonly QuestionView[]; answers: Answers; onDone: () => void; done: string };

/** Onderweg: one question at a time; going on saves what was typed. `done` names the button after the last one. */
export function OneByOne({ questions, answers, onDone, done }: OneByOneProps) {
  const { t } = useLingui();
  const asked = useAskedQuestion();
  const [at, setAt] = useState(() => Math.max(0, questions.findIndex((question) => (asked ? question.code === asked : question.answer === ""))));
  const moved = useRef(false);
  const question = questions[Math.min(at, questions.length - 1)];

  useEffect(() => {
    if (moved.current && question) document.getElementById(question.code)?.focus();
  }, [question]);

  if (!question) return null;
  const step = (to: number) => {
    moved.current = true;
    setAt(to);
  };
  const isLast = at >= questions.length - 1;
  const next = async () => {
    if (answers.changed > 0 && !(await answers.save())) {
      // The question that asks for a choice may be another one than this.
      const asks = questions.findIndex((one) => answers.meanwhile(one) !== undefined);
      if (asks >= 0) step(asks);
      return;
    }
    if (isLast) onDone();
    else step(at + 1);
  };
  const words = isLast ? done : t`Volgende vraag`;
  return (
    <Section title={t`Vraag ${at + 1} van ${questions.length}`}>
      <Form onSubmit={() => void next()}>
        <ErrorSummary errors={answers.errors} attempt={answers.attempt} />
        <RestoredDraft draft={answers.draft} onThrowAway={answers.throwAway} />
        {answers.error && <ErrorState error={answers.error} onRetry={() => void next()} />}
        <ReadDraft draft={answers.draft}>
          <Question key={question.code} question={question} answers={answers} autoFocus={question.code === asked} />
        </ReadDraft>
        <DraftState draft={answers.draft} />
        <ActionBar>
          <Button type="submit" pending={answers.pending} disabled={answers.draft.loading}>
            {answers.changed > 0 ? t`Bewaar en ga verder` : words}
          </Button>
          {at > 0 && <Button kind="quiet" onPress={() => step(at - 1)}>{t`Vorige vraag`}</Button>}
        </ActionBar>
      </Form>
    </Section>
  );
}
