import type { StagnationRowView } from "../../ipc/types/StagnationRowView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Quiet } from "../../kit/Layout.tsx";
import { AttentionPoint } from "../../parts/AttentionPoint.tsx";
import { LeadText } from "../../parts/caseRow.tsx";
import { paths } from "../../paths.ts";

/** One point with its case: pick it up now, or later with a reason. */
export function StagnationRow({ row }: { row: StagnationRowView }) {
  return (
    <AttentionPoint
      caseId={row.case}
      point={row.point}
      open
      head={
        <div>
          <TextLink href={paths.case(row.case)}>{row.address || row.number}</TextLink>{" "}
          <Quiet small>
            {row.number} · <LeadText lead={row.lead} />
          </Quiet>
        </div>
      }
    />
  );
}
