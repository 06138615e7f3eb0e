import { useEffect, useState } from "react";

export type Urgency = "polite" | "assertive";

const WAIT_MS = 500;
const pending: Record<Urgency, string | null> = { polite: null, assertive: null };
const listeners = new Set<(urgency: Urgency, text: string) => void>();
const timers: Partial<Record<Urgency, ReturnType<typeof setTimeout>>> = {};

/** Has a screen reader say something. Of many in half a second only the last polite one is said. */
export function announce(text: string, urgency: Urgency = "polite"): void {
  pending[urgency] = text;
  if (timers[urgency]) return;
  const wait = urgency === "assertive" ? 50 : WAIT_MS;
  timers[urgency] = setTimeout(() => {
    delete timers[urgency];
    const words = pending[urgency];
    if (words !== null) for (const listener of listeners) listener(urgency, words);
  }, wait);
}

/** The two places where announcements are put; once per window. */
export function LiveRegions() {
  const [said, setSaid] = useState<Record<Urgency, string>>({ polite: "", assertive: "" });
  useEffect(() => {
    const listener = (urgency: Urgency, text: string) =>
      setSaid((before) => ({ ...before, [urgency]: before[urgency] === text ? `${text}\u00a0` : text }));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <>
      <div className="kit-hidden" role="status" aria-live="polite" aria-atomic="true">
        {said.polite}
      </div>
      <div className="kit-hidden" role="alert" aria-live="assertive" aria-atomic="true">
        {said.assertive}
      </div>
    </>
  );
}
