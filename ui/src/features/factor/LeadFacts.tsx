import { useLingui } from "@lingui/react/macro";
import { relativeDay } from "../../i18n/format.ts";
import type { FactorView } from "../../ipc/types/FactorView.ts";
import { Button } from "../../kit/Button.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";

/** SF1: what the lead may decide, and when somebody last looked over the whole. */
export function LeadFacts({ caseId, view, open }: { caseId: string; view: FactorView; open: boolean }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const look = () => void run("go_through_overview", { case: caseId }, { text: t`Vastgelegd: overzicht nagelopen.` });
  return (
    <Stack>
      <SummaryList
        rows={[
          { key: "mandate", label: t`De regievoerder mag beslissen`, value: view.mandate, ...(open ? { change: paths.partners(caseId) } : {}) },
          { key: "overview", label: t`Overzicht nagelopen`, value: view.overview_at ? relativeDay(view.overview_at) : t`Nog niet` },
        ]}
      />
      {error && <ErrorState error={error} onRetry={look} />}
      {open && (
        <Button kind="secondary" onPress={look} pending={pending !== null}>
          {t`Overzicht nagelopen`}
        </Button>
      )}
    </Stack>
  );
}
