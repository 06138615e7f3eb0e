import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { ApiError } from "../ipc/ApiError.ts";
import { call, type CallName, type RequestOf, type ViewOf } from "../ipc/call.ts";
import { useUndoableResult } from "../kit/useUndoableResult.ts";

/** One press that changes something: what runs, what went wrong, and the bar that tells it is done. */
export function useDo() {
  const client = useQueryClient();
  const { report } = useUndoableResult();
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  const run = useCallback(
    async <K extends CallName>(
      name: K,
      request: RequestOf<K>,
      told: { text: string; undo?: () => Promise<unknown>; key?: string },
    ): Promise<ViewOf<K> | null> => {
      setPending(told.key ?? name);
      setError(null);
      const back = told.undo;
      try {
        const view = await call(name, request);
        report(told.text, back && (() => back().then(() => client.invalidateQueries())));
        void client.invalidateQueries();
        return view;
      } catch (thrown) {
        setError(ApiError.from(thrown));
        return null;
      } finally {
        setPending(null);
      }
    },
    [client, report],
  );
  return { run, pending, error };
}
