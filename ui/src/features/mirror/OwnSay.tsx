import { useLingui } from "@lingui/react/macro";
import type { ClaimKind } from "../../ipc/types/ClaimKind.ts";
import type { MirrorCellView } from "../../ipc/types/MirrorCellView.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { Strength } from "../../ipc/types/Strength.ts";
import { Select } from "../../kit/Choice.tsx";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

/** Says something of a task in the own name, at once. */
export type Say = (task: MirrorTaskView, says: ClaimKind, strength: Strength) => void;

type Answer = "full" | "partly" | "not" | "expect";
type OwnSayProps = { caseId: string; task: MirrorTaskView; cell: MirrorCellView; say: Say; pending: boolean };

/** The own word on a task, chosen from a menu; what needs a reason or a partner goes on at the page of the task. */
export function OwnSay({ caseId, task, cell, say, pending }: OwnSayProps) {
  const { t } = useLingui();
  const go = useGo();
  const own = cell.says.find((claim) => !claim.from_role && claim.state === "accepted" && claim.says !== "i_expect_of");
  const value: Answer | "" = own === undefined ? "" : own.says === "i_do_not" ? "not" : own.strength;
  const choose = (answer: Answer) => {
    if (answer === value) return;
    if (answer === "full" || answer === "partly") say(task, "i_do", answer);
    else go(paths.mirrorTask(caseId, task.task));
  };
  return (
    <Select<Answer>
      label={t`Wat zegt u?`}
      value={value}
      disabled={pending}
      placeholder={t`Nog niets gezegd`}
      onChange={choose}
      options={[
        { value: "full", label: t`doe ik` },
        { value: "partly", label: t`doe ik deels` },
        { value: "not", label: value === "not" ? t`doe ik niet` : t`doe ik niet, omdat…` },
        { value: "expect", label: t`verwacht ik van…` },
      ]}
    />
  );
}
