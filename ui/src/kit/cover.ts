// Whether the screen is covered: everything of a case is out of sight until somebody shows it again. It is no lock.
import { useSyncExternalStore } from "react";

let covered = false;
let before: Element | null = null;
const listeners = new Set<() => void>();

/** Covers the screen at once, or shows it again as it was. */
export function cover(on: boolean): void {
  if (on === covered) return;
  covered = on;
  if (on) before = document.activeElement;
  // Before anything is drawn: the style sheet hides what stands there.
  document.documentElement.toggleAttribute("data-covered", on);
  for (const element of document.body.children) element.toggleAttribute("inert", on && !element.matches("[data-cover]"));
  for (const listener of listeners) listener();
  if (!on && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useCovered = (): boolean => useSyncExternalStore(subscribe, () => covered);
