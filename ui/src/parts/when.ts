// Days and moments in a form: what is refused and in which words, and how a day alone goes to the core.
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { check, pipe, string } from "valibot";
import { dayFault, isDay, momentFault, momentOf, type WhenFault } from "../i18n/when.ts";
import type { Precision } from "../ipc/types/Precision.ts";

const faults = {
  day_missing: msg`Vul bij de tijd ook de dag in.`,
  day_unknown: msg`Deze dag herkennen wij niet. Typ hem zoals 20 november, vrijdag of gisteren.`,
  time_unknown: msg`Deze tijd herkennen wij niet. Typ hem zoals 14.30, of laat hem leeg.`,
} satisfies Record<WhenFault, unknown>;

/** What is wrong with a day or moment, for the error summary. */
export const faultWords = (fault: WhenFault | null): string => (fault === null ? "" : i18n._(faults[fault]));

/** A day, or nothing; what is not understood is refused. */
export const dayText = () => pipe(string(), check((value) => dayFault(value) === null, (issue) => faultWords(dayFault(issue.input))));

/** A moment, a day alone, or nothing; what is not understood is refused. */
export const momentText = () => pipe(string(), check((value) => momentFault(value) === null, (issue) => faultWords(momentFault(issue.input))));

type Occurred<T> = { occurred_at: T; occurred_until: T; precision: Precision };

/** When something happened, as the core takes it: a day alone is about noon, in a period the whole day. */
export function occurred({ occurred_at, occurred_until, precision }: Occurred<string>): Occurred<string | null> {
  if (precision === "period") {
    return { occurred_at: momentOf(occurred_at, "00:00"), occurred_until: momentOf(occurred_until, "23:59"), precision };
  }
  return { occurred_at: momentOf(occurred_at), occurred_until: null, precision: isDay(occurred_at) ? "about" : precision };
}
