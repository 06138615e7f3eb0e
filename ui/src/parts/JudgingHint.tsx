import { useLingui } from "@lingui/react/macro";
import { list } from "../i18n/format.ts";
import { useView } from "../ipc/hooks.ts";

/** The words of a text that judge instead of describe, once each, as they were typed. */
export function judgingIn(text: string, known: readonly string[]): string[] {
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  return [...new Set(words.filter((word) => known.includes(word)))];
}

/** Asks what was seen when a text judges; a hint, never a refusal. */
export function JudgingHint({ text }: { text: string }) {
  const { t } = useLingui();
  const known = useView("content", {}).data?.judging_words ?? [];
  const found = judgingIn(text, known);
  return (
    <p className="kit-hint" role="status">
      {found.length > 0 && t`"${list(found)}" geeft een oordeel. Wat zag, hoorde of rook u precies?`}
    </p>
  );
}
