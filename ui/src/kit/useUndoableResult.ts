// The last result that a person should see, and how to undo it. One at a time; the shell draws it.
import { useSyncExternalStore } from "react";

export type Result = { id: number; text: string; undo?: () => Promise<unknown> };

let current: Result | null = null;
let counter = 0;
/** The result that was there when the person came to this page. */
let arrivedWith = 0;
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

/** The person went to another page: a result is seen where it came about and on the page after it, not longer. */
function leave(): void {
  if (current && current.id === arrivedWith) put(null);
  arrivedWith = current?.id ?? 0;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `report` replaces the bar at the next action; it stays until then, until it is closed or until the page after the next. */
export function useUndoableResult() {
  const result = useSyncExternalStore(subscribe, () => current);
  return { result, report, dismiss, leave };
}
