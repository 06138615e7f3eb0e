import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { type Draft, useDraft } from "../../ipc/useDraft.ts";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { type GuideCode, isFactor } from "./guideCode.ts";

export type Answers = {
  value: (question: QuestionView) => string;
  type: (question: QuestionView, answer: string) => void;
  /** Questions whose answer was changed and not saved. */
  changed: number;
  /** Saves the changed answers; false when one was refused. What was typed then still stands. */
  save: () => Promise<boolean>;
  pending: boolean;
  error: ApiError | null;
  draft: Draft;
};

/** What is typed under the questions of a factor, pitfall or need: a draft until it is saved. */
export function useAnswers(caseId: string, code: GuideCode, questions: readonly QuestionView[]): Answers {
  const client = useQueryClient();
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const draft = useDraft(`${isFactor(code) ? "factor" : "guide"}_${code}`, caseId, typed, setTyped);
  const changed = questions.filter((question) => (typed[question.code] ?? question.answer) !== question.answer);
  const answer = isFactor(code) ? "answer_question" : "answer_guide_question";

  const save = async () => {
    setPending(true);
    setError(null);
    try {
      for (const question of changed) {
        // One after the other: each is a change of its own, in the order in which they are asked.
        // oxlint-disable-next-line no-await-in-loop
        await call(answer, { case: caseId, question: question.code, answer: (typed[question.code] ?? "").trim() });
      }
      await draft.discard();
      await client.invalidateQueries();
      setTyped({});
      if (changed.length > 0) report(t`${plural(changed.length, { one: "# antwoord", other: "# antwoorden" })} bewaard.`);
      return true;
    } catch (thrown) {
      setError(ApiError.from(thrown));
      return false;
    } finally {
      setPending(false);
    }
  };
  return {
    value: (question) => typed[question.code] ?? question.answer,
    type: (question, answer) => setTyped((before) => ({ ...before, [question.code]: answer })),
    changed: changed.length,
    save,
    pending,
    error,
    draft,
  };
}
