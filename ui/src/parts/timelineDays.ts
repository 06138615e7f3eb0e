import { relativeDay } from "../i18n/format.ts";
import type { TimelineItemView } from "../ipc/types/TimelineItemView.ts";
import type { TimelineDay, TimelineItem } from "../kit/Timeline.tsx";

/** Entries by day, in the order in which they came. */
export function timelineDays(items: readonly TimelineItemView[], item: (entry: TimelineItemView) => TimelineItem): TimelineDay[] {
  const days = new Map<string, TimelineItem[]>();
  for (const entry of items) days.set(entry.day, [...(days.get(entry.day) ?? []), item(entry)]);
  return [...days].map(([day, entries]) => ({ day, heading: relativeDay(day), items: entries }));
}
