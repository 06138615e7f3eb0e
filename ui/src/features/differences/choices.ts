import type { ConflictPartView } from "../../ipc/types/ConflictPartView.ts";
import type { ConflictValueView } from "../../ipc/types/ConflictValueView.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";

export type Choice = { kind: "value"; value: ConflictValueView } | { kind: "both" } | { kind: "own_words"; words: Record<string, string> };

/** The own value first, then the others in their order. */
export function inOrder(conflict: ConflictView): ConflictValueView[] {
  return [...conflict.values.filter((value) => value.own), ...conflict.values.filter((value) => !value.own)];
}

/** Two versions of one long text that were received whole: they can be compared word by word. */
export const isLongText = (conflict: ConflictView): boolean =>
  conflict.fields.length === 1 && conflict.fields[0]?.answer === "long" && conflict.values.length === 2 && conflict.values.every((value) => !value.not_received);

/** What the keys 1, 2, 3 … choose; a value that was not received cannot be chosen. */
export function choicesOf(conflict: ConflictView): Choice[] {
  const values = inOrder(conflict).map((value): Choice => ({ kind: "value", value }));
  const whole = conflict.values.every((value) => !value.not_received);
  const both: Choice[] = conflict.may_keep_both && whole ? [{ kind: "both" }] : [];
  return [...values.filter((choice) => choice.kind === "value" && !choice.value.not_received), ...both];
}

export const sameChoice = (one: Choice | null, other: Choice): boolean =>
  one !== null && one.kind === other.kind && (one.kind !== "value" || other.kind !== "value" || one.value.at === other.value.at);

/** What stands there after a choice. */
export function resultOf(conflict: ConflictView, choice: Choice): ConflictPartView[] {
  if (choice.kind === "value") return choice.value.parts;
  if (choice.kind === "own_words") {
    return conflict.fields.map(({ field }) => ({ field, code: null, text: choice.words[field] ?? "", not_received: false }));
  }
  // As the core puts them under each other: in the order in which it holds them.
  const between = conflict.fields[0]?.answer === "long" ? "\n\n" : "; ";
  const text = conflict.values.map((value) => value.parts[0]?.text ?? "").join(between);
  return [{ field: conflict.field, code: null, text, not_received: false }];
}

export type AllOf = { author: string; name: string; count: number; saw: string[] };

/** Per author the answers that may be taken at once; one alone is chosen where it stands. */
export function allOfAuthors(conflicts: readonly ConflictView[]): AllOf[] {
  const found = new Map<string, AllOf>();
  for (const conflict of conflicts.filter((one) => one.may_take_all)) {
    for (const value of conflict.values.filter((one) => one.whole_answer)) {
      const held = found.get(value.author_id) ?? { author: value.author_id, name: value.author, count: 0, saw: [] };
      held.count += 1;
      held.saw.push(...conflict.saw);
      found.set(value.author_id, held);
    }
  }
  return [...found.values()].filter((all) => all.count > 1);
}
