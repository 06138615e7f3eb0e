import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { Urgency } from "../../ipc/types/Urgency.ts";
import { TextLink } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { EmergencyNotice } from "../../parts/EmergencyNotice.tsx";
import { UrgencyText } from "../../parts/caseRow.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

export default function UrgencyScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Hoe dringend is deze zaak?`} needsOpen>
      {(view) => (
        <>
          <Now view={view} />
          <SetUrgency view={view} />
        </>
      )}
    </CasePage>
  );
}

function Now({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { urgency } = view;
  if (urgency.code === null && !urgency.disputed) return null;
  return (
    <>
      {urgency.disputed && (
        <Notice
          kind="attention"
          title={t`Over de urgentie bestaan verschillende antwoorden`}
          action={<TextLink href={paths.caseDifferences(view.case)}>{t`Bekijk wie wat koos`}</TextLink>}
        >
          {t`Tot iemand kiest, geldt de hoogste.`}
        </Notice>
      )}
      <SummaryList
        rows={[
          { key: "now", label: t`Nu`, value: <UrgencyText urgency={urgency.code} /> },
          { key: "why", label: t`Waarom`, value: urgency.reason },
          { key: "review", label: t`Opnieuw bekijken`, value: urgency.review_by && t`uiterlijk ${day(urgency.review_by)}` },
        ]}
      />
    </>
  );
}

function SetUrgency({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const { options, text } = useTerms();
  const form = useCheckedForm({
    schema: object({ urgency: pipe(string(), nonEmpty(t`Kies hoe dringend het is.`)), reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom.`)) }),
    initial: { urgency: "" as Urgency | "", reason: "" },
    draft: { kind: "urgency", target: view.case },
    call: "set_urgency",
    request: (values) => ({ case: view.case, urgency: values.urgency as Urgency, reason: values.reason.trim() }),
    done: (_, __, undo) => {
      report(t`De urgentie is vastgelegd.`, undo);
      go(paths.case(view.case));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Leg urgentie vast`} back={paths.case(view.case)}>
      <RadioGroup
        {...form.field("urgency")}
        legend={t`Urgentie vanaf nu`}
        options={options("urgency").map((option) => ({ ...option, hint: text(`urgency.${option.value}.meaning`) }))}
      />
      {form.values.urgency === "acute" && <EmergencyNotice />}
      <TextArea {...form.field("reason")} label={t`Waarom?`} hint={t`Schrijf feiten op. Partners lezen dit mee.`} />
    </CheckedFormFrame>
  );
}
