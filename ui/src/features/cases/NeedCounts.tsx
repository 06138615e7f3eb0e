import { Trans, useLingui } from "@lingui/react/macro";
import type { CaseCountsView } from "../../ipc/types/CaseCountsView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Cluster, Quiet } from "../../kit/Layout.tsx";
import { type Need, useNeedLabel } from "../../parts/caseRow.tsx";
import { paths } from "../../paths.ts";

/** How many open cases need what; every number leads to its list. */
export function NeedCounts({ counts }: { counts: CaseCountsView }) {
  const { t } = useLingui();
  const label = useNeedLabel();
  const all: [Need, number][] = [
    ["no_lead", counts.no_lead],
    ["overdue", counts.overdue],
    ["urgent", counts.urgent],
    ["conflict", counts.conflicts],
    ["quiet", counts.quiet],
  ];
  const shown = all.filter(([, count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <Cluster>
      <Quiet>
        <Trans>Wat aandacht vraagt:</Trans>
      </Quiet>
      {shown.map(([need, count]) => (
        <TextLink key={need} href={paths.casesThat(`needs=${need}`)} context={t`tonen`}>
          {count} {label(need)}
        </TextLink>
      ))}
      {counts.conflicts > 0 && <TextLink href={paths.differences}>{t`Alle verschillen bij elkaar`}</TextLink>}
    </Cluster>
  );
}
