import { useEffect, useRef } from "react";
import { handle, type ShortcutName } from "./shortcuts.ts";

/** Answers a shortcut while the component is there; the newest one wins, a `fallback` only from nobody. */
export function useShortcut(name: ShortcutName, handler: () => void, fallback = false): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => handle(name, () => latest.current(), fallback), [name, fallback]);
}
