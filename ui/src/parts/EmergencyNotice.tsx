import { useLingui } from "@lingui/react/macro";
import { Notice } from "../kit/Notice.tsx";
import { SummaryList } from "../kit/SummaryList.tsx";
import { useTerms } from "./terms.ts";

const NUMBERS = ["112", "police", "crisis_service", "suicide_prevention", "safe_home", "care_concern", "animal"] as const;

/** Whom to call when there is danger now; the numbers come with the policy pack. */
export function EmergencyNotice() {
  const { t } = useLingui();
  const { text } = useTerms();
  const rows = NUMBERS.map((key) => ({ key, label: text(`emergency.${key}.number`), value: text(`emergency.${key}`) })).filter((row) => row.label !== "");
  return (
    <Notice kind="urgent" title={t`Bel eerst. Dit formulier kan wachten, wat u typte blijft bewaard.`} live="alert">
      <SummaryList rows={rows} />
      <p>{text("emergency.note") || t`Woonrust belt niemand voor u.`}</p>
    </Notice>
  );
}
