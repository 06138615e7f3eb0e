import { useEffect, useState } from "react";

/** How often the clock is looked at. A timer stands still while the machine sleeps, so that it cannot wait for the moment itself. */
const LOOK_MS = 5_000;

/** Whether a moment passed; it turns true by itself when the moment comes, and at once when the window comes back after it. */
export function usePassed(at: string | null | undefined): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const moment = at ? Date.parse(at) : Number.NaN;
    const look = () => setPassed(Date.now() >= moment);
    look();
    if (Number.isNaN(moment)) return;
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
    };
  }, [at]);
  return passed;
}
