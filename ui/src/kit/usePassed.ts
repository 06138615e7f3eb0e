import { useEffect, useState } from "react";

/** Whether a moment passed; it turns true by itself when the moment comes. */
export function usePassed(at: string | null | undefined): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const left = at ? Date.parse(at) - Date.now() : Number.POSITIVE_INFINITY;
    setPassed(left <= 0);
    if (left <= 0 || !Number.isFinite(left)) return;
    const timer = setTimeout(() => setPassed(true), left);
    return () => clearTimeout(timer);
  }, [at]);
  return passed;
}
