import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { DateField } from "../../kit/DateField.tsx";
import { PlainList, Quiet, Section } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { dayText } from "../../parts/when.ts";
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
    schema: object({
      with: pipe(string(), trim(), nonEmpty(t`Schrijf op met wie u dit afsprak.`)),
      text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat u afsprak.`)),
      agreed_at: dayText(),
      until: dayText(),
    }),
    initial: { with: "", text: "", agreed_at: "", until: "" },
    draft: { kind: "agreement", target: view.case },
    call: "add_agreement",
    request: (values) => ({
      case: view.case,
      with: values.with.trim(),
      text: values.text.trim(),
      agreed_at: values.agreed_at || null,
      until: values.until || null,
    }),
    done: () => {
      report(t`De afspraak is vastgelegd.`);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Leg afspraak vast`} back={paths.case(view.case)}>
      <TextField {...form.field("with")} label={t`Met wie?`} />
      <TextArea {...form.field("text")} label={t`Wat is afgesproken?`} hint={t`Wie doet wat, en wanneer is het goed?`} />
      <DateField {...form.field("agreed_at")} label={t`Wanneer afgesproken?`} hint={t`Leeg laten betekent vandaag.`} direction="past" optional />
      <DateField {...form.field("until")} label={t`Tot wanneer?`} optional />
    </CheckedFormFrame>
  );
}
