// What a field for a day or a moment holds: that day or moment, or what was typed and is not understood (yet).
import { day as dayInWords, dayTime, time } from "./format.ts";
import { isoDay, isoInstant, parseTime } from "./parseDay.ts";

/** `day` is `2026-11-20` or raw text, `time` is as it was typed. */
export type WhenParts = { day: string; time: string };

export type WhenFault = "day_missing" | "day_unknown" | "time_unknown";

/** Stands between day and time while they make no moment; nobody can type it into one line. */
const BETWEEN = "\n";
export const NOON = "12:00";

/** A day that exists, written `2026-11-20`. */
export function isDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return isoDay(date) === value;
}

const isMoment = (value: string) => /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));

/** The two halves of a value, as they stand in their boxes. */
export function partsOf(value: string): WhenParts {
  if (isMoment(value)) return { day: isoDay(new Date(value)), time: time(value) };
  const [day = "", ...rest] = value.split(BETWEEN);
  return { day, time: rest.join(BETWEEN) };
}

/** One value of two halves: a moment, a day alone, or what was typed. */
export function joined({ day, time: typed }: WhenParts): string {
  const clock = parseTime(typed);
  if (isDay(day) && clock) return isoInstant(day, clock);
  return typed.trim() === "" ? day : day + BETWEEN + typed;
}

export function dayFault(value: string): WhenFault | null {
  return value === "" || isDay(value) ? null : "day_unknown";
}

export function momentFault(value: string): WhenFault | null {
  if (value === "" || isDay(value) || isMoment(value)) return null;
  const { day } = partsOf(value);
  if (day === "") return "day_missing";
  return isDay(day) ? "time_unknown" : "day_unknown";
}

/** A value of a form to read back: in words when it is understood, else as it was typed. */
export function inWords(value: string): string {
  if (isDay(value)) return dayInWords(value);
  return isMoment(value) ? dayTime(value) : value.replace(BETWEEN, " ").trim();
}

/** As the core takes it. A day alone gets `clock`; what is not understood goes along, so that the core refuses it. */
export function momentOf(value: string, clock = NOON): string | null {
  if (value === "") return null;
  return isDay(value) ? isoInstant(value, clock) : value;
}
