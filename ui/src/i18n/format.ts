// Dates, times and numbers as text, in the language of the interface; never the system's locale.
import { i18n } from "@lingui/core";

const tag = () => (i18n.locale === "en" ? "en-GB" : "nl-NL");
const dot = (text: string) => (i18n.locale === "en" ? text : text.replace(/(\d{1,2}):(\d{2})/, "$1.$2"));
const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag() + JSON.stringify(options);
  const found = cache.get(key) ?? new Intl.DateTimeFormat(tag(), options);
  cache.set(key, found);
  return found;
}

/** Accepts a day `2026-11-20`, an instant with offset, or a Date. A day is read as local midnight. */
export function toDate(value: string | Date): Date {
  if (value instanceof Date) return value;
  const only = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return only ? new Date(Number(only[1]), Number(only[2]) - 1, Number(only[3])) : new Date(value);
}

const sameYear = (date: Date, now: Date) => date.getFullYear() === now.getFullYear();

/** "20 november", with the year when it is not this year. */
export function day(value: string | Date, now = new Date()): string {
  const date = toDate(value);
  return formatter({ day: "numeric", month: "long", ...(sameYear(date, now) ? {} : { year: "numeric" }) }).format(date);
}

/** "20 nov." for narrow places. */
export function shortDay(value: string | Date, now = new Date()): string {
  const date = toDate(value);
  return formatter({ day: "numeric", month: "short", ...(sameYear(date, now) ? {} : { year: "numeric" }) }).format(date);
}

/** "vrijdag 20 november 2026" */
export function fullDay(value: string | Date): string {
  return formatter({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(toDate(value));
}

/** "14.32" */
export function time(value: string | Date): string {
  return dot(formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(toDate(value)));
}

/** "20 november 14.32" */
export function dayTime(value: string | Date, now = new Date()): string {
  return `${day(value, now)} ${time(value)}`;
}

/** Whole calendar days from `now` to `value`; negative is in the past. */
export function daysFrom(value: string | Date, now = new Date()): number {
  const date = toDate(value);
  const at = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((at - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 86_400_000);
}

/** "vandaag", "gisteren", "over 2 weken", "3 dagen geleden"; beyond three months the day itself. */
export function relativeDay(value: string | Date, now = new Date()): string {
  const days = daysFrom(value, now);
  const words = new Intl.RelativeTimeFormat(tag(), { numeric: "auto" });
  if (Math.abs(days) < 14) return words.format(days, "day");
  if (Math.abs(days) < 60) return words.format(Math.round(days / 7), "week");
  if (Math.abs(days) < 92) return words.format(Math.round(days / 30), "month");
  return day(value, now);
}

/** "1.204" */
export function number(value: number): string {
  return new Intl.NumberFormat(tag()).format(value);
}

/** "anna, bram en carla" */
export function list(values: readonly string[]): string {
  return new Intl.ListFormat(tag(), { type: "conjunction" }).format(values);
}

/** "2,4 MB" */
export function bytes(value: number): string {
  const steps = ["B", "kB", "MB", "GB"] as const;
  let rest = value;
  let step = 0;
  while (rest >= 1000 && step < steps.length - 1) {
    rest /= 1000;
    step += 1;
  }
  const digits = step === 0 || rest >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(tag(), { maximumFractionDigits: digits }).format(rest)} ${steps[step]}`;
}

/** Orders names as the language does ("'t Hof", "van den Berg"). */
export function compare(a: string, b: string): number {
  return new Intl.Collator(tag(), { numeric: true }).compare(a, b);
}

/** "€ 12,50" from 1250 cents. */
export function money(cents: number): string {
  return new Intl.NumberFormat(tag(), { style: "currency", currency: "EUR" }).format(cents / 100);
}
