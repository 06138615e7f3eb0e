import { useLingui } from "@lingui/react/macro";
import type { MirrorCellView } from "../../ipc/types/MirrorCellView.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import { Quiet, Stack } from "../../kit/Layout.tsx";
import { ClaimWords } from "./ClaimWords.tsx";

/** One partner and one task: what he says himself first, then what others think. */
export function Cell({ task, cell }: { task: MirrorTaskView; cell: MirrorCellView }) {
  const { t } = useLingui();
  return (
    <Stack gap="tight">
      {cell.says.map((claim) => (
        <div key={claim.record}>
          <ClaimWords claim={claim} />
        </div>
      ))}
      {cell.expected.map((claim) => (
        <Quiet small key={claim.record}>{t`${claim.name} verwacht dit`}</Quiet>
      ))}
      {cell.says.length + cell.expected.length === 0 && (task.begun ? <Quiet>–</Quiet> : <National cell={cell} />)}
    </Stack>
  );
}

/** What the national lists say of his side: a question, not an answer. */
function National({ cell }: { cell: MirrorCellView }) {
  const { t } = useLingui();
  const lines = [
    cell.national_does === "clear" && t`Landelijk: doet dit. Hier ook?`,
    cell.national_does === "partly" && t`Landelijk: doet dit deels. Hier ook?`,
    cell.national_expected !== "absent" && t`Landelijk: anderen verwachtten dit. Hier ook?`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return <Quiet>–</Quiet>;
  return lines.map((line) => (
    <Quiet small key={line}>
      {line}
    </Quiet>
  ));
}
