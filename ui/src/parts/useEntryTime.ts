import { useLingui } from "@lingui/react/macro";
import { dayTime, time } from "../i18n/format.ts";
import type { TimelineItemView } from "../ipc/types/TimelineItemView.ts";

type Told = Pick<TimelineItemView, "occurred_at" | "occurred_until" | "precision">;

/** When an entry happened on its day, no more exact than it was told. */
export function useEntryTime(): (entry: Told) => { time?: string; until?: string } {
  const { t } = useLingui();
  return ({ occurred_at, occurred_until, precision }) => {
    if (!occurred_at) return {};
    const at = time(occurred_at);
    if (precision === "about") return { time: t`ongeveer ${at}` };
    if (precision !== "period") return { time: at };
    return { time: t`vanaf ${at}`, ...(occurred_until ? { until: t`tot ${dayTime(occurred_until)}` } : {}) };
  };
}
