// Reads a day as people type it: "vrijdag", "over 2 weken", "20 nov", "20-11-2026".
import { CalendarDate, getDayOfWeek } from "@internationalized/date";

/** `future`: a bare "20 nov" or "vrijdag" means the next one; `past`: the last one. */
export type Direction = "future" | "past";

const MONTHS = ["jan", "feb", "mrt|maa|mar", "apr", "mei|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec"];
const WEEKDAYS = ["ma|mon", "di|tue", "wo|wed", "do|thu", "vr|fri", "za|sat", "zo|sun"];
const WEEKDAY = /^(ma|maandag|di|dinsdag|wo|woensdag|do|donderdag|vr|vrijdag|za|zaterdag|zo|zondag|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)$/;
const WORDS: Record<string, number> = {
  vandaag: 0, today: 0, nu: 0, morgen: 1, tomorrow: 1, overmorgen: 2, gisteren: -1, yesterday: -1, eergisteren: -2,
};
const COUNTS: Record<string, number> = {
  een: 1, één: 1, a: 1, an: 1, one: 1, twee: 2, two: 2, drie: 3, three: 3, vier: 4, four: 4, vijf: 5, five: 5, zes: 6, six: 6,
};

const indexIn = (table: readonly string[], word: string) =>
  table.findIndex((starts) => starts.split("|").some((start) => word.startsWith(start)));

function valid(year: number, month: number, dayOfMonth: number): CalendarDate | null {
  const made = new CalendarDate(year, month, dayOfMonth);
  return made.year === year && made.month === month && made.day === dayOfMonth ? made : null;
}

function shift(today: CalendarDate, count: number, unit: string): CalendarDate | null {
  if (/^(dag|day)/.test(unit)) return today.add({ days: count });
  if (/^week|^weken/.test(unit)) return today.add({ weeks: count });
  if (/^(maand|month)/.test(unit)) return today.add({ months: count });
  if (/^(jaar|year)/.test(unit)) return today.add({ years: count });
  return null;
}

function relative(text: string, today: CalendarDate): CalendarDate | null {
  const match = /^(?:(over|in)\s+)?(\d{1,3}|[a-zé]+)\s+([a-z]+)(\s+(?:geleden|ago))?$/.exec(text);
  if (!match || (!match[1] && !match[4])) return null;
  const count = COUNTS[match[2] ?? ""] ?? Number(match[2]);
  return Number.isInteger(count) ? shift(today, match[4] ? -count : count, match[3] ?? "") : null;
}

function weekday(text: string, today: CalendarDate, direction: Direction): CalendarDate | null {
  const words = text.replace(/^(op|on|aanstaande|komende|a\.s\.)\s+/, "").split(/\s+/);
  const name = words.at(-1) ?? "";
  if (!WEEKDAY.test(name)) return null;
  const wanted = indexIn(WEEKDAYS, name);
  const now = getDayOfWeek(today, "nl-NL", "mon");
  const lead = words.slice(0, -1).join(" ");
  if (/^(volgende week|next week|volgende|next)$/.test(lead)) return today.add({ days: 7 - now + wanted });
  if (/^(vorige week|last week)$/.test(lead)) return today.add({ days: wanted - now - 7 });
  const back = direction === "past" || /^(afgelopen|vorige|last)$/.test(lead);
  if (lead && !/^(afgelopen|vorige|last|deze|this)$/.test(lead)) return null;
  return back ? today.subtract({ days: (now - wanted + 7) % 7 || 7 }) : today.add({ days: (wanted - now + 7) % 7 || 7 });
}

function written(text: string, today: CalendarDate, direction: Direction): CalendarDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})(?:[-/.\s]+|(?=[a-z]))([a-z]+|\d{1,2})\.?(?:[-/.\s]+(\d{2}|\d{4}))?$/.exec(text);
  if (!parts) return null;
  const word = parts[2] ?? "";
  const month = /^\d/.test(word) ? Number(word) : indexIn(MONTHS, word) + 1;
  const dayOfMonth = Number(parts[1]);
  if (parts[3]) {
    const year = Number(parts[3]);
    return valid(year < 100 ? 2000 + year : year, month, dayOfMonth);
  }
  const here = valid(today.year, month, dayOfMonth);
  if (!here) return null;
  if (direction === "future" && here.compare(today) < 0) return valid(today.year + 1, month, dayOfMonth);
  if (direction === "past" && here.compare(today) > 0) return valid(today.year - 1, month, dayOfMonth);
  return here;
}

/** The day as `2026-11-20`, or null when the text names no day. `today` is a day too. */
export function parseDay(typed: string, today: string, direction: Direction = "future"): string | null {
  const [year = 0, month = 1, dayOfMonth = 1] = today.split("-").map(Number);
  const from = new CalendarDate(year, month, dayOfMonth);
  const text = typed.trim().toLowerCase().replace(/,/g, " ").replace(/\s+/g, " ");
  const word = WORDS[text];
  if (word !== undefined) return from.add({ days: word }).toString();
  const withoutWeekday = text.replace(/^[a-z]+(?:dag|day)\s+(?=\d)/, "");
  const found = weekday(text, from, direction) ?? relative(text, from) ?? written(withoutWeekday, from, direction);
  return found ? found.toString() : null;
}

/** A time of day as `14:32`, from "14.32", "14:32", "1432", "9 uur", "9"; null when it is none. */
export function parseTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:[.:u\s]?(\d{2}))?\s*(?:uur|u|h)?$/.exec(typed.trim().toLowerCase());
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** The day of a Date on this device. */
export function isoDay(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
}

/** Day and time on this device as an instant with its offset: `2026-11-20T14:32:00+01:00`. */
export function isoInstant(dayText: string, timeText: string): string {
  const date = new Date(`${dayText}T${timeText}:00`);
  const minutes = -date.getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${dayText}T${timeText}:00${sign}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
