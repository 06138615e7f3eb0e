// Whether the window has room for a table.
import { useCallback, useSyncExternalStore } from "react";

/** True when the window is at least so many rem wide; false where nobody can tell. */
export function useWide(rem = 50): boolean {
  const query = `(min-width: ${rem}rem)`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia?.(query);
      media?.addEventListener("change", listener);
      return () => media?.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia?.(query).matches ?? false);
}
