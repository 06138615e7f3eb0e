import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { alsoFlush } from "../../ipc/draft.ts";
import type { AnswersView } from "../../ipc/types/AnswersView.ts";
import type { AnswerView } from "../../ipc/types/AnswerView.ts";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";

const WAIT_MS = 400;
const nothing: AnswersView = { own: {}, of_others: {} };
const blank: AnswerView = { choice: null, line: "" };

export type KeptAnswers = {
  answers: AnswersView;
  /** Nothing was answered. */
  empty: boolean;
  /** About oneself. */
  own: (theme: string) => AnswerView;
  /** What one expects of another. */
  of: (partner: string, theme: string) => AnswerView;
  answerOwn: (theme: string, part: Partial<AnswerView>) => void;
  answerOf: (partner: string, theme: string, part: Partial<AnswerView>) => void;
  /** Saves what is not saved yet; false when it was refused. */
  flush: () => Promise<boolean>;
  state: "idle" | "saving" | "saved" | "failed";
  error: ApiError | null;
};

/**
 * What one person answers in the check. It is kept on this device by a call of its own, never as a draft: whoever sits
 * at the screen next may not read it.
 */
export function useKeptAnswers(caseId: string, by: string | null, found: AnswersView | null): KeptAnswers {
  const client = useQueryClient();
  const [typed, setTyped] = useState<AnswersView | null>(null);
  const answers = typed ?? found ?? nothing;
  const [state, setState] = useState<KeptAnswers["state"]>("idle");
  const [error, setError] = useState<ApiError | null>(null);
  const waiting = useRef<AnswersView | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const wanted = waiting.current;
    if (wanted === null) return true;
    waiting.current = null;
    setState("saving");
    try {
      await call("save_expectations", { case: caseId, by, answers: wanted, pass_on: false });
      setState("saved");
      setError(null);
      void client.invalidateQueries({ queryKey: ["expectations"] });
      return true;
    } catch (thrown) {
      waiting.current ??= wanted;
      setState("failed");
      setError(ApiError.from(thrown));
      return false;
    }
  }, [client, caseId, by]);

  useEffect(() => {
    const stop = alsoFlush(flush);
    return () => {
      stop();
      void flush();
    };
  }, [flush]);

  const put = (next: AnswersView) => {
    setTyped(next);
    // Who comes back to this screen goes on from what was typed, not from what the core said before.
    client.setQueryData<ExpectationsView>(["expectations", { case: caseId, by }], (before) => before && { ...before, answers: next });
    waiting.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), WAIT_MS);
  };
  const own = (theme: string) => answers.own[theme] ?? blank;
  const of = (partner: string, theme: string) => answers.of_others[partner]?.[theme] ?? blank;
  return {
    answers,
    empty: Object.keys(answers.own).length + Object.keys(answers.of_others).length === 0,
    own,
    of,
    answerOwn: (theme, part) => put({ ...answers, own: { ...answers.own, [theme]: { ...own(theme), ...part } } }),
    answerOf: (partner, theme, part) =>
      put({ ...answers, of_others: { ...answers.of_others, [partner]: { ...answers.of_others[partner], [theme]: { ...of(partner, theme), ...part } } } }),
    flush,
    state,
    error,
  };
}
