import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import type { TodayView } from "../../ipc/types/TodayView.ts";
import type { Task } from "../../kit/TaskList.tsx";
import { useDraftTasks } from "../../parts/drafts.tsx";
import { paths } from "../../paths.ts";

/** Visits to complete and texts that were not saved, as one list. */
export function useUnfinished(view: TodayView): Task[] {
  const { t } = useLingui();
  const drafts = useDraftTasks();
  const visits = view.unfinished.map((visit) => ({
    key: visit.visit,
    href: paths.visit(visit.case, visit.visit),
    title: t`Huisbezoek aanvullen`,
    detail: visit.occurred_at ? `${visit.address} · ${dayTime(visit.occurred_at)}` : visit.address,
  }));
  return [...visits, ...drafts(view.drafts)];
}
