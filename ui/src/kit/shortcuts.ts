// The registry of shortcuts: every one has a modifier or is a function key or Escape.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export type Shortcut = { keys: string; label: MessageDescriptor };

/** "Mod" is Ctrl, on a Mac Cmd. */
export const shortcuts = {
  palette: { keys: "Mod+K", label: msg`Ga naar een zaak of begin iets nieuws` },
  search: { keys: "Mod+F", label: msg`Zoeken` },
  new_case: { keys: "Mod+N", label: msg`Nieuwe melding` },
  new_visit: { keys: "Mod+Shift+H", label: msg`Nieuw huisbezoek` },
  save: { keys: "Mod+S", label: msg`Nu bewaren` },
  undo: { keys: "Mod+Z", label: msg`Ongedaan maken, of de lijst van wat nog ongedaan kan (buiten een tekstveld)` },
  lock: { keys: "Mod+L", label: msg`Vergrendelen` },
  cover: { keys: "F9", label: msg`Scherm verbergen of weer tonen` },
  print: { keys: "Mod+P", label: msg`Afdrukken of PDF` },
  factor_1: { keys: "Alt+1", label: msg`Succesfactor 1` },
  factor_2: { keys: "Alt+2", label: msg`Succesfactor 2` },
  factor_3: { keys: "Alt+3", label: msg`Succesfactor 3` },
  factor_4: { keys: "Alt+4", label: msg`Succesfactor 4` },
  factor_5: { keys: "Alt+5", label: msg`Succesfactor 5` },
  factor_6: { keys: "Alt+6", label: msg`Succesfactor 6` },
  factor_7: { keys: "Alt+7", label: msg`Succesfactor 7` },
  back: { keys: "Alt+ArrowLeft", label: msg`Terug` },
  forward: { keys: "Alt+ArrowRight", label: msg`Vooruit` },
  next_region: { keys: "F6", label: msg`Naar het volgende deel van het venster` },
  previous_region: { keys: "Shift+F6", label: msg`Naar het vorige deel van het venster` },
  next_difference: { keys: "Alt+ArrowDown", label: msg`Volgend verschil, volgende gebeurtenis` },
  previous_difference: { keys: "Alt+ArrowUp", label: msg`Vorig verschil, vorige gebeurtenis` },
  zoom_in: { keys: "Mod++", label: msg`Groter` },
  zoom_out: { keys: "Mod+-", label: msg`Kleiner` },
  zoom_reset: { keys: "Mod+0", label: msg`Gewone grootte` },
  help: { keys: "Mod+/", label: msg`Deze lijst` },
} satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;

type Handler = () => void;
const handlers = new Map<ShortcutName, Handler[]>();

/** The last one who asked gets the key, one who asked as `fallback` only while nobody else does; the returned function gives it back. */
export function handle(name: ShortcutName, handler: Handler, fallback = false): () => void {
  const stack = handlers.get(name) ?? [];
  handlers.set(name, fallback ? [handler, ...stack] : [...stack, handler]);
  return () => handlers.set(name, (handlers.get(name) ?? []).filter((other) => other !== handler));
}

/** Whether someone answers this shortcut now. */
export const isHandled = (name: ShortcutName): boolean => (handlers.get(name) ?? []).length > 0;

const isMac = () => /mac/i.test(navigator.platform);

/** The keys of an event in the notation of the table, or "" for a bare key. */
export function keysOf(event: KeyboardEvent): string {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const parts: string[] = [];
  if (mod) parts.push("Mod");
  if (event.altKey) parts.push("Alt");
  const code = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.altKey && code ? code : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const plus = key === "=" ? "+" : key;
  if (event.shiftKey && !/^[+/?]$/.test(plus)) parts.push("Shift");
  parts.push(plus === "?" && mod ? "/" : plus);
  return parts.join("+");
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Listens on the window. A key without a handler keeps its own meaning. */
export function listenForShortcuts(): () => void {
  const byKeys = new Map(Object.entries(shortcuts).map(([name, shortcut]) => [shortcut.keys, name as ShortcutName]));
  const onKey = (event: KeyboardEvent) => {
    const name = byKeys.get(keysOf(event));
    const handler = name && handlers.get(name)?.at(-1);
    if (!name || !handler || event.defaultPrevented) return;
    if (name === "undo" && typing(event.target)) return;
    event.preventDefault();
    handler();
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

/** "Ctrl + K" or "⌘ + K", for the help page. */
export function spoken(keys: string): string[] {
  const arrows: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowDown: "↓", ArrowUp: "↑", Mod: isMac() ? "⌘" : "Ctrl" };
  return keys.replace("++", "+plus").split("+").map((key) => (key === "plus" ? "+" : (arrows[key] ?? key)));
}
