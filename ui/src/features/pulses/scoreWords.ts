import { useLingui } from "@lingui/react/macro";

/** A score from 1 to 5 in words. */
export function useScoreWords(): (score: number) => string {
  const { t } = useLingui();
  const words = [t`1: gaat niet goed`, t`2: gaat stroef`, t`3: gaat wel`, t`4: gaat goed`, t`5: gaat heel goed`];
  return (score) => words[score - 1] ?? String(score);
}
