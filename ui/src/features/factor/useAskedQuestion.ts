import { useSearch } from "@tanstack/react-router";

/** The question that the case asked for, when one came from there. */
export function useAskedQuestion(): string | null {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  return typeof search.q === "string" ? search.q : null;
}
