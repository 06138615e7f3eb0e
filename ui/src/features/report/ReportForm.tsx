import { useLingui } from "@lingui/react/macro";
import { useCallback, useRef } from "react";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { ReportHow, ReportWhat, ReportWhen } from "../../parts/reportFields.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { AcuteCheck } from "./AcuteCheck.tsx";
import { Where } from "./Where.tsx";
import { Who } from "./Who.tsx";
import { emptyReport, isAddition, type ReportValues, reportRequest } from "../../parts/reportValues.ts";
import { useReportSchema } from "./useReportSchema.ts";

/** One page: where, what, when, how, who, and whether there is danger now. */
export function ReportForm({ existing }: { existing: CaseView | null }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const openCases = useRef(0);
  const found = useCallback((open: number) => {
    openCases.current = open;
  }, []);
  const form = useCheckedForm<ReportValues, "take_in_report">({
    schema: useReportSchema(openCases),
    initial: emptyReport(existing),
    draft: { kind: "report", target: existing?.case ?? null },
    call: "take_in_report",
    request: reportRequest,
    done: (view, _, undo) => {
      report(view.opened ? t`Zaak ${view.number} is geopend.` : t`De melding staat in zaak ${view.number}.`, undo);
      go(paths.case(view.case));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={isAddition(form.values) ? t`Voeg de melding toe` : t`Open de zaak`}>
      {existing === null && <Where form={form} onFound={found} />}
      <ReportWhat form={form} />
      <AcuteCheck form={form} />
      <ReportWhen form={form} />
      <ReportHow form={form} />
      <Who form={form} />
    </CheckedFormFrame>
  );
}
