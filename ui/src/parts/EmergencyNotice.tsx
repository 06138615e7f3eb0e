import { useLingui } from "@lingui/react/macro";
import { Notice } from "../kit/Notice.tsx";
import { SummaryList } from "../kit/SummaryList.tsx";
import { useTerms } from "./terms.ts";
import { useEmergencyRows } from "./useEmergencyRows.ts";

/** Whom to call when there is danger now. */
export function EmergencyNotice() {
  const { t } = useLingui();
  const { text } = useTerms();
  return (
    <Notice kind="urgent" title={t`Bel eerst. Dit formulier kan wachten, wat u typte blijft bewaard.`} live="alert">
      <SummaryList rows={useEmergencyRows()} />
      <p>{text("emergency.note") || t`Woonrust belt niemand voor u.`}</p>
    </Notice>
  );
}
