import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "../ipc/call.ts";

/** How the bar takes back what was just done: by the number that the core gave it; nothing when it gave none. */
export function useUndo() {
  const client = useQueryClient();
  return useCallback(
    (done: unknown, undone?: () => void): (() => Promise<unknown>) | undefined => {
      const deed = (done as { undo?: number } | null)?.undo;
      if (deed === undefined) return undefined;
      return async () => {
        await call("undo", { deed });
        undone?.();
        await client.invalidateQueries();
      };
    },
    [client],
  );
}
