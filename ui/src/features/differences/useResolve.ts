import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import type { Choice } from "./choices.ts";

/** Writes a choice; refused when other values stand there now than the person saw. */
export function useResolve() {
  const client = useQueryClient();
  const [pending, setPending] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const run = async (key: string, conflict: ConflictView, choice: Choice): Promise<boolean> => {
    if (pending !== null) return false;
    setPending(key);
    setFailed(null);
    try {
      await call("resolve_conflict", {
        record: conflict.record,
        field: conflict.field,
        pick: choice.kind === "value" ? choice.value.at : null,
        own_words: choice.kind === "own_words" ? choice.words : null,
        both: choice.kind === "both",
        saw: conflict.saw,
      });
      void client.invalidateQueries();
      return true;
    } catch (thrown) {
      const refused = ApiError.from(thrown);
      setFailed(key);
      setError(refused);
      if (refused.code === "changed_meanwhile") void client.invalidateQueries();
      return false;
    } finally {
      setPending(null);
    }
  };
  return { run, pending, failed, error };
}
