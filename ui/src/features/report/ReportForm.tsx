import { useLingui } from "@lingui/react/macro";
import { useCallback, useRef } from "react";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { AcuteCheck } from "./AcuteCheck.tsx";
import { How } from "./How.tsx";
import { When } from "./When.tsx";
import { Where } from "./Where.tsx";
import { Who } from "./Who.tsx";
import { emptyReport, isAddition, type ReportValues, reportRequest } from "./reportValues.ts";
import { useReportSchema } from "./useReportSchema.ts";

/** One page: where, what, when, how, who, and whether there is danger now. */
export function ReportForm({ existing }: { existing: CaseView | null }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const { options } = useTerms();
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
    done: (view) => {
      report(view.opened ? t`Zaak ${view.number} is geopend.` : t`De melding staat in zaak ${view.number}.`);
      go(paths.case(view.case));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={isAddition(form.values) ? t`Voeg de melding toe` : t`Open de zaak`}>
      {existing === null && <Where form={form} onFound={found} />}
      <Section title={t`Wat is er gemeld?`}>
        <Stack>
          <TextArea {...form.field("text")} label={t`In de woorden van de melder`} hint={t`Wat, hoe vaak en hoe lang. Alle partners lezen dit, zet er geen naam van de melder in.`} rows={4} />
          <CheckboxGroup {...form.field("categories")} legend={t`Soort overlast`} options={options("category")} tiles />
          <TextField {...form.field("place")} label={t`Waar precies?`} hint={t`Bijvoorbeeld: trappenhuis, tuin, achterkant.`} optional />
        </Stack>
      </Section>
      <AcuteCheck form={form} />
      <When form={form} />
      <How form={form} />
      <Who form={form} />
    </CheckedFormFrame>
  );
}
