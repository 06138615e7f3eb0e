import { relativeDay } from "../i18n/format.ts";
import type { TimelineItemView } from "../ipc/types/TimelineItemView.ts";
import type { TimelineDay, TimelineItem } from "../kit/Timeline.tsx";

/** A line with its moment; that of an entry is already in words as `day`. */
export type TimelineLine = { at: string; line: TimelineItem };

export const momentOfEntry = (entry: TimelineItemView) => entry.occurred_at ?? entry.recorded_at;

/** Entries by day, in the order in which they came; `heading` puts a day into words. */
export function timelineDays(
  items: readonly TimelineItemView[],
  item: (entry: TimelineItemView) => TimelineItem,
  heading: (day: string) => string = relativeDay,
): TimelineDay[] {
  return linesByDay(items.map((entry) => ({ at: momentOfEntry(entry), line: item(entry) })), heading);
}

export function linesByDay(lines: readonly TimelineLine[], heading: (day: string) => string): TimelineDay[] {
  const days = new Map<string, TimelineItem[]>();
  for (const { at, line } of lines) {
    const day = at.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days].map(([day, entries]) => ({ day, heading: heading(day), items: entries }));
}

/** Puts lines between others without moving those; both are in the order that is asked for. */
export function mergeLines(lines: readonly TimelineLine[], others: readonly TimelineLine[], newestFirst: boolean): TimelineLine[] {
  const merged: TimelineLine[] = [];
  const waiting = [...others];
  const first = (one: TimelineLine, two: TimelineLine) => (newestFirst ? Date.parse(one.at) > Date.parse(two.at) : Date.parse(one.at) < Date.parse(two.at));
  for (const line of lines) {
    for (let next = waiting[0]; next && first(next, line); next = waiting[0]) {
      merged.push(next);
      waiting.shift();
    }
    merged.push(line);
  }
  return [...merged, ...waiting];
}
