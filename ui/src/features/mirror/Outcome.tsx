import { useLingui } from "@lingui/react/macro";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";

/** What the mirror shows of a task: plain when it is clear, colour when it asks for a talk. */
export function Outcome({ task }: { task: MirrorTaskView }) {
  const { t } = useLingui();
  if (!task.begun) return <Quiet>{t`Nog niets gezegd`}</Quiet>;
  if (task.outcome === "clear") return <>{task.outcome_label}</>;
  const heavy = task.outcome === "double" || task.outcome === "gap" || task.outcome === "misunderstanding";
  return <StatusTag tone={heavy ? "attention" : "todo"}>{task.outcome_label}</StatusTag>;
}
