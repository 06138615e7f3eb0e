import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { PlainList, Quiet, Section } from "../../kit/Layout.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { AgreementFields, blankAgreement, useAgreementSchema } from "../../parts/courseFields.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { OwnRecord } from "../../parts/OwnRecord.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { paths } from "../../paths.ts";

export default function AgreementsScreen() {
  const { t } = useLingui();
  const [added, setAdded] = useState(0);
  return (
    <CasePage title={t`Afspraken`} needsOpen>
      {(view) => (
        <>
          <Agreed view={view} />
          <Section title={t`Nieuwe afspraak`}>
            <AddAgreement key={added} view={view} onDone={() => setAdded(added + 1)} />
          </Section>
        </>
      )}
    </CasePage>
  );
}

function Agreed({ view }: { view: CaseView }) {
  const { t } = useLingui();
  if (view.agreements.length === 0) return <p className="kit-quiet">{t`Nog geen afspraken.`}</p>;
  return (
    <PlainList
      label={t`Afspraken`}
      items={view.agreements.map((agreed) => ({
        key: agreed.record,
        content: (
          <>
            <strong>{agreed.with}</strong>{" "}
            <Quiet small>{[agreed.agreed_at && day(agreed.agreed_at), agreed.until && t`tot ${day(agreed.until)}`].filter(Boolean).join(" · ")}</Quiet>
            <div>{agreed.text}</div>
            {agreed.editable && (
              <OwnRecord record={agreed.record} caseId={view.case} what={agreed.text.slice(0, 40)} takenBack={t`Teruggenomen. De afspraak staat niet meer in de zaak.`} />
            )}
          </>
        ),
      }))}
    />
  );
}

function AddAgreement({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: useAgreementSchema(),
    initial: blankAgreement,
    draft: { kind: "agreement", target: view.case },
    call: "add_agreement",
    request: (values) => ({
      case: view.case,
      with: values.with.trim(),
      text: values.text.trim(),
      agreed_at: values.agreed_at || null,
      until: values.until || null,
    }),
    done: (_, __, undo) => {
      report(t`De afspraak is vastgelegd.`, undo);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Leg afspraak vast`} back={paths.case(view.case)}>
      <AgreementFields form={form} />
    </CheckedFormFrame>
  );
}
