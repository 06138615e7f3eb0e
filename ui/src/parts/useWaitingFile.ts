import { useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** Takes the file that was opened from outside, each one once; `free` is false while something else is under way. */
export function useWaitingFile(take: () => void, free: boolean): void {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const turn = typeof search.waiting === "string" ? search.waiting : "";
  const taken = useRef("");
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (turn === "" || taken.current === turn || !free) return;
    taken.current = turn;
    latest.current();
  }, [turn, free]);
}
