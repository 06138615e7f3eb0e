// Where an entry comes from: what its author wrote down as the source of a fact, or that someone reported it.
import type { Source } from "../../ipc/types/Source.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { bareKind } from "../../parts/bareKind.ts";
import { useTerms } from "../../parts/terms.ts";

export const sources: readonly Source[] = ["own", "reporter", "witness", "police", "housing", "care", "measurement", "recording", "document"];

/** The source of an entry as a code; null for what has none, such as an action. */
export function useSourceOf(): (item: TimelineItemView) => Source | null {
  const { text, term } = useTerms();
  const label = text("field.fact.source");
  return (item) => {
    if (bareKind(item.kind) === "report") return "reporter";
    if (bareKind(item.kind) !== "fact" || label === "") return null;
    const words = item.parts.find((part) => part.label === label)?.text;
    return sources.find((source) => term("source", source) === words) ?? null;
  };
}
