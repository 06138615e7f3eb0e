// What a person changed in a proposed agenda, and the times that follow from it.
import { toDate } from "../../i18n/format.ts";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import type { PlannedItemRequest } from "../../ipc/types/PlannedItemRequest.ts";

/** An item as it will be planned. */
export type ItemValues = { on: boolean; minutes: string; decision_needed: string; invited: string[]; note: string };

/** What the proposal says of an item. */
export function proposed(item: AgendaItemView): ItemValues {
  return {
    on: true,
    minutes: String(item.minutes),
    decision_needed: item.decision_needed,
    invited: item.attendees.filter((attendee) => attendee.invited).map((attendee) => attendee.partner),
    note: item.note,
  };
}

/** A time box in whole minutes; none when it cannot be read. */
export function minutesOf(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** Cases that a person put on the agenda or wrote something at, and that the proposal does not hold: they are asked by name. */
export function byHand(extra: readonly string[], changed: Readonly<Record<string, ItemValues>>, items: readonly AgendaItemView[]): string[] {
  const touched = Object.keys(changed).filter((id) => changed[id]?.on);
  return [...new Set([...extra, ...touched])].filter((id) => items.every((item) => item.case !== id));
}

/** The request for the items that stay on the agenda. */
export function planned(items: readonly AgendaItemView[], changed: Readonly<Record<string, ItemValues>>): PlannedItemRequest[] {
  return items.flatMap((item) => {
    const values = changed[item.case] ?? proposed(item);
    if (!values.on) return [];
    return [
      {
        case: item.case,
        minutes: minutesOf(values.minutes) ?? item.minutes,
        decision_needed: values.decision_needed.trim(),
        invited: values.invited,
        note: values.note.trim(),
      },
    ];
  });
}

/** When each item begins, from the start of the meeting and the time boxes before it. */
export function starts(at: string, minutes: readonly number[]): Date[] {
  let next = toDate(at).getTime();
  return minutes.map((length) => {
    const start = new Date(next);
    next += length * 60_000;
    return start;
  });
}
