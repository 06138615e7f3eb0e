import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { ApiError } from "../ipc/ApiError.ts";
import { call, type CallName, type RequestOf, type ViewOf } from "../ipc/call.ts";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { useUndo } from "./useUndo.ts";

/** One press that changes something: what runs, what went wrong, and the bar that tells it is done and takes it back where it can. */
export function useDo() {
  const client = useQueryClient();
  const { report } = useUndoableResult();
  const undo = useUndo();
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  const run = useCallback(
    async <K extends CallName>(
      name: K,
      request: RequestOf<K>,
      told: {
        text: string;
        /** Takes back what the core does not remember, as a setting. */
        undo?: () => Promise<unknown>;
        /** What else is to be done here when the core took it back. */
        undone?: () => void;
        key?: string;
      },
    ): Promise<ViewOf<K> | null> => {
      setPending(told.key ?? name);
      setError(null);
      const back = told.undo;
      try {
        const view = await call(name, request);
        report(told.text, back ? () => back().then(() => client.invalidateQueries()) : undo(view, told.undone));
        void client.invalidateQueries();
        return view;
      } catch (thrown) {
        setError(ApiError.from(thrown));
        return null;
      } finally {
        setPending(null);
      }
    },
    [client, report, undo],
  );
  return { run, pending, error };
}
