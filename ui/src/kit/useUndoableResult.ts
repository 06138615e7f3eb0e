// The last result that a person should see, and how to undo it. One at a time; the shell draws it.
import { useSyncExternalStore } from "react";

export type Result = { id: number; text: string; undo?: () => Promise<unknown> };

let current: Result | null = null;
let counter = 0;
const listeners = new Set<() => void>();

function put(next: Result | null) {
  current = next;
  for (const listener of listeners) listener();
}

function report(text: string, undo?: () => Promise<unknown>): void {
  counter += 1;
  put({ id: counter, text, ...(undo ? { undo } : {}) });
}

function dismiss(): void {
  put(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `report` replaces the bar at the next action; it stays until then or until it is closed. */
export function useUndoableResult() {
  const result = useSyncExternalStore(subscribe, () => current);
  return { result, report, dismiss };
}
