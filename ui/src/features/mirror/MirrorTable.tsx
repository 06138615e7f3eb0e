import { useLingui } from "@lingui/react/macro";
import type { MirrorPartnerView } from "../../ipc/types/MirrorPartnerView.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { RoleMirrorView } from "../../ipc/types/RoleMirrorView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { DataTable } from "../../kit/DataTable.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { paths } from "../../paths.ts";
import { Cell } from "./Cell.tsx";
import { Outcome } from "./Outcome.tsx";
import { OwnSay, type Say } from "./OwnSay.tsx";

export type MirrorProps = {
  caseId: string;
  mirror: RoleMirrorView;
  tasks: readonly MirrorTaskView[];
  /** Says something in the own name; none when nothing may be written. */
  say: Say | null;
  /** The task of which something is being said. */
  pending: string | null;
};

/** Tasks as rows, partners as columns. */
export function MirrorTable({ caseId, mirror, tasks, say, pending }: MirrorProps) {
  const { t } = useLingui();
  const cell = (task: MirrorTaskView, partner: MirrorPartnerView) => {
    const found = task.cells.find((one) => one.partner === partner.partner);
    if (!found) return null;
    if (!partner.own || say === null) return <Cell task={task} cell={found} />;
    return (
      <Stack gap="tight">
        <OwnSay caseId={caseId} task={task} cell={found} say={say} pending={pending === task.task} />
        <Cell task={task} cell={found} />
      </Stack>
    );
  };
  return (
    <DataTable
      caption={t`Taken en partners`}
      hideCaption
      rows={tasks}
      rowKey={(task) => task.task}
      columns={[
        {
          key: "task",
          header: t`Taak`,
          cell: (task) => (
            <>
              <TextLink href={paths.mirrorTask(caseId, task.task)}>{task.label}</TextLink>
              <div>
                <Outcome task={task} />
              </div>
              {task.blocks && <div className="kit-quiet kit-small">{t`Hier wacht succesfactor 2 op.`}</div>}
            </>
          ),
        },
        ...mirror.partners.map((partner) => ({
          key: partner.partner,
          header: partner.own ? t`${partner.name} (u)` : partner.name,
          cell: (task: MirrorTaskView) => cell(task, partner),
        })),
      ]}
    />
  );
}
