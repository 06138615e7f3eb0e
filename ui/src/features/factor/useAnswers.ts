import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { changed as changedFrom, type Kept } from "../../ipc/keptDraft.ts";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { type Draft, useDraft } from "../../ipc/useDraft.ts";
import type { FormError } from "../../kit/ErrorSummary.tsx";
import type { Meanwhile } from "../../kit/Meanwhile.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { type GuideCode, isFactor } from "./guideCode.ts";

export type Answers = {
  value: (question: QuestionView) => string;
  type: (question: QuestionView, answer: string) => void;
  /** A partner answered while something else was typed here; the person chooses. */
  meanwhile: (question: QuestionView) => Meanwhile | undefined;
  /** Questions whose answer was changed and not saved. */
  changed: number;
  /** Saves the changed answers; false when one was refused or must be chosen first. What was typed then still stands. */
  save: () => Promise<boolean>;
  /** What must be chosen before saving, by the code of its question; told once it was tried. */
  errors: FormError[];
  attempt: number;
  pending: boolean;
  error: ApiError | null;
  draft: Draft;
  throwAway: () => Promise<void>;
};

/** What was typed under a question, and the answer that stood there then. */
type Typed = Record<string, { text: string; base: string }>;

const texts = (typed: Typed, part: "text" | "base") => Object.fromEntries(Object.entries(typed).map(([code, found]) => [code, found[part]]));

/** What is typed under the questions of a factor, pitfall or need: a draft until it is saved. */
export function useAnswers(caseId: string, code: GuideCode, questions: readonly QuestionView[]): Answers {
  const client = useQueryClient();
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const [typed, setTyped] = useState<Typed>({});
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const restore = ({ values, base }: Kept) => setTyped(restored(values, base, questions));
  const draft = useDraft(isFactor(code) ? `factor_${code}` : `guide_${code}`, caseId, changedFrom(texts(typed, "text"), texts(typed, "base")), restore);
  const changed = questions.filter((question) => isChanged(question, typed));
  const asked = pending ? [] : changed.filter((question) => typed[question.code]?.base !== question.answer);
  const put = (question: string, text: string, base: string) => setTyped((before) => ({ ...before, [question]: { text, base } }));
  const answer = isFactor(code) ? "answer_question" : "answer_guide_question";

  const save = async () => {
    // Saving ends the draft: not while it is unknown what an earlier one holds.
    if (draft.loading) return false;
    setAttempt(attempt + 1);
    setError(null);
    if (asked.length > 0) return false;
    setPending(true);
    try {
      for (const question of changed) {
        // One after the other: each is a change of its own, in the order in which they are asked.
        // oxlint-disable-next-line no-await-in-loop
        await call(answer, { case: caseId, question: question.code, answer: (typed[question.code]?.text ?? "").trim() });
      }
      await draft.discard();
      await client.invalidateQueries();
      setTyped({});
      setAttempt(0);
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
    value: (question) => (isChanged(question, typed) ? (typed[question.code]?.text ?? "") : question.answer),
    type: (question, answer) => put(question.code, answer, isChanged(question, typed) ? (typed[question.code]?.base ?? "") : question.answer),
    meanwhile: (question) => {
      const text = typed[question.code]?.text;
      if (text === undefined || !asked.includes(question)) return undefined;
      const take = () => put(question.code, question.answer, question.answer);
      return { now: question.answer, typed: text, take, keep: () => put(question.code, text, question.answer) };
    },
    changed: changed.length,
    save,
    errors: attempt > 0 ? asked.map((question) => ({ field: question.code, text: t`Dit is intussen gewijzigd. Kies wat er moet staan.` })) : [],
    attempt,
    pending,
    error,
    draft,
    throwAway: async () => {
      setTyped({});
      await draft.discard();
    },
  };
}

/** Something was typed that differs both from what stood there and from what stands there now. */
function isChanged(question: QuestionView, typed: Typed): boolean {
  const found = typed[question.code];
  return found !== undefined && found.text !== found.base && found.text !== question.answer;
}

/** A draft of an earlier version did not keep what stood there; then that was what stands there now. */
function restored(values: Kept["values"], base: Kept["base"], questions: readonly QuestionView[]): Typed {
  const stood = (code: string) => (code in base ? String(base[code]) : (questions.find((question) => question.code === code)?.answer ?? ""));
  return Object.fromEntries(Object.entries(values).map(([code, text]) => [code, { text: String(text), base: stood(code) }]));
}
