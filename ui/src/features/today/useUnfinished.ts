import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import type { TodayView } from "../../ipc/types/TodayView.ts";
import type { Task } from "../../kit/TaskList.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { useDraftTasks } from "../../parts/drafts.tsx";
import { paths } from "../../paths.ts";

const FIRST_WORDS = 60;

/** Visits and notes to complete, and texts that were not saved, as one list. */
export function useUnfinished(view: TodayView): Task[] {
  const { t } = useLingui();
  const drafts = useDraftTasks();
  const begun = view.unfinished.map((entry) => {
    const visit = bareKind(entry.kind) === "visit";
    const words = entry.text.length > FIRST_WORDS ? `${entry.text.slice(0, FIRST_WORDS).trimEnd()}…` : entry.text;
    return {
      key: entry.record,
      href: visit ? paths.visit(entry.case, entry.record) : paths.entry(entry.case, entry.record),
      title: visit ? t`Huisbezoek aanvullen` : t`Notitie afronden`,
      detail: [words, entry.address, entry.occurred_at && dayTime(entry.occurred_at)].filter(Boolean).join(" · "),
    };
  });
  return [...begun, ...drafts(view.drafts)];
}
