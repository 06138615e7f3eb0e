import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { ApiError } from "../ipc/ApiError.ts";

/** One piece of work at a time, such as a call with a file dialog: whether it runs and what went wrong. */
export function useWork() {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = useCallback(
    async <T>(work: () => Promise<T | null>): Promise<T | null> => {
      setPending(true);
      setError(null);
      try {
        const view = await work();
        if (view !== null) void client.invalidateQueries();
        return view;
      } catch (thrown) {
        setError(ApiError.from(thrown));
        return null;
      } finally {
        setPending(false);
      }
    },
    [client],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, pending, error, clear };
}
