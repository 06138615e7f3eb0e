import { relativeDay } from "../i18n/format.ts";
import type { TimelineItemView } from "../ipc/types/TimelineItemView.ts";
import type { TimelineDay, TimelineItem } from "../kit/Timeline.tsx";

/** The day of an entry as `2026-11-20`; its `day` is already in words. */
const isoDayOf = (entry: TimelineItemView) => (entry.occurred_at ?? entry.recorded_at).slice(0, 10);

/** Entries by day, in the order in which they came; `heading` puts a day into words. */
export function timelineDays(
  items: readonly TimelineItemView[],
  item: (entry: TimelineItemView) => TimelineItem,
  heading: (day: string) => string = relativeDay,
): TimelineDay[] {
  const days = new Map<string, TimelineItem[]>();
  for (const entry of items) days.set(isoDayOf(entry), [...(days.get(isoDayOf(entry)) ?? []), item(entry)]);
  return [...days].map(([day, entries]) => ({ day, heading: heading(day), items: entries }));
}
