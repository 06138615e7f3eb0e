// The last result that a person should see, and how to undo it. One at a time; the shell draws it.
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useSyncExternalStore } from "react";
import { ApiError } from "../ipc/ApiError.ts";

export type Result = { id: number; text: string; undo?: () => Promise<unknown>; undoing?: boolean };

/** Nobody reads and decides faster (WCAG 2.2.1 would rather have no limit at all). */
const LEAST_MS = 30_000;

let current: Result | null = null;
let counter = 0;
/** When the result came. */
let since = 0;
/** The result that was there when the person came to this page. */
let arrivedWith = 0;
const listeners = new Set<() => void>();

function put(next: Result | null) {
  current = next;
  for (const listener of listeners) listener();
}

function report(text: string, undo?: () => Promise<unknown>): void {
  counter += 1;
  since = performance.now();
  put({ id: counter, text, ...(undo ? { undo } : {}) });
}

function dismiss(): void {
  put(null);
}

/** Undoes what the bar tells, once, and tells how that went; by its button and by the key. */
async function undo(): Promise<void> {
  const told = current;
  if (!told?.undo || told.undoing) return;
  put({ ...told, undoing: true });
  try {
    await told.undo();
    report(i18n._(msg`Ongedaan gemaakt.`));
  } catch (thrown) {
    if (ApiError.from(thrown).code === "changed_meanwhile") report(i18n._(msg`Ongedaan maken kan niet meer: daarna is dit nog gewijzigd.`));
    else report(i18n._(msg`Ongedaan maken lukte niet. Er is niets gewijzigd.`), told.undo);
  }
}

/** The person went to another page: a result is seen for half a minute at least, and on the page after its own. */
function leave(): void {
  const old = performance.now() - since >= LEAST_MS;
  if (current && current.id === arrivedWith && old) put(null);
  arrivedWith = current?.id ?? 0;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `report` replaces the bar at the next action; it stays until then, until it is closed or until it is old and left behind. */
export function useUndoableResult() {
  const result = useSyncExternalStore(subscribe, () => current);
  return { result, report, dismiss, leave, undo };
}
