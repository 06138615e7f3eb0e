import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { InterventionType } from "../../ipc/types/InterventionType.ts";
import type { InterventionView } from "../../ipc/types/InterventionView.ts";
import { Button } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { blankIntervention, InterventionFields, useInterventionSchema } from "../../parts/courseFields.tsx";
import { OwnRecord } from "../../parts/OwnRecord.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { EndIntervention } from "./EndIntervention.tsx";

export default function InterventionsScreen() {
  const { t } = useLingui();
  const [added, setAdded] = useState(0);
  return (
    <CasePage title={t`Interventies`} needsOpen>
      {(view) => (
        <>
          <Tried view={view} />
          <Section title={t`Nieuwe interventie`}>
            <AddIntervention key={added} view={view} onDone={() => setAdded(added + 1)} />
          </Section>
        </>
      )}
    </CasePage>
  );
}

function Tried({ view }: { view: CaseView }) {
  const { t } = useLingui();
  if (view.interventions.length === 0) return <p className="kit-quiet">{t`Nog niets geprobeerd. Leg vast wat u doet, dan ziet iedereen wat werkt.`}</p>;
  return (
    <PlainList label={t`Interventies`} items={view.interventions.map((tried) => ({ key: tried.record, content: <OneIntervention tried={tried} caseId={view.case} /> }))} />
  );
}

function OneIntervention({ tried, caseId }: { tried: InterventionView; caseId: string }) {
  const { t } = useLingui();
  const { label } = useTerms();
  const [ending, setEnding] = useOpenForm({ end: "end_intervention" }, tried.record);
  const name = label("intervention", tried.kind) || t`Interventie`;
  const period = [tried.started && t`sinds ${day(tried.started)}`, tried.ended && t`tot ${day(tried.ended)}`, tried.by].filter(Boolean).join(" · ");
  const open = tried.result === "";
  return (
    <Stack gap="tight">
      <div>
        <strong>{name}</strong> <Quiet small>{period}</Quiet> {open && <StatusTag tone="todo">{t`Nog geen resultaat`}</StatusTag>}
      </div>
      {tried.text && <div>{tried.text}</div>}
      {!open && <div>{t`Resultaat: ${tried.result}`}</div>}
      {open && !ending && (
        <Button kind="secondary" onPress={() => setEnding("end")} context={name}>
          {t`Schrijf het resultaat op`}
        </Button>
      )}
      {ending && <EndIntervention tried={tried} onClose={() => setEnding(null)} />}
      {tried.editable && !ending && (
        <OwnRecord record={tried.record} caseId={caseId} what={name} takenBack={t`Teruggenomen. De interventie staat niet meer in de zaak.`} />
      )}
    </Stack>
  );
}

function AddIntervention({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: useInterventionSchema(),
    initial: blankIntervention(view.partners),
    draft: { kind: "intervention", target: view.case },
    call: "add_intervention",
    request: (values) => ({
      case: view.case,
      kind: values.type as InterventionType,
      started: values.started || null,
      by: values.by || null,
      text: values.text.trim(),
    }),
    done: (_, __, undo) => {
      report(t`De interventie is vastgelegd.`, undo);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Leg interventie vast`} back={paths.case(view.case)}>
      <InterventionFields form={form} partners={view.partners} />
    </CheckedFormFrame>
  );
}
