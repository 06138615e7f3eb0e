import type { ConflictValueView } from "../../ipc/types/ConflictValueView.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";

export type Choice = { kind: "value"; value: ConflictValueView } | { kind: "both" } | { kind: "own_words"; text: string };

/** The own value first, then the others in their order. */
export function inOrder(conflict: ConflictView): ConflictValueView[] {
  return [...conflict.values.filter((value) => value.own), ...conflict.values.filter((value) => !value.own)];
}

/** What the keys 1, 2, 3 … choose; a value that was not received cannot be chosen. */
export function choicesOf(conflict: ConflictView): Choice[] {
  const values = inOrder(conflict).map((value): Choice => ({ kind: "value", value }));
  const whole = conflict.values.every((value) => !value.not_received);
  const both: Choice[] = conflict.own_words && whole ? [{ kind: "both" }] : [];
  return [...values.filter((choice) => choice.kind === "value" && !choice.value.not_received), ...both];
}
